//! The part of the person's card for actions that Graph carries out: a button for each, and why the last attempt
//! failed.

use egui::Ui;

use crate::app::call::person::person_trouble_ui::note_ui;
use crate::app::call::person::why_ui::note_disabled_reason;
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::widgets::{self, Button, ButtonKind, Tone};
use crate::app::parts::failure_details::failure_buttons_ui;
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::words::failure_text::failure_text;
use crate::app::words::person_text;
use crate::app::words::service_text::{ServiceShown, obstacle, obstacle_text, row_service, words};
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::service_rule::Obstacle;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Draws the button that asks Graph to carry out `deed`.
pub(crate) fn service_button_ui(
    ui: &mut Ui,
    cx: &mut CallUi<'_>,
    deed: ServiceDeed,
    row: &Row,
    left: Option<Now>,
) {
    let words = words(deed);
    let found = obstacle(deed, cx.call, cx.context.pending, row, left);
    let is_busy = found == Some(Obstacle::OnItsWay);
    let why = found
        .filter(|_| !is_busy)
        .map(|why| obstacle_text(deed, why));
    if found != Some(Obstacle::Leaving) {
        // For a person who is gone or being removed, no reason is noted: the state at the top of the card shows it.
        note_disabled_reason(ui, why.as_deref());
    }
    let who = [("who", person_text::spoken(row).into())];
    let button = Button::new(ButtonKind::Resting, tr(words.button))
        .icon(words.icon)
        .name(tr_with(words.button_name, &who))
        .width(ui.available_width())
        .busy(is_busy)
        .disabled_because(why.as_deref());
    let response = button.show(ui);
    if response.clicked() {
        cx.actions
            .extend(serve(deed, cx.call, row, pressed_with(ui)));
    }
    if found.is_none() {
        response.on_hover_text(tr(words.hint));
    }
}

/// Returns the action that asks Graph to carry out a deed for exactly this row's participant. `None` if the row has no
/// participant id.
pub(crate) fn serve(
    deed: ServiceDeed,
    call: &CallView,
    row: &Row,
    source: Source,
) -> Option<Action> {
    let participant = row.key.participant()?.clone();
    Some(Action::Tell(Command::Service {
        call: call.id.clone(),
        deed,
        participant: Some(participant),
        source,
    }))
}

/// Says why the last service action on this person, such as muting, failed. The message stays until the moderator
/// dismisses it, and offers to try again if that is possible now.
pub(crate) fn service_trouble_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row, left: Option<Now>) {
    let ServiceShown::Failed(deed, failure) = row_service(cx.call, cx.context.pending, row) else {
        return;
    };
    let words = words(deed);
    let text = failure_text(failure, None);
    let rest = sentences(&[&text.sentence, &text.next_step]);
    note_ui(ui, Tone::Danger, &tr(words.failed_bold), &rest);
    failure_buttons_ui(ui, failure, cx.actions);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let can_retry = obstacle(deed, cx.call, cx.context.pending, row, left).is_none();
        let name = tr_with(
            words.again_name,
            &[("who", person_text::spoken(row).into())],
        );
        if can_retry && widgets::link(ui, &tr("try-again"), Some(&name)).clicked() {
            cx.actions
                .extend(serve(deed, cx.call, row, pressed_with(ui)));
        }
        if widgets::link(ui, &tr("mute-dismiss"), None).clicked() {
            cx.tell(Command::DismissService(
                cx.call.id.clone(),
                row.key.participant().cloned(),
            ));
        }
    });
}
