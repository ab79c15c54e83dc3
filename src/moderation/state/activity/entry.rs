//! One entry of the activity: what happened, and how it ended.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::Source;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::evidence::ProvedDeparture;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::reading::IncompleteReason;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::LadderStep;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::KeepOutAlarm;

/// Number of entries kept in memory. The audit log keeps every attempt.
pub const KEPT_ENTRIES: usize = 5_000;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityEntry {
    /// Counts up from 1. Never reused.
    pub number: u64,
    /// When it happened.
    pub at: Now,
    /// The call. `None` for a join that has not been answered.
    pub call: Option<CallId>,
    /// What happened.
    pub what: ActivityEvent,
    /// What triggered it, for requests about one person.
    pub source: Option<Source>,
    /// The current state or result.
    pub outcome: Outcome,
    /// What was tried, oldest first.
    pub steps: Vec<Step>,
    /// Its newest attempt in the audit log, if it has one.
    pub recorded: Option<AuditReference>,
    /// Name that the operator had given, for actions taken here.
    pub operator: Option<Arc<str>>,
    /// Notes of the operator, oldest first.
    pub notes: Vec<Note>,
    /// The newest request that was answered for it, if any.
    pub sent: Option<RequestLine>,
}

/// Identifies an entry's attempt in the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditReference {
    /// The attempt.
    pub attempt: AttemptId,
    /// What triggered it.
    pub source: Source,
}

/// An operator's note about an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When it was written.
    pub at: Now,
    /// Name that its writer had given.
    pub operator: Option<Arc<str>>,
    /// The note, made safe to show.
    pub text: Arc<str>,
    /// Whether it has reached the audit log.
    pub state: NoteState,
}

/// Progress of a note: from `Writing` to `Written` or `NotWritten`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteState {
    /// The line is being written.
    Writing,
    /// The line is on disk.
    Written,
    /// The line could not be written.
    NotWritten,
}

impl ActivityEntry {
    /// Makes an entry without source, steps and notes.
    pub(crate) fn new(
        number: u64,
        call: Option<CallId>,
        what: ActivityEvent,
        outcome: Outcome,
        at: Now,
    ) -> Self {
        Self {
            number,
            at,
            call,
            what,
            source: None,
            outcome,
            steps: Vec::new(),
            recorded: None,
            operator: None,
            notes: Vec::new(),
            sent: None,
        }
    }

    /// Whether the entry is about a deed of somebody here, and not about an event in the call or a
    /// deed of the demo.
    pub fn is_mine(&self) -> bool {
        let is_deed = matches!(
            self.what,
            ActivityEvent::Did(..) | ActivityEvent::EndForAll { .. } | ActivityEvent::Bulk { .. }
        );
        is_deed && self.source != Some(Source::Demo)
    }

    /// Whether it failed in a way that needs attention.
    pub fn is_failure(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::Failed(_)
                | Outcome::StillHere { .. }
                | Outcome::NotProved { .. }
                | Outcome::CannotBeCancelled
                | Outcome::EndedFor { left: 1.. }
                | Outcome::EndNotProved
                | Outcome::Through { failed: 1.., .. }
        )
    }
}

impl ActivityEntry {
    /// Whether it is a failure that no other entry tells of, too: the entry of a group repeats the
    /// failures of its people.
    pub fn is_single_failure(&self) -> bool {
        let is_group = matches!(
            self.what,
            ActivityEvent::EndForAll { .. } | ActivityEvent::Bulk { .. }
        );
        self.is_failure() && !is_group
    }
}

/// The event that an entry describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityEvent {
    /// A deed, requested or switched by the operator or by one of their rules.
    Did(Deed, Subject),
    /// A call that this console created is connected.
    CameUp,
    /// *End for everyone* was confirmed.
    EndForAll {
        /// Number of people to remove.
        people: usize,
    },
    /// A bulk removal was confirmed.
    Bulk {
        /// Number of people in the preview.
        people: usize,
    },
    /// A keep-out rule needs the operator's decision.
    KeepOutAlarm {
        /// The person concerned.
        who: PersonRef,
        /// Why the rule does not act by itself.
        alarm: KeepOutAlarm,
    },
    /// A person joined, or arrived in the lobby.
    Joined {
        /// The person.
        who: PersonRef,
        /// Whether the person is in the lobby, not in the call yet.
        lobby: bool,
    },
    /// A person who was removed from here joined again.
    CameBack {
        /// The person.
        who: PersonRef,
        /// When they were removed.
        removed: Now,
        /// How often this has happened, including this time.
        times: u32,
    },
    /// A person was admitted from the lobby.
    LetIn {
        /// The person.
        who: PersonRef,
    },
    /// A person left without being removed from here.
    Left {
        /// The person.
        who: PersonRef,
    },
    /// Graph lists a person as removed who was never seen in the call.
    ListedAsRemoved {
        /// The person.
        who: PersonRef,
        /// The value of `removedState`.
        told: Arc<str>,
    },
    /// A person changed their name.
    Renamed {
        /// The person, with the new name.
        who: PersonRef,
        /// The name before.
        from: SafeName,
    },
    /// Rosters became incomplete, or whole again.
    Rosters {
        /// Why they are incomplete. `None` if they are whole again.
        lack: Option<IncompleteReason>,
    },
    /// Graph refuses to return single participants, so rosters alone decide who is gone.
    SinglesRefused,
    /// Rules removed so many people within a minute that they were paused.
    RulesFlood,
    /// The computer slept, or its clock was changed.
    Resumed {
        /// How long the computer slept. `None` if that is unknown.
        slept: Option<Duration>,
    },
    /// The call has ended.
    CallEnded {
        /// Why.
        reason: EndReason,
        /// Graph's code and subcode, if it sent them.
        pair: Option<(i64, i64)>,
    },
}

/// The object of a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The whole call, or this app.
    Call,
    /// One person.
    Person(PersonRef),
    /// An invitation, by our own id, and the person invited.
    Invited(InvitationId, PersonRef),
    /// The label of a meeting whose subject is not known yet.
    Meeting(Arc<str>),
}

impl Subject {
    /// Returns the person, if the deed concerns one.
    fn who(&self) -> Option<&PersonRef> {
        match self {
            Self::Person(who) | Self::Invited(_, who) => Some(who),
            Self::Call | Self::Meeting(_) => None,
        }
    }
}

impl From<PersonRef> for Subject {
    fn from(who: PersonRef) -> Self {
        if who == PersonRef::nobody() {
            Self::Call
        } else {
            Self::Person(who)
        }
    }
}

impl ActivityEvent {
    /// Returns the deed, if this entry describes one.
    pub fn deed(&self) -> Option<Deed> {
        match self {
            Self::Did(deed, _) => Some(*deed),
            _ => None,
        }
    }

    /// Returns the person concerned, if there is one.
    pub fn who(&self) -> Option<&PersonRef> {
        match self {
            Self::Did(_, subject) => subject.who(),
            Self::KeepOutAlarm { who, .. }
            | Self::Joined { who, .. }
            | Self::CameBack { who, .. }
            | Self::LetIn { who }
            | Self::Left { who }
            | Self::ListedAsRemoved { who, .. }
            | Self::Renamed { who, .. } => Some(who),
            Self::CameUp
            | Self::EndForAll { .. }
            | Self::Bulk { .. }
            | Self::Rosters { .. }
            | Self::SinglesRefused
            | Self::RulesFlood
            | Self::Resumed { .. }
            | Self::CallEnded { .. } => None,
        }
    }
}

/// State or result of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A fact without a request.
    Noted,
    /// The request is being sent.
    OnItsWay,
    /// Graph asked us to wait before sending again.
    Waits {
        /// When it is sent again.
        until: Now,
    },
    /// Graph accepted the request, and readings have not confirmed it yet.
    Accepted,
    /// No response came. Readings will show whether it was carried out.
    AnswerLost,
    /// Proved to be gone.
    Gone {
        /// Time from the click to the proof.
        after: Duration,
        /// Who caused it, and the proof.
        settled: ProvedDeparture,
    },
    /// Accepted, but neither listed nor proved gone.
    NotProved {
        /// When Graph accepted it.
        accepted: Now,
    },
    /// Accepted, but still in the call.
    StillHere {
        /// When Graph accepted it.
        accepted: Now,
    },
    /// Refused, or not sent.
    Failed(Arc<Failure>),
    /// Stopped by the operator before it was sent again.
    Stopped,
    /// The call ended before the result was known.
    CallEnded,
    /// The call was created and is not connected yet.
    Created,
    /// This app has left the call.
    Left,
    /// *End for everyone* has an outcome for each person, and some may be left.
    EndedFor {
        /// People left in the call. The app leaves if there are none.
        left: usize,
    },
    /// *End for everyone* has an outcome for each person, but it could not be proved that nobody is
    /// left. The app stays.
    EndNotProved,
    /// A bulk removal has an outcome for each person.
    Through {
        /// Removed.
        removed: usize,
        /// Had left before.
        already_gone: usize,
        /// Still in the call, because the removal was refused or had no effect.
        failed: usize,
        /// Accepted, but not proved.
        unproved: usize,
        /// Never sent.
        stopped: usize,
    },
    /// Graph has done it.
    Served,
    /// The invitation is ringing.
    Ringing,
    /// The invited person joined, or the call that this console created is connected.
    Joined,
    /// Probably nobody answered.
    NoAnswer,
    /// Canceled, and nobody joined within the grace period.
    Cancelled,
    /// The person joined although the cancellation was accepted or in progress.
    JoinedAnyway,
    /// Graph knows no id under which the invitation could be canceled.
    CannotBeCancelled,
}

impl Outcome {
    /// Returns the outcome to record in the audit log. `None` for states that are no result of a
    /// request.
    pub(crate) fn recorded(&self, deed: Deed) -> Option<AuditOutcome> {
        Some(match self {
            Self::Accepted | Self::NotProved { .. } => AuditOutcome::Unverified,
            Self::AnswerLost => AuditOutcome::AnswerLost,
            Self::Gone { settled, .. } => settled.how.recorded(),
            Self::StillHere { .. } => AuditOutcome::StillInCall,
            Self::Failed(failure) if failure.cause == Cause::Stopped => AuditOutcome::Stopped,
            Self::Failed(_) => AuditOutcome::Failed,
            Self::Stopped => AuditOutcome::Stopped,
            Self::CallEnded => AuditOutcome::CallEnded,
            Self::Created => AuditOutcome::Created,
            Self::Left => AuditOutcome::Left,
            Self::Served => return deed.served(),
            Self::Ringing => AuditOutcome::Ringing,
            Self::Cancelled => AuditOutcome::Cancelled,
            Self::JoinedAnyway => AuditOutcome::JoinedAnyway,
            Self::CannotBeCancelled => AuditOutcome::CannotBeCancelled,
            Self::Noted
            | Self::OnItsWay
            | Self::Waits { .. }
            | Self::EndedFor { .. }
            | Self::EndNotProved
            | Self::Through { .. }
            | Self::Joined
            | Self::NoAnswer => return None,
        })
    }
}

/// An intermediate step of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When it was tried.
    pub at: Now,
    /// What was tried.
    pub kind: StepKind,
}

/// Kind of an intermediate step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// One id of an invitation was tried to cancel it.
    Ladder {
        /// Where the id came from.
        step: LadderStep,
        /// Whether Graph accepted it. `None` until it answers.
        accepted: Option<bool>,
    },
    /// The invitation was sent again without our own participant id.
    WithoutOwnId,
    /// The request is sent again after a problem.
    Retry {
        /// The problem.
        failure: Arc<Failure>,
    },
}
