//! Wipes a typed secret that nobody uses. Otherwise it would still be there when another person comes to the computer.

use std::time::Duration;

use egui::{Context, Event, InputState};

use crate::app::sign_in::credential::credential_form::{CredentialForm, CredentialKind};
use crate::app::sign_in::credential::secret_field::forget_field;

/// How long typed secrets stay in the form after the last key, click or paste in the window.
const IDLE: Duration = Duration::from_mins(2);

/// Whether the user presses or pastes something. Moving the pointer doesn't count, since a table can be knocked.
fn is_used(input: &InputState) -> bool {
    input.events.iter().any(|event| {
        matches!(
            event,
            Event::Key { pressed: true, .. }
                | Event::PointerButton { pressed: true, .. }
                | Event::Text(_)
                | Event::Ime(_)
                | Event::Paste(_)
                | Event::MiddleClickPaste { .. }
                | Event::AccessKitActionRequest(_)
        )
    })
}

impl CredentialForm {
    /// Wipes typed secrets once the window was left alone for too long. Called in every frame, whatever page is shown.
    pub(crate) fn wipe_when_idle(&mut self, ctx: &Context) {
        let typed = self.typed_kinds();
        self.wiped.retain(|kind| !typed.contains(kind));
        if typed.is_empty() || ctx.input(is_used) {
            self.idle.since = None;
        }
        if typed.is_empty() {
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
        self.wiped.extend(typed);
        self.wipe_typed();
        self.idle.since = None;
        forget_field(ctx);
    }

    /// Returns the kinds of credential whose field for the secret or password isn't empty.
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
