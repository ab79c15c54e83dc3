//! A wave of guests cleared from its notice, in the whole window, with a pointer and keys.

use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::simulator::Scenario;
use tempfile::TempDir;

use crate::desk::{accepted, assert_reads, choose, click, happen, wait, window_sized};
use crate::fixtures::people::{guest, own, user};
use crate::window::{Setup, Window, press_key, start_of};

/// Time after which most of the scenario's wave has arrived.
const WAVE: Duration = Duration::from_secs(36);

/// Simulated time between two looks at the window.
const STEP: Duration = Duration::from_millis(50);

/// Presses the primary button over the part with this label, over several frames as a hand would.
pub(crate) fn click_on(window: &mut Window, label: &str) {
    let place = window.harness.get_by_label_contains(label).rect().center();
    window.harness.hover_at(place);
    window.harness.step();
    window.harness.drag_at(place);
    window.harness.step();
    window.harness.drop_at(place);
    window.harness.run_steps(3);
}

/// Returns a window on the demo's raid before its wave.
async fn before_the_raid(size: [f32; 2]) -> Window {
    let setup = Setup {
        sign_in: true,
        ..Setup::sized(size)
    };
    let scenario = Scenario::builtin("raid").unwrap().unwrap();
    let mut window = Box::pin(Window::open_on(scenario, setup)).await;
    window.until_roster().await;
    window
}

/// Returns a window on the demo's raid, with the notice visible.
pub(crate) async fn raided(size: [f32; 2]) -> Window {
    let mut window = before_the_raid(size).await;
    window.running.simulator.advance(WAVE);
    window
        .until("the notice", |window| {
            window.shows("new guests and close the door")
        })
        .await;
    window
}

/// Clicks the notice's button, and answers the preview with Enter.
async fn clear_the_wave(window: &mut Window) {
    click_on(window, "new guests and close the door");
    window
        .until("an armed yes with the keyboard", |window| {
            let yes = window.harness.query_all_by_label_contains("Remove ");
            yes.into_iter().any(|node| node.is_focused())
        })
        .await;
    press_key(window, Modifiers::NONE, Key::Enter);
}

#[tokio::test]
async fn enter_answers_the_preview_that_a_click_opened_in_windows_of_any_width() {
    for width in [760.0, 900.0, 1_280.0, 1_920.0] {
        let mut window = Box::pin(raided([width, 700.0])).await;
        clear_the_wave(&mut window).await;
        window
            .until("a removal", |window| {
                let seen = window.running.simulator.requests();
                seen.iter().any(|request| request.method == "DELETE")
            })
            .await;
    }
}

#[tokio::test]
async fn a_key_leads_straight_to_the_notice() {
    let mut window = Box::pin(raided([1_280.0, 800.0])).await;
    press_key(&mut window, Modifiers::SHIFT, Key::F6);
    let close = window
        .harness
        .get_by_label_contains("new guests and close the door");
    assert!(close.is_focused());
    press_key(&mut window, Modifiers::NONE, Key::Enter);
    window
        .until("the preview", |window| {
            window.shows("guests who join from now on")
        })
        .await;
    assert!(window.shows(" selected"));
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    window.harness.run_steps(3);
    assert!(!window.shows(" selected"), "nobody was selected before");
}

#[tokio::test]
async fn without_a_notice_the_key_moves_nothing() {
    let mut window = Box::pin(Window::signed_in(Setup::default())).await;
    window.until_roster().await;
    press_key(&mut window, Modifiers::NONE, Key::F6);
    press_key(&mut window, Modifiers::SHIFT, Key::F6);
    let list = window.harness.get_by_role(egui::Role::Table);
    assert!(list.accesskit_node().is_focused_in_tree());
}

#[tokio::test]
async fn a_panel_over_a_narrow_window_leaves_the_notices_free() {
    let mut window = Box::pin(raided([900.0, 700.0])).await;
    let notice = |window: &Window| {
        let button = window
            .harness
            .get_by_label_contains("new guests and close the door");
        button.rect()
    };
    let before = notice(&window);
    for key in [Key::F6, Key::ArrowDown, Key::Enter] {
        press_key(&mut window, Modifiers::NONE, key);
        window.harness.run_steps(3);
    }
    let panel = window.harness.get_by_label("Close the card").rect();
    assert!(panel.left() > 500.0, "{panel:?} is in the panel");
    assert!(panel.top() >= before.bottom(), "{panel:?} over {before:?}");
    assert_eq!(notice(&window), before);
}

#[tokio::test]
async fn results_in_a_narrow_window_stay_under_the_pointer_while_more_come_in() {
    let mut window = Box::pin(raided([900.0, 600.0])).await;
    clear_the_wave(&mut window).await;
    window
        .until("the results", |window| window.shows("Close this panel"))
        .await;
    window.harness.run_steps(5);
    // The tooltip of the cross has the same words.
    let close = |window: &Window| {
        let mut all = window.harness.get_all_by_label("Close this panel");
        all.next().unwrap().rect()
    };
    let panel = close(&window);
    window.harness.hover_at(panel.center());
    window.harness.run_steps(2);
    window
        .until("all results", |window| {
            window.running.simulator.advance(4 * STEP);
            window.shows("Close this panel") && window.shows("removed")
        })
        .await;
    window.harness.run_steps(5);
    assert_eq!(close(&window).y_range(), panel.y_range());
}

#[tokio::test]
async fn who_comes_again_under_a_removed_name_is_counted_apart() {
    let mut window = Box::pin(raided([1_280.0, 800.0])).await;
    clear_the_wave(&mut window).await;
    window
        .until("those who came again", |window| {
            window.running.simulator.advance(STEP);
            window.shows("removed before")
        })
        .await;
}

#[test]
fn a_guest_under_a_removed_name_is_marked_in_list_and_question() {
    let people = vec![own(), user("ana", "Ana"), guest("g1", "Gil")];
    let mut window = window_sized(people, true, [1_280.0, 800.0]);
    accepted(&mut window, "g1");
    wait(&mut window, 1_100);
    let others = || vec![own(), user("ana", "Ana")];
    happen(&mut window, |desk| desk.roster(others()));
    wait(&mut window, 3_000);
    let again = || [others(), vec![guest("g2", "GIL")]].concat();
    happen(&mut window, |desk| desk.roster(again()));
    assert_reads(&window, "Same name as someone removed at");
    click(&mut window, "Remove GIL, guest, g2");
    assert_reads(&window, "it may or may not be the same person");
}

#[tokio::test]
async fn no_hint_stands_in_the_demo_of_a_raid() {
    for (scenario, has_hints) in [("raid", false), ("town_hall", true)] {
        let folder = TempDir::new().unwrap();
        let (running, mut start) = start_of(&folder.path().join("data")).await;
        start.demo = Some(Scenario::builtin(scenario).unwrap().unwrap());
        let mut window = Window::start(running, folder, start, [1_280.0, 800.0]);
        window
            .until("the demo", |window| window.shows("DEMO"))
            .await;
        window.until_roster().await;
        assert_eq!(window.shows("Hint 1 of 3"), has_hints, "{scenario}");
    }
}

/// Sizes of windows from the smallest on.
const SIZES: [[f32; 2]; 3] = [[760.0, 480.0], [900.0, 600.0], [1_280.0, 800.0]];

#[tokio::test]
async fn raid_mode_is_seen_beside_a_notice_on_which_the_pointer_rests() {
    for size in SIZES {
        let mut window = Box::pin(raided(size)).await;
        let notice = "new guests and close the door";
        let place = window.harness.get_by_label_contains(notice).rect();
        window.harness.hover_at(place.center());
        window.harness.run_steps(2);
        press_key(&mut window, Modifiers::COMMAND, Key::G);
        window
            .until("raid mode", |window| window.shows("Raid mode 9:"))
            .await;
        let tag = window.harness.get_by_label_contains("Raid mode 9:").rect();
        let screen = window.harness.ctx.content_rect();
        assert!(screen.contains_rect(tag), "{tag:?} at {size:?}");
        assert_eq!(
            window.harness.get_by_label_contains(notice).rect(),
            place,
            "nothing moves under the pointer"
        );
        click_on(&mut window, "End raid mode");
        window
            .until("no raid mode", |window| !window.shows("End raid mode"))
            .await;
    }
}

/// Returns the words of a notice as they are drawn, whether they were cut, and their number of lines.
fn drawn_notice(window: &Window, piece: &str) -> Option<(String, bool, usize)> {
    fn texts<'a>(shape: &'a egui::Shape, into: &mut Vec<&'a egui::epaint::TextShape>) {
        match shape {
            egui::Shape::Text(text) => into.push(text),
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|it| texts(it, into)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let shapes = &window.harness.output().shapes;
    for shown in shapes {
        texts(&shown.shape, &mut found);
    }
    let mut found = found.into_iter().map(|text| &text.galley);
    let galley = found.find(|galley| galley.text().contains(piece))?;
    let lines = galley.rows.len();
    Some((galley.text().to_owned(), galley.elided, lines))
}

#[tokio::test]
async fn a_notice_in_the_place_of_the_tools_is_whole_and_leads_to_the_search() {
    for size in SIZES {
        let mut window = before_the_raid(size).await;
        let list = window.harness.ctx.content_rect().center();
        window.harness.hover_at(list);
        window.running.simulator.advance(WAVE);
        window
            .until("the notice", |window| {
                window.shows("new guests and close the door")
            })
            .await;
        let field = |window: &Window| {
            let field = window
                .harness
                .query_by_role_and_label(egui::Role::SearchInput, "Search people");
            field.is_some()
        };
        assert!(!field(&window), "the notice is in its place");
        let (words, is_cut, lines) = drawn_notice(&window, "still here").unwrap();
        assert!(!is_cut, "{words:?} is cut at {size:?}");
        let most = if size[0] < 900.0 { 3 } else { 2 };
        assert!(lines <= most, "{words:?} is squeezed at {size:?}");
        click_on(&mut window, "Search people");
        assert!(field(&window), "at {size:?}");
    }
}

#[tokio::test]
async fn eight_names_of_a_preview_are_in_sight_in_a_low_window_with_every_line_above_it() {
    let mut window = Box::pin(raided([900.0, 600.0])).await;
    press_key(&mut window, Modifiers::COMMAND, Key::G);
    window
        .until("raid mode", |window| window.shows("End raid mode"))
        .await;
    click_on(&mut window, "Close the door");
    window
        .until("the door", |window| {
            window.shows("The door is closed for guests")
        })
        .await;
    click_on(&mut window, "Remove the ");
    window
        .until("the preview", |window| {
            window.shows("guests who join from now on")
        })
        .await;
    window.harness.run_steps(3);
    let names = names_in_preview(&window);
    assert!(names >= 8, "{names} names in {}", window.tree());
}

/// Counts the lines of the preview that are whole in its list.
fn names_in_preview(window: &Window) -> usize {
    let cancel = window.harness.get_by_label("Cancel").rect();
    let ages = window
        .harness
        .query_all_by(|node| node.value().is_some_and(|age| age.ends_with(" s")));
    let ages: Vec<egui::Rect> = ages.map(|node| node.rect()).collect();
    // The rows below the panel have ages too, in another column.
    let right = ages.iter().map(egui::Rect::right).fold(0.0, f32::max);
    let is_shown =
        |age: &&egui::Rect| right - age.right() < 1.0 && age.bottom() < cancel.top() - 8.0;
    ages.iter().filter(is_shown).count()
}

#[test]
fn who_returns_under_the_name_of_a_member_may_be_the_person_removed_before() {
    // The guest's name has a Cyrillic letter.
    let posing = "\u{410}na Ruiz";
    let others = || vec![own(), user("ana", "Ana Ruiz")];
    let people = [others(), vec![guest("g1", posing)]].concat();
    let mut window = window_sized(people, true, [1_280.0, 800.0]);
    accepted(&mut window, "g1");
    wait(&mut window, 1_100);
    happen(&mut window, |desk| desk.roster(others()));
    wait(&mut window, 3_000);
    let again = || [others(), vec![guest("g2", posing)]].concat();
    happen(&mut window, |desk| desk.roster(again()));
    choose(&mut window, "g2");
    assert_reads(&window, "May be the person removed at");
    click(&mut window, &format!("Remove {posing}, guest, g2"));
    assert_reads(&window, "Not Ana Ruiz");
    let says = window.query_all_by_label_contains("it may or may not be the same person");
    assert_eq!(says.count(), 2, "on the card and in the question");
}

/// Returns where a button or name is drawn.
fn place(window: &Window, label: &str) -> egui::Rect {
    window.harness.get_by_label_contains(label).rect()
}

#[tokio::test]
async fn a_button_that_is_gone_leaves_no_hole_while_the_pointer_is_on_the_list() {
    for size in SIZES {
        let mut window = before_the_raid(size).await;
        let list = window.harness.ctx.content_rect().center();
        window.harness.hover_at(list);
        window.running.simulator.advance(Duration::from_secs(25));
        window
            .until("the notice", |window| {
                window.running.simulator.advance(10 * STEP);
                window.shows("and close the door")
            })
            .await;
        // Right after a notice came, a press doesn't count.
        let came = std::time::Instant::now();
        window
            .until("a moment", |_| came.elapsed() > Duration::from_secs(1))
            .await;
        let before = place(&window, "Close the door").right();
        click_on(&mut window, "Close the door");
        window.harness.hover_at(list);
        window
            .until("the closed door", |window| {
                !window.shows("Close the door to guests")
            })
            .await;
        window.harness.run_steps(3);
        let now = place(&window, "Remove the ").right();
        let review = window
            .harness
            .get_all_by_role_and_label(egui::Role::Button, "Review");
        let now = review.map(|it| it.rect().right()).fold(now, f32::max);
        assert!(
            (now - before).abs() < 0.5,
            "from {before} to {now} at {size:?}"
        );
    }
}

#[tokio::test]
async fn orders_and_names_of_a_notice_stay_in_place_under_the_pointer_while_more_people_come() {
    const ORDERS: [&str; 2] = ["and close the door", "Close the door"];
    // The wave has begun, and most of it is yet to come.
    const BEFORE: Duration = Duration::from_secs(25);
    for size in SIZES {
        let mut window = before_the_raid(size).await;
        let list = window.harness.ctx.content_rect().center();
        window.harness.hover_at(list);
        window.running.simulator.advance(BEFORE);
        let comes = |window: &Window, words: &str| {
            window.running.simulator.advance(10 * STEP);
            window.shows(words)
        };
        window
            .until("the notice", |window| comes(window, ORDERS[0]))
            .await;
        window.harness.run_steps(3);
        // Three lines of words are half a point higher than their room.
        let orders = |window: &Window| ORDERS.map(|order| place(window, order).x_range());
        let before = orders(&window);
        window
            .until("the second from outside", |window| {
                assert_eq!(orders(window), before, "at {size:?}");
                comes(window, "Kaspar Holm")
            })
            .await;
        window.harness.run_steps(3);
        assert_eq!(orders(&window), before, "at {size:?}");
        let name = |window: &Window| {
            let name = window
                .harness
                .query_by_role_and_label(egui::Role::Link, "Kaspar Holm");
            name.map(|name| name.rect())
        };
        // Without room, the notice names nobody from outside.
        let aimed_at = name(&window);
        window
            .harness
            .hover_at(aimed_at.map_or(list, |name| name.center()));
        let looks = std::cell::Cell::new(0);
        window
            .until("three more seconds", |window| {
                assert_eq!(name(window), aimed_at, "at {size:?}");
                looks.set(looks.get() + 1);
                comes(window, "and close the door") && looks.get() > 6
            })
            .await;
        let pressed = place(&window, "Close the door").center();
        click_on(&mut window, "Close the door");
        // A real pointer stays where it pressed.
        window.harness.hover_at(pressed);
        window
            .until("the closed door", |window| {
                !window.shows("Close the door to guests")
            })
            .await;
        let remove = place(&window, "Remove the ");
        let moved = (remove.right() - before[0].max).abs();
        assert!(moved < 0.5, "moved by {moved} at {size:?}");
    }
}

#[tokio::test]
async fn the_results_of_a_removal_stand_beside_the_rows_that_they_tell_about() {
    let mut window = Box::pin(raided([900.0, 600.0])).await;
    clear_the_wave(&mut window).await;
    window
        .until("the results", |window| window.shows("Removing "))
        .await;
    window.harness.run_steps(4);
    let panel = window.harness.get_by_label("Stop").rect();
    let rows: Vec<_> = window.harness.query_all_by_role(egui::Role::Row).collect();
    assert!(rows.len() > 3);
    for row in rows {
        let row = row.rect();
        assert!(row.right() <= panel.left(), "{row:?} {panel:?}");
    }
}
