//! The settings dialog, and the button that opens it on the sign-in page.

use egui::{Rect, Ui, vec2};
use egui_material_icons::icons::ICON_SETTINGS;

use crate::app::language::text::tr;
use crate::app::look::cells::from_right;
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::settings::settings_ui::{SettingsContext, settings_ui};
use crate::app::shell::view::View;
use crate::app::state::action::Action;
use crate::desktop::notifier::Notifier;

/// Width, in points, of the place for the settings button in the page's foot. In the smallest window, the sign-in
/// button leaves this much room to its left.
const IN_FOOT: f32 = 160.0;

pub(super) fn settings_dialog_ui(ui: &Ui, view: &mut View, actions: &mut Vec<Action>) {
    let connection = &view.form.connection;
    let report = view.snapshot.access.as_ref();
    let report = report.filter(|_| view.snapshot.sign_in.session().is_some());
    let context = SettingsContext {
        way: report.map_or_else(|| connection.way(), |report| report.facts.way.clone()),
        is_given: connection.is_given(),
        snapshot: &view.snapshot,
        choices: &view.choices,
        policy: &view.policy,
        notifications_refused: view.notifier.as_ref().is_some_and(Notifier::is_refused),
    };
    let (settings, preferences) = (&mut view.settings, &mut view.preferences);
    settings_ui(ui, &context, settings, preferences, actions);
    if std::mem::take(&mut settings.opens_connection) {
        view.form.connection.open();
    }
}

/// Returns where the button for the settings is drawn on the sign-in page: in the page's upper right corner, or at the
/// left of the foot.
///
/// If there is a foot, the page scrolls, and would pass below a button in the corner.
pub(super) fn corner_of(page: Rect, has_foot: bool) -> Rect {
    if has_foot {
        let size = vec2(IN_FOOT, 34.0);
        return Rect::from_min_size(page.left_bottom() + vec2(8.0, -44.0), size);
    }
    let mut corner = page.shrink(8.0);
    corner.set_height(30.0);
    corner
}

/// Draws the button that opens the settings before a sign-in. Otherwise, users who can't read the language at the first
/// start couldn't change it.
pub(super) fn corner_ui(ui: &mut Ui, corner: Rect, actions: &mut Vec<Action>) {
    let mut ui = from_right(ui, corner);
    let button = Button::new(ButtonKind::Quiet, tr("settings-head"))
        .icon(ICON_SETTINGS.codepoint)
        .show(&mut ui);
    if button.clicked() {
        actions.push(Action::OpenSettings);
    }
}
