//! The panel with the results of a round of invitations: counts, reasons, names that were left out, and buttons to find
//! people who joined anyway.

use std::sync::Arc;

use egui::{ScrollArea, Ui, vec2};
use egui_material_icons::icons::ICON_WARNING;

use crate::app::call::ringing::ringing_action_ui::{ask_removal, came_in};
use crate::app::call::rows::result_line::{ROW, part, result_line_ui};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::invitation_results::{InvitationResult, InvitationResults};
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
use crate::app::words::row_state::{Glyph, Status};
use crate::app::words::time_text::{clock, clock_short};
use crate::moderation::command::Command;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::Invitation;

/// Draws the panel.
pub(crate) fn invitation_results_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let Some(results) = cx.state.inspector.invited() else {
        return;
    };
    let title = title(results);
    let invitations = results.invitations.clone();
    let left_out = results.left_out.clone();
    let (open, total) = (results.open(), results.total());
    let joined = results.count(InvitationResult::JoinedAnyway);
    let since = results.since;
    let is_read = panel_head_ui(ui, &title, &tr("ending-put-away"), |_| {}).clicked();
    if open > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of invitations")]
        progress_bar(ui, (total - open) as f32 / total as f32, &title);
    }
    hint(
        ui,
        tr_with("invitation-sent", &[("time", clock_short(since).into())]),
    );
    if joined > 0 {
        hint(
            ui,
            tr_with("cancelled-joined-hint", &[("n", joined.into())]),
        );
    }
    stuck_ui(ui, cx, &invitations);
    ScrollArea::vertical()
        .id_salt("invitation results")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for invitation in &invitations {
                line_ui(ui, invitation, cx);
            }
            for (name, why) in &left_out {
                left_out_ui(ui, name, why);
            }
        });
    if !left_out.is_empty() {
        let correct = Button::new(ButtonKind::Resting, tr("invited-correct"));
        if correct.width(ui.available_width()).show(ui).clicked() {
            cx.state.open_invite();
        }
    }
    let refused = invitations.iter().find_map(|it| failure(it));
    if let Some(refused) = refused {
        access_button_ui(ui, &refused.cause, cx.actions);
    }
    if is_read {
        cx.state.inspector.close_invited();
    }
}

/// Says why some invitations can't be canceled, and offers to remove all the people concerned when they arrive.
fn stuck_ui(ui: &mut Ui, cx: &mut CallUi<'_>, invitations: &[Arc<Invitation>]) {
    let is_stuck = |it: &&Arc<Invitation>| InvitationResult::of(it) == InvitationResult::Stuck;
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

/// Returns the title: progress while invitations are open, otherwise the number of each result.
pub(crate) fn title(results: &InvitationResults) -> String {
    let (open, total) = (results.open(), results.total());
    if open > 0 {
        let values = [("n", (total - open).into()), ("of", total.into())];
        return tr_with("invited-under-way", &values);
    }
    let parts = [
        (key!("invited-joined"), InvitationResult::Joined),
        (key!("cancelled-done"), InvitationResult::Cancelled),
        (key!("cancelled-joined"), InvitationResult::JoinedAnyway),
        (key!("cancelled-stuck"), InvitationResult::Stuck),
        (key!("cancelled-failed"), InvitationResult::Failed),
        (key!("cancelled-no-answer"), InvitationResult::NoAnswer),
    ];
    let counted = parts.map(|(key, result)| (key, results.count(result)));
    let left_out = (key!("invited-left-out"), results.left_out.len());
    let said = counted.into_iter().chain([left_out]);
    let said: Vec<String> = said
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| tr_with(key, &[("n", n.into())]))
        .collect();
    said.join(&tr("counts-comma"))
}

/// Draws a name that wasn't invited, and why.
fn left_out_ui(ui: &mut Ui, name: &str, why: &str) {
    let rect = next_row(ui, ROW);
    let said = format!("{} · {why}", tr("invited-not"));
    let ink = palette(ui).warning;
    let glyph = Glyph::Icon(ICON_WARNING.codepoint);
    result_line_ui(ui, rect, name, "", (glyph, said, ink));
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

/// Returns the result in words with its time, or the reason if the invitation failed.
fn words(invitation: &Invitation, now: Now) -> (String, Status) {
    let said = status(invitation, now, true);
    let why = stuck(invitation, now).or_else(|| trouble(invitation, now));
    let when = invitation.ended_at().map(clock);
    let word = why.unwrap_or_else(|| match when {
        Some(when) => format!("{} · {when}", said.word),
        None => said.word.clone(),
    });
    (word, said)
}
