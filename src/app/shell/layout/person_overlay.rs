//! The side panel over the call in a narrow window.

use egui::{Area, Frame, Id, LayerId, Margin, Order, Rect, Stroke, Ui, pos2};

use crate::app::call::rows::row_cells::{Columns, HEAD};
use crate::app::call::side_panel_ui::side_panel_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::inspector::InspectorContent;
use crate::app::look::theme::palette;

/// Width of the side panel, in points, until the user resizes it.
pub(super) const PERSON_WIDTH: f32 = 288.0;
pub(super) const PERSON_MARGIN: Margin = Margin::same(16);
/// Width of the preview of a removal over a narrow window, in points. Wider than [`PERSON_WIDTH`], so that the names
/// need fewer lines in a low window.
const PREVIEW_WIDTH: f32 = 420.0;
/// Largest share of the call's height that results cover in a narrow window.
const RESULTS_SHARE: f32 = 0.5;
/// Height in points that results may take even if it is more than [`RESULTS_SHARE`].
const RESULTS_LEAST: f32 = 240.0;
/// Least width of the list of people, in points, beside the results of a removal.
const LIST_BESIDE: f32 = 400.0;

/// Draws the side panel over the right part of the call in a narrow window.
pub(super) fn person_overlay_ui(ui: &mut Ui, bounds: Rect, cx: &mut CallUi<'_>) {
    let p = palette(ui);
    let panel = overlay_place(ui, bounds, cx);
    let is_beside = stands_beside(bounds, cx);
    let fills = is_beside || results_shown(cx).is_none();
    // Draws the panel below any question, and above all other layers over the rows.
    let id = Id::unique("person over the call");
    ui.move_to_top(LayerId::new(Order::Middle, id));
    let shown = Area::new(id)
        .order(Order::Middle)
        .fixed_pos(panel.min)
        .constrain(false)
        .show(ui, |ui| {
            Frame::new()
                .fill(p.panel)
                .stroke(Stroke::new(1.0, p.edge))
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(PERSON_MARGIN)
                .show(ui, |ui| {
                    ui.set_width(panel.width() - 32.0);
                    // Results take only the height that they need.
                    if fills {
                        ui.set_height(panel.height() - 32.0);
                    } else {
                        ui.set_max_height(panel.height() - 32.0);
                    }
                    side_panel_ui(ui, cx);
                });
        });
    cx.state.inspector.overlay = Some(if fills { panel } else { shown.response.rect });
    cx.state.inspector.beside = is_beside.then_some(panel.left());
}

/// Whether the panel shows results beside the list, which makes room: its rows tell their state.
fn stands_beside(bounds: Rect, cx: &CallUi<'_>) -> bool {
    let list = match results_shown(cx) {
        Some(InspectorContent::Batch(_)) => bounds.height(),
        // Below many ringing invitations, there is too little height for results.
        Some(InspectorContent::Invited) => cx.state.list.rect.map_or(0.0, |list| list.height()),
        _ => return false,
    };
    list >= RESULTS_LEAST && bounds.width() - PERSON_WIDTH >= LIST_BESIDE
}

/// Returns the results that the panel over the call shows. `None` if it shows something else.
fn results_shown<'a>(cx: &CallUi<'a>) -> Option<InspectorContent<'a>> {
    let shown = cx.state.inspector.shown(cx.call);
    let is_result = matches!(
        shown,
        InspectorContent::Invited | InspectorContent::Batch(_)
    );
    (is_result && !cx.state.is_previewing()).then_some(shown)
}

/// Returns the place of the panel over the call: below the header's buttons and the notices. While the pointer is over
/// the panel, its top stays where it was.
///
/// Results beside the list begin where the list begins. Other results begin in the middle of the call, so that the
/// first rows and their buttons stay free.
fn overlay_place(ui: &Ui, mut bounds: Rect, cx: &CallUi<'_>) -> Rect {
    let strip = &cx.state.list.top_strip;
    let mut wanted = strip.notices_end().unwrap_or(bounds.top());
    let results = results_shown(cx);
    let is_beside = stands_beside(bounds, cx);
    if matches!(results, Some(InspectorContent::Invited)) && !is_beside {
        // Keeps the results off the head of the invitations and off the buttons that cancel invitations and remove
        // people. The place doesn't depend on the number of ringing invitations: otherwise a button of the panel would
        // move away from under the pointer.
        let [_, _, buttons] = Columns::new(bounds.width()).of_invitation();
        bounds.max.x = bounds.left() + buttons.max(PERSON_WIDTH);
        let head = strip.rect.map(|strip| strip.top() + HEAD);
        wanted = wanted.max(head.unwrap_or(wanted));
    }
    wanted = wanted.max(bounds.top());
    if is_beside {
        wanted = wanted.max(cx.state.list.rect.map_or(wanted, |list| list.top()));
    } else if results.is_some() {
        let most = (bounds.height() * RESULTS_SHARE).max(RESULTS_LEAST);
        wanted = wanted.max(bounds.bottom() - most);
    }
    let width = [PERSON_WIDTH, PREVIEW_WIDTH][usize::from(cx.state.is_previewing())];
    // The panel stays where it is while the pointer is over it.
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let is_over = |panel: &Rect| pointer.is_some_and(|at| panel.contains(at));
    let kept = cx.state.inspector.overlay.filter(is_over);
    let top = kept.map_or(wanted, |panel| panel.top());
    Rect::from_min_max(pos2(bounds.right() - width, top), bounds.max)
}
