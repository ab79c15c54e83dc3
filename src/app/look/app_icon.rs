//! The program's icon, as shown inside the window.

use egui::{ColorImage, Id, Image, Sense, TextureHandle, TextureOptions, Ui, vec2};

const PNG: &[u8] = include_bytes!("../../../assets/icon.png");

/// Draws the icon at this size in points. Draws nothing if the image couldn't be read.
pub(crate) fn app_icon(ui: &mut Ui, side: f32) {
    let id = Id::unique("icon of the program");
    let loaded = ui.data(|data| data.get_temp::<TextureHandle>(id));
    let loaded = loaded.or_else(|| {
        let icon = eframe::icon_data::from_png_bytes(PNG).ok()?;
        let size = [icon.width, icon.height].map(usize::try_from);
        let [Ok(width), Ok(height)] = size else {
            return None;
        };
        let image = ColorImage::from_rgba_unmultiplied([width, height], &icon.rgba);
        let options = TextureOptions {
            mipmap_mode: Some(egui::TextureFilter::Linear),
            ..TextureOptions::LINEAR
        };
        let texture = ui.ctx().load_texture("icon", image, options);
        ui.data_mut(|data| data.insert_temp(id, texture.clone()));
        Some(texture)
    });
    if let Some(texture) = loaded {
        // The icon is painted, not a widget, because the name beside it says the same to screen readers.
        let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        Image::new((texture.id(), rect.size())).paint_at(ui, rect);
    }
}
