//! The bar at the foot of the call while people are selected. Also the menu that selects a group, such as all guests.

use egui::{Align, Layout, Popup, Rect, Stroke, Ui, UiBuilder, pos2, vec2};
use egui_material_icons::icons::{ICON_CHECKLIST, ICON_PERSON_REMOVE};

use crate::app::call::header::call_notice_ui::unseen_notice;
use crate::app::call::state::bulk_removal::{Preview, choice_key, choice_word};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::context::CallContext;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, fitted, icon, icon_button};
use crate::app::state::commands::UiCommand;
use crate::moderation::views::table::QuickChoice;

/// Height of the bar, in points.
pub(crate) const HEIGHT: f32 = 52.0;

pub(crate) fn bulk_bar_ui(ui: &mut Ui, rect: Rect, cx: &mut CallUi<'_>) {
    let p = palette(ui);
    ui.painter().rect_filled(rect, 0.0, p.panel);
    let stroke = Stroke::new(1.0, p.line);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, stroke);
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt("bulk bar")
            .max_rect(rect.shrink2(vec2(16.0, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    let ui = &mut child;
    ui.spacing_mut().item_spacing.x = 8.0;
    // The preview keeps people who have left since it opened, crossed out. The bar counts only the people whom its
    // button would remove.
    let preview = cx.state.bulk.preview.as_ref();
    let n = preview.map_or(cx.state.bulk.selection.len(), Preview::remaining);
    let label = tr_with("bulk-remove", &[("n", n.into())]);
    let why = if cx.state.is_previewing() {
        Some(tr("bulk-remove-open"))
    } else {
        (n == 0).then(|| tr("bulk-remove-nobody"))
    };
    let remove = Button::new(ButtonKind::DangerOutline, &label)
        .icon(ICON_PERSON_REMOVE.codepoint)
        .disabled_because(why.as_deref());
    if remove.show(ui).clicked() {
        cx.state.bulk.open_preview(cx.call, cx.context.now);
    }
    ui.add_space(16.0);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let said = tr_with("bulk-selected", &[("n", n.into())]);
        line(ui, said, theme::strong(), p.text);
        // The button that removes is at the other end of the bar, so that nobody hits it by mistake.
        let name = tr("bulk-clear-name");
        let clear = Button::new(ButtonKind::Quiet, tr("bulk-clear"))
            .name(&name)
            .show(ui);
        if clear.clicked() {
            cx.state.bulk.clear();
            cx.state.list.wants_focus = true;
        }
        hint_ui(ui, cx);
    });
}

/// Draws the notices that have no line above the list because they came while the list was held. Without such notices, draws a hint about
/// the selection.
fn hint_ui(ui: &mut Ui, cx: &CallUi<'_>) {
    let p = palette(ui);
    let unseen = unseen_notice(ui, cx);
    let (hint, ink) = if let Some((symbol, words)) = unseen.map(|notice| notice.said()) {
        icon(ui, symbol, 16.0, p.warning);
        (words, p.warning)
    } else if cx.state.bulk.selection.waiting() > 0 {
        let n = [("n", cx.state.bulk.selection.waiting().into())];
        (tr_with("bulk-hint-waits", &n), p.text_2)
    } else if cx.state.is_previewing() {
        (tr("bulk-hint-preview"), p.text_2)
    } else {
        (tr("bulk-hint"), p.text_2)
    };
    fitted(ui, &hint, "", &theme::small(), ink);
}

/// Splits the room into the list and the bar at its foot. The bar exists only while people are selected or a preview is
/// open.
pub(crate) fn split(state: &CallUiState, room: Rect) -> (Rect, Option<Rect>) {
    if !state.bulk.holds() {
        return (room, None);
    }
    let y = room.bottom() - HEIGHT;
    let list = Rect::from_min_max(room.min, pos2(room.right(), y));
    (
        list,
        Some(Rect::from_min_max(pos2(room.left(), y), room.max)),
    )
}

/// Draws the button of the menu that selects people, and the menu while it is open.
pub(crate) fn select_menu_ui(ui: &mut Ui, context: &CallContext<'_>, state: &mut CallUiState) {
    let name = tr("select-menu");
    let button = icon_button(ui, ICON_CHECKLIST.codepoint, &name);
    Popup::menu(&button).accessible_name(name).show(|ui| {
        for choice in QuickChoice::ALL {
            let n = state
                .bulk
                .would_choose(&state.list.table, choice, context.now);
            let word = format!("{} ({n})", choice_word(choice));
            let may_press = n > 0 && !state.list.table.lines().is_empty();
            let entry = egui::Button::new(word).shortcut_text(choice_key(choice));
            let entry = ui.add_enabled(may_press, entry);
            if entry.clicked() {
                state
                    .bulk
                    .pick_quickly(&state.list.table, choice, context.now);
                state.list.wants_focus = true;
            }
        }
        ui.separator();
        let all = egui::Button::new(tr("select-all")).shortcut_text(UiCommand::SelectAll.key());
        if ui.add(all).clicked() {
            state.bulk.pick_all(&state.list.table);
            state.list.wants_focus = true;
        }
    });
}
