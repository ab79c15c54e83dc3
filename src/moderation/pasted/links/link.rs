//! Reads one link: removes the wrappers of mail and chat programs, and finds the meeting or call.

use std::collections::BTreeSet;

use url::{Position, Url};

use crate::moderation::model::meeting::MeetingInfo;
use crate::moderation::pasted::decode::{self, after};
use crate::moderation::pasted::find::starts_encoded;
use crate::moderation::pasted::link_wrapper::{self, WrappedLink};
use crate::moderation::pasted::links::call_id::call_in_path;
use crate::moderation::pasted::links::host::{TeamsHost, teams};
use crate::moderation::pasted::links::{light, meetup_join};
use crate::moderation::pasted::reading::{
    Interpretation, LinkKind, MeetingLink, PasteDoubt, Pasted, shown,
};
use crate::moderation::pasted::{LinkPart, PastedError, TeamsPage, digits, passcode};

/// Highest number of wrappers and encodings to remove. At most three have been seen on one link.
const LAYERS: usize = 12;

/// Longest passcode, in bytes. Passcodes of Teams are much shorter.
const PASSCODE_BYTES: usize = 256;

/// Reads the meeting or call of a link, wrapped or not, with the doubts that the link itself gives.
pub(crate) fn read(link: &str) -> Result<Interpretation, PastedError> {
    // Links copied from the source of a web page contain this escape.
    let mut text = link.replace("&amp;", "&");
    let mut is_lowered = false;
    for _ in 0..LAYERS {
        if is_encoded(&text) {
            text = decode::once(&text).ok_or(PastedError::BrokenLink)?;
            continue;
        }
        if let Some(rest) = after(&text, "msteams:") {
            return read_protocol(rest);
        }
        let url = parse(&text).ok_or(PastedError::BrokenLink)?;
        let host = url.host_str().unwrap_or_default().trim_end_matches('.');
        match link_wrapper::open(&url, host) {
            None => {
                return read_bare(&url, host).map(|pasted| with_doubts(pasted, &text, is_lowered));
            }
            Some(WrappedLink::Opaque(name)) => return Err(PastedError::OpaqueWrapper(name)),
            Some(WrappedLink::Nothing) => return Err(PastedError::EmptyWrapper),
            Some(WrappedLink::Inner {
                address,
                is_lowered: lowers,
            }) => {
                is_lowered |= lowers;
                text = address;
            }
        }
    }
    Err(PastedError::EmptyWrapper)
}

/// Parses a URL, adding the scheme if it is missing.
fn parse(text: &str) -> Option<Url> {
    if text.contains("://") && after(text, "http").is_some() {
        Url::parse(text).ok()
    } else {
        Url::parse(&format!("https://{text}")).ok()
    }
}

/// Whether the whole address is encoded.
fn is_encoded(text: &str) -> bool {
    let rest = after(text, "http").map(|rest| after(rest, "s").unwrap_or(rest));
    rest.or_else(|| after(text, "msteams"))
        .is_some_and(starts_encoded)
}

/// Reads an `msteams:` address, by which the Teams web page starts the Teams app.
///
/// The address contains the host, or only the path. In the second case, the parameter `fqdn` may name the host.
fn read_protocol(rest: &str) -> Result<Interpretation, PastedError> {
    let rest = rest.trim_start_matches('/');
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if teams(host).is_some() {
        return read(&format!("https://{rest}"));
    }
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    let host = decode::value(query, "fqdn").filter(|host| teams(host).is_some());
    match host {
        Some(host) => read(&format!("https://{host}/{rest}")),
        None => read_teams(&format!("/{rest}"))
            .map(|link| with_doubts(Pasted::Meeting(link), rest, false)),
    }
}

/// Reads a link from which all wrappers were removed.
fn read_bare(url: &Url, host: &str) -> Result<Pasted, PastedError> {
    let Some((kind, host)) = teams(host) else {
        return match call_in_path(url.path()) {
            // Uses only the call id, with the host of this session. The address may name another
            // Graph host.
            Some(id) => Ok(Pasted::Call(id?)),
            None => Err(PastedError::UnknownHost(shown(host))),
        };
    };
    let cloud = match kind {
        TeamsHost::Work(cloud) => Some(cloud),
        TeamsHost::Regional => None,
        TeamsHost::Events => return Err(PastedError::NotAMeeting(TeamsPage::Event)),
        TeamsHost::Consumer => return Err(PastedError::Consumer),
    };
    let mut link = read_teams(&url[Position::BeforePath..])?;
    link.host = Some(host.into());
    // The cloud in the thread id counts more than the host's cloud. A launcher page may be on another host.
    link.cloud = link.cloud.or(cloud);
    Ok(Pasted::Meeting(link))
}

/// Makes the interpretation of a link, with the doubts that come from the form of the link itself.
fn with_doubts(pasted: Pasted, address: &str, is_lowered: bool) -> Interpretation {
    let mut doubts = Vec::new();
    if let Pasted::Meeting(link) = &pasted {
        if let Some(host) = &link.host
            && matches!(teams(host), Some((TeamsHost::Regional, _)))
        {
            doubts.push(PasteDoubt::RegionalHost(host.clone()));
        }
        match &link.meeting {
            MeetingInfo::Organizer { thread, .. } if has_lost_capitals(thread) => {
                doubts.push(PasteDoubt::LostCapitals);
            }
            MeetingInfo::MeetingId {
                passcode: Some(text),
                ..
            } => {
                if !passcode::is_likely(text) || has_glue(address, text) {
                    doubts.push(PasteDoubt::Passcode);
                }
                if is_lowered && !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
                    doubts.push(PasteDoubt::LostCapitals);
                }
            }
            _ => {}
        }
    }
    Interpretation { pasted, doubts }
}

/// Whether [`passcode::before_glue`] cut off text after the passcode in the address.
fn has_glue(address: &str, passcode: &str) -> bool {
    let mut values = address.split("p=").skip(1);
    values.any(|value| {
        value
            .strip_prefix(passcode)
            .is_some_and(|rest| rest.starts_with(passcode::GLUE))
    })
}

/// Whether a program seems to have changed a meeting's thread id to lower case. The name in the id is base64, so
/// a long name has capitals.
fn has_lost_capitals(thread: &str) -> bool {
    let name = after(thread, "19:").unwrap_or(thread);
    let name = name.split('@').next().unwrap_or_default();
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    name.contains("meeting_") && letters > 24 && !name.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Reads path, query and fragment of a Teams link.
fn read_teams(address: &str) -> Result<MeetingLink, PastedError> {
    let address = unfolded(address);
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let pieces: Vec<&str> = path.split('/').filter(|piece| !piece.is_empty()).collect();
    let is = |piece: &str, name: &str| piece.eq_ignore_ascii_case(name);
    match pieces.as_slice() {
        [l, join, rest @ ..] if is(l, "l") && is(join, "meetup-join") => {
            meetup_join::read(rest, query)
        }
        [meet, rest @ ..] if is(meet, "meet") => read_short(rest, query),
        [light, ..] if is(light, "light-meetings") => light::read(query),
        pieces => Err(PastedError::NotAMeeting(TeamsPage::of(pieces))),
    }
}

/// Restores the path and query of an address. The `?` and slashes may be encoded, or the fragment may contain path and
/// query, as in the web app. Drops any other fragment.
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

/// Reads a link of the form `/meet/<digits>?p=<passcode>`, which names neither tenant nor
/// organizer.
fn read_short(pieces: &[&str], query: &str) -> Result<MeetingLink, PastedError> {
    // The meeting id may continue after the slash.
    if pieces
        .get(1)
        .is_some_and(|piece| piece.starts_with(char::is_numeric))
    {
        return Err(PastedError::BrokenLines);
    }
    let typed = pieces.first().and_then(|piece| decode::fully(piece));
    let typed = typed.unwrap_or_default();
    // Digits with other separators, such as a line end, are not a meeting id.
    let run = digits::run(typed.trim(), 0).filter(|run| run.end == typed.trim().len());
    let id = run.ok_or(PastedError::NoDigits)?.digits;
    digits::check(&id)?;
    // Decoded exactly once, with `+` unchanged: `+` means a space only in forms, and no passcode
    // contains a space.
    let told: BTreeSet<&str> = decode::values(query, "p").collect();
    let passcode = match told.first().copied() {
        Some(_) if told.len() > 1 => return Err(PastedError::BadPart(LinkPart::Passcode)),
        None | Some("") => None,
        Some(encoded) => {
            let decoded = decode::once(passcode::before_glue(encoded));
            let decoded = decoded.filter(|passcode| is_passcode(passcode));
            Some(decoded.ok_or(PastedError::BadPart(LinkPart::Passcode))?)
        }
    };
    Ok(MeetingLink::of_id(id, passcode, LinkKind::ShortLink))
}

fn is_passcode(text: &str) -> bool {
    text.len() <= PASSCODE_BYTES && !text.contains(char::is_control)
}
