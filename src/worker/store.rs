//! The watched calls, kept over a restart: there is no list of calls to ask Graph for.
//!
//! One file for all sign-ins and all windows. Each change is made to what the file says at that moment;
//! a file that cannot be read is put aside, never overwritten. Everything here waits for the disk.

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
struct StoredLists {
    lists: Vec<StoredList>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredList {
    #[serde(flatten)]
    owner: Owner,
    #[serde(deserialize_with = "entries")]
    calls: Vec<StoredCall>,
    /// Whom the owner has put under protection, in every call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    protected: Vec<SavedPerson>,
}

/// A call in the file.
#[derive(Debug, Serialize, Deserialize)]
struct StoredCall {
    #[serde(flatten)]
    call: SavedCall,
    /// What a newer version wrote: an older window beside it must not lose that.
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

/// What is kept for one owner.
#[derive(Debug, Clone, Default)]
pub(crate) struct OwnerLists {
    pub(crate) stamp: FileStamp,
    pub(crate) calls: Vec<SavedCall>,
    pub(crate) protected: Vec<SavedPerson>,
}

/// Which file a change was made to, and which it left.
#[derive(Debug)]
pub(crate) struct WriteStamps {
    pub(crate) before: FileStamp,
    pub(crate) after: FileStamp,
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
    pub fn load(&self, owner: &Owner) -> io::Result<Vec<SavedCall>> {
        Ok(self.shelf(owner)?.calls)
    }

    /// Everything that is kept for this owner; empty where there is no file yet.
    pub(crate) fn shelf(&self, owner: &Owner) -> io::Result<OwnerLists> {
        // The stamp comes first: what is written in between is read once more.
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

    /// The same, if the file is no longer the one that was read.
    pub(crate) fn look(&self, owner: &Owner, known: &FileStamp) -> io::Result<Option<OwnerLists>> {
        if FileStamp::of(&self.path)? == *known {
            return Ok(None);
        }
        self.shelf(owner).map(Some)
    }

    /// Changes whom this owner has put under protection; `base` is what the window knew.
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

    /// Puts a call at the end of the owner's list, or in the place of what is kept of it there.
    pub fn keep(&self, owner: &Owner, call: SavedCall) -> io::Result<()> {
        self.merge(owner, None, call).map(drop)
    }

    /// The same for a call of which the window knew `base`: what others changed since is kept.
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

    /// Takes a call off the owner's list.
    pub(crate) fn forget(&self, owner: &Owner, id: &CallId) -> io::Result<WriteStamps> {
        self.change(owner, |list| {
            list.calls.retain(|entry| &entry.call.id != id);
        })
    }

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

/// Reads the calls of a list; in older files each is nothing but its id.
fn entries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<StoredCall>, D::Error> {
    let calls = Vec::<IdOrCall>::deserialize(deserializer)?;
    Ok(calls.into_iter().map(|IdOrCall(entry)| entry).collect())
}

struct IdOrCall(StoredCall);

impl<'de> Deserialize<'de> for IdOrCall {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IdOrCallVisitor).map(Self)
    }
}

/// By hand, since an untagged enum would not tell what is wrong with a call.
struct IdOrCallVisitor;

impl<'de> Visitor<'de> for IdOrCallVisitor {
    type Value = StoredCall;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a call or its id")
    }

    /// Since when it was watched is not known; it is now at the latest.
    fn visit_str<E: Error>(self, id: &str) -> Result<StoredCall, E> {
        Ok(SavedCall::new(id.into(), Timestamp::now()).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, call: A) -> Result<StoredCall, A::Error> {
        StoredCall::deserialize(MapAccessDeserializer::new(call))
    }
}

#[cfg(test)]
mod tests;
