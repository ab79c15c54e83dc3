//! Texts about people who joined, left or came back, and about times without rosters.

use std::time::Duration;

use crate::app::language::text::{Value, key, tr, tr_with};
use crate::app::words::time_text::{age, clock};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::began::Began;

/// The values `who` and `kind` for a text about a person.
pub(crate) type SubjectValues = [(&'static str, Value<'static>); 2];

/// Says that a person joined. The person was first seen at `seen`.
pub(crate) fn joined_words(began: Began, seen: Now, [who, kind]: SubjectValues) -> String {
    match began {
        Began::WhenSeen => tr_with("activity-joined", &[who, kind]),
        Began::After(_) | Began::Earlier => {
            let when = ("when", joined_history(began, seen).into());
            tr_with("activity-in-gap", &[who, kind, when])
        }
    }
}

/// Says that a person left. The departure was proved at `proved`.
pub(crate) fn left_words(after: Option<Now>, proved: Now, [who, kind]: SubjectValues) -> String {
    if after.is_none() {
        return tr_with("activity-left", &[who, kind]);
    }
    let when = ("when", left_history(after, proved).into());
    tr_with("activity-in-gap", &[who, kind, when])
}

/// Returns the line about leaving for a person's history. Says when the person left, unless the time drawn beside the
/// line says so.
pub(crate) fn left_history(after: Option<Now>, proved: Now) -> String {
    after.map_or_else(
        || tr("history-left"),
        |from| {
            tr_with(
                "left-between",
                &[("from", clock(from).into()), ("time", clock(proved).into())],
            )
        },
    )
}

/// Returns the line about joining for a person's history. Says when the person joined, unless the time drawn beside the
/// line says so.
pub(crate) fn joined_history(began: Began, seen: Now) -> String {
    let time = ("time", clock(seen).into());
    match began {
        Began::WhenSeen => tr("history-joined"),
        Began::After(absent) => tr_with("since-between", &[("from", clock(absent).into()), time]),
        Began::Earlier => tr_with("since-earlier", &[time]),
    }
}

/// Says how many people joined, and when. The first was seen at `oldest`, the last at `newest`.
pub(crate) fn many_joined_words(count: usize, began: Began, [oldest, newest]: [Now; 2]) -> String {
    let (key, from) = match began {
        Began::WhenSeen => (key!("activity-many-joined"), oldest),
        Began::After(absent) => (key!("activity-many-joined"), absent),
        Began::Earlier => (key!("activity-many-joined-by"), oldest),
    };
    let values = [
        ("n", count.into()),
        ("from", clock(from).into()),
        ("to", clock(newest).into()),
    ];
    tr_with(key, &values)
}

/// Says from when to when no roster came.
pub(crate) fn no_rosters_words(from: Now, to: Now) -> String {
    let values = [("from", clock(from).into()), ("to", clock(to).into())];
    tr_with("activity-no-rosters", &values)
}

/// Says that Graph lists a person as removed, although no earlier roster listed the person. Adds Graph's reason, if
/// there is one.
pub(crate) fn listed_as_removed_words(reason: &str, [who, kind]: SubjectValues) -> String {
    let reason = SafeName::new(reason);
    if reason.is_empty() {
        return tr_with("activity-listed-as-removed", &[who, kind]);
    }
    let values = [who, kind, ("why", reason.as_str().into())];
    tr_with("activity-listed-as-removed-why", &values)
}

/// Returns a text such as `Came back 12 s later`. Below a second, the text has no number, because the person may even
/// be back before the removal is proved.
pub(crate) fn came_back(delay: Duration) -> String {
    if delay < Duration::from_secs(1) {
        return tr("state-came-back-at-once");
    }
    tr_with("state-came-back", &[("after", age(delay).into())])
}

/// Returns a text such as `third time`.
fn nth_time(times: u32) -> String {
    tr_with("came-back-times", &[("n", times.into())])
}

/// Returns a text such as `Came back 12 s later (third time)`.
pub(crate) fn came_back_words(delay: Duration, times: u32) -> String {
    let values = [
        ("came_back", came_back(delay).into()),
        ("times", nth_time(times).into()),
    ];
    tr_with("came-back-nth", &values)
}

/// Says when the person was removed. After several returns, says instead how often they came back: that matters more.
pub(crate) fn came_back_more(removed: Now, times: u32) -> String {
    if times < 2 {
        return tr_with("state-came-back-more", &[("time", clock(removed).into())]);
    }
    tr_with(
        "state-came-back-times",
        &[("times", nth_time(times).into())],
    )
}
