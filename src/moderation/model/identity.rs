//! Identifies the person behind a roster entry, and decides when two entries are the same person. Names are compared
//! elsewhere, in `moderation::model::lookalike`.
//!
//! Graph writes one account in several ways: with a prefix, in capitals, with and without its tenant. It also lists
//! people without any account as `user`. So if the form of an id shows a kind, the form counts more than the member of
//! `identitySet`.

mod id_form;
mod kind;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::moderation::model::identity::id_form::{canonical, is_account, kind_by_form};
pub use crate::moderation::model::identity::kind::IdentityKind;
use crate::moderation::model::ids::{one_spelling, tail};
use crate::moderation::model::name::SafeName;

/// The person or thing behind a roster entry: the most informative member of Graph's `identitySet`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// Kind of account or thing.
    pub kind: IdentityKind,
    /// Object id, phone number, app id or opaque token, depending on the kind. Spelled as Graph
    /// sent it.
    pub id: Option<Arc<str>>,
    /// Name as Graph sent it, or from the directory if Graph sent none. Untrusted: guests type their own names. Never
    /// shown raw; see `crate::moderation::model::name`.
    pub display_name: Option<Arc<str>>,
    /// Tenant id of the person.
    pub tenant: Option<Arc<str>>,
    /// A guest's mail address as Graph sent it, which is unverified. Or a member's mail address or sign-in name from
    /// the directory.
    pub email: Option<Arc<str>>,
}

impl Identity {
    /// Corrects the kind by the form of the id. Graph may list a guest as a user, or an account as another kind. Drops
    /// a tenant that is empty or all zeros.
    #[must_use]
    pub fn recognized(mut self) -> Self {
        let says_nothing =
            |tenant: &Arc<str>| !tenant.contains(|c: char| !matches!(c, '0' | '-' | ' '));
        self.tenant = self.tenant.filter(|tenant| !says_nothing(tenant));
        let id = self.id.as_deref().unwrap_or_default();
        if let Some(kind) = kind_by_form(id, &self.kind) {
            self.kind = kind;
        }
        self
    }

    /// Returns kind, normalized id and tenant, to compare entries. `None` if the id identifies nobody; such an entry
    /// equals no other.
    pub fn key(&self) -> Option<LastingIdentity> {
        let id = canonical(&self.kind, self.id.as_deref()?)?;
        Some(LastingIdentity {
            kind: self.kind.clone(),
            id,
            tenant: self.tenant.clone(),
        })
    }

    /// Returns the key for comparing an entry without an id: its kind, and its name if it has one.
    pub(crate) fn by_name(&self) -> LastingIdentity {
        LastingIdentity {
            kind: self.kind.clone(),
            // No id begins with this character.
            id: format!("\0{}", self.display_name.as_deref().unwrap_or_default()).into(),
            tenant: None,
        }
    }

    /// Returns the identity that stays the same when this person joins again. `None` for these:
    ///
    /// - guests and hidden people, who get a new id with each join
    /// - users whose id is not an account
    /// - kinds or ids that identify nobody
    pub fn lasting(&self) -> Option<LastingIdentity> {
        let lasts = match self.kind {
            IdentityKind::User => self.is_account(),
            IdentityKind::Phone
            | IdentityKind::Application
            | IdentityKind::ApplicationInstance
            | IdentityKind::CommunicationServices
            | IdentityKind::OnPremises
            | IdentityKind::Device => true,
            IdentityKind::Guest
            | IdentityKind::Encrypted
            | IdentityKind::Asserted
            | IdentityKind::Other(_)
            | IdentityKind::Absent => false,
        };
        lasts.then(|| self.key()).flatten()
    }

    /// Whether this is a user whose id is an Entra object id. Other users have no account in a tenant.
    fn is_account(&self) -> bool {
        self.kind == IdentityKind::User && self.id.as_deref().is_some_and(is_account)
    }

    /// Returns the name made safe to show. Empty if Graph sent none.
    pub fn safe_name(&self) -> SafeName {
        self.display_name
            .as_deref()
            .map(SafeName::new)
            .unwrap_or_default()
    }

    /// Returns the kind as the window names it. `home` is the tenant that we are signed in to.
    pub fn badge(&self, home: Option<&str>) -> Badge {
        match &self.kind {
            IdentityKind::User if !self.is_account() => Badge::Unknown,
            IdentityKind::User if may_be_one_tenant(self.tenant.as_deref(), home) => Badge::Member,
            IdentityKind::User => Badge::External,
            IdentityKind::Guest => Badge::Guest,
            IdentityKind::Phone => Badge::Phone,
            IdentityKind::Application | IdentityKind::ApplicationInstance => Badge::App,
            IdentityKind::CommunicationServices => Badge::CommunicationServices,
            IdentityKind::Device => Badge::Device,
            IdentityKind::OnPremises
            | IdentityKind::Encrypted
            | IdentityKind::Asserted
            | IdentityKind::Other(_)
            | IdentityKind::Absent => Badge::Unknown,
        }
    }

    /// Whether both are certainly the same person or thing. Identities without a usable id equal no
    /// other.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self
                .key()
                .zip(other.key())
                .is_some_and(|(one, other)| one.is_same_as(&other))
    }

    /// Returns the last characters of the id, for comparison by eye. `None` if there is no id.
    pub fn tail(&self) -> Option<String> {
        self.id.as_deref().map(tail)
    }
}

/// Identifies a person across visits: kind and normalized id, and the tenant if known.
///
/// `==` and [`Hash`] use kind and id only, for lookups. [`Self::is_same_as`] also compares tenants.
#[skip_serializing_none]
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "AnySpelling")]
pub struct LastingIdentity {
    kind: IdentityKind,
    id: Arc<str>,
    tenant: Option<Arc<str>>,
}

/// A stored identity, in any spelling that Graph sends.
#[derive(Deserialize)]
struct AnySpelling {
    kind: IdentityKind,
    id: Arc<str>,
    #[serde(default)]
    tenant: Option<Arc<str>>,
}

impl From<AnySpelling> for LastingIdentity {
    fn from(kept: AnySpelling) -> Self {
        Self {
            id: canonical(&kept.kind, &kept.id).unwrap_or(kept.id),
            kind: kept.kind,
            tenant: kept.tenant,
        }
    }
}

impl LastingIdentity {
    /// Returns the kind of account or thing.
    pub fn kind(&self) -> &IdentityKind {
        &self.kind
    }

    /// Returns the normalized object id, phone number or app id.
    pub fn id(&self) -> &Arc<str> {
        &self.id
    }

    /// Returns the tenant of the person, if known.
    pub fn tenant(&self) -> Option<&Arc<str>> {
        self.tenant.as_ref()
    }

    /// Whether this is the lasting identity of a roster entry.
    ///
    /// First compares the kinds, and looks for the last characters of this id in the other id. That
    /// avoids an allocation for nearly every entry.
    pub fn is_of(&self, identity: &Identity) -> bool {
        let end = self.id.as_bytes();
        let end = &end[end.len().saturating_sub(3)..];
        let ends_alike = |id: &str| {
            // `windows` panics at zero, and a saved id may be empty. An id that is not ASCII passes,
            // since it may contain invisible characters between the last ones.
            let mut places = id.as_bytes().windows(end.len().max(1));
            !id.is_ascii() || places.any(|place| place.eq_ignore_ascii_case(end))
        };
        let may_be =
            self.kind == IdentityKind::Phone || identity.id.as_deref().is_some_and(ends_alike);
        self.kind == identity.kind
            && may_be
            && identity
                .lasting()
                .is_some_and(|theirs| theirs.is_same_as(self))
    }

    /// Whether both are the same person. Tenants are compared only if both are known.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self == other && may_be_one_tenant(self.tenant.as_deref(), other.tenant.as_deref())
    }
}

impl PartialEq for LastingIdentity {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, &self.id) == (&other.kind, &other.id)
    }
}

impl Eq for LastingIdentity {}

impl Hash for LastingIdentity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.kind, &self.id).hash(state);
    }
}

impl PartialOrd for LastingIdentity {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LastingIdentity {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.kind, &self.id).cmp(&(&other.kind, &other.id))
    }
}

/// Kind of a person or thing, as the window names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Badge {
    /// A user of the tenant that we are signed in to. Also a user whose tenant can't be compared, because theirs or
    /// ours is unknown.
    Member,
    /// A person who has no account and typed their own name.
    Guest,
    /// A user of another tenant.
    External,
    /// A person on the phone network.
    Phone,
    /// A person who joined through Azure Communication Services, from a website or an app without a
    /// Teams account.
    CommunicationServices,
    /// A bot or a resource account.
    App,
    /// A room or another device.
    Device,
    /// Anybody else: a person hidden from the app, a user without an account, or a kind without a badge of its own.
    Unknown,
}

impl Badge {
    /// Whether people of this kind are guests: they typed a name, or joined through Azure Communication Services. The
    /// door for guests applies to them.
    pub fn is_anonymous(self) -> bool {
        matches!(self, Self::Guest | Self::CommunicationServices)
    }

    /// Whether people of this kind are guests, or have an account of another tenant.
    pub fn is_outsider(self) -> bool {
        self.is_anonymous() || self == Self::External
    }
}

/// Whether both may be the same tenant. `false` only if both tenants are known and differ.
pub fn may_be_one_tenant(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other)
        .is_none_or(|(one, other)| one_spelling(one) == one_spelling(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: &str = "2b1f7c0a-52d4-4e0e-9a7e-0c4f1a2b3c4d";

    fn filed(kind: IdentityKind, id: &str) -> Identity {
        Identity {
            kind,
            id: Some(id.into()),
            ..Identity::default()
        }
        .recognized()
    }

    fn of_tenant(id: &str, tenant: Option<&str>) -> Identity {
        Identity {
            tenant: tenant.map(Into::into),
            ..filed(IdentityKind::User, id)
        }
    }

    #[test]
    fn every_spelling_of_an_account_is_the_same_person() {
        let ada = of_tenant(ADA, Some("home"));
        let capitals = ADA.to_uppercase();
        for id in [
            capitals.clone(),
            format!("8:orgid:{ADA}"),
            format!("8:ORGID:{capitals}"),
            format!("8:gcch:{ADA}"),
            format!("8:dod:{ADA}"),
            format!(" {ADA} "),
        ] {
            assert!(ada.is_same_as(&of_tenant(&id, Some("HOME"))), "{id}");
            assert!(ada.is_same_as(&of_tenant(&id, None)), "{id}");
            assert_eq!(
                of_tenant(id.trim(), None).badge(Some("home")),
                Badge::Member
            );
        }
    }

    #[test]
    fn an_account_is_the_same_in_every_form_and_wherever_it_is_filed() {
        let ada = of_tenant(ADA, None);
        let plain = ADA.replace('-', "");
        for id in [
            format!("8:dod:orgid:{ADA}"),
            format!("orgid:{ADA}"),
            format!("8:orgid:8:orgid:{ADA}"),
            format!("8:orgid:{{{ADA}}}"),
            plain.clone(),
            format!("({ADA})"),
            format!("urn:uuid:{ADA}"),
            format!("\u{feff}{ADA}\u{200b}"),
            format!("{ADA}@2432b57b-0abd-43db-aa7b-16eadd115d34"),
        ] {
            assert!(ada.is_same_as(&filed(IdentityKind::User, &id)), "{id}");
            let lasting = ada.lasting().unwrap();
            assert!(lasting.is_of(&filed(IdentityKind::User, &id)), "{id}");
            let hidden = id.replacen("4d", "4\u{200b}d", 4);
            assert!(lasting.is_of(&filed(IdentityKind::User, &hidden)), "{id}");
        }
        for kind in [
            IdentityKind::Guest,
            IdentityKind::Other("teamsUser".into()),
            IdentityKind::Device,
        ] {
            let theirs = filed(kind, &format!("8:orgid:{ADA}"));
            assert!(ada.is_same_as(&theirs), "{theirs:?}");
        }
        assert_eq!(filed(IdentityKind::Guest, ADA).badge(None), Badge::Guest);
    }

    #[test]
    fn whoever_has_no_account_is_a_guest_wherever_graph_files_them() {
        for kind in [
            IdentityKind::User,
            IdentityKind::Application,
            IdentityKind::ApplicationInstance,
            IdentityKind::Device,
            IdentityKind::Encrypted,
            IdentityKind::Phone,
            IdentityKind::OnPremises,
            IdentityKind::Absent,
        ] {
            for id in [
                "8:anon:7f3e",
                "8:gcch:anon:7f3e",
                "8:orgid:anon:7f3e",
                "8:GCCH-teamsvisitor:94a5",
                "8:dod:teamsvisitor:94a5",
            ] {
                let guest = filed(kind.clone(), id);
                assert_eq!(guest.badge(None), Badge::Guest, "{kind:?} {id}");
                assert_eq!(guest.lasting(), None, "{kind:?} {id}");
            }
            let acs = filed(kind.clone(), "8:dod:acs:aa-bb_cc-dd");
            assert_eq!(acs.badge(None), Badge::CommunicationServices, "{kind:?}");
        }
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let number = filed(IdentityKind::Phone, "+14255550123");
        for id in [
            "14255550123",
            "+1 425 555 0123",
            "+1-(425)-555.0123",
            "tel:+1-425-555-0123",
            "0014255550123",
            "sip:+14255550123@example.org;user=phone",
            "4:14255550123",
        ] {
            let written = filed(IdentityKind::Phone, id);
            assert!(number.is_same_as(&written), "{id}");
            assert!(number.lasting().unwrap().is_of(&written), "{id}");
        }
        for other in ["+14255550124", "4255550123", "+14255550123;ext=5", "0123"] {
            let other = filed(IdentityKind::Phone, other);
            assert!(
                other.key().is_some() && !number.is_same_as(&other),
                "{other:?}"
            );
        }
    }

    #[test]
    fn tenants_tell_people_apart_only_where_both_are_known() {
        let ada = of_tenant(ADA, Some("one"));
        assert!(!ada.is_same_as(&of_tenant(ADA, Some("two"))));
        assert!(ada.is_same_as(&of_tenant(ADA, None)));
        assert_eq!(ada.badge(Some("two")), Badge::External);
        assert_eq!(ada.badge(None), Badge::Member);
    }

    #[test]
    fn whoever_has_no_account_is_no_member_however_graph_files_them() {
        for (id, wanted) in [
            ("8:anon:7f3e", Badge::Guest),
            ("8:teamsvisitor:94a5", Badge::Guest),
            ("TeamsVisitor:94a5", Badge::Guest),
            ("8:acs:aa-bb_cc-dd", Badge::CommunicationServices),
            ("8:gcch-acs:aa-bb_cc-dd", Badge::CommunicationServices),
            ("28:7c0f41d2", Badge::App),
            ("4:+4930123456", Badge::Phone),
            ("8:live:somebody", Badge::Unknown),
            ("ana@contoso.example", Badge::Unknown),
            ("", Badge::Unknown),
        ] {
            let identity = filed(IdentityKind::User, id);
            assert_eq!(identity.badge(Some("home")), wanted, "{id:?}");
            let is_person = matches!(wanted, Badge::Guest | Badge::Unknown);
            assert_eq!(identity.lasting().is_none(), is_person, "{id:?}");
        }
        assert_eq!(
            Identity {
                kind: IdentityKind::User,
                ..Identity::default()
            }
            .badge(None),
            Badge::Unknown
        );
    }

    #[test]
    fn an_id_that_tells_nothing_is_nobody_in_particular() {
        for (kind, id) in [
            (IdentityKind::Phone, "anonymous"),
            (IdentityKind::Phone, "Restricted"),
            (IdentityKind::Phone, "+266696687"),
            (IdentityKind::Phone, "7378742833"),
            (IdentityKind::Phone, "sip:anonymous@anonymous.invalid"),
            (IdentityKind::Phone, "+10000000000"),
            (IdentityKind::Phone, "000"),
            (IdentityKind::User, "00000000-0000-0000-0000-000000000000"),
            (
                IdentityKind::Application,
                "00000000000000000000000000000000",
            ),
            (IdentityKind::Phone, "+"),
            (IdentityKind::Phone, ""),
            (IdentityKind::Encrypted, "29:1a2b"),
            (IdentityKind::User, "encrypted"),
            (IdentityKind::Application, " "),
        ] {
            let nobody = filed(kind, id);
            assert_eq!(nobody.key(), None, "{id:?}");
            assert!(!nobody.is_same_as(&nobody.clone()), "{id:?}");
        }
    }

    #[test]
    fn what_a_disk_kept_in_another_spelling_is_recognised() {
        let kept = format!(r#"{{"kind":"user","id":"8:orgid:{}"}}"#, ADA.to_uppercase());
        let kept: LastingIdentity = serde_json::from_str(&kept).unwrap();
        let empty: LastingIdentity = serde_json::from_str(r#"{"kind":"user","id":""}"#).unwrap();
        assert!(!empty.is_of(&of_tenant(ADA, None)));
        assert!(kept.is_same_as(&of_tenant(ADA, Some("home")).lasting().unwrap()));
        let written = serde_json::to_string(&kept).unwrap();
        assert_eq!(written, format!(r#"{{"kind":"user","id":"{ADA}"}}"#));
    }
}
