//! Reads the clipboard on a thread of its own. Otherwise, the window would hang whenever the program that holds the
//! clipboard hangs.

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a caller waits for an answer before going on. Nearly every program answers within this time, and the
/// pasted text then precedes the next typed key.
const IN_PLACE: Duration = Duration::from_millis(100);

/// After this time without an answer, the user is told, and a later answer is dropped.
const SILENT: Duration = Duration::from_secs(3);

/// Maximum number of reads that wait at the same time, each on a thread.
const MOST_READS: usize = 4;

/// Result of reading the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClipboardAnswer {
    /// The text on the clipboard, with lines that end in `\n`.
    Text(String),
    /// The clipboard is empty, or its content cannot be read as text.
    NoText,
    /// The program that holds the clipboard doesn't answer.
    Silent,
    /// This program cannot read the clipboard of this system. The library that draws the window may still read it.
    Unreadable,
}

/// A function that reads the clipboard, however long that takes.
type ReadClipboard = dyn Fn() -> ClipboardAnswer + Send + Sync;

/// Reads the clipboard without making the window wait.
pub struct ClipboardReader {
    read: Arc<ReadClipboard>,
    waiting: Option<(Instant, Receiver<ClipboardAnswer>)>,
    /// Each thread that still reads holds a clone, so that these threads can be counted.
    threads: Arc<()>,
}

impl fmt::Debug for ClipboardReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClipboardReader")
            .field("is_waiting", &self.waiting.is_some())
            .finish_non_exhaustive()
    }
}

impl Default for ClipboardReader {
    fn default() -> Self {
        Self::new(read_clipboard)
    }
}

impl ClipboardReader {
    /// Creates a reader around a function that may block for any time.
    pub fn new(read: impl Fn() -> ClipboardAnswer + Send + Sync + 'static) -> Self {
        Self {
            read: Arc::new(read),
            waiting: None,
            threads: Arc::default(),
        }
    }

    /// Starts reading, and returns the answer if it comes within a tenth of a second. Returns `None` if it is late, or
    /// if an earlier read is pending.
    ///
    /// Calls `wake` when the read ends; [`Self::answer`] then returns a late answer. Returns
    /// [`ClipboardAnswer::Silent`] at once if four earlier reads still hang, and [`ClipboardAnswer::Unreadable`] if the
    /// system starts no thread.
    pub fn ask(&mut self, wake: impl FnOnce() + Send + 'static) -> Option<ClipboardAnswer> {
        if self.waiting.is_some() {
            return None;
        }
        if Arc::strong_count(&self.threads) > MOST_READS {
            return Some(ClipboardAnswer::Silent);
        }
        let (tell, answer) = channel();
        let (read, token) = (self.read.clone(), self.threads.clone());
        let reading = thread::Builder::new().name("clipboard".to_owned());
        let started = reading.spawn(move || {
            // Fails if the reader has given up waiting.
            drop(tell.send(read()));
            drop(token);
            wake();
        });
        if started.is_err() {
            return Some(ClipboardAnswer::Unreadable);
        }
        match answer.recv_timeout(IN_PLACE) {
            Ok(answer) => Some(answer),
            Err(RecvTimeoutError::Disconnected) => Some(ClipboardAnswer::NoText),
            Err(RecvTimeoutError::Timeout) => {
                self.waiting = Some((Instant::now(), answer));
                None
            }
        }
    }

    /// Returns the awaited answer once it has come, or [`ClipboardAnswer::Silent`] once it is late. `None` until then,
    /// or if no answer is awaited.
    pub fn answer(&mut self) -> Option<ClipboardAnswer> {
        let (since, answer) = self.waiting.as_ref()?;
        let come = answer.try_recv().ok();
        let come = come.or((since.elapsed() >= SILENT).then_some(ClipboardAnswer::Silent))?;
        self.waiting = None;
        Some(come)
    }

    /// Returns how long until [`Self::answer`] has to be called even if nothing wakes the window; `None` if no answer
    /// is awaited.
    pub fn due(&self) -> Option<Duration> {
        let (since, _) = self.waiting.as_ref()?;
        Some(SILENT.saturating_sub(since.elapsed()))
    }
}

#[cfg(any(test, all(unix, not(target_os = "macos"))))]
fn text(mut text: String) -> ClipboardAnswer {
    use secrecy::zeroize::Zeroize as _;

    if text.contains("\r\n") {
        let lines = text.replace("\r\n", "\n");
        // The text may be a secret.
        text.zeroize();
        text = lines;
    }
    if text.is_empty() {
        ClipboardAnswer::NoText
    } else {
        ClipboardAnswer::Text(text)
    }
}

/// Reads the clipboard of Wayland, X11, Windows or macOS, whichever the window uses.
fn read_clipboard() -> ClipboardAnswer {
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
            return read_wayland();
        }
    }
    let read = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
    match read {
        Ok(read) => text(read),
        Err(arboard::Error::ContentNotAvailable | arboard::Error::ConversionFailure) => {
            ClipboardAnswer::NoText
        }
        Err(_) => ClipboardAnswer::Unreadable,
    }
}

/// Reads the clipboard on compositors that allow this to programs without the focus. On other compositors, such as
/// older versions of GNOME, only the window can.
#[cfg(all(unix, not(target_os = "macos")))]
fn read_wayland() -> ClipboardAnswer {
    use std::io::Read as _;

    use wl_clipboard_rs::paste::{ClipboardType, Error, MimeType, Seat, get_contents};

    /// Longest text that is read, in bytes.
    const MOST_BYTES: u64 = 64 * 1_024 * 1_024;

    match get_contents(ClipboardType::Regular, Seat::Unspecified, MimeType::Text) {
        Ok((pipe, _)) => {
            let mut bytes = Vec::new();
            match pipe.take(MOST_BYTES).read_to_end(&mut bytes) {
                Ok(_) => text(String::from_utf8_lossy(&bytes).into_owned()),
                Err(_) => ClipboardAnswer::NoText,
            }
        }
        Err(Error::NoSeats | Error::ClipboardEmpty | Error::NoMimeType) => ClipboardAnswer::NoText,
        Err(_) => ClipboardAnswer::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_holds_the_clipboard_and_never_answers_is_told_of_and_binds_few_threads() {
        let (_kept, never) = channel::<ClipboardAnswer>();
        let never = std::sync::Mutex::new(never);
        let read = move || {
            let answer = never.lock().map(|never| never.recv());
            answer
                .ok()
                .and_then(Result::ok)
                .unwrap_or(ClipboardAnswer::NoText)
        };
        let mut reader = ClipboardReader::new(read);
        for _ in 0..MOST_READS {
            assert_eq!(reader.ask(|| ()), None);
            assert_eq!(reader.answer(), None, "not yet");
            let began = reader.waiting.as_mut().unwrap();
            began.0 = began.0.checked_sub(SILENT).unwrap();
            assert_eq!(reader.answer(), Some(ClipboardAnswer::Silent));
        }
        assert_eq!(reader.ask(|| ()), Some(ClipboardAnswer::Silent));
    }

    #[test]
    fn lines_end_alike_and_an_empty_text_is_none() {
        assert_eq!(
            text("a\r\nb".to_owned()),
            ClipboardAnswer::Text("a\nb".to_owned())
        );
        assert_eq!(text(String::new()), ClipboardAnswer::NoText);
    }
}
