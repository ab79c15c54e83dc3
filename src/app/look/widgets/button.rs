//! Buttons of several kinds, and links. A disabled button keeps its place, and its tooltip says why it is disabled.

use std::borrow::Cow;

use crate::app::language::keyboard::printed;
use crate::app::look::shapes::{paint_box, paint_centered, pressable, text_width};
use crate::app::look::widgets::ring::focus_ring;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CursorIcon, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use egui_material_icons::icons::{ICON_EXPAND_LESS, ICON_EXPAND_MORE};

use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::moved::{IgnoresPresses, has_moved_under, without_click};
use crate::app::look::widgets::primary::note_main_button;
use crate::app::look::widgets::progress::spin;
use crate::app::look::widgets::steady::allocate_steady;

/// What a button does, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// An ordinary button, recognized by its label.
    #[default]
    Resting,
    /// Frameless, for less common actions.
    Quiet,
    /// A button for an action with risk, such as a removal. Also the yes button of a question that doesn't accept a yes
    /// yet.
    DangerOutline,
    /// The yes button of a question, such as whether to remove a person. The only kind with a solid red fill.
    DangerSolid,
    /// The main button of a page, dialog or form.
    AccentSolid,
}

/// A button with all its options.
#[must_use = "a button is drawn by `show`"]
pub struct Button<'a> {
    kind: ButtonKind,
    label: Cow<'a, str>,
    icon: Option<&'a str>,
    name: Option<Cow<'a, str>>,
    key: Option<&'a str>,
    hides_key: bool,
    height: f32,
    width: Option<f32>,
    because: Option<&'a str>,
    busy: bool,
    in_row: bool,
}

struct ButtonColors {
    fill: Color32,
    stroke: Color32,
    ink: Color32,
}

/// Draws a button 28 points wide and high that shows only an icon. `name` is for screen readers and the tooltip.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    Button::new(ButtonKind::Quiet, "")
        .icon(icon)
        .name(name)
        .height(28.0)
        .show(ui)
        .on_hover_text(name)
}

/// Draws a link: frameless words that can be pressed. Screen readers say `name`, if there is one, in place of the
/// label.
pub fn link(ui: &mut Ui, label: &str, name: Option<&str>) -> Response {
    let ink = palette(ui).accent;
    let job = LayoutJob::simple_singleline(label.to_owned(), theme::small(), ink);
    link_of(ui, job, name.unwrap_or(label))
}

/// Draws a link that unfolds something and folds it again. An arrow shows which of the two a press does; screen readers
/// say whether it is expanded.
pub fn fold_link(ui: &mut Ui, label: &str, is_open: bool) -> Response {
    let ink = palette(ui).accent;
    let arrow = if is_open {
        ICON_EXPAND_LESS
    } else {
        ICON_EXPAND_MORE
    };
    let format = |font| TextFormat {
        valign: Align::Center,
        ..TextFormat::simple(font, ink)
    };
    let mut job = LayoutJob::default();
    job.append(label, 0.0, format(theme::small()));
    job.append(arrow.codepoint, 4.0, format(theme::icon(14.0)));
    let response = link_of(ui, job, label);
    ui.accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    response
}

fn link_of(ui: &mut Ui, job: LayoutJob, name: &str) -> Response {
    let palette = palette(ui);
    let galley = ui.painter().layout_job(job);
    let size = vec2(galley.size().x, galley.size().y.max(16.0));
    let (rect, response) = allocate_steady(ui, size, Sense::click(), name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.accent);
    if response.hovered() {
        let stroke = Stroke::new(1.0, palette.accent);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 1.0, stroke);
    }
    focus_ring(ui, &response, 0);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

impl<'a> Button<'a> {
    /// Creates a button of the usual height, 30 points.
    pub fn new(kind: ButtonKind, label: impl Into<Cow<'a, str>>) -> Self {
        Self {
            kind,
            label: label.into(),
            icon: None,
            name: None,
            key: None,
            hides_key: false,
            height: 30.0,
            width: None,
            because: None,
            busy: false,
            in_row: false,
        }
    }

    /// Puts an icon before the label.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Sets the name that screen readers say in place of the label. Needed if the label is clear only from its row.
    pub fn name(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Shows this key on the button, as its keyboard shortcut.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Shows this key on the button only while the key works. The button always has room for the key, so that nothing
    /// moves.
    pub fn key_if(mut self, is_shown: bool, key: &'a str) -> Self {
        self.key = Some(key);
        self.hides_key = !is_shown;
        self
    }

    /// Sets the height in points.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Sets the width in points. Without this, the width follows the label.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Disables the button if there is a reason, which becomes its tooltip.
    pub fn disabled_because(mut self, reason: Option<&'a str>) -> Self {
        self.because = reason;
        self
    }

    /// Disables the button while its request runs, with a spinner in place of the icon.
    pub fn busy(mut self, busy: bool) -> Self {
        self.busy = busy;
        self
    }

    /// Accepts presses even if the button has moved under the pointer. For rows: the list itself decides which presses
    /// count.
    pub(crate) fn in_row(mut self) -> Self {
        self.in_row = true;
        self
    }

    /// Returns the width that the button will take, in points.
    pub fn measure(&self, ui: &Ui) -> f32 {
        if let Some(width) = self.width {
            return width;
        }
        if self.label.is_empty() {
            return self.height;
        }
        let padding = if self.height < 30.0 { 10.0 } else { 12.0 };
        self.content(ui) + 2.0 * padding
    }

    fn content(&self, ui: &Ui) -> f32 {
        let label = text_width(ui, &self.label, theme::body());
        let icon = match (self.icon.is_some() || self.busy, self.label.is_empty()) {
            (false, _) => 0.0,
            (true, true) => self.icon_size(),
            (true, false) => self.icon_size() + 6.0,
        };
        let key = |key: &str| text_width(ui, &printed(key), theme::mono()) + 8.0 + 6.0;
        label + icon + self.key.map_or(0.0, key)
    }

    /// Returns the size of the icon in points: smaller in low buttons, and smallest in low buttons without a label.
    fn icon_size(&self) -> f32 {
        match (self.height < 28.0, self.label.is_empty()) {
            (false, _) => 18.0,
            (true, false) => 16.0,
            (true, true) => 14.0,
        }
    }

    /// Draws the button, and returns egui's response to it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let enabled = self.because.is_none() && !self.busy && ui.is_enabled();
        let size = vec2(self.measure(ui), self.height);
        let sense = pressable(enabled);
        let name = self.name.as_ref().unwrap_or(&self.label);
        let (rect, mut response) = allocate_steady(ui, size, sense, name);
        let ignores = match self.kind {
            ButtonKind::DangerOutline | ButtonKind::DangerSolid => IgnoresPresses::UntilAimed,
            _ => IgnoresPresses::Briefly,
        };
        if !self.in_row && has_moved_under(ui, &response, ignores) {
            response = without_click(response);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        if matches!(self.kind, ButtonKind::AccentSolid | ButtonKind::DangerSolid) {
            note_main_button(ui, rect);
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, enabled);
        }
        focus_ring(ui, &response, radius::CONTROL);
        match self.because {
            Some(reason) => response.on_hover_text(reason),
            None => response,
        }
    }

    fn colors(&self, ui: &Ui, response: &Response, enabled: bool) -> ButtonColors {
        let p = palette(ui);
        let hot = response.hovered() || response.has_focus();
        let clear = Color32::TRANSPARENT;
        let (fill, stroke, ink) = match self.kind {
            ButtonKind::Quiet if self.busy => (clear, clear, p.text_2),
            _ if self.busy => (clear, p.line, p.text_2),
            ButtonKind::Resting if !enabled => (clear, p.line, p.disabled),
            ButtonKind::Quiet if !enabled => (clear, clear, p.disabled),
            _ if !enabled => (clear, p.edge, p.disabled),
            ButtonKind::Resting if hot => (p.hover, p.control, p.text),
            ButtonKind::Resting => (p.canvas, p.edge, p.text),
            ButtonKind::Quiet if hot => (p.hover, clear, p.text),
            ButtonKind::Quiet => (clear, clear, p.text_2),
            ButtonKind::DangerOutline if hot => (p.danger_tint, p.danger_line, p.danger),
            ButtonKind::DangerOutline => (clear, p.danger_line, p.danger),
            ButtonKind::DangerSolid if response.hovered() => {
                (p.danger_solid_hover, p.danger_line, p.on_solid)
            }
            ButtonKind::DangerSolid => (p.danger_solid, p.danger_line, p.on_solid),
            ButtonKind::AccentSolid => (p.accent_solid, p.accent_line, p.on_solid),
        };
        ButtonColors { fill, stroke, ink }
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, enabled: bool) {
        let colors = self.colors(ui, response, enabled);
        let painter = ui.painter();
        paint_box(ui, rect, radius::CONTROL, colors.fill, colors.stroke);
        let mut x = rect.center().x - self.content(ui) / 2.0;
        let middle = rect.center().y;
        let size = self.icon_size();
        if self.busy {
            let square = Rect::from_center_size(pos2(x + size / 2.0, middle), Vec2::splat(size));
            spin(ui, square);
            x += size + 6.0;
        } else if let Some(icon) = self.icon {
            let (at, font) = (pos2(x + size / 2.0, middle), theme::icon(size));
            paint_centered(ui, at, icon, font, colors.ink);
            x += size + 6.0;
        }
        let galley = painter.layout_no_wrap(self.label.to_string(), theme::body(), colors.ink);
        let width = galley.size().x;
        painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, colors.ink);
        if let Some(key) = self.key.filter(|_| !self.hides_key) {
            let galley = painter.layout_no_wrap(printed(key), theme::mono(), colors.ink);
            let size = galley.size() + Vec2::new(8.0, 0.0);
            let cap = Rect::from_min_size(pos2(x + width + 6.0, middle - size.y / 2.0), size);
            painter.rect_stroke(cap, 3.0, Stroke::new(1.0, colors.ink), StrokeKind::Inside);
            // Centers the key's letters by the pixels that are drawn. Their line has room for descenders, which would
            // shift them upward.
            let lift = galley.mesh_bounds.center().y - galley.size().y / 2.0;
            painter.galley(cap.min + vec2(4.0, -lift), galley, colors.ink);
        }
    }
}

/// Draws a button of the height used in lists, with a name for screen readers; returns whether it was pressed.
pub(crate) fn small_button(ui: &mut Ui, label: &str, said: &str) -> bool {
    let button = Button::new(ButtonKind::Resting, label)
        .name(said)
        .height(26.0);
    button.show(ui).clicked()
}

/// Returns a button that lies over a list and leads to rows out of sight. Shows `key`, which does the same, if it isn't
/// empty.
pub(crate) fn pill(ui: &Ui, text: String, key: &str) -> egui::Button<'static> {
    let p = palette(ui);
    let button = egui::Button::new(RichText::new(text).font(theme::small()).color(p.info))
        .fill(p.info_tint)
        .stroke(Stroke::new(1.0, p.info))
        .corner_radius(12)
        .wrap_mode(egui::TextWrapMode::Extend);
    if key.is_empty() {
        return button;
    }
    button.right_text(RichText::new(key).font(theme::mono()).color(p.info))
}
