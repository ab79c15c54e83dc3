//! Texts as people paste them. All texts are invented.

mod calls;
mod damaged;
mod kinds;
mod links;
mod mails;
mod properties;
mod refused;
mod spellings;
mod torn;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::moderation::model::meeting::{LinkCloud, MeetingInfo};
use crate::moderation::pasted::PastedError;
use crate::moderation::pasted::reading::{
    Interpretation, LinkKind, MeetingLink, PasteDoubt, PasteReading, Pasted,
};

const TENANT: &str = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const ORGANIZER: &str = "11111111-2222-4333-8444-555555555555";
const THREAD: &str = "19:meeting_ZmFicmlrYW0tdG93bi1oYWxs@thread.v2";
/// A long link, spelled as Teams spells it.
const LONG: &str = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZmFicmlrYW0tdG93bi1oYWxs%40thread.v2/0?context=%7b%22Tid%22%3a%22aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee%22%2c%22Oid%22%3a%2211111111-2222-4333-8444-555555555555%22%7d";
const SHORT: &str = "https://teams.microsoft.com/meet/28374651920?p=Kx7pQ2vWn4";

/// Returns the only reading of a text. Fails if there are several.
fn read(text: &str) -> Result<Pasted, PastedError> {
    let reading = super::read(text)?;
    let only = reading.only().ok_or(PastedError::Several)?;
    Ok(only.pasted.clone())
}

/// Returns all readings of a text, each with its doubts.
fn choices(text: &str) -> Vec<(Pasted, Vec<PasteDoubt>)> {
    let reading = super::read(text);
    let choices = reading.as_ref().map_or(&[][..], PasteReading::choices);
    let choices = choices
        .iter()
        .map(|Interpretation { pasted, doubts }| (pasted.clone(), doubts.clone()));
    choices.collect()
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn safe_link(link: &str) -> String {
    let link = encoded(link);
    format!(
        "https://eur01.safelinks.protection.outlook.com/?url={link}&data=05%7C02%7Cada%40contoso.example%7C8f&sdata=q%2Bw%3D&reserved=0"
    )
}

/// Returns the address of the launcher page for a link. The address contains the link without its
/// host.
fn launcher(link: &str) -> String {
    let (_, rest) = link.split_once("://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let path = encoded(&format!("/_#/{path}&anon=true"));
    format!(
        "https://{host}/dl/launcher/launcher.html?url={path}&type=meetup-join&directDl=true&msLaunch=true&suppressPrompt=true"
    )
}

fn meeting(text: &str) -> MeetingLink {
    match read(text) {
        Ok(Pasted::Meeting(link)) => link,
        other => panic!("{other:?} of {text}"),
    }
}

/// Returns the meeting of [`LONG`].
fn long() -> MeetingLink {
    MeetingLink {
        meeting: MeetingInfo::Organizer {
            thread: THREAD.into(),
            message: "0".into(),
            reply_chain: None,
            organizer: ORGANIZER.into(),
            organizer_tenant: TENANT.into(),
        },
        tenant: Some(TENANT.into()),
        cloud: Some(LinkCloud::Global),
        host: Some("teams.microsoft.com".into()),
        kind: LinkKind::LongLink,
    }
}

fn short(id: &str, passcode: Option<&str>) -> MeetingLink {
    MeetingLink {
        cloud: Some(LinkCloud::Global),
        host: Some("teams.microsoft.com".into()),
        kind: LinkKind::ShortLink,
        ..typed(id, passcode)
    }
}

fn typed(id: &str, passcode: Option<&str>) -> MeetingLink {
    MeetingLink {
        meeting: MeetingInfo::MeetingId {
            id: id.into(),
            passcode: passcode.map(Into::into),
        },
        tenant: None,
        cloud: None,
        host: None,
        kind: LinkKind::TypedId,
    }
}
