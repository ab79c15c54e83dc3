//! Trouble on demand: which requests go wrong, and how.
//!
//! A [`Trouble`] is a matcher, a count and an effect. Tests install them through
//! [`super::Simulator::trouble`], people through `POST /simulator/trouble`, and scenario
//! files by their timetable.

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::scenario_form::Check;
use super::target::{Matcher, Target, participant_in};
use super::world::World;

/// One thing that goes wrong with some requests.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    #[serde(default)]
    pub on: Option<Target>,
    #[serde(default)]
    pub path: Option<String>,
    /// Only requests about a participant whom the scenario calls so, whatever their id is by then.
    #[serde(default)]
    pub person: Option<String>,
    /// How many matching requests pass unharmed at first.
    #[serde(default)]
    pub skip: u64,
    /// Only each n-th matching request; 0 and 1 mean every one.
    #[serde(default)]
    pub every: u64,
    /// How often it strikes; for ever where absent.
    #[serde(default)]
    pub times: Option<u64>,
    pub effect: Effect,
}

impl Trouble {
    /// Strikes every request of one kind, until it is limited.
    pub fn on(target: Target, effect: Effect) -> Self {
        Self {
            on: Some(target),
            ..Self::everywhere(effect)
        }
    }

    /// Strikes every request.
    pub fn everywhere(effect: Effect) -> Self {
        Self {
            on: None,
            path: None,
            person: None,
            skip: 0,
            every: 0,
            times: None,
            effect,
        }
    }

    /// Strikes only requests whose path has this piece.
    #[must_use]
    pub fn path(mut self, piece: impl Into<String>) -> Self {
        self.path = Some(piece.into());
        self
    }

    /// Strikes only requests about this person, by the name that the scenario has for them.
    #[must_use]
    pub fn person(mut self, name: impl Into<String>) -> Self {
        self.person = Some(name.into());
        self
    }

    /// Strikes so many times and then never again.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Lets so many requests pass first.
    #[must_use]
    pub fn skip(mut self, skip: u64) -> Self {
        self.skip = skip;
        self
    }

    /// Strikes each n-th request.
    #[must_use]
    pub fn every(mut self, every: u64) -> Self {
        self.every = every;
        self
    }
}

/// All troubles in force, with what each has seen so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Troubles {
    active: Vec<(Trouble, Tally)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    seen: u64,
    struck: u64,
}

impl Troubles {
    pub(super) fn add(&mut self, trouble: Trouble) {
        self.active.push((trouble, Tally::default()));
    }

    /// Adds one, or lets it begin anew: a timetable that repeats must not pile up the same.
    pub(super) fn renew(&mut self, trouble: Trouble) {
        self.active.retain(|(known, _)| *known != trouble);
        self.add(trouble);
    }

    pub(super) fn clear(&mut self) {
        self.active.clear();
    }

    pub(super) fn active(&self) -> Vec<&Trouble> {
        self.active.iter().map(|(trouble, _)| trouble).collect()
    }

    /// What goes wrong with this request about this person, in the order in which the troubles were installed.
    pub(super) fn strike(
        &mut self,
        target: Target,
        path: &str,
        person: Option<&str>,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (trouble, tally) in &mut self.active {
            let matcher = Matcher {
                on: trouble.on,
                path: trouble.path.clone(),
            };
            let meant = trouble.person.is_none() || trouble.person.as_deref() == person;
            if !meant || !matcher.matches(target, path) {
                continue;
            }
            tally.seen += 1;
            let turn = tally.seen.saturating_sub(trouble.skip);
            let due = turn > 0 && (turn - 1) % trouble.every.max(1) == 0;
            if due && trouble.times.is_none_or(|times| tally.struck < times) {
                tally.struck += 1;
                effects.push(trouble.effect.clone());
            }
        }
        effects
    }
}

impl World {
    /// What goes wrong with this request.
    pub(super) fn strike(&mut self, target: Target, path: &str) -> Vec<Effect> {
        let person = participant_in(path).and_then(|(call, participant)| {
            let call = self.calls.iter().find(|known| known.id == call)?;
            call.person_of(call.participant(participant)?)
        });
        let person = person.map(|person| person.name.as_str());
        self.troubles.strike(target, path, person)
    }
}

impl Check for Trouble {
    fn check(&self) -> Result<(), &'static str> {
        if self.times == Some(0) {
            return Err("a trouble that strikes 0 times never does; leave out times for no limit");
        }
        let about_people = [Target::Participant, Target::Remove, Target::Mute];
        if self.person.is_some() && self.on.is_some_and(|on| !about_people.contains(&on)) {
            return Err("only participant, remove and mute concern a person");
        }
        match self.effect {
            Effect::Answer { status, .. } | Effect::Html { status }
                if !(200..600).contains(&status) =>
            {
                Err("a status must be 200 to 599")
            }
            Effect::PageRoster(0) => Err("a page of the roster needs at least one row"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::RetryAfter;

    fn strikes(trouble: Trouble, requests: usize) -> Vec<bool> {
        let mut troubles = Troubles::default();
        troubles.add(trouble);
        (0..requests)
            .map(|_| {
                !troubles
                    .strike(
                        Target::Roster,
                        "/v1.0/communications/calls/c/participants",
                        None,
                    )
                    .is_empty()
            })
            .collect()
    }

    #[test]
    fn a_trouble_passes_over_the_first_and_ends_after_its_count() {
        let trouble = Trouble::on(Target::Roster, Effect::Truncate)
            .skip(1)
            .times(2);
        assert_eq!(strikes(trouble, 5), [false, true, true, false, false]);
    }

    #[test]
    fn a_trouble_can_strike_each_third_request() {
        let trouble = Trouble::everywhere(Effect::Truncate).every(3);
        assert_eq!(
            strikes(trouble, 7),
            [true, false, false, true, false, false, true]
        );
    }

    #[test]
    fn a_trouble_leaves_other_requests_alone() {
        assert_eq!(
            strikes(Trouble::on(Target::Remove, Effect::Truncate), 2),
            [false, false]
        );
        assert_eq!(
            strikes(Trouble::everywhere(Effect::Truncate).path("calls/other"), 2),
            [false, false]
        );
    }

    #[test]
    fn a_trouble_that_begins_anew_stands_there_once_and_counts_from_zero() {
        let mut troubles = Troubles::default();
        let once = Trouble::on(Target::Roster, Effect::Truncate).times(1);
        for _ in 0..3 {
            troubles.renew(once.clone());
            assert_eq!(troubles.active(), [&once]);
            let strikes = [(); 2].map(|()| troubles.strike(Target::Roster, "/", None).len());
            assert_eq!(strikes, [1, 0]);
        }
    }

    #[test]
    fn trouble_reads_from_json_and_unknown_members_are_refused() {
        let read = |text: &str| serde_json::from_str::<Trouble>(text);
        let trouble =
            read(r#"{"on": "roster", "times": 2, "effect": {"throttle": {"fraction": 2.128}}}"#)
                .unwrap();
        assert_eq!(
            trouble,
            Trouble::on(
                Target::Roster,
                Effect::Throttle(RetryAfter::Fraction(2.128))
            )
            .times(2)
        );
        assert!(read(r#"{"target": "roster", "effect": "truncate"}"#).is_err());
    }
}
