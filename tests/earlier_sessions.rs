//! Answers that arrive after another session began, to which they do not apply.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::Notify;

use crate::canary_search::Needle;
use crate::fixtures::answers;
use crate::fixtures::sign_in::{endpoints, order};
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::{start_worker, until};
use moderato::graph::entra::auth::Credential;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::state::snapshot::{SignIn, Snapshot};
use moderato::worker::WorkerHandle;

const CALL: &str = "C-1";
const FIRST: &str = "11111111-2222-3333-4444-555555555555";
const SECOND: &str = "22222222-3333-4444-5555-666666666666";
const WHO: &str = "99999999-0000-4000-8000-000000000001";

/// A worker that signs in twice; each session's token is its number.
struct Sessions {
    worker: WorkerHandle,
    server: RawServer,
    folder: TempDir,
    /// Releases the requests that the first session still waits for.
    gate: Arc<Notify>,
}

/// Returns the session that sent a request, 1 or 2; `None` if the request only warms the
/// connection.
fn session_of(request: &Request) -> Option<u32> {
    let token = request.header("authorization")?;
    token.strip_prefix("Bearer ")?.parse().ok()
}

impl Sessions {
    /// Starts a worker and its server, without a session yet.
    ///
    /// `special` answers the requests of interest. The server answers all others as an ordinary
    /// call with two people.
    async fn new(
        special: impl Fn(u32, &Request, &Arc<Notify>) -> Option<Reply> + Send + Sync + 'static,
    ) -> Self {
        let gate = Arc::new(Notify::new());
        let (hold, tokens) = (gate.clone(), AtomicUsize::new(0));
        let server = RawServer::start(move |request: &Request| {
            if request.is_for_a_token() {
                return match tokens.fetch_add(1, Ordering::SeqCst) + 1 {
                    number @ 1..=2 => Reply::token(&number.to_string(), 3_600),
                    _ => Reply::plain(401, &[], r#"{"error": "invalid_client"}"#),
                };
            }
            let special = session_of(request).and_then(|session| special(session, request, &hold));
            special.unwrap_or_else(|| ordinary(request))
        })
        .await;
        Self {
            worker: start_worker(),
            server,
            folder: TempDir::new().unwrap(),
            gate,
        }
    }

    async fn sign_in(&self, client_id: &str) {
        let mut order = order(endpoints(&self.server), &self.folder);
        client_id.clone_into(&mut order.credentials.client_id);
        self.worker.sign_in(order).await.unwrap().unwrap();
    }

    fn requests(&self, session: u32, end: &str) -> usize {
        let seen = self.server.seen();
        let seen = seen.iter();
        seen.filter(|request| session_of(request) == Some(session))
            .filter(|request| request.target.contains(end))
            .count()
    }

    async fn until_sent(&self, session: u32, end: &str, count: usize) {
        let sent = async {
            while self.requests(session, end) < count {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_mins(3), sent).await;
        waited.unwrap_or_else(|_| panic!("{end}: {:?}", self.server.lines()));
    }

    /// Releases the first session's answer, and waits until it was handled: until the second
    /// session has read two more rosters.
    async fn let_go(&self) {
        let read = self.requests(2, "/participants");
        self.gate.notify_one();
        self.until_sent(2, "/participants", read + 3).await;
    }

    async fn keep_alive(&self) {
        let command = Command::KeepAlive(CALL.into(), true);
        self.worker.tell(command).await.unwrap().unwrap();
    }
}

fn ordinary(request: &Request) -> Reply {
    if request.target.ends_with("/participants") {
        return Reply::json(&format!(
            r#"{{"value": [{{"id": "p-1", "info": {{"identity": {{"user": {{"id": "{WHO}"}}}}}}}},
                {{"id": "p-2", "info": {{"identity": {{"guest": {{"id": "g", "displayName": "Bob"}}}}}}}}]}}"#
        ));
    }
    if request.method == "GET" && request.target.ends_with(CALL) {
        return Reply::json(answers::CALL);
    }
    Reply::plain(404, &[], "")
}

fn names(snapshot: &Snapshot) -> Vec<String> {
    let rows = snapshot.calls.iter().flat_map(|call| call.rows.iter());
    rows.map(|row| row.name.as_str().to_owned()).collect()
}

#[tokio::test(start_paused = true)]
async fn a_sign_of_life_of_an_earlier_session_is_none_of_this_one() {
    let sessions = Sessions::new(|session, request, gate| {
        let is_sign = request.target.ends_with("/keepAlive");
        is_sign.then(|| match session {
            1 => Reply::json("{}").held_by(gate),
            _ => Reply::plain(403, &[], ""),
        })
    })
    .await;
    sessions.sign_in(FIRST).await;
    sessions.keep_alive().await;
    sessions.until_sent(1, "/keepAlive", 1).await;
    sessions.sign_in(SECOND).await;
    sessions.keep_alive().await;
    let is_told = |snapshot: &Snapshot| snapshot.calls[0].keep_alive.trouble.is_some();
    until(&sessions.worker, "the refusal", is_told).await;
    sessions.let_go().await;
    let snapshot = sessions.worker.snapshot();
    assert!(is_told(&snapshot) && snapshot.calls[0].keep_alive.last.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_name_from_the_directory_of_an_earlier_session_is_nobodys_in_this_one() {
    let sessions = Sessions::new(|session, request, gate| {
        let is_name = request.target.contains("/users/");
        let anna = format!(r#"{{"id": "{WHO}", "displayName": "Anna"}}"#);
        (is_name && session == 1).then(|| Reply::json(&anna).held_by(gate))
    })
    .await;
    sessions.sign_in(FIRST).await;
    sessions.until_sent(1, "/users/", 1).await;
    sessions.sign_in(SECOND).await;
    sessions.until_sent(2, "/users/", 1).await;
    sessions.let_go().await;
    let names = names(&sessions.worker.snapshot());
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(!names.iter().any(|name| name == "Anna"), "{names:?}");
}

#[tokio::test(start_paused = true)]
async fn a_token_of_an_earlier_session_that_ran_out_does_not_end_this_one() {
    let sessions = Sessions::new(|_, request, gate| {
        let is_removal = request.method == "DELETE";
        is_removal.then(|| Reply::plain(401, &[], "").held_by(gate))
    })
    .await;
    sessions.sign_in(FIRST).await;
    until(&sessions.worker, "the roster", |snapshot| {
        names(snapshot).len() == 2
    })
    .await;
    let removal = Command::Remove {
        call: CALL.into(),
        participant: ParticipantId::from("p-2"),
        source: Source::Click,
    };
    let removed = sessions.worker.tell(removal);
    sessions.until_sent(1, "/participants/p-2", 1).await;
    sessions.sign_in(SECOND).await;
    // The next roster ends an expired state, so the test looks at every snapshot.
    let mut snapshots = sessions.worker.snapshots();
    let has_expired =
        snapshots.wait_for(|snapshot| matches!(snapshot.sign_in, SignIn::Expired(..)));
    tokio::select! {
        expired = has_expired => panic!("{:?}", expired.unwrap().sign_in),
        () = sessions.let_go() => {}
    }
    removed.await.unwrap().unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn what_is_answered_after_signing_out_changes_nothing() {
    let rosters = AtomicUsize::new(0);
    let sessions = Sessions::new(move |session, request, gate| {
        let held = if request.target.contains("/users/") {
            format!(r#"{{"id": "{WHO}", "displayName": "Anna"}}"#)
        } else if request.target.ends_with("/participants") {
            let is_later = rosters.fetch_add(1, Ordering::SeqCst) > 0;
            let zed = answers::roster([answers::guest("z", "Zed")]);
            is_later.then_some(zed)?
        } else {
            return None;
        };
        (session == 1).then(|| Reply::json(&held).held_by(gate))
    })
    .await;
    sessions.sign_in(FIRST).await;
    sessions.until_sent(1, "/users/", 1).await;
    sessions.until_sent(1, "/participants", 2).await;
    let before = names(&sessions.worker.snapshot());
    assert_eq!(before.len(), 2, "{before:?}");
    sessions.worker.sign_out();
    until(&sessions.worker, "the end", |it| {
        matches!(it.sign_in, SignIn::SignedOut)
    })
    .await;
    sessions.gate.notify_waiters();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(names(&sessions.worker.snapshot()), before);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_an_earlier_session_could_not_renew_says_nothing_about_this_one() {
    let (gate, tokens) = (Arc::new(Notify::new()), AtomicUsize::new(0));
    let hold = gate.clone();
    let server = RawServer::start(move |request: &Request| {
        if !request.is_for_a_token() {
            return ordinary(request);
        }
        match tokens.fetch_add(1, Ordering::SeqCst) + 1 {
            2 => Reply::plain(401, &[], r#"{"error": "invalid_client"}"#).held_by(&hold),
            number => Reply::token(&number.to_string(), 3_600),
        }
    })
    .await;
    let (worker, folder) = (start_worker(), TempDir::new().unwrap());
    let sign_in = || worker.sign_in(order(endpoints(&server), &folder));
    sign_in().await.unwrap().unwrap();
    let renewed = worker.fresh_token();
    while server.token_requests() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    sign_in().await.unwrap().unwrap();
    gate.notify_one();
    renewed.await.unwrap().unwrap_err();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let access = worker.snapshot().access.clone().unwrap();
    let refusals = &access.facts.seen.refusals;
    assert!(refusals.is_empty(), "{refusals:?}");
}

#[tokio::test(start_paused = true)]
async fn a_sign_of_life_that_an_earlier_session_waits_for_is_sent_anew() {
    let sessions = Sessions::new(|session, request, _| {
        let is_sign = request.target.ends_with("/keepAlive");
        is_sign.then(|| match session {
            1 => Reply::Silence,
            _ => Reply::json("{}"),
        })
    })
    .await;
    sessions.sign_in(FIRST).await;
    sessions.keep_alive().await;
    sessions.until_sent(1, "/keepAlive", 1).await;
    sessions.sign_in(FIRST).await;
    sessions.until_sent(2, "/keepAlive", 1).await;
    until(&sessions.worker, "the sign of life", |snapshot| {
        snapshot.calls[0].keep_alive.last.is_some()
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_call_that_cannot_be_read_from_the_list_keeps_no_other_from_being_watched() {
    let sessions = Sessions::new(|_, _, _| None).await;
    let order = order(endpoints(&sessions.server), &sessions.folder);
    let owner = serde_json::json!({
        "graph": sessions.server.address.to_string(),
        "tenant": order.credentials.tenant,
        "client_id": FIRST,
        "calls": ["saved", { "id": 5 }],
    });
    let path = sessions.folder.path().join("watched.json");
    let text = serde_json::json!({ "lists": [owner] }).to_string();
    std::fs::write(&path, &text).unwrap();
    sessions.sign_in(FIRST).await;
    let shows = |snapshot: &Snapshot| {
        let is_watched = snapshot
            .calls
            .iter()
            .any(|call| call.id.as_str() == "saved");
        let told = snapshot.store_trouble.as_deref().unwrap_or_default();
        is_watched && told.contains("One entry of") && told.contains("watched.broken-1.json")
    };
    until(&sessions.worker, "the call that can be read", shows).await;
    let aside = sessions.folder.path().join("watched.broken-1.json");
    assert_eq!(std::fs::read_to_string(aside).unwrap(), text);
    // The message stays when the list is saved again.
    let told = sessions.worker.tell(Command::Watch("another".into()));
    told.await.unwrap().unwrap();
    let is_saved = |_: &Snapshot| {
        let text = std::fs::read_to_string(&path).unwrap();
        text.contains("another") && text.contains("saved")
    };
    until(&sessions.worker, "the list is saved", is_saved).await;
    assert!(shows(&sessions.worker.snapshot()));
}

/// Repeats all secrets seen so far in an error, once the secret `last` has arrived.
fn repeating(request: &Request, known: &Mutex<Vec<String>>, last: &str) -> Reply {
    let mut known = known.lock().unwrap();
    let form = url::form_urlencoded::parse(request.body.as_bytes());
    let secret = form.filter(|(name, _)| name == "client_secret");
    known.extend(secret.map(|(_, secret)| secret.into_owned()));
    let is_last = known.iter().any(|secret| secret == last);
    if request.is_for_a_token() {
        if known.last().is_some_and(|secret| secret.contains("wrong")) {
            return Reply::plain(401, &[], r#"{"error": "invalid_client"}"#);
        }
        let token = format!("a-token-that-is-number-{}", known.len());
        known.push(token.clone());
        return Reply::token(&token, 3_600);
    }
    if !is_last {
        return ordinary(request);
    }
    let told = serde_json::json!({"error": {"code": "Forbidden", "message": known.join(" and ")}});
    Reply::plain(403, &[], &told.to_string())
}

#[tokio::test(start_paused = true)]
async fn secrets_of_earlier_sessions_and_of_refused_ones_are_removed_from_answers() {
    let secrets = ["first-Secret-7Kq", "a-wrong-Secret-3Xz", "last-Secret-9Wd"];
    let known = Arc::new(Mutex::new(Vec::new()));
    let all = known.clone();
    let server =
        RawServer::start(move |request: &Request| repeating(request, &all, secrets[2])).await;
    let (worker, folder) = (start_worker(), TempDir::new().unwrap());
    for secret in secrets {
        let mut order = order(endpoints(&server), &folder);
        order.credentials.credential = Credential::Secret(secret.into());
        let signed_in = worker.sign_in(order).await.unwrap();
        assert_eq!(signed_in.is_ok(), !secret.contains("wrong"));
        if secret == secrets[0] {
            // The scrubber must keep the secrets after a sign-out, too.
            worker.sign_out();
            until(&worker, "the end", |it| {
                matches!(it.sign_in, SignIn::SignedOut)
            })
            .await;
        }
    }
    let snapshot = until(&worker, "the refusal", |snapshot| {
        snapshot.calls.iter().any(|call| call.trouble.is_some())
    })
    .await;
    let told = format!("{snapshot:?}");
    assert!(told.contains("[secret] and [secret]"), "{told}");
    let known = known.lock().unwrap().clone();
    assert_eq!(known.len(), 5, "two tokens: {known:?}");
    for secret in known {
        assert_eq!(
            Needle::new(&secret).found_in(told.as_bytes()),
            None,
            "{secret}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_app_in_capitals_or_braces_is_the_same_one_with_the_same_calls_and_activity() {
    const LETTERS: &str = "8c62f621-aaaa-4000-8000-00000000abcd";
    let sessions = Sessions::new(|_, _, _| None).await;
    sessions.sign_in(LETTERS).await;
    sessions.keep_alive().await;
    let is_kept = |snapshot: &Snapshot| snapshot.calls.iter().any(|call| call.keep_alive.on);
    until(&sessions.worker, "the call that is kept alive", is_kept).await;
    sessions
        .sign_in(&format!(" {{{}}}", LETTERS.to_uppercase()))
        .await;
    let snapshot = sessions.worker.snapshot();
    assert!(is_kept(&snapshot), "the call is the one from before");
    let file = sessions.folder.path().join("watched.json");
    // The list is written on a thread, for which paused time doesn't wait.
    let kept = loop {
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        if kept.contains("client_id") {
            break kept;
        }
        std::thread::yield_now();
        tokio::time::sleep(Duration::from_millis(10)).await;
    };
    assert_eq!(kept.matches("client_id").count(), 1, "{kept}");
}
