//! Lets the app create and join calls, wait in the lobby, and keep calls alive.

use std::time::Duration;

use crate::simulator::model::call::{Call, Joined};
use crate::simulator::model::call_state::{CallEnd, CallState};
use crate::simulator::model::meeting::Meeting;
use crate::simulator::model::new_call::{Guest, NewCall};
use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::refusal::Refusal;
use crate::simulator::world::World;

impl World {
    /// Creates a call that is not established yet, and returns its index.
    ///
    /// If the meeting does not exist, the call is created all the same, and later ends by itself.
    pub(crate) fn create_call(&mut self, new: NewCall) -> usize {
        let meeting = self
            .meetings
            .iter()
            .position(|meeting| meeting.is_meant(&new.meeting));
        let at = match meeting {
            Some(meeting) => self.play(meeting),
            None => self.add_call(""),
        };
        let lets_in = meeting.map(|meeting| self.meetings[meeting].admits_guests_after);
        let guest = new.guest.clone();
        self.calls[at].joined = Some(Joined { new, meeting });
        self.begin_window(at);
        match (lets_in, guest) {
            (None, _) => {
                let end = CallEnd::new(400, 2203, "The meeting could not be found.");
                let after = self.settings.joining_delay;
                self.plan(at, after, ScheduledEvent::Ends(end));
            }
            (Some(_), None) => {
                let after = self.settings.joining_delay;
                self.plan(at, after, ScheduledEvent::Established);
            }
            (Some(lets_in), Some(guest)) => self.wait_in_lobby(at, guest, lets_in),
        }
        at
    }

    /// Starts a call from the meeting's `rehearsal`, the template for its calls, and returns the call's index.
    /// Everybody who is present in the template is in the call from its start.
    fn play(&mut self, meeting: usize) -> usize {
        let Meeting {
            rehearsal, quiet, ..
        } = self.meetings[meeting].clone();
        let at = self.add_call("");
        let (quiet_until, own) = (self.now().saturating_add(quiet), &mut self.calls[at]);
        let present = rehearsal.participants.iter().skip(1);
        let present: Vec<_> = present.map(|one| (one.person, one.in_lobby)).collect();
        let fresh = |mut person: Person| {
            person.visits = 0;
            person
        };
        *own = Call {
            id: own.id.clone(),
            my_participant: own.my_participant.clone(),
            participants: own.participants.clone(),
            people: rehearsal.people.into_iter().map(fresh).collect(),
            roster_from: quiet_until,
            roster_version: 0,
            ..rehearsal
        };
        for (person, in_lobby) in present {
            self.enter(at, person, in_lobby);
        }
        self.begin(at);
        at
    }

    /// Puts the app into the lobby as a guest. The call ends if nobody admits the app in time.
    fn wait_in_lobby(&mut self, at: usize, guest: Guest, lets_in: Option<Duration>) {
        let identity = guest.id.unwrap_or_else(|| self.ids.next());
        let call = &mut self.calls[at];
        if let Some(person) = call.people.first_mut() {
            person.kind = PersonKind::Guest;
            person.name = guest.name;
            person.identity = Some(identity.clone());
        }
        if let Some(own) = call.own_participant_mut() {
            own.identity = identity;
            own.in_lobby = true;
            own.media.clear();
        }
        let limit = self.settings.lobby_limit;
        self.plan(at, limit, ScheduledEvent::LobbyTimesOut);
        if let Some(after) = lets_in {
            self.plan(at, after, ScheduledEvent::AppAdmitted);
        }
    }

    /// Admits the app from the lobby; returns whether it was waiting there.
    pub fn admit_app(&mut self, call: &str) -> bool {
        let waiting = |known: &Call| known.id == call && known.waits_in_lobby();
        let waiting = self.calls.iter().position(waiting);
        waiting.map(|at| self.app_admitted(at)).is_some()
    }

    pub(crate) fn app_admitted(&mut self, at: usize) {
        if !self.calls[at].waits_in_lobby() {
            return;
        }
        let now = self.now();
        let call = &mut self.calls[at];
        call.roster_from = call.roster_from.max(now);
        let media = call.people.first().map(|app| app.media.clone());
        if let Some(own) = call.own_participant_mut() {
            own.in_lobby = false;
            own.media = media.unwrap_or_default();
        }
        call.roster_version += 1;
        let after = self.settings.joining_delay;
        self.plan(at, after, ScheduledEvent::Established);
    }

    pub(crate) fn lobby_times_out(&mut self, at: usize) {
        if self.calls[at].waits_in_lobby() {
            self.end(
                at,
                CallEnd::new(200, 5855, "Waiting in the lobby timed out."),
            );
        }
    }

    /// Restarts the keep-alive window of a call. Has no effect if another program keeps the call
    /// alive.
    pub(crate) fn keep_alive(&mut self, call: &str) -> Result<(), Refusal> {
        let at = self.running_call(call)?;
        if self.calls[at].kept_alive_until.is_some() {
            self.begin_window(at);
        }
        Ok(())
    }

    /// Starts a keep-alive window. The call ends after it, unless the window is restarted.
    pub(crate) fn begin_window(&mut self, at: usize) {
        let limit = self.settings.keep_alive_limit;
        self.calls[at].kept_alive_until = Some(self.now().saturating_add(limit));
        self.plan(at, limit, ScheduledEvent::KeepAliveRunsOut);
    }

    /// Ends the call if its keep-alive window is over, that is, was not restarted.
    pub(crate) fn keep_alive_runs_out(&mut self, at: usize) {
        let until = self.calls[at].kept_alive_until;
        if until.is_some_and(|until| until <= self.now()) {
            self.end(at, CallEnd::new(408, 8537, "The call was not kept alive."));
        }
    }
}

impl Call {
    /// Whether the call is not established yet, and the app itself waits in its lobby.
    pub fn waits_in_lobby(&self) -> bool {
        let own = self.participant(&self.my_participant);
        self.state == CallState::Establishing && own.is_some_and(|own| own.in_lobby)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::Scenario;
    use crate::simulator::model::new_call::MeetingKey;

    fn minutes(minutes: u64) -> Duration {
        Duration::from_mins(minutes)
    }

    fn world() -> World {
        Scenario::call("Elsewhere")
            .meeting("Review", None, &["Ada", "Bob"])
            .build()
            .into_world()
    }

    fn join(world: &mut World, guest: Option<&str>) -> String {
        join_with(world, guest, None)
    }

    fn join_with(world: &mut World, guest: Option<&str>, passcode: Option<&str>) -> String {
        let meeting = MeetingKey::Id {
            id: world.meetings[0].id.clone(),
            passcode: passcode.map(str::to_owned),
        };
        let guest = guest.map(|name| Guest {
            id: None,
            name: name.to_owned(),
        });
        let at = world.create_call(NewCall {
            callback_uri: "https://relay.example".to_owned(),
            modalities: vec!["audio".to_owned()],
            tenant: None,
            meeting,
            guest,
        });
        world.calls[at].id.clone()
    }

    fn end(world: &World, call: &str) -> Option<(i32, i32)> {
        match &world.call(call).unwrap().state {
            CallState::Terminated(end) => Some((end.code, end.subcode)),
            _ => None,
        }
    }

    #[test]
    fn every_join_is_a_call_of_its_own_and_the_same_in_every_run() {
        let (mut world, mut again) = (world(), world());
        let first = join(&mut world, None);
        let second = join(&mut world, None);
        assert_ne!(first, second);
        assert_eq!(join(&mut again, None), first);
        world.advance(Duration::from_secs(2));
        for call in [first, second] {
            let call = world.call(&call).unwrap();
            assert_eq!(call.state, CallState::Established);
            assert_eq!(call.participants.len(), 3);
        }
    }

    #[test]
    fn a_call_ends_when_it_was_not_kept_alive_for_45_minutes() {
        let mut world = world();
        let call = join(&mut world, None);
        world.advance(minutes(44));
        world.keep_alive(&call).unwrap();
        world.advance(minutes(44));
        assert_eq!(end(&world, &call), None);
        world.advance(minutes(1));
        assert_eq!(end(&world, &call), Some((408, 8537)));
        assert_eq!(world.keep_alive(&call), Err(Refusal::CallNotFound));
    }

    #[test]
    fn a_call_that_somebody_else_created_needs_no_keeping_alive() {
        let mut world = world();
        let call = world.calls()[0].id.clone();
        world.keep_alive(&call).unwrap();
        world.advance(minutes(600));
        assert_eq!(end(&world, &call), None);
    }

    #[test]
    fn a_guest_waits_until_somebody_opens_or_too_long() {
        let mut world = world();
        let (lucky, late) = (join(&mut world, Some("Eve")), join(&mut world, Some("Eve")));
        world.advance(minutes(1));
        assert_eq!(world.call(&lucky).unwrap().state, CallState::Establishing);
        assert!(world.admit_app(&lucky) && !world.admit_app(&lucky));
        world.advance(minutes(30));
        assert_eq!(world.call(&lucky).unwrap().state, CallState::Established);
        assert_eq!(end(&world, &late), Some((200, 5855)));
        assert!(!world.admit_app(&late));
    }

    #[test]
    fn a_wrong_passcode_shows_only_after_the_call_was_created() {
        let mut world = world();
        let call = join_with(&mut world, None, Some("wrong"));
        assert_eq!(end(&world, &call), None);
        world.advance(Duration::from_secs(5));
        assert_eq!(end(&world, &call), Some((400, 2203)));
    }

    /// Ada is there, and Bob waits in the lobby. Cleo joins every 30 s, and Dora every minute. From second 5 on, the
    /// roster is cut off.
    const PLAYED: &str = r#"{"title": "T", "tenant": {"domain": "contoso.example"}, "calls": [],
        "meetings": [{"call": {"subject": "Review", "organizer": "Ada", "roster_after": 3, "repeat_every": 60,
            "people": [{"name": "Ada", "devices": 2}, {"name": "Bob", "kind": "guest", "id": "8:bob", "lobby": true},
                {"names": ["Cleo", "Dora"], "away": true}],
            "streams": [{"first": 30, "every": 30, "stay": 10, "people": ["Cleo"]}],
            "timetable": [{"at": 20, "join": "Dora"}, {"at": 40, "leave": "Dora"},
                {"at": 5, "trouble": {"on": "roster", "effect": "truncate"}}]}}]}"#;

    #[test]
    fn each_join_plays_the_meeting_from_its_start() {
        let mut world = Scenario::from_json(PLAYED).unwrap().into_world();
        let first = join(&mut world, None);
        let present = |world: &World, call: &str| {
            let here = world.call(call).unwrap();
            let names = ["Ada", "Bob", "Cleo", "Dora"];
            names.map(|name| here.participants_named(name).count())
        };
        let mut seen = vec![present(&world, &first)];
        for pause in [19, 1, 10, 10, 20] {
            world.advance(Duration::from_secs(pause));
            seen.push(present(&world, &first));
        }
        let (start, dora, both) = ([2, 1, 0, 0], [2, 1, 0, 1], [2, 1, 1, 1]);
        assert_eq!(seen, [start, start, dora, both, start, [2, 1, 1, 0]]);

        let second = join(&mut world, None);
        assert_eq!(present(&world, &second), start);
        let ids = |call: &str| world.participant_id(call, "Ada").unwrap();
        assert_ne!(ids(&first), ids(&second));
        for call in [&first, &second] {
            let bob = world.call(call).unwrap().participants_named("Bob").next();
            assert_eq!(bob.unwrap().identity, "8:bob");
        }
        world.advance(Duration::from_secs(2));
        assert_eq!(world.call(&second).unwrap().state, CallState::Established);
        assert!(!world.has_roster(world.call(&second).unwrap()));
        world.advance(Duration::from_secs(28));
        assert!(world.has_roster(world.call(&second).unwrap()));
        assert_eq!(present(&world, &second), both);
        let faults = world.active_faults().into_iter();
        let mut paths: Vec<_> = faults.filter_map(|one| one.path.clone()).collect();
        let mut both = [first, second];
        paths.sort();
        both.sort();
        assert_eq!(paths, both);
    }
}
