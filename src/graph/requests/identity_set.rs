//! Reads Graph's `identitySet`: picks its most informative member.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::MapAccess;

use crate::graph::http::lenient_json::{LenientJson, Name, Text, lenient_object, value};
use crate::moderation::model::participant::{Identity, IdentityKind};

/// An `identitySet`, of which only the best member is kept.
#[derive(Default)]
pub(crate) struct IdentitySet<'de> {
    best: Option<(Rank, Cow<'de, str>, WireIdentity<'de>)>,
    /// Name of the application's resource account, since the application itself often has no name.
    account_name: Option<Cow<'de, str>>,
}

/// How well a member identifies a participant. Lower is better. The fields are: whether the member has neither id nor
/// name, whether it lacks an id, and its place in [`kind_of`].
type Rank = (bool, bool, usize);

impl<'de> LenientJson<'de> for IdentitySet<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut set = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            let Some(person) = value::<Option<WireIdentity<'_>>, A>(&mut members)? else {
                continue;
            };
            let (place, kind) = kind_of(&name);
            if kind == IdentityKind::ApplicationInstance {
                set.account_name.clone_from(&person.display_name.0);
            }
            let rank = (person.says_nothing(), person.id.0.is_none(), place);
            if set.best.as_ref().is_none_or(|(best, ..)| rank < *best) {
                set.best = Some((rank, name, person));
            }
        }
        Ok(set)
    }
}

impl IdentitySet<'_> {
    /// Converts the best member of the set. Uses `tenant` if that member names no tenant.
    pub(crate) fn into_identity(self, tenant: Option<&str>, names: &mut Interner) -> Identity {
        let Some((_, name, person)) = self.best else {
            return Identity::default();
        };
        let kind = kind_of(&name).1;
        let account_name = self
            .account_name
            .filter(|_| kind == IdentityKind::Application);
        let display_name = person.display_name.0.or(account_name);
        let identity = Identity {
            kind,
            id: person.id.0.as_deref().map(Into::into),
            display_name: display_name.as_deref().map(Into::into),
            tenant: person
                .tenant
                .0
                .as_deref()
                .or(tenant)
                .map(|tenant| names.share(tenant)),
            email: person.email.0.as_deref().map(Into::into),
        };
        identity.recognized()
    }
}

/// Returns a member's place in the order of preference, 0 for the most preferred, and its kind. The place matters if an
/// identity set has several members.
fn kind_of(member: &str) -> (usize, IdentityKind) {
    match member {
        "user" => (0, IdentityKind::User),
        "guest" => (1, IdentityKind::Guest),
        "phone" => (2, IdentityKind::Phone),
        "application" => (3, IdentityKind::Application),
        "applicationInstance" | "azureApplicationInstance" | "acsApplicationInstance" => {
            (4, IdentityKind::ApplicationInstance)
        }
        "azureCommunicationServicesUser" | "acsUser" => (5, IdentityKind::CommunicationServices),
        "encrypted" => (6, IdentityKind::Encrypted),
        "onPremises" => (7, IdentityKind::OnPremises),
        "device" => (8, IdentityKind::Device),
        "assertedIdentity" => (9, IdentityKind::Asserted),
        other => (10, IdentityKind::Other(other.into())),
    }
}

lenient_object! {
    struct WireIdentity {
        "id" => id: Text<'de>,
        "displayName" => display_name: Text<'de>,
        "tenantId" => tenant: Text<'de>,
        "email" => email: Text<'de>,
    }
}

impl WireIdentity<'_> {
    /// Whether the member has neither id nor name.
    fn says_nothing(&self) -> bool {
        self.id.0.is_none() && self.display_name.0.is_none()
    }
}

/// Shares the tenant ids, which repeat from row to row.
#[derive(Default)]
pub(crate) struct Interner(Vec<Arc<str>>);

impl Interner {
    /// Maximum number of shared texts. To search more of them would cost more than a copy.
    const ROOM: usize = 8;

    /// Returns the shared copy of a text. Shares a new copy if there is none yet and there is room for it.
    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.iter().find(|known| &***known == text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        if self.0.len() < Self::ROOM {
            self.0.push(new.clone());
        }
        new
    }
}
