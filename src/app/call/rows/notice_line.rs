//! A notice above the list of people: its text, its buttons, and how it is drawn at a fixed height.

use std::sync::Arc;

use egui::{Align, Id, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use crate::app::call::state::bulk_pane::PreviewReason;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::top_strip::NoticeRank;
use crate::app::language::text::sentences;
use crate::app::look::widgets::{
    NameList, NoticeLabel, NoticeResponse, Tone, notice_named, notice_rows,
};
use crate::app::parts::failure_details::failure_presses;
use crate::app::state::action::Action;
use crate::app::state::commands::UiCommand;
use crate::app::words::evidence_text::{OfferedRemoval, dismiss_resumed};
use crate::app::words::person_text::{self, SHOWN, some};
use crate::moderation::command::Command;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::row::{PersonRef, Row, RowKey};
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

/// A notice to draw above the list of people.
pub(crate) struct Notice {
    tone: Tone,
    icon: &'static str,
    bold: String,
    rest: String,
    /// The people whom `rest` names.
    pub(crate) people: NamedPeople,
    /// The event that a press on the cross dismisses; `None` if the notice has no cross.
    pub(crate) closes: Option<Acknowledged>,
    /// The buttons from the left.
    buttons: Vec<NoticeButton>,
    /// Whether the first button shows the key that moves the focus to it.
    pub(crate) shows_key: bool,
}

/// People named in a text. A press on a name shows their row.
#[derive(Default)]
pub(crate) struct NamedPeople {
    lists: Vec<NameList>,
    keys: Vec<RowKey>,
}

impl NamedPeople {
    /// Adds these people. Returns the names of at most [`SHOWN`] of them, to be put into the text.
    pub(crate) fn list(&mut self, rows: &[&Row]) -> String {
        let people = rows.iter();
        let people = people.map(|row| (person_text::name(row), Some(row.key.clone())));
        self.take(people.collect())
    }

    /// Returns the first names of a list of people who may have left. Those whose row is known are links.
    pub(crate) fn list_known<'a>(&mut self, who: impl Iterator<Item = &'a PersonRef>) -> String {
        self.take(
            who.map(|who| (person_text::name_of(who), who.key.clone()))
                .collect(),
        )
    }

    fn take(&mut self, people: Vec<(String, Option<RowKey>)>) -> String {
        let names: Vec<String> = people.iter().map(|(name, _)| name.clone()).collect();
        let text = some(&names);
        let mut links = Vec::new();
        for (name, key) in people.into_iter().take(SHOWN) {
            let Some(key) = key else { continue };
            links.push((name, Id::unique(&key)));
            self.keys.push(key);
        }
        self.lists.push(NameList {
            text: text.clone(),
            names: links,
        });
        text
    }

    /// Returns the lists, for drawing.
    pub(crate) fn lists(&self) -> &[NameList] {
        &self.lists
    }

    /// Returns the action that shows the row of the pressed name, counted over all lists.
    pub(crate) fn show(&self, call: &CallId, pressed: Option<usize>) -> Option<Action> {
        let key = self.keys.get(pressed?)?;
        Some(Action::ShowPerson(call.clone(), key.clone()))
    }
}

struct NoticeButton {
    label: String,
    /// A shorter label for little room.
    short: Option<String>,
    press: NoticePress,
}

/// The effect of a notice's button.
pub(crate) enum NoticePress {
    Do(Box<Action>),
    /// Opens the preview for guests who joined recently.
    ///
    /// If `close` is given, this command closes the door first, so that nobody else joins while the preview is open.
    RemoveGuests {
        guests: QuickChoice,
        close: Option<Command>,
    },
    Review,
    /// Opens the preview of a removal for exactly these people.
    Offer(OfferedRemoval),
    /// Adds those who came meanwhile to the open preview, which was opened for this reason.
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
            rest,
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

    /// Returns the labels of the first `count` buttons, drawn and spoken. With `key`, the first button shows this key.
    fn labels<'a>(
        &'a self,
        is_short: bool,
        key: Option<&'a str>,
        count: usize,
    ) -> Vec<NoticeLabel<'a>> {
        let key = key.filter(|_| self.shows_key);
        let buttons = self.buttons.iter().take(count).enumerate();
        let labels = buttons.map(|(place, it)| NoticeLabel {
            shown: it
                .short
                .as_deref()
                .filter(|_| is_short)
                .unwrap_or(&it.label),
            name: &it.label,
            key: key.filter(|_| place == 0),
        });
        labels.collect()
    }

    /// Returns the labels that leave the words room in this many rows, or none if there is no room for buttons.
    ///
    /// The words come first: for them the buttons give up their long labels, then the key. A notice in the place of the
    /// tools can't grow, so that it also gives up buttons from the last one on, but never the first.
    fn fitting<'a>(&'a self, ui: &Ui, fit: NoticeFit<'a>) -> Vec<NoticeLabel<'a>> {
        let all = self.buttons.len();
        if fit.width < ROOM_FOR_BUTTONS || all == 0 {
            return Vec::new();
        }
        // Short labels with the key are more useful than long labels without it.
        let shortest = self.labels(true, None, all);
        let wanted = [
            self.labels(false, Some(fit.key), all),
            self.labels(true, Some(fit.key), all),
            shortest.clone(),
        ];
        let fewest = if fit.rank == NoticeRank::News { 1 } else { all };
        let fewer = (fewest..all).rev().map(|count| shortest[..count].to_vec());
        let mut wanted = wanted.into_iter().chain(fewer);
        let fitting = wanted.find(|labels| self.rows(ui, fit.width, labels) <= fit.rows);
        fitting.unwrap_or_else(|| shortest[..fewest].to_vec())
    }

    fn rows(&self, ui: &Ui, width: f32, labels: &[NoticeLabel<'_>]) -> usize {
        let words = [&*self.bold, &*self.rest];
        notice_rows(ui, width, words, labels, self.closes.is_some())
    }

    /// Returns the height of a line of this width that shows all words, in points.
    pub(crate) fn height(&self, ui: &Ui, width: f32) -> f32 {
        let key = focus_key();
        let fit = NoticeFit {
            width: width - 2.0 * BESIDE,
            rows: 2,
            rank: NoticeRank::Notice,
            key: &key,
        };
        let rows = self.rows(ui, fit.width, &self.fitting(ui, fit));
        let further = rows.min(MOST_ROWS).saturating_sub(2);
        std::iter::repeat_n(ROW, further).fold(LINE, |height, row| height + row)
    }

    /// Returns the icon and all words, for a place without room for the buttons.
    pub(crate) fn said(&self) -> (&'static str, String) {
        (self.icon, sentences(&[&self.bold, &self.rest]))
    }

    /// Appends the bold words of a less serious notice.
    #[must_use]
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.rest = sentences(&[&self.rest, &other.bold]);
        self
    }

    /// Appends the bold words and the buttons of a less serious notice.
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

/// The room for a notice.
#[derive(Clone, Copy)]
struct NoticeFit<'a> {
    /// In points.
    width: f32,
    /// How many rows of words fit.
    rows: usize,
    rank: NoticeRank,
    /// The key that the first button may show.
    key: &'a str,
}

impl<'a> NoticeFit<'a> {
    fn new(rect: Rect, rank: NoticeRank, key: &'a str) -> Self {
        let heights = std::iter::successors(Some(LINE), |height| Some(height + ROW));
        let fitting = heights.take_while(|height| *height <= rect.height() + 0.5);
        Self {
            width: rect.width(),
            rows: match rank {
                NoticeRank::News => 3,
                NoticeRank::Notice | NoticeRank::Rules => 1 + fitting.count(),
            },
            rank,
            key,
        }
    }
}

/// Returns both keys that the first button shows: the first moves the focus to the button, and Enter presses it.
fn focus_key() -> String {
    format!("{}, Enter", UiCommand::GoToNotice.key())
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

/// Draws a notice, without its buttons if they would leave too little room for words, and carries out presses on it.
pub(crate) fn notice_at_ui(
    ui: &mut Ui,
    rect: Rect,
    rank: NoticeRank,
    shown: &Notice,
    cx: &mut CallUi<'_>,
) {
    let key = focus_key();
    let fit = NoticeFit::new(rect, rank, &key);
    let labels = shown.fitting(ui, fit);
    let rows = shown.rows(ui, fit.width, &labels);
    // In the place of the tools, even the cross gives way to the words; it comes back once the notice has its line.
    let closable = shown.closes.is_some() && (rank != NoticeRank::News || rows <= fit.rows);
    let mut place = rect.shrink2(vec2(0.0, ABOVE));
    if rank == NoticeRank::News && rows > 2 {
        // The third row needs the gap below the header.
        place = Rect::from_min_max(rect.min - vec2(0.0, ABOVE), rect.max);
    }
    let builder = UiBuilder::new()
        .id_salt(("notice", rank))
        .max_rect(place)
        .layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    let (bold, rest) = (&shown.bold, &shown.rest);
    let response = notice_named(
        &mut child,
        (shown.tone, shown.icon),
        ([bold, rest], shown.people.lists()),
        &labels,
        closable,
    );
    let strip = &mut cx.state.list.top_strip;
    strip.notice_keys.take(response.first, rank);
    if !strip.is_fresh(cx.context.now) {
        act_on(shown, response, cx);
    }
}

/// Carries out a press on a notice.
fn act_on(shown: &Notice, response: NoticeResponse, cx: &mut CallUi<'_>) {
    cx.actions
        .extend(shown.people.show(&cx.call.id, response.name));
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
    let pressed = shown.buttons.get(response.which);
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
