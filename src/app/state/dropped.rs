//! A file dropped onto the window. Another thread reads it, because a disk that hangs would block the window.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use egui::Context;

use crate::moderation::pasted::{MAX_BYTES, decoded};
use crate::regular_file;

/// Why a dropped file wasn't read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DropError {
    /// Several files were dropped at once, but the form takes one.
    Several,
    /// The named path isn't a regular file, but for example a folder, a pipe or a device.
    NotAFile(String),
    TooLarge(String),
    /// The file couldn't be read. Holds the file's name and the system's error message.
    Unreadable(String, String),
}

/// The name and text of the dropped file, or why it wasn't read.
type DropResult = Result<(String, String), DropError>;

/// A dropped file whose text is being read on another thread.
pub(crate) struct Dropped {
    name: String,
    answer: Receiver<DropResult>,
}

impl Dropped {
    /// Reads a file on a separate thread, then wakes the window.
    pub(crate) fn read(path: PathBuf, window: Context) -> Self {
        let (sender, answer) = sync_channel(1);
        let unheard = sender.clone();
        let name = name(&path);
        let read = move || {
            // Sending fails if the dropped file was forgotten meanwhile. The text is no longer needed then.
            drop(sender.send(text_of(&path)));
            window.request_repaint();
        };
        if let Err(error) = std::thread::Builder::new().spawn(read) {
            let error = DropError::Unreadable(name.clone(), error.to_string());
            drop(unheard.send(Err(error)));
        }
        Self { name, answer }
    }

    /// Returns the result once the file is read, and `None` before. Must not be called again once it has returned a
    /// result: it would report `Unreadable`.
    pub(crate) fn outcome(&self) -> Option<DropResult> {
        match self.answer.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Empty) => None,
            Err(error) => Some(Err(DropError::Unreadable(
                self.name.clone(),
                error.to_string(),
            ))),
        }
    }
}

/// Returns the file name without its folders, which may be private.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn text_of(path: &Path) -> DropResult {
    let name = name(path);
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let read = regular_file::read(path, most);
    let file = read.map_err(|error| match error.kind() {
        ErrorKind::IsADirectory | ErrorKind::InvalidInput => DropError::NotAFile(name.clone()),
        ErrorKind::FileTooLarge => DropError::TooLarge(name.clone()),
        _ => DropError::Unreadable(name.clone(), error.to_string()),
    })?;
    let text = decoded(&file.bytes);
    if text.len() > MAX_BYTES {
        return Err(DropError::TooLarge(name));
    }
    Ok((name, text))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_regular_file_of_a_sensible_size_is_read_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let wide: Vec<u8> = "\u{feff}URL=x"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(
            text_of(&file("a.url", &wide)),
            Ok(("a.url".into(), "URL=x".into()))
        );
        let most = vec![b'a'; MAX_BYTES];
        assert!(text_of(&file("b.eml", &most)).is_ok());
        let more = file("c.eml", &[&most[..], b"a"].concat());
        assert_eq!(text_of(&more), Err(DropError::TooLarge("c.eml".into())));
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        assert_eq!(text_of(&inner), Err(DropError::NotAFile("inner".into())));
        let gone = text_of(&folder.path().join("gone.ics"));
        assert!(matches!(gone, Err(DropError::Unreadable(name, _)) if name == "gone.ics"));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_waited_for() {
        assert_eq!(
            text_of(Path::new("/dev/zero")),
            Err(DropError::NotAFile("zero".into()))
        );
    }
}
