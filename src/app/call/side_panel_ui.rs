//! The panel beside a call, or over it in a narrow window.
//!
//! Shows the preview of a removal if one is open. Otherwise shows the content requested last: the rules, the results of
//! a batch or of invitations, or the chosen person. If there is none of these, shows the people who joined last.

use egui::Ui;

use crate::app::call::batch::batch_ui::batch_ui;
use crate::app::call::batch::preview_ui::preview_ui;
use crate::app::call::person::person_ui::person_ui;
use crate::app::call::ringing::invitation_results_ui::invitation_results_ui;
use crate::app::call::rules::rules_ui::rules_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::inspector::InspectorContent;
use crate::app::language::privacy::in_full;
use crate::app::look::theme::leave_room_for_bar;
use crate::moderation::state::snapshot::CallView;

/// Whether the panel has more to show than the newest people. In a narrow window, this content has to cover the call.
pub fn has_side_panel(call: &CallView, state: &CallUiState) -> bool {
    state.is_previewing() || state.inspector.is_open(call)
}

/// Draws the panel with its current content.
pub fn side_panel_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    leave_room_for_bar(ui);
    let (is_preview, frame) = (cx.state.is_previewing(), ui.ctx().cumulative_frame_nr());
    let inspector = &mut cx.state.inspector;
    let openings = inspector.openings(is_preview, cx.call, frame);
    // Under a new ID, every list in the panel begins at its top.
    ui.push_id(openings, |ui| content_ui(ui, cx));
}

fn content_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    if cx.state.is_previewing() {
        return in_full(|| preview_ui(ui, cx));
    }
    match cx.state.inspector.shown(cx.call) {
        InspectorContent::Batch(batch) => batch_ui(ui, cx, batch),
        InspectorContent::Invited => invitation_results_ui(ui, cx),
        InspectorContent::Rules => rules_ui(ui, cx),
        InspectorContent::Person => person_ui(ui, cx),
    }
}
