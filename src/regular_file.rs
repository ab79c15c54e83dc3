//! Reads files that the user, the administrator or the system named.
//!
//! Links are followed, since mounted secrets and shared certificates are often links. A folder, a
//! pipe or a device is refused before it is opened: opening a pipe would wait for a writer, and a
//! device may never end.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use secrecy::zeroize::Zeroizing;

/// A file as it was read.
pub struct RegularFile {
    /// The whole content, wiped when it is dropped.
    pub bytes: Zeroizing<Vec<u8>>,
    /// The metadata of the file that was read.
    pub metadata: Metadata,
}

/// Reads a file of at most `most` bytes.
///
/// The kind of an error tells what is wrong: [`ErrorKind::IsADirectory`], [`ErrorKind::InvalidInput`] for anything else
/// that isn't a regular file, [`ErrorKind::FileTooLarge`], or the system's kind.
pub fn read(path: &Path, most: u64) -> io::Result<RegularFile> {
    let file = open(path)?;
    let metadata = file.metadata()?;
    // Reserves the whole size, so that a growing buffer leaves no copy of a secret behind.
    let mut bytes = Zeroizing::new(Vec::new());
    let expected = metadata.len().min(most).saturating_add(1);
    bytes.reserve_exact(usize::try_from(expected).unwrap_or(0));
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(
            ErrorKind::FileTooLarge,
            format!("the file is longer than {most} bytes"),
        ));
    }
    Ok(RegularFile { bytes, metadata })
}

/// Opens a file for reading. The kind of an error is as in [`read`].
pub fn open(path: &Path) -> io::Result<File> {
    check(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    // Checks again, because another file may have taken the place of the checked one.
    check(&file.metadata()?)?;
    Ok(file)
}

/// Refuses everything but a regular file.
fn check(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        Ok(())
    } else if metadata.is_dir() {
        Err(io::Error::new(ErrorKind::IsADirectory, "this is a folder"))
    } else {
        let text = "this is no regular file";
        Err(io::Error::new(ErrorKind::InvalidInput, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_to_its_end_or_refused_as_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap().bytes.as_slice(), b"12345");
        let refused = |path: &Path, most| read(path, most).map(drop).unwrap_err().kind();
        assert_eq!(refused(&path, 4), ErrorKind::FileTooLarge);
        assert_eq!(refused(folder.path(), 4), ErrorKind::IsADirectory);
        assert_eq!(refused(&folder.path().join("none"), 4), ErrorKind::NotFound);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_link_is_followed_and_a_pipe_or_device_is_refused_without_waiting_for_it() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "x").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert_eq!(read(&link, 5).unwrap().bytes.as_slice(), b"x");
        let pipe = folder.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        for other in [Path::new("/dev/zero"), &pipe] {
            let refused = read(other, 5).map(drop).unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::InvalidInput, "{other:?}");
        }
    }
}
