//! Ignores presses on a button that has come under the resting pointer. The second press of a double click, for
//! example, is meant for the button that was there before.

use std::time::Duration;

use egui::response::Flags;
use egui::{Context, Id, Pos2, Rect, Response, Ui};

/// Longest distance, in points, that the pointer moves because the hand trembles. A longer move aims at the button.
const HAND_TREMOR: f32 = 6.0;
/// Longest time between the presses of a double click.
pub(crate) const DOUBLE_CLICK: Duration = Duration::from_millis(600);

/// How a button has come under the pointer.
#[derive(Debug, Clone, Copy)]
enum PointerArrival {
    /// The button moved under the pointer. Holds the pointer's position and egui's time of the arrival.
    ///
    /// Presses count again once the pointer moves by more than [`HAND_TREMOR`]. After [`DOUBLE_CLICK`], any move is
    /// enough.
    Moved(Pos2, f64),
    /// The button appeared under the pointer, moved there with [`IgnoresPresses::Briefly`], or ignored a press. Holds
    /// the pointer's position and egui's time of the arrival, or those of the ignored press.
    ///
    /// Presses count again once the pointer moves by more than [`HAND_TREMOR`], or after [`DOUBLE_CLICK`], because the
    /// user may want this button.
    Known(Pos2, f64),
}

impl PointerArrival {
    fn is_over(self, pointer: Pos2, time: f64) -> bool {
        let waited = |since: f64| time - since >= DOUBLE_CLICK.as_secs_f64();
        match self {
            Self::Moved(at, since) => {
                let way = at.distance(pointer);
                way > HAND_TREMOR || (way > 0.0 && waited(since))
            }
            Self::Known(at, since) => at.distance(pointer) > HAND_TREMOR || waited(since),
        }
    }
}

/// What is known of a button from the last pass that drew it.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    pass: u64,
    rect: Rect,
    arrival: Option<PointerArrival>,
    /// The pointer's last position over the button while presses counted. `None` once the pointer has moved away from
    /// there.
    ///
    /// A button that moves away from the resting pointer and back is still the one that the user aims at.
    aimed: Option<Pos2>,
    /// Whether the current press counts.
    counts: bool,
}

impl Drawn {
    /// Drops `arrival` and `aimed` once they no longer apply at this position and time.
    fn meet(&mut self, pointer: Pos2, time: f64) {
        self.arrival = self.arrival.filter(|it| !it.is_over(pointer, time));
        self.aimed = self.aimed.filter(|at| at.distance(pointer) <= HAND_TREMOR);
    }
}

/// A press that was ignored because the button had come under the pointer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PressOnMoved {
    pub(crate) at: Pos2,
    /// The time since the press, in seconds.
    pub(crate) age: f64,
}

fn ignored_id() -> Id {
    Id::unique("press on a moved button")
}

/// Removes the click from the response of a button or a link, and notes it for [`press_on_moved`]. Keys and screen
/// readers still count.
pub(crate) fn without_click(mut response: Response) -> Response {
    if response.is_pointer_button_down_on() || response.flags.contains(Flags::CLICKED) {
        let (at, time) = response
            .ctx
            .input(|input| (input.pointer.interact_pos(), input.time));
        let at = at.unwrap_or(response.rect.center());
        response
            .ctx
            .data_mut(|data| data.insert_temp(ignored_id(), (at, time)));
    }
    response.flags.remove(Flags::CLICKED);
    response
}

/// For how long presses on a button are ignored once the button has come under the resting pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IgnoresPresses {
    /// Until the pointer moves, because a wrong press could remove a person. If the button appeared under the pointer
    /// instead of moving there, or has ignored a press, acts like [`Self::Briefly`].
    UntilAimed,
    /// Presses are ignored for the time of a double click.
    Briefly,
}

/// Whether to ignore the current press, because the button had come under the resting pointer when the press began.
/// Must be called in each frame that draws the button.
pub(crate) fn has_moved_under(ui: &Ui, response: &Response, ignores: IgnoresPresses) -> bool {
    let id = response.id.with("drawn");
    let pass = ui.ctx().cumulative_pass_nr();
    let before: Option<Drawn> = ui.data(|data| data.get_temp(id));
    let (pointer, time, begins) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.interact_pos(), input.time, pointer.any_pressed())
    });
    let rect = response.rect;
    let shown = before.filter(|it| it.pass + 1 >= pass);
    let mut drawn = Drawn {
        pass,
        rect,
        arrival: shown.and_then(|it| it.arrival),
        aimed: shown.and_then(|it| it.aimed),
        counts: shown.is_none_or(|it| it.counts),
    };
    if let Some(at) = pointer {
        drawn.meet(at, time);
        if begins {
            drawn.counts = drawn.arrival.is_none();
            let is_ignored = !drawn.counts && rect.contains(at);
            drawn.arrival = drawn.arrival.map(|it| {
                if is_ignored {
                    PointerArrival::Known(at, time)
                } else {
                    it
                }
            });
        }
        let was_there = shown.is_some_and(|it| it.rect.contains(at)) || drawn.aimed.is_some();
        if rect.contains(at) && !was_there {
            drawn.arrival = Some(match shown {
                Some(_) if ignores == IgnoresPresses::UntilAimed => PointerArrival::Moved(at, time),
                _ => PointerArrival::Known(at, time),
            });
        }
        if rect.contains(at) && drawn.arrival.is_none() {
            drawn.aimed = Some(at);
        }
    }
    ui.data_mut(|data| data.insert_temp(id, drawn));
    !drawn.counts
}

/// Returns the newest press that was ignored, or `None` if there was none.
pub(crate) fn press_on_moved(ctx: &Context) -> Option<PressOnMoved> {
    let (at, since): (Pos2, f64) = ctx.data(|data| data.get_temp(ignored_id()))?;
    let age = ctx.input(|input| input.time) - since;
    Some(PressOnMoved { at, age })
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, pos2, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use crate::app::look::theme;
    use crate::app::look::widgets::moved::press_on_moved;
    use crate::app::look::widgets::{Button, ButtonKind};

    #[derive(Default)]
    struct Desk {
        risen: f32,
        muted: usize,
        removed: usize,
    }

    /// Draws the buttons below a space that is smaller by `risen`, so they are higher by as much.
    fn draw(ui: &mut egui::Ui, desk: &mut Desk) {
        ui.add_space(100.0 - desk.risen);
        if Button::new(ButtonKind::Resting, "Mute").show(ui).clicked() {
            desk.muted += 1;
            desk.risen = 36.0;
        }
        for (label, kind) in [
            ("Remove", ButtonKind::DangerOutline),
            ("Yes", ButtonKind::DangerSolid),
        ] {
            if Button::new(kind, label).show(ui).clicked() {
                desk.removed += 1;
            }
        }
    }

    fn window() -> Harness<'static, Desk> {
        let mut window = Harness::builder()
            .with_size([300.0, 300.0])
            .with_step_dt(0.1)
            .with_context_setup(theme::install)
            .build_ui_state(draw, Desk::default());
        window.run_steps(3);
        window
    }

    fn press(window: &mut Harness<'_, Desk>, at: Pos2) {
        window.hover_at(at);
        window.run_steps(1);
        window.drag_at(at);
        window.run_steps(1);
        window.drop_at(at);
        window.run_steps(1);
    }

    #[test]
    fn a_button_that_moved_under_the_pointer_takes_no_press_before_it_was_aimed_at() {
        let mut window = window();
        let mute = window.get_by_label("Mute").rect().center();
        press(&mut window, mute);
        assert_eq!(window.state().muted, 1);
        let remove = window.get_by_label("Remove").rect();
        assert!(remove.contains(mute), "{remove:?} has come to {mute}");
        press(&mut window, mute + vec2(2.0, 0.0));
        assert_eq!(window.state().removed, 0, "a double click may tremble");
        window.hover_at(mute);
        window.run_steps(6);
        press(&mut window, mute);
        assert_eq!(window.state().removed, 1, "another press, on purpose");
    }

    #[test]
    fn a_button_that_rested_under_the_pointer_for_long_ignores_one_press_and_says_so() {
        let mut window = window();
        let mute = window.get_by_label("Mute").rect().center();
        press(&mut window, mute);
        window.run_steps(40);
        press(&mut window, mute);
        assert_eq!(window.state().removed, 0);
        assert!(press_on_moved(&window.ctx).is_some_and(|it| it.age < 1.0));
        window.run_steps(6);
        press(&mut window, mute);
        assert_eq!(window.state().removed, 1);
    }

    #[test]
    fn a_press_within_one_frame_is_ignored_and_said_as_well() {
        let mut window = window();
        let mute = window.get_by_label("Mute").rect().center();
        press(&mut window, mute);
        window.run_steps(10);
        window.drag_at(mute);
        window.drop_at(mute);
        window.run_steps(1);
        assert_eq!(window.state().removed, 0);
        assert!(press_on_moved(&window.ctx).is_some());
    }

    #[test]
    fn a_button_that_moves_away_from_the_pointer_and_back_takes_the_press() {
        let mut window = window();
        let remove = window.get_by_label("Remove").rect().center();
        window.hover_at(remove);
        window.run_steps(3);
        for risen in [36.0, 0.0, 36.0, 0.0] {
            window.state_mut().risen = risen;
            window.run_steps(20);
        }
        press(&mut window, remove);
        assert_eq!((window.state().muted, window.state().removed), (0, 1));
    }

    #[test]
    fn a_button_in_the_place_of_another_takes_no_second_press_of_a_double_click() {
        let draw = |ui: &mut egui::Ui, presses: &mut Vec<&str>| {
            let label = if presses.is_empty() {
                "Let in"
            } else {
                "Invite"
            };
            if Button::new(ButtonKind::Resting, label).show(ui).clicked() {
                presses.push(label);
            }
        };
        let mut window = Harness::builder()
            .with_size([300.0, 100.0])
            .with_step_dt(0.1)
            .with_context_setup(theme::install)
            .build_ui_state(draw, Vec::new());
        let at = window.get_by_label("Let in").rect().center();
        for expected in [&["Let in"][..], &["Let in"]] {
            window.hover_at(at);
            window.drag_at(at);
            window.drop_at(at);
            window.run_steps(4);
            assert_eq!(window.state(), expected);
        }
        window.run_steps(6);
        window.drag_at(at);
        window.drop_at(at);
        window.run_steps(4);
        assert_eq!(window.state()[..], ["Let in", "Invite"]);
    }

    #[test]
    fn a_button_to_which_the_pointer_goes_takes_the_first_press() {
        for label in ["Remove", "Yes"] {
            let mut window = window();
            let at = window.get_by_label(label).rect().center();
            window.hover_at(pos2(5.0, 290.0));
            window.run_steps(1);
            press(&mut window, at);
            assert_eq!(window.state().removed, 1, "{label}");
            press(&mut window, at);
            assert_eq!(window.state().removed, 2, "again, without moving");
        }
    }

    #[test]
    fn keys_count_wherever_the_pointer_is() {
        let mut window = window();
        let mute = window.get_by_label("Mute").rect().center();
        press(&mut window, mute);
        window.get_by_label("Remove").focus();
        window.run_steps(1);
        window.key_press(egui::Key::Enter);
        window.run_steps(2);
        assert_eq!(window.state().removed, 1);
    }
}
