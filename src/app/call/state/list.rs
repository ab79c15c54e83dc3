//! State of the list of people: its order, whether rows may move, and the focus.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use egui::{Pos2, Rect, Ui};

use crate::app::call::state::press_guard::{PressGuard, RowSubject};
use crate::app::call::state::raid::RaidModeState;
use crate::app::call::state::top_strip::TopStrip;
use crate::app::language::text::Language;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::rules::was_not_removed;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::roster_table::RosterTable;
use crate::moderation::views::table::{OrderHold, QuickChoice, RosterFilter, TableLine};

/// How long rows may move under the pointer after people were invited, or invitations were cleared or restored.
const AWAITS_FOR: Duration = Duration::from_millis(1_500);

/// How long rows stay held after the pointer has left them and the content above them.
///
/// Applies while a notice replaces the tools or the header shows raid mode: the moderator may still be aiming at these.
const AIMED_AT_FOR: Duration = Duration::from_secs(3);

/// How long rows of people who are gone may be held in the list before an overlay says so.
const SHOWS_GONE_FOR: Duration = Duration::from_secs(10);

/// A short hint above the list, about a press that seems to have no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListHint {
    /// No person in the list matches this quick choice.
    Nobody(QuickChoice),
    /// A click only moved the focus, because the card would cover the row.
    OpensByEnter,
    /// A key was pressed for a person who was out of sight, or whose row had no ring.
    PressAgain,
    /// Letters were typed outside a field. They search the list, so the open question was closed without an answer.
    LettersSearch,
}

/// State of the list of people.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a wish or a finding of one frame, and none excludes another"
)]
pub(crate) struct ListState {
    pub(crate) table: RosterTable,
    pub(crate) search: String,
    /// Decides whether a press can be meant for the row that it hits.
    pub(crate) press_guard: PressGuard,
    /// The content above the list: rules, notice and invitations.
    pub(crate) top_strip: TopStrip,
    pub(crate) raid: RaidModeState,
    pub(crate) scroll_to: Option<usize>,
    /// Whether the line to scroll to comes to the top of the list.
    pub(crate) scrolls_to_top: bool,
    /// The lines in sight in the last frame.
    pub(crate) in_sight: Range<u64>,
    /// The search and the filter of the last frame.
    choice: (String, RosterFilter),
    pub(crate) rect: Option<Rect>,
    /// Whether the list gets the keyboard focus at the end of this frame.
    pub(crate) wants_focus: bool,
    /// The newest hint, and when it appeared.
    pub(crate) hint: Option<(ListHint, Now)>,
    /// The person who had the focus when a letter was last pressed. The letter is a command unless more text follows.
    pub(crate) letter_for: Option<RowKey>,
    /// Whether the focused row shows a ring while the list has the keyboard focus. Set when a key or a command moves
    /// the focus to the row; in a narrow window, also by a click.
    pub(crate) keys_lead: bool,
    /// Whether a question, a selection or the pointer holds the list in this frame. The content above the rows must not
    /// move then.
    ///
    /// The table lets rows move again once the pointer has rested on them for a while.
    pub(crate) is_held: bool,
    /// Where the button about held-back rows is drawn: `true` for the top of the list, `false` for its end. `None`
    /// while there is no such button.
    pub(crate) held_back_above: Option<bool>,
    /// The reasons for which rows are held now.
    pub(crate) held_by: OrderHold,
    /// The person to scroll to once the table is up to date. Search and filter are cleared if they hide this person.
    pub(super) reveal: Option<RowKey>,
    /// Whether the first person who couldn't be removed gets the focus once the table is up to date.
    pub(super) wants_failure: bool,
    /// Object ids of the visible members without a known address, as last looked up.
    pub(crate) unknown: Vec<Arc<str>>,
    /// Whether the next frame lets all rows move, so that held-back newcomers appear and people who are gone vanish.
    is_released: bool,
    /// Until this time, rows may move under the pointer: people just invited appear, cleared invitations vanish or
    /// return.
    rows_may_move_until: Option<Now>,
    pointer: Option<(Pos2, Now)>,
    /// When the pointer was last over the list or the content above it. Noted only while a notice replaces the tools or
    /// the header shows raid mode; otherwise `None`.
    aimed: Option<Now>,
    spoken: Language,
}

impl ListState {
    /// Decides whether rows may move in this frame, and passes the decision to the table. Begins the frame of the press
    /// guard.
    ///
    /// Rows stay in place while a question is open or people are selected. They also stay while the pointer is over the
    /// list or the content above it: in raid mode until the pointer leaves, otherwise until it has rested there for a
    /// while. The content above the rows always stays until the pointer leaves. If the moderator may be aiming at a
    /// notice or at raid mode, all this stays for [`AIMED_AT_FOR`] after the pointer has left.
    ///
    /// [`Self::release`] and [`Self::let_rows_move_briefly`] let rows move under the pointer all the same.
    pub(crate) fn hold(&mut self, ui: &Ui, call: &CallView, asked: OrderHold, now: Now) {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let rows = ui.layer_id();
        let top = pointer.and_then(|at| ui.layer_id_at(at));
        let is_covered = top.is_some_and(|layer| layer != rows);
        self.press_guard.begin(pointer, is_covered, now);
        self.note_pointer(pointer, now);
        let mut hold = OrderHold {
            pointer_moved: self.pointer.map(|(_, since)| since),
            ..asked
        };
        if call.raid.is_some() {
            hold.pointer_moved = self.pointer.map(|_| now);
        }
        if self.is_aimed_at(call, now) {
            hold.pointer_moved = hold.pointer_moved.or(Some(now));
            ui.request_repaint_after(AIMED_AT_FOR);
        }
        if asked.question {
            // The row of an open question has to stay in place, even right after a dialog was closed.
            self.rows_may_move_until = None;
        }
        let awaits = self.rows_may_move_until;
        if awaits.is_some_and(|until| now.monotonic < until.monotonic) {
            hold.pointer_moved = None;
        }
        if std::mem::take(&mut self.is_released) {
            hold = OrderHold::default();
        }
        self.is_held = hold.question || hold.selection || hold.pointer_moved.is_some();
        self.held_by = hold;
        self.table.set_hold(hold);
    }

    /// Whether the moderator may be aiming at the notice that replaces the tools, or at raid mode in the header. True
    /// until [`AIMED_AT_FOR`] after the pointer was last over the list or the content above it.
    fn is_aimed_at(&mut self, call: &CallView, now: Now) -> bool {
        let raid_waits = call.raid.is_some() && !self.raid.has_room();
        if self.top_strip.news.is_none() && !raid_waits {
            self.aimed = None;
        } else if self.pointer.is_some() {
            self.aimed = Some(now);
        }
        let aimed = self.aimed;
        aimed.is_some_and(|at| now.since(at) < AIMED_AT_FOR)
    }

    /// Records the pointer's position over the list or the strip above it, and since when it has not moved.
    fn note_pointer(&mut self, pointer: Option<Pos2>, now: Now) {
        let strip = &self.top_strip;
        let rects = [self.rect, strip.rect, strip.lines_rect, strip.news];
        let is_over = |at: &Pos2| rects.into_iter().flatten().any(|rect| rect.contains(*at));
        let over = pointer.filter(is_over);
        self.pointer = match (over, self.pointer) {
            (Some(at), Some((before, since))) if at == before => Some((at, since)),
            (Some(at), _) => Some((at, now)),
            (None, _) => None,
        };
    }

    /// Whether the pointer is over the list itself, not just over the content above it.
    pub(crate) fn has_pointer(&self) -> bool {
        let (at, rect) = (self.pointer.map(|(at, _)| at), self.rect);
        at.zip(rect).is_some_and(|(at, rect)| rect.contains(at))
    }

    /// Whether the pointer is over the content above the list.
    pub(crate) fn is_strip_aimed_at(&self) -> bool {
        self.pointer.is_some() && !self.has_pointer()
    }

    /// Notes that a key has moved the focus to the person in this line.
    pub(crate) fn keys_reach(&mut self, line: Option<usize>, now: Now) {
        let reached = line.and_then(|line| Some((line, self.table.focus()?)));
        if let Some((line, key)) = reached {
            let has_just_come = self.table.press(line, now).is_err();
            let who = RowSubject::Person(key.clone());
            self.press_guard.focus(who, has_just_come, now);
        }
    }

    /// Whether a key pressed for this person counts. Ignores keys shortly after the person's row has replaced another
    /// one.
    pub(crate) fn takes_key(&mut self, key: &RowKey, now: Now) -> bool {
        self.press_guard
            .takes_key(&RowSubject::Person(key.clone()), now)
    }

    /// Whether the row of the person with the focus was in sight in the last frame.
    pub(crate) fn sees_focus(&self) -> bool {
        let line = self.table.focus().and_then(|key| self.table.line_of(key));
        line.is_some_and(|line| self.in_sight.contains(&(line as u64)))
    }

    /// Moves the keyboard to the row with the focus, brings it into sight and gives it a ring. If no row has the focus,
    /// gives it to the first one in sight.
    pub(crate) fn show_focus(&mut self) {
        let focus = self.table.focus();
        let line = focus.and_then(|key| self.table.line_of(key));
        if line.is_none() {
            let top = usize::try_from(self.in_sight.start).unwrap_or_default();
            let mut rows = self.table.lines().iter().skip(top);
            let first = rows.find_map(|line| line.key().cloned());
            self.table.set_focus(first);
        } else if !self.sees_focus() {
            self.scroll_to = line;
        }
        (self.wants_focus, self.keys_lead) = (true, true);
    }

    /// Moves the keyboard to the first person who couldn't be removed, or else to the first in the list.
    pub(super) fn show_first_failure(&mut self) {
        let rows = self.table.lines().iter().filter_map(TableLine::shown);
        let first = rows.min_by_key(|shown| !was_not_removed(&shown.row));
        if let Some(key) = first.map(|shown| shown.row.key.clone()) {
            self.table.set_focus(Some(key.clone()));
            self.reveal = Some(key);
            (self.wants_focus, self.keys_lead) = (true, true);
        }
    }

    /// Brings the row with the focus into sight, gives it a ring, and asks that the key be pressed again.
    pub(crate) fn point_out(&mut self, now: Now) {
        let Some(key) = self.table.focus().cloned() else {
            return;
        };
        self.scroll_to = self.table.line_of(&key);
        (self.wants_focus, self.keys_lead) = (true, true);
        self.press_guard.wait_for(RowSubject::Person(key), now);
        self.hint = Some((ListHint::PressAgain, now));
    }

    /// Lets all rows move in the next frame, so that everyone who is held back appears. Later frames hold rows again.
    pub(crate) fn release(&mut self) {
        self.is_released = true;
    }

    /// Whether somebody who is gone has been held in the list for [`SHOWS_GONE_FOR`]. An overlay then says so.
    pub(crate) fn shows_gone_too_long(&self, now: Now) -> bool {
        let shown = self.table.lines().iter().filter_map(TableLine::shown);
        let mut left = shown.filter_map(|shown| shown.left);
        left.any(|left| now.since(left) >= SHOWS_GONE_FOR)
    }

    /// Scrolls to the top, where the first matches are, if search or filter has changed.
    pub(super) fn follow_choice(&mut self) {
        let (search, filter) = (self.search.trim(), self.table.filter());
        if self.choice.0 != search || self.choice.1 != filter {
            self.choice = (search.to_owned(), filter);
            self.scroll_to = Some(0);
        }
    }

    /// Brings this line to the top of the list, unless it is in sight.
    pub(crate) fn bring_up(&mut self, line: Option<usize>) {
        let is_in_sight = |line: usize| self.in_sight.contains(&(line as u64));
        self.scrolls_to_top = line.is_some_and(|line| !is_in_sight(line));
        self.scroll_to = line;
    }

    /// Clears search and filter.
    pub(crate) fn show_all(&mut self) {
        self.search.clear();
        self.table.set_filter(RosterFilter::All);
    }

    /// Lets rows move briefly although the pointer may be over them: people just invited appear, and cleared
    /// invitations vanish.
    pub(crate) fn let_rows_move_briefly(&mut self, now: Now) {
        self.rows_may_move_until = Some(now.plus(AWAITS_FOR));
    }

    /// Drops texts that were cached in another language.
    pub(crate) fn speak(&mut self, language: Language) {
        if self.spoken != language {
            self.spoken = language;
            self.table.forget_words();
        }
    }
}
