//! All kinds of faults that can be started, with example bodies for the help and `GET /simulator`.

/// Optional members of a fault besides `effect`.
pub(crate) const MEMBERS: &[(&str, &str)] = &[
    (
        "on",
        "which requests: token, create, call, keep_alive, hang_up, mute_self, roster, participant, remove, mute, invite, operation, user, other; all where absent",
    ),
    (
        "path",
        "a piece of the path that they have, for instance a call's id",
    ),
    (
        "person",
        "only requests about this person, by the scenario's name for them",
    ),
    ("skip", "how many pass unharmed at first"),
    ("every", "only each n-th: 2 is each other one"),
    (
        "times",
        "how often it strikes; without a limit where absent",
    ),
    (
        "lasts",
        "for how long, as 12 or \"1:30\"; until it is ended where absent",
    ),
];

/// Help on faults: descriptions, each with a body for `POST /simulator/trouble` or for `trouble`
/// in a timetable.
const SWITCHES: &str = r#"
  every answer is slow
    {"effect": {"latency_ms": 800}}
  the service sleeps, and then wakes for all
    {"effect": {"asleep_ms": 20000}}
  429 with seconds
    {"on": "roster", "times": 3, "effect": {"throttle": {"seconds": 5}}}
  429 with a fraction
    {"on": "roster", "times": 1, "effect": {"throttle": {"fraction": 2.128}}}
  429 with a date
    {"on": "remove", "times": 1, "effect": {"throttle": {"date": 4}}}
  429 without a time
    {"on": "remove", "times": 1, "effect": {"throttle": "absent"}}
  429 above so many requests a second
    {"effect": {"limit": {"per_second": 15}}}
  the same, with another Retry-After
    {"effect": {"limit": {"per_second": 15, "retry_after": {"seconds": 3}}}}
  the service's clock is off
    {"effect": {"clock_off": -30}}
  the token has expired
    {"times": 1, "effect": {"answer": {"status": 401, "code": "InvalidAuthenticationToken", "message": "Expired."}}}
  a permission is missing
    {"on": "remove", "effect": {"answer": {"status": 403, "code": "7504", "message": "Insufficient enterprise tenant permissions."}}}
  each other answer fails
    {"on": "roster", "every": 2, "effect": {"answer": {"status": 503, "code": "UnknownError", "message": ""}}}
  the answer is lost after the effect
    {"on": "remove", "times": 1, "effect": {"break_connection": "after_effect"}}
  the connection breaks before the answer
    {"on": "roster", "skip": 2, "times": 2, "effect": {"break_connection": "before_answer"}}
  the connection breaks in the answer
    {"on": "roster", "times": 1, "effect": {"break_connection": "after_headers"}}
  a page for people
    {"on": "roster", "times": 1, "effect": {"html": {"status": 502}}}
  the same, as 200
    {"on": "roster", "times": 1, "effect": {"html": {"status": 200}}}
  half of the JSON
    {"on": "roster", "times": 1, "effect": "truncate"}
  a byte every second
    {"on": "roster", "times": 1, "effect": {"trickle_ms": 1000}}
  headers and silence
    {"on": "roster", "times": 1, "effect": "silence"}
  204 without effect
    {"on": "remove", "times": 1, "effect": "ignore"}
  204 with effect after 12 s
    {"on": "remove", "times": 1, "effect": {"removal_takes_ms": 12000}}
  the answer comes after the effect
    {"on": "remove", "times": 1, "effect": {"late_answer_ms": 3000}}
  one person cannot be removed
    {"on": "remove", "person": "Grace Hopper", "effect": {"answer": {"status": 403, "code": "Forbidden", "message": "Not this one."}}}
  404 for somebody who is there
    {"on": "remove", "times": 1, "effect": {"answer": {"status": 404, "code": "NotFound", "message": "Participant not found."}}}
  the same, when one person is read
    {"on": "participant", "times": 1, "effect": {"answer": {"status": 404, "code": "NotFound", "message": "Participant not found."}}}
  one person cannot be read
    {"on": "participant", "effect": {"answer": {"status": 501, "code": "NotImplemented", "message": ""}}}
  the call cannot be found for a while
    {"on": "call", "lasts": 4, "effect": {"answer": {"status": 404, "code": "8522", "message": "Call not found."}}}
  muting fails
    {"on": "mute", "times": 1, "effect": "fail_operation"}
  the call was created and its answer is lost
    {"on": "create", "times": 1, "effect": {"break_connection": "after_effect"}}
  a roster cut at 100
    {"on": "roster", "effect": {"cut_roster": 100}}
  a roster cut at 100, others each time
    {"lasts": 12, "effect": {"lie": {"cut_varying": 100}}}
  a roster in pages
    {"on": "roster", "effect": {"page_roster": 50}}
  a page is left out
    {"effect": {"lie": {"lost_page": {"rows": 50, "page": 2}}}}
  the next page fails
    {"on": "roster", "path": "skiptoken", "effect": {"answer": {"status": 500, "code": "9999", "message": ""}}}
  the next page is somewhere else
    {"on": "roster", "effect": {"next_link": "http://127.0.0.2:1/elsewhere"}}
  two nodes in turn, one 5 s behind
    {"on": "roster", "every": 2, "lasts": 10, "effect": {"lie": {"behind": {"seconds": 5}}}}
  two nodes in turn, one a change behind
    {"every": 2, "effect": {"lie": {"behind": {"changes": 1}}}}
  an old roster again, once
    {"on": "roster", "times": 1, "effect": {"lie": {"behind": {"seconds": 20}}}}
  no number that tells which roster is newer
    {"effect": {"lie": "unnumbered"}}
  value is null; or missing, object, text, nested, only_null, empty
    {"times": 1, "effect": {"lie": {"value": "null"}}}
  an entry is null; or text, list, missing, without_id
    {"times": 1, "effect": {"lie": {"entry": {"told": "null"}}}}
  somebody's entry is missing
    {"times": 1, "effect": {"lie": {"entry": {"of": "Grace Hopper", "told": "missing"}}}}
  somebody has no id
    {"lasts": 12, "effect": {"lie": {"entry": {"told": "without_id"}}}}
  an entry is there twice
    {"lasts": 12, "effect": {"lie": {"entry": {"told": "twice"}}}}
  two people under one id
    {"lasts": 12, "effect": {"lie": {"entry": {"told": "shared_id"}}}}
  somebody is listed as removed
    {"lasts": 12, "effect": {"lie": {"entry": {"told": "removed"}}}}
  our own entry is missing
    {"times": 1, "effect": {"lie": "without_us"}}
  ids are new at every poll
    {"effect": {"lie": "new_ids"}}
  tenantId is there in turn
    {"on": "roster", "every": 2, "effect": {"lie": "without_tenants"}}
  object ids in capitals
    {"effect": {"lie": {"spelled": "capitals"}}}
  participant ids in capitals
    {"effect": {"lie": {"spelled": "participant_capitals"}}}
  8:orgid: before ids
    {"effect": {"lie": {"spelled": "prefixed"}}}
  the call answers {}
    {"times": 1, "effect": {"lie": {"call": "empty"}}}
  the call tells its id and state only
    {"times": 1, "effect": {"lie": {"call": "bare"}}}
  the call has no id
    {"times": 1, "effect": {"lie": {"call": "without_id"}}}
  the call has another id
    {"times": 1, "effect": {"lie": {"call": "other_id"}}}
  Entra is down
    {"on": "token", "lasts": 12, "effect": {"answer": {"status": 503, "code": "temporarily_unavailable", "message": "AADSTS90033"}}}
"#;

/// The fault shown in the printed instructions.
const SHOWN: &str = "two nodes in turn, one 5 s behind";

/// Returns all descriptions with their bodies.
pub(crate) fn switches() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut lines = SWITCHES.lines().map(str::trim).skip(1);
    std::iter::from_fn(move || Some((lines.next()?, lines.next()?)))
}

/// Returns the body of the fault shown in the instructions.
pub(crate) fn shown() -> &'static str {
    let mut shown = switches().filter(|(what, _)| *what == SHOWN);
    shown.next().map_or("", |(_, body)| body)
}

/// Returns the text that `moderato simulate --help` prints below the options.
pub fn help() -> String {
    let mut pieces = vec![
        "Troubles and lies, for POST /simulator/trouble and as trouble in a scenario's timetable:\n",
    ];
    for (what, body) in switches() {
        pieces.extend(["\n  ", what, "\n    ", body, "\n"]);
    }
    pieces.push("\nBeside effect, a trouble may have:\n");
    for (member, meaning) in MEMBERS {
        pieces.extend(["  ", member, ": ", meaning, "\n"]);
    }
    pieces.concat()
}
