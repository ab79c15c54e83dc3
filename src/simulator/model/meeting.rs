//! Meetings that the app can join: their links, and the events after the app joins.

use std::time::Duration;

use serde_json::json;
use url::form_urlencoded::byte_serialize;

use crate::simulator::model::call::Call;
use crate::simulator::model::new_call::MeetingKey;

/// A meeting with its links.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub subject: String,
    /// Tenant that owns the meeting.
    pub tenant: String,
    /// Object id of the organizer.
    pub organizer: String,
    /// Thread id of the meeting's chat.
    pub thread: String,
    /// Meeting id to type instead of a link; digits only.
    pub id: String,
    pub passcode: Option<String>,
    /// How long the app waits in the lobby if it joins as a guest; `None` if nothing admits it automatically.
    pub admits_guests_after: Option<Duration>,
    /// Template of the call. Each join starts a copy of it from the beginning.
    pub(crate) rehearsal: Call,
    /// How long the roster of a joined call stays empty.
    pub(crate) quiet: Duration,
}

impl Meeting {
    /// Returns the link with chat, organizer and tenant.
    pub fn long_link(&self) -> String {
        let context = json!({ "Tid": self.tenant, "Oid": self.organizer }).to_string();
        format!(
            "https://teams.microsoft.com/l/meetup-join/{}/0?context={}",
            encoded(&self.thread),
            encoded(&context)
        )
    }

    /// Returns the link with meeting id and passcode, without a tenant.
    pub fn short_link(&self) -> String {
        let link = format!("https://teams.microsoft.com/meet/{}", self.id);
        match &self.passcode {
            Some(passcode) => format!("{link}?p={}", encoded(passcode)),
            None => link,
        }
    }

    /// Returns the meeting id in groups of three, as in invitation mails.
    pub fn spaced_id(&self) -> String {
        let mut spaced = String::new();
        for (position, digit) in self.id.chars().enumerate() {
            if position > 0 && position % 3 == 0 {
                spaced.push(' ');
            }
            spaced.push(digit);
        }
        spaced
    }

    /// Whether a create request means this meeting. If the request names a meeting id, the passcode must match exactly.
    pub(crate) fn is_meant(&self, key: &MeetingKey) -> bool {
        match key {
            MeetingKey::Organizer {
                thread,
                message,
                organizer,
                ..
            } => {
                *thread == self.thread
                    && message == "0"
                    && organizer.eq_ignore_ascii_case(&self.organizer)
            }
            MeetingKey::Id { id, passcode } => *id == self.id && *passcode == self.passcode,
        }
    }
}

/// Encodes everything but letters, digits and `*-._` for a link. A space becomes `+`.
fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

/// Returns a meeting ID of 13 digits, as Teams uses. `seed` consists of at least 12 hexadecimal digits.
pub(crate) fn thirteen_digits(seed: &str) -> String {
    let digits = seed.bytes().map(|byte| char::from(b'0' + byte % 10));
    // Starts with 2, because spreadsheets would drop a leading zero.
    std::iter::once('2').chain(digits.take(12)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::Scenario;

    fn meeting() -> Meeting {
        let scenario = Scenario::call("Elsewhere")
            .meeting("Review", Some("Kx7+Q2"), &["Ada"])
            .build();
        scenario.meetings()[0].clone()
    }

    #[test]
    fn links_are_encoded_so_that_nothing_in_them_ends_early() {
        let meeting = meeting();
        let long = meeting.long_link();
        assert!(
            long.starts_with("https://teams.microsoft.com/l/meetup-join/19%3Ameeting_"),
            "{long}"
        );
        assert!(long.contains("%40thread.v2/0?context=%7B%22Oid%22%3A%22"));
        assert_eq!(
            meeting.short_link(),
            format!("https://teams.microsoft.com/meet/{}?p=Kx7%2BQ2", meeting.id)
        );
        assert_eq!(meeting.id.len(), 13);
        assert_eq!(meeting.spaced_id().split(' ').count(), 5);
    }

    #[test]
    fn a_meeting_is_meant_only_with_every_part_right() {
        let meeting = meeting();
        let by_id = |passcode: Option<&str>| MeetingKey::Id {
            id: meeting.id.clone(),
            passcode: passcode.map(str::to_owned),
        };
        assert!(meeting.is_meant(&by_id(Some("Kx7+Q2"))));
        assert!(!meeting.is_meant(&by_id(Some("kx7+q2"))));
        assert!(!meeting.is_meant(&by_id(None)));
        let by_link = |message: &str| MeetingKey::Organizer {
            thread: meeting.thread.clone(),
            message: message.to_owned(),
            reply_chain: None,
            organizer: meeting.organizer.to_uppercase(),
            organizer_tenant: None,
        };
        assert!(meeting.is_meant(&by_link("0")));
        assert!(!meeting.is_meant(&by_link("1")));
    }
}
