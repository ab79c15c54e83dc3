//! What the tenant's directory says of a user.

use std::sync::Arc;

/// A user as `GET /users/{id}` tells it; only the id is certain to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryUser {
    /// The object id, which is what an invitation names.
    pub id: Arc<str>,
    /// As it came: untrusted text like every name.
    pub display_name: Option<Arc<str>>,
    /// The name that this user signs in with (UPN); often, but not always, the mail address.
    pub upn: Option<Arc<str>>,
    /// The mail address.
    pub mail: Option<Arc<str>>,
}
