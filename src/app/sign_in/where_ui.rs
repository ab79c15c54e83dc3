//! Says at the first sign-in where the IDs of an app registration are found.

use egui::{Response, Ui};

use crate::app::language::text::tr;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::sign_in::welcome_ui::is_first_start;

/// Height of the window, in points, below which the line gives its room to the form, and only the fields' tooltips say
/// where the IDs are.
const HIGH: f32 = 720.0;
/// Height of the line with the space above it, in points.
const LINE: f32 = 30.0;

fn has_room(ui: &Ui, form: &SignInForm) -> bool {
    is_first_start(form) && ui.ctx().content_rect().height() >= HIGH
}

/// Returns by how many points the line makes the form higher.
pub(super) fn where_height(ui: &Ui, form: &SignInForm) -> f32 {
    if has_room(ui, form) { LINE } else { 0.0 }
}

/// Says below the ID fields where both IDs are found. Without room, their tooltips say so.
pub(super) fn where_ui(ui: &mut Ui, form: &SignInForm, fields: [&Response; 2]) {
    if has_room(ui, form) {
        let ink = palette(ui).text_3;
        paragraph(ui, tr("sign-in-where-ids"), theme::small(), ink);
    } else {
        for field in fields {
            field.clone().on_hover_text(tr("sign-in-where-ids"));
        }
    }
}
