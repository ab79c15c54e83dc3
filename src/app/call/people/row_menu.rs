//! The context menu of a person's row.

use egui::{Button, Response, Ui};

use crate::app::call::rows::row_commands::why_not;
use crate::app::call::state::context::CallContext;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::state::commands::{ROW_MENU, UiCommand};
use crate::app::words::person_text;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Draws the menu while it is open; returns the chosen command.
pub(crate) fn row_menu_ui(
    row_response: &Response,
    call: &CallView,
    context: &CallContext<'_>,
    row: &Row,
) -> Option<UiCommand> {
    let mut chosen = None;
    row_response.context_menu(|ui| chosen = entries_ui(ui, call, context, row));
    chosen
}

/// Shows the name above the entries, since rows may move while the menu is open.
fn entries_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    row: &Row,
) -> Option<UiCommand> {
    let p = palette(ui);
    line(ui, person_text::name(row), theme::small_strong(), p.text_2);
    let mut chosen = None;
    for group in ROW_MENU {
        ui.separator();
        for &command in group {
            let why = why_not(command, call, context, row);
            let entry = Button::new(command.label()).shortcut_text(command.key());
            let mut entry = ui.add_enabled(why.is_none(), entry);
            if let Some(why) = why {
                entry = entry.on_disabled_hover_text(why);
            }
            if entry.clicked() {
                chosen = Some(command);
                ui.close();
            }
        }
    }
    chosen
}
