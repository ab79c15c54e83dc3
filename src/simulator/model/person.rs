//! Who can be in a call: a person, a telephone, a bot, and what Graph would say about them.

use std::time::Duration;

use uuid::Uuid;

use crate::simulator::refusal::Refusal;

/// Which member of Graph's identity set names this participant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// Somebody with an account, of this tenant or another.
    #[default]
    User,
    /// Somebody who typed a name into the join page; has a new identity at each visit.
    Guest,
    /// A telephone; the identity is the number.
    Phone,
    /// A bot, this console's own application included.
    Application,
    /// A queue or an attendant.
    ApplicationInstance,
    /// Somebody whose identity Graph hides, as for consumer accounts.
    Encrypted,
    /// Somebody who came through Azure Communication Services.
    AzureCommunicationServicesUser,
    /// A meeting room.
    Device,
    /// A user of a Skype for Business server.
    OnPremises,
    /// Nobody named at all: Graph sends an empty identity set.
    Nobody,
}

impl PersonKind {
    /// The member of the identity set, or none for [`PersonKind::Nobody`].
    pub(crate) fn member(self) -> Option<&'static str> {
        Some(match self {
            Self::User => "user",
            Self::Guest => "guest",
            Self::Phone => "phone",
            Self::Application => "application",
            Self::ApplicationInstance => "applicationInstance",
            Self::Encrypted => "encrypted",
            Self::AzureCommunicationServicesUser => "azureCommunicationServicesUser",
            Self::Device => "device",
            Self::OnPremises => "onPremises",
            Self::Nobody => return None,
        })
    }

    /// A user's object id is a GUID, a number has a plus and 7 to 15 digits.
    pub(crate) fn check_identity(self, id: &str) -> Result<(), Refusal> {
        let (fits, form) = if self == Self::Phone {
            (is_number(id), "a telephone number in E.164 form")
        } else {
            let is_guid = id.len() == 36 && Uuid::try_parse(id).is_ok();
            (is_guid, "an object id")
        };
        if fits {
            Ok(())
        } else {
            Err(Refusal::bad(format!("'{id}' is not {form}.")))
        }
    }
}

/// What a participant sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    Audio,
    Video,
    Screen,
}

/// Somebody who may come and go; a visit of theirs is a participant.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a peculiarity of its own, and any mix may occur"
)]
pub struct Person {
    /// How scenarios and tests call them, and what Graph shows unless `shown` or `nameless` says otherwise.
    pub name: String,
    /// What Graph shows in place of the name; several people may show the same.
    pub shown: Option<String>,
    pub kind: PersonKind,
    /// The object id, the number, the app id; none where it is made up at each visit.
    pub identity: Option<String>,
    /// The tenant of their account; only accounts have one.
    pub tenant: Option<String>,
    /// Graph often leaves `displayName` out.
    pub nameless: bool,
    /// The roster lists this participant without an id, so that nobody can address it.
    pub unaddressed: bool,
    pub muted: bool,
    pub media: Vec<Media>,
    /// How long after a removal they come back.
    pub rejoins_after: Option<Duration>,
    /// How often they still do; one removal more is final.
    pub rejoins: u32,
    /// A removal is accepted and then does nothing.
    pub stays: bool,
    /// Is recording the call.
    pub recorder: bool,
    /// The participant id of the first visit, where a test needs a certain one.
    pub participant: Option<String>,
    /// How often they have joined.
    pub(crate) visits: u32,
}

impl Person {
    /// Somebody of the given kind, with audio and nothing else special.
    pub fn new(kind: PersonKind, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            shown: None,
            kind,
            identity: None,
            tenant: None,
            nameless: matches!(
                kind,
                PersonKind::Phone | PersonKind::Encrypted | PersonKind::Nobody
            ),
            unaddressed: false,
            muted: false,
            media: vec![Media::Audio],
            rejoins_after: None,
            rejoins: 1,
            stays: false,
            recorder: false,
            participant: None,
            visits: 0,
        }
    }

    /// What the roster gives as their name.
    pub(crate) fn display_name(&self) -> Option<&str> {
        (!self.nameless).then_some(self.shown_name())
    }

    /// The name that belongs to their account or that they typed, shown or not.
    pub(crate) fn shown_name(&self) -> &str {
        self.shown.as_ref().unwrap_or(&self.name)
    }

    /// When they come back from a removal that ended their last visit; counts this one.
    pub(crate) fn rejoin(&mut self) -> Option<Duration> {
        let after = self.rejoins_after?;
        self.rejoins = self.rejoins.checked_sub(1)?;
        Some(after)
    }
}

fn is_number(id: &str) -> bool {
    id.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit())
            && !digits.starts_with('0')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_needs_its_country() {
        assert!(PersonKind::Phone.check_identity("+14255550199").is_ok());
        for number in [
            "14255550199",
            "+1 425 555 0199",
            "+0123456789",
            "+1",
            "tel:+14255550199",
        ] {
            assert!(
                PersonKind::Phone.check_identity(number).is_err(),
                "{number}"
            );
        }
    }

    #[test]
    fn an_object_id_has_its_hyphens() {
        let id = "0d9fbd4b-1f0e-4d7a-93a0-4a4b0c4f6a11";
        assert!(PersonKind::User.check_identity(id).is_ok());
        for id in [&id.replace('-', ""), "ada@contoso.com", ""] {
            assert!(PersonKind::User.check_identity(id).is_err(), "{id}");
        }
    }
}
