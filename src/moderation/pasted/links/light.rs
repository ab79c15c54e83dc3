//! Links for joining in the browser without an account: `/light-meetings/launch?coords=<base64 of
//! JSON>`.

use serde::Deserialize;

use crate::moderation::pasted::PastedError;
use crate::moderation::pasted::decode::{self, from_base64};
use crate::moderation::pasted::links::meetup_join;
use crate::moderation::pasted::reading::MeetingLink;

/// The JSON in `coords`, which identifies the meeting.
#[derive(Deserialize)]
struct Coords {
    #[serde(rename = "conversationId")]
    thread: String,
    #[serde(rename = "tenantId")]
    tenant: Option<String>,
    #[serde(rename = "organizerId")]
    organizer: Option<String>,
    #[serde(rename = "messageId")]
    message: Option<String>,
}

/// Reads the meeting from the query of the link.
pub(crate) fn read(query: &str) -> Result<MeetingLink, PastedError> {
    let encoded = decode::value(query, "coords").unwrap_or_default();
    if encoded.is_empty() {
        return Err(PastedError::NoContext);
    }
    let json = decode::fully(encoded).and_then(|text| from_base64(&text));
    let coords: Option<Coords> = json.and_then(|json| serde_json::from_str(&json).ok());
    let coords = coords.ok_or(PastedError::ContextUnreadable)?;
    meetup_join::of_parts(
        &coords.thread,
        coords.message.as_deref().unwrap_or("0"),
        coords.tenant.as_deref(),
        coords.organizer.as_deref(),
    )
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

    use super::*;
    use crate::moderation::pasted::ContextMember;

    const GUID: &str = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

    #[test]
    fn the_coordinates_are_those_of_a_long_link() {
        let json = format!(
            r#"{{"conversationId":"19:meeting_x@thread.v2","tenantId":"{GUID}","organizerId":"{GUID}","messageId":"7"}}"#
        );
        let padded = STANDARD
            .encode(&json)
            .replace('+', "%2B")
            .replace('/', "%2F")
            .replace('=', "%3D");
        for coords in [
            padded,
            STANDARD.encode(&json),
            URL_SAFE_NO_PAD.encode(&json),
        ] {
            let link = read(&format!("agent=web&coords={coords}&x=1")).unwrap();
            assert_eq!(link.tenant.as_deref(), Some(GUID));
            assert!(format!("{:?}", link.meeting).contains("19:meeting_x@thread.v2"));
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let of = |json: &str| read(&format!("coords={}", STANDARD.encode(json))).unwrap_err();
        assert_eq!(read("agent=web"), Err(PastedError::NoContext));
        assert_eq!(read("coords=%21"), Err(PastedError::ContextUnreadable));
        assert_eq!(of("{}"), PastedError::ContextUnreadable);
        let half = format!(r#"{{"conversationId":"19:m@thread.v2","tenantId":"{GUID}"}}"#);
        assert_eq!(of(&half), PastedError::ContextLacks(ContextMember::Oid));
    }
}
