//! Moves somebody back to the call that they were moved here from.

use std::sync::Arc;

use crate::app::call::state::context::CallContext;
use crate::app::call::state::invite_form::{CallPresence, presence_of};
use crate::app::language::text::{tr, tr_with};
use crate::app::state::action::Action;
use crate::app::state::request::fresh_id;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::invitation::{Invitation, NewInvitation};
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::{CallView, WatchState};

/// Returns the row of the person whom this invitation moved here. `None` if it isn't a move, or if the person hasn't
/// joined or is gone.
pub(crate) fn moved_here<'a>(invitation: &Invitation, call: &'a CallView) -> Option<&'a Arc<Row>> {
    call.arrival_of(invitation).filter(|_| invitation.is_move())
}

/// Returns the call that a move took this person from. `None` if no move brought them. Also `None` once that call is
/// over or isn't watched.
pub(crate) fn call_before<'a>(
    call: &CallView,
    context: &CallContext<'a>,
    row: &Row,
) -> Option<&'a Arc<CallView>> {
    let (from, _) = call.brought(row)?.replaces.as_ref()?;
    let before = context.snapshot.call(from);
    before.filter(|before| !before.has_ended())
}

/// Says why this person can't be moved back; `None` if they can. Callers check whether `call` has ended.
pub(crate) fn why_not_back(
    call: &CallView,
    context: &CallContext<'_>,
    row: &Row,
) -> Option<String> {
    if call.brought(row).is_none_or(|it| !it.is_move()) {
        return Some(tr("why-not-moved"));
    }
    let Some(before) = call_before(call, context, row) else {
        return Some(tr("why-moved-from-over"));
    };
    let title = [("call", before.title().into())];
    if !matches!(before.state, WatchState::Live | WatchState::Stale) {
        return Some(tr_with("invite-move-no-list", &title));
    }
    let Some(invitee) = call.brought(row).map(|it| &it.invitee) else {
        return Some(tr("why-not-moved"));
    };
    if row.removable().is_none() {
        return Some(tr("offer-no-id"));
    }
    if !row.can_ask() {
        return Some(tr("why-on-its-way"));
    }
    match presence_of(invitee, before) {
        CallPresence::Away => None,
        CallPresence::Rings => Some(tr("move-back-going")),
        CallPresence::InLobby | CallPresence::InCall => Some(tr_with("invite-elsewhere", &title)),
    }
}

/// Returns the action that moves this person back. `None` if that isn't possible.
pub(crate) fn move_back(
    call: &CallView,
    context: &CallContext<'_>,
    row: &Row,
    source: Source,
) -> Option<Action> {
    if call.has_ended() || why_not_back(call, context, row).is_some() {
        return None;
    }
    let before = call_before(call, context, row)?;
    let brought = call.brought(row)?;
    let back = NewInvitation {
        replaces: Some((call.id.clone(), row.removable()?.clone())),
        hidden: brought.hidden,
        ..NewInvitation::new(fresh_id(), brought.invitee.clone())
    };
    Some(Action::Tell(Command::Invite {
        call: before.id.clone(),
        people: vec![back],
        source,
    }))
}
