//! The body of a request that creates a call, checked strictly. Only joining a meeting is
//! simulated.

use axum::http::HeaderMap;
use serde_json::Value;
use url::Url;

use crate::simulator::model::new_call::{Guest, MeetingKey, NewCall};
use crate::simulator::model::person::PersonKind;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::strict::{
    Members, flag, json_body, member, object, only, optional_text, required, sole_identity, text,
    type_of, typed,
};

/// Modalities of Graph's schema.
const MODALITIES: [&str; 5] = [
    "audio",
    "video",
    "videoBasedScreenSharing",
    "data",
    "unknownFutureValue",
];

/// Reads a body. The error names the wrong member.
pub(crate) fn read_new_call(headers: &HeaderMap, body: &[u8]) -> Result<NewCall, Refusal> {
    let what = "the call";
    let body = json_body(headers, body)?;
    let call = object(&body, what)?;
    if call.contains_key("targets") {
        return Err(Refusal::bad(
            "The simulator plays joining a meeting, not calling the people in 'targets'.",
        ));
    }
    only(
        call,
        what,
        &[
            "callbackUri",
            "requestedModalities",
            "mediaConfig",
            "tenantId",
            "meetingInfo",
            "chatInfo",
            "source",
            "subject",
            "direction",
            "callChainId",
        ],
    )?;
    typed(call, what, &["#microsoft.graph.call"])?;
    for name in ["subject", "direction", "callChainId"] {
        optional_text(call, what, name)?;
    }
    check_media(member(call, what, "mediaConfig")?)?;
    Ok(NewCall {
        callback_uri: callback_uri(call)?,
        modalities: modalities(required(call, what, "requestedModalities")?)?,
        tenant: optional_text(call, what, "tenantId")?,
        meeting: meeting(call)?,
        guest: guest(call)?,
    })
}

/// Reads the address for notifications, which must use HTTPS.
fn callback_uri(call: &Members) -> Result<String, Refusal> {
    let given = text(call, "the call", "callbackUri")?;
    let usable =
        Url::parse(&given).is_ok_and(|url| url.scheme() == "https" && url.host().is_some());
    if usable {
        Ok(given)
    } else {
        Err(Refusal::bad(format!(
            "callbackUri must be an https address, not '{given}'."
        )))
    }
}

/// Reads a non-empty list of known modalities.
fn modalities(value: &Value) -> Result<Vec<String>, Refusal> {
    let known = |value: &Value| {
        let text = value.as_str().filter(|text| MODALITIES.contains(text));
        text.map(str::to_owned)
            .ok_or_else(|| Refusal::bad(format!("{value} is not a modality.")))
    };
    let list = value.as_array().filter(|list| !list.is_empty());
    list.ok_or_else(|| Refusal::bad("requestedModalities must be an array that is not empty."))?
        .iter()
        .map(known)
        .collect()
}

/// Accepts only media hosted by Graph, because the simulator does not support other media.
fn check_media(config: &Members) -> Result<(), Refusal> {
    let what = "mediaConfig";
    type_of(config, what, &["#microsoft.graph.serviceHostedMediaConfig"])?;
    only(
        config,
        what,
        &["preFetchMedia", "removeFromDefaultAudioGroup"],
    )?;
    flag(config, what, "removeFromDefaultAudioGroup").map(drop)
}

/// Reads the meeting: named by organizer and chat, or by meeting id without a chat.
fn meeting(call: &Members) -> Result<MeetingKey, Refusal> {
    let what = "meetingInfo";
    let info = member(call, "the call", what)?;
    let kinds = [
        "#microsoft.graph.organizerMeetingInfo",
        "#microsoft.graph.joinMeetingIdMeetingInfo",
    ];
    if type_of(info, what, &kinds)? == kinds[0] {
        organizer_meeting(call, info)
    } else {
        meeting_id(call, info)
    }
}

/// Reads a meeting named by its organizer and chat.
fn organizer_meeting(call: &Members, info: &Members) -> Result<MeetingKey, Refusal> {
    let what = "meetingInfo";
    only(info, what, &["organizer", "allowConversationWithoutHost"])?;
    flag(info, what, "allowConversationWithoutHost")?;
    let (kind, organizer) = sole_identity(member(info, what, "organizer")?)?;
    if kind != "user" {
        return Err(Refusal::bad(format!(
            "The organizer must be a user, not '{kind}'."
        )));
    }
    typed(organizer, kind, &["#microsoft.graph.identity"])?;
    let id = text(organizer, kind, "id")?;
    PersonKind::User.check_identity(&id)?;
    let chat = member(call, "the call", "chatInfo")?;
    typed(chat, "chatInfo", &["#microsoft.graph.chatInfo"])?;
    only(
        chat,
        "chatInfo",
        &["threadId", "messageId", "replyChainMessageId"],
    )?;
    Ok(MeetingKey::Organizer {
        thread: text(chat, "chatInfo", "threadId")?,
        message: text(chat, "chatInfo", "messageId")?,
        reply_chain: optional_text(chat, "chatInfo", "replyChainMessageId")?,
        organizer: id,
        organizer_tenant: optional_text(organizer, kind, "tenantId")?,
    })
}

/// Reads a meeting named by its id and passcode. The call must not name a chat.
fn meeting_id(call: &Members, info: &Members) -> Result<MeetingKey, Refusal> {
    let what = "meetingInfo";
    only(info, what, &["joinMeetingId", "passcode"])?;
    if call.contains_key("chatInfo") {
        return Err(Refusal::bad(
            "chatInfo does not go with a joinMeetingIdMeetingInfo.",
        ));
    }
    let id = text(info, what, "joinMeetingId")?;
    if !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::bad(format!("joinMeetingId '{id}' is no number.")));
    }
    // The documentation allows null only for `passcode`, if the meeting has none.
    let passcode = match info.get("passcode") {
        Some(Value::Null) => None,
        _ => optional_text(info, what, "passcode")?,
    };
    Ok(MeetingKey::Id { id, passcode })
}

/// Reads the guest that the app joins as; `None` if it joins as itself.
fn guest(call: &Members) -> Result<Option<Guest>, Refusal> {
    let what = "source";
    if !call.contains_key(what) {
        return Ok(None);
    }
    let source = member(call, "the call", what)?;
    typed(source, what, &["#microsoft.graph.participantInfo"])?;
    only(
        source,
        what,
        &["identity", "region", "languageId", "countryCode"],
    )?;
    let (kind, identity) = sole_identity(member(source, what, "identity")?)?;
    let derived = "#microsoft.graph.communicationsGuestIdentity";
    match kind {
        // The app names itself, which is allowed and changes nothing.
        "application" => Ok(None),
        "guest" => {
            typed(identity, kind, &["#microsoft.graph.identity", derived])?;
            Ok(Some(Guest {
                id: optional_text(identity, kind, "id")?,
                name: text(identity, kind, "displayName")?,
            }))
        }
        other => Err(Refusal::bad(format!(
            "An app joins as itself or as a guest, not as '{other}'."
        ))),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header;
    use serde_json::json;

    use super::*;

    fn read(body: &Value) -> Result<NewCall, Refusal> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
        read_new_call(&headers, body.to_string().as_bytes())
    }

    fn by_link() -> Value {
        json!({
            "@odata.type": "#microsoft.graph.call",
            "callbackUri": "https://relay.example/calls",
            "requestedModalities": ["audio"],
            "mediaConfig": { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
            "chatInfo": { "@odata.type": "#microsoft.graph.chatInfo", "threadId": "19:meeting_x@thread.v2", "messageId": "0" },
            "meetingInfo": {
                "@odata.type": "#microsoft.graph.organizerMeetingInfo",
                "organizer": { "user": { "id": "0d9fbd4b-1f0e-4d7a-93a0-4a4b0c4f6a11", "tenantId": "t" } },
            },
            "tenantId": "t",
        })
    }

    fn by_id() -> Value {
        let mut body = by_link();
        body.as_object_mut().unwrap().remove("chatInfo");
        body["meetingInfo"] = json!({ "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo", "joinMeetingId": "1234567", "passcode": null });
        body
    }

    #[test]
    fn both_ways_to_name_a_meeting_are_understood() {
        let read_link = read(&by_link()).unwrap();
        assert!(matches!(read_link.meeting, MeetingKey::Organizer { .. }));
        assert_eq!(read_link.tenant.as_deref(), Some("t"));
        let by_id = read(&by_id()).unwrap();
        let expected = MeetingKey::Id {
            id: "1234567".to_owned(),
            passcode: None,
        };
        assert_eq!(by_id.meeting, expected);
    }

    #[test]
    fn a_guest_is_read_from_the_source() {
        let mut body = by_link();
        body["source"] = json!({ "identity": { "guest": { "displayName": "Duty manager" } } });
        let guest = read(&body).unwrap().guest.unwrap();
        assert_eq!((guest.id, guest.name.as_str()), (None, "Duty manager"));
        body["source"] = json!({ "identity": { "application": { "id": "a" } } });
        assert_eq!(read(&body).unwrap().guest, None);
    }

    #[test]
    fn each_mistake_is_named() {
        type Mistake = fn(&mut Value);
        let lacks = |name: &'static str| {
            move |body: &mut Value| drop(body.as_object_mut().unwrap().remove(name))
        };
        for name in [
            "callbackUri",
            "requestedModalities",
            "mediaConfig",
            "meetingInfo",
            "chatInfo",
        ] {
            let mut body = by_link();
            lacks(name)(&mut body);
            let message = read(&body).unwrap_err().to_string();
            assert!(message.contains(&format!("'{name}'")), "{message}");
        }
        let cases: [(Mistake, &str); 12] = [
            (
                |body| body["callbackUri"] = json!("http://relay.example/calls"),
                "https",
            ),
            (|body| body["callbackUri"] = json!("relay"), "https"),
            (
                |body| body["requestedModalities"] = json!([]),
                "requestedModalities",
            ),
            (
                |body| body["requestedModalities"] = json!(["Audio"]),
                "\"Audio\"",
            ),
            (
                |body| body["mediaConfig"] = json!({}),
                "mediaConfig is abstract",
            ),
            (
                |body| {
                    body["mediaConfig"]["@odata.type"] =
                        json!("#microsoft.graph.appHostedMediaConfig");
                },
                "serviceHosted",
            ),
            (
                |body| {
                    drop(
                        body["meetingInfo"]
                            .as_object_mut()
                            .unwrap()
                            .remove("@odata.type"),
                    );
                },
                "meetingInfo is abstract",
            ),
            (
                |body| body["meetingInfo"]["organizer"]["user"]["id"] = json!("ada@contoso.com"),
                "not an object id",
            ),
            (
                |body| body["chatInfo"]["threadID"] = json!("x"),
                "'threadID'",
            ),
            (|body| body["callbackURI"] = json!("x"), "'callbackURI'"),
            (|body| body["targets"] = json!([]), "'targets'"),
            (
                |body| body["source"] = json!({ "identity": { "user": { "id": "x" } } }),
                "'user'",
            ),
        ];
        for (spoil, expected) in cases {
            let mut spoilt = by_link();
            spoil(&mut spoilt);
            let message = read(&spoilt).unwrap_err().to_string();
            assert!(
                message.contains(expected),
                "{message:?} does not say {expected:?}"
            );
        }
    }

    #[test]
    fn a_meeting_id_comes_without_a_chat_and_without_spaces() {
        let mut body = by_id();
        body["chatInfo"] = by_link()["chatInfo"].clone();
        assert!(
            read(&body)
                .unwrap_err()
                .to_string()
                .contains("does not go with")
        );
        let mut body = by_id();
        body["meetingInfo"]["joinMeetingId"] = json!("123 456");
        assert!(read(&body).unwrap_err().to_string().contains("no number"));
    }
}
