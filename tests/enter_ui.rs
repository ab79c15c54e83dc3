//! Enter and the keys that scroll, in previews, questions and the list of keys.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{Window, click, reads, wait, window_sized};
use crate::fixtures::people::{guest, own};
use crate::fixtures::window::{painted, press};
use crate::pressure_ui::{removed_singly, removed_together};
use crate::window::{Setup, Window as WholeWindow, press_key};
use moderato::moderation::model::participant::Participant;

/// Returns this app and this many guests, whose names begin with A.
fn many_guests(count: usize) -> Vec<Participant> {
    let guest = |n: usize| guest(&format!("g{n}"), &format!("Ann {n:02}"));
    [own()].into_iter().chain((1..=count).map(guest)).collect()
}

/// Returns a low window with the preview of many guests, which already accepts a confirmation.
fn long_preview() -> Window {
    let mut window = window_sized(many_guests(20), true, [1_100.0, 480.0]);
    press(&mut window, Key::ArrowDown);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    press(&mut window, Key::Delete);
    wait(&mut window, 300);
    window
}

/// Returns the guests' names as drawn, in the list and in the preview.
fn names(window: &Window) -> Vec<String> {
    let texts = painted(window).into_iter();
    texts.filter(|text| text.starts_with("Ann ")).collect()
}

#[test]
fn arrows_scroll_the_names_of_a_preview_and_enter_still_orders() {
    let mut window = long_preview();
    let shown = names(&window);
    for (there, back) in [
        (Key::ArrowDown, Key::ArrowUp),
        (Key::PageDown, Key::PageUp),
        (Key::End, Key::Home),
    ] {
        press(&mut window, there);
        assert_ne!(names(&window), shown, "{there:?}");
        press(&mut window, back);
        assert_eq!(names(&window), shown, "{back:?}");
    }
    press(&mut window, Key::ArrowDown);
    assert!(painted(&window).contains(&"Enter".to_owned()));
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window)[0].len(), 20);
}

#[test]
fn the_red_button_names_its_key_only_while_enter_means_it() {
    let has_key = |window: &Window| painted(window).contains(&"Enter".to_owned());
    let mut window = long_preview();
    assert!(has_key(&window));
    press(&mut window, Key::Tab);
    assert!(!has_key(&window), "Cancel has the focus");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run_steps(3);
    assert!(has_key(&window));
    press(&mut window, Key::Tab);
    press(&mut window, Key::Enter);
    assert!(!reads(&window, "Remove 20 people?"));
    assert!(removed_together(&mut window).is_empty());

    let mut window = window_sized(many_guests(1), true, [1_100.0, 480.0]);
    click(&mut window, "Remove Ann 01, guest, g1");
    wait(&mut window, 300);
    assert!(has_key(&window));
    press(&mut window, Key::Tab);
    assert!(
        !has_key(&window),
        "another button of the question has the focus"
    );
    press(&mut window, Key::Enter);
    assert!(removed_singly(&mut window).is_empty());
}

#[test]
fn enter_orders_also_after_a_press_beside_the_preview_took_the_focus_away() {
    let mut window = long_preview();
    window.get_by_label("Cancel").focus();
    window.run_steps(2);
    let focused = window.ctx.memory(egui::Memory::focused).unwrap();
    window
        .ctx
        .memory_mut(|memory| memory.surrender_focus(focused));
    window.run_steps(2);
    assert!(painted(&window).contains(&"Enter".to_owned()));
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window).len(), 1);
}

#[tokio::test]
async fn the_list_of_keys_scrolls_by_keys() {
    let setup = Setup::sized([900.0, 500.0]);
    let mut window = Box::pin(WholeWindow::signed_in(setup)).await;
    window.until_roster().await;
    window.harness.event(egui::Event::Text("?".to_owned()));
    press_key(&mut window, Modifiers::SHIFT, Key::Questionmark);
    window.harness.run_steps(3);
    let close = |window: &WholeWindow| window.harness.get_by_label("Close").is_focused();
    assert!(close(&window));
    let shown = |window: &WholeWindow| {
        let texts = painted(&window.harness).into_iter();
        // Skips the texts before the dialog, which is drawn last: times behind it keep changing.
        let texts = texts.skip_while(|text| text != "Keys");
        texts.collect::<Vec<_>>()
    };
    let top = shown(&window);
    for (there, back) in [
        (Key::ArrowDown, Key::ArrowUp),
        (Key::PageDown, Key::PageUp),
        (Key::End, Key::Home),
    ] {
        press_key(&mut window, Modifiers::NONE, there);
        window.harness.run_steps(2);
        assert_ne!(shown(&window), top, "{there:?}");
        press_key(&mut window, Modifiers::NONE, back);
        window.harness.run_steps(2);
        assert_eq!(shown(&window), top, "{back:?}");
    }
    assert!(close(&window));
}
