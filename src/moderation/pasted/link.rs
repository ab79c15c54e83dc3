//! One link: takes off what mail and chat programs wrapped around it, and says where it leads.

use std::sync::Arc;

use url::{Position, Url};

use super::decode::{self, after};
use super::find::starts_encoded;
use super::word::call_in_path;
use super::{
    LinkCloud, LinkKind, LinkPart, MeetingLink, Pasted, PastedError, TeamsPage, meetup_join, prose,
    shown,
};
use crate::moderation::meeting::MeetingInfo;

/// What a host of Teams is for.
#[derive(Clone, Copy)]
pub(super) enum Teams {
    Work(LinkCloud),
    Consumer,
}

/// The hosts that join links are known to have.
pub(super) const HOSTS: [(&str, Teams); 6] = [
    ("teams.microsoft.com", Teams::Work(LinkCloud::Global)),
    ("teams.cloud.microsoft", Teams::Work(LinkCloud::Global)),
    ("gov.teams.microsoft.us", Teams::Work(LinkCloud::GccHigh)),
    ("dod.teams.microsoft.us", Teams::Work(LinkCloud::Dod)),
    ("teams.microsoftonline.cn", Teams::Work(LinkCloud::China)),
    ("teams.live.com", Teams::Consumer),
];

/// Outlook's wrappers, each below a name for the region.
const SAFE_LINKS: [&str; 2] = [
    "safelinks.protection.outlook.com",
    "safelinks.protection.office365.us",
];

/// The wrapper of Teams' own chat.
const CHAT_WRAPPER: (&str, &str) = ("statics.teams.cdn.office.net", "/atp-safelinks.html");

/// How many wrappers and encodings are taken off; three have been seen on one link.
const LAYERS: usize = 12;

/// No passcode comes near it.
const PASSCODE_BYTES: usize = 256;

/// Says where a link leads, wrapped or not.
pub(super) fn read(link: &str) -> Result<Pasted, PastedError> {
    // As it stands in the source of a web page.
    let mut text = link.replace("&amp;", "&");
    for _ in 0..LAYERS {
        if is_encoded(&text) {
            text = decode::once(&text).ok_or(PastedError::BrokenLink)?;
            continue;
        }
        let url = parse(&text).ok_or(PastedError::BrokenLink)?;
        let host = url.host_str().unwrap_or_default().trim_end_matches('.');
        match wrapped(&url, host)? {
            Some(inner) => text = inner,
            None => return read_bare(&url, host),
        }
    }
    Err(PastedError::EmptyWrapper)
}

fn parse(text: &str) -> Option<Url> {
    if text.contains("://") && after(text, "http").is_some() {
        Url::parse(text).ok()
    } else {
        Url::parse(&format!("https://{text}")).ok()
    }
}

/// Whether the address was encoded as a whole.
fn is_encoded(text: &str) -> bool {
    let rest = after(text, "http").map(|rest| after(rest, "s").unwrap_or(rest));
    rest.is_some_and(starts_encoded)
}

fn teams(host: &str) -> Option<Teams> {
    let known = HOSTS.iter().find(|(name, _)| *name == host);
    known.map(|(_, teams)| *teams)
}

/// The link within a wrapper; `None` where there is no wrapper.
fn wrapped(url: &Url, host: &str) -> Result<Option<String>, PastedError> {
    let is_below = |name: &&str| {
        let region = host.strip_suffix(*name);
        region.is_some_and(|region| region.is_empty() || region.ends_with('.'))
    };
    let is_chat = host == CHAT_WRAPPER.0 && url.path().ends_with(CHAT_WRAPPER.1);
    let is_launcher = teams(host).is_some() && url.path().ends_with("/launcher.html");
    if !(SAFE_LINKS.iter().any(is_below) || is_chat || is_launcher) {
        return Ok(None);
    }
    let value = url.query().and_then(|query| decode::value(query, "url"));
    let inner = value.and_then(decode::once).unwrap_or_default();
    if is_launcher && (inner.starts_with('/') || starts_encoded_path(&inner)) {
        let path = if inner.starts_with('/') {
            Some(inner)
        } else {
            decode::fully(&inner)
        };
        return Ok(path.map(|path| format!("https://{host}{path}")));
    }
    if after(&inner, "http").is_some() {
        Ok(Some(inner))
    } else {
        Err(PastedError::EmptyWrapper)
    }
}

fn starts_encoded_path(text: &str) -> bool {
    after(text, "%2f")
        .or_else(|| after(text, "%252f"))
        .is_some()
}

fn read_bare(url: &Url, host: &str) -> Result<Pasted, PastedError> {
    match teams(host) {
        None => match call_in_path(url.path()) {
            // Whichever Graph it names: only the id is taken, and it is asked for at the one that is set.
            Some(id) => Ok(Pasted::Call(id?)),
            None => Err(PastedError::UnknownHost(shown(host))),
        },
        Some(Teams::Consumer) => Err(PastedError::Consumer),
        Some(Teams::Work(cloud)) => {
            let mut link = read_teams(&url[Position::BeforePath..])?;
            link.host = Some(host.into());
            // A thread that names its cloud knows better than the host: a launcher may stand elsewhere.
            link.cloud = link.cloud.or(Some(cloud));
            Ok(Pasted::Meeting(link))
        }
    }
}

/// Path, query and fragment of a link of Teams.
fn read_teams(address: &str) -> Result<MeetingLink, PastedError> {
    let address = unfolded(address);
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let pieces: Vec<&str> = path.split('/').filter(|piece| !piece.is_empty()).collect();
    match pieces.as_slice() {
        [l, join, rest @ ..]
            if l.eq_ignore_ascii_case("l") && join.eq_ignore_ascii_case("meetup-join") =>
        {
            meetup_join::read(rest, query)
        }
        [meet, rest @ ..] if meet.eq_ignore_ascii_case("meet") => read_short(rest, query),
        pieces => Err(PastedError::NotAMeeting(TeamsPage::of(pieces))),
    }
}

/// The address proper: some programs encode its `?` and slashes too, and the web app keeps it in the fragment.
fn unfolded(address: &str) -> String {
    let mut address = address.to_owned();
    for _ in 0..4 {
        let mut pieces = address.trim_start_matches('/').split(['/', '?', '#']);
        let (first, second) = (
            pieces.next().unwrap_or_default(),
            pieces.next().unwrap_or_default(),
        );
        let is_keyword = first.eq_ignore_ascii_case("l") && second.contains('%');
        let is_folded = !address.contains('?') && address.to_ascii_lowercase().contains("%3f");
        if let Some((_, fragment)) = address.split_once("#/") {
            address = format!("/{fragment}");
        } else if first.contains('%') || is_keyword || is_folded {
            match decode::once(&address) {
                Some(decoded) => address = decoded,
                None => break,
            }
        }
    }
    if let Some(fragment) = address.find('#') {
        address.truncate(fragment);
    }
    address
}

/// `/meet/<digits>?p=<passcode>`: no tenant and no organizer in it.
fn read_short(pieces: &[&str], query: &str) -> Result<MeetingLink, PastedError> {
    let typed = pieces.first().and_then(|piece| decode::fully(piece));
    let mut id = typed.unwrap_or_default();
    id.retain(|c| !c.is_whitespace());
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PastedError::NoDigits);
    }
    prose::check_digits(&id)?;
    // Decoded exactly once, and `+` left alone: it is a space in forms only, and no passcode holds one.
    let passcode = match decode::value(query, "p") {
        None | Some("") => None,
        Some(encoded) => {
            let decoded = decode::once(encoded).filter(|passcode| is_passcode(passcode));
            Some(decoded.ok_or(PastedError::BadPart(LinkPart::Passcode))?)
        }
    };
    Ok(MeetingLink {
        meeting: MeetingInfo::MeetingId {
            id: id.into(),
            passcode: passcode.map(Arc::from),
        },
        tenant: None,
        cloud: None,
        host: None,
        kind: LinkKind::ShortLink,
    })
}

fn is_passcode(text: &str) -> bool {
    text.len() <= PASSCODE_BYTES && !text.contains(char::is_control)
}
