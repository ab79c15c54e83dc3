//! The snapshot that the worker publishes and the window draws: the current state of everything.
//! Shared and immutable.

use std::path::Path;
use std::sync::Arc;

use crate::moderation::access::report::AccessReport;
use crate::moderation::model::call::{CallState, EndReason, ResultInfo};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::LinkCloud;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::reading::IncompleteReason;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::ActivityEntry;
use crate::moderation::state::audit_trouble::AuditTrouble;
use crate::moderation::state::deeds::batch::RemovalBatch;
use crate::moderation::state::deeds::join::Join;
use crate::moderation::state::deeds::keep_alive::KeepAlive;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::deeds::raid::{Raid, Wave};
use crate::moderation::state::deeds::service::ServiceAct;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::pacer::Pause;
pub use crate::moderation::state::resumed::Resumed;
use crate::moderation::state::row::{EndedVisit, Row};
use crate::moderation::state::rules::{DoorRest, Rules};
use crate::moderation::state::saved::SavedPerson;

/// Everything that the window needs to know.
///
/// Cheap to compare: unchanged parts are shared, and equal pointers are not compared further.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// State of the sign-in.
    pub sign_in: SignIn,
    /// Watched calls, in the order in which they were added.
    pub calls: Vec<Arc<CallView>>,
    /// Joins without a call yet, and failed ones, oldest first.
    pub joins: Arc<Vec<Arc<Join>>>,
    /// People whom the operator protects.
    pub protected: Arc<[SavedPerson]>,
    /// Why automatic and bulk requests are paused, if they are.
    pub pause: Option<Pause>,
    /// Activity entries, oldest first.
    pub activity: Arc<Vec<Arc<ActivityEntry>>>,
    /// Number of removals, cancellations and invitations in progress.
    pub in_flight: usize,
    /// Why the audit log could not be written. Shown in red until a write succeeds.
    pub audit_trouble: Option<Arc<AuditTrouble>>,
    /// Why the list of watched calls could not be saved.
    pub store_trouble: Option<Arc<str>>,
    /// Path of the audit log of this session.
    pub audit_path: Option<Arc<Path>>,
    /// Files of the audit log that are past their retention time, but kept because they are
    /// damaged.
    pub audit_damaged: Arc<[Arc<str>]>,
    /// The note that the computer slept, until the operator dismisses it.
    pub resumed: Option<Resumed>,
    /// Number of commands that the worker has taken. This snapshot includes their effects.
    pub told: u64,
    /// Permissions of the app, as far as this session or the refused sign-in showed them.
    pub access: Option<Arc<AccessReport>>,
}

impl Snapshot {
    /// Finds a watched call by id.
    pub fn call(&self, id: &CallId) -> Option<&Arc<CallView>> {
        self.calls.iter().find(|call| &call.id == id)
    }
}

/// State of the sign-in: `SignedOut`, `SigningIn`, `SignedIn`, then `Expired` or `Refused`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SignIn {
    /// Nobody is signed in.
    #[default]
    SignedOut,
    /// Asking for a token. Holds the next try if Entra has a temporary problem.
    SigningIn(Option<SignInWait>),
    /// Signed in with a valid token.
    SignedIn(Session),
    /// The token expired or was refused, and no new one could be had.
    Expired(Session, Arc<Failure>),
    /// Entra refused the sign-in, or could not be reached.
    Refused(Arc<Failure>),
}

impl SignIn {
    /// Returns the session, including one that has expired.
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::SignedIn(session) | Self::Expired(session, _) => Some(session),
            Self::SignedOut | Self::SigningIn(_) | Self::Refused(_) => None,
        }
    }

    /// Returns the id of the app that is signed in.
    pub fn client_id(&self) -> Option<&str> {
        self.session().map(|session| &*session.client_id)
    }
}

/// A sign-in that waits because Entra has a temporary problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInWait {
    /// The problem.
    pub failure: Arc<Failure>,
    /// When it is tried again.
    pub next_try: Now,
}

/// Details of a session. Contains no secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Tenant (directory) id or domain, as typed.
    pub tenant: Arc<str>,
    /// Application (client) id.
    pub client_id: Arc<str>,
    /// Host that receives the token.
    pub graph_host: Arc<str>,
    /// Whether that host is the simulator that this program started.
    pub demo: bool,
    /// The cloud, as in meeting links. `None` for a custom one.
    pub cloud: Option<LinkCloud>,
    /// Whether this cloud supports hidden invitations and participant ids of our own.
    pub full_invitations: bool,
    /// Meetings offered for joining. Demo only.
    pub meetings: Arc<[OfferedMeeting]>,
}

/// A meeting offered for joining.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedMeeting {
    /// Subject.
    pub subject: Arc<str>,
    /// Link to join it.
    pub link: Arc<str>,
}

/// A watched call as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallView {
    /// The call's id.
    pub id: CallId,
    /// Subject made safe to show. `None` until Graph sent one.
    pub subject: Option<SafeName>,
    /// How it was joined, made safe to show. Used while there is no subject.
    pub label: Option<SafeName>,
    /// State of watching the call.
    pub state: WatchState,
    /// All rows, in order of arrival: people in the lobby and the call, and people who were just
    /// proved to be removed.
    pub rows: Arc<Vec<Arc<Row>>>,
    /// Ended visits, oldest first, for the export.
    pub ended_visits: Arc<Vec<Arc<EndedVisit>>>,
    /// Increases whenever `rows` changes, so that sorted and filtered lists can be cached.
    pub version: u64,
    /// Invitations sent from this console, oldest first.
    pub invitations: Arc<Vec<Arc<Invitation>>>,
    /// Number of people in the call, in the lobby and ringing.
    pub counts: Counts,
    /// When the newest usable roster was asked for.
    pub updated: Option<Now>,
    /// How often the roster has been asked for.
    pub asked: u32,
    /// Why the newest poll failed, if it did.
    pub trouble: Option<PollTrouble>,
    /// Why the newest roster may be incomplete. Such a roster takes nobody away and proves nothing.
    pub lack: Option<IncompleteReason>,
    /// Whether recent rosters contradict each other about who is there.
    pub contradicts: bool,
    /// Whether Graph gives everybody a new id with each roster, so that removals cannot work.
    pub new_ids: bool,
    /// Why the closed door removes nobody, and the people it leaves to the operator.
    pub door_rests: Option<DoorRest>,
    /// Since when the roster has been asked for without an answer, if that is long.
    pub silent_since: Option<Now>,
    /// Rows, invitations, deeds and rules that need attention.
    pub alarms: u32,
    /// When it was added to the list.
    pub watched_since: Now,
    /// State of the call when it was last read.
    pub call_state: Option<CallState>,
    /// Whether it is a group call, as far as Graph says.
    pub is_group: Option<bool>,
    /// How it is kept alive.
    pub keep_alive: KeepAlive,
    /// State of leaving, if the operator asked for it.
    pub leaving: Option<LeaveState>,
    /// A batch of removals, from its confirmation until it is dismissed.
    pub ending: Option<Arc<RemovalBatch>>,
    /// Service deeds in progress, and failed ones until they are dismissed.
    pub service_acts: Arc<Vec<ServiceAct>>,
    /// Whether this app is muted, if the roster says so.
    pub own_muted: Option<bool>,
    /// The rules of this call.
    pub rules: Arc<Rules>,
    /// Raid mode, while it is on.
    pub raid: Option<Raid>,
    /// A recent wave of joins.
    pub wave: Option<Wave>,
}

impl CallView {
    /// Makes a call about which nothing is known yet.
    pub fn new(id: CallId, watched_since: Now) -> Self {
        Self {
            id,
            subject: None,
            label: None,
            state: WatchState::default(),
            rows: Arc::default(),
            ended_visits: Arc::default(),
            version: 0,
            invitations: Arc::default(),
            counts: Counts::default(),
            updated: None,
            asked: 0,
            trouble: None,
            lack: None,
            contradicts: false,
            new_ids: false,
            door_rests: None,
            silent_since: None,
            alarms: 0,
            watched_since,
            call_state: None,
            is_group: None,
            keep_alive: KeepAlive::default(),
            leaving: None,
            ending: None,
            service_acts: Arc::default(),
            own_muted: None,
            rules: Arc::default(),
            raid: None,
            wave: None,
        }
    }

    /// Whether a roster has come and the call isn't over.
    pub fn goes_on(&self) -> bool {
        self.updated.is_some() && !self.has_ended()
    }

    /// Whether the app stays in the call if nobody makes it leave: only in calls that were joined or created from here.
    pub fn keeps_the_app(&self) -> bool {
        self.keep_alive.ours && !self.has_ended()
    }

    /// Whether the call is over, as its state says.
    pub fn has_ended(&self) -> bool {
        matches!(self.state, WatchState::Ended(_))
    }

    /// Returns the subject, or else the label, or else the end of the id.
    pub fn title(&self) -> String {
        let names = [&self.subject, &self.label];
        let name = names.into_iter().flatten().find(|name| !name.is_empty());
        name.map_or_else(|| self.id.tail(), |name| name.as_str().to_owned())
    }
}

/// State of watching a call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WatchState {
    /// Nothing has arrived yet.
    #[default]
    Connecting,
    /// The call is being set up.
    Establishing(Establishing),
    /// The call answers, but Graph lists nobody yet.
    WaitingForRoster,
    /// The newest poll succeeded.
    Live,
    /// The newest poll failed, or the roster is older than three intervals.
    Stale,
    /// Graph asked us to wait.
    Throttled,
    /// Three polls in a row failed.
    Unreachable,
    /// The call is over. The last roster stays visible.
    Ended(Ended),
}

/// A call that is not connected yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Establishing {
    /// Since when it has been set up.
    pub since: Now,
    /// Whether the app waits in the lobby to be admitted.
    pub in_lobby: bool,
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When this console learned of it.
    pub at: Now,
    /// Why.
    pub reason: EndReason,
    /// Graph's code, subcode and text, if it sent them.
    pub result: Option<ResultInfo>,
}

/// Number of people in each place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the call.
    pub in_call: u32,
    /// In the lobby.
    pub in_lobby: u32,
    /// Invitations of this console that are ringing.
    pub ringing: u32,
}

/// Why polling fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollTrouble {
    /// The newest failure.
    pub failure: Arc<Failure>,
    /// Number of consecutive failed polls.
    pub failures: u32,
    /// When the next poll is due.
    pub next_try: Now,
}
