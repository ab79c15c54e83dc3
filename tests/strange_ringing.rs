//! A Graph that lists invited people while their phone still rings.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tempfile::TempDir;

use crate::fixtures::answers;
use crate::fixtures::sign_in::{first_call, watching};
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::until;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::{CallId, InvitationId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::state::invitation::{InvitationState, NewInvitation};
use moderato::moderation::state::snapshot::{Snapshot, WatchState};
use moderato::worker::WorkerHandle;

const CALL: &str = "/v1.0/communications/calls/C-1";
const RECORD: &str = "5e8f3c1d-2b6a-4d70-9c11-7f0a2b3c4d5e";
/// State of the invited phone, on which the server's answers depend.
#[derive(Default)]
struct Phone {
    rings: AtomicBool,
    is_answered: AtomicBool,
    /// How the entry expresses that no media flows.
    streams: &'static str,
}

impl Phone {
    fn roster(&self) -> Reply {
        let streams = if self.is_answered.load(Ordering::SeqCst) {
            r#", "mediaStreams": [{"mediaType": "audio", "direction": "sendReceive"}]"#
        } else {
            self.streams
        };
        let entry = format!(
            r#"{{"id": "p-7", "info": {{"identity": {{"phone": {{"id": "+14255550117"}}}}}}{streams}}}"#
        );
        let rings = self.rings.load(Ordering::SeqCst);
        Reply::json(&answers::roster(rings.then_some(entry)))
    }

    fn answer(&self, request: &Request) -> Reply {
        if request.is_for_a_token() {
            return Reply::token("t", 3600);
        }
        match (request.method.as_str(), request.target.strip_prefix(CALL)) {
            ("GET", Some("/participants")) => self.roster(),
            ("POST", Some("/participants/invite")) => {
                self.rings.store(true, Ordering::SeqCst);
                Reply::json(
                    r#"{"id": "op-7", "status": "running", "participants": [{"id": "p-7"}]}"#,
                )
            }
            ("GET", Some("/operations/op-7")) => {
                Reply::json(r#"{"id": "op-7", "status": "running"}"#)
            }
            ("DELETE", Some("/participants/p-7")) => {
                self.rings.store(false, Ordering::SeqCst);
                Reply::plain(204, &[], "")
            }
            ("GET", Some("")) => Reply::json(answers::CALL),
            _ => Reply::plain(404, &[], ""),
        }
    }
}

/// Invites a person to a watched call, and the roster lists them at once.
async fn rings_and_is_listed(
    streams: &'static str,
) -> (Arc<Phone>, RawServer, WorkerHandle, TempDir) {
    let phone = Arc::new(Phone {
        streams,
        ..Phone::default()
    });
    let there = phone.clone();
    let server = RawServer::start(move |request: &Request| there.answer(request)).await;
    let folder = TempDir::new().unwrap();
    let worker = watching(&server, &folder).await;
    until(&worker, "live", |snapshot| {
        first_call(snapshot).is_some_and(|call| call.state == WatchState::Live)
    })
    .await;
    let told = worker.tell(Command::Invite {
        call: CallId::from("C-1"),
        people: vec![NewInvitation::new(
            InvitationId::new(RECORD),
            Invitee::phone("+1 425 555 0117").unwrap(),
        )],
        source: Source::Click,
    });
    told.await.unwrap().unwrap();
    until(&worker, "listed", |snapshot| {
        first_call(snapshot).is_some_and(|call| call.rows.len() == 2)
    })
    .await;
    (phone, server, worker, folder)
}

fn state(snapshot: &Snapshot) -> InvitationState {
    first_call(snapshot).unwrap().invitations[0].state.clone()
}

/// An entry may omit streams, have none, or only inactive ones.
const NOTHING_FLOWS: [&str; 4] = [
    "",
    r#", "mediaStreams": []"#,
    r#", "mediaStreams": null"#,
    r#", "mediaStreams": [{"mediaType": "audio", "direction": "inactive"}]"#,
];

#[tokio::test(start_paused = true)]
async fn a_listed_telephone_rings_until_it_is_answered() {
    for streams in NOTHING_FLOWS {
        let (phone, server, worker, _folder) = rings_and_is_listed(streams).await;
        tokio::time::sleep(Duration::from_secs(12)).await;
        let now = state(&worker.snapshot());
        assert!(
            matches!(now, InvitationState::Ringing { .. }),
            "{streams}: {now:?}"
        );
        assert!(
            server
                .lines()
                .contains(&format!("GET {CALL}/operations/op-7"))
        );
        phone.is_answered.store(true, Ordering::SeqCst);
        until(&worker, "joined", |snapshot| {
            matches!(state(snapshot), InvitationState::Joined { .. })
        })
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_listed_telephone_that_rings_can_be_cancelled() {
    let (_phone, server, worker, _folder) = rings_and_is_listed(NOTHING_FLOWS[0]).await;
    let told = worker.tell(Command::CancelInvitation {
        call: CallId::from("C-1"),
        invitation: InvitationId::new(RECORD),
        source: Source::Click,
    });
    told.await.unwrap().unwrap();
    until(&worker, "cancelled", |snapshot| {
        matches!(state(snapshot), InvitationState::Cancelled { .. })
    })
    .await;
    assert!(
        server
            .lines()
            .contains(&format!("DELETE {CALL}/participants/p-7"))
    );
}
