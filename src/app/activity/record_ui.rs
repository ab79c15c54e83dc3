//! The record of an open entry, and the menu for developers beside it.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Popup, Ui, WidgetText, vec2};
use egui_material_icons::icons::ICON_CODE;

use crate::app::language::text::tr;
use crate::app::look::styles::hint;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::record_text::RecordLine;

/// Width of the menu, in points.
const MENU: f32 = 280.0;

/// Draws the facts of a record side by side, on as many lines as necessary.
pub(crate) fn record_ui(ui: &mut Ui, lines: &[RecordLine]) {
    let p = palette(ui);
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 2.0);
        for line in lines {
            let mut job = LayoutJob::default();
            let label = format!("{}  ", line.label);
            let faint = TextFormat::simple(theme::small(), p.text_3);
            job.append(&label, 0.0, faint);
            let plain = TextFormat::simple(theme::small(), p.text);
            job.append(&line.shown, 0.0, plain);
            let text = WidgetText::from(job);
            let width = text
                .clone()
                .into_galley(ui, None, f32::INFINITY, theme::small());
            if width.size().x > ui.available_size_before_wrap().x {
                ui.end_row();
            }
            ui.add(Label::new(text).wrap());
        }
    });
}

/// Returns the lines of a record to copy, with IDs in full.
pub(crate) fn record_to_copy(lines: &[RecordLine]) -> Vec<String> {
    let lines = lines.iter();
    let lines = lines.map(|line| format!("{}  {}", line.label, line.whole));
    lines.collect()
}

/// Draws the button of the menu for developers. The menu copies the request as a command.
pub(crate) fn developers_ui(ui: &mut Ui, curl: String, actions: &mut Vec<Action>) {
    let name = tr("details-developers");
    let button = Button::new(ButtonKind::Resting, &name)
        .icon(ICON_CODE.codepoint)
        .height(26.0)
        .show(ui);
    Popup::menu(&button).accessible_name(name).show(|ui| {
        ui.set_width(MENU);
        if ui.button(tr("details-copy-curl")).clicked() {
            actions.push(Action::Copy(Copied::Command, curl));
            ui.close();
        }
        // Without this layout, the menu would stretch the sentence to its full width, with gaps between the words.
        ui.vertical(|ui| hint(ui, tr("details-copy-curl-hint")));
    });
}
