//! The whole window in a test: the app with its own worker and a simulator, used by accessible
//! names.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{calls_of, filled_at, start_in};
use moderato::app::state::action::Action;
use moderato::app::{ConsoleApp, Start};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::state::snapshot::SignIn;
use moderato::settings::policy::Policy;
use moderato::simulator::{RunningServer, Scenario};
use tempfile::TempDir;
use tokio::sync::Notify;

/// Longer than anything takes on a busy machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// The window with its own worker and a simulator.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, ConsoleApp>,
    pub(crate) running: RunningServer,
    pub(crate) folder: TempDir,
    pub(crate) woken: Arc<Notify>,
}

pub(crate) struct Setup {
    pub(crate) sign_in: bool,
    pub(crate) watch: bool,
    pub(crate) removal_allowed: bool,
    pub(crate) size: [f32; 2],
    pub(crate) policy: Policy,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            sign_in: false,
            watch: true,
            removal_allowed: true,
            size: [1280.0, 800.0],
            policy: Policy::default(),
        }
    }
}

impl Setup {
    /// Returns the default setup with a window of this size.
    pub(crate) fn sized(size: [f32; 2]) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }
}

impl Window {
    /// Returns a window on a small meeting, with every field filled in except the secret.
    pub(crate) async fn open(setup: Setup) -> Self {
        let scenario = Scenario::call("Board review")
            .person("Ada Lovelace")
            .guest("Bob")
            .change(|world| world.settings.removal_allowed = setup.removal_allowed);
        Self::open_on(scenario.build(), setup).await
    }

    /// Like [`Self::open`], on any meeting.
    pub(crate) async fn open_on(scenario: Scenario, setup: Setup) -> Self {
        let running = play(scenario).await;
        let folder = TempDir::new().unwrap();
        let mut prefill = filled_at(running.base_url(), &running);
        prefill.app.secret = prefill.app.secret.filter(|_| setup.sign_in);
        let mut start = Start {
            prefill,
            sign_in_at_once: setup.sign_in,
            policy: setup.policy,
            ..start_in(folder.path())
        };
        if setup.watch {
            start.calls = calls_of(&running);
        }
        Self::start(running, folder, start, setup.size)
    }

    /// Starts a window of this size on a running simulator.
    pub(crate) fn start(
        running: RunningServer,
        folder: TempDir,
        start: Start,
        size: [f32; 2],
    ) -> Self {
        let woken = Arc::new(Notify::new());
        let runtime = tokio::runtime::Handle::current();
        let wake = woken.clone();
        let (worker, engine) =
            moderato::worker::spawn(&runtime, Arc::new(move || wake.notify_one()));
        runtime.spawn(engine);
        let harness = Harness::builder()
            .with_size(size)
            .allow_missing_glyphs()
            .build_eframe(|cc| ConsoleApp::new(&cc.egui_ctx, worker, start));
        let wake = woken.clone();
        harness.ctx.set_request_repaint_callback(move |asked| {
            if asked.delay.is_zero() {
                wake.notify_one();
            }
        });
        Self {
            harness,
            running,
            folder,
            woken,
        }
    }

    /// Returns a window that has signed in and watches the call.
    pub(crate) async fn signed_in(setup: Setup) -> Self {
        let setup = Setup {
            sign_in: true,
            ..setup
        };
        let mut window = Self::open(setup).await;
        window
            .until("signed in", |window| {
                matches!(window.app().snapshot().sign_in, SignIn::SignedIn(_))
            })
            .await;
        window
    }

    /// Returns a window that signs in at once and watches all calls.
    pub(crate) async fn signed_in_on(scenario: Scenario) -> Self {
        let setup = Setup {
            sign_in: true,
            ..Setup::default()
        };
        Self::open_on(scenario, setup).await
    }

    /// Waits for the page after the form.
    pub(crate) async fn until_signed_in(&mut self) {
        self.until("signed in", |window| window.shows("Sign out of"))
            .await;
    }

    /// Types the secret and signs in.
    pub(crate) async fn sign_in(&mut self) {
        let secret = self.secret();
        self.type_into(Role::PasswordInput, "Secret value", &secret);
        self.press("Sign in");
        self.until_signed_in().await;
    }

    /// Returns the secret that the simulator accepts.
    pub(crate) fn secret(&self) -> String {
        self.running.simulator.credentials().client_secret
    }

    pub(crate) fn app(&self) -> &ConsoleApp {
        self.harness.state()
    }

    /// Draws frames as requested until the window satisfies `fits`.
    pub(crate) async fn until(&mut self, what: &str, fits: impl Fn(&Self) -> bool) {
        let waited = tokio::time::timeout(PATIENCE, async {
            loop {
                self.harness.step();
                if fits(self) {
                    return;
                }
                // Also lets worker and simulator run while the window itself requests frames.
                self.woken.notified().await;
                tokio::task::yield_now().await;
            }
        });
        let in_time = waited.await.is_ok();
        assert!(in_time, "waited in vain for: {what}\n{}", self.tree());
        // New elements take their place after one more frame.
        self.harness.step();
    }

    /// Waits until the text of this file in the window's folder satisfies `fits`; returns the text.
    pub(crate) async fn until_kept(&mut self, file: &str, fits: impl Fn(&str) -> bool) -> String {
        let path = self.folder.path().join(file);
        let read = || std::fs::read_to_string(&path).unwrap_or_default();
        self.until(file, |_| fits(&read())).await;
        read()
    }

    pub(crate) async fn until_roster(&mut self) {
        self.until("the roster", |window| {
            let calls = &window.app().snapshot().calls;
            calls.first().is_some_and(|call| call.rows.len() >= 3)
        })
        .await;
    }

    /// Waits until this many removals were sent, and then lets two seconds pass, in which people leave.
    pub(crate) async fn until_removals_sent(&mut self, count: usize) {
        self.until("the request", |window| {
            let requests = window.running.simulator.requests();
            let removals = requests.iter().filter(|request| request.method == "DELETE");
            removals.count() == count
        })
        .await;
        self.running.simulator.advance(Duration::from_secs(2));
    }

    /// Returns a window with a roster, whose app lacks the permission to remove people.
    pub(crate) async fn without_the_grant() -> Self {
        let mut window = Self::signed_in(Setup {
            removal_allowed: false,
            ..Setup::default()
        })
        .await;
        window.until_roster().await;
        window
    }

    /// Like [`Self::without_the_grant`], after one removal, with the details of its refusal open.
    pub(crate) async fn with_an_opened_refusal() -> Self {
        let mut window = Box::pin(Self::without_the_grant()).await;
        window.remove_bob();
        window
            .until("the failure", |window| window.shows("Failures 1"))
            .await;
        window.press("Failures 1");
        let entry = window
            .harness
            .get_by_label_contains("Remove Bob, guest: Not removed");
        entry.click();
        window.harness.run_steps(3);
        window
    }

    pub(crate) fn remove_bob(&mut self) {
        self.remove("Bob");
    }

    pub(crate) fn remove(&mut self, name: &str) {
        let calls = self.app().snapshot().calls.clone();
        let all = calls
            .iter()
            .flat_map(|call| call.rows.iter().map(move |row| (call, row)));
        let mut named = all.filter(|(_, row)| row.name.as_str() == name);
        let (call, row) = named.next().unwrap();
        let command = Command::Remove {
            call: call.id.clone(),
            participant: row.removable().unwrap().clone(),
            source: Source::Click,
        };
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().update(&ctx, Action::Tell(command));
    }

    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness
            .query_all_by_label_contains(label)
            .next()
            .is_some()
    }

    /// Clicks a button at its current place: a new snapshot may have moved it since the last frame.
    pub(crate) fn press(&mut self, label: &str) {
        self.harness.step();
        self.harness.get_by_label(label).click();
        // A dialog that the press opens takes three frames: drawn, measured, and shown.
        self.harness.run_steps(3);
    }

    /// Clicks the first of several buttons with this label.
    pub(crate) fn press_first(&mut self, label: &str) {
        let first = self.harness.get_all_by_label(label).next();
        first.unwrap().click();
        self.harness.run_steps(4);
    }

    /// Unfolds the raw facts of the opened entry of the activity.
    pub(crate) fn unfold_details(&mut self) {
        for is_click in [false, true] {
            let links = self.harness.get_all_by_label("Details");
            let link = links.last().unwrap();
            if is_click {
                link.click();
            } else {
                link.scroll_to_me();
            }
            self.harness.run_steps(3);
        }
    }

    pub(crate) fn type_into(&mut self, role: Role, label: &str, text: &str) {
        let field = self.harness.get_by_role_and_label(role, label);
        field.focus();
        self.harness.step();
        let field = self.harness.get_by_role_and_label(role, label);
        field.type_text(text);
        self.harness.run_steps(2);
    }

    /// Returns the screen reader's tree.
    pub(crate) fn tree(&self) -> String {
        let mut text = String::new();
        write!(text, "{:?}", self.harness.root()).unwrap();
        write!(
            text,
            "{:?}",
            self.harness.output().platform_output.accesskit_update
        )
        .unwrap();
        text
    }
}

/// Returns a simulator, and a start that writes to this folder and has nothing filled in.
pub(crate) async fn start_of(data: &Path) -> (RunningServer, Start) {
    let scenario = Scenario::call("Board review").person("Ada Lovelace");
    let running = play(scenario.build()).await;
    (running, start_in(data))
}

/// Presses a key and draws the result.
pub(crate) fn press_key(window: &mut Window, modifiers: egui::Modifiers, key: egui::Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.harness.run_steps(3);
}
