//! Saves the watched calls across restarts, because Graph cannot list an app's calls.
//!
//! One file serves all sign-ins and windows. Each change is applied to the file's current content.
//! An unreadable file is renamed, never overwritten. All functions here block.

pub(crate) mod stamp;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::moderation::model::ids::CallId;
use crate::moderation::state::merging::{merge_call, merge_protected};
use crate::moderation::state::saved::{SavedCall, SavedPerson};
use crate::settings::atomic_file::LockedFile;
use crate::settings::own_file;
use crate::worker::store::stamp::FileStamp;

/// The app and tenant that a saved list belongs to. Contains nothing secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Host that requests are sent to.
    pub graph: String,
    /// Directory (tenant) id.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
}

/// Content of the file: one list per owner.
#[derive(Debug, Default, Serialize, Deserialize)]
struct StoredLists {
    lists: Vec<StoredList>,
}

/// The list of one owner.
#[derive(Debug, Serialize, Deserialize)]
struct StoredList {
    #[serde(flatten)]
    owner: Owner,
    #[serde(deserialize_with = "entries")]
    calls: Vec<StoredCall>,
    /// People the owner protects in every call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    protected: Vec<SavedPerson>,
}

/// A call in the file.
#[derive(Debug, Serialize, Deserialize)]
struct StoredCall {
    #[serde(flatten)]
    call: SavedCall,
    /// JSON members that a newer version wrote, kept so that an older window does not lose them.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl From<SavedCall> for StoredCall {
    fn from(call: SavedCall) -> Self {
        Self {
            call,
            rest: Map::new(),
        }
    }
}

/// Everything saved for one owner.
#[derive(Debug, Clone, Default)]
pub(crate) struct OwnerLists {
    pub(crate) stamp: FileStamp,
    pub(crate) calls: Vec<SavedCall>,
    pub(crate) protected: Vec<SavedPerson>,
}

/// Versions of the file before and after a change.
#[derive(Debug)]
pub(crate) struct WriteStamps {
    pub(crate) before: FileStamp,
    pub(crate) after: FileStamp,
}

/// The file of watched calls.
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

    /// Returns the calls that this owner watched; empty if there is no file yet.
    pub fn load(&self, owner: &Owner) -> io::Result<Vec<SavedCall>> {
        Ok(self.read_lists(owner)?.calls)
    }

    /// Returns everything saved for this owner; empty if there is no file yet.
    pub(crate) fn read_lists(&self, owner: &Owner) -> io::Result<OwnerLists> {
        // Taken before reading: if the file changes in between, the stamp is outdated and the file
        // is read again.
        let stamp = FileStamp::of(&self.path)?;
        let mut lists = self.read()?.lists.into_iter();
        let list = lists.find(|list| &list.owner == owner);
        let (calls, protected) =
            list.map_or(Default::default(), |list| (list.calls, list.protected));
        Ok(OwnerLists {
            stamp,
            calls: calls.into_iter().map(|entry| entry.call).collect(),
            protected,
        })
    }

    /// Reads everything saved for this owner. Returns `None` if the file has not changed since `known`.
    pub(crate) fn look(&self, owner: &Owner, known: &FileStamp) -> io::Result<Option<OwnerLists>> {
        if FileStamp::of(&self.path)? == *known {
            return Ok(None);
        }
        self.read_lists(owner).map(Some)
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

    /// Adds a call to the owner's list, or replaces its entry.
    pub fn keep(&self, owner: &Owner, call: SavedCall) -> io::Result<()> {
        self.merge(owner, None, call).map(drop)
    }

    /// Saves a call, merging with other windows' changes since `base`.
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

    /// Removes a call from the owner's list.
    pub(crate) fn forget(&self, owner: &Owner, id: &CallId) -> io::Result<WriteStamps> {
        self.change(owner, |list| {
            list.calls.retain(|entry| &entry.call.id != id);
        })
    }

    /// Applies a change to the file's current content, under its lock.
    fn change(&self, owner: &Owner, edit: impl FnOnce(&mut StoredList)) -> io::Result<WriteStamps> {
        let locked = LockedFile::lock(&self.path)?;
        let before = FileStamp::of(&self.path)?;
        let mut lists = match self.read() {
            Ok(lists) => lists.lists,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                self.put_aside()?;
                Vec::new()
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
        Ok(WriteStamps { before, after })
    }

    /// Reads the file. A missing file counts as empty.
    fn read(&self) -> io::Result<StoredLists> {
        let text = match own_file::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(StoredLists::default());
            }
            Err(error) => return Err(error),
        };
        serde_json::from_str(&text).map_err(|error| {
            let text = format!("{} cannot be read: {error}", self.path.display());
            io::Error::new(io::ErrorKind::InvalidData, text)
        })
    }

    /// Renames an unreadable file, so that it can be repaired by hand.
    fn put_aside(&self) -> io::Result<()> {
        // No name is free only after a thousand broken files.
        let free = (1..1_000)
            .map(|number| self.path.with_extension(format!("broken-{number}.json")))
            .find(|path| !path.exists())
            .ok_or_else(|| io::Error::other("too many broken files lie beside it"))?;
        fs::rename(&self.path, free)
    }
}

/// Reads the calls of a list. Older files contain only ids.
fn entries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<StoredCall>, D::Error> {
    let calls = Vec::<IdOrCall>::deserialize(deserializer)?;
    Ok(calls.into_iter().map(|IdOrCall(entry)| entry).collect())
}

/// An entry in either format: a bare id, as in older files, or a call.
struct IdOrCall(StoredCall);

impl<'de> Deserialize<'de> for IdOrCall {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IdOrCallVisitor).map(Self)
    }
}

/// Written by hand, because an untagged enum would not say what is wrong with a call.
struct IdOrCallVisitor;

impl<'de> Visitor<'de> for IdOrCallVisitor {
    type Value = StoredCall;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a call or its id")
    }

    /// Uses the current time, because an older file does not say when watching began.
    fn visit_str<E: Error>(self, id: &str) -> Result<StoredCall, E> {
        Ok(SavedCall::new(id.into(), Timestamp::now()).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, call: A) -> Result<StoredCall, A::Error> {
        StoredCall::deserialize(MapAccessDeserializer::new(call))
    }
}

#[cfg(test)]
mod tests;
