//! The tenant, its app registration and its credentials.

use std::fmt;

use crate::simulator::model::ids::Ids;

/// Secret of a simulated app unless the scenario sets another; harmless, and easy to recognize in a log.
const SECRET: &str = "simulator~not-a-secret";

#[derive(Clone, Debug)]
pub(crate) struct Tenant {
    pub(crate) id: String,
    /// Verified domains, accepted by the token endpoint instead of the id.
    pub(crate) domains: Vec<String>,
    /// Other tenants that know the app but do not own these calls.
    pub(crate) others: Vec<String>,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    /// Registered certificates in DER.
    pub(crate) certificates: Vec<Vec<u8>>,
    /// Federated tokens trusted for this app.
    pub(crate) federated_tokens: Vec<String>,
}

impl Tenant {
    /// Makes a tenant with these domains. Its ids derive from `ids`.
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

    pub(crate) fn credentials(&self) -> Credentials {
        Credentials {
            tenant_id: self.id.clone(),
            client_id: self.client_id.clone(),
            client_secret: self.client_secret.clone(),
        }
    }
}

/// The credentials that a client signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub tenant_id: String,
    pub client_id: String,
    pub client_secret: String,
}

/// Omits the secret. A simulated one is harmless, but printing secrets should not become a habit.
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
