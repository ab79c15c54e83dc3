//! Buttons of a person's card besides muting and removing: keep out, protect, move, invite again, and remove all
//! devices.

use egui::Ui;
use egui_material_icons::icons::{ICON_BLOCK, ICON_DEVICES, ICON_PERSON_ADD, ICON_SHIELD};

use crate::app::call::invite::move_to_ui::move_to;
use crate::app::call::person::way_back_ui::{comes_by_link, way_back_ui};
use crate::app::call::person::why_ui::note_disabled_reason;
use crate::app::call::rows::door_button::door_button;
use crate::app::call::rows::move_to::{others, why_not_to};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::question::QuestionSubject;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::parts::undo_ui::{UndoAction, undo_button_ui, undo_of};
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::{
    close_door, is_protected, keep_out_obstacle, kept_out, no_identity, rule_text,
};
use crate::app::words::person_text::{self, of_devices};
use crate::moderation::command::Command;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{PersonRef, Role, Row, RowState};
use crate::moderation::state::snapshot::CallView;

/// Draws the button that keeps a person out or lets a kept-out person in again. For a guest, the button closes the door
/// instead if the door is open.
pub(crate) fn keep_out_button_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row) {
    let width = ui.available_width();
    let spoken = person_text::spoken(row);
    let is_over = cx.call.has_ended();
    if let Some(kept) = kept_out(cx.call, row).filter(|_| !is_over) {
        // “Let back in” would be wrong for somebody who is still here.
        let (label, name) = if row.is_listed() {
            (key!("stop-keeping-out"), key!("stop-keeping-out-name"))
        } else {
            (key!("let-back-in"), key!("let-back-in-name"))
        };
        let button = Button::new(ButtonKind::Resting, tr(label))
            .name(tr_with(name, &[("who", spoken.into())]))
            .width(width)
            .show(ui);
        if button.clicked() {
            let command = Command::LetBackIn(cx.call.id.clone(), kept.identity.clone());
            cx.tell(command);
        }
        return;
    }
    if let Some(close) = close_door(cx.call).filter(|_| !is_over && row.badge == Badge::Guest) {
        // A guest can't be recognized in a later visit, so the button closes the door instead.
        if door_button(ui, ButtonKind::Resting, Some(width)) {
            cx.tell(close);
        }
        return;
    }
    let why = if is_over {
        Some(tr("question-call-ended"))
    } else {
        keep_out_obstacle(cx.call, cx.context.snapshot, row)
    };
    note_disabled_reason(ui, why.as_deref());
    let button = Button::new(ButtonKind::Resting, tr("keep-out"))
        .icon(ICON_BLOCK.codepoint)
        .name(tr_with("keep-out-name", &[("who", spoken.into())]))
        .width(width)
        .disabled_because(why.as_deref());
    if button.show(ui).clicked() {
        cx.state
            .ask(QuestionSubject::KeepingOut(row.key.clone()), cx.context.now);
    }
}

/// Says that the person is kept out, and until when. Draws nothing for anybody else.
pub(crate) fn rule_ui(ui: &mut Ui, call: &CallView, row: &Row, now: Now) {
    if let Some(kept) = kept_out(call, row) {
        let p = palette(ui);
        paragraph(ui, tr("person-kept-out"), theme::small(), p.text_3);
        paragraph(ui, rule_text(kept, now), theme::small(), p.text);
    }
}

/// Draws the button that moves the person to another call. Draws nothing if no other call is watched, or if this one
/// has ended.
fn move_button_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row, spoken: &str) {
    if others(cx.call, cx.context).next().is_none() || cx.call.has_ended() {
        return;
    }
    let why = why_not_to(cx.call, cx.context, row);
    note_disabled_reason(ui, why.as_deref());
    let button = Button::new(ButtonKind::Resting, tr("move-to"))
        .name(tr_with("move-to-name", &[("who", spoken.into())]))
        .width(ui.available_width())
        .disabled_because(why.as_deref());
    if button.show(ui).clicked() {
        move_to(cx, row);
    }
}

/// Draws the buttons that move or protect a person, or that let a removed person come back.
pub(crate) fn other_buttons_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row) {
    ui.add_space(4.0);
    let width = ui.available_width();
    let spoken = person_text::spoken(row);
    if row.role != Role::ThisApp {
        protect_ui(ui, cx, row, width, &spoken);
        move_button_ui(ui, cx, row, &spoken);
    }
    let was_removed = matches!(row.state, RowState::Gone { .. });
    if !was_removed || cx.call.has_ended() {
        return;
    }
    match undo_of(cx.call, &PersonRef::from(row)) {
        // The button at the foot already lets the person in again.
        Some(UndoAction::LetBackIn(_)) => {}
        Some(undo) => {
            let (time, width) = (cx.context.auto_cancel, Some(width));
            undo_button_ui(ui, cx.call, &spoken, undo, time, width, cx.actions);
        }
        None if comes_by_link(row.badge) => way_back_ui(ui, cx, row.badge),
        None => {
            let why = tr("invite-again-why");
            note_disabled_reason(ui, Some(&why));
            let button = Button::new(ButtonKind::Resting, tr("invite-again"))
                .icon(ICON_PERSON_ADD.codepoint)
                .name(tr_with("invite-again-name", &[("who", spoken.into())]))
                .width(width)
                .disabled_because(Some(&why));
            button.show(ui);
        }
    }
}

/// Draws the button that opens the preview of removing all devices of a person. The button on a row removes only that
/// row's device.
///
/// Draws nothing for people with one device, for anyone but ordinary attendees, and once the call has ended.
pub(crate) fn devices_button_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row) {
    let is_over = cx.call.has_ended();
    if row.devices < 2 || row.role != Role::Attendee || is_over {
        return;
    }
    ui.add_space(4.0);
    let label = of_devices(key!("person-all-devices"), row.badge, row.devices);
    let button = Button::new(ButtonKind::DangerOutline, label)
        .icon(ICON_DEVICES.codepoint)
        .width(ui.available_width());
    if button.show(ui).clicked() {
        cx.state.bulk.preview_devices(cx.call, row, cx.context.now);
    }
}

fn protect_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row, width: f32, spoken: &str) {
    let identity = row.participant.identity.lasting();
    let is_on = identity
        .as_ref()
        .is_some_and(|identity| is_protected(cx.context.snapshot, identity));
    let why = identity.is_none().then(|| no_identity(row));
    note_disabled_reason(ui, why.as_deref());
    let who = [("who", spoken.into())];
    let (label, name) = if is_on {
        (tr("unprotect"), tr_with("unprotect-name", &who))
    } else {
        (tr("protect"), tr_with("protect-name", &who))
    };
    let button = Button::new(ButtonKind::Resting, &label)
        .icon(ICON_SHIELD.codepoint)
        .name(&name)
        .width(width)
        .disabled_because(why.as_deref());
    if button.show(ui).clicked() {
        cx.actions.push(Action::Tell(Command::Protect {
            who: PersonRef::from(row),
            on: !is_on,
        }));
    }
}
