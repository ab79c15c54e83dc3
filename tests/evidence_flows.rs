//! The window against a lying service. Everything it shows and sends must still be true.

use std::time::Duration;

use egui_kittest::kittest::Queryable as _;

use crate::window::Window;
use crate::window_to_socket::on;
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::state::deeds::batch::is_somebody_else;
use moderato::moderation::state::row::{PersonRef, Role, Row};
use moderato::moderation::state::snapshot::{CallView, WatchState};
use moderato::simulator::{
    ConnectionBreak, Effect, Fault, Lie, OddEntry, Scenario, Spelling, Target, WrongCall,
    WrongValue,
};

fn board() -> Scenario {
    Scenario::call("Board review")
        .person("Ada Lovelace")
        .guest("Bob")
        .build()
}

fn lie(lie: Lie) -> Fault {
    Fault::everywhere(Effect::Lie(lie))
}

impl Window {
    fn call(&self) -> &CallView {
        &self.app().snapshot().calls[0]
    }

    fn row(&self, name: &str) -> Option<&Row> {
        let mut rows = self.call().rows.iter();
        rows.find(|row| row.name.as_str() == name).map(|row| &**row)
    }

    fn lies(&self, fault: Fault) {
        self.running.simulator.inject(fault);
    }

    fn tell(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().update(&ctx, Action::Tell(command));
    }

    /// Returns a window that knows the call and has read enough lists to act.
    async fn knowing(scenario: Scenario) -> Self {
        let mut window = on(scenario).await;
        window.until_polls(3).await;
        window
    }

    /// Waits for this many more lists, with the world's time passing too.
    async fn until_polls(&mut self, more: u32) {
        let calls = &self.app().snapshot().calls;
        let wanted = calls.first().map_or(0, |call| call.asked) + more;
        self.until("more lists", |window| {
            let calls = &window.app().snapshot().calls;
            let call = calls.first();
            call.is_some_and(|call| call.asked >= wanted && call.call_state.is_some())
        })
        .await;
    }

    /// Whether the app hung up.
    fn has_left(&self) -> bool {
        let call = self.running.simulator.calls().remove(0);
        self.deleted().contains(&call)
    }
}

#[tokio::test(start_paused = true)]
async fn a_removal_that_graph_accepts_and_ignores_ends_as_still_in_the_call() {
    let mut window = Window::knowing(board()).await;
    window.lies(Fault::on(Target::Remove, Effect::Ignore));
    window.press_when_there("Remove Bob, guest").await;
    window.say_yes().await;
    window
        .until("accepted", |window| window.shows("Checking that they left"))
        .await;
    // One list lacks Bob, and a reading of his entry says that he is gone.
    let missing = Lie::Entry {
        of: Some("Bob".into()),
        told: OddEntry::Missing,
    };
    window.lies(lie(missing).times(1));
    window
        .until("the end", |window| {
            assert!(!window.shows("Removed "), "nobody was");
            window.shows("Still in the call")
        })
        .await;
    assert!(window.shows("Try again to remove Bob"));
    assert!(window.shows("Failures 1"));
}

#[tokio::test(start_paused = true)]
async fn ending_for_everyone_stays_under_one_short_list() {
    let mut window = Window::knowing(board()).await;
    window.lies(Fault::on(Target::Remove, Effect::Ignore));
    let others = window.call().rows.iter();
    let others = others.filter(|row| is_somebody_else(row));
    let command = Command::EndForAll {
        call: window.call().id.clone(),
        people: others.filter_map(|row| row.removable().cloned()).collect(),
    };
    window.tell(command);
    window
        .until("both requests", |window| window.deleted().len() == 2)
        .await;
    // Looks complete, but lists only this app.
    window.lies(Fault::on(Target::Roster, Effect::CutRoster(1)).times(1));
    window
        .until("the result", |window| {
            assert!(!window.has_left(), "with everybody still inside");
            window.shows("2 people are left, so this app stays")
        })
        .await;
    assert!(!window.has_left());
    assert!(window.shows("Leave anyway"));
}

#[tokio::test(start_paused = true)]
async fn a_closed_door_removes_nobody_who_was_beyond_the_cut() {
    let mut scenario = Scenario::call("Town hall");
    for n in 0..130 {
        scenario = scenario.guest(&format!("Guest {n:03}"));
    }
    let mut window = on(scenario.build()).await;
    window.lies(Fault::on(Target::Roster, Effect::CutRoster(100)));
    window.until_polls(3).await;
    assert!(window.shows("Microsoft returned 100 people; there may be more"));
    let call = window.call().id.clone();
    window.tell(Command::Door(call, Some(Duration::from_mins(10))));
    window.until_polls(2).await;
    let id = window.running.simulator.calls().remove(0);
    for n in 0..3 {
        let name = format!("Guest {n:03}");
        let left = window
            .running
            .simulator
            .with_world(|world| world.leave(&id, &name));
        assert!(left);
    }
    window
        .until("the offer", |window| window.shows("Remove the 3…"))
        .await;
    window.until_polls(5).await;
    assert!(window.deleted().is_empty(), "{:?}", window.deleted());
    assert!(window.shows("the door is paused."));
    window.press("Remove the 3…");
    window
        .until("the preview", |window| window.shows("Remove 3 people?"))
        .await;
    assert!(window.shows("Some of these may have been here before"));
}

#[tokio::test(start_paused = true)]
async fn protection_and_the_organizers_mark_outlast_other_spellings_and_empty_answers() {
    let mut window = Window::knowing(board()).await;
    let who = PersonRef::from(window.row("Ada Lovelace").unwrap());
    window.tell(Command::Protect { who, on: true });
    let is_protected = |window: &Window| {
        window
            .row("Ada Lovelace")
            .is_some_and(|row| row.role == Role::Protected)
    };
    window.until("protected", is_protected).await;
    for told in [
        Lie::WithoutTenants,
        Lie::Spelled(Spelling::Capitals),
        Lie::Spelled(Spelling::Prefixed),
        Lie::Call(WrongCall::Empty),
        Lie::Call(WrongCall::Bare),
    ] {
        let name = format!("{told:?}");
        window.lies(lie(told));
        window.until_polls(3).await;
        assert!(is_protected(&window), "{name}");
        assert!(!window.shows("Select Ada Lovelace"), "{name}");
        window.running.simulator.clear_faults();
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_without_an_array_is_no_empty_call_and_brings_nobody_anew() {
    let mut window = Window::knowing(board()).await;
    for value in [
        WrongValue::Null,
        WrongValue::Missing,
        WrongValue::Nested,
        WrongValue::OnlyNull,
        WrongValue::Empty,
    ] {
        let told = lie(Lie::Value(value));
        // An empty list is valid, if a second one agrees.
        window.lies(if value == WrongValue::Empty {
            told.times(1)
        } else {
            told
        });
        let wanted = window.call().asked + 3;
        window
            .until("three of them", |window| {
                assert!(!window.shows("0 in the call"), "{value:?}");
                assert!(window.row("Bob").is_some_and(Row::is_listed), "{value:?}");
                window.call().asked >= wanted
            })
            .await;
        window.running.simulator.clear_faults();
        window
            .until("live again", |window| {
                window.call().state == WatchState::Live
            })
            .await;
        assert!(!window.shows("joined"), "{value:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_removal_whose_answer_was_lost_is_called_ours() {
    let mut window = Window::knowing(board()).await;
    window.lies(
        Fault::on(
            Target::Remove,
            Effect::BreakConnection(ConnectionBreak::AfterEffect),
        )
        .times(1),
    );
    window.press_when_there("Remove Bob, guest").await;
    window.say_yes().await;
    window
        .until("the first try", |window| window.deleted().len() == 1)
        .await;
    window.running.simulator.advance(Duration::from_secs(5));
    window
        .until("the result", |window| {
            window.shows("Removed; the first answer was lost")
        })
        .await;
    assert!(!window.shows("Had already left"));
    let said = window
        .harness
        .query_all_by_label_contains("The first answer was lost");
    assert!(said.count() > 0, "the row says it, too");
}

#[tokio::test(start_paused = true)]
async fn two_nodes_of_different_age_never_take_turns_in_the_row() {
    let mut window = Window::knowing(board()).await;
    let missing = Lie::Entry {
        of: Some("Bob".into()),
        told: OddEntry::Missing,
    };
    window.lies(Fault::on(Target::Roster, Effect::Lie(missing)).every(2));
    let wanted = window.call().asked + 12;
    window
        .until("a dozen lists", |window| {
            let bob = window.row("Bob");
            assert!(bob.is_some_and(|row| !row.is_gone()), "he never left");
            window.call().asked >= wanted
        })
        .await;
    assert!(window.shows(
        "Microsoft's answers disagree about who is in the call: just wait until they agree."
    ));
    assert!(!window.shows("Bob, guest, left"));
    assert!(!window.shows("Bob, guest, joined"));
    assert!(window.deleted().is_empty());
}
