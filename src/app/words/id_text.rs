//! Checks typed or pasted IDs before they are sent, and says what is wrong with them.

use crate::app::language::text::{tr, tr_with};
use crate::moderation::model::ids::hyphenated_guid;

/// The length of an ID of a directory or an application in characters, hyphens included.
const LENGTH: usize = 36;

/// Says why a text isn't the ID of an application; `None` if it is one, or is empty.
pub(crate) fn id_trouble(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || hyphenated_guid(text).is_some() {
        return None;
    }
    let n = text.chars().count();
    Some(if n == LENGTH {
        tr("id-shape")
    } else {
        tr_with("id-length", &[("n", n.into())])
    })
}

/// Says why a text doesn't name a tenant; `None` if it may name one, or is empty. A text with a dot is taken for a
/// domain, which only Entra can check.
pub(crate) fn tenant_trouble(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains('.') {
        return None;
    }
    // A word such as a company's name isn't a mistyped ID. Counting its characters would only mislead.
    let is_word = !text.is_empty() && !text.chars().any(|c| c.is_ascii_digit());
    if is_word {
        return Some(tr("sign-in-needs-tenant"));
    }
    id_trouble(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4";

    #[test]
    fn an_id_with_a_character_too_few_too_many_or_wrong_is_told() {
        assert_eq!(id_trouble(ID), None);
        assert_eq!(id_trouble(&format!(" {} ", ID.to_uppercase())), None);
        assert_eq!(id_trouble("  "), None, "an empty field has its own words");
        for (typed, told) in [
            (&ID[1..], "has 36 characters; this one has 35"),
            (&format!("{ID}0"), "this one has 37"),
            (&format!("{{{ID}}}"), "this one has 38"),
            (&ID.replace('8', "o"), "0–9"),
            (&ID.replace('-', "0"), "0–9"),
            ("moderato", "this one has 8"),
        ] {
            let trouble = id_trouble(typed).unwrap();
            assert!(trouble.contains(told), "{typed}: {trouble}");
        }
    }

    #[test]
    fn a_tenant_may_be_a_domain_too() {
        assert_eq!(tenant_trouble("contoso.example"), None);
        assert_eq!(tenant_trouble(ID), None);
        assert!(tenant_trouble("contoso").unwrap().contains("domain"));
        assert!(tenant_trouble(&ID[..35]).unwrap().contains("has 35"));
    }
}
