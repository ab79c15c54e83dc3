//! Tidies the screen reader's tree after drawing: sets the reading order, and names or hides nodes without a name.

use std::collections::HashMap;

use egui::accesskit::{self, Node, NodeId, Role};
use egui::{Context, Rect, Ui, WidgetRect};

use crate::app::language::text::tr;
use crate::app::parts::accessibility::reading_order::reading_order;

/// Tidies the tree. Must be called after everything is drawn; does nothing while no screen reader listens.
pub(crate) fn tidy(ctx: &Context, title: &str) {
    let root = egui::accesskit_root_id();
    if !ctx.has_accesskit_node(root) {
        return;
    }
    let widgets: Vec<WidgetRect> = ctx.viewport(|window| {
        let widgets = &window.this_pass.widgets;
        let layers = widgets.layers().flat_map(|(_, widgets)| widgets);
        layers.copied().collect()
    });
    let rects: HashMap<NodeId, Rect> = widgets
        .iter()
        .map(|widget| (widget.id.accesskit_id(), shown(widget)))
        .collect();
    // The children of the window's node are layers. They lie on top of one another and need no reading order.
    ctx.accesskit_node_builder(root, |node| node.set_label(title));
    for widget in &widgets {
        if ctx.has_accesskit_node(widget.id) {
            ctx.accesskit_node_builder(widget.id, |node| {
                sort(node, &rects);
                name(node);
                say_once(node);
                place(node, widget.rect);
            });
        }
    }
}

/// Returns the visible rectangle of a widget. For a widget scrolled out of sight, returns its full rectangle.
pub(crate) fn shown(widget: &WidgetRect) -> Rect {
    if widget.interact_rect.is_positive() {
        widget.interact_rect
    } else {
        widget.rect
    }
}

fn sort(node: &mut Node, rects: &HashMap<NodeId, Rect>) {
    let children = node.children();
    if children.len() < 2 {
        return;
    }
    // Runs of text have no rectangle of their own, since they aren't widgets; egui lists them in order already.
    let places = children.iter().map(|child| rects.get(child).copied());
    let Some(places) = places.collect::<Option<Vec<Rect>>>() else {
        return;
    };
    let sorted: Vec<NodeId> = reading_order(&places)
        .into_iter()
        .map(|at| children[at])
        .collect();
    node.set_children(sorted);
}

/// Names splitters, and scroll bars without a name. Makes screen readers skip panes and dialogs without a name, and
/// labels without words.
fn name(node: &mut Node) {
    let is_named = node.label().is_some_and(|label| !label.is_empty());
    match node.role() {
        Role::ScrollBar if !is_named => node.set_label(tr("ear-scroll-bar")),
        Role::Splitter => node.set_label(tr("ear-splitter")),
        // Panes without a name and layers of dialogs have no words. Screen readers use their children instead.
        Role::Pane | Role::Dialog if !is_named => node.set_role(Role::GenericContainer),
        Role::Label if !is_named && node.value().is_none_or(str::is_empty) => {
            node.set_role(Role::GenericContainer);
        }
        _ => {}
    }
}

/// Drops a node's description if it only repeats the name or value, as some tooltips do.
fn say_once(node: &mut Node) {
    let said = node.description();
    if said.is_some() && (said == node.label() || said == node.value()) {
        node.clear_description();
    }
}

/// Sets the bounds of nodes for which egui sets none, such as dialogs and panels.
fn place(node: &mut Node, rect: Rect) {
    if node.bounds().is_none() && rect.is_finite() && !rect.is_negative() {
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    }
}

/// Names a part of the window, such as a panel.
pub(crate) fn name_part(ui: &Ui, name: &str) {
    ui.accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Pane);
        node.set_label(name);
    });
}
