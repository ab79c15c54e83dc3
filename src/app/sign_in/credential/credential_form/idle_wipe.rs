//! Wipes a typed secret that nobody uses. Otherwise it would still be there when another person comes to the computer.

use std::time::Duration;

use egui::Context;

use crate::app::sign_in::credential::credential_form::{CredentialForm, CredentialKind};
use crate::app::sign_in::credential::secret_field::{forget_field, secret_id};

/// How long typed secrets may stay while their field or the window doesn't have the focus.
const IDLE: Duration = Duration::from_mins(2);

impl CredentialForm {
    /// Wipes typed secrets that were unused for too long. Called in every frame, whatever page is shown.
    pub(crate) fn wipe_when_idle(&mut self, ctx: &Context) {
        let is_typed_in =
            ctx.memory(|memory| memory.has_focus(secret_id())) && ctx.input(|input| input.focused);
        let is_empty = self.secret.is_empty() && self.password.is_empty() && self.token.is_empty();
        if is_typed_in || is_empty {
            self.idle.since = None;
            let typed = self.typed_kinds();
            self.wiped.retain(|kind| !typed.contains(kind));
            return;
        }
        let now = ctx.input(|input| input.time);
        let since = *self.idle.since.get_or_insert(now);
        let left = IDLE.as_secs_f64() - (now - since);
        if left >= 0.0 {
            // Without this request, there might be no frame in time.
            ctx.request_repaint_after(Duration::from_secs_f64(left + 0.1));
            return;
        }
        if !self.password.is_empty() {
            // Also forgets the key that the password opened.
            self.reading.forget();
        }
        self.wiped = self.typed_kinds();
        self.wipe_typed();
        self.idle.since = None;
        forget_field(ctx);
    }

    /// Returns the kinds of credential whose secret is typed.
    fn typed_kinds(&self) -> Vec<CredentialKind> {
        let typed = [
            (CredentialKind::Secret, self.secret.is_empty()),
            (CredentialKind::Certificate, self.password.is_empty()),
            (CredentialKind::AccessToken, self.token.is_empty()),
        ];
        let typed = typed.into_iter().filter(|(_, is_empty)| !is_empty);
        typed.map(|(kind, _)| kind).collect()
    }

    /// Overwrites the typed secrets in memory.
    pub(crate) fn wipe_typed(&mut self) {
        self.secret.wipe();
        self.password.wipe();
        self.token.wipe();
        self.doubted = None;
    }
}
