//! The reading order of rectangles: line by line from the top, each line from the left.
//!
//! Splits the rectangles wherever a straight line fits between them: first into lines, each line into columns, each
//! column into lines, and so on. In a part that can't be split, a rectangle that contains all others comes first, and
//! the rest is split again. Without such a rectangle, the part keeps its drawing order.

use egui::{Rangef, Rect};

/// Rectangles that overlap by less than this, in points, still count as side by side: strokes, rings, and the edges
/// that resize panels overlap.
const SLACK: f32 = 4.0;

/// Returns the indices of the rectangles in reading order. Rectangles that aren't finite, or have a negative size, come
/// last.
pub(crate) fn reading_order(rects: &[Rect]) -> Vec<usize> {
    let mut order = Vec::with_capacity(rects.len());
    let (placed, lost): (Vec<usize>, Vec<usize>) =
        (0..rects.len()).partition(|&at| rects[at].is_finite() && !rects[at].is_negative());
    read(rects, placed, &mut order);
    order.extend(lost);
    order
}

fn read(rects: &[Rect], mut set: Vec<usize>, order: &mut Vec<usize>) {
    if set.len() < 2 {
        return order.extend(set);
    }
    let lines = parts(&set, |at| rects[at].y_range());
    let parts = if lines.len() > 1 {
        lines
    } else {
        parts(&set, |at| rects[at].x_range())
    };
    if parts.len() > 1 {
        for part in parts {
            read(rects, part, order);
        }
        return;
    }
    match behind(rects, &set) {
        Some(place) => {
            order.push(set.remove(place));
            read(rects, set, order);
        }
        None => order.extend(set),
    }
}

/// Splits the rectangles at the gaps along one axis; each part keeps its drawing order.
fn parts(set: &[usize], range: impl Fn(usize) -> Rangef) -> Vec<Vec<usize>> {
    let mut along = set.to_vec();
    along.sort_by(|&a, &b| range(a).min.total_cmp(&range(b).min));
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for at in along {
        let Rangef { min, max } = range(at);
        match parts.last_mut() {
            // Keeps a rectangle narrower than [`SLACK`] in the part that contains it.
            Some(part) if min < end - SLACK || max <= end => part.push(at),
            _ => parts.push(vec![at]),
        }
        end = end.max(max);
    }
    for part in &mut parts {
        part.sort_unstable();
    }
    parts
}

/// Returns the index within `set` of the rectangle that contains all others. For example, a row lies behind its
/// content. `None` if there is none.
fn behind(rects: &[Rect], set: &[usize]) -> Option<usize> {
    let all = set.iter().fold(Rect::NOTHING, |all, &at| all | rects[at]);
    set.iter()
        .position(|&at| rects[at].expand(SLACK).contains_rect(all))
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    #[test]
    fn buttons_that_were_drawn_from_the_right_are_read_from_the_left() {
        let header = [
            rect(900.0, 7.0, 80.0, 30.0),
            rect(800.0, 7.0, 80.0, 30.0),
            rect(760.0, 8.0, 28.0, 28.0),
            rect(232.0, 7.0, 400.0, 30.0),
            rect(900.0, 39.0, 80.0, 20.0),
            rect(232.0, 40.0, 80.0, 18.0),
        ];
        assert_eq!(reading_order(&header), [3, 2, 1, 0, 5, 4]);
    }

    #[test]
    fn panels_are_read_as_they_stand_whichever_was_drawn_first() {
        let [calls, activity, person, people] = [
            rect(0.0, 0.0, 232.0, 800.0),
            rect(232.0, 640.0, 1048.0, 160.0),
            rect(992.0, 0.0, 288.0, 640.0),
            rect(232.0, 0.0, 760.0, 640.0),
        ];
        let panels = [activity, person, people, calls];
        assert_eq!(reading_order(&panels), [3, 2, 1, 0]);
    }

    #[test]
    fn what_lies_behind_comes_before_what_stands_on_it_and_the_lost_come_last() {
        let row = [
            Rect::NOTHING,
            rect(300.0, 5.0, 50.0, 20.0),
            rect(0.0, 0.0, 400.0, 30.0),
            rect(10.0, 5.0, 20.0, 20.0),
        ];
        assert_eq!(reading_order(&row), [2, 3, 1, 0]);
    }

    #[test]
    fn what_no_line_parts_keeps_the_order_of_drawing() {
        // The first four rectangles surround the last one like the sails of a windmill. No straight line fits between
        // them.
        let wheel = [
            rect(0.0, 0.0, 20.0, 10.0),
            rect(20.0, 0.0, 10.0, 20.0),
            rect(10.0, 20.0, 20.0, 10.0),
            rect(0.0, 10.0, 10.0, 20.0),
            rect(8.0, 8.0, 14.0, 14.0),
        ];
        assert_eq!(reading_order(&wheel), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn every_rectangle_is_read_once() {
        let mut rng = fastrand::Rng::with_seed(14);
        for _ in 0..500 {
            let count = rng.usize(0..12);
            let mut any = || rng.u8(0..60).into();
            let rects: Vec<Rect> = (0..count)
                .map(|_| rect(any(), any(), any(), any()))
                .collect();
            let mut order = reading_order(&rects);
            order.sort_unstable();
            assert!(order.into_iter().eq(0..count));
        }
    }
}
