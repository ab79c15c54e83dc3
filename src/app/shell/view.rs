//! What the window shows: all that only it knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::access::access_ui::AccessPane;
use crate::app::activity::activity_ui::ActivityPane;
use crate::app::call::call_ui::{CallContext, CallUiState};
use crate::app::calls::calls_ui::CallsPane;
use crate::app::language::languages::Language;
use crate::app::language::privacy;
use crate::app::shell::announcer::Announcer;
use crate::app::shell::ending::end_question::EndQuestion;
use crate::app::shell::palette::palette_state::Palette;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::sign_in::signed_out_ui::SignedOut;
use crate::app::state::choices::Choices;
use crate::app::state::pending::PendingSet;
use crate::desktop::notifier::Notifier;
use crate::faults::Fault;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::policy::Policy;
use crate::settings::preferences::Preferences;
use crate::worker::WorkerHandle;

/// What the panels draw from and change.
pub(crate) struct View {
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) now: Now,
    pub(crate) preferences: Preferences,
    /// What holds whatever they say.
    pub(crate) policy: Policy,
    /// What was chosen for the sign-in at work.
    pub(crate) choices: Choices,
    /// Where its credential lives.
    pub(crate) place: CredentialPlace,
    pub(crate) form: SignInForm,
    pub(crate) calls: CallsPane,
    pub(crate) activity: ActivityPane,
    pub(crate) access: AccessPane,
    /// What the window keeps of each call that was in front.
    pub(crate) panes: BTreeMap<CallId, CallUiState>,
    /// What was just asked for here.
    pub(crate) pending: PendingSet,
    /// The call in front.
    pub(crate) shown: Option<CallId>,
    /// Whether a sign-in is on its way.
    pub(crate) busy: bool,
    /// What came of the last sign-in.
    pub(crate) refused: Option<Failure>,
    /// The failure that is looked into.
    pub(crate) failure: Option<Arc<Failure>>,
    /// The session that was ended last, but for the demo.
    pub(crate) ended: Option<SignedOut>,
    /// What could not be done here, such as saving the settings.
    pub(crate) troubles: Vec<Trouble>,
    /// Where such things are told over a call.
    pub(crate) notices: NoticesRoom,
    /// Whether the keys are shown.
    pub(crate) keys_open: bool,
    /// The palette, while it is open.
    pub(crate) palette: Option<Palette>,
    /// When something was copied last.
    pub(crate) copied: Option<Now>,
    /// What a screen reader is told by itself.
    pub(crate) announcer: Announcer,
    /// The way to the desktop's notifications, where there is one.
    pub(crate) notifier: Option<Notifier>,
    /// Whether the window waits for requests before it closes.
    pub(crate) closing: bool,
    /// The question before rules end with the window or the session, while it is open.
    pub(crate) end_question: Option<EndQuestion>,
}

impl View {
    /// What a window shows first.
    pub(crate) fn new(
        worker: &WorkerHandle,
        preferences: Preferences,
        policy: Policy,
        form: SignInForm,
        troubles: Vec<Trouble>,
    ) -> Self {
        Self {
            snapshot: worker.snapshot(),
            now: worker.now(),
            preferences,
            policy,
            choices: Choices::default(),
            place: CredentialPlace::default(),
            form,
            calls: CallsPane::default(),
            activity: ActivityPane::default(),
            access: AccessPane::default(),
            panes: BTreeMap::new(),
            pending: PendingSet::default(),
            shown: None,
            busy: false,
            refused: None,
            failure: None,
            ended: None,
            troubles,
            notices: NoticesRoom::default(),
            keys_open: false,
            palette: None,
            copied: None,
            announcer: Announcer::default(),
            notifier: None,
            closing: false,
            end_question: None,
        }
    }

    /// What a call is drawn with besides its own view.
    pub(crate) fn call_context(&self) -> CallContext<'_> {
        CallContext {
            snapshot: &self.snapshot,
            now: self.now,
            pending: &self.pending,
            // A shared screen has room for two lines.
            dense: self.preferences.dense_rows && !privacy::is_on(),
            reduce_motion: self.preferences.reduce_motion,
            auto_cancel: self.choices.auto_cancel(),
            callback: self.choices.callback_uri.as_deref(),
        }
    }
}

impl View {
    /// Tells a sentence, unless it stands there already.
    pub(crate) fn tell_trouble(&mut self, sentence: String) {
        self.trouble(Trouble::Sentence(sentence));
    }

    /// Graph takes requests again: why it took none is no news any more.
    pub(crate) fn forget_waits(&mut self) {
        let now = self.now.wall;
        let is_over =
            |it: &Trouble| matches!(it, Trouble::NotDone(failure) if failure.is_wait_over(now));
        self.troubles.retain(|trouble| !is_over(trouble));
    }

    pub(crate) fn trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }
}

/// Something that went wrong in the window itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Trouble {
    /// A sentence, such as one about the settings file.
    Sentence(String),
    /// A command that never left.
    NotDone(Arc<Failure>),
    /// Something behind the window has stopped by a fault, so that what is shown may be old.
    PartStopped,
    /// A run before this one ended with a fault.
    Crash(Fault),
    /// No font has the letters of the language that was chosen.
    NoFont(Language),
}

/// The room of the notices over a call.
#[derive(Debug, Default)]
pub(crate) struct NoticesRoom {
    /// What they have.
    pub(crate) kept: f32,
    /// What they would need.
    pub(crate) needed: f32,
}
