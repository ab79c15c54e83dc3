//! The body of an invitation, checked strictly.

use axum::http::HeaderMap;
use serde_json::Value;
use uuid::Uuid;

use crate::simulator::model::invitation::Invitee;
use crate::simulator::model::person::PersonKind;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::strict::{
    Members, client_context, flag, json_body, member, object, only, optional_text, required,
    sole_identity, text, typed,
};

#[derive(Debug, PartialEq)]
pub(crate) struct InvitationBody {
    pub(crate) invitees: Vec<Invitee>,
    pub(crate) client_context: Option<String>,
}

/// Reads a body. The error names the wrong member.
pub(crate) fn read_invitation(headers: &HeaderMap, body: &[u8]) -> Result<InvitationBody, Refusal> {
    let body = json_body(headers, body)?;
    let body = object(&body, "the body")?;
    only(body, "the body", &["participants", "clientContext"])?;
    let client_context = client_context(body)?;
    let participants = required(body, "The body", "participants")?
        .as_array()
        .ok_or_else(|| Refusal::bad("'participants' is not an array."))?;
    let invitees = participants
        .iter()
        .map(read_invitee)
        .collect::<Result<_, _>>()?;
    Ok(InvitationBody {
        invitees,
        client_context,
    })
}

/// Reads one entry of `participants`.
fn read_invitee(value: &Value) -> Result<Invitee, Refusal> {
    let what = "participants[]";
    let info = object(value, what)?;
    typed(info, what, &["#microsoft.graph.invitationParticipantInfo"])?;
    only(
        info,
        what,
        &[
            "identity",
            "participantId",
            "replacesCallId",
            "hidden",
            "removeFromDefaultAudioRoutingGroup",
        ],
    )?;
    let participant_id = optional_text(info, what, "participantId")?;
    if participant_id
        .as_deref()
        .is_some_and(|id| Uuid::try_parse(id).is_err())
    {
        return Err(Refusal::bad("participantId is not a GUID."));
    }
    flag(info, what, "removeFromDefaultAudioRoutingGroup")?;
    let (kind, identity, name) = read_identity(member(info, what, "identity")?)?;
    Ok(Invitee {
        kind,
        identity,
        name,
        participant_id,
        replaces: optional_text(info, what, "replacesCallId")?,
        hidden: flag(info, what, "hidden")?,
    })
}

/// Reads the kind, id and optional name from an identity set.
fn read_identity(set: &Members) -> Result<(PersonKind, String, Option<String>), Refusal> {
    let (member, identity) = sole_identity(set)?;
    let (kind, derived) = match member {
        "user" => (
            PersonKind::User,
            "#microsoft.graph.communicationsUserIdentity",
        ),
        "phone" => (
            PersonKind::Phone,
            "#microsoft.graph.communicationsPhoneIdentity",
        ),
        other => {
            return Err(Refusal::bad(format!(
                "The simulator invites a user or a phone, not '{other}'."
            )));
        }
    };
    typed(identity, member, &["#microsoft.graph.identity", derived])?;
    let id = text(identity, member, "id")?;
    kind.check_identity(&id)?;
    Ok((kind, id, optional_text(identity, member, "displayName")?))
}

#[cfg(test)]
mod tests {
    use axum::http::header;
    use serde_json::json;

    use super::*;

    const ADA: &str = "0d9fbd4b-1f0e-4d7a-93a0-4a4b0c4f6a11";

    fn read(body: &Value) -> Result<InvitationBody, Refusal> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
        read_invitation(&headers, body.to_string().as_bytes())
    }

    fn body() -> Value {
        json!({
            "participants": [{
                "@odata.type": "#microsoft.graph.invitationParticipantInfo",
                "identity": {
                    "@odata.type": "#microsoft.graph.identitySet",
                    "user": { "@odata.type": "#microsoft.graph.identity", "id": ADA, "displayName": "Ada Lovelace" }
                },
                "participantId": "a7ebfb2d-871e-419c-87af-27290b22e8db"
            }],
            "clientContext": "ours"
        })
    }

    #[test]
    fn a_proper_invitation_is_understood() {
        let read = read(&body()).unwrap();
        assert_eq!(read.client_context.as_deref(), Some("ours"));
        assert_eq!(read.invitees[0].identity, ADA);
        assert_eq!(read.invitees[0].name.as_deref(), Some("Ada Lovelace"));
    }

    #[test]
    fn each_mistake_is_named() {
        type Mistake = fn(&mut Value);
        let cases: [(Mistake, &str); 12] = [
            (|body| body["clientcontext"] = json!("x"), "'clientcontext'"),
            (|body| body["clientContext"] = json!("x".repeat(257)), "256"),
            (|body| body["clientContext"] = json!(7), "not a string"),
            (|body| body["participants"] = json!({}), "not an array"),
            (
                |body| {
                    body["participants"][0]["@odata.type"] =
                        json!("#microsoft.graph.participantInfo");
                },
                "invitationParticipantInfo",
            ),
            (
                |body| body["participants"][0]["participantID"] = json!("x"),
                "'participantID'",
            ),
            (
                |body| body["participants"][0]["participantId"] = json!("x"),
                "not a GUID",
            ),
            (
                |body| body["participants"][0]["identity"]["phone"] = json!({"id": "+14255550199"}),
                "exactly one",
            ),
            (
                |body| body["participants"][0]["identity"]["user"]["id"] = json!("ada@contoso.com"),
                "not an object id",
            ),
            (
                |body| body["participants"][0]["hidden"] = json!("true"),
                "'hidden'",
            ),
            (
                |body| body["participants"][0]["replacesCallId"] = json!(null),
                "'replacesCallId'",
            ),
            (
                |body| body["participants"][0]["identity"]["user"]["name"] = json!("Ada"),
                "'name'",
            ),
        ];
        for (spoil, expected) in cases {
            let mut spoilt = body();
            spoil(&mut spoilt);
            let message = read(&spoilt).unwrap_err().to_string();
            assert!(
                message.contains(expected),
                "{message:?} does not say {expected:?}"
            );
        }
    }
}
