//! The part of the settings about the audit log: the operator's name, the retention, and whether actions need a record.

use egui::{Label, RichText, Ui, vec2};

use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{TextField, check_box_because, segment};
use crate::app::parts::written_ui::path_buttons_ui;
use crate::app::state::action::Action;
use crate::app::words::settings_text::kept_for;
use crate::moderation::model::audit::MAX_OPERATOR_CHARS;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::audit_days::AuditDays;
use crate::settings::policy::{Policy, RequiredBy};
use crate::settings::preferences::Preferences;

/// The operator's name while it is typed; saved when its field loses the focus, or when the settings are closed.
#[derive(Debug, Default)]
pub(crate) struct AuditForm {
    operator: Option<String>,
}

pub(crate) fn audit_settings_ui(
    ui: &mut Ui,
    form: &mut AuditForm,
    (preferences, policy): (&mut Preferences, &Policy),
    snapshot: &Snapshot,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    line(ui, tr("settings-audit-head"), theme::small_strong(), p.text);
    if snapshot.sign_in.session().is_none() {
        quiet(ui, tr("settings-audit-later"));
    }
    let kept = || preferences.operator.clone().unwrap_or_default();
    let typed = form.operator.get_or_insert_with(kept);
    let label = tr("settings-operator");
    let field = TextField::new(typed, &label)
        .at_most(MAX_OPERATOR_CHARS)
        .show(ui);
    quiet(ui, tr("settings-operator-explained"));
    let is_switched = require_record_ui(ui, preferences, policy);
    ui.add_space(4.0);
    line(ui, tr("settings-audit-keep"), theme::small(), p.text_2);
    let option = |choice: AuditDays| (choice, kept_for(choice.days()));
    let is_changed = segment(
        ui,
        &mut preferences.audit_days,
        &AuditDays::CHOICES.map(option),
    );
    let explained = match preferences.audit_days.days() {
        None => tr("settings-audit-kept"),
        Some(_) => tr("settings-audit-retired"),
    };
    // Keeps the room of the longer sentence, so that what is below stays in its place.
    let longer = theme::small();
    let longer = ui.painter().layout(
        tr("settings-audit-retired"),
        longer,
        p.text_3,
        ui.available_width(),
    );
    ui.allocate_ui(vec2(ui.available_width(), longer.size().y), |ui| {
        ui.set_min_height(longer.size().y);
        quiet(ui, &explained);
    });
    if let Some(path) = &snapshot.audit_path {
        ui.horizontal_wrapped(|ui| path_buttons_ui(ui, path, actions));
    }
    let damaged = &snapshot.audit_damaged;
    if !damaged.is_empty() {
        let values = [("files", damaged.join(", ").into())];
        let text = RichText::new(tr_with("settings-audit-damaged", &values));
        ui.add(Label::new(text.font(theme::small()).color(p.warning)).wrap());
    }
    if is_changed || is_switched {
        actions.push(Action::SavePreferences);
    }
    if field.lost_focus() {
        leave_audit(form, preferences, actions);
    }
}

/// Draws the choice whether every action requires a line in the audit log. Returns whether the choice changed.
fn require_record_ui(ui: &mut Ui, preferences: &mut Preferences, policy: &Policy) -> bool {
    ui.add_space(4.0);
    let because = policy.record_required_by.as_ref().map(|by| match by {
        RequiredBy::Flag => tr("settings-record-by-flag"),
        RequiredBy::File(path) => {
            let path = path.display().to_string();
            tr_with("settings-record-by-file", &[("path", path.into())])
        }
    });
    let is_on = because.is_some() || preferences.require_record;
    let label = tr("settings-record-required");
    let response = check_box_because(ui, Some(is_on), &label, true, because.as_deref());
    quiet(
        ui,
        because.unwrap_or_else(|| tr("settings-record-explained")),
    );
    let is_switched = response.clicked();
    if is_switched {
        preferences.require_record = !preferences.require_record;
    }
    is_switched
}

/// Saves the operator's name as typed. Also called when the settings are closed.
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
