//! The system's fonts, guarded so that a panic in a font library doesn't end the window.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui::mutex::Mutex;
use egui::{FontData, FontFamily};
use egui_system_font_provider::SystemFontProvider;

use crate::faults::caught;

/// After this many panics in a row, the provider isn't asked again and counts as having no fonts.
const GIVES_UP: u32 = 3;

/// egui's provider of the system's fonts, guarded against its panics.
///
/// `fontique` panics on its own thread if fontconfig knows no font at all, as in a container. From then on, every call
/// to the provider panics as well.
pub(crate) struct SystemFonts<P = SystemFontProvider> {
    provider: Mutex<Provider<P>>,
    /// Panics since the provider last answered.
    panics: AtomicU32,
    /// The fonts that egui got from the provider, in order. egui searches these for each family before it asks for
    /// more.
    given: Mutex<Vec<(FontFamily, FontInsert)>>,
}

/// A provider, and the language whose forms of characters it prefers. `None` stands for the system's language.
struct Provider<P> {
    fonts: Arc<P>,
    language: Option<&'static str>,
}

impl SystemFonts {
    /// Creates a provider, which searches for fonts on a thread of its own.
    pub(crate) fn new() -> Self {
        Self::of(SystemFontProvider::new())
    }

    /// Switches to fonts with this language's forms of characters. Returns whether that changed anything.
    pub(crate) fn prefer(&self, language: Option<&'static str>) -> bool {
        self.take_over(language, || match language {
            Some(tag) => SystemFontProvider::new().with_locale(Some(tag)),
            None => SystemFontProvider::new(),
        })
    }
}

impl<P> SystemFonts<P> {
    fn of(provider: P) -> Self {
        Self {
            provider: Mutex::new(Provider {
                fonts: Arc::new(provider),
                language: None,
            }),
            panics: AtomicU32::new(0),
            given: Mutex::default(),
        }
    }

    /// Replaces the provider, unless the current one already prefers this language. Returns whether it was replaced.
    fn take_over(&self, language: Option<&'static str>, provider: impl FnOnce() -> P) -> bool {
        let mut before = self.provider.lock();
        if before.language == language {
            return false;
        }
        *before = Provider {
            fonts: Arc::new(provider()),
            language,
        };
        self.panics.store(0, Ordering::Relaxed);
        self.given.lock().clear();
        true
    }
}

impl<P: FontProvider> SystemFonts<P> {
    /// Returns the first font for which `holds` is true among those that egui got for this family.
    pub(crate) fn found(
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

    /// Asks the provider for another font with the requested letters. `None` if the provider has no such font, panics,
    /// or has panicked too often.
    pub(crate) fn ask(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        if self.panics.load(Ordering::Relaxed) >= GIVES_UP {
            return None;
        }
        // A panic may leave the provider's list of fonts incomplete: at worst, a font is missing.
        let provider = self.provider.lock().fonts.clone();
        let asked = caught(|| provider.font_for(request));
        if asked.is_some() {
            self.panics.store(0, Ordering::Relaxed);
        } else if self.panics.fetch_add(1, Ordering::Relaxed) == 0 {
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

    const REQUEST: FallbackRequest<'_> = FallbackRequest {
        cluster: "中",
        family: &FontFamily::Proportional,
    };

    #[test]
    fn a_provider_that_panics_has_no_font_and_is_left_alone_in_the_end() {
        let asked = AtomicU32::new(0);
        let fonts = SystemFonts::of(|_: &FallbackRequest<'_>| -> Option<FontInsert> {
            asked.fetch_add(1, Ordering::Relaxed);
            panic!("no fonts")
        });
        for _ in 0..10 {
            assert!(fonts.font_for(&REQUEST).is_none());
        }
        assert_eq!(asked.load(Ordering::Relaxed), GIVES_UP);
    }

    #[test]
    fn one_letter_that_a_provider_fails_on_does_not_cost_the_others() {
        let asked = AtomicU32::new(0);
        let fonts = SystemFonts::of(|_: &FallbackRequest<'_>| -> Option<FontInsert> {
            let before = asked.fetch_add(1, Ordering::Relaxed);
            assert!(before.is_multiple_of(2), "a broken font");
            let font = FontData::from_static(&[]);
            Some(FontInsert::new("some", font, Vec::new()))
        });
        let found = (0..20).filter(|_| fonts.font_for(&REQUEST).is_some());
        assert_eq!(found.count(), 10);
    }

    #[test]
    fn another_language_gets_fonts_of_its_own_and_only_once() {
        let provider = |name: &'static str| {
            move |_: &FallbackRequest<'_>| {
                let font = FontData::from_static(name.as_bytes());
                Some(FontInsert::new(name, font, Vec::new()))
            }
        };
        let fonts = SystemFonts::of(provider("of the system"));
        let name = || fonts.font_for(&REQUEST).unwrap().name;
        assert_eq!(name(), "of the system");
        assert!(fonts.take_over(Some("ja"), || provider("Japanese")));
        let is_old = |font: &FontData| font.bytes() == b"of the system";
        let found = fonts.found(REQUEST.family, is_old);
        assert!(found.is_none(), "egui has forgotten the one before");
        assert_eq!(name(), "Japanese");
        assert!(!fonts.take_over(Some("ja"), || provider("Japanese again")));
        assert_eq!(name(), "Japanese");
    }
}
