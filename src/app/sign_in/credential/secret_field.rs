//! The field for secrets.

use egui::text_edit::TextEditState;
use egui::{Context, Id, TextEdit};

use crate::app::look::widgets::hide_secret;

/// The id of the field for the secret, password or token, so that egui's memory of its text can be dropped.
pub fn secret_id() -> Id {
    Id::unique("sign-in secret")
}

/// Drops egui's memory of that field, and closes its eye.
pub(crate) fn forget_field(ctx: &Context) {
    TextEdit::store_state(ctx, secret_id(), TextEditState::default());
    hide_secret(ctx, secret_id());
}
