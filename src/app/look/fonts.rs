//! Which glyphs the window draws with: the bundled fonts, then those of the system, then a box with the letter's code.
//!
//! Nothing is ever drawn as nothing: two names that differ look different on every computer, whatever fonts it has.

pub(crate) mod boxes;
pub(crate) mod faces;
pub(crate) mod system;

use std::sync::Arc;

use egui::epaint::text::FallbackRequest;
use egui::{Context, FontDefinitions, FontFamily, Id, Ui};

use crate::app::look::fonts::faces::Faces;
use crate::app::look::fonts::system::SystemFonts;
use crate::app::look::theme;
use crate::moderation::model::name::{REPLACEMENT, is_invisible};

/// Letters that only simplified Chinese is written with: a font that has them has the others.
const SIMPLIFIED: &str = "这请选择语";

/// The fonts of the system, where a window has them.
#[derive(Clone)]
struct InUse(Arc<SystemFonts>);

/// Has the context look for letters that the bundled fonts lack among the fonts of the system.
pub fn use_system_fonts(ctx: &Context) {
    let fonts = Arc::new(SystemFonts::new());
    ctx.data_mut(|data| data.insert_temp(Id::NULL, InUse(fonts.clone())));
    ctx.set_font_providers(vec![fonts]);
}

fn in_use(ctx: &Context) -> Option<Arc<SystemFonts>> {
    let in_use = ctx.data(|data| data.get_temp::<InUse>(Id::NULL));
    in_use.map(|InUse(fonts)| fonts)
}

/// Gives the context our fonts, and boxes for whatever neither they nor those of the system have.
pub(crate) fn install(ctx: &Context, bundled: FontDefinitions) {
    let faces = Faces::new(&bundled, in_use(ctx));
    ctx.set_fonts(bundled);
    for rasterizer in boxes::boxes(faces) {
        ctx.add_glyph_rasterizer(rasterizer);
    }
}

/// Whether the interface can be read in Chinese. A context without the fonts of the system shows itself to nobody.
pub(crate) fn has_chinese(ctx: &Context) -> bool {
    in_use(ctx).is_none_or(|fonts| {
        SIMPLIFIED.chars().all(|letter| {
            let mut bytes = [0; 4];
            let request = FallbackRequest {
                cluster: letter.encode_utf8(&mut bytes),
                family: &FontFamily::Proportional,
            };
            fonts.ask(&request).is_some()
        })
    })
}

/// Whether some letter of a name is a box, since no font has it.
pub(crate) fn has_boxes(ui: &Ui, name: &str) -> bool {
    if name.is_ascii() {
        return false;
    }
    let font = theme::body();
    // What is left of the invisible in a name is a joiner, and what was hidden is marked as that.
    let is_drawn = |letter: &char| !is_invisible(*letter) && *letter != REPLACEMENT;
    let mut letters = name.chars().filter(is_drawn);
    ui.fonts_mut(|fonts| letters.any(|letter| !fonts.has_glyph(&font, letter)))
}
