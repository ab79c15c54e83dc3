//! A notice above the list of people: its text, its buttons, and how it is drawn at a fixed height.

use std::sync::Arc;

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::top_strip::NoticeRank;
use crate::app::language::text::sentences;
use crate::app::look::shapes::text_width;
use crate::app::look::theme;
use crate::app::look::widgets::{
    Button, ButtonKind, NameList, NoticeLabel, NoticeResponse, Tone, notice_named,
};
use crate::app::parts::failure_details::failure_presses;
use crate::app::state::action::Action;
use crate::app::state::commands::UiCommand;
use crate::app::words::evidence_text::dismiss_resumed;
use crate::app::words::person_text::{self, SHOWN, some};
use crate::moderation::command::Command;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::views::table::QuickChoice;

/// Height of a line in points.
pub(crate) const LINE: f32 = 44.0;
/// Least width of a line with buttons, in points. In a narrower line, two buttons would leave no room for words.
const ROOM_FOR_BUTTONS: f32 = 480.0;
/// Width in points to leave for icon, words and cross. If buttons with full labels leave less, shorter labels are
/// drawn.
const ROOM_FOR_WORDS: f32 = 260.0;

/// Width, in points, of icon, cross and gaps, and of the room that line breaking leaves free on the first line.
const AROUND_WORDS: f32 = 120.0;

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
        let names: Vec<String> = rows.iter().map(|row| person_text::name(row)).collect();
        let list = NameList {
            text: some(&names),
            names: names.into_iter().take(SHOWN).collect(),
        };
        let shown = rows.iter().take(SHOWN);
        self.keys.extend(shown.map(|row| row.key.clone()));
        self.lists.push(list.clone());
        list.text
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
    /// Opens the preview of a removal for exactly these people. The text is a caveat to read first.
    Offer(Vec<ParticipantId>, String),
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

    /// Returns the buttons' labels, drawn and spoken, or none if there is no room for buttons.
    ///
    /// The first button also shows `key`, if there is room for it.
    fn labels<'a>(&'a self, ui: &Ui, width: f32, key: &'a str) -> Vec<NoticeLabel<'a>> {
        if width < ROOM_FOR_BUTTONS {
            return Vec::new();
        }
        let measure = |label: &str| {
            Button::new(ButtonKind::Resting, label)
                .height(26.0)
                .measure(ui)
        };
        let beside = |labels: &[&str]| labels.iter().map(|label| measure(label) + 8.0).sum::<f32>();
        let long: Vec<&str> = self.buttons.iter().map(|it| &*it.label).collect();
        let for_key = long
            .first()
            .filter(|_| self.shows_key)
            .map_or(0.0, |label| {
                let button = Button::new(ButtonKind::Resting, *label).height(26.0);
                button.key(key).measure(ui) - measure(label)
            });
        // Short labels with the key are more useful than long labels without it.
        let is_tight = width - beside(&long) - for_key < ROOM_FOR_WORDS;
        let for_words = self.room_for_words(ui);
        let shown = self.buttons.iter().map(|it| {
            let short = it.short.as_deref().filter(|_| is_tight);
            short.unwrap_or(&it.label)
        });
        let shown: Vec<&str> = shown.collect();
        let has_key = self.shows_key && width - beside(&shown) - for_key >= for_words;
        let words = shown.into_iter().zip(&self.buttons).enumerate();
        let words = words.map(|(place, (shown, it))| NoticeLabel {
            shown,
            name: &it.label,
            key: (has_key && place == 0).then_some(key),
        });
        words.collect()
    }

    /// Returns the width, in points, that all words need on two lines, with icon and cross. Words are more useful than
    /// the key.
    fn room_for_words(&self, ui: &Ui) -> f32 {
        let bold = text_width(ui, &self.bold, theme::small_strong());
        let all = bold + text_width(ui, &self.rest, theme::small());
        (all / 2.0 + AROUND_WORDS).max(ROOM_FOR_WORDS)
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

    /// Returns whether the notice has buttons.
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

/// Draws a notice in a line of its own. Without a notice, the line stays empty but keeps its height.
pub(crate) fn line_ui(ui: &mut Ui, rank: NoticeRank, shown: Option<&Notice>, cx: &mut CallUi<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    if let Some(shown) = shown {
        notice_at_ui(ui, rect.shrink2(vec2(16.0, 4.0)), rank, shown, cx);
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
    let builder = UiBuilder::new()
        .id_salt("notice")
        .max_rect(rect)
        .layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    // The button shows both keys: the first moves the focus to the button, and Enter presses it.
    let key = format!("{}, Enter", UiCommand::GoToNotice.key());
    let labels = shown.labels(ui, rect.width(), &key);
    let closable = shown.closes.is_some();
    let (bold, rest) = (&shown.bold, &shown.rest);
    let response = notice_named(
        &mut child,
        (shown.tone, shown.icon),
        ([bold, rest], &shown.people.lists),
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
    if let Some(key) = response.name.and_then(|at| shown.people.keys.get(at)) {
        let show = Action::ShowPerson(cx.call.id.clone(), key.clone());
        cx.actions.push(show);
    }
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
        Some(NoticePress::Offer(people, caveat)) => {
            cx.state.offer(people.clone(), caveat.clone());
        }
        None => {}
    }
}
