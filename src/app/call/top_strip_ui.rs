//! Draws the content above the list of people: the line of the rules, at most one notice, and the invitations.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use crate::app::call::header::call_notice_ui::notice_ui;
use crate::app::call::ringing::ringing_ui::ringing_ui;
use crate::app::call::rules::rules_line_ui::rules_line_ui;
use crate::app::call::state::call_ui::CallUi;

/// Draws rules, notice and invitations. While the list is held so that rows don't move, these parts keep their height.
pub(crate) fn top_strip_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let is_held = cx.state.list.is_held;
    cx.state
        .list
        .top_strip
        .take_over(&cx.call.invitations, is_held);
    let kept = cx.state.list.top_strip.height.filter(|_| is_held);
    let room = ui.available_rect_before_wrap();
    let height = kept.unwrap_or(room.height());
    let max = Rect::from_min_size(room.min, vec2(room.width(), height));
    let builder = UiBuilder::new()
        .id_salt("above the list")
        .max_rect(max)
        .layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    if kept.is_some() {
        child.shrink_clip_rect(max);
    }
    rules_line_ui(&mut child, cx);
    notice_ui(&mut child, cx);
    let strip = &mut cx.state.list.top_strip;
    let lines_end = child.cursor().top();
    let has_lines = lines_end > room.top();
    strip.notices_end = has_lines
        .then_some(lines_end)
        .or(strip.news.map(|news| news.bottom()));
    ringing_ui(&mut child, cx);
    let height = kept.unwrap_or_else(|| child.min_rect().height());
    let rect = Rect::from_min_size(room.min, vec2(room.width(), height));
    cx.state.list.top_strip.height = Some(height);
    cx.state.list.top_strip.rect = Some(rect);
    ui.allocate_rect(rect, Sense::hover());
}
