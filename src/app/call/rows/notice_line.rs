//! Draws a notice above the list of people at a fixed height, and carries out presses on it.

use std::borrow::Cow;
use std::time::Duration;

use egui::{
    Align, Id, Layout, Rangef, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::app::call::rows::failed_buttons::mute;
use crate::app::call::rows::named_people::NamedPeople;
use crate::app::call::rows::notice_content::{
    Acknowledged, BESIDE, LINE, LabelStyle, Notice, NoticeButton, NoticePress, ROOM_FOR_BUTTONS,
    ROW, TOOLTIP, most_rows,
};
use crate::app::call::state::bulk_removal::WaveRemoval;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::top_strip::NoticeRank;
use crate::app::language::text::going_on;
use crate::app::look::widgets::{
    Cross, NoticeControls, NoticePlace, NoticeResponse, Tone, notice_named, notice_names,
    notice_rows,
};
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::words::evidence_text::dismiss_resumed;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::time::Now;

/// Margin above and below a notice, in points.
const ABOVE: f32 = 4.0;

/// Width of the cross of a notice, in points.
const CROSS: f32 = 28.0;
/// Distance between the controls of a notice, in points.
const BETWEEN: f32 = 8.0;

/// How long new words wait at most while the pointer is on the notice. Later, the old numbers would mislead.
const WORDS_WAIT: Duration = Duration::from_secs(10);

/// Returns how many rows of words fit well into a notice of this rank and height, and how many at most. In the place of
/// the tools, a third row is for words that must not be left out.
fn rows_of(ui: &Ui, rank: NoticeRank, height: f32) -> [usize; 2] {
    let heights = std::iter::successors(Some(LINE), |height| Some(height + ROW));
    let fitting = heights.take_while(|fitting| *fitting <= height + 0.5);
    match rank {
        NoticeRank::News => [2, most_rows(ui)],
        NoticeRank::Notice | NoticeRank::Rules => [1 + fitting.count(); 2],
    }
}

/// What a notice keeps while the pointer is on it or on the list.
#[derive(Clone, Default)]
struct NoticeHold {
    /// The frame in which the notice was last drawn. A notice that was not drawn in the frame before starts anew.
    frame: u64,
    /// Width of the notice in points.
    width: f32,
    style: LabelStyle,
    /// The egui id of the first button, as last drawn.
    first: Option<Id>,
    /// Whether the first button has the keyboard focus, so that Enter presses it.
    has_focus: bool,
    /// The kind of each button from the left, and its width in points.
    places: Vec<(String, f32)>,
    has_cross: bool,
    /// The bold words and the further sentences, as drawn.
    words: [String; 2],
    /// All further sentences of the notice from which `words` were taken, even those without room.
    whole: String,
    people: NamedPeople,
    /// [`Notice::urgent`] of the drawn words.
    urgent: String,
    /// The buttons that belong to the words. After a change of [`Self::urgent`] replaced the words, these buttons still
    /// belong to the earlier words.
    buttons: Vec<NoticeButton>,
    /// Tone and icon of the notice that the words belong to. Another tone or icon means another subject.
    about: Option<(Tone, &'static str)>,
    /// Since when newer words have waited for the pointer to leave.
    waits_since: Option<Now>,
}

impl NoticeHold {
    /// Whether the buttons of `shown` have to keep the places noted here. False once the width has changed.
    ///
    /// While the pointer is on the notice (`is_over`), one button that is still there is enough. Otherwise all buttons must
    /// be the same: the places of missing buttons would leave holes.
    fn keeps(&self, shown: &Notice, width: f32, is_over: bool) -> bool {
        let mut kinds = shown.buttons.iter().map(NoticeButton::kind);
        let is_known = |kind: String| self.places.iter().any(|(known, _)| *known == kind);
        let is_same = (self.width - width).abs() < 0.5 && !self.places.is_empty();
        let are_known = if is_over {
            shown.buttons.is_empty() || kinds.any(is_known)
        } else {
            self.has_cross == shown.closes.is_some()
                && self.places.len() == shown.buttons.len()
                && kinds.all(is_known)
        };
        is_same && are_known
    }

    /// Whether a control of `now` lies where this notice had another one.
    fn is_covered_by(&self, now: &Self) -> bool {
        let overlaps = |(kind, place): &(&str, Rangef)| {
            let mut earlier = self.controls_from_right().into_iter();
            earlier.any(|(other, was)| other != *kind && was.intersects(*place))
        };
        now.controls_from_right().iter().any(overlaps)
    }

    /// Returns the kind of each control, and its distances from the right edge in points. The cross has no kind.
    fn controls_from_right(&self) -> Vec<(&str, Rangef)> {
        let cross = self.has_cross.then_some(("", CROSS));
        let places = self.places.iter().rev();
        let places = places.map(|(kind, width)| (&**kind, *width));
        let mut right = 0.0;
        let spans = cross.into_iter().chain(places).map(|(kind, width)| {
            let place = Rangef::new(right, right + width);
            right = place.max + BETWEEN;
            (kind, place)
        });
        spans.collect()
    }

    /// Gives each button its former place. A new button gets a place at the left. The place of a button that is gone
    /// stays empty. Returns the index of the button in each place.
    fn arrange(&mut self, ui: &Ui, shown: &Notice) -> Vec<Option<usize>> {
        for (at, button) in shown.buttons.iter().enumerate().rev() {
            let width = shown.label(at, self.style).place(ui).width;
            let kind = button.kind();
            match self.places.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, room)) => *room = room.max(width),
                None => self.places.insert(0, (kind, width)),
            }
        }
        self.has_cross |= shown.closes.is_some();
        let kinds = self.places.iter().map(|(kind, _)| kind);
        let buttons = shown.buttons.iter();
        let at = |kind: &String| {
            buttons
                .clone()
                .position(|it| it.is_there && it.kind() == *kind)
        };
        kinds.map(at).collect()
    }

    /// Takes the words of the notice that fit. While the pointer is on the notice, words that would move a name wait.
    /// Returns whether words that should have waited were taken.
    ///
    /// Words about another subject never wait, and no words wait for longer than [`WORDS_WAIT`]. If the urgent sentence
    /// changes, the words are taken at once, and only the new effects of the buttons wait.
    fn take_words(
        &mut self,
        ui: &Ui,
        (shown, rank, over_at): (&Notice, NoticeRank, Option<Now>),
        rect: Rect,
        controls: &NoticeControls<'_>,
    ) -> bool {
        let (width, rows) = (rect.width(), rows_of(ui, rank, rect.height()));
        let bold = &*shown.bold;
        let rest = shown.fitting(|rest| notice_rows(ui, width, [bold, rest], controls), rows);
        let names = |words: [&str; 2], people: &NamedPeople| {
            notice_names(ui, (width, rows[1]), (words, people.lists()), controls)
        };
        let moves_names = || {
            let before = names(self.words.each_ref().map(String::as_str), &self.people);
            let now = names([bold, &rest], &shown.people);
            !before.iter().all(|place| now.contains(place))
        };
        let about = Some((shown.tone, shown.icon));
        let is_same = over_at.is_some() && self.about == about;
        let must_wait = is_same && (self.waits_since.is_some() || moves_names());
        self.waits_since = over_at
            .filter(|_| must_wait)
            .map(|now| self.waits_since.unwrap_or(now));
        let waits = self.waits_since.zip(over_at);
        let is_due = waits.is_none_or(|(since, now)| now.since(since) >= WORDS_WAIT);
        if is_due {
            self.waits_since = None;
            self.about = about;
            self.buttons.clone_from(&shown.buttons);
        }
        let is_urgent = self.urgent != shown.urgent;
        if is_due || is_urgent {
            self.urgent.clone_from(&shown.urgent);
            self.words = [bold.to_owned(), rest];
            self.whole = shown.up_to(TOOLTIP);
            self.people = shown.people.clone();
        }
        is_urgent && !is_due
    }

    /// Returns the notice to draw. While its newer words wait, its buttons still say and do what belongs to the drawn
    /// words.
    fn said<'a>(&self, shown: &'a Notice) -> Cow<'a, Notice> {
        if self.waits_since.is_none() {
            return Cow::Borrowed(shown);
        }
        let mut said = shown.clone();
        for button in &mut said.buttons {
            let earlier = self.buttons.iter().find(|it| button.orders_as(it));
            *button = earlier.unwrap_or(button).clone();
        }
        Cow::Owned(said)
    }

    fn controls<'a>(&self, shown: &'a Notice, order: &[Option<usize>]) -> NoticeControls<'a> {
        let places = self.places.iter().zip(order);
        let places = places.map(|((_, width), at)| NoticePlace {
            width: *width,
            label: at.map(|at| shown.label(at, self.style).focused(self.has_focus)),
        });
        NoticeControls {
            places: places.collect(),
            cross: match (&shown.closes, self.has_cross) {
                (Some(_), _) => Cross::Shown,
                (None, true) => Cross::Room,
                (None, false) => Cross::None,
            },
            fills: true,
        }
    }
}

/// Draws a notice in a line of its own, of this height. Without a notice, the line stays empty but keeps its height.
pub(crate) fn line_ui(
    ui: &mut Ui,
    height: f32,
    (rank, shown): (NoticeRank, Option<&Notice>),
    cx: &mut CallUi<'_>,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    if let Some(shown) = shown {
        notice_at_ui(ui, rect.shrink2(vec2(BESIDE, 0.0)), rank, shown, cx);
    }
}

/// Draws a notice, and carries out presses on it. Omits its buttons if they would leave too little room for words.
///
/// While the pointer is on the notice, each button keeps its place, counted from the right edge. The names keep their
/// places too, but for at most [`WORDS_WAIT`].
///
/// While the pointer is on the list, the buttons keep their places only until the notice has other buttons. If a button
/// then lies where another one was, presses don't count for a moment.
///
/// Words and buttons belong to the same moment, so a press acts on the people whom the words count. If a new urgent
/// sentence replaces the words earlier, the number on the button still counts the people on whom it acts.
pub(crate) fn notice_at_ui(
    ui: &mut Ui,
    rect: Rect,
    rank: NoticeRank,
    shown: &Notice,
    cx: &mut CallUi<'_>,
) {
    let id = Id::unique(("notice hold", rank, &cx.call.id));
    let before = ui.data(|data| data.get_temp::<NoticeHold>(id));
    let is_over = ui.rect_contains_pointer(rect);
    let is_held = is_over || cx.state.list.held_by.pointer_moved.is_some();
    let frame = ui.ctx().cumulative_frame_nr();
    let last = before.as_ref().and_then(|before| before.first);
    let before = before.filter(|before| is_held && before.frame + 1 >= frame);
    let mut hold = match &before {
        Some(before) if before.keeps(shown, rect.width(), is_over) => before.clone(),
        _ => NoticeHold {
            width: rect.width(),
            style: shown.style(ui, rect.width()),
            ..NoticeHold::default()
        },
    };
    hold.has_focus = last.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
    let order = if rect.width() < ROOM_FOR_BUTTONS {
        Vec::new()
    } else {
        hold.arrange(ui, shown)
    };
    if before.is_some_and(|it| it.is_covered_by(&hold)) {
        // A press in the next moment may be meant for a button that was here before.
        cx.state.list.top_strip.appeared = Some(cx.context.now);
    }
    let controls = hold.controls(shown, &order);
    let over_at = is_over.then_some(cx.context.now);
    if hold.take_words(ui, (shown, rank, over_at), rect, &controls) {
        // A press in the next moment may be meant for a name that was here before.
        cx.state.list.top_strip.appeared = Some(cx.context.now);
    }
    let shown = &*hold.said(shown);
    let controls = hold.controls(shown, &order);
    let place = match rank {
        // Three rows need more room than a line has.
        NoticeRank::News => rect.expand2(vec2(0.0, ABOVE / 2.0)),
        NoticeRank::Notice | NoticeRank::Rules => rect.shrink2(vec2(0.0, ABOVE)),
    };
    let builder = UiBuilder::new()
        .id_salt(("notice", rank))
        .max_rect(place)
        .layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    let words = hold.words.each_ref().map(String::as_str);
    let said = (words, hold.people.lists());
    let mut response = notice_named(&mut child, (shown.tone, shown.icon), said, &controls);
    tell_whole(&hold, response.words.take(), response.is_cut);
    hold.first = response.first;
    let strip = &mut cx.state.list.top_strip;
    strip.notice_keys.take(response.first, rank);
    if !strip.is_fresh(cx.context.now) {
        let source = pressed_with(ui);
        act_on((shown, &hold.people), (response, &order), source, cx);
    }
    hold.frame = frame;
    ui.data_mut(|data| data.insert_temp(id, hold));
}

/// If there was no room for some sentences, gives screen readers and the tooltip all of them. The tooltip also appears
/// while the first button has the keyboard focus; without it, keys couldn't reach words that are cut off.
fn tell_whole(hold: &NoticeHold, words: Option<Response>, is_cut: bool) {
    let [bold, drawn] = &hold.words;
    let is_shortened = hold.whole != *drawn;
    let Some(words) = words.filter(|_| is_shortened || is_cut) else {
        return;
    };
    let whole = going_on(bold, &hold.whole);
    words.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
    if hold.has_focus {
        words.show_tooltip_text(whole);
    } else if is_shortened {
        words.on_hover_text(whole);
    }
}

fn act_on(
    (shown, people): (&Notice, &NamedPeople),
    (response, order): (NoticeResponse, &[Option<usize>]),
    source: Source,
    cx: &mut CallUi<'_>,
) {
    cx.actions.extend(people.show(&cx.call.id, response.name));
    match shown.closes.as_ref().filter(|_| response.closed) {
        Some(Acknowledged::Resumed) => cx.actions.push(dismiss_resumed()),
        Some(Acknowledged::NotLeft(failure)) => cx.state.leaving_read = Some(failure.clone()),
        Some(Acknowledged::Wave) => {
            cx.actions
                .push(Action::Tell(Command::DismissWave(cx.call.id.clone())));
        }
        Some(Acknowledged::Over(read)) => {
            let command = Command::DismissOver(cx.call.id.clone(), *read);
            cx.actions.push(Action::Tell(command));
        }
        None => {}
    }
    let pressed = order.get(response.which).copied().flatten();
    let pressed = pressed.and_then(|at| shown.buttons.get(at));
    match pressed.filter(|_| response.pressed).map(|it| &it.press) {
        Some(NoticePress::Do(action)) => cx.actions.push((**action).clone()),
        Some(NoticePress::RemoveGuests {
            guests,
            people,
            close,
        }) => {
            cx.actions.extend(close.clone().map(Action::Tell));
            let wave = WaveRemoval {
                people: people.clone(),
                closes_door: close.is_some(),
            };
            cx.state.preview_among_all(*guests, Some(wave));
        }
        Some(NoticePress::Mute(people)) => mute(cx, people, source),
        Some(NoticePress::Review) => cx.state.inspector.show_rules(false),
        Some(NoticePress::Offer(offer)) => cx.state.offer(offer.clone()),
        Some(NoticePress::AddNewcomers(reason)) => {
            cx.state.add_newcomers(*reason, cx.call, cx.context.now);
        }
        None => {}
    }
}
