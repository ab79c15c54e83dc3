//! The kinds of identities.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Kind of an identity: the member of `identitySet` that contained it, corrected by the form of its
/// id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    /// An Entra user of any tenant.
    User,
    /// An anonymous participant, who typed the name.
    Guest,
    /// A person on the phone network. The id is the number.
    Phone,
    /// A bot.
    Application,
    /// A resource account, such as a call queue or an auto attendant.
    ApplicationInstance,
    /// An endpoint of Azure Communication Services.
    CommunicationServices,
    /// A person hidden from the app for privacy. The id is an opaque token.
    Encrypted,
    /// A user of a Skype for Business server.
    OnPremises,
    /// A room or another device.
    Device,
    /// A kind that Graph's schema declares without an explanation.
    Asserted,
    /// A member of `identitySet` that this program does not know. Contains the member's name.
    Other(Arc<str>),
    /// Graph named nobody. The entry can still be removed by its participant id.
    #[default]
    Absent,
}
