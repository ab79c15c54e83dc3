//! What the worker publishes and the window draws: the newest state of everything, shared, never changed in place.

use std::path::Path;
use std::sync::Arc;

use crate::moderation::access::report::AccessReport;
use crate::moderation::model::call::{CallState, EndReason, ResultInfo};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::LinkCloud;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::reading::Lack;
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
/// Comparing two is cheap: whatever did not change is shared, and what is shared is not looked into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Whether somebody is signed in, and as what.
    pub sign_in: SignIn,
    /// The watched calls, in the order in which they were added.
    pub calls: Vec<Arc<CallView>>,
    /// Joins that have no call yet, or came to nothing, oldest first.
    pub joins: Arc<Vec<Arc<Join>>>,
    /// Whom the moderator has put under protection.
    pub protected: Arc<[SavedPerson]>,
    /// That the program sends nothing by itself and in bulk for now, and why.
    pub pause: Option<Pause>,
    /// What happened, oldest first.
    pub activity: Arc<Vec<Arc<ActivityEntry>>>,
    /// How many removals, cancellings and invitations are on their way.
    pub in_flight: usize,
    /// Why the audit log could not be written, if it could not; shown in red until a write succeeds.
    pub audit_trouble: Option<Arc<AuditTrouble>>,
    /// Why the list of watched calls could not be saved, if it could not.
    pub store_trouble: Option<Arc<str>>,
    /// Where the audit log of this session is written.
    pub audit_path: Option<Arc<Path>>,
    /// Files of the audit log that are older than they are to be kept, and stay since they are not whole.
    pub audit_damaged: Arc<[Arc<str>]>,
    /// That the computer slept, until somebody has read it.
    pub resumed: Option<Resumed>,
    /// How many commands the worker has taken since it began: what they changed is in here.
    pub told: u64,
    /// What the app may do, as far as this session or the refused sign-in has shown.
    pub access: Option<Arc<AccessReport>>,
}

impl Snapshot {
    /// The watched call with this id.
    pub fn call(&self, id: &CallId) -> Option<&Arc<CallView>> {
        self.calls.iter().find(|call| &call.id == id)
    }
}

/// signed out → signing in → signed in → (expired, refused).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SignIn {
    /// Nobody is signed in.
    #[default]
    SignedOut,
    /// A token is being asked for; where Entra had trouble, when once more.
    SigningIn(Option<SignInWait>),
    /// A token is there.
    SignedIn(Session),
    /// There was a session; its token ran out or was refused, and a new one could not be had.
    Expired(Session, Arc<Failure>),
    /// Entra refused, or could not be reached.
    Refused(Arc<Failure>),
}

impl SignIn {
    /// The session, also one that has expired.
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::SignedIn(session) | Self::Expired(session, _) => Some(session),
            Self::SignedOut | Self::SigningIn(_) | Self::Refused(_) => None,
        }
    }
}

/// A sign-in that Entra could not answer for the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInWait {
    /// What it ran into.
    pub failure: Arc<Failure>,
    /// When it is tried again.
    pub next_try: Now,
}

/// As what and where somebody is signed in; nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Directory (tenant) ID or domain, as typed.
    pub tenant: Arc<str>,
    /// Application (client) id.
    pub client_id: Arc<str>,
    /// The host that the token goes to.
    pub graph_host: Arc<str>,
    /// Whether the host is the simulator that this program started itself.
    pub demo: bool,
    /// Which cloud that is, in the terms of meeting links; `None` for a custom one.
    pub cloud: Option<LinkCloud>,
    /// Whether this cloud knows hidden invitations and ids of our own.
    pub full_invitations: bool,
    /// Meetings that can be joined without anybody's link, in the demo.
    pub meetings: Arc<[OfferedMeeting]>,
}

/// A meeting with a link that can be pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedMeeting {
    /// What it is about.
    pub subject: Arc<str>,
    /// A link to it.
    pub link: Arc<str>,
}

/// A watched call as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallView {
    /// Its id.
    pub id: CallId,
    /// Its subject, safe to show; `None` until Graph told one.
    pub subject: Option<SafeName>,
    /// How it was joined, safe to show, for as long as there is no subject.
    pub label: Option<SafeName>,
    /// Where watching stands.
    pub state: WatchState,
    /// The newest roster, lobby and call together, in the order of arrival; also rows whose removal was just proved.
    pub rows: Arc<Vec<Arc<Row>>>,
    /// Visits that are over, oldest first, for the export.
    pub ended_visits: Arc<Vec<Arc<EndedVisit>>>,
    /// Counts up whenever `rows` changes, so that sorting and matching can be done once.
    pub version: u64,
    /// Invitations of this console, oldest first.
    pub invitations: Arc<Vec<Arc<Invitation>>>,
    /// How many are where.
    pub counts: Counts,
    /// When the newest good roster was asked for.
    pub updated: Option<Now>,
    /// How often the roster has been asked for since watching began.
    pub asked: u32,
    /// What the newest poll ran into, if it did.
    pub trouble: Option<PollTrouble>,
    /// Why the newest roster was not whole, if it was not: it takes nobody away and proves nothing.
    pub lack: Option<Lack>,
    /// Whether answers that follow one another contradict each other about who is there.
    pub contradicts: bool,
    /// Whether the service gives everybody a new id at each answer, so that no removal can name anybody.
    pub new_ids: bool,
    /// Why the closed door removes nobody by itself, if it does not, and whom it leaves to a person.
    pub door_rests: Option<DoorRest>,
    /// Since when the roster has been asked for without any answer, if that is long.
    pub silent_since: Option<Now>,
    /// How many rows and invitations need a look: failed, still here, came back, cannot be cancelled.
    pub alarms: u32,
    /// When it was added to the list.
    pub watched_since: Now,
    /// Where the call itself stood when it was read last.
    pub call_state: Option<CallState>,
    /// Whether it is a group call, as far as Graph tells.
    pub is_group: Option<bool>,
    /// How it is kept alive.
    pub keep_alive: KeepAlive,
    /// How the leaving stands, if somebody asked for it.
    pub leaving: Option<LeaveState>,
    /// The ending for everybody, from its confirmation until it was read.
    pub ending: Option<Arc<RemovalBatch>>,
    /// What the service was asked to do: on its way, or come to nothing and not read yet.
    pub service_acts: Arc<Vec<ServiceAct>>,
    /// Whether this app itself is muted, where the roster tells.
    pub own_muted: Option<bool>,
    /// Who is kept out.
    pub rules: Arc<Rules>,
    /// Raid mode, while it is on.
    pub raid: Option<Raid>,
    /// A wave of joins that somebody should know of.
    pub wave: Option<Wave>,
}

impl CallView {
    /// A call of which nothing is known yet.
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

    /// The subject, or the end of the id where there is none.
    pub fn title(&self) -> String {
        let names = [&self.subject, &self.label];
        let name = names.into_iter().flatten().find(|name| !name.is_empty());
        name.map_or_else(|| self.id.tail(), |name| name.as_str().to_owned())
    }
}

/// connecting → waiting for roster → live → (stale, throttled, unreachable) → ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WatchState {
    /// Nothing has come yet.
    #[default]
    Connecting,
    /// The call is being set up.
    Establishing(Establishing),
    /// The call answers, but Graph sends no people yet.
    WaitingForRoster,
    /// The newest poll was good.
    Live,
    /// The newest poll failed, or the roster is older than three intervals.
    Stale,
    /// Graph asked to wait.
    Throttled,
    /// Three polls failed in a row.
    Unreachable,
    /// The call is over; the last roster stays readable.
    Ended(Ended),
}

/// A call that is not up yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Establishing {
    /// Since when.
    pub since: Now,
    /// Whether the app waits in the lobby until somebody lets it in.
    pub in_lobby: bool,
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When this console learned of it.
    pub at: Now,
    /// Why.
    pub reason: EndReason,
    /// Graph's own pair and text, where it gave one.
    pub result: Option<ResultInfo>,
}

/// How many people are where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the call.
    pub in_call: u32,
    /// In the lobby.
    pub in_lobby: u32,
    /// Invitations of this console that ring.
    pub ringing: u32,
}

/// What polling ran into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollTrouble {
    /// The newest failure.
    pub failure: Arc<Failure>,
    /// How many polls have failed in a row.
    pub failures: u32,
    /// When the next one is due.
    pub next_try: Now,
}
