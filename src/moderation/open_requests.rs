//! Requests that are on their way: what each is about, and what came of its tries so far.

use std::sync::Arc;

use crate::moderation::event::AttemptAnswer;
use crate::moderation::model::audit::{AuditRecord, Source};
use crate::moderation::model::deed::{AuditOutcome, Deed, ServiceDeed};
use crate::moderation::model::evidence::Evidence;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{PersonRef, RemovalAnswer, RowKey};

/// An attempt whose result is not known yet.
#[derive(Debug, Clone)]
pub(crate) struct OpenRequest {
    pub(crate) call: CallId,
    pub(crate) source: Source,
    pub(crate) asked: Now,
    /// Its entry in the activity panel.
    pub(crate) entry: u64,
    pub(crate) target: AttemptTarget,
    pub(crate) who: PersonRef,
    /// The id that stands in the path.
    pub(crate) participant: Option<String>,
    pub(crate) progress: AttemptProgress,
}

/// What an attempt is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AttemptTarget {
    Removal(RowKey),
    Invite(Vec<InvitationId>),
    Cancel(InvitationId),
    Leave,
    Service(ServiceDeed),
}

impl AttemptTarget {
    /// What is done, as the activity and the audit log tell it.
    pub(crate) fn deed(&self) -> Deed {
        match self {
            Self::Removal(_) => Deed::Remove,
            Self::Invite(_) => Deed::Invite,
            Self::Cancel(_) => Deed::CancelInvitation,
            Self::Leave => Deed::Leave,
            Self::Service(deed) => Deed::Service(*deed),
        }
    }

    /// Our records of the invitations that it is about, as the audit log names them.
    pub(crate) fn invitation(&self) -> Option<String> {
        match self {
            Self::Invite(ids) => {
                let ids: Vec<&str> = ids.iter().map(InvitationId::as_str).collect();
                Some(ids.join(", "))
            }
            Self::Cancel(id) => Some(id.to_string()),
            Self::Removal(_) | Self::Leave | Self::Service(_) => None,
        }
    }
}

/// How far an attempt has come.
#[derive(Debug, Clone, Default)]
pub(crate) struct AttemptProgress {
    /// What was answered, once it was.
    pub(crate) answer: Option<AnswerTrace>,
    /// What a removal's answer leaves to readings to prove.
    pub(crate) kept: Option<RemovalAnswer>,
    /// How often Graph asked it to wait.
    throttles: u32,
    /// What an earlier request for this visit may have done.
    pub(crate) before: EarlierRequest,
    /// The proof, while the result line is on its way to the disk.
    pub(crate) proof: Option<RemovalProof>,
    /// Whether a result line was handed to the writer.
    pub(crate) is_reported: bool,
    /// How many of its result lines have not reached the disk; a late proof makes a second one.
    pub(crate) unwritten: u32,
}

/// What an earlier request for the same visit may have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum EarlierRequest {
    /// There was none, or it was refused.
    #[default]
    Nothing,
    /// Its answer was lost; it may have been carried out.
    Lost,
    /// Graph accepted it.
    Accepted,
}

/// The traces of an answer, for the record.
#[derive(Debug, Clone)]
pub(crate) struct AnswerTrace {
    pub(crate) at: Now,
    /// Whether nobody can know if the request was carried out.
    pub(crate) is_lost: bool,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) client_request_id: Option<String>,
}

/// When and by what a removal was proved.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RemovalProof {
    pub(crate) at: Now,
    pub(crate) evidence: Evidence,
    /// Whether the result line has been handed to the writer.
    pub(crate) recorded: bool,
}

impl AnswerTrace {
    pub(crate) fn new(answer: &Result<AttemptAnswer, Arc<Failure>>, at: Now) -> Self {
        match answer {
            Ok(answer) => Self {
                at,
                is_lost: false,
                status: Some(answer.status),
                code: None,
                request_id: answer.request_id.clone(),
                client_request_id: answer.client_request_id.clone(),
            },
            Err(failure) => Self {
                at,
                is_lost: failure.is_answer_lost(),
                status: failure.status,
                code: failure.code.clone(),
                request_id: failure.request_id.clone(),
                client_request_id: failure.client_request_id.clone(),
            },
        }
    }

    /// Adds the traces to a line of the record.
    pub(crate) fn add_to(&self, line: &mut AuditRecord) {
        line.status = self.status;
        line.code.clone_from(&self.code);
        line.request_id.clone_from(&self.request_id);
        line.client_request_id.clone_from(&self.client_request_id);
    }
}

impl OpenRequest {
    /// Whether the pacer says when it leaves.
    pub(crate) fn is_paced(&self) -> bool {
        self.source.is_paced() && matches!(self.target, AttemptTarget::Removal(_))
    }

    /// How the record tells this outcome: where not even an answer is known, nobody can say more than that.
    pub(crate) fn recorded(&self, outcome: &Outcome) -> Option<AuditOutcome> {
        let told = outcome.recorded(self.target.deed())?;
        let needs_an_answer = matches!(
            told,
            AuditOutcome::Failed | AuditOutcome::Unverified | AuditOutcome::CallEnded
        );
        let is_lost = needs_an_answer && !self.progress.has_answer();
        Some(if is_lost {
            AuditOutcome::AnswerLost
        } else {
            told
        })
    }
}

impl AttemptProgress {
    /// A try ran into this. Whatever is no plain refusal may have been carried out before its answer was lost.
    pub(crate) fn note_retry(&mut self, failure: &Failure) {
        if matches!(failure.cause, Cause::Throttled(_)) {
            self.throttles += 1;
        } else {
            self.may_be_lost(failure.may_have_worked());
        }
    }

    /// The last try was the so-many-th; one before it of which nothing was told may have been carried out.
    pub(crate) fn note_tries(&mut self, tries: u32) {
        self.may_be_lost(tries > self.throttles + 1);
    }

    fn may_be_lost(&mut self, is_lost: bool) {
        if is_lost {
            self.before = self.before.max(EarlierRequest::Lost);
        }
    }

    /// What the request and those before it may have done, whatever became of their answers.
    pub(crate) fn may_have_done(&self) -> EarlierRequest {
        let itself = match &self.kept {
            Some(RemovalAnswer::Accepted) => EarlierRequest::Accepted,
            Some(RemovalAnswer::Lost(_)) => EarlierRequest::Lost,
            Some(RemovalAnswer::NotFound(_)) | None => EarlierRequest::Nothing,
        };
        itself.max(self.before)
    }

    fn has_answer(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.is_lost)
    }
}
