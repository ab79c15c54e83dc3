//! A notice above the list of people: its text, its buttons, and how it is drawn at a fixed height.

use std::sync::Arc;
use std::time::Duration;

use egui::{Align, Id, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::call::rows::named_people::NamedPeople;
use crate::app::call::rows::notice_key::{focus_key, focus_keys};
use crate::app::call::state::bulk_pane::PreviewReason;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::top_strip::NoticeRank;
use crate::app::language::text::{going_on, sentences};
use crate::app::look::widgets::{
    Cross, NoticeControls, NoticeLabel, NoticePlace, NoticeResponse, Tone, notice_named,
    notice_names, notice_rows,
};
use crate::app::parts::failure_details::failure_presses;
use crate::app::state::action::Action;
use crate::app::words::evidence_text::{OfferedRemoval, dismiss_resumed};
use crate::moderation::command::Command;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::time::Now;
use crate::moderation::views::table::QuickChoice;

/// Height in points of a line whose notice has two rows of words, as most have.
pub(crate) const LINE: f32 = 44.0;
/// Height of each further row of words, in points.
const ROW: f32 = 16.0;
/// Largest number of rows of words in a line.
const MOST_ROWS: usize = 4;
/// Margin at the left and right of a notice in its line, in points.
const BESIDE: f32 = 16.0;
/// Margin above and below a notice, in points.
const ABOVE: f32 = 4.0;
/// Least width of a line with buttons, in points. In a narrower line, two buttons would leave no room for words.
const ROOM_FOR_BUTTONS: f32 = 480.0;

/// How long new words wait at most while the pointer is on the notice. Later, the old numbers would mislead.
const WORDS_WAIT: Duration = Duration::from_secs(10);

/// A notice to draw above the list of people.
pub(crate) struct Notice {
    tone: Tone,
    icon: &'static str,
    bold: String,
    /// The further sentences, each with its rank. In little room, those of the highest rank are left out first. Those
    /// of rank zero stay.
    rest: Vec<(u8, String)>,
    /// The people whom `rest` names.
    pub(crate) people: NamedPeople,
    /// The event that a press on the cross dismisses; `None` if the notice has no cross.
    pub(crate) closes: Option<Acknowledged>,
    /// The buttons from the left.
    buttons: Vec<NoticeButton>,
    /// Whether the first button shows the key that moves the focus to it.
    pub(crate) shows_key: bool,
}

struct NoticeButton {
    label: String,
    /// A shorter label for little room.
    short: Option<String>,
    press: NoticePress,
}

impl NoticeButton {
    /// Returns a text that identifies the button within its notice. Stays the same while numbers in its label change.
    fn kind(&self) -> String {
        match &self.press {
            NoticePress::Do(_) => self.label.clone(),
            NoticePress::RemoveGuests { .. } => "remove guests".to_owned(),
            NoticePress::Review => "review".to_owned(),
            NoticePress::Offer(_) => "offer".to_owned(),
            NoticePress::AddNewcomers(_) => "add newcomers".to_owned(),
        }
    }
}

/// The effect of a notice's button.
pub(crate) enum NoticePress {
    Do(Box<Action>),
    /// Opens the preview for guests who joined recently.
    ///
    /// The command `close`, if given, first closes the door. No more guests then come in while the preview is open.
    RemoveGuests {
        guests: QuickChoice,
        close: Option<Command>,
    },
    Review,
    /// Opens the preview of a removal for exactly these people.
    Offer(OfferedRemoval),
    /// Adds people to the open preview: those who came since it was opened for this reason.
    AddNewcomers(PreviewReason),
}

/// The event that the moderator dismisses by closing a notice.
pub(crate) enum Acknowledged {
    Resumed,
    Wave,
    NotLeft(Arc<Failure>),
    /// The rules that ended by themselves; holds their number.
    Over(usize),
}

impl Notice {
    pub(crate) fn new(tone: Tone, icon: &'static str, bold: String, rest: String) -> Self {
        Self {
            tone,
            icon,
            bold,
            rest: vec![(0, rest)],
            people: NamedPeople::default(),
            closes: None,
            buttons: Vec::new(),
            shows_key: false,
        }
    }

    pub(crate) fn button(&mut self, label: String, press: NoticePress) {
        self.add(label, None, press);
    }

    /// Adds a button with a shorter label for little room.
    pub(crate) fn button_or(&mut self, label: String, short: String, press: NoticePress) {
        self.add(label, Some(short), press);
    }

    fn add(&mut self, label: String, short: Option<String>, press: NoticePress) {
        self.buttons.push(NoticeButton {
            label,
            short,
            press,
        });
    }

    /// Adds a sentence. If there is no room for all, the sentences of the highest rank are left out first.
    pub(crate) fn spare(&mut self, rank: u8, sentence: String) {
        self.rest.push((rank, sentence));
    }

    /// Returns the further sentences that fit. Leaves out the least important ones first, but never those of rank 0.
    fn fitting(&self, fits: impl Fn(&str) -> bool) -> String {
        let mut ranks: Vec<u8> = self.rest.iter().map(|(rank, _)| *rank).collect();
        ranks.sort_unstable();
        let mut shorter = ranks.into_iter().rev().map(|most| self.up_to(most));
        shorter
            .find(|words| fits(words))
            .unwrap_or_else(|| self.up_to(0))
    }

    /// Returns the further sentences of at most this rank.
    fn up_to(&self, most: u8) -> String {
        let kept = self.rest.iter().filter(|(rank, _)| *rank <= most);
        let kept: Vec<&str> = kept.map(|(_, sentence)| &**sentence).collect();
        sentences(&kept)
    }

    /// Returns how to draw the labels in a notice of this width. Short labels with the key are more useful than long
    /// labels without it.
    ///
    /// Numbers in a label count as three digits at least, so that the style stays the same while they grow.
    fn style(&self, ui: &Ui, width: f32) -> LabelStyle {
        let leaves = |style, least| self.controls(ui, style).room(width) >= least;
        if leaves(LabelStyle::LongWithKey, width / 2.0) {
            LabelStyle::LongWithKey
        } else if leaves(LabelStyle::ShortWithKey, width / 3.0) {
            LabelStyle::ShortWithKey
        } else if leaves(LabelStyle::ShortWithFirstKey, width / 3.0) {
            LabelStyle::ShortWithFirstKey
        } else {
            LabelStyle::Short
        }
    }

    /// Returns the controls of a notice whose buttons don't have to keep earlier places.
    fn controls(&self, ui: &Ui, style: LabelStyle) -> NoticeControls<'_> {
        let buttons = 0..self.buttons.len();
        let cross = if self.closes.is_some() {
            Cross::Shown
        } else {
            Cross::None
        };
        NoticeControls {
            places: buttons.map(|at| self.label(at, style).place(ui)).collect(),
            cross,
            fills: true,
        }
    }

    fn label(&self, at: usize, style: LabelStyle) -> NoticeLabel<'_> {
        let button = &self.buttons[at];
        let short = button.short.as_deref();
        let key = match style {
            LabelStyle::LongWithKey | LabelStyle::ShortWithKey => Some(focus_keys()),
            LabelStyle::ShortWithFirstKey => Some(focus_key()),
            LabelStyle::Short => None,
        };
        NoticeLabel {
            shown: short
                .filter(|_| style != LabelStyle::LongWithKey)
                .unwrap_or(&button.label),
            name: &button.label,
            key: key.filter(|_| self.shows_key && at == 0),
        }
    }

    /// Returns the height of a line of this width that shows all words, in points. At most [`MOST_ROWS`] rows of words
    /// count.
    ///
    /// A [`Tone::Info`] notice is higher than two rows only if its sentences of rank zero need it.
    pub(crate) fn height(&self, ui: &Ui, width: f32) -> f32 {
        let width = width - 2.0 * BESIDE;
        let mut controls = self.controls(ui, self.style(ui, width));
        if width < ROOM_FOR_BUTTONS {
            controls.places.clear();
        }
        let rows_of = |rest: &str| notice_rows(ui, width, [&*self.bold, rest], &controls);
        // A notice that is only good to know isn't worth moving the list for.
        let words = match self.tone {
            Tone::Info => self.fitting(|rest| rows_of(rest) <= 2),
            _ => self.up_to(u8::MAX),
        };
        let rows = rows_of(&words);
        let further = rows.min(MOST_ROWS).saturating_sub(2);
        std::iter::repeat_n(ROW, further).fold(LINE, |height, row| height + row)
    }

    /// Returns the icon and all words, for a place without room for the buttons.
    pub(crate) fn said(&self) -> (&'static str, String) {
        (self.icon, going_on(&self.bold, &self.up_to(u8::MAX)))
    }

    /// Appends the bold words of another notice.
    #[must_use]
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.rest.push((0, other.bold.clone()));
        self
    }

    /// Appends the bold words and the buttons of another notice.
    #[must_use]
    pub(crate) fn and_all_of(mut self, other: Self) -> Self {
        self = self.and(&other);
        self.buttons.extend(other.buttons);
        self
    }

    /// Whether the notice has buttons.
    pub(crate) fn offers(&self) -> bool {
        !self.buttons.is_empty()
    }

    /// Adds buttons that explain a failure.
    pub(crate) fn tells(&mut self, failure: &Arc<Failure>) {
        for (label, action) in failure_presses(failure) {
            self.button(label, NoticePress::Do(Box::new(action)));
        }
    }
}

/// How the labels of a notice's buttons are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum LabelStyle {
    #[default]
    LongWithKey,
    ShortWithKey,
    /// Without Enter, which presses any focused button.
    ShortWithFirstKey,
    Short,
}

/// Returns how many rows of words fit into a notice of this rank and height. In the place of the tools, three rows
/// always fit.
fn rows_of(rank: NoticeRank, height: f32) -> usize {
    let heights = std::iter::successors(Some(LINE), |height| Some(height + ROW));
    let fitting = heights.take_while(|fitting| *fitting <= height + 0.5);
    match rank {
        NoticeRank::News => 3,
        NoticeRank::Notice | NoticeRank::Rules => 1 + fitting.count(),
    }
}

/// What a notice keeps while the pointer is on it or on the list.
#[derive(Clone, Default)]
struct NoticeHold {
    /// Width of the notice in points.
    width: f32,
    style: LabelStyle,
    /// The kind of each button from the left, and its width in points.
    places: Vec<(String, f32)>,
    has_cross: bool,
    /// The bold words and the further sentences, as drawn.
    words: [String; 2],
    people: NamedPeople,
    /// Tone and icon of the notice that the words belong to. Another tone or icon means another subject.
    about: Option<(Tone, &'static str)>,
    /// Since when newer words have waited for the pointer to leave.
    waits_since: Option<Now>,
}

impl NoticeHold {
    /// Whether the buttons of `shown` have to keep the places noted here. Not after the width has changed, and not if
    /// all buttons are new: `shown` is then a new notice.
    fn keeps(&self, shown: &Notice, width: f32) -> bool {
        let mut kinds = shown.buttons.iter().map(NoticeButton::kind);
        let is_known = |kind: String| self.places.iter().any(|(known, _)| *known == kind);
        let is_same = (self.width - width).abs() < 0.5 && !self.places.is_empty();
        is_same && (shown.buttons.is_empty() || kinds.any(is_known))
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
        let at = |kind: &String| shown.buttons.iter().position(|it| it.kind() == *kind);
        kinds.map(at).collect()
    }

    /// Takes the words of the notice that fit. While the pointer is on the notice, words that would move a name wait.
    ///
    /// Words about another subject never wait, and no words wait for longer than [`WORDS_WAIT`].
    fn take_words(
        &mut self,
        ui: &Ui,
        (shown, rank, over_at): (&Notice, NoticeRank, Option<Now>),
        rect: Rect,
        controls: &NoticeControls<'_>,
    ) {
        let (width, rows) = (rect.width(), rows_of(rank, rect.height()));
        let bold = &*shown.bold;
        let rest = shown.fitting(|rest| notice_rows(ui, width, [bold, rest], controls) <= rows);
        let names = |words: [&str; 2], people: &NamedPeople| {
            notice_names(ui, (width, rows), (words, people.lists()), controls)
        };
        let moves_names = || {
            let before = names(self.words.each_ref().map(String::as_str), &self.people);
            let now = names([bold, &rest], &shown.people);
            !before.iter().all(|place| now.contains(place))
        };
        let about = Some((shown.tone, shown.icon));
        let must_wait = over_at.is_some() && self.about == about && moves_names();
        self.waits_since = over_at
            .filter(|_| must_wait)
            .map(|now| self.waits_since.unwrap_or(now));
        let waits = self.waits_since.zip(over_at);
        if waits.is_none_or(|(since, now)| now.since(since) >= WORDS_WAIT) {
            self.waits_since = None;
            self.about = about;
            self.words = [bold.to_owned(), rest];
            self.people = shown.people.clone();
        }
    }

    fn controls<'a>(&self, shown: &'a Notice, order: &[Option<usize>]) -> NoticeControls<'a> {
        let places = self.places.iter().zip(order);
        let places = places.map(|((_, width), at)| NoticePlace {
            width: *width,
            label: at.map(|at| shown.label(at, self.style)),
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
/// While the pointer is on the notice or the list, each button keeps its place, counted from the right edge. While the
/// pointer is on the notice, the names keep their places too, but not for longer than [`WORDS_WAIT`].
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
    let before = before.filter(|_| is_held);
    let mut hold = match &before {
        Some(before) if before.keeps(shown, rect.width()) => before.clone(),
        _ => {
            if before.is_some_and(|it| !it.places.is_empty()) {
                // A press in the next moment may be meant for a button that was here before.
                cx.state.list.top_strip.appeared = Some(cx.context.now);
            }
            NoticeHold {
                width: rect.width(),
                style: shown.style(ui, rect.width()),
                ..NoticeHold::default()
            }
        }
    };
    let order = if rect.width() < ROOM_FOR_BUTTONS {
        Vec::new()
    } else {
        hold.arrange(ui, shown)
    };
    let controls = hold.controls(shown, &order);
    let over_at = is_over.then_some(cx.context.now);
    hold.take_words(ui, (shown, rank, over_at), rect, &controls);
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
    tell_whole(shown, &hold.words[1], response.words.take());
    let strip = &mut cx.state.list.top_strip;
    strip.notice_keys.take(response.first, rank);
    if !strip.is_fresh(cx.context.now) {
        act_on((shown, &hold.people), (response, &order), cx);
    }
    ui.data_mut(|data| data.insert_temp(id, hold));
}

/// If there was no room for some sentences, gives screen readers and the tooltip all of them.
fn tell_whole(shown: &Notice, drawn: &str, words: Option<Response>) {
    let whole = shown.up_to(u8::MAX);
    if let Some(words) = words.filter(|_| whole != drawn) {
        let whole = going_on(&shown.bold, &whole);
        words.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
        words.on_hover_text(whole);
    }
}

fn act_on(
    (shown, people): (&Notice, &NamedPeople),
    (response, order): (NoticeResponse, &[Option<usize>]),
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
        Some(NoticePress::RemoveGuests { guests, close }) => {
            cx.actions.extend(close.clone().map(Action::Tell));
            cx.state.preview_among_all(*guests);
        }
        Some(NoticePress::Review) => cx.state.inspector.show_rules(false),
        Some(NoticePress::Offer(offer)) => cx.state.offer(offer.clone()),
        Some(NoticePress::AddNewcomers(reason)) => {
            cx.state.add_newcomers(*reason, cx.call, cx.context.now);
        }
        None => {}
    }
}
