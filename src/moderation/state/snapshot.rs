//! The snapshot that the worker publishes and the window draws: the state of the whole app. Shared
//! and immutable.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::access::report::AccessReport;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::call::{CallState, EndReason, ResultInfo};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::LinkCloud;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, LastingIdentity};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::ActivityEntry;
use crate::moderation::state::audit_trouble::AuditTrouble;
use crate::moderation::state::deeds::batch::RemovalBatch;
use crate::moderation::state::deeds::join::Join;
use crate::moderation::state::deeds::keep_alive::KeepAlive;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::deeds::raid::{Raid, Wave, is_of_wave};
use crate::moderation::state::deeds::service::ServiceAct;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::pacer::Pause;
pub use crate::moderation::state::resumed::Resumed;
use crate::moderation::state::roster::history::EndedVisit;
use crate::moderation::state::row::{Role, Row, RowKey};
use crate::moderation::state::rules::{DoorLimits, Rules};
use crate::moderation::state::saved::SavedPerson;

/// All data that the window needs.
///
/// Cheap to compare: successive snapshots share unchanged parts. Parts with the same pointer are not compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// State of the sign-in.
    pub sign_in: SignIn,
    /// Watched calls, in the order in which they were added.
    pub calls: Vec<Arc<CallView>>,
    /// Joins that have not created a call yet, and failed joins, oldest first. A repeated join takes the place of the
    /// failed one.
    pub joins: Arc<[Arc<Join>]>,
    /// People whom the operator protects.
    pub protected: Arc<[SavedPerson]>,
    /// Why automatic and bulk requests are paused. `None` if they are not.
    pub pause: Option<Pause>,
    /// Time from one bulk or automatic removal to the next over all calls, in whole tenths of a second. `None` if the
    /// service has not limited removals lately.
    pub removal_interval: Option<Duration>,
    /// Activity entries, oldest first.
    pub activity: Arc<Vec<Arc<ActivityEntry>>>,
    /// Number of requests to change a call that were sent but not answered.
    pub in_flight: usize,
    /// The newest problem of the audit log. `None` once a write succeeds.
    pub audit_trouble: Option<Arc<AuditTrouble>>,
    /// Why the saved lists of calls and protected people may be out of date. For example, the last save failed, or the
    /// file had a problem when the session began.
    pub store_trouble: Option<Arc<str>>,
    /// Path of the audit log of this session.
    pub audit_path: Option<Arc<Path>>,
    /// Old files of the audit log that are kept because they are damaged, and files that cannot be read.
    pub audit_damaged: Arc<[Arc<str>]>,
    /// The notice that the computer slept or its clock jumped, until the operator dismisses it.
    pub resumed: Option<Resumed>,
    /// Number of commands that the worker has handled. This snapshot includes their effects.
    pub commands_handled: u64,
    /// Permissions of the app, as shown by this session or a refused sign-in. `None` if nothing is
    /// known.
    pub access: Option<Arc<AccessReport>>,
}

impl Snapshot {
    /// Finds a watched call by id. `None` if no such call is watched.
    pub fn call(&self, id: &CallId) -> Option<&Arc<CallView>> {
        self.calls.iter().find(|call| &call.id == id)
    }
}

/// State of the sign-in. Unless it is canceled, a sign-in leads from `SigningIn` to `SignedIn` or `Refused`. A session
/// may become `Expired`, and `SignedIn` again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SignIn {
    /// Nobody is signed in.
    #[default]
    SignedOut,
    /// The app is asking Entra for a token. Contains the next try after a temporary problem.
    SigningIn(Option<SignInWait>),
    /// Signed in with a valid token.
    SignedIn(Session),
    /// The token expired or was refused, and there is no new one. Contains the reason.
    Expired(Session, Arc<Failure>),
    /// The sign-in failed, for example because Entra refused it or could not be reached.
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

/// A sign-in that waits to be tried again after a temporary problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInWait {
    /// The temporary problem.
    pub failure: Arc<Failure>,
    /// When the sign-in is tried again.
    pub next_try: Now,
}

/// Details of a session. Contains no secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Tenant (directory) id or domain, as typed.
    pub tenant: Arc<str>,
    /// Application (client) id.
    pub client_id: Arc<str>,
    /// Host of the Graph service, which receives the token. Includes a port that is not the default.
    pub graph_host: Arc<str>,
    /// Whether `graph_host` is the simulator that this program started.
    pub demo: bool,
    /// The cloud, as meeting links name it. `None` for a custom cloud.
    pub cloud: Option<LinkCloud>,
    /// Whether this cloud supports hidden invitations, and participant ids that this app chooses.
    pub offers_participant_ids: bool,
    /// Meetings that the demo offers for joining. Empty outside the demo.
    pub meetings: Arc<[OfferedMeeting]>,
}

/// A meeting offered for joining.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedMeeting {
    /// Subject of the meeting.
    pub subject: Arc<str>,
    /// Link to join the meeting.
    pub link: Arc<str>,
}

/// A watched call as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallView {
    /// The call's id.
    pub id: CallId,
    /// Subject made safe to show. `None` if no subject is known, from this run or an earlier one.
    pub subject: Option<SafeName>,
    /// How the call was joined, made safe to show. Shown while there is no subject.
    pub label: Option<SafeName>,
    /// Whether readings of this call succeed. If not, says why.
    pub state: WatchState,
    /// All rows, in order of arrival: people in the lobby or the call, people missing from rosters, and people just
    /// proved to be removed.
    pub rows: Arc<Vec<Arc<Row>>>,
    /// Ended visits, oldest first, for the export.
    pub ended_visits: Arc<Vec<Arc<EndedVisit>>>,
    /// Increases whenever `rows` changes, so that sorted and filtered lists can be cached.
    pub version: u64,
    /// Invitations that this app sent, oldest first.
    pub invitations: Arc<Vec<Arc<Invitation>>>,
    /// Number of people in the call, in the lobby and ringing.
    pub counts: Counts,
    /// When the newest usable roster was requested. `None` before the first one.
    pub updated: Option<Now>,
    /// How many requests for the roster were answered or have failed.
    pub asked: u32,
    /// Why polls of this call fail. `None` if no failure counts since the newest usable roster.
    ///
    /// Once there is a roster, a failed reading of the call itself counts only if Graph answers that the call does not
    /// exist.
    pub trouble: Option<PollTrouble>,
    /// Why the newest roster may be incomplete. An incomplete roster does not show that anybody left. `None` if the
    /// roster is whole.
    pub incomplete: Option<IncompleteReason>,
    /// Whether recent rosters contradict each other about who is in the call.
    pub contradicts: bool,
    /// Whether Graph gives everybody a new id with each roster, which makes removals impossible.
    pub new_ids: bool,
    /// The limits of the closed door: whether the door removes people now, and the people whom it
    /// leaves to the operator.
    pub door_limits: Option<DoorLimits>,
    /// Since when Graph has left requests for the roster unanswered, if that has lasted long. `None` otherwise.
    pub silent_since: Option<Now>,
    /// Number of things that need attention, such as rows, invitations, deeds, rules and a wave.
    pub alarms: u32,
    /// When the call was added to the list.
    pub watched_since: Now,
    /// State of the call when it was last read. `None` before the first reading.
    pub call_state: Option<CallState>,
    /// Whether this is a group call. `None` while that is unknown.
    pub is_group: Option<bool>,
    /// Whether and how this app keeps the call alive.
    pub keep_alive: KeepAlive,
    /// Progress of leaving the call. `None` unless leaving was requested.
    pub leaving: Option<LeaveState>,
    /// The latest batch of removals, from its confirmation until it is dismissed.
    pub batch: Option<Arc<RemovalBatch>>,
    /// The service deeds that are kept (see [`ServiceAct`]): at most one for each participant, and one for this app.
    pub service_acts: Arc<Vec<ServiceAct>>,
    /// Whether this app is muted. `None` if the roster does not say.
    pub own_muted: Option<bool>,
    /// The rules of this call.
    pub rules: Arc<Rules>,
    /// Raid mode, while it is on.
    pub raid: Option<Raid>,
    /// A recent wave: many people who arrived within a short time.
    pub wave: Option<Wave>,
    /// A recent wave that the operator dismissed.
    pub folded_wave: Option<Wave>,
}

impl CallView {
    /// Whether a roster has come and the call isn't over.
    pub fn goes_on(&self) -> bool {
        self.updated.is_some() && !self.has_ended()
    }

    /// Whether this app stays in the call until the operator makes it leave. True for calls that
    /// this app created and that have not ended.
    pub fn keeps_the_app(&self) -> bool {
        self.keep_alive.ours && !self.has_ended()
    }

    /// Whether the call is over, according to its watch state.
    pub fn has_ended(&self) -> bool {
        matches!(self.state, WatchState::Ended(_))
    }

    /// Returns the row with this key, even if the person is missing or was just removed.
    pub fn row(&self, key: &RowKey) -> Option<&Arc<Row>> {
        self.rows.iter().find(|row| row.key == *key)
    }

    /// Returns the only listed row with this identity. `None` if there is none, or several.
    pub fn only_row_of(&self, who: &LastingIdentity) -> Option<&Arc<Row>> {
        let is_theirs = |row: &&Arc<Row>| row.is_listed() && who.is_of(&row.participant.identity);
        let mut rows = self.rows.iter().filter(is_theirs);
        let row = rows.next()?;
        rows.next().is_none().then_some(row)
    }

    /// Returns the number of invitations that count as ringing and move a participant here from another call.
    pub fn moving(&self) -> u32 {
        let moves = self.invitations.iter();
        let moves = moves.filter(|it| it.is_move() && it.counts_as_ringing());
        u32::try_from(moves.count()).unwrap_or(u32::MAX)
    }

    /// Returns the ordinary attendees who joined or were admitted from the lobby since the wave began, and are listed
    /// in the call. Leaves out attendees whom the operator let stay.
    pub fn came_with(&self, wave: Wave) -> impl Iterator<Item = &Row> {
        let rows = self.rows.iter().map(|row| &**row);
        rows.filter(move |row| wave.has(row))
    }

    /// Returns the recent wave, whether or not the operator has dismissed it.
    pub fn known_wave(&self) -> Option<Wave> {
        self.wave.or(self.folded_wave)
    }

    /// Returns the number of guests of a dismissed wave who are listed in the call, including those who couldn't be
    /// removed.
    pub fn of_folded_wave(&self) -> usize {
        let Some(wave) = self.folded_wave else {
            return 0;
        };
        let since = wave.since.monotonic;
        let guests = self.came_with(wave).filter(|row| is_of_wave(row, since));
        guests.count()
    }

    /// Returns the external people, phones and apps that came with a wave. They stay when the guests of the wave are
    /// removed.
    pub fn outsiders_of(&self, wave: Wave) -> Vec<&Row> {
        let is_other =
            |row: &&Row| matches!(row.badge, Badge::External | Badge::Phone | Badge::App);
        self.came_with(wave).filter(is_other).collect()
    }

    /// Returns the row of the person whom this invitation brought. `None` if nobody came, or if the person is not
    /// listed any more.
    pub fn arrival_of(&self, invitation: &Invitation) -> Option<&Arc<Row>> {
        let is_theirs = |row: &&Arc<Row>| {
            invitation.may_have_brought(row) && !invitation.is_followed_by(&self.invitations, row)
        };
        let mut rows = self.rows.iter().filter(|_| invitation.has_joined());
        rows.find(is_theirs)
    }

    /// Returns the newest invitation that brought this person, even if it had been canceled.
    pub fn brought(&self, row: &Row) -> Option<&Arc<Invitation>> {
        let mut invitations = self.invitations.iter().rev();
        invitations.find(|it| it.has_joined() && it.may_have_brought(row))
    }

    /// Whether a failed removal of this person may be repeated without another confirmation. True only for ordinary
    /// attendees, and only once the call has been read, because that reading names the organizer.
    pub fn retries_at_once(&self, row: &Row) -> bool {
        self.call_state.is_some() && row.role == Role::Attendee
    }

    /// Returns the subject of the call, or else its label, or else the end of its id.
    pub fn title(&self) -> String {
        let names = [&self.subject, &self.label];
        let name = names.into_iter().flatten().find(|name| !name.is_empty());
        name.map_or_else(|| self.id.tail(), |name| name.as_str().to_owned())
    }
}

/// Whether the readings of a call succeed, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WatchState {
    /// No reading has succeeded yet, or a poll failed before the first roster.
    #[default]
    Connecting,
    /// The call is being set up.
    Establishing(Establishing),
    /// Graph answers, but lists nobody yet.
    WaitingForRoster,
    /// The newest roster is recent, and no failure counts since (see [`CallView::trouble`]).
    Live,
    /// Since the newest roster, one or two failures have counted (see [`CallView::trouble`]). Or the roster is older
    /// than three intervals, or from before a sleep or a clock jump.
    Stale,
    /// Graph asked us to wait.
    Throttled,
    /// Three failures have counted (see [`CallView::trouble`]) without a usable roster in between. Or Graph answers
    /// that the call does not exist.
    Unreachable,
    /// The call is over. The last roster stays visible.
    Ended(Ended),
}

/// A call that is not connected yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Establishing {
    /// When setting up the call began.
    pub since: Now,
    /// Whether the app waits in the lobby to be admitted.
    pub in_lobby: bool,
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When this app learned that the call had ended.
    pub at: Now,
    /// Why the call ended.
    pub reason: EndReason,
    /// Graph's code, subcode and text, if it sent them.
    pub result: Option<ResultInfo>,
}

/// Number of people in the call, in the lobby and ringing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// People in the call, including this app.
    pub in_call: u32,
    /// People in the lobby.
    pub in_lobby: u32,
    /// Invitations of this app that are being sent or are ringing, with those whose cancellation Graph has not accepted yet.
    pub ringing: u32,
}

/// Why readings of a call fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollTrouble {
    /// The newest failure.
    pub failure: Arc<Failure>,
    /// Number of failures since the newest usable roster.
    pub failures: u32,
    /// When the next poll is due.
    pub next_try: Now,
}
