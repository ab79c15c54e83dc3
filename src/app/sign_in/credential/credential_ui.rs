//! The credential on the sign-in page: its kind, its fields, and facts about it that are known before anything is sent.

use std::time::Duration;

use egui::{Event, InputState, Key, TextEdit, Ui};
use egui_material_icons::icons::ICON_WARNING;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::language::late_text::{error_words, is_corrected};
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{
    SecretText, TextField, check_box, fold_link, icon, label_value, segment, spinner,
};
use crate::app::sign_in::choose_file_ui::choose_file_ui;
use crate::app::sign_in::credential::credential_form::{
    CertificateDisplay, CredentialErrors, CredentialForm, CredentialKind, FocusedFields,
};
use crate::app::sign_in::credential::credential_text::{
    is_for_another_service, is_in_shared_folder, token_error,
};
use crate::app::sign_in::credential::secret_field::{forget_field, secret_id};
use crate::app::sign_in::sign_in_form::{FocusTarget, SignInForm};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::state::file_field::FileField;
use crate::app::words::time_text::{certificate_ends, day};
use crate::worker::{
    CertificateFacts, Endpoints, SigningAlgorithm, TokenHint, is_shaped_like_token,
};

/// How often to check whether a certificate has been read. Needed if the reading began before there was a window to
/// wake.
const CHECK_EVERY: Duration = Duration::from_millis(50);

/// Draws the choice of kind, and the fields of the chosen kind. Returns whether Enter was pressed in one of them.
pub(crate) fn credential_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) -> bool {
    let before = form.credential.kind;
    let top = ui.cursor().top();
    kind_ui(ui, &mut form.credential);
    if form.credential.kind != before {
        form.errors.turn_to(form.credential.kind, before);
    }
    let entered = match form.credential.kind {
        CredentialKind::Secret => secret_ui(ui, form),
        CredentialKind::Certificate => certificate_ui(ui, form, actions),
        CredentialKind::Federated => federated_ui(ui, form, actions),
        CredentialKind::AccessToken => token_ui(ui, form, actions),
    };
    keep_in_view(ui, form, top);
    entered
}

/// Scrolls all fields of the kind into view once the kind is chosen, or a result or an error makes them longer. `top`
/// is the y-coordinate at which they begin.
fn keep_in_view(ui: &Ui, form: &mut SignInForm, top: f32) {
    let credential = &form.credential;
    let told = &form.errors.credential;
    let found = credential.certificate_errors();
    let errors = [&told.path, &told.secret, &found.path, &found.secret];
    let has_error = errors
        .into_iter()
        .flatten()
        .any(|error| !error.is_corrected());
    let now = (credential.kind, credential.drawn, has_error);
    if form
        .credential
        .in_view
        .replace(now)
        .is_some_and(|before| before != now)
    {
        let mut block = ui.min_rect();
        block.min.y = top;
        ui.scroll_to_rect(block, None);
    }
}

/// Returns the approximate extra height of this kind's fields over those of a secret, in points.
pub(crate) fn extra_height(form: &CredentialForm) -> f32 {
    match form.kind {
        CredentialKind::Secret => 0.0,
        CredentialKind::Federated => 72.0,
        CredentialKind::Certificate => {
            let facts = form.drawn_certificate().is_some();
            128.0 + if facts { 104.0 } else { 0.0 }
        }
        CredentialKind::AccessToken => 30.0,
    }
}

fn kind_ui(ui: &mut Ui, form: &mut CredentialForm) {
    let p = palette(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        styles::line(ui, tr("sign-in-credential"), theme::small(), p.text_2);
        let options = [
            (CredentialKind::Secret, tr("sign-in-kind-secret")),
            (CredentialKind::Certificate, tr("sign-in-kind-certificate")),
            (CredentialKind::Federated, tr("sign-in-kind-federated")),
            (CredentialKind::AccessToken, tr("sign-in-kind-token")),
        ];
        if segment(ui, &mut form.kind, &options) {
            // The fields share an egui id, so text typed into one field would reappear in another.
            forget_field(ui.ctx());
            form.is_wanted = false;
        }
        if let Some(sentence) = given_sentence(form) {
            line(ui, Tone::Plain, &sentence);
        }
    });
}

fn secret_ui(ui: &mut Ui, form: &mut SignInForm) -> bool {
    let credential = &mut form.credential;
    let odd = too_long(&credential.secret)
        .or_else(|| cleared(credential))
        .or_else(|| credential.has_secret_id().then(|| tr("sign-in-secret-id")))
        .or_else(|| {
            credential
                .is_secret_quoted()
                .then(|| tr("sign-in-secret-quoted"))
        });
    let hint = match credential.given_secret {
        _ if credential.uses_kept() => tr("keyring-from"),
        Some(_) => tr("sign-in-secret-from-environment"),
        None => tr("sign-in-where-secret"),
    };
    let label = tr("sign-in-secret");
    let wrong = error_words(form.errors.credential.secret.as_ref());
    let is_needed = credential.given_secret.is_none() && !credential.uses_kept();
    let field = TextField::new(&mut credential.secret, &label)
        .hint(&hint)
        .needed(is_needed)
        .warning(odd.as_deref())
        .error(wrong.as_deref());
    let left = secret_field(ui, field);
    if left.changed {
        is_corrected(&mut form.errors.credential.secret);
    }
    left.entered
}

fn certificate_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) -> bool {
    form.credential.reading.wakes(ui.ctx());
    match form.credential.take_reading() {
        Some(true) => actions.push(Action::SignIn),
        Some(false) => {
            // The error is shown even while its field has the focus: the user pressed the button and isn't typing any
            // more.
            form.credential.typing = FocusedFields::default();
            form.errors.credential = form.credential.certificate_errors();
            form.leads_to = Some(FocusTarget::FirstError);
        }
        None => {}
    }
    let (path, password) = file_ui(ui, form, actions);
    if path.changed || password.changed {
        is_corrected(&mut form.errors.credential.path);
        is_corrected(&mut form.errors.credential.secret);
        form.credential.is_wanted = false;
    }
    form.credential.typing = FocusedFields {
        path: path.has_focus,
        password: password.has_focus,
    };
    if path.lost_focus || password.lost_focus {
        form.credential.read_certificate();
    } else if path.changed || password.changed {
        form.credential.read_while_typed();
    }
    if form.credential.reading.is_pending() {
        ui.ctx().request_repaint_after(CHECK_EVERY);
    }
    if form.credential.drawn == CertificateDisplay::Pending {
        ui.horizontal(|ui| {
            spinner(ui, 14.0);
            line(ui, Tone::Plain, &tr("sign-in-reading"));
        });
    } else if let Some(certificate) = form.credential.drawn_certificate() {
        facts_ui(ui, certificate.facts(), Timestamp::now(), actions);
        if is_in_shared_folder(&form.credential.path()) {
            line(ui, Tone::Warning, &tr("certificate-shared-folder"));
        }
    }
    options_ui(ui, &mut form.credential);
    path.entered || password.entered
}

/// Draws the fields for the file's path and password, each with its error. Returns what happened to each of the two
/// fields in this frame.
fn file_ui(
    ui: &mut Ui,
    form: &mut SignInForm,
    actions: &mut Vec<Action>,
) -> (FieldExit, FieldExit) {
    let credential = &mut form.credential;
    let found = if credential.drawn == CertificateDisplay::Found {
        credential.certificate_errors()
    } else {
        CredentialErrors::default()
    };
    let told = &form.errors.credential;
    let wrong = error_words(found.path.as_ref().or(told.path.as_ref()));
    let wrong_password = error_words(found.secret.as_ref().or(told.secret.as_ref()));
    let (label, hint) = (
        tr("sign-in-certificate-path"),
        tr("sign-in-certificate-hint"),
    );
    let field = TextField::new(&mut credential.certificate_path, &label)
        .hint(&hint)
        .needed(true)
        .error(wrong.as_deref())
        .show(ui);
    let path = leaving(ui, &field);
    choose_file_ui(ui, FileField::Certificate, form.is_asking_file, actions);
    let hint = if credential.uses_kept() {
        tr("keyring-from")
    } else if credential.has_given_password() {
        tr("sign-in-password-from-environment")
    } else {
        tr("sign-in-password-hint")
    };
    let label = tr("sign-in-certificate-password");
    let odd = too_long(&credential.password).or_else(|| cleared(credential));
    let field = TextField::new(&mut credential.password, &label)
        .hint(&hint)
        .needed(wrong_password.is_some())
        .warning(odd.as_deref())
        .error(wrong_password.as_deref());
    (path, secret_field(ui, field))
}

/// Draws facts of a certificate, for comparison with the app registration.
fn facts_ui(ui: &mut Ui, facts: &CertificateFacts, now: Timestamp, actions: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        label_value(ui, &tr("certificate-subject"), &facts.subject, false);
        for (label, value) in [("SHA-1", &facts.sha1), ("SHA-256", &facts.sha256)] {
            if label_value(ui, label, value, true) {
                actions.push(Action::Copy(Copied::Value, value.clone()));
            }
        }
        let dates = [
            ("from", day(facts.not_before).into()),
            ("to", day(facts.not_after).into()),
        ];
        let dates = tr_with("certificate-dates", &dates);
        label_value(ui, &tr("certificate-valid"), &dates, false);
        if facts.others > 0 {
            let count = [("count", facts.others.into())];
            line(ui, Tone::Plain, &tr_with("certificate-chosen", &count));
        }
        if facts.ends_soon(now) {
            // What to do about it is said after signing in: this may not be a certificate of the app yet.
            let ends = certificate_ends(facts.not_after, now);
            line(ui, Tone::Warning, &ends);
        }
        if facts.readable_by_others {
            line(ui, Tone::Warning, &tr("certificate-readable"));
        }
    });
}

fn options_ui(ui: &mut Ui, credential: &mut CredentialForm) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if fold_link(ui, &tr("sign-in-options"), credential.options_open).clicked() {
            credential.options_open = !credential.options_open;
        }
        if credential.options_open {
            let label = tr("sign-in-rs256");
            let is_rs256 = credential.algorithm == SigningAlgorithm::Rs256;
            if check_box(ui, Some(is_rs256), &label, true).clicked() {
                credential.algorithm = if is_rs256 {
                    SigningAlgorithm::Ps256
                } else {
                    SigningAlgorithm::Rs256
                };
            }
            let label = tr("sign-in-send-chain");
            if check_box(ui, Some(credential.send_chain), &label, true).clicked() {
                credential.send_chain = !credential.send_chain;
            }
        }
    });
}

fn federated_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) -> bool {
    line(ui, Tone::Plain, &tr("sign-in-federated-about"));
    let (label, hint) = (tr("sign-in-federated-path"), tr("sign-in-federated-hint"));
    let wrong = error_words(form.errors.credential.path.as_ref());
    let field = TextField::new(&mut form.credential.federated_path, &label)
        .hint(&hint)
        .needed(true)
        .error(wrong.as_deref())
        .show(ui);
    choose_file_ui(ui, FileField::Token, form.is_asking_file, actions);
    if field.changed() {
        is_corrected(&mut form.errors.credential.path);
    }
    leaving(ui, &field).entered
}

fn token_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) -> bool {
    let hint = form.credential.hint();
    let (wrong, odd) = doubts(form, hint.as_ref());
    let odd = too_long(&form.credential.token)
        .or_else(|| cleared(&form.credential))
        .or(odd);
    let (label, empty) = (tr("sign-in-token"), tr("sign-in-token-hint"));
    let field = TextField::new(&mut form.credential.token, &label)
        .hint(&empty)
        .needed(true)
        .warning(odd.as_deref())
        .error(wrong.as_deref());
    let leaving = secret_field(ui, field);
    if leaving.changed {
        is_corrected(&mut form.errors.credential.secret);
    }
    if leaving.changed
        && let Some(hint) = form.credential.hint()
    {
        fill_from(&hint, form);
    }
    match hint {
        Some(hint) => hint_ui(ui, &hint, actions),
        None if form.credential.token.trim().is_empty() => {
            line(ui, Tone::Plain, &tr("sign-in-token-note"));
        }
        None => line(ui, Tone::Plain, &tr("sign-in-token-opaque")),
    }
    leaving.entered
}

/// Returns the error of the pasted token, and a warning about the token, if there are any.
fn doubts(form: &SignInForm, hint: Option<&TokenHint>) -> (Option<String>, Option<String>) {
    let Some(hint) = hint else {
        let token = form.credential.token.trim();
        let is_odd = !token.is_empty() && !is_shaped_like_token(token);
        let odd = is_odd.then(|| tr("sign-in-token-odd"));
        return (error_words(form.errors.credential.secret.as_ref()), odd);
    };
    let (tenant, app) = (form.tenant.trim(), form.client_id.trim());
    let root = match Endpoints::of(form.cloud) {
        Some(endpoints) => endpoints.graph_root().to_owned(),
        None => form.graph_url.trim().trim_end_matches('/').to_owned(),
    };
    let odd = is_for_another_service(hint, &root);
    (
        token_error(hint, tenant, app, Timestamp::now()),
        odd.then(|| tr("sign-in-token-other-service")),
    )
}

/// Fills in tenant and application ID from the token where they are empty; never changes typed text.
fn fill_from(hint: &TokenHint, form: &mut SignInForm) {
    for (field, told) in [
        (&mut form.tenant, &hint.tenant),
        (&mut form.client_id, &hint.app),
    ] {
        if let (true, Some(told)) = (field.trim().is_empty(), told) {
            field.clone_from(told);
        }
    }
}

fn hint_ui(ui: &mut Ui, hint: &TokenHint, actions: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (label, value) in [
            (tr("token-tenant"), &hint.tenant),
            (tr("token-app"), &hint.app),
        ] {
            if let Some(value) = value
                && label_value(ui, &label, &privacy::id(value), true)
            {
                actions.push(Action::Copy(Copied::Id, value.clone()));
            }
        }
        if let Some(ends) = hint.expires {
            let there = ends.to_zoned_datetime(TimeZone::system());
            let ends = there.strftime("%Y-%m-%d %H:%M").to_string();
            label_value(ui, &tr("token-ends"), &ends, false);
        }
        line(ui, Tone::Plain, &tr("sign-in-token-note"));
    });
}

/// Says that the last input was too long for the field; `None` if it wasn't.
fn too_long<const ROOM: usize>(text: &SecretText<ROOM>) -> Option<String> {
    let most = text.refused()?;
    Some(tr_with("sign-in-too-long", &[("most", most.into())]))
}

/// Says that the secret of this kind was cleared; `None` if it wasn't, or if its field has a secret again.
fn cleared(form: &CredentialForm) -> Option<String> {
    let is_cleared = form.wiped.contains(&form.kind);
    is_cleared.then(|| tr("sign-in-wiped"))
}

/// The events of a field in this frame.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four things that a field tells of itself, in any combination"
)]
struct FieldExit {
    lost_focus: bool,
    entered: bool,
    changed: bool,
    has_focus: bool,
}

fn leaving(ui: &Ui, response: &egui::Response) -> FieldExit {
    let lost_focus = response.lost_focus();
    FieldExit {
        lost_focus,
        entered: lost_focus && ui.input(is_entered),
        changed: response.changed(),
        has_focus: response.has_focus(),
    }
}

/// Whether Enter was pressed. Ignores the repetitions of a held key, whose first press may have been meant for another
/// control.
fn is_entered(input: &InputState) -> bool {
    let is_first = |event: &Event| {
        matches!(
            event,
            Event::Key {
                key: Key::Enter,
                pressed: true,
                repeat: false,
                ..
            }
        )
    };
    input.events.iter().any(is_first)
}

/// Draws a masked field. Drops egui's undo history at once, because this history would keep earlier texts unmasked.
fn secret_field(ui: &mut Ui, field: TextField<'_>) -> FieldExit {
    let response = field.id(secret_id()).password().show(ui);
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) {
        state.clear_undoer();
        state.store(ui.ctx(), response.id);
    }
    leaving(ui, &response)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Plain,
    Warning,
}

/// Draws small text below a field, with a warning sign if it is a warning.
fn line(ui: &mut Ui, tone: Tone, text: &str) {
    let p = palette(ui);
    let ink = match tone {
        Tone::Plain => p.text_3,
        Tone::Warning => p.warning,
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if tone == Tone::Warning {
            icon(ui, ICON_WARNING.codepoint, 14.0, ink);
        }
        paragraph(ui, text, theme::small(), ink);
    });
}

/// Says which environment variable gives the credential, or that the form's contents replace it. `None` if none is set.
pub(crate) fn given_sentence(form: &CredentialForm) -> Option<String> {
    let variable = form.given.and_then(CredentialKind::variable)?;
    let mut values = vec![("name", variable.into())];
    Some(if !form.uses_given() {
        tr_with("sign-in-given-unused", &values)
    } else if form.left_out.is_empty() {
        tr_with("sign-in-given", &values)
    } else {
        values.push(("others", form.left_out.join(", ").into()));
        tr_with("sign-in-given-before", &values)
    })
}
