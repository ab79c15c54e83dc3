//! Texts about removed people who came back: how soon and how often.

use std::time::Duration;

use crate::app::language::text::{tr, tr_with};
use crate::app::words::time_text::{age, clock};
use crate::moderation::model::time::Now;

/// Returns a text such as `Came back 12 s later`. For less than a second, the text has no number, because the person
/// may be back even before the removal is proved.
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

/// Says when the person was removed, or after several returns how often they came back, which matters more.
pub(crate) fn came_back_more(removed: Now, times: u32) -> String {
    if times < 2 {
        return tr_with("state-came-back-more", &[("time", clock(removed).into())]);
    }
    tr_with(
        "state-came-back-times",
        &[("times", nth_time(times).into())],
    )
}
