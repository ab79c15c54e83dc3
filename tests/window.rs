//! The whole window for a test: the app on a worker of its own, next to a simulator, worked by accessible names.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use moderato::app::state::action::Action;
use moderato::app::{ConsoleApp, Prefill, Start};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::state::snapshot::SignIn;
use moderato::settings::folders::Folders;
use moderato::settings::policy::Policy;
use moderato::settings::preferences::Preferences;
use moderato::simulator::{Running, Scenario, Simulator};
use tempfile::TempDir;
use tokio::sync::Notify;

/// Longer than anything here takes on a busy machine; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// The window on a worker of its own, next to a simulator.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, ConsoleApp>,
    pub(crate) running: Running,
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

impl Window {
    /// A window on a small meeting, whose form is filled but for the secret.
    pub(crate) async fn open(setup: Setup) -> Self {
        let scenario = Scenario::call("Board review")
            .person("Ada Lovelace")
            .guest("Bob")
            .change(|world| world.settings.removal_allowed = setup.removal_allowed);
        Self::open_on(scenario.build(), setup).await
    }

    /// The same on any meeting.
    pub(crate) async fn open_on(scenario: Scenario, setup: Setup) -> Self {
        let running = Simulator::start(scenario, ([127, 0, 0, 1], 0).into())
            .await
            .unwrap();
        let folder = TempDir::new().unwrap();
        let credentials = running.simulator.credentials();
        let calls = running.simulator.calls();
        let start = Start {
            folders: Folders {
                data: folder.path().to_owned(),
            },
            preferences: Ok(Preferences {
                language: Some("en".into()),
                ..Preferences::default()
            }),
            prefill: Prefill {
                graph_url: Some(running.base_url()),
                tenant: Some(credentials.tenant_id),
                client_id: Some(credentials.client_id),
                secret: setup.sign_in.then(|| credentials.client_secret.into()),
                ..Prefill::default()
            },
            join: None,
            calls: calls
                .iter()
                .filter(|_| setup.watch)
                .map(|id| CallId::from(id.as_str()))
                .collect(),
            demo: None,
            sign_in_at_once: setup.sign_in,
            presentation: false,
            policy: setup.policy,
        };
        Self::start(running, folder, start, setup.size)
    }

    /// A window that begins as told, beside a simulator that plays already.
    pub(crate) fn start(running: Running, folder: TempDir, start: Start, size: [f32; 2]) -> Self {
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

    /// A window that has signed in and watches the call.
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

    /// The secret that the simulator takes.
    pub(crate) fn secret(&self) -> String {
        self.running.simulator.credentials().client_secret
    }

    pub(crate) fn app(&self) -> &ConsoleApp {
        self.harness.state()
    }

    /// Draws frame after frame, each when something asks for it, until the window fits.
    pub(crate) async fn until(&mut self, what: &str, fits: impl Fn(&Self) -> bool) {
        let waited = tokio::time::timeout(PATIENCE, async {
            loop {
                self.harness.step();
                if fits(self) {
                    return;
                }
                // Also lets the worker and the simulator go on, where the window asks for the next frame itself.
                self.woken.notified().await;
                tokio::task::yield_now().await;
            }
        });
        let in_time = waited.await.is_ok();
        assert!(in_time, "waited in vain for: {what}\n{}", self.tree());
        // Whatever was shown for the first time has taken its place after one more.
        self.harness.step();
    }

    pub(crate) async fn until_roster(&mut self) {
        self.until("the roster", |window| {
            let calls = &window.app().snapshot().calls;
            calls.first().is_some_and(|call| call.rows.len() >= 3)
        })
        .await;
    }

    /// As a confirmed question does.
    /// One with a roster whose app was never allowed to remove anybody.
    pub(crate) async fn without_the_grant() -> Self {
        let mut window = Self::signed_in(Setup {
            removal_allowed: false,
            ..Setup::default()
        })
        .await;
        window.until_roster().await;
        window
    }

    /// The same, after one removal, with the details of its refusal in sight.
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
        let call = self.app().snapshot().calls[0].clone();
        let bob = call.rows.iter().find(|row| row.name.as_str() == "Bob");
        let command = Command::Remove {
            call: call.id.clone(),
            participant: bob.unwrap().removable().unwrap().clone(),
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

    pub(crate) fn press(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(2);
    }

    pub(crate) fn type_into(&mut self, role: Role, label: &str, text: &str) {
        let field = self.harness.get_by_role_and_label(role, label);
        field.focus();
        self.harness.step();
        let field = self.harness.get_by_role_and_label(role, label);
        field.type_text(text);
        self.harness.run_steps(2);
    }

    /// What a screen reader is told.
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

/// A start with nothing filled in that writes into this folder, and a simulator beside it.
pub(crate) async fn start_of(data: &Path) -> (Running, Start) {
    let scenario = Scenario::call("Board review").person("Ada Lovelace");
    let running = Simulator::start(scenario.build(), ([127, 0, 0, 1], 0).into())
        .await
        .unwrap();
    let start = Start {
        folders: Folders {
            data: data.to_owned(),
        },
        preferences: Ok(Preferences {
            language: Some("en".into()),
            ..Preferences::default()
        }),
        prefill: Prefill::default(),
        join: None,
        calls: Vec::new(),
        demo: None,
        sign_in_at_once: false,
        presentation: false,
        policy: Policy::default(),
    };
    (running, start)
}

/// Presses a key and lets the window draw what comes of it.
pub(crate) fn press_key(window: &mut Window, modifiers: egui::Modifiers, key: egui::Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.harness.run_steps(3);
}
