use super::*;
use crate::graph::http::lenient_json::{Flag, LenientJson, Name, object_from, read_body, value};

#[test]
fn of_two_million_details_the_first_few_are_kept_and_the_rest_of_the_error_is_read() {
    let many = |detail: &str| vec![detail; 200_000].join(",");
    let inner = many("{}");
    for detail in [
        "{}",
        "1",
        r#"{"details":[{},{},{}]}"#,
        &format!(r#"{{"details":[{inner}]}}"#),
    ] {
        let all = if detail.len() > 100 {
            detail.to_owned()
        } else {
            many(detail)
        };
        let body = format!(r#"{{"error":{{"details":[{all}],"code":"7504","message":"No"}}}}"#);
        let error = failed(403, &body, RequestKind::Other);
        assert!(
            error.failure.causes.len() <= 20,
            "{}",
            error.failure.causes.len()
        );
        assert_eq!(error.code(), Some("7504"));
    }
}

#[test]
fn an_answer_with_too_many_entries_is_told_as_too_large() {
    let body = format!(r#"{{"value":[{}]}}"#, vec!["{}"; 20_001].join(","));
    let answer = HttpAnswer::of(200, &[], &body);
    let problem = read_body(&answer.body, |body| object_from::<Listed>(body));
    let error = GraphError::not_graph(&answer, &problem.err().unwrap());
    assert_eq!(error.failure.cause, Cause::TooLarge);
    assert!(error.to_string().contains("too many entries"), "{error}");
}

#[derive(Default)]
struct Listed;

impl<'de> LenientJson<'de> for Listed {
    fn object<A: serde::de::MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        while let Some(Name(_)) = members.next_key()? {
            value::<Vec<Flag>, A>(&mut members)?;
        }
        Ok(Self)
    }
}

fn failed(status: u16, body: &str, asked: RequestKind) -> GraphError {
    GraphError::from_answer(&HttpAnswer::of(status, &[], body), asked)
}

fn cause(status: u16, body: &str) -> Cause {
    failed(status, body, RequestKind::Other).failure.cause
}

#[test]
fn a_status_alone_gives_the_cause_whatever_the_body_is() {
    let html = "<html><body>Bad gateway</body></html>";
    for body in [
        html,
        "",
        "[]",
        "{",
        "null",
        r#"{"error": {"code": "", "message": ""}}"#,
    ] {
        for (status, wanted) in [
            (400, Cause::Refused),
            (401, Cause::Unauthenticated),
            (403, Cause::Forbidden),
            (404, Cause::NotFound),
            (405, Cause::Refused),
            (409, Cause::Conflict),
            (411, Cause::Refused),
            (421, Cause::Service),
            (423, Cause::Conflict),
            (425, Cause::Service),
            (451, Cause::Refused),
            (429, Cause::Throttled(None)),
            (500, Cause::Service),
            (503, Cause::Service),
            (599, Cause::Service),
            (600, Cause::NotGraph),
        ] {
            assert_eq!(cause(status, body), wanted, "{status} {body}");
        }
    }
    let error = failed(502, html, RequestKind::Other);
    assert_eq!(error.failure.message, "HTTP 502 Bad Gateway");
    assert_eq!((error.status(), error.code()), (Some(502), None));
}

#[test]
fn the_code_tells_refusals_apart() {
    let body = |code: &str| format!(r#"{{"error": {{"code": {code}, "message": "No."}}}}"#);
    for (status, code, wanted) in [
        (403, r#""7503""#, Cause::BotNotRegistered),
        (403, "7504", Cause::RoleMissing),
        (403, r#""7505""#, Cause::TenantMismatch),
        (403, r#""Forbidden""#, Cause::Forbidden),
        (404, r#""8522""#, Cause::CallNotFound),
        (404, r#""NotFound""#, Cause::NotFound),
        (400, "7507", Cause::SourceRefused),
        (403, r#""7507""#, Cause::SourceRefused),
        (400, r#""2203""#, Cause::JoinData),
        (404, "2203", Cause::NotFound),
        (409, "8522", Cause::Conflict),
        (410, "8522", Cause::CallNotFound),
        (500, r#""9999""#, Cause::Service),
        (503, "7503", Cause::Service),
        (412, r#""PreconditionFailed""#, Cause::Precondition),
        (400, r#""412#11002""#, Cause::Precondition),
    ] {
        assert_eq!(cause(status, &body(code)), wanted, "{code}");
    }
    let removal = |code| failed(403, &body(code), RequestKind::Removal).failure.cause;
    assert_eq!(removal("7504"), Cause::RoleMissing);
    assert_eq!(removal("\"7505\""), Cause::TenantMismatch);
    assert_eq!(removal("\"412#1\""), Cause::GrantMissing);
    assert_eq!(removal("7507"), Cause::GrantMissing);
    assert_eq!(
        failed(403, "", RequestKind::Removal).failure.cause,
        Cause::GrantMissing
    );
}

#[test]
fn words_of_a_gateway_end_no_call() {
    for body in [
        r#"{"error":{"code":"ResourceNotFound","message":"The API call not found on this gateway."}}"#,
        r#"{"error":{"code":"ResourceNotFound","message":"Call not found."}}"#,
        r#"{"error":{"message":"No such call: call not found at 10.0.0.1"}}"#,
        r#"{"code":"404","message":"call not found"}"#,
        "<html>Call not found</html>",
        r#"{"statusCode":404,"message":"Call not found"}"#,
        r#"{"title":"Call not found.","status":404}"#,
        r#"{"title":"Not Found","status":404,"detail":"Call not found."}"#,
        r#"{"errors":["call not found"]}"#,
        r#"[{"error":{"message":"call not found"}}]"#,
        r#"{"error":"","message":"call not found"}"#,
    ] {
        assert_eq!(
            failed(404, body, RequestKind::Other).failure.cause,
            Cause::NotFound,
            "{body}"
        );
    }
}

#[test]
fn the_words_do_where_the_code_says_nothing() {
    let body = |words: &str| format!(r#"{{"error": {{"message": "{words}"}}}}"#);
    for (status, words, wanted) in [
        (404, "Call not found.", Cause::CallNotFound),
        (404, "Participant Not Found", Cause::ParticipantNotFound),
        (
            403,
            "Application is not registered in our store.",
            Cause::BotNotRegistered,
        ),
        (
            403,
            "Insufficient enterprise tenant permissions, cannot…",
            Cause::RoleMissing,
        ),
        (
            403,
            "Request authorization tenant mismatch.",
            Cause::TenantMismatch,
        ),
        (400, "Call source identity invalid.", Cause::SourceRefused),
        (
            403,
            "Cannot dial. DiagCode: 403#2100 here.",
            Cause::Precondition,
        ),
        (400, "DiagCode:412#11002.@", Cause::Precondition),
        (403, "See page 1403#7 and 403 # 5.", Cause::Forbidden),
    ] {
        assert_eq!(cause(status, &body(words)), wanted, "{words}");
    }
}

#[test]
fn the_deepest_code_is_shown_and_every_level_is_searched() {
    let body = r#"{"error": {"code": "NotFound", "message": "Outer",
        "innerError": {"code": "8522", "message": "",
        "innererror": {"code": "Deep", "request-id": "r-1", "client-request-id": "theirs"}}}}"#;
    let error = failed(404, body, RequestKind::Other);
    assert_eq!(error.failure.cause, Cause::CallNotFound);
    assert_eq!(error.code(), Some("Deep"));
    assert_eq!(error.failure.message, "Outer");
    assert_eq!(error.failure.request_id.as_deref(), Some("r-1"));
    assert_eq!(error.failure.client_request_id.as_deref(), Some("ours"));
}

#[test]
fn an_error_wrapped_as_text_is_unwrapped() {
    let body = r#"{"error": {"code": "UnknownError", "message":
        "{\"errorCode\":\"7503\",\"message\":\"Not registered.\",\"instanceAnnotations\":[]}"}}"#;
    let error = failed(403, body, RequestKind::Removal);
    assert_eq!(error.failure.cause, Cause::BotNotRegistered);
    assert_eq!(error.code(), Some("7503"));
    assert_eq!(error.failure.message, "Not registered.");
    for wrapped in [
        r#"{"ErrorCode":"7503","Message":"Not registered."}"#,
        r#"{"error":{"code":"7503","message":"Not registered."}}"#,
        r#"{"Error":{"Code":7503,"Message":{"value":"Not registered."}}}"#,
    ] {
        let body = serde_json::json!({"error": {"code": "UnknownError", "message": wrapped}});
        let error = failed(403, &body.to_string(), RequestKind::Other);
        assert_eq!(error.code(), Some("7503"), "{wrapped}");
        assert_eq!(error.failure.message, "Not registered.");
    }
    for other in [r#"{"a":1}"#, "{}", "[1]", "7"] {
        let body = serde_json::json!({"error": {"code": "X", "message": other}});
        let error = failed(403, &body.to_string(), RequestKind::Other);
        assert_eq!((error.code(), &*error.failure.message), (Some("X"), other));
    }
}

#[test]
fn target_and_details_are_kept_for_the_details_pane() {
    let body = r#"{"error": {"code": "BadRequest", "target": "participants", "message": "No.",
        "details": [{"code": "E1", "message": "First"}, null, 7]}}"#;
    let error = failed(400, body, RequestKind::Other);
    assert_eq!(error.failure.causes, ["target: participants", "E1: First"]);
}

#[test]
fn other_shapes_of_errors_are_understood_too() {
    let oauth = r#"{"error": "invalid_token", "error_description": "Expired."}"#;
    let error = failed(401, oauth, RequestKind::Other);
    assert_eq!(error.code(), Some("invalid_token"));
    assert_eq!(error.failure.message, "Expired.");
    let gateway = r#"{"statusCode": 429, "message": "Slow down."}"#;
    let error = failed(429, gateway, RequestKind::Other);
    assert_eq!(error.failure.message, "Slow down.");
}

#[test]
fn the_shapes_of_other_services_and_older_protocols_name_code_and_message() {
    let said = |body: &str| {
        let error = failed(403, body, RequestKind::Other);
        assert_eq!(error.failure.message, "No.", "{body}");
        (error.failure.cause.clone(), error.code().map(str::to_owned))
    };
    for body in [
        r#"{"odata.error": {"code": "7504", "message": {"lang": "en-US", "value": "No."}}}"#,
        r#"{"@odata.error": {"code": "7504", "message": "No."}}"#,
        r#"{"error": {"code": "7504", "message": {"lang": "en", "value": "No."}}}"#,
        r#"{"ERROR": {"CODE": 7504, "MESSAGE": "No."}}"#,
        r#"{"error": {"errorCode": "7504", "errorMessage": "No."}}"#,
        r#"{"error": [{"code": "7504", "message": "No."}]}"#,
        r#"[{"error": {"code": "7504", "message": "No."}}]"#,
        r#"{"errors": [{"code": "7504", "message": "No."}, {"code": "B", "message": "Two"}]}"#,
        r#"{"code": "7504", "title": "Forbidden", "detail": "No."}"#,
        r#"{"error": {"code": "7504", "message": "No."}, "message": null}"#,
    ] {
        assert_eq!(
            said(body),
            (Cause::RoleMissing, Some("7504".into())),
            "{body}"
        );
    }
    for body in [
        r#"{"error": {"code": "", "message": "No.", "innererror": {"code": "Deep"}}}"#,
        r#"{"error": {"code": "A", "message": "No.", "inner_error": {"code": "Deep"}}}"#,
        r#"{"Error": {"Code": "7504", "Message": "No.", "InnerError": {"Code": "Deep"}}}"#,
        r#"{"error": "Deep", "message": "No."}"#,
    ] {
        assert_eq!(said(body).1.as_deref(), Some("Deep"), "{body}");
    }
    for body in [
        r#"{"errors": ["No.", "Two"]}"#,
        r#"{"type": "about:blank", "title": "Forbidden", "status": 403, "detail": "No."}"#,
        r#"{"title": "No.", "status": 403, "errors": {"id": ["bad"]}}"#,
        r#"{"Message": "No.", "MessageDetail": "Nothing here"}"#,
    ] {
        assert_eq!(said(body), (Cause::Forbidden, None), "{body}");
    }
    let both = r#"{"errors": [{"code": "A", "message": "One"}, {"code": "B", "message": "Two"}]}"#;
    let error = failed(400, both, RequestKind::Other);
    assert_eq!(error.failure.causes, ["B: Two"]);
}

#[test]
fn only_the_envelope_of_graph_with_a_code_counts_as_an_error_of_graph() {
    let is_graphs = |body: &str| {
        let failure = Failure::from(failed(404, body, RequestKind::Other));
        failure.is_of_graph
    };
    for body in [
        r#"{"error": {"code": "NotFound", "message": "Participant not found."}}"#,
        r#"{"odata.error": {"code": "8523", "message": {"value": "Gone"}}}"#,
        r#"{"error": {"code": "", "innererror": {"code": "8523"}}}"#,
        r#"{"Error": {"Code": 8523}}"#,
        r#"{"error": {"code": 404, "message": "Participant not found."}}"#,
    ] {
        assert!(is_graphs(body), "{body}");
    }
    for body in [
        "<html>Participant not found</html>",
        r#"{"error": "Not Found", "status": 404, "path": "/v1.0/communications"}"#,
        r#"{"error": {"message": "no route"}}"#,
        r#"{"error": {"code": "UnknownError", "message": ""}}"#,
        r#"{"code": "404", "error": {"message": "no route"}}"#,
        r#"{"code": "NotFound", "message": "no route"}"#,
        r#"{"statusCode": 404, "message": "Resource not found"}"#,
        r#"{"title": "Not Found", "status": 404, "detail": "no route", "code": "E1"}"#,
        r#"{"errors": [{"code": "NotFound", "message": "no route"}]}"#,
        r#"[{"error": {"code": "NotFound", "message": "no route"}}]"#,
        r#"{"fault": {"faultstring": "no route", "detail": {"errorcode": "E1"}}}"#,
        r#"{"error": {"code": "ResourceNotFound", "message": "No API matches."}}"#,
        r#"{"error": {"code": "resourceNotFound", "message": "No API matches."}}"#,
        r#"{"error": {"code": "unknownerror", "message": ""}}"#,
        r#"{"error": {"code": 404, "message": "Not Found", "status": "NOT_FOUND"}}"#,
        r#"{"error": {"code": " 404 ", "message": "no route"}}"#,
        r#"{"error": {"code": "NotFound", "message": "Call not found."}}"#,
    ] {
        assert!(!is_graphs(body), "{body}");
    }
}

#[test]
fn nesting_beyond_reason_falls_back_to_the_status() {
    let deep = r#"{"innerError":"#.repeat(100_000);
    assert_eq!(cause(404, &format!(r#"{{"error":{deep}"#)), Cause::NotFound);
    let closed = format!(r#"{{"error":{deep}{}"#, "}".repeat(100_001));
    assert_eq!(cause(404, &closed), Cause::NotFound);
}

#[test]
fn a_redirect_tells_the_host_and_nothing_else() {
    let to = [(
        "location",
        "https://login.hotel.example/?back=https://graph",
    )];
    let error = GraphError::from_answer(&HttpAnswer::of(302, &to, "<html>"), RequestKind::Removal);
    assert_eq!(
        error.failure.cause,
        Cause::Redirected("login.hotel.example".into())
    );
    assert!(!format!("{error} {error:?}").contains("back="));
}

#[test]
fn waits_and_claims_are_read_from_the_headers() {
    let answer = HttpAnswer::of(429, &[("retry-after", "2.1"), ("request-id", "r")], "");
    let error = GraphError::from_answer(&answer, RequestKind::Other);
    let wait = Some(Duration::from_secs(3));
    assert_eq!(error.failure.cause, Cause::Throttled(wait));
    assert_eq!(error.retry_after(), wait);
    let answer = HttpAnswer::of(503, &[("retry-after", "60")], "");
    let failure = Failure::from(GraphError::from_answer(&answer, RequestKind::Other));
    assert_eq!(
        (failure.cause, failure.retry_after),
        (Cause::Service, Some(60))
    );
    let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhIjp7fX0=""#;
    let answer = HttpAnswer::of(401, &[("www-authenticate", challenge)], "");
    let error = GraphError::from_answer(&answer, RequestKind::Other);
    assert_eq!(error.claims(), Some(r#"{"a":{}}"#));
    let plain = ("www-authenticate", "Bearer realm=\"\"");
    let answer = HttpAnswer::of(401, &[plain, ("www-authenticate", challenge)], "");
    let error = GraphError::from_answer(&answer, RequestKind::Other);
    assert_eq!(error.claims(), Some(r#"{"a":{}}"#), "the second challenge");
    let plain = HttpAnswer::of(401, &[("www-authenticate", "Bearer")], "");
    assert_eq!(
        GraphError::from_answer(&plain, RequestKind::Other).claims(),
        None
    );
}

#[test]
fn of_headers_that_are_there_twice_the_longest_wait_counts() {
    let wait = |headers: &[(&'static str, &str)]| {
        let answer = HttpAnswer::of(429, headers, "");
        answer.retry_after.map(|wait| wait.as_secs())
    };
    let after = |value| ("retry-after", value);
    for (headers, wanted) in [
        (&[after("1"), after("30")][..], Some(30)),
        (&[after("30"), after("1")], Some(30)),
        (&[after("soon"), after("5")], Some(5)),
        (&[after("-3"), after("5")], Some(5)),
        (&[after("-3")], None),
        (&[after("99999999999999999999")], Some(7 * 24 * 3_600)),
        (
            &[after("1.5"), after("Sun, 06 Nov 1994 08:49:37 GMT")],
            Some(2),
        ),
        (
            &[
                ("date", "yesterday"),
                ("date", "Sun, 06 Nov 1994 08:49:07 GMT"),
                after("Sun, 06 Nov 1994 08:49:37 GMT"),
            ],
            Some(30),
        ),
    ] {
        assert_eq!(wait(headers), wanted, "{headers:?}");
    }
}

#[test]
fn a_date_to_wait_for_counts_by_the_clock_that_named_it() {
    let until = ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
    let date = ("date", "Sun, 06 Nov 1994 08:49:07 GMT");
    let wait = |headers: &[(&'static str, &str)]| {
        let answer = HttpAnswer::of(429, headers, "");
        GraphError::from_answer(&answer, RequestKind::Other)
            .failure
            .cause
    };
    let seconds = |many| Cause::Throttled(Some(Duration::from_secs(many)));
    assert_eq!(
        wait(&[until, date]),
        seconds(30),
        "decades ago by our clock"
    );
    assert_eq!(
        wait(&[until]),
        seconds(1),
        "over by our clock, and no other is known"
    );
    let day = [("retry-after", "86400"), date];
    assert_eq!(wait(&day), seconds(86_400));
    let failure = GraphError::from_answer(&HttpAnswer::of(503, &day, ""), RequestKind::Other);
    assert_eq!(Failure::from(failure).retry_after, Some(86_400));
}
