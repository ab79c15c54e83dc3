//! Why a keyring did not help, as a sentence.

use keyring::Error;

/// Why nothing could be kept, found or deleted. In every case the secret stays in memory and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringTrouble {
    /// There is no keyring in this session.
    #[error(
        "this session has no keyring that answers, so secrets stay in memory and are asked for at every start; \
         a keyring that is started later is seen once this program starts anew"
    )]
    Missing,
    /// The keyring is locked, and nobody unlocked it.
    #[error(
        "the system keyring is locked and was not unlocked; unlock it, with the system's own program for passwords \
         for instance, and try again"
    )]
    Locked,
    /// No answer within the time that a person needs to type a password.
    #[error(
        "the system keyring has not answered yet; it may wait for its own password in a window of the system, and \
         may still carry out what it was asked once that is answered"
    )]
    NoAnswer,
    /// What is kept is no text, so something else wrote it.
    #[error(
        "what the system keyring holds for this app was not written by this program and cannot be read; forget it, \
         and let the secret be remembered anew"
    )]
    Unreadable,
    /// Longer than the system's keyring allows, or named so.
    #[error("the system keyring does not take a secret of this length, so it stays in memory")]
    TooLong,
    /// The keyring refused or failed.
    #[error(
        "the system keyring refused or failed, so nothing was kept, found or deleted; try again"
    )]
    Refused,
}

impl KeyringTrouble {
    /// Sorts an error by what a person can do. Its own text is left out: it may hold the bytes of a secret.
    pub(crate) fn of(error: &Error) -> Self {
        match error {
            Error::NoDefaultStore | Error::NotSupportedByStore(_) => Self::Missing,
            Error::NoStorageAccess(_) => Self::Locked,
            Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_) => {
                Self::Unreadable
            }
            Error::TooLong(..) => Self::TooLong,
            // Besides failures of the system these are errors of this program, such as a name that is not allowed.
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
            let trouble = KeyringTrouble::of(&error);
            assert_eq!(trouble, wanted);
            let texts = format!("{trouble} {trouble:?}");
            assert!(!texts.contains("hunter2"), "{texts}");
        }
    }
}
