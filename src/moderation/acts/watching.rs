//! Changes the list of watched calls, and starts and ends the session.

use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::event::SessionFacts;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, check_segment};
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::directory_names::DirectoryNames;
use crate::moderation::state::roster::entry::CallFacts;
use crate::moderation::state::saved::SavedCall;
use crate::moderation::state::watched::Watched;

impl Console {
    /// Watches a call. Does nothing if it is already watched and not over. Refuses an id that no request can contain.
    /// Polling starts once somebody is signed in.
    pub(crate) fn watch(&mut self, id: &CallId, turn: &mut Turn) {
        if let Err(why) = check_segment(id.as_str()) {
            let failure = Failure::new(Cause::UnusableId);
            return turn.refuse_with(failure.with_message(why.to_string()));
        }
        if self.is_live(id) {
            return;
        }
        // Watches an ended call again from scratch. Keeps only its people, and whether it existed.
        let mut call = Watched::new(id.clone(), turn.now);
        let over = self.calls.iter().position(|call| &call.id == id);
        if let Some(over) = over.map(|at| self.calls.remove(at)) {
            call.known_before = over.was_there();
            call.roster.goes_on_from(over.roster, turn.now);
        }
        self.calls.push(call);
        self.pass_on_facts(id);
        if self.session.is_some() {
            turn.effects.push(Effect::StartPolling(id.clone()));
        }
        self.keep(id, turn);
    }

    /// Adds saved calls to the list of watched calls. Calls that are already on the list stay as they are. Skips ids
    /// that no request can contain.
    pub(crate) fn restored(&mut self, saved: Vec<SavedCall>, turn: &mut Turn) {
        for call in saved {
            let id = call.id.clone();
            if self.watched(&id).is_some() || check_segment(id.as_str()).is_err() {
                continue;
            }
            self.calls.push(Watched::restored(call, turn.now));
            self.pass_on_facts(&id);
            if self.session.is_some() && self.is_live(&id) {
                turn.effects.push(Effect::StartPolling(id));
            }
        }
    }

    pub(crate) fn clear_ended(&mut self, turn: &mut Turn) {
        let ended: Vec<CallId> = self
            .calls
            .iter()
            .filter(|call| call.ended.is_some())
            .map(|call| call.id.clone())
            .collect();
        for id in ended {
            self.forget(&id, turn);
        }
    }

    /// Removes a call from the list of watched calls. The app stays in the call, and late responses
    /// are only recorded.
    pub(crate) fn forget(&mut self, id: &CallId, turn: &mut Turn) {
        self.end_attempts(id, &Outcome::Accepted, turn);
        self.calls.retain(|call| &call.id != id);
        turn.effects.push(Effect::StopPolling(id.clone()));
        turn.effects.push(Effect::Drop(id.clone()));
    }

    /// Saves the data about this call.
    pub(crate) fn keep(&self, id: &CallId, turn: &mut Turn) {
        if let Some(call) = self.watched(id) {
            turn.effects.push(Effect::Keep(Box::new(call.to_save())));
        }
    }

    /// Sets the call that the window shows. This call is polled more often, and counts as stale sooner.
    pub(crate) fn show(&mut self, id: Option<CallId>, turn: &mut Turn) {
        for call in &mut self.calls {
            call.in_front = Some(&call.id) == id.as_ref();
        }
        turn.effects.push(Effect::PollInFront(id));
    }

    /// Starts a session. Clears the calls and the activity if tenant, app or Graph host differ from the previous
    /// session.
    pub(crate) fn signed_in(&mut self, facts: SessionFacts, turn: &mut Turn) {
        let is_another = self.owner.as_ref().is_some_and(|owner| {
            owner.client_id != facts.client_id
                || owner.tenant != facts.tenant
                || owner.graph_host != facts.graph_host
        });
        if is_another {
            self.drop_all_calls(turn);
            // Entries of another tenant, or of the demo, must appear neither on the screen nor in an export.
            self.log.clear();
        }
        self.own_id_refused = false;
        self.can_remove = false;
        self.reading_pauses.resume(turn.now);
        self.forget_singles();
        self.names = DirectoryNames::default();
        self.owner = Some(facts.clone());
        self.session = Some(facts);
        self.record_fault(turn);
        let kept_alive = self.calls.iter_mut();
        for keeping in kept_alive.filter_map(|call| call.keeping.as_mut()) {
            keeping.expects_no_answer();
        }
        let calls: Vec<CallId> = self.calls.iter().map(|call| call.id.clone()).collect();
        for call in calls {
            self.pass_on_facts(&call);
            if self.is_live(&call) {
                turn.effects.push(Effect::StartPolling(call));
            }
        }
    }

    /// Removes all calls, joins and protected people from memory. The previous session's saved lists stay.
    fn drop_all_calls(&mut self, turn: &mut Turn) {
        let calls: Vec<CallId> = self.calls.iter().map(|call| call.id.clone()).collect();
        for call in calls {
            self.end_attempts(&call, &Outcome::Accepted, turn);
            turn.effects.push(Effect::StopPolling(call));
        }
        self.calls.clear();
        // A join may still create a call. The worker then saves the call in the list of the
        // previous session.
        self.lose_joins(turn);
        self.joins.clear();
        self.protected.clear();
    }

    /// Ends the session. Polling stops, the list of calls stays, and responses to open requests are still handled.
    pub(crate) fn signed_out(&mut self, turn: &mut Turn) {
        self.session = None;
        self.reading_pauses.pause(turn.now, Duration::MAX);
        let calls = self.calls.iter();
        turn.effects
            .extend(calls.map(|call| Effect::StopPolling(call.id.clone())));
    }

    /// Gives the roster the facts about the session and the call that decide roles and badges.
    pub(crate) fn pass_on_facts(&mut self, id: &CallId) {
        let session = self.session.as_ref();
        let home = session.and_then(|session| session.tenant.clone());
        let app = session.and_then(|session| session.client_id.clone());
        let protected = self.protected_identities();
        let refused = self.are_singles_refused();
        let Some(watched) = self.watched_mut(id) else {
            return;
        };
        watched.roster.set_singles_refused(refused);
        let read = watched.call.as_ref();
        watched.roster.set_facts(CallFacts {
            own: read
                .and_then(|call| call.my_participant.clone())
                .or_else(|| watched.lone_own_id()),
            organizer: read.and_then(|call| call.organizer.clone()),
            home,
            app,
            protected,
        });
    }
}
