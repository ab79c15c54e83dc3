//! Dialogs. All share one frame and one way to close. One rule protects the buttons with irreversible effects.

use std::time::Duration;

use egui::accesskit::Role;
use egui::text_edit::TextEditState;
use egui::{
    Align, Area, Color32, Context, Event, Frame, Id, Key, LayerId, Layout, Margin, Modal,
    Modifiers, Popup, Rect, Response, Sense, Ui, Vec2, WidgetInfo, vec2,
};
use egui_material_icons::icons::ICON_WARNING;

use crate::app::look::scroll_keys::is_covered;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, leave_room_for_bar, palette, radius};
use crate::app::look::widgets::{self, Button, ButtonKind};
use crate::app::parts::accessibility::described::{is_warning, say_aloud};
use crate::app::state::armed::Armed;
use crate::app::state::source::source;
use crate::moderation::model::audit::Source;
use crate::moderation::model::time::Now;

/// Room between a dialog's edge and its content, in points.
const MARGIN: i8 = 20;
/// Height of the button that closes a dialog, in points.
const CLOSE: f32 = 32.0;
/// Least width of the window beside the content of a dialog, both sides together, in points. Includes the dialog's
/// margins.
const BESIDE: f32 = 80.0;

/// The result of drawing a dialog in this frame.
pub(crate) enum DialogResult<T> {
    Open,
    /// The dialog was closed without a choice.
    Closed,
    Chose(T),
}

/// A dialog over everything else. It gets the focus when it opens.
pub(crate) struct Dialog<'a> {
    id: &'static str,
    title: &'a str,
    width: f32,
    gap: f32,
    margin: Margin,
    place: Option<Area>,
    /// Whether the window around the dialog stays bright instead of being dimmed.
    is_bright: bool,
    is_alert: bool,
    closes_beside: bool,
}

impl<'a> Dialog<'a> {
    /// Creates a dialog in the middle of the window; `title` is its name for screen readers.
    pub(crate) fn new(id: &'static str, title: &'a str, width: f32) -> Self {
        Self {
            id,
            title,
            width,
            gap: 8.0,
            margin: Margin::same(MARGIN),
            place: None,
            is_bright: false,
            is_alert: false,
            closes_beside: false,
        }
    }

    /// Sets the gap between the lines of the dialog, in points.
    pub(crate) fn gap(mut self, gap: f32) -> Self {
        self.gap = gap;
        self
    }

    /// Places the dialog in this area, over a window that isn't dimmed.
    pub(crate) fn at(mut self, area: Area) -> Self {
        self.is_bright = true;
        self.area(area, question_margin())
    }

    pub(crate) fn area(mut self, area: Area, margin: Margin) -> Self {
        (self.place, self.margin) = (Some(area), margin);
        self
    }

    /// Marks the dialog as a question about something irreversible.
    pub(crate) fn alert(mut self) -> Self {
        self.is_alert = true;
        self
    }

    /// Sets whether a click beside the dialog closes it. Pass true only if closing loses nothing.
    pub(crate) fn closes_beside(mut self, closes: bool) -> Self {
        self.closes_beside = closes;
        self
    }

    /// Draws the dialog. Escape closes it, unless a popup is open or another dialog is in front of it.
    pub(crate) fn show<T>(
        self,
        ui: &Ui,
        content: impl FnOnce(&mut Ui) -> Option<T>,
    ) -> DialogResult<T> {
        let mut modal =
            Modal::new(Id::unique(self.id)).frame(question_frame(ui).inner_margin(self.margin));
        if let Some(area) = self.place {
            modal = modal.area(area);
        }
        if self.is_bright {
            modal = modal.backdrop_color(Color32::TRANSPARENT);
        }
        let role = if self.is_alert {
            Role::AlertDialog
        } else {
            Role::Dialog
        };
        let shown = modal.show(ui.ctx(), |ui| {
            ui.set_width(self.width.min(ui.ctx().content_rect().width() - BESIDE));
            ui.spacing_mut().item_spacing = vec2(8.0, self.gap);
            leave_room_for_bar(ui);
            ignore_held_keys(ui);
            let before = ui.memory(egui::Memory::focused);
            let chosen = content(ui);
            take_focus(ui, self.title, before);
            say_aloud(ui, role, self.title);
            chosen
        });
        if shown.is_top_modal {
            keep_popups_above(ui.ctx(), shown.response.layer_id);
        }
        let is_on_top = shown.is_top_modal && !shown.any_popup_open;
        let escapes =
            is_on_top && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let beside = self.closes_beside && is_on_top && shown.backdrop_response.clicked();
        match shown.inner {
            Some(chosen) => DialogResult::Chose(chosen),
            None if escapes || beside => DialogResult::Closed,
            None => DialogResult::Open,
        }
    }
}

/// Keeps menus and lists of choices above the dialog in front. A press on the dialog raises it, and a list that opens
/// in the same frame would otherwise stay behind the dialog.
pub(crate) fn keep_popups_above(ctx: &Context, dialog: LayerId) {
    let mut layers: Vec<LayerId> = ctx.memory(|memory| memory.layer_ids().collect());
    layers.retain(|layer| layer.order == dialog.order && Popup::is_id_open(ctx, layer.id));
    for popup in layers {
        ctx.set_sublayer(dialog, popup);
    }
}

/// Gives the focus to a dialog as a whole when it opens. Screen readers then announce the dialog, and no key presses a
/// button. If a widget inside has taken the focus, the widget keeps it.
fn take_focus(ui: &Ui, title: &str, before: Option<Id>) {
    let id = ui.unique_id().with("whole");
    let takes = opens_now(ui) && ui.memory(egui::Memory::focused) == before;
    if !takes && !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let corner = Rect::from_min_size(ui.min_rect().min, Vec2::ZERO);
    let whole = ui.interact(corner, id, Sense::focusable_noninteractive());
    whole.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    if takes {
        // Asks for the focus after drawing. A dialog is disabled while it opens, and a disabled widget loses the focus
        // when it is drawn.
        whole.request_focus();
        ui.data_mut(|data| data.insert_temp(focused_whole(), id));
    }
}

fn focused_whole() -> Id {
    Id::unique("dialog with the focus as a whole")
}

/// Returns the focused widget, which is inside the open dialog. `None` if nothing has the focus, or the dialog as a
/// whole has it.
pub(crate) fn focused_inside(ui: &Ui) -> Option<Id> {
    let whole: Option<Id> = ui.data(|data| data.get_temp(focused_whole()));
    let focused = ui.memory(egui::Memory::focused);
    focused.filter(|id| Some(*id) != whole)
}

/// Gives the focus to the text field `id` if the user types while nothing in the dialog has the focus. Must be called
/// before the field is drawn: only then does the field get the text.
pub(crate) fn type_into(ui: &Ui, id: Id) {
    let writes = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_));
    let is_free = focused_inside(ui).is_none() && !Popup::is_any_open(ui.ctx());
    if is_free && ui.input(|input| input.events.iter().any(writes)) {
        ui.memory_mut(|memory| memory.request_focus(id));
        // The text goes to the end, and replaces no selection that nobody sees.
        let mut state = TextEditState::load(ui, id).unwrap_or_default();
        state.cursor.set_char_range(None);
        state.store(ui, id);
    }
}

fn question_margin() -> Margin {
    Margin::symmetric(14, 12)
}

pub(crate) fn question_frame(ui: &Ui) -> Frame {
    let p = palette(ui);
    Frame::new()
        .fill(p.popup)
        .stroke(egui::Stroke::new(1.0, p.edge))
        .corner_radius(radius::CARD)
        .inner_margin(question_margin())
        .shadow(ui.visuals().popup_shadow)
}

/// Draws the title of a dialog. For screen readers, the title is a heading.
pub(crate) fn title_ui(ui: &mut Ui, title: &str) {
    let p = palette(ui);
    widgets::heading(&paragraph(ui, title, theme::title(), p.text));
}

/// Draws the button that closes a dialog, with its key Escape.
pub(crate) fn close_button(ui: &mut Ui, label: &str) -> Response {
    Button::new(ButtonKind::Resting, label).key("Esc").show(ui)
}

/// Draws the button of [`close_button`]; returns whether it was pressed.
pub(crate) fn close_ui(ui: &mut Ui, label: &str) -> bool {
    close_button(ui, label).clicked()
}

/// Whether the dialog of this layer has only just opened.
fn opens_now(ui: &Ui) -> bool {
    !ui.memory(|memory| memory.areas().visible_last_frame(&ui.layer_id()))
}

/// Draws the button that closes a dialog, at the right end of its own line. Returns whether it was pressed.
///
/// The button has the focus when the dialog opens. Screen readers then announce the dialog.
pub(crate) fn close_at_right_ui(ui: &mut Ui, label: &str) -> bool {
    // Without a height, the line would keep the room that a taller dialog once had.
    let size = vec2(ui.available_width(), CLOSE);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let close = close_button(ui, label);
        if opens_now(ui) {
            close.request_focus();
        }
        close.clicked()
    })
    .inner
}

/// Whether a question accepts a yes. If it doesn't yet, requests a repaint for the time when it does.
pub(crate) fn is_armed(ui: &Ui, armed: &Armed, now: Now) -> bool {
    let waits = armed.waits(now);
    if waits > Duration::ZERO {
        ui.request_repaint_after(waits);
    }
    waits.is_zero()
}

/// Returns the look of the yes button: filled once the question accepts a yes.
pub(crate) fn yes_kind(is_armed: bool) -> ButtonKind {
    if is_armed {
        ButtonKind::DangerSolid
    } else {
        ButtonKind::DangerOutline
    }
}

/// Whether Enter presses the yes button of a question: nothing covers the question, and the focus is on that button or
/// on a widget in `also` (`None` stands for no focus).
///
/// Only then does the button show its key: Enter must never have an effect that the question doesn't show.
pub(crate) fn has_enter(ui: &Ui, armed: &Armed, also: &[Option<Id>]) -> bool {
    let focused = focused_inside(ui);
    let is_here = also.contains(&focused) || (focused.is_some() && focused == armed.yes);
    is_here && !is_covered(ui)
}

/// Gives the focus to the yes button once the question accepts a yes. If the user has moved the focus to another
/// control, the focus stays: a Space meant for that control must not become a yes.
///
/// Returns the source of a yes, or `None` without a press that counts. A click counts only if it began while the
/// question accepted a yes.
pub(crate) fn listen(
    ui: &Ui,
    yes: &Response,
    armed: &mut Armed,
    takes_yes: bool,
) -> Option<Source> {
    armed.yes = Some(yes.id);
    let focused = focused_inside(ui);
    let is_moved = !armed.is_focus_as_before(focused);
    if takes_yes && armed.claim_focus() && !is_moved {
        yes.request_focus();
    }
    let (pressed, released) = ui.input(|input| {
        (
            input.pointer.primary_pressed(),
            input.pointer.primary_released(),
        )
    });
    if pressed && (yes.is_pointer_button_down_on() || yes.clicked()) {
        armed.press_began(takes_yes);
    }
    let counts = takes_yes && (!released || armed.has_press());
    (yes.clicked() && counts).then(|| source(released))
}

/// Discards repeated presses of a held Enter or Space: the key may have been down since before the question opened.
pub(crate) fn ignore_held_keys(ui: &Ui) {
    let is_held = |event: &Event| {
        matches!(
            event,
            Event::Key {
                key: Key::Enter | Key::Space,
                repeat: true,
                ..
            }
        )
    };
    ui.input_mut(|input| input.events.retain(|event| !is_held(event)));
}

/// Draws an icon and a sentence beside it. With the warning icon, the sentence is a warning for screen readers too.
pub(crate) fn note(ui: &mut Ui, icon: &str, ink: Color32, text: &str) {
    let quiet = palette(ui).text_2;
    note_with(ui, icon, ink, |ui| {
        paragraph(ui, text, theme::small(), quiet)
    });
}

/// Draws an icon, and beside it a text that the caller draws. With the warning icon, the text is a warning for screen
/// readers too.
pub(crate) fn note_with(
    ui: &mut Ui,
    icon: &str,
    ink: Color32,
    say: impl FnOnce(&mut Ui) -> Response,
) {
    ui.horizontal_top(|ui| {
        widgets::icon(ui, icon, 16.0, ink);
        let said = say(ui);
        if icon == ICON_WARNING.codepoint {
            is_warning(&said);
        }
    });
}
