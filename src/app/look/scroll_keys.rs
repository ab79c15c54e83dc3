//! Scrolling by keys, without the pointer and without moving the focus.

use egui::style::ScrollAnimation;
use egui::{FocusDirection, Key, Modifiers, Popup, Ui, vec2};

/// How far an arrow scrolls, in points: about one row of people.
const STEP: f32 = 40.0;
/// A distance longer than any list, in points.
const ALL: f32 = 1.0e6;

/// The keys that scroll an area: only page keys, or arrows as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScrollKeys {
    /// Page Up, Page Down, Home and End. Arrows move the focus.
    Pages,
    /// The keys of `Pages`, and the up and down arrows.
    PagesAndArrows,
}

impl ScrollKeys {
    /// Returns the scrolling keys, including the arrows if the focused widget doesn't use them.
    pub(crate) fn with_arrows(are_free: bool) -> Self {
        if are_free {
            Self::PagesAndArrows
        } else {
            Self::Pages
        }
    }
}

/// Whether a dialog or a popup lies over this part of the window, and takes the keys.
pub(crate) fn is_covered(ui: &Ui) -> bool {
    let may_act = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    !may_act || Popup::is_any_open(ui.ctx())
}

/// Scrolls the area around `ui` if one of these keys was pressed.
///
/// Home and End stay with a text field that has the focus. Nothing scrolls below a dialog or a popup.
pub(crate) fn scroll_by_keys(ui: &Ui, keys: ScrollKeys) {
    if is_covered(ui) {
        return;
    }
    let page = (ui.clip_rect().height() - STEP).max(STEP);
    let arrows = [(Key::ArrowUp, STEP), (Key::ArrowDown, -STEP)];
    let pages = [(Key::PageUp, page), (Key::PageDown, -page)];
    let ends = [(Key::Home, ALL), (Key::End, -ALL)];
    let arrows = arrows.iter().filter(|_| keys == ScrollKeys::PagesAndArrows);
    let ends = ends.iter().filter(|_| !ui.text_edit_focused());
    let mut by = 0.0;
    for (key, step) in arrows.chain(&pages).chain(ends) {
        let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, *key));
        for _ in 0..times {
            by += step;
        }
    }
    if by != 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, by), ScrollAnimation::none());
        // Cancels egui's own plan to move the focus by the same arrow.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}
