//! Keeps the window open after a panic of the app, with a page that reports the panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::{App, Frame};
use egui::{CentralPanel, Context, RawInput, Ui, ViewportCommand};
use egui_material_icons::icons::ICON_ERROR;

use crate::app::language::text::tr;
use crate::app::look::theme::palette;
use crate::app::look::widgets::{Tone, notice};

/// Largest side of a texture, in pixels.
///
/// The atlas of glyphs has this width from the start and grows in height. Most drivers allow a greater width,
/// but then the atlas would have room for far more glyphs than are ever drawn, and waste memory both here and in the
/// driver.
const WIDEST_TEXTURE: usize = 2048;

/// An app that isn't called any more once it has panicked.
///
/// It isn't dropped either: the worker would end with the app, and no rule would act any more.
pub(crate) struct PanicGuard {
    app: Box<dyn App>,
    has_stopped: bool,
}

impl PanicGuard {
    pub(crate) fn new(app: Box<dyn App>) -> Self {
        Self {
            app,
            has_stopped: false,
        }
    }

    /// Runs `work` on the app unless the app has panicked before.
    fn guard(&mut self, work: impl FnOnce(&mut dyn App)) {
        // The panic left the app's state half changed, so nothing uses this state again.
        if !self.has_stopped && catch_unwind(AssertUnwindSafe(|| work(&mut *self.app))).is_err() {
            self.has_stopped = true;
        }
    }
}

impl App for PanicGuard {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.guard(|app| app.logic(ctx, frame));
    }

    fn raw_input_hook(&mut self, ctx: &Context, raw_input: &mut RawInput) {
        self.guard(|app| app.raw_input_hook(ctx, raw_input));
        raw_input.max_texture_side = raw_input
            .max_texture_side
            .map(|side| side.min(WIDEST_TEXTURE));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        if self.has_stopped {
            return stopped_ui(ui);
        }
        self.guard(|app| app.ui(ui, frame));
        if self.has_stopped {
            // This frame stays half drawn, so the next one is requested at once.
            ui.ctx().request_repaint();
        }
    }
}

/// Draws the page that reports the panic.
fn stopped_ui(ui: &mut Ui) {
    let fill = palette(ui).canvas;
    CentralPanel::default()
        .frame(egui::Frame::new().fill(fill).inner_margin(24))
        .show(ui, |ui| {
            let (bold, rest) = (tr("window-stopped"), tr("window-stopped-next"));
            let (icon, close) = (ICON_ERROR.codepoint, tr("window-stopped-close"));
            if notice(ui, (Tone::Danger, icon), [&bold, &rest], &[&close], false).pressed {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        });
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::look::theme;
    use crate::faults::caught;

    /// An app that panics in the middle of its second frame.
    struct Breaks {
        frames: Rc<Cell<u32>>,
    }

    impl App for Breaks {
        fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
            self.frames.set(self.frames.get() + 1);
            ui.horizontal(|ui| {
                ui.label("Ada");
                assert!(self.frames.get() < 2, "of the test");
            });
        }
    }

    #[test]
    fn a_large_texture_is_never_asked_of_a_driver_that_allows_it() {
        let mut app = PanicGuard::new(Box::new(Breaks {
            frames: Rc::default(),
        }));
        for (driver, wanted) in [
            (Some(16_384), Some(2048)),
            (Some(1024), Some(1024)),
            (None, None),
        ] {
            let mut input = RawInput {
                max_texture_side: driver,
                ..RawInput::default()
            };
            app.raw_input_hook(&Context::default(), &mut input);
            assert_eq!(input.max_texture_side, wanted);
        }
    }

    #[test]
    fn a_fault_while_drawing_leaves_a_window_that_says_so() {
        let frames = Rc::new(Cell::new(0));
        let app = Breaks {
            frames: frames.clone(),
        };
        let mut harness = Harness::builder().build_eframe(|creation| {
            theme::install(&creation.egui_ctx);
            PanicGuard::new(Box::new(app))
        });
        // Keeps the test from writing a backtrace.
        caught(|| harness.run()).unwrap();
        harness.step();
        assert_eq!(frames.get(), 2, "it is not asked again");
        harness.get_by_label_contains("has stopped because of a bug");
        harness.get_by_label("Close");
    }
}
