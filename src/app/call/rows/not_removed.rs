//! The people whose removal failed, had no effect or isn't proved. One notice of the call names them.

use crate::app::call::rows::notice_content::{Notice, NoticePress};
use crate::app::language::text::{tr, tr_with};
use crate::app::state::action::Action;
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

/// Adds the names of people who couldn't be removed, if there are any, and who of them is muted.
pub(crate) fn tell_not_removed(failed: &[&Row], notice: &mut Notice) {
    if failed.is_empty() {
        return;
    }
    let names = notice.people.list(failed);
    let values = [("n", failed.len().into()), ("names", names.into())];
    let sentence = tr_with("notice-not-removed", &values);
    notice.urgent.clone_from(&sentence);
    notice.spare(0, sentence);
    let muted = failed.iter().filter(|row| is_muted(row));
    let muted: Vec<&Row> = muted.copied().collect();
    if !muted.is_empty() {
        let names = notice.people.list(&muted);
        notice.spare(0, tr_with("notice-muted", &[("names", names.into())]));
    }
}

/// Adds a button that lists everybody with a problem, if `failed` isn't empty.
pub(crate) fn show_not_removed(failed: &[&Row], call: &CallView, notice: &mut Notice) {
    if !failed.is_empty() {
        let show = Action::ShowProblems(call.id.clone());
        notice.button(tr("alarm-show"), NoticePress::Do(Box::new(show)));
    }
}
