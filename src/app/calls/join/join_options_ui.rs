//! The options of joining a meeting: the address for Graph's notifications, and the identity with which the app joins.
//! A link or meeting ID without a tenant also needs the tenant.

use egui::{Align, Key, Layout, Response, Ui, vec2};

use crate::app::calls::join::join_context::JoinContext;
use crate::app::calls::join::join_form::{JoinAs, JoinForm, TenantError};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{TextField, fitted, link, segment};
use crate::app::words::callback_text::{callback_hint, callback_text};

/// Draws the options; returns whether Enter was pressed in one of the fields.
pub(crate) fn join_options_ui(ui: &mut Ui, context: &JoinContext<'_>, form: &mut JoinForm) -> bool {
    // The callback comes first: every join needs it, and in a low window the end of the form is out of sight.
    let mut entered = callback_ui(ui, context, form);
    entered |= as_whom_ui(ui, form);
    if form.meeting().is_some_and(|link| link.tenant.is_none()) {
        entered |= tenant_ui(ui, form);
    }
    entered
}

fn as_whom_ui(ui: &mut Ui, form: &mut JoinForm) -> bool {
    ui.horizontal(|ui| {
        line(ui, tr("join-as"), theme::small(), palette(ui).text_2);
        let options = [
            (JoinAs::App, tr("join-as-app")),
            (JoinAs::Guest, tr("join-as-guest")),
        ];
        segment(ui, &mut form.by, &options);
    });
    if form.by == JoinAs::App {
        return false;
    }
    let error = form.errors.guest_name.then(|| tr("join-guest-missing"));
    let label = tr("join-guest-name");
    let field = TextField::new(&mut form.guest_name, &label);
    let shown = field.error(error.as_deref()).show(ui);
    if shown.changed() {
        form.errors.guest_name = false;
    }
    quiet(ui, tr("join-guest-hint"));
    is_entered(ui, &shown)
}

fn tenant_ui(ui: &mut Ui, form: &mut JoinForm) -> bool {
    let error = form.errors.tenant.as_ref().map(tenant_text);
    let label = tr("join-tenant-field");
    let field = TextField::new(&mut form.tenant, &label).private().mono();
    let shown = field.error(error.as_deref()).show(ui);
    if shown.changed() {
        form.errors.tenant = None;
    }
    quiet(ui, tr("join-tenant-hint"));
    is_entered(ui, &shown)
}

fn callback_ui(ui: &mut Ui, context: &JoinContext<'_>, form: &mut JoinForm) -> bool {
    if !form.is_callback_open {
        callback_line_ui(ui, form);
        return false;
    }
    let error = form.errors.callback.map(callback_text);
    let label = tr("callback-label");
    let field = TextField::new(&mut form.callback, &label)
        .hint("https://bot.example.org/api/calls")
        .mono();
    let shown = field.error(error.as_deref()).show(ui);
    if shown.changed() {
        form.errors.callback = None;
    }
    if context.session.demo {
        quiet(ui, tr("callback-demo"));
    } else {
        quiet(ui, callback_hint(&form.callback));
    }
    is_entered(ui, &shown)
}

fn callback_line_ui(ui: &mut Ui, form: &mut JoinForm) {
    let size = vec2(ui.available_width(), 24.0);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        if link(ui, &tr("callback-change"), None).clicked() {
            form.is_callback_open = true;
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let p = palette(ui);
            let address = form.callback.trim().to_owned();
            let line = tr_with("callback-line", &[("address", address.clone().into())]);
            fitted(ui, &line, "", &theme::small(), p.text_2);
        });
    });
}

fn is_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn tenant_text(error: &TenantError) -> String {
    match error {
        TenantError::Empty => tr("join-tenant-empty"),
        TenantError::Shape => tr("join-tenant-shape"),
        TenantError::Common(word) => {
            tr_with("join-tenant-common", &[("word", word.clone().into())])
        }
    }
}
