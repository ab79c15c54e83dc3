//! Right-click menus: one form for all, with the reason below each disabled entry.

use std::path::Path;

use egui::{Button, Response, Sense, Ui};

use crate::app::language::text::tr;
use crate::app::look::styles::truncated;
use crate::app::look::theme::{self, palette};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::file_manager::show::CAN_SHOW;

/// Width in points: enough for the longest entry in any language, and narrow enough to open over the narrow rail of
/// calls.
const WIDTH: f32 = 260.0;

#[derive(Debug)]
pub(crate) struct MenuEntry<T> {
    label: String,
    key: String,
    why_not: Option<String>,
    chosen: T,
}

impl<T> MenuEntry<T> {
    pub(crate) fn new(label: String, chosen: T) -> Self {
        Self {
            label,
            key: String::new(),
            why_not: None,
            chosen,
        }
    }

    /// Sets the key to draw beside the entry: the one that does the same as choosing the entry.
    pub(crate) fn key(mut self, key: String) -> Self {
        self.key = key;
        self
    }

    /// Disables the entry if there is a reason, and shows the reason below the entry.
    pub(crate) fn why_not(mut self, why: Option<String>) -> Self {
        self.why_not = why;
        self
    }
}

/// Attaches a right-click menu to a widget. Returns the value of the entry chosen in this frame, if any.
///
/// Rows may move while the menu is open. The menu therefore shows `about`, such as a person's name, above the entries.
pub(crate) fn context_menu<T>(
    response: &Response,
    about: &str,
    groups: impl FnOnce() -> Vec<Vec<MenuEntry<T>>>,
) -> Option<T> {
    let mut chosen = None;
    // Makes the widget clickable. A label, for example, senses only hovering.
    let response = response.interact(Sense::CLICK);
    response.context_menu(|ui| chosen = entries_ui(ui, about, groups()));
    chosen
}

fn entries_ui<T>(ui: &mut Ui, about: &str, groups: Vec<Vec<MenuEntry<T>>>) -> Option<T> {
    let p = palette(ui);
    let mut chosen = None;
    ui.set_max_width(WIDTH);
    truncated(ui, about, theme::small_strong(), p.text_2);
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        ui.separator();
        for it in group {
            let entry = Button::new(it.label);
            let entry = if it.key.is_empty() {
                entry
            } else {
                entry.shortcut_text(it.key)
            };
            let mut entry = ui.add_enabled(it.why_not.is_none(), entry);
            if let Some(why) = it.why_not {
                truncated(ui, &why, theme::small(), p.text_3);
                entry = entry.on_disabled_hover_text(why);
            }
            if entry.clicked() {
                chosen = Some(it.chosen);
                ui.close();
            }
        }
    }
    chosen
}

/// Attaches the right-click menu of a path. One entry copies the path. If the system allows it, another shows the file
/// in its folder.
pub(crate) fn path_menu_ui(response: &Response, path: &Path, actions: &mut Vec<Action>) {
    let shown = path.display().to_string();
    let chosen = context_menu(response, &shown, || {
        let show = MenuEntry::new(tr("show-folder"), Action::ShowInFolder(path.to_owned()));
        let copy = MenuEntry::new(
            tr("export-copy-path"),
            Action::Copy(Copied::Path, shown.clone()),
        );
        vec![CAN_SHOW.then_some(show).into_iter().chain([copy]).collect()]
    });
    actions.extend(chosen);
}

/// Attaches a right-click menu that copies the whole value. `shown` is the value as drawn, which may be shortened.
pub(crate) fn copy_menu_ui(
    response: &Response,
    (kind, shown, value): (Copied, &str, &str),
    actions: &mut Vec<Action>,
) {
    let copy = || MenuEntry::new(tr("menu-copy"), Action::Copy(kind, value.to_owned()));
    actions.extend(context_menu(response, shown, || vec![vec![copy()]]));
}
