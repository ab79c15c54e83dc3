use egui::{pos2, vec2};

use super::*;

const HEIGHT: f32 = 44.0;

fn who(name: &str) -> RowSubject {
    RowSubject::Invited(name.into())
}

fn at(millis: u64) -> Now {
    Now::default().plus(Duration::from_millis(millis))
}

/// Returns the middle of the button of the row in this line.
fn button(line: f32) -> Pos2 {
    pos2(90.0, (line + 0.5) * HEIGHT)
}

/// Draws a frame with these rows from the top, each with a control at its right end.
fn frame(hand: &mut PressGuard, pointer: Pos2, rows: &[(&str, RowPart)], millis: u64) {
    hand.begin(Some(pointer), false, at(millis));
    let mut top = 0.0;
    for (name, part) in rows {
        let rect = Rect::from_min_size(pos2(0.0, top), vec2(100.0, HEIGHT));
        hand.note(rect, &who(name), RowPart::Row);
        hand.note(rect.with_min_x(80.0), &who(name), *part);
        top += HEIGHT;
    }
    hand.finish(at(millis));
}

const BEFORE: [(&str, RowPart); 3] = [
    ("a", RowPart::Ask),
    ("b", RowPart::Ask),
    ("c", RowPart::Ask),
];
const AFTER: [(&str, RowPart); 2] = [("b", RowPart::Ask), ("c", RowPart::Ask)];

#[test]
fn where_nothing_has_moved_a_press_counts_at_once() {
    let mut hand = PressGuard::default();
    frame(&mut hand, button(9.0), &BEFORE, 0);
    for line in [0.0, 2.0, 1.0] {
        frame(&mut hand, button(line), &BEFORE, 1);
        assert!(hand.is_armed(at(1)));
    }
}

#[test]
fn after_rows_moved_the_pointer_has_to_move_and_to_stay_over_one_row() {
    let mut hand = PressGuard::default();
    for line in [9.0, 1.0] {
        frame(&mut hand, button(line), &BEFORE, 0);
    }
    frame(&mut hand, button(1.0), &AFTER, 1_000);
    hand.press((&who("c"), RowPart::Ask), at(50_000));
    assert!(!hand.is_armed(at(60_000)), "it rests");
    frame(&mut hand, button(1.0) + vec2(1.0, 0.0), &AFTER, 60_000);
    assert!(!hand.is_armed(at(60_299)));
    // On another row the wait starts again; on the same row the pointer may tremble.
    frame(&mut hand, button(0.0), &AFTER, 60_200);
    frame(&mut hand, button(0.0) + vec2(0.0, 2.0), &AFTER, 60_400);
    assert!(!hand.is_armed(at(60_499)));
    assert!(hand.is_armed(at(60_500)));
    // After the wait, presses count at once on the next row too.
    frame(&mut hand, button(1.0), &AFTER, 60_500);
    assert!(hand.is_armed(at(60_500)));
}

#[test]
fn a_button_that_takes_the_place_of_another_waits_and_other_rows_do_not() {
    let mut hand = PressGuard::default();
    for line in [9.0, 1.0] {
        frame(&mut hand, button(line), &BEFORE, 0);
    }
    let stop = [
        ("a", RowPart::Ask),
        ("b", RowPart::Stop),
        ("c", RowPart::Ask),
    ];
    frame(&mut hand, button(1.0), &stop, 2);
    assert!(!hand.is_armed(at(5_000)));
    hand.press((&who("b"), RowPart::Stop), at(5_000));
    assert!(hand.pressed.is_none() && hand.refused().is_some());
    assert!(!hand.is_armed(at(5_599)), "a double click");
    assert!(hand.is_armed(at(5_600)), "on purpose");
    frame(&mut hand, button(2.0), &stop, 5_000);
    assert!(hand.is_armed(at(5_000)));
}

#[test]
fn a_place_at_which_another_row_stood_a_moment_ago_waits() {
    let mut hand = PressGuard::default();
    for (rows, millis) in [(&BEFORE[..], 0), (&AFTER[..], 1_000)] {
        frame(&mut hand, button(9.0), rows, millis);
    }
    frame(&mut hand, button(0.0), &AFTER, 1_399);
    assert!(!hand.is_armed(at(1_399)));
    assert!(hand.is_armed(at(1_699)));
    frame(&mut hand, button(1.0), &AFTER, 1_400);
    assert!(hand.is_armed(at(1_400)));
}

#[test]
fn a_row_far_away_that_has_not_moved_can_be_pressed_at_once() {
    let rows = ["a", "b", "c", "d", "e"].map(|name| (name, RowPart::Ask));
    let mut hand = PressGuard::default();
    for line in [9.0, 0.0] {
        frame(&mut hand, button(line), &rows, 0);
    }
    let moved = ["b", "a", "c", "d", "e"].map(|name| (name, RowPart::Ask));
    frame(&mut hand, button(0.0), &moved, 1_000);
    frame(&mut hand, button(4.0), &moved, 9_000);
    assert!(hand.is_armed(at(9_000)));
    // The pointer went far to reach this row, so the moderator aimed at it on purpose, and neighboring rows can be
    // pressed too.
    frame(&mut hand, button(3.0), &moved, 9_010);
    assert!(hand.is_armed(at(9_010)));
}

#[test]
fn what_lay_under_a_window_that_closed_waits() {
    let mut hand = PressGuard::default();
    frame(&mut hand, button(1.0), &BEFORE, 0);
    hand.begin(Some(button(1.0) + vec2(1.0, 0.0)), true, at(1));
    hand.begin(Some(button(1.0) + vec2(1.0, 0.0)), false, at(2));
    assert!(!hand.is_armed(at(2)));
}

#[test]
fn a_row_that_stayed_where_it_was_can_be_pressed_at_once_after_a_second() {
    let before = ["a", "b", "c", "d"].map(|name| (name, RowPart::Ask));
    let after = ["a", "d", "c", "b"].map(|name| (name, RowPart::Ask));
    for (millis, is_armed) in [(1_900, false), (2_000, true)] {
        let mut hand = PressGuard::default();
        for line in [9.0, 1.0] {
            frame(&mut hand, button(line), &before, 0);
        }
        frame(&mut hand, button(1.0), &after, 1_000);
        frame(&mut hand, button(2.0), &after, millis);
        assert_eq!(hand.is_armed(at(millis)), is_armed, "{millis}");
        frame(&mut hand, button(1.0), &after, millis);
        assert!(!hand.is_armed(at(millis)), "this one has moved");
    }
}
