//! Long links: `/l/meetup-join/<thread>/<message>?context=<JSON>`.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::moderation::model::ids::hyphenated_guid;
use crate::moderation::model::meeting::{LinkCloud, MeetingInfo};
use crate::moderation::pasted::reading::{LinkKind, MeetingLink};
use crate::moderation::pasted::{ContextMember, LinkPart, PastedError, decode};

/// Longest thread id, in bytes. Thread ids of channels have about ninety.
const THREAD_BYTES: usize = 512;

/// Highest number of digits in a message id, which is `0` or a time in milliseconds since 1970.
const MESSAGE_DIGITS: usize = 20;

/// Reads a long link from the path segments after `meetup-join`, and the query.
pub(crate) fn read(pieces: &[&str], query: &str) -> Result<MeetingLink, PastedError> {
    let [thread, message, ..] = pieces else {
        return Err(PastedError::HalfLink);
    };
    let thread = decode::fully(thread).filter(|thread| is_thread(thread));
    let thread = thread.ok_or(PastedError::BadPart(LinkPart::Thread))?;
    let message = decode::fully(message).filter(|message| is_message(message));
    let message = message.ok_or(PastedError::BadPart(LinkPart::Message))?;
    let context = Context::read(query)?;
    let tenant = context.guid(ContextMember::Tid)?;
    let organizer = context.guid(ContextMember::Oid)?;
    let reply_chain = context.reply_chain()?;
    Ok(link(&thread, &message, reply_chain, organizer, tenant))
}

/// Builds the meeting from the parts of a long link that were found in another kind of link.
pub(crate) fn of_parts(
    thread: &str,
    message: &str,
    tenant: Option<&str>,
    organizer: Option<&str>,
) -> Result<MeetingLink, PastedError> {
    if !is_thread(thread) {
        return Err(PastedError::BadPart(LinkPart::Thread));
    }
    if !is_message(message) {
        return Err(PastedError::BadPart(LinkPart::Message));
    }
    let part =
        |text: Option<&str>, member| guid(text.ok_or(PastedError::ContextLacks(member))?, member);
    let tenant = part(tenant, ContextMember::Tid)?;
    let organizer = part(organizer, ContextMember::Oid)?;
    Ok(link(thread, message, None, organizer, tenant))
}

fn link(
    thread: &str,
    message: &str,
    reply_chain: Option<Arc<str>>,
    organizer: Arc<str>,
    tenant: Arc<str>,
) -> MeetingLink {
    MeetingLink {
        cloud: cloud_of(thread),
        meeting: MeetingInfo::Organizer {
            thread: thread.into(),
            message: message.into(),
            reply_chain,
            organizer,
            organizer_tenant: tenant.clone(),
        },
        tenant: Some(tenant),
        host: None,
        kind: LinkKind::LongLink,
    }
}

/// Parses a GUID with hyphens.
fn guid(text: &str, member: ContextMember) -> Result<Arc<str>, PastedError> {
    let guid = hyphenated_guid(text).ok_or(PastedError::ContextValue(member))?;
    Ok(guid.to_string().into())
}

/// Whether the text has the form `19:…@thread.v2`: at most [`THREAD_BYTES`] of printable ASCII without spaces and `%`,
/// with an at sign after a colon.
fn is_thread(text: &str) -> bool {
    text.len() <= THREAD_BYTES
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'%')
        && text
            .split_once(':')
            .is_some_and(|(_, rest)| rest.contains('@'))
}

/// Whether the text is a message id: one to [`MESSAGE_DIGITS`] digits.
fn is_message(text: &str) -> bool {
    (1..=MESSAGE_DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the cloud that a thread id names. `None` unless it is a government cloud.
fn cloud_of(thread: &str) -> Option<LinkCloud> {
    if decode::after(thread, "19:gcch:").is_some() {
        Some(LinkCloud::GccHigh)
    } else if decode::after(thread, "19:dod:").is_some() {
        Some(LinkCloud::Dod)
    } else {
        None
    }
}

/// The JSON in the parameter `context`, which names tenant and organizer.
struct Context(Map<String, Value>);

impl Context {
    fn read(query: &str) -> Result<Self, PastedError> {
        let encoded = decode::value(query, "context").unwrap_or_default();
        if encoded.is_empty() {
            return Err(PastedError::NoContext);
        }
        let json = decode::fully(encoded).ok_or(PastedError::ContextUnreadable)?;
        // No value contains a plus sign. So `+` means a space, as in forms.
        let json = serde_json::from_str(&json.replace('+', " "));
        json.ok().map(Self).ok_or(PastedError::ContextUnreadable)
    }

    /// Returns a member of the context, ignoring the case of its name. `None` if it is missing or empty. `Err` if its
    /// value is neither text nor number, or if it is given twice with different values.
    fn member(&self, member: ContextMember) -> Result<Option<String>, PastedError> {
        let named = self
            .0
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case(member.name()));
        let mut found = None;
        for (_, value) in named {
            let text = match value {
                Value::Null => continue,
                Value::String(text) if text.trim().is_empty() => continue,
                Value::String(text) => text.trim().to_owned(),
                Value::Number(number) => number.to_string(),
                _ => return Err(PastedError::ContextValue(member)),
            };
            // The same name has different values, so neither can be trusted.
            if found.is_some_and(|before| before != text) {
                return Err(PastedError::ContextValue(member));
            }
            found = Some(text);
        }
        Ok(found)
    }

    /// Returns a member that has to be a GUID.
    fn guid(&self, member: ContextMember) -> Result<Arc<str>, PastedError> {
        let text = self
            .member(member)?
            .ok_or(PastedError::ContextLacks(member))?;
        guid(&text, member)
    }

    /// Returns the id of the message that started the thread. `None` if the context names none.
    fn reply_chain(&self) -> Result<Option<Arc<str>>, PastedError> {
        let member = ContextMember::MessageId;
        match self.member(member)? {
            Some(text) if !is_message(&text) => Err(PastedError::ContextValue(member)),
            text => Ok(text.map(Arc::from)),
        }
    }
}
