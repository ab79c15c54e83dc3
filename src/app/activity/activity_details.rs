//! The details of an open entry, such as its problem, the next step, buttons, the steps of the attempt, and the record.

use egui::{Label, Ui};
use egui_material_icons::icons::{ICON_CONTENT_COPY, ICON_PERSON, ICON_REFRESH};

use crate::app::activity::activity_panel_state::ActivityUi;
use crate::app::activity::record_ui::{developers_ui, record_to_copy, record_ui};
use crate::app::language::text::{follows, tr, tr_with};
use crate::app::look::styles::hint;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, verbatim};
use crate::app::parts::failure_details::{access_button_ui, folded_ui, raw_text};
use crate::app::parts::note_ui::{NoteDraft, add_note_ui, note_field_ui, notes_ui};
use crate::app::parts::undo_ui::undo_ui;
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::state::source::pressed_with;
use crate::app::words::activity_text::{name, result, sentence};
use crate::app::words::curl::curl;
use crate::app::words::failure_text::{FailureText, failure_text, removal_failure_text};
use crate::app::words::record_text::{record, steps};
use crate::app::words::ringing_text::not_invited;
use crate::app::words::time_text::clock;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Outcome, Subject};
use crate::moderation::state::deeds::service_rule::obstacle;
use crate::moderation::state::snapshot::Snapshot;

pub(crate) fn details_ui(
    ui: &mut Ui,
    cx: &mut ActivityUi<'_>,
    entry: &ActivityEntry,
    draft: &mut Option<NoteDraft>,
) {
    ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
    let text = explained(entry, cx.snapshot);
    if let Some(ended) = entry.ended {
        let times = [
            ("from", clock(entry.at).into()),
            ("to", clock(ended).into()),
        ];
        hint(ui, tr_with("details-ended", &times));
    }
    if let Some(text) = &text {
        let p = palette(ui);
        let mut job = egui::text::LayoutJob::default();
        let bold = egui::TextFormat::simple(theme::small_strong(), p.text);
        job.append(&text.sentence, 0.0, bold);
        let plain = egui::TextFormat::simple(theme::small(), p.text);
        job.append(&follows(&text.next_step), 0.0, plain);
        ui.add(Label::new(job).wrap());
    }
    let command = text.and_then(|text| text.cmdlet);
    let record = record(cx.snapshot, entry);
    let failed = match &entry.outcome {
        Outcome::Failed(failure) => Some(raw_text(failure)),
        _ => None,
    };
    let raw: Vec<String> = failed.into_iter().chain(steps(entry)).collect();
    let raw = raw.join("\n");
    ui.horizontal_wrapped(|ui| {
        // The button for the person comes first in every entry, so that a press aimed at it never hits a button that
        // acts at once.
        person_button_ui(ui, cx, entry);
        retry_ui(ui, cx.snapshot, entry, cx.actions);
        undo_ui(ui, cx.snapshot, entry, cx.auto_cancel, cx.actions);
        let small = |ui: &mut Ui, label: &str| {
            Button::new(ButtonKind::Resting, label)
                .icon(ICON_CONTENT_COPY.codepoint)
                .height(26.0)
                .show(ui)
                .clicked()
        };
        if let Some(command) = &command
            && small(ui, &tr("details-copy-command"))
        {
            cx.actions
                .push(Action::Copy(Copied::Command, command.clone()));
        }
        if let Outcome::Failed(failure) = &entry.outcome {
            access_button_ui(ui, &failure.cause, cx.actions);
        }
        let mut copied = record_to_copy(&record);
        copied.extend((!raw.is_empty()).then(|| raw.clone()));
        if !copied.is_empty() && small(ui, &tr("details-copy")) {
            let result = result(entry, cx.now);
            copied.insert(0, format!("{}: {result}", sentence(entry).text()));
            cx.actions
                .push(Action::Copy(Copied::Details, copied.join("\n")));
        }
        if let Some(line) = curl(entry) {
            developers_ui(ui, line, cx.actions);
        }
        add_note_ui(ui, entry, draft);
    });
    note_field_ui(ui, entry, draft, cx.actions);
    notes_ui(ui, entry);
    // The record comes below the buttons, which have to stay in sight in a low panel.
    record_ui(ui, &record);
    if let Some(text) = &command {
        verbatim(ui, text);
    }
    if !raw.is_empty() {
        folded_ui(ui, |ui| verbatim(ui, &raw));
    }
}

/// Returns the explanation of an unwanted result, or `None` if there is nothing to explain.
fn explained(entry: &ActivityEntry, snapshot: &Snapshot) -> Option<FailureText> {
    let plain = |sentence, next_step| FailureText {
        sentence,
        next_step,
        ..FailureText::default()
    };
    match &entry.outcome {
        Outcome::Failed(failure) => Some(match entry.what {
            ActivityEvent::Did(Deed::Invite, _) => not_invited(failure),
            _ => match entry.what.who() {
                Some(who) => removal_failure_text(failure, snapshot, who.badge),
                None => failure_text(failure, snapshot.sign_in.client_id()),
            },
        }),
        Outcome::StillHere { .. } => Some(plain(tr("still-here-sentence"), tr("still-here-next"))),
        Outcome::CannotBeCancelled => Some(plain(tr("no-address-sentence"), tr("no-address-next"))),
        _ => None,
    }
}

/// Draws a button that opens the person's card, even after they have left. Draws nothing if the entry names nobody, if the person had no
/// row, or if the call is no longer in the list of calls.
fn person_button_ui(ui: &mut Ui, cx: &mut ActivityUi<'_>, entry: &ActivityEntry) {
    let key = entry.what.who().and_then(|who| who.key.as_ref());
    let call = entry.call.as_ref();
    let call = call.filter(|id| cx.snapshot.call(id).is_some());
    let (Some(key), Some(call)) = (key, call) else {
        return;
    };
    let button = Button::new(ButtonKind::Resting, tr("details-person"))
        .icon(ICON_PERSON.codepoint)
        .height(26.0);
    if button.show(ui).clicked() {
        cx.actions
            .push(Action::ShowPerson(call.clone(), key.clone()));
    }
}

/// Draws the button that tries a failed removal, cancellation or mute again, for the same person or invitation. A removal may ask first.
///
/// Draws nothing for other entries, or if the action isn't possible now, for instance because the person has left.
fn retry_ui(ui: &mut Ui, snapshot: &Snapshot, entry: &ActivityEntry, actions: &mut Vec<Action>) {
    let pressed = pressed_with(ui);
    let Some((who, action)) = retry(snapshot, entry, pressed) else {
        return;
    };
    let button = Button::new(ButtonKind::DangerOutline, tr("retry"))
        .icon(ICON_REFRESH.codepoint)
        .name(tr_with("retry-named", &[("who", who.into())]))
        .height(26.0);
    if button.show(ui).clicked() {
        actions.push(action);
    }
}

fn retry(snapshot: &Snapshot, entry: &ActivityEntry, source: Source) -> Option<(String, Action)> {
    if !entry.is_failure() {
        return None;
    }
    let call = snapshot.call(entry.call.as_ref()?)?;
    match &entry.what {
        ActivityEvent::Did(Deed::Remove, Subject::Person(who)) => {
            let row = call.row(who.key.as_ref()?).filter(|row| row.can_ask())?;
            let participant = row.removable()?.clone();
            let said = format!("{}, {}", name(who), participant.tail());
            if !call.retries_at_once(row) {
                let ask = Action::AskRemoval(call.id.clone(), row.key.clone(), participant);
                return Some((said, ask));
            }
            let command = Command::Remove {
                call: call.id.clone(),
                participant,
                source,
            };
            Some((said, Action::Tell(command)))
        }
        ActivityEvent::Did(Deed::CancelInvitation, Subject::Invited(invitation, who, _)) => {
            let known = call
                .invitations
                .iter()
                .find(|known| &known.id == invitation)?;
            let command = Command::CancelInvitation {
                call: call.id.clone(),
                invitation: known.id.clone(),
                source,
            };
            let action = Action::Tell(command);
            known.can_cancel().then(|| (name(who), action))
        }
        ActivityEvent::Did(Deed::Service(deed), Subject::Person(who)) => {
            let key = who.key.as_ref()?;
            let (row, participant) = (call.row(key)?, key.participant()?.clone());
            let command = Command::Service {
                call: call.id.clone(),
                deed: *deed,
                participant: Some(participant),
                source,
            };
            obstacle(*deed, call, Some(row))
                .is_none()
                .then(|| (name(who), Action::Tell(command)))
        }
        _ => None,
    }
}
