//! Asks the system keyring in the background, because it may first ask the user for a password.

use std::time::Duration;

use secrecy::SecretString;
use tokio::runtime::Handle;
use tokio::sync::{Mutex, oneshot};

use crate::worker::handle::WorkerHandle;
use crate::worker::keyring::entries::{ForgetResult, KeyringKey, forget, recall, remember};
use crate::worker::keyring::trouble::KeyringTrouble;

/// How long an answer may take, including the wait for an earlier question and the time in which the user types a
/// password.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// The keyring's answer to one question.
pub type KeyringAnswer<T> = oneshot::Receiver<Result<T, KeyringTrouble>>;

/// Held while a question to the keyring is open. The keyring answers one question at a time. Further threads would only
/// wait behind the same prompt.
static TURN: Mutex<()> = Mutex::const_new(());

impl WorkerHandle {
    /// Stores a secret in the keyring. Needs no session.
    pub fn remember(&self, key: KeyringKey, secret: SecretString) -> KeyringAnswer<()> {
        ask(self.runtime(), PATIENCE, move || remember(&key, &secret))
    }

    /// Looks for a secret in the keyring. The answer is `None` if the keyring shows none.
    pub fn recall(&self, key: KeyringKey) -> KeyringAnswer<Option<SecretString>> {
        ask(self.runtime(), PATIENCE, move || recall(&key))
    }

    /// Deletes a secret from the keyring. The answer says whether there was one.
    pub fn forget(&self, key: KeyringKey) -> KeyringAnswer<ForgetResult> {
        ask(self.runtime(), PATIENCE, move || forget(&key))
    }
}

/// Runs one question on a blocking thread. After a timeout the question holds [`TURN`] until the
/// keyring returns.
fn ask<T: Send + 'static>(
    runtime: &Handle,
    patience: Duration,
    question: impl FnOnce() -> Result<T, KeyringTrouble> + Send + 'static,
) -> KeyringAnswer<T> {
    let (answer, receiver) = oneshot::channel();
    runtime.spawn(async move {
        let asked = async {
            let turn = TURN.lock().await;
            let asking = tokio::task::spawn_blocking(move || {
                let result = question();
                drop(turn);
                result
            });
            // A panic here comes from the keyring's own code.
            asking.await.unwrap_or(Err(KeyringTrouble::Refused))
        };
        let result = tokio::time::timeout(patience, asked).await;
        // Ignores a failure to send: the window may be closed.
        drop(answer.send(result.unwrap_or(Err(KeyringTrouble::NoAnswer))));
    });
    receiver
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    // One test, because tests run in parallel, and the process asks the keyring one question at a time.
    #[test]
    fn a_keyring_that_waits_for_somebody_holds_up_nobody_and_takes_questions_again_afterwards() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let handle = runtime.handle();
        let (unlock, locked) = channel::<()>();
        let soon = Duration::from_millis(50);
        let first = ask(handle, soon, move || {
            locked.recv().unwrap();
            Ok(())
        });
        assert_eq!(
            first.blocking_recv().unwrap(),
            Err(KeyringTrouble::NoAnswer)
        );
        let behind = ask(handle, soon, || Ok(()));
        assert_eq!(
            behind.blocking_recv().unwrap(),
            Err(KeyringTrouble::NoAnswer)
        );
        unlock.send(()).unwrap();
        let later = ask(handle, PATIENCE, || Ok(()));
        assert_eq!(later.blocking_recv().unwrap(), Ok(()));
        let broken = ask::<()>(handle, PATIENCE, || panic!("in the keyring's own code"));
        assert_eq!(
            broken.blocking_recv().unwrap(),
            Err(KeyringTrouble::Refused)
        );
        let after = ask(handle, PATIENCE, || Ok(()));
        assert_eq!(after.blocking_recv().unwrap(), Ok(()));
    }
}
