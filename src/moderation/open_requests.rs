//! Requests whose result is not known yet: the purpose of each, and the progress of its tries.

use std::sync::Arc;

use crate::moderation::event::AttemptAnswer;
use crate::moderation::evidence::departure::Proof;
use crate::moderation::model::audit::{AuditRecord, Source};
use crate::moderation::model::deed::{AuditOutcome, Deed, ServiceDeed};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{Outcome, ServiceAnswer};
use crate::moderation::state::row::{PersonRef, RemovalAnswer, RowKey};

/// An attempt whose result is not known yet.
#[derive(Debug, Clone)]
pub(crate) struct OpenRequest {
    /// The call that the request changes.
    pub(crate) call: CallId,
    /// What triggered the request, such as the operator, a rule or a batch.
    pub(crate) source: Source,
    /// When the action was requested. If the request is made again with another id, this time stays.
    pub(crate) asked: Now,
    /// Number of the activity entry that shows the request.
    pub(crate) entry: u64,
    /// The purpose of the request, with the row or invitation it concerns.
    pub(crate) target: AttemptTarget,
    pub(crate) who: PersonRef,
    /// The participant id in the request's path, if there is one.
    pub(crate) participant: Option<String>,
    pub(crate) progress: AttemptProgress,
}

/// The purpose of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AttemptTarget {
    Removal(RowKey),
    Invite(Vec<InvitationId>),
    Cancel(InvitationId),
    Leave,
    Service(ServiceDeed),
}

impl AttemptTarget {
    /// Returns the deed, as shown in the activity and the audit log.
    pub(crate) fn deed(&self) -> Deed {
        match self {
            Self::Removal(_) => Deed::Remove,
            Self::Invite(_) => Deed::Invite,
            Self::Cancel(_) => Deed::CancelInvitation,
            Self::Leave => Deed::Leave,
            Self::Service(deed) => Deed::Service(*deed),
        }
    }

    /// Returns the ids that this app gave the invitations concerned, for the audit log. `None` if the attempt is not
    /// about invitations.
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

/// Progress of an attempt: its tries, its response, and its proof.
#[derive(Debug, Clone, Default)]
pub(crate) struct AttemptProgress {
    /// Facts about the response or the failure. `None` until the request is answered or has failed.
    pub(crate) answer: Option<AnswerTrace>,
    /// Graph's answer to the request of a removal that may have worked, or the loss of the answer. Otherwise `None`.
    pub(crate) kept: Option<RemovalAnswer>,
    throttles: u32,
    /// The possible effect of earlier requests to remove the same visit, and of earlier tries of this request.
    pub(crate) before: EarlierRequest,
    /// The proof of the removal. `None` until readings prove it.
    pub(crate) proof: Option<RemovalProof>,
    /// Whether a result line was handed to the audit log.
    pub(crate) is_reported: bool,
    /// Number of result lines that the audit log has not confirmed yet. A late proof adds a second
    /// line.
    pub(crate) unwritten: u32,
}

/// The strongest effect that requests to remove a visit may have had. Ordered by certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum EarlierRequest {
    /// There was no request, or none had an effect according to Graph.
    #[default]
    Nothing,
    /// The response to a request was lost, so it may have been carried out.
    Lost,
    /// Graph accepted a request.
    Accepted,
}

/// Facts about a response or failure, for the audit log and the activity.
#[derive(Debug, Clone)]
pub(crate) struct AnswerTrace {
    /// When the response or the failure came.
    pub(crate) at: Now,
    /// Whether the result is unknown, so that the request may have been carried out.
    pub(crate) is_lost: bool,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) client_request_id: Option<String>,
}

/// The proof of a removal, and whether it was handed to the audit log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RemovalProof {
    /// When readings proved the removal.
    pub(crate) at: Now,
    /// The readings that prove the removal.
    pub(crate) proof: Proof,
    /// Whether the result line was handed to the audit log.
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

    /// Returns the facts that an activity entry shows.
    pub(crate) fn answered(&self, is_accepted: bool) -> ServiceAnswer {
        ServiceAnswer {
            at: self.at,
            is_accepted,
            status: self.status,
            request_id: self.request_id.as_deref().map(Arc::from),
            client_request_id: self.client_request_id.as_deref().map(Arc::from),
        }
    }

    pub(crate) fn add_to(&self, line: &mut AuditRecord) {
        line.status = self.status;
        line.code.clone_from(&self.code);
        line.request_id.clone_from(&self.request_id);
        line.client_request_id.clone_from(&self.client_request_id);
    }
}

impl OpenRequest {
    /// Whether the pacer decides when this request is sent.
    pub(crate) fn is_paced(&self) -> bool {
        self.source.is_paced() && matches!(self.target, AttemptTarget::Removal(_))
    }

    /// Returns the outcome to write to the audit log, or `None` if the log has no word for `outcome`. The outcome is
    /// "answer lost" if `outcome` needs a response and none came.
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
    /// Records a failed try that is followed by another. Counts the try if Graph throttled it. Otherwise notes whether
    /// it may have been carried out.
    pub(crate) fn note_retry(&mut self, failure: &Failure) {
        if matches!(failure.cause, Cause::Throttled(_)) {
            self.throttles += 1;
        } else {
            self.may_be_lost(failure.may_have_worked());
        }
    }

    /// Notes that a response may be lost if more `tries` were sent than the console knows of.
    ///
    /// Such an unknown try may have been carried out.
    pub(crate) fn note_tries(&mut self, tries: u32) {
        self.may_be_lost(tries > self.throttles + 1);
    }

    /// If `is_lost`, records that an earlier try may have been carried out.
    fn may_be_lost(&mut self, is_lost: bool) {
        if is_lost {
            self.before = self.before.max(EarlierRequest::Lost);
        }
    }

    /// Returns the strongest effect that this request or earlier ones for the same visit may have
    /// had.
    pub(crate) fn may_have_done(&self) -> EarlierRequest {
        let itself = match &self.kept {
            Some(RemovalAnswer::Accepted) => EarlierRequest::Accepted,
            Some(RemovalAnswer::Lost(_)) => EarlierRequest::Lost,
            Some(RemovalAnswer::NotFound(_)) | None => EarlierRequest::Nothing,
        };
        itself.max(self.before)
    }

    /// Whether a response or failure shows whether the request was carried out.
    fn has_answer(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.is_lost)
    }
}
