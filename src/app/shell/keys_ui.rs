//! The dialog that lists the program's keys.

use egui::style::ScrollStyle;
use egui::{ScrollArea, Ui, vec2};

use crate::app::call::state::bulk_removal::{choice_key, choice_word};
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::scroll_keys::{ScrollKeys, scroll_by_keys};
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::key_cap;
use crate::app::parts::dialog::{Dialog, DialogResult, close_at_right_ui, title_ui};
use crate::app::state::commands::{CommandGroup, UiCommand};
use crate::moderation::views::table::QuickChoice;

const WIDTH: f32 = 680.0;
const KEY_COLUMN: f32 = 92.0;
/// Height in points of title, button and margins, and of the strip of the window around the dialog.
const ABOVE_AND_BELOW: f32 = 170.0;

/// A part of the list: the area or situation in which its keys work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeyScope {
    Raid,
    Window,
    List,
    Question,
}

impl KeyScope {
    /// The parts in the order in which they are drawn. Keys needed in a hurry come first.
    const ALL: [Self; 4] = [Self::Raid, Self::Window, Self::List, Self::Question];

    fn head(self) -> String {
        match self {
            Self::Window => tr("keys-window"),
            Self::List => tr("keys-list"),
            Self::Raid => tr("keys-storm"),
            Self::Question => tr("keys-question"),
        }
    }

    /// Returns the keys of this part, each with its effect.
    fn keys(self) -> Vec<(String, String)> {
        let of =
            |group| UiCommand::of(group).flat_map(|it| it.keys().map(move |key| (key, it.label())));
        let step = |(key, does): (&str, String)| (key.to_owned(), does);
        match self {
            Self::Raid => {
                let choices = QuickChoice::ALL.map(|choice| {
                    let values = [("who", choice_word(choice).into())];
                    (choice_key(choice), tr_with("key-choices", &values))
                });
                of(CommandGroup::Raid).chain(choices).collect()
            }
            Self::Window => {
                let within =
                    |key: &'static str, dialog| tr_with(key, &[("where", tr(dialog).into())]);
                let others = [
                    ("Ctrl+1…9", tr("key-call")),
                    ("Tab", tr("key-tab")),
                    ("Ctrl+Enter", within(key!("key-join-now"), "key-add")),
                    ("Ctrl+Z", within(key!("key-undo"), "key-invite")),
                ];
                of(CommandGroup::Window).chain(others.map(step)).collect()
            }
            Self::List => {
                let steps = [
                    ("↑ ↓", tr("key-step")),
                    ("PgUp PgDn", tr("key-page")),
                    ("Home End", tr("key-ends")),
                    ("Space", tr("key-person")),
                    ("Shift+Space", tr("key-range")),
                    ("Shift+↑ ↓", tr("key-extend")),
                ];
                steps
                    .map(step)
                    .into_iter()
                    .chain(of(CommandGroup::List))
                    .collect()
            }
            Self::Question => [("Enter", tr("key-yes")), ("Esc", tr("key-no"))]
                .map(step)
                .into(),
        }
    }
}

/// Returns every key that the list of keys shows, such as `Ctrl+G`.
pub fn listed() -> Vec<String> {
    let keys = KeyScope::ALL.into_iter().flat_map(KeyScope::keys);
    keys.map(|(key, _)| key).collect()
}

pub(crate) fn keys_ui(ui: &Ui, open: &mut bool) {
    if !*open {
        return;
    }
    let shown = Dialog::new("keys", &tr("keys-title"), WIDTH)
        .gap(6.0)
        .closes_beside(true)
        .show(ui, |ui| {
            title_ui(ui, &tr("keys-title"));
            let room = (ui.ctx().content_rect().height() - ABOVE_AND_BELOW).max(120.0);
            // If the list is longer than the dialog, its scroll bar is always visible: otherwise users would miss half
            // of the keys.
            ui.spacing_mut().scroll = ScrollStyle::solid();
            let bar = ui.spacing().scroll.allocated_width();
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                scroll_by_keys(ui, ScrollKeys::PagesAndArrows);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 24.0;
                    let width = (WIDTH - bar - 24.0) / 2.0;
                    let (left, right) = KeyScope::ALL.split_at(2);
                    group_ui(ui, width, left);
                    group_ui(ui, width, right);
                });
            });
            ui.add_space(4.0);
            close_at_right_ui(ui, &tr("export-close")).then_some(())
        });
    if !matches!(shown, DialogResult::Open) {
        *open = false;
    }
}

fn group_ui(ui: &mut Ui, width: f32, groups: &[KeyScope]) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
        ui.spacing_mut().interact_size.y = 20.0;
        for (place, group) in groups.iter().enumerate() {
            let p = palette(ui);
            if place > 0 {
                ui.add_space(8.0);
            }
            line(ui, group.head(), theme::small_strong(), p.text_2);
            for (key, does) in group.keys() {
                ui.horizontal_top(|ui| {
                    ui.set_min_height(20.0);
                    let left = ui.cursor().left();
                    key_cap(ui, &key);
                    ui.add_space((left + KEY_COLUMN - ui.cursor().left()).max(0.0));
                    paragraph(ui, does, theme::body(), p.text);
                });
            }
        }
    });
}
