//! Faults on demand: which requests fail or get a false answer, and how.
//!
//! A [`Fault`] combines a matcher, a count and an effect. Tests install it with
//! [`crate::simulator::Simulator::inject`], people with `POST /simulator/trouble`, and scenario
//! files in their timetable.

pub(crate) mod effect;
pub(crate) mod lie;
pub(crate) mod limit;
pub(crate) mod target;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use crate::simulator::fault::effect::Effect;
use crate::simulator::fault::limit::Limit;
use crate::simulator::fault::target::{Matcher, Target};
use crate::simulator::span;
use crate::simulator::validated::Validate;

/// Which requests go wrong, how often, and with which effect.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    #[serde(default)]
    pub on: Option<Target>,
    #[serde(default)]
    pub path: Option<String>,
    /// Affects only requests about the person with this name in the scenario, whatever their participant id. If absent,
    /// it does not matter whom a request is about.
    #[serde(default)]
    pub person: Option<String>,
    /// Number of matching requests that pass unaffected first.
    #[serde(default)]
    pub skip: u64,
    /// Affects only the first of every `every` matching requests after `skip`. For example, 3 means requests 1, 4, 7
    /// and so on. 0 and 1 mean every one.
    #[serde(default)]
    pub every: u64,
    /// How often the fault applies; unlimited if absent.
    #[serde(default)]
    pub times: Option<u64>,
    /// How long the fault lasts in simulated time; if absent, until it is ended.
    #[serde(default, with = "span::optional")]
    pub lasts: Option<Duration>,
    pub effect: Effect,
}

impl Fault {
    /// Makes a fault that affects every request of one kind, unless limited further.
    pub fn on(target: Target, effect: Effect) -> Self {
        Self {
            on: Some(target),
            ..Self::everywhere(effect)
        }
    }

    /// Makes a fault that affects every request, unless limited further.
    pub fn everywhere(effect: Effect) -> Self {
        Self {
            on: None,
            path: None,
            person: None,
            skip: 0,
            every: 0,
            times: None,
            lasts: None,
            effect,
        }
    }

    /// Affects only requests whose path contains this text.
    #[must_use]
    pub fn path(mut self, piece: impl Into<String>) -> Self {
        self.path = Some(piece.into());
        self
    }

    /// Affects only requests about the person with this name in the scenario.
    #[must_use]
    pub fn person(mut self, name: impl Into<String>) -> Self {
        self.person = Some(name.into());
        self
    }

    /// Limits the fault to this many requests.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Limits the fault to this much simulated time.
    #[must_use]
    pub fn lasts(mut self, lasts: Duration) -> Self {
        self.lasts = Some(lasts);
        self
    }

    /// Lets this many requests pass first.
    #[must_use]
    pub fn skip(mut self, skip: u64) -> Self {
        self.skip = skip;
        self
    }

    /// Limits the fault to the first of every `every` matching requests after `skip`. For example, 3 means requests 1,
    /// 4, 7 and so on.
    #[must_use]
    pub fn every(mut self, every: u64) -> Self {
        self.every = every;
        self
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    active: Vec<(Fault, FaultCount)>,
}

#[derive(Clone, Debug)]
pub(crate) struct AppliedFault {
    pub(crate) effect: Effect,
    /// How often this fault has applied, this request included. Some effects change from request to request.
    pub(crate) count: u64,
}

/// Counters and times of a fault. The times are simulated, except in `limit`.
#[derive(Clone, Debug, Default)]
struct FaultCount {
    began: Duration,
    seen: u64,
    applied: u64,
    first_applied: Option<Duration>,
    limit: Limit,
}

impl FaultCount {
    /// Counts a request that the fault concerns. Returns whether the fault applies to it.
    fn counts(&mut self, fault: &Fault) -> bool {
        self.seen += 1;
        let turn = self.seen.saturating_sub(fault.skip);
        let due = turn > 0 && (turn - 1).is_multiple_of(fault.every.max(1));
        due && fault.times.is_none_or(|times| self.applied < times)
    }

    /// Returns the effect on a request to which the fault applies now. `None` if the time of [`Effect::AsleepMs`] is
    /// over, or [`Effect::Limit`] lets the request pass.
    fn effect(&mut self, effect: &Effect, now: Duration, arrived: Instant) -> Option<Effect> {
        let first = *self.first_applied.get_or_insert(now);
        match effect {
            Effect::AsleepMs(milliseconds) => {
                let wakes = first.saturating_add(Duration::from_millis(*milliseconds));
                let left = wakes.saturating_sub(now).as_millis();
                let left = u64::try_from(left).unwrap_or(u64::MAX);
                (left > 0).then_some(Effect::AsleepMs(left))
            }
            Effect::Limit {
                per_second,
                retry_after,
            } => {
                let over = !self.limit.admits(*per_second, arrived);
                over.then_some(Effect::Throttle(*retry_after))
            }
            other => Some(other.clone()),
        }
    }
}

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault, now: Duration) {
        let tally = FaultCount {
            began: now,
            ..FaultCount::default()
        };
        self.active.push((fault, tally));
    }

    /// Adds a fault, or restarts an equal one. A repeating timetable must not add it twice.
    pub(crate) fn renew(&mut self, fault: Fault, now: Duration) {
        self.end(&fault);
        self.add(fault, now);
    }

    /// Ends all faults equal to this one.
    pub(crate) fn end(&mut self, fault: &Fault) {
        self.active.retain(|(known, _)| known != fault);
    }

    pub(crate) fn clear(&mut self) {
        self.active.clear();
    }

    /// Returns the faults whose `lasts` is not over, even if their `times` are used up.
    pub(crate) fn active(&self, now: Duration) -> Vec<&Fault> {
        let active = self.active.iter();
        active
            .filter(|(fault, tally)| fault.goes_on(tally, now))
            .map(|(fault, _)| fault)
            .collect()
    }

    /// Returns the effects on this request, in the order in which the faults were installed.
    pub(crate) fn apply(
        &mut self,
        target: Target,
        path: &str,
        person: Option<&str>,
        now: Duration,
        arrived: Instant,
    ) -> Vec<AppliedFault> {
        self.active
            .retain(|(fault, tally)| fault.goes_on(tally, now));
        let is_meant = |fault: &Fault| {
            let matcher = Matcher {
                on: fault.on,
                path: fault.path.clone(),
            };
            let meant = fault.person.is_none() || fault.person.as_deref() == person;
            meant && fault.effect.concerns(target) && matcher.matches(target, path)
        };
        let meant = self.active.iter_mut();
        let meant = meant.filter(|(fault, _)| is_meant(fault));
        let mut due: Vec<_> = meant
            .filter_map(|(fault, tally)| tally.counts(fault).then_some((fault, tally)))
            .collect();
        // A throttled request is not carried out. So faults that change how requests are carried out don't count it.
        if due
            .iter()
            .any(|(fault, _)| matches!(fault.effect, Effect::Throttle(_)))
        {
            due.retain_mut(|(fault, tally)| {
                let is_spared = fault.effect.needs_carrying_out();
                tally.seen -= u64::from(is_spared);
                !is_spared
            });
        }
        let mut applied = Vec::new();
        for (fault, tally) in due {
            tally.applied += 1;
            let count = tally.applied;
            let effect = tally.effect(&fault.effect, now, arrived);
            applied.extend(effect.map(|effect| AppliedFault { effect, count }));
        }
        applied
    }
}

impl Fault {
    fn goes_on(&self, tally: &FaultCount, now: Duration) -> bool {
        self.lasts
            .is_none_or(|lasts| now < tally.began.saturating_add(lasts))
    }
}

impl Validate for Fault {
    fn check(&self) -> Result<(), &'static str> {
        if self.times == Some(0) {
            return Err("a trouble that strikes 0 times never does; leave out times for no limit");
        }
        let about_people = [Target::Participant, Target::Remove, Target::Mute];
        if self.person.is_some() && self.on.is_some_and(|on| !about_people.contains(&on)) {
            return Err("only participant, remove and mute concern a person");
        }
        if self.lasts == Some(Duration::ZERO) {
            return Err("a trouble that lasts no time never strikes; leave out lasts for no limit");
        }
        if self.on.is_some_and(|on| !self.effect.concerns(on)) {
            return Err("this effect never shows on such a request; leave out on");
        }
        self.effect.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::RetryAfter;

    fn which_are_affected(fault: Fault, requests: usize) -> Vec<bool> {
        let mut faults = Faults::default();
        faults.add(fault, Duration::ZERO);
        (0..requests)
            .map(|_| !apply(&mut faults, Duration::ZERO).is_empty())
            .collect()
    }

    fn apply(faults: &mut Faults, now: Duration) -> Vec<AppliedFault> {
        let path = "/v1.0/communications/calls/c/participants";
        faults.apply(Target::Roster, path, None, now, Instant::now())
    }

    #[test]
    fn a_fault_that_lasts_ends_by_itself_and_is_no_longer_listed() {
        let seconds = Duration::from_secs;
        let mut faults = Faults::default();
        let fault = Fault::on(Target::Roster, Effect::Truncate).lasts(seconds(4));
        faults.add(fault, seconds(10));
        let before = Duration::from_millis(13_999);
        assert_eq!(apply(&mut faults, before).len(), 1);
        assert_eq!(faults.active(before).len(), 1);
        assert_eq!(apply(&mut faults, seconds(14)).len(), 0);
        assert_eq!(faults.active(seconds(14)).len(), 0);
    }

    #[test]
    fn a_service_that_sleeps_wakes_at_one_time_for_all() {
        let mut faults = Faults::default();
        let fault = Fault::everywhere(Effect::AsleepMs(5000));
        faults.add(fault, Duration::ZERO);
        let left = [2, 4, 7, 60].map(|at| {
            let applied = apply(&mut faults, Duration::from_secs(at));
            applied.first().map(|fault| fault.effect.clone())
        });
        let asleep = |ms| Some(Effect::AsleepMs(ms));
        assert_eq!(left, [asleep(5000), asleep(3000), None, None]);
    }

    #[test]
    fn what_cannot_show_on_a_request_does_not_count_it() {
        let mut faults = Faults::default();
        let fault = Fault::everywhere(Effect::Ignore).times(1);
        faults.add(fault, Duration::ZERO);
        assert_eq!(apply(&mut faults, Duration::ZERO).len(), 0);
        let (now, arrived) = (Duration::ZERO, Instant::now());
        let removal = faults.apply(Target::Remove, "/", None, now, arrived);
        assert_eq!(removal.len(), 1);
    }

    #[test]
    fn a_fault_passes_over_the_first_and_ends_after_its_count() {
        let fault = Fault::on(Target::Roster, Effect::Truncate).skip(1).times(2);
        assert_eq!(
            which_are_affected(fault, 5),
            [false, true, true, false, false]
        );
    }

    #[test]
    fn a_fault_can_affect_each_third_request() {
        let fault = Fault::everywhere(Effect::Truncate).every(3);
        assert_eq!(
            which_are_affected(fault, 7),
            [true, false, false, true, false, false, true]
        );
    }

    #[test]
    fn a_fault_leaves_other_requests_alone() {
        assert_eq!(
            which_are_affected(Fault::on(Target::Remove, Effect::Truncate), 2),
            [false, false]
        );
        assert_eq!(
            which_are_affected(Fault::everywhere(Effect::Truncate).path("calls/other"), 2),
            [false, false]
        );
    }

    #[test]
    fn a_fault_that_begins_anew_stands_there_once_and_counts_from_zero() {
        let mut faults = Faults::default();
        let once = Fault::on(Target::Roster, Effect::Truncate).times(1);
        for _ in 0..3 {
            faults.renew(once.clone(), Duration::ZERO);
            assert_eq!(faults.active(Duration::ZERO), [&once]);
            let applied = [(); 2].map(|()| apply(&mut faults, Duration::ZERO).len());
            assert_eq!(applied, [1, 0]);
        }
    }

    #[test]
    fn a_fault_reads_from_json_and_unknown_members_are_refused() {
        let read = |text: &str| serde_json::from_str::<Fault>(text);
        let fault =
            read(r#"{"on": "roster", "times": 2, "effect": {"throttle": {"fraction": 2.128}}}"#)
                .unwrap();
        assert_eq!(
            fault,
            Fault::on(
                Target::Roster,
                Effect::Throttle(RetryAfter::Fraction(2.128))
            )
            .times(2)
        );
        assert!(read(r#"{"target": "roster", "effect": "truncate"}"#).is_err());
    }

    #[test]
    fn a_removal_that_is_turned_away_uses_up_nothing_that_happens_while_it_is_carried_out() {
        let mut faults = Faults::default();
        let once = |effect| Fault::on(Target::Remove, effect).times(1);
        faults.add(once(Effect::Ignore), Duration::ZERO);
        let throttle = Effect::Throttle(RetryAfter::Seconds(3));
        faults.add(once(throttle), Duration::ZERO);
        let path = "/communications/calls/c/participants/p";
        let mut apply = || {
            let applied = faults.apply(Target::Remove, path, None, Duration::ZERO, Instant::now());
            applied
                .into_iter()
                .map(|fault| fault.effect)
                .collect::<Vec<_>>()
        };
        assert!(matches!(apply()[..], [Effect::Throttle(_)]));
        assert!(matches!(apply()[..], [Effect::Ignore]));
        assert!(apply().is_empty());
    }
}
