//! The field for a typed secret, password or token.

use egui::text_edit::TextEditState;
use egui::{Context, Id, TextEdit};

use crate::app::look::widgets::hide_secret;

/// Returns the id of the field for a secret, password or token, under which egui remembers its text.
pub fn secret_id() -> Id {
    Id::unique("sign-in secret")
}

/// Drops egui's memory of the secret field's text, and masks the field again.
pub(crate) fn forget_field(ctx: &Context) {
    TextEdit::store_state(ctx, secret_id(), TextEditState::default());
    hide_secret(ctx, secret_id());
}
