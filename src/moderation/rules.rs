//! Keeping people out of one call: certain people by their identity, or every guest who comes through the door.
//!
//! No rule acts on a name. A rule acts only while the program runs, on a visit that it has shown for a second, and
//! never on somebody who is protected. After a restart it waits until somebody says that it should go on.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::activity::{Outcome, What};
use super::audit::Source;
use super::command::KeepOutOrder;
use super::console::{Console, Turn};
use super::failure::Cause;
use super::ids::{CallId, ParticipantId};
use super::participant::{Badge, IdentityKind, LastingIdentity};
use super::row::{PersonRef, Role, Row, RowKey};
use super::saved::{SavedDoor, SavedKeepOut, SavedRules};
use super::time::Now;
use super::watched::Watched;

/// How long somebody is shown before a rule removes them.
pub const SHOWN_FIRST: Duration = Duration::from_secs(1);
/// A rule removes the same identity so often within a minute; after that it raises an alarm and leaves it to a person.
/// The door tries so often to end one visit; the row then says why it did not work.
pub const MOST_A_MINUTE: usize = 3;
const MINUTE: Duration = Duration::from_mins(1);

/// Somebody who is kept out of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptOut {
    /// What a visit is recognised by.
    pub identity: LastingIdentity,
    /// Who that was when it began.
    pub who: PersonRef,
    /// Since when.
    pub since: Now,
    /// Until when; with the call, where there is no time.
    pub until: Option<Now>,
    /// How often the rule has removed them.
    pub removals: u32,
    /// Why it no longer acts, if it does not.
    pub alarm: Option<KeepOutAlarm>,
    recent: Vec<Now>,
}

/// Why a rule leaves somebody to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepOutAlarm {
    /// They came back more often than a rule may remove them.
    TooOften,
    /// Several people call from this number, so that it names nobody.
    SharedNumber,
}

/// The door for guests, while it is closed.
#[derive(Debug, Clone, PartialEq)]
pub struct GuestDoor {
    /// Guests who came later are removed.
    pub closed: Now,
    /// When it opens by itself.
    pub until: Now,
    /// How many guests it has removed.
    pub removals: u32,
}

/// A visit that a rule is about to end.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// Exactly this visit.
    pub participant: ParticipantId,
    /// When it is removed, unless somebody stops it.
    pub at: Now,
    /// By which rule; `None` is the door.
    pub identity: Option<LastingIdentity>,
}

/// The rules of one call.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// Who is kept out, oldest first.
    pub kept_out: Vec<KeptOut>,
    /// The door for guests, if it is closed.
    pub door: Option<GuestDoor>,
    /// Whose visit is about to end.
    pub due: Vec<Due>,
    /// Whether they wait for a yes after a restart.
    pub is_waiting: bool,
    /// Visits that somebody let stay.
    pub(super) let_stay: BTreeSet<ParticipantId>,
    /// How often the door has tried to end a visit that is there all the same.
    pub(super) tried: BTreeMap<ParticipantId, usize>,
}

impl Rules {
    /// Whether there is any rule.
    pub fn is_empty(&self) -> bool {
        self.kept_out.is_empty() && self.door.is_none()
    }

    /// When this visit is removed by a rule, if it is.
    pub fn due(&self, key: &RowKey) -> Option<&Due> {
        let id = key.participant()?;
        self.due.iter().find(|due| due.participant == *id)
    }

    /// How often the door has tried to end this visit.
    fn tries(&self, key: &RowKey) -> usize {
        let tried = key.participant().and_then(|id| self.tried.get(id));
        tried.copied().unwrap_or_default()
    }

    /// The door has tried to end this visit; a guest counts once, however often it takes.
    fn count_at_the_door(&mut self, visit: &ParticipantId) {
        let tries = self.tried.entry(visit.clone()).or_default();
        *tries += 1;
        if let Some(door) = self.door.as_mut().filter(|_| *tries == 1) {
            door.removals += 1;
        }
    }

    /// Whether one of them has raised an alarm.
    pub fn alarms(&self) -> usize {
        self.kept_out
            .iter()
            .filter(|kept| kept.alarm.is_some())
            .count()
    }
}

/// Whether the door would remove this visit had it been closed at that time.
pub fn comes_through_the_door(row: &Row, closed: Now) -> bool {
    row.badge == Badge::Guest
        && row.role == Role::Attendee
        && !row.was_there
        && row.first_seen.monotonic > closed.monotonic
}

impl Console {
    /// Keeps an identity out of this call from now on.
    pub(super) fn keep_out(&mut self, id: &CallId, order: &KeepOutOrder, turn: &mut Turn) {
        let call = match self.may_act(id) {
            Ok(call) => call,
            Err(cause) => return turn.refuse(cause),
        };
        let Some(identity) = order.who.lasting.clone() else {
            return turn.refuse(Cause::NotAllowed);
        };
        let rows = call.visits_of(&identity);
        let is_shared = identity.kind() == &IdentityKind::Phone && rows.len() > 1;
        let is_protected =
            rows.iter().any(|row| row.role != Role::Attendee) || self.is_protected(&identity);
        if is_shared || is_protected {
            return turn.refuse(Cause::NotAllowed);
        }
        let now = turn.now;
        let until = order.for_how_long.map(|time| now.plus(time));
        if let Some(call) = self.watched_mut(id) {
            let rules = &mut call.rules;
            rules.kept_out.retain(|kept| kept.identity != identity);
            rules.let_stay.clear();
            rules.kept_out.push(KeptOut {
                identity,
                who: order.who.clone(),
                since: now,
                until,
                removals: 0,
                alarm: None,
                recent: Vec::new(),
            });
        }
        let what = What::KeptOut {
            who: order.who.clone(),
            on: true,
        };
        self.log.add(id.clone(), what, Outcome::Noted, now);
        // On its way to the disk before the request is.
        self.keep(id, turn);
        let visit = order.who.key.as_ref().and_then(RowKey::participant);
        if let Some(participant) = visit.filter(|_| order.removes) {
            // Whoever has left meanwhile is kept out all the same.
            drop(self.remove_for(id, participant, order.source, turn));
        }
        self.apply_rules(id, turn);
    }

    /// Lets an identity in again.
    pub(super) fn let_back_in(&mut self, id: &CallId, identity: &LastingIdentity, turn: &mut Turn) {
        let mut who = None;
        if let Some(call) = self.watched_mut(id) {
            let rules = &mut call.rules;
            let at = rules
                .kept_out
                .iter()
                .position(|kept| kept.identity == *identity);
            who = at.map(|at| rules.kept_out.remove(at).who);
            rules
                .due
                .retain(|due| due.identity.as_ref() != Some(identity));
        }
        if let Some(who) = who {
            let what = What::KeptOut { who, on: false };
            self.log.add(id.clone(), what, Outcome::Noted, turn.now);
            self.keep(id, turn);
        }
    }

    /// Closes the door for guests who come from now on, or opens it.
    pub(super) fn move_door(&mut self, id: &CallId, close_for: Option<Duration>, turn: &mut Turn) {
        if let Err(cause) = self.may_act(id) {
            return turn.refuse(cause);
        }
        let now = turn.now;
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let rules = &mut call.rules;
        let was_closed = rules.door.is_some();
        rules.due.retain(|due| due.identity.is_some());
        rules.door = close_for.map(|time| GuestDoor {
            // Closing it for longer does not forgive those who came meanwhile.
            closed: rules.door.as_ref().map_or(now, |door| door.closed),
            until: now.plus(time),
            removals: rules.door.as_ref().map_or(0, |door| door.removals),
        });
        if was_closed != close_for.is_some() {
            let closed = close_for.is_some();
            self.log
                .add(id.clone(), What::Door { closed }, Outcome::Noted, now);
        }
        self.keep(id, turn);
        self.apply_rules(id, turn);
    }

    /// Somebody may stay although a rule would have removed them.
    pub(super) fn let_stay(&mut self, id: &CallId, participant: ParticipantId) {
        if let Some(call) = self.watched_mut(id) {
            call.rules.due.retain(|due| due.participant != participant);
            call.rules.let_stay.insert(participant);
        }
    }

    /// Rules of an earlier run go on, or are dropped.
    pub(super) fn answer_rules(&mut self, id: &CallId, go_on: bool, turn: &mut Turn) {
        let now = turn.now;
        if let Some(call) = self.watched_mut(id) {
            call.rules.is_waiting = false;
            if !go_on {
                call.rules = Rules::default();
            } else if let Some(door) = &mut call.rules.door {
                // Nobody knows who came while the program did not run.
                door.closed = now;
            }
        }
        self.keep(id, turn);
        self.apply_rules(id, turn);
    }

    /// Looks for visits that a rule ends.
    pub(super) fn apply_rules(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        if call.rules.is_empty() || call.rules.is_waiting || call.ended.is_some() {
            return;
        }
        let (mut due, mut alarms) = (Vec::new(), Vec::new());
        let at = turn.now.plus(SHOWN_FIRST);
        for (number, kept) in call.rules.kept_out.iter().enumerate() {
            let visits = call.visits_of(&kept.identity);
            let open: Vec<&Row> = visits
                .iter()
                .copied()
                .filter(|row| call.may_end(row))
                .collect();
            if open.is_empty() || kept.alarm.is_some() {
                continue;
            }
            let recent = kept
                .recent
                .iter()
                .filter(|at| turn.now.since(**at) < MINUTE)
                .count();
            if kept.identity.kind() == &IdentityKind::Phone && visits.len() > 1 {
                alarms.push((number, KeepOutAlarm::SharedNumber));
            } else if recent >= MOST_A_MINUTE {
                alarms.push((number, KeepOutAlarm::TooOften));
            } else {
                due.extend(open.into_iter().filter_map(|row| {
                    Some(Due {
                        participant: row.key.participant()?.clone(),
                        at,
                        identity: Some(kept.identity.clone()),
                    })
                }));
            }
        }
        if let Some(door) = &call.rules.door {
            let rows = call.roster.rows().iter();
            let guests = rows.filter(|row| {
                comes_through_the_door(row, door.closed)
                    && call.may_end(row)
                    && call.rules.tries(&row.key) < MOST_A_MINUTE
            });
            due.extend(guests.filter_map(|row| {
                Some(Due {
                    participant: row.key.participant()?.clone(),
                    at,
                    identity: None,
                })
            }));
        }
        if due.is_empty() && alarms.is_empty() {
            return;
        }
        self.take_alarms(id, alarms, turn.now);
        if let Some(call) = self.watched_mut(id) {
            call.rules.due.extend(due);
        }
    }

    fn take_alarms(&mut self, id: &CallId, alarms: Vec<(usize, KeepOutAlarm)>, now: Now) {
        for (number, alarm) in alarms {
            let kept = self
                .watched_mut(id)
                .and_then(|call| call.rules.kept_out.get_mut(number));
            let Some(kept) = kept else { continue };
            kept.alarm = Some(alarm);
            let what = What::KeepOutAlarm {
                who: kept.who.clone(),
                alarm,
            };
            self.log.add(id.clone(), what, Outcome::Noted, now);
        }
    }

    /// Removes those who were shown long enough, and ends the rules whose time is up.
    pub(super) fn tick_rules(&mut self, turn: &mut Turn) {
        let now = turn.now;
        let is_over = |at: Now| at.monotonic <= now.monotonic;
        let mut ripe: Vec<(CallId, Due)> = Vec::new();
        let mut ended: Vec<CallId> = Vec::new();
        for call in &mut self.calls {
            let rules = &mut call.rules;
            if rules.is_empty() {
                continue;
            }
            let theirs = rules.due.extract_if(.., |due| is_over(due.at));
            ripe.extend(theirs.map(|due| (call.id.clone(), due)));
            let before = rules.kept_out.len() + usize::from(rules.door.is_some());
            rules
                .kept_out
                .retain(|kept| !kept.until.is_some_and(is_over));
            rules.door.take_if(|door| is_over(door.until));
            if rules.kept_out.len() + usize::from(rules.door.is_some()) < before {
                ended.push(call.id.clone());
            }
        }
        for (id, due) in ripe {
            self.carry_out_rule(&id, &due, turn);
        }
        for id in ended {
            self.keep(&id, turn);
        }
    }

    fn carry_out_rule(&mut self, id: &CallId, due: &Due, turn: &mut Turn) {
        let source = match due.identity {
            Some(_) => Source::KeepOut,
            None => Source::GuestDoor,
        };
        let now = turn.now;
        let is_open = self.session.is_some() && self.is_live(id);
        if !is_open || self.remove_for(id, &due.participant, source, turn).is_err() {
            return;
        }
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let rules = &mut call.rules;
        let Some(identity) = &due.identity else {
            return rules.count_at_the_door(&due.participant);
        };
        let mut kept = rules.kept_out.iter_mut();
        if let Some(kept) = kept.find(|kept| kept.identity == *identity) {
            kept.removals += 1;
            kept.recent.retain(|at| now.since(*at) < MINUTE);
            kept.recent.push(now);
        }
    }

    /// When a rule does something next.
    pub(super) fn rules_due(&self) -> impl Iterator<Item = Now> + '_ {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        live.flat_map(|call| {
            let due = call.rules.due.iter().map(|due| due.at);
            let ends = call.rules.kept_out.iter().filter_map(|kept| kept.until);
            let opens = call.rules.door.iter().map(|door| door.until);
            due.chain(ends).chain(opens)
        })
    }
}

impl Watched {
    /// Everybody of this identity whom the newest roster lists.
    fn visits_of(&self, identity: &LastingIdentity) -> Vec<&Row> {
        let keys = self.roster.devices(identity);
        let rows = keys.iter().filter_map(|key| self.roster.get(key));
        rows.filter(|row| self.roster.lists(row))
            .map(|row| &**row)
            .collect()
    }

    /// Whether a rule may end this visit: nothing is on its way, and nobody let it stay.
    fn may_end(&self, row: &Row) -> bool {
        row.can_ask()
            && row.role == Role::Attendee
            && self.roster.lists(row)
            && self.rules.due(&row.key).is_none()
            && row
                .key
                .participant()
                .is_some_and(|id| !self.rules.let_stay.contains(id))
    }

    /// The rules as the disk keeps them.
    pub(super) fn rules_to_save(&self) -> Option<SavedRules> {
        (!self.rules.is_empty()).then(|| SavedRules {
            kept_out: self.rules.kept_out.iter().map(save_kept_out).collect(),
            door: self.rules.door.as_ref().map(|door| SavedDoor {
                closed: door.closed.wall,
                until: door.until.wall,
            }),
        })
    }
}

fn save_kept_out(kept: &KeptOut) -> SavedKeepOut {
    SavedKeepOut {
        identity: kept.identity.clone(),
        name: kept.who.name.as_str().into(),
        since: kept.since.wall,
        until: kept.until.map(|until| until.wall),
    }
}

impl Rules {
    /// As the disk knows them: nothing is done before somebody has said so.
    pub(super) fn restored(saved: SavedRules, now: Now) -> Self {
        let later =
            |wall| now.plus(Duration::try_from(now.wall.duration_until(wall)).unwrap_or_default());
        let is_over = |until: jiff::Timestamp| until <= now.wall;
        let kept_out = saved.kept_out.into_iter();
        let kept_out = kept_out.filter(|kept| !kept.until.is_some_and(is_over));
        let rules = Self {
            kept_out: kept_out
                .map(|kept| KeptOut {
                    who: PersonRef::of(&kept.identity, &kept.name),
                    since: Now {
                        wall: kept.since,
                        ..now
                    },
                    until: kept.until.map(later),
                    identity: kept.identity,
                    removals: 0,
                    alarm: None,
                    recent: Vec::new(),
                })
                .collect(),
            door: saved
                .door
                .filter(|door| !is_over(door.until))
                .map(|door| GuestDoor {
                    closed: now,
                    until: later(door.until),
                    removals: 0,
                }),
            is_waiting: true,
            ..Self::default()
        };
        if rules.is_empty() {
            Self::default()
        } else {
            rules
        }
    }
}
