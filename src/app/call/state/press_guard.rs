//! Decides whether the moderator can have seen the row that they press, by pointer or key.
//!
//! Usually a press by pointer counts at once. There are three exceptions:
//! - Rows have moved under the pointer. A press then counts once the pointer has moved far away, or has moved and
//!   stayed over one control for 300 ms; it may tremble there. After a second, rows that stayed where they were can be
//!   pressed at once.
//! - Another row was at this place a moment ago. The same wait applies.
//! - Only a control of the same row has changed. One press is ignored, and the next one counts.
//!
//! The reason why rows moved doesn't matter, because each frame notes which row was where. Keys are bound to a person:
//! if the focused row has just replaced another one, keys are ignored for a moment too. Screen readers name the row
//! themselves, so their clicks always count.

use std::collections::VecDeque;
use std::time::Duration;

use egui::{Pos2, Rect, Response, Ui};

use crate::app::look::widgets::moved::DOUBLE_CLICK;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::RowKey;
use crate::moderation::views::table::PRESS_GUARD;

/// How long the pointer has to stay over one control before a press counts, after rows have moved under it.
pub(crate) const SEEN_AFTER: Duration = Duration::from_millis(300);
/// Time after rows last moved under the pointer. Once it has passed, a row that kept its place can be pressed at once.
const STOOD_FOR: Duration = Duration::from_secs(1);
/// Distance, in points, that a trembling hand may move the pointer without aiming at another row. More than the height
/// of a row.
const HAND_TREMOR: f32 = 60.0;
/// Maximum distance between the presses of a double click, in points.
const DOUBLE_CLICK_REACH: f32 = 6.0;

/// The person or the invitation that a row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowSubject {
    Person(RowKey),
    Invited(InvitationId),
}

/// A control of a row, or the row itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowPart {
    Row,
    /// The check box that selects the person.
    Check,
    /// The button that removes or cancels after a question.
    Ask,
    /// The button that removes without a question.
    AtOnce,
    Stop,
    LetStay,
    /// The button that checks again whether a person has left.
    CheckAgain,
    /// The button that orders to remove the person on arrival.
    Arm,
    /// The button that withdraws the order to remove the person on arrival.
    Disarm,
    /// The button that takes the row off the list.
    Dismiss,
    /// The button that leads to the person who joined.
    Show,
    /// The button that sends an invitation again.
    Again,
}

#[derive(Debug, Clone, PartialEq)]
struct PointerTarget {
    rect: Rect,
    who: RowSubject,
    part: RowPart,
}

/// Whether a press of the pointer counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum PressTrust {
    #[default]
    Armed,
    /// The control under the pointer changed, and the pointer hasn't moved since. A press on the control doesn't count.
    Rests,
    /// The pointer has been over the same control since this time, and a press counts after [`SEEN_AFTER`].
    ///
    /// Follows [`Self::Rests`] once the pointer has moved. Also begins when the pointer comes to a row shortly after
    /// rows moved there or under the pointer.
    ///
    /// Also follows [`Self::Rests`] after an ignored press on a changed control of the same row. The time is then
    /// later, so that a double click doesn't count.
    Looks(Now),
}

/// Decides which presses on one call's rows count. Tracks the rows' controls on screen, the pointer and the focus.
#[derive(Debug, Default)]
pub(crate) struct PressGuard {
    /// The rows and controls that this frame has already drawn.
    drawing: Vec<PointerTarget>,
    /// The rows and controls of the last complete frame, which are on screen.
    drawn: Vec<PointerTarget>,
    /// The rows and controls that were on screen a moment ago. Each set has the time until which it was there.
    earlier: VecDeque<(Now, Vec<PointerTarget>)>,
    pointer: Option<Pos2>,
    under: Option<(RowSubject, RowPart)>,
    trust: PressTrust,
    /// Where the pointer was when rows moved under it. `None` once the pointer has stayed over one control long enough,
    /// or has gone far away.
    moved_under_at: Option<Pos2>,
    /// When rows last moved under the pointer, and the rows that have kept their place from before that move until now.
    still: (Now, Vec<RowSubject>),
    /// Whether presses are ignored only because a control of the same row changed. The row itself can be pressed then.
    is_same_row: bool,
    /// The row in which the pointer was pressed, if that press counted.
    pressed: Option<RowSubject>,
    /// The focused row. If it had just replaced another row, also the time at which it got the focus.
    keys: Option<(RowSubject, Option<Now>)>,
    refused: Option<IgnoredPress>,
    /// Where and when a press last counted. The next press right after it belongs to the same double click.
    counted: Option<(Pos2, Now)>,
    trap: IgnoreReason,
}

/// A press that didn't count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct IgnoredPress {
    pub(crate) at: Now,
    /// Where the pointer pressed; `None` for a key.
    pub(crate) pointer: Option<Pos2>,
    pub(crate) because: IgnoreReason,
}

/// Why a press would hit another control than the moderator saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum IgnoreReason {
    #[default]
    ListMoved,
    /// No row moved, but the control became another one.
    ButtonChanged,
}

/// Returns why another control is now at this place.
fn trap(before: &[PointerTarget], now: &[PointerTarget], at: Pos2) -> IgnoreReason {
    let rows = |places| <[PointerTarget]>::iter(places).filter(|it| it.part == RowPart::Row);
    let has_moved = |old: &PointerTarget| {
        let mut same = rows(now).filter(|new| new.who == old.who);
        same.any(|new| (new.rect.top() - old.rect.top()).abs() > 0.5)
    };
    if who_at(before, at) != who_at(now, at) && rows(before).any(has_moved) {
        IgnoreReason::ListMoved
    } else {
        IgnoreReason::ButtonChanged
    }
}

/// Returns the rows that are still in the same place.
fn still_rows(before: &[PointerTarget], now: &[PointerTarget]) -> Vec<RowSubject> {
    let rows = now.iter().filter(|it| it.part == RowPart::Row);
    let still = rows.filter(|row| before.contains(row));
    still.map(|row| row.who.clone()).collect()
}

/// Whether a point lies in a rectangle; the border between two rows belongs to the lower one.
pub(crate) fn is_within(rect: Rect, at: Pos2) -> bool {
    rect.x_range().contains(at.x) && rect.top() <= at.y && at.y < rect.bottom()
}

/// Returns the topmost row or control at this place, which is the one drawn last. `None` if there is none.
fn place_at(places: &[PointerTarget], at: Pos2) -> Option<&PointerTarget> {
    places.iter().rev().find(|place| is_within(place.rect, at))
}

fn who_at(places: &[PointerTarget], at: Pos2) -> Option<&RowSubject> {
    place_at(places, at).map(|place| &place.who)
}

impl PressGuard {
    /// Begins a frame with the pointer's position. `is_covered` says whether a dialog or popup covers the rows at the
    /// pointer.
    pub(crate) fn begin(&mut self, pointer: Option<Pos2>, is_covered: bool, now: Now) {
        self.drawing.clear();
        let has_moved = pointer != self.pointer;
        self.pointer = pointer;
        let free = pointer.filter(|_| !is_covered);
        let under = free.and_then(|at| place_at(&self.drawn, at));
        let under = under.map(|place| (place.who.clone(), place.part));
        if under != self.under {
            self.trap = IgnoreReason::ButtonChanged;
            self.meet(under, has_moved, now);
        } else if has_moved && self.trust == PressTrust::Rests {
            self.trust = PressTrust::Looks(now);
        }
    }

    /// Notes that this frame draws a row here. The row's controls are noted after it.
    pub(crate) fn note_row(&mut self, ui: &Ui, rect: Rect, who: &RowSubject) {
        self.note(rect.intersect(ui.clip_rect()), who, RowPart::Row);
    }

    fn note(&mut self, rect: Rect, who: &RowSubject, part: RowPart) {
        if rect.is_positive() {
            let who = who.clone();
            self.drawing.push(PointerTarget { rect, who, part });
        }
    }

    /// Ends a frame: the rows and controls noted in it are now on screen.
    pub(crate) fn finish(&mut self, now: Now) {
        self.earlier
            .retain(|(until, _)| now.since(*until) < PRESS_GUARD);
        if self.drawing == self.drawn {
            return;
        }
        let drawn = std::mem::take(&mut self.drawing);
        let before = std::mem::replace(&mut self.drawn, drawn);
        if let Some(at) = self.pointer {
            self.settle(now);
            let still = still_rows(&before, &self.drawn);
            if who_at(&before, at) == who_at(&self.drawn, at) {
                self.still.1.retain(|who| still.contains(who));
            } else {
                self.moved_under_at = Some(at);
                self.still = (now, still);
            }
            // Skips a pointer that was over no row: if a layer covered the rows there, it still does.
            if self.under.is_some() {
                let under = place_at(&self.drawn, at);
                let under = under.map(|place| (place.who.clone(), place.part));
                if under != self.under {
                    self.trap = trap(&before, &self.drawn, at);
                    self.meet(under, false, now);
                }
            }
        }
        self.earlier.push_back((now, before));
    }

    fn meet(&mut self, under: Option<(RowSubject, RowPart)>, by_hand: bool, now: Now) {
        self.settle(now);
        let was_row = self.trust == PressTrust::Armed || self.is_same_row;
        let who = |under: &Option<(RowSubject, RowPart)>| under.as_ref().map(|it| it.0.clone());
        self.is_same_row = was_row && under.is_some() && who(&under) == who(&self.under);
        self.under = under;
        if by_hand && self.has_gone_far() {
            self.moved_under_at = None;
        }
        self.trust = if !by_hand {
            PressTrust::Rests
        } else if self.moved_under_at.is_some() && !self.has_stood(now) || self.has_just_come(now) {
            self.trap = IgnoreReason::ListMoved;
            PressTrust::Looks(now)
        } else {
            PressTrust::Armed
        };
    }

    /// Whether the pointer is more than [`HAND_TREMOR`] away from the place where rows moved under it.
    fn has_gone_far(&self) -> bool {
        let from = self.pointer.zip(self.moved_under_at);
        from.is_some_and(|(at, moved_under_at)| at.distance(moved_under_at) > HAND_TREMOR)
    }

    /// Whether rows moved under the pointer at least [`STOOD_FOR`] ago, and the row now under it has stayed in place.
    fn has_stood(&self, now: Now) -> bool {
        let (since, rows) = &self.still;
        let under = self.under.as_ref();
        now.since(*since) >= STOOD_FOR && under.is_some_and(|(who, _)| rows.contains(who))
    }

    /// Whether another row was at the pointer's place a moment ago.
    fn has_just_come(&self, now: Now) -> bool {
        let Some((at, (who, _))) = self.pointer.zip(self.under.as_ref()) else {
            return false;
        };
        let lately = self.earlier.iter();
        let mut lately = lately.filter(|(until, _)| now.since(*until) < PRESS_GUARD);
        lately.any(|(_, places)| who_at(places, at).is_some_and(|other| other != who))
    }

    fn settle(&mut self, now: Now) {
        if let PressTrust::Looks(since) = self.trust
            && now.since(since) >= SEEN_AFTER
        {
            self.trust = PressTrust::Armed;
            self.moved_under_at = None;
        }
    }

    /// Whether the pointer is over this row.
    pub(crate) fn is_over(&self, who: &RowSubject) -> bool {
        self.under.as_ref().is_some_and(|(under, _)| under == who)
    }

    /// Whether a press of the pointer would count now.
    pub(crate) fn is_armed(&self, now: Now) -> bool {
        match self.trust {
            PressTrust::Armed => true,
            PressTrust::Rests => false,
            PressTrust::Looks(since) => now.since(since) >= SEEN_AFTER,
        }
    }

    /// Returns how long the pointer has to stay where it is until a press counts. `None` if presses count already, or
    /// if the pointer has to move first.
    pub(crate) fn arms_in(&self, now: Now) -> Option<Duration> {
        let PressTrust::Looks(since) = self.trust else {
            return None;
        };
        SEEN_AFTER.checked_sub(now.since(since))
    }

    /// Notes the focused row, and whether it has just replaced another row at its place.
    pub(crate) fn focus(&mut self, who: RowSubject, has_just_come: bool, now: Now) {
        if self.keys.as_ref().is_none_or(|(known, _)| *known != who) {
            self.keys = Some((who, has_just_come.then_some(now)));
        }
    }

    /// Has keys for this row ignored for a moment from now on.
    pub(crate) fn wait_for(&mut self, who: RowSubject, now: Now) {
        self.keys = Some((who, Some(now)));
    }

    /// Whether a key for this row counts. Ignores keys for a moment after the row has replaced another one, and notes
    /// an ignored key.
    pub(crate) fn takes_key(&mut self, who: &RowSubject, now: Now) -> bool {
        let waits = self.keys.as_ref().is_some_and(|(focused, since)| {
            focused == who && since.is_some_and(|since| now.since(since) < SEEN_AFTER)
        });
        if waits {
            self.refuse(None, now);
        }
        !waits
    }

    /// Notes a control of the row `who`; returns whether the control was clicked and the click counts.
    pub(crate) fn takes(
        &mut self,
        ui: &Ui,
        response: &Response,
        (who, part): (&RowSubject, RowPart),
        now: Now,
    ) -> bool {
        let mut rows = self.drawing.iter().rev();
        let row = rows.find(|place| place.part == RowPart::Row && place.who == *who);
        if let Some(row) = row {
            // egui also accepts presses slightly beside a button, so the noted rectangle includes that margin.
            let reach = ui.style().interaction.interact_radius;
            let rect = response.rect.expand(reach).intersect(row.rect);
            self.note(rect, who, part);
        }
        self.counts_on(ui, response, (who, part), now)
    }

    /// Whether a click on the row itself counts. A click by pointer counts only if its press counted and was on this
    /// row.
    pub(crate) fn counts(
        &mut self,
        ui: &Ui,
        response: &Response,
        who: &RowSubject,
        now: Now,
    ) -> bool {
        self.counts_on(ui, response, (who, RowPart::Row), now)
    }

    fn counts_on(
        &mut self,
        ui: &Ui,
        response: &Response,
        (who, part): (&RowSubject, RowPart),
        now: Now,
    ) -> bool {
        let (pressed, released) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_pressed(), pointer.primary_released())
        });
        if pressed && (response.is_pointer_button_down_on() || response.clicked()) {
            self.press((who, part), now);
        }
        if !response.clicked() {
            return false;
        }
        if released {
            return self.pressed.as_ref() == Some(who);
        }
        // Clicks by pointer have returned above. Of the others, those without Enter or Space come from a screen reader
        // and always count.
        let by_key = response.has_focus()
            && ui.input(|input| {
                input.key_pressed(egui::Key::Enter) || input.key_pressed(egui::Key::Space)
            });
        !by_key || self.takes_key(who, now)
    }

    fn press(&mut self, (who, part): (&RowSubject, RowPart), now: Now) {
        self.pressed = None;
        let is_row = part == RowPart::Row && self.is_same_row && !self.is_double_click(now);
        if self.is_armed(now) || is_row {
            if self.is_over(who) {
                self.pressed = Some(who.clone());
                self.counted = self.pointer.map(|at| (at, now));
            }
        } else if !self.is_double_click(now) {
            self.refuse(self.pointer, now);
            // The text on screen says why the press was ignored. Another press of this row's control is on purpose.
            if self.is_same_row && self.trust == PressTrust::Rests {
                self.trust = PressTrust::Looks(now.plus(DOUBLE_CLICK.saturating_sub(SEEN_AFTER)));
            }
        }
    }

    /// Whether this press is the second of a double click, whose first press has already taken effect.
    fn is_double_click(&self, now: Now) -> bool {
        let pressed = self.pointer.zip(self.counted);
        pressed.is_some_and(|(at, (before, since))| {
            at.distance(before) <= DOUBLE_CLICK_REACH && now.since(since) < DOUBLE_CLICK
        })
    }

    fn refuse(&mut self, pointer: Option<Pos2>, now: Now) {
        self.refused = Some(IgnoredPress {
            at: now,
            pointer,
            because: self.trap,
        });
    }

    /// Returns the newest press that didn't count, or `None` if there was none.
    pub(crate) fn refused(&self) -> Option<IgnoredPress> {
        self.refused
    }
}

#[cfg(test)]
mod tests;
