//! The people who can be in a call, and how Graph describes them.

use std::time::Duration;

use uuid::Uuid;

use crate::simulator::refusal::Refusal;

/// Member of Graph's identity set that names a participant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// A person with an account of this tenant or another.
    #[default]
    User,
    /// A person who typed a name on the join page. Has a new identity at each visit.
    Guest,
    /// A telephone, identified by its number.
    Phone,
    /// A bot, including the console's own app.
    Application,
    /// A call queue or auto attendant.
    ApplicationInstance,
    /// A person whose identity Graph hides, such as a consumer account.
    Encrypted,
    /// A person connected through Azure Communication Services.
    AzureCommunicationServicesUser,
    /// A meeting room.
    Device,
    /// A user of a Skype for Business server.
    OnPremises,
    /// A person without any identity: Graph sends an empty set.
    Nobody,
}

impl PersonKind {
    /// Returns the name of the member; `None` for [`PersonKind::Nobody`].
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

    /// Checks an identity: a number in E.164 format for phones, and a GUID with hyphens for all other kinds.
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

/// A kind of media that a participant sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    Audio,
    Video,
    Screen,
}

/// A person who may come and go. Each visit is a participant.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a peculiarity of its own, and any mix may occur"
)]
pub struct Person {
    /// Name in scenarios and tests. Also the name that Graph shows, unless `shown` or `nameless` is
    /// set.
    pub name: String,
    /// Name that Graph shows instead of `name`; several people may share it.
    pub shown: Option<String>,
    pub kind: PersonKind,
    /// Object id, phone number or app id; `None` if the person gets a new one at each visit. A guest has this one only
    /// at the first visit.
    pub identity: Option<String>,
    /// Tenant of the person's account; `None` without an account.
    pub tenant: Option<String>,
    /// Whether Graph leaves out `displayName`, as it often does.
    pub nameless: bool,
    /// Whether the person's roster entries have `null` as `id`. Their `info` still contains the participant id.
    pub unaddressed: bool,
    pub muted: bool,
    pub media: Vec<Media>,
    /// Delay before the person comes back after a removal; `None` if they stay away.
    pub rejoins_after: Option<Duration>,
    /// How many more times the person comes back after a removal.
    pub rejoins: u32,
    /// Whether removals of the person are accepted but have no effect.
    pub stays: bool,
    /// Whether the person is recording the call.
    pub recorder: bool,
    /// Participant id of the first visit, for a test that needs a certain id. `None` makes a new
    /// id.
    pub participant: Option<String>,
    pub(crate) visits: u32,
}

impl Person {
    /// Makes a person of this kind with audio and no peculiarities.
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

    /// Returns the name in the roster, if any.
    pub(crate) fn display_name(&self) -> Option<&str> {
        (!self.nameless).then_some(self.shown_name())
    }

    /// Returns the name that Graph shows, or would show if `nameless` were not set.
    pub(crate) fn shown_name(&self) -> &str {
        self.shown.as_ref().unwrap_or(&self.name)
    }

    /// Returns the delay before the person comes back after a removal, and counts the return.
    /// `None` if they stay away.
    pub(crate) fn rejoin(&mut self) -> Option<Duration> {
        let after = self.rejoins_after?;
        self.rejoins = self.rejoins.checked_sub(1)?;
        Some(after)
    }
}

/// Whether this is a phone number in E.164 format.
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
            "14255550199", "+1 425 555 0199", "+0123456789", "+1", "tel:+14255550199",
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
