//! The order of the window's work in each frame: input, logic, drawing, actions.

use egui::{Context, RawInput};

use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::layout;

impl eframe::App for ConsoleApp {
    fn raw_input_hook(&mut self, ctx: &Context, raw_input: &mut RawInput) {
        if let Some(told) = self.pasting.take(ctx, raw_input) {
            self.view.remark = Some((told, self.view.now));
        }
    }

    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_news(ctx);
        self.tell_fresh_finding();
        self.send_wish(ctx);
        self.run_desktop_requests(ctx);
        self.view.form.credential.wipe_when_idle(ctx);
        self.read_dropped_files(ctx);
        self.read_pasted_meeting(ctx);
        self.follow_place(ctx);
        self.close_when_idle(ctx);
        self.go_once_left(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let mut actions = Vec::new();
        self.tell_export_folder();
        layout::window_ui(ui, &mut self.view, &mut actions);
        let ctx = ui.ctx().clone();
        for action in actions {
            self.update(&ctx, action);
        }
        self.conceal(&ctx);
    }
}
