//! A copied shell command is the request that was sent, with a custom root.

use tempfile::TempDir;

use crate::desk::{self, call_id, click, window_sized};
use crate::fixtures::people::user;
use crate::fixtures::sign_in;
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::until;
use moderato::graph::http::origin::Endpoints;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::CallState;
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::snapshot::Snapshot;
use moderato::worker::{SignInOrder, WorkerHandle};

fn answer(request: &Request) -> Reply {
    if request.is_for_a_token() {
        return Reply::token("opaque", 3_600);
    }
    match (request.method.as_str(), request.target.as_str()) {
        ("GET", target) if target.ends_with("/participants") => Reply::json(
            r#"{"value": [{"id": "a/1", "info": {"identity": {"guest": {"id": "g", "displayName": "Ada"}}}},
                {"id": "bob", "isMuted": false, "info": {"identity": {"guest": {"id": "h", "displayName": "Bob"}}}}]}"#,
        ),
        ("GET", _) => Reply::json(
            r#"{"id": "call-1", "state": "established", "myParticipantId": "me", "meetingInfo": {}}"#,
        ),
        ("POST", target) if target.ends_with("/bob/mute") => Reply::plain(403, &[], ""),
        ("POST", _) => Reply::json("{}"),
        _ => Reply::plain(204, &[], ""),
    }
}

async fn signed_in(server: &RawServer, folder: &TempDir) -> WorkerHandle {
    let root = format!("{}/gateway/graph/", server.url());
    let endpoints = Endpoints::custom(&root, Some(&server.url())).unwrap();
    let order = SignInOrder {
        calls: vec![call_id()],
        ..sign_in::order(endpoints, folder)
    };
    let worker = sign_in::signed_in(order).await;
    let is_read = |snapshot: &Snapshot| {
        let call = &snapshot.calls[0];
        call.rows.len() == 2 && call.call_state == Some(CallState::Established)
    };
    until(&worker, "the roster and the call", is_read).await;
    worker
}

fn deeds() -> Vec<Command> {
    let (call, source) = (call_id(), Source::Click);
    vec![
        Command::Service {
            call: call.clone(),
            deed: ServiceDeed::Mute,
            participant: Some("bob".into()),
            source,
        },
        Command::Service {
            call: call.clone(),
            deed: ServiceDeed::MuteSelf,
            participant: None,
            source,
        },
        Command::Invite {
            call: call.clone(),
            people: vec![NewInvitation::new(
                "inv-1".into(),
                Invitee::phone("+14255550142").unwrap(),
            )],
            source,
        },
        Command::Remove {
            call: call.clone(),
            participant: "a/1".into(),
            source,
        },
        Command::Leave { call, source },
    ]
}

#[tokio::test]
async fn every_line_is_the_request_that_was_sent_below_a_custom_root() {
    let server = RawServer::start(answer).await;
    let folder = TempDir::new().unwrap();
    let worker = signed_in(&server, &folder).await;
    let deeds = deeds();
    let count = deeds.len();
    for deed in deeds {
        // One action is refused, but its request was sent all the same.
        drop(worker.tell(deed).await.unwrap());
    }
    let snapshot = worker.snapshot();
    let mut window = window_sized(vec![user("ada", "Ada")], true, [1100.0, 760.0]);
    let desk: &mut desk::Desk = window.state_mut();
    desk.shows_entries = true;
    desk.snapshot.activity = snapshot.activity.clone();
    window.run_steps(3);
    for entry in snapshot.activity.iter().filter(|it| it.sent.is_some()) {
        window.state_mut().activity.show(entry.number);
        window.run_steps(4);
        click(&mut window, "For developers");
        click(&mut window, "Copy the request as a curl command");
    }
    let copied = std::mem::take(&mut window.state_mut().copied);
    let seen = server.seen();
    let sent = seen
        .iter()
        .filter(|request| matches!(request.method.as_str(), "POST" | "DELETE"))
        .filter(|request| !request.is_for_a_token());
    let sent: Vec<String> = sent
        .map(|request| format!("'{}{}'", server.url(), request.target))
        .collect();
    assert_eq!((copied.len(), sent.len()), (count, count), "{copied:?}");
    for (line, url) in copied.iter().zip(&sent) {
        assert!(url.contains("/gateway/graph/v1.0/"), "{url}");
        assert!(line.ends_with(url), "{line} for {url}");
    }
}
