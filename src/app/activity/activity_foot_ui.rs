//! The foot of the activity: the path of the audit log, and the link to the actions of earlier sessions.

use egui::Ui;
use egui_material_icons::icons::ICON_HISTORY;

use crate::app::activity::activity_panel_state::ActivityUi;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::shapes::text_width;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{elided, icon, link};
use crate::app::parts::context_menu::path_menu_ui;
use crate::app::state::action::Action;
use crate::file_manager::show::CAN_SHOW;

/// Draws the link to the actions of earlier sessions.
pub(crate) fn earlier_link_ui(ui: &mut Ui, cx: &mut ActivityUi<'_>) {
    if link(ui, &tr("earlier-open"), None).clicked() {
        cx.actions.push(Action::ShowEarlier);
    }
}

/// Draws the link to the actions of earlier sessions and the path of the audit log. Draws nothing without an audit log.
pub(crate) fn foot_ui(ui: &mut Ui, cx: &mut ActivityUi<'_>) {
    let Some(path) = &cx.snapshot.audit_path else {
        return;
    };
    let p = palette(ui);
    ui.horizontal_centered(|ui| {
        ui.add_space(16.0);
        icon(ui, ICON_HISTORY.codepoint, 14.0, p.text_3);
        let text = tr_with(
            "activity-audit",
            &[("path", path.display().to_string().into())],
        );
        let (show, shown) = (tr("show-folder"), theme::small());
        let beside = if CAN_SHOW {
            text_width(ui, &show, shown.clone()) + 12.0
        } else {
            0.0
        };
        earlier_link_ui(ui, cx);
        let width = ui.available_width() - 16.0 - beside;
        let response = elided(ui, &text, "", width, &shown, p.text_3);
        path_menu_ui(&response, path, cx.actions);
        if CAN_SHOW && link(ui, &show, None).clicked() {
            cx.actions.push(Action::ShowInFolder(path.to_path_buf()));
        }
    });
}
