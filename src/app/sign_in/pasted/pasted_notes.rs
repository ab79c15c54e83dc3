//! Notes about a paste, such as the cloud that it chose, and values that the form didn't use.

use crate::app::language::text::{tr, tr_with};
use crate::app::sign_in::cloud_text::cloud_name;
use crate::worker::Cloud;

/// A sentence about a paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PasteNote {
    /// The address in the text chose this cloud.
    Cloud(Cloud, String),
    /// The text had several values for a field.
    Several,
    /// Only the beginning of the secret was shown when it was copied.
    Masked,
    /// The text had a secret, but another kind of credential is filled in. A button switches to the secret.
    NoSecretNeeded,
    /// The secret was taken from the text. Only dots in its field show it.
    SecretTaken,
    /// The text had a secret, so the secret was chosen as the kind of credential.
    SecretChosen,
    /// The callback address was taken from the text.
    Callback(String),
    /// An address in the text wasn't used.
    Left(String),
}

impl PasteNote {
    /// Returns the sentence in the language of the window.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Cloud(cloud, address) => {
                let values = [
                    ("address", address.as_str().into()),
                    ("cloud", cloud_name(*cloud).into()),
                ];
                tr_with("sign-in-pasted-cloud", &values)
            }
            Self::Several => tr("sign-in-pasted-several"),
            Self::Masked => tr("sign-in-pasted-masked"),
            Self::NoSecretNeeded => tr("sign-in-pasted-no-secret"),
            Self::SecretTaken => tr("sign-in-pasted-secret"),
            Self::SecretChosen => tr("sign-in-pasted-secret-chosen"),
            Self::Callback(address) => tr_with(
                "sign-in-pasted-callback",
                &[("address", address.as_str().into())],
            ),
            Self::Left(address) => tr_with(
                "sign-in-pasted-left",
                &[("address", address.as_str().into())],
            ),
        }
    }
}
