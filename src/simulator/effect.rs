//! What can go wrong with a request.

use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// A year, in seconds: longer than any client waits.
const FURTHEST_DATE: u64 = 365 * 24 * 60 * 60;

/// How long a throttled client is told to wait, in each form seen from Graph.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfter {
    Seconds(u64),
    /// As `2.128`.
    Fraction(f64),
    /// As a date, this many seconds ahead.
    Date(u64),
    Absent,
}

impl RetryAfter {
    /// The header's value, or none.
    pub(super) fn header(self) -> Option<String> {
        match self {
            Self::Seconds(seconds) => Some(seconds.to_string()),
            Self::Fraction(seconds) => Some(format!("{seconds:.3}")),
            Self::Date(seconds) => {
                // The formatter panics past the year 9999.
                let ahead = Duration::from_secs(seconds.min(FURTHEST_DATE));
                let at = SystemTime::now().checked_add(ahead)?;
                Some(httpdate::fmt_http_date(at))
            }
            Self::Absent => None,
        }
    }
}

/// When a connection breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Break {
    /// Nothing was carried out and nothing comes back.
    BeforeAnswer,
    /// The request took effect, but its answer is lost.
    AfterEffect,
    /// Headers and a piece of the body arrive.
    AfterHeaders,
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// The request takes this long before anything is carried out.
    LatencyMs(u64),
    /// It is carried out at once, and answered when so much of the world's time has passed.
    LateAnswerMs(u64),
    /// Any status with Graph's envelope, before anything is carried out; no body at all where the code is empty.
    Answer {
        status: u16,
        code: String,
        message: String,
    },
    /// 429.
    Throttle(RetryAfter),
    BreakConnection(Break),
    /// A page for people, as proxies and hotel networks send it.
    Html {
        status: u16,
    },
    /// The JSON ends in the middle.
    Truncate,
    /// A removal is answered 204 and nothing happens.
    Ignore,
    /// Muting is answered 200 with an operation that has failed.
    FailOperation,
    /// The roster stops after so many rows and does not say so.
    CutRoster(usize),
    /// The roster comes in pages of so many rows.
    PageRoster(usize),
    /// The roster's first page points to a next one at this address, whatever it is.
    NextLink(String),
}

impl Effect {
    fn answer(status: u16, code: &str, message: &str) -> Self {
        Self::Answer {
            status,
            code: code.to_owned(),
            message: message.to_owned(),
        }
    }

    /// A token that Graph does not take.
    pub fn unauthorized() -> Self {
        Self::answer(
            401,
            "InvalidAuthenticationToken",
            "Access token has expired or is not yet valid.",
        )
    }

    /// 403 with one of Graph's codes, for instance `7504`.
    pub fn forbidden(code: &str, message: &str) -> Self {
        Self::answer(403, code, message)
    }

    /// 404 as for a call that is gone.
    pub fn call_not_found() -> Self {
        Self::answer(404, "8522", "Call not found.")
    }

    /// 404 as for a participant who is gone.
    pub fn participant_not_found() -> Self {
        Self::answer(404, "NotFound", "Participant not found.")
    }

    /// 404 without a body, as a gateway sends it.
    pub fn bare_not_found() -> Self {
        Self::answer(404, "", "")
    }

    /// A failure inside the service: 500 with code 9999, or 502, 503, 504.
    pub fn service(status: u16) -> Self {
        match status {
            500 => Self::answer(500, "9999", "Unknown internal server error."),
            _ => Self::answer(
                status,
                "UnknownError",
                "The service is temporarily unavailable.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_comes_in_each_form() {
        assert_eq!(RetryAfter::Seconds(7).header().as_deref(), Some("7"));
        assert_eq!(
            RetryAfter::Fraction(2.128).header().as_deref(),
            Some("2.128")
        );
        assert!(RetryAfter::Date(u64::MAX).header().is_some());
        assert!(RetryAfter::Date(5).header().unwrap().ends_with(" GMT"));
        assert_eq!(RetryAfter::Absent.header(), None);
    }
}
