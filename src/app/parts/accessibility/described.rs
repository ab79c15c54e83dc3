//! What a dialog says, for whoever hears it: its whole text, and the warnings first.

use std::collections::HashMap;

use egui::accesskit::{Node, NodeId, Role};
use egui::{Context, Id, Response, Ui};

use crate::app::parts::accessibility::keyboard_order::keep_tab_inside;

/// Marks the text of a warning in the tree; sorts it first in what a dialog says.
const WARNING: &str = "warning";

/// Says that this text warns of something.
pub(crate) fn is_warning(text: &Response) {
    let warn = |node: &mut Node| node.set_class_name(WARNING);
    text.ctx.accesskit_node_builder(text.id, warn);
}

/// Makes what was drawn here a question that has to be answered before anything else: Tab stays in it.
pub(crate) fn ask_aloud(ui: &Ui, question: &str) {
    keep_tab_inside(ui);
    say_aloud(ui, Role::AlertDialog, question);
}

/// Makes what was drawn here a dialog of this name that is described by its text.
pub(crate) fn say_aloud(ui: &Ui, role: Role, name: &str) {
    ui.accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_modal();
        node.set_label(name);
    });
    describe_by_content(ui, ui.unique_id(), name);
}

/// Describes what is drawn under `id` by all the text in it, but for its own name and rows of lists.
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

/// The widgets of this frame by what the tree calls them.
fn ids(ctx: &Context) -> HashMap<NodeId, Id> {
    ctx.viewport(|window| {
        let widgets = window.this_pass.widgets.layers();
        let ids = widgets.flat_map(|(_, widgets)| widgets.iter().map(|widget| widget.id));
        ids.map(|id| (id.accesskit_id(), id)).collect()
    })
}

struct DialogWords {
    ids: HashMap<NodeId, Id>,
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
                for child in node.children() {
                    if let Some(child) = self.ids.get(child).copied() {
                        self.listen(ctx, child);
                    }
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
