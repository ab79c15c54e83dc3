//! Which glyphs the window draws with: the bundled fonts, then those of the system, then a box with the letter's code.
//!
//! Nothing is ever drawn as nothing: two names that differ look different on every computer, whatever fonts it has.

pub(crate) mod boxes;
pub(crate) mod faces;
pub(crate) mod system;

use std::sync::Arc;

use egui::epaint::text::FallbackRequest;
use egui::{Context, FontDefinitions, FontFamily, Id};

use crate::app::look::fonts::faces::Faces;
use crate::app::look::fonts::system::SystemFonts;

/// The fonts of the system, where a window has them.
#[derive(Clone)]
struct LoadedFonts(Arc<SystemFonts>);

/// Has the context look for letters that the bundled fonts lack among the fonts of the system.
pub fn use_system_fonts(ctx: &Context) {
    let fonts = Arc::new(SystemFonts::new());
    ctx.data_mut(|data| data.insert_temp(Id::NULL, LoadedFonts(fonts.clone())));
    ctx.set_font_providers(vec![fonts]);
}

fn in_use(ctx: &Context) -> Option<Arc<SystemFonts>> {
    let in_use = ctx.data(|data| data.get_temp::<LoadedFonts>(Id::NULL));
    in_use.map(|LoadedFonts(fonts)| fonts)
}

/// Gives the context our fonts, and boxes for whatever neither they nor those of the system have.
pub(crate) fn install(ctx: &Context, bundled: FontDefinitions) {
    let faces = Faces::new(&bundled, in_use(ctx));
    ctx.set_fonts(bundled);
    for rasterizer in boxes::boxes(faces) {
        ctx.add_glyph_rasterizer(rasterizer);
    }
}

/// Takes Chinese characters as this language writes them; the language of the system, where none is named.
///
/// The same character looks different in Chinese, Japanese and Korean, and each of them has fonts of its own.
pub(crate) fn prefer(ctx: &Context, language: Option<&'static str>) {
    let Some(fonts) = in_use(ctx) else { return };
    if fonts.prefer(language) {
        // Has egui forget the fonts that it was given before.
        ctx.set_font_providers(vec![fonts]);
    }
}

/// Whether the system has fonts for these letters. A context without the fonts of the system shows itself to nobody.
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
