//! Laws about requests: which people each source may remove, and when the app may leave.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::moderation::effect::{Attempt, Request};
use crate::moderation::model::audit::{AuditRecord, Phase, Source};
use crate::moderation::model::call::Call;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::rules::DoorScope;
use crate::moderation::tests::laws::world::laws::Truth;
use crate::moderation::tests::laws::world::meeting::{ORGANIZER, OWN, Visit, Who};

/// Highest age, when the door closes, of the rosters on which the door relies.
const BEFORE_THE_DOOR: Duration = Duration::from_secs(5);

/// What the moderator ordered, and which requests follow from it.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    intents: BTreeMap<AttemptId, Source>,
    /// People whose removal the moderator ordered singly.
    pressed: BTreeSet<ParticipantId>,
    /// People listed in a bulk removal or *End for everyone*. Empty again once the computer has
    /// slept.
    listed: BTreeSet<ParticipantId>,
    protected: BTreeSet<Who>,
    /// Whether a reading of the call has named the organizer.
    organizer_is_told: bool,
    /// People who are kept out, and whether the rule waits until the moderator resumes it.
    kept_out: BTreeMap<Who, bool>,
    door: Option<Door>,
    /// When each roster that looked whole was requested.
    whole: Vec<Now>,
}

#[derive(Debug, Clone, Copy)]
struct Door {
    closed: Now,
    until: Now,
    scope: DoorScope,
    waits: bool,
}

impl Requests {
    pub(crate) fn presses(&mut self, id: &ParticipantId) {
        self.pressed.insert(id.clone());
    }

    pub(crate) fn lists(&mut self, ids: &[ParticipantId]) {
        self.listed.extend(ids.iter().cloned());
    }

    pub(crate) fn protects(&mut self, who: Who, on: bool) {
        if on {
            self.protected.insert(who);
        } else {
            self.protected.remove(&who);
        }
    }

    pub(crate) fn keeps_out(&mut self, who: Who) {
        self.kept_out.insert(who, false);
    }

    pub(crate) fn lets_back_in(&mut self, who: Who) {
        self.kept_out.remove(&who);
    }

    pub(crate) fn closes_door(&mut self, now: Now, until: Now) {
        let before = self.door.filter(|door| !now.has_reached(door.until));
        self.door = Some(Door {
            // If the time of a closed door is extended, the door still applies to guests who joined since it
            // was first closed.
            closed: before
                .filter(|door| !door.waits)
                .map_or(now, |door| door.closed),
            until,
            scope: before.map(|door| door.scope).unwrap_or_default(),
            waits: false,
        });
    }

    pub(crate) fn opens_door(&mut self) {
        self.door = None;
    }

    pub(crate) fn door_concerns(&mut self, scope: DoorScope) {
        if let Some(door) = &mut self.door {
            door.scope = scope;
        }
    }

    /// Makes all rules wait and cancels earlier confirmations, as a sleep of the computer does.
    pub(crate) fn sleeps(&mut self) {
        self.listed.clear();
        self.kept_out.values_mut().for_each(|waits| *waits = true);
        if let Some(door) = &mut self.door {
            door.waits = true;
        }
    }

    pub(crate) fn is_answered(&mut self, go_on: bool, now: Now) {
        self.kept_out.retain(|_, waits| go_on || !*waits);
        self.kept_out.values_mut().for_each(|waits| *waits = false);
        self.door.take_if(|door| door.waits && !go_on);
        if let Some(door) = self.door.as_mut().filter(|door| door.waits) {
            (door.closed, door.waits) = (now, false);
        }
    }

    pub(crate) fn reads_whole(&mut self, asked: Now) {
        self.whole.push(asked);
    }

    pub(crate) fn reads_call(&mut self, read: &Call) {
        self.organizer_is_told |= read.organizer.is_some();
    }

    pub(crate) fn writes(&mut self, line: &AuditRecord) {
        if line.phase == Phase::Intent {
            self.intents.insert(line.attempt, line.source);
        }
    }

    pub(crate) fn sends(&self, attempt: &Attempt, truth: Truth<'_>) {
        let Some(source) = self.intents.get(&attempt.id) else {
            truth.broken(
                "an intent is written before its request is sent",
                format!("{attempt:?}"),
            );
        };
        match &attempt.request {
            Request::Delete(id) => self.removes(id, *source, truth),
            Request::HangUp => self.hangs_up(truth),
            other => panic!("nobody asked for {other:?}"),
        }
    }

    fn removes(&self, id: &ParticipantId, source: Source, truth: Truth<'_>) {
        let Some(visit) = truth.meeting.visit(id) else {
            truth.broken("a removal names an id that was listed", id);
        };
        if id.as_str() == OWN {
            truth.broken("this app never removes itself", id);
        }
        let is_spared = self.protected.contains(&visit.who)
            || matches!(visit.who, Who::Recorder)
            || (visit.who == ORGANIZER && self.organizer_is_told);
        if is_spared && source.spares_protected() {
            truth.broken(
                "protected people are removed only singly or with everybody",
                format!("{visit:?}"),
            );
        }
        match source {
            Source::Click | Source::Key => {
                if !self.pressed.contains(id) {
                    truth.broken("a single removal was pressed", id);
                }
            }
            Source::Bulk | Source::EndForAll => {
                if !self.listed.contains(id) {
                    truth.broken(
                        "a bulk removal names only people listed since the last sleep",
                        id,
                    );
                }
            }
            Source::KeepOut => self.keeps_to_the_kept_out(visit, truth),
            Source::GuestDoor => self.keeps_to_the_door(visit, truth),
            other => truth.broken("nothing else removes anybody", format!("{other:?}")),
        }
    }

    fn keeps_to_the_kept_out(&self, visit: &Visit, truth: Truth<'_>) {
        match self.kept_out.get(&visit.who) {
            None => truth.broken(
                "keep-out removes its identities alone",
                format!("{visit:?}"),
            ),
            Some(true) => truth.broken(
                "no rule acts between a sleep and being resumed",
                format!("{visit:?}"),
            ),
            Some(false) => {}
        }
    }

    fn keeps_to_the_door(&self, visit: &Visit, truth: Truth<'_>) {
        let Some(door) = self.door else {
            truth.broken("an open door removes nobody", format!("{visit:?}"));
        };
        if door.waits {
            truth.broken(
                "the door does not act between a sleep and being resumed",
                format!("{visit:?}"),
            );
        }
        let is_meant = visit.who.has_no_account()
            || (door.scope.externals && matches!(visit.who, Who::External(_)))
            || (door.scope.phones && matches!(visit.who, Who::Phone(_) | Who::Withheld));
        if !is_meant {
            truth.broken("the door concerns whom it is for", format!("{visit:?}"));
        }
        let was_there_before = door.closed.age_of(visit.from) > BEFORE_THE_DOOR;
        // An old roster may list a person who left long ago. Removing that person does no harm.
        if was_there_before && truth.is_certainly_there(&visit.id) {
            let closed = door.closed.monotonic;
            truth.broken(
                "the door removes nobody who was there before",
                format!("{visit:?}, closed at {closed:?}"),
            );
        }
    }

    fn hangs_up(&self, truth: Truth<'_>) {
        for visit in truth.meeting.there() {
            // A person who joined after all rosters but the newest can be listed only on the
            // newest.
            let since = self.whole.iter().rev();
            let since = since.take_while(|asked| asked.monotonic >= visit.from.monotonic);
            if since.count() > 1 && truth.is_certainly_there(&visit.id) {
                truth.broken("the app leaves nobody behind", format!("{visit:?}"));
            }
        }
    }
}
