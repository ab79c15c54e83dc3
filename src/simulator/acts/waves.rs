//! Waves: groups of people who arrive within seconds, scheduled or on command.

use std::time::Duration;

use crate::simulator::model::call::Arrival;
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::world::World;

impl World {
    /// Starts a wave now; `false` if there is no such call or wave, or the call is over.
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

    /// Schedules the arrivals of a wave. People already in the call stay as they are.
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
            self.plan(call, after, ScheduledEvent::Join { person, in_lobby });
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
        // Counts everybody except Ada and the app.
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
