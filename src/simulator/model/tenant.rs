//! The tenant, its app registration, and what a client signs in with.

use std::fmt;

use crate::simulator::model::ids::Ids;

/// The secret of every simulated app: no secret at all, and recognisable in a log.
const SECRET: &str = "simulator~not-a-secret";

/// Whom the tenant belongs to and which app registration it knows.
#[derive(Clone, Debug)]
pub(crate) struct Tenant {
    pub(crate) id: String,
    /// Verified domains, which the token endpoint takes in place of the id.
    pub(crate) domains: Vec<String>,
    /// Tenants that also know the app, but do not own these calls.
    pub(crate) others: Vec<String>,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    /// The certificates of the registration, as DER.
    pub(crate) certificates: Vec<Vec<u8>>,
    /// Tokens of somebody else's that count for this app.
    pub(crate) federated_tokens: Vec<String>,
}

impl Tenant {
    /// A tenant with these domains; everything else follows from the ids.
    pub(crate) fn new(ids: &Ids, domains: Vec<String>) -> Self {
        Self {
            id: ids.named("tenant"),
            domains,
            others: vec![ids.named("other tenant")],
            client_id: ids.named("app"),
            client_secret: SECRET.to_owned(),
            certificates: Vec::new(),
            federated_tokens: Vec::new(),
        }
    }

    /// What a client needs to sign in.
    pub(crate) fn credentials(&self) -> Credentials {
        Credentials {
            tenant_id: self.id.clone(),
            client_id: self.client_id.clone(),
            client_secret: self.client_secret.clone(),
        }
    }
}

/// What a client signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub tenant_id: String,
    pub client_id: String,
    pub client_secret: String,
}

/// Without the secret: a simulated one is harmless, a habit of printing them is not.
impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            tenant_id,
            client_id,
            client_secret: _,
        } = self;
        formatter
            .debug_struct("Credentials")
            .field("tenant_id", tenant_id)
            .field("client_id", client_id)
            .finish_non_exhaustive()
    }
}
