//! The dialog with all details of a failure.

use std::sync::Arc;

use egui::{Label, RichText, ScrollArea, Ui};
use egui_material_icons::icons::ICON_CONTENT_COPY;

use crate::app::language::text::tr;
use crate::app::look::theme::palette;
use crate::app::look::widgets::{Button, ButtonKind, verbatim};
use crate::app::parts::dialog::{Dialog, DialogResult, close_at_right_ui, title_ui};
use crate::app::parts::failure_details::{access_button_ui, raw_text};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::failure_text::{FailureText, failure_text};
use crate::moderation::model::failure::Failure;

const WIDTH: f32 = 560.0;

pub(crate) fn failure_dialog_ui(
    ui: &Ui,
    shown: &mut Option<Arc<Failure>>,
    actions: &mut Vec<Action>,
) {
    let Some(failure) = shown.clone() else { return };
    let text = failure_text(&failure, None);
    let dialog = Dialog::new("failure in full", &text.sentence, WIDTH).closes_beside(true);
    let shown_now = dialog.show(ui, |ui| {
        content_ui(ui, &failure, &text, actions).then_some(())
    });
    if !matches!(shown_now, DialogResult::Open) {
        *shown = None;
    }
}

/// Draws the facts and the buttons; returns whether the close button was pressed.
fn content_ui(
    ui: &mut Ui,
    failure: &Failure,
    text: &FailureText,
    actions: &mut Vec<Action>,
) -> bool {
    let p = palette(ui);
    title_ui(ui, &text.sentence);
    let next = RichText::new(&text.next_step).color(p.text_2);
    ui.add(Label::new(next).wrap());
    let raw = raw_text(failure);
    let height = (ui.ctx().content_rect().height() - 320.0).max(80.0);
    ScrollArea::vertical()
        .max_height(height)
        .show(ui, |ui| verbatim(ui, &raw));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        access_button_ui(ui, &failure.cause, actions);
        let copy = Button::new(ButtonKind::Resting, tr("details-copy"))
            .icon(ICON_CONTENT_COPY.codepoint)
            .height(26.0);
        if copy.show(ui).clicked() {
            let parts = [&text.sentence, &text.next_step, &raw].map(String::as_str);
            actions.push(Action::Copy(Copied::Details, parts.join("\n")));
        }
    });
    close_at_right_ui(ui, &tr("details-close"))
}
