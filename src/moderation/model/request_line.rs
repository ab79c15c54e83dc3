//! Method and address of a request, to be shown or repeated by hand.

use std::fmt;
use std::sync::Arc;

/// Method and address of a request. Contains no headers and no body, and therefore no token. Cheap
/// to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestLine(Arc<RequestLineParts>);

/// Words of a path that an id may follow.
const LISTS: [&str; 4] = ["calls", "participants", "operations", "users"];

#[derive(Debug, PartialEq, Eq)]
struct RequestLineParts {
    method: String,
    /// Scheme, host and base path, without a slash at the end.
    root: String,
    /// Path and query below `root`.
    target: String,
}

impl RequestLine {
    /// Makes a request line. `target` starts with a slash.
    pub fn new(method: &str, root: &str, target: &str) -> Self {
        Self(Arc::new(RequestLineParts {
            method: method.to_owned(),
            root: root.to_owned(),
            target: target.to_owned(),
        }))
    }

    /// Returns the HTTP method: `GET`, `POST`, `DELETE`.
    pub fn method(&self) -> &str {
        &self.0.method
    }

    /// Returns the whole address.
    pub fn url(&self) -> String {
        format!("{}{}", self.0.root, self.0.target)
    }

    /// Returns the path below the root, starting with the API version. Omits the query, whose
    /// content in a next link is untrusted.
    pub fn path(&self) -> &str {
        self.0.target.split('?').next().unwrap_or_default()
    }

    /// Returns what the request does, such as `DELETE participants`. The text consists of the method and the last word
    /// of the path that is not an id.
    pub fn operation(&self) -> String {
        let mut word = "";
        let mut follows_list = false;
        for segment in self.path().split('/').filter(|part| !part.is_empty()) {
            if !follows_list {
                word = segment;
            }
            follows_list = !follows_list && LISTS.contains(&segment);
        }
        format!("{} {word}", self.method())
    }
}

impl fmt::Display for RequestLine {
    /// Writes the line, for example `DELETE /v1.0/communications/calls/…`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.method, self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_without_its_host_and_query_and_repeated_with_both() {
        let line = RequestLine::new("GET", "https://h:8443/graph", "/v1.0/users/u?$select=id");
        assert_eq!(line.to_string(), "GET /v1.0/users/u");
        assert_eq!(line.url(), "https://h:8443/graph/v1.0/users/u?$select=id");
    }

    #[test]
    fn an_operation_is_the_same_for_all_ids() {
        for (method, path, operation) in [
            ("POST", "", "POST calls"),
            ("GET", "/participants", "GET calls"),
            ("GET", "/calls/participants?$skip=1", "GET participants"),
            ("DELETE", "/c/participants/calls", "DELETE participants"),
            ("POST", "/c/participants/p/mute", "POST mute"),
            ("POST", "/c/participants/invite", "POST participants"),
            ("POST", "/c/keepAlive", "POST keepAlive"),
        ] {
            let target = format!("/v1.0/communications/calls{path}");
            let line = RequestLine::new(method, "https://h", &target);
            assert_eq!(line.operation(), operation, "{target}");
        }
    }
}
