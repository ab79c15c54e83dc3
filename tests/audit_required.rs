//! "Act only if it can be recorded": which requests are sent while the audit log can't be written, and which
//! aren't.

use std::path::Path;

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::{Console, address, row, start_worker};
use crate::window::{Setup, Window};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::InvitationId;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::meeting::{MeetingInfo, NewCall};
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::row::{Row, RowState};
use moderato::settings::policy::{Policy, RequiredBy};
use moderato::simulator::{Person, PersonKind, Scenario, Simulator};
use moderato::worker::{AuditWishes, SignInOrder};
use tempfile::TempDir;

fn required() -> AuditWishes {
    AuditWishes {
        require_record: true,
        ..AuditWishes::default()
    }
}

impl Console {
    /// Signs in with a required record, in a folder whose log cannot be opened.
    async fn without_a_log(scenario: Scenario) -> Self {
        let running = Simulator::start(scenario, ([127, 0, 0, 1], 0).into());
        let console = Self {
            running: running.await.unwrap(),
            worker: start_worker(),
            folder: TempDir::new().unwrap(),
        };
        console.worker.wish(required());
        std::fs::write(console.folder.path().join("audit"), "in the way").unwrap();
        console.sign_in_at(console.folder.path()).await;
        console
            .until("the trouble", |snapshot| snapshot.audit_trouble.is_some())
            .await;
        console
    }

    async fn sign_in_at(&self, folder: &Path) {
        let order = SignInOrder {
            folder: folder.to_owned(),
            ..self.order(vec![self.call()])
        };
        self.worker.sign_in(order).await.unwrap().unwrap();
    }

    /// Returns the requests that have changed a call, without readings and token requests.
    fn changes(&self) -> Vec<String> {
        let requests = self.running.simulator.requests().into_iter();
        requests
            .filter(|request| request.method != "GET" && request.path.contains("/communications/"))
            .map(|request| format!("{} {}", request.method, request.path))
            .collect()
    }

    /// Returns one command for each kind of request that changes a call.
    async fn deeds(&self) -> Vec<Command> {
        let call = self
            .until_call("Bob", |call| row(call, "Bob").is_some())
            .await;
        let (id, bob) = (call.id.clone(), address(&call, "Bob"));
        let source = Source::Click;
        let meeting = self.running.simulator.meetings().remove(0);
        vec![
            Command::Remove {
                call: id.clone(),
                participant: bob.clone(),
                source,
            },
            Command::Service {
                call: id.clone(),
                deed: ServiceDeed::Mute,
                participant: Some(bob),
                source,
            },
            Command::Service {
                call: id.clone(),
                deed: ServiceDeed::MuteSelf,
                participant: None,
                source,
            },
            Command::Invite {
                call: id.clone(),
                people: vec![NewInvitation::new(
                    InvitationId::from("0f8fad5b-d9cb-469f-a165-70867728950e"),
                    Invitee::phone("+14255550123").unwrap(),
                )],
                source,
            },
            Command::Join {
                new: NewCall {
                    callback_uri: "https://relay.example/calls".into(),
                    tenant: meeting.tenant.as_str().into(),
                    meeting: MeetingInfo::MeetingId {
                        id: meeting.id.as_str().into(),
                        passcode: None,
                    },
                    guest_name: None,
                },
                source,
            },
            Command::Leave { call: id, source },
        ]
    }
}

fn meeting() -> Scenario {
    let call = Scenario::call("Board review").person("Ada").guest("Bob");
    call.meeting("Elsewhere", None, &["Eve"]).build()
}

#[track_caller]
fn assert_unrecorded(refused: Result<(), Failure>, folder: &Path) {
    let named = folder.join("audit").display().to_string();
    let cause = refused.map_err(|failure| failure.cause);
    assert_eq!(cause, Err(Cause::NotRecorded(named.into())));
}

#[tokio::test]
async fn where_a_record_is_required_no_deed_goes_out_without_one_and_all_do_once_it_can_be_written()
{
    let console = Console::without_a_log(meeting()).await;
    for deed in console.deeds().await {
        let refused = console.worker.tell(deed).await.unwrap();
        assert_unrecorded(refused, console.folder.path());
    }
    assert_eq!(console.changes(), [""; 0]);
    let is_told = |row: &Row| matches!(&row.state, RowState::Failed { .. });
    console
        .until_call("the failure", |call| {
            row(call, "Bob").is_some_and(|row| is_told(row))
        })
        .await;

    // As the message advises: repair the folder, then sign in again.
    let folder = console.folder.path();
    std::fs::remove_file(folder.join("audit")).unwrap();
    console.sign_in_at(folder).await;
    let bob = console
        .until_call("Bob", |call| {
            row(call, "Bob").is_some_and(|row| row.removable().is_some())
        })
        .await;
    console
        .remove(&address(&bob, "Bob"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(console.deletes().len(), 1);
    let log = std::fs::read_to_string(folder.join("audit/audit.jsonl")).unwrap();
    assert!(log.contains("\"phase\":\"intent\""), "{log}");
}

#[tokio::test]
async fn without_the_choice_a_removal_goes_out_and_the_banner_names_the_folder_and_what_to_do() {
    let mut window = Window::open(Setup::default()).await;
    let folder = window.folder.path().join("audit");
    std::fs::write(&folder, "in the way").unwrap();
    sign_in(&mut window);
    window.until_roster().await;
    let bold = format!("The audit log in {} can't be written.", folder.display());
    for words in [
        bold.as_str(),
        "Meanwhile, what you do is sent without a record.",
        "make the folder writable, then sign in again.",
    ] {
        assert!(window.shows(words), "{words}\n{}", window.tree());
    }
    window.remove_bob();
    window
        .until("the request", |window| deletes(window) == 1)
        .await;
}

#[tokio::test]
async fn the_choice_is_off_by_default_is_kept_and_refuses_what_cannot_be_recorded() {
    let mut window = Window::open(Setup::default()).await;
    std::fs::write(window.folder.path().join("audit"), "in the way").unwrap();
    sign_in(&mut window);
    window.until_roster().await;
    open_settings(&mut window);
    assert_eq!(switched(&window), (true, false));
    press_switch(&mut window);
    assert_eq!(switched(&window), (true, true));
    let required = |kept: &str| kept.contains("\"require_record\": true");
    window.until_kept("settings.json", required).await;
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(3);
    window
        .until("the banner", |window| {
            window.shows("Meanwhile, nothing that changes a call is sent.")
        })
        .await;
    cannot_remove_bob(&mut window).await;
}

/// Tries to remove Bob: nothing is sent, and his row says why.
async fn cannot_remove_bob(window: &mut Window) {
    window.remove_bob();
    window
        .until("the refusal", |window| {
            window.shows("Not removed: No record")
        })
        .await;
    assert_eq!(deletes(window), 0);
}

#[tokio::test]
async fn what_the_policy_requires_cannot_be_undone_in_the_window_whatever_the_settings_say() {
    for (by, told) in [
        (
            RequiredBy::Flag,
            "Moderato was started with --require-record",
        ),
        (
            RequiredBy::File("/etc/moderato/policy.json".into()),
            "/etc/moderato/policy.json says so",
        ),
    ] {
        let mut window = Window::open(Setup {
            policy: Policy {
                record_required_by: Some(by),
                trouble: None,
            },
            ..Setup::default()
        })
        .await;
        std::fs::write(window.folder.path().join("audit"), "in the way").unwrap();
        sign_in(&mut window);
        window.until_roster().await;
        open_settings(&mut window);
        assert_eq!(switched(&window), (false, true));
        assert!(window.shows(told), "{}", window.tree());
        press_switch(&mut window);
        assert_eq!(switched(&window), (false, true));
        window.harness.key_press(egui::Key::Escape);
        window.harness.run_steps(3);
        cannot_remove_bob(&mut window).await;
    }
}

#[tokio::test]
async fn a_policy_that_is_not_understood_is_told_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("policy.json");
    std::fs::write(&path, "{\"require-record\": false}").unwrap();
    let window = Window::open(Setup {
        policy: Policy::find(false, &path),
        ..Setup::default()
    })
    .await;
    let told = format!("{}: unknown field", path.display());
    assert!(window.shows(&told), "{}", window.tree());
}

fn sign_in(window: &mut Window) {
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Sign in");
}

fn open_settings(window: &mut Window) {
    window.press("Settings");
    window.harness.run_steps(3);
}

/// Presses the switch without a pointer, which would require scrolling the settings.
fn press_switch(window: &mut Window) {
    let switch = window
        .harness
        .get_by_label("Act only if it can be recorded");
    switch.click_accesskit();
    window.harness.run_steps(3);
}

fn deletes(window: &Window) -> usize {
    let requests = window.running.simulator.requests().into_iter();
    requests
        .filter(|request| request.method == "DELETE")
        .count()
}

/// Returns whether the setting is enabled, and whether it is on.
fn switched(window: &Window) -> (bool, bool) {
    let node = window
        .harness
        .get_by_label("Act only if it can be recorded");
    let node = node.accesskit_node();
    let is_on = node.toggled() == Some(egui::accesskit::Toggled::True);
    (!node.is_disabled(), is_on)
}

/// Rules are no exception: nobody is removed without a record.
#[tokio::test(start_paused = true)]
async fn a_closed_door_puts_nobody_out_without_a_record() {
    let eve = Person::new(PersonKind::Guest, "Eve");
    let scenario = Scenario::call("Board review").person("Ada").absent(eve);
    let console = Console::without_a_log(scenario.build()).await;
    console
        .until_call("lists without Eve", |call| call.asked >= 4)
        .await;
    let hour = Some(std::time::Duration::from_hours(1));
    let closed = Command::Door(console.call(), hour);
    console.worker.tell(closed).await.unwrap().unwrap();
    console
        .until_call("the door", |call| {
            call.rules.door.is_some() && call.asked >= 8
        })
        .await;
    let call = console.running.simulator.calls()[0].clone();
    let simulator = &console.running.simulator;
    let came = simulator.with_world(|world| world.join(&call, "Eve"));
    assert!(came.is_some());
    let folder = console.folder.path().join("audit").display().to_string();
    let wanted = Cause::NotRecorded(folder.into());
    let is_refused = |row: &Row| matches!(&row.state, RowState::Failed { failure, .. } if failure.cause == wanted);
    console
        .until_call("the refusal", |call| {
            row(call, "Eve").is_some_and(|row| is_refused(row))
        })
        .await;
    assert_eq!(console.changes(), [""; 0]);
}
