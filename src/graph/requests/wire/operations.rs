//! Reads operations, such as those of invitations and of muting.

use crate::graph::http::lenient_json::{Text, lenient_object, object_from, read_body};
use crate::graph::requests::identity_set::{IdentitySet, Interner};
use crate::moderation::event::InvitedFacts;
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::ids::{OperationId, ParticipantId};
use crate::moderation::state::invitation::OperationOutcome;

/// Reads `GET …/operations/{id}`.
pub(crate) fn operation(body: &[u8]) -> serde_json::Result<OperationOutcome> {
    read_body(body, |body| {
        let read: WireOperation<'_> = object_from(body)?;
        Ok(outcome(read.status.0.as_deref(), read.result))
    })
}

/// The operation's id, the people in the order of the response, and how far the operation is.
type Begun = (Option<OperationId>, Vec<InvitedFacts>, OperationOutcome);

/// Reads the response to `POST …/participants/invite`. The response to muting is the same, without people.
pub(crate) fn begun(body: &[u8]) -> serde_json::Result<Begun> {
    read_body(body, |body| {
        let read: WireOperation<'_> = object_from(body)?;
        let mut names = Interner::default();
        let people = read.participants.into_iter().flatten();
        Ok((
            read.id.0.map(|id| OperationId::new(&*id)),
            people.map(|echo| echo.into_facts(&mut names)).collect(),
            outcome(read.status.0.as_deref(), read.result),
        ))
    })
}

lenient_object! {
    /// Graph's `commsOperation`.
    struct WireOperation {
        "id" => id: Text<'de>,
        "status" => status: Text<'de>,
        "resultInfo" => result: Option<ResultInfo>,
        "participants" => participants: Vec<Option<EchoedParticipant<'de>>>,
    }
}

lenient_object! {
    /// An invited participant, as the response repeats it.
    struct EchoedParticipant {
        "id" => id: Text<'de>,
        "participantId" => participant_id: Text<'de>,
        "identity" => identity: IdentitySet<'de>,
    }
}

impl EchoedParticipant<'_> {
    fn into_facts(self, names: &mut Interner) -> InvitedFacts {
        InvitedFacts {
            identity: self.identity.into_identity(None, names),
            served: self.id.0.map(|id| ParticipantId::new(&*id)),
            echoed: self.participant_id.0.map(|id| ParticipantId::new(&*id)),
        }
    }
}

/// Derives from `status`, ignoring case, how far an operation is. Any status but `completed` and `failed` counts as
/// running.
fn outcome(status: Option<&str>, result: Option<ResultInfo>) -> OperationOutcome {
    let is = |word: &str| status.is_some_and(|status| status.eq_ignore_ascii_case(word));
    if is("completed") {
        OperationOutcome::Completed
    } else if is("failed") {
        OperationOutcome::Failed(result)
    } else {
        OperationOutcome::Running
    }
}
