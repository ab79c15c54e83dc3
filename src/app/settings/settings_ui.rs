//! The settings: language, theme, density, motion, and choices for the sign-in. Each takes effect and is saved at
//! once.

use egui::{Popup, PopupCloseBehavior, RectAlign, Response, ScrollArea, Ui};

use crate::app::language::text::{Language, tr};
use crate::app::look::styles::hint;
use crate::app::look::widgets::{check_box, segment};
use crate::app::settings::audit_settings_ui::{AuditForm, audit_settings_ui, leave_audit};
use crate::app::sign_in::profiles::profile_ui::{ProfileForm, leave, profile_ui};
use crate::app::state::action::Action;
use crate::app::state::choices::Choices;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::policy::Policy;
use crate::settings::preferences::{Preferences, Theme};

/// Wide enough for the names of the languages in two lines.
const WIDTH: f32 = 440.0;
/// How much of the window stays free around the settings.
const OUTSIDE: f32 = 40.0;

/// Attaches the settings to their button.
pub(crate) fn settings_ui(
    button: &Response,
    (snapshot, choices): (&Snapshot, &Choices),
    (form, audit): (&mut ProfileForm, &mut AuditForm),
    (preferences, policy): (&mut Preferences, &Policy),
    actions: &mut Vec<Action>,
) {
    let session = snapshot.sign_in.session();
    let is_demo = session.is_some_and(|session| session.demo);
    let shown = Popup::menu(button)
        .align(RectAlign::TOP_START)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(tr("settings-head"))
        .show(|ui| {
            ui.set_width(WIDTH);
            // In a low window not all of it fits.
            let room = (ui.ctx().content_rect().height() - OUTSIDE).max(160.0);
            let content = ScrollArea::vertical().max_height(room);
            content.show(ui, |ui| {
                egui::Frame::new().inner_margin(8).show(ui, |ui| {
                    if fields_ui(ui, preferences) {
                        actions.push(Action::SavePreferences);
                    }
                    ui.add_space(8.0);
                    // Menu rows are justified, which would tear sentences apart.
                    ui.vertical(|ui| {
                        let damaged = &snapshot.audit_damaged;
                        audit_settings_ui(ui, audit, (preferences, policy), damaged, actions);
                        ui.add_space(8.0);
                        profile_ui(ui, form, choices, is_demo, actions);
                    });
                });
            });
        });
    if shown.is_none() {
        leave(form, actions);
        leave_audit(audit, preferences, actions);
    }
}

/// Draws each language by its own name: somebody who looks for theirs may not read the current one.
fn language_ui(ui: &mut Ui, preferences: &mut Preferences) -> bool {
    hint(ui, tr("settings-language"));
    let mut options = vec![(None, tr("settings-as-system"))];
    options.extend(Language::ALL.map(|language| (Some(language), language.own_name().to_owned())));
    let mut chosen = preferences.language.as_deref().map(Language::from_tag);
    let changed = segment(ui, &mut chosen, &options);
    if changed {
        preferences.language = chosen.map(|language| language.tag().to_owned());
    }
    changed
}

fn fields_ui(ui: &mut Ui, preferences: &mut Preferences) -> bool {
    ui.spacing_mut().item_spacing.y = 6.0;
    let mut changed = language_ui(ui, preferences);
    ui.add_space(4.0);
    hint(ui, tr("settings-theme"));
    let options = [
        (Theme::System, tr("settings-as-system")),
        (Theme::Light, tr("settings-light")),
        (Theme::Dark, tr("settings-dark")),
    ];
    changed |= segment(ui, &mut preferences.theme, &options);
    ui.add_space(4.0);
    for (value, text) in [
        (&mut preferences.dense_rows, tr("settings-dense")),
        (&mut preferences.reduce_motion, tr("settings-still")),
    ] {
        if check_box(ui, Some(*value), &text, true).clicked() {
            *value = !*value;
            changed = true;
        }
    }
    changed
}
