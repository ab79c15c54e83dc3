//! One line of the activity: what happened, and what came of it.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::Source;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::evidence::Settled;
use crate::moderation::model::failure::Failure;
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
pub struct Entry {
    /// Counts up from 1; never reused.
    pub number: u64,
    /// When it happened.
    pub at: Now,
    /// In which call; a join has none before it is answered.
    pub call: Option<CallId>,
    /// What.
    pub what: What,
    /// What made it happen, where it is a request about one person.
    pub source: Option<Source>,
    /// How it stands.
    pub outcome: Outcome,
    /// What was tried on the way, oldest first.
    pub steps: Vec<Step>,
    /// Its newest attempt in the audit log, where it has one.
    pub recorded: Option<Recorded>,
    /// The name that the person at the console had given, where it is something that was done from here.
    pub operator: Option<Arc<str>>,
    /// What was added for the record, oldest first.
    pub notes: Vec<Note>,
    /// The newest request that was answered for it, where one was.
    pub sent: Option<RequestLine>,
}

/// How the audit log names what an entry tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
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

impl Entry {
    /// Whether a person at this console did it.
    pub fn is_mine(&self) -> bool {
        matches!(
            self.what,
            What::Remove { .. }
                | What::Invite { .. }
                | What::CancelInvitation { .. }
                | What::Join { .. }
                | What::Leave
                | What::EndForAll { .. }
                | What::Bulk { .. }
                | What::KeptOut { .. }
                | What::Door { .. }
                | What::LetStay { .. }
                | What::Raid { .. }
                | What::Mute { .. }
                | What::MuteSelf { .. }
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
pub enum What {
    /// A removal was asked for.
    Remove {
        /// Which attempt it was.
        attempt: AttemptId,
        /// Whom it names.
        who: PersonRef,
    },
    /// An invitation was sent.
    Invite {
        /// Our record of it.
        invitation: InvitationId,
        /// Who was invited.
        who: PersonRef,
    },
    /// The cancelling of an invitation was asked for.
    CancelInvitation {
        /// Our record of the invitation.
        invitation: InvitationId,
        /// Who was invited.
        who: PersonRef,
    },
    /// A join was asked for.
    Join {
        /// Which meeting, as long as its subject is unknown.
        meeting: Arc<str>,
    },
    /// A call that this console created is up.
    CameUp,
    /// The leaving of the call was asked for.
    Leave,
    /// The ending of the call for everybody was confirmed.
    EndForAll {
        /// How many people were counted.
        people: usize,
    },
    /// The muting of somebody was asked for.
    Mute {
        /// Whom it names.
        who: PersonRef,
    },
    /// The muting or unmuting of this app was asked for.
    MuteSelf {
        /// Muting, or else unmuting.
        mute: bool,
    },
    /// Several removals at once were confirmed.
    Bulk {
        /// How many people were listed.
        people: usize,
    },
    /// Somebody is kept out of the call from now on, or no longer.
    KeptOut {
        /// Who.
        who: PersonRef,
        /// From now on, or no longer.
        on: bool,
    },
    /// A rule leaves somebody to a person.
    KeepOutAlarm {
        /// Who.
        who: PersonRef,
        /// Why.
        alarm: KeepOutAlarm,
    },
    /// The door for guests was closed or opened.
    Door {
        /// Closed, or else opened.
        closed: bool,
    },
    /// Somebody may stay although a rule would have removed them.
    LetStay {
        /// Who.
        who: PersonRef,
    },
    /// Raid mode was switched.
    Raid {
        /// On, or else off.
        on: bool,
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

impl What {
    /// The person it tells of, if it does.
    pub fn who(&self) -> Option<&PersonRef> {
        match self {
            Self::Remove { who, .. }
            | Self::Invite { who, .. }
            | Self::CancelInvitation { who, .. }
            | Self::Mute { who }
            | Self::KeptOut { who, .. }
            | Self::KeepOutAlarm { who, .. }
            | Self::LetStay { who }
            | Self::Joined { who, .. }
            | Self::CameBack { who, .. }
            | Self::LetIn { who }
            | Self::Left { who }
            | Self::ListedAsRemoved { who, .. }
            | Self::Renamed { who, .. } => Some(who),
            Self::Join { .. }
            | Self::CameUp
            | Self::Leave
            | Self::EndForAll { .. }
            | Self::Bulk { .. }
            | Self::Door { .. }
            | Self::Raid { .. }
            | Self::MuteSelf { .. }
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
        settled: Settled,
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
    /// Muted by the service.
    Muted,
    /// Heard again.
    Unmuted,
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
