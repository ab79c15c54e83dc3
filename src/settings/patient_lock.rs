//! Waits for file locks, but only briefly. A suspended window or a lost network drive must not block another window.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Longest wait for a lock, or for an answer of another program. Writing takes milliseconds, so a lock held for
/// longer will probably not be released soon.
pub const PATIENCE: Duration = Duration::from_secs(2);
/// Pause between two tries to get the lock.
const EVERY: Duration = Duration::from_millis(10);

/// Locks the file at `path`, or fails with `TimedOut` if another process holds the lock for longer
/// than `patience`.
pub fn lock_within(file: &File, path: &Path, patience: Duration) -> io::Result<()> {
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if began.elapsed() >= patience => {
                return Err(is_held(path, patience));
            }
            // If another event wakes this thread, it only retries sooner.
            Err(TryLockError::WouldBlock) => thread::park_timeout(EVERY),
        }
    }
}

/// Takes the lock if it is free, without waiting. Returns whether it was free.
pub fn try_lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Returns the error for a lock that another process holds.
fn is_held(path: &Path, patience: Duration) -> io::Error {
    let (path, seconds) = (path.display(), patience.as_secs_f32());
    let text =
        format!("another window, or another program, has kept {path} locked for {seconds} s");
    io::Error::new(io::ErrorKind::TimedOut, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_somebody_keeps_is_told_by_its_file_and_had_once_it_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let (holder, other) = (File::create(&path).unwrap(), File::open(&path).unwrap());
        holder.lock().unwrap();
        let held = lock_within(&other, &path, Duration::from_millis(30)).unwrap_err();
        assert_eq!(held.kind(), io::ErrorKind::TimedOut);
        assert!(
            held.to_string().contains("a.lock locked for 0.03 s"),
            "{held}"
        );
        drop(holder);
        lock_within(&other, &path, Duration::ZERO).unwrap();
    }
}
