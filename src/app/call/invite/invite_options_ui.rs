//! Options for all invitations of the dialog: when they are canceled, and whether the invited people are hidden from
//! the other participants.

use egui::Ui;

use crate::app::call::state::context::CallContext;
use crate::app::call::state::invite_form::InviteForm;
use crate::app::language::text::tr;
use crate::app::look::styles::quiet;
use crate::app::look::widgets::{TextField, check_box_because};

/// Maximum width of the field for seconds and of the label above it, in points.
const FIELD: f32 = 216.0;

pub(crate) fn options_ui(ui: &mut Ui, context: &CallContext<'_>, form: &mut InviteForm) {
    auto_cancel_ui(ui, form);
    let session = context.snapshot.sign_in.session();
    let has_hidden = session.is_some_and(|session| session.offers_participant_ids);
    let because = (!has_hidden).then(|| tr("invite-hidden-not"));
    form.hidden &= has_hidden;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (label, chosen) = (tr("invite-hidden"), Some(form.hidden));
        if check_box_because(ui, chosen, &label, true, because.as_deref()).clicked() {
            form.hidden = !form.hidden;
        }
        if let Some(because) = &because {
            ui.horizontal(|ui| {
                ui.add_space(20.0);
                quiet(ui, because);
            });
        }
    });
}

fn auto_cancel_ui(ui: &mut Ui, form: &mut InviteForm) {
    let (label, hint) = (tr("invite-auto-cancel"), tr("invite-auto-cancel-off"));
    let after = form.cancels_after();
    let (is_wrong, is_off) = (after.is_err(), after == Ok(None));
    let error = tr("invite-auto-cancel-error");
    let seconds = form.auto_cancel.get_or_insert_default();
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_max_width(FIELD);
            TextField::new(seconds, &label)
                .hint(&hint)
                .at_most(4)
                .error(is_wrong.then_some(error.as_str()))
                .show(ui);
        });
        if is_off {
            ui.vertical(|ui| {
                ui.add_space(26.0);
                quiet(ui, tr("invite-auto-cancel-hint"));
            });
        }
    });
}
