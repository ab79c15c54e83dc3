//! How long typed secrets have been unused.

use crate::app::sign_in::credential::credential_form::CredentialKind;

/// How long typed secrets have been unused. `since` is when that began, in seconds of the window's clock.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    pub(crate) since: Option<f64>,
    /// The kinds of credential whose secret was wiped. A kind is dropped once its secret is typed again.
    pub(crate) wiped: Vec<CredentialKind>,
}

impl Idle {
    /// Whether this kind's secret was wiped and none has been typed since.
    pub(crate) fn has_wiped(&self, kind: CredentialKind) -> bool {
        self.wiped.contains(&kind)
    }
}
