//! A notice above the list of people: its text, its buttons, and the height that it needs.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;

use crate::app::call::rows::named_people::NamedPeople;
use crate::app::call::rows::notice_key::focus_key;
use crate::app::call::state::bulk_removal::PreviewReason;
use crate::app::language::text::{going_on, sentences};
use crate::app::look::widgets::{
    Cross, NoticeControls, NoticeLabel, NoticePlace, Tone, notice_rows,
};
use crate::app::parts::failure_details::failure_presses;
use crate::app::state::action::Action;
use crate::app::words::evidence_text::OfferedRemoval;
use crate::moderation::command::Command;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::row::RowKey;
use crate::moderation::views::table::QuickChoice;

/// Height of a line whose notice has the usual two rows of words, in points.
pub(crate) const LINE: f32 = 44.0;
/// Height of each further row of words, in points.
pub(crate) const ROW: f32 = 16.0;
/// Width of the window, in points, from which a notice has at most two rows of words; otherwise three.
const WIDE: f32 = 1_200.0;
/// Rank of the sentences that are left out last: only if they still don't fit without those of higher ranks.
pub(crate) const NAMES: u8 = 1;
/// Rank of the sentences that only the tooltip and screen readers tell.
pub(crate) const TOOLTIP: u8 = u8::MAX;
/// Margin at the left and right of a notice in its line, in points.
pub(crate) const BESIDE: f32 = 16.0;
/// Least width of a notice with buttons, in points, without the margins of its line. In a narrower one, two buttons would
/// leave no room for words.
pub(crate) const ROOM_FOR_BUTTONS: f32 = 480.0;

/// A notice to draw above the list of people.
#[derive(Clone)]
pub(crate) struct Notice {
    pub(crate) tone: Tone,
    pub(crate) icon: &'static str,
    pub(crate) bold: String,
    /// The further sentences, each with its rank. If there is no room for all, those of the highest rank are left out
    /// first; those of rank zero stay.
    rest: Vec<(u8, String)>,
    /// A sentence of `rest`, and a shorter one in its place if there is no room.
    pub(crate) shorter: Option<[String; 2]>,
    /// A sentence that is drawn at once when it changes, even under the pointer. May be empty.
    pub(crate) urgent: String,
    /// The people whom `bold` and `rest` name.
    pub(crate) people: NamedPeople,
    /// The event that a press on the cross dismisses; `None` if the notice has no cross.
    pub(crate) closes: Option<Acknowledged>,
    /// The buttons from the left.
    pub(crate) buttons: Vec<NoticeButton>,
    /// Whether the first button shows the key that moves the focus to it, or Enter once it has the focus.
    pub(crate) shows_key: bool,
}

#[derive(Clone)]
pub(crate) struct NoticeButton {
    label: String,
    /// A shorter label for little room.
    short: Option<String>,
    pub(crate) press: NoticePress,
    /// Whether the button is drawn. Otherwise only its place stays free.
    pub(crate) is_there: bool,
}

impl NoticeButton {
    /// Returns a text that identifies the button among those of a notice, even if the numbers in its label change.
    pub(crate) fn kind(&self) -> String {
        match &self.press {
            NoticePress::Do(_) => {
                let letters = self.label.chars();
                letters.filter(|it| !it.is_ascii_digit()).collect()
            }
            NoticePress::Mute(_) => "mute".to_owned(),
            NoticePress::RemoveGuests { .. } => "remove guests".to_owned(),
            NoticePress::Review => "review".to_owned(),
            NoticePress::Offer(_) => "offer".to_owned(),
            NoticePress::AddNewcomers(_) => "add newcomers".to_owned(),
        }
    }

    /// Whether both buttons open a preview for the same reason, and either both or neither close the door. The people
    /// may differ. False for buttons that open no preview.
    pub(crate) fn orders_as(&self, earlier: &Self) -> bool {
        use NoticePress::{Offer, RemoveGuests};
        match (&self.press, &earlier.press) {
            (
                RemoveGuests { guests, close, .. },
                RemoveGuests {
                    guests: earlier,
                    close: closed,
                    ..
                },
            ) => guests == earlier && close.is_some() == closed.is_some(),
            (Offer(offer), Offer(earlier)) => offer.reason == earlier.reason,
            _ => false,
        }
    }
}

/// The effect of a notice's button.
#[derive(Clone)]
pub(crate) enum NoticePress {
    Do(Box<Action>),
    /// Opens the preview for exactly these guests of a wave.
    ///
    /// Before that, `close` closes the door, if it is given. So no more guests come in while the preview is open.
    RemoveGuests {
        guests: QuickChoice,
        people: BTreeSet<RowKey>,
        close: Option<Command>,
    },
    Review,
    /// Mutes these people.
    Mute(Vec<ParticipantId>),
    /// Opens the preview of a removal for exactly these people.
    Offer(OfferedRemoval),
    /// Extends the preview that is open for this reason to the people who have come since it was opened.
    AddNewcomers(PreviewReason),
}

/// The event that the moderator dismisses by closing a notice.
#[derive(Clone)]
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
            shorter: None,
            urgent: String::new(),
            people: NamedPeople::default(),
            closes: None,
            buttons: Vec::new(),
            shows_key: false,
        }
    }

    pub(crate) fn button(&mut self, label: String, press: NoticePress) {
        self.add(label, None, press);
    }

    /// Adds a button, or only its place if it isn't there now.
    pub(crate) fn button_if(&mut self, is_there: bool, label: String, press: NoticePress) {
        self.buttons.push(NoticeButton {
            label,
            short: None,
            press,
            is_there,
        });
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
            is_there: true,
        });
    }

    /// Adds a sentence. If there is no room for all, the sentences of the highest rank are left out first.
    pub(crate) fn spare(&mut self, rank: u8, sentence: String) {
        self.rest.push((rank, sentence));
    }

    /// Returns the further sentences that fit into the `usual` number of rows. Leaves out those of rank [`TOOLTIP`], then
    /// those of the highest rank first, and never those of rank 0.
    ///
    /// Once only the sentences up to rank [`NAMES`] are left, they may take up to `most` rows.
    pub(crate) fn fitting(
        &self,
        rows: impl Fn(&str) -> usize,
        [usual, most]: [usize; 2],
    ) -> String {
        let names = self.up_to(NAMES);
        let fits = |words: &str| rows(words) <= if words == names { most } else { usual };
        let ranks = self.rest.iter().map(|(rank, _)| *rank);
        let mut ranks: Vec<u8> = ranks.filter(|rank| *rank < TOOLTIP).collect();
        ranks.sort_unstable();
        let shorten = |words: String| match &self.shorter {
            Some([long, short]) => words.replace(long, short),
            None => words,
        };
        let of_rank = |most: &u8| self.up_to(*most);
        let whole = ranks.iter().rev().map(of_rank);
        let mut found = whole.chain(ranks.iter().rev().map(|most| shorten(of_rank(most))));
        found
            .find(|words| fits(words))
            .unwrap_or_else(|| shorten(self.up_to(0)))
    }

    /// Returns the further sentences whose rank is at most `most`.
    pub(crate) fn up_to(&self, most: u8) -> String {
        let kept = self.rest.iter().filter(|(rank, _)| *rank <= most);
        let kept: Vec<&str> = kept.map(|(_, sentence)| &**sentence).collect();
        sentences(&kept)
    }

    /// Returns how the labels are drawn in a notice of this width. Assumes three digits for each shorter number in a
    /// label, so that the style stays the same while numbers grow.
    pub(crate) fn style(&self, ui: &Ui, width: f32) -> LabelStyle {
        let leaves = |style, least| self.controls(ui, style).room(width) >= least;
        if leaves(LabelStyle::Long, width / 2.0) {
            LabelStyle::Long
        } else if leaves(LabelStyle::Short, width / 3.0) {
            LabelStyle::Short
        } else {
            LabelStyle::ShortWithoutKey
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
            places: buttons.map(|at| self.place(ui, at, style)).collect(),
            cross,
            fills: true,
        }
    }

    /// Returns the place of a button, empty if the button isn't there.
    fn place(&self, ui: &Ui, at: usize, style: LabelStyle) -> NoticePlace<'_> {
        let mut place = self.label(at, style).place(ui);
        place.label.take_if(|_| !self.buttons[at].is_there);
        place
    }

    pub(crate) fn label(&self, at: usize, style: LabelStyle) -> NoticeLabel<'_> {
        let button = &self.buttons[at];
        let short = button.short.as_deref();
        NoticeLabel {
            shown: short
                .filter(|_| style != LabelStyle::Long)
                .unwrap_or(&button.label),
            name: &button.label,
            key: (self.shows_key && at == 0 && style != LabelStyle::ShortWithoutKey)
                .then(focus_key),
        }
    }

    /// Returns the height, in points, of a line of this width that shows all words except those of rank [`TOOLTIP`].
    /// Counts at most [`most_rows`] of words.
    ///
    /// The line of a [`Tone::Info`] notice is higher than two rows only if the sentences up to rank [`NAMES`] need it.
    pub(crate) fn height(&self, ui: &Ui, width: f32) -> f32 {
        let width = width - 2.0 * BESIDE;
        let mut controls = self.controls(ui, self.style(ui, width));
        if width < ROOM_FOR_BUTTONS {
            controls.places.clear();
        }
        let rows_of = |rest: &str| notice_rows(ui, width, [&*self.bold, rest], &controls);
        // A notice that only informs isn't worth moving the list for.
        let words = match self.tone {
            Tone::Info => self.fitting(rows_of, [2, most_rows(ui)]),
            _ => self.up_to(TOOLTIP - 1),
        };
        let rows = rows_of(&words);
        let further = rows.min(most_rows(ui)).saturating_sub(2);
        std::iter::repeat_n(ROW, further).fold(LINE, |height, row| height + row)
    }

    /// Returns the icon and the words, without those of rank [`TOOLTIP`], for a place without room for the buttons.
    pub(crate) fn said(&self) -> (&'static str, String) {
        (self.icon, going_on(&self.bold, &self.up_to(TOOLTIP - 1)))
    }

    /// Appends the bold words of another notice.
    #[must_use]
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.rest.push((NAMES + 1, other.bold.clone()));
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
        self.buttons.iter().any(|button| button.is_there)
    }

    /// Adds buttons that explain a failure.
    pub(crate) fn tells(&mut self, failure: &Arc<Failure>) {
        for (label, action) in failure_presses(failure) {
            self.button(label, NoticePress::Do(Box::new(action)));
        }
    }
}

/// Returns the largest number of rows of words in a notice.
pub(crate) fn most_rows(ui: &Ui) -> usize {
    if ui.content_rect().width() < WIDE {
        3
    } else {
        2
    }
}

/// How the labels of a notice's buttons are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum LabelStyle {
    #[default]
    Long,
    Short,
    /// For windows so narrow that the key would take the room of names.
    ShortWithoutKey,
}
