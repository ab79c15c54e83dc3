//! An access token: its lifetime and its claims.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use reqwest::header::HeaderValue;
use secrecy::zeroize::Zeroizing;
use serde::de::MapAccess;
use tokio::time::Instant;

use crate::graph::http::base64_text::from_base64;
use crate::graph::http::error::GraphError;
use crate::graph::http::lenient_json::{Int, LenientJson, Name, Text, object_from, skip, value};
use crate::graph::http::scrub::Scrub;
use crate::moderation::model::failure::{Cause, SignInCause};

/// A token from Entra counts as expired this long before its end. Otherwise it could expire on the way to Graph.
const MARGIN: Duration = Duration::from_mins(5);
/// Largest part of a token's lifetime that [`MARGIN`] may take: one divided by this. The tokens of a simulator live for
/// seconds.
const MARGIN_PART: u32 = 10;
/// Lifetime assumed for a token without `expires_in`.
const LIFE_UNKNOWN: Duration = Duration::from_mins(10);
/// A token counts as expired after this time at the latest, whatever its lifetime. With continuous access evaluation,
/// apps get tokens that live this long.
const LONGEST_LIFE: Duration = Duration::from_hours(24);
/// A token that replaced a refused one, and that Graph has not accepted either, is renewed only once it is this old.
const RENEWAL_PAUSE: Duration = Duration::from_secs(30);
/// Minimum time that a token from Entra is used, however short its lifetime. A token that expires earlier is renewed
/// when Graph refuses it.
const SHORTEST_USE: Duration = Duration::from_secs(30);
/// Longest token that is parsed for its claims, in bytes.
const LONGEST_HINT: usize = 16 << 10;

/// A granted token and its lifetime.
pub(crate) struct Grant<'a> {
    pub(crate) text: &'a str,
    pub(crate) expires_in: Option<Duration>,
    pub(crate) refresh_in: Option<Duration>,
}

/// An access token. `Debug` prints only its serial number.
#[derive(Clone)]
pub struct Token(Arc<CurrentToken>);

struct CurrentToken {
    /// Distinguishes the token from earlier and later ones.
    serial: u64,
    /// Value of the `Authorization` header.
    header: HeaderValue,
    /// Claims of the token; `None` if it cannot be parsed.
    hint: Option<TokenHint>,
    born: Instant,
    /// When to renew the token in the background.
    refresh: Instant,
    /// When the token counts as expired, by the monotonic clock: for most tokens, [`MARGIN`] before their end.
    ///
    /// The monotonic clock may stop during sleep, so `ends_wall` holds the same time by the wall clock.
    ends: Instant,
    ends_wall: Timestamp,
    /// Whether the token was requested because the previous one was refused.
    replaces_refused: bool,
    /// Whether any response but a 401 has shown that Graph accepts the token.
    accepted: AtomicBool,
    /// Whether Graph refused a request because this token lacks a role.
    lacks_role: AtomicBool,
}

/// A token that lacks a role is replaced only once it is this old. Otherwise, each refused action of a series would
/// request another token.
const ROLE_PAUSE: Duration = Duration::from_secs(5);

impl Token {
    /// Makes the token of a grant, and registers its text as a secret. `serial` distinguishes the token from earlier
    /// tokens.
    pub(crate) fn new(
        grant: &Grant<'_>,
        serial: u64,
        replaces_refused: bool,
        scrub: &Scrub,
    ) -> Result<Self, GraphError> {
        scrub.keep_for_now(grant.text);
        Self::with_margin(grant, serial, replaces_refused, MARGIN, scrub)
    }

    /// Makes a token that counts as expired `margin` before its end. Does not register it as a secret.
    fn with_margin(
        grant: &Grant<'_>,
        serial: u64,
        replaces_refused: bool,
        margin: Duration,
        scrub: &Scrub,
    ) -> Result<Self, GraphError> {
        let header = [b"Bearer ".as_slice(), grant.text.as_bytes()].concat();
        // The token and its requests share the bytes of the header. When the last of them is dropped, the bytes are
        // wiped.
        let header = Bytes::from_owner(Zeroizing::new(header));
        let mut header = HeaderValue::from_maybe_shared(header).map_err(|_header_error| {
            GraphError::new(Cause::SignIn(SignInCause::NotEntra))
                .with_message("a token that cannot stand in a header")
        })?;
        header.set_sensitive(true);
        let life = grant.expires_in.unwrap_or(LIFE_UNKNOWN).min(LONGEST_LIFE);
        let times = lifetime(life, margin, grant.refresh_in, fastrand::f64());
        let born = Instant::now();
        let usable = SignedDuration::try_from(times.usable).unwrap_or_default();
        Ok(Self(Arc::new(CurrentToken {
            serial,
            header,
            hint: TokenHint::read(grant.text).map(|hint| hint.scrubbed(scrub)),
            born,
            refresh: born + times.refresh,
            ends: born + times.usable,
            ends_wall: Timestamp::now()
                .saturating_add(usable)
                .unwrap_or(Timestamp::MAX),
            replaces_refused,
            accepted: AtomicBool::new(false),
            lacks_role: AtomicBool::new(false),
        })))
    }

    /// Stores a token that the operator pasted. Fails if it has expired, or cannot stand in a header.
    ///
    /// An opaque token, or one that lives longer than [`LONGEST_LIFE`], counts as expired after that time. The pasted
    /// text is then stored as a token again.
    pub(crate) fn pasted(text: &str, serial: u64, scrub: &Scrub) -> Result<Self, GraphError> {
        let unusable = |cause, text| Err(GraphError::new(Cause::SignIn(cause)).with_message(text));
        let ends = TokenHint::read(text).and_then(|hint| hint.expires);
        let life = match ends.map(|ends| ends.duration_since(Timestamp::now()).try_into()) {
            Some(Ok(life)) if life > Duration::ZERO => life,
            Some(_) => return unusable(SignInCause::TokenEnded, "the pasted token has ended"),
            // The end of an opaque token is unknown, so the token is used until Graph refuses it.
            None => LONGEST_LIFE,
        };
        let grant = Grant {
            text,
            expires_in: Some(life),
            refresh_in: Some(life),
        };
        Self::with_margin(&grant, serial, false, Duration::ZERO, scrub)
            .or_else(|_| unusable(SignInCause::NotAToken, "the pasted text is no token"))
    }

    pub(crate) fn is(&self, other: &Self) -> bool {
        self.0.serial == other.0.serial
    }

    /// Whether to renew the token even though it still works.
    pub(crate) fn is_renewal_due(&self) -> bool {
        Instant::now() >= self.0.refresh
    }

    /// Returns the value of `Authorization`, marked as sensitive.
    pub(crate) fn header(&self) -> HeaderValue {
        self.0.header.clone()
    }

    /// Returns the claims of the token. `None` if they could not be read.
    pub fn hint(&self) -> Option<&TokenHint> {
        self.0.hint.as_ref()
    }

    /// Returns when the token counts as expired, by the wall clock.
    pub fn expires(&self) -> Timestamp {
        self.0.ends_wall
    }

    /// Records that Graph accepted the token, because a response had another status than 401.
    pub(crate) fn mark_accepted(&self) {
        self.0.accepted.store(true, Ordering::Relaxed);
    }

    /// Records that Graph refused a request because this token lacks a role.
    pub(crate) fn mark_lacking(&self) {
        self.0.lacks_role.store(true, Ordering::Relaxed);
    }

    /// Whether Graph refused a request because this token lacks a role, and the token is at least [`ROLE_PAUSE`] old.
    /// The role may have been granted since.
    pub(crate) fn may_lack_role(&self) -> bool {
        self.0.lacks_role.load(Ordering::Relaxed) && self.0.born.elapsed() >= ROLE_PAUSE
    }

    pub(crate) fn is_usable(&self) -> bool {
        self.is_usable_at(Instant::now(), Timestamp::now())
    }

    /// Whether the token is valid by both clocks.
    fn is_usable_at(&self, steady: Instant, wall: Timestamp) -> bool {
        steady < self.0.ends && wall < self.0.ends_wall
    }

    /// Whether renewing is pointless: the token itself has recently replaced a refused one, and Graph has never
    /// accepted it.
    pub(crate) fn is_beyond_renewal(&self) -> bool {
        self.0.replaces_refused
            && !self.0.accepted.load(Ordering::Relaxed)
            && self.0.born.elapsed() < RENEWAL_PAUSE
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(#{})", self.0.serial)
    }
}

/// Claims of a token. Graph's tokens are opaque by contract, so the claims are only hints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TokenHint {
    /// Application roles that were consented.
    pub roles: Vec<String>,
    /// Tenant id.
    pub tenant: Option<String>,
    /// Application id.
    pub app: Option<String>,
    /// Name of the application.
    pub app_name: Option<String>,
    /// Service that the token is for.
    pub audience: Option<String>,
    /// When the token expires.
    pub expires: Option<Timestamp>,
}

impl TokenHint {
    /// Reads the claims of a JWT. `None` for an opaque token, or one longer than [`LONGEST_HINT`].
    pub(crate) fn read(token: &str) -> Option<Self> {
        let mut parts = token.split('.');
        let (Some(_), Some(claims), Some(_), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        if token.len() > LONGEST_HINT {
            return None;
        }
        object_from(&from_base64(claims)?).ok()
    }

    fn scrubbed(mut self, scrub: &Scrub) -> Self {
        let told = [
            &mut self.tenant, &mut self.app, &mut self.app_name, &mut self.audience,
        ];
        for text in told.into_iter().flatten().chain(&mut self.roles) {
            *text = scrub.text(text).into_owned();
        }
        self
    }
}

impl<'de> LenientJson<'de> for TokenHint {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut hint = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            let mut text = || value::<Text<'_>, A>(&mut members).map(|text| text.0.map(Into::into));
            match &*name {
                "tid" => hint.tenant = text()?,
                "appid" | "azp" => hint.app = text()?,
                "app_displayname" => hint.app_name = text()?,
                "aud" => hint.audience = text()?,
                "exp" => {
                    let seconds = value::<Int, A>(&mut members)?.0;
                    hint.expires = seconds.and_then(|told| Timestamp::from_second(told).ok());
                }
                "roles" => {
                    let roles: Vec<Text<'_>> = value(&mut members)?;
                    hint.roles = roles
                        .into_iter()
                        .filter_map(|role| role.0.map(Into::into))
                        .collect();
                }
                _ => skip(&mut members)?,
            }
        }
        Ok(hint)
    }
}

/// How long a token is used, and when it is renewed.
#[derive(Debug, PartialEq, Eq)]
struct Lifetime {
    /// How long the token is used, from now.
    usable: Duration,
    /// Time from now until the token is renewed.
    refresh: Duration,
}

/// Computes when a token counts as expired and when to renew it.
///
/// It is renewed after Entra's `refresh_in`, or else after 45 to 55 % of its lifetime, depending on `jitter` (0 to 1),
/// but not later than it counts as expired. Neither time is shorter than [`SHORTEST_USE`], except for a pasted token.
fn lifetime(
    life: Duration,
    margin: Duration,
    refresh_in: Option<Duration>,
    jitter: f64,
) -> Lifetime {
    let usable = life.saturating_sub(margin.min(life / MARGIN_PART));
    // A margin of zero marks a pasted token, which cannot be renewed and is used to its end.
    let shortest = if margin.is_zero() {
        usable
    } else {
        SHORTEST_USE
    };
    let usable = usable.max(shortest);
    let half = life.mul_f64(0.45 + jitter.clamp(0.0, 1.0) / 10.0);
    let refresh = refresh_in.unwrap_or(half).clamp(shortest, usable);
    Lifetime { usable, refresh }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_left_five_minutes_or_a_tenth_of_its_life_before_its_end() {
        let usable = |seconds| {
            lifetime(Duration::from_secs(seconds), MARGIN, None, 0.5)
                .usable
                .as_secs()
        };
        assert_eq!(usable(3_600), 3_300);
        assert_eq!(usable(100), 90);
        assert_eq!((usable(20), usable(0)), (30, 30), "not at every poll");
    }

    #[test]
    fn a_token_is_renewed_when_entra_says_else_about_half_way() {
        let refresh = |told, jitter| {
            let told = Option::map(told, Duration::from_secs);
            lifetime(Duration::from_secs(4_000), MARGIN, told, jitter)
                .refresh
                .as_secs()
        };
        assert_eq!(refresh(Some(1_000), 0.5), 1_000);
        assert_eq!(refresh(Some(9_000), 0.5), 3_700, "never after its end");
        assert_eq!((refresh(None, 0.0), refresh(None, 1.0)), (1_800, 2_200));
        assert_eq!(refresh(Some(0), 0.5), 30, "not at every poll");
        assert_eq!((refresh(None, -5.0), refresh(None, 5.0)), (1_800, 2_200));
    }

    #[test]
    fn a_token_ends_by_whichever_clock_says_so_first() {
        let grant = Grant {
            text: "opaque",
            expires_in: Some(Duration::from_hours(1)),
            refresh_in: None,
        };
        let token = Token::new(&grant, 1, false, &Scrub::default()).unwrap();
        let (steady, wall) = (Instant::now(), Timestamp::now());
        let minutes = |many: i64| SignedDuration::from_mins(many);
        let later = |many| wall + minutes(many);
        let usable = |steady, wall| token.is_usable_at(steady, wall);
        assert!(usable(steady, wall));
        assert!(usable(steady + Duration::from_mins(54), later(54)));
        // After a sleep, in which the monotonic clock stood still.
        assert!(!usable(steady, later(56)));
        // After the wall clock was set back.
        assert!(!usable(steady + Duration::from_mins(56), later(-600)));
        assert!(usable(steady + Duration::from_mins(1), later(-600)));
    }

    #[test]
    fn an_opaque_token_gives_no_hint() {
        for token in [
            "", "a.b", "a.b.c.d", "a.?.c", "a.e30", "e30.W10.x", "e30.bm90IGpzb24.x",
        ] {
            assert_eq!(TokenHint::read(token), None, "{token}");
        }
        assert_eq!(TokenHint::read("e30.e30.x"), Some(TokenHint::default()));
        let long = format!("e30.e30.{}", "x".repeat(LONGEST_HINT));
        assert_eq!(TokenHint::read(&long), None);
    }
}
