//! The tools above the list: search, filters, sort order, selecting several, density.

use egui::{Align, Color32, Id, Layout, Popup, Rect, Sense, Stroke, Ui, pos2, vec2};
use egui_material_icons::icons::{
    ICON_DENSITY_MEDIUM, ICON_DENSITY_SMALL, ICON_MORE_VERT, ICON_SEARCH,
};

use crate::app::call::header::call_notice_ui::unseen_notice;
use crate::app::call::people::bulk_bar_ui::select_menu_ui;
use crate::app::call::people::sort_ui::sort_ui;
use crate::app::call::rows::notice_content::{LINE, Notice};
use crate::app::call::rows::notice_line::notice_at_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::top_strip::NoticeRank;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::{from_left, from_right};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{SearchField, chip, icon_button};
use crate::moderation::views::table::RosterFilter;

/// Height of the tools, in points: that of a notice's line, because a notice may be drawn in their place.
const HEIGHT: f32 = LINE;
const SEARCH: f32 = 196.0;
/// Width of the button in the place of the search, with the gap beside it, in points.
const SEARCH_BUTTON: f32 = 36.0;
/// Least width beside the search field, in points, for the name of the usual sort order.
const ROOM_FOR_ORDER: f32 = 600.0;

pub(crate) fn search_id() -> Id {
    Id::unique("search people")
}

/// Draws the search field and the other tools. While rows are held, notices can't get a line of their own. They may
/// then take the place of the tools.
pub(crate) fn tools_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let inner = rect.shrink2(vec2(16.0, 0.0));
    let search = Rect::from_min_size(pos2(inner.left(), inner.top() + 7.0), vec2(SEARCH, 30.0));
    let mut rest = Rect::from_min_max(pos2(search.right() + 16.0, inner.top()), inner.max);
    let stroke = Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, stroke);
    let news = news(ui, cx);
    let strip = &mut cx.state.list.top_strip;
    if strip.news.is_none() && news.is_some() {
        strip.appeared = Some(cx.context.now);
    }
    strip.news = news.is_some().then_some(rect);
    // The search field stays visible while it is used. Otherwise a notice takes its place, beside a button that shows
    // the field again.
    if news.is_none() || is_searching(ui, cx.state) {
        search_ui(ui, search, cx.state);
    } else {
        rest.min.x = inner.left() + SEARCH_BUTTON;
        let button = Rect::from_x_y_ranges(inner.left()..=rest.left(), inner.y_range());
        let name = tr("tools-search");
        if icon_button(&mut from_left(ui, button), ICON_SEARCH.codepoint, &name).clicked() {
            ui.memory_mut(|memory| memory.request_focus(search_id()));
        }
    }
    match news {
        Some(notice) => notice_at_ui(ui, rest, NoticeRank::News, &notice, cx),
        None => choices_ui(ui, rest, cx.context, cx.state),
    }
}

/// Merges the notices without a line of their own. `None` in these cases:
/// - there are no such notices
/// - rows may move, so each notice can get its line
/// - a menu is open
/// - the bar at the foot shows the notices
fn news(ui: &Ui, cx: &CallUi<'_>) -> Option<Notice> {
    if !cx.state.list.is_held || cx.state.bulk.holds() || Popup::is_any_open(ui.ctx()) {
        return None;
    }
    unseen_notice(ui, cx)
}

fn is_searching(ui: &Ui, state: &CallUiState) -> bool {
    !state.list.search.is_empty() || ui.memory(|memory| memory.has_focus(search_id()))
}

/// Draws the filters, the sort order, the menu that selects several people, and the density switch.
fn choices_ui(ui: &mut Ui, rest: Rect, context: &CallContext<'_>, state: &mut CallUiState) {
    let mut child = from_right(ui, rest);
    child.spacing_mut().item_spacing.x = 8.0;
    let (icon, name) = if context.dense {
        (ICON_DENSITY_MEDIUM.codepoint, tr("tools-roomy"))
    } else {
        (ICON_DENSITY_SMALL.codepoint, tr("tools-dense"))
    };
    if icon_button(&mut child, icon, &name).clicked() {
        state.press_density();
    }
    sort_ui(
        &mut child,
        rest.width() >= ROOM_FOR_ORDER,
        &mut state.list.table,
    );
    select_menu_ui(&mut child, context, state);
    let room = child.available_width();
    child.with_layout(Layout::left_to_right(Align::Center), |ui| {
        chips_ui(ui, room, state);
    });
}

fn search_ui(ui: &mut Ui, rect: Rect, state: &mut CallUiState) {
    let hint = tr("tools-search");
    let found = state.list.table.found();
    let field = SearchField::new(search_id(), &hint, rect.size())
        .key("/")
        .found(found, tr_with("tools-found", &[("n", found.into())]));
    field.show(&mut from_left(ui, rect), &mut state.list.search);
}

fn filter_word(filter: RosterFilter) -> String {
    match filter {
        RosterFilter::All => tr("filter-all"),
        RosterFilter::Guests => tr("filter-guests"),
        RosterFilter::External => tr("filter-external"),
        RosterFilter::Phones => tr("filter-phones"),
        RosterFilter::Apps => tr("filter-apps"),
        RosterFilter::New => tr("filter-new"),
        RosterFilter::Problems => tr("filter-problems"),
    }
}

/// Draws filter chips from the left. Chips that don't fit go into a menu, except the chosen filter and the filter for
/// problems. The latter is drawn only if it is chosen or somebody has a problem.
fn chips_ui(ui: &mut Ui, room: f32, state: &mut CallUiState) {
    let chosen = state.list.table.filter();
    let filters: Vec<RosterFilter> = RosterFilter::ALL
        .into_iter()
        .filter(|filter| {
            *filter != RosterFilter::Problems
                || *filter == chosen
                || state.list.table.count(RosterFilter::Problems) > 0
        })
        .collect();
    let width = |filter: RosterFilter| {
        let text = format!("{} {}", filter_word(filter), state.list.table.count(filter));
        let galley = ui
            .painter()
            .layout_no_wrap(text, theme::small(), Color32::PLACEHOLDER);
        let check = if filter == chosen { 19.0 } else { 0.0 };
        galley.size().x + check + 18.0 + 8.0
    };
    let total: f32 = filters.iter().map(|filter| width(*filter)).sum();
    let is_pinned = |filter: RosterFilter| filter == chosen || filter == RosterFilter::Problems;
    let pinned = filters.iter().filter(|filter| is_pinned(**filter));
    let mut left = if total <= room {
        room
    } else {
        room - 36.0 - pinned.map(|filter| width(*filter)).sum::<f32>()
    };
    let (mut shown, mut hidden) = (Vec::new(), Vec::new());
    for filter in filters {
        let needs = if is_pinned(filter) && total > room {
            0.0
        } else {
            width(filter)
        };
        // Once a filter doesn't fit, all further filters are hidden except the pinned ones. This keeps their order.
        if is_pinned(filter) || (hidden.is_empty() && needs <= left) {
            left -= needs;
            shown.push(filter);
        } else {
            hidden.push(filter);
        }
    }
    for filter in shown {
        let count = state.list.table.count(filter);
        let word = filter_word(filter);
        let mut response = chip(ui, filter == chosen, &word, count);
        if !state.list.search.trim().is_empty() {
            let values = [("filter", word.into()), ("n", count.into())];
            response = response.on_hover_text(tr_with("filter-count", &values));
        }
        if response.clicked() {
            state.list.table.set_filter(filter);
        }
    }
    if hidden.is_empty() {
        return;
    }
    let more = icon_button(ui, ICON_MORE_VERT.codepoint, &tr("filter-more"));
    Popup::menu(&more).show(|ui| {
        for filter in hidden {
            let text = format!("{} {}", filter_word(filter), state.list.table.count(filter));
            if ui.button(text).clicked() {
                state.list.table.set_filter(filter);
            }
        }
    });
}
