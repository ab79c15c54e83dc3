//! Hides tooltips while the user works by keyboard. The tooltip of a widget under the resting pointer would cover the
//! part of the window in use.

use egui::{Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, TouchPhase};

/// How long the pointer rests before a tooltip appears, in seconds.
pub(crate) const DELAY: f32 = 0.3;
/// A delay so long that no tooltip appears.
const NEVER: f32 = 36_000.0;

/// Hides tooltips from a key press until the pointer moves or the wheel turns.
#[derive(Debug, Default)]
pub(crate) struct HideTooltipsWhileTyping {
    keys_lead: bool,
}

impl egui::Plugin for HideTooltipsWhileTyping {
    fn debug_name(&self) -> &'static str {
        "tooltips by hand"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let (before, mut is_key) = (self.keys_lead, false);
        for event in &input.events {
            match event {
                Event::PointerMoved(_) | Event::MouseWheel { .. } => self.keys_lead = false,
                Event::Key { pressed: true, .. } => (self.keys_lead, is_key) = (true, true),
                _ => {}
            }
        }
        if self.keys_lead != before {
            let delay = if self.keys_lead { NEVER } else { DELAY };
            ctx.all_styles_mut(|style| style.interaction.tooltip_delay = delay);
        }
        if self.keys_lead && is_key {
            // egui shows no tooltip within the delay after the wheel turns. A turn of zero length therefore hides all
            // tooltips.
            input.events.push(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: egui::Vec2::ZERO,
                phase: TouchPhase::End,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Key, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use crate::app::look::theme;
    use crate::app::look::widgets::{Button, ButtonKind};

    #[test]
    fn a_key_hides_tooltips_until_the_pointer_moves() {
        let mut window = Harness::builder()
            .with_size([300.0, 300.0])
            .with_context_setup(theme::install)
            .build_ui(|ui| {
                ui.add_space(100.0);
                let button = Button::new(ButtonKind::Resting, "Kind").show(ui);
                button.on_hover_ui(|ui| {
                    ui.label("Sort by this");
                });
            });
        window.run_steps(2);
        let at = window.get_by_label("Kind").rect().center();
        let shows = |window: &Harness<'_>| window.query_by_label("Sort by this").is_some();
        for round in 0..2 {
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            window.hover_at(at + vec2(round as f32, 0.0));
            window.run_steps(6);
            assert!(shows(&window));
            window.key_press(Key::ArrowDown);
            window.run_steps(2);
            assert!(!shows(&window));
            window.run_steps(40);
            assert!(!shows(&window), "however long the pointer rests");
        }
    }
}
