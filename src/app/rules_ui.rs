//! Who is kept out of a call and whether the door for guests is closed: the list in place of the person, and the notice.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::icons::{ICON_BLOCK, ICON_CLOSE, ICON_INFO, ICON_WARNING};

use super::action::Action;
use super::confirm_ui::note;
use super::keep_out_text::{CLOSED_FOR, alarm_text, rule_text};
use super::pane::{CallContext, CallPane};
use super::person_text;
use super::text::{sentences, tr, tr_with};
use super::theme::{self, palette};
use super::time_text::stopwatch;
use super::widgets::{Button, Kind, icon_button};
use crate::moderation::command::Command;
use crate::moderation::row::Row;
use crate::moderation::rules::{GuestDoor, KeptOut, comes_through_the_door};
use crate::moderation::snapshot::CallView;
use crate::moderation::time::Now;

/// Draws the list.
pub(super) fn rules_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, ICON_CLOSE.codepoint, &tr("rules-close")).clicked() {
                pane.rules_open = false;
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let title = RichText::new(tr("rules-title")).font(theme::title());
                ui.add(Label::new(title.color(p.text)).wrap());
            });
        });
    });
    note(ui, ICON_INFO.codepoint, p.info, &tr("rules-only-while"));
    if call.rules.is_waiting {
        let words = waiting_words(call);
        note(ui, ICON_WARNING.codepoint, p.warning, &words);
    }
    ScrollArea::vertical()
        .id_salt("rules")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            door_ui(ui, call, context, pane, actions);
            ui.separator();
            people_ui(ui, call, context, actions);
        });
}

fn head(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    ui.label(RichText::new(text).font(theme::strong()).color(p.text));
}

fn small(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    let text = RichText::new(text).font(theme::small()).color(p.text_2);
    ui.add(Label::new(text).wrap());
}

fn people_ui(ui: &mut Ui, call: &CallView, context: &CallContext<'_>, actions: &mut Vec<Action>) {
    head(ui, &tr("rules-people"));
    if call.rules.kept_out.is_empty() {
        small(ui, &tr("rules-nobody"));
    }
    for kept in &call.rules.kept_out {
        ui.push_id(&kept.identity, |ui| {
            kept_ui(ui, call, kept, context.now, actions);
        });
    }
}

fn kept_ui(ui: &mut Ui, call: &CallView, kept: &KeptOut, now: Now, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    let name = person_text::name_of(&kept.who);
    let shown = RichText::new(&name).font(theme::body()).color(p.text);
    ui.add(Label::new(shown).wrap());
    small(ui, &rule_text(kept, now));
    if let Some(alarm) = kept.alarm {
        note(ui, ICON_WARNING.codepoint, p.warning, &alarm_text(alarm));
    }
    let (label, said) = (
        tr("let-back-in"),
        tr_with("let-back-in-name", &[("who", name.into())]),
    );
    let button = Button::new(Kind::Resting, &label).name(&said).height(26.0);
    if button.show(ui).clicked() {
        let identity = kept.identity.clone();
        let command = Command::LetBackIn(call.id.clone(), identity);
        actions.push(Action::Tell(command));
    }
    ui.add_space(8.0);
}

fn door_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    head(ui, &tr("door-title"));
    small(ui, &tr("door-text"));
    let door = call.rules.door.as_ref();
    match door {
        Some(door) => {
            let left = stopwatch(door.until.since(context.now));
            let values = [("left", left.into()), ("n", door.removals.into())];
            small(ui, &tr_with("door-closed", &values));
        }
        None => small(ui, &tr("door-open")),
    }
    small(ui, &would_hit(call, door, context.now));
    let mut close_for = None;
    ui.horizontal_wrapped(|ui| {
        small(ui, &tr("door-close-for"));
        for time in CLOSED_FOR {
            let n = [("n", (time.as_secs() / 60).into())];
            let (label, name) = (tr_with("door-for", &n), tr_with("door-for-name", &n));
            let button = Button::new(Kind::Resting, &label).name(&name).height(26.0);
            let button = button.show(ui);
            if std::mem::take(&mut pane.rules_asked) {
                button.request_focus();
            }
            if button.clicked() {
                close_for = Some(Some(time));
            }
        }
    });
    if door.is_some() {
        let label = tr("door-open-it");
        let button = Button::new(Kind::Resting, &label).width(ui.available_width());
        if button.show(ui).clicked() {
            close_for = Some(None);
        }
    }
    if let Some(time) = close_for {
        actions.push(Action::Tell(Command::Door(call.id.clone(), time)));
        pane.focus_list = true;
    }
}

/// Whom the door is about to remove, or would if it were closed now.
fn would_hit(call: &CallView, door: Option<&GuestDoor>, now: Now) -> String {
    let closed = door.map_or(now, |door| door.closed);
    let comes = |row: &&Row| row.can_ask() && comes_through_the_door(row, closed);
    let rows = call.rows.iter().map(|row| &**row);
    let names: Vec<String> = rows.filter(comes).map(person_text::name).collect();
    if names.is_empty() {
        return tr("door-hits-nobody");
    }
    let n = ("n", names.len().into());
    tr_with("door-hits", &[n, ("names", some(&names).into())])
}

/// The first few names.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 4;
    let comma = tr("names-comma");
    let first: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let more = if names.len() > SHOWN { "…" } else { "" };
    format!("{}{more}", first.join(&comma))
}

/// What the notice says while there are rules that act.
pub(super) fn banner_words(call: &CallView, now: Now) -> (String, String) {
    let rules = &call.rules;
    let people = rules.kept_out.len();
    let kept = (people > 0).then(|| tr_with("notice-keep-out", &[("n", people.into())]));
    let door = rules.door.as_ref().map(|door| {
        let left = stopwatch(door.until.since(now));
        tr_with("notice-door", &[("left", left.into())])
    });
    let alarms = rules.alarms();
    let alarm = (alarms > 0).then(|| tr_with("notice-rule-alarms", &[("n", alarms.into())]));
    let mut words = [kept, door, alarm].into_iter().flatten();
    let bold = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    (bold, sentences(&rest))
}

/// What waits for an answer after a restart.
pub(super) fn waiting_words(call: &CallView) -> String {
    let rules = &call.rules;
    let names: Vec<String> = rules
        .kept_out
        .iter()
        .map(|kept| person_text::name_of(&kept.who))
        .collect();
    let mut parts = Vec::new();
    if !names.is_empty() {
        parts.push(tr_with(
            "notice-waits-people",
            &[("n", names.len().into()), ("names", some(&names).into())],
        ));
    }
    if rules.door.is_some() {
        parts.push(tr("notice-waits-door"));
    }
    sentences(&parts)
}

/// The entry of the call's menu that opens the list.
pub(super) fn rules_entry_ui(ui: &mut Ui, pane: &mut CallPane) {
    if ui.button(tr("rules-open")).clicked() {
        pane.open_rules();
        ui.close();
    }
}

/// The icon of everything about keeping out.
pub(super) const ICON: &str = ICON_BLOCK.codepoint;
