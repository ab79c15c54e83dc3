//! How a meeting is joined: what Graph has to be told to make a call of it.
//!
//! Plain data, filled in from a link or by hand; nothing here has been sent yet.

use std::fmt;
use std::sync::Arc;

/// A call that is to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCall {
    /// Where Graph sends its notifications: a public HTTPS address.
    pub callback_uri: Arc<str>,
    /// The tenant that owns the meeting; Graph refuses a create without it as a tenant mismatch.
    pub tenant: Arc<str>,
    /// Which meeting.
    pub meeting: MeetingInfo,
    /// Joins as a guest of this name, who may have to wait in the lobby; as the app itself where there is none.
    pub guest_name: Option<Arc<str>>,
}

/// Clouds as meeting links betray them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkCloud {
    /// The worldwide one, GCC included.
    Global,
    /// US Government L4 (GCC High).
    GccHigh,
    /// US Government L5 (the Department of Defense).
    Dod,
    /// 21Vianet, in which Graph offers no calls.
    China,
}

/// What tells Graph which meeting is meant.
#[derive(Clone, PartialEq, Eq)]
pub enum MeetingInfo {
    /// What a long link holds.
    Organizer {
        /// The chat of the meeting, such as `19:meeting_…@thread.v2`.
        thread: Arc<str>,
        /// `0`, or the message of a channel in which the meeting was announced.
        message: Arc<str>,
        /// The message that began the thread, in channels.
        reply_chain: Option<Arc<str>>,
        /// Object id of whoever organises the meeting.
        organizer: Arc<str>,
        /// The organizer's tenant.
        organizer_tenant: Arc<str>,
    },
    /// What a short link holds, or what is read out to people who dial in.
    MeetingId {
        /// Digits without spaces.
        id: Arc<str>,
        /// Byte for byte as it came; some meetings have none.
        passcode: Option<Arc<str>>,
    },
}

impl MeetingInfo {
    /// What tells this meeting from others in a list until its subject is known; never the passcode.
    pub fn label(&self) -> Arc<str> {
        match self {
            Self::MeetingId { id, .. } => grouped(id).into(),
            Self::Organizer { thread, .. } => short_thread(thread).into(),
        }
    }
}

/// The beginning of a chat's id, which is long and tells people nothing: `19:meeting_NTg3YjQ1@thread.v2`.
fn short_thread(thread: &str) -> String {
    const KEPT: usize = 16;
    let inner = thread.split('@').next().unwrap_or(thread);
    let inner = inner.rsplit(':').next().unwrap_or(inner);
    match inner.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}…", &inner[..end]),
        None => inner.to_owned(),
    }
}

/// Digits in groups of three, as invitation mails write them.
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

/// Without the passcode: it lets anybody in who reads a log.
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
