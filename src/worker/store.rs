//! Saves the watched calls, which Graph cannot list, and the protected people across restarts.
//!
//! One file serves all sign-ins and windows. Each change is applied to the file's current content.
//! An unreadable file is kept under another name. Reading and writing block.

mod salvage;
pub(crate) mod stamp;
pub(crate) mod stored;

use std::io;
use std::path::{Path, PathBuf};

use crate::moderation::model::ids::CallId;
use crate::moderation::state::merging::{merge_call, merge_protected};
use crate::moderation::state::saved::{SavedCall, SavedPerson};
use crate::settings::atomic_file::LockedFile;
use crate::settings::own_file;
use crate::worker::store::stamp::FileStamp;
use crate::worker::store::stored::{Owner, StoredList, StoredLists};

#[derive(Debug, Clone, Default)]
pub(crate) struct OwnerLists {
    pub(crate) stamp: FileStamp,
    pub(crate) calls: Vec<SavedCall>,
    pub(crate) protected: Vec<SavedPerson>,
    /// The problem of a partly readable file; `None` if there is none.
    pub(crate) trouble: Option<String>,
}

#[derive(Debug)]
pub(crate) struct WriteStamps {
    pub(crate) before: FileStamp,
    pub(crate) after: FileStamp,
    /// Path of the file that keeps the unreadable content; `None` if everything could be read.
    aside: Option<PathBuf>,
}

/// The lists that could be read from the file.
#[derive(Default)]
struct ReadFile {
    lists: Vec<StoredList>,
    /// The file's problem, if parts of it could not be read.
    trouble: Option<String>,
}

/// The file of watched calls and protected people.
#[derive(Debug, Clone)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    /// Refers to the file in this folder without reading or creating it.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join("watched.json"),
        }
    }

    /// Returns the calls saved for this owner; empty if there is no file yet.
    pub fn load(&self, owner: &Owner) -> io::Result<Vec<SavedCall>> {
        Ok(self.read_lists(owner)?.calls)
    }

    /// Returns everything saved for this owner when a session starts, without broken entries.
    ///
    /// If there are broken entries, tries to keep the file under another name and to save only the other entries. The field
    /// `trouble` of the result says so.
    pub(crate) fn open_lists(&self, owner: &Owner) -> io::Result<OwnerLists> {
        let lists = self.read_lists(owner)?;
        let Some(trouble) = lists.trouble.clone() else {
            return Ok(lists);
        };
        let aside = self.change(owner, |_| ()).ok().and_then(|it| it.aside);
        let kept = aside.map_or_else(String::new, |aside| {
            format!(" The file as it was is kept as {}.", aside.display())
        });
        Ok(OwnerLists {
            trouble: Some(format!("{trouble}{kept}")),
            ..lists
        })
    }

    /// Returns everything saved for this owner; empty if there is no file yet.
    pub(crate) fn read_lists(&self, owner: &Owner) -> io::Result<OwnerLists> {
        // Taken before reading. If the file changes in between, the stamp is outdated, and the file is read again.
        let stamp = FileStamp::of(&self.path)?;
        let ReadFile { lists, trouble } = self.read()?;
        let list = lists.into_iter().find(|list| &list.owner == owner);
        let (calls, protected) =
            list.map_or(Default::default(), |list| (list.calls, list.protected));
        Ok(OwnerLists {
            stamp,
            calls: calls.into_iter().map(|entry| entry.call).collect(),
            protected,
            trouble,
        })
    }

    /// Reads everything saved for this owner. Returns `None` if the file has not changed since
    /// `known`. Fails if an entry is broken, because this window would take the entry for deleted.
    pub(crate) fn read_if_changed(
        &self,
        owner: &Owner,
        known: &FileStamp,
    ) -> io::Result<Option<OwnerLists>> {
        if FileStamp::of(&self.path)? == *known {
            return Ok(None);
        }
        let lists = self.read_lists(owner)?;
        match &lists.trouble {
            Some(trouble) => Err(io::Error::new(io::ErrorKind::InvalidData, &**trouble)),
            None => Ok(Some(lists)),
        }
    }

    /// Saves the protected people of this owner, merging with other windows' changes since `base`.
    pub(crate) fn protect(
        &self,
        owner: &Owner,
        base: &[SavedPerson],
        people: Vec<SavedPerson>,
    ) -> io::Result<WriteStamps> {
        self.change(owner, |list| {
            list.protected = merge_protected(base, people, &list.protected);
        })
    }

    /// Adds a call to the owner's list, or merges it into the entry with the same id.
    pub fn keep(&self, owner: &Owner, call: SavedCall) -> io::Result<()> {
        self.merge(owner, None, call).map(drop)
    }

    /// Saves a call, merging with other windows' changes since `base`. Leaves the call out if another window deleted it and
    /// it should stay deleted.
    pub(crate) fn merge(
        &self,
        owner: &Owner,
        base: Option<&SavedCall>,
        call: SavedCall,
    ) -> io::Result<WriteStamps> {
        self.change(owner, |list| {
            let mut known = list.calls.iter_mut();
            let known = known.find(|entry| entry.call.id == call.id);
            let merged = merge_call(base, call, known.as_ref().map(|entry| &entry.call));
            match (known, merged) {
                (Some(entry), Some(merged)) => entry.call = merged,
                (None, Some(merged)) => list.calls.push(merged.into()),
                (_, None) => {}
            }
        })
    }

    pub(crate) fn forget(&self, owner: &Owner, id: &CallId) -> io::Result<WriteStamps> {
        self.change(owner, |list| {
            list.calls.retain(|entry| &entry.call.id != id);
        })
    }

    /// Applies a change to the file's current content, under its lock. Puts a broken file aside.
    fn change(&self, owner: &Owner, edit: impl FnOnce(&mut StoredList)) -> io::Result<WriteStamps> {
        let locked = LockedFile::lock(&self.path)?;
        let before = FileStamp::of(&self.path)?;
        let (mut lists, aside) = match self.read() {
            Ok(read) => {
                let is_broken = read.trouble.is_some();
                let aside = is_broken.then(|| locked.put_aside()).transpose()?;
                (read.lists, aside)
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                (Vec::new(), Some(locked.put_aside()?))
            }
            Err(error) => return Err(error),
        };
        if let Some(list) = lists.iter_mut().find(|list| &list.owner == owner) {
            edit(list);
        } else {
            let mut list = StoredList {
                owner: owner.clone(),
                calls: Vec::new(),
                protected: Vec::new(),
            };
            edit(&mut list);
            lists.push(list);
        }
        let text = serde_json::to_vec_pretty(&StoredLists { lists }).map_err(io::Error::other)?;
        locked.replace(&text)?;
        let after = FileStamp::of(&self.path)?;
        Ok(WriteStamps {
            before,
            after,
            aside,
        })
    }

    /// Reads the file, without entries that are broken. A missing file counts as empty.
    fn read(&self) -> io::Result<ReadFile> {
        let text = match own_file::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(ReadFile::default());
            }
            Err(error) => return Err(error),
        };
        let error = match serde_json::from_str::<StoredLists>(&text) {
            Ok(stored) => {
                return Ok(ReadFile {
                    lists: stored.one_per_owner(),
                    trouble: None,
                });
            }
            Err(error) => error,
        };
        let path = self.path.display();
        let Some((stored, broken @ 1..)) = salvage::salvaged(&text) else {
            let text = format!("{path} cannot be read: {error}");
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        };
        let trouble = match broken {
            1 => format!("One entry of {path} can't be read and isn't used: {error}."),
            _ => format!("{broken} entries of {path} can't be read and aren't used: {error}."),
        };
        Ok(ReadFile {
            lists: stored.one_per_owner(),
            trouble: Some(trouble),
        })
    }
}

#[cfg(test)]
mod tests;
