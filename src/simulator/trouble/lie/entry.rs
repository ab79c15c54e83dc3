//! One entry of a roster, told oddly.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What an entry looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OddEntry {
    /// It is not there.
    Missing,
    /// `null` stands in its place.
    Null,
    /// A text stands in its place.
    Text,
    /// An array stands in its place.
    List,
    /// It has no `id`.
    WithoutId,
    /// It is there twice.
    Twice,
    /// The entry before it has the same `id`.
    SharedId,
    /// Its `removedState` says that somebody removed them.
    Removed,
}

/// Tells the entries at these places oddly.
pub(crate) fn tell(rows: &mut Vec<Value>, places: &[usize], odd: OddEntry) {
    // From the back, so that the places in front stay what they are.
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
