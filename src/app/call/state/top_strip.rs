//! The content above the list of people: at most one notice and the line of the rules, then the tools, then the
//! invitations.
//!
//! While the pointer is over the rows or a question is open, nothing here may push the rows. New content waits or
//! scrolls in the existing room, and content that disappears leaves its place empty.

use std::sync::Arc;
use std::time::Duration;

use egui::{Id, Rect};

use crate::app::call::state::cleared::ClearedInvitations;
use crate::app::look::widgets::moved::DOUBLE_CLICK;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{Invitation, InvitationState};

/// The content drawn above the list. Its height doesn't change while rows are held.
#[derive(Debug, Default)]
pub(crate) struct TopStrip {
    /// How many invitations matched search and filter in the last frame.
    pub(crate) found: usize,
    /// Invitations in row order: first those under way, or with a person who joined despite a cancellation, then some
    /// ended ones. While rows are held, none moves, and a dismissed one leaves a gap.
    pub(crate) invitations: Vec<InvitationSlot>,
    /// Invitations that were cleared and are hidden.
    pub(crate) cleared: ClearedInvitations,
    /// The ended invitations without a row.
    pub(crate) folded: Vec<Arc<Invitation>>,
    /// Whether each ended invitation gets a row: the moderator has unfolded them, or a search looks through them.
    pub(crate) has_unfolded: bool,
    /// Maximum number of rows of invitations visible at once. Not updated while rows are held, because the room left
    /// then is misleading.
    pub(crate) ringing_rows: f32,
    /// Which lines have room above the tools.
    pub(crate) lines: NoticeLines,
    /// Where the notice and the line of the rules were last drawn. `None` if neither was.
    pub(crate) lines_rect: Option<Rect>,
    /// Where the invitations were last drawn.
    pub(crate) rect: Option<Rect>,
    /// Whether to scroll the rows of the invitations to the first one.
    pub(crate) scrolls_up: bool,
    /// The invitation whose row has to be scrolled into view once it has one.
    pub(crate) scrolls_to: Option<InvitationId>,
    /// Where notices without a line of their own are drawn, in place of the tools. `None` if there are none.
    pub(crate) news: Option<Rect>,
    /// When a notice last appeared under the pointer or in the place of the tools. Also when its buttons or names last
    /// moved while the pointer was on it or on the list.
    pub(crate) appeared: Option<Now>,
    /// The state of the key that moves the focus to a notice's button.
    pub(crate) notice_keys: NoticeKeys,
    pub(crate) height: Option<f32>,
}

/// Which parts of the list of invitations must not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StripHold {
    Free,
    /// Only the height of the list as a whole is held: the pointer isn't over the invitations, and nothing is asked.
    Room,
    /// Each row stays in place.
    Rows,
}

/// Maximum number of rows for ended invitations until they are unfolded. Leaves room for the people in the call.
///
/// A single further invitation gets a row too, because the line that leads to it would take as much room.
pub(crate) const ENDED_SHOWN: usize = 3;
/// Invitations sent less than this time apart belong to one round.
const ROUND: Duration = Duration::from_secs(1);

/// Which lines have room above the tools, and in which order.
#[derive(Debug, Default)]
pub(crate) struct NoticeLines {
    /// Height of the notice's line in points; `None` without one.
    pub(crate) notice: Option<f32>,
    /// Height of the line of the rules in points; `None` without one.
    pub(crate) rules: Option<f32>,
    /// Whether the line of the rules is above the notice. The line that was there first keeps its place.
    pub(crate) rules_first: bool,
    /// The width for which the heights were measured, in points.
    width: f32,
    /// Since when each line has had more room than it needs.
    lower_since: [Option<Now>; 2],
}

/// How long a line keeps its height for a shorter text. Otherwise a text that changes each second would move the list.
const KEEPS_HEIGHT: Duration = Duration::from_secs(2);

impl NoticeLines {
    /// Gives these heights to the notice and the line of the rules, if there are any. Returns whether a line was added.
    ///
    /// A line that needs less room than before keeps its height for [`KEEPS_HEIGHT`], but not if the width has changed.
    pub(crate) fn settle(&mut self, width: f32, needed: [Option<f32>; 2], now: Now) -> bool {
        let [notice, rules] = needed.map(|height| height.is_some());
        let is_added = (notice && self.notice.is_none()) || (rules && self.rules.is_none());
        if !(notice && rules) {
            self.rules_first = rules;
        }
        let is_resized = (std::mem::replace(&mut self.width, width) - width).abs() > 0.5;
        let lines = [&mut self.notice, &mut self.rules].into_iter().zip(needed);
        for ((kept, needed), since) in lines.zip(&mut self.lower_since) {
            let before = kept.filter(|_| !is_resized).unwrap_or_default();
            let is_lower = needed.is_some_and(|needed| needed < before);
            *since = is_lower.then(|| since.unwrap_or(now));
            let keeps = since.is_some_and(|since| now.since(since) < KEEPS_HEIGHT);
            *kept = needed.map(|needed| if keeps { before } else { needed });
        }
        is_added
    }

    /// Gives the room of an empty line to the other line, so that there is no gap between the words and the tools.
    /// `is_shown` tells whether the notice and the line of the rules have words.
    pub(crate) fn fill(&mut self, is_shown: [bool; 2]) {
        let room = self.notice.unwrap_or_default() + self.rules.unwrap_or_default();
        match (self.notice, self.rules, is_shown) {
            (Some(_), Some(_), [true, false]) => (self.notice, self.rules) = (Some(room), None),
            (Some(_), Some(_), [false, true]) => (self.notice, self.rules) = (None, Some(room)),
            _ => {}
        }
    }
}

/// The notices whose button can get the keyboard focus, from the least to the most urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NoticeRank {
    Rules,
    Notice,
    /// A notice in the place of the tools.
    News,
}

/// Moves the keyboard focus to the first button of the most urgent notice.
#[derive(Debug, Default)]
pub(crate) struct NoticeKeys {
    first: Option<(NoticeRank, Id)>,
    is_wanted: bool,
}

impl NoticeKeys {
    /// Forgets the button noted in the previous frame.
    pub(crate) fn begin(&mut self) {
        self.first = None;
    }

    /// Notes the first button of a drawn notice, if it has one. Of several notices, keeps the button of the most
    /// urgent.
    pub(crate) fn take(&mut self, button: Option<Id>, rank: NoticeRank) {
        let urgent = self.first.filter(|(known, _)| *known >= rank);
        self.first = urgent
            .or(button.map(|button| (rank, button)))
            .or(self.first);
    }

    /// Whether a notice has a button.
    pub(crate) fn is_there(&self) -> bool {
        self.first.is_some()
    }

    /// Requests that the notice's button gets the keyboard focus once this frame is drawn. Without a notice, the
    /// request ends with the frame: a notice that comes later must not take the focus.
    pub(crate) fn lead(&mut self) {
        self.is_wanted = true;
    }

    /// Returns the button that gets the keyboard focus now, if that was requested.
    pub(crate) fn end(&mut self) -> Option<Id> {
        let is_wanted = std::mem::take(&mut self.is_wanted);
        let (_, button) = self.first.filter(|_| is_wanted)?;
        Some(button)
    }
}

/// Whether an invitation's row is drawn in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowSight {
    /// A search or filter leaves the row out.
    LeftOut,
    OutOfSight,
    InSight,
}

/// An invitation's row in the strip.
#[derive(Debug, Clone)]
pub(crate) struct InvitationSlot {
    pub(crate) invitation: Arc<Invitation>,
    /// Whether the call still lists the invitation, and nobody has cleared it. If `false`, the place of its row stays
    /// empty until rows may move.
    pub(crate) is_listed: bool,
    /// Whether the invitation came while rows were held; there may be no room for its row yet.
    is_held_back: bool,
    /// Whether the row was last drawn in sight.
    sight: RowSight,
}

impl InvitationSlot {
    fn new(invitation: &Arc<Invitation>) -> Self {
        Self {
            invitation: invitation.clone(),
            is_listed: true,
            is_held_back: false,
            sight: RowSight::OutOfSight,
        }
    }
}

impl InvitationSlot {
    fn rings_out_of_sight(&self) -> bool {
        let is_hidden = self.is_listed && self.sight == RowSight::OutOfSight;
        is_hidden && self.invitation.counts_as_ringing()
    }
}

impl TopStrip {
    /// Whether a notice appeared so recently that a press may be meant for what was there before.
    pub(crate) fn is_fresh(&self, now: Now) -> bool {
        self.appeared.is_some_and(|at| now.since(at) < DOUBLE_CLICK)
    }

    /// Returns the y-coordinate at which the lowest notice ends, or `None` without a notice. A panel over the call
    /// begins below it.
    pub(crate) fn notices_end(&self) -> Option<f32> {
        self.news.or(self.lines_rect).map(|rect| rect.bottom())
    }

    /// Counts the ringing invitations that have no row in sight because rows are held. Their rows were added meanwhile,
    /// or are below rows of invitations that ended meanwhile.
    pub(crate) fn held_back(&self) -> usize {
        let is_over = |slot: &InvitationSlot| !slot.is_listed || ranks_last(&slot.invitation);
        let above = self.invitations.iter().take_while(|slot| !is_over(slot));
        let above = above.count();
        let waits = |(at, slot): &(usize, &InvitationSlot)| {
            (slot.is_held_back || *at > above) && slot.rings_out_of_sight()
        };
        self.invitations.iter().enumerate().filter(waits).count()
    }

    /// Notes which invitations a search or filter shows, and returns them.
    pub(crate) fn find(&mut self, fits: impl Fn(&Invitation) -> bool) -> Vec<InvitationSlot> {
        for slot in &mut self.invitations {
            slot.sight = match slot.sight {
                _ if !fits(&slot.invitation) => RowSight::LeftOut,
                RowSight::LeftOut => RowSight::OutOfSight,
                drawn => drawn,
            };
        }
        let is_found = |slot: &&InvitationSlot| slot.sight != RowSight::LeftOut;
        let found = self.invitations.iter().filter(is_found);
        let found: Vec<InvitationSlot> = found.cloned().collect();
        self.found = found.len();
        found
    }

    /// Whether an ended invitation is in sight while a ringing one is scrolled out of sight.
    pub(crate) fn hides_ringing(&self) -> bool {
        let rows = &self.invitations;
        let is_ended_shown =
            |slot: &InvitationSlot| slot.invitation.has_ended() && slot.sight == RowSight::InSight;
        rows.iter().any(InvitationSlot::rings_out_of_sight) && rows.iter().any(is_ended_shown)
    }

    /// Notes whether an invitation's row is in sight.
    pub(crate) fn sees(&mut self, id: &InvitationId, is_in_sight: bool) {
        let mut places = self.invitations.iter_mut();
        if let Some(place) = places.find(|place| place.invitation.id == *id) {
            place.sight = if is_in_sight {
                RowSight::InSight
            } else {
                RowSight::OutOfSight
            };
        }
    }

    fn knows(&self, id: &InvitationId) -> bool {
        self.invitations
            .iter()
            .any(|place| place.invitation.id == *id)
            || self.folded.iter().any(|known| known.id == *id)
    }

    /// Updates the invitations.
    ///
    /// If their rows are held, known invitations keep their places; a new one comes below, or in the place of a
    /// dismissed one to the same person. If only their total height is held, ended invitations move below those under
    /// way, and the empty places of dismissed ones move to the end.
    pub(crate) fn take_over(&mut self, newest: &[Arc<Invitation>], hold: StripHold) {
        if hold == StripHold::Free {
            let (mut over, mut under_way): (Vec<_>, Vec<_>) = in_rounds(newest)
                .cloned()
                .partition(|invitation| ranks_last(invitation));
            // Keeps urgent invitations in sight. The order:
            // - people who joined although their invitation was canceled, because they may need an action at once
            // - ringing invitations before those whose cancellation was accepted
            // - in each group, the operator's own before those of others
            under_way.sort_by_key(|it| {
                let came = it.has_ended();
                (!came, !it.counts_as_ringing(), it.is_of_others())
            });
            over.sort_by_key(|it| (it.is_of_others(), urgency(it)));
            let folds = !self.has_unfolded && over.len() > ENDED_SHOWN + 1;
            self.folded = over.split_off(if folds { ENDED_SHOWN } else { over.len() });
            let in_order = under_way.into_iter().chain(over);
            self.invitations = in_order.map(|it| InvitationSlot::new(&it)).collect();
            return;
        }
        for place in &mut self.invitations {
            let newer = newest.iter().find(|newer| newer.id == place.invitation.id);
            place.is_listed = newer.is_some();
            if let Some(newer) = newer {
                place.invitation = newer.clone();
            }
        }
        self.folded
            .retain(|known| newest.iter().any(|newer| newer.id == known.id));
        for newer in newest {
            if self.knows(&newer.id) {
                continue;
            }
            let is_again = |place: &&mut InvitationSlot| {
                !place.is_listed && place.invitation.invitee.is_same(&newer.invitee)
            };
            // If a person is invited again, the new invitation takes the place of the dismissed one.
            if let Some(place) = self.invitations.iter_mut().find(is_again) {
                *place = InvitationSlot::new(newer);
            } else {
                self.invitations.push(InvitationSlot {
                    is_held_back: true,
                    ..InvitationSlot::new(newer)
                });
            }
        }
        if hold == StripHold::Room {
            self.invitations
                .sort_by_key(|slot| (!slot.is_listed, ranks_last(&slot.invitation)));
        }
    }
}

/// Returns the invitations with the newest round first, because its sender looks for it at the top. Within a round,
/// keeps the order in which the people were typed.
pub(crate) fn in_rounds(invitations: &[Arc<Invitation>]) -> impl Iterator<Item = &Arc<Invitation>> {
    let rounds = invitations.chunk_by(|one, next| next.sent.since(one.sent) < ROUND);
    rounds.rev().flatten()
}

/// Whether an invitation's row is below the rows of invitations under way. True once the invitation has ended; if the
/// person joined despite the cancellation, only once they are gone again.
fn ranks_last(invitation: &Invitation) -> bool {
    let joined_anyway = matches!(invitation.state, InvitationState::JoinedAnyway { .. });
    let is_here = joined_anyway && invitation.gone_again.is_none();
    invitation.has_ended() && !is_here
}

/// Returns the rank of an ended invitation. Invitations that may need an action come first.
fn urgency(invitation: &Invitation) -> u8 {
    match invitation.state {
        InvitationState::Failed { .. } => 0,
        InvitationState::JoinedAnyway { .. } => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::ids::AttemptId;
    use crate::moderation::model::invitee::Invitee;
    use crate::moderation::model::name::SafeName;
    use crate::moderation::state::invitation::InvitationState;
    use crate::moderation::state::invitation::NewInvitation;

    fn invitation(id: &str) -> Arc<Invitation> {
        to(id, &format!("+1425555{:04}", id.as_bytes()[0]))
    }

    fn to(id: &str, number: &str) -> Arc<Invitation> {
        let invitee = Invitee::phone(number).unwrap();
        let new = NewInvitation::new(id.into(), invitee);
        let attempt = AttemptId(1);
        let state = InvitationState::Sending { attempt };
        Arc::new(Invitation::new(
            &new,
            SafeName::new(id),
            state,
            Now::default(),
        ))
    }

    #[test]
    fn the_line_that_was_there_first_keeps_its_place() {
        let mut lines = NoticeLines::default();
        let now = Now::default();
        let [none, line] = [None, Some(44.0)];
        assert!(lines.settle(700.0, [line, none], now));
        assert!(lines.settle(700.0, [line, line], now) && !lines.rules_first);
        assert!(!lines.settle(700.0, [none, line], now) && lines.rules_first);
        assert!(lines.settle(700.0, [line, line], now) && lines.rules_first);
        assert!(!lines.settle(700.0, [none, none], now));
        // If both lines appear at once, the line of the rules is below the notice.
        assert!(lines.settle(700.0, [line, line], now) && !lines.rules_first);
    }

    #[test]
    fn a_line_gives_back_its_height_once_a_shorter_text_has_stood_for_a_while() {
        let mut lines = NoticeLines::default();
        for (seconds, width, needed, height) in [
            (0, 700.0, Some(60.0), Some(60.0)),
            (1, 700.0, Some(44.0), Some(60.0)),
            (2, 700.0, Some(60.0), Some(60.0)),
            (3, 700.0, Some(44.0), Some(60.0)),
            (4, 700.0, Some(44.0), Some(60.0)),
            (5, 700.0, Some(44.0), Some(44.0)),
            (6, 700.0, Some(60.0), Some(60.0)),
            (7, 900.0, Some(44.0), Some(44.0)),
            (8, 700.0, Some(60.0), Some(60.0)),
            (8, 700.0, None, None),
            (8, 700.0, Some(44.0), Some(44.0)),
        ] {
            let now = Now::default().plus(Duration::from_secs(seconds));
            lines.settle(width, [needed, None], now);
            assert_eq!(lines.notice, height, "at {seconds} s");
        }
    }

    #[test]
    fn held_invitations_keep_their_places_and_new_ones_come_below() {
        let [a, b, mut c] = ["a", "b", "c"].map(invitation);
        let at = Now::default();
        Arc::make_mut(&mut c).state = InvitationState::Cancelled { at };
        let mut above = TopStrip::default();
        let ids = |above: &TopStrip| {
            let id = |place: &InvitationSlot| {
                let id = place.invitation.id.to_string();
                if place.is_listed { id } else { String::new() }
            };
            above.invitations.iter().map(id).collect::<Vec<_>>()
        };
        above.take_over(&[a.clone(), b.clone()], StripHold::Free);
        above.take_over(&[c.clone(), b.clone()], StripHold::Rows);
        assert_eq!(ids(&above), ["", "b", "c"]);
        assert_eq!(above.held_back(), 1, "“b” is out of sight below another");
        above.sees(&"b".into(), true);
        assert_eq!(above.held_back(), 0, "“c” has ended already");
        above.take_over(&[c, b], StripHold::Free);
        assert_eq!(ids(&above), ["b", "c"]);
    }

    #[test]
    fn whoever_joined_although_they_were_canceled_stands_above_those_that_ring() {
        let [a, b, mut c] = ["a", "b", "c"].map(invitation);
        let at = Now::default();
        Arc::make_mut(&mut c).state = InvitationState::JoinedAnyway { at };
        let mut above = TopStrip::default();
        let ids = |above: &TopStrip| {
            let ids = above
                .invitations
                .iter()
                .map(|it| it.invitation.id.to_string());
            ids.collect::<Vec<_>>()
        };
        above.take_over(&[a.clone(), b.clone(), c.clone()], StripHold::Free);
        assert_eq!(ids(&above), ["c", "a", "b"]);
        Arc::make_mut(&mut c).gone_again = Some(at);
        above.take_over(&[a, b, c], StripHold::Free);
        assert_eq!(ids(&above), ["a", "b", "c"]);
    }

    #[test]
    fn who_is_invited_again_rings_in_the_place_where_they_were_refused() {
        let number = "+14255550142";
        let [refused, again] = ["refused", "again"].map(|id| to(id, number));
        let other = invitation("other");
        let mut above = TopStrip::default();
        above.take_over(&[refused, other.clone()], StripHold::Free);
        above.take_over(std::slice::from_ref(&other), StripHold::Rows);
        above.take_over(&[other, again], StripHold::Rows);
        let ids = above.invitations.iter().map(|it| it.invitation.id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["again", "other"]);
        assert_eq!(above.held_back(), 0);
    }
}
