//! Actions of an invitation, at the end of its row.

use std::sync::Arc;
use std::time::Duration;

use egui::{Popup, Response, Ui};
use egui_material_icons::icons::{ICON_CLOSE, ICON_TIMER};

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::invite_form::{CallPresence, presence_of};
use crate::app::call::state::press_guard::{RowPart, RowSubject};
use crate::app::call::state::question::QuestionSubject;
use crate::app::language::text::{Value, key, tr, tr_with};
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, spinner};
use crate::app::state::action::Action;
use crate::app::state::request::fresh_id;
use crate::app::state::source::pressed_with;
use crate::app::words::keep_out_text::ArrivalRule;
use crate::app::words::move_text::or_move;
use crate::app::words::ringing_text::{cancelled_before, is_armed, is_due};
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::invitation::{Invitation, InvitationState};
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::state::snapshot::CallView;

/// Times, in seconds, offered for canceling an invitation automatically. By itself, an invitation rings longer.
const OFFERED_SECONDS: [u64; 3] = [15, 30, 45];

/// Draws the actions. Returns the left edge of the area that a question about this invitation must not cover.
pub(crate) fn action_ui(
    ui: &mut Ui,
    cx: &mut CallUi<'_>,
    invitation: &Invitation,
    name: &str,
) -> f32 {
    let far = ui.max_rect().right() - 100.0;
    let pending = cx.context.pending.cancelling(&cx.call.id, &invitation.id);
    let is_over = cx.call.has_ended();
    let mut cells = ActionContext {
        height: if cx.context.dense { 24.0 } else { 26.0 },
        cx,
        invitation,
        name,
    };
    ui.spacing_mut().item_spacing.x = 6.0;
    if matches!(invitation.state, InvitationState::Cancelling { .. }) {
        spinner(ui, 16.0);
    } else if is_armed(invitation) || is_due(invitation) {
        cells.on_arrival_ui(ui, false);
    } else if invitation.is_beyond_cancelling() && !is_over {
        cells.on_arrival_ui(ui, true);
    } else if invitation.can_cancel() && pending.is_none() {
        let button = cells.named(or_move(
            invitation,
            key!("invitation-cancel-name"),
            key!("move-cancel-name"),
        ));
        let label = tr(or_move(
            invitation,
            key!("invitation-cancel"),
            key!("move-cancel"),
        ));
        let cancel = cells.button(ButtonKind::Resting, &label, &button).show(ui);
        if cells.takes(ui, &cancel, RowPart::Ask) {
            let about = QuestionSubject::Cancelling(invitation.id.clone());
            cells.cx.state.ask(about, cells.cx.context.now);
        }
        cells.timer_ui(ui);
        return cancel.rect.left();
    } else if invitation.has_ended() {
        cells.ended_ui(ui, is_over);
    }
    far
}

/// Returns the row of a person who joined although the invitation was canceled. `None` if nobody did, or if the person
/// can't be removed.
pub(crate) fn came_in<'a>(invitation: &Invitation, call: &'a CallView) -> Option<&'a Row> {
    if !matches!(invitation.state, InvitationState::JoinedAnyway { .. }) {
        return None;
    }
    let row = call.arrival_of(invitation)?;
    row.can_ask().then_some(row)
}

/// Whether the invitation may be cleared. It must have ended, and the row of its person must not be marked as joined
/// despite the cancellation.
pub(crate) fn can_clear(invitation: &Invitation, call: &CallView) -> bool {
    let is_marked = |row: &Row| matches!(row.state, RowState::JoinedAnyway { .. });
    let mut rows = call.rows.iter();
    let is_unsolved = matches!(invitation.state, InvitationState::JoinedAnyway { .. })
        && rows.any(|row| is_marked(row) && invitation.may_have_brought(row));
    invitation.has_ended() && !is_unsolved
}

/// Whether the person joined, is gone again without being moved to another call, and can be invited once more.
pub(crate) fn can_invite_gone(invitation: &Invitation, call: &CallView) -> bool {
    let is_away = presence_of(&invitation.invitee, call) == CallPresence::Away;
    invitation.gone_again.is_some()
        && !invitation.gone_how.is_move()
        && is_away
        && !call.has_ended()
}

/// Returns the action that asks whether to remove this person, or `None` if they can't be removed.
pub(crate) fn ask_removal(call: &CallView, row: &Row) -> Option<Action> {
    let participant = row.removable()?.clone();
    Some(Action::AskRemoval(
        call.id.clone(),
        row.key.clone(),
        participant,
    ))
}

/// Whether the operator canceled the invitation or tried to, so that the invited person may be the wrong one. Its time limit
/// doesn't count.
pub(crate) fn may_be_wrong(invitation: &Invitation) -> bool {
    invitation.cancelled_by.is_some() && !invitation.was_auto_cancelled()
}

/// Whether the person may be invited again without opening the dialog: nobody canceled the invitation or a newer one by
/// hand, and no rule would remove the person on arrival.
pub(crate) fn rings_again_at_once(invitation: &Invitation, call: &CallView) -> bool {
    !may_be_wrong(invitation)
        && cancelled_before(&invitation.invitee, call).is_none()
        && ArrivalRule::of(&invitation.invitee, call).is_none()
}

/// Returns the label of the button that invites a person again.
pub(crate) fn again_label(invitation: &Invitation, call: &CallView) -> String {
    tr(if rings_again_at_once(invitation, call) {
        key!("invite-again")
    } else {
        key!("invite-again-ask")
    })
}

/// Invites a person again. If they may be the wrong one or would be removed on arrival, only opens the dialog with
/// them.
pub(crate) fn again(cx: &mut CallUi<'_>, invitation: &Invitation, source: Source) {
    if rings_again_at_once(invitation, cx.call) {
        invite_again(cx, &[invitation], source);
    } else {
        cx.state.open_invite_again(invitation);
    }
}

/// Invites these people again, in one request, and dismisses their old invitations.
pub(crate) fn invite_again(cx: &mut CallUi<'_>, invitations: &[&Invitation], source: Source) {
    let (mut people, now) = (Vec::new(), cx.context.now);
    for invitation in invitations {
        let mut anew = invitation.anew(fresh_id());
        if invitation.gone_again.is_some() {
            // The first move already took the person out of the other call.
            anew.replaces = None;
        }
        let inspector = &mut cx.state.inspector;
        inspector.invites_again(&invitation.id, &anew.id, now);
        people.push(anew);
    }
    let call = &cx.call.id;
    cx.tell(Command::Invite {
        call: call.clone(),
        people,
        source,
    });
    // Removes the old rows: their results were read, and the new invitations have their own rows.
    for invitation in invitations {
        cx.tell(Command::DismissInvitation(
            call.clone(),
            invitation.id.clone(),
        ));
    }
}

/// The data that the buttons of an invitation's row need.
struct ActionContext<'a, 'b> {
    height: f32,
    cx: &'a mut CallUi<'b>,
    invitation: &'a Invitation,
    name: &'a str,
}

impl ActionContext<'_, '_> {
    fn named(&self, key: &str) -> String {
        tr_with(key, &[("name", self.name.into())])
    }

    fn button<'b>(&self, kind: ButtonKind, label: &'b str, name: &'b str) -> Button<'b> {
        Button::new(kind, label)
            .name(name)
            .height(self.height)
            .in_row()
    }

    /// Whether a control of the row was pressed and the press guard accepts the press.
    fn takes(&mut self, ui: &Ui, response: &Response, part: RowPart) -> bool {
        let who = RowSubject::Invited(self.invitation.id.clone());
        let guard = &mut self.cx.state.list.press_guard;
        guard.takes(ui, response, (&who, part), self.cx.context.now)
    }

    /// Draws the button that switches removal on arrival; `on` is the state after a press.
    fn on_arrival_ui(&mut self, ui: &mut Ui, on: bool) {
        let (kind, label, name, part) = if on {
            let name = self.named(key!("invitation-arm-name"));
            let label = tr("invitation-arm");
            (ButtonKind::DangerOutline, label, name, RowPart::Arm)
        } else {
            let name = self.named(key!("invitation-disarm-name"));
            let label = tr("invitation-disarm");
            (ButtonKind::Resting, label, name, RowPart::Disarm)
        };
        let button = self.button(kind, &label, &name).show(ui);
        let button = button.on_hover_text(tr("invitation-arm-why"));
        if self.takes(ui, &button, part) {
            self.cx.tell(Command::RemoveOnArrival(
                self.cx.call.id.clone(),
                self.invitation.id.clone(),
                on,
            ));
        }
    }

    /// Draws the menu that sets when the invitation is canceled.
    fn timer_ui(&mut self, ui: &mut Ui) {
        let name = self.named(or_move(
            self.invitation,
            key!("invitation-timer-name"),
            key!("move-timer-name"),
        ));
        let button = self
            .button(ButtonKind::Quiet, "", &name)
            .icon(ICON_TIMER.codepoint)
            .show(ui)
            .on_hover_text(tr("invitation-timer"));
        let Some(since) = self.invitation.rings_since() else {
            return;
        };
        let chosen = self.invitation.auto_cancel;
        let mut offered: Vec<Duration> = OFFERED_SECONDS.map(Duration::from_secs).to_vec();
        offered.extend(chosen.filter(|after| !offered.contains(after)));
        offered.sort();
        Popup::menu(&button).show(|ui| {
            let ink = palette(ui).text_2;
            line(ui, tr("invitation-timer"), theme::small(), ink);
            let mut choice = None;
            let off = tr("invitation-timer-off");
            if ui.selectable_label(chosen.is_none(), off).clicked() {
                choice = Some(None);
            }
            for after in offered {
                let seconds: Value<'_> = after.as_secs().into();
                let label = tr_with("invitation-timer-after", &[("n", seconds)]);
                // Disables a time that has already passed: choosing it would cancel at once, for which there is a
                // button.
                let is_ahead = self.cx.context.now.since(since) < after;
                let option = egui::Button::selectable(chosen == Some(after), label);
                if ui.add_enabled(is_ahead, option).clicked() {
                    choice = Some(Some(after));
                }
            }
            if let Some(after) = choice {
                self.cx.tell(Command::AutoCancel(
                    self.cx.call.id.clone(),
                    self.invitation.id.clone(),
                    after,
                ));
                ui.close();
            }
        });
    }

    /// Draws the button that asks whether to remove somebody who joined in spite of the cancellation.
    fn remove_ui(&mut self, ui: &mut Ui, row: &Row) {
        let label = tr("row-remove");
        let name = tr_with("row-remove-name", &[("who", self.name.into())]);
        let remove = self.button(ButtonKind::DangerOutline, &label, &name);
        let remove = remove.show(ui);
        if self.takes(ui, &remove, RowPart::Ask) {
            self.cx.actions.extend(ask_removal(self.cx.call, row));
        }
    }

    /// Draws the button that leads to the person who joined.
    fn show_ui(&mut self, ui: &mut Ui, row: &Row) {
        let (label, name) = (tr("invitation-show"), self.named("invitation-show-name"));
        let show = self.button(ButtonKind::Resting, &label, &name).show(ui);
        if self.takes(ui, &show, RowPart::Show) {
            self.cx.state.choose(Some(row.key.clone()));
        }
    }

    /// Draws the buttons of an ended invitation:
    /// - clear the invitation
    /// - remove a person who joined in spite of the cancellation, or show one who joined
    /// - invite somebody again who isn't in the call
    fn ended_ui(&mut self, ui: &mut Ui, is_over: bool) {
        let name = self.named(or_move(
            self.invitation,
            key!("invitation-dismiss-name"),
            key!("move-dismiss-name"),
        ));
        let close = self.button(ButtonKind::Quiet, "", &name);
        let close = close.icon(ICON_CLOSE.codepoint).show(ui);
        if self.takes(ui, &close, RowPart::Dismiss) {
            let this = Arc::new(self.invitation.clone());
            let cleared = &mut self.cx.state.list.top_strip.cleared;
            cleared.add([this], self.cx.context.now);
        }
        let call = self.cx.call;
        if let Some(row) = came_in(self.invitation, call).filter(|_| !is_over) {
            self.remove_ui(ui, row);
        } else if let Some(row) = call.arrival_of(self.invitation) {
            self.show_ui(ui, row);
        }
        let label = match self.invitation.state {
            InvitationState::Failed { .. } => tr("row-retry"),
            InvitationState::NoAnswer { .. } | InvitationState::Cancelled { .. }
                if self.invitation.is_move() && self.invitation.gone_again.is_none() =>
            {
                tr("move-again")
            }
            InvitationState::NoAnswer { .. } | InvitationState::Cancelled { .. } => {
                again_label(self.invitation, call)
            }
            _ if self.invitation.gone_again.is_some() => again_label(self.invitation, call),
            _ => return,
        };
        let is_away = presence_of(&self.invitation.invitee, self.cx.call) == CallPresence::Away;
        if is_over || !is_away || self.invitation.gone_how.is_move() {
            return;
        }
        let moving = if self.invitation.gone_again.is_some() {
            key!("invitation-retry-name")
        } else {
            key!("move-again-name")
        };
        let name = self.named(or_move(
            self.invitation,
            key!("invitation-retry-name"),
            moving,
        ));
        let button = self.button(ButtonKind::Resting, &label, &name).show(ui);
        if self.takes(ui, &button, RowPart::Again) {
            again(self.cx, self.invitation, pressed_with(ui));
        }
    }
}
