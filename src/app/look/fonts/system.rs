//! The fonts of the system, asked so that no fault of a font library ends the window.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui::mutex::Mutex;
use egui::{FontData, FontFamily};
use egui_system_font_provider::SystemFontProvider;

use crate::faults::caught;

/// A provider that panics so often in a row has no fonts at all.
const GIVES_UP: u32 = 3;

/// egui's provider behind a wall.
///
/// `fontique` panics on its own thread where fontconfig knows no font at all, as in a container, and
/// everybody who asks the provider after that panics as well.
pub(crate) struct SystemFonts<P = SystemFontProvider> {
    provider: Mutex<Provider<P>>,
    /// How often it has panicked since it last answered.
    panics: AtomicU32,
    /// What egui was given, in that order; for each family it looks there before it asks again.
    given: Mutex<Vec<(FontFamily, FontInsert)>>,
}

/// A provider, and the language whose forms it prefers; that of the system, where none is named.
struct Provider<P> {
    fonts: Arc<P>,
    language: Option<&'static str>,
}

impl SystemFonts {
    /// Begins to look for the fonts on a thread of the provider.
    pub(crate) fn new() -> Self {
        Self::of(SystemFontProvider::new())
    }

    /// Prefers the forms of a language from now on; gives whether it did not before.
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

    /// Asks another provider from now on, unless the one before prefers the same language.
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
    /// The first of the fonts that this family was given for which this holds.
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

    /// A font for a letter, which egui is not given by that.
    pub(crate) fn ask(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        if self.panics.load(Ordering::Relaxed) >= GIVES_UP {
            return None;
        }
        // What a panic leaves behind is the provider's list of fonts behind its lock: at worst a font is missing in it.
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
