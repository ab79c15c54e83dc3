//! An HTTP response before it is interpreted.

use std::time::{Duration, SystemTime};

use jiff::SignedDuration;
use reqwest::StatusCode;
use reqwest::header::{AGE, DATE, HeaderMap, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};

use crate::graph::http::base64_text::from_base64;
use crate::graph::http::retry;
use crate::graph::http::scrub::Scrub;
use crate::moderation::evidence::reading::READ_WITHIN;

/// Error code in `WWW-Authenticate` when the server asks for a token with certain claims.
const CLAIMS_WANTED: &str = "insufficient_claims";

/// Maximum amount by which a cache rounds an age down.
const ROUNDED: Duration = Duration::from_secs(1);
/// Minimum age assumed for a response whose headers say that a cache sent it. It exceeds `READ_WITHIN`, so a roster of
/// this age does not count as whole.
///
/// The `Age` header may be lower: nginx, for example, repeats the `Age` with which the response entered its store.
const LEAST_CACHED_AGE: Duration = Duration::from_secs(READ_WITHIN.as_secs() + 1);
/// Headers with a wait in milliseconds.
const MILLISECONDS: [&str; 2] = ["retry-after-ms", "x-ms-retry-after-ms"];
/// Headers in which caches say how they answered. `HIT`, for example, means that the response comes from the cache's
/// own store.
const CACHE_WORDS: [&str; 4] = [
    "x-cache", "x-proxy-cache", "x-cache-status", "cf-cache-status",
];

/// A response with any status.
#[derive(Debug)]
pub(crate) struct HttpAnswer {
    pub(crate) status: StatusCode,
    /// The server's request id, if it sent a usable one.
    pub(crate) request_id: Option<String>,
    /// The `client-request-id` that we sent.
    pub(crate) client_request_id: String,
    /// Wait that the server asked for, if any.
    pub(crate) retry_after: Option<Duration>,
    /// Target of a redirect, or address of a created call or operation; `None` if the server sent
    /// neither.
    pub(crate) location: Option<String>,
    /// `WWW-Authenticate` that asks for claims, if any.
    challenge: Option<String>,
    /// How far this computer's clock is ahead of the server's, if the response had a `Date`.
    pub(crate) skew: Option<SignedDuration>,
    /// How old the response may have been when a cache sent it. Zero if no cache answered.
    pub(crate) age: Duration,
    /// The decompressed body. Empty if a 201 with `Location` broke off.
    pub(crate) body: Vec<u8>,
}

impl HttpAnswer {
    /// Extracts the status and the headers that the program uses, without secrets.
    pub(crate) fn new(
        status: StatusCode,
        headers: &HeaderMap,
        client_request_id: &str,
        scrub: &Scrub,
    ) -> Self {
        let text = |name: &str| {
            let text = headers.get(name)?.to_str().ok()?;
            Some(scrub.text(text).into_owned())
        };
        let id = |name: &str| scrub.id(headers.get(name)?.to_str().ok()?);
        let each = |name: &str| {
            let values = headers.get_all(name).into_iter();
            values.filter_map(|value| Some(scrub.text(value.to_str().ok()?).into_owned()))
        };
        let date = each(DATE.as_str()).find_map(|date| retry::date(date.trim()));
        let now = SystemTime::now();
        // Of several headers, the longest wait counts.
        let waits = each(RETRY_AFTER.as_str())
            .filter_map(|value| retry::retry_after(&value, date.unwrap_or(now)))
            .chain(
                MILLISECONDS
                    .into_iter()
                    .flat_map(each)
                    .filter_map(|it| retry::milliseconds(&it)),
            );
        Self {
            status,
            request_id: id("request-id").or_else(|| id("x-ms-request-id")),
            client_request_id: client_request_id.to_owned(),
            retry_after: waits.max(),
            location: text(LOCATION.as_str()),
            challenge: each(WWW_AUTHENTICATE.as_str()).find(|it| it.contains(CLAIMS_WANTED)),
            skew: date.and_then(|date| skew(date, now)),
            age: each(AGE.as_str())
                .map(|age| age_of(&age))
                .chain(is_out_of_a_cache(headers).then_some(LEAST_CACHED_AGE))
                .max()
                .unwrap_or_default(),
            body: Vec::new(),
        }
    }

    pub(crate) fn body_or_empty_object(&self) -> &[u8] {
        match self.body.trim_ascii() {
            [] => b"{}",
            body => body,
        }
    }

    /// Returns the claims challenge of a 401 (continuous access evaluation), as JSON; `None` if there is none or it
    /// cannot be decoded.
    pub(crate) fn claims_challenge(&self) -> Option<String> {
        let challenge = self.challenge.as_deref()?;
        let (_, rest) = challenge.split_once("claims=\"")?;
        let (encoded, _) = rest.split_once('"')?;
        let claims = String::from_utf8(from_base64(encoded)?).ok()?;
        // The claims are copied into the token request, so they have to be a JSON object at least.
        claims.trim_start().starts_with('{').then_some(claims)
    }

    #[cfg(test)]
    pub(crate) fn of(status: u16, headers: &[(&'static str, &str)], body: &str) -> Self {
        let mut all = HeaderMap::new();
        for (name, value) in headers {
            all.append(*name, value.parse().unwrap());
        }
        let mut answer = Self::new(
            StatusCode::from_u16(status).unwrap(),
            &all,
            "ours",
            &Scrub::default(),
        );
        answer.body = body.into();
        answer
    }
}

/// Reads an `Age` header in seconds: the longest age if several caches wrote one. Zero if it isn't a number.
///
/// Adds [`ROUNDED`] to any other age.
fn age_of(header: &str) -> Duration {
    let each = header.split(',').map(|part| {
        let part = part.trim();
        let end = part.find(|c: char| !c.is_ascii_digit());
        match &part[..end.unwrap_or(part.len())] {
            "" | "0" => Duration::ZERO,
            // Adds [`ROUNDED`], because caches round down. A number too large to parse counts as
            // the largest `u32`.
            seconds => Duration::from_secs(seconds.parse().unwrap_or(u32::MAX).into()) + ROUNDED,
        }
    });
    each.max().unwrap_or_default()
}

/// Whether a cache answered without asking the server behind it, according to its headers.
fn is_out_of_a_cache(headers: &HeaderMap) -> bool {
    let any = |name: &str, is_so: &dyn Fn(&str) -> bool| {
        let values = headers.get_all(name).into_iter();
        let mut values = values.filter_map(|value| value.to_str().ok());
        // Each cache between this computer and the server adds a part.
        values.any(|value| value.to_ascii_lowercase().split(',').any(is_so))
    };
    let is_hit = |part: &str| {
        let word = part.split_whitespace().next().unwrap_or_default();
        let is_compared = ["refresh", "revalidat"].iter().any(|it| word.contains(it));
        !is_compared
            && ["hit", "stale", "updating"]
                .iter()
                .any(|it| word.contains(it))
    };
    // The header `Cache-Status` (RFC 9211).
    let has_hit = |part: &str| part.split(';').skip(1).any(|it| it.trim() == "hit");
    let is_counted = |part: &str| part.trim().parse::<u32>().is_ok_and(|hits| hits > 0);
    // Warning codes of RFC 7234, section 5.5: stale, revalidation failed, disconnected.
    let is_stale = |part: &str| matches!(part.trim().get(..3), Some("110" | "111" | "112"));
    CACHE_WORDS.iter().any(|name| any(name, &is_hit))
        || any("cache-status", &has_hit)
        || any("x-cache-hits", &is_counted)
        || any("warning", &is_stale)
}

/// Returns how far `now` is ahead of a `Date` header, which has a resolution of one second.
fn skew(date: SystemTime, now: SystemTime) -> Option<SignedDuration> {
    match now.duration_since(date) {
        Ok(ahead) => SignedDuration::try_from(ahead).ok(),
        Err(behind) => SignedDuration::try_from(behind.duration())
            .ok()
            .map(|it| -it),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_low_age_does_not_make_the_answer_of_a_cache_news_and_a_high_one_counts() {
        for (age, cache, wanted) in [
            ("2", "MISS", 3),
            ("0", "HIT", LEAST_CACHED_AGE.as_secs()),
            ("2", "HIT", LEAST_CACHED_AGE.as_secs()),
            ("60", "HIT", 61),
        ] {
            let answer = HttpAnswer::of(200, &[("age", age), ("x-cache", cache)], "");
            assert_eq!(answer.age.as_secs(), wanted, "{age} {cache}");
        }
    }
}
