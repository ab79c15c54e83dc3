//! The simulated Graph service: answers with the truth, or lies if the story says so.

use std::collections::VecDeque;
use std::time::Duration;

use crate::moderation::event::OneReading;
use crate::moderation::evidence::reading::{IncompleteReason, READ_WITHIN};
use crate::moderation::model::call::{Call, CallState};
use crate::moderation::model::failure::{Cause, ConnectionCause};
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;
use crate::moderation::tests::cast::failure;
use crate::moderation::tests::laws::world::lies::{distort, lists};
use crate::moderation::tests::laws::world::meeting::{Meeting, ORGANIZER, OWN, Spelling, Visit};
use crate::moderation::tests::laws::world::script::{
    CallLie, DeleteEffect, OneLie, Reply, RosterLie,
};
use crate::moderation::tests::laws::world::told::ReadingsByPerson;

/// How long a response takes, unless the story says otherwise.
const USUAL: Duration = Duration::from_millis(50);

/// A response, with facts about it that the console does not get.
#[derive(Debug)]
pub(crate) struct TracedResponse<T> {
    pub(crate) takes: Duration,
    pub(crate) answer: Result<T, Cause>,
    /// Whether no lie was due for this response. [`RosterLie::Capitals`], [`RosterLie::Twice`] and [`CallLie::Bare`]
    /// don't count as lies here.
    pub(crate) is_honest: bool,
}

#[derive(Debug)]
pub(crate) struct RosterContents {
    pub(crate) entries: Vec<Participant>,
    pub(crate) incomplete: Option<IncompleteReason>,
    /// Whether the roster looks whole.
    pub(crate) is_whole: bool,
}

/// The lies that the service still has to tell, and what it has told so far.
#[derive(Debug, Default)]
pub(crate) struct Service {
    pub(crate) rosters: VecDeque<RosterLie>,
    pub(crate) ones: VecDeque<OneLie>,
    pub(crate) calls: VecDeque<CallLie>,
    pub(crate) deletes: VecDeque<(DeleteEffect, Reply)>,
    /// How far every second roster is behind the truth.
    pub(crate) behind: Duration,
    /// Whether the newest roster came from the node that is behind, if one is. The two nodes take turns.
    is_the_others_turn: bool,
    /// How responses spell account ids and tenants.
    pub(crate) spelling: Spelling,
    pub(crate) told: ReadingsByPerson,
    /// Whether the service never says something false about a person twice in a row.
    pub(crate) never_lies_twice: bool,
    /// Whether a roster ever listed this app's own entry. Only then is a roster without it known to
    /// be incomplete.
    has_listed_us: bool,
    /// When the service last said that the call does not exist.
    denied: Option<Now>,
    /// When the newest honest whole roster arrives, which shows that the call exists.
    shown: Option<Now>,
}

impl Service {
    pub(crate) fn new(never_lies_twice: bool) -> Self {
        Self {
            never_lies_twice,
            ..Self::default()
        }
    }

    pub(crate) fn roster(&mut self, meeting: &Meeting, now: Now) -> TracedResponse<RosterContents> {
        self.is_the_others_turn = !self.is_the_others_turn;
        let is_behind = self.is_the_others_turn && !self.behind.is_zero();
        let millis = u64::try_from(self.behind.as_millis()).unwrap_or_default();
        let of_node = is_behind.then_some(RosterLie::Old(millis));
        let lie = self.rosters.pop_front().or(of_node);
        let refused = match lie {
            Some(RosterLie::Fails) => Some(Cause::Service),
            Some(RosterLie::NotFound) => Some(Cause::NotFound),
            Some(RosterLie::Held(secs)) => Some(Cause::Throttled(Some(Duration::from_secs(secs)))),
            _ => None,
        };
        if let Some(cause) = refused {
            return TracedResponse {
                takes: USUAL,
                answer: Err(cause),
                is_honest: false,
            };
        }
        let is_honest = matches!(
            lie,
            None | Some(RosterLie::Capitals(_) | RosterLie::Twice(..))
        );
        let takes = match lie {
            Some(RosterLie::Slow(millis)) => Duration::from_millis(millis),
            _ => USUAL,
        };
        let list = self.list(lie, meeting, now, takes);
        if is_honest && list.is_whole {
            self.shown = Some(now.plus(takes));
        }
        TracedResponse {
            takes,
            answer: Ok(list),
            is_honest,
        }
    }

    fn list(
        &mut self,
        lie: Option<RosterLie>,
        meeting: &Meeting,
        now: Now,
        takes: Duration,
    ) -> RosterContents {
        let then = match lie {
            Some(RosterLie::Old(millis)) => ago(now, Duration::from_millis(millis)),
            _ => now,
        };
        let people = meeting.as_of(then);
        let mut entries: Vec<Participant> =
            people.map(|visit| visit.entry(self.spelling)).collect();
        let incomplete = lie.and_then(|lie| distort(&mut entries, lie));
        self.keeps_to_its_measure(&mut entries, incomplete, meeting, now, takes);
        let is_whole = incomplete.is_none() && self.passes_for_whole(&entries, takes);
        self.notes(
            &entries,
            is_whole || entries.is_empty(),
            meeting,
            now,
            takes,
        );
        self.has_listed_us |= lists(&entries, &OWN.into());
        let is_whole = is_whole && !entries.is_empty();
        RosterContents {
            entries,
            incomplete,
            is_whole,
        }
    }

    fn passes_for_whole(&self, entries: &[Participant], takes: Duration) -> bool {
        let shows_us = lists(entries, &OWN.into()) || !self.has_listed_us;
        shows_us && takes <= READ_WITHIN
    }

    /// Adds people to a roster that would otherwise be the second in a row to omit them falsely. Does nothing if the
    /// service may lie twice.
    fn keeps_to_its_measure(
        &self,
        entries: &mut Vec<Participant>,
        incomplete: Option<IncompleteReason>,
        meeting: &Meeting,
        now: Now,
        takes: Duration,
    ) {
        let says_something =
            incomplete.is_none() && (entries.is_empty() || self.passes_for_whole(entries, takes));
        if !self.never_lies_twice || !says_something {
            return;
        }
        let is_second = |visit: &&Visit| self.told.would_be_second(&visit.id, now);
        for visit in meeting.as_of(now).filter(is_second) {
            if lists(entries, &visit.id) {
                continue;
            }
            entries.retain(|entry| entry.id.as_ref() != Some(&visit.id));
            entries.push(visit.entry(self.spelling));
        }
    }

    /// Records what a roster says about the people who are in the call. A missing entry counts only if the roster looks
    /// whole or lists nobody, and if no entry without an id may be theirs.
    fn notes(
        &mut self,
        entries: &[Participant],
        proves: bool,
        meeting: &Meeting,
        now: Now,
        takes: Duration,
    ) {
        for visit in meeting.as_of(now) {
            let lists = lists(entries, &visit.id);
            let may_be_theirs = |entry: &Participant| {
                entry.id.is_none()
                    && entry
                        .identity
                        .is_same_as(&visit.who.identity(Spelling::Plain))
            };
            if lists || (proves && !entries.iter().any(may_be_theirs)) {
                self.told.says(&visit.id, lists, now, takes);
            }
        }
    }

    pub(crate) fn one(
        &mut self,
        id: &ParticipantId,
        meeting: &Meeting,
        now: Now,
    ) -> TracedResponse<OneReading> {
        let lie = self.ones.pop_front();
        let takes = match lie {
            Some(OneLie::Slow(millis) | OneLie::WrongAndSlow(millis)) => {
                Duration::from_millis(millis)
            }
            _ => USUAL,
        };
        let is_there = meeting.is_there(id);
        let may_lie = !(self.never_lies_twice && is_there && self.told.would_be_second(id, now));
        let is_wrong = matches!(lie, Some(OneLie::Wrong | OneLie::WrongAndSlow(_))) && may_lie;
        let read = match lie {
            Some(OneLie::Refused) => OneReading::Refused(failure(Cause::RoleMissing)),
            Some(OneLie::Fails) => OneReading::Failed,
            _ if is_there == is_wrong => OneReading::NotThere,
            _ => OneReading::There,
        };
        let says = matches!(read, OneReading::There | OneReading::NotThere);
        if is_there && says {
            self.told.says(id, !is_wrong, now, takes);
        }
        TracedResponse {
            takes,
            answer: Ok(read),
            is_honest: lie.is_none(),
        }
    }

    pub(crate) fn call(&mut self, is_over: bool, now: Now) -> TracedResponse<Call> {
        let lie = self.calls.pop_front();
        let is_shown = |denied: Now| {
            let shown = self.shown.filter(|shown| shown.monotonic < now.monotonic);
            shown.is_some_and(|shown| shown.since(denied) > USUAL)
        };
        let may_deny = self.denied.is_none_or(is_shown) && !is_over;
        let answer = match lie {
            _ if is_over => Err(Cause::CallNotFound),
            Some(CallLie::Fails) => Err(Cause::Connection(ConnectionCause::Dns)),
            Some(CallLie::NotFound) if may_deny => Err(Cause::NotFound),
            Some(CallLie::Bare) => Ok(Call::default()),
            _ => Ok(Call {
                state: CallState::Established,
                my_participant: Some(OWN.into()),
                organizer: Some(ORGANIZER.identity(Spelling::Plain)),
                ..Call::default()
            }),
        };
        // After the service has denied the call once, a reading has to find the call, or a roster has to come, before
        // the service may deny the call again.
        self.denied = match answer {
            Err(Cause::NotFound) => Some(now),
            Err(_) => self.denied,
            Ok(_) => None,
        };
        let takes = match lie {
            Some(CallLie::Slow(millis)) => Duration::from_millis(millis),
            _ => USUAL,
        };
        TracedResponse {
            takes,
            answer,
            is_honest: matches!(lie, None | Some(CallLie::Bare)),
        }
    }

    /// Decides the effect of a removal, and the response to it. For a person who is not in the call, a 404
    /// takes the place of an acceptance.
    pub(crate) fn delete(&mut self, is_there: bool) -> (DeleteEffect, Reply) {
        let usual = if is_there {
            Reply::Accepted
        } else {
            Reply::NotFound
        };
        let (fate, reply) = self
            .deletes
            .pop_front()
            .unwrap_or((DeleteEffect::Goes, usual));
        match reply {
            Reply::Accepted | Reply::AcceptedAfter(_) if !is_there => (fate, Reply::NotFound),
            // The tests do not cover a removal that is refused but takes effect.
            Reply::Refused => (DeleteEffect::Stays, reply),
            Reply::TroubleThenWaits(secs) if !is_there || !matches!(fate, DeleteEffect::Goes) => {
                (fate, Reply::Waits(secs))
            }
            reply => (fate, reply),
        }
    }
}

fn ago(now: Now, long: Duration) -> Now {
    Now {
        monotonic: now.monotonic.saturating_sub(long),
        ..now
    }
}
