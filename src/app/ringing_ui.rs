//! The invitations of this console: who is rung, for how long, and how to stop it.

use std::time::Duration;

use egui::{Align, Id, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CHECK_CIRCLE, ICON_CLOSE, ICON_ERROR, ICON_UNDO,
};

use super::above::Place;
use super::action::Action;
use super::failure_text::failure_text;
use super::pane::{About, CallContext, CallPane};
use super::person_text;
use super::roster_ui::HEAD;
use super::row_cells::{Columns, cell, head_text, lines, paint_edges, state_cell};
use super::row_state::{Glyph, Hue, Status};
use super::text::{tr, tr_with};
use super::theme::{self, palette};
use super::time_text::{clock, stopwatch};
use super::widgets::{Button, Kind, badge, badge_icon, elided, ringing_arc, spinner};
use crate::moderation::command::Command;
use crate::moderation::invitation::{CancelTrouble, Invitation, InvitationState};
use crate::moderation::snapshot::CallView;

/// A telephone rings about as long before Teams gives up.
const FULL_AFTER: Duration = Duration::from_mins(1);
const SHOWN_AT_ONCE: f32 = 3.0;

/// Draws the invitations, if there are any.
pub(super) fn ringing_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let invitations = pane.above.invitations.clone();
    if invitations.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, palette(ui).panel);
    paint_edges(ui, rect, false);
    let ringing = invitations
        .iter()
        .filter(|place| place.is_listed && !place.invitation.has_ended());
    head_text(ui, rect, &tr("section-ringing"), ringing.count());
    let height = if context.dense { 30.0 } else { 44.0 };
    ScrollArea::vertical()
        .id_salt(("ringing", call.id.as_str()))
        .max_height((SHOWN_AT_ONCE * height).min(ui.available_height()))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for Place {
                invitation,
                is_listed,
            } in &invitations
            {
                let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
                if *is_listed && ui.is_rect_visible(rect) {
                    row_ui(ui, rect, call, invitation, context, pane, actions);
                }
            }
        });
}

fn row_ui(
    ui: &mut Ui,
    rect: Rect,
    call: &CallView,
    invitation: &Invitation,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let id = Id::unique(("invitation", invitation.id.as_str()));
    let about = About::Cancelling(invitation.id.clone());
    let is_asked_about = pane
        .question
        .as_ref()
        .is_some_and(|open| open.about == about);
    if is_asked_about {
        ui.painter().rect_filled(rect, 0.0, p.danger_tint);
    }
    let asked = context.pending.cancelling(&call.id, &invitation.id);
    let mut status = status(invitation, context);
    if asked.is_some() {
        status.word = tr("invitation-cancelling");
        status.glyph = Glyph::Spinner;
        status.hue = Hue::Quiet;
    }
    let edge = Stroke::new(1.0, p.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, edge);
    let columns = Columns::new(rect.width());
    let [kind, state, action] = columns.of_invitation();
    let part = |from: f32, to: f32| {
        let x = rect.left() + from + 4.0..=rect.left() + to - 4.0;
        Rect::from_x_y_ranges(x, rect.y_range())
    };
    if let InvitationState::Ringing { since, .. } = invitation.state {
        cell(ui, part(8.0, Columns::NAME), id.with("arc"), |ui| {
            let part = context.now.since(since).as_secs_f32() / FULL_AFTER.as_secs_f32();
            ringing_arc(ui, part, 18.0);
        });
    }
    let (words, tail) = person_text::invited_identity(invitation);
    let name = person_text::invited_name(invitation);
    let ink = if status.faded { p.text_3 } else { p.text };
    lines(
        ui,
        part(Columns::NAME, kind),
        id.with("name"),
        !context.dense,
        |ui, line| {
            let room = ui.available_width();
            if line == 0 {
                elided(ui, &name, "", room, &theme::body(), ink);
            } else {
                elided(ui, &words, &tail, room, &theme::small(), p.text_3);
            }
        },
    );
    cell(ui, part(kind, state), id.with("kind"), |ui| {
        let kind = person_text::invited_badge(invitation);
        if columns.kind_is_icon {
            badge_icon(ui, kind);
        } else {
            badge(ui, kind);
        }
    });
    state_cell(ui, id, part(state, action), &status, context.dense);
    if let Some(why) = trouble(invitation) {
        let hover = ui.interact(part(state, action), id.with("why"), Sense::hover());
        hover.on_hover_text(why);
    }
    let mut child = ui.new_child(
        UiBuilder::new()
            .scope_id(id.with("action"))
            .max_rect(part(action, rect.width() - 16.0))
            .layout(Layout::right_to_left(Align::Center)),
    );
    let height = if context.dense { 24.0 } else { 26.0 };
    let left = action_ui(
        &mut child, call, invitation, &name, height, context, pane, actions,
    );
    if let (true, Some(question)) = (is_asked_about, &mut pane.question) {
        question.anchor = Some((rect, left));
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "one cell of one row, as it is drawn"
)]
fn action_ui(
    ui: &mut Ui,
    call: &CallView,
    invitation: &Invitation,
    name: &str,
    height: f32,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) -> f32 {
    let is_pending = context
        .pending
        .cancelling(&call.id, &invitation.id)
        .is_some();
    if matches!(invitation.state, InvitationState::Cancelling { .. }) {
        spinner(ui, 16.0);
    } else if invitation.can_cancel() && !is_pending {
        let read = tr_with("invitation-cancel-name", &[("name", name.into())]);
        let label = tr("invitation-cancel");
        let button = Button::new(Kind::Resting, &label)
            .name(&read)
            .height(height)
            .show(ui);
        if button.clicked() {
            pane.ask(About::Cancelling(invitation.id.clone()), context.now);
        }
        return button.rect.left();
    } else if invitation.has_ended() {
        let read = tr_with("invitation-dismiss-name", &[("name", name.into())]);
        let button = Button::new(Kind::Quiet, "")
            .icon(ICON_CLOSE.codepoint)
            .name(&read);
        if button.height(height).show(ui).clicked() {
            actions.push(Action::Tell(Command::DismissInvitation {
                call: call.id.clone(),
                invitation: invitation.id.clone(),
            }));
        }
    }
    ui.max_rect().right() - 100.0
}

fn status(invitation: &Invitation, context: &CallContext<'_>) -> Status {
    let sent = tr_with(
        "invitation-sent",
        &[("time", clock(invitation.sent).into())],
    );
    let ended = |icon, hue, word| {
        let mut status = Status::plain(Glyph::Icon(icon), hue, word, Some(sent.clone()));
        status.faded = true;
        status
    };
    match &invitation.state {
        InvitationState::Sending { .. } => Status::plain(
            Glyph::Spinner,
            Hue::Quiet,
            tr("invitation-sending"),
            Some(sent),
        ),
        InvitationState::Ringing { since, trouble } => {
            let time = stopwatch(context.now.since(*since));
            let word = tr_with("invitation-ringing", &[("time", time.into())]);
            let more = match trouble {
                None => sent,
                Some(CancelTrouble::NoAddress) => tr("invitation-cannot-cancel"),
                Some(CancelTrouble::Failed(failure)) => tr_with(
                    "invitation-not-cancelled",
                    &[("why", failure_text(failure, None).short.into())],
                ),
            };
            let mut status = Status::plain(Glyph::None, Hue::Ringing, word, Some(more));
            status.alarm = trouble.is_some();
            status
        }
        InvitationState::Cancelling { .. } | InvitationState::CancelAccepted { .. } => {
            let word = tr("invitation-cancelling");
            Status::plain(Glyph::Spinner, Hue::Quiet, word, Some(sent))
        }
        InvitationState::Cancelled { .. } => ended(
            ICON_CHECK_CIRCLE.codepoint,
            Hue::Success,
            tr("invitation-cancelled"),
        ),
        InvitationState::Joined { .. } => ended(
            ICON_CHECK_CIRCLE.codepoint,
            Hue::Success,
            tr("invitation-joined"),
        ),
        InvitationState::JoinedAnyway { .. } => ended(
            ICON_UNDO.codepoint,
            Hue::Warning,
            tr("invitation-joined-anyway"),
        ),
        InvitationState::NoAnswer { .. } => ended(
            ICON_CALL_END.codepoint,
            Hue::Quiet,
            tr("invitation-no-answer"),
        ),
        InvitationState::Failed { failure, .. } => Status::plain(
            Glyph::Icon(ICON_ERROR.codepoint),
            Hue::Danger,
            tr("invitation-failed"),
            Some(failure_text(failure, None).short),
        ),
    }
}

/// What went wrong with an invitation, in a sentence and with what to do next.
fn trouble(invitation: &Invitation) -> Option<String> {
    let failure = match &invitation.state {
        InvitationState::Failed { failure, .. } => failure,
        InvitationState::Ringing { trouble, .. } => match trouble.as_ref()? {
            CancelTrouble::Failed(failure) => failure,
            CancelTrouble::NoAddress => return Some(tr("invitation-cannot-cancel-why")),
        },
        _ => return None,
    };
    let text = failure_text(failure, None);
    Some(format!("{} {}", text.sentence, text.next_step))
}
