//! Results of canceling several invitations: counts, reasons, and the way to anyone who joined anyway.

use std::sync::Arc;

use egui::{ScrollArea, Ui, vec2};

use crate::app::call::ringing::ringing_action_ui::{ask_removal, came_in};
use crate::app::call::rows::result_line::{ROW, part, result_line_ui};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::cancel_results::{CancelResult, CancelResults};
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::cells::next_row;
use crate::app::look::styles::hint;
use crate::app::look::theme::palette;
use crate::app::look::widgets::{Button, ButtonKind, progress_bar};
use crate::app::parts::failure_details::access_button_ui;
use crate::app::parts::panel_head::panel_head_ui;
use crate::app::words::hue::Hue;
use crate::app::words::person_text;
use crate::app::words::ringing_text::{failure, is_armed, status, stuck, trouble};
use crate::app::words::row_state::Status;
use crate::app::words::time_text::clock_short;
use crate::moderation::command::Command;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::Invitation;

/// Draws the panel.
pub(crate) fn cancelled_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let Some(results) = cx.state.inspector.cancelled() else {
        return;
    };
    let title = title(results);
    let invitations = results.invitations.clone();
    let open = results.count(CancelResult::Open);
    let joined = results.count(CancelResult::Joined);
    let since = results.since;
    let is_read = panel_head_ui(ui, &title, &tr("ending-put-away"), |_| {}).clicked();
    if open > 0 {
        let through = invitations.len() - open;
        #[expect(clippy::cast_precision_loss, reason = "a handful of invitations")]
        progress_bar(ui, through as f32 / invitations.len() as f32, &title);
    }
    hint(ui, clock_short(since));
    if joined > 0 {
        hint(
            ui,
            tr_with("cancelled-joined-hint", &[("n", joined.into())]),
        );
    }
    stuck_ui(ui, cx, &invitations);
    ScrollArea::vertical()
        .id_salt("cancelled")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for invitation in &invitations {
                line_ui(ui, invitation, cx);
            }
        });
    let refused = invitations.iter().find_map(|it| failure(it));
    if let Some(refused) = refused {
        access_button_ui(ui, &refused.cause, cx.actions);
    }
    if is_read {
        cx.state.inspector.close_cancelled();
    }
}

/// Says why some invitations can't be canceled, and offers to remove all those people on arrival.
fn stuck_ui(ui: &mut Ui, cx: &mut CallUi<'_>, invitations: &[Arc<Invitation>]) {
    let is_stuck = |it: &&Arc<Invitation>| CancelResult::of(it) == CancelResult::Stuck;
    let stuck: Vec<_> = invitations.iter().filter(is_stuck).collect();
    if stuck.is_empty() {
        return;
    }
    hint(
        ui,
        tr_with("cancelled-stuck-hint", &[("n", stuck.len().into())]),
    );
    let unarmed: Vec<_> = stuck.into_iter().filter(|it| !is_armed(it)).collect();
    if unarmed.len() < 2 || cx.call.has_ended() {
        return;
    }
    let label = tr_with("cancelled-arm-all", &[("n", unarmed.len().into())]);
    let width = ui.available_width();
    let button = Button::new(ButtonKind::DangerOutline, &label).width(width);
    let pressed = button.show(ui).on_hover_text(tr("invitation-arm-why"));
    if !pressed.clicked() {
        return;
    }
    for invitation in unarmed {
        cx.tell(Command::RemoveOnArrival {
            call: cx.call.id.clone(),
            invitation: invitation.id.clone(),
            on: true,
        });
    }
}

/// Returns the progress, or the results in numbers.
pub(crate) fn title(results: &CancelResults) -> String {
    let of = results.invitations.len();
    let open = results.count(CancelResult::Open);
    if open > 0 {
        let values = [("n", (of - open).into()), ("of", of.into())];
        return tr_with("cancelled-under-way", &values);
    }
    let parts = [
        (key!("cancelled-done"), CancelResult::Cancelled),
        (key!("cancelled-joined"), CancelResult::Joined),
        (key!("cancelled-stuck"), CancelResult::Stuck),
        (key!("cancelled-failed"), CancelResult::Failed),
        (key!("cancelled-no-answer"), CancelResult::NoAnswer),
    ];
    let counted = parts.map(|(key, result)| (key, results.count(result)));
    let said = counted.into_iter().filter(|(_, n)| *n > 0);
    let said: Vec<String> = said
        .map(|(key, n)| tr_with(key, &[("n", n.into())]))
        .collect();
    said.join(&tr("counts-comma"))
}

fn line_ui(ui: &mut Ui, invitation: &Invitation, cx: &mut CallUi<'_>) {
    let rect = next_row(ui, ROW);
    let mut rect = rect.with_max_x(rect.right() - 10.0);
    let name = person_text::invited_name(invitation);
    if let Some(row) = came_in(invitation, cx.call) {
        let said = tr_with("row-remove-name", &[("who", name.as_str().into())]);
        let button = Button::new(ButtonKind::DangerOutline, tr("row-remove"))
            .name(said)
            .height(26.0);
        let width = button.measure(ui);
        let mut place = part(ui, rect.with_min_x(rect.right() - width), 7.0, 26.0);
        rect.max.x -= width + 8.0;
        if button.show(&mut place).clicked() {
            cx.actions.extend(ask_removal(cx.call, row));
        }
    }
    let (word, said) = words(invitation, cx.context.now);
    let tail = person_text::invited_identity(invitation).1;
    let tail = tail.trim_start_matches(" · ");
    // The color is the same as on the invitation's row.
    let hue = if said.alarm { Hue::Danger } else { said.hue };
    let ink = hue.ink(palette(ui));
    result_line_ui(ui, rect, &name, tail, (said.glyph, word, ink));
}

/// Returns the result in words, with the reason if canceling failed.
fn words(invitation: &Invitation, now: Now) -> (String, Status) {
    let said = status(invitation, now, true);
    let why = stuck(invitation, now).or_else(|| trouble(invitation, now));
    let word = why.unwrap_or_else(|| said.word.clone());
    (word, said)
}
