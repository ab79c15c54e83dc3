//! Shows a file in its folder, with the desktop's file manager.
//!
//! On Linux, the request goes over D-Bus (`org.freedesktop.FileManager1`). The bus starts the file manager with an
//! environment of its own. Other systems lack this feature, because it would need another program or `unsafe` there.

use std::path::{Path, PathBuf};

/// Whether the program can ask a file manager on this system.
pub const CAN_SHOW: bool = cfg!(target_os = "linux");

/// Why the folder wasn't shown.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ShowError {
    /// The file is no longer where it was written.
    #[error("{0} is gone")]
    Gone(PathBuf),
    /// No bus or file manager exists, or none answers in time.
    #[error("no file manager answers")]
    Nobody,
    /// The file manager refused, with a reason.
    #[error("the file manager says: {0}")]
    Refused(String),
}

/// Asks the file manager to show this file, and waits for its answer.
#[cfg(target_os = "linux")]
pub async fn in_folder(path: &Path) -> Result<(), ShowError> {
    use std::time::Duration;

    /// Longest wait for an answer. Includes the start of a file manager that is not running yet.
    const PATIENCE: Duration = Duration::from_secs(15);
    const NAME: &str = "org.freedesktop.FileManager1";
    const OBJECT: &str = "/org/freedesktop/FileManager1";

    let address = address_of(path)?;
    let asked = async {
        let bus = zbus::connection::Builder::session()?
            .method_timeout(PATIENCE)
            .build()
            .await?;
        let files = (vec![address.as_str()], "");
        let shown = bus.call_method(Some(NAME), OBJECT, Some(NAME), "ShowItems", &files);
        shown.await.map(drop)
    };
    asked.await.map_err(|error| match error {
        zbus::Error::MethodError(name, said, _) if !is_absence(&name) => {
            ShowError::Refused(said.unwrap_or_else(|| name.to_string()))
        }
        error => {
            tracing::debug!(%error, "no file manager");
            ShowError::Nobody
        }
    })
}

/// Always fails, because only Linux has this feature.
#[cfg(not(target_os = "linux"))]
pub async fn in_folder(path: &Path) -> Result<(), ShowError> {
    address_of(path)?;
    Err(ShowError::Nobody)
}

/// Whether a D-Bus error means that no file manager exists, or that none answers. Any other error is a refusal.
#[cfg(target_os = "linux")]
fn is_absence(error: &str) -> bool {
    const BUS: &str = "org.freedesktop.DBus.Error.";
    let of_the_bus = error.strip_prefix(BUS);
    of_the_bus.is_some_and(|kind| {
        matches!(
            kind,
            "ServiceUnknown"
                | "NameHasNoOwner"
                | "NoReply"
                | "Timeout"
                | "TimedOut"
                | "UnknownMethod"
                | "UnknownObject"
                | "UnknownInterface"
                | "Disconnected"
                | "NoServer"
        ) || kind.starts_with("Spawn.")
    })
}

/// Returns the file's URL. Fails if the file is gone: file managers would show an empty window or nothing.
fn address_of(path: &Path) -> Result<url::Url, ShowError> {
    let gone = || ShowError::Gone(path.to_owned());
    let whole = path.canonicalize().ok().ok_or_else(gone)?;
    url::Url::from_file_path(whole).map_err(|()| gone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_whole_address_and_one_that_is_gone_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a b#ü.csv");
        std::fs::write(&file, "").unwrap();
        let address = address_of(&file).unwrap();
        assert!(
            address.as_str().ends_with("/a%20b%23%C3%BC.csv"),
            "{address}"
        );
        std::fs::remove_file(&file).unwrap();
        assert!(matches!(address_of(&file), Err(ShowError::Gone(_))));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_absent_file_manager_is_told_from_one_that_refuses() {
        for absent in ["ServiceUnknown", "Spawn.ExecFailed", "NoReply"] {
            assert!(is_absence(&format!("org.freedesktop.DBus.Error.{absent}")));
        }
        for refusal in [
            "org.freedesktop.DBus.Error.AccessDenied",
            "org.freedesktop.DBus.Error.Failed",
            "org.example.Error.ServiceUnknown",
        ] {
            assert!(!is_absence(refusal), "{refusal}");
        }
    }
}
