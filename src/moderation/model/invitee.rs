//! Whom an invitation names, as a person types it.

use std::sync::Arc;

use uuid::Uuid;

use crate::moderation::model::participant::{Identity, IdentityKind};

/// The one identity that an invitation holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitee {
    /// An Entra user of this tenant.
    User {
        /// The object id, a GUID.
        object_id: Arc<str>,
        /// A name for our own display and for Graph's.
        display_name: Option<Arc<str>>,
    },
    /// A telephone.
    Phone {
        /// E.164, with the plus.
        number: Arc<str>,
    },
}

/// What was typed into the one field for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedInvitee {
    /// An object id or a number: enough for an invitation.
    Invitee(Invitee),
    /// A sign-in name (UPN) or mail address, of which only the directory knows the object id.
    SignInName(Arc<str>),
}

/// Why nobody can be invited under what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InviteeError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// A mail address or sign-in name, which Graph does not take here.
    #[error("Graph wants the object id of a user, not a mail address")]
    MailAddress,
    /// Not a GUID.
    #[error("an object id is a GUID such as 11111111-2222-3333-4444-555555555555")]
    NotAGuid,
    /// The country is missing.
    #[error("a number begins with + and the country code")]
    NoPlus,
    /// No country code begins so.
    #[error("no country code begins with 0")]
    LeadingZero,
    /// The zero that is only dialled within the country.
    #[error("leave out the (0): it is not dialled after the country code")]
    TrunkZero,
    /// A letter.
    #[error("a number holds no letters, but there is “{0}”")]
    Letter(char),
    /// Something else that belongs into no number.
    #[error("“{0}” belongs into no number")]
    Character(char),
    /// Too few digits for any country.
    #[error("the number is too short")]
    TooShort,
    /// E.164 ends at fifteen digits.
    #[error("a number has at most fifteen digits")]
    TooLong,
    /// Around the `@` there is too little, or something that stands in no sign-in name.
    #[error("a sign-in name looks like ada@contoso.com")]
    BadSignInName,
    /// Neither an object id nor a sign-in name nor a number.
    #[error("this is no object id, no sign-in name and no telephone number")]
    Unrecognised,
}

/// The longest sign-in name that a directory takes, as its documents have it.
const LONGEST_UPN: usize = 113;

/// The most digits that E.164 allows, and fewer than any country uses with its code.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

/// Tells from its form what was typed.
///
/// A mail address in pointed brackets, as programs for mail copy it, counts without what stands around it.
pub fn recognise(text: &str) -> Result<TypedInvitee, InviteeError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(InviteeError::Empty);
    }
    if typed.contains('@') {
        return sign_in_name(typed).map(TypedInvitee::SignInName);
    }
    // Before numbers: an object id may be all digits and hyphens.
    if let Ok(user) = Invitee::user(typed, None) {
        return Ok(TypedInvitee::Invitee(user));
    }
    let is_guid_like = typed.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let is_number_like = typed.starts_with('+') || !typed.chars().any(char::is_alphabetic);
    if is_number_like {
        Invitee::phone(typed).map(TypedInvitee::Invitee)
    } else if is_guid_like {
        Err(InviteeError::NotAGuid)
    } else {
        Err(InviteeError::Unrecognised)
    }
}

fn sign_in_name(typed: &str) -> Result<Arc<str>, InviteeError> {
    let bracketed = typed
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'))
        .map(|(_, address)| address.trim());
    let name = bracketed.unwrap_or(typed);
    let is_plain = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '/' | '\\' | '<' | '>' | ',' | ';')
    };
    match name.split_once('@') {
        Some((before, after))
            if !before.is_empty()
                && after.contains('.')
                && !after.starts_with('.')
                && !after.ends_with('.')
                && !after.contains('@')
                && name.len() <= LONGEST_UPN
                && name.chars().all(is_plain) =>
        {
            Ok(name.into())
        }
        _ => Err(InviteeError::BadSignInName),
    }
}

impl Invitee {
    /// Whether a roster entry's identity is this one.
    pub fn is_identity(&self, identity: &Identity) -> bool {
        let (kind, id) = match self {
            Self::User { object_id, .. } => (IdentityKind::User, object_id),
            Self::Phone { number } => (IdentityKind::Phone, number),
        };
        identity.kind == kind
            && identity
                .id
                .as_deref()
                .is_some_and(|theirs| theirs.eq_ignore_ascii_case(id))
    }

    /// Whether it is the same person or number, whatever name was typed.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::User { object_id, .. },
                Self::User {
                    object_id: theirs, ..
                },
            ) => object_id.eq_ignore_ascii_case(theirs),
            (Self::Phone { number }, Self::Phone { number: theirs }) => number == theirs,
            (Self::User { .. }, Self::Phone { .. }) | (Self::Phone { .. }, Self::User { .. }) => {
                false
            }
        }
    }

    /// A user, by object id.
    pub fn user(object_id: &str, display_name: Option<&str>) -> Result<Self, InviteeError> {
        let typed = object_id.trim();
        if typed.is_empty() {
            return Err(InviteeError::Empty);
        }
        if typed.contains('@') {
            return Err(InviteeError::MailAddress);
        }
        // Only the hyphenated form; `Uuid` would take braces and `urn:uuid:` too.
        let guid = Uuid::try_parse(typed).ok().filter(|_| typed.len() == 36);
        let guid = guid.ok_or(InviteeError::NotAGuid)?;
        let name = display_name.map(str::trim).filter(|name| !name.is_empty());
        Ok(Self::User {
            object_id: guid.to_string().into(),
            display_name: name.map(Into::into),
        })
    }

    /// A telephone; spaces, dashes and parentheses between the digits are left out.
    pub fn phone(number: &str) -> Result<Self, InviteeError> {
        let typed = number.trim();
        if typed.is_empty() {
            return Err(InviteeError::Empty);
        }
        if let Some(letter) = typed.chars().find(|c| c.is_alphabetic()) {
            return Err(InviteeError::Letter(letter));
        }
        let rest = typed.strip_prefix('+').ok_or(InviteeError::NoPlus)?;
        let mut digits = String::with_capacity(rest.len());
        for character in rest.chars() {
            match character {
                '0'..='9' => digits.push(character),
                // Hyphens and dashes of every kind, as copied from a web page.
                '(' | ')' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
                other if other.is_whitespace() => {}
                other => return Err(InviteeError::Character(other)),
            }
        }
        let compact: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
        if compact.contains("(0)") {
            Err(InviteeError::TrunkZero)
        } else if digits.starts_with('0') {
            Err(InviteeError::LeadingZero)
        } else if digits.len() < *DIGITS.start() {
            Err(InviteeError::TooShort)
        } else if digits.len() > *DIGITS.end() {
            Err(InviteeError::TooLong)
        } else {
            Ok(Self::Phone {
                number: format!("+{digits}").into(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_a_guid_in_its_hyphenated_form() {
        let user = Invitee::user(" 7C0F41D2-0000-4000-8000-00000000aAbB ", Some(" Ada "));
        let Ok(Invitee::User {
            object_id,
            display_name,
        }) = user
        else {
            panic!("{user:?}");
        };
        assert_eq!(&*object_id, "7c0f41d2-0000-4000-8000-00000000aabb");
        assert_eq!(display_name.as_deref(), Some("Ada"));
        for (typed, wanted) in [
            (" ", InviteeError::Empty),
            ("ada@contoso.example", InviteeError::MailAddress),
            ("ada", InviteeError::NotAGuid),
            ("7c0f41d200004000800000000000aabb", InviteeError::NotAGuid),
            (
                "{7c0f41d2-0000-4000-8000-00000000aabb}",
                InviteeError::NotAGuid,
            ),
        ] {
            assert_eq!(Invitee::user(typed, None), Err(wanted), "{typed}");
        }
    }

    #[test]
    fn a_number_loses_what_people_write_between_its_digits() {
        for typed in [
            "+14255550123",
            " +1 (425) 555-0123 ",
            "+1\u{a0}425\u{2013}555\u{2011}0123",
        ] {
            let number = "+14255550123".into();
            assert_eq!(
                Invitee::phone(typed),
                Ok(Invitee::Phone { number }),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_number_that_cannot_be_dialled_is_refused_with_the_reason() {
        for (typed, wanted) in [
            ("", InviteeError::Empty),
            ("4255550123", InviteeError::NoPlus),
            ("0014255550123", InviteeError::NoPlus),
            ("+0425555", InviteeError::LeadingZero),
            ("+44 (0) 20 7946 0000", InviteeError::TrunkZero),
            ("+1 800 FLOWERS", InviteeError::Letter('F')),
            ("+1425555.0123", InviteeError::Character('.')),
            ("+1 425 + 5", InviteeError::Character('+')),
            ("+12", InviteeError::TooShort),
            ("+1234567890123456", InviteeError::TooLong),
        ] {
            assert_eq!(Invitee::phone(typed), Err(wanted), "{typed}");
        }
    }

    #[test]
    fn what_was_typed_is_recognised_by_its_form() {
        const GUID: &str = "11111111-2222-3333-4444-555555555555";
        let user = || Ok(TypedInvitee::Invitee(Invitee::user(GUID, None).unwrap()));
        let phone = |number| Ok(TypedInvitee::Invitee(Invitee::phone(number).unwrap()));
        let name = || Ok(TypedInvitee::SignInName("ada@contoso.com".into()));
        let long = format!("{}@contoso.com", "a".repeat(LONGEST_UPN));
        for (typed, wanted) in [
            (GUID, user()),
            (" 11111111-2222-3333-4444-555555555555\n", user()),
            ("+1 (425) 555-0123", phone("+14255550123")),
            ("ada@contoso.com", name()),
            ("Ada Lovelace <ada@contoso.com>", name()),
            ("  ", Err(InviteeError::Empty)),
            ("+1 800 FLOWERS", Err(InviteeError::Letter('F'))),
            ("4255550123", Err(InviteeError::NoPlus)),
            ("11111111-2222", Err(InviteeError::NoPlus)),
            ("7c0f41d2-0000-4000", Err(InviteeError::NotAGuid)),
            ("Ada Lovelace", Err(InviteeError::Unrecognised)),
            ("ada@", Err(InviteeError::BadSignInName)),
            ("@contoso.com", Err(InviteeError::BadSignInName)),
            ("ada@contoso", Err(InviteeError::BadSignInName)),
            ("ada @contoso.com", Err(InviteeError::BadSignInName)),
            (
                "a@contoso.com, b@contoso.com",
                Err(InviteeError::BadSignInName),
            ),
            ("../ada@contoso.com", Err(InviteeError::BadSignInName)),
            (&long, Err(InviteeError::BadSignInName)),
        ] {
            assert_eq!(recognise(typed), wanted, "{typed}");
        }
    }
}
