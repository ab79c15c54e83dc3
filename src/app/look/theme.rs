//! The theme of the whole window: fonts, text styles, and the colors of egui's own widgets.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::style::{ScrollAnimation, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Shadow, Stroke,
    Style, TextStyle, Theme, Ui, Visuals, vec2,
};

use crate::app::language::privacy;
pub use crate::app::look::palette::Palette;
use crate::app::look::palette::{DARK, LIGHT};
use crate::app::look::tooltips::{DELAY, HideTooltipsWhileTyping};

/// The font family for bold text: Inter's semibold, since egui can't embolden a font.
const SEMIBOLD: &str = "semibold";

/// The name of an emoji font that comes with egui. `fonts` removes this font.
const ICON_EMOJI: &str = "emoji-icon-font";

/// Radii of corners, in points.
pub mod radius {
    /// Cards and popups.
    pub const CARD: u8 = 8;
    /// Buttons, fields, notices.
    pub const CONTROL: u8 = 6;
    /// Badges and marks.
    pub const BADGE: u8 = 4;
    /// Filter chips.
    pub const CHIP: u8 = 13;
}

/// Returns the colors of the theme that `ui` is drawn in.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

/// Returns the font of the product's name on the sign-in page.
pub fn hero() -> FontId {
    FontId::new(22.0, FontFamily::Name(SEMIBOLD.into()))
}

/// Returns the font of subjects and page titles.
pub fn heading() -> FontId {
    FontId::new(18.0, FontFamily::Name(SEMIBOLD.into()))
}

/// Returns the font of titles, such as those of dialogs and empty lists.
pub fn title() -> FontId {
    FontId::new(16.0, FontFamily::Name(SEMIBOLD.into()))
}

/// Returns the font of names and sentences.
pub fn body() -> FontId {
    FontId::new(body_size(), FontFamily::Proportional)
}

/// Returns the font of emphasized body text.
pub fn strong() -> FontId {
    FontId::new(body_size(), FontFamily::Name(SEMIBOLD.into()))
}

/// Returns the size of body text in points. It is larger in presentation mode, since a shared screen is read from
/// further away.
fn body_size() -> f32 {
    if privacy::is_on() { 15.0 } else { 13.0 }
}

/// Returns the font of second lines, badges, chips and the activity.
pub fn small() -> FontId {
    FontId::new(12.0, FontFamily::Proportional)
}

/// Returns the font of emphasized small text.
pub fn small_strong() -> FontId {
    FontId::new(12.0, FontFamily::Name(SEMIBOLD.into()))
}

/// Returns the font of ids, clock times and raw text.
pub fn mono() -> FontId {
    FontId::new(11.5, FontFamily::Monospace)
}

/// Returns the icon font at this size in points.
pub fn icon(size: f32) -> FontId {
    FontId::new(
        size,
        FontFamily::Name(egui_material_icons::FONT_FAMILY.into()),
    )
}

/// Installs fonts and styles into a context; call it once.
pub fn install(ctx: &Context) {
    crate::app::look::fonts::install(ctx, fonts());
    ctx.add_font(egui_material_icons::font_insert());
    for (theme, palette) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| apply(style, theme, palette));
    }
    ctx.add_plugin(HideTooltipsWhileTyping::default());
    // Disables Ctrl+Q, which must not end the program during a removal.
    ctx.options_mut(|options| options.quit_shortcuts.clear());
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let inter: [(&str, &'static [u8]); 2] = [
        (
            "Inter",
            include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
        ),
        (
            "Inter SemiBold",
            include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
        ),
    ];
    for (name, data) in inter {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(data)));
    }
    // This font's glyphs are designed for buttons. In texts, they would replace Chinese brackets and marks.
    fonts.font_data.remove(ICON_EMOJI);
    for family in fonts.families.values_mut() {
        family.retain(|name| name != ICON_EMOJI);
    }
    let proportional = fonts.families.entry(FontFamily::Proportional).or_default();
    proportional.insert(0, "Inter".to_owned());
    let mut semibold = proportional.clone();
    semibold.insert(0, "Inter SemiBold".to_owned());
    fonts
        .families
        .insert(FontFamily::Name(SEMIBOLD.into()), semibold);
    fonts
}

/// Makes egui find fonts for a language's letters, in each of the window's font families. Call it before any text of
/// the language is drawn.
///
/// Otherwise full-width punctuation, which belongs to no script, would come from any system font that has it.
pub fn find_first(ui: &Ui, letters: &str) {
    for font in [body(), strong(), mono()] {
        let letters = letters.to_owned();
        drop(
            ui.painter()
                .layout_no_wrap(letters, font, Color32::TRANSPARENT),
        );
    }
}

/// Applies the text sizes again after presentation mode was switched.
pub fn resize(ctx: &Context) {
    ctx.all_styles_mut(|style| style.text_styles = text_styles());
}

/// Room for a scroll bar in panels and dialogs, in points.
pub const BAR: f32 = 12.0;

/// Keeps the scroll bar of a panel or dialog beside its content. Usually egui draws the bar over the content.
pub fn leave_room_for_bar(ui: &mut Ui) {
    ui.spacing_mut().scroll.floating_allocated_width = BAR;
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    BTreeMap::from([
        (TextStyle::Heading, heading()),
        (TextStyle::Body, body()),
        (TextStyle::Button, body()),
        (TextStyle::Small, small()),
        (TextStyle::Monospace, mono()),
    ])
}

fn apply(style: &mut Style, theme: Theme, palette: &Palette) {
    style.text_styles = text_styles();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(11.0, 4.0);
    style.spacing.interact_size = vec2(24.0, 26.0);
    style.spacing.menu_margin = egui::Margin::same(6);
    style.spacing.scroll.bar_width = 6.0;
    // Scroll bars are visible even without the pointer: otherwise nothing would show that there is more.
    style.spacing.scroll.floating_width = 4.0;
    style.spacing.scroll.dormant_handle_opacity = 0.5;
    // egui would fade out text at the edge of a scroll area, which looks disabled.
    style.spacing.scroll.fade.strength = 0.0;
    style.spacing.tooltip_width = 360.0;
    // Turns off egui's animations.
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = DELAY;
    style.visuals = visuals(theme, palette);
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let mut visuals = match theme {
        Theme::Dark => Visuals::dark(),
        Theme::Light => Visuals::light(),
    };
    visuals.panel_fill = palette.canvas;
    visuals.window_fill = palette.popup;
    visuals.window_stroke = Stroke::new(1.0, palette.edge);
    visuals.window_corner_radius = CornerRadius::same(radius::CARD);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.extreme_bg_color = palette.field;
    visuals.text_edit_bg_color = Some(palette.field);
    visuals.faint_bg_color = palette.canvas;
    visuals.code_bg_color = palette.field;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.danger;
    visuals.weak_text_color = Some(palette.text_3);
    visuals.override_text_color = None;
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.text);
    visuals.text_cursor.blink = false;
    visuals.widgets = widgets(palette);
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: palette.shadow,
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals
}

fn widgets(palette: &Palette) -> Widgets {
    let base = WidgetVisuals {
        bg_fill: palette.canvas,
        weak_bg_fill: palette.canvas,
        bg_stroke: Stroke::new(1.0, palette.edge),
        corner_radius: CornerRadius::same(radius::CONTROL),
        fg_stroke: Stroke::new(1.0, palette.text),
        expansion: 0.0,
    };
    let hovered = WidgetVisuals {
        bg_fill: palette.hover,
        weak_bg_fill: palette.hover,
        bg_stroke: Stroke::new(1.0, palette.control),
        ..base
    };
    let active = WidgetVisuals {
        bg_stroke: Stroke::new(1.0, palette.focus),
        ..hovered
    };
    Widgets {
        noninteractive: WidgetVisuals {
            bg_stroke: Stroke::new(1.0, palette.line),
            ..base
        },
        inactive: base,
        hovered,
        active,
        open: hovered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_emoji_is_not_blank_where_the_system_has_no_font_for_it() {
        let ctx = Context::default();
        install(&ctx);
        let mut drawn = ctx.run_ui(egui::RawInput::default(), |_| {});
        drawn.textures_delta.clear();
        for family in [FontFamily::Proportional, FontFamily::Name(SEMIBOLD.into())] {
            let font = FontId::new(14.0, family);
            assert!(ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, "Ana 🎉☎✔")));
        }
    }
}
