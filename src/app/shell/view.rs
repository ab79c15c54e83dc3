//! The state of the window that no snapshot contains, for the panels to draw.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::access::access_ui::AccessPageState;
use crate::app::activity::activity_ui::ActivityPanelState;
use crate::app::call::call_ui::{CallContext, CallUiState};
use crate::app::calls::calls_ui::CallListState;
use crate::app::language::countries::country_of_the_system;
use crate::app::language::languages::Language;
use crate::app::language::late_text::LateText;
use crate::app::language::privacy;
use crate::app::settings::settings_ui::SettingsState;
use crate::app::shell::about::about_ui::AboutDialog;
use crate::app::shell::announcer::Announcer;
use crate::app::shell::exit::exit_question::ExitQuestion;
use crate::app::shell::palette::palette_state::Palette;
use crate::app::shell::place::panel_size::PanelSizes;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::sign_in::signed_out_ui::SignedOut;
use crate::app::state::choices::Choices;
use crate::app::state::copied::Copied;
use crate::app::state::pending::PendingSet;
use crate::app::state::start::Prefill;
use crate::desktop::notifier::Notifier;
use crate::faults::Fault;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::invitee::country::Country;
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::policy::Policy;
use crate::settings::preferences::Preferences;

/// The state that the panels draw from and change.
pub(crate) struct View {
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) now: Now,
    pub(crate) preferences: Preferences,
    /// The administrator's policy, which overrides the preferences.
    pub(crate) policy: Policy,
    /// The choices of the current sign-in, such as the callback address.
    pub(crate) choices: Choices,
    /// Where the credential of the session is kept.
    pub(crate) place: CredentialPlace,
    pub(crate) form: SignInForm,
    pub(crate) calls: CallListState,
    pub(crate) activity: ActivityPanelState,
    pub(crate) access: AccessPageState,
    /// The window's state for each call that has been in front.
    pub(crate) call_states: BTreeMap<CallId, CallUiState>,
    /// Commands that this window has just sent and that no snapshot shows yet.
    pub(crate) pending: PendingSet,
    /// The call in front.
    pub(crate) shown: Option<CallId>,
    /// Whether a sign-in, or the start of the demo, is running.
    pub(crate) busy: bool,
    /// Why the last sign-in failed, or why the last session expired.
    pub(crate) refused: Option<Failure>,
    /// The failure whose facts the failure dialog shows, while this dialog is open.
    pub(crate) failure: Option<Arc<Failure>>,
    /// The last session that ended, for the page after a sign-out; never the demo's.
    pub(crate) ended: Option<SignedOut>,
    /// Failures of the window itself, such as a failure to save the settings.
    pub(crate) troubles: Vec<WindowTrouble>,
    pub(crate) notices: NoticesRoom,
    /// The panels' sizes in the last frame, to notice when a user resizes one.
    pub(crate) panel_sizes: PanelSizes,
    pub(crate) keys_open: bool,
    pub(crate) settings: SettingsState,
    /// The About dialog, while it is shown.
    pub(crate) about: Option<AboutDialog>,
    /// Index of the shown hint of the demo, from 0. `None` for a demo without hints.
    pub(crate) hint: Option<usize>,
    /// The palette, while it is open.
    pub(crate) palette: Option<Palette>,
    /// What was last copied, and when, for the message about it.
    pub(crate) copied: Option<(Copied, Now)>,
    /// A sentence about a small action that failed or about what was saved, and since when it is shown.
    pub(crate) remark: Option<(LateText, Now)>,
    /// Announcements for screen readers.
    pub(crate) announcer: Announcer,
    /// Shows desktop notifications. `None` only in tests: a desktop without notifications has a notifier too.
    pub(crate) notifier: Option<Notifier>,
    /// Whether the window is waiting for requests to finish before it closes.
    pub(crate) closing: bool,
    /// The question before closing the window or signing out, while it is open.
    pub(crate) exit_question: Option<ExitQuestion>,
    /// Tenant, app and Graph host of the current session, or of the last one after a sign-out.
    owner: Option<[Arc<str>; 3]>,
    country_of_the_system: Option<Country>,
}

impl View {
    pub(crate) fn new(
        (snapshot, now): (Arc<Snapshot>, Now),
        (preferences, policy): (Preferences, Policy),
        form: SignInForm,
        troubles: Vec<WindowTrouble>,
    ) -> Self {
        Self {
            snapshot,
            now,
            preferences,
            policy,
            choices: Choices::default(),
            place: CredentialPlace::default(),
            form,
            calls: CallListState::default(),
            activity: ActivityPanelState::default(),
            access: AccessPageState::default(),
            call_states: BTreeMap::new(),
            pending: PendingSet::default(),
            shown: None,
            busy: false,
            refused: None,
            failure: None,
            ended: None,
            troubles,
            notices: NoticesRoom::default(),
            panel_sizes: PanelSizes::default(),
            keys_open: false,
            settings: SettingsState::default(),
            about: None,
            hint: Some(0),
            palette: None,
            copied: None,
            remark: None,
            announcer: Announcer::default(),
            notifier: None,
            closing: false,
            exit_question: None,
            owner: None,
            country_of_the_system: country_of_the_system(),
        }
    }

    /// Returns the data that a call's panels draw from, besides the call's own view.
    pub(crate) fn call_context(&self) -> CallContext<'_> {
        CallContext {
            snapshot: &self.snapshot,
            now: self.now,
            pending: &self.pending,
            // In presentation mode rows always have two lines, because a shared screen has room for them.
            dense: self.preferences.dense_rows && !privacy::is_on(),
            auto_cancel: self.choices.auto_cancel(),
            callback: self.choices.callback_uri.as_deref(),
            countries: [self.preferences.phone_country(), self.country_of_the_system],
        }
    }
}

impl View {
    /// Adds a notice with this sentence, unless the same notice is shown already.
    pub(crate) fn tell_trouble(&mut self, sentence: impl Fn() -> String + 'static) {
        self.trouble(WindowTrouble::sentence(sentence));
    }

    /// Removes the notices about commands that failed because Graph asked to wait, once the wait is over.
    pub(crate) fn forget_waits(&mut self) {
        let now = self.now.wall;
        let is_over = |it: &WindowTrouble| matches!(it, WindowTrouble::NotDone(failure) if failure.is_wait_over(now));
        self.troubles.retain(|trouble| !is_over(trouble));
    }

    /// Takes a new snapshot. Returns whether its session has another tenant, app or Graph host than the session before.
    pub(crate) fn take(&mut self, snapshot: Arc<Snapshot>) -> bool {
        let session = snapshot.sign_in.session();
        let owner = session.map(|it| [&it.tenant, &it.client_id, &it.graph_host].map(Arc::clone));
        let began = session.is_some().then_some(self.now.wall);
        self.activity.since = self.activity.since.or(began);
        self.snapshot = snapshot;
        let is_another = owner.is_some() && self.owner.is_some() && self.owner != owner;
        self.owner = owner.or(self.owner.take());
        is_another
    }

    /// Forgets everything of the session: a search, a chosen person, dialogs, messages. After a sign-in to another
    /// tenant, nothing of the old tenant may stay visible. Only the fields named below stay.
    pub(crate) fn begin_anew(&mut self) {
        let nothing = (Preferences::default(), Policy::default());
        let form = SignInForm::new(Prefill::default());
        let fresh = Self::new((self.snapshot.clone(), self.now), nothing, form, Vec::new());
        let old = std::mem::replace(self, fresh);
        self.owner = old.owner;
        (self.preferences, self.policy) = (old.preferences, old.policy);
        (self.form, self.choices, self.place) = (old.form, old.choices, old.place);
        (self.busy, self.refused, self.ended) = (old.busy, old.refused, old.ended);
        (self.hint, self.notifier, self.closing) = (old.hint, old.notifier, old.closing);
        (self.panel_sizes, self.access.openings) = (old.panel_sizes, old.access.openings);
        self.settings.is_open = old.settings.is_open;
        self.announcer = old.announcer.quiet();
        let is_of_window = |it: &WindowTrouble| !matches!(it, WindowTrouble::NotDone(_));
        self.troubles = old.troubles.into_iter().filter(is_of_window).collect();
    }

    /// Shortens the note after a sign-out to the calls that the app is still in, because another sign-in is tried.
    pub(crate) fn shorten_ended(&mut self) {
        let now = self.now.wall;
        self.ended = self.ended.take().and_then(|ended| ended.briefly(now));
    }

    /// Forgets the note about a session of this sign-in, which has worked again.
    pub(crate) fn forget_ended(&mut self, key: &SignInKey) {
        self.ended = self.ended.take().and_then(|ended| ended.without(key));
    }

    /// Returns the window's name for screen readers: the program and, unless the board is shown, the call in front.
    pub(crate) fn window_name(&self) -> String {
        let shown = self.shown.as_ref().and_then(|id| self.snapshot.call(id));
        match shown {
            Some(call) if !self.calls.board.is_open => format!("Moderato – {}", call.title()),
            _ => "Moderato".to_owned(),
        }
    }

    pub(crate) fn trouble(&mut self, trouble: WindowTrouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }
}

/// A failure of the window itself, shown as a notice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum WindowTrouble {
    /// A failure described by this sentence, for example one about the settings file.
    Sentence(LateText),
    /// A command that was never sent, or that the worker left unanswered when it ended; holds why.
    NotDone(Arc<Failure>),
    /// A part of the program behind the window, such as the worker, has stopped. The display may be out of date.
    PartStopped,
    /// An earlier run ended with a panic.
    Crash(Fault),
    /// No font has the letters of the chosen language.
    NoFont(Language),
}

impl WindowTrouble {
    pub(crate) fn sentence(words: impl Fn() -> String + 'static) -> Self {
        Self::Sentence(LateText::new(words))
    }

    pub(crate) fn told(sentence: String) -> Self {
        Self::sentence(move || sentence.clone())
    }
}

/// The height of the notices above a call, and what is open in them.
#[derive(Debug, Default)]
pub(crate) struct NoticesRoom {
    /// The height kept free for the notices, in points. It stays the same while rows must not move.
    pub(crate) kept: f32,
    /// The height that the notices need, in points.
    pub(crate) needed: f32,
    /// Whether the notice about the audit log shows its details in a low window.
    pub(crate) is_audit_open: bool,
}
