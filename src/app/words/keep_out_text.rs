//! Texts and commands of the rules: keeping people out, protecting them, and the guest door.

use std::time::Duration;

use crate::app::language::text::{tr, tr_with};
use crate::app::words::person_text::name_of;
use crate::app::words::time_text::{age, clock_short};
use crate::moderation::command::Command;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::participant::{Badge, IdentityKind, LastingIdentity};
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::rules::{GuestDoor, KeepOutAlarm, KeptOut};
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// The offered times for keeping a person out; `None` means as long as the call lasts.
pub(crate) const KEEP_OUT_FOR: [Option<Duration>; 3] = [
    None,
    Some(Duration::from_mins(10)),
    Some(Duration::from_hours(1)),
];
/// The offered times for closing the guest door.
pub(crate) const CLOSED_FOR: [Duration; 3] = [
    Duration::from_mins(5),
    Duration::from_mins(15),
    Duration::from_hours(1),
];
/// How long the door is closed if the moderator chooses no time.
const DOOR_FOR: Duration = CLOSED_FOR[1];
/// Time after a wave during which opening the door shows a warning.
const WAVE_IS_NEAR: Duration = Duration::from_mins(5);

/// Returns the command that closes the guest door for the default time; `None` if the door is already closed.
pub(crate) fn close_door(call: &CallView) -> Option<Command> {
    let is_open = !call.rules.is_door_closed();
    is_open.then(|| Command::Door(call.id.clone(), Some(DOOR_FOR)))
}

/// Returns the command that lets one more guest through the closed door, with its label. `None` if the door is open or
/// waits to be resumed.
pub(crate) fn let_next_in(call: &CallView) -> Option<(String, Command)> {
    let door = call.rules.door.as_ref();
    let lets_in = door.filter(|_| call.rules.is_door_closed())?.lets_in;
    let label = if lets_in > 0 {
        tr("door-let-one-more")
    } else {
        tr("door-let-next")
    };
    let command = Command::LetNextIn(call.id.clone(), lets_in.saturating_add(1));
    Some((label, command))
}

/// Says how many guests the closed door still lets in; `None` if it lets nobody in.
pub(crate) fn lets_in_text(door: &GuestDoor) -> Option<String> {
    let n = [("n", door.lets_in.into())];
    (door.lets_in > 0).then(|| tr_with("door-lets-in", &n))
}

/// Says whom the closed door let in last, and when they came if they are listed. `None` if it let nobody in.
pub(crate) fn last_let_in_text(call: &CallView, door: &GuestDoor) -> Option<String> {
    let who = door.let_in.last()?;
    let row = who.key.as_ref().and_then(|key| call.row(key));
    let time = row.map(|row| clock_short(row.first_seen));
    let said: Vec<String> = [Some(name_of(who)), time].into_iter().flatten().collect();
    Some(tr_with(
        "door-let-in",
        &[("names", said.join(&tr("names-comma")).into())],
    ))
}

/// Returns how long ago the newest wave of arrivals was at its height. `None` without a wave, or after
/// [`WAVE_IS_NEAR`].
pub(crate) fn wave_age(call: &CallView, now: Now) -> Option<Duration> {
    let age = now.age_of(call.known_wave()?.last_peak);
    (age < WAVE_IS_NEAR).then_some(age)
}

/// Whether the next guest to come may belong to a raid: in raid mode, or soon after a wave of arrivals.
pub(crate) fn is_raid(call: &CallView, now: Now) -> bool {
    call.raid.is_some() || call.wave.is_some() || wave_age(call, now).is_some()
}

/// Returns the closed door if it keeps out people of this kind. Otherwise `None`, also for a door that waits to be
/// resumed.
pub(crate) fn door_against(call: &CallView, badge: Badge) -> Option<&GuestDoor> {
    let door = call.rules.door.as_ref();
    door.filter(|door| door.scope.includes(badge) && call.rules.is_door_closed())
}

/// Whether the door removes the next person of this kind who joins.
pub(crate) fn door_removes_next(call: &CallView, badge: Badge) -> bool {
    door_against(call, badge).is_some_and(|door| door.lets_in == 0)
}

/// Returns the rule that keeps this person out, if there is one.
pub(crate) fn kept_out<'a>(call: &'a CallView, row: &Row) -> Option<&'a KeptOut> {
    let identity = row.participant.identity.lasting()?;
    let mut kept = call.rules.kept_out.iter();
    kept.find(|kept| kept.identity.is_same_as(&identity))
}

/// The rule that will remove an invited person as soon as they come.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ArrivalRule {
    KeptOut(LastingIdentity),
    /// The closed guest door. It applies to phones too, and lets nobody else in.
    Door,
}

impl ArrivalRule {
    /// Returns the rule that will remove the person. `None` if the person may stay. These rules remove nobody:
    /// - a rule that waits to be resumed
    /// - a rule that has stopped, except if it restarts within a minute
    /// - the guest door, if the invitee isn't a phone
    /// - a guest door that is open to phones, or that lets the next guest in
    pub(crate) fn of(invitee: &Invitee, call: &CallView) -> Option<Self> {
        let mut kept = call.rules.kept_out.iter();
        let invited = invitee.identity();
        let kept = kept.find(|kept| {
            let has_stopped = kept
                .alarm
                .is_some_and(|alarm| alarm != KeepOutAlarm::TooOften);
            kept.identity.is_of(&invited) && !has_stopped && !kept.holder.asks()
        });
        if let Some(kept) = kept {
            return Some(Self::KeptOut(kept.identity.clone()));
        }
        let is_phone = matches!(invitee, Invitee::Phone { .. });
        (is_phone && door_removes_next(call, Badge::Phone)).then_some(Self::Door)
    }

    /// Says what will happen when the person comes, and why.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::KeptOut(_) => tr("invitation-kept-out"),
            Self::Door => tr("invitation-door-shut"),
        }
    }
}

/// Says why this person can't be kept out; `None` if they can.
pub(crate) fn keep_out_obstacle(call: &CallView, snapshot: &Snapshot, row: &Row) -> Option<String> {
    let Some(identity) = row.participant.identity.lasting() else {
        return Some(no_identity(row));
    };
    let visits: Vec<&Row> = call
        .rows
        .iter()
        .map(|row| &**row)
        .filter(|other| other.is_listed() && identity.is_of(&other.participant.identity))
        .collect();
    if row.role == Role::ThisApp {
        return Some(tr("offer-this-app-why"));
    }
    let is_careful = |row: &Row| row.role != Role::Attendee;
    if is_careful(row) || visits.iter().any(|row| is_careful(row)) {
        return Some(tr("keep-out-protected"));
    }
    if is_protected(snapshot, &identity) {
        return Some(tr("keep-out-protected"));
    }
    if identity.kind() == &IdentityKind::Phone && visits.len() > 1 {
        return Some(tr("keep-out-shared"));
    }
    None
}

/// Says why this person can't be recognized if they leave and join again.
pub(crate) fn no_identity(row: &Row) -> String {
    if row.badge == Badge::Guest {
        tr("no-identity-guest")
    } else {
        tr("no-identity-hidden")
    }
}

/// Whether the moderator protects this identity.
pub(crate) fn is_protected(snapshot: &Snapshot, identity: &LastingIdentity) -> bool {
    let mut people = snapshot.protected.iter();
    people.any(|person| person.identity.is_same_as(identity))
}

/// Returns the label of the button for this time. `None` means as long as the call lasts.
pub(crate) fn for_how_long(time: Option<Duration>) -> String {
    time.map_or_else(|| tr("keep-out-call"), age)
}

/// Says when the rule that keeps a person out began, how much longer it lasts, and how many removals it has made.
pub(crate) fn rule_text(kept: &KeptOut, now: Now) -> String {
    let since = clock_short(kept.since).into();
    let removals = ("n", kept.removals.into());
    match kept.until {
        None => tr_with("rule-call", &[("time", since), removals]),
        Some(until) => {
            let left = age(now.left_until(until)).into();
            tr_with("rule-until", &[("time", since), ("left", left), removals])
        }
    }
}

/// Says why a rule has stopped removing this person.
pub(crate) fn alarm_text(alarm: KeepOutAlarm) -> String {
    match alarm {
        KeepOutAlarm::TooOften => tr("rule-too-often"),
        KeepOutAlarm::SharedNumber => tr("rule-shared"),
        KeepOutAlarm::NotRemoved | KeepOutAlarm::NotRemovedByDoor => tr("rule-not-removed"),
    }
}
