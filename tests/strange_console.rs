//! The whole console against an independent Graph; only its address differs from that of the real
//! one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use crate::fixtures::sign_in::{first_call, order, signed_in};
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::{row, until};
use moderato::graph::http::origin::Endpoints;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::participant::Badge;
use moderato::moderation::state::invitation::InvitationState;
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::row::{Role, RowState};
use moderato::moderation::state::snapshot::WatchState;
use moderato::worker::WorkerHandle;

const CALLS: &str = "/tenant-a/graph/v1.0/communications/calls/C-1";
const RECORD: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

/// State of the strange server.
#[derive(Default)]
struct Memory {
    /// Whether the removal of `p/1` was requested. The next roster still lists the person, later ones do not.
    removed: AtomicBool,
    shown_once_more: AtomicBool,
}

fn answer(memory: &Memory, request: &Request) -> Reply {
    if request.is_for_a_token() {
        return Reply::chunked(
            200,
            r#"{"token_type":"Bearer","expires_in":"600","access_token":"opaque"}"#,
        );
    }
    match (request.method.as_str(), request.target.strip_prefix(CALLS)) {
        ("GET", Some("")) => Reply::chunked(
            200,
            r#"{"id": "C-1", "state": "ESTABLISHED", "subject": "Übergabe", "myParticipantId": "me"}"#,
        ),
        ("GET", Some("/participants")) => Reply::chunked(200, &roster(memory, request)),
        ("GET", Some("/participants?skiptoken=2")) => Reply::chunked(200, SECOND_PAGE),
        ("DELETE", Some("/participants/p%2F1")) => {
            memory.removed.store(true, Ordering::SeqCst);
            Reply::Bytes(b"HTTP/1.1 204 Fine\r\n\r\n".to_vec())
        }
        ("DELETE", Some("/participants/echoed")) => Reply::chunked(
            404,
            r#"{"error": {"code": "", "message": "Participant not found"}}"#,
        ),
        ("DELETE", Some(path)) if path.ends_with(RECORD) => {
            Reply::Bytes(b"HTTP/1.1 204 Fine\r\n\r\n".to_vec())
        }
        ("POST", Some("/participants/invite")) => Reply::chunked(
            200,
            r#"{"id": "op", "status": "running", "participants": [{"id": null, "participantId": "echoed"}]}"#,
        ),
        _ => Reply::plain(404, &[], "<html>no such page</html>"),
    }
}

fn roster(memory: &Memory, request: &Request) -> String {
    let gone = memory.removed.load(Ordering::SeqCst)
        && memory.shown_once_more.swap(true, Ordering::SeqCst);
    let stranger = r#"{"id": "p/1", "isInLobby": "false", "info": {"identity": {"guest": {"id": 17, "displayName": "Stranger"}}}},"#;
    format!(
        r#"{{"value": [{} {{"id": null, "info": {{"identity": {{"phone": {{"id": "+1425"}}}}}}}}],
            "@odata.nextLink": "http://{}{CALLS}/participants?skiptoken=2"}}"#,
        if gone { "" } else { stranger },
        request.header("host").unwrap()
    )
}

const SECOND_PAGE: &str = r#"{"value": [{"id": "me", "info": {"identity": {"application": {"id": "app", "displayName": null}}}}]}"#;

async fn open() -> (RawServer, WorkerHandle, TempDir) {
    let memory = Arc::new(Memory::default());
    let server = RawServer::start(move |request: &Request| answer(&memory, request)).await;
    let folder = TempDir::new().unwrap();
    let root = format!("{}/tenant-a/graph/", server.url());
    let endpoints = Endpoints::custom(&root, Some(&server.url())).unwrap();
    let worker = signed_in(order(endpoints, &folder)).await;
    (server, worker, folder)
}

fn deletes(server: &RawServer) -> Vec<String> {
    let seen = server.seen();
    seen.iter()
        .filter(|request| request.method == "DELETE")
        .map(|request| request.target.clone())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_stranger_is_removed_and_proved_gone_from_a_roster_in_pages() {
    let (server, worker, _folder) = open().await;
    let snapshot = until(&worker, "live", |snapshot| {
        first_call(snapshot).is_some_and(|call| {
            call.state == WatchState::Live && call.rows.iter().any(|row| row.role == Role::ThisApp)
        })
    })
    .await;
    let view = first_call(&snapshot).unwrap();
    assert_eq!(view.title(), "Übergabe");
    assert_eq!(row(view, "Stranger").unwrap().badge, Badge::Guest);
    let phone = view
        .rows
        .iter()
        .find(|row| row.badge == Badge::Phone)
        .unwrap();
    assert_eq!(
        phone.removable(),
        None,
        "an entry without an id can only be looked at"
    );

    let told = worker.tell(Command::Remove {
        call: CallId::from("C-1"),
        participant: ParticipantId::from("p/1"),
        source: Source::Key,
    });
    told.await.unwrap().unwrap();
    until(&worker, "gone", |snapshot| {
        first_call(snapshot)
            .and_then(|call| row(call, "Stranger"))
            .is_some_and(|row| matches!(row.state, RowState::Gone { .. }))
    })
    .await;
    assert_eq!(deletes(&server), [format!("{CALLS}/participants/p%2F1")]);
}

#[tokio::test(start_paused = true)]
async fn an_invitation_is_cancelled_at_the_second_address_after_a_404_at_the_first() {
    let (server, worker, _folder) = open().await;
    let told = worker.tell(Command::Invite {
        call: CallId::from("C-1"),
        people: vec![NewInvitation::new(
            InvitationId::new(RECORD),
            Invitee::phone("+1 425 555 0199").unwrap(),
        )],
        source: Source::Click,
    });
    told.await.unwrap().unwrap();
    drop(
        worker
            .tell(Command::CancelInvitation {
                call: CallId::from("C-1"),
                invitation: InvitationId::new(RECORD),
                source: Source::Click,
            })
            .await,
    );
    until(&worker, "cancelled", |snapshot| {
        first_call(snapshot).is_some_and(|call| {
            call.invitations
                .iter()
                .any(|one| matches!(one.state, InvitationState::Cancelled { .. }))
        })
    })
    .await;
    assert_eq!(
        deletes(&server),
        [
            format!("{CALLS}/participants/echoed"),
            format!("{CALLS}/participants/{RECORD}")
        ]
    );
}
