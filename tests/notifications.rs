//! Desktop notifications: the window behind others, and a notification service on this test's own session bus.

#![cfg(target_os = "linux")]

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use egui::ViewportId;
use moderato::app::state::action::Action;
use moderato::app::{Start, Surroundings};
use moderato::desktop::desktop_request::{DesktopRequest, DesktopRequests, Inbox};
use moderato::desktop::notification::Notification;
use moderato::desktop::notifier::Notifier;
use moderato::moderation::state::snapshot::WatchState;
use moderato::simulator::{Person, PersonKind, Scenario, World};
use tempfile::TempDir;
use tokio::sync::mpsc;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, connection, interface};

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{calls_of, filled_at, start_in};
use crate::keyring::is_installed;
use crate::own_process::{own_folder, run, set_apart, this_binary};
use crate::window::Window;

/// How long any step may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
const APP_ID: &str = "io.example.test";
const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A request to the notification service.
#[derive(Debug, PartialEq)]
enum Asked {
    Show(Box<Shown>),
    Close(u32),
}

/// A notification as the service received it.
#[derive(Debug, PartialEq)]
struct Shown {
    replaces: u32,
    title: String,
    text: String,
    actions: Vec<String>,
    sound: Option<String>,
    is_silent: bool,
    entry: Option<String>,
}

/// A notification service that records its requests.
struct Service {
    asked: mpsc::Sender<Asked>,
    able: Vec<String>,
    newest: u32,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    fn get_capabilities(&self) -> Vec<String> {
        self.able.clone()
    }

    #[expect(clippy::too_many_arguments, reason = "the interface has so many")]
    async fn notify(
        &mut self,
        name: String,
        replaces: u32,
        icon: String,
        title: String,
        text: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        lasts: i32,
    ) -> u32 {
        assert_eq!((&*name, &*icon, lasts), ("Moderato", APP_ID, -1));
        let hint = |name: &str| {
            hints
                .get(name)
                .and_then(|it| String::try_from(it.clone()).ok())
        };
        let shown = Shown {
            replaces,
            title,
            text,
            actions,
            sound: hint("sound-name"),
            is_silent: hints.contains_key("suppress-sound"),
            entry: hint("desktop-entry"),
        };
        self.asked.send(Asked::Show(Box::new(shown))).await.unwrap();
        if replaces == 0 {
            self.newest += 1;
            return self.newest;
        }
        replaces
    }

    async fn close_notification(&self, number: u32) {
        self.asked.send(Asked::Close(number)).await.unwrap();
    }

    #[zbus(signal)]
    async fn action_invoked(at: &SignalEmitter<'_>, number: u32, key: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn notification_closed(
        at: &SignalEmitter<'_>,
        number: u32,
        reason: u32,
    ) -> zbus::Result<()>;
}

/// The notification service on the bus of this session, and the requests that it recorded.
struct Desk {
    bus: Connection,
    asked: mpsc::Receiver<Asked>,
}

impl Desk {
    async fn open(able: &[&str]) -> Self {
        let (sender, asked) = mpsc::channel(64);
        let able = able.iter().map(|it| (*it).to_owned()).collect();
        let service = Service {
            asked: sender,
            able,
            newest: 40,
        };
        let bus = connection::Builder::session()
            .and_then(|bus| bus.name(SERVICE))
            .and_then(|bus| bus.serve_at(PATH, service))
            .unwrap();
        let bus = bus.build().await.unwrap();
        Self { bus, asked }
    }

    async fn asked(&mut self) -> Asked {
        let asked = tokio::time::timeout(PATIENCE, self.asked.recv()).await;
        asked.unwrap().unwrap()
    }

    async fn shown(&mut self) -> Shown {
        match self.asked().await {
            Asked::Show(shown) => *shown,
            asked @ Asked::Close(_) => panic!("{asked:?}"),
        }
    }

    async fn press(&self, number: u32, key: &str) {
        let at = SignalEmitter::new(&self.bus, PATH).unwrap();
        Service::action_invoked(&at, number, key).await.unwrap();
    }
}

/// Returns a notification that a test sends to a notifier, without a window.
fn order(text: &str) -> Notification {
    Notification {
        title: "Town hall".into(),
        text: text.into(),
        show: "Show".into(),
        has_sound: false,
        call: Some("c".into()),
    }
}

fn notifier() -> (Notifier, Inbox) {
    let (requests, inbox) = DesktopRequests::new(Arc::new(|| {}));
    let runtime = tokio::runtime::Handle::current();
    (Notifier::start(&runtime, APP_ID, requests), inbox)
}

async fn next(inbox: &mut Inbox) -> DesktopRequest {
    let request = tokio::time::timeout(PATIENCE, inbox.recv()).await;
    request.unwrap().unwrap()
}

/// Returns a command that runs this test binary on a bus of its own; `None` if the tool for that is missing.
fn on_a_bus(folder: &Path) -> Option<Command> {
    if !is_installed("dbus-run-session") {
        let told = "NOT RUN: dbus-run-session is missing; apt-get install dbus";
        assert!(std::env::var_os("MODERATO_NEEDS_ATSPI").is_none(), "{told}");
        #[expect(clippy::print_stderr, reason = "nobody should take it for tried")]
        {
            eprintln!("{told}");
        }
        return None;
    }
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(this_binary().get_program());
    set_apart(&mut command, folder);
    Some(command)
}

fn run_on_a_bus(story: &str) {
    let folder = TempDir::new().unwrap();
    if let Some(command) = on_a_bus(folder.path()) {
        run(command, story);
    }
}

#[test]
fn one_notification_takes_the_place_of_the_other_and_its_button_brings_the_call() {
    run_on_a_bus("notifications::story_of_one_notification");
}

#[tokio::test]
#[ignore = "started by the test above, on a bus of its own"]
async fn story_of_one_notification() {
    own_folder();
    let mut desk = Desk::open(&["actions", "body", "body-markup"]).await;
    let (notifier, mut inbox) = notifier();
    let name = "<a href=\"http://evil.example\">Ana</a> & co: came back";
    notifier.show(Some(order(name)));
    let escaped = "&lt;a href=\"http://evil.example\"&gt;Ana&lt;/a&gt; &amp; co: came back";
    let first = Shown {
        replaces: 0,
        title: "Town hall".into(),
        text: escaped.into(),
        actions: ["default", "Show", "show", "Show"]
            .map(str::to_owned)
            .into(),
        sound: None,
        is_silent: true,
        entry: Some(APP_ID.into()),
    };
    assert_eq!(desk.shown().await, first);
    notifier.show(Some(Notification {
        has_sound: true,
        call: Some("d".into()),
        ..order("6 people joined")
    }));
    let second = desk.shown().await;
    assert_eq!((second.replaces, second.is_silent), (41, false));
    assert!(second.sound.is_some());

    // Neither another program's notification nor another button of our own has an effect.
    desk.press(7, "show").await;
    desk.press(41, "other").await;
    desk.press(41, "show").await;
    assert_eq!(
        next(&mut inbox).await,
        DesktopRequest::Show(Some("d".into()))
    );
    desk.press(41, "default").await;
    assert_eq!(
        next(&mut inbox).await,
        DesktopRequest::Show(Some("d".into()))
    );
    assert!(inbox.try_recv().is_err());

    // A notification that the user has closed isn't replaced.
    let at = SignalEmitter::new(&desk.bus, PATH).unwrap();
    Service::notification_closed(&at, 41, 2).await.unwrap();
    desk.press(41, "show").await;
    notifier.show(Some(order("The call ended")));
    // The order may have gone out before the signal came.
    let third = desk.shown().await;
    assert!([0, 41].contains(&third.replaces), "{third:?}");
    drop(notifier);
    assert!(matches!(desk.asked().await, Asked::Close(41 | 42)));
}

#[test]
fn a_service_that_reads_no_markup_gets_none_and_one_without_buttons_no_buttons() {
    run_on_a_bus("notifications::story_of_a_plain_service");
}

#[tokio::test]
#[ignore = "started by the test above, on a bus of its own"]
async fn story_of_a_plain_service() {
    own_folder();
    let mut desk = Desk::open(&["body"]).await;
    let (notifier, _inbox) = notifier();
    notifier.show(Some(order("Ana & <b>")));
    let shown = desk.shown().await;
    assert_eq!(shown.text, "Ana & <b>");
    assert!(shown.actions.is_empty());
    notifier.show(None);
    assert_eq!(desk.asked().await, Asked::Close(41));
    assert!(!notifier.is_refused());
}

#[test]
fn without_a_service_nothing_is_shown_and_one_that_comes_later_is_used() {
    run_on_a_bus("notifications::story_of_a_service_that_comes_later");
}

#[tokio::test]
#[ignore = "started by the test above, on a bus of its own"]
async fn story_of_a_service_that_comes_later() {
    own_folder();
    let (notifier, _inbox) = notifier();
    notifier.show(Some(order("lost")));
    until("the refusal", || notifier.is_refused()).await;
    let mut desk = Desk::open(&["actions"]).await;
    notifier.show(Some(order("told")));
    assert_eq!(desk.shown().await.text, "told");
    until("the end of the refusal", || !notifier.is_refused()).await;
}

#[test]
fn without_a_session_bus_nothing_is_shown_and_nothing_fails() {
    let folder = TempDir::new().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    run(command, "notifications::story_without_a_bus");
}

#[tokio::test]
#[ignore = "started by the test above, without a bus"]
async fn story_without_a_bus() {
    own_folder();
    let (notifier, _inbox) = notifier();
    for text in ["lost", "lost, too"] {
        notifier.show(Some(order(text)));
        until("the refusal", || notifier.is_refused()).await;
    }
}

async fn until(what: &str, is_so: impl Fn() -> bool) {
    let waits = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let waited = tokio::time::timeout(PATIENCE, waits).await;
    assert!(waited.is_ok(), "waited in vain for {what}");
}

#[test]
fn a_wave_behind_other_windows_is_notified_of_and_its_button_opens_the_call() {
    run_on_a_bus("notifications::story_of_a_wave");
}

#[tokio::test]
#[ignore = "started by the test above, on a bus of its own"]
async fn story_of_a_wave() {
    let folder = TempDir::new_in(own_folder()).unwrap();
    let mut desk = Desk::open(&["actions"]).await;
    let mut window = window_on(three_calls(), folder).await;

    put(&mut window, false);
    storm(&window);
    let shown = desk.shown().await;
    assert_eq!(shown.title, "Storm");
    assert!(shown.text.contains("people joined"), "{shown:?}");
    assert!(!window.shows("Grace Hopper"), "another call is in front");
    desk.press(41, "show").await;
    let is_in_front = |window: &Window| window.shows("Grace Hopper");
    window.until("the call of the wave", is_in_front).await;
    put(&mut window, true);
    assert_eq!(desk.asked().await, Asked::Close(41));

    // In front or in presentation mode, the window shows no notification, nor does it show one later for
    // these alarms.
    end(&mut window, 1).await;
    present(&mut window, true);
    put(&mut window, false);
    end(&mut window, 2).await;
    present(&mut window, false);
    put(&mut window, false);
    end(&mut window, 0).await;
    let shown = desk.shown().await;
    assert_eq!((&*shown.title, shown.replaces), ("Review", 0));
    assert!(shown.text.starts_with("The call ended"), "{shown:?}");
    // The start of presentation mode withdraws the notification at once, before another frame is drawn.
    let ctx = window.harness.ctx.clone();
    window
        .harness
        .state_mut()
        .update(&ctx, Action::Present(true));
    assert_eq!(desk.asked().await, Asked::Close(42));
}

/// Returns a window with a notifier, signed in and with all rosters read.
async fn window_on(scenario: Scenario, folder: TempDir) -> Window {
    let running = play(scenario).await;
    let (requests, inbox) = DesktopRequests::new(Arc::new(|| {}));
    let runtime = tokio::runtime::Handle::current();
    let start = Start {
        prefill: filled_at(running.base_url(), &running),
        sign_in_at_once: true,
        calls: calls_of(&running),
        around: Surroundings {
            notifier: Some(Notifier::start(&runtime, APP_ID, requests)),
            inbox: Some(inbox),
        },
        ..start_in(folder.path())
    };
    let mut window = Window::start(running, folder, start, [1280.0, 800.0]);
    window
        .until("all rosters", |window| {
            let calls = &window.app().snapshot().calls;
            calls.len() == 3 && calls.iter().all(|call| call.rows.len() >= 2)
        })
        .await;
    window
}

fn three_calls() -> Scenario {
    let mut scenario = Scenario::call("Review")
        .person("Ada Lovelace")
        .and_call("Storm")
        .person("Grace Hopper");
    for name in STRANGERS {
        scenario = scenario.absent(Person::new(PersonKind::Guest, name));
    }
    let scenario = scenario.and_call("Retro").person("Alan Turing");
    scenario.build()
}

const STRANGERS: [&str; 6] = ["Mallory", "Trudy", "Eve", "Oscar", "Craig", "Sybil"];

/// Brings the window to the front or behind the others.
fn put(window: &mut Window, is_in_front: bool) {
    let input = window.harness.input_mut();
    let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
    viewport.focused = Some(is_in_front);
    window.harness.step();
}

fn present(window: &mut Window, is_on: bool) {
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.update(&ctx, Action::Present(is_on));
    window.harness.step();
}

/// Lets six guests join the call that isn't in front, all at once.
fn storm(window: &Window) {
    let call = &window.running.simulator.calls()[1];
    window.running.simulator.with_world(|world| {
        for name in STRANGERS {
            world.join(call, name).unwrap();
        }
    });
}

/// Ends this call in the service, and waits until the window knows it.
async fn end(window: &mut Window, at: usize) {
    let call = window.running.simulator.calls()[at].clone();
    let ended = |world: &mut World| world.end_call(&call, 200, 0, "over");
    window.running.simulator.with_world(ended).unwrap();
    window
        .until("the end of the call", |window| {
            let call = &window.app().snapshot().calls[at];
            matches!(call.state, WatchState::Ended(_))
        })
        .await;
}
