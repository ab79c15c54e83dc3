//! The invitations that ended: some have a row, a line leads to the others, and a link puts all of them away.

use egui::{Ui, vec2};

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::top_strip::{ENDED_SHOWN, InvitationSlot};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::{from_left, next_row};
use crate::app::look::shapes::hairline;
use crate::app::look::widgets::link;
use crate::moderation::command::Command;
use crate::moderation::model::ids::InvitationId;

/// Height of the line that leads to the other ended invitations, in points.
const LINE: f32 = 26.0;

/// Leads to the ended invitations that have no row, or back to a few.
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
        // Whoever presses here wants the rows to move, although the pointer is over them.
        cx.state.list.release();
    }
}

/// Offers to put away all ended invitations that are found.
pub(crate) fn clear_ended_ui(ui: &mut Ui, cx: &mut CallUi<'_>, shown: &[InvitationSlot]) {
    let rows = shown.iter().filter(|it| it.is_listed);
    let rows = rows.map(|it| &it.invitation);
    let all = rows.chain(&cx.state.list.top_strip.folded);
    let ended = all.filter(|it| it.has_ended());
    let ended: Vec<InvitationId> = ended.map(|it| it.id.clone()).collect();
    if ended.is_empty() || !link(ui, &tr("ended-clear"), None).clicked() {
        return;
    }
    for invitation in ended {
        cx.tell(Command::DismissInvitation {
            call: cx.call.id.clone(),
            invitation,
        });
    }
    // The rows go at once, although the pointer is over them.
    cx.state.list.await_arrivals(cx.context.now);
}
