//! Parses a text pasted into the sign-in form: one labeled line, or a whole block from a wiki or Entra's portal with
//! tenant, application and secret, labeled or not.

use secrecy::zeroize::Zeroizing;

use crate::app::language::text::tr;
use crate::moderation::model::ids::hyphenated_guid;
use crate::moderation::model::invitee::cleaned::{cleaned, unquoted};

/// The values that a pasted text names.
#[derive(Default, PartialEq, Eq)]
pub(crate) struct PastedApp {
    pub(crate) tenant: Option<String>,
    pub(crate) client_id: Option<String>,
    pub(crate) secret: Option<Zeroizing<String>>,
    /// Whether the IDs could be the other way round: only their order, or nothing, says which one is the tenant's.
    pub(crate) is_guessed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tenant,
    App,
    Secret,
    /// A value that the form has no field for.
    Other,
}

/// Labels in lower case, as the portal, the command line, environment variables and people write them.
const LABELS: [(&str, Kind); 34] = [
    ("directory (tenant) id", Kind::Tenant),
    ("azure_tenant_id", Kind::Tenant),
    ("directory id", Kind::Tenant),
    ("tenant id", Kind::Tenant),
    ("tenant-id", Kind::Tenant),
    ("tenant_id", Kind::Tenant),
    ("tenantid", Kind::Tenant),
    ("tenant", Kind::Tenant),
    ("application (client) id", Kind::App),
    ("azure_client_id", Kind::App),
    ("application id", Kind::App),
    ("client id", Kind::App),
    ("client-id", Kind::App),
    ("client_id", Kind::App),
    ("clientid", Kind::App),
    ("app id", Kind::App),
    ("appid", Kind::App),
    ("azure_client_secret", Kind::Secret),
    ("client secret value", Kind::Secret),
    ("client secret", Kind::Secret),
    ("client-secret", Kind::Secret),
    ("client_secret", Kind::Secret),
    ("clientsecret", Kind::Secret),
    ("secret value", Kind::Secret),
    ("password", Kind::Secret),
    ("secret", Kind::Secret),
    ("value", Kind::Secret),
    ("client secret id", Kind::Other),
    ("secret id", Kind::Other),
    ("object id", Kind::Other),
    ("display name", Kind::Other),
    ("displayname", Kind::Other),
    ("expires", Kind::Other),
    ("description", Kind::Other),
];

/// Quotes around labels and values in JSON, shells and Markdown.
const QUOTES: [char; 3] = ['"', '\'', '`'];

/// Length in bytes of a secret without a label. Entra's have 40 or a few less.
const SHORTEST: usize = 12;
const LONGEST: usize = 256;

/// A label in the text: where it begins and ends.
struct Found {
    kind: Kind,
    at: usize,
    end: usize,
}

impl PastedApp {
    /// Reads the labeled values in a text, or several values without labels. `None` if it contains neither.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::labeled(text).or_else(|| unlabeled(text))
    }

    fn labeled(text: &str) -> Option<Self> {
        let found = labels(text);
        let mut read = Self::default();
        for (n, label) in found.iter().enumerate() {
            let end = found.get(n + 1).map_or(text.len(), |next| next.at);
            let value = text.get(label.end..end).unwrap_or_default();
            match label.kind {
                Kind::Tenant => fill(&mut read.tenant, || tenant(value)),
                Kind::App => fill(&mut read.client_id, || words(value).find_map(id)),
                Kind::Secret => fill(&mut read.secret, || secret(value)),
                Kind::Other => {}
            }
        }
        (read != Self::default()).then_some(read)
    }
}

/// Tells values without labels apart by their shape: an ID, and with it a domain, a second ID or a secret. Of two IDs,
/// people write the tenant's first. `None` if anything doesn't fit.
fn unlabeled(text: &str) -> Option<PastedApp> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let is_alone = |line: &&str| !line.trim().contains(char::is_whitespace);
    // Among several lines, one with spaces is a heading.
    let values: Vec<&str> = match *lines {
        [line] => line.split_whitespace().collect(),
        _ => lines.into_iter().filter(is_alone).collect(),
    };
    let (mut ids, mut read) = (Vec::new(), PastedApp::default());
    for value in values {
        if let Some(id) = id(value) {
            ids.push(id);
        } else if let Some(domain) = domain(value).filter(|_| read.tenant.is_none()) {
            read.tenant = Some(domain);
        } else {
            let secret =
                secret(unquoted(value)).filter(|it| (SHORTEST..=LONGEST).contains(&it.len()))?;
            if read.secret.replace(secret).is_some() {
                return None;
            }
        }
    }
    let is_enough = ids.len() + usize::from(read.tenant.is_some() || read.secret.is_some()) > 1;
    let mut ids = ids.into_iter();
    match (&read.tenant, ids.len()) {
        (Some(_), 1) => {}
        (None, 1) => read.is_guessed = true,
        (None, 2) => (read.tenant, read.is_guessed) = (ids.next(), true),
        _ => return None,
    }
    read.client_id = ids.next();
    is_enough.then_some(read)
}

fn fill<T>(place: &mut Option<T>, read: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = read();
    }
}

/// Finds the labels in a text. If several begin at the same place, the longest counts.
fn labels(text: &str) -> Vec<Found> {
    let own = [
        (tr("sign-in-tenant").to_lowercase(), Kind::Tenant),
        (tr("sign-in-client-id").to_lowercase(), Kind::App),
        (tr("sign-in-secret").to_lowercase(), Kind::Secret),
    ];
    let known: Vec<(&str, Kind)> = own.iter().map(|(label, kind)| (&**label, *kind)).collect();
    let mut found = Vec::new();
    let (mut at, mut is_start) = (0, true);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let here = known.iter().chain(&LABELS).filter_map(|(label, kind)| {
            let end = at + length_of(rest, label)?;
            let is_label = is_start && separates(text.get(end..)?, *kind);
            is_label.then_some(Found {
                kind: *kind,
                at,
                end,
            })
        });
        if let Some(label) = here.max_by_key(|label| label.end) {
            (at, is_start) = (label.end, false);
            found.push(label);
        } else {
            is_start = !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '~'));
            at += c.len_utf8();
        }
    }
    found
}

/// Returns the length in bytes of `label` at the start of `text`, ignoring case; `None` if `text` doesn't start with
/// it.
fn length_of(text: &str, label: &str) -> Option<usize> {
    let mut left = text.char_indices();
    for wanted in label.chars() {
        let (_, c) = left.next()?;
        let is_space = wanted == ' ' && c == '\u{a0}';
        (is_space || c.to_lowercase().eq([wanted])).then_some(())?;
    }
    Some(left.next().map_or(text.len(), |(at, _)| at))
}

/// Whether `rest` separates a label from its value: by a sign or a line end. Before the ID of a tenant or app, a space
/// is enough.
fn separates(rest: &str, kind: Kind) -> bool {
    let bare = rest.trim_start_matches(['"', '\'', '*', '`', ' ', '\u{a0}']);
    let has_sign = bare.starts_with([':', '=', '|', '\t', '\n', '\r', '：']);
    let is_id = || words(rest).next().is_some_and(|word| id(word).is_some());
    has_sign || matches!(kind, Kind::Tenant | Kind::App) && rest.starts_with(' ') && is_id()
}

/// Splits a value into words, without the quotes and separators around each.
fn words(value: &str) -> impl Iterator<Item = &str> {
    let is_sign =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '|' | ',' | ';' | '<' | '>');
    let trimmed = value
        .split(is_sign)
        .map(|word| word.trim_start_matches([':', '=', '*', '：']));
    trimmed.filter(|word| !word.is_empty())
}

fn id(word: &str) -> Option<String> {
    let bare = cleaned(word);
    hyphenated_guid(&bare).map(|_| bare)
}

/// Returns the first id of a tenant, or the domain at the start of the value.
fn tenant(value: &str) -> Option<String> {
    words(value).find_map(id).or_else(|| domain(value))
}

fn domain(value: &str) -> Option<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let word = words(value).next().map(cleaned)?;
    (word.contains('.') && word.chars().all(is_of_name)).then_some(word)
}

/// Returns the text between quotes, such as in JSON, or the first word, because secrets have no spaces. Keeps signs
/// with which a secret may begin, or which it may contain.
fn secret(value: &str) -> Option<Zeroizing<String>> {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '|' | '：');
    let word = value
        .trim_start_matches(['"', '\'', '`', '*'])
        .trim_start_matches(is_sign);
    let quote = word.chars().next().filter(|c| QUOTES.contains(c));
    let quoted = quote.and_then(|quote| word.get(1..)?.split_once(quote));
    let word = quoted.map_or(word, |(inside, _)| inside);
    let word = word.split_whitespace().next()?;
    let bare = word.trim_end_matches([',', ';', '|']).trim_matches(QUOTES);
    (!bare.is_empty()).then(|| Zeroizing::new(bare.to_owned()))
}

#[cfg(test)]
mod tests {
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
        for sign in [": ", "=", "\t", " : \"", "\n"] {
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
            format!(
                "AZURE_CLIENT_ID={APP}\nAZURE_CLIENT_SECRET={SECRET}\nAZURE_TENANT_ID={TENANT}"
            ),
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
}
