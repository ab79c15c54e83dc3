//! Decides which glyphs the window draws: those of the bundled fonts, then the system's. For a character that no font
//! has, draws a box with its code.
//!
//! No visible character is left out, whatever fonts the computer has. Otherwise a missing glyph could make two
//! different names look the same. Lookalike letters are found by `moderation::model::lookalike`.

pub(crate) mod boxes;
pub(crate) mod faces;
pub(crate) mod system;

use std::sync::Arc;

use egui::epaint::text::FallbackRequest;
use egui::{Context, FontDefinitions, FontFamily, Id};

use crate::app::look::fonts::faces::FontFamilies;
use crate::app::look::fonts::system::SystemFonts;

/// The system's fonts, stored in the egui context that uses them.
#[derive(Clone)]
struct LoadedFonts(Arc<SystemFonts>);

/// Makes the context search the system's fonts for letters that the bundled fonts lack.
pub fn use_system_fonts(ctx: &Context) {
    let fonts = Arc::new(SystemFonts::new());
    ctx.data_mut(|data| data.insert_temp(Id::NULL, LoadedFonts(fonts.clone())));
    ctx.set_font_providers(vec![fonts]);
}

fn in_use(ctx: &Context) -> Option<Arc<SystemFonts>> {
    let in_use = ctx.data(|data| data.get_temp::<LoadedFonts>(Id::NULL));
    in_use.map(|LoadedFonts(fonts)| fonts)
}

/// Installs the bundled fonts, and boxes for letters that no font has.
pub(crate) fn install(ctx: &Context, bundled: FontDefinitions) {
    let faces = FontFamilies::new(&bundled, in_use(ctx));
    ctx.set_fonts(bundled);
    for rasterizer in boxes::boxes(faces) {
        ctx.add_glyph_rasterizer(rasterizer);
    }
}

/// Makes the context draw Chinese characters as `language` writes them. `None` stands for the system's language.
///
/// The same character looks different in Chinese, Japanese and Korean, and each language has its own fonts.
pub(crate) fn prefer(ctx: &Context, language: Option<&'static str>) {
    let Some(fonts) = in_use(ctx) else { return };
    if fonts.prefer(language) {
        // Setting the providers again makes egui drop the fonts from the earlier providers.
        ctx.set_font_providers(vec![fonts]);
    }
}

/// Whether the system has fonts for all these letters.
///
/// Also true for a context that doesn't use the system's fonts; the user's window always does.
pub(crate) fn has_letters(ctx: &Context, letters: &str) -> bool {
    in_use(ctx).is_none_or(|fonts| {
        letters.chars().all(|letter| {
            let mut bytes = [0; 4];
            let request = FallbackRequest {
                cluster: letter.encode_utf8(&mut bytes),
                family: &FontFamily::Proportional,
            };
            fonts.ask(&request).is_some()
        })
    })
}
