//! Trouble on demand: which requests go wrong, and how.
//!
//! A [`Trouble`] is a matcher, a count and an effect. Tests install them through
//! [`super::Simulator::trouble`], people through `POST /simulator/trouble`.

use std::time::{Duration, SystemTime};

use axum::http::Method;
use serde::{Deserialize, Serialize};

/// What a request is for, told from its method and path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Token,
    Call,
    HangUp,
    Roster,
    Participant,
    Remove,
    Invite,
    Operation,
    /// Anything else.
    Other,
}

impl Target {
    /// Tells what a request is for.
    pub(super) fn of(method: &Method, path: &str) -> Self {
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (method.as_str(), segments.as_slice()) {
            ("POST", [_, "oauth2", "v2.0", "token"]) => Self::Token,
            ("GET", ["v1.0", "communications", "calls", _]) => Self::Call,
            ("DELETE", ["v1.0", "communications", "calls", _]) => Self::HangUp,
            ("GET", ["v1.0", "communications", "calls", _, "participants"]) => Self::Roster,
            ("GET", ["v1.0", "communications", "calls", _, "participants", _]) => Self::Participant,
            ("DELETE", ["v1.0", "communications", "calls", _, "participants", _]) => Self::Remove,
            (
                "POST",
                [
                    "v1.0",
                    "communications",
                    "calls",
                    _,
                    "participants",
                    "invite",
                ],
            ) => Self::Invite,
            ("GET", ["v1.0", "communications", "calls", _, "operations", _]) => Self::Operation,
            _ => Self::Other,
        }
    }
}

/// Which requests are meant; an empty matcher means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Matcher {
    pub on: Option<Target>,
    /// A piece of the path, for instance a call id.
    pub path: Option<String>,
}

impl Matcher {
    /// Every request of one kind.
    pub fn on(target: Target) -> Self {
        Self {
            on: Some(target),
            path: None,
        }
    }

    /// Only requests whose path has this piece.
    #[must_use]
    pub fn path(mut self, piece: impl Into<String>) -> Self {
        self.path = Some(piece.into());
        self
    }

    pub(super) fn matches(&self, target: Target, path: &str) -> bool {
        self.on.is_none_or(|on| on == target)
            && self
                .path
                .as_deref()
                .is_none_or(|piece| path.contains(piece))
    }
}

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
                let at = SystemTime::now().checked_add(Duration::from_secs(seconds))?;
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
    /// The answer takes this long.
    LatencyMs(u64),
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

/// One thing that goes wrong with some requests.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    #[serde(default)]
    pub on: Option<Target>,
    #[serde(default)]
    pub path: Option<String>,
    /// How many matching requests pass unharmed at first.
    #[serde(default)]
    pub skip: u64,
    /// Only each n-th matching request; 0 and 1 mean every one.
    #[serde(default)]
    pub every: u64,
    /// How often it strikes; for ever where absent.
    #[serde(default)]
    pub times: Option<u64>,
    pub effect: Effect,
}

impl Trouble {
    /// Strikes every request of one kind, until it is limited.
    pub fn on(target: Target, effect: Effect) -> Self {
        Self {
            on: Some(target),
            ..Self::everywhere(effect)
        }
    }

    /// Strikes every request.
    pub fn everywhere(effect: Effect) -> Self {
        Self {
            on: None,
            path: None,
            skip: 0,
            every: 0,
            times: None,
            effect,
        }
    }

    /// Strikes only requests whose path has this piece.
    #[must_use]
    pub fn path(mut self, piece: impl Into<String>) -> Self {
        self.path = Some(piece.into());
        self
    }

    /// Strikes so many times and then never again.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Lets so many requests pass first.
    #[must_use]
    pub fn skip(mut self, skip: u64) -> Self {
        self.skip = skip;
        self
    }

    /// Strikes each n-th request.
    #[must_use]
    pub fn every(mut self, every: u64) -> Self {
        self.every = every;
        self
    }
}

/// All troubles in force, with what each has seen so far.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    active: Vec<(Trouble, Tally)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    seen: u64,
    struck: u64,
}

impl Troubles {
    pub(super) fn add(&mut self, trouble: Trouble) {
        self.active.push((trouble, Tally::default()));
    }

    pub(super) fn clear(&mut self) {
        self.active.clear();
    }

    pub(super) fn active(&self) -> Vec<&Trouble> {
        self.active.iter().map(|(trouble, _)| trouble).collect()
    }

    /// What goes wrong with this request, in the order in which the troubles were installed.
    pub(super) fn strike(&mut self, target: Target, path: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (trouble, tally) in &mut self.active {
            let matcher = Matcher {
                on: trouble.on,
                path: trouble.path.clone(),
            };
            if !matcher.matches(target, path) {
                continue;
            }
            tally.seen += 1;
            let turn = tally.seen.saturating_sub(trouble.skip);
            let due = turn > 0 && (turn - 1) % trouble.every.max(1) == 0;
            if due && trouble.times.is_none_or(|times| tally.struck < times) {
                tally.struck += 1;
                effects.push(trouble.effect.clone());
            }
        }
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strikes(trouble: Trouble, requests: usize) -> Vec<bool> {
        let mut troubles = Troubles::default();
        troubles.add(trouble);
        (0..requests)
            .map(|_| {
                !troubles
                    .strike(Target::Roster, "/v1.0/communications/calls/c/participants")
                    .is_empty()
            })
            .collect()
    }

    #[test]
    fn a_trouble_passes_over_the_first_and_ends_after_its_count() {
        let trouble = Trouble::on(Target::Roster, Effect::Truncate)
            .skip(1)
            .times(2);
        assert_eq!(strikes(trouble, 5), [false, true, true, false, false]);
    }

    #[test]
    fn a_trouble_can_strike_each_third_request() {
        let trouble = Trouble::everywhere(Effect::Truncate).every(3);
        assert_eq!(
            strikes(trouble, 7),
            [true, false, false, true, false, false, true]
        );
    }

    #[test]
    fn a_trouble_leaves_other_requests_alone() {
        assert_eq!(
            strikes(Trouble::on(Target::Remove, Effect::Truncate), 2),
            [false, false]
        );
        assert_eq!(
            strikes(Trouble::everywhere(Effect::Truncate).path("calls/other"), 2),
            [false, false]
        );
    }

    #[test]
    fn the_target_is_told_from_method_and_path() {
        let calls = "/v1.0/communications/calls";
        let cases = [
            (
                Method::POST,
                "/contoso.com/oauth2/v2.0/token".to_owned(),
                Target::Token,
            ),
            (Method::GET, format!("{calls}/c"), Target::Call),
            (Method::DELETE, format!("{calls}/c"), Target::HangUp),
            (
                Method::GET,
                format!("{calls}/c/participants"),
                Target::Roster,
            ),
            (
                Method::DELETE,
                format!("{calls}/c/participants/p"),
                Target::Remove,
            ),
            (
                Method::POST,
                format!("{calls}/c/participants/invite"),
                Target::Invite,
            ),
            (
                Method::GET,
                format!("{calls}/c/operations/o"),
                Target::Operation,
            ),
            (Method::GET, "/v1.0/users".to_owned(), Target::Other),
        ];
        for (method, path, target) in cases {
            assert_eq!(Target::of(&method, &path), target, "{method} {path}");
        }
    }

    #[test]
    fn trouble_reads_from_json_and_unknown_members_are_refused() {
        let read = |text: &str| serde_json::from_str::<Trouble>(text);
        let trouble =
            read(r#"{"on": "roster", "times": 2, "effect": {"throttle": {"fraction": 2.128}}}"#)
                .unwrap();
        assert_eq!(
            trouble,
            Trouble::on(
                Target::Roster,
                Effect::Throttle(RetryAfter::Fraction(2.128))
            )
            .times(2)
        );
        assert!(read(r#"{"target": "roster", "effect": "truncate"}"#).is_err());
    }

    #[test]
    fn retry_after_comes_in_each_form() {
        assert_eq!(RetryAfter::Seconds(7).header().as_deref(), Some("7"));
        assert_eq!(
            RetryAfter::Fraction(2.128).header().as_deref(),
            Some("2.128")
        );
        assert!(RetryAfter::Date(5).header().unwrap().ends_with(" GMT"));
        assert_eq!(RetryAfter::Absent.header(), None);
    }
}
