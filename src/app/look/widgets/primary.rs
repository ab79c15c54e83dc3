//! Notes where the main buttons of the window are, so that brief messages such as “Copied” don't cover them.

use egui::{Context, Id, Rect, Ui};

/// Room that a message leaves around a button, in points.
const GAP: f32 = 8.0;

/// The visible main buttons of this frame and of the previous one.
#[derive(Debug, Clone, Default)]
struct MainButtons {
    pass: u64,
    now: Vec<Rect>,
    before: Vec<Rect>,
}

impl MainButtons {
    /// Begins a pass at its first call: the buttons noted so far become those of the previous pass. Drops the buttons
    /// of older passes.
    fn turn(&mut self, pass: u64) {
        if self.pass != pass {
            let is_next = self.pass + 1 == pass;
            let last = std::mem::take(&mut self.now);
            self.before = if is_next { last } else { Vec::new() };
            self.pass = pass;
        }
    }
}

fn id() -> Id {
    Id::unique("main buttons")
}

pub(crate) fn note_main_button(ui: &Ui, rect: Rect) {
    let seen = rect.intersect(ui.clip_rect());
    let pass = ui.ctx().cumulative_pass_nr();
    if seen.is_positive() {
        ui.data_mut(|data| {
            let noted: &mut MainButtons = data.get_temp_mut_or_default(id());
            noted.turn(pass);
            noted.now.push(seen);
        });
    }
}

/// Moves a message upward until it covers no main button of the previous frame. If the window has no such place, the
/// message stays where it is.
pub(crate) fn clear_of_main_buttons(ctx: &Context, message: Rect) -> Rect {
    let pass = ctx.cumulative_pass_nr();
    let buttons = ctx.data_mut(|data| {
        let noted: &mut MainButtons = data.get_temp_mut_or_default(id());
        noted.turn(pass);
        noted.before.clone()
    });
    lifted(message, &buttons, ctx.content_rect().top())
}

fn lifted(message: Rect, buttons: &[Rect], top: f32) -> Rect {
    let mut place = message;
    // Each step goes above one more button, so there are no more steps than buttons.
    for _ in buttons {
        let covers = |button: &&Rect| button.expand(GAP).intersects(place);
        let Some(button) = buttons.iter().find(covers) else {
            break;
        };
        let up = place.bottom() - (button.top() - GAP - 1.0);
        place = place.translate(egui::vec2(0.0, -up));
    }
    if place.top() < top { message } else { place }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    fn at(x: f32, y: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(100.0, 30.0))
    }

    #[test]
    fn a_message_goes_above_all_main_buttons_in_its_way_but_stays_in_the_window() {
        let message = at(0.0, 440.0);
        assert_eq!(lifted(message, &[], 0.0), message);
        assert_eq!(lifted(message, &[at(300.0, 440.0)], 0.0), message);
        let moved = lifted(message, &[at(0.0, 395.0), at(0.0, 440.0)], 0.0);
        assert!(moved.bottom() <= 395.0 - GAP, "{moved}");
        assert_eq!(lifted(at(0.0, 20.0), &[at(0.0, 20.0)], 0.0), at(0.0, 20.0));
    }
}
