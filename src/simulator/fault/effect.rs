//! Effects of faults on requests.

use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::simulator::fault::lie::Lie;
use crate::simulator::fault::target::Target;

/// Largest shift of a date, in seconds: a year. Larger shifts are cut to this.
const FURTHEST_DATE: u64 = 365 * 24 * 60 * 60;

/// How long a throttled client should wait, in each format seen from Graph.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfter {
    Seconds(u64),
    /// Seconds with a fraction, such as `2.128`.
    Fraction(f64),
    /// A date, this many seconds after the answer's own `Date`.
    Date(u64),
    Absent,
}

impl RetryAfter {
    /// Returns the value of the header, `None` for [`Self::Absent`]. A date is by a clock that is `clock_off` seconds off.
    pub(crate) fn header(self, clock_off: i64) -> Option<String> {
        match self {
            Self::Seconds(seconds) => Some(seconds.to_string()),
            Self::Fraction(seconds) => Some(format!("{seconds:.3}")),
            Self::Date(seconds) => {
                // The formatter panics after the year 9999.
                let ahead = Duration::from_secs(seconds.min(FURTHEST_DATE));
                Some(http_date(clock_off, ahead))
            }
            Self::Absent => None,
        }
    }
}

/// Returns the time `ahead` from now, by a clock that is `clock_off` seconds off.
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
pub enum ConnectionBreak {
    /// The connection breaks before anything is carried out; no answer comes.
    BeforeAnswer,
    /// The connection breaks after the request took effect; the answer is lost.
    AfterEffect,
    /// The connection breaks after the headers and part of the body.
    AfterHeaders,
}

/// What a fault does to a request or its answer.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// Waits this long by the runtime's clock before anything is carried out.
    LatencyMs(u64),
    /// Answers no request until this much simulated time has passed since the first affected request, then continues
    /// normally.
    AsleepMs(u64),
    /// Carries out the request at once, and answers after this much simulated time.
    LateAnswerMs(u64),
    /// Answers with this status and error, in the format of Graph or of Entra, and carries out nothing. An empty code
    /// means no body.
    Answer {
        status: u16,
        code: String,
        message: String,
    },
    /// Answers 429, with this `Retry-After`.
    Throttle(RetryAfter),
    /// Answers 429 to requests beyond this number per second.
    Limit {
        per_second: usize,
        #[serde(default = "one_second")]
        retry_after: RetryAfter,
    },
    /// Sets the service's clock off by this many seconds, in `Date` and in `Retry-After` dates.
    ClockOff(i64),
    /// Says in `Age` that a cache answered, with an answer that is this many seconds old.
    Aged(u64),
    BreakConnection(ConnectionBreak),
    /// Answers with a web page, as proxies and hotel networks do.
    Html {
        status: u16,
    },
    /// Cuts the JSON off in the middle.
    Truncate,
    /// Sends the body byte by byte, with this pause by the runtime's clock before each.
    TrickleMs(u64),
    /// Sends the headers and then nothing.
    Silence,
    /// Answers a removal with 204 and does nothing.
    Ignore,
    /// Answers a removal with 204 and carries it out after this much simulated time.
    RemovalTakesMs(u64),
    /// Answers a mute request with 200 and a failed operation.
    FailOperation,
    /// Cuts the roster after this many rows without saying so.
    CutRoster(usize),
    /// Serves the roster in pages of this many rows.
    PageRoster(usize),
    /// Makes each page of the roster link to this address as its next page.
    NextLink(String),
    /// Answers in correct form, but not with the truth.
    Lie(Lie),
}

/// Returns the `Retry-After` that [`Effect::Limit`] has by default.
fn one_second() -> RetryAfter {
    RetryAfter::Seconds(1)
}

impl Effect {
    /// Whether the effect can show on requests with this purpose. Other requests are neither affected
    /// nor counted.
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

    /// Whether the effect changes how a request is carried out.
    pub(crate) fn needs_carrying_out(&self) -> bool {
        matches!(
            self,
            Self::Ignore | Self::RemovalTakesMs(_) | Self::LateAnswerMs(_) | Self::FailOperation
        )
    }

    /// Returns the name of the person whose entry the effect changes; `None` if it names nobody.
    pub(crate) fn person(&self) -> Option<&str> {
        match self {
            Self::Lie(Lie::Entry { of, .. }) => of.as_deref(),
            _ => None,
        }
    }

    /// Checks the numbers. The error says which one is invalid.
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

    /// Answers 401, as for an invalid token.
    pub fn unauthorized() -> Self {
        Self::answer(
            401,
            "InvalidAuthenticationToken",
            "Access token has expired or is not yet valid.",
        )
    }

    /// Answers 403 with one of Graph's codes, such as `7504`.
    pub fn forbidden(code: &str, message: &str) -> Self {
        Self::answer(403, code, message)
    }

    /// Answers 404, as for a call that is gone.
    pub fn call_not_found() -> Self {
        Self::answer(404, "8522", "Call not found.")
    }

    /// Answers 404, as for a participant who is gone.
    pub fn participant_not_found() -> Self {
        Self::answer(404, "NotFound", "Participant not found.")
    }

    /// Answers 404 without a body, as a gateway does.
    pub fn bare_not_found() -> Self {
        Self::answer(404, "", "")
    }

    /// Answers with a failure inside the service: 500 with code 9999, or another status such as 503.
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
