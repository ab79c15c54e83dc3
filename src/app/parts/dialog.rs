//! What every question has in common: its frame, its first moments in which it takes no yes, its keys.

use std::time::Duration;

use egui::{Color32, Frame, Key, Margin, Ui};

use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets;
use crate::app::state::source::source;
use crate::moderation::model::audit::Source;

/// How long the question takes no yes.
pub(crate) const ARMS_AFTER: Duration = Duration::from_millis(250);

pub(crate) fn question_frame(ui: &Ui) -> Frame {
    let p = palette(ui);
    Frame::new()
        .fill(p.popup)
        .stroke(egui::Stroke::new(1.0, p.edge))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(14, 12))
        .shadow(ui.visuals().popup_shadow)
}

/// A click counts if it began when the button was listening already; `began` remembers whether it did.
pub(crate) fn listen(
    ui: &Ui,
    yes: &egui::Response,
    armed: bool,
    began: &mut bool,
) -> Option<Source> {
    let (pressed, released) = ui.input(|input| {
        (
            input.pointer.primary_pressed(),
            input.pointer.primary_released(),
        )
    });
    if pressed && (yes.is_pointer_button_down_on() || yes.clicked()) {
        *began = armed;
    }
    let counts = armed && (!released || *began);
    (yes.clicked() && counts).then(|| source(released))
}

/// A key that is held since before a question was open says nothing about it.
pub(crate) fn ignore_held_keys(ui: &Ui) {
    let is_held = |event: &egui::Event| {
        matches!(
            event,
            egui::Event::Key {
                key: Key::Enter | Key::Space,
                repeat: true,
                ..
            }
        )
    };
    ui.input_mut(|input| input.events.retain(|event| !is_held(event)));
}

/// An icon and a sentence beside it.
pub(crate) fn note(ui: &mut Ui, icon: &str, ink: Color32, text: &str) {
    let p = palette(ui);
    ui.horizontal_top(|ui| {
        widgets::icon(ui, icon, 16.0, ink);
        let text = egui::RichText::new(text)
            .font(theme::small())
            .color(p.text_2);
        ui.add(egui::Label::new(text).wrap());
    });
}

/// Whether a question takes a yes already; if not, it is drawn again once it does.
pub(crate) fn is_armed(ui: &Ui, open_for: Duration) -> bool {
    let armed = open_for >= ARMS_AFTER;
    if !armed {
        ui.request_repaint_after(ARMS_AFTER.saturating_sub(open_for));
    }
    armed
}
