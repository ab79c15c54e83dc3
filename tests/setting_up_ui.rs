//! A call in front that is being set up, drawn from given views: its message and the possible
//! actions.

use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;

use crate::fixtures::call_window::{Desk, Window};
use crate::fixtures::people::{at, guest_row};
use crate::fixtures::window::{builder, shows};
use moderato::app::call::call_ui::call_ui;
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::state::row::{Role, Row};
use moderato::moderation::state::snapshot::{CallView, Establishing, WatchState};

const CALLBACK: &str = "https://bot.example.org/api/calls";

fn entry(name: &str, role: Role) -> Arc<Row> {
    Arc::new(Row {
        role,
        ..guest_row(name, name, 0)
    })
}

/// Returns a window on a call that has been in setup for this long.
fn window(seconds: u64, in_lobby: bool, rows: Vec<Arc<Row>>) -> Window {
    let setting_up = Establishing {
        since: at(0),
        in_lobby,
    };
    let call = CallView {
        state: WatchState::Establishing(setting_up),
        rows: Arc::new(rows),
        version: 1,
        ..CallView::new(CallId::from("call-1"), at(0))
    };
    let desk = Desk {
        now: at(seconds),
        callback: Some(CALLBACK),
        ..Desk::new(call)
    };
    let draw = |ui: &mut egui::Ui, desk: &mut Desk| desk.draw(ui, call_ui);
    let mut window = builder([900.0, 600.0]).build_ui_state(draw, desk);
    window.run_steps(3);
    window
}

#[test]
fn the_reasons_why_it_may_hang_are_given_once_it_takes_long() {
    for (seconds, in_lobby, wanted, button) in [
        (5, false, "So far: 0:05.", false),
        (59, false, "So far: 0:59.", false),
        (60, false, CALLBACK, true),
        (75, false, "waiting in the lobby", true),
        (
            5,
            true,
            "Someone in the meeting has to let this app in",
            true,
        ),
    ] {
        let window = window(seconds, in_lobby, Vec::new());
        assert!(shows(&window, wanted), "{seconds} {in_lobby}");
        assert_eq!(
            window.query_by_label("Leave").is_some(),
            button,
            "{seconds}"
        );
    }
}

#[test]
fn leaving_a_call_that_hangs_takes_one_press() {
    let mut window = window(90, false, Vec::new());
    window.get_by_label("Leave").click();
    window.run_steps(3);
    let leave = Action::Tell(Command::Leave {
        call: CallId::from("call-1"),
        source: Source::Click,
    });
    assert_eq!(window.state().actions, [leave]);
}

#[test]
fn others_are_listed_already_and_the_app_alone_is_not() {
    let own = entry("Moderato", Role::ThisApp);
    let alone = window(5, false, vec![own.clone()]);
    assert!(shows(&alone, "Being set up…") && !shows(&alone, "Moderato"));
    let with_ada = window(5, false, vec![own, entry("Ada", Role::Attendee)]);
    assert!(shows(&with_ada, "Ada") && !shows(&with_ada, "Being set up…"));
}
