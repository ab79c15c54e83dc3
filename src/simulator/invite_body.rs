//! The body of an invitation, read strictly.
//!
//! Graph's open types would swallow a misspelt member; here it is an error that
//! names it, since a client's mistake must not hide behind the service's patience.

use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::invitation::Invitee;
use super::person::Kind;
use super::refusal::Refusal;

/// The longest context that Graph's documents allow, in characters.
const LONGEST_CONTEXT: usize = 256;

/// What the body asks for.
#[derive(Debug, PartialEq)]
pub(super) struct InvitationBody {
    pub(super) invitees: Vec<Invitee>,
    pub(super) client_context: Option<String>,
}

/// Reads a body or says what is wrong with it.
pub(super) fn read_invitation(headers: &HeaderMap, body: &[u8]) -> Result<InvitationBody, Refusal> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !kind.starts_with("application/json") {
        return Err(Refusal::bad(format!(
            "The content type must be application/json, not '{kind}'."
        )));
    }
    let body: Value = serde_json::from_slice(body)
        .map_err(|problem| Refusal::bad(format!("The body is not JSON: {problem}.")))?;
    let body = object(&body, "the body")?;
    only(body, "the body", &["participants", "clientContext"])?;
    let client_context = optional_text(body, "the body", "clientContext")?;
    if client_context
        .as_ref()
        .is_some_and(|context| context.chars().count() > LONGEST_CONTEXT)
    {
        return Err(Refusal::bad(format!(
            "clientContext is longer than {LONGEST_CONTEXT} characters."
        )));
    }
    let participants = body
        .get("participants")
        .ok_or_else(|| Refusal::bad("The body lacks the member 'participants'."))?;
    let participants = participants
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

/// One entry of `participants`.
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
    let set = info
        .get("identity")
        .ok_or_else(|| Refusal::bad(format!("{what} lacks the member 'identity'.")))?;
    let set = object(set, "identity")?;
    typed(
        set,
        "identity",
        &[
            "#microsoft.graph.identitySet",
            "#microsoft.graph.communicationsIdentitySet",
        ],
    )?;
    let mut members = set.iter().filter(|(name, _)| !name.starts_with('@'));
    let (Some((member, identity)), None) = (members.next(), members.next()) else {
        return Err(Refusal::bad("identity must hold exactly one member."));
    };
    let (kind, derived) = match member.as_str() {
        "user" => (Kind::User, "#microsoft.graph.communicationsUserIdentity"),
        "phone" => (Kind::Phone, "#microsoft.graph.communicationsPhoneIdentity"),
        other => {
            return Err(Refusal::bad(format!(
                "The simulator invites a user or a phone, not '{other}'."
            )));
        }
    };
    let identity = object(identity, member)?;
    typed(identity, member, &["#microsoft.graph.identity", derived])?;
    only(
        identity,
        member,
        &["id", "displayName", "tenantId", "identityProvider"],
    )?;
    let id = optional_text(identity, member, "id")?
        .ok_or_else(|| Refusal::bad(format!("{member} lacks the member 'id'.")))?;
    check_identity(kind, &id)?;
    let name = optional_text(identity, member, "displayName")?;
    Ok(Invitee {
        kind,
        identity: id,
        name,
        participant_id,
    })
}

/// A user's object id is a GUID, a number has a plus and 7 to 15 digits.
pub(super) fn check_identity(kind: Kind, id: &str) -> Result<(), Refusal> {
    let fits = match kind {
        Kind::Phone => id.strip_prefix('+').is_some_and(|digits| {
            (7..=15).contains(&digits.len())
                && digits.bytes().all(|digit| digit.is_ascii_digit())
                && !digits.starts_with('0')
        }),
        _ => id.len() == 36 && Uuid::try_parse(id).is_ok(),
    };
    let form = if kind == Kind::Phone {
        "a telephone number in E.164 form"
    } else {
        "an object id"
    };
    if fits {
        Ok(())
    } else {
        Err(Refusal::bad(format!("'{id}' is not {form}.")))
    }
}

/// An object, or a refusal that says what should have been one.
fn object<'value>(value: &'value Value, what: &str) -> Result<&'value Map<String, Value>, Refusal> {
    value
        .as_object()
        .ok_or_else(|| Refusal::bad(format!("{what} is not an object.")))
}

/// Refuses members that nobody has defined.
fn only(object: &Map<String, Value>, what: &str, known: &[&str]) -> Result<(), Refusal> {
    match object
        .keys()
        .find(|name| !known.contains(&name.as_str()) && *name != "@odata.type")
    {
        Some(name) => Err(Refusal::bad(format!(
            "{what} has a member '{name}' that does not exist."
        ))),
        None => Ok(()),
    }
}

/// A type may be left out, but a wrong one is refused: the real service could not read the member.
fn typed(object: &Map<String, Value>, what: &str, expected: &[&str]) -> Result<(), Refusal> {
    match object.get("@odata.type") {
        None => Ok(()),
        Some(Value::String(given)) if expected.contains(&given.as_str()) => Ok(()),
        Some(given) => Err(Refusal::bad(format!(
            "The @odata.type of {what} must be {}, not {given}.",
            expected[0]
        ))),
    }
}

/// A text that may be absent; `null` is not the same, since clients are told to leave members out.
fn optional_text(
    object: &Map<String, Value>,
    what: &str,
    member: &str,
) -> Result<Option<String>, Refusal> {
    match object.get(member) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Refusal::bad(format!(
            "The member '{member}' of {what} is not a string."
        ))),
    }
}

#[cfg(test)]
mod tests {
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
        let cases: [(Mistake, &str); 10] = [
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

    #[test]
    fn a_number_needs_its_country() {
        assert!(check_identity(Kind::Phone, "+14255550199").is_ok());
        for number in [
            "14255550199",
            "+1 425 555 0199",
            "+0123456789",
            "+1",
            "tel:+14255550199",
        ] {
            assert!(check_identity(Kind::Phone, number).is_err(), "{number}");
        }
    }
}
