//! Whom an invitation names.

use std::sync::Arc;

/// The one identity that an invitation holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitee {
    /// An Entra user of this tenant.
    User {
        /// The object id, a GUID.
        object_id: Arc<str>,
        /// A name for our own display and for Graph's.
        display_name: Option<Arc<str>>,
    },
    /// A telephone.
    Phone {
        /// E.164, with the plus.
        number: Arc<str>,
    },
}
