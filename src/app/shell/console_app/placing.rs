//! Saves the window's place and zoom in the background, once they have stopped changing.

use std::time::Duration;

use egui::Context;

use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::place::watched::watched;
use crate::app::shell::save_report::SaveReport;
use crate::settings::preferences::Preferences;
use crate::settings::window_place::Zoom;

/// How long place and zoom must stay the same before they are saved.
const AT_REST: Duration = Duration::from_secs(1);

impl ConsoleApp {
    /// Notes the window's place, and the zoom, which egui also changes by its own keys. Saves both once they have
    /// stayed the same for [`AT_REST`].
    pub(crate) fn follow_place(&mut self, ctx: &Context) {
        let factor = ctx.zoom_factor();
        let preferences = &mut self.view.preferences;
        if std::mem::replace(&mut self.placing.factor, factor).to_bits() != factor.to_bits() {
            preferences.zoom = Zoom::of_factor(factor);
            ctx.set_zoom_factor(preferences.zoom.factor());
        }
        let window = preferences.window;
        preferences.window = ctx.input(|input| watched(input.viewport(), factor, window));
        let seen = (preferences.window, preferences.zoom);
        let now = self.view.now.monotonic;
        let placing = &mut self.placing;
        if placing.kept.is_none() {
            placing.kept = Some(seen);
            placing.seen = seen;
        }
        if std::mem::replace(&mut placing.seen, seen) != seen {
            placing.since = Some(now);
            ctx.request_repaint_after(AT_REST);
        }
        let rests = placing.since.map(|since| now.saturating_sub(since));
        match rests.map(|rested| AT_REST.checked_sub(rested)) {
            None => {}
            Some(Some(left)) if !left.is_zero() => ctx.request_repaint_after(left),
            Some(_) => self.keep_place(),
        }
    }

    /// Saves the window's place and zoom if they have changed. A failure isn't reported, because the user didn't ask to
    /// save.
    pub(crate) fn keep_place(&mut self) {
        self.placing.since = None;
        let (window, zoom) = self.placing.seen;
        let before = self.placing.kept.replace((window, zoom));
        if before.is_none_or(|before| before == (window, zoom)) {
            return;
        }
        let file = self.preferences_file.clone();
        // Writes only these two values, because another window may have saved other preferences.
        let write = move |kept: &mut Preferences| {
            kept.window = window;
            kept.zoom = zoom;
        };
        if !self
            .saver
            .save(move || SaveReport::Place(file.change(write).map(drop)))
        {
            self.placing.kept = before;
        }
    }
}
