//! The keyring on the sign-in page: whether to store the secret there, which secret is stored already, and where the
//! credential is kept.

use egui::Ui;
use egui_material_icons::icons::{ICON_CHECK_CIRCLE, ICON_KEY, ICON_WARNING};

use crate::app::language::text::tr;
use crate::app::look::styles;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{check_box_because, icon, link};
use crate::app::sign_in::credential::credential_form::CredentialKind;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::credential::secret_field::secret_id;
use crate::app::sign_in::remember::trouble_text;
use crate::app::sign_in::sign_in_form::{FocusTarget, SignInForm};
use crate::app::state::action::Action;
use crate::app::words::network_text::network_words;
use crate::worker::keyring::{ForgetResult, KeyringTrouble};

pub(crate) fn keyring_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) {
    let can_be_kept = matches!(
        form.credential.kind,
        CredentialKind::Secret | CredentialKind::Certificate
    );
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if can_be_kept {
            found_ui(ui, form, actions);
            way_ui(ui, form);
            keep_ui(ui, form);
            outcome_ui(ui, form);
        }
        place_ui(ui, form);
    });
}

fn found_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) {
    let is_used = form.credential.uses_kept();
    if !is_used && !form.remember.has_found() {
        return;
    }
    let p = palette(ui);
    ui.horizontal(|ui| {
        icon(ui, ICON_KEY.codepoint, 16.0, p.accent);
        let text = match (is_used, form.credential.kind) {
            (true, CredentialKind::Certificate) => tr("keyring-password-used"),
            (true, _) => tr("keyring-secret-used"),
            (false, CredentialKind::Certificate) => tr("keyring-password-stored"),
            (false, _) => tr("keyring-secret-stored"),
        };
        styles::line(ui, text, theme::small(), p.text);
        if !is_used {
            use_ui(ui, form);
        }
        if link(ui, &tr("keyring-forget"), None).clicked() {
            actions.push(Action::ForgetKept);
        }
    });
}

/// Draws the button that uses the stored secret.
///
/// If no secret is typed, Enter in the form moves the focus to this button, but doesn't press it. Otherwise a held key
/// would send the secret before the user could read through which proxy it goes.
fn use_ui(ui: &mut Ui, form: &mut SignInForm) {
    let button = link(ui, &tr("keyring-use"), None);
    let is_wanted = |it: &mut FocusTarget| *it == FocusTarget::Stored;
    if form.leads_to.take_if(is_wanted).is_some() {
        button.request_focus();
        button.scroll_to_me(None);
    }
    if button.clicked() {
        form.use_found();
        form.errors.credential.secret = None;
        if button.has_focus() && form.credential.kind == CredentialKind::Secret {
            // The button disappears, so the field gets the focus. Another Enter there signs in.
            ui.memory_mut(|memory| memory.request_focus(secret_id()));
        }
    }
}

/// Warns if a stored secret would travel through a proxy or with extra certificate authorities: these may have been
/// added to the settings after the secret was stored.
fn way_ui(ui: &mut Ui, form: &SignInForm) {
    let way = form.connection.way();
    if form.credential.uses_kept() && !way.is_of_the_system() {
        line(ui, &network_words(&way), palette(ui).warning);
    }
}

fn keep_ui(ui: &mut Ui, form: &mut SignInForm) {
    let label = match form.credential.kind {
        CredentialKind::Certificate => tr("keyring-keep-password"),
        _ => tr("keyring-keep"),
    };
    let why = form.no_keeping();
    let is_chosen = form.remember.keep && why.is_none();
    // The reason is below the box, so the box needs no tooltip.
    let no_tip = why.as_ref().map(|_| "");
    let shown = check_box_because(ui, Some(is_chosen), &label, true, no_tip);
    if shown.clicked() {
        form.remember.keep = !form.remember.keep;
    }
    if let Some(why) = why {
        line(ui, &why, palette(ui).text_3);
    }
}

/// Says why the last look-up or deletion in the keyring failed, or how the last deletion ended.
fn outcome_ui(ui: &mut Ui, form: &mut SignInForm) {
    let p = palette(ui);
    let (symbol, ink, text) = match (form.remember.trouble, form.remember.forgotten) {
        // A missing keyring is reported below the check box.
        (Some(KeyringTrouble::Missing), _) | (None, None) => return,
        (Some(trouble), _) => (ICON_WARNING, p.warning, trouble_text(trouble)),
        (None, Some(ForgetResult::Deleted)) => {
            (ICON_CHECK_CIRCLE, p.success, tr("keyring-forgotten"))
        }
        (None, Some(ForgetResult::NothingKept)) => (ICON_CHECK_CIRCLE, p.success, nothing_kept()),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        icon(ui, symbol.codepoint, 14.0, ink);
        line(ui, &text, p.text_2);
    });
    let can_work_later = matches!(
        form.remember.trouble,
        Some(KeyringTrouble::Locked | KeyringTrouble::NoAnswer | KeyringTrouble::Refused)
    );
    if can_work_later && link(ui, &tr("try-again"), None).clicked() {
        form.remember.look_again();
    }
}

/// Says that the keyring stores nothing for this form. Some Linux keyrings don't distinguish a locked entry from a
/// missing one.
fn nothing_kept() -> String {
    if cfg!(all(unix, not(target_os = "macos"))) {
        tr("keyring-nothing-found")
    } else {
        tr("keyring-nothing-kept")
    }
}

/// Says where the form would keep the credential after the sign-in.
fn place_ui(ui: &mut Ui, form: &SignInForm) {
    let place = CredentialPlace::of(&form.credential, form.credential.uses_kept());
    let is_said = form.remember.trouble == Some(KeyringTrouble::Missing);
    let is_secret = form.credential.kind == CredentialKind::Secret;
    let is_chosen = form.remember.keep && form.no_keeping().is_none();
    let will_be_kept = is_secret && is_chosen && !form.credential.uses_kept();
    let text = if will_be_kept || form.to_keep().is_some() {
        tr("place-will-be-kept")
    } else if is_said && place == CredentialPlace::Memory {
        // The reason below the check box already says that nothing can be stored.
        return;
    } else {
        place.hint()
    };
    ui.scope(|ui| {
        // A refused file isn't read. Its line keeps its room, so that nothing moves when the path is corrected.
        if form.is_file_refused() {
            ui.set_invisible();
        }
        line(ui, &text, palette(ui).text_3);
    });
}

fn line(ui: &mut Ui, text: &str, ink: egui::Color32) {
    if !text.is_empty() {
        paragraph(ui, text, theme::small(), ink);
    }
}
