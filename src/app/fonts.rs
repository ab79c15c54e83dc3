//! Which glyphs the window draws with: the bundled fonts, then those of the system, then a box with the letter's code.
//!
//! Nothing is ever drawn as nothing: two names that differ look different on every computer, whatever fonts it has.

mod boxes;
mod system;

use std::sync::Arc;

use egui::epaint::text::{FallbackRequest, FontProvider};
use egui::{Context, FontFamily, Id};

pub(super) use boxes::boxes;
use system::SystemFonts;

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

/// Whether the interface can be read in Chinese. A context without the fonts of the system shows itself to nobody.
pub(super) fn has_chinese(ctx: &Context) -> bool {
    let in_use = ctx.data(|data| data.get_temp::<InUse>(Id::NULL));
    in_use.is_none_or(|InUse(fonts)| has_all(&*fonts, SIMPLIFIED))
}

fn has_all(fonts: &dyn FontProvider, text: &str) -> bool {
    text.chars().all(|letter| {
        let mut bytes = [0; 4];
        let request = FallbackRequest {
            cluster: letter.encode_utf8(&mut bytes),
            family: &FontFamily::Proportional,
        };
        fonts.font_for(&request).is_some()
    })
}
