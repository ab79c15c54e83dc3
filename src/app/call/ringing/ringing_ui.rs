//! The invitations of a call, ringing and ended, with their states and buttons such as *Cancel*.

use egui::style::ScrollAnimation;
use egui::{
    Align, Color32, CursorIcon, Id, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::app::call::ringing::ended_ui::{clear_ended_ui, more_ended_ui};
use crate::app::call::ringing::ringing_action_ui::action_ui;
use crate::app::call::ringing::ringing_menu::invitation_menu_ui;
use crate::app::call::rows::row_cells::{
    Columns, HEAD, cell, head_words, lines, paint_edges, state_cell,
};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::cancel_several::is_cancellable;
use crate::app::call::state::invitation_results::{InvitationResults, ResultsPanel};
use crate::app::call::state::press_guard::RowSubject;
use crate::app::call::state::question::QuestionSubject;
use crate::app::call::state::top_strip::InvitationSlot;
use crate::app::language::privacy::row_height;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::cells::{cell_from_right, next_row};
use crate::app::look::shapes::{RowStyle, pressable, text_width};
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::{badge, badge_icon, fitted, link, mark, ringing_arc};
use crate::app::state::action::Action;
use crate::app::words::hue::Hue;
use crate::app::words::keep_out_text::ArrivalRule;
use crate::app::words::move_text::or_move;
use crate::app::words::person_text;
use crate::app::words::ringing_text::{
    cannot_be_cancelled_again, failure, is_armed, status, trouble,
};
use crate::app::words::row::status::{Glyph, Status};
use crate::moderation::state::invitation::{Invitation, InvitationState};
use crate::moderation::views::search_words::{SearchWord, searchable, words};
use crate::moderation::views::table::RosterFilter;

/// Maximum number of rows shown without scrolling. Fewer are shown if they would take more than half of the room.
const SHOWN_AT_ONCE: f32 = 6.0;
/// Number of rows shown even if they take more than half of the room.
const SHOWN_AT_LEAST: f32 = 3.0;

/// Draws the invitations that match search and filter, and the links about them. Draws nothing if there are no such
/// invitations, no results to show and no clearing to undo.
pub(crate) fn ringing_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let searched = words(&cx.state.list.search);
    let filter = cx.state.list.table.filter();
    let fits = |it: &Invitation| is_found(it, &searched) && passes(it, filter);
    let invitations = cx.state.list.top_strip.find(fits);
    let strip = &cx.state.list.top_strip;
    let is_cleared = strip.cleared.undoable().is_some();
    if invitations.is_empty() && !is_cleared && results_label(cx).is_none() {
        return;
    }
    let over = strip.folded.len();
    let results = cx.state.inspector.invited();
    // People left out of a round are counted in these cases:
    // - an invitation of this or an earlier round has a row or is folded
    // - the call doesn't list all invitations of this round yet
    let rows = strip.invitations.iter().map(|it| &it.invitation);
    let rows = rows.chain(&strip.folded).map(|it| it.id.clone());
    let left_out = results.filter(|it| results_label(cx).is_some() && it.has_row(rows));
    let left_out = left_out.map_or(0, InvitationResults::not_invited);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let width = ui.available_width();
    let rect = next_row(ui, HEAD);
    ui.painter().rect_filled(rect, 0.0, palette(ui).panel);
    paint_edges(ui, rect, false);
    let words = counts(&invitations, over, left_out);
    let links = head_links_ui(ui, rect, cx, &invitations);
    let free = rect.with_max_x(links.left() - 8.0);
    let moves = invitations.iter().filter(|it| it.invitation.is_move());
    let head = match moves.count() {
        0 => tr("section-ringing"),
        n if n == invitations.len() => tr("section-moves"),
        _ => tr("section-ringing-and-moves"),
    };
    head_words(ui, free, &head, &words);
    let height = row_height(cx.context.dense);
    if !cx.state.list.is_held {
        let half = ui.available_height() / 2.0 / height;
        cx.state.list.top_strip.ringing_rows = half.clamp(SHOWN_AT_LEAST, SHOWN_AT_ONCE);
    }
    let rows = cx.state.list.top_strip.ringing_rows;
    let mut list = ScrollArea::vertical()
        .id_salt(("ringing", cx.call.id.as_str()))
        .max_height(height * rows)
        .auto_shrink([false, true]);
    if std::mem::take(&mut cx.state.list.top_strip.scrolls_up) {
        list = list.vertical_scroll_offset(0.0);
    }
    list.show(ui, |ui| {
        for InvitationSlot {
            invitation,
            is_listed,
            ..
        } in &invitations
        {
            let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            let strip = &mut cx.state.list.top_strip;
            if strip
                .scrolls_to
                .take_if(|it| *it == invitation.id)
                .is_some()
            {
                ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
            }
            let is_in_sight = ui.clip_rect().contains(rect.center());
            cx.state.list.top_strip.sees(&invitation.id, is_in_sight);
            if ui.is_rect_visible(rect) && *is_listed {
                row_ui(ui, rect, cx, invitation);
            }
        }
    });
    let strip = &mut cx.state.list.top_strip;
    if !cx.state.list.is_held && strip.hides_ringing() {
        strip.scrolls_up = true;
        ui.request_repaint();
    }
    more_ended_ui(ui, cx);
}

/// Counts the shown invitations in words. `left_out` is how many people were never invited. Ended invitations include
/// the `folded` ones.
///
/// As in the call's header, an invitation counts as ringing (or moving) until Graph accepts its cancellation. From then
/// until it ends, it counts as being canceled.
fn counts(invitations: &[InvitationSlot], folded: usize, left_out: usize) -> String {
    let shown = invitations.iter().filter(|it| it.is_listed);
    let (mut ringing, mut moving, mut cancelling, mut ended) = (0_usize, 0_usize, 0_usize, folded);
    for slot in shown {
        if slot.invitation.counts_as_ringing() {
            let is_move = slot.invitation.is_move();
            *(if is_move { &mut moving } else { &mut ringing }) += 1;
        } else if slot.invitation.has_ended() {
            ended += 1;
        } else {
            cancelling += 1;
        }
    }
    let parts = [
        (key!("count-ringing"), ringing),
        (key!("count-moving"), moving),
        (key!("count-cancelling"), cancelling),
        (key!("count-ended"), ended),
        (key!("invited-left-out"), left_out),
    ];
    let said = parts.into_iter().filter(|(_, n)| *n > 0);
    let said: Vec<String> = said
        .map(|(key, n)| tr_with(key, &[("n", n.into())]))
        .collect();
    said.join(" · ")
}

/// Whether the filter of the roster shows this invitation. A person who is only ringing isn't new in the call.
fn passes(invitation: &Invitation, filter: RosterFilter) -> bool {
    let badge = invitation.badge();
    match filter {
        RosterFilter::New => false,
        RosterFilter::Problems => failure(invitation).is_some(),
        _ => filter.kind().is_none_or(|kind| badge == kind),
    }
}

/// Whether the words searched for are in this invitation's name, label, number or object id.
fn is_found(invitation: &Invitation, searched: &[SearchWord]) -> bool {
    if searched.is_empty() {
        return true;
    }
    let id = invitation.invitee.id();
    let text = searchable(
        &invitation.name,
        [Some(&**id), Some(invitation.label.as_str())],
    );
    searched.iter().all(|word| word.is_in(&text))
}

/// Returns the label of the link to the results, with the number of people, and whether the link is offered. The link
/// isn't offered while the panel shows the results.
///
/// `None` without results, or if their panel was closed and no invitation has a row.
fn results_label(cx: &CallUi<'_>) -> Option<(String, bool)> {
    let results = cx.state.inspector.invited()?;
    // Results whose panel was closed don't keep the section visible by themselves.
    let has_rows = !cx.state.list.top_strip.invitations.is_empty();
    if results.panel == ResultsPanel::PutAway && !has_rows {
        return None;
    }
    let n = ("n", results.total().into());
    let label = match results.nameless().len() {
        0 => tr_with("invited-show", &[n]),
        m => tr_with("invited-show-nameless", &[n, ("m", m.into())]),
    };
    Some((label, !cx.state.shows_invited(cx.call)))
}

/// Draws a link, and returns whether it was pressed. While it isn't offered, its place stays free, so that a double
/// click can't hit another link.
fn link_or_gap(ui: &mut Ui, label: &str, is_offered: bool) -> bool {
    if is_offered {
        return link(ui, label, None).clicked();
    }
    let width = text_width(ui, label, theme::small());
    ui.allocate_exact_size(vec2(width, 16.0), Sense::hover());
    false
}

/// Draws those links that apply: cancel several, see the results, clear ended invitations. Returns where the links are.
fn head_links_ui(ui: &mut Ui, head: Rect, cx: &mut CallUi<'_>, shown: &[InvitationSlot]) -> Rect {
    let mut cancellable = cx.call.invitations.iter().filter(|it| is_cancellable(it));
    let is_several = cancellable.nth(1).is_some();
    let right = pos2(head.right() - 16.0, head.bottom());
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt("cancel several")
            .max_rect(Rect::from_min_max(head.min, right))
            .layout(Layout::right_to_left(Align::Center)),
    );
    child.spacing_mut().item_spacing.x = 16.0;
    if link_or_gap(&mut child, &tr("several-open"), is_several) {
        cx.state.open_cancel_several(cx.call, cx.context.now);
    }
    if let Some((label, waits)) = results_label(cx)
        && link_or_gap(&mut child, &label, waits)
    {
        cx.state.show_invited(cx.call);
    }
    clear_ended_ui(&mut child, cx, shown);
    child.min_rect()
}

fn row_ui(ui: &mut Ui, rect: Rect, cx: &mut CallUi<'_>, invitation: &Invitation) {
    let p = palette(ui);
    let id = Id::unique(("invitation", invitation.id.as_str()));
    let who = RowSubject::Invited(invitation.id.clone());
    cx.state.list.press_guard.note_row(ui, rect, &who);
    // The row's area is registered before its controls, so that the controls lie over it.
    let row = ui.interact(rect, id.with("row"), Sense::CLICK);
    let about = QuestionSubject::Cancelling(invitation.id.clone());
    let is_asked_about = cx
        .state
        .confirm
        .as_ref()
        .is_some_and(|open| open.about == about);
    let style = RowStyle {
        fill: is_asked_about.then_some(p.danger_tint),
        ..RowStyle::default()
    };
    style.paint(ui, rect);
    let status = status_now(cx, invitation);
    let columns = Columns::new(rect.width());
    let [kind, state, action] = columns.of_invitation();
    let part = |from: f32, to: f32| {
        let x = rect.left() + from + 4.0..=rect.left() + to - 4.0;
        Rect::from_x_y_ranges(x, rect.y_range())
    };
    let name = person_text::invited_name(invitation);
    // The state gets the room that the buttons leave.
    let place = part(action, rect.width() - 16.0);
    let mut child = cell_from_right(ui, place, id.with("action"));
    let left = action_ui(&mut child, cx, invitation, &name);
    if let (true, Some(question)) = (is_asked_about, &mut cx.state.confirm) {
        question.anchor = Some((rect, left));
    }
    let buttons = child.min_rect();
    let action = if buttons.width() > 0.0 {
        buttons.left() - rect.left() - 4.0
    } else {
        rect.width() - 16.0
    };
    if let InvitationState::Ringing { since, .. } = invitation.state {
        cell(ui, part(8.0, Columns::NAME), id.with("arc"), |ui| {
            let whole = invitation.rings_for().as_secs_f32();
            let part = cx.context.now.since(since).as_secs_f32() / whole;
            ringing_arc(ui, part, 18.0);
        });
    }
    invitation_menu_ui(&row, cx, invitation, &name);
    let place = part(Columns::NAME, kind);
    let ink = if status.faded { p.text_3 } else { p.text };
    name_ui(ui, place, id, invitation, ink, cx);
    if kind < state {
        cell(ui, part(kind, state), id.with("kind"), |ui| {
            let kind = invitation.badge();
            if columns.kind_is_icon {
                badge_icon(ui, kind);
            } else {
                badge(ui, kind);
            }
        });
    }
    state_ui(
        ui,
        id,
        part(state, action),
        &status,
        invitation,
        cx.context.dense,
    );
    if let Some(why) = trouble(invitation, cx.context.now) {
        why_ui(
            ui,
            part(state, action),
            id,
            invitation,
            &why,
            &name,
            cx.actions,
        );
    }
}

/// Returns the status of an invitation, including a rule that would remove the person on arrival. The status is
/// "canceling" as soon as the moderator has asked to cancel.
fn status_now(cx: &CallUi<'_>, invitation: &Invitation) -> Status {
    let mut status = status(invitation, cx.context.now, cx.context.dense);
    let rings = matches!(
        invitation.state,
        InvitationState::Sending { .. } | InvitationState::Ringing { .. }
    );
    let is_open = rings && !is_armed(invitation) && !status.alarm;
    let rule = ArrivalRule::of(&invitation.invitee, cx.call).filter(|_| is_open);
    if let Some(rule) = rule {
        status.alarm = true;
        if cx.context.dense {
            status.word = format!("{} · {}", status.word, rule.text());
        }
        status.more = Some(rule.text());
    } else if is_open && cannot_be_cancelled_again(&invitation.invitee, cx.call) {
        status.more = Some(tr("invitation-not-last-time"));
    }
    let asked = cx.context.pending.cancelling(&cx.call.id, &invitation.id);
    if asked.is_some() {
        status.word = tr("invitation-cancelling");
        status.glyph = Glyph::Spinner;
        status.hue = Hue::Quiet;
    }
    status
}

/// Draws the name of the invited person. Unless rows are dense, also draws a line below the name, with the details that
/// tell namesakes apart.
fn name_ui(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    invitation: &Invitation,
    ink: Color32,
    cx: &CallUi<'_>,
) {
    let p = palette(ui);
    let (mut words, tail) = person_text::invited_identity(invitation);
    if invitation.hidden {
        words = format!("{} · {words}", tr("invitation-hidden"));
    }
    if let Some((from, _)) = &invitation.replaces {
        let call = cx.context.snapshot.call(from);
        let title = call.map_or_else(|| from.tail(), |call| call.title());
        let from = tr_with("move-from", &[("call", title.into())]);
        words = format!("{from} · {words}");
    }
    if invitation.is_of_others() {
        words = format!("{} · {words}", tr("invitation-of-others"));
    }
    let name = person_text::invited_name(invitation);
    lines(ui, rect, id.with("name"), !cx.context.dense, |ui, line| {
        if line == 0 {
            fitted(ui, &name, "", &theme::body(), ink);
        } else {
            fitted(ui, &words, &tail, &theme::small(), p.text_3);
        }
    });
}

/// Shows all of `why` in a tooltip. If the reason comes from a failure, a press shows all details of the failure.
fn why_ui(
    ui: &Ui,
    rect: Rect,
    id: Id,
    invitation: &Invitation,
    why: &str,
    name: &str,
    actions: &mut Vec<Action>,
) {
    let refusal = failure(invitation);
    let sense = pressable(refusal.is_some());
    let response = ui.interact(rect, id.with("why"), sense).on_hover_text(why);
    let Some(refusal) = refusal else { return };
    focus_ring(ui, &response, radius::CONTROL);
    let key = or_move(
        invitation,
        key!("invitation-details-name"),
        key!("move-details-name"),
    );
    let label = tr_with(key, &[("who", name.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        actions.push(Action::ShowFailure(refusal.clone()));
    }
}

/// Draws the state. For a person who will be removed on arrival, a mark replaces the second line unless `dense`.
fn state_ui(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    status: &Status,
    invitation: &Invitation,
    dense: bool,
) {
    state_cell(ui, id, rect, status, dense);
    if dense || !is_armed(invitation) {
        return;
    }
    let middle = rect.center().y;
    let below = Rect::from_x_y_ranges(rect.x_range(), middle + 1.0..=middle + 17.0);
    cell(ui, below, id.with("armed"), |ui| {
        mark(ui, &tr("invitation-armed"));
    });
}
