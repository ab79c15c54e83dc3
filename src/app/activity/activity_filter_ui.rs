//! The activity's filters besides All, Mine and Failures: a person field, and a menu for call, action and result.

use egui::{Id, Popup, PopupCloseBehavior, Response, Ui, vec2};
use egui_material_icons::icons::{ICON_FILTER_LIST, ICON_TUNE};

use crate::app::activity::activity_panel_state::{ActivityNarrowing, ActivityPanelState};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, SearchField};
use crate::app::state::taken_keys::takes_escape;
use crate::moderation::views::activity_filter::{ActionKind, ResultKind};

/// Width of the narrowest field into which a name can be typed, in points.
const LEAST_FIELD: f32 = 100.0;

/// Draws the menu button at the right, and the field to its left. Leaves out an empty field if there is too little
/// room.
pub(crate) fn filters_ui(ui: &mut Ui, panel: &mut ActivityPanelState, is_narrow: bool) {
    let narrowed = &mut panel.narrowed;
    let count = narrowed.count();
    let (label, icon) = if count > 0 {
        let label = tr_with("activity-filters-on", &[("n", count.into())]);
        (label, ICON_TUNE)
    } else {
        (tr("activity-filters"), ICON_FILTER_LIST)
    };
    let button = tool_ui(ui, icon.codepoint, &label, is_narrow);
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(tr("activity-filters"))
        .show(|ui| menu_ui(ui, narrowed));
    let (id, hint) = (Id::unique("search activity"), tr("activity-person"));
    let person = &mut narrowed.person;
    let room = ui.available_width();
    // A search field with words stays visible: otherwise nothing would explain why the list is short.
    if room < LEAST_FIELD && person.is_empty() {
        return;
    }
    let size = vec2(room.clamp(LEAST_FIELD, 164.0), 28.0);
    let field = SearchField::new(id, &hint, size).show(ui, person);
    if field.has_focus() && takes_escape(ui) {
        person.clear();
        field.surrender_focus();
    }
}

/// Draws a button of the activity's head; shows only its icon if `is_narrow`.
pub(crate) fn tool_ui(ui: &mut Ui, icon: &str, label: &str, is_narrow: bool) -> Response {
    let shown = if is_narrow { "" } else { label };
    let button = Button::new(ButtonKind::Resting, shown)
        .icon(icon)
        .name(label);
    let response = button.height(28.0).show(ui);
    if is_narrow {
        response.on_hover_text(label)
    } else {
        response
    }
}

fn menu_ui(ui: &mut Ui, narrowed: &mut ActivityNarrowing) {
    ui.set_width(430.0);
    // Without this layout, the menu would justify its rows and stretch the columns.
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        column(ui, "activity-by-call", |ui| {
            option(
                ui,
                &mut narrowed.this_call,
                false,
                &tr("activity-all-calls"),
            );
            option(ui, &mut narrowed.this_call, true, &tr("activity-this-call"));
        });
        column(ui, "activity-by-action", |ui| {
            option(ui, &mut narrowed.action, None, &tr("activity-every-action"));
            for action in ActionKind::ALL {
                option(ui, &mut narrowed.action, Some(action), &action_word(action));
            }
        });
        column(ui, "activity-by-result", |ui| {
            option(ui, &mut narrowed.result, None, &tr("activity-every-result"));
            for result in ResultKind::ALL {
                option(ui, &mut narrowed.result, Some(result), &result_word(result));
            }
        });
    });
}

fn column(ui: &mut Ui, key: &str, rows: impl FnOnce(&mut Ui)) {
    let head = match key {
        "activity-by-call" => tr("activity-by-call"),
        "activity-by-action" => tr("activity-by-action"),
        _ => tr("activity-by-result"),
    };
    ui.vertical(|ui| {
        ui.set_width(130.0);
        let p = palette(ui);
        line(ui, head, theme::small(), p.text_2);
        ui.with_layout(egui::Layout::top_down_justified(egui::Align::Min), rows);
    });
}

fn option<T: PartialEq>(ui: &mut Ui, chosen: &mut T, value: T, word: &str) {
    let item = egui::Button::selectable(*chosen == value, word);
    if ui.add(item).clicked() {
        *chosen = value;
    }
}

fn action_word(action: ActionKind) -> String {
    match action {
        ActionKind::Removals => tr("action-removals"),
        ActionKind::Invitations => tr("action-invitations"),
        ActionKind::Muting => tr("action-muting"),
        ActionKind::Rules => tr("action-rules"),
        ActionKind::Calls => tr("action-calls"),
        ActionKind::People => tr("action-people"),
    }
}

fn result_word(result: ResultKind) -> String {
    match result {
        ResultKind::Done => tr("kind-done"),
        ResultKind::Failed => tr("kind-failed"),
        ResultKind::Open => tr("kind-open"),
        ResultKind::Nothing => tr("kind-nothing"),
    }
}
