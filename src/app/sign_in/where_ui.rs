//! The line below the IDs: asks whether pasted IDs are the right way round, or says where to find both IDs.

use egui::{Response, Ui};

use crate::app::language::text::tr;
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::link;
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::sign_in::welcome_ui::is_first_start;

/// Least height of the window, in points, at which the first start shows the line about the IDs. In a lower window, the
/// fields' tooltips say where the IDs are.
const HIGH: f32 = 720.0;
/// Height of the line with the space above it, in points.
const LINE: f32 = 30.0;

fn has_room(ui: &Ui, form: &SignInForm) -> bool {
    is_first_start(form) && ui.ctx().content_rect().height() >= HIGH
}

/// Returns by how many points the line makes the form higher.
pub(super) fn where_height(ui: &Ui, form: &SignInForm) -> f32 {
    if form.is_guessed || has_room(ui, form) {
        LINE
    } else {
        0.0
    }
}

/// Says where both IDs are found. After a paste that didn't say which ID is which, asks instead whether the IDs are
/// swapped.
///
/// At the first start, the text is drawn below the ID fields if there is room. Otherwise it is in the fields' tooltips.
pub(super) fn where_ui(ui: &mut Ui, form: &mut SignInForm, fields: [&Response; 2]) {
    let p = palette(ui);
    if form.is_guessed {
        ui.horizontal_wrapped(|ui| {
            line(ui, tr("sign-in-guessed"), theme::small(), p.text_2);
            if link(ui, &tr("sign-in-swap"), None).clicked() {
                form.swap_ids();
            }
        });
    } else if has_room(ui, form) {
        let ink = p.text_3;
        paragraph(ui, tr("sign-in-where-ids"), theme::small(), ink);
    } else {
        for field in fields {
            field.clone().on_hover_text(tr("sign-in-where-ids"));
        }
    }
}
