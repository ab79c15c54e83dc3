//! Looks up which letters a font has, because egui doesn't expose that.
//!
//! egui draws a mark with the font of the letter below it. If this font lacks the mark, egui silently drops it.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::text::FallbackRequest;
use egui::{FontData, FontDefinitions, FontFamily};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::app::look::fonts::system::SystemFonts;
use crate::moderation::model::invisible::is_invisible;

/// The fonts of each family, in the order in which egui searches them.
pub(crate) struct FontFamilies {
    bundled: BTreeMap<FontFamily, Vec<Arc<FontData>>>,
    system: Option<Arc<SystemFonts>>,
}

impl FontFamilies {
    pub(crate) fn new(bundled: &FontDefinitions, system: Option<Arc<SystemFonts>>) -> Self {
        let data = |name: &String| bundled.font_data.get(name).cloned();
        let of_family = |(family, names): (&FontFamily, &Vec<String>)| {
            (family.clone(), names.iter().filter_map(data).collect())
        };
        Self {
            bundled: bundled.families.iter().map(of_family).collect(),
            system,
        }
    }

    /// Whether egui would drop a part of this cluster.
    ///
    /// Never true for a single letter that isn't a mark: egui draws it, or asks for a box.
    pub(crate) fn loses_some(&self, cluster: &str, family: &FontFamily) -> bool {
        let mut letters = cluster.chars();
        let Some(first) = letters.next().filter(|first| !first.is_control()) else {
            return false;
        };
        let has_marks = letters.next().is_some() || is_combining_mark(first);
        // Most clusters are a single letter, for which the slow look-up isn't needed.
        has_marks && !self.draws_whole(cluster, first, family)
    }

    fn draws_whole(&self, cluster: &str, first: char, family: &FontFamily) -> bool {
        let Some(font) = self.font_of(first, family) else {
            // No font has the letter. egui then asks for a box for the whole cluster, except if the cluster is only a
            // mark.
            return !is_combining_mark(first);
        };
        // The font may have the composed or the decomposed form: shaping converts either way.
        has_all(&font, cluster.chars())
            || has_all(&font, cluster.nfc())
            || has_all(&font, cluster.nfd())
    }

    /// Returns the font with which egui draws this letter, or `None` if no font has it.
    fn font_of(&self, letter: char, family: &FontFamily) -> Option<FontData> {
        let mut bundled = self.bundled.get(family).into_iter().flatten();
        if let Some(font) = bundled.find(|font| has(font, letter)) {
            return Some(FontData::clone(font));
        }
        let system = self.system.as_ref()?;
        system.found(family, |font| has(font, letter)).or_else(|| {
            let mut bytes = [0; 4];
            let cluster = &*letter.encode_utf8(&mut bytes);
            let asked = system.ask(&FallbackRequest { cluster, family });
            asked.map(|insert| insert.data)
        })
    }
}

fn has_all(font: &FontData, mut letters: impl Iterator<Item = char>) -> bool {
    letters.all(|letter| is_invisible(letter) || has(font, letter))
}

/// Whether a font has its own glyph for a letter, and not only the one for missing letters.
fn has(font: &FontData, letter: char) -> bool {
    let Ok(font) = FontRef::from_index(font.bytes(), font.index) else {
        return false;
    };
    let glyph = font.charmap().map(letter);
    glyph.is_some_and(|glyph| glyph != GlyphId::NOTDEF)
}
