//! Reads single participants if rosters cannot prove whether they are gone.
//!
//! Such a reading needs another permission than rosters (Graph page `participant: get`), so Graph may refuse it. Each
//! refusal stops such readings for ten minutes. Only the first one is reported.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Poll;
use crate::moderation::event::OneReading;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::state::single_readings::{
    AT_A_TIME, EACH, GIVEN_UP, REFUSED_FOR, ROSTERS_FIRST, SingleReadingRequest, SingleReadings,
    Unconfirmed,
};
use crate::moderation::state::watched::Watched;

impl Console {
    /// Reads the next participant whose absence rosters cannot prove. Does nothing while readings are paused or
    /// refused.
    pub(crate) fn tick_singles(&mut self, turn: &mut Turn) {
        let now = turn.now;
        if self
            .singles
            .refused_until
            .take_if(|until| *until <= now.monotonic)
            .is_some()
        {
            self.set_singles_refused(false);
        }
        if !self.may_read_one(now) {
            return;
        }
        let has_room =
            self.singles.on_their_way(now) < AT_A_TIME && !self.singles.is_just_asked(now);
        let due = self
            .singles_wanted(now)
            .filter(|_| has_room)
            .find(|(_, _, due)| *due <= now.monotonic);
        if let Some((call, participant, _)) = due {
            self.ask_about(&call, &participant, turn);
        }
        self.singles
            .asked
            .retain(|_, asked| now.since(asked.at) < REFUSED_FOR);
    }

    /// Sends a reading of one participant.
    fn ask_about(&mut self, call: &CallId, participant: &ParticipantId, turn: &mut Turn) {
        let asked = SingleReadingRequest {
            at: turn.now,
            is_on_its_way: true,
        };
        let key = (call.clone(), participant.clone());
        self.singles.asked.insert(key, asked);
        self.singles.newest = Some(turn.now);
        self.poll(call, Poll::One(participant.clone()), turn);
    }

    /// Reads a participant at the operator's request. Does nothing while too many such readings are unanswered, or
    /// while readings are paused or refused.
    pub(crate) fn read_one_now(
        &mut self,
        call: &CallId,
        participant: &ParticipantId,
        turn: &mut Turn,
    ) {
        let has_room = self.singles.on_their_way(turn.now) < AT_A_TIME;
        if has_room && self.may_read_one(turn.now) {
            self.ask_about(call, participant, turn);
        }
    }

    /// Returns the monotonic time at which [`Self::tick_singles`] has to run. `None` if nobody is signed in, or there
    /// is nothing to wait for.
    ///
    /// At that time, a reading is due, a pause or refusal ends, or an unanswered reading is given up.
    pub(crate) fn singles_due(&self) -> Option<Duration> {
        let now = self.last?;
        self.session.as_ref()?;
        let paused = self.pause(now).map(|pause| pause.until.monotonic);
        let waits = [
            self.singles.refused_until,
            self.reading_pauses.until(now),
            paused,
        ];
        if let Some(until) = waits.into_iter().flatten().max() {
            return Some(until);
        }
        if self.singles.on_their_way(now) >= AT_A_TIME {
            let open = self.singles.asked.values().filter(|it| it.is_on_its_way);
            return open.map(|it| it.at.plus(GIVEN_UP).monotonic).min();
        }
        let due = self.singles_wanted(now).map(|(_, _, due)| due).min()?;
        let apart = self
            .singles
            .newest
            .map(|newest| newest.plus(EACH).monotonic);
        Some(due.max(apart.unwrap_or_default()))
    }

    /// Whether single participants may be read now: somebody is signed in, and readings are neither
    /// paused nor refused.
    pub(crate) fn may_read_one(&self, now: Now) -> bool {
        let is_refused = self.singles.is_refused(now.monotonic);
        let is_paused = self.reading_pauses.is_on(now) || self.pause(now).is_some();
        self.session.is_some() && !is_paused && !is_refused
    }

    /// Returns the participants to read, each with its call and the monotonic time of its next reading.
    fn singles_wanted(&self, now: Now) -> impl Iterator<Item = (CallId, ParticipantId, Duration)> {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        let wanted = live.flat_map(move |call| {
            let wanted = call.singles_wanted(now).into_iter();
            wanted.map(|(participant, pace, from)| (call.id.clone(), participant, pace, from))
        });
        wanted.filter_map(move |(call, participant, pace, from)| {
            let key = (call, participant);
            let due = self.singles.due(&key, pace, from, now)?;
            Some((key.0, key.1, due))
        })
    }

    /// Handles the result of reading a single participant.
    pub(crate) fn one_read(
        &mut self,
        id: &CallId,
        participant: &ParticipantId,
        asked: Now,
        read: OneReading,
        turn: &mut Turn,
    ) {
        let key = (id.clone(), participant.clone());
        if let Some(asked) = self.singles.asked.get_mut(&key) {
            asked.is_on_its_way = false;
        }
        match read {
            OneReading::There => {
                let call = self.watched_mut(id);
                let changes = call.map(|call| call.roster.has_one(participant, asked));
                self.take_changes(id, changes.unwrap_or_default(), turn);
            }
            OneReading::NotThere => {
                self.singles.unconfirmed.push(Unconfirmed {
                    call: id.clone(),
                    participant: participant.clone(),
                    asked,
                });
                self.confirm_singles(id, turn);
                if self.singles.unconfirmed.iter().any(|it| it.call == *id) {
                    self.poll(id, Poll::Call, turn);
                }
            }
            OneReading::Refused(failure) => self.singles_refused(id, &failure, turn),
            OneReading::Failed => {
                if let Some(call) = self.watched_mut(id) {
                    call.roster.cannot_read_one(participant);
                }
            }
        }
    }

    /// Applies readings that did not find a participant, once a reading shows that the call itself still existed.
    pub(crate) fn confirm_singles(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(alive) = self.watched(id).and_then(Watched::alive_since) else {
            return;
        };
        let is_confirmed =
            |it: &mut Unconfirmed| it.call == *id && it.asked.monotonic <= alive.monotonic;
        let confirmed: Vec<Unconfirmed> = self
            .singles
            .unconfirmed
            .extract_if(.., is_confirmed)
            .collect();
        for one in confirmed {
            let call = self.watched_mut(id);
            let changes = call.map(|call| {
                call.roster
                    .note_absent_one(&one.participant, one.asked, turn.now)
            });
            self.take_changes(id, changes.unwrap_or_default(), turn);
        }
    }

    /// Stops reading single participants for [`REFUSED_FOR`] after a refusal by Graph. Reports only
    /// the first refusal of a session.
    fn singles_refused(&mut self, id: &CallId, failure: &Arc<Failure>, turn: &mut Turn) {
        tracing::debug!(cause = ?failure.cause, "the reading of one participant is refused");
        self.singles.refused_until = Some(turn.now.monotonic + REFUSED_FOR);
        self.set_singles_refused(true);
        if !std::mem::replace(&mut self.singles.is_refusal_logged, true) {
            self.log.add(
                id.clone(),
                ActivityEvent::SinglesRefused,
                Outcome::Noted,
                turn.now,
            );
        }
    }

    /// Whether readings of single participants are off because Graph refused one.
    pub(crate) fn are_singles_refused(&self) -> bool {
        self.singles.refused_until.is_some()
    }

    /// Sets in all rosters whether Graph refuses to return single participants.
    fn set_singles_refused(&mut self, refused: bool) {
        for call in &mut self.calls {
            call.roster.set_singles_refused(refused);
        }
    }

    /// Forgets all readings of single participants, because a new session may have other
    /// permissions.
    pub(crate) fn forget_singles(&mut self) {
        self.singles = SingleReadings::default();
        self.set_singles_refused(false);
    }
}

impl Watched {
    /// Returns the participants to read singly, each with the interval of its readings and the time of the first one.
    fn singles_wanted(&self, now: Now) -> Vec<(ParticipantId, Duration, Now)> {
        let each = Duration::from_secs(1);
        let many = self.roster.to_be_read();
        let many = many.map(|id| (id.clone(), each, self.since));
        let awaits_any = self.roster.tally().await_proof > 0;
        let rows = self.roster.rows().iter().filter(|_| awaits_any);
        let removals = rows.filter_map(|row| {
            let (since, pace) = removal_pace(row, now)?;
            let rosters_tell = self.incomplete.is_none();
            let wait = if rosters_tell {
                ROSTERS_FIRST
            } else {
                Duration::ZERO
            };
            Some((row.participant.address()?.clone(), pace, since.plus(wait)))
        });
        many.chain(removals).collect()
    }

    /// Returns the request time of the newest reading that proves the call's existence. `None` if there is none.
    fn alive_since(&self) -> Option<Now> {
        let rosters = self.roster.asked().filter(|_| self.trouble.is_none());
        let readings = [rosters, self.call_asked].into_iter().flatten();
        readings.max_by_key(|asked| asked.monotonic)
    }
}

/// Returns when the wait for a removal's proof began, and the interval at which to read the person.
///
/// The interval grows with time. `None` if no removal of this row waits for a proof, or if it has waited for five
/// minutes.
fn removal_pace(row: &Row, now: Now) -> Option<(Now, Duration)> {
    let (RowState::Accepted { since, .. }
    | RowState::NotProved {
        accepted: since, ..
    }
    | RowState::StillHere {
        accepted: since, ..
    }
    | RowState::Failed {
        at: since,
        may_have_worked: true,
        ..
    }) = row.state
    else {
        return None;
    };
    let pace = match now.since(since).as_secs() {
        0..10 => 1,
        10..60 => 5,
        60..300 => 30,
        _ => return None,
    };
    Some((since, Duration::from_secs(pace)))
}
