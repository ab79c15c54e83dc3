//! Opens files in the data folder: only regular files and, on Unix, no links. Reads them up to a limited length.
//!
//! Otherwise, a person with access to the folder could make the program read or write another file, or wait forever.
//!
//! Also reads text files that the user names, even through links.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use crate::regular_file;

/// Longest file read as a whole, in bytes. The program's own files are far smaller.
const LONGEST: u64 = 32 << 20;

/// Opens a regular file; fails for anything else. On Unix, refuses links, and a new file gets permissions for its owner
/// only.
pub fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    let file = by_itself(options)
        .open(path)
        .map_err(|error| explained(path, error))?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(no_file(path, "is no regular file"))
    }
}

/// Deletes a file, such as the remains of a crash, if there is one.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Reads a file of the data folder as text in UTF-8, or in UTF-16 with a byte order mark, as some editors save it.
pub fn read(path: &Path) -> io::Result<String> {
    read_up_to(path, LONGEST)
}

/// Reads at most `longest` bytes; fails if there are more.
fn read_up_to(path: &Path, longest: u64) -> io::Result<String> {
    let file = open(path, OpenOptions::new().read(true))?;
    let mut bytes = Vec::new();
    let read = file.take(longest + 1).read_to_end(&mut bytes)?;
    if read as u64 > longest {
        return Err(invalid(path, "is longer than anything kept there"));
    }
    text_of(path, &bytes)
}

/// Reads a file that the user named, outside the data folder, as text. Links are followed.
pub fn read_chosen(path: &Path) -> io::Result<String> {
    text_of(path, &regular_file::read(path, LONGEST)?.bytes)
}

fn text_of(path: &Path, bytes: &[u8]) -> io::Result<String> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
        return if has_errors {
            Err(invalid(path, "is no text"))
        } else {
            Ok(text.into_owned())
        };
    }
    let text =
        std::str::from_utf8(bytes).map_err(|_invalid| invalid(path, "is no text in UTF-8"))?;
    Ok(text.to_owned())
}

/// Refuses a path that is no folder. Also refuses a folder that belongs to another user, or that anybody but its owner
/// may write to.
#[cfg(unix)]
pub fn check_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;

    let known = fs::metadata(folder)?;
    let refused = |what: &str| {
        let text = format!("{} {what}", folder.display());
        Err(io::Error::new(io::ErrorKind::PermissionDenied, text))
    };
    if !known.is_dir() {
        let text = format!("{} is no folder; choose another", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotADirectory, text));
    }
    if known.uid() != rustix::process::geteuid().as_raw() {
        refused("belongs to another user; choose a folder of your own")
    } else if known.mode() & 0o022 != 0 {
        refused(
            "can be written to by other users; take that right away (chmod go-w) or choose another folder",
        )
    } else {
        Ok(())
    }
}

/// Only checks that the folder exists: outside Unix, permissions are harder to judge.
#[cfg(not(unix))]
pub fn check_folder(folder: &Path) -> io::Result<()> {
    fs::metadata(folder).map(drop)
}

/// Makes opening refuse links, never wait for the other end of a pipe, and restrict a new file to its owner.
#[cfg(unix)]
fn by_itself(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;

    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    options.mode(0o600).custom_flags(flags.bits().cast_signed())
}

/// Does nothing, because only Unix has the flags that refuse links and waiting.
#[cfg(not(unix))]
fn by_itself(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Replaces errors that would confuse the user. For example, the system reports "no such device" for a pipe.
fn explained(path: &Path, error: io::Error) -> io::Error {
    match fs::symlink_metadata(path) {
        Ok(known) if known.is_symlink() => no_file(path, "is a link, which is not followed"),
        Ok(known) if !known.is_file() => no_file(path, "is no regular file"),
        Ok(_) | Err(_) => error,
    }
}

/// Returns the error for a file whose content is too long or not text.
fn invalid(path: &Path, what: &str) -> io::Error {
    let text = format!("{} {what}", path.display());
    io::Error::new(io::ErrorKind::InvalidData, text)
}

fn no_file(path: &Path, what: &str) -> io::Error {
    io::Error::other(format!("{} {what}", path.display()))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    // macOS makes pipes by another call.
    #[cfg(target_os = "linux")]
    fn pipe(path: &Path) {
        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let made = mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0);
        assert!(made.is_ok(), "{made:?}");
    }

    #[test]
    fn a_file_that_an_editor_saved_in_its_own_encoding_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let wide: Vec<u8> = "\u{feff}{}\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [b"\xEF\xBB\xBF{}\r\n".to_vec(), wide, b"{}\r\n".to_vec()] {
            fs::write(&path, &bytes).unwrap();
            assert_eq!(read(&path).unwrap(), "{}\r\n", "{bytes:?}");
        }
        fs::write(&path, b"{\xE4}").unwrap();
        let told = read(&path).unwrap_err().to_string();
        assert!(told.ends_with("is no text in UTF-8"), "{told}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_the_user_named_is_read_through_a_link_but_no_device_and_no_pipe() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "{}").unwrap();
        symlink(&file, &link).unwrap();
        assert_eq!(read_chosen(&link).unwrap(), "{}");
        let fifo = folder.path().join("pipe");
        pipe(&fifo);
        for (other, wanted) in [
            (Path::new("/dev/zero"), "this is no regular file"),
            (&fifo, "this is no regular file"),
            (folder.path(), "this is a folder"),
        ] {
            assert_eq!(read_chosen(other).unwrap_err().to_string(), wanted);
        }
        let told = check_folder(&file).unwrap_err().to_string();
        assert!(told.contains("is no folder"), "{told}");
    }

    #[test]
    fn a_link_is_neither_read_nor_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (victim, link) = (folder.path().join("victim"), folder.path().join("link"));
        fs::write(&victim, "theirs").unwrap();
        symlink(&victim, &link).unwrap();
        let mut writing = OpenOptions::new();
        writing.append(true).create(true);
        for told in [
            read(&link).unwrap_err(),
            open(&link, &mut writing).unwrap_err(),
        ] {
            assert!(told.to_string().contains("link is a link"), "{told}");
        }
        // A dangling link must not create a new file.
        fs::remove_file(&victim).unwrap();
        open(&link, &mut writing).unwrap_err();
        assert!(!victim.exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_a_device_or_a_folder_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        pipe(&path);
        let mut writing = OpenOptions::new();
        writing.write(true).create(true);
        for path in [&path, Path::new("/dev/zero"), folder.path()] {
            let told = read(path).unwrap_err().to_string();
            assert!(told.contains("no regular file"), "{told}");
            open(path, &mut writing).unwrap_err();
        }
    }

    #[test]
    fn a_file_is_read_up_to_its_bound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read_up_to(&path, 5).unwrap(), "12345");
        let told = read_up_to(&path, 4).unwrap_err();
        assert_eq!(told.kind(), io::ErrorKind::InvalidData);
        let missing = read(&folder.path().join("none")).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_folder_where_others_may_write_is_refused_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        check_folder(folder.path()).unwrap();
        for mode in [0o777, 0o775, 0o702, 0o1777] {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
            let told = check_folder(folder.path()).unwrap_err().to_string();
            assert!(told.contains("chmod go-w"), "{mode:o}: {told}");
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        check_folder(folder.path()).unwrap();
    }
}
