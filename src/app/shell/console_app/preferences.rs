//! What was chosen in the settings: taken over into the window, told to the worker, and kept.

use egui::{Context, SystemTheme, ThemePreference, ViewportCommand};

use crate::app::language::languages::{Language, Script};
use crate::app::look::fonts::{has_letters, prefer};
use crate::app::look::widgets::keep_still;
use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::saved::Saved;
use crate::app::shell::view::Trouble;
use crate::settings::preferences::Theme;
use crate::worker::AuditWishes;

impl ConsoleApp {
    pub(crate) fn save_preferences(&mut self, ctx: &Context) {
        self.apply_preferences(ctx);
        self.keep_preferences();
    }

    pub(crate) fn keep_preferences(&mut self) {
        self.tell_wishes();
        let (file, chosen) = (self.preferences_file.clone(), self.view.preferences.clone());
        self.save(move || Saved::Preferences(file.save(&chosen)));
    }

    /// What was chosen about the audit log holds for the worker and for the next sign-in form.
    pub(crate) fn tell_wishes(&mut self) {
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

    /// What a sign-in that worked has gone through is there at the next one.
    pub(crate) fn keep_connection(&mut self) {
        let connection = &self.view.form.connection;
        if connection.keep(&mut self.view.preferences) {
            self.keep_preferences();
        }
    }

    /// Takes over the name that stands in the sign-in form.
    pub(crate) fn name_operator(&mut self) {
        let typed = self.view.form.operator.clone();
        if self.view.preferences.name_operator(&typed) {
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
        // A title bar that the window draws itself would stay white over a dark window.
        ctx.send_viewport_cmd(ViewportCommand::SetTheme(frame));
        keep_still(ctx, preferences.reduce_motion);
        ctx.set_zoom_factor(preferences.zoom.factor());
        ctx.request_repaint();
    }

    /// Boxes in place of every label would help nobody: without a font for it, the language is English.
    pub(crate) fn choose_language(&mut self, ctx: &Context) {
        let tag = self.view.preferences.language.as_deref();
        let wanted = tag.map_or_else(Language::of_the_system, Language::from_tag);
        let of_the_system = Language::of_the_system();
        let is_preferred = wanted.script().is_some() && wanted != of_the_system;
        prefer(ctx, is_preferred.then(|| wanted.tag()));
        self.view
            .troubles
            .retain(|trouble| !matches!(trouble, Trouble::NoFont(_)));
        let can_show = |script: &Script| has_letters(ctx, script.letters);
        if wanted.script().is_none_or(can_show) {
            wanted.choose();
        } else {
            Language::English.choose();
            self.view.trouble(Trouble::NoFont(wanted));
        }
    }
}
