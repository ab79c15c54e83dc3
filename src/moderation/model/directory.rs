//! A user as the tenant's directory describes them.

use std::sync::Arc;

/// The response to `GET /users/{id}`. Only the id is always present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryUser {
    /// Object id, which an invitation has to contain.
    pub id: Arc<str>,
    /// Name as Graph sent it. Untrusted, like every name.
    pub display_name: Option<Arc<str>>,
    /// Sign-in name (UPN): often, but not always, the mail address.
    pub upn: Option<Arc<str>>,
    /// Mail address.
    pub mail: Option<Arc<str>>,
}
