//! Which people can be moved to which other calls.

use std::sync::Arc;

use crate::app::call::state::context::CallContext;
use crate::app::language::text::{tr, tr_with};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::participant::IdentityKind;
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::state::snapshot::{CallView, WatchState};

/// Returns the other calls that are watched and not over.
pub(crate) fn others<'a>(
    call: &'a CallView,
    context: &CallContext<'a>,
) -> impl Iterator<Item = &'a Arc<CallView>> {
    let others = context.snapshot.calls.iter();
    others.filter(move |other| other.id != call.id && !other.has_ended())
}

/// Whether the list of a call is current enough to move somebody from it.
pub(crate) fn has_list(call: &CallView) -> bool {
    matches!(call.state, WatchState::Live | WatchState::Stale)
}

/// Returns the invitee of an invitation that moves this person to another call. `None` without an account or a
/// participant id, or if the person is gone.
pub(crate) fn movable(row: &Row) -> Option<Invitee> {
    let identity = &row.participant.identity;
    let is_here = !matches!(row.state, RowState::Gone { .. });
    let is_account = identity.kind == IdentityKind::User && row.removable().is_some();
    let invitee = Invitee::user(identity.id.as_deref()?, Some(row.name.as_str())).ok()?;
    (is_here && is_account).then_some(invitee)
}

/// Says why this person can't be moved to another call; `None` if they can.
pub(crate) fn why_not_to(call: &CallView, context: &CallContext<'_>, row: &Row) -> Option<String> {
    if others(call, context).next().is_none() {
        return Some(tr("why-no-other-call"));
    }
    if !has_list(call) {
        let title = [("call", call.title().into())];
        return Some(tr_with("invite-move-no-list", &title));
    }
    if row.participant.identity.kind != IdentityKind::User {
        return Some(tr("why-move-no-account"));
    }
    if movable(row).is_none() {
        return Some(tr("offer-no-id"));
    }
    (!row.can_ask()).then(|| tr("why-on-its-way"))
}
