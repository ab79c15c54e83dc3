//! The command palette: every command with its name, and with its key or the reason why it isn't available.

use egui::accesskit::Node;
use egui::{
    Button, Id, Key, Modifiers, RichText, Role, ScrollArea, TextWrapMode, Ui, WidgetInfo, vec2,
};

use crate::app::language::text::tr;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::SearchField;
use crate::app::parts::dialog::{Dialog, DialogResult};
use crate::app::settings::settings_ui::SettingsPart;
use crate::app::shell::commands::{run, why_not};
use crate::app::shell::palette::other_words::other_words;
use crate::app::shell::palette::palette_state::Palette;
use crate::app::shell::view::View;
use crate::app::state::action::Action;
use crate::app::state::commands::{CommandGroup, UiCommand};

const WIDTH: f32 = 520.0;
const ROW: f32 = 28.0;
/// Number of rows that the list shows before it scrolls; fewer in a low window.
const ROWS: f32 = 12.0;
/// Height in points of everything but the list: field and margins of the dialog, and the strip of the window around it.
const ABOVE_AND_BELOW: f32 = 140.0;

struct OfferedCommand {
    command: UiCommand,
    label: String,
    why_not: Option<String>,
}

/// Draws the palette if it is open, and runs the chosen command.
pub(crate) fn palette_ui(ui: &Ui, view: &mut View, actions: &mut Vec<Action>) {
    let Some(mut open) = view.palette.take() else {
        return;
    };
    let title = tr("key-palette");
    let shown = Dialog::new("palette", &title, WIDTH)
        .closes_beside(true)
        .show(ui, |ui| content_ui(ui, &mut open, view));
    match shown {
        DialogResult::Chose(UiCommand::Settings) => view.settings.open_at(&open.typed),
        DialogResult::Chose(command) => run(ui, command, view, actions),
        DialogResult::Closed => {}
        DialogResult::Open => view.palette = Some(open),
    }
}

/// Returns the commands whose [`searched`] text contains every typed word. Omits the command that opens the palette.
///
/// Available commands come before the others. Within both groups, commands whose name contains every word come first.
fn offered(typed: &str, view: &View) -> Vec<OfferedCommand> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let of = |command: UiCommand| OfferedCommand {
        command,
        label: command.label(),
        why_not: why_not(command, view),
    };
    // Enter without typing runs the first command, so a harmless group comes first.
    let groups = [CommandGroup::Window, CommandGroup::List, CommandGroup::Raid];
    let commands = groups.into_iter().flat_map(UiCommand::of);
    let commands = commands.filter(|command| *command != UiCommand::Palette);
    let mut found: Vec<OfferedCommand> = commands.map(of).collect();
    let has_all = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    found.retain(|it| has_all(&searched(it)));
    found.sort_by_cached_key(|it| (it.why_not.is_some(), !has_all(&it.label)));
    found
}

/// Returns the text in which typed words are searched: the command's name and other words for it. For the settings,
/// their words take the place of the other words.
fn searched(offered: &OfferedCommand) -> String {
    if offered.command != UiCommand::Settings {
        return format!("{}\n{}", offered.label, other_words(offered.command));
    }
    let inside = SettingsPart::ALL.map(SettingsPart::words);
    format!("{}\n{}", offered.label, inside.join("\n"))
}

fn content_ui(ui: &mut Ui, open: &mut Palette, view: &View) -> Option<UiCommand> {
    // Keys are consumed before the field is drawn, because the field would take them.
    let mut step = 0;
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            step = by;
        }
    }
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let (id, hint) = (Id::unique("palette search"), tr("palette-hint"));
    let field = SearchField::new(id, &hint, vec2(WIDTH, 32.0)).show(ui, &mut open.typed);
    if !std::mem::replace(&mut open.has_claimed_focus, true) {
        field.request_focus();
    }
    if field.changed() {
        open.place = 0;
    }
    let found = offered(&open.typed, view);
    let last = found.len().saturating_sub(1);
    open.place = open.place.saturating_add_signed(step).min(last);
    if found.is_empty() {
        let p = palette(ui);
        let height = list_height(ui)
            - line(ui, tr("palette-none"), theme::small(), p.text_2)
                .rect
                .height();
        // Keeps the height of the list. Otherwise the dialog would shrink, with too little room once the list has
        // entries again.
        ui.add_space(height - ui.spacing().item_spacing.y);
        return None;
    }
    let (clicked, chosen) = list_ui(ui, &found, open.place, step != 0);
    // The field keeps the keyboard, so screen readers are told which command Enter would run.
    let node = |node: &mut Node| match chosen {
        Some(chosen) => node.set_active_descendant(chosen.accesskit_id()),
        None => node.clear_active_descendant(),
    };
    ui.accesskit_node_builder(field.id, node);
    let entered = found.get(open.place).filter(|_| enter);
    let can = entered.filter(|it| it.why_not.is_none());
    clicked.or(can.map(|it| it.command))
}

/// Returns the height of the list in points, however many commands it has.
fn list_height(ui: &Ui) -> f32 {
    let room = ui.ctx().content_rect().height() - ABOVE_AND_BELOW;
    room.clamp(3.0 * ROW, ROWS * ROW)
}

/// Draws the commands. Returns the one that was clicked, and the widget of the one that Enter runs.
fn list_ui(
    ui: &mut Ui,
    found: &[OfferedCommand],
    place: usize,
    moved: bool,
) -> (Option<UiCommand>, Option<Id>) {
    let height = list_height(ui);
    let (mut clicked, mut chosen) = (None, None);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::ListBox));
            for (at, it) in found.iter().enumerate() {
                let row = row_ui(ui, it, at == place);
                if at == place {
                    chosen = Some(row.id);
                    if moved {
                        row.scroll_to_me(None);
                    }
                }
                if row.clicked() {
                    clicked = Some(it.command);
                }
            }
        });
    (clicked, chosen)
}

fn row_ui(ui: &mut Ui, it: &OfferedCommand, is_next: bool) -> egui::Response {
    let p = palette(ui);
    let right = it.why_not.clone().unwrap_or_else(|| it.command.key());
    let said = [&*it.label, &*right].join(", ");
    let ink = if it.why_not.is_some() {
        p.text_3
    } else {
        p.text
    };
    let label = RichText::new(&it.label).font(theme::body()).color(ink);
    let right = RichText::new(right).font(theme::small()).color(p.text_3);
    let fill = if is_next {
        p.selected
    } else {
        egui::Color32::TRANSPARENT
    };
    let button = Button::new(label)
        .shortcut_text(right)
        .fill(fill)
        .stroke(egui::Stroke::NONE)
        .wrap_mode(TextWrapMode::Truncate)
        .min_size(vec2(ui.available_width(), ROW));
    let row = ui.add_enabled(it.why_not.is_none(), button);
    row.widget_info(|| {
        let said = said.trim_end_matches(", ");
        WidgetInfo::selected(Role::ListBoxOption, it.why_not.is_none(), is_next, said)
    });
    row
}
