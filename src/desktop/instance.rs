//! One window for a data folder: a start that finds one there hands over what it was asked for, and ends.
//!
//! Who is there is told by a lock, which is the system's and ends with the process, however that ends. What is handed
//! over goes through a socket in a folder that only its owner can enter; on Windows through a pipe whose name stands
//! there. Whatever comes is bounded in length and time, and read as data.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::time::{sleep, timeout};

use crate::desktop::errand::{Errand, Errands, Handed};
use crate::desktop::wire::{Listener, connect};
use crate::settings::atomic_file::make_private_folder;
use crate::settings::flags::Given;
use crate::settings::own_file;

/// Below the data folder.
const FOLDER: &str = "window";
/// Twice the longest text that is read at all: JSON adds to it.
const LONGEST: u32 = 2 << 20;
/// How many calls one start may name.
const MOST_CALLS: usize = 100;
/// How long one start may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a start waits for the window: somebody else may have its ear first.
const PATIENCE_OF_STARTS: Duration = Duration::from_secs(6);
/// How long until a socket that is not there yet is looked for again, and one that fails is tried again.
const AGAIN: Duration = Duration::from_millis(100);
/// How often a further window looks whether it is the first one now.
const LOOK: Duration = Duration::from_secs(2);
const TAKEN: u8 = 1;

/// The place of the window that further starts find.
#[derive(Debug)]
pub struct Seat {
    lock: File,
    folder: PathBuf,
}

impl Seat {
    /// The place in this data folder; makes what is missing of it.
    pub fn of(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        make_private_folder(data)?;
        make_private_folder(&folder)?;
        let mut options = OpenOptions::new();
        let lock = own_file::open(&folder.join("lock"), options.write(true).create(true))?;
        Ok(Self { lock, folder })
    }

    /// Takes the place, unless a window has it.
    pub fn take(&self) -> io::Result<bool> {
        match self.lock.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Hands over to the window that has the place, and says whether that took it.
    pub async fn hand_over(&self, handed: &Handed) -> bool {
        let given = timeout(PATIENCE_OF_STARTS, give(&self.folder, handed)).await;
        if let Ok(Err(error)) = &given {
            tracing::info!(%error, "the window that is there took nothing");
        }
        matches!(given, Ok(Ok(TAKEN)))
    }

    /// Takes in what further starts hand over, for as long as the window is there; once it has the place.
    pub async fn serve(self, given: Given, errands: Errands) {
        while !matches!(self.take(), Ok(true)) {
            sleep(LOOK).await;
        }
        match Listener::open(&self.folder) {
            Ok(listener) => listen(listener, &given, &errands).await,
            Err(error) => {
                tracing::info!(%error, "further starts open windows of their own");
                // Without the lock they do not ask first.
                drop(self);
            }
        }
    }
}

async fn listen(mut listener: Listener, given: &Given, errands: &Errands) {
    loop {
        match listener.next().await {
            // One at a time: nobody has a reason to hold more.
            Ok(mut stream) => {
                let heard = timeout(PATIENCE, hear(&mut stream, given, errands)).await;
                if !matches!(heard, Ok(Ok(()))) {
                    tracing::info!("something that is no start of this program was refused");
                }
            }
            Err(error) => {
                tracing::info!(%error, "no further start can be heard for now");
                sleep(LOOK).await;
            }
        }
    }
}

async fn hear(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    given: &Given,
    errands: &Errands,
) -> io::Result<()> {
    let length = stream.read_u32().await?;
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut text = Vec::new();
    let read = stream.take(length.into()).read_to_end(&mut text).await?;
    if read < length as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let handed: Handed = serde_json::from_slice(&text)?;
    let is_taken = handed.calls.len() <= MOST_CALLS
        && handed.given.fits(given)
        && errands.leave(Errand::Handed(Box::new(handed)));
    stream.write_u8(if is_taken { TAKEN } else { 0 }).await
}

async fn give(folder: &Path, handed: &Handed) -> io::Result<u8> {
    let text = serde_json::to_vec(handed)?;
    let length = u32::try_from(text.len()).map_err(io::Error::other)?;
    let mut stream = loop {
        match connect(folder).await {
            Ok(stream) => break stream,
            // Whoever has just taken the place does not listen yet.
            Err(error) if is_early(&error) => sleep(AGAIN).await,
            Err(error) => return Err(error),
        }
    };
    stream.write_u32(length).await?;
    stream.write_all(&text).await?;
    stream.read_u8().await
}

fn is_early(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionRefused, NotFound};
    matches!(error.kind(), ConnectionRefused | NotFound)
}

#[cfg(test)]
mod tests;
