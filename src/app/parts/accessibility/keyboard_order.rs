//! Where Tab leads: through everything in the order in which it is read, in an open dialog through that alone, and back
//! to where the keyboard was once the dialog is gone.
//!
//! egui leads Tab in the order of drawing, which is from the right wherever a row of buttons ends at the right edge, and
//! has the foot of the window before its middle.

use std::collections::{BTreeMap, BTreeSet};

use egui::{
    Context, Event, FocusDirection, Id, Key, LayerId, Modifiers, Rect, Sense, Ui, WidgetRect,
};

use crate::app::parts::accessibility::reading_order::reading_order;
use crate::app::parts::accessibility::tree::shown;

/// What is kept from frame to frame.
#[derive(Debug, Clone, Copy, Default)]
struct KeyboardMemory {
    /// What had the keyboard before a dialog took it.
    before: Option<Id>,
    was_open: bool,
    /// What keeps Tab to itself, as the frame before said.
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

/// Keeps Tab inside for as long as this is called in each frame: a question over a window that a pointer may still use.
pub(crate) fn keep_tab_inside(ui: &Ui) {
    let mut kept = kept(ui.ctx());
    kept.within = Some(ui.unique_id());
    keep(ui.ctx(), kept);
}

/// Takes Tab in place of egui; call it before anything is drawn.
pub(crate) fn lead(ctx: &Context) {
    let mut now = kept(ctx);
    let modal = ctx.memory(egui::Memory::top_modal_layer);
    give_back(ctx, &mut now, modal.is_some());
    let within = now.within.take();
    keep(ctx, now);
    if let Some(step) = pressed(ctx) {
        // What egui would do with the key.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let stops = stops(ctx, within.filter(|_| modal.is_none()));
        let focused = ctx.memory(egui::Memory::focused);
        if let Some(next) = next(&stops, focused, step) {
            ctx.memory_mut(|memory| memory.request_focus(next));
        }
    }
}

/// Once a dialog is gone and nothing took the keyboard meanwhile, it goes back to where it was.
fn give_back(ctx: &Context, kept: &mut KeyboardMemory, is_open: bool) {
    let focused = ctx.memory(egui::Memory::focused);
    let is_there = |id: Id| ctx.viewport(|window| window.prev_pass.widgets.contains(id));
    let is_free = focused.is_none_or(|id| !is_there(id));
    if kept.was_open && !is_open && is_free {
        if let Some(before) = kept.before.filter(|id| is_there(*id)) {
            ctx.memory_mut(|memory| memory.request_focus(before));
        }
    } else if !is_open {
        kept.before = focused;
    }
    kept.was_open = is_open;
}

/// Forwards or back, if Tab was pressed in this frame; who watches for the key itself still finds it.
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

/// Everything that can take the keyboard, as it stood in the frame before, in the order in which it is read.
fn stops(ctx: &Context, within: Option<Id>) -> Vec<Id> {
    let layers: Vec<LayerId> = ctx.memory(|memory| {
        let open = memory.layer_ids();
        open.filter(|layer| memory.allows_interaction(*layer))
            .collect()
    });
    let grip = ctx.global_style().interaction.resize_grab_radius_side;
    ctx.viewport(|window| {
        let widgets = &window.prev_pass.widgets;
        let mut stops = Vec::new();
        for layer in layers {
            let all: Vec<&WidgetRect> = widgets.get_layer(layer).collect();
            LayerWidgets::new(&all, within).read(grip, &mut stops);
        }
        stops
    })
}

/// The widgets of one layer, each under the part of the window that it stands in.
struct LayerWidgets<'a> {
    widgets: BTreeMap<u64, Vec<&'a WidgetRect>>,
    tops: Vec<&'a WidgetRect>,
}

impl<'a> LayerWidgets<'a> {
    /// All of it, or only what stands in one part.
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

    fn read(&self, grip: f32, stops: &mut Vec<Id>) {
        self.read_all(&self.tops, grip, stops);
    }

    fn read_all(&self, siblings: &[&WidgetRect], grip: f32, stops: &mut Vec<Id>) {
        let rects: Vec<Rect> = siblings.iter().map(|widget| shown(widget)).collect();
        for at in reading_order(&rects) {
            let widget = siblings[at];
            if widget.enabled && widget.sense.is_focusable() && !is_splitter(widget, grip) {
                stops.push(widget.id);
            }
            if let Some(children) = self.widgets.get(&widget.id.value()) {
                self.read_all(children, grip, stops);
            }
        }
    }
}

/// The edge by which a panel is drawn wider or narrower: a pointer finds it, and a key has nothing to do there.
fn is_splitter(widget: &WidgetRect, grip: f32) -> bool {
    let is_edge = widget.rect.width().min(widget.rect.height()) <= 2.0 * grip + 0.5;
    is_edge && widget.sense == Sense::click_and_drag()
}
