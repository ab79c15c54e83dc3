//! What can go wrong with a request.

use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::simulator::trouble::lie::Lie;
use crate::simulator::trouble::target::Target;

/// A year, in seconds: longer than any client waits, and further than any clock is off.
const FURTHEST_DATE: u64 = 365 * 24 * 60 * 60;

/// How long a throttled client is told to wait, in each form seen from Graph.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfter {
    Seconds(u64),
    /// As `2.128`.
    Fraction(f64),
    /// As a date, this many seconds ahead of the answer's own `Date`.
    Date(u64),
    Absent,
}

impl RetryAfter {
    /// The header's value, or none, from a service whose clock is so many seconds off.
    pub(crate) fn header(self, clock_off: i64) -> Option<String> {
        match self {
            Self::Seconds(seconds) => Some(seconds.to_string()),
            Self::Fraction(seconds) => Some(format!("{seconds:.3}")),
            Self::Date(seconds) => {
                // The formatter panics past the year 9999.
                let ahead = Duration::from_secs(seconds.min(FURTHEST_DATE));
                Some(http_date(clock_off, ahead))
            }
            Self::Absent => None,
        }
    }
}

/// The time in this many seconds, by a clock that is so many seconds off.
pub(crate) fn http_date(clock_off: i64, ahead: Duration) -> String {
    let off = Duration::from_secs(clock_off.unsigned_abs().min(FURTHEST_DATE));
    let now = SystemTime::now();
    let shifted = if clock_off < 0 {
        now.checked_sub(off)
    } else {
        now.checked_add(off)
    };
    let at = shifted.and_then(|time| time.checked_add(ahead));
    httpdate::fmt_http_date(at.unwrap_or(now))
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
    /// Nobody is answered until so much of the world's time has passed since the first was struck; then it goes on as if nothing had been.
    AsleepMs(u64),
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
    /// 429 for whatever comes after so many requests within one second.
    Limit {
        per_second: usize,
        #[serde(default = "one_second")]
        retry_after: RetryAfter,
    },
    /// The service's clock is so many seconds off: its `Date` and its dates in `Retry-After`.
    ClockOff(i64),
    BreakConnection(Break),
    /// A page for people, as proxies and hotel networks send it.
    Html {
        status: u16,
    },
    /// The JSON ends in the middle.
    Truncate,
    /// The body comes byte by byte, with so much time before each.
    TrickleMs(u64),
    /// Headers come, and nothing after them.
    Silence,
    /// A removal is answered 204 and nothing happens.
    Ignore,
    /// A removal is answered 204 and takes effect when so much of the world's time has passed.
    RemovalTakesMs(u64),
    /// Muting is answered 200 with an operation that has failed.
    FailOperation,
    /// The roster stops after so many rows and does not say so.
    CutRoster(usize),
    /// The roster comes in pages of so many rows.
    PageRoster(usize),
    /// The roster's first page points to a next one at this address, whatever it is.
    NextLink(String),
    /// The answer is well formed and not the truth.
    Lie(Lie),
}

fn one_second() -> RetryAfter {
    RetryAfter::Seconds(1)
}

impl Effect {
    /// Whether it can ever show on such a request; one that cannot neither strikes nor counts.
    pub(crate) fn concerns(&self, target: Target) -> bool {
        match self {
            Self::Lie(lie) => lie.concerns(target),
            Self::Ignore | Self::RemovalTakesMs(_) => target == Target::Remove,
            Self::FailOperation => matches!(target, Target::Mute | Target::MuteSelf),
            Self::CutRoster(_) | Self::PageRoster(_) | Self::NextLink(_) => {
                target == Target::Roster
            }
            _ => true,
        }
    }

    /// Whose entry it is about, by the name that the scenario has for them.
    pub(crate) fn person(&self) -> Option<&str> {
        match self {
            Self::Lie(Lie::Entry { of, .. }) => of.as_deref(),
            _ => None,
        }
    }

    /// Says what makes no sense about it.
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        match self {
            Self::Answer { status, .. } | Self::Html { status } if !(200..600).contains(status) => {
                Err("a status must be 200 to 599")
            }
            Self::PageRoster(0) => Err("a page of the roster needs at least one row"),
            Self::Limit { per_second: 0, .. } => Err("a limit lets at least one request pass"),
            Self::Lie(lie) => lie.check(),
            _ => Ok(()),
        }
    }

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
        assert_eq!(RetryAfter::Seconds(7).header(0).as_deref(), Some("7"));
        assert_eq!(
            RetryAfter::Fraction(2.128).header(0).as_deref(),
            Some("2.128")
        );
        assert!(RetryAfter::Date(u64::MAX).header(i64::MAX).is_some());
        assert!(
            RetryAfter::Date(5)
                .header(i64::MIN)
                .unwrap()
                .ends_with(" GMT")
        );
        assert_eq!(RetryAfter::Absent.header(0), None);
    }
}
