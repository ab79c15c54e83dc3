//! In which order rectangles are read: line by line from the top, in a line from the left.
//!
//! They are cut in two wherever a straight line goes between them, first into lines and then into columns, and so on
//! in each part. What no line parts keeps the order in which it was drawn.

use egui::{Rangef, Rect};

/// What overlaps by less than this stands side by side all the same: strokes, rings, the edges by which panels are drawn.
const SLACK: f32 = 4.0;

/// The places of the rectangles, in the order in which they are read; what has no place comes last.
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

/// The same places in as many parts as there are gaps along one axis, each in the order of drawing.
fn parts(set: &[usize], range: impl Fn(usize) -> Rangef) -> Vec<Vec<usize>> {
    let mut along = set.to_vec();
    along.sort_by(|&a, &b| range(a).min.total_cmp(&range(b).min));
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for at in along {
        let Rangef { min, max } = range(at);
        match parts.last_mut() {
            // What is less wide than that is not parted from what it lies in.
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

/// The one that lies behind all others, such as a row behind what stands in it.
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
        // Each stands over the next, round in a circle.
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
