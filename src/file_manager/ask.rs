//! Asks for a file with the desktop's dialog, without blocking the window.

use std::path::PathBuf;

/// What a file dialog shows: its title, and the filters of file types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDialogRequest {
    /// Title of the dialog, in the window's language.
    pub title: String,
    /// Name of the filter that is selected at first.
    pub kind: String,
    /// File extensions that this filter shows, without a dot; empty for no filters.
    pub extensions: &'static [&'static str],
    /// Name of the second filter, which shows all files.
    pub all: String,
}

/// Why the dialog gave no file. If the user closes the dialog, that isn't an error.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum AskError {
    /// There is no bus, or no portal with a file dialog.
    #[error("no portal answers")]
    Nobody,
    /// The dialog ended before a choice.
    #[error("the file dialog was ended")]
    Ended,
    /// The chosen file isn't on this computer.
    #[error("the file is not on this computer")]
    NotLocal,
}

/// Opens the dialog and waits for a choice. `None` if the user closed the dialog.
///
/// Asks the desktop's portal over D-Bus. The portal is another process, so this program starts none.
#[cfg(target_os = "linux")]
pub async fn file(wanted: FileDialogRequest) -> Result<Option<PathBuf>, AskError> {
    use ashpd::Error;
    use ashpd::desktop::ResponseError;
    use ashpd::desktop::file_chooser::{FileFilter, SelectedFiles};

    let mut request = SelectedFiles::open_file()
        .title(wanted.title.as_str())
        .modal(true)
        .multiple(false);
    if !wanted.extensions.is_empty() {
        let mut first = FileFilter::new(&wanted.kind);
        for extension in wanted.extensions {
            first = first.glob(&any_case(extension));
        }
        let all = FileFilter::new(&wanted.all).glob("*");
        request = request.filter(first).filter(all);
    }
    let answer = request.send().await.and_then(|request| request.response());
    match answer {
        Ok(files) => files
            .uris()
            .first()
            .map(|file| local(file.as_str()))
            .transpose(),
        Err(Error::Response(ResponseError::Cancelled)) => Ok(None),
        Err(Error::Response(ResponseError::Other)) => Err(AskError::Ended),
        Err(error) => {
            tracing::debug!(%error, "no file dialog");
            Err(AskError::Nobody)
        }
    }
}

/// Opens the dialog and waits for a choice. `None` if the user closed the dialog.
#[cfg(any(windows, target_os = "macos"))]
pub async fn file(wanted: FileDialogRequest) -> Result<Option<PathBuf>, AskError> {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(&wanted.title);
    if !wanted.extensions.is_empty() {
        dialog = dialog
            .add_filter(&wanted.kind, wanted.extensions)
            .add_filter(&wanted.all, &["*"]);
    }
    Ok(dialog.pick_file().await.map(|file| file.path().to_owned()))
}

/// Returns a pattern that matches an extension in upper and lower case.
#[cfg(target_os = "linux")]
fn any_case(extension: &str) -> String {
    let letters = extension.chars().map(|letter| {
        let (small, large) = (letter.to_ascii_lowercase(), letter.to_ascii_uppercase());
        if small == large {
            letter.to_string()
        } else {
            format!("[{small}{large}]")
        }
    });
    format!("*.{}", letters.collect::<String>())
}

/// Returns the path of a file that the portal names by URL.
#[cfg(target_os = "linux")]
fn local(address: &str) -> Result<PathBuf, AskError> {
    let address = url::Url::parse(address).ok();
    let path = address.and_then(|address| address.to_file_path().ok());
    path.ok_or(AskError::NotLocal)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn what_a_portal_names_is_a_path_or_not_on_this_computer() {
        assert_eq!(local("file:///keys/a%20b.pem"), Ok("/keys/a b.pem".into()));
        for elsewhere in ["smb://server/keys/a.pem", "nothing", "file://server/a.pem"] {
            assert_eq!(local(elsewhere), Err(AskError::NotLocal), "{elsewhere}");
        }
    }

    #[test]
    fn files_are_offered_however_their_names_are_written() {
        assert_eq!(any_case("p12"), "*.[pP]12");
    }
}
