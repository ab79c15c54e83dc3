//! Presses on the list. Rows that moved under the pointer accept no press until the moderator can
//! have seen them.

use std::sync::Arc;

use egui::{Event, Key, Pos2, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;

use crate::fixtures::call_window::{Window, wait};
use crate::fixtures::people::{at, guest_row};
use crate::fixtures::window::{click, press};
use crate::roster_ui::{button_event, removals, view, window};
use crate::window as desktop;
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::console::Console;
use moderato::moderation::event::{self, SessionFacts};
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::EndReason;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::name::SafeName;

use moderato::moderation::state::deeds::raid::Raid;
use moderato::moderation::state::invitation::{Invitation, InvitationState, NewInvitation};
use moderato::moderation::state::row::Row;
use moderato::moderation::state::snapshot::{CallView, Ended, WatchState};

/// Returns raid mode as the rules start it.
fn raid() -> Option<Raid> {
    let (mut console, call) = (Console::default(), CallId::from("call-1"));
    let session = event::Event::SignedIn(SessionFacts::default());
    console.apply(session, at(95));
    for command in [Command::Watch(call.clone()), Command::Raid(call, true)] {
        console.apply(event::Event::Command(command), at(95));
    }
    let raid = console.views(at(95))[0].raid;
    assert!(raid.is_some());
    raid
}

fn person(n: u64) -> Row {
    guest_row(&format!("id-{n:04}"), &format!("P{n}"), n)
}

fn people(version: u64, ids: impl IntoIterator<Item = u64>) -> CallView {
    CallView {
        raid: raid(),
        ..view(version, ids.into_iter().map(person).collect())
    }
}

fn button(window: &Window, n: u64) -> Pos2 {
    let label = format!("Remove P{n}, guest, {n:04}");
    window.get_by_label(&label).rect().center()
}

/// Presses and releases at the pointer.
fn press_at(window: &mut Window, at: Pos2) {
    button_event(window, at, true);
    button_event(window, at, false);
}

fn hover(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.run_steps(2);
}

fn removed(window: &Window) -> Vec<String> {
    removals(window).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn in_raid_mode_rows_hold_for_as_long_as_the_pointer_is_over_them() {
    let mut window = window(people(1, [1, 2, 3]));
    wait(&mut window, 1_000);
    let bob = button(&window, 2);
    hover(&mut window, bob);
    wait(&mut window, 10_000);
    window.state_mut().call = people(2, [1, 2, 3, 4]);
    wait(&mut window, 20_000);
    assert_eq!(button(&window, 2), bob);
    press_at(&mut window, bob);
    assert_eq!(removed(&window), ["id-0002"]);
}

/// Returns a window outside raid mode, and the place of the pointer.
///
/// The first person has left, and the pointer rests on the button of the second row. When the rows move up, the third
/// row comes under the pointer.
fn rests_where_a_row_left() -> (Window, Pos2) {
    let calm = |version, ids: &[u64]| {
        let mut call = people(version, ids.iter().copied());
        call.raid = None;
        call
    };
    let mut window = window(calm(1, &[1, 2, 3]));
    let place = button(&window, 2);
    hover(&mut window, place);
    window.state_mut().call = calm(2, &[2, 3]);
    (window, place)
}

#[test]
fn a_row_that_came_under_a_resting_pointer_takes_no_press_before_the_pointer_moved_and_stayed() {
    let (mut window, place) = rests_where_a_row_left();
    wait(&mut window, 11_000);
    assert_eq!(
        button(&window, 3),
        place,
        "outside raid mode rest ends the hold"
    );
    let asks = |window: &Window| window.query_by_label_contains("Yes, remove").is_some();
    wait(&mut window, 1_100);
    press_at(&mut window, place);
    assert!(!asks(&window));
    window.get_by_label("The list moved. Move the pointer and press again.");
    // The pointer moves a little, but stays on the same button.
    for (waits, counts) in [(0, false), (200, false), (99, false), (1, true)] {
        wait(&mut window, waits);
        let tremble = egui::vec2(0.0, if waits == 0 { 1.0 } else { 2.0 });
        hover(&mut window, place + tremble);
        press_at(&mut window, place + tremble);
        assert_eq!(asks(&window), counts, "after {waits} ms more");
    }
}

#[test]
fn a_banner_that_comes_pushes_no_row_under_the_pointer_however_long_it_rests() {
    for raid_mode in [true, false] {
        let mut call = people(1, [1, 2, 3]);
        if !raid_mode {
            call.raid = None;
        }
        let mut window = window(call);
        wait(&mut window, 1_000);
        let bob = button(&window, 2);
        hover(&mut window, bob);
        wait(&mut window, 60_000);
        window.state_mut().call.state = WatchState::Stale;
        wait(&mut window, 400);
        assert_eq!(button(&window, 2), bob);
        assert!(
            window.query_by_label_contains("The list is").is_some(),
            "and still it is told"
        );
        press_at(&mut window, bob);
        if raid_mode {
            assert_eq!(removed(&window), ["id-0002"]);
        } else {
            window.get_by_label_contains("Yes, remove P2");
        }
    }
}

#[test]
fn keys_wait_where_another_row_has_just_taken_the_place_that_they_reach() {
    let mut window = window(people(1, [1, 2, 3]));
    wait(&mut window, 1_000);
    press(&mut window, Key::ArrowDown);
    // P3 is focused; the person below leaves, and P1 moves up.
    window.state_mut().call = people(2, [1, 3]);
    wait(&mut window, 100);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Delete);
    assert!(removed(&window).is_empty());
    window.get_by_label("The list has just changed. Press again.");
    wait(&mut window, 300);
    press(&mut window, Key::Delete);
    assert_eq!(removals(&window), [("id-0001".to_owned(), Source::Key)]);
}

#[test]
fn the_reason_why_a_press_did_not_count_goes_away_by_itself() {
    let (mut window, place) = rests_where_a_row_left();
    wait(&mut window, 12_000);
    press_at(&mut window, place);
    let why = "The list moved. Move the pointer and press again.";
    wait(&mut window, 3_999);
    window.get_by_label(why);
    wait(&mut window, 1);
    assert!(window.query_by_label(why).is_none());
}

#[test]
fn in_a_call_that_has_ended_delete_neither_asks_nor_removes() {
    for is_raid in [false, true] {
        let mut call = people(1, [1, 2, 3]);
        call.state = WatchState::Ended(Ended {
            at: at(90),
            reason: EndReason::Empty,
            result: None,
        });
        if !is_raid {
            call.raid = None;
        }
        let mut window = window(call);
        click(&mut window, "Show the last list");
        press(&mut window, Key::ArrowDown);
        press(&mut window, Key::Delete);
        assert!(window.query_by_role(Role::AlertDialog).is_none());
        assert!(removed(&window).is_empty());
    }
}

#[test]
fn the_focus_stays_with_the_person_and_not_with_the_place() {
    let mut window = window(people(1, [1, 2, 3]));
    wait(&mut window, 1_000);
    press(&mut window, Key::ArrowDown);
    window.state_mut().call = people(2, [1, 2]);
    wait(&mut window, 1_000);
    press(&mut window, Key::Delete);
    assert!(removed(&window).is_empty());
}

#[test]
fn a_scroll_under_the_pointer_disarms_it() {
    let mut window = window(people(1, 0..200));
    wait(&mut window, 1_000);
    let place = button(&window, 195);
    hover(&mut window, place);
    window.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, -5.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
    window.run_steps(10);
    press_at(&mut window, place);
    assert!(removed(&window).is_empty());
    let near = window.query_all_by_label_contains("Remove P");
    let near = near.map(|button| button.rect().center());
    let near = near.min_by(|one, two| one.distance(place).total_cmp(&two.distance(place)));
    hover(&mut window, near.unwrap());
    wait(&mut window, 300);
    press_at(&mut window, near.unwrap());
    assert_eq!(removed(&window).len(), 1);
}

#[test]
fn a_screen_reader_names_the_row_itself_and_waits_for_nothing() {
    let mut window = window(people(1, [1, 2, 3]));
    window.state_mut().call = people(2, [1, 3]);
    window.run_steps(3);
    let label = "Remove P1, guest, 0001";
    window.get_by_label(label).click_accesskit();
    window.run_steps(3);
    assert_eq!(removed(&window), ["id-0001"]);
}

#[test]
fn between_two_rows_one_is_under_the_pointer() {
    let mut window = window(view(1, vec![person(3), person(2), person(1)]));
    let middle = f32::midpoint(button(&window, 1).y, button(&window, 2).y);
    let edge = egui::pos2(button(&window, 2).x, middle);
    hover(&mut window, edge);
    wait(&mut window, 300);
    let over = fills(&window);
    window.remove_cursor();
    wait(&mut window, 300);
    let without = fills(&window);
    let changed = over.iter().filter(|row| !without.contains(row));
    assert_eq!(changed.count(), 1, "{over:?} {without:?}");
}

/// Returns where rows are painted, and in which color.
fn fills(window: &Window) -> Vec<(i32, egui::Color32)> {
    let shapes = window.output().shapes.iter();
    let row = |shape: &egui::epaint::ClippedShape| match &shape.shape {
        egui::Shape::Rect(rect) if rect.rect.width() > 500.0 =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
            Some((rect.rect.top().round() as i32, rect.fill))
        }
        _ => None,
    };
    shapes.filter_map(row).collect()
}

#[test]
fn raid_mode_that_begins_by_key_pushes_nothing_and_is_told_in_the_header() {
    let mut call = people(1, [1, 2, 3]);
    call.raid = None;
    let mut window = window(call);
    let place = button(&window, 2);
    hover(&mut window, place);
    window.state_mut().call = people(2, [1, 2, 3]);
    wait(&mut window, 1_000);
    assert!((button(&window, 2).y - place.y).abs() < 0.5);
    window.get_by_label_contains("Raid mode 9:54");
    window.get_by_label("End raid mode");
    window.get_by_label("Search people");
    window.remove_cursor();
    wait(&mut window, 1_000);
    assert!(
        (button(&window, 2).y - place.y).abs() < 0.5,
        "a hand may aim at the header"
    );
    wait(&mut window, 3_000);
    assert!(button(&window, 2).y > place.y, "the bar has its room");
}

/// Returns an invitation that rings.
fn ring(n: u64) -> Arc<Invitation> {
    let invitee = Invitee::phone(&format!("+1425555010{n}")).unwrap();
    let new = NewInvitation::new(format!("inv-{n}").as_str().into(), invitee);
    let state = InvitationState::Ringing {
        since: at(82),
        trouble: None,
    };
    let name = SafeName::new(&format!("Ring {n}"));
    Arc::new(Invitation::new(&new, name, state, at(80)))
}

#[test]
fn invitations_keep_their_rows_while_a_pointer_rests_on_the_people() {
    let mut call = people(1, 0..40);
    call.invitations = Arc::new((1..6).map(ring).collect());
    let mut window = window(call);
    let in_sight = |window: &Window| {
        let buttons = window.query_all_by_label_contains("Cancel invitation to Ring");
        buttons.count()
    };
    assert_eq!(in_sight(&window), 5);
    let foot = window.ctx.content_rect().center_bottom();
    hover(&mut window, foot - egui::vec2(0.0, 60.0));
    wait(&mut window, 1_000);
    assert_eq!(in_sight(&window), 5);
    let last = window.get_by_label("Cancel invitation to Ring 5").rect();
    hover(&mut window, last.center());
    wait(&mut window, 300);
    press_at(&mut window, last.center());
    assert!(window.query_by_label_contains("Yes, cancel").is_some());
}

#[test]
fn an_invitation_that_came_under_a_resting_pointer_is_not_cancelled() {
    let mut call = view(1, vec![person(1)]);
    call.invitations = Arc::new((1..4).map(ring).collect());
    let mut window = window(call);
    let place = window.get_by_label("Cancel invitation to Ring 2").rect();
    hover(&mut window, place.center());
    window.state_mut().dense = true;
    wait(&mut window, 1_000);
    let other = window.get_by_label("Cancel invitation to Ring 3").rect();
    assert!(other.contains(place.center()));
    press_at(&mut window, place.center());
    let asks = |window: &Window| window.query_by_label_contains("Yes, cancel").is_some();
    assert!(!asks(&window));
    hover(&mut window, other.center());
    wait(&mut window, 300);
    press_at(&mut window, other.center());
    assert!(asks(&window));
}

#[test]
fn the_count_of_newcomers_never_comes_under_the_pointer() {
    let mut window = window(people(1, 0..40));
    let foot = egui::pos2(
        window.get_by_label("Search people").rect().center().x,
        585.0,
    );
    for at in [foot, egui::pos2(450.0, 585.0)] {
        hover(&mut window, at);
        window.state_mut().call = people(2, 0..41);
        wait(&mut window, 100);
        let count = window.get_by_label_contains("show now").rect();
        assert!(!count.contains(at) && count.top() < 300.0, "{count:?}");
    }
}

#[tokio::test]
async fn trouble_of_the_window_pushes_no_row_under_the_pointer() {
    let mut window = desktop::Window::signed_in(desktop::Setup::default()).await;
    window.until_roster().await;
    let row = |window: &desktop::Window| {
        let button = window.harness.get_by_label_contains("Remove Bob");
        button.rect().center()
    };
    let place = row(&window);
    window.harness.hover_at(place);
    window.harness.run_steps(4);
    // Makes the settings file impossible to write.
    let settings = window.folder.path().join("settings.json");
    std::fs::remove_file(&settings).ok();
    std::fs::create_dir(&settings).unwrap();
    desktop::press_key(&mut window, egui::Modifiers::NONE, Key::O);
    let told = |window: &desktop::Window| {
        let notices = window.harness.query_all_by_label("Close the notice");
        notices.count() == 1
    };
    window.until("the trouble", told).await;
    window.harness.run_steps(6);
    assert_eq!(row(&window), place);
    window.harness.hover_at(egui::pos2(5.0, 5.0));
    window.harness.run_steps(6);
    assert!(row(&window).y > place.y, "it has its room");
}

/// A random event: a change of the list, a pause, or an action of the pointer.
#[derive(Debug, Clone)]
enum Step {
    Roster(Vec<u64>),
    Stale(bool),
    Dense(bool),
    Wait(u64),
    /// Moves the pointer to the place of this row, and this many points further down.
    Move(u8, u8),
    Tremble(u8),
    Press,
}

fn ids() -> impl Strategy<Value = Vec<u64>> {
    let ids = proptest::collection::btree_set(1_u64..12, 1..9);
    ids.prop_map(|ids| ids.into_iter().collect())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => ids().prop_map(Step::Roster),
        1 => any::<bool>().prop_map(Step::Stale),
        1 => any::<bool>().prop_map(Step::Dense),
        3 => prop_oneof![Just(1_u64), 50_u64..600, Just(11_000)].prop_map(Step::Wait),
        2 => (0_u8..8, 0_u8..40).prop_map(|(row, off)| Step::Move(row, off)),
        1 => (0_u8..3).prop_map(Step::Tremble),
        4 => Just(Step::Press),
    ]
}

/// Returns a single step, or the steps of somebody who presses without having seen that rows moved.
fn steps() -> impl Strategy<Value = Vec<Step>> {
    let unseen = (ids(), any::<bool>()).prop_map(|(ids, dense)| {
        let rest = Step::Wait(11_000);
        vec![
            rest,
            Step::Roster(ids),
            Step::Dense(dense),
            Step::Wait(500),
            Step::Press,
        ]
    });
    prop_oneof![5 => step().prop_map(|step| vec![step]), 2 => unseen]
}

/// An independent model of the pointer: the row drawn under the pointer, and whether the pointer moved to that
/// row.
#[derive(Default)]
struct Watcher {
    under: Option<String>,
    came_by_hand: bool,
    /// When the pointer first moved after the row had come under it.
    moved: Option<u64>,
}

impl Watcher {
    fn look(&mut self, window: &Window, pointer: Option<Pos2>, moved: bool, now: u64) {
        let under = pointer.and_then(|at| {
            let mut rows = window.query_all_by(|node| {
                node.role() == Role::Row && node.label().is_some_and(|label| label.starts_with('P'))
            });
            let row = rows.find(|row| {
                let rect = row.rect();
                rect.top() <= at.y && at.y < rect.bottom()
            })?;
            // Without the state, so that whoever comes back to the same place is not somebody else.
            let label = row.accesskit_node().label()?;
            Some(label.split(", ").take(3).collect::<Vec<_>>().join(", "))
        });
        if under != self.under {
            *self = Self {
                under,
                came_by_hand: moved,
                moved: None,
            };
        } else if moved {
            self.moved.get_or_insert(now);
        }
    }

    /// Whether somebody who presses now has seen the row.
    fn has_seen(&self, now: u64) -> bool {
        self.came_by_hand || self.moved.is_some_and(|moved| now - moved >= 300)
    }
}

/// Returns a configuration with few cases, because each draws hundreds of frames. `PROPTEST_CASES` overrides the number.
fn config() -> ProptestConfig {
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases: 8, ..config },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nobody_is_removed_whom_the_pointer_was_not_over(
        is_raid in any::<bool>(),
        steps in proptest::collection::vec(steps(), 1..25),
    ) {
        let start = |version, ids: Vec<u64>| {
            let mut call = people(version, ids);
            if !is_raid {
                call.raid = None;
            }
            call
        };
        let mut window = window(start(1, (1..8).collect()));
        let (mut watcher, mut pointer, mut now) = (Watcher::default(), None, 0);
        let mut version = 1;
        for step in steps.into_iter().flatten() {
            let before = window.state().actions.len();
            let rested_at = pointer;
            match step {
                Step::Roster(ids) => {
                    version += 1;
                    let state = window.state().call.state.clone();
                    window.state_mut().call = CallView { state, ..start(version, ids) };
                    window.run_steps(2);
                }
                Step::Stale(on) => {
                    let state = if on { WatchState::Stale } else { WatchState::Live };
                    window.state_mut().call.state = state;
                    window.run_steps(2);
                }
                Step::Dense(on) => {
                    window.state_mut().dense = on;
                    window.run_steps(2);
                }
                Step::Wait(millis) => {
                    wait(&mut window, millis);
                    now += millis;
                }
                Step::Move(row, off) => {
                    let x = window.query_all_by_label_contains("Remove P").next().map(|it| it.rect().center().x);
                    let at = egui::pos2(x.unwrap_or(800.0), 150.0 + f32::from(row) * 44.0 + f32::from(off));
                    hover(&mut window, at);
                    pointer = Some(at);
                }
                Step::Tremble(by) => {
                    if let Some(at) = &mut pointer {
                        *at += egui::vec2(f32::from(by) - 1.0, 0.0);
                        window.hover_at(*at);
                        window.run_steps(2);
                    }
                }
                Step::Press => {
                    if let Some(at) = pointer {
                        press_at(&mut window, at);
                    }
                }
            }
            for action in &window.state().actions[before..] {
                if let Action::Tell(Command::Remove { participant, .. }) = action {
                    let id = participant.as_str();
                    let named = watcher.under.as_deref().unwrap_or_default();
                    let is_meant = named.contains(&id[id.len() - 4..]);
                    prop_assert!(is_meant, "{id} is not {named}");
                    prop_assert!(watcher.has_seen(now), "{id} had just come");
                }
            }
            if window.query_by_label_contains("Yes, remove").is_some() {
                let asked = window.get_by_label_contains("Yes, remove").accesskit_node().label().unwrap_or_default();
                let who = asked.trim_start_matches("Yes, remove ").to_owned();
                let named = watcher.under.clone().unwrap_or_default();
                prop_assert!(named.starts_with(&who), "{who} is not {named}");
                prop_assert!(watcher.has_seen(now), "{who} had just come");
                press(&mut window, Key::Escape);
            }
            watcher.look(&window, pointer, pointer != rested_at, now);
        }
    }
}
