//! Small colored labels: kinds of people, marks after a name, tags, keys. Each has an icon, a word or both, so color is
//! never the only sign.

use egui::{Color32, FontId, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons::{
    ICON_BADGE, ICON_CLOUD, ICON_DEVICES, ICON_DIALPAD, ICON_HELP, ICON_PERSON, ICON_PUBLIC,
    ICON_ROBOT_2, ICON_WARNING,
};

use crate::app::language::keyboard::printed;
use crate::app::language::text::tr;
use crate::app::look::shapes::{paint_box, paint_centered};
use crate::app::look::theme::{self, Palette, palette, radius};
use crate::moderation::model::participant::Badge;

struct Pill<'a> {
    icon: Option<&'a str>,
    icon_size: f32,
    text: &'a str,
    height: f32,
    /// Space left of the icon and right of the text, in points.
    padding: [f32; 2],
    fill: Color32,
    stroke: Color32,
    ink: Color32,
    font: FontId,
}

/// Draws the kind of a person or thing: icon and word.
pub fn badge(ui: &mut Ui, badge: Badge) -> Response {
    let word = badge_word(badge);
    kind_pill(ui, badge, &word)
}

/// Draws the kind of a person or thing as an icon, in place of the word. Screen readers still get the word.
pub fn badge_icon(ui: &mut Ui, badge: Badge) -> Response {
    let word = badge_word(badge);
    let response = kind_pill(ui, badge, "");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &word));
    response.on_hover_text(word)
}

fn kind_pill(ui: &mut Ui, badge: Badge, text: &str) -> Response {
    let (fill, stroke, ink) = badge_colours(palette(ui), badge);
    let bare = fill == Color32::TRANSPARENT && stroke == Color32::TRANSPARENT;
    let left = if bare { 0.0 } else { 4.0 };
    let right = if text.is_empty() { left } else { 6.0 };
    let pill = Pill {
        icon: Some(badge_code(badge)),
        icon_size: 16.0,
        text,
        height: 20.0,
        padding: [left, right],
        fill,
        stroke,
        ink,
        font: theme::small(),
    };
    pill.show(ui)
}

/// Returns the word for a kind of person or thing.
pub fn badge_word(badge: Badge) -> String {
    match badge {
        Badge::Member => tr("kind-member"),
        Badge::Guest => tr("kind-guest"),
        Badge::External => tr("kind-external"),
        Badge::Phone => tr("kind-phone"),
        Badge::CommunicationServices => tr("kind-acs"),
        Badge::App => tr("kind-app"),
        Badge::Device => tr("kind-device"),
        Badge::Unknown => tr("kind-unknown"),
    }
}

fn badge_code(badge: Badge) -> &'static str {
    let icon = match badge {
        Badge::Member => ICON_PERSON,
        Badge::Guest => ICON_BADGE,
        Badge::External => ICON_PUBLIC,
        Badge::Phone => ICON_DIALPAD,
        Badge::CommunicationServices => ICON_CLOUD,
        Badge::App => ICON_ROBOT_2,
        Badge::Device => ICON_DEVICES,
        Badge::Unknown => ICON_HELP,
    };
    icon.codepoint
}

fn badge_colours(p: &Palette, badge: Badge) -> (Color32, Color32, Color32) {
    let clear = Color32::TRANSPARENT;
    match badge {
        Badge::Member => (clear, clear, p.text_2),
        Badge::Guest | Badge::CommunicationServices => (p.guest_tint, clear, p.guest),
        Badge::External => (p.external_tint, clear, p.external),
        Badge::Phone => (p.phone_tint, clear, p.phone),
        Badge::App | Badge::Device => (p.app_tint, clear, p.app),
        Badge::Unknown => (clear, p.control, p.text),
    }
}

/// Draws a warning about a name.
pub fn mark(ui: &mut Ui, text: &str) -> Response {
    let p = palette(ui);
    low_pill(ICON_WARNING.codepoint, text, [p.warning_tint, p.warning]).show(ui)
}

/// Draws a role, or another fact that isn't a warning.
pub fn tag(ui: &mut Ui, icon: &str, text: &str) -> Response {
    let p = palette(ui);
    low_pill(icon, text, [p.app_tint, p.app]).show(ui)
}

fn low_pill<'a>(icon: &'a str, text: &'a str, [fill, ink]: [Color32; 2]) -> Pill<'a> {
    Pill {
        icon: Some(icon),
        icon_size: 14.0,
        text,
        height: 18.0,
        padding: [3.0, 5.0],
        fill,
        stroke: Color32::TRANSPARENT,
        ink,
        font: theme::small(),
    }
}

/// Draws the name of a key as a key cap.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let p = palette(ui);
    let pill = Pill {
        icon: None,
        icon_size: 0.0,
        text: &printed(key),
        height: 17.0,
        padding: [4.0, 4.0],
        fill: p.panel,
        stroke: p.edge,
        ink: p.text_2,
        font: FontId::new(10.5, theme::mono().family),
    };
    pill.show(ui)
}

impl Pill<'_> {
    fn show(self, ui: &mut Ui) -> Response {
        let painter = ui.painter();
        let text = painter.layout_no_wrap(self.text.to_owned(), self.font, self.ink);
        let gap = if self.text.is_empty() || self.icon.is_none() {
            0.0
        } else {
            self.padding[0].clamp(3.0, 4.0)
        };
        let icon_size = if self.icon.is_some() {
            self.icon_size
        } else {
            0.0
        };
        let width = self.padding[0] + icon_size + gap + text.size().x + self.padding[1];
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.text));
        let painter = ui.painter();
        paint_box(ui, rect, radius::BADGE, self.fill, self.stroke);
        let middle = rect.center().y;
        let mut x = rect.left() + self.padding[0];
        if let Some(icon) = self.icon {
            let (at, font) = (pos2(x + icon_size / 2.0, middle), theme::icon(icon_size));
            paint_centered(ui, at, icon, font, self.ink);
            x += icon_size + gap;
        }
        painter.galley(pos2(x, middle - text.size().y / 2.0), text, self.ink);
        response
    }
}
