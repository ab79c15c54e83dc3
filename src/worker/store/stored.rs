//! The content of the file with watched calls and protected people.

use std::fmt;

use jiff::Timestamp;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::moderation::model::ids::one_spelling;
use crate::moderation::state::merging::{merge_call, merge_protected};
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// The Graph host, tenant and app that a saved list belongs to, in [`one_spelling`]. Contains nothing secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Host that requests are sent to.
    #[serde(deserialize_with = "spelled")]
    graph: String,
    /// Directory (tenant) id.
    #[serde(deserialize_with = "spelled")]
    tenant: String,
    /// Application (client) id.
    #[serde(deserialize_with = "spelled")]
    client_id: String,
}

impl Owner {
    /// Makes the owner for an app in a tenant on this Graph host. Different spellings of the three make the same owner.
    pub fn new(graph: &str, tenant: &str, client_id: &str) -> Self {
        Self {
            graph: one_spelling(graph),
            tenant: one_spelling(tenant),
            client_id: one_spelling(client_id),
        }
    }
}

fn spelled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(one_spelling(&String::deserialize(deserializer)?))
}

/// Content of the file: one list per owner.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct StoredLists {
    pub(super) lists: Vec<StoredList>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredList {
    #[serde(flatten)]
    pub(super) owner: Owner,
    #[serde(deserialize_with = "entries")]
    pub(super) calls: Vec<StoredCall>,
    /// People the owner protects in every call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) protected: Vec<SavedPerson>,
}

impl StoredLists {
    /// Merges lists of the same owner. Older versions wrote a list for each spelling of tenant or app.
    pub(super) fn one_per_owner(self) -> Vec<StoredList> {
        let mut merged: Vec<StoredList> = Vec::new();
        for list in self.lists {
            match merged.iter_mut().find(|known| known.owner == list.owner) {
                Some(known) => known.take_in(list),
                None => merged.push(list),
            }
        }
        merged
    }
}

impl StoredList {
    fn take_in(&mut self, other: Self) {
        for theirs in other.calls {
            let known = self.calls.iter_mut();
            let Some(known) = known.into_iter().find(|it| it.call.id == theirs.call.id) else {
                self.calls.push(theirs);
                continue;
            };
            if let Some(merged) = merge_call(None, known.call.clone(), Some(&theirs.call)) {
                known.call = merged;
            }
            for (name, value) in theirs.rest {
                known.rest.entry(name).or_insert(value);
            }
        }
        let mine = std::mem::take(&mut self.protected);
        self.protected = merge_protected(&[], mine, &other.protected);
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredCall {
    #[serde(flatten)]
    pub(super) call: SavedCall,
    /// JSON members that a newer version wrote. An older window must not lose them.
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

/// Reads the calls of a list. Older files contain only ids.
fn entries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<StoredCall>, D::Error> {
    let calls = Vec::<StoredEntry>::deserialize(deserializer)?;
    Ok(calls.into_iter().map(|StoredEntry(entry)| entry).collect())
}

/// An entry in either format: a bare id, as in older files, or a call.
pub(super) struct StoredEntry(StoredCall);

impl<'de> Deserialize<'de> for StoredEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IdOrCallVisitor).map(Self)
    }
}

/// Written by hand, because the error of an untagged enum would not name the wrong member of a
/// call.
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
