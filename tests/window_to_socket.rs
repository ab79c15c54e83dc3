//! From the window to the socket and back: presses, the requests they send, and the results shown.

use std::time::Duration;

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use moderato::simulator::{Addressing, Effect, Fault, InviteeAnswer, Scenario, Target};

use crate::window::{Setup, Window};

/// How long a question ignores confirmations.
const ARMING: Duration = Duration::from_millis(300);
/// How long a list that just moved ignores presses.
const GUARD: Duration = Duration::from_millis(450);
/// How every question on a row ends.
const QUESTION: &str = ")?";

impl Window {
    /// Presses a button as soon as the window shows one whose name contains this label.
    pub(crate) async fn press_when_there(&mut self, label: &str) {
        self.until(label, |window| window.shows(label)).await;
        tokio::time::sleep(GUARD).await;
        self.harness.step();
        let found = self.harness.query_all_by_label_contains(label).next();
        found.unwrap().click();
        self.harness.run_steps(2);
    }

    /// Confirms the open question with `Enter`, after the time in which it ignores keys.
    pub(crate) async fn say_yes(&mut self) {
        self.until("the question", |window| window.shows(QUESTION))
            .await;
        tokio::time::sleep(ARMING).await;
        self.harness.step();
        self.harness.key_press(Key::Enter);
        self.harness.run_steps(2);
    }

    /// Returns the last segments of all DELETE paths so far.
    pub(crate) fn deleted(&self) -> Vec<String> {
        let seen = self.running.simulator.requests().into_iter();
        seen.filter(|request| request.method == "DELETE")
            .map(|request| request.path.rsplit('/').next().unwrap().to_owned())
            .collect()
    }

    pub(crate) fn id_of(&self, name: &str) -> String {
        let call = self.running.simulator.calls().remove(0);
        let id = self
            .running
            .simulator
            .with_world(|world| world.participant_id(&call, name));
        id.unwrap()
    }
}

pub(crate) fn on(scenario: Scenario) -> impl Future<Output = Window> {
    let setup = Setup {
        sign_in: true,
        ..Setup::default()
    };
    Window::open_on(scenario, setup)
}

fn board() -> Scenario {
    Scenario::call("Board review")
        .person("Ada Lovelace")
        .guest("Bob")
        .build()
}

#[tokio::test(start_paused = true)]
async fn a_guest_is_removed_by_two_presses_and_called_removed_only_by_the_roster() {
    let mut window = on(board()).await;
    let bob = window.id_of("Bob");
    window.press_when_there("Remove Bob, guest").await;
    window.say_yes().await;
    window
        .until("accepted", |window| window.shows("Checking that they left"))
        .await;
    assert!(!window.shows("Removed "), "a 204 alone proves nothing");
    window.running.simulator.advance(Duration::from_secs(2));
    window
        .until("removed", |window| window.shows("Removed "))
        .await;
    assert_eq!(window.deleted(), [bob]);
}

#[tokio::test(start_paused = true)]
async fn escape_sends_nothing() {
    let mut window = on(board()).await;
    window.press_when_there("Remove Bob, guest").await;
    window
        .until("the question", |window| window.shows(QUESTION))
        .await;
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    assert!(!window.shows(QUESTION));
    window
        .until("another roster", |window| {
            window.app().snapshot().calls[0].asked >= 3
        })
        .await;
    assert!(window.deleted().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_ringing_invitation_is_cancelled_from_its_row() {
    let scenario = Scenario::call("Support bridge")
        .person("Ada Lovelace")
        .invitable("Marta Kowalska", InviteeAnswer::Never)
        .addressing(Addressing::Echoed)
        .build();
    let object_id = scenario_user(&scenario);
    let mut window = on(scenario).await;
    window.until_call_is_live().await;
    window.invite(&object_id);
    window
        .press_when_there("Cancel invitation to Marta Kowalska")
        .await;
    window.say_yes().await;
    window
        .until("accepted", |window| window.deleted().len() == 1)
        .await;
    let echoed = window.app().snapshot().calls[0].invitations[0]
        .id
        .to_string();
    assert_eq!(window.deleted(), [echoed]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_ends_under_an_open_question_takes_no_yes() {
    let mut window = on(board()).await;
    window.press_when_there("Remove Bob, guest").await;
    window
        .until("the question", |window| window.shows(QUESTION))
        .await;
    let call = window.running.simulator.calls().remove(0);
    window
        .running
        .simulator
        .with_world(|world| world.end_call(&call, 200, 5012, "Everybody left."))
        .unwrap();
    window.until("ended", |window| window.shows("Ended")).await;
    tokio::time::sleep(ARMING).await;
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(3);
    assert!(window.deleted().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_service_in_trouble_is_asked_three_times_and_then_the_row_offers_to_try_again() {
    let mut window = on(board()).await;
    window.running.simulator.inject(Fault::on(
        Target::Remove,
        Effect::Answer {
            status: 503,
            code: String::new(),
            message: String::new(),
        },
    ));
    window.press_when_there("Remove Bob, guest").await;
    window.say_yes().await;
    window
        .until("failed", |window| window.shows("Not removed"))
        .await;
    // An action may take three tries, all of which name the same id.
    let deleted = window.deleted();
    assert_eq!(deleted.len(), 3);
    assert!(deleted.iter().all(|id| *id == window.id_of("Bob")));
    assert!(window.shows("Try again to remove Bob"));
}

fn scenario_user(scenario: &Scenario) -> String {
    let mut id = String::new();
    let world = moderato::simulator::Simulator::new(scenario.clone());
    world.with_world(|world| id = world.user_id("Marta Kowalska"));
    id
}

impl Window {
    async fn until_call_is_live(&mut self) {
        self.until("the roster", |window| {
            let calls = &window.app().snapshot().calls;
            calls.first().is_some_and(|call| !call.rows.is_empty())
        })
        .await;
    }

    /// Sends an invitation as a completed dialog does.
    fn invite(&mut self, object_id: &str) {
        use moderato::app::state::action::Action;
        use moderato::moderation::command::Command;
        use moderato::moderation::model::audit::Source;
        use moderato::moderation::model::ids::InvitationId;
        use moderato::moderation::model::invitee::Invitee;
        use moderato::moderation::state::invitation::NewInvitation;

        let call = self.app().snapshot().calls[0].id.clone();
        let command = Command::Invite {
            call,
            people: vec![NewInvitation::new(
                InvitationId::new("5f0c9f8e-0d6b-4b43-9c39-0d2f3a6f1e11"),
                Invitee::user(object_id, Some("Marta Kowalska")).unwrap(),
            )],
            source: Source::Click,
        };
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().update(&ctx, Action::Tell(command));
    }
}

#[tokio::test(start_paused = true)]
async fn all_devices_of_one_person_go_each_by_its_own_id() {
    let scenario = Scenario::call("Board review")
        .person("Ada Lovelace")
        .second_device()
        .second_device()
        .person("Bob")
        .second_device()
        .build();
    let mut window = on(scenario).await;
    let is_listed = |window: &Window| {
        let calls = &window.app().snapshot().calls;
        calls.first().is_some_and(|call| call.rows.len() == 6)
    };
    window.until("the roster", is_listed).await;
    tokio::time::sleep(GUARD).await;
    // Keys move the focus from this app to Ada.
    window.harness.key_press(Key::Home);
    window.harness.run_steps(2);
    window.harness.key_press(Key::ArrowDown);
    window.harness.run_steps(2);
    window.harness.key_press(Key::Delete);
    window.harness.run_steps(2);
    window
        .until("the question", |window| window.shows("on 3 devices"))
        .await;
    tokio::time::sleep(ARMING).await;
    window.harness.step();
    let all = window.harness.get_by_label("All 3 devices…");
    all.focus();
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    let title = "Remove Ada Lovelace from all 3 devices?";
    window.until(title, |window| window.shows(title)).await;
    tokio::time::sleep(ARMING).await;
    window.harness.step();
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    window
        .until("three requests", |window| window.deleted().len() == 3)
        .await;
    let call = window.running.simulator.calls().remove(0);
    let mut theirs = window.running.simulator.with_world(|world| {
        let call = world.call(&call).unwrap();
        let devices = call.participants_named("Ada Lovelace");
        devices.map(|one| one.id.clone()).collect::<Vec<_>>()
    });
    let mut deleted = window.deleted();
    theirs.sort_unstable();
    deleted.sort_unstable();
    assert_eq!(deleted, theirs, "and none of Bob's");
    window.running.simulator.advance(Duration::from_secs(2));
    window
        .until("the result", |window| window.shows("3 removed"))
        .await;
}

#[tokio::test(start_paused = true)]
async fn who_left_before_the_request_arrived_is_told_as_already_gone() {
    let scenario = Scenario::call("Board review")
        .guest("Bob")
        .guest("Cyd")
        .build();
    let mut window = on(scenario).await;
    window.press_when_there("Select Bob").await;
    window.press_when_there("Select Cyd").await;
    window.harness.key_press(Key::Delete);
    window.harness.run_steps(2);
    window
        .until("the preview", |window| window.shows("Remove 2 people?"))
        .await;
    // Cyd has left, but no roster has shown it yet.
    let cyd = window.id_of("Cyd");
    let call = window.running.simulator.calls().remove(0);
    let left = window
        .running
        .simulator
        .with_world(|world| world.leave(&call, "Cyd"));
    assert!(left);
    tokio::time::sleep(ARMING).await;
    window.harness.step();
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    window
        .until("both answers", |window| {
            window.shows("Checking that they left") || window.shows("already gone")
        })
        .await;
    window.running.simulator.advance(Duration::from_secs(2));
    window
        .until("the result", |window| {
            window.shows("1 removed, 1 already gone")
        })
        .await;
    let answers = window.running.simulator.requests();
    let of_cyd = answers
        .iter()
        .find(|it| it.method == "DELETE" && it.path.ends_with(&cyd));
    assert_eq!(of_cyd.unwrap().status, Some(404));
}
