//! The people whose removal failed, had no effect or isn't proved. One notice of the call names them.

use crate::app::call::rows::notice_content::{NAMES, Notice};
use crate::app::language::text::tr_with;
use crate::app::words::row::person_status::is_muted;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Returns the people whose latest removal failed, had no effect or isn't proved, and who are listed in the call.
pub(crate) fn not_removed(call: &CallView) -> Vec<&Row> {
    let rows = call.rows.iter().map(|row| &**row);
    rows.filter(|row| row.is_listed() && was_not_removed(row))
        .collect()
}

/// Whether the latest removal of this person failed, had no effect or isn't proved. A failed or ineffective removal
/// counts only while the person is listed.
pub(crate) fn was_not_removed(row: &Row) -> bool {
    row.needs_attention() && !row.state.is_idle()
}

/// Whether a removal of this person is under way.
pub(crate) fn is_being_removed(row: &Row) -> bool {
    row.is_listed() && !row.state.is_idle() && !was_not_removed(row)
}

/// Names the people who couldn't be removed. Returns the sentence, which is empty if there are none.
pub(crate) fn tell_not_removed(failed: &[&Row], notice: &mut Notice) -> String {
    if failed.is_empty() {
        return String::new();
    }
    let names = notice.people.list(failed);
    let values = [("n", failed.len().into()), ("names", names.into())];
    let sentence = tr_with("notice-not-removed", &values);
    notice.urgent.clone_from(&sentence);
    sentence
}

/// Adds who of these people is muted.
pub(crate) fn tell_muted(failed: &[&Row], notice: &mut Notice) {
    let muted = failed.iter().filter(|row| is_muted(row));
    let muted: Vec<&Row> = muted.copied().collect();
    if !muted.is_empty() {
        let names = notice.people.list(&muted);
        notice.spare(NAMES, tr_with("notice-muted", &[("names", names.into())]));
    }
}
