//! A tenant with its calls: plain data and rules, without HTTP or a clock.
//!
//! [`crate::simulator::acts`] contains the changes that can happen to the tenant.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::simulator::fault::Faults;
use crate::simulator::fault::lie::AnswerLag;
use crate::simulator::model::call::{Call, Participant};
use crate::simulator::model::call_history::CallHistory;
use crate::simulator::model::call_state::CallState;
use crate::simulator::model::ids::Ids;
use crate::simulator::model::meeting::Meeting;
use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::model::settings::Settings;
use crate::simulator::model::tenant::{Credentials, Tenant};
use crate::simulator::model::token::Tokens;
use crate::simulator::refusal::Refusal;

/// The tenant, its app registration and its calls.
#[derive(Clone, Debug)]
pub struct World {
    pub settings: Settings,
    pub(crate) tenant: Tenant,
    pub(crate) tokens: Tokens,
    pub(crate) calls: Vec<Call>,
    /// Earlier states of the calls, in the order of `calls`.
    pub(crate) past: Vec<CallHistory>,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) ids: Ids,
    /// Separate sequence for request and token ids. So ids of people do not depend on the number of requests.
    pub(crate) request_ids: Ids,
    /// Faults, kept here because scenarios schedule them. The middleware applies them.
    pub(crate) faults: Faults,
    now: Duration,
    /// Scheduled events with the index of their call, by due time and then by the order of
    /// scheduling.
    agenda: BTreeMap<(Duration, u64), (usize, ScheduledEvent)>,
    planned: u64,
}

impl World {
    /// Makes a tenant without calls. All ids derive from the title.
    pub(crate) fn of_tenant(title: &str, domains: Vec<String>) -> Self {
        let ids = Ids::new(title);
        Self {
            settings: Settings::default(),
            tenant: Tenant::new(&ids, domains),
            tokens: Tokens::default(),
            calls: Vec::new(),
            past: Vec::new(),
            meetings: Vec::new(),
            request_ids: ids.beside("requests"),
            ids,
            faults: Faults::default(),
            now: Duration::ZERO,
            agenda: BTreeMap::new(),
            planned: 0,
        }
    }

    /// Returns the simulated time since the start of the scenario.
    pub fn now(&self) -> Duration {
        self.now
    }

    /// Takes the next event due by `until`, and moves the time to that event. `None` if there is
    /// none; the time then moves to `until`.
    pub(crate) fn next_due(&mut self, until: Duration) -> Option<(usize, ScheduledEvent)> {
        let first = self.agenda.first_entry();
        let Some(due) = first.filter(|first| first.key().0 <= until) else {
            self.now = until;
            return None;
        };
        let ((at, _), planned) = due.remove_entry();
        self.now = self.now.max(at);
        Some(planned)
    }

    /// Schedules an event of a call, this long from now.
    pub(crate) fn plan(&mut self, call: usize, after: Duration, event: ScheduledEvent) {
        self.planned += 1;
        let due = self.now.saturating_add(after);
        self.agenda.insert((due, self.planned), (call, event));
    }

    /// Returns the calls that the app is or was in.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Returns the meetings that the app can join.
    pub fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }

    /// Returns a call by id, even if it has ended.
    pub fn call(&self, id: &str) -> Option<&Call> {
        self.calls.iter().find(|call| call.id == id)
    }

    /// Returns a call by id, to change it.
    pub fn call_mut(&mut self, id: &str) -> Option<&mut Call> {
        self.calls.iter_mut().find(|call| call.id == id)
    }

    /// Returns the index of a call, even if it has ended.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        self.calls.iter().position(|call| call.id == id)
    }

    /// Returns a call that can be read: running, or ended less than [`Settings::ended_call_lingers`] ago.
    pub(crate) fn readable_call(&self, id: &str) -> Result<&Call, Refusal> {
        let call = self.call(id).ok_or(Refusal::CallNotFound)?;
        self.check_readable(call)?;
        Ok(call)
    }

    /// Checks that a call is running, or ended less than [`Settings::ended_call_lingers`] ago.
    pub(crate) fn check_readable(&self, call: &Call) -> Result<(), Refusal> {
        match &call.state {
            CallState::Terminated(end)
                if self.now >= end.at.saturating_add(self.settings.ended_call_lingers) =>
            {
                Err(Refusal::CallNotFound)
            }
            _ => Ok(()),
        }
    }

    /// Returns the index of a running call.
    pub(crate) fn running_call(&self, id: &str) -> Result<usize, Refusal> {
        let running = |call: &Call| call.id == id && !call.is_over();
        self.calls
            .iter()
            .position(running)
            .ok_or(Refusal::CallNotFound)
    }

    /// Whether the call serves a roster: it is established and not one-to-one, and `roster_from` has passed.
    pub(crate) fn has_roster(&self, call: &Call) -> bool {
        call.state == CallState::Established && self.now >= call.roster_from && !call.one_to_one
    }

    /// Returns the indexes of a call and of a person of its cast; `None` if either is unknown.
    pub(crate) fn find_person(&self, call: &str, name: &str) -> Option<(usize, usize)> {
        let at = self.place_of(call)?;
        Some((at, self.calls[at].person_named(name)?))
    }

    /// Adds a call that only the app is in; returns its index.
    pub(crate) fn add_call(&mut self, subject: &str) -> usize {
        let (id, mine) = (self.ids.next(), self.ids.next());
        let mut call = Call::new(id, self.tenant.id.clone(), mine.clone());
        call.subject = Some(subject.to_owned());
        let mut app = Person::new(PersonKind::Application, "Moderato");
        app.identity = Some(self.tenant.client_id.clone());
        app.muted = true;
        let identity = self.tenant.client_id.clone();
        call.participants.push(Participant {
            id: mine,
            person: 0,
            identity,
            since: self.now(),
            in_lobby: false,
            muted: true,
            server_muted: false,
            media: app.media.clone(),
        });
        call.people.push(app);
        self.calls.push(call);
        self.calls.len() - 1
    }

    /// Lets a person into a call or its lobby. Makes the ids that [`Call::enter`] may need.
    pub(crate) fn enter(&mut self, call: usize, person: usize, in_lobby: bool) {
        let (id, identity) = (self.ids.next(), self.ids.next());
        let now = self.now;
        self.calls[call].enter(person, id, identity, in_lobby, now);
    }

    /// Ends all visits of a person; returns whether there were any.
    pub(crate) fn depart(&mut self, call: usize, person: usize) -> bool {
        let here = &mut self.calls[call];
        let before = here.participants.len();
        here.participants
            .retain(|participant| participant.person != person);
        let left = here.participants.len() < before;
        here.roster_version += u64::from(left);
        left
    }

    /// Records the state of each call that has changed.
    pub(crate) fn remember(&mut self) {
        let now = self.now();
        self.past
            .resize_with(self.calls.len(), CallHistory::default);
        for (past, call) in self.past.iter_mut().zip(&self.calls) {
            past.note(call, now);
        }
    }

    /// Returns a call in the state that an answer with this lag shows. `None` for an unknown call, or if no state was
    /// recorded.
    pub(crate) fn call_behind(&self, id: &str, lag: AnswerLag) -> Option<Call> {
        let at = self.place_of(id)?;
        let then = self.past.get(at)?.behind(lag, self.now())?;
        let mut call = self.calls[at].clone();
        call.state = then.state.clone();
        call.roster_version = then.version;
        call.participants = then.people.iter().map(|one| (**one).clone()).collect();
        Some(call)
    }

    /// Returns the latest ended visits of a call, with the time of their end.
    pub(crate) fn left(&self, id: &str) -> impl Iterator<Item = &(Arc<Participant>, Duration)> {
        let past = self.place_of(id).and_then(|at| self.past.get(at));
        past.into_iter().flat_map(|past| &past.left)
    }

    /// Returns the credentials that a client signs in with.
    pub fn credentials(&self) -> Credentials {
        self.tenant.credentials()
    }

    /// Returns a tenant that knows the app but owns none of the simulated calls. `None` if there is none.
    pub fn other_tenant(&self) -> Option<&str> {
        self.tenant.others.first().map(String::as_str)
    }
}
