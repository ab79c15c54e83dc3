//! A door closed by another window: this window shows the door and which window acts, and takes
//! over.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::desk::{Window, assert_reads, call_id, happen, reads, wait, window_sized};
use crate::fixtures::people::{own, user};
use moderato::app::language::text::Language;
use moderato::moderation::command::Command;
use moderato::moderation::event::Event;
use moderato::moderation::model::window_id::WindowId;
use moderato::moderation::state::other_windows::{OpenWindows, OtherWindowsUpdate};

const MINUTES: Duration = Duration::from_mins(10);

/// Tells the desk which windows exist, as if found in the folder.
fn windows(window: &mut Window, own: &str, others: &[&str]) {
    let others: BTreeSet<WindowId> = others.iter().map(|id| WindowId::new(*id)).collect();
    let news = OtherWindowsUpdate {
        windows: OpenWindows {
            own: Some(WindowId::new(own)),
            others,
        },
        list: None,
    };
    happen(window, |desk| {
        desk.apply(Event::OtherWindows(Box::new(news)));
    });
    // A line appears only while the pointer holds no row in place.
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(window, 1_000);
}

/// Returns window `b`, after window `a` closed the door.
fn closed_elsewhere() -> Window {
    let people = vec![own(), user("ada", "Ada")];
    let mut window = window_sized(people, true, [1300.0, 900.0]);
    windows(&mut window, "a", &[]);
    let close = Command::Door(call_id(), Some(MINUTES));
    happen(&mut window, |desk| desk.command(close));
    windows(&mut window, "b", &["a"]);
    window
}

#[test]
fn the_line_says_that_another_window_acts_until_that_has_gone() {
    let mut window = closed_elsewhere();
    assert_reads(&window, "The door is closed for guests");
    assert_reads(
        &window,
        "Another window closed the door and does the removing.",
    );
    windows(&mut window, "b", &[]);
    assert_reads(&window, "The door is closed for guests");
    assert!(!reads(&window, "Another window"));
}

#[test]
fn chinese_says_the_same() {
    let mut window = closed_elsewhere();
    Language::SimplifiedChinese.choose();
    window.run_steps(3);
    assert_reads(&window, "入口由另一个窗口关闭，并由该窗口执行。");
}
