//! Explains why a press had no effect, or shows the list's hint: beside the pointer or at the top of the list. Redraws
//! the window once presses count again.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Align2, Area, Frame, Id, Label, Margin, Order, Pos2, RichText, Stroke, Ui, vec2};

use crate::app::call::state::bulk_removal::choice_word;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::list::ListHint;
use crate::app::call::state::press_guard::{IgnoreReason, IgnoredPress};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::moved::press_on_moved;
use crate::moderation::model::time::Now;

/// How long the explanation stays; enough to read it at a glance.
const SHOWN_FOR: Duration = Duration::from_secs(4);

/// Draws, above everything, why a press or a key was ignored, or the list's current hint. This text takes no presses
/// itself.
pub(crate) fn press_guard_ui(ui: &Ui, now: Now, state: &CallUiState) {
    if let Some(left) = state.list.press_guard.arms_in(now) {
        ui.request_repaint_after(left);
    }
    if let Some(ignored) = press_on_moved(ui.ctx()) {
        let left = SHOWN_FOR.saturating_sub(Duration::from_secs_f64(ignored.age.max(0.0)));
        if !left.is_zero() {
            let at = ignored.at - vec2(0.0, 24.0);
            words_ui(ui, at, Align2::RIGHT_BOTTOM, &tr("hand-came-here"));
            ui.request_repaint_after(left);
            return;
        }
    }
    let refused = state.list.press_guard.refused();
    let refused = refused.map(|it| (it.at, words(it), place(it.pointer, state)));
    // The hint tells of the list, which no key or click reaches below a dialog.
    let is_list_free = ui.memory(|memory| memory.top_modal_layer().is_none());
    let hint = state.list.hint.filter(|_| is_list_free);
    let hint = hint.map(|(hint, at)| (at, hint_words(hint), place(None, state)));
    let told = [refused, hint].into_iter().flatten();
    let Some((since, words, Some((at, pivot)))) = told.max_by_key(|(at, ..)| at.monotonic) else {
        return;
    };
    let left = SHOWN_FOR.saturating_sub(now.since(since));
    if !left.is_zero() {
        words_ui(ui, at, pivot, &words);
        ui.request_repaint_after(left);
    }
}

fn words(refused: IgnoredPress) -> String {
    match (refused.pointer, refused.because) {
        (Some(_), IgnoreReason::ListMoved) => tr("hand-moved"),
        (Some(_), IgnoreReason::ButtonChanged) => tr("hand-changed"),
        (None, _) => tr("hand-moved-key"),
    }
}

fn hint_words(hint: ListHint) -> String {
    match hint {
        ListHint::Nobody(choice) => {
            tr_with("select-nobody", &[("who", choice_word(choice).into())])
        }
        ListHint::PressAgain => tr("list-press-again"),
        ListHint::OpensByEnter => tr("list-opens-by-enter"),
        ListHint::LettersSearch => tr("list-letters"),
    }
}

/// Returns the place of the text: above the pointer, so that the row below stays readable. Without a pointer position,
/// it is the top of the list, or `None` if no list is drawn.
fn place(pointer: Option<Pos2>, state: &CallUiState) -> Option<(Pos2, Align2)> {
    if let Some(at) = pointer {
        return Some((at - vec2(0.0, 24.0), Align2::RIGHT_BOTTOM));
    }
    let top = state.list.rect?.center_top();
    Some((top + vec2(0.0, 4.0), Align2::CENTER_TOP))
}

fn words_ui(ui: &Ui, at: Pos2, pivot: Align2, words: &str) {
    let p = palette(ui);
    let frame = Frame::new()
        .fill(p.popup)
        .stroke(Stroke::new(1.0, p.warning_line))
        .corner_radius(14)
        .inner_margin(Margin::symmetric(12, 6));
    Area::new(Id::unique("hand"))
        .order(Order::Tooltip)
        .pivot(pivot)
        .fixed_pos(at)
        .interactable(false)
        .show(ui, |ui| {
            frame.show(ui, |ui| {
                let text = RichText::new(words).font(theme::small()).color(p.text);
                let said = ui.add(Label::new(text).extend().selectable(false));
                ui.accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
            });
        });
}
