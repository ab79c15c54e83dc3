//! Selects the requests that a fault affects, or that a test holds open.

use axum::http::Method;
use serde::{Deserialize, Serialize};

/// Purpose of a request, derived from its method and path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Token,
    /// Create a call.
    Create,
    Call,
    KeepAlive,
    HangUp,
    /// Mute or unmute the app itself.
    MuteSelf,
    Roster,
    Participant,
    Remove,
    /// Mute a participant.
    Mute,
    Invite,
    Operation,
    User,
    /// All other requests.
    Other,
}

impl Target {
    pub(crate) fn of(method: &Method, path: &str) -> Self {
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        let method = method.as_str();
        match (method, segments.as_slice()) {
            ("POST", [_, "oauth2", "v2.0", "token"]) => Self::Token,
            ("GET", ["v1.0", "users", _]) => Self::User,
            (_, ["v1.0", "communications", "calls", below @ ..]) => Self::of_calls(method, below),
            _ => Self::Other,
        }
    }

    /// Whether the path of requests with this purpose contains a call id.
    pub(crate) fn concerns_a_call(self) -> bool {
        !matches!(self, Self::Token | Self::Create | Self::User | Self::Other)
    }

    /// Returns the purpose of a request below `/communications/calls`.
    fn of_calls(method: &str, below: &[&str]) -> Self {
        match (method, below) {
            ("POST", []) => Self::Create,
            ("GET", [_]) => Self::Call,
            ("DELETE", [_]) => Self::HangUp,
            ("POST", [_, "keepAlive"]) => Self::KeepAlive,
            ("POST", [_, "mute" | "unmute"]) => Self::MuteSelf,
            ("GET", [_, "participants"]) => Self::Roster,
            ("GET", [_, "participants", _]) => Self::Participant,
            ("DELETE", [_, "participants", _]) => Self::Remove,
            ("POST", [_, "participants", "invite"]) => Self::Invite,
            ("POST", [_, "participants", _, "mute"]) => Self::Mute,
            ("GET", [_, "operations", _]) => Self::Operation,
            _ => Self::Other,
        }
    }
}

/// Returns the ids of the call and participant in a path; `None` if it has no such ids. The path of an invitation
/// yields `invite`, which is no participant's id.
pub(crate) fn participant_in(path: &str) -> Option<(&str, &str)> {
    let below = path.strip_prefix("/v1.0/communications/calls/")?;
    let (call, below) = below.split_once("/participants/")?;
    Some((call, below.split(['/', '?']).next()?))
}

/// Selects requests; an empty matcher selects all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Matcher {
    pub on: Option<Target>,
    /// Text contained in the path, such as a call id.
    pub path: Option<String>,
}

impl Matcher {
    /// Selects every request of one kind.
    pub fn on(target: Target) -> Self {
        Self {
            on: Some(target),
            path: None,
        }
    }

    /// Selects only requests whose path contains this text.
    #[must_use]
    pub fn path(mut self, piece: impl Into<String>) -> Self {
        self.path = Some(piece.into());
        self
    }

    pub(crate) fn matches(&self, target: Target, path: &str) -> bool {
        self.on.is_none_or(|on| on == target)
            && self
                .path
                .as_deref()
                .is_none_or(|piece| path.contains(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (Method::POST, calls.to_owned(), Target::Create),
            (
                Method::POST,
                format!("{calls}/c/keepAlive"),
                Target::KeepAlive,
            ),
            (Method::POST, format!("{calls}/c/unmute"), Target::MuteSelf),
            (
                Method::POST,
                format!("{calls}/c/participants/p/mute"),
                Target::Mute,
            ),
            (Method::GET, "/v1.0/users/u".to_owned(), Target::User),
            (Method::GET, "/v1.0/users".to_owned(), Target::Other),
        ];
        for (method, path, target) in cases {
            assert_eq!(Target::of(&method, &path), target, "{method} {path}");
        }
    }

    #[test]
    fn a_path_names_its_participant_with_anything_behind() {
        for rest in ["", "/mute", "?x=1"] {
            let path = format!("/v1.0/communications/calls/c/participants/p{rest}");
            assert_eq!(participant_in(&path), Some(("c", "p")));
        }
        for none in ["/v1.0/users/u", "/v1.0/communications/calls/c/participants"] {
            assert_eq!(participant_in(none), None);
        }
    }
}
