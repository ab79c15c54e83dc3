//! One sign-in: where to, as what, with which files, and the client that it owns.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::graph::entra::auth::{AppCredentials, Credential};
use crate::graph::http::origin::Endpoints;
use crate::graph::requests::client::{GraphClient, SignedIn};
use crate::moderation::event::SessionFacts;
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure, SignInCause};
use crate::moderation::model::ids::CallId;
use crate::moderation::state::saved::{SavedCall, SavedPerson};
use crate::moderation::state::snapshot::{OfferedMeeting, Session as SessionView};
use crate::worker::audit::writer::{AuditWriter, Seat};
use crate::worker::store::{Owner, Store};

/// How long a sign-in waits before it asks Entra again, unless Entra says more itself.
const SIGN_IN_WAITS: [Duration; 3] = [
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];
/// Nobody looks at a spinner for longer: after that the reason is told, and the person decides.
const SIGN_IN_PATIENCE: Duration = Duration::from_mins(1);

/// What it takes to sign in.
pub struct SignInOrder {
    /// Where to.
    pub endpoints: Endpoints,
    /// As what; dropped with the session.
    pub credentials: AppCredentials,
    /// The folder for the audit log and the list of watched calls.
    pub folder: PathBuf,
    /// Calls to watch besides those on the list.
    pub calls: Vec<CallId>,
    /// Whether this is the invented meeting: its list is not kept.
    pub demo: bool,
    /// Meetings that the window offers to join, in the invented tenant.
    pub meetings: Vec<OfferedMeeting>,
}

impl SignInOrder {
    /// Whose list of watched calls the session goes on with.
    fn owner(&self) -> Owner {
        Owner {
            graph: self.endpoints.graph_host(),
            tenant: self.credentials.tenant.clone(),
            client_id: self.credentials.client_id.clone(),
        }
    }

    /// Who writes the audit log, and as what.
    fn seat(&self) -> Seat {
        Seat {
            os_user: os_user(),
            operator: None,
            tenant: self.credentials.tenant.clone(),
            app: self.credentials.client_id.clone(),
            credential: Some(credential_word(&self.credentials.credential)),
            graph_host: self.endpoints.graph_host(),
        }
    }

    /// What the mind has to know.
    fn facts(&self) -> SessionFacts {
        SessionFacts {
            tenant: Some(self.credentials.tenant.as_str().into()),
            client_id: Some(self.credentials.client_id.as_str().into()),
            graph_host: Some(self.endpoints.graph_host().into()),
            own_participant_id: self.endpoints.cloud().offers_participant_id(),
        }
    }

    /// What the window shows.
    fn view(&self) -> SessionView {
        SessionView {
            tenant: self.credentials.tenant.as_str().into(),
            client_id: self.credentials.client_id.as_str().into(),
            graph_host: self.endpoints.graph_host().into(),
            demo: self.demo,
            cloud: self.endpoints.cloud().link_cloud(),
            full_invitations: self.endpoints.cloud().offers_participant_id(),
            meetings: self.meetings.clone().into(),
        }
    }
}

/// A session that has a token.
pub(crate) struct Session {
    pub(crate) client: GraphClient,
    pub(crate) view: SessionView,
    pub(crate) facts: SessionFacts,
    pub(crate) owner: Owner,
    pub(crate) store: Option<Store>,
    pub(crate) audit: Option<Arc<AuditWriter>>,
    /// Why there is no audit log, if there is none.
    pub(crate) audit_trouble: Option<Arc<str>>,
    pub(crate) store_trouble: Option<Arc<str>>,
    /// What to watch from the start, besides the list.
    pub(crate) calls: Vec<CallId>,
    /// The list as the disk keeps it.
    pub(crate) saved: Vec<SavedCall>,
    /// The protected people as the disk keeps them.
    pub(crate) protected: Vec<SavedPerson>,
}

impl Session {
    /// Asks for a token, opens the files, and tells what the mind has to know.
    ///
    /// `waits` is told when Entra has trouble and is asked again later. `open_logs` are those that this process has open: a
    /// session with the same folder goes on in its file.
    pub(crate) async fn begin(
        order: SignInOrder,
        open_logs: Vec<Arc<AuditWriter>>,
        waits: &(dyn Fn(Arc<Failure>, Duration) + Send + Sync),
    ) -> Result<Self, Failure> {
        let (owner, mut facts, view) = (order.owner(), order.facts(), order.view());
        let seat = order.seat();
        let client = GraphClient::new(order.endpoints, order.credentials).map_err(Failure::from)?;
        let signed_in = sign_in(&client, waits).await?;
        if let Some(tenant) = signed_in.hint.and_then(|hint| hint.tenant) {
            // The token tells the tenant's id also where a domain was typed.
            facts.tenant = Some(tenant.into());
        }
        let mut session = Self {
            client,
            view,
            facts,
            owner,
            store: (!order.demo).then(|| Store::new(&order.folder)),
            audit: None,
            audit_trouble: None,
            store_trouble: None,
            calls: order.calls,
            saved: Vec::new(),
            protected: Vec::new(),
        };
        session.open_files(&order.folder, seat, open_logs).await;
        Ok(session)
    }

    /// Files are opened aside: a disk may take its time. What fails is told and stops nothing.
    async fn open_files(&mut self, folder: &Path, seat: Seat, open_logs: Vec<Arc<AuditWriter>>) {
        let (store, owner) = (self.store.clone(), self.owner.clone());
        let folder = folder.join("audit");
        let opened = tokio::task::spawn_blocking(move || {
            let is_here = |log: &&Arc<AuditWriter>| log.path().parent() == Some(&*folder);
            let audit = match open_logs.iter().find(is_here) {
                Some(open) => Ok(open.for_seat(seat)),
                None => AuditWriter::open(&folder, seat),
            };
            let kept = store.map_or(Ok(Default::default()), |store| {
                io::Result::Ok((store.load(&owner)?, store.protected(&owner)?))
            });
            (audit, kept)
        });
        let Ok((audit, kept)) = opened.await else {
            return;
        };
        match audit {
            Ok(writer) => self.audit = Some(Arc::new(writer)),
            Err(error) => self.audit_trouble = Some(error.to_string().into()),
        }
        match kept {
            Ok((saved, protected)) => {
                self.saved = saved;
                self.protected = protected;
            }
            Err(error) => self.store_trouble = Some(error.to_string().into()),
        }
    }
}

/// Asks for a token, and again a few times where Entra could not answer for the moment, as within a session.
async fn sign_in(
    client: &GraphClient,
    waits: &(dyn Fn(Arc<Failure>, Duration) + Send + Sync),
) -> Result<SignedIn, Failure> {
    let began = Instant::now();
    for wait in SIGN_IN_WAITS {
        let failure = match client.sign_in().await {
            Err(failure) if may_pass(&failure.cause) => failure,
            answered => return answered,
        };
        let wait = wait.max(failure.asked_to_wait().unwrap_or_default());
        if began.elapsed() + wait > SIGN_IN_PATIENCE {
            return Err(failure);
        }
        waits(Arc::new(failure), wait);
        tokio::time::sleep(wait).await;
    }
    client.sign_in().await
}

/// Whether Entra may give a token a moment later. An address at which nobody answers may be mistyped, which is told at once.
fn may_pass(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::SignIn(SignInCause::EntraTrouble | SignInCause::TooMany)
            | Cause::TimedOut
            | Cause::Connection(ConnectionCause::Broken)
    )
}

/// What the record calls it; a certificate by the thumbprint that the portal lists.
fn credential_word(credential: &Credential) -> String {
    match credential {
        Credential::Secret(_) => "client_secret".into(),
        Credential::Certificate(used) => format!("certificate {}", used.certificate.facts().sha1),
        Credential::FederatedFile(_) => "federated_token".into(),
        Credential::AccessToken(_) => "access_token".into(),
    }
}

fn os_user() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|user| !user.is_empty()))
        .unwrap_or_else(|| "unknown".into())
}
