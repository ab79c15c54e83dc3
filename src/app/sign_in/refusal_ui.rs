//! Entra's answer to a refused sign-in.

use egui::{Label, RichText, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_ERROR, ICON_EXPAND_LESS, ICON_EXPAND_MORE};

use crate::app::language::privacy;
use crate::app::language::text::tr;
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, icon, link};
use crate::app::parts::failure_details::{access_button_ui, raw_text};
use crate::app::sign_in::note_ui::note_ui;
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::state::action::Action;
use crate::app::words::failure_text::failure_text;
use crate::moderation::model::failure::Failure;

/// Draws the refusal above the page, visible however far it is scrolled.
///
/// `side` is where it begins, and `width` how wide it is: as the card with the form.
pub(super) fn refusal_above_ui(
    ui: &mut Ui,
    failure: &Failure,
    form: &mut SignInForm,
    [side, width]: [f32; 2],
    actions: &mut Vec<Action>,
) {
    let most = ui.available_height() / 2.0;
    ui.add_space(8.0);
    ScrollArea::vertical()
        .id_salt("sign-in refused")
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    refusal_ui(ui, failure, form, actions);
                });
            });
        });
    ui.add_space(8.0);
}

/// Draws Entra's answer: a sentence, what to do, and the details on request.
pub(super) fn refusal_ui(
    ui: &mut Ui,
    failure: &Failure,
    form: &mut SignInForm,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let text = failure_text(failure, Some(form.client_id.trim()));
    let symbol = (ICON_ERROR.codepoint, p.danger);
    let note = note_ui(ui, p.danger_tint, symbol, |ui| {
        paragraph(ui, &text.sentence, theme::small_strong(), p.text);
        paragraph(ui, &text.next_step, theme::small(), p.text);
        details_ui(ui, failure, form, actions);
        access_button_ui(ui, &failure.cause, actions);
    });
    let mut bar = note.rect;
    bar.set_width(3.0);
    ui.painter().rect_filled(bar, 0.0, p.danger_line);
}

fn details_ui(ui: &mut Ui, failure: &Failure, form: &mut SignInForm, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.horizontal(|ui| {
        if let Some(code) = &failure.code {
            line(ui, code, theme::mono(), p.text_2);
        }
        let (label, symbol) = if form.details_open {
            (tr("details-hide"), ICON_EXPAND_LESS)
        } else {
            (tr("details-show"), ICON_EXPAND_MORE)
        };
        if link(ui, &label, None).clicked() {
            form.details_open = !form.details_open;
        }
        icon(ui, symbol.codepoint, 14.0, p.accent);
    });
    if form.details_open {
        let raw = raw_text(failure);
        let mono = RichText::new(privacy::text(&raw))
            .font(theme::mono())
            .color(p.text);
        ui.add(Label::new(mono).wrap().selectable(true));
        let copy = Button::new(ButtonKind::Resting, tr("details-copy")).height(26.0);
        if copy.show(ui).clicked() {
            actions.push(Action::Copy(raw));
        }
    }
}
