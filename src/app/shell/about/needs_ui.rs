//! The list of what the app needs, opened from the sign-in page.

use egui::Ui;

use crate::app::access::access_rows::purpose;
use crate::app::access::admin_message::setup_message;
use crate::app::language::text::tr;
use crate::app::look::styles::{hint, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, verbatim};
use crate::app::parts::dialog::{Dialog, DialogResult, close_at_right_ui, title_ui};
use crate::app::sign_in::sign_in_form::{FormErrors, SignInForm};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::moderation::access::Seen;
use crate::moderation::access::report::{AccessFacts, AccessReport, NetworkRoute};
use crate::worker::Endpoints;

const WIDTH: f32 = 520.0;

pub(crate) fn needs_ui(ui: &Ui, form: &mut SignInForm, actions: &mut Vec<Action>) {
    if !form.is_needs_open {
        return;
    }
    let (title, report) = (tr("needs-open"), report(form));
    let shown = Dialog::new("what you need", &title, WIDTH).show(ui, |ui| {
        title_ui(ui, &title);
        let ink = palette(ui).text;
        paragraph(ui, tr("needs-app"), theme::body(), ink);
        for row in &report.roles {
            hint(ui, format!("{} – {}", row.name, purpose(row)));
        }
        paragraph(ui, tr("needs-bot"), theme::body(), ink);
        paragraph(ui, tr("needs-grant"), theme::body(), ink);
        verbatim(ui, &report.cmdlet);
        let copy = Button::new(ButtonKind::Resting, tr("access-copy-admin"));
        if copy.show(ui).clicked()
            && let Some(message) = setup_message(&report, form.callback.as_deref())
        {
            actions.push(Action::Copy(Copied::Message, message));
        }
        close_at_right_ui(ui, &tr("leak-close")).then_some(())
    });
    form.is_needs_open = matches!(shown, DialogResult::Open);
}

/// Returns a report with only the IDs and the address of the sign-in authority from the form. Nothing else about the
/// app is known yet.
fn report(form: &SignInForm) -> AccessReport {
    let endpoints = form.endpoints(&mut FormErrors::default());
    let root = endpoints.as_ref().map(Endpoints::authority_root);
    AccessReport::new(AccessFacts {
        authority_host: "".into(),
        authority_root: root.unwrap_or_default().into(),
        graph_host: "".into(),
        way: NetworkRoute::default(),
        tenant: form.tenant.as_str().into(),
        client_id: form.client_id.as_str().into(),
        certificate: None,
        token: None,
        clock_skew: None,
        seen: Seen::default(),
    })
}
