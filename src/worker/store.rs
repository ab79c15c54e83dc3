//! The watched calls, kept over a restart: there is no list of calls to ask Graph for.
//!
//! One file for all sign-ins, replaced as a whole; a file that cannot be read is put aside, never overwritten.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::audit_writer::make_private_folder;
use crate::moderation::ids::CallId;

/// Whose list it is; nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The host that the requests go to.
    pub graph: String,
    /// Directory (tenant) id.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Lists {
    lists: Vec<List>,
}

#[derive(Debug, Serialize, Deserialize)]
struct List {
    #[serde(flatten)]
    owner: Owner,
    calls: Vec<CallId>,
}

/// The file of the watched calls.
#[derive(Debug, Clone)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    /// The file in this folder; nothing is read or made yet.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join("watched.json"),
        }
    }

    /// The calls that this owner watched; empty where there is no file yet.
    pub fn load(&self, owner: &Owner) -> io::Result<Vec<CallId>> {
        let lists = self.read()?.lists;
        Ok(lists
            .into_iter()
            .find(|list| &list.owner == owner)
            .map(|list| list.calls)
            .unwrap_or_default())
    }

    /// Replaces the owner's list; those of others stay.
    pub fn save(&self, owner: &Owner, calls: Vec<CallId>) -> io::Result<()> {
        let mut lists = match self.read() {
            Ok(lists) => lists,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                self.put_aside()?;
                Lists::default()
            }
            Err(error) => return Err(error),
        };
        lists.lists.retain(|list| &list.owner != owner);
        lists.lists.push(List {
            owner: owner.clone(),
            calls,
        });
        let text = serde_json::to_vec_pretty(&lists).map_err(io::Error::other)?;
        write_whole(&self.path, &text)
    }

    fn read(&self) -> io::Result<Lists> {
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Lists::default()),
            Err(error) => return Err(error),
        };
        serde_json::from_slice(&text).map_err(|error| {
            let text = format!("{} cannot be read: {error}", self.path.display());
            io::Error::new(io::ErrorKind::InvalidData, text)
        })
    }

    /// Somebody may want to mend it by hand.
    fn put_aside(&self) -> io::Result<()> {
        // The names run out only after somebody has broken the file a thousand times.
        let free = (1..1_000)
            .map(|number| self.path.with_extension(format!("broken-{number}.json")))
            .find(|path| !path.exists())
            .ok_or_else(|| io::Error::other("too many broken files lie beside it"))?;
        fs::rename(&self.path, free)
    }
}

/// Replaces a file by rename, so that a crash leaves the old one or the new one; only its owner may read it.
pub fn write_whole(path: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        make_private_folder(folder)?;
    }
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(text)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(tenant: &str) -> Owner {
        Owner {
            graph: "graph.example".into(),
            tenant: tenant.into(),
            client_id: "app".into(),
        }
    }

    #[test]
    fn each_owner_finds_their_own_list_again() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(&folder.path().join("new"));
        assert_eq!(store.load(&owner("a")).unwrap(), []);
        store
            .save(&owner("a"), vec!["1".into(), "2".into()])
            .unwrap();
        store.save(&owner("b"), vec!["3".into()]).unwrap();
        store.save(&owner("b"), vec!["4".into()]).unwrap();
        assert_eq!(store.load(&owner("a")).unwrap(), ["1".into(), "2".into()]);
        assert_eq!(store.load(&owner("b")).unwrap(), ["4".into()]);
    }

    #[test]
    fn a_broken_file_is_told_and_put_aside_whole() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        fs::write(&store.path, "{\"lists\": [\n oops").unwrap();
        let error = store.load(&owner("a")).unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
        store.save(&owner("a"), vec!["1".into()]).unwrap();
        assert_eq!(store.load(&owner("a")).unwrap(), ["1".into()]);
        let aside = fs::read_to_string(folder.path().join("watched.broken-1.json")).unwrap();
        assert_eq!(aside, "{\"lists\": [\n oops");
    }
}
