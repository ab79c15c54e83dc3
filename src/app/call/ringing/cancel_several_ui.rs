//! The dialog that cancels several invitations at once: exactly those that are ticked and still ring when a yes is
//! given.
//!
//! Those that this desk sent are ticked at first. Invitations that stop ringing meanwhile are struck out and skipped.
//! Those that begin to ring are added unticked.

use egui::{Align, Key, Layout, Modifiers, ScrollArea, Stroke, Ui, vec2};

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::cancel_several::{CancelEntry, CancelSeveral};
use crate::app::call::state::dialog::CallDialog;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::{from_left, next_row};
use crate::app::look::shapes::hairline;
use crate::app::look::styles::{hint, line};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, badge, check_box_because, elided, fitted, heading};
use crate::app::parts::dialog::{
    Dialog, DialogResult, close_ui, is_armed, listen, title_ui, yes_kind,
};
use crate::app::words::person_text;
use crate::app::words::person_text::rings_in_teams;
use crate::app::words::ringing_text::status;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::time::Now;

const WIDTH: f32 = 460.0;
const ENTRY: f32 = 38.0;
/// Height of the head of those that others have sent, in points.
const OTHERS: f32 = 26.0;
/// Height of the dialog without the list, in points.
const AROUND_LIST: f32 = 240.0;

/// Draws the dialog. A yes cancels the ticked invitations. Returns the dialog if it stays open.
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
            let invitations = several.chosen();
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
    title_ui(ui, &tr("several-title"));
    all_ui(ui, several);
    let room = (ui.ctx().content_rect().height() - AROUND_LIST).max(2.0 * ENTRY);
    #[expect(clippy::cast_precision_loss, reason = "few invitations ring at once")]
    let height = several.height as f32 * ENTRY;
    let others = several.others_begin();
    let height = (height + if others.is_some() { OTHERS } else { 0.0 }).min(room);
    let list = ScrollArea::vertical().max_height(height);
    list.auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, entry) in several.entries.iter_mut().enumerate() {
            if others == Some(at) {
                others_ui(ui);
            }
            entry_ui(ui, entry, now);
        }
    });
    let mut at_first = several.entries.iter().take(several.height);
    if at_first.any(|entry| rings_in_teams(&entry.invitation)) {
        hint(ui, tr("question-cancel-hint"));
    }
    buttons_ui(ui, several, armed)
}

/// Draws the check box that ticks all entries or none.
fn all_ui(ui: &mut Ui, several: &mut CancelSeveral) {
    let [ringing, ticked] = several.counts();
    let chosen = (ticked == 0 || ticked == ringing).then_some(ticked > 0);
    let because = (ringing == 0).then(|| tr("several-passed"));
    let label = match several.others() {
        0 => tr("several-all"),
        others => {
            let values = [("n", ringing.into()), ("others", others.into())];
            tr_with("several-all-others", &values)
        }
    };
    if check_box_because(ui, chosen, &label, true, because.as_deref()).clicked() {
        several.tick_all(chosen != Some(true));
    }
}

/// Draws the head of those that others have sent.
fn others_ui(ui: &mut Ui) {
    let rect = next_row(ui, OTHERS);
    hairline(ui, rect);
    let mut row = from_left(ui, rect);
    let ink = palette(ui).text_2;
    heading(&line(
        &mut row,
        tr("several-others"),
        theme::small_strong(),
        ink,
    ));
}

fn entry_ui(ui: &mut Ui, entry: &mut CancelEntry, now: Now) {
    let p = palette(ui);
    let rect = next_row(ui, ENTRY);
    hairline(ui, rect);
    let mut row = ui.new_child(
        egui::UiBuilder::new()
            .id_salt(entry.invitation.id.as_str())
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let ui = &mut row;
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
            badge(ui, invitation.invitee.badge());
        });
    });
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let because = (!entry.rings).then(|| tr("several-passed"));
        let (words, end) = person_text::invited_identity(invitation);
        let label = format!("{name}, {words}{end}");
        let chosen = Some(entry.is_ticked && entry.rings);
        let ticked = check_box_because(ui, chosen, &label, false, because.as_deref());
        if ticked.clicked() {
            entry.is_ticked = !entry.is_ticked;
        }
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
    });
}

fn buttons_ui(ui: &mut Ui, several: &mut CancelSeveral, armed: bool) -> Option<CancelChoice> {
    let count = several.chosen().len();
    let label = tr_with("several-yes", &[("n", count.into())]);
    let because = (count == 0).then(|| tr("several-none"));
    let mut choice = None;
    // While another control has the focus, such as a check box, Enter belongs to it.
    let is_free = ui.memory(egui::Memory::focused).is_none();
    let enter = is_free && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
    if enter && armed && count > 0 {
        choice = Some(CancelChoice::Yes(Source::Key));
    }
    // The row is as high as its buttons. Otherwise it would be as high as the dialog was when it had more content.
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
        let yes = Button::new(yes_kind(armed), &label)
            .key("Enter")
            .disabled_because(because.as_deref());
        let yes = yes.show(ui);
        let pressed = listen(ui, &yes, &mut several.armed, armed && count > 0);
        choice = choice.take().or(pressed.map(CancelChoice::Yes));
    });
    choice
}
