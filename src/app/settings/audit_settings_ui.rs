//! What a person chooses about the audit log, in the settings: the name in its lines, and for how long it is kept.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{TextField, segment};
use crate::app::state::action::Action;
use crate::moderation::model::audit::MAX_OPERATOR_CHARS;
use crate::settings::preferences::{AuditDays, Preferences};

/// The name as it is typed; taken over once the field is left.
#[derive(Debug, Default)]
pub(crate) struct AuditForm {
    operator: Option<String>,
}

/// Draws the fields.
pub(crate) fn audit_settings_ui(
    ui: &mut Ui,
    form: &mut AuditForm,
    preferences: &mut Preferences,
    damaged: &[Arc<str>],
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    line(ui, tr("settings-audit-head"), theme::small_strong(), p.text);
    let kept = || preferences.operator.clone().unwrap_or_default();
    let typed = form.operator.get_or_insert_with(kept);
    let label = tr("settings-operator");
    let field = TextField::new(typed, &label)
        .at_most(MAX_OPERATOR_CHARS)
        .show(ui);
    quiet(ui, tr("settings-operator-explained"));
    ui.add_space(4.0);
    line(ui, tr("settings-audit-keep"), theme::small(), p.text_2);
    let option = |choice: AuditDays| {
        let text = choice.days().map_or_else(
            || tr("settings-audit-for-good"),
            |days| tr_with("settings-audit-days", &[("n", days.into())]),
        );
        (choice, text)
    };
    let is_changed = segment(
        ui,
        &mut preferences.audit_days,
        &AuditDays::CHOICES.map(option),
    );
    let explained = match preferences.audit_days.days() {
        None => tr("settings-audit-kept"),
        Some(_) => tr("settings-audit-retired"),
    };
    quiet(ui, &explained);
    if !damaged.is_empty() {
        let values = [("files", damaged.join(", ").into())];
        let text = RichText::new(tr_with("settings-audit-damaged", &values));
        ui.add(Label::new(text.font(theme::small()).color(p.warning)).wrap());
    }
    if is_changed {
        actions.push(Action::SavePreferences);
    }
    if field.lost_focus() {
        leave_audit(form, preferences, actions);
    }
}

/// Takes over the name that was typed, also when the settings are closed.
pub(crate) fn leave_audit(
    form: &mut AuditForm,
    preferences: &mut Preferences,
    actions: &mut Vec<Action>,
) {
    let Some(typed) = form.operator.take() else {
        return;
    };
    if preferences.name_operator(&typed) {
        actions.push(Action::SavePreferences);
    }
}
