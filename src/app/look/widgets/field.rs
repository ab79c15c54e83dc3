//! Text fields with their labels, errors and warnings.

use egui::{
    Align, Color32, Context, Frame, Id, Layout, Margin, Response, RichText, Sense, TextBuffer,
    TextEdit, Ui, vec2,
};
use egui_material_icons::icons::{ICON_ERROR, ICON_VISIBILITY, ICON_VISIBILITY_OFF, ICON_WARNING};

use crate::app::language::privacy;
use crate::app::language::text::tr;
use crate::app::look::cells::from_left;
use crate::app::look::shapes::boxed;
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::editing::{MOST_TYPED, edit_ui, select, whole};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::steady::steady_id;
use crate::app::look::widgets::{elided, icon, icon_button};

/// A text field with its label, and all its options.
#[must_use = "a field is drawn by `show`"]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four options of a field, in any combination"
)]
pub struct TextField<'a> {
    text: &'a mut dyn TextBuffer,
    label: &'a str,
    hint: &'a str,
    error: Option<&'a str>,
    warning: Option<&'a str>,
    password: bool,
    private: bool,
    mono: bool,
    needed: bool,
    id: Option<Id>,
    most: usize,
    beside: Option<f32>,
}

impl<'a> TextField<'a> {
    /// Creates a field for this text and label.
    pub fn new(text: &'a mut dyn TextBuffer, label: &'a str) -> Self {
        Self {
            text,
            label,
            hint: "",
            error: None,
            warning: None,
            password: false,
            private: false,
            mono: false,
            needed: false,
            id: None,
            most: MOST_TYPED,
            beside: None,
        }
    }

    /// Sets the hint shown while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Sets the error shown below the field. An empty error means that the field was corrected: a note of the same
    /// height takes the error's place, so that nothing below moves.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Sets a warning about the text, shown below the field.
    pub fn warning(mut self, warning: Option<&'a str>) -> Self {
        self.warning = warning;
        self
    }

    /// Masks the text until the user reveals it, and keeps it from being copied. Removes the limit on its length, since
    /// `SecretText` has its own.
    pub fn password(mut self) -> Self {
        self.password = true;
        self.most = usize::MAX;
        self
    }

    /// Masks the text in presentation mode unless it is being edited.
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// Uses the monospaced font, as for ids.
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// Lets `seek_empty` lead to the field while it is empty, if `needed`.
    pub fn needed(mut self, needed: bool) -> Self {
        self.needed = needed;
        self
    }

    /// Sets the egui id of the field, so that code can move the focus to the field.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Draws the field this many points wide, with the label beside it. An error or a warning takes the label's place.
    pub fn beside(mut self, width: f32) -> Self {
        self.beside = Some(width);
        self
    }

    /// Sets the maximum number of characters; by default, 4,096.
    pub fn at_most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Draws the field over the available width, unless [`Self::beside`] set another width. If it is the field that
    /// `seek_error` or `seek_empty` looks for, it takes the focus.
    pub fn show(self, ui: &mut Ui) -> Response {
        let is_wrong = self.error.is_some_and(|error| !error.is_empty());
        let length = self.text.as_str().chars().count();
        let has_error = self.error.is_some();
        let lacks_text = self.needed && self.text.as_str().trim().is_empty();
        let response = self.draw(ui);
        if has_error && response.has_focus() {
            note_correcting(ui.ctx());
        } else if has_error && response.lost_focus() {
            ui.ctx().request_repaint();
        }
        if is_wrong && is_sought(ui.ctx(), SoughtField::Wrong) {
            response.request_focus();
            // The next paste replaces the whole wrong text instead of adding to it.
            select(ui.ctx(), response.id, whole(length));
            response.scroll_to_me(Some(Align::Center));
        } else if lacks_text && is_sought(ui.ctx(), SoughtField::Empty) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        response
    }

    fn draw(self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let Self {
            text,
            label,
            hint,
            error,
            warning,
            password,
            private,
            mono,
            needed: _,
            id,
            most,
            beside,
        } = self;
        let had_error = error.is_some_and(str::is_empty);
        let error = error.filter(|error| !error.is_empty());
        let (problem, ink, symbol) = match (error, warning) {
            (Some(error), _) => (Some(error), p.danger, ICON_ERROR.codepoint),
            (None, Some(warning)) => (Some(warning), p.warning, ICON_WARNING.codepoint),
            (None, None) => (None, p.control, ""),
        };
        let (layout, problem, said, said_ink) = match (beside, problem) {
            (None, _) => (Layout::top_down(Align::Min), problem, label, p.text_2),
            (Some(_), Some(problem)) => (in_a_row(), None, problem, ink),
            (Some(_), None) => (in_a_row(), None, label, p.text_2),
        };
        let height = if beside.is_some() { 32.0 } else { 0.0 };
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, layout, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let above = label_ui(ui, beside, said, said_ink);
            let id = id.unwrap_or_else(|| steady_id(ui, label));
            let stroke = if error.is_some() { p.danger_line } else { ink };
            let response = ui
                .horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let eye = if password { 32.0 } else { 0.0 };
                    let is_typed_in = ui.memory(|memory| memory.has_focus(id));
                    let veiled = private && privacy::is_on() && !is_typed_in;
                    if password && !is_typed_in {
                        hide_secret(ui, id);
                    }
                    let masked = veiled || (password && !is_shown(ui, id));
                    let width = ui.available_width() - eye;
                    let edit = TextEdit::singleline(text)
                        .id(id)
                        .hint_text(RichText::new(hint).color(p.text_3))
                        .font(if mono { theme::mono() } else { theme::body() })
                        .text_color(p.text)
                        .password(masked)
                        .char_limit(most)
                        .desired_width(width)
                        .align(egui::Align2::LEFT_CENTER)
                        .min_size(vec2(0.0, 30.0))
                        .frame(frame(p.field, stroke));
                    let before = ui.output(|output| output.commands.len());
                    let mut shown = edit_ui(ui, id, edit, password);
                    let response = shown.response.response.labelled_by(above.id);
                    focus_ring(ui, &response, radius::CONTROL);
                    if password {
                        // egui keeps up to a hundred earlier texts for undo, including secrets.
                        shown.state.clear_undoer();
                        shown.state.store(ui.ctx(), id);
                        // While the user reveals the secret, egui would let it be copied. It would also offer selected
                        // text for pasting by the middle mouse button.
                        ui.output_mut(|output| output.commands.truncate(before));
                        eye_ui(ui, id, masked);
                    }
                    response
                })
                .inner;
            if let Some(problem) = problem {
                problem_ui(ui, id, problem, symbol, ink);
            } else if had_error {
                corrected_ui(ui, id);
            }
            response
        })
        .inner
    }
}

/// Draws the label above a field, or on one line with a field that is `beside` points wide.
fn label_ui(ui: &mut Ui, beside: Option<f32>, label: &str, ink: Color32) -> Response {
    let font = theme::small();
    let Some(width) = beside else {
        return ui.label(RichText::new(label).font(font).color(ink));
    };
    let room = vec2(ui.available_width() - width - 8.0, 30.0);
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    elided(&mut from_left(ui, rect), label, "", room.x, &font, ink)
}

fn in_a_row() -> Layout {
    Layout::left_to_right(Align::Center)
}

fn problem_ui(ui: &mut Ui, id: Id, problem: &str, symbol: &str, ink: Color32) {
    ui.spacing_mut().interact_size.y = 16.0;
    let drawn = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        icon(ui, symbol, 14.0, ink);
        let words = RichText::new(problem).font(theme::small()).color(ink);
        ui.add(egui::Label::new(words).wrap());
    });
    let height = drawn.response.rect.height();
    ui.data_mut(|data| data.insert_temp(id.with("problem"), height));
}

/// Says in the error's place that the changed text hasn't been checked yet. Keeps the error's height, so that nothing
/// below moves.
fn corrected_ui(ui: &mut Ui, id: Id) {
    ui.spacing_mut().interact_size.y = 16.0;
    let height: f32 = ui
        .data(|data| data.get_temp(id.with("problem")))
        .unwrap_or(16.0);
    let ink = palette(ui).text_3;
    ui.horizontal_top(|ui| {
        ui.set_min_height(height);
        let words = RichText::new(tr("widget-corrected")).font(theme::small());
        ui.add(egui::Label::new(words.color(ink)).wrap());
    });
}

fn frame(fill: Color32, stroke: Color32) -> Frame {
    boxed(fill, stroke, Margin::symmetric(7, 0))
}

/// Number of passes within which a form has to draw the field that is sought.
const SEEKS_FOR: u64 = 4;

/// The field of a form that is to take the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SoughtField {
    /// The first field with an error.
    Wrong,
    /// The first field that is needed and empty.
    Empty,
}

/// Moves the focus to the first field that is drawn with an error, and scrolls to it.
///
/// In a small window, the field could be out of sight. The pressed button would then seem to do nothing.
pub(crate) fn seek_error(ctx: &Context) {
    seek(ctx, SoughtField::Wrong);
}

/// Moves the focus to the first field that is drawn empty although it is needed.
pub(crate) fn seek_empty(ctx: &Context) {
    seek(ctx, SoughtField::Empty);
}

fn seek(ctx: &Context, what: SoughtField) {
    let until = ctx.cumulative_pass_nr() + SEEKS_FOR;
    ctx.data_mut(|data| data.insert_temp(sought(), (what, until)));
    ctx.request_repaint();
}

/// Whether the focus is to move to a field of this kind. True only for the first field that asks.
fn is_sought(ctx: &Context, what: SoughtField) -> bool {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let found = data.get_temp::<(SoughtField, u64)>(sought());
        let is_it = found.is_some_and(|(sought, until)| sought == what && pass <= until);
        if is_it {
            data.remove::<(SoughtField, u64)>(sought());
        }
        is_it
    })
}

/// Notes that a field with an error, or a field that was just corrected, has the keyboard focus.
fn note_correcting(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    let before = ctx.data_mut(|data| {
        let before = data.get_temp::<u64>(correcting());
        data.insert_temp(correcting(), pass);
        before
    });
    if before.is_none_or(|before| before + 1 < pass) {
        // Widgets above the field have already called [`is_corrected_now`] in this pass, so they need another pass.
        ctx.request_repaint();
    }
}

/// Whether a field with an error, or a field that was just corrected, has the keyboard focus.
pub(crate) fn is_corrected_now(ctx: &Context) -> bool {
    let noted = ctx.data(|data| data.get_temp::<u64>(correcting()));
    noted.is_some_and(|noted| ctx.cumulative_pass_nr() <= noted + 1)
}

fn correcting() -> Id {
    Id::unique("field being corrected")
}

fn sought() -> Id {
    Id::unique("sought field of a form")
}

/// Masks a secret field again.
pub fn hide_secret(ctx: &Context, field: Id) {
    ctx.data_mut(|data| data.remove_temp::<bool>(field.with("shown")));
}

fn is_shown(ctx: &Context, field: Id) -> bool {
    ctx.data(|data| data.get_temp(field.with("shown")))
        .unwrap_or(false)
}

/// Draws the button with an eye that reveals or masks the secret. A press gives the focus back to the field, since only
/// a focused field can be revealed.
fn eye_ui(ui: &mut Ui, id: Id, masked: bool) {
    let (icon, name) = if masked {
        (ICON_VISIBILITY, tr("widget-show-secret"))
    } else {
        (ICON_VISIBILITY_OFF, tr("widget-hide-secret"))
    };
    let eye = icon_button(ui, icon.codepoint, &name);
    // A press takes the focus from the field, which masks the text again. The state from before the press therefore
    // decides.
    let pressed = id.with("pressed");
    if eye.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed()) {
        ui.data_mut(|data| data.insert_temp(pressed, masked));
    }
    if eye.clicked() {
        let was_masked = ui.data_mut(|data| data.remove_temp(pressed));
        let shows = was_masked.unwrap_or(masked);
        ui.data_mut(|data| data.insert_temp(id.with("shown"), shows));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}
