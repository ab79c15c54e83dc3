//! A watched call in the list on the left, at full width or as a mark in the rail.

use std::collections::{BTreeSet, HashMap};

use egui::{Color32, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_material_icons::icons::{
    ICON_CLOSE, ICON_CLOUD_OFF, ICON_DOOR_FRONT, ICON_GROUP, ICON_HOURGLASS_TOP, ICON_RING_VOLUME,
};

use crate::app::call::header::call_notice_ui::end_sentence;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::shapes::{paint_box, paint_centered};
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::steady::allocate_steady;
use crate::app::look::widgets::{fitted, icon, named};
use crate::app::parts::call_menu::call_menu_ui;
use crate::app::state::action::Action;
use crate::app::words::time_text::{age, age_aloud, clock_short};
use crate::moderation::command::Command;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::{CallView, WatchState};

const HEIGHT: f32 = 54.0;

/// Draws a call as an entry of the list; pressing the entry brings the call to the front.
pub(crate) fn entry_ui(
    ui: &mut Ui,
    call: &CallView,
    chosen: bool,
    now: Now,
    actions: &mut Vec<Action>,
) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = allocate_steady(ui, size, Sense::click(), call.id.as_str());
    describe(&response, call, chosen);
    card(ui, rect.shrink2(vec2(8.0, 0.0)), chosen, &response);
    let inner = rect.shrink2(vec2(18.0, 7.0));
    let first = Rect::from_min_size(inner.min, vec2(inner.width(), 20.0));
    let second = Rect::from_min_max(pos2(inner.left(), inner.top() + 22.0), inner.max);
    let over = ui.rect_contains_pointer(rect);
    line(ui, first, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            remove_ui(ui, call, over, actions);
            alarm_dot(ui, call.alarms);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                title_ui(ui, call, chosen);
            });
        });
    });
    line(ui, second, |ui| counts_ui(ui, call, now));
    focus_ring(ui, &inside(&response), radius::CONTROL);
    if response.clicked() {
        actions.push(Action::ShowCall(call.id.clone()));
    }
    if let WatchState::Ended(ended) = &call.state {
        response.clone().on_hover_text(end_sentence(ended));
    }
    call_menu_ui(&response, call, actions);
}

/// Draws a call as a mark in the rail; pressing the mark brings the call to the front.
pub(crate) fn rail_entry_ui(
    ui: &mut Ui,
    call: &CallView,
    letters: &str,
    chosen: bool,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let size = vec2(ui.available_width(), 48.0);
    let (rect, response) = allocate_steady(ui, size, Sense::click(), call.id.as_str());
    describe(&response, call, chosen);
    let card_rect = rect.shrink2(vec2(6.0, 0.0));
    card(ui, card_rect, chosen, &response);
    let painter = ui.painter();
    let letters = painter.layout_no_wrap(letters.to_owned(), theme::strong(), p.text);
    let at = pos2(rect.center().x - letters.size().x / 2.0, rect.top() + 6.0);
    painter.galley(at, letters, p.text);
    let count = call.counts.in_call.to_string();
    let count = painter.layout_no_wrap(count, theme::small(), p.text_2);
    let at = pos2(rect.center().x - count.size().x / 2.0, rect.top() + 26.0);
    painter.galley(at, count, p.text_2);
    if call.alarms > 0 {
        let dot = Rect::from_center_size(card_rect.right_top() + vec2(-6.0, 8.0), vec2(18.0, 18.0));
        paint_dot(ui, dot, call.alarms);
    }
    focus_ring(ui, &inside(&response), radius::CONTROL);
    if response.clicked() {
        actions.push(Action::ShowCall(call.id.clone()));
    }
    call_menu_ui(&response, call, actions);
    response.on_hover_text(call.title());
}

/// Abbreviates each title for the rail. All abbreviations differ, but a title without a letter or digit has an empty
/// one.
///
/// Prefers words that no other title has: the initials of the first two such words, or the first two letters of a
/// single such word.
pub(crate) fn abbreviated(titles: &[String]) -> Vec<String> {
    let words: Vec<Vec<&str>> = titles.iter().map(|title| words(title)).collect();
    // The number of titles that contain each word.
    let mut titles_with: HashMap<&str, u32> = HashMap::new();
    for word in words.iter().flat_map(BTreeSet::from_iter) {
        *titles_with.entry(word).or_default() += 1;
    }
    let mut taken: Vec<String> = Vec::new();
    for own in &words {
        let is_own = |word: &&&str| titles_with.get(**word) == Some(&1);
        let distinct: Vec<&str> = own.iter().filter(is_own).copied().collect();
        let all = own.concat();
        let first = all.chars().next();
        // Titles with the same letters get a later letter of the title, or else a number.
        let later = all.chars().skip(1).filter(|c| c.is_alphanumeric());
        let pairs = later.filter_map(|c| Some(String::from_iter([first?, c])));
        let numbers = (2..).map(|n: u32| format!("{}{n}", first.unwrap_or(' ')));
        let mut choices = [letters(&distinct), letters(own)]
            .into_iter()
            .filter(|it| !it.is_empty())
            .chain(pairs)
            .chain(numbers);
        let free = choices.find(|it| !taken.contains(it));
        let is_blank = all.is_empty();
        taken.push(free.filter(|_| !is_blank).unwrap_or_default());
    }
    taken
}

fn words(title: &str) -> Vec<&str> {
    let words = title.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// Returns the initials of the first two words that begin with a letter. With fewer such words, returns the first two
/// characters of all words together.
fn letters(words: &[&str]) -> String {
    let has_letter = |word: &&&str| word.starts_with(char::is_alphabetic);
    let spoken: Vec<&str> = words.iter().filter(has_letter).copied().collect();
    match spoken.as_slice() {
        [first, second, ..] => [first, second]
            .iter()
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_uppercase)
            .collect(),
        _ => words.concat().chars().take(2).collect(),
    }
}

fn describe(response: &Response, call: &CallView, chosen: bool) {
    let mut name = call.title();
    for (count, text) in [
        (call.counts.in_call, key!("calls-in-call")),
        (call.counts.in_lobby, key!("calls-in-lobby")),
        (call.counts.ringing, key!("calls-ringing")),
        (call.alarms, key!("calls-alarms")),
    ] {
        if count > 0 {
            let said = tr_with(text, &[("n", count.into())]);
            name = format!("{name}, {said}");
        }
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
}

/// Returns a response with a smaller rectangle for the focus ring. The panel would clip a ring around the whole entry.
fn inside(response: &Response) -> Response {
    response
        .clone()
        .with_new_rect(response.rect.shrink2(vec2(12.0, 4.0)))
}

fn card(ui: &Ui, rect: Rect, chosen: bool, response: &Response) {
    let p = palette(ui);
    let (fill, stroke) = match (chosen, response.hovered()) {
        (true, _) => (p.canvas, p.line),
        (false, true) => (p.hover, Color32::TRANSPARENT),
        (false, false) => return,
    };
    paint_box(ui, rect, radius::CONTROL, fill, stroke);
}

fn line(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new()
        .max_rect(rect)
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 16.0;
        content(ui);
    });
}

fn title_ui(ui: &mut Ui, call: &CallView, chosen: bool) {
    let p = palette(ui);
    let ended = call.has_ended();
    let has_name = call.subject.is_some() || call.label.is_some();
    let (font, color) = match (has_name, chosen, ended) {
        (false, ..) => (theme::mono(), p.text),
        (true, true, _) => (theme::strong(), p.text),
        (true, false, true) => (theme::body(), p.text_2),
        (true, false, false) => (theme::body(), p.text),
    };
    fitted(ui, &call.title(), "", &font, color);
}

/// Draws the button that takes the call off the list. It is visible only while the pointer is over the entry (`over`)
/// or the button has the focus. Keyboard and screen readers always reach it.
fn remove_ui(ui: &mut Ui, call: &CallView, over: bool, actions: &mut Vec<Action>) {
    let name = tr_with("calls-forget-named", &[("call", call.title().into())]);
    let id = ui.unique_id().with(("forget", &call.id));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let size = if over || focused { 20.0 } else { 0.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(size, 20.0), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.gained_focus() {
        // The next frame makes room for the button.
        ui.request_repaint();
    }
    if size > 0.0 {
        let p = palette(ui);
        if response.hovered() {
            ui.painter().rect_filled(rect, radius::BADGE, p.selected);
        }
        let (code, font) = (ICON_CLOSE.codepoint, theme::icon(16.0));
        paint_centered(ui, rect.center(), code, font, p.text_2);
        focus_ring(ui, &response, radius::BADGE);
    }
    if response.on_hover_text(&name).clicked() {
        actions.push(Action::Tell(Command::Forget(call.id.clone())));
    }
}

fn alarm_dot(ui: &mut Ui, alarms: u32) {
    if alarms > 0 {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        paint_dot(ui, rect, alarms);
    }
}

fn paint_dot(ui: &Ui, rect: Rect, alarms: u32) {
    let p = palette(ui);
    let text = if alarms > 9 {
        "9+".to_owned()
    } else {
        alarms.to_string()
    };
    let mut font = theme::small_strong();
    font.size = 11.0;
    ui.painter().rect_filled(rect, 9, p.danger_solid);
    paint_centered(ui, rect.center(), &text, font, p.on_solid);
}

fn counts_ui(ui: &mut Ui, call: &CallView, now: Now) {
    let p = palette(ui);
    let word = |ui: &mut Ui, text: String, color| {
        let font = theme::small();
        fitted(ui, &text, "", &font, color)
    };
    match &call.state {
        WatchState::Ended(ended) => {
            let values = [
                ("time", clock_short(ended.at).into()),
                ("why", end_sentence(ended).into()),
            ];
            let text = match ended.reason {
                EndReason::NoSuchCall => tr("no-such-call"),
                _ => tr_with("calls-ended-why", &values),
            };
            word(ui, text, p.text_2);
            return;
        }
        WatchState::Connecting => {
            word(ui, tr("calls-connecting"), p.text_2);
            return;
        }
        WatchState::Establishing(setting_up) if setting_up.in_lobby => {
            icon(ui, ICON_DOOR_FRONT.codepoint, 14.0, p.info);
            word(ui, tr("call-lobby"), p.text_2);
            return;
        }
        WatchState::Establishing(_) => {
            icon(ui, ICON_HOURGLASS_TOP.codepoint, 14.0, p.text_2);
            word(ui, tr("call-establishing"), p.text_2);
            return;
        }
        WatchState::WaitingForRoster => {
            icon(ui, ICON_HOURGLASS_TOP.codepoint, 14.0, p.text_2);
            word(ui, tr("calls-waiting"), p.text_2);
            return;
        }
        WatchState::Live | WatchState::Stale | WatchState::Throttled | WatchState::Unreachable => {}
    }
    let counts = call.counts;
    let in_call = (key!("count-in-call"), Some(counts.in_call), p.text_2);
    let in_lobby = (key!("count-in-lobby"), some(counts.in_lobby), p.info);
    let ringing = (key!("count-ringing"), some(counts.ringing), p.ringing);
    for (symbol, (words, count, color)) in [
        (ICON_GROUP, in_call),
        (ICON_DOOR_FRONT, in_lobby),
        (ICON_RING_VOLUME, ringing),
    ] {
        if let Some(count) = count {
            icon(ui, symbol.codepoint, 14.0, color);
            let shown = word(ui, count.to_string(), p.text_2);
            named(&shown, &tr_with(words, &[("n", count.into())]));
            ui.add_space(4.0);
        }
    }
    let Some(updated) = call.updated else { return };
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let is_live = call.state == WatchState::Live;
        let color = if is_live { p.text_3 } else { p.warning };
        let ago = now.age_of(updated);
        named(&word(ui, age(ago), color), &age_aloud(ago));
        if !is_live {
            icon(ui, ICON_CLOUD_OFF.codepoint, 14.0, color);
        }
    });
}

fn some(count: u32) -> Option<u32> {
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(titles: &[&str]) -> Vec<String> {
        abbreviated(&titles.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn two_letters_tell_calls_with_the_same_beginning_apart() {
        for (title, wanted) in [
            ("INC-20417: payments down", "IP"),
            ("Contoso board: quarterly review", "CB"),
            ("Town hall", "TH"),
            ("…e187", "e1"),
            ("客户支持晨会", "客户"),
            ("…", ""),
        ] {
            assert_eq!(of(&[title]), [wanted], "{title}");
        }
        let beside = of(&["INC-20417: payments down", "INC-20417: database team"]);
        assert_eq!(beside, ["PD", "DT"]);
        let beside = of(&[
            "Contoso town hall: Q3 results",
            "Contoso town hall: backstage",
        ]);
        assert_eq!(beside, ["QR", "ba"], "the words that only one of them has");
        let same = of(&["Town hall", "Town hall", "T", "T"]);
        let different: BTreeSet<_> = same.iter().collect();
        assert_eq!(different.len(), 4, "{same:?}");
    }
}
