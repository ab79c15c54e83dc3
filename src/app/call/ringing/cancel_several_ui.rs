//! The dialog that cancels several invitations at once. Confirming it cancels the ticked invitations that still ring.
//!
//! At first, the invitations that the operator sent are ticked, and those that others sent are not. Invitations that
//! stop ringing meanwhile are struck out and skipped. Invitations that begin to ring wait behind a link, so that
//! nothing moves under the pointer.

use egui::{
    Align, CursorIcon, Id, Key, Layout, Modifiers, Response, ScrollArea, Sense, Stroke, Ui, vec2,
};

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::cancel_several::{CancelEntry, CancelSeveral, InvitedBy};
use crate::app::call::state::dialog::CallDialog;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::{from_left, next_row};
use crate::app::look::shapes::hairline;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, badge, check_box_because, elided, fitted, link};
use crate::app::parts::dialog::{
    Dialog, DialogResult, close_ui, focused_inside, has_enter, is_armed, listen, title_ui, yes_kind,
};
use crate::app::words::person_text;
use crate::app::words::person_text::rings_in_teams;
use crate::app::words::ringing_text::status;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::time::Now;

const WIDTH: f32 = 460.0;
const ENTRY: f32 = 38.0;
/// Height of the check box for the invitations that others sent, in points.
const OTHERS: f32 = 30.0;
/// Height of the dialog without the list, in points.
const AROUND_LIST: f32 = 240.0;

/// Draws the dialog. Confirming it cancels the ticked invitations. Returns the dialog if it stays open.
pub(crate) fn cancel_several_ui(
    ui: &Ui,
    cx: &mut CallUi<'_>,
    mut several: CancelSeveral,
) -> Option<CallDialog> {
    several.take_over(cx.call);
    let armed = is_armed(ui, &several.armed, cx.context.now);
    let shown = Dialog::new("cancel several", &tr("several-title"), WIDTH)
        .alert()
        .gap(10.0)
        .closes_beside(armed)
        .show(ui, |ui| dialog_ui(ui, &mut several, armed, cx.context.now));
    match shown {
        DialogResult::Chose(CancelChoice::Yes(source)) => {
            let invitations: Vec<_> = several.chosen().map(|it| it.id.clone()).collect();
            let now = cx.context.now;
            let inspector = &mut cx.state.inspector;
            inspector.show_cancelled(invitations.iter().cloned(), now);
            cx.tell(Command::CancelInvitations {
                call: cx.call.id.clone(),
                invitations,
                source,
            });
            None
        }
        DialogResult::Open => Some(CallDialog::CancelSeveral(several)),
        DialogResult::Chose(CancelChoice::No) | DialogResult::Closed => None,
    }
}

enum CancelChoice {
    Yes(Source),
    No,
}

fn dialog_ui(
    ui: &mut Ui,
    several: &mut CancelSeveral,
    armed: bool,
    now: Now,
) -> Option<CancelChoice> {
    let enter = takes_enter(ui, several);
    title_ui(ui, &tr("several-title"));
    let others = several.others_begin();
    let first = if others == Some(0) {
        InvitedBy::Others
    } else {
        InvitedBy::Operator
    };
    let others = others.filter(|at| *at > 0);
    let size = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        all_ui(ui, several, first);
        waiting_ui(ui, several, now);
    });
    let room = (ui.ctx().content_rect().height() - AROUND_LIST).max(2.0 * ENTRY);
    #[expect(clippy::cast_precision_loss, reason = "few invitations ring at once")]
    let height = several.entries.len() as f32 * ENTRY;
    let height = (height + if others.is_some() { OTHERS } else { 0.0 }).min(room);
    let list = ScrollArea::vertical().max_height(height);
    list.auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for at in 0..several.entries.len() {
            if others == Some(at) {
                let rect = next_row(ui, OTHERS);
                hairline(ui, rect);
                all_ui(&mut from_left(ui, rect), several, InvitedBy::Others);
            }
            let (ticks, is_pressed) = entry_ui(ui, &mut several.entries[at], now);
            note_box(several, &ticks);
            several.shows_nothing_ticked &= !is_pressed;
        }
    });
    hint_ui(ui, several);
    buttons_ui(ui, several, armed, &enter)
}

/// Takes Enter for the yes button if the focus is on a check box or nowhere. Check boxes are ticked by Space, not by
/// Enter.
///
/// Must be called before the check boxes are drawn: they would take the key themselves.
fn takes_enter(ui: &Ui, several: &mut CancelSeveral) -> Enter {
    let mut listens: Vec<Option<Id>> = several.boxes.drain(..).map(Some).collect();
    listens.push(None);
    let is_here = listens.contains(&focused_inside(ui));
    let pressed = is_here && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
    Enter { listens, pressed }
}

/// The controls at which Enter presses the yes button, and whether Enter was pressed at one of them in this frame.
struct Enter {
    /// The controls that may have the focus when Enter presses the yes button. `None` stands for no control.
    listens: Vec<Option<Id>>,
    pressed: bool,
}

/// Notes a check box. The first enabled one gets the focus when the dialog opens or lists more invitations.
fn note_box(several: &mut CancelSeveral, ticks: &Response) {
    if ticks.enabled() && !std::mem::replace(&mut several.has_focus, true) {
        ticks.request_focus();
        // Keeps the yes button from taking the focus away from the check box.
        several.armed.claim_focus();
    }
    several.boxes.push(ticks.id);
}

/// Draws the check box that ticks or unticks all ringing invitations sent by `by`.
fn all_ui(ui: &mut Ui, several: &mut CancelSeveral, by: InvitedBy) {
    let [ringing, ticked] = several.counts(by);
    let chosen = (ticked == 0 || ticked == ringing).then_some(ticked > 0);
    let because = (ringing == 0).then(|| tr("several-passed"));
    let n = [("n", ringing.into())];
    let label = match by {
        InvitedBy::Others if ringing == 0 => tr("several-others-over"),
        InvitedBy::Operator if ringing == 0 => tr("several-own-over"),
        InvitedBy::Others => tr_with("several-all-others", &n),
        InvitedBy::Operator if several.others_begin().is_some() => tr_with("several-all-own", &n),
        InvitedBy::Operator => tr_with("several-all", &n),
    };
    let ticks = check_box_because(ui, chosen, &label, true, because.as_deref());
    note_box(several, &ticks);
    if ticks.clicked() {
        several.tick_all(by, chosen != Some(true));
    }
}

/// Draws the link that lists the invitations that began to ring while the dialog was open.
fn waiting_ui(ui: &mut Ui, several: &mut CancelSeveral, now: Now) {
    let n = several.waiting();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let label = tr_with("held-back-ringing", &[("n", n.into())]);
        if n > 0 && link(ui, &label, None).clicked() {
            several.show_waiting(now);
        }
    });
}

/// Draws a hint about the ticked invitations.
///
/// If Enter was pressed with none ticked, the hint says so. Otherwise, if an invitation rings in Teams, it says that
/// Teams may show the person that they were removed. Without a hint, an empty line keeps the height.
fn hint_ui(ui: &mut Ui, several: &CancelSeveral) {
    let p = palette(ui);
    let is_over = several.entries.iter().all(|entry| !entry.rings);
    let (words, ink) = if is_over {
        (tr("several-passed"), p.text_2)
    } else if several.shows_nothing_ticked {
        (tr("several-none"), p.warning)
    } else if several.chosen().any(rings_in_teams) {
        (tr("question-cancel-hint"), p.text_2)
    } else {
        (String::new(), p.text_2)
    };
    line(ui, words, theme::small(), ink);
}

/// Draws an entry. While the invitation rings, a press anywhere on the entry ticks or unticks it. Returns its check
/// box, and whether the entry was pressed.
fn entry_ui(ui: &mut Ui, entry: &mut CancelEntry, now: Now) -> (Response, bool) {
    let p = palette(ui);
    let rect = next_row(ui, ENTRY);
    // The row's area is registered before its check box, so that the check box lies over it.
    let id = Id::unique(("cancel", entry.invitation.id.as_str()));
    let over = entry.rings.then(|| ui.interact(rect, id, Sense::CLICK));
    if let Some(over) = over.as_ref().filter(|over| over.hovered()) {
        ui.painter().rect_filled(rect, 0.0, p.hover);
        over.clone().on_hover_cursor(CursorIcon::PointingHand);
    }
    hairline(ui, rect);
    let mut row = ui.new_child(
        egui::UiBuilder::new()
            .id_salt(entry.invitation.id.as_str())
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let ui = &mut row;
    let mut is_pressed = over.is_some_and(|over| over.clicked());
    let invitation = &entry.invitation;
    let name = person_text::invited_name(invitation);
    let status = status(invitation, now, true);
    let ink = status.hue.ink(p);
    ui.scope(|ui| {
        ui.set_width(140.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            elided(ui, &status.word, "", 140.0, &theme::body(), ink);
        });
    });
    ui.scope(|ui| {
        ui.set_width(94.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            badge(ui, invitation.badge());
        });
    });
    let ticks = ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let because = (!entry.rings).then(|| tr("several-passed"));
        let (words, end) = person_text::invited_identity(invitation);
        let label = format!("{name}, {words}{end}");
        let chosen = Some(entry.is_ticked && entry.rings);
        let ticked = check_box_because(ui, chosen, &label, false, because.as_deref());
        is_pressed |= ticked.clicked();
        let ink = if entry.rings { p.text } else { p.text_3 };
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(2.0);
            let shown = fitted(ui, &name, "", &theme::body(), ink);
            if !entry.rings {
                let rect = shown.rect;
                let strike = Stroke::new(1.0, ink);
                ui.painter().hline(rect.x_range(), rect.center().y, strike);
            }
            fitted(ui, &words, &end, &theme::small(), p.text_3);
        });
        ticked
    });
    entry.is_ticked ^= is_pressed;
    (ticks.inner, is_pressed)
}

fn buttons_ui(
    ui: &mut Ui,
    several: &mut CancelSeveral,
    armed: bool,
    enter: &Enter,
) -> Option<CancelChoice> {
    let count = several.chosen().count();
    let label = tr_with("several-yes", &[("n", count.into())]);
    let because = (count == 0).then(|| tr("several-none"));
    let mut choice = None;
    if enter.pressed && armed {
        several.shows_nothing_ticked = count == 0;
        choice = (count > 0).then_some(CancelChoice::Yes(Source::Key));
    }
    // Sets the row's height to that of its buttons. egui would otherwise use the dialog's earlier, larger height.
    let size = vec2(WIDTH, 30.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let is_over = several.entries.iter().all(|entry| !entry.rings);
        let no = if is_over {
            tr("several-close")
        } else {
            tr("question-cancel-no")
        };
        if close_ui(ui, &no) {
            choice = Some(CancelChoice::No);
        }
        if is_over {
            return;
        }
        let has_enter = has_enter(ui, &several.armed, &enter.listens);
        let yes = Button::new(yes_kind(armed), &label)
            .key_if(has_enter, "Enter")
            .disabled_because(because.as_deref());
        let yes = yes.show(ui);
        let pressed = listen(ui, &yes, &mut several.armed, armed && count > 0);
        choice = choice.take().or(pressed.map(CancelChoice::Yes));
    });
    choice
}
