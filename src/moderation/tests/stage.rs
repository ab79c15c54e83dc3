//! A console with one watched call. The effects of the console are recorded instead of carried out.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::console::Console;
use crate::moderation::effect::{Attempt, Effect, Poll, Request};
use crate::moderation::event::OneReading;
use crate::moderation::event::{AttemptAnswer, Event, InviteFacts, InvitedFacts, SessionFacts};
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::audit::{AuditRecord, Phase, Source};
use crate::moderation::model::call::{Call, CallState, ResultInfo};
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, ParticipantId};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, Outcome};
use crate::moderation::state::invitation::{Invitation, InvitationState, NewInvitation};
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::tests::cast::{HOME, failure, oid, row_key, user};

/// Id of the call that a stage watches.
pub(crate) const CALL: &str = "C1";
/// A console, the current time, and everything that the console has asked for.
pub(crate) struct Stage {
    pub(crate) console: Console,
    pub(crate) now: Now,
    /// Effects of the latest event, or of all events during the latest wait.
    pub(crate) effects: Vec<Effect>,
    /// All requests that were sent, oldest first.
    pub(crate) sent: Vec<Attempt>,
    /// All audit lines, oldest first.
    pub(crate) audit: Vec<AuditRecord>,
    /// Participants who are being read singly, until the test answers.
    pub(crate) asked_about: Vec<String>,
    /// Whether result lines are written only when the test calls [`Stage::disk_catches_up`] or [`Stage::disk_writes`].
    pub(crate) slow_disk: bool,
    unwritten: Vec<AttemptId>,
}

impl Stage {
    /// Makes a stage that is signed in and watches one call, of which nothing is known yet.
    pub(crate) fn new() -> Self {
        let mut stage = Self::signed_out();
        stage.sign_in("app");
        stage.command(Command::Watch(CALL.into()));
        stage.command(Command::Show(Some(CALL.into())));
        stage
    }

    /// Makes a stage on which nobody is signed in and nothing is watched.
    pub(crate) fn signed_out() -> Self {
        Self {
            console: Console::default(),
            now: Now::default(),
            effects: Vec::new(),
            sent: Vec::new(),
            audit: Vec::new(),
            asked_about: Vec::new(),
            slow_disk: false,
            unwritten: Vec::new(),
        }
    }

    /// Makes a stage with these people, who may all have been in the call before the app watched it.
    pub(crate) fn with<const N: usize>(people: [&str; N]) -> Self {
        let mut stage = Self::new();
        stage.reads_call();
        stage.roster(people);
        stage
    }

    /// Makes a stage as [`Self::with`] does, with a second roster a second later. People who are
    /// first listed after that count as having joined.
    pub(crate) fn knowing<const N: usize>(people: [&str; N]) -> Self {
        let mut stage = Self::with(people);
        stage.wait(1).roster(people);
        stage
    }

    pub(crate) fn sign_in(&mut self, client_id: &str) -> &mut Self {
        self.sign_in_at("graph.example", client_id)
    }

    pub(crate) fn sign_in_at(&mut self, graph_host: &str, client_id: &str) -> &mut Self {
        self.event(Event::SignedIn(SessionFacts {
            tenant: Some(HOME.into()),
            client_id: Some(client_id.into()),
            graph_host: Some(graph_host.into()),
            offers_participant_ids: true,
        }))
    }

    pub(crate) fn event(&mut self, event: Event) -> &mut Self {
        self.effects = self.console.apply(event, self.now);
        self.carry_out();
        if !self.slow_disk {
            self.disk_catches_up();
        }
        self
    }

    fn carry_out(&mut self) {
        for effect in self.effects.clone() {
            self.carry_out_one(&effect);
        }
    }

    fn carry_out_one(&mut self, effect: &Effect) {
        match effect {
            Effect::Send(attempt) => self.sent.push(attempt.clone()),
            Effect::Poll {
                what: Poll::One(one),
                ..
            } => self.asked_about.push(one.to_string()),
            Effect::Audit(line) => {
                self.audit.push((**line).clone());
                if line.phase == Phase::Result {
                    self.unwritten.push(line.attempt);
                }
            }
            _ => {}
        }
    }

    pub(crate) fn disk_catches_up(&mut self) -> &mut Self {
        for attempt in std::mem::take(&mut self.unwritten) {
            self.disk_writes(attempt);
        }
        self
    }

    /// Tells the console that one result line was written.
    pub(crate) fn disk_writes(&mut self, attempt: AttemptId) -> &mut Self {
        let effects = self
            .console
            .apply(Event::ResultWritten { attempt }, self.now);
        let has_batch = || {
            self.console
                .views(self.now)
                .iter()
                .any(|view| view.batch.is_some())
        };
        // At any time, a single reading or the audit line of a correction may follow.
        let is_due = |effect: &Effect| match effect {
            Effect::Audit(line) => line.outcome == Some(AuditOutcome::StillInCall),
            Effect::Poll { what, .. } => matches!(what, Poll::One(_)),
            _ => false,
        };
        assert!(
            effects.iter().all(is_due) || has_batch(),
            "a written line asks for nothing else: {effects:?}"
        );
        for effect in effects {
            self.carry_out_one(&effect);
            self.effects.push(effect);
        }
        self
    }

    pub(crate) fn command(&mut self, command: Command) -> &mut Self {
        self.event(Event::Command(command))
    }

    /// Closes the program. The lines that it records are in `effects`.
    pub(crate) fn close(&mut self) -> &mut Self {
        self.effects = self.console.close(self.now);
        self.carry_out();
        self
    }

    /// Lets time pass as the worker does: sleeps until something is due, then ticks.
    pub(crate) fn wait(&mut self, secs: u64) -> &mut Self {
        self.wait_exactly(Duration::from_secs(secs))
    }

    pub(crate) fn wait_exactly(&mut self, time: Duration) -> &mut Self {
        let end = self.now.plus(time);
        let mut effects = Vec::new();
        while let Some(due) = self.console.next_due()
            && due <= end.monotonic
        {
            assert!(due > self.now.monotonic, "a sleeper would spin");
            self.now = self.now.plus(due.saturating_sub(self.now.monotonic));
            self.event(Event::Tick);
            effects.append(&mut self.effects);
        }
        self.now = end;
        self.effects = effects;
        self
    }

    // What Graph sends.

    pub(crate) fn roster<const N: usize>(&mut self, people: [&str; N]) -> &mut Self {
        self.roster_of(people.map(user))
    }

    pub(crate) fn roster_of<const N: usize>(&mut self, people: [Participant; N]) -> &mut Self {
        self.roster_asked(self.now, Vec::from(people))
    }

    /// Sends a roster that was requested at `asked`.
    pub(crate) fn roster_asked(&mut self, asked: Now, participants: Vec<Participant>) -> &mut Self {
        self.event(Event::Roster {
            call: CALL.into(),
            asked,
            participants,
            incomplete: None,
        })
    }

    /// Sends a roster that may be incomplete for this reason.
    pub(crate) fn partial_roster<const N: usize>(
        &mut self,
        people: [&str; N],
        incomplete: IncompleteReason,
    ) -> &mut Self {
        self.event(Event::Roster {
            call: CALL.into(),
            asked: self.now,
            participants: Vec::from(people.map(user)),
            incomplete: Some(incomplete),
        })
    }

    /// Sends two equal rosters, a second apart.
    pub(crate) fn rosters<const N: usize>(&mut self, people: [&str; N]) -> &mut Self {
        self.rosters_of(people.map(user))
    }

    pub(crate) fn rosters_of<const N: usize>(&mut self, people: [Participant; N]) -> &mut Self {
        self.roster_of(people.clone()).wait(1).roster_of(people)
    }

    /// Sends the result of reading a single participant.
    pub(crate) fn reads_one(&mut self, participant: &str, read: OneReading) -> &mut Self {
        self.asked_about.retain(|one| one != participant);
        self.event(Event::OneRead {
            call: CALL.into(),
            participant: participant.into(),
            asked: self.now,
            read,
        })
    }

    pub(crate) fn roster_fails(&mut self, cause: Cause) -> &mut Self {
        self.event(Event::RosterFailed {
            call: CALL.into(),
            asked: self.now,
            failure: failure(cause),
            next_try: self.now.plus(Duration::from_secs(2)),
        })
    }

    /// Sends a reading that says that the call is connected. The app's own participant id is "own".
    pub(crate) fn reads_call(&mut self) -> &mut Self {
        self.reads(Call {
            state: CallState::Established,
            my_participant: Some("own".into()),
            ..Call::default()
        })
    }

    pub(crate) fn reads(&mut self, read: Call) -> &mut Self {
        self.event(Event::CallRead {
            call: CALL.into(),
            asked: self.now,
            read,
        })
    }

    /// Sends a reading that says that the call is over, with this code and subcode.
    pub(crate) fn call_ends(&mut self, code: i64, subcode: i64) -> &mut Self {
        self.reads(Call {
            state: CallState::Terminated,
            result: Some(ResultInfo {
                code,
                subcode,
                message: None,
            }),
            ..Call::default()
        })
    }

    pub(crate) fn call_fails(&mut self, cause: Cause) -> &mut Self {
        self.event(Event::CallFailed {
            call: CALL.into(),
            asked: self.now,
            failure: failure(cause),
            next_try: self.now.plus(Duration::from_secs(10)),
        })
    }

    // What the operator does.

    /// Removes a person as a click on *Remove* and a confirmation do.
    pub(crate) fn press(&mut self, participant: &str) -> &mut Self {
        self.command(Command::Remove {
            call: CALL.into(),
            participant: participant.into(),
            source: Source::Click,
        })
    }

    pub(crate) fn dismiss(&mut self, participant: &str) -> &mut Self {
        self.command(Command::Dismiss(CALL.into(), participant.into()))
    }

    pub(crate) fn invite(&mut self, invitation: &str, word: &str) -> &mut Self {
        self.invite_by(invitation, word, Source::Click)
    }

    pub(crate) fn invite_by(&mut self, invitation: &str, word: &str, source: Source) -> &mut Self {
        self.command(Command::Invite {
            call: CALL.into(),
            people: vec![NewInvitation::new(invitation.into(), account(word))],
            source,
        })
    }

    pub(crate) fn cancel(&mut self, invitation: &str) -> &mut Self {
        self.command(Command::CancelInvitation {
            call: CALL.into(),
            invitation: invitation.into(),
            source: Source::Key,
        })
    }

    // How requests are answered.

    /// Returns the id of the attempt that was sent last.
    pub(crate) fn newest(&self) -> AttemptId {
        self.sent.last().unwrap().id
    }

    /// Answers the latest attempt with 204.
    pub(crate) fn accept(&mut self) -> &mut Self {
        self.answer(self.newest(), Ok(204))
    }

    /// Answers the latest attempt with a failure.
    pub(crate) fn fail(&mut self, cause: Cause) -> &mut Self {
        self.answer(self.newest(), Err(cause))
    }

    pub(crate) fn answer(&mut self, attempt: AttemptId, answer: Result<u16, Cause>) -> &mut Self {
        let answer = answer
            .map(|status| AttemptAnswer {
                request_id: Some("graph-request".to_owned()),
                ..AttemptAnswer::with_status(status)
            })
            .map_err(failure);
        self.event(Event::Answered { attempt, answer })
    }

    /// Answers the latest attempt, which is an invitation, with these people.
    pub(crate) fn names(&mut self, people: Vec<InvitedFacts>) -> &mut Self {
        let answer = Ok(AttemptAnswer {
            invite: Some(InviteFacts {
                operation: Some("op".into()),
                people,
            }),
            ..AttemptAnswer::with_status(200)
        });
        let attempt = self.newest();
        self.event(Event::Answered { attempt, answer })
    }

    /// Answers the latest attempt, which is an invitation, with these ids of one person.
    pub(crate) fn rings(&mut self, served: Option<&str>, echoed: Option<&str>) -> &mut Self {
        self.names(vec![InvitedFacts {
            served: served.map(ParticipantId::from),
            echoed: echoed.map(ParticipantId::from),
            ..InvitedFacts::default()
        }])
    }

    /// Makes the latest attempt wait for this many seconds, because Graph asked for it.
    pub(crate) fn is_throttled(&mut self, secs: u64) -> &mut Self {
        let wait = Duration::from_secs(secs);
        self.event(Event::AttemptWaits {
            attempt: self.newest(),
            until: self.now.plus(wait),
            asked_by_graph: true,
            failure: failure(Cause::Throttled(Some(wait))),
        })
    }

    // What tests can observe.

    pub(crate) fn view(&self) -> CallView {
        let views = self.console.views(self.now);
        views.into_iter().find(|view| view.id == id()).unwrap()
    }

    pub(crate) fn row(&self, participant: &str) -> Arc<Row> {
        self.find_row(participant).unwrap()
    }

    pub(crate) fn find_row(&self, participant: &str) -> Option<Arc<Row>> {
        let key = row_key(participant);
        let rows = self.view().rows;
        rows.iter().find(|row| row.key == key).cloned()
    }

    pub(crate) fn state(&self, participant: &str) -> RowState {
        self.row(participant).state.clone()
    }

    /// Returns the participant ids of all rows in order. Rows without an id are left out.
    pub(crate) fn order(&self) -> Vec<String> {
        let rows = self.view().rows;
        let ids = rows.iter().filter_map(|row| row.key.participant());
        ids.map(ToString::to_string).collect()
    }

    pub(crate) fn invitation(&self, invitation: &str) -> Option<Arc<Invitation>> {
        let id = InvitationId::from(invitation);
        let shown = self.view().invitations;
        shown.iter().find(|shown| shown.id == id).cloned()
    }

    pub(crate) fn invitation_state(&self, invitation: &str) -> InvitationState {
        self.invitation(invitation).unwrap().state.clone()
    }

    /// Returns all participant ids that a `DELETE` named, oldest first.
    pub(crate) fn deletes(&self) -> Vec<&str> {
        let deletes = self
            .sent
            .iter()
            .filter_map(|attempt| match &attempt.request {
                Request::Delete(id) => Some(id.as_str()),
                _ => None,
            });
        deletes.collect()
    }

    /// Returns all outcomes in the audit log, oldest first.
    pub(crate) fn outcomes(&self) -> Vec<AuditOutcome> {
        self.audit.iter().filter_map(|line| line.outcome).collect()
    }

    /// Returns the attempts that have an intent in the audit log, but no result.
    pub(crate) fn without_result(&self) -> Vec<AttemptId> {
        let in_phase = |phase| self.audit.iter().filter(move |line| line.phase == phase);
        let results: Vec<AttemptId> = in_phase(Phase::Result).map(|line| line.attempt).collect();
        let intents = in_phase(Phase::Intent).map(|line| line.attempt);
        intents.filter(|intent| !results.contains(intent)).collect()
    }

    /// Returns why the latest command was refused. `None` if it was not.
    pub(crate) fn refusal(&self) -> Option<Cause> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Refuse(failure) => Some(failure.cause.clone()),
            _ => None,
        })
    }

    /// Whether the latest event, or an event during the latest wait, led to this poll.
    pub(crate) fn polls(&self, what: Poll) -> bool {
        self.effects.contains(&Effect::Poll { call: id(), what })
    }

    pub(crate) fn entries(&self) -> Vec<Arc<ActivityEntry>> {
        self.console.activity().entries().to_vec()
    }

    /// Returns the outcomes of all actions of this app in the activity, oldest first.
    pub(crate) fn entry_outcomes(&self) -> Vec<Outcome> {
        let entries = self.entries();
        let mine = entries.iter().filter(|entry| entry.is_mine());
        mine.map(|entry| entry.outcome.clone()).collect()
    }
}

/// Returns a user of the home tenant, as an invitation names them.
pub(crate) fn account(word: &str) -> Invitee {
    Invitee::User {
        object_id: oid(word).into(),
        display_name: Some(word.into()),
    }
}

pub(crate) fn id() -> CallId {
    CALL.into()
}
