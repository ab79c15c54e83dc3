//! A field for words that narrow a list: a magnifier, the words, and a cross that clears them.

use egui::{
    Align, Align2, Color32, EventFilter, Frame, Id, Layout, Response, Role, Sense, Stroke,
    StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};
use egui_material_icons::icons::{ICON_CLOSE, ICON_SEARCH};

use crate::app::language::keyboard::printed;
use crate::app::language::text::tr;
use crate::app::look::shapes::text_width;
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::editing::{MOST_SEARCHED, edit_ui};
use crate::app::look::widgets::{Button, ButtonKind, icon, key_cap};

/// Draws a search field of this size. While the field is empty and not focused, it shows `key`.
pub fn search_field(
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    hint: &str,
    size: egui::Vec2,
    key: Option<&str>,
) -> Response {
    let p = palette(ui);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let (width, stroke) = if has_focus {
        (2.0, p.focus)
    } else {
        (1.0, p.control)
    };
    let stroke = Stroke::new(width, stroke);
    let corners = radius::CONTROL;
    ui.painter()
        .rect(rect, corners, p.field, stroke, StrokeKind::Inside);
    let inner = UiBuilder::new()
        .max_rect(rect.shrink2(vec2(8.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(inner);
    let ui = &mut child;
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.spacing_mut().interact_size.y = 20.0;
    icon(ui, ICON_SEARCH.codepoint, 18.0, p.text_2);
    let edit = TextEdit::singleline(text)
        .id(id)
        .char_limit(MOST_SEARCHED)
        .hint_text(egui::RichText::new(hint).color(p.text_3))
        .frame(Frame::NONE)
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, 22.0))
        .background_color(Color32::TRANSPARENT)
        // Without this filter, egui would drop the focus on Escape before the field is cleared, and arrow keys would
        // move the focus instead of stepping through results.
        .event_filter(EventFilter {
            escape: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        })
        .desired_width(size.x - 16.0 - 24.0 - 30.0);
    let response = edit_ui(ui, id, edit, false).response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, hint));
    let begins = response.rect.left() + text_width(ui, hint, theme::body());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if !text.is_empty() {
            let name = tr("search-empty");
            let button = Button::new(ButtonKind::Quiet, "").icon(ICON_CLOSE.codepoint);
            if button.name(&name).height(24.0).show(ui).clicked() {
                text.clear();
            }
        } else if let Some(key) = key.filter(|_| !has_focus) {
            // A long hint needs the room more than the key does.
            if begins + text_width(ui, &printed(key), theme::mono()) + 12.0 <= ui.max_rect().right()
            {
                key_cap(ui, key);
            }
        }
    });
    response
}
