//! Whom an invitation names, as a person types it.

use std::sync::Arc;

use uuid::Uuid;

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
}

/// The most digits that E.164 allows, and fewer than any country uses with its code.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

impl Invitee {
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
}
