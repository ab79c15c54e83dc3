//! The fonts of the system, asked so that no fault of a font library ends the window.

use std::sync::atomic::{AtomicBool, Ordering};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

use crate::faults::caught;

/// egui's provider behind a wall.
///
/// `fontique` panics on its own thread where fontconfig knows no font at all, as in a container, and
/// everybody who asks the provider after that panics as well.
pub(super) struct SystemFonts<P = SystemFontProvider> {
    provider: P,
    has_failed: AtomicBool,
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
        }
    }
}

impl<P: FontProvider> FontProvider for SystemFonts<P> {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
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

#[cfg(test)]
mod tests {
    use egui::FontFamily;

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
