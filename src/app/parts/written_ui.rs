//! Shows where a file was written, with buttons to show it in its folder and to copy its path.

use std::path::Path;

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{ICON_CONTENT_COPY, ICON_FOLDER_OPEN};

use crate::app::language::text::tr;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::file_manager::show::CAN_SHOW;

/// Draws the path of a written file, with its buttons below.
pub(crate) fn written_ui(ui: &mut Ui, path: &Path, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let shown = RichText::new(path.display().to_string()).font(theme::mono());
    ui.add(Label::new(shown.color(p.text)).wrap().selectable(true));
    ui.horizontal_wrapped(|ui| path_buttons_ui(ui, path, actions));
}

/// Draws the buttons of a written file. One copies the path. If the system allows it, another shows the file in its
/// folder.
pub(crate) fn path_buttons_ui(ui: &mut Ui, path: &Path, actions: &mut Vec<Action>) {
    if CAN_SHOW {
        let show = Button::new(ButtonKind::Resting, tr("show-folder"))
            .icon(ICON_FOLDER_OPEN.codepoint)
            .height(26.0);
        if show.show(ui).clicked() {
            actions.push(Action::ShowInFolder(path.to_owned()));
        }
    }
    let copy = Button::new(ButtonKind::Resting, tr("export-copy-path"))
        .icon(ICON_CONTENT_COPY.codepoint)
        .height(26.0);
    if copy.show(ui).clicked() {
        actions.push(Action::Copy(Copied::Path, path.display().to_string()));
    }
}
