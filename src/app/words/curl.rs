//! A request as a line for a shell, to be tried by hand or shown to support; the token is never in it.

use crate::app::language::text::tr;
use crate::graph::requests::client::{create_line, request_line};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::state::activity::{Entry, Outcome, StepKind, What};
use crate::moderation::state::snapshot::Session;

/// The request of an entry, where one was sent: of a failure as it tells, otherwise the newest one.
pub(crate) fn curl(entry: &Entry, session: &Session) -> Option<String> {
    let failed = match &entry.outcome {
        Outcome::Failed(failure) => line_of(failure),
        _ => None,
    };
    let tried = || {
        entry.steps.iter().rev().find_map(|step| match &step.kind {
            StepKind::Retry { failure } => line_of(failure),
            StepKind::Ladder { .. } | StepKind::WithoutOwnId => None,
        })
    };
    let sent = || match (&entry.what, &entry.sent) {
        (What::Join { .. }, _) => Some(create_line()),
        (_, Some(sent)) => request_line(entry.call.as_ref()?, sent),
        (_, None) => None,
    };
    let line = failed.or_else(tried).or_else(sent)?;
    command(&line, &session.graph_host)
}

/// A request to the sign-in went to another host, and its body is a secret.
fn line_of(failure: &Failure) -> Option<String> {
    let is_graphs = !matches!(failure.cause, Cause::SignIn(_));
    failure.request.clone().filter(|_| is_graphs)
}

/// A line such as `DELETE /v1.0/…` as a command; `None` for what does not look like one of Graph's requests.
fn command(line: &str, host: &str) -> Option<String> {
    let (method, path) = line.split_once(' ')?;
    let is_method = matches!(method, "GET" | "POST" | "PATCH" | "DELETE");
    let is_path = path.starts_with("/v1.0/") && path.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_method || !is_path || !host.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let scheme = match name.trim_matches(['[', ']']) {
        "127.0.0.1" | "::1" | "localhost" => "http",
        _ => "https",
    };
    let url = quoted(&format!("{scheme}://{host}{path}"));
    // In double quotes, so that the shell puts the token in; it stands nowhere in this line.
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

/// As one word for `sh`, whatever stands in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::sync::Arc;

    use super::*;
    use crate::moderation::model::failure::SignInCause;
    use crate::moderation::model::ids::{AttemptId, CallId, ParticipantId};
    use crate::moderation::model::time::Now;
    use crate::moderation::state::activity::Sent;
    use crate::moderation::state::row::{PersonRef, RowKey};

    fn session(host: &str) -> Session {
        Session {
            tenant: "contoso.example".into(),
            client_id: "client".into(),
            graph_host: host.into(),
            demo: false,
            cloud: None,
            full_invitations: true,
            meetings: Arc::default(),
        }
    }

    fn entry(outcome: Outcome) -> Entry {
        let key = RowKey::Participant(ParticipantId::from("p/1"));
        Entry {
            number: 1,
            at: Now::default(),
            call: Some(CallId::from("c")),
            what: What::Remove {
                attempt: AttemptId(1),
                who: PersonRef {
                    key: Some(key),
                    ..PersonRef::nobody()
                },
            },
            source: None,
            outcome,
            steps: Vec::new(),
            recorded: None,
            operator: None,
            notes: Vec::new(),
            sent: Some(Sent::Delete(ParticipantId::from("p/1"))),
        }
    }

    fn failed(cause: Cause, line: &str) -> Entry {
        // Whatever a service or a proxy wrote, a token among it, stays out.
        let mut failure = Failure::new(cause).with_message("Bearer eyJsecret.eyJsecret.secret");
        failure.code = Some("eyJsecret".into());
        failure.causes = vec!["client_secret=secret".into()];
        failure.request = Some(line.into());
        entry(Outcome::Failed(Arc::new(failure)))
    }

    #[test]
    fn a_request_becomes_a_line_with_a_place_for_the_token() {
        let line = "DELETE /v1.0/communications/calls/c/participants/p";
        let shown = curl(
            &failed(Cause::GrantMissing, line),
            &session("graph.microsoft.com"),
        );
        let wanted = "curl -X DELETE -H \"Authorization: Bearer $TOKEN\" \
                      'https://graph.microsoft.com/v1.0/communications/calls/c/participants/p'";
        assert_eq!(shown.as_deref(), Some(wanted));
        let done = curl(&entry(Outcome::Accepted), &session("127.0.0.1:8080")).unwrap();
        assert!(
            done.ends_with(
                "'http://127.0.0.1:8080/v1.0/communications/calls/c/participants/p%2F1'"
            )
        );
        let post = curl(
            &failed(Cause::Refused, "POST /v1.0/communications/calls"),
            &session("h"),
        );
        assert!(post.unwrap().contains("Content-Type"));
    }

    #[test]
    fn nothing_that_a_service_said_and_nothing_secret_gets_in() {
        let host = session("graph.microsoft.com");
        for line in [
            "DELETE /v1.0/communications/calls/c",
            "POST /v1.0/communications/calls/c/participants/invite",
        ] {
            let shown = curl(&failed(Cause::Forbidden, line), &host).unwrap();
            assert!(
                !shown.contains("secret") && !shown.contains("eyJ"),
                "{shown}"
            );
        }
        let sign_in = Cause::SignIn(SignInCause::WrongSecret);
        let mut failed_sign_in = failed(sign_in, "POST /contoso/oauth2/v2.0/token");
        failed_sign_in.what = What::Leave;
        failed_sign_in.sent = None;
        assert_eq!(curl(&failed_sign_in, &host), None);
        for line in [
            "POST /contoso/oauth2/v2.0/token",
            "DELETE",
            "RUN /v1.0/x",
            "GET /v1.0/a b",
            "GET /v1.0/a\nrm",
        ] {
            assert_eq!(command(line, "h"), None, "{line}");
        }
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the shell gets no environment at all"
    )]
    fn a_shell_takes_the_address_as_one_word() {
        let path = "/v1.0/$(echo%20x)/`id`/'\"/;x&y|z\\";
        let shown = command(&format!("DELETE {path}"), "h").unwrap();
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
