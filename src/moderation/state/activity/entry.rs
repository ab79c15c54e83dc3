//! One line of the activity: what happened, and what came of it.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::Source;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::evidence::ProvedDeparture;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::reading::Lack;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::LadderStep;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::KeepOutAlarm;

/// How many entries are kept in memory; attempts stand in the audit log.
pub const KEPT_ENTRIES: usize = 5_000;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityEntry {
    /// Counts up from 1; never reused.
    pub number: u64,
    /// When it happened.
    pub at: Now,
    /// In which call; a join has none before it is answered.
    pub call: Option<CallId>,
    /// What.
    pub what: ActivityEvent,
    /// What made it happen, where it is a request about one person.
    pub source: Option<Source>,
    /// How it stands.
    pub outcome: Outcome,
    /// What was tried on the way, oldest first.
    pub steps: Vec<Step>,
    /// Its newest attempt in the audit log, where it has one.
    pub recorded: Option<AuditReference>,
    /// The name that the person at the console had given, where it is something that was done from here.
    pub operator: Option<Arc<str>>,
    /// What was added for the record, oldest first.
    pub notes: Vec<Note>,
    /// The newest request that was answered for it, where one was.
    pub sent: Option<RequestLine>,
}

/// How the audit log names what an entry tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditReference {
    /// Which attempt.
    pub attempt: AttemptId,
    /// What made it happen.
    pub source: Source,
}

/// What somebody wrote about an attempt, for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Now,
    /// The name that its writer had given.
    pub operator: Option<Arc<str>>,
    /// What; made safe to show.
    pub text: Arc<str>,
    /// Whether its line stands in the audit log.
    pub state: NoteState,
}

/// writing → written, or not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteState {
    /// Its line is on its way to the disk.
    Writing,
    /// Its line is on the disk.
    Written,
    /// Its line could not be written.
    NotWritten,
}

impl ActivityEntry {
    /// One that nothing but its outcome is known of.
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

    /// Whether a person at this console did it.
    pub fn is_mine(&self) -> bool {
        matches!(
            self.what,
            ActivityEvent::Did(..) | ActivityEvent::EndForAll { .. } | ActivityEvent::Bulk { .. }
        )
    }

    /// Whether it ended badly and somebody should look.
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

/// What an entry tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityEvent {
    /// Something was asked for or switched here, by a person or by a rule of theirs.
    Did(Deed, Subject),
    /// A call that this console created is up.
    CameUp,
    /// The ending of the call for everybody was confirmed.
    EndForAll {
        /// How many people were counted.
        people: usize,
    },
    /// Several removals at once were confirmed.
    Bulk {
        /// How many people were listed.
        people: usize,
    },
    /// A rule leaves somebody to a person.
    KeepOutAlarm {
        /// Who.
        who: PersonRef,
        /// Why.
        alarm: KeepOutAlarm,
    },
    /// Somebody joined, or arrived in the lobby.
    Joined {
        /// Who.
        who: PersonRef,
        /// In the lobby, not in the call yet.
        lobby: bool,
    },
    /// Somebody who was removed from here joined again.
    CameBack {
        /// Who.
        who: PersonRef,
        /// When the person was removed.
        removed: Now,
        /// How often this has happened, this time included.
        times: u32,
    },
    /// Somebody was let in from the lobby.
    LetIn {
        /// Who.
        who: PersonRef,
    },
    /// Somebody is no longer in the roster, without a removal from here.
    Left {
        /// Who.
        who: PersonRef,
    },
    /// Graph lists somebody as removed who was never seen in the call.
    ListedAsRemoved {
        /// Who.
        who: PersonRef,
        /// What Graph says of it.
        told: Arc<str>,
    },
    /// Somebody changed their name.
    Renamed {
        /// Who, by the new name.
        who: PersonRef,
        /// The name before.
        from: SafeName,
    },
    /// Rosters prove nothing any more, or do again.
    Rosters {
        /// Why not, if they do not.
        lack: Option<Lack>,
    },
    /// The reading of one participant is refused; rosters alone decide.
    SinglesRefused,
    /// Rules removed so many people within a minute that they pause.
    RulesFlood,
    /// The computer slept, or its clock jumped.
    Resumed {
        /// For how long, where that can be told.
        slept: Option<Duration>,
    },
    /// The call is over.
    CallEnded {
        /// Why.
        reason: EndReason,
        /// Graph's pair, where it gave one.
        pair: Option<(i64, i64)>,
    },
}

/// What a deed is done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The call as a whole, or this app in it.
    Call,
    /// One person.
    Person(PersonRef),
    /// One invitation, by our record of it, and who was invited.
    Invited(InvitationId, PersonRef),
    /// A meeting, as long as its subject is unknown.
    Meeting(Arc<str>),
}

impl Subject {
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
    /// What was done, where something was.
    pub fn deed(&self) -> Option<Deed> {
        match self {
            Self::Did(deed, _) => Some(*deed),
            _ => None,
        }
    }

    /// The person it tells of, if it does.
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

/// How an entry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A fact; nothing was asked for.
    Noted,
    /// The request is on its way.
    OnItsWay,
    /// Graph asked this request to wait.
    Waits {
        /// Until then.
        until: Now,
    },
    /// Graph accepted it; the roster has yet to agree.
    Accepted,
    /// No answer came; the roster will tell.
    AnswerLost,
    /// Proved gone.
    Gone {
        /// From the press to the proof.
        after: Duration,
        /// How, and what proves it.
        settled: ProvedDeparture,
    },
    /// Accepted, and neither listed nor proved gone.
    NotProved {
        /// When Graph accepted it.
        accepted: Now,
    },
    /// Accepted, and yet in the call.
    StillHere {
        /// When Graph accepted it.
        accepted: Now,
    },
    /// Refused or not sent.
    Failed(Arc<Failure>),
    /// Stopped by the person before it was sent again.
    Stopped,
    /// The call ended first.
    CallEnded,
    /// The call was created; it is not up yet.
    Created,
    /// This app has left the call.
    Left,
    /// Everybody who was counted is through, and so many people are left in the call.
    EndedFor {
        /// How many; the app leaves where nobody is.
        left: usize,
    },
    /// Everybody who was counted is through, and yet it could not be proved that nobody is left; the app stays.
    EndNotProved,
    /// Everybody who was listed is through.
    Through {
        /// How many were removed.
        removed: usize,
        /// How many had left before.
        already_gone: usize,
        /// How many are there: refused, or still here.
        failed: usize,
        /// How many were accepted and could not be proved gone.
        unproved: usize,
        /// How many were never asked to go.
        stopped: usize,
    },
    /// The service has done it.
    Served,
    /// The invitation rings.
    Ringing,
    /// The invited person joined.
    Joined,
    /// Nobody answered, presumably.
    NoAnswer,
    /// Cancelled, and nobody joined within the grace time.
    Cancelled,
    /// Joined although the cancelling was accepted or under way.
    JoinedAnyway,
    /// No address of the invitation is known to the service.
    CannotBeCancelled,
}

impl Outcome {
    /// What the audit log calls it; nothing for what is no result of a request.
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

/// One thing that was tried for an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Now,
    /// What.
    pub kind: StepKind,
}

/// What was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// An address of an invitation was tried.
    Ladder {
        /// Where the address came from.
        step: LadderStep,
        /// Whether Graph took it; `None` while the answer is awaited.
        accepted: Option<bool>,
    },
    /// The invitation was sent once more without an id of our own.
    WithoutOwnId,
    /// The request is sent again after a trouble.
    Retry {
        /// Why.
        failure: Arc<Failure>,
    },
}
