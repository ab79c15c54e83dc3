//! The window's own state, and the one place where actions are carried out.

pub(crate) mod closing;
pub(crate) mod desktop_link;
pub(crate) mod exporting;
pub(crate) mod files;
pub(crate) mod frame;
pub(crate) mod joining;
pub(crate) mod leaving;
pub(crate) mod pasting;
pub(crate) mod persistence;
pub(crate) mod placing;
pub(crate) mod preferences;
pub(crate) mod showing;
pub(crate) mod surroundings;

use std::sync::Arc;

use egui::{Context, UserAttentionType, ViewportCommand};
use secrecy::SecretString;

use crate::app::access::access_ui::AccessPageState;
use crate::app::call::call_ui::CallUiState;
use crate::app::call::state::question::QuestionSubject;
use crate::app::language::privacy;
use crate::app::language::text::tr;
use crate::app::look::theme;
use crate::app::shell::about::about_ui::AboutDialog;
use crate::app::shell::arrivals::Arrivals;
use crate::app::shell::attention::Attention;
use crate::app::shell::console_app::desktop_link::{DesktopLink, JoinText};
use crate::app::shell::console_app::pasting::Pasting;
use crate::app::shell::exit::exit_question::{Closing, ExitKind};
use crate::app::shell::key_order::KeyOrder;
use crate::app::shell::place::placing::Placing;
use crate::app::shell::save_report::{AskedOfDesktop, SaveReport};
use crate::app::shell::view::{View, WindowTrouble};
use crate::app::sign_in::credential::secret_field::forget_field;
use crate::app::sign_in::profiles::profile::{ProfileKeeper, SignInKey};
use crate::app::sign_in::remember::{KeyringRequest, Remember};
use crate::app::sign_in::sign_in_form::{FocusTarget, SignInForm};
use crate::app::sign_in::signed_out_ui::SignedOut;
use crate::app::state::action::Action;
use crate::app::state::request::Request;
use crate::app::state::start::Start;
use crate::app::words::settings_text::settings_text;
use crate::moderation::command::Command;
use crate::moderation::model::audit::PreviousCrash;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::CallId;
use crate::moderation::model::name::visible_lines;
use crate::moderation::state::snapshot::{SignIn, Snapshot};
use crate::settings::folders::Folders;
use crate::settings::preferences::{Preferences, PreferencesFile};
use crate::settings::profiles::Profiles;
use crate::settings::saver::Saver;
use crate::simulator::Scenario;
use crate::worker::keyring::KeyringKey;
use crate::worker::{ReplyReceiver, SignInOrder, Wake, WorkerHandle};
use crate::{demo, faults};

/// The demo that "Open the demo" opens by default.
const USUAL_DEMO: &str = "town_hall";

/// The demo that shows no hints. The moderator watches the raid, and the notice about the wave needs the room.
const DEMO_WITHOUT_HINTS: &str = "raid";

/// The console's window.
pub struct ConsoleApp {
    ctx: Context,
    worker: WorkerHandle,
    wake: Wake,
    folders: Folders,
    preferences_file: PreferencesFile,
    saver: Saver<SaveReport>,
    demo: Option<Scenario>,
    /// Calls from the command line or from other starts of the program, to watch after the sign-in.
    calls_at_start: Vec<CallId>,
    /// The text that names a meeting to join or a call to watch after the sign-in; may hold a passcode.
    join_at_start: Option<JoinText>,
    profiles: ProfileKeeper,
    /// The running sign-in, and the key under which its choices are saved. The demo has no key.
    signing_in: Option<(Request<()>, Option<SignInKey>)>,
    signed_in_as: Option<SignInKey>,
    /// The secret to put into the keyring once the running sign-in has worked.
    to_keep: Option<(KeyringKey, SecretString)>,
    keeping: Option<KeyringRequest<()>>,
    /// Joined calls that come to the front once they exist.
    arrivals: Arrivals,
    attention: Attention,
    desktop: DesktopLink,
    unanswered: Vec<(Command, Request<()>)>,
    /// Whether the system was asked to hide the window from screen captures.
    is_concealed: bool,
    closing: Closing,
    /// The calls that the app has to leave before the window signs out or closes.
    leaves_first: Vec<CallId>,
    /// What the window does once the app has left the calls in `leaves_first`.
    leaves_for: ExitKind,
    /// The call that the window last chose by itself. `None` once a call is shown for another reason.
    shown_unasked: Option<CallId>,
    placing: Placing,
    pasting: Pasting,
    asked: AskedOfDesktop,
    pub(crate) view: View,
}

impl ConsoleApp {
    /// Creates the window's state; installs our fonts and colors into the context.
    pub fn new(ctx: &Context, worker: WorkerHandle, start: Start) -> Self {
        theme::install(ctx);
        ctx.add_plugin(KeyOrder::default());
        let mut troubles = Vec::new();
        let mut preferences = start.preferences.unwrap_or_else(|error| {
            troubles.push(WindowTrouble::sentence(move || settings_text(&error)));
            Preferences::default()
        });
        let broken = preferences.trouble.take();
        troubles.extend(broken.map(WindowTrouble::told));
        troubles.extend(start.policy.trouble.clone().map(WindowTrouble::told));
        let profiles = ProfileKeeper::new(&start.folders.data);
        let kept = profiles.all().unwrap_or_else(|error| {
            troubles.push(WindowTrouble::sentence(move || settings_text(&error)));
            Profiles::default()
        });
        troubles.extend(kept.trouble.clone().map(WindowTrouble::told));
        if let Some(fault) = faults::of_the_run_before(&start.folders.data) {
            // Ignores the answer: the audit log shows whether the fault was noted, and nothing can report a refusal
            // yet.
            drop(worker.tell(Command::NoteFault(PreviousCrash {
                at: fault.at,
                version: fault.version.clone(),
                place: fault.place.clone(),
            })));
            troubles.push(WindowTrouble::Crash(fault));
        }
        let notifier = start.around.notifier.clone();
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        let mut app = Self {
            ctx: ctx.clone(),
            saver: Saver::start(wake.clone()),
            wake,
            preferences_file: PreferencesFile::new(&start.folders.data),
            folders: start.folders,
            calls_at_start: start.calls,
            join_at_start: start.join.map(JoinText::at_once),
            profiles,
            signing_in: None,
            signed_in_as: None,
            to_keep: None,
            keeping: None,
            arrivals: Arrivals::default(),
            attention: Attention::default(),
            desktop: DesktopLink::new(&worker, start.around),
            unanswered: Vec::new(),
            is_concealed: false,
            closing: Closing::Open,
            leaves_first: Vec::new(),
            leaves_for: ExitKind::Session,
            shown_unasked: None,
            pasting: Pasting::default(),
            placing: Placing::new(preferences.window, preferences.zoom),
            asked: AskedOfDesktop::default(),
            view: View::new(
                (worker.snapshot(), worker.now()),
                (preferences, start.policy),
                SignInForm::new(start.prefill),
                troubles,
            ),
            demo: start.demo,
            worker,
        };
        app.view.notifier = notifier;
        app.offer_profiles(kept);
        app.apply_preferences(ctx);
        app.view.form.connection.fill(&app.view.preferences);
        app.send_audit_wishes();
        present(ctx, start.presentation);
        if app.demo.is_some() {
            app.update(ctx, Action::OpenDemo);
        } else if start.sign_in_at_once && !app.view.form.connection.waits_for_review() {
            app.update(ctx, Action::SignIn);
        }
        app
    }

    /// Carries out an action.
    pub fn update(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Tell(command) => self.tell(command),
            Action::LookUp { call, text } => self.look_up(&call, &text),
            Action::ShowCall(call) => {
                self.view.calls.board.is_open = false;
                self.view.access.is_open = false;
                self.show_call(call);
            }
            Action::ShowPerson(call, row) => self.show_person(call, row),
            Action::ShowProblems(call) => self.show_problems(call),
            Action::MoveTo {
                to,
                from,
                participant,
            } => self.open_move(to, from, participant),
            Action::AskRemoval(call, row, participant) => {
                self.show_person(call.clone(), row.clone());
                let now = self.worker.now();
                if let Some(call_state) = self.view.call_states.get_mut(&call) {
                    call_state.ask(QuestionSubject::Removal(row, participant), now);
                }
            }
            Action::AddCall(call) => self.add_call(call),
            Action::Join(new, source) => self.join(*new, source),
            Action::OpenAddCall => self.open_add_call(),
            Action::Choose(choices) => self.choose(choices),
            Action::ShowEntry(number) => self.view.activity.show(number),
            Action::Copy(kind, text) => {
                ctx.copy_text(visible_lines(&text));
                self.view.copied = Some((kind, self.worker.now()));
            }
            Action::Export(order) => self.export(order),
            Action::ShowEarlier => self.show_earlier(),
            Action::ShowInFolder(path) => self.show_in_folder(path),
            Action::AskFile(field) => self.ask_file(field),
            Action::SignIn => self.sign_in(),
            Action::CancelSignIn => self.worker.cancel_sign_in(),
            Action::SignOut => {
                if !self.asks_before(ExitKind::Session) {
                    self.sign_out();
                }
            }
            Action::CorrectCall(call) => self.correct_call(call),
            Action::OpenAccessCheck => {
                self.view.calls.board.is_open = false;
                self.view.failure = None;
                self.view.access.is_open = true;
                self.view.access.openings += 1;
            }
            Action::CloseAccessCheck => self.view.access.is_open = false,
            Action::CorrectSignIn => self.correct_sign_in(),
            Action::PutAwaySignedOut => self.view.ended = None,
            Action::ShowFailure(failure) => self.view.failure = Some(failure),
            Action::FreshToken => {
                let answer = self.worker.fresh_token();
                self.view.access.fresh = Some(self.request(answer));
                let access = self.view.snapshot.access.as_ref();
                self.view.access.replaces =
                    access.and_then(|report| report.facts.seen.token_granted());
            }
            Action::ForgetKept => self.forget_kept(),
            Action::RenameProfile(name) => self.rename_profile(name),
            Action::DeleteProfile => self.delete_profile(),
            Action::Present(is_on) => {
                if !is_on && privacy::is_on() {
                    self.view.announcer.tell(tr("presenting-off"));
                }
                present(ctx, is_on);
                // Sends the setting at once, not with the next frame: from now on, notifications must show no names.
                self.send_wish(ctx);
            }
            Action::OpenDemo => self.open_demo(),
            Action::OpenSettings => self.view.settings.is_open = true,
            Action::OpenAbout => self.view.about = Some(AboutDialog::default()),
            Action::NumbersFrom(country) => self.keep_country(country),
            Action::SavePreferences => self.save_preferences(ctx),
            Action::CloseAnyway => self.close(ctx),
            Action::CloseAfterAll => self.close_once_done(ctx),
            Action::SignOutAfterAll => self.sign_out(),
            Action::LeaveAndSignOut(source) => self.leave_and(ExitKind::Session, source, ctx),
            Action::LeaveAndClose(source) => self.leave_and(ExitKind::Window, source, ctx),
        }
    }

    /// Returns the newest snapshot that the window has.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.view.snapshot
    }

    fn request(&self, answer: ReplyReceiver<()>) -> Request<()> {
        Request::new(self.worker.runtime(), answer, self.wake.clone())
    }

    pub(crate) fn tell(&mut self, command: Command) {
        let request = self.request(self.worker.tell(command.clone()));
        let (number, now) = (self.worker.commands_sent(), self.worker.now());
        self.view.pending.note(&command, number, now);
        self.unanswered.push((command, request));
    }

    fn look_up(&mut self, call: &CallId, text: &str) {
        let answer = self.worker.look_up(text.to_owned());
        let request = Request::new(self.worker.runtime(), answer, self.wake.clone());
        if let Some(call_state) = self.view.call_states.get_mut(call) {
            call_state.hold_lookup(text, request);
        }
    }

    fn sign_in(&mut self) {
        if self.view.busy {
            return;
        }
        self.name_operator();
        self.look_up_secret();
        self.view.refused = None;
        let Some((endpoints, credentials)) = self.view.form.read() else {
            return;
        };
        self.to_keep = self.view.form.to_keep();
        let order = SignInOrder {
            endpoints,
            credentials,
            folder: self.folders.data.clone(),
            calls: self.calls_at_start.clone(),
            demo: false,
            meetings: Vec::new(),
        };
        let answer = self.worker.sign_in(order);
        self.begin(answer, Some(SignInKey::of(&self.view.form)));
    }

    pub(crate) fn sign_out(&mut self) {
        self.leaves_first.clear();
        self.view.form.leads_to = Some(FocusTarget::FirstEmpty);
        self.worker.sign_out();
        let snapshot = &self.view.snapshot;
        // The reason why the session expired stays in sight until the next sign-in.
        self.view.refused = match &snapshot.sign_in {
            SignIn::Expired(_, failure) => Some(Failure::clone(failure)),
            _ => None,
        };
        if let (Some(report), Some(key)) = (&snapshot.access, &self.signed_in_as) {
            let session = (&**report, &*snapshot.calls);
            let ended = SignedOut::of(session, key.clone(), self.view.now.wall);
            self.view.ended = Some(ended.after(self.view.ended.take()));
        }
        self.begin_anew();
    }

    fn open_demo(&mut self) {
        if self.view.busy {
            return;
        }
        self.name_operator();
        let scenario = match &self.demo {
            Some(scenario) => Ok(scenario.clone()),
            None => demo::scenario(USUAL_DEMO),
        };
        match scenario {
            Ok(scenario) => {
                let quiet = demo::scenario(DEMO_WITHOUT_HINTS);
                if quiet.is_ok_and(|quiet| quiet.title == scenario.title) {
                    self.view.hint = None;
                }
                let answer = demo::open(&self.worker, scenario, self.folders.demo());
                self.begin(answer, None);
            }
            Err(error) => self.view.tell_trouble(move || error.to_string()),
        }
    }

    fn begin(&mut self, answer: ReplyReceiver<()>, key: Option<SignInKey>) {
        self.view.access = AccessPageState {
            openings: self.view.access.openings,
            ..AccessPageState::default()
        };
        self.signing_in = Some((self.request(answer), key));
        self.view.busy = true;
        self.view.refused = None;
        self.view.shorten_ended();
    }

    /// Takes the newest snapshot. If its session has another tenant, app or Graph host, forgets the previous session.
    pub(crate) fn take_snapshot(&mut self) {
        if self.view.take(self.worker.snapshot()) {
            self.begin_anew();
        }
    }

    /// Forgets everything of the session in the window. egui's state of fields and scroll areas goes too, because
    /// *Undo* could bring back earlier texts.
    fn begin_anew(&mut self) {
        self.view.begin_anew();
        self.arrivals = Arrivals::default();
        self.unanswered.clear();
        self.desktop.to_show = None;
        self.ctx.data_mut(|data| {
            data.remove_by_type::<egui::text_edit::TextEditState>();
            data.remove_by_type::<egui::scroll_area::State>();
        });
    }

    /// Hides the window from screen captures in presentation mode while a question, preview or dialog shows full names.
    /// Only Windows and macOS can do this.
    fn conceal(&mut self, ctx: &Context) {
        let call_state = self
            .view
            .shown
            .as_ref()
            .and_then(|call| self.view.call_states.get(call));
        let conceals = privacy::is_on() && call_state.is_some_and(CallUiState::names_in_full);
        if conceals != self.is_concealed {
            self.is_concealed = conceals;
            ctx.send_viewport_cmd(ViewportCommand::ContentProtected(conceals));
        }
    }

    /// Processes what has arrived since the last frame: the snapshot, and answers to requests.
    fn take_news(&mut self, ctx: &Context) {
        self.take_snapshot();
        if self.attention.rises(&self.view.snapshot) {
            let how = UserAttentionType::Informational;
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(how));
        }
        self.show_arrivals();
        self.view.now = self.worker.now();
        let has_stopped = self.worker.has_ended() && !self.worker.is_ending();
        if has_stopped || faults::first().is_some() {
            self.view.trouble(WindowTrouble::PartStopped);
        }
        self.collect_answers(ctx);
        self.view.forget_waits();
        self.collect_saved();
        self.collect_from_desktop();
        self.collect_kept(ctx);
        self.view.pending.settle(&self.view.snapshot);
        for call in &self.view.snapshot.calls {
            if let Some(call_state) = self.view.call_states.get_mut(&call.id) {
                call_state.follow(call);
            }
        }
        let still_there = |call: &CallId| self.view.snapshot.call(call).is_some();
        let being_added = !self.unanswered.is_empty();
        if !self.view.shown.as_ref().is_some_and(still_there) && !being_added {
            self.show_first_call();
        }
        self.pass_over_ended();
    }

    fn collect_answers(&mut self, ctx: &Context) {
        let answer = self.signing_in.as_ref();
        let answer = answer.and_then(|(request, _)| request.answer()).cloned();
        if let Some(answer) = answer {
            let key = self.signing_in.take().and_then(|(_, key)| key);
            self.view.busy = false;
            match answer {
                Ok(()) => {
                    if let Some(key) = &key {
                        self.keep_connection();
                        self.view.forget_ended(key);
                    }
                    self.begin_choices(key);
                    self.keep_secret();
                    self.calls_at_start.clear();
                    self.join_from_start();
                    self.view.form.forget_secret();
                    // Forgets the keyring's answer, so that the keyring is asked again after a sign-out.
                    self.view.form.remember = Remember::default();
                    forget_field(ctx);
                }
                Err(failure) => {
                    self.to_keep = None;
                    self.view.refused = Some(failure);
                }
            }
        }
        for (command, request) in std::mem::take(&mut self.unanswered) {
            match request.answer() {
                None => self.unanswered.push((command, request)),
                // Rows and entries show Graph's refusals. A command that was never sent shows up nowhere else.
                Some(Err(failure)) if never_left(&command, &failure.cause) => {
                    let trouble = WindowTrouble::NotDone(Arc::new(failure.clone()));
                    self.view.trouble(trouble);
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether no row shows this failure of a command. Such a command was never sent, or the worker ended before it
/// answered.
fn never_left(command: &Command, cause: &Cause) -> bool {
    // A refresh is refused without being sent while Graph has asked the app to wait.
    let is_held = matches!((command, cause), (Command::Refresh(_), Cause::Throttled(_)));
    is_held
        || matches!(
            cause,
            Cause::NotSent
                | Cause::NotAllowed
                | Cause::Abandoned
                | Cause::UnusableId
                | Cause::SignedOut
        )
}

fn present(ctx: &Context, is_on: bool) {
    privacy::present(is_on);
    theme::resize(ctx);
    ctx.request_repaint();
}
