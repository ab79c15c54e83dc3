//! A call in front that is being set up, fed with views: what stands in the middle, and what can be done.

use std::sync::Arc;
use std::time::Duration;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use moderato::app::call::call_ui::{CallContext, CallUi, CallUiState, call_ui};
use moderato::app::look::theme;
use moderato::app::state::action::Action;
use moderato::app::state::pending::PendingSet;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::model::name::SafeName;
use moderato::moderation::model::participant::{Badge, Identity, IdentityKind, Media, Participant};
use moderato::moderation::model::time::Now;
use moderato::moderation::state::row::{Role, Row, RowKey, RowState, Seen};
use moderato::moderation::state::snapshot::{CallView, Establishing, Snapshot, WatchState};

const CALLBACK: &str = "https://bot.example.org/api/calls";

struct Desk {
    call: CallView,
    pane: CallUiState,
    now: Now,
    actions: Vec<Action>,
}

fn at(seconds: u64) -> Now {
    Now::default().plus(Duration::from_secs(seconds))
}

fn entry(name: &str, role: Role) -> Arc<Row> {
    Arc::new(Row {
        key: RowKey::Participant(ParticipantId::from(name)),
        participant: Participant {
            id: Some(ParticipantId::from(name)),
            identity: Identity {
                kind: IdentityKind::Guest,
                ..Identity::default()
            },
            in_lobby: false,
            muted: None,
            media: Media::default(),
            sequence: None,
            recording: false,
            removed: None,
        },
        name: SafeName::new(name),
        badge: Badge::Guest,
        role,
        mark: None,
        devices: 1,
        first_seen: at(0),
        was_there: true,
        seen: Seen::default(),
        earlier_visits: Arc::default(),
        state: RowState::Present,
    })
}

/// A call that has been set up for so long.
fn window(seconds: u64, in_lobby: bool, rows: Vec<Arc<Row>>) -> Harness<'static, Desk> {
    let setting_up = Establishing {
        since: at(0),
        in_lobby,
    };
    let desk = Desk {
        call: CallView {
            state: WatchState::Establishing(setting_up),
            rows: Arc::new(rows),
            version: 1,
            ..CallView::new(CallId::from("call-1"), at(0))
        },
        pane: CallUiState::default(),
        now: at(seconds),
        actions: Vec::new(),
    };
    let draw = |ui: &mut egui::Ui, desk: &mut Desk| {
        let context = CallContext {
            snapshot: &Snapshot::default(),
            now: desk.now,
            pending: &PendingSet::default(),
            dense: false,
            reduce_motion: true,
            auto_cancel: None,
            callback: Some(CALLBACK),
        };
        let Desk {
            call,
            pane,
            actions,
            ..
        } = desk;
        let cx = &mut CallUi {
            call,
            context: &context,
            state: pane,
            actions,
        };
        call_ui(ui, cx);
    };
    let mut window = Harness::builder()
        .with_size([900.0, 600.0])
        .with_context_setup(theme::install)
        .build_ui_state(draw, desk);
    window.run_steps(3);
    window
}

fn shows(window: &Harness<'_, Desk>, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn the_reasons_why_it_may_hang_are_given_once_it_takes_long() {
    for (seconds, in_lobby, wanted, button) in [
        (5, false, "For 0:05. A call is usually up", false),
        (59, false, "For 0:59. A call is usually up", false),
        (60, false, CALLBACK, true),
        (75, false, "waiting in the lobby", true),
        (
            5,
            true,
            "Somebody in the meeting has to let this app in",
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
