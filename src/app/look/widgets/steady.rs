//! Gives widgets ids that stay the same while other widgets come and go.
//!
//! egui numbers the widgets of a `Ui` in their order. A widget that appears before others changes their ids, and they
//! lose the focus. A click is lost if the change falls between its press and release.

use std::hash::{Hash, Hasher};

use egui::{Id, IdMap, Rect, Response, Sense, Ui, Vec2};

/// A name without its digits. A button thus keeps its id while the number on it changes.
#[derive(Debug)]
struct Stem<'a>(&'a str);

impl Hash for Stem<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for letter in self.0.chars().filter(|it| !it.is_ascii_digit()) {
            letter.hash(state);
        }
    }
}

/// How often each id was asked for in this pass.
#[derive(Debug, Clone, Default)]
struct Given {
    pass: u64,
    times: IdMap<u32>,
}

/// Draws a part that changes by itself. It keeps the largest height that it had, and at least `least` points: what
/// comes after it must not move under the pointer.
pub(crate) fn keeps_height(ui: &mut Ui, name: &str, least: f32, add: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(("height", name));
    let before = ui.data(|data| data.get_temp(id)).unwrap_or(least);
    let shown = ui.scope(|ui| {
        ui.set_min_height(before);
        add(ui);
    });
    let height = shown.response.rect.height();
    ui.data_mut(|data| data.insert_temp(id, height.max(before)));
}

/// Returns the id of the widget with this name in the scope of `ui`. Widgets of the same name are distinguished by
/// their order.
pub(crate) fn steady_id(ui: &Ui, name: &str) -> Id {
    nth_id(ui, ui.scope_id().with(("steady", Stem(name))))
}

/// Returns this id at its first use in a pass. Each further use gets another id, derived from it.
pub(crate) fn nth_id(ui: &Ui, id: Id) -> Id {
    let pass = ui.ctx().cumulative_pass_nr();
    let place = Id::unique("steady ids").with(ui.ctx().viewport_id());
    let earlier = ui.data_mut(|data| {
        let given: &mut Given = data.get_temp_mut_or_default(place);
        if given.pass != pass {
            given.pass = pass;
            given.times.clear();
        }
        let times = given.times.entry(id).or_default();
        let earlier = *times;
        *times += 1;
        earlier
    });
    if earlier == 0 { id } else { id.with(earlier) }
}

/// Allocates room for a widget of this size, whose id depends on its name.
pub(crate) fn allocate_steady(
    ui: &mut Ui,
    size: Vec2,
    sense: Sense,
    name: &str,
) -> (Rect, Response) {
    let id = steady_id(ui, name);
    let (_, rect) = ui.allocate_space(size);
    let rect = ui.layout().align_size_within_rect(size, rect);
    (rect, ui.interact(rect, id, sense))
}

#[cfg(test)]
mod tests {
    use egui::{Key, Rect, UiBuilder, pos2, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use crate::app::look::theme;
    use crate::app::look::widgets::{Button, ButtonKind, check_box, chip, link};

    #[derive(Default)]
    struct Desk {
        is_news: bool,
        is_aside: bool,
        count: usize,
        presses: Vec<&'static str>,
    }

    fn draw(ui: &mut egui::Ui, desk: &mut Desk) {
        ui.vertical(|ui| {
            if desk.is_aside {
                // This widget lies elsewhere in the window and moves nothing. egui still counts it when it numbers the
                // others.
                let aside = Rect::from_min_size(pos2(200.0, 300.0), vec2(150.0, 40.0));
                let mut aside = ui.new_child(UiBuilder::new().max_rect(aside));
                Button::new(ButtonKind::Resting, "Aside").show(&mut aside);
            }
            if desk.is_news {
                Button::new(ButtonKind::Resting, "News").show(ui);
                check_box(ui, Some(false), "Seen", true);
            }
            let remove = format!("Remove {}", desk.count);
            if Button::new(ButtonKind::DangerSolid, &remove)
                .show(ui)
                .clicked()
            {
                desk.presses.push("remove");
            }
            if chip(ui, false, "Guests", desk.count).clicked() {
                desk.presses.push("chip");
            }
            if link(ui, "More", None).clicked() {
                desk.presses.push("link");
            }
            for who in ["first", "second"] {
                if Button::new(ButtonKind::Resting, "Copy").show(ui).clicked() {
                    desk.presses.push(who);
                }
            }
        });
    }

    fn window() -> Harness<'static, Desk> {
        let mut window = Harness::builder()
            .with_size([400.0, 400.0])
            .with_context_setup(theme::install)
            .build_ui_state(draw, Desk::default());
        window.run_steps(3);
        window
    }

    #[test]
    fn a_widget_keeps_the_keyboard_while_others_appear_before_it_and_while_it_counts() {
        for label in ["Remove 0", "Guests 0", "More"] {
            let mut window = window();
            window.get_by_label(label).focus();
            window.run_steps(2);
            window.state_mut().is_news = true;
            window.state_mut().count = 12;
            window.run_steps(2);
            window.key_press(Key::Enter);
            window.run_steps(2);
            assert_eq!(window.state().presses.len(), 1, "{label}");
        }
    }

    #[test]
    fn a_press_that_began_before_something_appeared_elsewhere_still_counts() {
        let mut window = window();
        let place = window.get_by_label("More").rect().center();
        window.hover_at(place);
        window.run_steps(1);
        window.drag_at(place);
        window.run_steps(1);
        window.state_mut().is_aside = true;
        window.run_steps(1);
        window.drop_at(place);
        window.run_steps(2);
        assert_eq!(window.state().presses, ["link"]);
    }

    #[test]
    fn buttons_of_the_same_name_are_told_apart_by_their_order() {
        let mut window = window();
        let twins: Vec<_> = window.get_all_by_label("Copy").collect();
        assert_eq!(twins.len(), 2);
        assert_ne!(
            twins[0].accesskit_node().id(),
            twins[1].accesskit_node().id()
        );
        twins[1].click();
        window.run_steps(2);
        assert_eq!(window.state().presses, ["second"]);
    }
}
