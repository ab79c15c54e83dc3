//! The invented meeting: the simulator on a free loopback port, signed in to over HTTP like any Graph.
//!
//! Nothing here is a short cut: the invitations that ring in a demo are sent by the worker through the ordinary command.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
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
use crate::simulator::{ConsoleInvitation, RunningServer, Scenario, Simulator, Whom};
use crate::worker::{
    AppCredentials, Credential, Endpoints, ReplyReceiver, SignInOrder, WeakWorker, WorkerHandle,
};

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Neither a built-in name nor a file.
    #[error(
        "there's no scenario “{name}”. Built in are {known}; the path to a file works too ({source})"
    )]
    NoSuchScenario {
        /// What was asked for.
        name: String,
        /// The built-in names.
        known: String,
        /// Why it could not be read as a file.
        source: std::io::Error,
    },
    /// The file is no scenario.
    #[error("{name}: {source}")]
    Broken {
        /// Which file.
        name: String,
        /// What is wrong with it, and where.
        source: crate::simulator::ScenarioError,
    },
}

/// Finds a scenario by its built-in name or as a file.
pub fn scenario(name: &str) -> Result<Scenario, DemoError> {
    let read = match Scenario::builtin(name) {
        Some(builtin) => builtin,
        None => match std::fs::read_to_string(name) {
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

/// Starts the simulator and signs in to it; answered like any other sign-in.
pub fn open(worker: &WorkerHandle, scenario: Scenario, folder: PathBuf) -> ReplyReceiver<()> {
    let (answer, receiver) = oneshot::channel();
    let weak = worker.downgrade();
    worker.runtime().spawn(async move {
        let console = scenario.console.clone();
        match begin(&weak, scenario, folder).await {
            Ok(running) => {
                // Whoever asked may have closed the window.
                drop(answer.send(Ok(())));
                let clock = running.simulator.spawn_clock();
                invite(&weak, console).await;
                // The world goes on for as long as the program does.
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

/// Sends the scenario's own invitations, each at its time.
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
            Whom::User(object_id) => Invitee::user(object_id, name),
            Whom::Phone(number) => Invitee::phone(number),
        };
        match invitee {
            // The window shows how it goes, as for any invitation.
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
