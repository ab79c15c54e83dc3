//! Removes a person; usually asks first.
//!
//! Doesn't ask in raid mode if the person is an attendee who is a guest or of another tenant. Doesn't ask either for a retry that
//! [`CallView::retries_at_once`] allows.

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::question::QuestionSubject;
use crate::app::call::state::raid::acts_at_once;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;

/// Opens the question about a person if they can be removed. In raid mode, removes them at once if `acts_at_once`
/// allows it.
pub(crate) fn remove_or_ask(cx: &mut CallUi<'_>, key: &RowKey, source: Source) {
    remove(cx, key, source, acts_at_once);
}

/// Removes somebody whose removal was confirmed and failed. Asks first unless [`CallView::retries_at_once`] returns
/// true.
pub(crate) fn retry_or_ask(cx: &mut CallUi<'_>, key: &RowKey, source: Source) {
    remove(cx, key, source, CallView::retries_at_once);
}

fn remove(
    cx: &mut CallUi<'_>,
    key: &RowKey,
    source: Source,
    acts_at_once: impl Fn(&CallView, &Row) -> bool,
) {
    let found = cx.call.row(key);
    let is_pending = cx.context.pending.removal(&cx.call.id, key).is_some();
    if cx.call.has_ended() {
        return;
    }
    let Some(row) = found.filter(|row| row.can_ask() && !is_pending) else {
        return;
    };
    let Some(id) = row.removable() else { return };
    if acts_at_once(cx.call, row) {
        cx.tell(Command::Remove {
            call: cx.call.id.clone(),
            participant: id.clone(),
            source,
        });
    } else {
        cx.state.ask(
            QuestionSubject::Removal(key.clone(), id.clone()),
            cx.context.now,
        );
    }
}
