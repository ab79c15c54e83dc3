//! Parses the operator's text that names a person to invite.

pub(crate) mod cleaned;
pub(crate) mod cores;
pub mod country;
pub(crate) mod dialed;

use std::sync::Arc;

use crate::moderation::model::digits::is_dash;
use crate::moderation::model::ids::hyphenated_guid;
use crate::moderation::model::invisible::is_invisible;
use crate::moderation::model::invitee::cleaned::cleaned;
use crate::moderation::model::invitee::cores::has_core;
use crate::moderation::model::invitee::dialed::{behind_prefix, spaced};
use crate::moderation::model::participant::{Badge, Identity, IdentityKind};

/// The person or number that an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitee {
    /// An Entra user of this tenant.
    User {
        /// The object id, a GUID.
        object_id: Arc<str>,
        /// Name to show, also sent to Graph. `None` if it is not known.
        display_name: Option<Arc<str>>,
    },
    /// A phone number.
    Phone {
        /// The number in E.164 form, with the plus sign.
        number: Arc<str>,
    },
}

/// The interpretation of the text typed into the field of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedInvitee {
    /// An object id or a phone number, with which the invitation can be sent.
    Invitee(Invitee),
    /// A sign-in name (UPN) or mail address. Its object id has to be looked up in the directory.
    SignInName(Arc<str>),
}

/// Why the typed text cannot be used for an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InviteeError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// The text is a mail address or sign-in name, but an object id is needed.
    #[error("Graph wants the object id of a user, not a mail address")]
    MailAddress,
    /// The text is not a GUID.
    #[error("an object id is a GUID such as 11111111-2222-3333-4444-555555555555")]
    NotAGuid,
    /// The number begins with neither `+` nor `00`. Or it begins with `00`, but has too few or too many digits after it.
    #[error("a number begins with + or 00 and the country code")]
    NoPlus,
    /// The country code starts with 0. No country code does.
    #[error("no country code begins with 0")]
    LeadingZero,
    /// A 0 after the country code may be a trunk prefix, which is only dialed within the country.
    #[error("it is unclear whether the 0 after the country code is dialed")]
    TrunkZero,
    /// An extension follows the number.
    #[error("an extension cannot be dialed")]
    Extension,
    /// The number contains a letter.
    #[error("a number holds no letters, but there is “{0}”")]
    Letter(char),
    /// The number contains a character, other than a letter, that may not be there.
    #[error("“{0}” belongs into no number")]
    Character(char),
    /// The number has too few digits for any country.
    #[error("the number is too short")]
    TooShort,
    /// The number has more than the fifteen digits of E.164.
    #[error("a number has at most fifteen digits")]
    TooLong,
    /// The text does not have the form of a sign-in name, or is too long for one.
    #[error("a sign-in name looks like ada@contoso.com")]
    BadSignInName,
    /// The text has an address in it, but it's unclear what belongs to the address.
    #[error("it is unclear which words belong to the address")]
    UnclearAddress,
    /// The text is neither an object id, nor a sign-in name, nor a phone number.
    #[error("this is no object id, no sign-in name and no telephone number")]
    Unrecognized,
}

/// Longest sign-in name (UPN) according to Microsoft's documentation, in bytes.
pub(crate) const LONGEST_UPN: usize = 113;

/// Allowed number of digits, including the country code. E.164 allows 15; no country uses fewer
/// than 5.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

/// Fewest digits, country code included, of a number that is written without `+` or among other words. A shorter number
/// may have been cut at a letter.
const FEWEST_DIGITS: usize = 8;
/// Number of digits of a number with the country code 1.
const NORTH_AMERICAN: usize = 11;

/// Recognizes a text that is one object ID, sign-in name or number, without other words. Exception: a name may precede
/// an address, as in `Ada <ada@contoso.com>`.
pub(crate) fn by_form(typed: &str) -> Result<TypedInvitee, InviteeError> {
    if typed.is_empty() {
        return Err(InviteeError::Empty);
    }
    if typed.contains('@') {
        return sign_in_name(typed).map(TypedInvitee::SignInName);
    }
    // Checked before numbers, because an object id may consist of digits and hyphens only.
    if let Ok(user) = Invitee::user(typed, None) {
        return Ok(TypedInvitee::Invitee(user));
    }
    let is_guid_like = typed.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let is_number_like = typed.starts_with(['+', '(']) || !typed.chars().any(char::is_alphabetic);
    if is_number_like {
        Invitee::phone(typed).map(TypedInvitee::Invitee)
    } else if is_guid_like {
        Err(InviteeError::NotAGuid)
    } else {
        Err(InviteeError::Unrecognized)
    }
}

/// Extracts a sign-in name. Refuses characters that could end a path segment or separate several addresses.
pub(crate) fn sign_in_name(typed: &str) -> Result<Arc<str>, InviteeError> {
    let bracketed = typed
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'))
        // Refuses a list of several addresses, whose last one may also end in `>`.
        .filter(|(person, _)| !person.contains('<'))
        .map(|(person, address)| (cleaned(person), cleaned(address)))
        // Refuses a name that is another address or number.
        .filter(|(person, address)| !has_core(person) || person == address)
        .map(|(_, address)| address);
    let name = bracketed.as_deref().unwrap_or(typed);
    let is_plain =
        |c: char| !c.is_whitespace() && !is_invisible(c) && !r#"/\<>,;:|?"()[]{}"#.contains(c);
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
    /// Returns the object id of a user, or the number of a phone.
    pub fn id(&self) -> &Arc<str> {
        match self {
            Self::User { object_id, .. } => object_id,
            Self::Phone { number } => number,
        }
    }

    /// Returns the kind that the window shows for the invited person.
    pub fn badge(&self) -> Badge {
        match self {
            Self::User { .. } => Badge::Member,
            Self::Phone { .. } => Badge::Phone,
        }
    }

    /// Returns the identity that the roster entry of this invitee has.
    pub fn identity(&self) -> Identity {
        let kind = match self {
            Self::User { .. } => IdentityKind::User,
            Self::Phone { .. } => IdentityKind::Phone,
        };
        Identity {
            kind,
            id: Some(self.id().clone()),
            ..Identity::default()
        }
    }

    /// Whether `identity`, of a roster entry, is this invitee.
    pub fn is_identity(&self, identity: &Identity) -> bool {
        self.identity().is_same_as(identity)
    }

    /// Whether both are the same user or number, whatever name was typed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.badge() == other.badge() && self.id().eq_ignore_ascii_case(other.id())
    }

    /// Parses the object id of a user. Accepts only the form of a GUID with hyphens.
    pub fn user(object_id: &str, display_name: Option<&str>) -> Result<Self, InviteeError> {
        let typed = object_id.trim();
        if typed.is_empty() {
            return Err(InviteeError::Empty);
        }
        if typed.contains('@') {
            return Err(InviteeError::MailAddress);
        }
        let guid = hyphenated_guid(typed);
        // A withheld id consists of zeros and belongs to nobody.
        let guid = guid.filter(|guid| !guid.is_nil());
        let guid = guid.ok_or(InviteeError::NotAGuid)?;
        let name = display_name.map(str::trim).filter(|name| !name.is_empty());
        Ok(Self::User {
            object_id: guid.to_string().into(),
            display_name: name.map(Into::into),
        })
    }

    /// Parses a phone number with a country code. Drops spaces and the usual punctuation between digits, and refuses
    /// other characters.
    pub fn phone(number: &str) -> Result<Self, InviteeError> {
        let typed = number.trim();
        if typed.is_empty() {
            return Err(InviteeError::Empty);
        }
        if let Some(letter) = typed.chars().find(|c| c.is_alphabetic()) {
            return Err(InviteeError::Letter(letter));
        }
        let rest = &*spaced(behind_prefix(typed).ok_or(InviteeError::NoPlus)?);
        let mut digits = String::with_capacity(rest.len());
        for character in rest.chars() {
            match character {
                '0'..='9' => digits.push(character),
                // Drops parentheses, spaces, and any hyphen or dash, as copied from web pages.
                '(' | ')' => {}
                other if other.is_whitespace() || is_dash(other) => {}
                other => return Err(InviteeError::Character(other)),
            }
        }
        if !typed.contains('+') && !is_whole(&digits) {
            Err(InviteeError::NoPlus)
        } else if has_trunk_zero(rest) {
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

/// Whether a number has enough digits, country code included, to be complete. With the country code 1, it needs exactly
/// [`NORTH_AMERICAN`] digits.
pub(crate) fn is_whole(digits: &str) -> bool {
    let n = digits.len();
    n >= FEWEST_DIGITS && (n == NORTH_AMERICAN || !digits.starts_with('1'))
}

/// Whether a number has the trunk prefix 0 as a group of its own: in parentheses anywhere, or after the country code.
fn has_trunk_zero(number: &str) -> bool {
    let compact: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let mut groups = number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty());
    compact.contains("(0)") || groups.nth(1) == Some("0")
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
                "00000000-0000-0000-0000-000000000000",
                InviteeError::NotAGuid,
            ),
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
            "(+1) 425 555 0123",
            "+1.425.555.0123",
            "+1 425/5550123",
            "0014255550123",
            "00 1 425 555 0123",
            "(001) 425-555-0123",
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
    fn a_zero_in_parentheses_behind_the_country_code_is_dropped() {
        for typed in [
            "+44 (0) 20 7946 0958",
            "+44(0)20 7946 0958",
            "(+44) ( 0 ) 20 7946 0958",
            "+44 (0)20/79460958",
            "0044 20 7946 0958",
            "0044 (0)20 7946 0958",
            "(0044) (0) 20-7946-0958",
            "00 44 (0)20.7946.0958",
        ] {
            let number = "+442079460958".into();
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
            // A number with `00` instead of a plus sign has to be complete.
            ("001425555012", InviteeError::NoPlus),
            ("001 44 20 7946 0958", InviteeError::NoPlus),
            ("004412", InviteeError::NoPlus),
            ("020 7946 0958", InviteeError::NoPlus),
            ("0 44 20 7946 0958", InviteeError::NoPlus),
            ("00044 20 7946 0958", InviteeError::LeadingZero),
            ("+0044 20 7946 0958", InviteeError::LeadingZero),
            ("+0425555", InviteeError::LeadingZero),
            ("+39 (0) 6 1234 5678", InviteeError::TrunkZero),
            ("+44 20 (0) 7946 0000", InviteeError::TrunkZero),
            ("+44 (0) (0) 20 7946 0000", InviteeError::TrunkZero),
            ("+420 0 601 123 456", InviteeError::TrunkZero),
            ("(+420)-0-601 123 456", InviteeError::TrunkZero),
            ("+1 800 FLOWERS", InviteeError::Letter('F')),
            ("+1425555..0123", InviteeError::Character('.')),
            ("+49 30 901820/21", InviteeError::Character('/')),
            ("+49 30 901820/901821", InviteeError::Character('/')),
            ("+1 425 + 5", InviteeError::Character('+')),
            ("+12", InviteeError::TooShort),
            ("+1234567890123456", InviteeError::TooLong),
        ] {
            assert_eq!(Invitee::phone(typed), Err(wanted), "{typed}");
        }
    }
}
