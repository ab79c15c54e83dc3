//! One failure with everything that is known of it, over whatever told it in a line.

use std::sync::Arc;

use egui::{Id, Key, Label, Modal, Modifiers, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::icons::ICON_CONTENT_COPY;

use crate::app::language::text::tr;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, Kind, verbatim};
use crate::app::parts::dialog::question_frame;
use crate::app::parts::failure_details::{access_button_ui, raw_text};
use crate::app::state::action::Action;
use crate::app::words::failure_text::failure_text;
use crate::moderation::model::failure::Failure;

const WIDTH: f32 = 560.0;

/// Draws the failure that is looked into, if one is.
pub(crate) fn failure_dialog_ui(
    ui: &Ui,
    shown: &mut Option<Arc<Failure>>,
    actions: &mut Vec<Action>,
) {
    let Some(failure) = shown.clone() else { return };
    let modal = Modal::new(Id::unique("failure in full"))
        .frame(question_frame(ui).inner_margin(20))
        .show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            content_ui(ui, &failure, actions)
        });
    let escape = modal
        .response
        .ctx
        .input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if modal.inner || escape || modal.backdrop_response.clicked() {
        *shown = None;
    }
}

/// Gives whether it was closed.
fn content_ui(ui: &mut Ui, failure: &Failure, actions: &mut Vec<Action>) -> bool {
    let p = palette(ui);
    let text = failure_text(failure, None);
    let sentence = RichText::new(&text.sentence).font(theme::title());
    ui.add(Label::new(sentence.color(p.text)).wrap());
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
        let copy = tr("details-copy");
        let copy = Button::new(Kind::Resting, &copy)
            .icon(ICON_CONTENT_COPY.codepoint)
            .height(26.0);
        if copy.show(ui).clicked() {
            actions.push(Action::Copy(raw));
        }
        let close = tr("details-close");
        let close = Button::new(Kind::Resting, &close).key("Esc").height(26.0);
        close.show(ui).clicked()
    })
    .inner
}
