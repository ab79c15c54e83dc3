use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::*;

use crate::app::sign_in::credential::credential_text::{
    is_for_another_service, is_in_shared_folder, token_error,
};

fn keys(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys");
    folder.join(name).display().to_string()
}

fn form(change: impl FnOnce(&mut Environment)) -> CredentialForm {
    let mut app = Environment::default();
    change(&mut app);
    CredentialForm::new(&mut app)
}

fn read(form: &mut CredentialForm) -> Result<Credential, CredentialErrors> {
    let mut errors = CredentialErrors::default();
    form.read(&mut errors).ok_or(errors)
}

/// Polls until the reading thread is done, as successive frames do. Returns whether to send the form now.
fn settle(form: &mut CredentialForm) -> bool {
    let began = Instant::now();
    while form.reading.is_pending() {
        assert!(began.elapsed() < Duration::from_mins(1), "it never ended");
        std::thread::yield_now();
    }
    form.take_reading() == Some(true)
}

#[test]
fn the_environments_certificate_goes_before_its_token_and_that_before_its_secret() {
    use CredentialKind as Kind;
    let all: [fn(&mut Environment); 3] = [
        |it| it.certificate_path = Some(keys("pkcs8.pem")),
        |it| it.federated_token_file = Some("/token".into()),
        |it| it.secret = Some("s".into()),
    ];
    for (from, kind, left_out) in [
        (
            0,
            Kind::Certificate,
            vec!["AZURE_FEDERATED_TOKEN_FILE", "AZURE_CLIENT_SECRET"],
        ),
        (1, Kind::Federated, vec!["AZURE_CLIENT_SECRET"]),
        (2, Kind::Secret, vec![]),
    ] {
        let mut form = form(|app| all[from..].iter().for_each(|set| set(app)));
        assert_eq!((form.kind, form.given), (kind, Some(kind)));
        assert!(form.uses_given());
        assert_eq!(form.left_out, left_out);
        (form.secret, form.certificate_path) = ("typed".into(), "typed".into());
        form.federated_path = "typed".into();
        assert!(!form.uses_given());
    }
    let empty = form(|_| {});
    assert_eq!((empty.kind, empty.given), (Kind::Secret, None));
}

#[test]
fn a_certificate_is_read_aside_and_then_used_without_another_click() {
    let mut form = form(|it| it.certificate_path = Some(keys("new.pfx")));
    form.password = "test-password".into();
    assert_eq!(read(&mut form).unwrap_err(), CredentialErrors::default());
    assert!(settle(&mut form), "it is sent by itself");
    let Ok(Credential::Certificate(used)) = read(&mut form) else {
        panic!("no certificate");
    };
    assert_eq!(used.algorithm, SigningAlgorithm::Ps256);
    assert_eq!(form.certificate_errors(), CredentialErrors::default());
    form.forget();
    assert!(form.password.is_empty() && form.reading.outcome().is_none());
}

#[test]
fn however_quickly_somebody_types_what_is_known_is_of_the_last_letter() {
    let mut form = form(|_| {});
    form.kind = CredentialKind::Certificate;
    let whole = keys("pkcs8.pem");
    for end in whole.len() - 12..=whole.len() {
        form.certificate_path = whole[..end].into();
        form.read_while_typed();
        assert!(form.reading.outcome().is_none(), "nothing of another file");
    }
    settle(&mut form);
    assert!(matches!(form.reading.outcome(), Some(Ok(_))));
    form.certificate_path = format!(" \"{whole}\"\n");
    form.read_while_typed();
    assert!(form.reading.outcome().is_some(), "it is the same file");
}

#[test]
fn another_computer_is_not_asked_for_a_file_while_its_name_is_typed() {
    let mut form = form(|it| it.certificate_path = Some(keys("pkcs8.pem")));
    settle(&mut form);
    form.certificate_path = r"\\serv".into();
    form.read_while_typed();
    assert!(!form.reading.is_pending() && form.reading.outcome().is_none());
    form.read_certificate();
    assert!(form.reading.is_pending(), "once the field is left");
}

#[test]
fn what_is_only_half_typed_is_not_called_wrong() {
    for (file, password, typing) in [
        (
            "none.pem",
            "",
            FocusedFields {
                path: true,
                password: false,
            },
        ),
        (
            "new.pfx",
            "test-pass",
            FocusedFields {
                path: false,
                password: true,
            },
        ),
    ] {
        let mut form = form(|_| {});
        form.kind = CredentialKind::Certificate;
        (form.certificate_path, form.password) = (keys(file), password.into());
        form.read_while_typed();
        settle(&mut form);
        form.typing = typing;
        assert_eq!(form.certificate_errors(), CredentialErrors::default());
        form.typing = FocusedFields::default();
        assert_ne!(form.certificate_errors(), CredentialErrors::default());
    }
}

#[test]
fn what_is_wrong_with_a_file_stands_beside_the_field_that_mends_it() {
    for (file, password, beside_path) in [
        ("none.pem", "", true),
        ("ec.pem", "", true),
        ("certificate.pem", "", true),
        ("new.pfx", "", false),
        ("new.pfx", "wrong", false),
    ] {
        let mut form = form(|_| {});
        form.kind = CredentialKind::Certificate;
        (form.certificate_path, form.password) = (keys(file), password.into());
        assert!(read(&mut form).is_err());
        assert!(!settle(&mut form), "{file} is not sent");
        let errors = form.certificate_errors();
        let found = [errors.path.is_some(), errors.secret.is_some()];
        assert_eq!(found, [beside_path, !beside_path], "{file}");
    }
}

#[test]
fn a_key_in_a_folder_that_is_synced_is_told_by_its_path() {
    for (path, wanted) in [
        ("/home/me/Downloads/app.pem", true),
        (r"C:\Users\me\OneDrive - Contoso\keys\app.pfx", true),
        ("/home/me/Dropbox/app.pem", true),
        ("/Users/me/Library/Mobile Documents/app.pem", true),
        ("/home/me/keys/dropbox.pem", false),
        ("downloads", false),
        ("", false),
    ] {
        assert_eq!(is_in_shared_folder(path), wanted, "{path}");
    }
}

#[test]
fn the_password_of_the_environment_opens_only_the_file_of_the_environment() {
    let mut form = form(|it| {
        it.certificate_path = Some(keys("new.pfx"));
        it.certificate_password = Some("test-password".into());
    });
    assert!(!settle(&mut form), "nobody asked to sign in");
    assert!(form.has_given_password() && read(&mut form).is_ok());
    form.certificate_path = keys("old.pfx");
    assert!(!form.has_given_password());
    assert!(read(&mut form).is_err());
    settle(&mut form);
    assert!(form.certificate_errors().secret.is_some());
}

#[test]
fn a_secret_in_the_shape_of_an_id_is_sent_only_when_asked_twice() {
    let mut form = form(|_| {});
    form.secret = "8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4".into();
    assert!(form.has_secret_id());
    assert!(read(&mut form).unwrap_err().secret.is_some());
    assert!(read(&mut form).is_ok());
    form.secret = "9c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4".into();
    assert!(read(&mut form).is_err(), "another one is doubted anew");
    form.forget();
    assert!(form.secret.is_empty() && !form.has_secret_id());
}

#[test]
fn a_pasted_token_is_held_against_the_rest_of_the_form() {
    let (ours, other) = (
        "11111111-2222-3333-4444-555555555555",
        "99999999-2222-3333-4444-555555555555",
    );
    let now: Timestamp = "2026-11-26T12:00:00Z".parse().unwrap();
    let hint = |tenant: &str, app: &str, ends: &str| TokenHint {
        tenant: Some(tenant.into()),
        app: Some(app.into()),
        expires: ends.parse().ok(),
        ..TokenHint::default()
    };
    let later = "2026-11-26T13:00:00Z";
    for (hint, is_wrong) in [
        (hint(ours, ours, later), false),
        (hint(other, ours, later), true),
        (hint(ours, other, later), true),
        (hint(ours, ours, "2026-11-26T12:00:00Z"), true),
        (TokenHint::default(), false),
    ] {
        let found = token_error(&hint, ours, ours, now).is_some();
        assert_eq!(found, is_wrong, "{hint:?}");
    }
    let domain = token_error(&hint(other, ours, later), "contoso.example", ours, now);
    assert_eq!(domain, None, "a domain says nothing of the id");
}

#[test]
fn a_token_for_another_service_is_noticed() {
    let root = "https://graph.microsoft.us";
    for (audience, is_other) in [
        (None, false),
        (Some("00000003-0000-0000-c000-000000000000"), false),
        (Some("https://graph.microsoft.us/"), false),
        (Some("https://graph.microsoft.com"), true),
        (Some("https://management.azure.com/"), true),
    ] {
        let hint = TokenHint {
            audience: audience.map(str::to_owned),
            ..TokenHint::default()
        };
        assert_eq!(
            is_for_another_service(&hint, root),
            is_other,
            "{audience:?}"
        );
    }
}
