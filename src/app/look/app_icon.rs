//! The program's icon, as shown inside the window and by the desktop.

use egui::{ColorImage, Id, Image, Sense, TextureHandle, TextureOptions, Ui, vec2};
use image::imageops::{FilterType, resize};
use image::{ImageFormat, RgbaImage};

/// Returns the icon, `side` pixels wide. `None` if the image couldn't be read.
///
/// Scales the image here rather than in the graphics driver: a software driver would keep a megabyte of memory to draw
/// one image small.
pub(crate) fn icon_image(side: u32) -> Option<RgbaImage> {
    let png = include_bytes!("../../../assets/icon.png");
    let icon = image::load_from_memory_with_format(png, ImageFormat::Png).ok()?;
    Some(resize(&icon.into_rgba8(), side, side, FilterType::Lanczos3))
}

/// Draws the icon, `side` points wide. Draws nothing if the image couldn't be read.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an icon has a few hundred pixels, and no less than none"
)]
pub(crate) fn app_icon(ui: &mut Ui, side: u16) {
    let points = f32::from(side);
    let pixels = (points * ui.pixels_per_point()).round() as u32;
    let id = Id::unique(("icon of the program", pixels));
    let loaded = ui.data(|data| data.get_temp::<TextureHandle>(id));
    let loaded = loaded.or_else(|| {
        let icon = icon_image(pixels)?;
        let side = usize::try_from(pixels).ok()?;
        let image = ColorImage::from_rgba_unmultiplied([side, side], icon.as_raw());
        let texture = ui.ctx().load_texture("icon", image, TextureOptions::LINEAR);
        ui.data_mut(|data| data.insert_temp(id, texture.clone()));
        Some(texture)
    });
    if let Some(texture) = loaded {
        // Painted, not a widget: the name beside it says the same to screen readers.
        let (rect, _) = ui.allocate_exact_size(vec2(points, points), Sense::hover());
        Image::new((texture.id(), rect.size())).paint_at(ui, rect);
    }
}
