//! A request as a shell command, to try by hand or to show to support; never contains the token.

use crate::app::language::text::tr;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::state::activity::entry::{ActivityEntry, Outcome, StepKind};

/// Returns the curl command for an activity entry. Repeats the request that failed, even if a retry worked. If none
/// failed, repeats the entry's newest request.
///
/// `None` if nothing was sent, or if the request doesn't look like one to Graph.
pub(crate) fn curl(entry: &ActivityEntry) -> Option<String> {
    let failed = match &entry.outcome {
        Outcome::Failed(failure) => failure.request.as_ref(),
        _ => None,
    };
    let tried = || {
        entry.steps.iter().rev().find_map(|step| match &step.kind {
            StepKind::Retry { failure } => failure.request.as_ref(),
            StepKind::AddressTried { .. } | StepKind::WithoutOwnId => None,
        })
    };
    let line = failed.or_else(tried).or(entry.sent.as_ref())?;
    command(line)
}

/// Returns a request as a command, or `None` if it doesn't look like a request to Graph.
fn command(line: &RequestLine) -> Option<String> {
    let (method, url) = (line.method(), line.url());
    let is_method = matches!(method, "GET" | "POST" | "PATCH" | "DELETE");
    let is_graphs = line.path().starts_with("/v1.0/");
    if !is_method || !is_graphs || !url.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let url = quoted(&url);
    // The double quotes let the shell insert the token from its variable. The command itself doesn't contain the token.
    let token = "-H \"Authorization: Bearer $TOKEN\"";
    let body = match method {
        "POST" | "PATCH" => {
            let note = quoted(&tr("curl-body"));
            format!(" -H 'Content-Type: application/json' -d {note}")
        }
        _ => String::new(),
    };
    Some(format!("curl -X {method} {token}{body} {url}"))
}

/// Quotes a text so that `sh` takes it as one word. The text may contain spaces and quotes.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::moderation::model::deed::Deed;
    use crate::moderation::model::failure::{Cause, Failure};
    use crate::moderation::model::ids::ParticipantId;
    use crate::moderation::model::time::Now;
    use crate::moderation::state::activity::entry::ActivityEvent;
    use crate::moderation::state::row::{PersonRef, RowKey};

    const GRAPH: &str = "https://graph.microsoft.com";
    const REMOVAL: &str = "/v1.0/communications/calls/c/participants/p%2F1";

    fn entry(outcome: Outcome) -> ActivityEntry {
        let key = RowKey::Participant(ParticipantId::from("p/1"));
        let who = PersonRef {
            key: Some(key),
            ..PersonRef::nobody()
        };
        let what = ActivityEvent::Did(Deed::Remove, who.into());
        ActivityEntry::new(1, Some("c".into()), what, outcome, Now::default())
    }

    fn failed(cause: Cause, line: RequestLine) -> ActivityEntry {
        // The command must leave out text from a service or a proxy, because this text may hold a token.
        let mut failure = Failure::new(cause).with_message("Bearer eyJsecret.eyJsecret.secret");
        failure.code = Some("eyJsecret".into());
        failure.causes = vec!["client_secret=secret".into()];
        failure.request = Some(line);
        entry(Outcome::Failed(Arc::new(failure)))
    }

    #[test]
    fn a_request_becomes_a_line_with_a_place_for_the_token() {
        let line = RequestLine::new("DELETE", GRAPH, REMOVAL);
        let wanted = "curl -X DELETE -H \"Authorization: Bearer $TOKEN\" \
                      'https://graph.microsoft.com/v1.0/communications/calls/c/participants/p%2F1'";
        let shown = curl(&failed(Cause::GrantMissing, line.clone()));
        assert_eq!(shown.as_deref(), Some(wanted));
        let mut done = entry(Outcome::Accepted);
        assert_eq!(curl(&done), None, "nothing has been answered yet");
        done.sent = Some(line);
        assert_eq!(curl(&done).as_deref(), Some(wanted));
        let post = RequestLine::new("POST", GRAPH, "/v1.0/communications/calls");
        let post = curl(&failed(Cause::Refused, post)).unwrap();
        assert!(post.contains("Content-Type"), "{post}");
    }

    #[test]
    fn the_address_is_the_one_that_was_sent_to_whatever_its_host_looks_like() {
        for root in [
            "https://gateway.example/graph/eu",
            "https://127.0.0.1:8443",
            "http://127.0.0.1:8080/graph",
            "http://127.0.0.2:8080",
            "http://[::1]:8080",
        ] {
            let line = RequestLine::new("DELETE", root, REMOVAL);
            let shown = curl(&failed(Cause::GrantMissing, line)).unwrap();
            assert!(shown.ends_with(&format!(" '{root}{REMOVAL}'")), "{shown}");
        }
    }

    #[test]
    fn nothing_that_a_service_said_and_nothing_secret_gets_in() {
        for (method, target) in [
            ("DELETE", "/v1.0/communications/calls/c"),
            ("POST", "/v1.0/communications/calls/c/participants/invite"),
        ] {
            let line = RequestLine::new(method, GRAPH, target);
            let shown = curl(&failed(Cause::Forbidden, line)).unwrap();
            assert!(
                !shown.contains("secret") && !shown.contains("eyJ"),
                "{shown}"
            );
        }
        for (method, target) in [
            ("POST", "/contoso/oauth2/v2.0/token"),
            ("DELETE", ""),
            ("RUN", "/v1.0/x"),
            ("GET", "/v1.0/a b"),
            ("GET", "/v1.0/a\nrm"),
        ] {
            let line = RequestLine::new(method, GRAPH, target);
            assert_eq!(command(&line), None, "{method} {target}");
        }
    }

    #[cfg(unix)]
    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the shell gets no environment at all"
    )]
    fn a_shell_takes_the_address_as_one_word() {
        use std::process::Command;

        let path = "/v1.0/$(echo%20x)/`id`/'\"/;x&y|z\\";
        let line = RequestLine::new("DELETE", "https://h", path);
        let shown = command(&line).unwrap();
        let script = format!("curl() {{ printf '%s\\n' \"$@\"; }}; TOKEN=t; {shown}");
        let mut shell = Command::new("sh");
        shell.env_clear().args(["-c", &script]);
        let said = shell.output().unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        let words: Vec<&str> = said.lines().collect();
        let url = format!("https://h{path}");
        assert_eq!(
            words,
            ["-X", "DELETE", "-H", "Authorization: Bearer t", &url]
        );
    }
}
