//! Reads a partly broken file of watched calls and protected people: keeps all intact entries.

use jiff::Timestamp;
use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::saved::{SavedDoor, SavedEnd, SavedKeepOut, SavedPerson, SavedRules};
use crate::worker::store::stored::{StoredEntry, StoredList, StoredLists};

/// Removes broken entries, and broken parts of entries, from a file. Returns the rest and the number of broken or
/// missing parts. `None` if the file is not JSON or holds no lists.
pub(super) fn salvaged(text: &str) -> Option<(StoredLists, usize)> {
    let mut file: Value = serde_json::from_str(text).ok()?;
    let Some(Value::Array(lists)) = file.get_mut("lists") else {
        return None;
    };
    let mut broken = 0;
    for list in lists.iter_mut() {
        if let Some(Value::Array(calls)) = list.get_mut("calls") {
            broken += calls.iter_mut().map(mend).sum::<usize>();
        }
        for (name, fits) in [
            ("calls", fits::<StoredEntry> as Check),
            ("protected", fits::<SavedPerson>),
        ] {
            broken += keep_in(list, name, fits);
        }
        // A list with broken calls stays, because its protected people may be intact, and vice versa.
        if list.is_object() && !is_list(list.get("calls")) {
            broken += 1;
            list["calls"] = Value::Array(Vec::new());
        }
        if list.get("protected").is_some() && !is_list(list.get("protected")) {
            broken += 1;
            list["protected"] = Value::Array(Vec::new());
        }
    }
    broken += keep(lists, fits::<StoredList>);
    let lists = StoredLists::deserialize(file).ok()?;
    Some((lists, broken))
}

/// Whether a value has the expected form.
type Check = fn(&Value) -> bool;

fn fits<T: DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value).is_ok()
}

fn is_list(value: Option<&Value>) -> bool {
    value.is_some_and(Value::is_array)
}

/// Removes the broken parts of an unreadable call if its id is intact. If this leaves no `watched_since`, sets the
/// current time. Returns the number of broken parts.
fn mend(call: &mut Value) -> usize {
    let has_id = call.get("id").is_some_and(Value::is_string);
    if !has_id || fits::<StoredEntry>(call) {
        return 0;
    }
    let mut broken = 0;
    if let Some(rules) = call.get_mut("rules") {
        broken += keep_in(rules, "kept_out", fits::<SavedKeepOut>);
        broken += keep_in(rules, "let_stay", fits::<ParticipantId>);
        broken += take_out(rules, "door", fits::<Option<SavedDoor>>);
    }
    for (name, fits) in [
        ("rules", fits::<Option<SavedRules>> as Check),
        ("ended", fits::<Option<SavedEnd>>),
        ("subject", fits::<Option<String>>),
        ("label", fits::<Option<String>>),
        ("created", fits::<Option<Timestamp>>),
        ("kept_alive", fits::<Option<Timestamp>>),
        ("keep_alive", fits::<bool>),
        ("watched_since", fits::<Timestamp>),
    ] {
        broken += take_out(call, name, fits);
    }
    if call.get("watched_since").is_none() {
        broken = broken.max(1);
        call["watched_since"] = Timestamp::now().to_string().into();
    }
    broken
}

/// Removes a member of an object if the member's value lacks the expected form. Returns the number of removed members:
/// 0 or 1.
fn take_out(object: &mut Value, name: &str, fits: Check) -> usize {
    let is_broken = |value: &Value| !fits(value);
    let Some(object) = object.as_object_mut() else {
        return 0;
    };
    if !object.get(name).is_some_and(is_broken) {
        return 0;
    }
    object.remove(name);
    1
}

/// Removes the items of a list that do not have the expected form, and returns their number. Does nothing if the object
/// has no list of this name.
fn keep_in(object: &mut Value, name: &str, fits: Check) -> usize {
    match object.get_mut(name) {
        Some(Value::Array(items)) => keep(items, fits),
        _ => 0,
    }
}

fn keep(items: &mut Vec<Value>, fits: Check) -> usize {
    let before = items.len();
    items.retain(fits);
    before - items.len()
}
