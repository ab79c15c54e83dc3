//! Keeps to one window per data folder unless the user asks for another. A second start hands its request over to the
//! open window and exits.
//!
//! A file lock tells whether a window is open. The system releases the lock when the process ends, even after a crash.
//! Requests go through a socket in a folder that only its owner can enter. On Windows, they go through a pipe, and the
//! folder holds the pipe's name. Each request is limited in length and in time.

use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::time::{sleep, timeout};

use crate::desktop::desktop_request::{DesktopRequest, DesktopRequests, HandedRequest};
use crate::desktop::wire::{Listener, connect};
use crate::settings::atomic_file::make_private_folder;
use crate::settings::flags::StartFlags;
use crate::settings::own_file;
use crate::settings::patient_lock::try_lock;

/// Folder of the lock and the socket, inside the data folder.
const FOLDER: &str = "window";
/// Longest accepted request in bytes: twice the longest text that the join dialog reads, because JSON escapes make a
/// text longer.
const LONGEST: u32 = 2 << 20;
/// Maximum number of calls in one request.
const MOST_CALLS: usize = 100;
/// How long a start may take to send its request.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a start waits for the window, which may be busy with another start.
const PATIENCE_OF_STARTS: Duration = Duration::from_secs(6);
/// Pause before connecting again to a window that isn't listening yet, or is busy with another start.
const AGAIN: Duration = Duration::from_millis(100);
/// How often a window without the lock tries to take it. Also the pause after an error while listening.
const CHECK_EVERY: Duration = Duration::from_secs(2);
const TAKEN: u8 = 1;

/// The lock of one data folder. Later starts hand their requests to the window that holds it.
#[derive(Debug)]
pub struct InstanceLock {
    lock: File,
    is_taken: Cell<bool>,
    folder: PathBuf,
}

impl InstanceLock {
    /// Opens the lock file in this data folder, creating missing folders.
    pub fn of(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        make_private_folder(data)?;
        make_private_folder(&folder)?;
        let lock = folder.join("lock");
        Ok(Self {
            lock: own_file::open(&lock, OpenOptions::new().write(true).create(true))?,
            is_taken: Cell::new(false),
            folder,
        })
    }

    /// Takes the lock unless another window holds it; returns whether this window now has the lock.
    pub fn take(&self) -> io::Result<bool> {
        // On Windows, locking a file again fails even for the holder of the lock.
        if self.is_taken.get() {
            return Ok(true);
        }
        self.is_taken.set(try_lock(&self.lock)?);
        Ok(self.is_taken.get())
    }

    /// Hands a request to the window that holds the lock. Returns whether the window accepted the
    /// request.
    pub async fn hand_over(&self, handed: &HandedRequest) -> bool {
        let given = timeout(PATIENCE_OF_STARTS, give(&self.folder, handed)).await;
        if let Ok(Err(error)) = &given {
            tracing::info!(%error, "the window that is there took nothing");
        }
        matches!(given, Ok(Ok(TAKEN)))
    }

    /// Waits for the lock, then receives requests from later starts for as long as the window is open. Gives the lock
    /// back if it can't listen for requests.
    pub async fn serve(self, given: StartFlags, requests: DesktopRequests) {
        while !matches!(self.take(), Ok(true)) {
            sleep(CHECK_EVERY).await;
        }
        match Listener::open(&self.folder) {
            Ok(listener) => listen(listener, &given, &requests).await,
            Err(error) => {
                tracing::info!(%error, "further starts open windows of their own");
                // Releases the lock, so that later starts open their own windows without waiting.
                drop(self);
            }
        }
    }
}

async fn listen(mut listener: Listener, given: &StartFlags, requests: &DesktopRequests) {
    loop {
        match listener.next().await {
            // Serves one connection at a time.
            Ok(mut stream) => {
                let heard = timeout(PATIENCE, hear(&mut stream, given, requests)).await;
                if !matches!(heard, Ok(Ok(()))) {
                    tracing::info!("something that is no start of this program was refused");
                }
            }
            Err(error) => {
                tracing::info!(%error, "no further start can be heard for now");
                sleep(CHECK_EVERY).await;
            }
        }
    }
}

async fn hear(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    given: &StartFlags,
    requests: &DesktopRequests,
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
    let handed: HandedRequest = serde_json::from_slice(&text)?;
    let is_taken = handed.calls.len() <= MOST_CALLS
        && handed.given.fits(given)
        && requests.leave(DesktopRequest::Handed(Box::new(handed)));
    stream.write_u8(if is_taken { TAKEN } else { 0 }).await
}

async fn give(folder: &Path, handed: &HandedRequest) -> io::Result<u8> {
    let text = serde_json::to_vec(handed)?;
    let length = u32::try_from(text.len()).map_err(io::Error::other)?;
    let mut stream = loop {
        match connect(folder).await {
            Ok(stream) => break stream,
            // The window isn't listening yet or, on Windows, is connected to another start.
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
