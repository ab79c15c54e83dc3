//! The fonts of the system, asked so that no fault of a font library ends the window.

use std::sync::atomic::{AtomicBool, Ordering};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui::mutex::Mutex;
use egui::{FontData, FontFamily};
use egui_system_font_provider::SystemFontProvider;

use crate::faults::caught;

/// egui's provider behind a wall.
///
/// `fontique` panics on its own thread where fontconfig knows no font at all, as in a container, and
/// everybody who asks the provider after that panics as well.
pub(super) struct SystemFonts<P = SystemFontProvider> {
    provider: P,
    has_failed: AtomicBool,
    /// What egui was given, in that order; for each family it looks there before it asks again.
    given: Mutex<Vec<(FontFamily, FontInsert)>>,
}

impl SystemFonts {
    /// Begins to look for the fonts on a thread of the provider.
    pub(super) fn new() -> Self {
        Self::of(SystemFontProvider::new())
    }
}

impl<P> SystemFonts<P> {
    fn of(provider: P) -> Self {
        Self {
            provider,
            has_failed: AtomicBool::new(false),
            given: Mutex::default(),
        }
    }
}

impl<P: FontProvider> SystemFonts<P> {
    /// The first of the fonts that this family was given for which this holds.
    pub(super) fn found(
        &self,
        family: &FontFamily,
        holds: impl Fn(&FontData) -> bool,
    ) -> Option<FontData> {
        let given = self.given.lock();
        let mut fonts = given.iter().filter(|(theirs, _)| theirs == family);
        fonts
            .find(|(_, font)| holds(&font.data))
            .map(|(_, font)| font.data.clone())
    }

    /// A font for a letter, which egui is not given by that.
    pub(super) fn ask(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        // What a panic leaves behind is the provider's list of fonts behind its lock: at worst a font is missing in it.
        let asked = caught(|| self.provider.font_for(request));
        if asked.is_none() && !self.has_failed.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "the fonts of the system cannot be used; letters without a font are drawn as boxes"
            );
        }
        asked.flatten()
    }
}

impl<P: FontProvider> FontProvider for SystemFonts<P> {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let font = self.ask(request)?;
        let mut given = self.given.lock();
        let is_new = |(family, before): &(FontFamily, FontInsert)| {
            family != request.family || before.name != font.name
        };
        if given.iter().all(is_new) {
            given.push((request.family.clone(), font.clone()));
        }
        Some(font)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_that_panics_has_no_font() {
        let broken = |_: &FallbackRequest<'_>| -> Option<FontInsert> { panic!("no fonts") };
        let fonts = SystemFonts::of(broken);
        let request = FallbackRequest {
            cluster: "中",
            family: &FontFamily::Proportional,
        };
        assert!(fonts.font_for(&request).is_none());
        assert!(fonts.font_for(&request).is_none());
    }
}
