//! A field for words that narrow a list: a magnifier, the words, and a cross that clears them.

use egui::accesskit::Live;
use egui::{
    Align, Align2, Color32, EventFilter, Frame, Id, Layout, Response, Role, Sense, Stroke,
    StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, vec2,
};
use egui_material_icons::icons::{ICON_CLOSE, ICON_SEARCH};

use crate::app::language::keyboard::printed;
use crate::app::language::text::tr;
use crate::app::look::cells::from_left;
use crate::app::look::shapes::text_width;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::editing::{MOST_SEARCHED, edit_ui};
use crate::app::look::widgets::{Button, ButtonKind, icon, key_cap, named};

/// Width of the number of hits, in points.
const COUNT: f32 = 24.0;

/// A search field and its options.
#[must_use = "a field is drawn by `show`"]
pub struct SearchField<'a> {
    id: Id,
    hint: &'a str,
    size: Vec2,
    key: Option<&'a str>,
    found: Option<(usize, String)>,
}

impl<'a> SearchField<'a> {
    /// Creates a field of this size. `hint` is also its name for screen readers.
    pub fn new(id: Id, hint: &'a str, size: Vec2) -> Self {
        Self {
            id,
            hint,
            size,
            key: None,
            found: None,
        }
    }

    /// Sets the key to show while the field is empty and not focused, if it fits beside the hint.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Sets the number of hits to show beside the words. `said` is the number's tooltip, and its text for screen
    /// readers.
    pub fn found(mut self, count: usize, said: String) -> Self {
        self.found = Some((count, said));
        self
    }

    /// Draws the field. The response also counts as changed if the cross has cleared the words.
    pub fn show(self, ui: &mut Ui, text: &mut String) -> Response {
        let Self { id, hint, size, .. } = self;
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let mut child = box_ui(ui, size, has_focus);
        let ui = &mut child;
        icon(ui, ICON_SEARCH.codepoint, 18.0, palette(ui).text_2);
        let count = if self.found.is_some() { COUNT } else { 0.0 };
        let edit = TextEdit::singleline(text)
            .id(id)
            .char_limit(MOST_SEARCHED)
            .hint_text(egui::RichText::new(hint).color(palette(ui).text_3))
            .frame(Frame::NONE)
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(0.0, 22.0))
            .background_color(Color32::TRANSPARENT)
            // Without this filter, egui would drop the focus on Escape before the field is cleared. Arrow keys would
            // move the focus instead of stepping through results.
            .event_filter(EventFilter {
                escape: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            })
            .desired_width(size.x - 16.0 - 24.0 - 30.0 - count);
        let mut response = edit_ui(ui, id, edit, false).response.response;
        response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, hint));
        let begins = response.rect.left() + text_width(ui, hint, theme::body());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !text.is_empty() {
                let name = tr("search-empty");
                let button = Button::new(ButtonKind::Quiet, "").icon(ICON_CLOSE.codepoint);
                if button.name(&name).height(24.0).show(ui).clicked() {
                    text.clear();
                    response.mark_changed();
                }
                if let Some((count, said)) = self.found {
                    let ink = palette(ui).text_3;
                    let count = line(ui, count.to_string(), theme::small(), ink);
                    let count = count.on_hover_text(&said);
                    named(&count, &said);
                    ui.accesskit_node_builder(count.id, |node| node.set_live(Live::Polite));
                }
            } else if let Some(key) = self.key.filter(|_| !has_focus) {
                // A long hint needs the room more than the key does.
                let ends = begins + text_width(ui, &printed(key), theme::mono()) + 12.0;
                if ends <= ui.max_rect().right() {
                    key_cap(ui, key);
                }
            }
        });
        response
    }
}

/// Draws the empty box, and returns the place for its content.
fn box_ui(ui: &mut Ui, size: Vec2, has_focus: bool) -> Ui {
    let p = palette(ui);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let (width, ink) = if has_focus {
        (2.0, p.focus)
    } else {
        (1.0, p.control)
    };
    let stroke = Stroke::new(width, ink);
    let corners = radius::CONTROL;
    ui.painter()
        .rect(rect, corners, p.field, stroke, StrokeKind::Inside);
    let mut child = from_left(ui, rect.shrink2(vec2(8.0, 0.0)));
    child.spacing_mut().item_spacing.x = 6.0;
    child.spacing_mut().interact_size.y = 20.0;
    child
}
