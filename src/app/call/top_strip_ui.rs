//! Draws the content above the list of people. Above the tools: at most one notice, and the line of the rules. Below
//! the tools: the invitations.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use crate::app::call::header::call_notice_ui::notice;
use crate::app::call::ringing::ended_ui::dismiss_cleared;
use crate::app::call::ringing::ringing_ui::ringing_ui;
use crate::app::call::rows::notice_content::Notice;
use crate::app::call::rows::notice_line::line_ui;
use crate::app::call::rules::rules_line_ui::rules_notice;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::top_strip::NoticeRank;
use crate::app::call::state::top_strip::StripHold;

/// Draws the notice and the line of the rules. While rows are held, these lines take the same room as before.
pub(crate) fn notice_lines_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let serious = notice(ui, cx);
    let rules = rules_notice(cx);
    let (left_top, width) = (ui.cursor().left_top(), ui.available_width());
    let needed = [&serious, &rules].map(|shown| Some(shown.as_ref()?.height(ui, width)));
    let is_held = cx.state.list.is_held || ui.input(|input| input.pointer.any_down());
    let strip = &mut cx.state.list.top_strip;
    let is_over = |rect: Rect| ui.rect_contains_pointer(rect);
    if is_held && !strip.lines_rect.is_some_and(is_over) {
        strip.lines.fill(needed.map(|height| height.is_some()));
    }
    let is_added = !is_held && strip.lines.settle(width, needed, cx.context.now);
    let mut lines: Vec<(f32, NoticeRank, Option<Notice>)> = Vec::new();
    if let Some(height) = strip.lines.notice {
        lines.push((height, NoticeRank::Notice, serious));
    }
    if let Some(height) = strip.lines.rules {
        let place = if strip.lines.rules_first {
            0
        } else {
            lines.len()
        };
        lines.insert(place, (height, NoticeRank::Rules, rules));
    }
    let height = lines.iter().map(|(height, ..)| height).sum();
    let rect = Rect::from_min_size(left_top, vec2(width, height));
    strip.lines_rect = (!lines.is_empty()).then_some(rect);
    if is_added && ui.rect_contains_pointer(rect) {
        strip.appeared = Some(cx.context.now);
    }
    for (height, rank, shown) in lines {
        line_ui(ui, height, (rank, shown.as_ref()), cx);
    }
}

/// Draws the invitations. This part keeps its height while the list is held, so that rows don't move.
pub(crate) fn top_strip_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let is_held = cx.state.list.is_held;
    dismiss_cleared(cx);
    // A search also looks through the invitations without a row.
    let is_searching = !cx.state.list.search.trim().is_empty();
    let is_asking = cx.state.is_asking();
    let strip = &mut cx.state.list.top_strip;
    let has_unfolded = strip.has_unfolded;
    strip.has_unfolded |= is_searching;
    let shown = strip.cleared.shown(&cx.call.invitations);
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let is_over = |rect: Rect| pointer.is_some_and(|at| rect.contains(at));
    let hold = if !is_held {
        StripHold::Free
    } else if is_asking || strip.rect.is_some_and(is_over) {
        StripHold::Rows
    } else {
        StripHold::Room
    };
    strip.take_over(&shown, hold);
    strip.has_unfolded = has_unfolded;
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
    ringing_ui(&mut child, cx);
    let height = kept.unwrap_or_else(|| child.min_rect().height());
    let rect = Rect::from_min_size(room.min, vec2(room.width(), height));
    cx.state.list.top_strip.height = Some(height);
    cx.state.list.top_strip.rect = Some(rect);
    ui.allocate_rect(rect, Sense::hover());
}
