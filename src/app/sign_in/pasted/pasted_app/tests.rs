use super::*;

const TENANT: &str = "11111111-2222-4333-8444-555555555555";
const APP: &str = "8c62f621-aaaa-4000-8000-00000000abcd";
const SECRET: &str = "Abc8Q~x-1.y_Z=";

fn read(text: &str) -> [Option<String>; 3] {
    let read = PastedApp::read(text).unwrap_or_default();
    [
        read.tenant,
        read.client_id,
        read.secret.map(|secret| secret.to_string()),
    ]
}

#[test]
fn a_label_alone_is_taken_off_however_it_is_parted_from_its_value() {
    for sign in [": ", " : ", ":\t", "\t", "=", " = ", " | ", "\n", " "] {
        let text = format!("Directory (tenant) ID{sign}{TENANT}");
        assert_eq!(read(&text), [Some(TENANT.into()), None, None], "{text:?}");
        let text = format!("  application (Client) ID{sign}\"{APP}\"\n");
        assert_eq!(read(&text), [None, Some(APP.into()), None], "{text:?}");
    }
    for sign in [
        ": ",
        "=",
        "\t",
        " : \"",
        "\n",
        " (value): ",
        "(value, from the vault)=",
        " (Wert)\t",
    ] {
        let text = format!("Client secret{sign}{SECRET}");
        assert_eq!(read(&text), [None, None, Some(SECRET.into())], "{text:?}");
    }
}

#[test]
fn each_value_of_a_block_is_found_in_any_order() {
    let all = [Some(TENANT.into()), Some(APP.into()), Some(SECRET.into())];
    for text in [
        format!("Tenant ID: {TENANT}\nClient ID: {APP}\nClient secret: {SECRET}\n"),
        format!("Tenant ID: {TENANT} Client ID: {APP} Client secret: {SECRET}"),
        format!("Tenant {TENANT}, App {APP}, Secret {SECRET}, Server http://127.0.0.1:9943"),
        format!("Secret {SECRET}; app {APP}; tenant {TENANT}"),
        format!("tenant={TENANT}, client={APP}, secret={SECRET}"),
        format!("App: Moderato desk, Tenant {TENANT}, Client {APP}, password {SECRET}"),
        format!("AZURE_CLIENT_ID={APP}\nAZURE_CLIENT_SECRET={SECRET}\nAZURE_TENANT_ID={TENANT}"),
        format!(
            "{{\"appId\": \"{APP}\", \"displayName\": \"Desk\", \"password\": \"{SECRET}\", \"tenant\": \"{TENANT}\"}}"
        ),
        format!("| Tenant ID | {TENANT} |\n| App ID | {APP} |\n| Secret value | {SECRET} |"),
        format!(
            "Display name\nModerato desk\nApplication (client) ID\n{APP}\nObject ID\n{SECOND}\n\
             Directory (tenant) ID\n{TENANT}\nSecret ID: {SECOND}\nValue: {SECRET}\nExpires: 1/2/2027"
        ),
    ] {
        assert_eq!(read(&text), all, "{text}");
    }
    let domain = read(&format!("Tenant: contoso.example, app id: {APP}"));
    assert_eq!(
        domain,
        [Some("contoso.example".into()), Some(APP.into()), None]
    );
}

const SECOND: &str = "99999999-2222-4333-8444-555555555555";

#[test]
fn labels_of_every_language_are_read_whatever_the_language_of_the_window() {
    let all = [Some(TENANT.into()), Some(APP.into()), Some(SECRET.into())];
    for [tenant, app, secret] in [
        [
            "Verzeichnis-ID (Mandant)",
            "Anwendungs-ID (Client)",
            "Geheimer Clientschlüssel",
        ],
        [
            "ID de l’annuaire (locataire)",
            "ID d'application (client)",
            "Valeur du secret",
        ],
        [
            "Id. de directorio (inquilino)",
            "Id. de aplicación (cliente)",
            "Secreto de cliente",
        ],
        [
            "ID do diretório (locatário)",
            "ID do aplicativo (cliente)",
            "Segredo do cliente",
        ],
        [
            "ディレクトリ (テナント) ID",
            "アプリケーション (クライアント) ID",
            "クライアント シークレット",
        ],
        [
            "디렉터리(테넌트) ID",
            "애플리케이션(클라이언트) ID",
            "클라이언트 암호",
        ],
        ["目录(租户) ID", "应用程序(客户端) ID", "客户端密码"],
    ] {
        let text = format!("{tenant}: {TENANT}\n{app}: {APP}\n{secret}: {SECRET}\n");
        assert_eq!(read(&text), all, "{text}");
        let text = format!("Hallo,\n{secret}\t{SECRET}\n{app}\t{APP}\n{tenant}\t{TENANT}\nBob");
        assert_eq!(read(&text), all, "{text}");
    }
}

#[test]
fn a_quoted_secret_ends_at_its_quote() {
    let json = [
        format!(r#"{{"tenantId":"{TENANT}","clientId":"{APP}","clientSecret":"{SECRET}"}}"#),
        format!(r#"{{"clientSecret":"{SECRET}","clientId":"{APP}","tenantId":"{TENANT}"}}"#),
        format!(
            r#"[{{ "clientSecret" : "{SECRET}" }},{{"appId":"{APP}"}},{{"tenant":"{TENANT}"}}]"#
        ),
        format!("client_secret='{SECRET}';client_id='{APP}';tenant='{TENANT}'"),
    ];
    for text in json {
        let all = [TENANT, APP, SECRET].map(|value| Some(value.to_owned()));
        assert_eq!(read(&text), all, "{text}");
    }
}

#[test]
fn values_without_labels_are_told_apart_by_their_shape() {
    let domain = "contoso.onmicrosoft.com";
    let all = |tenant: &str| [tenant, APP, SECRET].map(|value| Some(value.to_owned()));
    let quoted = format!("\"{APP}\",\n“{SECRET}”\n'{domain}'\n");
    for (text, wanted, is_guessed) in [
        (format!("{domain}\n{APP}\n{SECRET}"), all(domain), false),
        (
            format!("{SECRET}\r\n{APP}\r\n{domain}\r\n"),
            all(domain),
            false,
        ),
        (quoted, all(domain), false),
        (
            format!("Contoso, our desk:\n{APP}\n\n{domain}\n{SECRET}"),
            all(domain),
            false,
        ),
        (format!("{domain} {APP} {SECRET}"), all(domain), false),
        (format!("{TENANT}\n{APP}\n{SECRET}"), all(TENANT), true),
        (format!("{SECRET}\t{TENANT}\t{APP}"), all(TENANT), true),
    ] {
        assert_eq!(read(&text), wanted, "{text}");
        let read = PastedApp::read(&text).unwrap();
        assert_eq!(read.is_guessed, is_guessed, "{text}");
    }
    let [_, app, secret] = all("");
    let pair = format!("{APP}\n{SECRET}");
    assert_eq!(read(&pair), [None, app, secret]);
    assert!(PastedApp::read(&pair).unwrap().is_guessed);
    for text in [
        format!("{APP}\n{SECRET}\n{SECRET}2"),
        format!("{APP}\n{TENANT}\n{SECOND}"),
        format!("{domain}\n{APP}\n{TENANT}"),
        format!("{domain}\n{SECRET}"),
        format!("{APP} Anna"),
    ] {
        assert!(PastedApp::read(&text).is_none(), "{text}");
    }
}

#[test]
fn a_value_alone_names_nothing() {
    for text in [
        "",
        TENANT,
        SECRET,
        "contoso.example",
        "the secret of the tenant",
        "my-secret:x",
    ] {
        assert!(PastedApp::read(text).is_none(), "{text}");
    }
}

const HERE: &str = "http://127.0.0.1:8473";

/// Returns the addresses of Graph and the sign-in that a text names.
fn addresses(text: &str) -> [Option<String>; 2] {
    let read = PastedApp::read(text).unwrap_or_default();
    [read.graph, read.authority]
}

#[test]
fn values_in_a_column_behind_their_labels_are_all_taken() {
    let text = format!(
        "  Cloud                    choose \"Custom addresses\"\n\
         \x20 Graph address            {HERE}\n\
         \x20 Sign-in address          leave it empty\n\
         \x20 Directory (tenant) ID    {TENANT}\n\
         \x20 Application (client) ID  {APP}\n\
         \x20 Secret value             simulator~not-a-secret\n"
    );
    let wanted = [TENANT, APP, "simulator~not-a-secret"].map(|it| Some(it.to_owned()));
    assert_eq!(read(&text), wanted);
    assert_eq!(addresses(&text), [Some(HERE.into()), None]);
    let single = text
        .replace("  ", " ")
        .replace("  ", " ")
        .replace("  ", " ");
    assert_eq!(read(&single), wanted, "{single}");
    assert_eq!(addresses(&single), [Some(HERE.into()), None]);
    let command = format!(
        "AZURE_CLIENT_SECRET='simulator~not-a-secret' moderato --graph-url {HERE} --tenant {TENANT} --client-id {APP} --call x"
    );
    assert_eq!(read(&command), wanted, "{command}");
    assert_eq!(addresses(&command), [Some(HERE.into()), None]);
}

#[test]
fn an_address_is_taken_however_it_is_written() {
    for line in [
        format!("Address: {HERE}"),
        format!("Graph address\t{HERE}"),
        format!("GRAPH_URL={HERE}/v1.0"),
        format!("| Server | <{HERE}/> |"),
        format!("- **Graph endpoint:** [{HERE}]({HERE})"),
        format!("It runs on {HERE}."),
        format!("Token from {HERE}/{TENANT}/oauth2/v2.0/token"),
        HERE.to_owned(),
    ] {
        let text = format!("{line}\nTenant ID: {TENANT}\nClient ID: {APP}");
        assert_eq!(addresses(&text), [Some(HERE.into()), None], "{text}");
        let all = [Some(TENANT.into()), Some(APP.into()), None];
        assert_eq!(read(&text), all, "{text}");
    }
    let bare = format!("{HERE}\n{TENANT}\n{APP}\n{SECRET}");
    assert_eq!(addresses(&bare), [Some(HERE.into()), None]);
    assert_eq!(read(&bare)[2], Some(SECRET.into()));
    for (line, wanted) in [
        ("Server: 127.0.0.1:8473", [Some("127.0.0.1:8473"), None]),
        ("Graph address: graph.lab", [Some("graph.lab"), None]),
        (
            "Graph URL  https://sim.example/x",
            [Some("https://sim.example/x"), None],
        ),
        (
            "Authority: https://login.lab.example/",
            [None, Some("https://login.lab.example")],
        ),
        (
            "URL: https://login.microsoftonline.us",
            [None, Some("https://login.microsoftonline.us")],
        ),
        (
            "Scope: https://graph.microsoft.us/.default",
            [Some("https://graph.microsoft.us"), None],
        ),
        ("See https://portal.azure.com/#view/x", [None, None]),
        ("Redirect: http://localhost", [None, None]),
        ("Its address: 12 Main Street", [None, None]),
        ("Homepage URL: https://contoso.example/desk", [None, None]),
    ] {
        let text = format!("{line}\nTenant ID: {TENANT}");
        assert_eq!(
            addresses(&text),
            wanted.map(|it| it.map(str::to_owned)),
            "{text}"
        );
    }
}

#[test]
fn what_may_be_meant_and_is_not_used_is_kept_to_be_told() {
    let left = |text: &str| PastedApp::read(text).unwrap().left;
    let wiki = "https://wiki.contoso.example/desk";
    let text = format!("{wiki}\nTenant ID: {TENANT}\n{HERE}/v1.0 and {HERE}/x");
    assert_eq!(left(&text).as_deref(), Some(wiki));
    let text = format!("https://portal.azure.com/x\nTenant ID: {TENANT}");
    assert_eq!(left(&text), None);
    let several = |text: &str| PastedApp::read(text).unwrap().is_several;
    assert!(several(&format!("App ID: {APP}\nApp ID: {SECOND}")));
    assert!(!several(&format!("App ID: {APP}\nClient ID: {APP}")));
}

#[test]
fn a_row_of_entras_table_gives_the_value_of_its_secret() {
    for row in [
        format!("Desk\t5/30/2027\t{SECRET}\t{SECOND}"),
        format!("Desk of Ana 30.5.2027 {SECRET} {SECOND}"),
        format!("Description\tExpires\tValue\tSecret ID\nDesk\t2027-05-30\t{SECRET}\t{SECOND}\n"),
        format!("Desk\n5/30/2027\n{SECRET}\n{SECOND}\n"),
    ] {
        assert_eq!(read(&row), [None, None, Some(SECRET.into())], "{row}");
    }
    let masked = PastedApp::read(&format!("Desk\t5/30/2027\tAbc****************\t{SECOND}"));
    let masked = masked.unwrap();
    assert!(masked.is_masked && masked.secret.is_none());
    let entras = "Abc8Q~0123456789abcdefghijABCDEFGHIJ~-_x";
    let text = format!("Tenant ID: {TENANT}\nClient ID: {APP}\n\n{entras}\n");
    assert_eq!(read(&text)[2].as_deref(), Some(entras));
}

#[test]
fn a_callback_address_is_found_by_its_label_in_each_language_and_is_not_left_over() {
    let address = "https://bot.example.org/api/calls";
    for label in [
        "Callback address",
        "callbackUri",
        "Webhook (for calling)",
        "Callback-Adresse",
        "Adresse de rappel",
        "Dirección de callback",
        "Endereço de callback",
        "コールバック アドレス",
        "콜백 주소",
        "回调地址",
    ] {
        let text = format!("Tenant ID: {TENANT}\nClient ID: {APP}\n{label}: {address}\n");
        let read = PastedApp::read(&text).unwrap_or_default();
        assert_eq!(read.callback.as_deref(), Some(address), "{label}");
        assert_eq!((read.left, read.graph), (None, None), "{label}");
    }
}
