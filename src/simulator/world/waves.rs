//! Waves: people who all arrive within moments, at a time of the timetable or at a word from outside.

use std::time::Duration;

use serde::Deserialize;

use crate::simulator::scenario::file::Problem;
use crate::simulator::scenario::form::{Check, Checked, PeopleFile};
use crate::simulator::scenario::span::Span;
use crate::simulator::world::World;
use crate::simulator::world::happening::Happening;

/// People who arrive one shortly after another, as a scenario file defines them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaveFile {
    /// How the timetable and people with curl call it.
    pub(crate) name: String,
    /// How long it takes until the last of them is there.
    pub(crate) within: Span,
    /// Who comes, in an order that follows from their names and not from this list.
    pub(crate) people: Vec<Checked<PeopleFile>>,
}

/// Who comes how long after the wave began.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wave {
    pub(crate) name: String,
    arrivals: Vec<Arrival>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Arrival {
    after: Duration,
    person: usize,
    in_lobby: bool,
}

impl Check for WaveFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.people.is_empty() {
            return Err("a wave needs people");
        }
        if self
            .people
            .iter()
            .any(|Checked(people)| people.away || people.devices != 1)
        {
            return Err(
                "people of a wave are away until it comes, and come once: leave out away and devices",
            );
        }
        Ok(())
    }
}

impl WaveFile {
    pub(crate) fn add_to(self, world: &mut World, call: usize) -> Result<(), Problem> {
        if world.calls[call].wave_named(&self.name).is_some() {
            return Err(Problem {
                message: format!("two waves of this call are called \"{}\"", self.name),
                near: self.name,
            });
        }
        let mut coming = Vec::new();
        for Checked(mut people) in self.people {
            people.away = true;
            let in_lobby = people.lobby;
            let first = world.calls[call].people.len();
            people.add_to(world, call)?;
            coming.extend((first..world.calls[call].people.len()).map(|at| (at, in_lobby)));
        }
        // A file lists people by their kind; a crowd comes mixed, and in the same way each time.
        let people = &world.calls[call].people;
        coming.sort_by_cached_key(|&(at, _)| world.ids.named(&people[at].name));
        let among = u32::try_from(coming.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let pause = self.within.0 / among.max(1);
        let arrivals = (0..).zip(coming).map(|(turn, (person, in_lobby))| Arrival {
            after: pause * turn,
            person,
            in_lobby,
        });
        let arrivals = arrivals.collect();
        let name = self.name;
        world.calls[call].waves.push(Wave { name, arrivals });
        Ok(())
    }
}

impl World {
    /// Lets a wave of a call begin now; false where there is none of this name or the call is over.
    pub fn play_wave(&mut self, call: &str, name: &str) -> bool {
        let Ok(at) = self.running_call(call) else {
            return false;
        };
        let Some(wave) = self.calls[at].wave_named(name) else {
            return false;
        };
        self.plan_wave(at, wave);
        self.advance(Duration::ZERO);
        true
    }

    /// Plans the arrivals of a wave; whoever is in the call by then stays as they are.
    pub(crate) fn plan_wave(&mut self, call: usize, wave: usize) {
        let Some(wave) = self.calls[call].waves.get(wave) else {
            return;
        };
        for arrival in wave.arrivals.clone() {
            let Arrival {
                after,
                person,
                in_lobby,
            } = arrival;
            let join = Happening::Join {
                call,
                person,
                in_lobby,
            };
            self.plan(after, join);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::Scenario;

    fn world(wave: &str, timetable: &str) -> World {
        let text = format!(
            r#"{{"title": "T", "tenant": {{"domain": "contoso.example"}}, "calls": [{{
                "subject": "Call", "people": [{{"name": "Ada"}}], "waves": [{wave}], "timetable": [{timetable}]}}]}}"#
        );
        Scenario::from_json(&text).unwrap().into_world()
    }

    const GATE_CRASHERS: &str = r#"{"name": "crash", "within": 9, "people": [
        {"name": "Guest", "kind": "guest", "count": 3}, {"names": ["B"], "kind": "guest", "lobby": true}]}"#;

    fn present(world: &World) -> usize {
        // Neither Ada nor the app.
        world.calls()[0].participants.len() - 2
    }

    #[test]
    fn a_wave_comes_at_its_time_and_is_whole_when_its_span_is_over() {
        let mut world = world(GATE_CRASHERS, r#"{"at": 20, "wave": "crash"}"#);
        let mut after = |seconds| {
            world.advance(Duration::from_secs(seconds));
            present(&world)
        };
        let seen = [19, 1, 2, 1, 3, 3, 60].map(&mut after);
        assert_eq!(seen, [0, 1, 1, 2, 3, 4, 4]);
        let call = &world.calls()[0];
        let mut waiting = call.participants.iter().filter(|one| one.in_lobby);
        assert_eq!(
            call.person_of(waiting.next().unwrap())
                .unwrap()
                .shown_name(),
            "B"
        );
        assert_eq!(waiting.next(), None);
    }

    #[test]
    fn a_wave_that_is_played_again_brings_back_only_those_who_are_gone() {
        let mut world = world(GATE_CRASHERS, "");
        let call = world.calls()[0].id.clone();
        assert!(!world.play_wave(&call, "flood"));
        assert!(world.play_wave(&call, "crash"));
        assert_eq!(present(&world), 1);
        world.advance(Duration::from_secs(9));
        assert!(world.leave(&call, "Guest 2"));
        let stayed = world.participant_id(&call, "Guest 1");
        assert!(world.play_wave(&call, "crash"));
        world.advance(Duration::from_secs(9));
        assert_eq!(present(&world), 4);
        assert_eq!(world.participant_id(&call, "Guest 1"), stayed);
        world.end_call(&call, 200, 5001, "").unwrap();
        assert!(!world.play_wave(&call, "crash"));
    }

    #[test]
    fn people_who_are_counted_share_the_name_they_show() {
        let world = world(GATE_CRASHERS, "");
        let people = &world.calls()[0].people;
        let shown: Vec<_> = people.iter().map(|one| one.display_name()).collect();
        let guest = Some("Guest");
        assert_eq!(shown[2..], [guest, guest, guest, Some("B")]);
        assert_eq!(people[3].name, "Guest 2");
    }
}
