//! What the card of a person says of muting: the button, and what a try ran into.

use egui::Ui;
use egui_material_icons::icons::ICON_MIC_OFF;

use crate::app::call::person::person_trouble_ui::note_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::widgets::{self, Button, Kind, Tone};
use crate::app::parts::failure_details::failure_buttons_ui;
use crate::app::state::action::Action;
use crate::app::state::source::source;
use crate::app::words::failure_text::failure_text;
use crate::app::words::mute_text::{MuteShown, obstacle, obstacle_text, row_mute};
use crate::app::words::person_text;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::mute_obstacle::MuteObstacle;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Draws the button; nobody can be unmuted, so there is no second state of it.
pub(crate) fn mute_button_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row, left: Option<Now>) {
    let found = obstacle(cx.call, cx.context.pending, row, left);
    let is_busy = found == Some(MuteObstacle::OnItsWay);
    let why = found.filter(|_| !is_busy).map(obstacle_text);
    let (label, spoken) = (tr("person-mute"), person_text::spoken(row));
    let name = tr_with("person-mute-name", &[("who", spoken.into())]);
    let button = Button::new(Kind::Resting, &label)
        .icon(ICON_MIC_OFF.codepoint)
        .name(&name)
        .width(ui.available_width())
        .busy(is_busy)
        .disabled_because(why.as_deref());
    let response = button.show(ui);
    let by_pointer = ui.input(|input| input.pointer.primary_released());
    if response.clicked() {
        cx.actions.extend(mute(cx.call, row, source(by_pointer)));
    }
    if found.is_none() {
        response.on_hover_text(tr("person-mute-hint"));
    }
}

/// The command that mutes exactly the person of this row.
pub(crate) fn mute(call: &CallView, row: &Row, source: Source) -> Option<Action> {
    let participant = row.key.participant()?.clone();
    Some(Action::Tell(Command::Mute {
        call: call.id.clone(),
        participant,
        source,
    }))
}

/// Says why the last try came to nothing, until it was read.
pub(crate) fn mute_trouble_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row, left: Option<Now>) {
    let MuteShown::Failed(failure) = row_mute(cx.call, cx.context.pending, row) else {
        return;
    };
    let text = failure_text(failure, None);
    let rest = sentences(&[&text.sentence, &text.next_step]);
    note_ui(ui, Tone::Danger, &tr("mute-failed-bold"), &rest);
    failure_buttons_ui(ui, failure, cx.actions);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let can_retry = obstacle(cx.call, cx.context.pending, row, left).is_none();
        let name = tr_with(
            "mute-retry-name",
            &[("who", person_text::spoken(row).into())],
        );
        if can_retry && widgets::link(ui, &tr("try-again"), Some(&name)).clicked() {
            let by_pointer = ui.input(|input| input.pointer.primary_released());
            cx.actions.extend(mute(cx.call, row, source(by_pointer)));
        }
        if widgets::link(ui, &tr("mute-dismiss"), None).clicked() {
            cx.tell(Command::DismissMute {
                call: cx.call.id.clone(),
                participant: row.key.participant().cloned(),
            });
        }
    });
}
