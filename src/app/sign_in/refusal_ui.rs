//! Draws why the last sign-in failed.

use std::sync::Arc;

use egui::{Align, Id, Layout, ScrollArea, Stroke, Ui};
use egui_material_icons::icons::{ICON_EDIT, ICON_ERROR, ICON_HISTORY};

use crate::app::language::text::tr;
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::field::is_corrected_now;
use crate::app::look::widgets::{Button, ButtonKind, link};
use crate::app::parts::failure_details::access_button_ui;
use crate::app::sign_in::note_ui::note_ui;
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::state::action::Action;
use crate::app::words::failure_text::failure_text;
use crate::moderation::model::failure::{Cause, Failure, SignInCause};

/// Height of the row with the details, in points: that of its button.
const ROW: f32 = 26.0;

/// Draws content above the scrolling page, where the content stays in sight. Content higher than half of the room
/// scrolls in an area of its own.
///
/// `side` is the distance of the content from the left, and `width` its width; both are those of the card with the
/// form.
pub(super) fn above_ui(
    ui: &mut Ui,
    name: &str,
    [side, width]: [f32; 2],
    content: impl FnOnce(&mut Ui),
) {
    let most = ui.available_height() / 2.0;
    ui.add_space(8.0);
    ScrollArea::vertical()
        .id_salt(name)
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    content(ui);
                });
            });
        });
    ui.add_space(8.0);
    // The page scrolls away under this line.
    let ink = Stroke::new(1.0, palette(ui).line);
    let y = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), y - 0.5, ink);
}

/// Draws the failure: a sentence, the next step, and the link to the details.
pub(super) fn refusal_ui(
    ui: &mut Ui,
    failure: &Failure,
    form: &mut SignInForm,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let mut text = failure_text(failure, Some(form.client_id.trim()));
    if let Some(advice) = &form.local {
        advice.put_into(&mut text);
    }
    let is_old = form.is_answer_old(failure);
    let (tint, ink, line) = if is_old {
        (p.panel, p.text_2, p.edge)
    } else {
        (p.danger_tint, p.danger, p.danger_line)
    };
    let symbol = if is_old { ICON_HISTORY } else { ICON_ERROR };
    let note = note_ui(ui, tint, (symbol.codepoint, ink), |ui| {
        let ink = if is_old { p.text_2 } else { p.text };
        paragraph(ui, &text.sentence, theme::small_strong(), ink);
        next_step_ui(ui, is_old, |ui| {
            paragraph(ui, &text.next_step, theme::small(), p.text);
            swapped_ui(ui, failure, form);
        });
        details_ui(ui, failure, form, actions);
        if is_for_access(failure, form) {
            access_button_ui(ui, &failure.cause, actions);
        }
    });
    let mut bar = note.rect;
    bar.set_width(3.0);
    ui.painter().rect_filled(bar, 0.0, line);
}

/// Draws the button that leads to the refused field. Draws none if there is no such field, or if it was changed or
/// isn't drawn. Also draws none while a field with an error has the focus.
///
/// The link to the details is in the same row, so that nothing moves when the button appears or disappears.
fn correct_ui(ui: &mut Ui, failure: &Failure, form: &mut SignInForm) {
    if !form.can_correct(failure) || is_corrected_now(ui.ctx()) {
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let correct = Button::new(ButtonKind::Resting, tr("sign-in-correct-field"))
            .icon(ICON_EDIT.codepoint)
            .height(ROW);
        if correct.show(ui).clicked() {
            form.lead_to_refused(failure);
        }
    });
}

/// Asks whether the IDs are swapped, if Entra doesn't know the tenant and both IDs are GUIDs.
fn swapped_ui(ui: &mut Ui, failure: &Failure, form: &mut SignInForm) {
    let is_unknown = failure.cause == Cause::SignIn(SignInCause::UnknownTenant);
    if !is_unknown || !form.could_be_swapped() {
        return;
    }
    let ink = palette(ui).text;
    ui.horizontal_wrapped(|ui| {
        line(ui, tr("sign-in-swapped"), theme::small(), ink);
        if link(ui, &tr("sign-in-swap-ids"), None).clicked() {
            form.swap_ids();
        }
    });
}

/// Whether the access check can help. It shows the app's rights and which service answers, but can't explain a
/// wrong secret.
fn is_for_access(failure: &Failure, form: &SignInForm) -> bool {
    let in_tenant = Cause::SignIn(SignInCause::NoServicePrincipal);
    let is_typed = matches!(failure.cause, Cause::SignIn(_)) && form.names_a_field(failure);
    !is_typed || failure.cause == in_tenant
}

/// Draws the next step by `draw`.
///
/// Once the refused field has been changed, the same room says that the answer is old. The form below then doesn't move
/// while the user types.
fn next_step_ui(ui: &mut Ui, is_old: bool, draw: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().top();
    let id = Id::unique("sign-in next step");
    if !is_old {
        draw(ui);
        let height = ui.min_rect().bottom() - top;
        ui.data_mut(|data| data.insert_temp(id, height));
        return;
    }
    let ink = palette(ui).text_2;
    paragraph(ui, tr("sign-in-answer-old"), theme::small(), ink);
    let height: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.add_space((top + height - ui.min_rect().bottom()).max(0.0));
}

fn details_ui(ui: &mut Ui, failure: &Failure, form: &mut SignInForm, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        if let Some(code) = &failure.code {
            line(ui, code, theme::mono(), p.text_2);
        }
        // Opens a dialog, because the form below must not move.
        if link(ui, &tr("details-show"), None).clicked() {
            actions.push(Action::ShowFailure(Arc::new(failure.clone())));
        }
        correct_ui(ui, failure, form);
    });
}
