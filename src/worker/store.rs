//! The watched calls, kept over a restart: there is no list of calls to ask Graph for.
//!
//! One file for all sign-ins and all windows. Each change is made to what the file says at that moment;
//! a file that cannot be read is put aside, never overwritten. Everything here waits for the disk.

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
use crate::moderation::state::saved::{SavedCall, SavedEnd, SavedPerson};
use crate::settings::atomic_file::LockedFile;

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
    #[serde(deserialize_with = "entries")]
    calls: Vec<Entry>,
    /// Whom the owner has put under protection, in every call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    protected: Vec<SavedPerson>,
}

/// A call in the file.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    call: SavedCall,
    /// What a newer version wrote: an older window beside it must not lose that.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl From<SavedCall> for Entry {
    fn from(call: SavedCall) -> Self {
        Self {
            call,
            rest: Map::new(),
        }
    }
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
        let mut lists = self.read()?.lists.into_iter();
        let list = lists.find(|list| &list.owner == owner);
        let calls = list.map(|list| list.calls).unwrap_or_default();
        Ok(calls.into_iter().map(|entry| entry.call).collect())
    }

    /// Whom this owner has put under protection.
    pub fn protected(&self, owner: &Owner) -> io::Result<Vec<SavedPerson>> {
        let mut lists = self.read()?.lists.into_iter();
        let list = lists.find(|list| &list.owner == owner);
        Ok(list.map(|list| list.protected).unwrap_or_default())
    }

    /// Replaces the list of whom this owner has put under protection.
    pub fn protect(&self, owner: &Owner, people: Vec<SavedPerson>) -> io::Result<()> {
        self.change(owner, |list| list.protected = people)
    }

    /// Puts a call at the end of the owner's list, or in the place of what is kept of it there.
    ///
    /// A window that saw the call end knows less of it than the one that left it, so what that one wrote stays.
    pub fn keep(&self, owner: &Owner, mut call: SavedCall) -> io::Result<()> {
        self.change(owner, |list| {
            let was = list.calls.iter().find(|entry| entry.call.id == call.id);
            let was_left = was.and_then(|entry| entry.call.ended.as_ref());
            if let (Some(end), Some(SavedEnd { left: true, .. })) = (&mut call.ended, was_left) {
                end.left = true;
            }
            match list.calls.iter_mut().find(|entry| entry.call.id == call.id) {
                Some(entry) => entry.call = call,
                None => list.calls.push(call.into()),
            }
        })
    }

    /// Takes a call off the owner's list.
    pub fn forget(&self, owner: &Owner, id: &CallId) -> io::Result<()> {
        self.change(owner, |list| {
            list.calls.retain(|entry| &entry.call.id != id);
        })
    }

    fn change(&self, owner: &Owner, edit: impl FnOnce(&mut List)) -> io::Result<()> {
        let locked = LockedFile::lock(&self.path)?;
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
            let mut list = List {
                owner: owner.clone(),
                calls: Vec::new(),
                protected: Vec::new(),
            };
            edit(&mut list);
            lists.push(list);
        }
        let text = serde_json::to_vec_pretty(&Lists { lists }).map_err(io::Error::other)?;
        locked.replace(&text)
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

/// Reads the calls of a list; in older files each is nothing but its id.
fn entries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Entry>, D::Error> {
    let calls = Vec::<IdOrCall>::deserialize(deserializer)?;
    Ok(calls.into_iter().map(|IdOrCall(entry)| entry).collect())
}

struct IdOrCall(Entry);

impl<'de> Deserialize<'de> for IdOrCall {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IdOrCallVisitor).map(Self)
    }
}

/// By hand, since an untagged enum would not tell what is wrong with a call.
struct IdOrCallVisitor;

impl<'de> Visitor<'de> for IdOrCallVisitor {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a call or its id")
    }

    /// Since when it was watched is not known; it is now at the latest.
    fn visit_str<E: Error>(self, id: &str) -> Result<Entry, E> {
        Ok(SavedCall::new(id.into(), Timestamp::now()).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, call: A) -> Result<Entry, A::Error> {
        Entry::deserialize(MapAccessDeserializer::new(call))
    }
}

#[cfg(test)]
mod tests;
