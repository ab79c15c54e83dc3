//! An odd entry in a roster.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How an entry is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OddEntry {
    /// The entry is missing.
    Missing,
    /// The entry is `null`.
    Null,
    /// The entry is a string.
    Text,
    /// The entry is an array.
    List,
    /// The entry lacks its `id`.
    WithoutId,
    /// The entry is listed twice.
    Twice,
    /// The previous entry has the `id` of this one.
    SharedId,
    /// The entry is marked as removed by `removedState`.
    Removed,
}

/// Falsifies the entries at these indexes, each as `odd` says.
pub(crate) fn falsify(rows: &mut Vec<Value>, places: &[usize], odd: OddEntry) {
    // Starts at the end, so that earlier indexes stay valid.
    for &place in places.iter().rev() {
        if place < rows.len() {
            tell_one(rows, place, odd);
        }
    }
}

fn tell_one(rows: &mut Vec<Value>, place: usize, odd: OddEntry) {
    match odd {
        OddEntry::Missing => drop(rows.remove(place)),
        OddEntry::Null => rows[place] = Value::Null,
        OddEntry::Text => rows[place] = json!("entry"),
        OddEntry::List => rows[place] = json!([]),
        OddEntry::WithoutId => {
            if let Some(entry) = rows[place].as_object_mut() {
                entry.remove("id");
            }
        }
        OddEntry::Twice => {
            let again = rows[place].clone();
            rows.push(again);
        }
        OddEntry::SharedId => {
            let id = rows[place].get("id").cloned();
            let before = place.checked_sub(1).and_then(|at| rows.get_mut(at));
            if let (Some(Value::Object(before)), Some(id)) = (before, id) {
                before.insert("id".to_owned(), id);
            }
        }
        OddEntry::Removed => {
            if let Some(entry) = rows[place].as_object_mut() {
                let state =
                    json!({ "@odata.type": "#microsoft.graph.removedState", "reason": "Removed" });
                entry.insert("removedState".to_owned(), state);
            }
        }
    }
}
