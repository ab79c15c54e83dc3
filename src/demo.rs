//! The demo: runs the simulator on a free loopback port and signs in over HTTP, as to the real
//! Graph.
//!
//! All requests go through the worker, even the invitations that ring in the demo.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::oneshot;
use uuid::Uuid;

use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::snapshot::OfferedMeeting;
use crate::settings::own_file;
use crate::simulator::{ConsoleInvitation, PersonToInvite, RunningServer, Scenario, Simulator};
use crate::worker::{
    AppCredentials, Credential, Endpoints, ReplyReceiver, SignInOrder, WeakWorker, WorkerHandle,
};

/// Why the demo could not start.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The name is neither that of a built-in scenario nor of a readable file.
    #[error(
        "there's no scenario “{name}”. Built in are {known}; the path to a file works too ({source})"
    )]
    NoSuchScenario {
        /// The requested scenario.
        name: String,
        /// Names of the built-in scenarios.
        known: String,
        /// Why it could not be read as a file.
        source: std::io::Error,
    },
    /// The file is not a valid scenario.
    #[error("{name}: {source}")]
    Broken {
        /// Path of the file, as requested.
        name: String,
        /// The problem in the file, and its place.
        source: crate::simulator::ScenarioError,
    },
}

/// Finds a scenario by built-in name or path.
pub fn scenario(name: &str) -> Result<Scenario, DemoError> {
    let read = match Scenario::builtin(name) {
        Some(builtin) => builtin,
        None => match own_file::read_chosen(Path::new(name)) {
            Ok(text) => Scenario::from_json(&text),
            Err(source) => {
                return Err(DemoError::NoSuchScenario {
                    name: name.to_owned(),
                    known: Scenario::names().collect::<Vec<_>>().join(", "),
                    source,
                });
            }
        },
    };
    read.map_err(|source| DemoError::Broken {
        name: name.to_owned(),
        source,
    })
}

/// Starts the simulator and signs in to it. The receiver gets the same reply as after any other sign-in.
pub fn open(worker: &WorkerHandle, scenario: Scenario, folder: PathBuf) -> ReplyReceiver<()> {
    let (answer, receiver) = oneshot::channel();
    let weak = worker.downgrade();
    worker.runtime().spawn(async move {
        let console = scenario.console.clone();
        match begin(&weak, scenario, folder).await {
            Ok(running) => {
                // Ignores a failure to send: the window may be closed.
                drop(answer.send(Ok(())));
                let clock = running.simulator.spawn_clock();
                invite(&weak, console).await;
                // The simulation runs until the program ends.
                drop(clock.await);
            }
            Err(failure) => drop(answer.send(Err(failure))),
        }
    });
    receiver
}

async fn begin(
    worker: &WeakWorker,
    scenario: Scenario,
    folder: PathBuf,
) -> Result<RunningServer, Failure> {
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let local = |error: String| Failure::new(Cause::Abandoned).with_message(error);
    let running = Simulator::start(scenario, listen)
        .await
        .map_err(|error| local(error.to_string()))?;
    let credentials = running.simulator.credentials();
    let order = SignInOrder {
        endpoints: Endpoints::custom(&running.base_url(), None)
            .map_err(|error| local(error.to_string()))?,
        credentials: AppCredentials {
            tenant: credentials.tenant_id,
            client_id: credentials.client_id,
            credential: Credential::Secret(credentials.client_secret.into()),
        },
        folder,
        calls: running
            .simulator
            .calls()
            .iter()
            .map(|id| CallId::from(id.as_str()))
            .collect(),
        demo: true,
        meetings: running
            .simulator
            .meetings()
            .iter()
            .map(|meeting| OfferedMeeting {
                subject: meeting.subject.as_str().into(),
                link: meeting.long_link().into(),
            })
            .collect(),
    };
    let signing_in = worker
        .upgrade()
        .ok_or_else(Failure::abandoned)?
        .sign_in(order);
    signing_in
        .await
        .unwrap_or_else(|_| Err(Failure::abandoned()))?;
    Ok(running)
}

/// Sends the scenario's own invitations at their times.
async fn invite(worker: &WeakWorker, mut invitations: Vec<ConsoleInvitation>) {
    invitations.sort_by_key(|invitation| invitation.after);
    let mut passed = Duration::ZERO;
    for invitation in invitations {
        tokio::time::sleep(invitation.after.saturating_sub(passed)).await;
        passed = passed.max(invitation.after);
        let Some(worker) = worker.upgrade() else {
            return;
        };
        let name = invitation.display_name.as_deref();
        let invitee = match &invitation.whom {
            PersonToInvite::User(object_id) => Invitee::user(object_id, name),
            PersonToInvite::Phone(number) => Invitee::phone(number),
        };
        match invitee {
            // The window shows the result, as for any invitation.
            Ok(invitee) => {
                let id = InvitationId::new(Uuid::new_v4().to_string());
                drop(worker.tell(Command::Invite {
                    call: CallId::from(invitation.call_id.as_str()),
                    people: vec![NewInvitation::new(id, invitee)],
                    source: Source::Demo,
                }));
            }
            Err(error) => {
                tracing::warn!(%error, "the scenario invites somebody who cannot be invited");
            }
        }
    }
}
