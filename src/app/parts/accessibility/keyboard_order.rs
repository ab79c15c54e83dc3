//! Moves the focus by Tab through the window in reading order, or only inside an open dialog. When a dialog or a list
//! of choices closes, the widget that had the focus before gets it back.
//!
//! egui itself moves in drawing order. A right-aligned row of buttons is drawn from the right, and the foot of the
//! window before its middle.

use std::collections::{BTreeMap, BTreeSet};

use egui::text_edit::TextEditState;
use egui::{
    Context, Event, FocusDirection, Id, Key, LayerId, Modifiers, Order, Popup, Rect, Sense, Ui,
    WidgetRect,
};

use crate::app::parts::accessibility::reading_order::reading_order;
use crate::app::parts::accessibility::tree::shown;

/// State kept between frames.
#[derive(Debug, Clone, Copy, Default)]
struct KeyboardMemory {
    /// The widget that had the focus before a dialog or a popup took it.
    before: Option<Id>,
    /// Number of passes since a dialog or popup closed; 0 while one is open. `None` if no focus has to be given back.
    gone_for: Option<u8>,
    /// The part of the window that keeps Tab inside, as noted in the last frame.
    within: Option<Id>,
}

fn kept(ctx: &Context) -> KeyboardMemory {
    ctx.data(|data| data.get_temp(kept_id()))
        .unwrap_or_default()
}

fn keep(ctx: &Context, kept: KeyboardMemory) {
    ctx.data_mut(|data| data.insert_temp(kept_id(), kept));
}

fn kept_id() -> Id {
    Id::unique("keyboard order")
}

/// Keeps Tab inside this part of the window in the next frame.
///
/// Meant for a question that leaves the rest of the window usable by pointer. Must be called in each frame that draws
/// the question.
pub(crate) fn keep_tab_inside(ui: &Ui) {
    let mut kept = kept(ui.ctx());
    kept.within = Some(ui.unique_id());
    keep(ui.ctx(), kept);
}

/// Whether the focus goes back to a text field once the open dialog has closed.
///
/// The list of people must not take the focus then: the next typed letters would be commands about a person.
pub(crate) fn goes_back_to_text(ctx: &Context) -> bool {
    let before = kept(ctx).before;
    before.is_some_and(|id| TextEditState::load(ctx, id).is_some())
}

/// Moves the focus by Tab in place of egui, and gives it back after a dialog or a list of choices. Must be called
/// before anything is drawn.
pub(crate) fn lead(ctx: &Context) {
    let mut now = kept(ctx);
    let modal = ctx.memory(egui::Memory::top_modal_layer);
    give_back(ctx, &mut now, modal.is_some());
    let within = now.within.take();
    keep(ctx, now);
    if let Some(step) = pressed(ctx) {
        // Undoes egui's own reaction to the key.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let stops = stops(ctx, within.filter(|_| modal.is_none()));
        let focused = ctx.memory(egui::Memory::focused);
        if let Some(next) = next(&stops, focused, step) {
            ctx.memory_mut(|memory| memory.request_focus(next));
        }
    }
}

/// Gives the focus back after a dialog or a list of choices to the widget that had it before. A widget that has got the
/// focus meanwhile keeps it.
///
/// While no dialog or list is open, notes which widget has the focus.
fn give_back(ctx: &Context, kept: &mut KeyboardMemory, is_modal: bool) {
    let focused = ctx.memory(egui::Memory::focused);
    let is_there = |id: Id| ctx.viewport(|window| window.prev_pass.widgets.contains(id));
    if is_modal || Popup::is_any_open(ctx) {
        let is_inside = focused.is_some() && focused != kept.before;
        kept.gone_for = (is_modal || is_inside).then_some(0);
        return;
    }
    let is_free = focused.is_none_or(|id| !is_there(id));
    match (kept.gone_for, kept.before.filter(|id| is_there(*id))) {
        (Some(_), Some(before)) if is_free => {
            ctx.memory_mut(|memory| memory.request_focus(before));
            kept.gone_for = None;
        }
        // A list of choices is still drawn in the pass that closes it.
        (Some(0), _) => {
            kept.gone_for = Some(1);
            ctx.request_repaint();
        }
        _ => {
            kept.gone_for = None;
            kept.before = focused;
        }
    }
}

/// Returns the direction if Tab was pressed in this frame: 1, or -1 with Shift; otherwise `None`. Doesn't consume the
/// event, because other code watches the key.
fn pressed(ctx: &Context) -> Option<isize> {
    ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key {
                key: Key::Tab,
                pressed: true,
                modifiers,
                ..
            } if *modifiers == Modifiers::NONE => Some(1),
            Event::Key {
                key: Key::Tab,
                pressed: true,
                modifiers,
                ..
            } if modifiers.shift_only() => Some(-1),
            _ => None,
        })
    })
}

fn next(stops: &[Id], focused: Option<Id>, step: isize) -> Option<Id> {
    let at = focused.and_then(|focused| stops.iter().position(|stop| *stop == focused));
    let at = match (at, step) {
        (Some(at), _) => at.checked_add_signed(step).unwrap_or(stops.len() - 1),
        (None, 1..) => 0,
        (None, _) => stops.len().saturating_sub(1),
    };
    stops.get(at).or(stops.first()).copied()
}

/// Returns the ids of the last frame's focusable widgets in reading order.
///
/// Omits the edges that resize panels, widgets that a higher layer covers and, if `within` is given, widgets outside
/// that part of the window.
fn stops(ctx: &Context, within: Option<Id>) -> Vec<Id> {
    let layers = layers(ctx);
    let grip = ctx.global_style().interaction.resize_grab_radius_side;
    ctx.viewport(|window| {
        let widgets = &window.prev_pass.widgets;
        let mut stops = Vec::new();
        for (at, (layer, _)) in layers.iter().enumerate() {
            let above: Vec<Rect> = layers[at + 1..].iter().filter_map(|(_, it)| *it).collect();
            let all: Vec<&WidgetRect> = widgets.get_layer(*layer).collect();
            LayerWidgets::new(&all, within).read(grip, &above, &mut stops);
        }
        stops
    })
}

/// Returns the layers that take keys, the lowest first, each with the area that it covers. Lists of choices and
/// tooltips cover nothing, because they open and close with the focus.
fn layers(ctx: &Context) -> Vec<(LayerId, Option<Rect>)> {
    ctx.memory(|memory| {
        let open = memory.layer_ids();
        let open = open.filter(|layer| memory.allows_interaction(*layer));
        let room = |layer: LayerId| {
            let covers = layer.order == Order::Middle && memory.areas().visible_last_frame(&layer);
            covers.then(|| memory.area_rect(layer.id)).flatten()
        };
        open.map(|layer| (layer, room(layer))).collect()
    })
}

/// The widgets of one layer, each listed under the part of the window that contains it.
struct LayerWidgets<'a> {
    widgets: BTreeMap<u64, Vec<&'a WidgetRect>>,
    tops: Vec<&'a WidgetRect>,
}

impl<'a> LayerWidgets<'a> {
    /// Groups the widgets of a layer by the part of the window that contains them. With `within`, keeps only the
    /// widgets inside this part.
    fn new(all: &[&'a WidgetRect], within: Option<Id>) -> Self {
        let known: BTreeSet<u64> = all.iter().map(|widget| widget.id.value()).collect();
        let (mut widgets, mut tops) = (BTreeMap::<u64, Vec<_>>::new(), Vec::new());
        for &widget in all {
            let parent = widget.parent_id.value();
            let is_top = widget.parent_id == widget.id || !known.contains(&parent);
            if within.map_or(is_top, |within| within == widget.id) {
                tops.push(widget);
            } else if !is_top {
                widgets.entry(parent).or_default().push(widget);
            }
        }
        Self { widgets, tops }
    }

    /// Adds every focusable widget that is enabled. Omits the edges that resize panels, and widgets under one of the
    /// rectangles `above`.
    fn read(&self, grip: f32, above: &[Rect], stops: &mut Vec<Id>) {
        let mut all = Vec::new();
        self.read_all(&self.tops, grip, &mut all);
        let is_free = |widget: &&WidgetRect| {
            let middle = shown(widget).center();
            !above.iter().any(|room| room.contains(middle))
        };
        stops.extend(all.into_iter().filter(is_free).map(|widget| widget.id));
    }

    fn read_all(&self, siblings: &[&'a WidgetRect], grip: f32, stops: &mut Vec<&'a WidgetRect>) {
        let rects: Vec<Rect> = siblings.iter().map(|widget| shown(widget)).collect();
        for at in reading_order(&rects) {
            let widget = siblings[at];
            if widget.enabled && widget.sense.is_focusable() && !is_splitter(widget, grip) {
                stops.push(widget);
            }
            if let Some(children) = self.widgets.get(&widget.id.value()) {
                self.read_all(children, grip, stops);
            }
        }
    }
}

/// Whether a widget is the edge that resizes a panel. Such an edge works only with a pointer.
fn is_splitter(widget: &WidgetRect, grip: f32) -> bool {
    let is_edge = widget.rect.width().min(widget.rect.height()) <= 2.0 * grip + 0.5;
    is_edge && widget.sense == Sense::click_and_drag()
}
