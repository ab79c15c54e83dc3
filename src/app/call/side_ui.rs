//! What stands beside a call, or over it in a narrow window.
//!
//! The preview of a removal goes first; of the list of those who are kept out, an ending and the chosen person, what
//! somebody asked for last.

use egui::Ui;

use crate::app::call::batch::ending_ui::ending_ui;
use crate::app::call::batch::preview_ui::preview_ui;
use crate::app::call::person::person_ui::person_ui;
use crate::app::call::rules::rules_ui::rules_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::pane::CallPane;
use crate::app::language::privacy::in_full;
use crate::moderation::state::snapshot::CallView;

/// Whether there is something that has to lie over the call where it has no place of its own.
pub fn has_side(call: &CallView, pane: &CallPane) -> bool {
    pane.is_previewing()
        || pane.rules_open
        || pane.chosen().is_some()
        || pane.shown_ending(call).is_some()
}

/// Draws it.
pub fn side_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    if cx.pane.is_previewing() {
        return in_full(|| preview_ui(ui, cx));
    }
    match cx.pane.shown_ending(cx.call) {
        Some(ending) => ending_ui(ui, cx, ending),
        None if cx.pane.rules_open => rules_ui(ui, cx),
        None => person_ui(ui, cx),
    }
}
