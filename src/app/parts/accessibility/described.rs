//! Describes dialogs to screen readers by their texts, warnings first.

use std::collections::HashMap;

use egui::accesskit::{Node, NodeId, Role};
use egui::{Context, Id, Rect, Response, Ui};

use crate::app::parts::accessibility::keyboard_order::keep_tab_inside;
use crate::app::parts::accessibility::reading_order::reading_order;

/// The class name that marks a text in the tree as a warning. Warnings come first in a dialog's description.
const WARNING: &str = "warning";

/// Marks this text as a warning for screen readers.
pub(crate) fn is_warning(text: &Response) {
    let warn = |node: &mut Node| node.set_class_name(WARNING);
    text.ctx.accesskit_node_builder(text.id, warn);
}

/// Tells screen readers that the content of `ui` is a question that has to be answered first. Keeps Tab inside `ui`.
pub(crate) fn ask_aloud(ui: &Ui, question: &str) {
    keep_tab_inside(ui);
    say_aloud(ui, Role::AlertDialog, question);
}

/// Tells screen readers that `ui` is a modal dialog with this name. Its text becomes the description.
pub(crate) fn say_aloud(ui: &Ui, role: Role, name: &str) {
    ui.accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_modal();
        node.set_label(name);
    });
    describe_by_content(ui, ui.unique_id(), name);
}

/// Describes the node `id` by the labels and headings inside it. Leaves out the node's own name and the content of
/// lists, tables and rows.
fn describe_by_content(ui: &Ui, id: Id, name: &str) {
    let ctx = ui.ctx();
    if !ctx.has_accesskit_node(id) {
        return;
    }
    let mut said = DialogWords {
        ids: ids(ctx),
        warnings: Vec::new(),
        rest: Vec::new(),
    };
    said.listen(ctx, id);
    let texts = said.warnings.into_iter().chain(said.rest);
    let texts: Vec<String> = texts.filter(|text| text != name).collect();
    ctx.accesskit_node_builder(id, |node| node.set_description(texts.join("\n")));
}

/// Returns the id and the rectangle of each widget of this frame. The keys are the ids in the screen reader's tree.
fn ids(ctx: &Context) -> HashMap<NodeId, (Id, Rect)> {
    ctx.viewport(|window| {
        let widgets = window.this_pass.widgets.layers();
        let widgets = widgets.flat_map(|(_, widgets)| widgets);
        widgets
            .map(|widget| (widget.id.accesskit_id(), (widget.id, widget.rect)))
            .collect()
    })
}

struct DialogWords {
    ids: HashMap<NodeId, (Id, Rect)>,
    warnings: Vec<String>,
    rest: Vec<String>,
}

impl DialogWords {
    fn listen(&mut self, ctx: &Context, id: Id) {
        let Some(node) = ctx.accesskit_node_builder(id, |node| node.clone()) else {
            return;
        };
        match node.role() {
            Role::Label => self.take(node.value(), node.class_name() == Some(WARNING)),
            Role::Heading => self.take(node.label(), false),
            Role::Row | Role::Table | Role::List => {}
            _ => {
                let children = node
                    .children()
                    .iter()
                    .filter_map(|child| self.ids.get(child));
                let (children, places): (Vec<Id>, Vec<Rect>) = children.copied().unzip();
                for at in reading_order(&places) {
                    self.listen(ctx, children[at]);
                }
            }
        }
    }

    fn take(&mut self, text: Option<&str>, warns: bool) {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return;
        };
        let texts = if warns {
            &mut self.warnings
        } else {
            &mut self.rest
        };
        texts.push(text.to_owned());
    }
}
