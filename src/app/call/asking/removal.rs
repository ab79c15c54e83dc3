//! Asking about a removal, or removing at once where raid mode says so.

use crate::app::call::state::context::CallContext;
use crate::app::call::state::pane::About;
use crate::app::call::state::pane::CallPane;
use crate::app::call::state::raid::acts_at_once;
use crate::app::state::action::Action;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::snapshot::{CallView, WatchState};

/// Opens the question about a person, if one may be asked; in raid mode some are removed without one.
pub(crate) fn remove_or_ask(
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    key: &RowKey,
    source: Source,
    actions: &mut Vec<Action>,
) {
    let found = call.rows.iter().find(|row| row.key == *key);
    let is_pending = context.pending.removal(&call.id, key).is_some();
    if matches!(call.state, WatchState::Ended(_)) {
        return;
    }
    let Some(row) = found.filter(|row| row.can_ask() && !is_pending) else {
        return;
    };
    let Some(id) = row.removable() else { return };
    if acts_at_once(call, row) {
        actions.push(Action::Tell(Command::Remove {
            call: call.id.clone(),
            participant: id.clone(),
            source,
        }));
    } else {
        pane.ask(About::Removal(key.clone(), id.clone()), context.now);
    }
}
