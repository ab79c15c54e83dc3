//! Why the keyring did not store, return or delete a secret, worded for the user.

use keyring::Error;

/// Why storing, finding or deleting a secret failed, or was not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringTrouble {
    /// The user's desktop session has no keyring.
    #[error(
        "this session has no keyring that answers, so secrets stay in memory and are asked for at every start; \
         a keyring that is started later is seen once this program starts anew"
    )]
    Missing,
    /// The keyring is locked and was not unlocked.
    #[error(
        "the system keyring is locked and was not unlocked; unlock it, with the system's own program for passwords \
         for instance, and try again"
    )]
    Locked,
    /// No answer within `PATIENCE`.
    #[error(
        "the system keyring has not answered yet; it may wait for its own password in a window of the system, and \
         may still carry out what it was asked once that is answered"
    )]
    NoAnswer,
    /// The entry is not text, or there are several entries, so another program wrote one.
    #[error(
        "what the system keyring holds for this app was not written by this program and cannot be read; forget it, \
         and let the secret be remembered anew"
    )]
    Unreadable,
    /// The secret or its name is longer than the keyring allows.
    #[error("the system keyring does not take a secret of this length, so it stays in memory")]
    TooLong,
    /// The keyring refused or failed.
    #[error(
        "the system keyring refused or failed, so nothing was kept, found or deleted; try again"
    )]
    Refused,
}

impl From<Error> for KeyringTrouble {
    /// Classifies an error by the user's next step. Drops its text, which may contain bytes of a
    /// secret.
    fn from(error: Error) -> Self {
        match error {
            Error::NoDefaultStore | Error::NotSupportedByStore(_) => Self::Missing,
            Error::NoStorageAccess(_) => Self::Locked,
            Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_) => {
                Self::Unreadable
            }
            Error::TooLong(..) => Self::TooLong,
            // Also covers errors of this program, such as a name that is not allowed.
            _ => Self::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_becomes_a_sentence_that_holds_nothing_of_the_secret() {
        let source = || Box::from("hunter2");
        for (error, wanted) in [
            (Error::NoDefaultStore, KeyringTrouble::Missing),
            (Error::NoStorageAccess(source()), KeyringTrouble::Locked),
            (
                Error::BadEncoding(b"hunter2".to_vec()),
                KeyringTrouble::Unreadable,
            ),
            (
                Error::BadDataFormat(b"hunter2".to_vec(), source()),
                KeyringTrouble::Unreadable,
            ),
            (
                Error::TooLong("hunter2".into(), 2560),
                KeyringTrouble::TooLong,
            ),
            (Error::PlatformFailure(source()), KeyringTrouble::Refused),
            (
                Error::BadStoreFormat("hunter2".into()),
                KeyringTrouble::Refused,
            ),
        ] {
            let trouble = KeyringTrouble::from(error);
            assert_eq!(trouble, wanted);
            let texts = format!("{trouble} {trouble:?}");
            assert!(!texts.contains("hunter2"), "{texts}");
        }
    }
}
