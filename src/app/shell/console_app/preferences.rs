//! Applies settings to the window, passes them to the worker, and saves them.

use egui::{Context, SystemTheme, ThemePreference, ViewportCommand};

use crate::app::language::languages::{Language, Script};
use crate::app::look::fonts::{has_letters, prefer};
use crate::app::look::widgets::keep_still;
use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::save_report::SaveReport;
use crate::app::shell::view::WindowTrouble;
use crate::moderation::model::invitee::country::Country;
use crate::settings::preferences::Theme;
use crate::worker::AuditWishes;

impl ConsoleApp {
    pub(crate) fn save_preferences(&mut self, ctx: &Context) {
        self.apply_preferences(ctx);
        self.keep_preferences();
    }

    pub(crate) fn keep_preferences(&mut self) {
        self.send_audit_wishes();
        let (file, chosen) = (self.preferences_file.clone(), self.view.preferences.clone());
        self.save(move || SaveReport::Preferences(file.save(&chosen)));
    }

    /// Passes the settings about the audit log to the worker, and the operator's name to the next sign-in form.
    pub(crate) fn send_audit_wishes(&mut self) {
        let preferences = &self.view.preferences;
        let operator = preferences.operator.clone();
        self.view.form.operator = operator.clone().unwrap_or_default();
        self.worker.wish(AuditWishes {
            operator,
            keep: preferences.audit_days,
            require_record: preferences.require_record
                || self.view.policy.record_required_by.is_some(),
        });
    }

    /// Saves the proxy and the certificate authorities of a sign-in that worked, for the next sign-in. Doesn't save
    /// them if flags set them. Removes the notes about pasted values from the form.
    pub(crate) fn keep_connection(&mut self) {
        self.view.form.pasted.clear();
        let connection = &self.view.form.connection;
        if connection.keep(&mut self.view.preferences) {
            self.keep_preferences();
        }
    }

    /// Saves the operator's name from the sign-in form as a setting.
    pub(crate) fn name_operator(&mut self) {
        let typed = self.view.form.operator.clone();
        if self.view.preferences.name_operator(&typed) {
            self.keep_preferences();
        }
    }

    /// Saves the country whose code was added to numbers.
    pub(crate) fn keep_country(&mut self, country: Country) {
        let code = Some(country.code().to_owned());
        if self.view.preferences.phone_country != code {
            self.view.preferences.phone_country = code;
            self.keep_preferences();
        }
    }

    pub(crate) fn apply_preferences(&mut self, ctx: &Context) {
        self.choose_language(ctx);
        let preferences = &self.view.preferences;
        let (inside, frame) = match preferences.theme {
            Theme::System => (ThemePreference::System, SystemTheme::SystemDefault),
            Theme::Light => (ThemePreference::Light, SystemTheme::Light),
            Theme::Dark => (ThemePreference::Dark, SystemTheme::Dark),
        };
        ctx.set_theme(inside);
        // Without this, a title bar that the window library draws would stay white above a dark window.
        ctx.send_viewport_cmd(ViewportCommand::SetTheme(frame));
        keep_still(ctx, preferences.reduce_motion);
        ctx.set_zoom_factor(preferences.zoom.factor());
        ctx.request_repaint();
    }

    /// Chooses the language of the settings, or else of the system. If no font has that language's letters, chooses
    /// English: boxes in place of every label would be unreadable.
    pub(crate) fn choose_language(&mut self, ctx: &Context) {
        let tag = self.view.preferences.language.as_deref();
        let wanted = tag.map_or_else(Language::of_the_system, Language::from_tag);
        let of_the_system = Language::of_the_system();
        let is_preferred = wanted.script().is_some() && wanted != of_the_system;
        prefer(ctx, is_preferred.then(|| wanted.tag()));
        self.view
            .troubles
            .retain(|trouble| !matches!(trouble, WindowTrouble::NoFont(_)));
        let can_show = |script: &Script| has_letters(ctx, script.letters);
        if wanted.script().is_none_or(can_show) {
            wanted.choose();
        } else {
            Language::English.choose();
            self.view.trouble(WindowTrouble::NoFont(wanted));
        }
    }
}
