//! The list of rules, shown in place of a person's card: the guest door, people kept out, and protected people.

use egui::{ScrollArea, Ui, vec2};
use egui_material_icons::icons::{ICON_INFO, ICON_WARNING};

use crate::app::call::rules::rules_door_ui::door_ui;
use crate::app::call::rules::rules_line_ui::{is_unread, waiting_words};
use crate::app::call::rules::rules_people_ui::{people_ui, protected_ui};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::inspector::PanelFocus;
use crate::app::language::text::tr;
use crate::app::look::theme::palette;
use crate::app::parts::dialog::note;
use crate::app::parts::panel_head::panel_head_ui;

pub(crate) fn rules_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let close = panel_head_ui(ui, &tr("rules-title"), &tr("rules-close"), |_| {});
    if cx.state.inspector.take_keyboard(ui, PanelFocus::Close) {
        // Gives the focus to the button that closes the list: the moderator may still be pressing keys in haste, and
        // this button removes nobody.
        close.request_focus();
    }
    if close.clicked() {
        cx.state.close_rules();
    }
    let warning = |ui: &mut Ui, words: &str| note(ui, ICON_WARNING.codepoint, p.warning, words);
    if cx.call.rules.is_waiting() {
        warning(ui, &waiting_words(cx.call));
    } else if is_unread(cx.call) {
        warning(ui, &tr("notice-rules-unread"));
    }
    ScrollArea::vertical()
        .id_salt("rules")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            door_ui(ui, cx);
            ui.separator();
            note(ui, ICON_INFO.codepoint, p.info, &tr("rules-only-while"));
            people_ui(ui, cx);
            ui.separator();
            protected_ui(ui, cx.context, cx.actions);
        });
}

/// Draws the entry of the call's menu that opens the list of rules.
pub(crate) fn rules_entry_ui(ui: &mut Ui, state: &mut CallUiState) {
    if ui.button(tr("rules-open")).clicked() {
        state.inspector.show_rules(false);
        ui.close();
    }
}
