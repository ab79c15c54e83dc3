//! Links about ended invitations: one unfolds those that have no row, or folds them again; the other clears them.

use std::sync::Arc;

use egui::{Ui, vec2};

use crate::app::call::ringing::ringing_action_ui::can_clear;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::top_strip::{ENDED_SHOWN, InvitationSlot};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::{from_left, next_row};
use crate::app::look::shapes::hairline;
use crate::app::look::widgets::link;
use crate::app::parts::cleared_ui::undo_cleared_ui;
use crate::moderation::command::Command;
use crate::moderation::state::invitation::Invitation;

/// Height of the line with the link that unfolds or folds ended invitations, in points.
const LINE: f32 = 26.0;

/// Draws the link that unfolds the ended invitations without a row, or folds them again.
pub(crate) fn more_ended_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let strip = &mut cx.state.list.top_strip;
    let rows = strip.invitations.iter();
    let ended = rows.filter(|it| it.invitation.has_ended()).count();
    let label = match strip.folded.len() {
        0 if !strip.has_unfolded => return,
        0 if ended <= ENDED_SHOWN + 1 => {
            strip.has_unfolded = false;
            return;
        }
        0 => tr("ended-fewer"),
        n => tr_with("ended-more", &[("n", n.into())]),
    };
    let rect = next_row(ui, LINE);
    hairline(ui, rect);
    let mut child = from_left(ui, rect.shrink2(vec2(16.0, 0.0)));
    if link(&mut child, &label, None).clicked() {
        strip.has_unfolded = !strip.has_unfolded;
        strip.scrolls_to = strip.folded.first().map(|it| it.id.clone());
        // A press on this link asks for the rows to move, even under the pointer.
        cx.state.list.release();
    }
}

/// Draws the link that clears ended invitations, both those in `shown` and those without a row. Leaves out invitations
/// that [`can_clear`] refuses.
///
/// For a while after a press, a link that undoes the clearing takes its place.
pub(crate) fn clear_ended_ui(ui: &mut Ui, cx: &mut CallUi<'_>, shown: &[InvitationSlot]) {
    let now = cx.context.now;
    let strip = &mut cx.state.list.top_strip;
    if let Some(n) = strip.cleared.undoable() {
        if undo_cleared_ui(ui, n) && !strip.cleared.is_fresh(now) {
            strip.cleared.undo();
            cx.state.list.let_rows_move_briefly(now);
        }
        return;
    }
    let rows = shown.iter().filter(|it| it.is_listed);
    let rows = rows.map(|it| &it.invitation);
    let all = rows.chain(&strip.folded);
    let ended = all.filter(|it| can_clear(it, cx.call));
    let ended: Vec<Arc<Invitation>> = ended.cloned().collect();
    if ended.is_empty() || !link(ui, &tr("ended-clear"), None).clicked() {
        return;
    }
    strip.cleared.add(ended, now);
    // The rows go at once, although the pointer on the link holds them.
    cx.state.list.let_rows_move_briefly(now);
}

/// Dismisses cleared invitations once the clearing can't be undone any more, and clears the results of earlier rounds of invitations.
///
/// Waits while rows are held: they would move up if the undo link above them vanished.
pub(crate) fn dismiss_cleared(cx: &mut CallUi<'_>) {
    if cx.state.list.is_held {
        return;
    }
    let cleared = &mut cx.state.list.top_strip.cleared;
    let expired = cleared.expire(&cx.call.invitations, cx.context.now);
    if !expired.is_empty() {
        let call = cx.call;
        let inspector = &mut cx.state.inspector;
        inspector.clear_earlier(|it| can_clear(it, call));
    }
    for invitation in expired {
        cx.tell(Command::DismissInvitation(cx.call.id.clone(), invitation));
    }
}
