//! Signs in: gets a token, opens the session's files and creates its client.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::graph::entra::auth::{AppCredentials, Credential};
use crate::graph::http::origin::Endpoints;
use crate::graph::http::scrub::Scrub;
use crate::graph::requests::client::{GraphClient, SignedIn};
use crate::moderation::event::SessionFacts;
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure, SignInCause};
use crate::moderation::model::ids::{CallId, one_spelling};
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::snapshot::{OfferedMeeting, Session as SessionView};
use crate::worker::audit::earlier::audit_folder;
use crate::worker::audit::os_user::os_user;
use crate::worker::audit::writer::{AuditWriter, SessionUser};
use crate::worker::lease::Lease;
use crate::worker::store::stored::Owner;
use crate::worker::store::{OwnerLists, Store};
use crate::worker::watch_list::{WatchList, named_windows};

/// The pauses between the tries of a sign-in, unless Entra asks for a longer pause.
const SIGN_IN_WAITS: [Duration; 3] = [
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];
/// Longest time from the first try of a sign-in to the start of the last. If the next try would start later,
/// the window shows the reason, and the user decides.
const SIGN_IN_PATIENCE: Duration = Duration::from_mins(1);

/// Addresses, credentials and folder for a sign-in, and the calls to watch.
pub struct SignInOrder {
    /// The addresses of Graph and the sign-in authority.
    pub endpoints: Endpoints,
    /// The app's credentials, dropped with the session.
    pub credentials: AppCredentials,
    /// Folder for the audit log and the list of watched calls.
    pub folder: PathBuf,
    /// Calls to watch besides the saved ones.
    pub calls: Vec<CallId>,
    /// Whether this is the demo, whose list is not saved.
    pub demo: bool,
    /// Meetings the window offers to join in the demo.
    pub meetings: Vec<OfferedMeeting>,
}

impl SignInOrder {
    /// Normalizes tenant and app, so that later comparisons in memory and in files can be exact.
    pub(crate) fn in_one_spelling(mut self) -> Self {
        for id in [
            &mut self.credentials.tenant,
            &mut self.credentials.client_id,
        ] {
            *id = one_spelling(id);
        }
        self
    }

    /// Returns the key of the saved list of watched calls: Graph's host, the tenant and the app.
    fn owner(&self) -> Owner {
        let AppCredentials {
            tenant, client_id, ..
        } = &self.credentials;
        Owner::new(&self.endpoints.graph_host(), tenant, client_id)
    }

    /// Returns who writes the audit log, and with which app.
    fn session_user(&self) -> SessionUser {
        SessionUser {
            os_user: os_user(),
            operator: None,
            tenant: self.credentials.tenant.clone(),
            app: self.credentials.client_id.clone(),
            credential: Some(credential_word(&self.credentials.credential)),
            graph_host: self.endpoints.graph_host(),
        }
    }

    /// Returns the facts about the session that the console needs.
    fn facts(&self) -> SessionFacts {
        SessionFacts {
            tenant: Some(self.credentials.tenant.as_str().into()),
            client_id: Some(self.credentials.client_id.as_str().into()),
            graph_host: Some(self.endpoints.graph_host().into()),
            offers_participant_ids: self.endpoints.cloud().offers_participant_id(),
        }
    }

    /// Returns the details of the session that the window shows.
    fn view(&self) -> SessionView {
        SessionView {
            tenant: self.credentials.tenant.as_str().into(),
            client_id: self.credentials.client_id.as_str().into(),
            graph_host: self.endpoints.graph_host().into(),
            demo: self.demo,
            cloud: self.endpoints.cloud().link_cloud(),
            offers_participant_ids: self.endpoints.cloud().offers_participant_id(),
            meetings: self.meetings.clone().into(),
        }
    }
}

/// A signed-in session: the client with its token, and the session's files.
pub(crate) struct Session {
    pub(crate) client: GraphClient,
    pub(crate) view: SessionView,
    pub(crate) facts: SessionFacts,
    /// The saved list; `None` in a demo, whose list is not saved.
    pub(crate) list: Option<WatchList>,
    pub(crate) audit: Option<Arc<AuditWriter>>,
    /// Folder of the audit log, even if it could not be opened.
    pub(crate) audit_folder: PathBuf,
    /// Why there is no audit log; `None` if there is one.
    pub(crate) audit_trouble: Option<Arc<str>>,
    pub(crate) store_trouble: Option<Arc<str>>,
    /// Calls to watch from the start, besides the saved ones.
    pub(crate) calls: Vec<CallId>,
    /// Everything saved for this Graph host, tenant and app: watched calls and protected people.
    pub(crate) lists: OwnerLists,
    /// The lease, which shows other windows on the same folder that this window is running. `None` in a demo, or if the
    /// lease could not be taken.
    pub(crate) lease: Option<Arc<Lease>>,
    /// Other running windows that `lists` names, because they apply the rules of its calls.
    pub(crate) others: BTreeSet<WindowId>,
}

/// Files this process already has open; a session in the same folder reuses them.
pub(crate) struct OpenFiles {
    pub(crate) logs: Vec<Arc<AuditWriter>>,
    pub(crate) lease: Option<Arc<Lease>>,
}

impl Session {
    /// Gets a token and opens the session's files.
    ///
    /// After a temporary problem, calls `waits` and tries again later.
    pub(crate) async fn begin(
        order: SignInOrder,
        open: OpenFiles,
        scrub: Scrub,
        waits: &(dyn Fn(Arc<Failure>, Duration) + Send + Sync),
    ) -> Result<Self, Failure> {
        let (owner, mut facts, view) = (order.owner(), order.facts(), order.view());
        let user = order.session_user();
        let client = GraphClient::scrubbing(order.endpoints, order.credentials, scrub)
            .map_err(Failure::from)?;
        let signed_in = sign_in(&client, waits).await?;
        if let Some(tenant) = signed_in.hint.and_then(|hint| hint.tenant) {
            // The token contains the tenant's id even if a domain was typed.
            facts.tenant = Some(one_spelling(&tenant).into());
        }
        let mut session = Self {
            client,
            view,
            facts,
            list: (!order.demo).then(|| WatchList {
                store: Store::new(&order.folder),
                owner,
            }),
            audit: None,
            audit_folder: audit_folder(&order.folder),
            audit_trouble: None,
            store_trouble: None,
            calls: order.calls,
            lists: OwnerLists::default(),
            lease: None,
            others: BTreeSet::new(),
        };
        session.open_files(&order.folder, user, open).await;
        Ok(session)
    }

    /// Opens the files on a blocking thread. Failures are shown and do not stop the session.
    async fn open_files(&mut self, data: &Path, user: SessionUser, open: OpenFiles) {
        let list = self.list.clone();
        let (data, folder) = (data.to_owned(), self.audit_folder.clone());
        let opened = tokio::task::spawn_blocking(move || {
            let is_here = |log: &&Arc<AuditWriter>| log.path().parent() == Some(&*folder);
            let audit = match open.logs.iter().find(is_here) {
                Some(open) => Ok(open.for_user(user)),
                None => AuditWriter::open(&folder, user),
            };
            let kept = list.map(|WatchList { store, owner }| {
                let lease = match open.lease.filter(|lease| lease.is_in(&data)) {
                    Some(lease) => Ok(lease),
                    None => Lease::take(&data).map(Arc::new),
                };
                (lease, store.open_lists(&owner))
            });
            let others = match &kept {
                Some((Ok(lease), Ok(lists))) => others_there(lease, named_windows(&lists.calls)),
                _ => BTreeSet::new(),
            };
            (audit, kept, others)
        });
        let Ok((audit, kept, others)) = opened.await else {
            return;
        };
        match audit {
            Ok(writer) => self.audit = Some(Arc::new(writer)),
            Err(error) => self.audit_trouble = Some(error.to_string().into()),
        }
        self.others = others;
        let Some((lease, lists)) = kept else {
            return;
        };
        match lease {
            Ok(lease) => self.lease = Some(lease),
            Err(error) => self.store_trouble = Some(error.to_string().into()),
        }
        match lists {
            Ok(lists) => self.lists = lists,
            Err(error) => self.store_trouble = Some(error.to_string().into()),
        }
    }
}

/// Returns which of these windows are running, except this one. Blocks.
pub(crate) fn others_there(lease: &Lease, windows: BTreeSet<WindowId>) -> BTreeSet<WindowId> {
    let others = windows.into_iter().filter(|id| id != lease.id());
    others.filter(|id| lease.is_there(id)).collect()
}

/// Requests a token, retrying a few times after temporary problems.
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

/// Whether trying again may help. An unreachable address is not tried again, since it may be
/// mistyped.
fn may_pass(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::SignIn(SignInCause::EntraTrouble | SignInCause::TooMany)
            | Cause::TimedOut
            | Cause::Connection(ConnectionCause::Broken)
    )
}

/// Returns the credential's name for the audit log. A certificate is named with the SHA-1
/// thumbprint that Entra's portal lists.
fn credential_word(credential: &Credential) -> String {
    match credential {
        Credential::Secret(_) => "client_secret".into(),
        Credential::Certificate(used) => format!("certificate {}", used.certificate.facts().sha1),
        Credential::FederatedFile(_) => "federated_token".into(),
        Credential::AccessToken(_) => "access_token".into(),
    }
}
