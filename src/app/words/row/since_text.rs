//! How long a person has been in the call, as far as rosters show.

use crate::app::language::text::{key, tr_with};
use crate::app::words::attendance_text::joined_history;
use crate::app::words::time_text::{age, age_aloud, clock};
use crate::moderation::model::time::Now;
use crate::moderation::state::began::Began;
use crate::moderation::state::row::Row;

/// Returns the time since the person was first seen, such as `3 min`. A plus, as in `3 min+`, means that they may have
/// joined much earlier.
pub fn since(row: &Row, now: Now) -> String {
    at_least(
        key!("since-more-than"),
        row,
        age(now.age_of(row.first_seen)),
    )
}

/// Returns [`since`] for a screen reader, with the unit in full.
pub fn since_aloud(row: &Row, now: Now) -> String {
    let age = age_aloud(now.age_of(row.first_seen));
    at_least(key!("since-more-than-aloud"), row, age)
}

fn at_least(key: &'static str, row: &Row, age: String) -> String {
    if row.may_be_earlier() {
        tr_with(key, &[("age", age.into())])
    } else {
        age
    }
}

/// Says in a sentence what rosters show about when the person joined.
pub fn since_tip(row: &Row, now: Now) -> String {
    let time = || ("time", clock(row.first_seen).into());
    if row.was_there {
        let age = age_aloud(now.age_of(row.first_seen));
        return tr_with("since-was-there", &[time(), ("age", age.into())]);
    }
    match row.began() {
        Began::WhenSeen => tr_with("since-joined", &[time()]),
        began @ (Began::After(_) | Began::Earlier) => joined_history(began, row.first_seen),
    }
}
