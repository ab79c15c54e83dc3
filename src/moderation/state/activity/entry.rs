//! One entry of the activity: an action or event, and its result.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::evidence::departure::ProvedDeparture;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::audit::Source;
use crate::moderation::model::audit::record_settings::RecordSettingChange;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
pub use crate::moderation::state::activity::step::{EntryStep, StepKind};
use crate::moderation::state::began::Began;
use crate::moderation::state::row::{PersonRef, RowKey};
use crate::moderation::state::rules::KeepOutAlarm;

/// Highest number of entries kept in memory. The audit log records every attempt.
pub const KEPT_ENTRIES: usize = 5_000;

/// A deed of the operator or a rule, or an event, such as an arrival or a sleep of the computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityEntry {
    /// Number of the entry, counted up from 1. Never reused.
    pub number: u64,
    /// When the event happened, or when the deed was ordered.
    pub at: Now,
    /// The call that the entry is about. `None` if there is none, or if a join has not created it.
    pub call: Option<CallId>,
    /// The event or deed that the entry describes.
    pub what: ActivityEvent,
    /// Whether the invitation that the entry is about moves the person from another call.
    pub moves: bool,
    /// What triggered the deed. `None` for events, for this app's joins, for batches of removals, and for invitations
    /// that were never sent.
    pub source: Option<Source>,
    /// The current state or result.
    pub outcome: Outcome,
    /// When this entry's invitation ended. `None` for other entries, and while the invitation is open.
    pub ended: Option<Now>,
    /// For an entry about a person who was not removed: number of the later entry about their removal or departure.
    /// `None` if there is none.
    pub made_good: Option<u64>,
    /// Intermediate steps, such as further tries, oldest first.
    pub steps: Vec<EntryStep>,
    /// The newest attempt of this entry in the audit log. `None` if the log has none.
    pub recorded: Option<AuditReference>,
    /// The operator's name when the deed was ordered or the setting changed. `None` for other entries and without a name.
    pub operator: Option<Arc<str>>,
    /// Notes that the operator added, oldest first.
    pub notes: Vec<Note>,
    /// The newest request of this entry that was answered or given up. `None` if there is none.
    pub sent: Option<RequestLine>,
    /// How the request in `sent` ended. `None` if its answer was lost, or if there was no request.
    pub answer: Option<ServiceAnswer>,
    /// When the first and the newest reading that proved the departure were requested. Kept if a proof turns out wrong.
    pub proof: Option<[Now; 2]>,
}

/// The answer to a request, or its failure before any answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAnswer {
    /// When the answer came, or the request failed.
    pub at: Now,
    /// Whether the service accepted the request.
    pub is_accepted: bool,
    /// HTTP status. `None` if no server answered.
    pub status: Option<u16>,
    /// Graph's request id. `None` if the answer has none.
    pub request_id: Option<Arc<str>>,
    /// The `client-request-id` that was sent with the last try.
    pub client_request_id: Option<Arc<str>>,
}

/// Identifies an entry's attempt in the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditReference {
    /// Number that all lines of the attempt contain.
    pub attempt: AttemptId,
    /// What triggered the attempt.
    pub source: Source,
}

/// An operator's note about an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When the note was written.
    pub at: Now,
    /// The operator's name when the note was written. `None` if none was entered in the settings.
    pub operator: Option<Arc<str>>,
    /// The note, made safe to show.
    pub text: Arc<str>,
    /// Whether the note has reached the audit log.
    pub state: NoteState,
}

/// State of a note's line in the audit log: from `Writing` to `Written` or `NotWritten`.
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
            moves: false,
            source: None,
            outcome,
            ended: None,
            made_good: None,
            steps: Vec::new(),
            recorded: None,
            operator: None,
            notes: Vec::new(),
            sent: None,
            answer: None,
            proof: None,
        }
    }

    /// Whether the entry is about a deed of this app, or a changed setting of the audit log. Other events do not count,
    /// and neither do deeds of the demo.
    pub fn is_mine(&self) -> bool {
        let is_deed = matches!(
            self.what,
            ActivityEvent::Did(..)
                | ActivityEvent::EndForAll { .. }
                | ActivityEvent::Bulk { .. }
                | ActivityEvent::RecordSettingChanged(_)
        );
        is_deed && self.source != Some(Source::Demo)
    }

    /// Whether the operator ordered the deed of this entry. Automatic cancellations and removals on arrival count as
    /// ordered. Deeds triggered by a rule, a time limit, a sleep or the start of the program do not.
    pub fn is_ordered(&self) -> bool {
        let by_itself = matches!(
            self.source,
            Some(
                Source::KeepOut
                    | Source::GuestDoor
                    | Source::Clock
                    | Source::Resume
                    | Source::Start
            )
        );
        self.is_mine() && !by_itself
    }

    /// Whether the outcome is a failure that needs attention. `false` once a removal or departure has made it good.
    pub fn is_failure(&self) -> bool {
        self.made_good.is_none()
            && matches!(
                self.outcome,
                Outcome::Failed(_)
                    | Outcome::StillHere { .. }
                    | Outcome::NotProved { .. }
                    | Outcome::CannotBeCancelled
                    | Outcome::EndedForEveryone { left: 1.. }
                    | Outcome::EndNotProved
                    | Outcome::BatchDone { failed: 1.., .. }
            )
    }

    /// Whether this entry is a removal, from the same call, of the person whom `other` is about.
    pub(crate) fn removes_whom_of(&self, other: &Self) -> bool {
        let key = other.what.who().and_then(|who| who.key.as_ref());
        key.is_some_and(|key| self.removed() == Some((other.call.as_ref(), key)))
    }

    /// Whether this entry says that a rule could not remove the person of `other`.
    pub(crate) fn rule_failed_on_whom_of(&self, other: &Self) -> bool {
        use KeepOutAlarm::{NotRemoved, NotRemovedByDoor};
        let ActivityEvent::KeepOutAlarm { who, alarm } = &self.what else {
            return false;
        };
        let theirs = other.what.who().and_then(|who| who.key.as_ref());
        matches!(alarm, NotRemoved | NotRemovedByDoor)
            && self.call == other.call
            && theirs.is_some_and(|key| who.key.as_ref() == Some(key))
    }

    /// Returns the call and the row of an entry about a single removal. `None` for other entries, such as a bulk
    /// removal.
    pub(crate) fn removed(&self) -> Option<(Option<&CallId>, &RowKey)> {
        let is_removal = self.what.deed() == Some(Deed::Remove);
        let who = self.what.who().filter(|_| is_removal)?;
        who.key.as_ref().map(|key| (self.call.as_ref(), key))
    }

    /// Whether the entry is a failure. Bulk removals do not count, because each of their failed removals has an entry
    /// of its own.
    pub fn is_single_failure(&self) -> bool {
        self.is_failure() && !matches!(self.what, ActivityEvent::Bulk { .. })
    }
}

/// The event or deed that an entry describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityEvent {
    /// A deed that the operator or a rule ordered, and its object.
    Did(Deed, Subject),
    /// A call that this app created is connected.
    CameUp,
    /// *End for everyone* was confirmed.
    EndForAll {
        /// Number of people to remove.
        people: usize,
    },
    /// A bulk removal was confirmed.
    Bulk {
        /// Number of people to remove.
        people: usize,
    },
    /// A rule that keeps people out, or the door, needs the operator's decision.
    KeepOutAlarm {
        /// The person whom the rule or the door keeps out.
        who: PersonRef,
        /// Why the person is left to the operator.
        alarm: KeepOutAlarm,
    },
    /// A person joined, or arrived in the lobby.
    Joined {
        /// The person who joined or arrived.
        who: PersonRef,
        /// Whether the person is in the lobby, not in the call yet.
        lobby: bool,
        /// When the person joined or arrived, as far as readings show.
        began: Began,
    },
    /// A person whom this app had removed joined again.
    CameBack {
        /// The person who came back.
        who: PersonRef,
        /// When the person was removed.
        removed: Now,
        /// How often this app has removed the person.
        times: u32,
    },
    /// A person was admitted from the lobby.
    LetIn {
        /// The person who was admitted.
        who: PersonRef,
    },
    /// A person left without being removed by this app.
    Left {
        /// The person who left.
        who: PersonRef,
        /// When the person was last listed, if they may have left much earlier than the readings show.
        after: Option<Now>,
    },
    /// Graph lists somebody as removed, but no roster had listed them as present.
    ListedAsRemoved {
        /// The person whom Graph lists.
        who: PersonRef,
        /// The reason in `removedState`.
        reason: Arc<str>,
    },
    /// A person changed their name.
    Renamed {
        /// The person, with the new name.
        who: PersonRef,
        /// The previous name.
        from: SafeName,
    },
    /// Rosters became incomplete, incomplete for another reason, or whole again.
    Rosters {
        /// Why the rosters are incomplete. `None` if they are whole again, or incomplete for a normal reason, such as
        /// an empty call.
        incomplete: Option<IncompleteReason>,
    },
    /// A roster came after more than `JOIN_SEEN_WITHIN` without any.
    NoRosters {
        /// When the previous roster was requested.
        from: Now,
    },
    /// Graph refuses to return single participants, so rosters alone decide who is gone.
    SinglesRefused,
    /// More removals by rules were due than rules may request in a minute. The rest of them wait.
    RulesOverLimit,
    /// A setting of the audit log was changed.
    RecordSettingChanged(RecordSettingChange),
    /// The computer slept, or its clock was changed.
    Resumed {
        /// How long the computer slept. `None` if that is unknown.
        slept: Option<Duration>,
    },
    /// The call has ended.
    CallEnded {
        /// Why the call ended.
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
    /// An invitation: its id, the person, and whether it is hidden (always `false` in entries about a cancellation).
    Invited(InvitationId, PersonRef, bool),
    /// The label of a meeting whose subject is not known yet.
    Meeting(Arc<str>),
}

impl Subject {
    /// Returns the person whom the deed concerns. `None` if it concerns none.
    fn who(&self) -> Option<&PersonRef> {
        match self {
            Self::Person(who) | Self::Invited(_, who, _) => Some(who),
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
    /// Returns the deed of [`Self::Did`]. `None` for all other variants.
    pub fn deed(&self) -> Option<Deed> {
        match self {
            Self::Did(deed, _) => Some(*deed),
            _ => None,
        }
    }

    /// Returns the person concerned. `None` if there is none.
    pub fn who(&self) -> Option<&PersonRef> {
        match self {
            Self::Did(_, subject) => subject.who(),
            Self::KeepOutAlarm { who, .. }
            | Self::Joined { who, .. }
            | Self::CameBack { who, .. }
            | Self::LetIn { who }
            | Self::Left { who, .. }
            | Self::ListedAsRemoved { who, .. }
            | Self::Renamed { who, .. } => Some(who),
            Self::CameUp
            | Self::EndForAll { .. }
            | Self::Bulk { .. }
            | Self::Rosters { .. }
            | Self::NoRosters { .. }
            | Self::SinglesRefused
            | Self::RulesOverLimit
            | Self::RecordSettingChanged(_)
            | Self::Resumed { .. }
            | Self::CallEnded { .. } => None,
        }
    }
}

/// State or result of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The entry notes an event, or a rule or setting that was switched. No request was sent, so no result follows.
    Noted,
    /// The request is being sent, or the removals of a batch are in progress.
    OnItsWay,
    /// Graph asked us to wait before sending again. Bulk and automatic removals also wait if there is no token.
    Waits {
        /// When the request is sent again.
        until: Now,
    },
    /// Graph accepted the request, or answered a removal with 404 or 410. Readings have not confirmed the effect yet.
    Accepted,
    /// No response came. Readings may show whether the request was carried out.
    AnswerLost,
    /// The person is proved to be gone.
    Gone {
        /// Time from the order, by the operator or a rule, to the proof.
        after: Duration,
        /// Who ended the visit, and what proves it.
        settled: ProvedDeparture,
    },
    /// The removal may have worked: the person is no longer listed, but not proved gone.
    NotProved {
        /// When Graph's response came, or counted as lost.
        accepted: Now,
    },
    /// Graph accepted the removal, but the person is still in the call.
    StillHere {
        /// When Graph accepted the removal. After a wrong proof: when the proof turned out wrong.
        accepted: Now,
    },
    /// The request was refused, got an error, was not sent, or had no effect after a 404, a 410 or a lost response.
    Failed(Arc<Failure>),
    /// The request was stopped before it was sent or repeated, or the batch before all its removals were sent.
    Stopped,
    /// The call ended before the result was known.
    CallEnded,
    /// The call was created and is not connected yet.
    Created,
    /// This app has left the call.
    Left,
    /// Every removal of *End for everyone* has a result, and some people may still be in the call.
    EndedForEveryone {
        /// Number of other people still in the call. If there are none, the app leaves, unless leaving fails.
        left: usize,
    },
    /// Every removal of *End for everyone* has a result. Readings do not prove that everybody is gone, so the app
    /// stays.
    EndNotProved,
    /// Every removal of a bulk removal has a result.
    BatchDone {
        /// Number of people removed.
        removed: usize,
        /// Number of people who were gone before their removal took effect.
        already_gone: usize,
        /// Number of people whose removal failed or had no effect.
        failed: usize,
        /// Number of people who are no longer listed, but not proved gone.
        unproved: usize,
        /// Number of people whose removal was stopped before it was sent or repeated.
        stopped: usize,
    },
    /// Graph has carried out the service deed.
    Served,
    /// The invitation is ringing.
    Ringing,
    /// The invited person joined, or the call that this app created is connected.
    Joined,
    /// The invited person did not join, and probably did not answer.
    NoAnswer,
    /// The invitation was canceled, and nobody joined within `CANCEL_GRACE`.
    Cancelled,
    /// Like `Cancelled`, but automatic, because the invitation rang as long as the operator allows.
    AutoCancelled,
    /// The person joined despite a cancellation that was accepted or in progress.
    JoinedAnyway {
        /// Time from the cancellation to the arrival. `None` if the invitation did not count as canceled yet.
        later: Option<Duration>,
        /// Whether the person waits in the lobby.
        in_lobby: bool,
    },
    /// The invitation couldn't be canceled: Graph answered 404 or 410 to each of its ids, or none was known.
    CannotBeCancelled,
}

impl Outcome {
    /// Returns the outcome to write to the audit log. `None` for outcomes that the log does not have.
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
            Self::Joined => AuditOutcome::Joined,
            Self::NoAnswer => AuditOutcome::NoAnswer,
            Self::Cancelled | Self::AutoCancelled => AuditOutcome::Cancelled,
            Self::JoinedAnyway { .. } => AuditOutcome::JoinedAnyway,
            Self::CannotBeCancelled => AuditOutcome::CannotBeCancelled,
            Self::Noted
            | Self::OnItsWay
            | Self::Waits { .. }
            | Self::EndedForEveryone { .. }
            | Self::EndNotProved
            | Self::BatchDone { .. } => return None,
        })
    }
}
