//! The sort order of the people, as a menu among the tools.

use egui::{Popup, Ui};
use egui_material_icons::icons::ICON_SWAP_VERT;

use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::moderation::views::table::Sort;
use crate::moderation::views::table::roster_table::RosterTable;

/// Draws the button and its menu. In little room, the button shows the order's name only if the order isn't the usual
/// one.
pub(crate) fn sort_ui(ui: &mut Ui, is_roomy: bool, table: &mut RosterTable) {
    let chosen = table.sort();
    let name = tr_with("sort-by", &[("order", word(chosen).into())]);
    let shown = match (is_roomy, chosen) {
        (true, _) => name.clone(),
        (false, Sort::Arrival) => String::new(),
        (false, _) => word(chosen),
    };
    let button = Button::new(ButtonKind::Quiet, &shown)
        .icon(ICON_SWAP_VERT.codepoint)
        .name(&name)
        .height(28.0)
        .show(ui)
        .on_hover_text(&name);
    Popup::menu(&button)
        .accessible_name(tr("sort-head"))
        .show(|ui| {
            for sort in Sort::ALL {
                let item = egui::Button::selectable(sort == chosen, word(sort));
                if ui.add(item).clicked() {
                    table.set_sort(sort);
                }
            }
        });
}

fn word(sort: Sort) -> String {
    match sort {
        Sort::Arrival => tr("sort-arrival"),
        Sort::Newest => tr("sort-newest"),
        Sort::Name => tr("sort-name"),
        Sort::Kind => tr("sort-kind"),
        Sort::Tenant => tr("sort-tenant"),
        Sort::State => tr("sort-state"),
    }
}
