//! Operations of invitations and of muting.

use std::borrow::Cow;
use std::sync::Arc;

use crate::graph::http::lenient_json::{Text, lenient_object, object_from, read_body};
use crate::graph::requests::identity_set::{IdentitySet, Interner};
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::ids::{OperationId, ParticipantId};
use crate::moderation::model::participant::Identity;
use crate::moderation::state::invitation::OperationOutcome;

/// `status` of Graph's `commsOperation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperationStatus {
    /// Not started yet.
    NotStarted,
    /// In progress.
    Running,
    /// Done.
    Completed,
    /// Ended without success.
    Failed,
    /// A status that this program does not know, or none at all (empty).
    Other(Arc<str>),
}

/// State of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// The operation's status.
    pub status: OperationStatus,
    /// The operation's result, once it has ended.
    pub result: Option<ResultInfo>,
}

impl Operation {
    /// Returns whether the invitation or deed that started the operation has succeeded, has failed or is still running.
    pub fn outcome(&self) -> OperationOutcome {
        match self.status {
            OperationStatus::Completed => OperationOutcome::Completed,
            OperationStatus::Failed => OperationOutcome::Failed(self.result.clone()),
            OperationStatus::NotStarted | OperationStatus::Running | OperationStatus::Other(_) => {
                OperationOutcome::Running
            }
        }
    }
}

/// One person in the response to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitedIds {
    /// The identity that Graph returned.
    pub identity: Identity,
    /// Member `id`, with which the invitation might be canceled.
    pub served: Option<ParticipantId>,
    /// Member `participantId`, with which the invitation might be canceled as well.
    pub echoed: Option<ParticipantId>,
}

/// Content of the response to an invitation. The response to muting is the same, without people.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invited {
    /// Id of Graph's operation.
    pub(crate) operation: Option<OperationId>,
    /// Our own id of the request, echoed by Graph.
    pub(crate) client_context: Option<String>,
    /// People in the response, in its order.
    pub(crate) participants: Vec<InvitedIds>,
    /// State of the operation.
    pub(crate) status: OperationStatus,
    /// Result of the operation, if it has ended.
    pub(crate) result: Option<ResultInfo>,
}

/// Reads `GET …/operations/{id}`.
pub(crate) fn operation(body: &[u8]) -> serde_json::Result<Operation> {
    read_body(body, |body| {
        let read: WireOperation<'_> = object_from(body)?;
        Ok(Operation {
            status: operation_status(read.status.as_deref()),
            result: read.result,
        })
    })
}

/// Reads the response to `POST …/participants/invite`, or to muting.
pub(crate) fn invited(body: &[u8]) -> serde_json::Result<Invited> {
    read_body(body, |body| {
        let read: WireOperation<'_> = object_from(body)?;
        let mut names = Interner::default();
        let people = read.participants.into_iter().flatten();
        Ok(Invited {
            operation: read.id.map(|id| OperationId::new(&*id)),
            client_context: read.client_context.map(Cow::into_owned),
            participants: people.map(|echo| echo.into_ids(&mut names)).collect(),
            status: operation_status(read.status.as_deref()),
            result: read.result,
        })
    })
}

/// Graph's `commsOperation`.
#[derive(Default)]
struct WireOperation<'de> {
    id: Option<Cow<'de, str>>,
    client_context: Option<Cow<'de, str>>,
    status: Option<Cow<'de, str>>,
    result: Option<ResultInfo>,
    participants: Vec<Option<EchoedParticipant<'de>>>,
}

lenient_object!(WireOperation {
    "id" => id.0: Text<'de>,
    "clientContext" => client_context.0: Text<'de>,
    "status" => status.0: Text<'de>,
    "resultInfo" => result: Option<ResultInfo>,
    "participants" => participants: Vec<Option<EchoedParticipant<'de>>>,
});

/// An invited participant, as the response repeats it.
#[derive(Default)]
struct EchoedParticipant<'de> {
    id: Option<Cow<'de, str>>,
    participant_id: Option<Cow<'de, str>>,
    identity: IdentitySet<'de>,
}

lenient_object!(EchoedParticipant {
    "id" => id.0: Text<'de>,
    "participantId" => participant_id.0: Text<'de>,
    "identity" => identity: IdentitySet<'de>,
});

impl EchoedParticipant<'_> {
    fn into_ids(self, names: &mut Interner) -> InvitedIds {
        InvitedIds {
            identity: self.identity.into_identity(None, names),
            served: self.id.map(|id| ParticipantId::new(&*id)),
            echoed: self.participant_id.map(|id| ParticipantId::new(&*id)),
        }
    }
}

/// Reads `status`, ignoring case.
fn operation_status(text: Option<&str>) -> OperationStatus {
    let text = text.unwrap_or_default();
    let known = [
        ("notStarted", OperationStatus::NotStarted),
        ("running", OperationStatus::Running),
        ("completed", OperationStatus::Completed),
        ("failed", OperationStatus::Failed),
    ];
    known
        .into_iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word))
        .map_or_else(|| OperationStatus::Other(text.into()), |(_, status)| status)
}
