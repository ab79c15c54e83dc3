//! The field that a secret is typed into.

use egui::text_edit::TextEditState;
use egui::{Context, Id, TextEdit};

use crate::app::look::widgets::hide_secret;

/// The field of the secret, the password or the token, so that what egui remembers of its text can be dropped.
pub fn secret_id() -> Id {
    Id::unique("sign-in secret")
}

/// Drops what egui remembers of that field, and closes its eye.
pub(crate) fn forget_field(ctx: &Context) {
    TextEdit::store_state(ctx, secret_id(), TextEditState::default());
    hide_secret(ctx, secret_id());
}
