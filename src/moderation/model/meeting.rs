//! The data that Graph needs to join a meeting.
//!
//! Plain data, filled in from a link or by the operator before the request is sent.

use std::fmt;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

/// A call that Graph is to create for this app.
#[derive(Clone, PartialEq, Eq)]
pub struct NewCall {
    /// Public HTTPS address to which Graph sends its notifications.
    pub callback_uri: Arc<str>,
    /// Id of the tenant that owns the meeting. Without this id, Graph refuses the request as a
    /// tenant mismatch.
    pub tenant: Arc<str>,
    /// The meeting to join.
    pub meeting: MeetingInfo,
    /// Name under which the app joins as a guest, who may have to wait in the lobby. `None` to join
    /// as the app itself.
    pub guest_name: Option<Arc<str>>,
}

impl NewCall {
    /// Returns the secrets that a server could repeat in its answers: the passcode, and the query of the callback
    /// address.
    ///
    /// The query is often a key. It is returned whole, and each of its values also alone, as written and decoded.
    pub fn secrets(&self) -> Vec<String> {
        let passcode = self.meeting.passcode();
        let query = self.callback_uri.split_once('?').map(|(_, query)| query);
        let values = query.into_iter().flat_map(|query| query.split('&'));
        let values = values.filter_map(|pair| pair.split_once('=').map(|(_, value)| value));
        let encoded = values.flat_map(|value| {
            let plain = percent_decode_str(value).decode_utf8_lossy().into_owned();
            [value.to_owned(), plain]
        });
        let texts = passcode.into_iter().chain(query).map(str::to_owned);
        texts.chain(encoded).collect()
    }
}

/// Omits the callback address, since its query is often a key.
impl fmt::Debug for NewCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewCall")
            .field("tenant", &self.tenant)
            .field("meeting", &self.meeting)
            .field("guest_name", &self.guest_name)
            .finish_non_exhaustive()
    }
}

/// The cloud that a meeting link belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkCloud {
    /// Worldwide, including GCC.
    Global,
    /// US Government L4, called GCC High.
    GccHigh,
    /// US Government L5, of the Department of Defense.
    Dod,
    /// The cloud of 21Vianet in China, where Graph has no calls API.
    China,
}

/// Identifies a meeting to Graph.
#[derive(Clone, PartialEq, Eq)]
pub enum MeetingInfo {
    /// The data in a long link (`/l/meetup-join/`).
    Organizer {
        /// Id of the meeting's chat, such as `19:meeting_…@thread.v2`.
        thread: Arc<str>,
        /// `0`, or the id of the channel message that announced the meeting.
        message: Arc<str>,
        /// Id of the message that started the thread. Channels only.
        reply_chain: Option<Arc<str>>,
        /// Object id of the organizer.
        organizer: Arc<str>,
        /// Tenant id of the organizer.
        organizer_tenant: Arc<str>,
    },
    /// The meeting id and passcode that an invitation prints, to join by hand. A short link (`/meet/`) contains both.
    MeetingId {
        /// Meeting id: digits without spaces.
        id: Arc<str>,
        /// Passcode, byte for byte as received. `None` if the meeting has none.
        passcode: Option<Arc<str>>,
    },
}

impl MeetingInfo {
    /// Returns the passcode. `None` if there is none.
    pub fn passcode(&self) -> Option<&str> {
        match self {
            Self::MeetingId { passcode, .. } => passcode.as_deref(),
            Self::Organizer { .. } => None,
        }
    }

    /// Returns the label of this meeting in lists until its subject is known. Never contains the
    /// passcode.
    pub fn label(&self) -> Arc<str> {
        match self {
            Self::MeetingId { id, .. } => grouped(id).into(),
            Self::Organizer { thread, .. } => short_thread(thread).into(),
        }
    }
}

/// Returns the first 16 characters of a chat id, after its prefix: `meeting_NTg3YjQ1` from
/// `19:meeting_NTg3YjQ1@thread.v2`. Marks a longer id with `…`.
fn short_thread(thread: &str) -> String {
    const KEPT: usize = 16;
    let inner = thread.split('@').next().unwrap_or(thread);
    let inner = inner.rsplit(':').next().unwrap_or(inner);
    match inner.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}…", &inner[..end]),
        None => inner.to_owned(),
    }
}

/// Groups digits by three, as invitation mails print them.
fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && position % 3 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// Omits the passcode, because anyone who reads a log could join with it.
impl fmt::Debug for MeetingInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organizer {
                thread,
                message,
                reply_chain,
                organizer,
                organizer_tenant,
            } => f
                .debug_struct("Organizer")
                .field("thread", thread)
                .field("message", message)
                .field("reply_chain", reply_chain)
                .field("organizer", organizer)
                .field("organizer_tenant", organizer_tenant)
                .finish(),
            Self::MeetingId { id, passcode } => f
                .debug_struct("MeetingId")
                .field("id", id)
                .field("has_passcode", &passcode.is_some())
                .finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_labelled_without_its_passcode() {
        let by_id = MeetingInfo::MeetingId {
            id: "28374651920".into(),
            passcode: Some("Kx7pQ2".into()),
        };
        assert_eq!(&*by_id.label(), "283 746 519 20");
        let by_chat = |thread: &str| MeetingInfo::Organizer {
            thread: thread.into(),
            message: "0".into(),
            reply_chain: None,
            organizer: "o".into(),
            organizer_tenant: "t".into(),
        };
        for (thread, wanted) in [
            ("19:meeting_NTg3YjQ1MzktMDZk@thread.v2", "meeting_NTg3YjQ1…"),
            ("19:gcch:meeting_Ab@thread.v2", "meeting_Ab"),
            ("", ""),
        ] {
            assert_eq!(&*by_chat(thread).label(), wanted);
        }
    }

    #[test]
    fn a_passcode_is_never_printed() {
        let new = NewCall {
            callback_uri: "https://relay.example/calls".into(),
            tenant: "contoso".into(),
            meeting: MeetingInfo::MeetingId {
                id: "1234567".into(),
                passcode: Some("Kx7pQ2".into()),
            },
            guest_name: None,
        };
        let printed = format!("{new:?}");
        assert!(printed.contains("1234567") && printed.contains("has_passcode: true"));
        assert!(!printed.contains("Kx7pQ2"), "{printed}");
    }
}
