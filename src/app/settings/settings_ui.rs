//! The settings: language, theme, density, motion, and what is kept for the sign-in. Each takes effect at once and is kept.

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
use crate::settings::preferences::{Notifications, Preferences, Theme};

/// The languages by their own names take two lines.
const WIDTH: f32 = 440.0;
/// What of the window is left beside the settings.
const OUTSIDE: f32 = 40.0;

/// Hangs the settings on their button.
pub(crate) fn settings_ui(
    button: &Response,
    (snapshot, choices, is_refused): (&Snapshot, &Choices, bool),
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
            // A low window has no room for all of it.
            let room = (ui.ctx().content_rect().height() - OUTSIDE).max(160.0);
            let content = ScrollArea::vertical().max_height(room);
            // Without it, a menu is never higher than egui makes one that it knows nothing of.
            content.min_scrolled_height(room).show(ui, |ui| {
                egui::Frame::new().inner_margin(8).show(ui, |ui| {
                    if fields_ui(ui, preferences, is_refused) {
                        actions.push(Action::SavePreferences);
                    }
                    ui.add_space(8.0);
                    // The rows of a menu are justified, which tears sentences apart.
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

/// The languages by their own names, since whoever looks for theirs may not read this one.
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

fn fields_ui(ui: &mut Ui, preferences: &mut Preferences, is_refused: bool) -> bool {
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
    changed | notifications_ui(ui, preferences, is_refused)
}

/// What the desktop tells of, and that it did not.
fn notifications_ui(ui: &mut Ui, preferences: &mut Preferences, is_refused: bool) -> bool {
    ui.add_space(4.0);
    hint(ui, tr("settings-notify"));
    let options = [
        (Notifications::Off, tr("settings-notify-off")),
        (Notifications::On, tr("settings-notify-on")),
        (Notifications::Sound, tr("settings-notify-sound")),
    ];
    let changed = segment(ui, &mut preferences.notifications, &options);
    if is_refused && preferences.notifications != Notifications::Off {
        hint(ui, tr("settings-notify-refused"));
    }
    changed
}
