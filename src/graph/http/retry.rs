//! Decides whether a request may be sent again, and how long to wait before that. Uses no clock and
//! no I/O.

use std::time::{Duration, SystemTime};

use jiff::{SignedDuration, Timestamp};

use crate::moderation::model::failure::{Cause, ConnectionCause};

/// Maximum number of tries of a request that may be repeated.
pub(crate) const MOST_TRIES: u32 = 3;
/// Maximum number of tries after a 500, which a missing license may cause permanently.
pub(crate) const MOST_TRIES_AFTER_500: u32 = 2;
/// Time limit of an action, all its tries together. After this time, a reading is not tried again.
///
/// Creating a call and keepAlive have limits of their own. Waits that Graph asks for with a 429 do not count.
pub(crate) const ACTION_LIMIT: Duration = Duration::from_secs(10);
/// Time limit of a single reading request or token request. Also the limit for a whole reading: its token and, for a
/// roster, all its pages.
pub(crate) const READING_LIMIT: Duration = Duration::from_secs(30);
/// Time limit of a single try of an action, except creating a call.
pub(crate) const TRY_LIMIT: Duration = Duration::from_secs(4);
/// Longest total wait that a request accepts from 429 responses. If Graph asks for more, the request fails.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_mins(5);
/// Longest `Retry-After` that is followed. A longer wait is cut to this time.
const LONGEST_ASKED: Duration = Duration::from_hours(7 * 24);

/// Shortest `Retry-After` that is followed. A shorter wait is extended to this time.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// Longest wait that [`backoff`] returns after the first try.
const FIRST_BACKOFF: Duration = Duration::from_millis(250);
/// Longest wait that [`backoff`] returns.
const LONGEST_BACKOFF: Duration = Duration::from_secs(2);

/// How safe it is to send a request twice.
///
/// A 401 is a special case, because it proves that nothing was done. If there is a new token, any request is then sent
/// once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RepeatSafety {
    /// The request is not repeated. The caller decides whether to try again.
    Never,
    /// Repeating does no harm. A repeated removal can't remove another participant, because a participant id stands for
    /// one visit of one person.
    Harmless,
    /// A paced removal. Repeating does no harm, but a throttled request (429) goes back to the pacer.
    HarmlessPaced,
    /// An invitation or a create request. It is repeated only after a 429 or 401, because these show that Graph did not
    /// carry it out.
    OnlyIfRefused,
}

impl RepeatSafety {
    /// Whether to send the request again after this failure and number of tries.
    pub(crate) fn allows(self, cause: &Cause, status: Option<u16>, tries: u32) -> bool {
        let most = if status == Some(500) {
            MOST_TRIES_AFTER_500
        } else {
            MOST_TRIES
        };
        let in_kind = match self {
            Self::Never => false,
            Self::Harmless => is_retryable(cause),
            Self::HarmlessPaced => is_retryable(cause) && !matches!(cause, Cause::Throttled(_)),
            Self::OnlyIfRefused => matches!(cause, Cause::Throttled(_)),
        };
        in_kind && tries < most
    }
}

/// Whether repeating the request may succeed, at once or after a wait.
pub(crate) fn is_retryable(cause: &Cause) -> bool {
    match cause {
        Cause::Throttled(_) | Cause::Service | Cause::TimedOut => true,
        Cause::Connection(connection) => match connection {
            ConnectionCause::Dns
            | ConnectionCause::Refused
            | ConnectionCause::ProxyDns
            | ConnectionCause::ProxySilent
            | ConnectionCause::Broken => true,
            ConnectionCause::Tls
            | ConnectionCause::ProxyPassword
            | ConnectionCause::ProxyBlocked
            | ConnectionCause::CertificateTime
            | ConnectionCause::ProxyVariable => false,
        },
        Cause::Unauthenticated
        | Cause::SignIn(_)
        | Cause::GrantMissing
        | Cause::ProtectedPerson
        | Cause::RoleMissing
        | Cause::BotNotRegistered
        | Cause::TenantMismatch
        | Cause::Forbidden
        | Cause::CallNotFound
        | Cause::ParticipantNotFound
        | Cause::NotFound
        | Cause::Refused
        | Cause::SourceRefused
        | Cause::JoinData
        | Cause::Precondition
        | Cause::Conflict
        | Cause::NotGraph
        | Cause::Untrusted(_)
        | Cause::Redirected(_)
        | Cause::TooLarge
        | Cause::NotListed
        | Cause::UnusableId
        | Cause::SignedOut
        | Cause::NotRecorded(_)
        | Cause::NotSent
        | Cause::Stopped
        | Cause::NotAllowed
        | Cause::Abandoned => false,
    }
}

/// Returns the wait before the next try when the server names none. It doubles from 250 ms up to 2 s. `jitter` (0 to 1)
/// varies its upper half, so that many clients do not return at the same time.
pub(crate) fn backoff(tries: u32, jitter: f64) -> Duration {
    let doublings = tries.saturating_sub(1).min(16);
    let full = FIRST_BACKOFF
        .saturating_mul(1 << doublings)
        .min(LONGEST_BACKOFF);
    full.mul_f64(0.5 + jitter.clamp(0.0, 1.0) / 2.0)
}

/// Parses `Retry-After` (RFC 9110, section 10.2.3): a date or a number of seconds. `None` if the form is unknown.
///
/// The number may have a fraction, because an older Graph page shows `2.128`. [`time`] lists the other accepted forms.
///
/// Gateways may quote the value, or send the header twice. Of several waits, the longest counts. The wait is rounded up
/// to whole seconds and clamped, in case a server sends an absurd value. `now` should be the response's own `Date`,
/// because this computer's clock may be wrong.
pub(crate) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim().trim_matches('"').trim();
    let each = value.split(',').filter(|part| !part.trim().is_empty());
    let wait = match each.map(time).collect::<Option<Vec<Duration>>>() {
        Some(waits) => waits.into_iter().max()?,
        None => date(value)?.duration_since(now).unwrap_or_default(),
    };
    Some(round_up(wait).clamp(SHORTEST_WAIT, LONGEST_ASKED))
}

/// Reads a number of seconds, with or without its unit. `None` for any other text or a negative
/// number.
fn seconds(value: &str) -> Option<Duration> {
    let value = value.trim().trim_matches('"');
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let unit = value[number.len()..].trim();
    let is_seconds = matches!(unit, "" | "s" | "sec" | "secs" | "second" | "seconds");
    let starts_as_number = number.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let seconds: f64 = number.parse().ok()?;
    // A number with too many digits is read as infinite.
    let wait = Duration::try_from_secs_f64(seconds).unwrap_or(LONGEST_ASKED);
    (is_seconds && starts_as_number).then_some(wait)
}

/// Reads a time as a number of seconds, or as written by .NET (`00:00:30`), ISO 8601 (`PT30S`), or in words (`5
/// minutes`). `None` for any other text or a negative time.
fn time(value: &str) -> Option<Duration> {
    seconds(value).or_else(|| {
        let time: SignedDuration = value.trim().trim_matches('"').parse().ok()?;
        Duration::try_from(time).ok()
    })
}

/// Reads a number of milliseconds, as some of Microsoft's gateways send it beside `Retry-After`. Rounds and clamps the
/// wait as [`retry_after`] does.
pub(crate) fn milliseconds(value: &str) -> Option<Duration> {
    let wait = Duration::from_millis(value.trim().parse().ok()?);
    Some(round_up(wait).clamp(SHORTEST_WAIT, LONGEST_ASKED))
}

/// Reads a date in the formats of HTTP, mails or logs.
pub(crate) fn date(value: &str) -> Option<SystemTime> {
    let by_mail = || {
        // The day of the week adds nothing, and may be wrong.
        let date = value.split_once(',').map_or(value, |(_, date)| date);
        let zoned = jiff::fmt::rfc2822::parse(date.trim()).ok()?;
        Some(zoned.timestamp())
    };
    let by_log = || value.parse::<Timestamp>().ok();
    let by_http = httpdate::parse_http_date(value).ok();
    by_http.or_else(|| {
        let seconds = by_mail().or_else(by_log)?.as_second();
        let since = Duration::from_secs(u64::try_from(seconds).ok()?);
        SystemTime::UNIX_EPOCH.checked_add(since)
    })
}

/// Rounds up to whole seconds, so that a request is never sent too early.
pub(crate) fn round_up(wait: Duration) -> Duration {
    let more = u64::from(wait.subsec_nanos() > 0);
    Duration::from_secs(wait.as_secs().saturating_add(more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_grows_and_stays_below_its_cap() {
        let full: Vec<_> = (1..=5)
            .map(|tries| backoff(tries, 1.0).as_millis())
            .collect();
        assert_eq!(full, [250, 500, 1_000, 2_000, 2_000]);
        assert_eq!(backoff(u32::MAX, 1.0), LONGEST_BACKOFF);
        assert_eq!(backoff(0, 1.0), FIRST_BACKOFF);
    }

    #[test]
    fn jitter_takes_away_at_most_half() {
        assert_eq!(backoff(2, 0.0), Duration::from_millis(250));
        assert_eq!(backoff(2, -7.0), Duration::from_millis(250));
        assert_eq!(backoff(2, 7.0), Duration::from_millis(500));
    }

    #[test]
    fn retry_after_is_read_in_each_form_rounded_up_and_bounded() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        for (value, seconds) in [
            ("7", Some(7)),
            (" 7 ", Some(7)),
            ("2.128", Some(3)),
            ("0", Some(1)),
            ("0.001", Some(1)),
            ("86400", Some(86_400)),
            ("1e300", Some(604_800)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10)),
            ("Sun, 06 Nov 1994 08:49:30 GMT", Some(1)),
            ("Mon, 07 Nov 1994 08:49:47 GMT", Some(86_410)),
            ("Sat, 06 Nov 2094 08:49:37 GMT", Some(604_800)),
            ("120, 120", Some(120)),
            ("5, 30", Some(30)),
            ("\"5\"", Some(5)),
            ("5s", Some(5)),
            ("5 seconds", Some(5)),
            ("1e400", Some(604_800)),
            ("sun, 06 nov 1994 08:49:47 gmt", Some(10)),
            ("Sun, 6 Nov 1994 08:49:47 GMT", Some(10)),
            ("Mon, 06 Nov 1994 08:49:47 GMT", Some(10)),
            ("Sun, 06 Nov 1994 08:49:47 +0000", Some(10)),
            ("Sun, 06 Nov 1994 09:49:47 +0100", Some(10)),
            ("1994-11-06T08:49:47Z", Some(10)),
            ("5 minutes", Some(300)),
            ("5 minutes ago", None),
            ("500 ms", Some(1)),
            ("00:00:30", Some(30)),
            ("00:01:30.5", Some(91)),
            ("PT30S", Some(30)),
            ("-PT30S", None),
            ("5,", Some(5)),
            (",", None),
            ("ä, 5", None),
            ("-3", None),
            ("NaN", None),
            ("inf", None),
            ("soon", None),
            ("", None),
        ] {
            let wanted = seconds.map(Duration::from_secs);
            assert_eq!(retry_after(value, now), wanted, "{value:?}");
        }
    }

    #[test]
    fn an_invite_is_repeated_only_when_it_was_certainly_not_carried_out() {
        let throttled = Cause::Throttled(None);
        let broken = Cause::Connection(ConnectionCause::Broken);
        assert!(RepeatSafety::OnlyIfRefused.allows(&throttled, Some(429), 1));
        for cause in [&Cause::TimedOut, &Cause::Service, &broken, &Cause::NotGraph] {
            assert!(
                !RepeatSafety::OnlyIfRefused.allows(cause, None, 1),
                "{cause:?}"
            );
        }
    }

    #[test]
    fn a_removal_is_repeated_twice_and_after_a_500_once() {
        let allows =
            |cause: Cause, status, tries| RepeatSafety::Harmless.allows(&cause, status, tries);
        assert!(allows(Cause::TimedOut, None, 2));
        assert!(!allows(Cause::TimedOut, None, 3));
        assert!(allows(Cause::Service, Some(503), 2));
        assert!(allows(Cause::Service, Some(500), 1));
        assert!(!allows(Cause::Service, Some(500), 2));
        assert!(!allows(Cause::GrantMissing, Some(403), 1));
        assert!(!allows(Cause::Connection(ConnectionCause::Tls), None, 1));
        assert!(!RepeatSafety::Never.allows(&Cause::TimedOut, None, 1));
    }
}
