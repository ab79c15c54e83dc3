//! People in the list of rules: people kept out of the call, and people protected in all calls.

use egui::Ui;
use egui_material_icons::icons::ICON_WARNING;

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::styles::paragraph;
use crate::app::look::styles::{head, hint};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::badge_word;
use crate::app::look::widgets::button::small_button;
use crate::app::parts::dialog::note;
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::{KEEP_OUT_FOR, alarm_text, for_how_long, rule_text};
use crate::app::words::person_text;
use crate::moderation::command::Command;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{PersonRef, Row};
use crate::moderation::state::rules::{KeepOutAlarm, KeptOut};
use crate::moderation::state::snapshot::CallView;

/// Draws the part about the people who are kept out.
pub(crate) fn people_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    head(ui, tr("rules-people"));
    if cx.call.rules.kept_out.is_empty() {
        hint(ui, tr("rules-nobody"));
    }
    for kept in &cx.call.rules.kept_out {
        ui.push_id(&kept.identity, |ui| {
            kept_ui(ui, cx.call, kept, cx.context.now, cx.actions);
        });
    }
}

fn kept_ui(ui: &mut Ui, call: &CallView, kept: &KeptOut, now: Now, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    let name = person_text::name_of(&kept.who);
    name_ui(ui, &name);
    hint(ui, rule_text(kept, now));
    let not_removed = was_not_removed(call, kept).then_some(KeepOutAlarm::NotRemoved);
    for alarm in kept.alarm.into_iter().chain(not_removed) {
        note(ui, ICON_WARNING.codepoint, p.warning, &alarm_text(alarm));
    }
    let mut command = None;
    let id = || (call.id.clone(), kept.identity.clone());
    ui.spacing_mut().item_spacing.y = 5.0;
    hint(ui, tr("rule-keep-for"));
    ui.horizontal_wrapped(|ui| {
        for time in KEEP_OUT_FOR {
            let label = for_how_long(time);
            let values = [
                ("who", name.as_str().into()),
                ("time", label.as_str().into()),
            ];
            if small_button(ui, &label, &tr_with("rule-keep-for-name", &values)) {
                let (call, identity) = id();
                command = Some(Command::KeepOutFor(call, identity, time));
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let who = [("who", name.as_str().into())];
        let is_here = |row: &Row| row.is_listed() && kept.identity.is_of(&row.participant.identity);
        // “Let back in” would be wrong for somebody who is still here.
        let (label, said) = if call.rows.iter().any(|row| is_here(row)) {
            (key!("stop-keeping-out"), key!("stop-keeping-out-name"))
        } else {
            (key!("let-back-in"), key!("let-back-in-name"))
        };
        if small_button(ui, &tr(label), &tr_with(said, &who)) {
            let (call, identity) = id();
            command = Some(Command::LetBackIn(call, identity));
        }
        let again = (tr("rule-again"), tr_with("rule-again-name", &who));
        if kept.alarm.is_some() && small_button(ui, &again.0, &again.1) {
            let (call, identity) = id();
            command = Some(Command::KeepOutAgain(call, identity));
        }
    });
    actions.extend(command.map(Action::Tell));
    ui.add_space(8.0);
}

/// Whether somebody with the identity of `kept` is still in the call because a rule failed to remove them.
fn was_not_removed(call: &CallView, kept: &KeptOut) -> bool {
    call.rows
        .iter()
        .any(|row| call.rules.failed_at(row) && kept.identity.is_of(&row.participant.identity))
}

/// Draws the part about the protected people.
pub(crate) fn protected_ui(ui: &mut Ui, context: &CallContext<'_>, actions: &mut Vec<Action>) {
    head(ui, tr("protected-title"));
    hint(ui, tr("protected-text"));
    let people = &context.snapshot.protected;
    if people.is_empty() {
        hint(ui, tr("protected-nobody"));
    }
    for person in people.iter() {
        ui.push_id(("protected", &person.identity), |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let who = PersonRef::of(&person.identity, &person.name);
            let name = person_text::name_of(&who);
            name_ui(ui, &name);
            let tail = crate::moderation::model::ids::tail(person.identity.id());
            hint(ui, format!("{}, {tail}", badge_word(who.badge)));
            let said = tr_with("unprotect-name", &[("who", name.into())]);
            if small_button(ui, &tr("unprotect"), &said) {
                let command = Command::Protect { who, on: false };
                actions.push(Action::Tell(command));
            }
            ui.add_space(4.0);
        });
    }
}

fn name_ui(ui: &mut Ui, name: &str) {
    paragraph(ui, name, theme::body(), palette(ui).text);
}
