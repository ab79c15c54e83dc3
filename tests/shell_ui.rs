//! The window around the call: sign-in, the list of calls, the activity, settings; with a real worker and simulator.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use moderato::app::action::Action;
use moderato::app::{ConsoleApp, Prefill, Start};
use moderato::moderation::audit::Source;
use moderato::moderation::command::Command;
use moderato::moderation::ids::CallId;
use moderato::moderation::snapshot::SignIn;
use moderato::settings::folders::Folders;
use moderato::settings::preferences::{Preferences, PreferencesFile, Theme};
use moderato::simulator::{Effect, Running, Scenario, Simulator, Target, Trouble};
use tempfile::TempDir;
use tokio::sync::Notify;

/// Longer than anything here takes on a busy machine; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// The window on a worker of its own, next to a simulator.
struct Window {
    harness: Harness<'static, ConsoleApp>,
    running: Running,
    folder: TempDir,
    woken: Arc<Notify>,
}

struct Setup {
    sign_in: bool,
    watch: bool,
    removal_allowed: bool,
    size: [f32; 2],
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            sign_in: false,
            watch: true,
            removal_allowed: true,
            size: [1280.0, 800.0],
        }
    }
}

impl Window {
    /// A window whose form is filled but for the secret.
    async fn open(setup: Setup) -> Self {
        let scenario = Scenario::call("Board review")
            .person("Ada Lovelace")
            .guest("Bob")
            .change(|world| world.settings.removal_allowed = setup.removal_allowed)
            .build();
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
            calls: calls
                .iter()
                .filter(|_| setup.watch)
                .map(|id| CallId::from(id.as_str()))
                .collect(),
            demo: None,
            sign_in_at_once: setup.sign_in,
        };
        let woken = Arc::new(Notify::new());
        let runtime = tokio::runtime::Handle::current();
        let wake = woken.clone();
        let (worker, engine) =
            moderato::worker::spawn(&runtime, Arc::new(move || wake.notify_one()));
        runtime.spawn(engine);
        let harness = Harness::builder()
            .with_size(setup.size)
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
    async fn signed_in(setup: Setup) -> Self {
        let running = Setup {
            sign_in: true,
            ..setup
        };
        let mut window = Self::open(running).await;
        window
            .until("signed in", |window| {
                matches!(window.app().snapshot().sign_in, SignIn::SignedIn(_))
            })
            .await;
        window
    }

    /// The secret that the simulator takes.
    fn secret(&self) -> String {
        self.running.simulator.credentials().client_secret
    }

    fn app(&self) -> &ConsoleApp {
        self.harness.state()
    }

    /// Draws frame after frame, each when something asks for it, until the window fits.
    async fn until(&mut self, what: &str, fits: impl Fn(&Self) -> bool) {
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

    async fn until_roster(&mut self) {
        self.until("the roster", |window| {
            let calls = &window.app().snapshot().calls;
            calls.first().is_some_and(|call| call.rows.len() >= 3)
        })
        .await;
    }

    /// As a confirmed question does.
    fn remove_bob(&mut self) {
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

    fn shows(&self, label: &str) -> bool {
        self.harness
            .query_all_by_label_contains(label)
            .next()
            .is_some()
    }

    fn press(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(2);
    }

    fn type_into(&mut self, role: Role, label: &str, text: &str) {
        let field = self.harness.get_by_role_and_label(role, label);
        field.focus();
        self.harness.step();
        let field = self.harness.get_by_role_and_label(role, label);
        field.type_text(text);
        self.harness.run_steps(2);
    }

    /// What a screen reader is told.
    fn tree(&self) -> String {
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

#[tokio::test]
async fn a_refused_sign_in_keeps_what_was_typed_and_says_what_to_do() {
    let mut window = Window::open(Setup::default()).await;
    let tenant = window.running.simulator.credentials().tenant_id;
    window.type_into(Role::PasswordInput, "Secret value", "wrong-secret");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Directory (tenant) ID");
    assert_eq!(field.value(), Some(tenant));
    window.press("Details");
    assert!(window.shows("Hide details"));
    assert!(!window.tree().contains("wrong-secret"));
}

#[tokio::test]
async fn the_secret_signs_in_and_is_never_read_aloud_or_written() {
    let mut window = Window::open(Setup::default()).await;
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    assert!(!window.tree().contains(&secret));
    window.press("Sign in");
    window
        .until("the call", |window| window.shows("Board review"))
        .await;
    assert!(!window.tree().contains(&secret));
    for file in ["watched.json", "audit/audit.jsonl", "settings.json"] {
        let text = std::fs::read_to_string(window.folder.path().join(file)).unwrap_or_default();
        assert!(!text.contains(&secret), "{file}");
    }
}

#[tokio::test]
async fn an_empty_form_asks_for_what_is_missing_and_sends_nothing() {
    let mut window = Window::open(Setup::default()).await;
    window.press("Sign in");
    assert!(window.shows("Paste the secret’s value"));
    assert!(window.running.simulator.requests().is_empty());
}

#[tokio::test]
async fn a_call_is_added_by_its_id_and_taken_off_the_list_again() {
    let mut window = Window::signed_in(Setup {
        watch: false,
        ..Setup::default()
    })
    .await;
    assert!(window.shows("No calls yet"));
    let id = window.running.simulator.calls()[0].clone();
    window
        .harness
        .get_all_by_label("Add a call…")
        .next()
        .unwrap()
        .click();
    window.harness.run_steps(2);
    window.type_into(Role::TextInput, "Call ID", "..");
    window.press("Add");
    assert!(window.shows("are no call IDs"));
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Call ID");
    assert_eq!(field.value().as_deref(), Some(".."), "what was typed stays");
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(2);
    window
        .harness
        .get_all_by_label("Add a call…")
        .next()
        .unwrap()
        .click();
    window.harness.run_steps(2);
    window.type_into(Role::TextInput, "Call ID", &format!(" {id}"));
    window.harness.key_press(egui::Key::Enter);
    window
        .until("the call", |window| {
            window.shows("Take Board review off the list")
        })
        .await;
    window.press("Take Board review off the list");
    window
        .until("an empty list", |window| window.shows("No calls yet"))
        .await;
    let sent = window.running.simulator.requests();
    assert!(sent.iter().all(|request| request.method != "DELETE"));
}

#[tokio::test]
async fn the_activity_shows_what_the_filter_asks_for() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    window.remove_bob();
    window
        .until("the entry", |window| window.shows("Remove Bob, guest: "))
        .await;
    window.press("Failures 0");
    assert!(!window.shows("Remove Bob, guest: "));
    window.press("Mine");
    assert!(window.shows("Remove Bob, guest: "));
}

#[tokio::test]
async fn settings_take_effect_at_once_and_are_kept() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.press("Settings");
    window.press("Reduce motion");
    window.press("Dark");
    window.press("简体中文");
    assert!(window.shows("活动记录") && !window.shows("Activity"));
    let kept = PreferencesFile::new(window.folder.path()).load().unwrap();
    let wanted = Preferences {
        language: Some("zh-CN".into()),
        theme: Theme::Dark,
        dense_rows: false,
        reduce_motion: true,
    };
    assert_eq!(kept, wanted);
}

#[tokio::test]
async fn a_small_window_shows_the_calls_as_a_rail_and_the_activity_as_a_line() {
    let mut window = Window::signed_in(Setup {
        size: [900.0, 600.0],
        ..Setup::default()
    })
    .await;
    window
        .until("the call", |window| {
            window.shows("Board review, 3 in the call")
        })
        .await;
    assert!(!window.shows("Take Board review off the list"));
    window.press("Show the activity");
    assert!(window.shows("Failures 0"));
}

#[tokio::test]
async fn signing_out_comes_back_to_a_form_without_a_secret() {
    let mut window = Window::open(Setup::default()).await;
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Sign in");
    window
        .until("signed in", |window| window.shows("Sign out of"))
        .await;
    let out = window.harness.get_by_label_contains("Sign out of");
    out.click();
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    let field = window
        .harness
        .get_by_role_and_label(Role::PasswordInput, "Secret value");
    assert_eq!(field.value().unwrap_or_default(), "");
}

#[tokio::test]
async fn a_failure_opens_to_its_cause_its_next_step_and_the_raw_facts() {
    let mut window = Window::signed_in(Setup {
        removal_allowed: false,
        ..Setup::default()
    })
    .await;
    window.until_roster().await;
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
    let client_id = window.running.simulator.credentials().client_id;
    for part in [
        "Retry Bob, ",
        "Copy the command",
        "Set-Cs",
        &client_id,
        "DELETE /v1.0/",
        "403",
    ] {
        assert!(window.tree().contains(part), "{part}");
    }
    let deletes = |window: &Window| {
        let sent = window.running.simulator.requests();
        sent.iter()
            .filter(|request| request.method == "DELETE")
            .count()
    };
    assert_eq!(deletes(&window), 1);
    // The row has such a button too; this one names the person in the same way.
    let retry = window
        .harness
        .get_all_by_label_contains("Retry Bob, ")
        .last()
        .unwrap();
    retry.click();
    window
        .until("the second request", |window| deletes(window) == 2)
        .await;
}

#[tokio::test]
async fn closing_waits_for_a_removal_that_is_on_its_way() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    let slow = Trouble::on(Target::Remove, Effect::LatencyMs(60_000));
    window.running.simulator.trouble(slow);
    window.remove_bob();
    window
        .until("a request on its way", |window| {
            window.app().snapshot().in_flight == 1
        })
        .await;
    let root = window
        .harness
        .input_mut()
        .viewports
        .entry(egui::ViewportId::ROOT);
    root.or_default().events.push(egui::ViewportEvent::Close);
    window.harness.step();
    let viewport = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
    assert!(
        viewport
            .commands
            .contains(&egui::ViewportCommand::CancelClose)
    );
    window.harness.step();
    assert!(window.shows("Finishing 1 action…"));
    window.harness.get_by_label("Close anyway").click();
    window.harness.step();
    let mut closed = false;
    for _ in 0..3 {
        let viewport = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
        closed |= viewport.commands.contains(&egui::ViewportCommand::Close);
        window.harness.step();
    }
    assert!(closed);
}
