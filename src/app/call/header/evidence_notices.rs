//! The notices which say that the computer slept, that the door or the rules pause, or that rosters can't prove removals.

use egui_material_icons::icons::{ICON_BEDTIME, ICON_DOOR_FRONT, ICON_GROUP, ICON_SYNC_PROBLEM};

use crate::app::call::rows::notice_content::{Acknowledged, Notice, NoticePress};
use crate::app::call::state::bulk_removal::Preview;
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::words::evidence_text::{
    OfferReason, OfferedRemoval, door_limits_text, incomplete_next, incomplete_sentence, offered,
    slept_text,
};
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::state::rules::{DoorLimits, MOST_IN_A_CALL};
use crate::moderation::state::snapshot::{CallView, Resumed};

/// Says that the computer slept, or that its clock jumped. The notice stays until it is dismissed.
pub(crate) fn resumed_notice(call: &CallView, resumed: Resumed) -> Notice {
    let rest = if call.rules.is_waiting() {
        tr("resumed-rules-wait")
    } else {
        tr("resumed-text")
    };
    let bold = slept_text(resumed.slept);
    let mut notice = Notice::new(Tone::Warning, ICON_BEDTIME.codepoint, bold, rest);
    if call.rules.is_waiting() {
        notice.button(tr("rules-review"), NoticePress::Review);
    }
    notice.closes = Some(Acknowledged::Resumed);
    notice
}

/// Says why the door or the rules pause or leave people to the moderator, or why rosters can't prove a removal now.
/// Offers a removal by hand where possible.
///
/// `None` if there is nothing of this kind to say.
pub(crate) fn evidence_notice(cx: &CallUi<'_>) -> Option<Notice> {
    let call = cx.call;
    if call.new_ids {
        let (bold, rest) = (tr("notice-new-ids"), tr("notice-new-ids-text"));
        let icon = ICON_SYNC_PROBLEM.codepoint;
        return Some(Notice::new(Tone::Warning, icon, bold, rest));
    }
    let left = offered(call, OfferReason::DoorRests, cx.context.now).len();
    if let Some(limits) = call.door_limits.as_ref().filter(|it| !it.acts || left > 0) {
        return Some(door_limits_notice(cx, limits, left));
    }
    if call.rules.over_limit {
        return Some(over_limit_notice(cx));
    }
    if call.contradicts {
        let (bold, rest) = (tr("notice-contradicts"), tr("notice-contradicts-text"));
        let icon = ICON_SYNC_PROBLEM.codepoint;
        return Some(Notice::new(Tone::Warning, icon, bold, rest));
    }
    let incomplete = call.incomplete.filter(|incomplete| {
        !matches!(
            incomplete,
            IncompleteReason::Empty | IncompleteReason::InLobby | IncompleteReason::NewIds
        )
    })?;
    let (bold, rest) = (incomplete_sentence(incomplete), incomplete_next(incomplete));
    Some(Notice::new(Tone::Info, ICON_GROUP.codepoint, bold, rest))
}

fn door_limits_notice(cx: &CallUi<'_>, limits: &DoorLimits, left: usize) -> Notice {
    let (bold, words) = if limits.acts {
        let n = [("n", left.into())];
        (tr_with("notice-door-leaves", &n), String::new())
    } else {
        let why = [("why", door_limits_text(limits).into())];
        (
            tr_with("notice-door-rests", &why),
            tr("notice-door-rests-text"),
        )
    };
    let icon = ICON_DOOR_FRONT.codepoint;
    let mut notice = Notice::new(Tone::Warning, icon, bold, words);
    offer_button(&mut notice, cx, OfferReason::DoorRests);
    notice
}

/// Says that the rules pause because they asked for too many removals within a minute. A button opens the preview for
/// the people whom the rules still have to remove.
fn over_limit_notice(cx: &CallUi<'_>) -> Notice {
    let due = offered(cx.call, OfferReason::OverLimit, cx.context.now).len();
    let bold = tr_with("notice-flood", &[("most", MOST_IN_A_CALL.into())]);
    // Everybody whom the rules have to remove may be on their way out already.
    let rest = (due > 0).then(|| tr_with("notice-flood-text", &[("n", due.into())]));
    let icon = ICON_DOOR_FRONT.codepoint;
    let rest = rest.unwrap_or_default();
    let mut notice = Notice::new(Tone::Warning, icon, bold, rest);
    offer_button(&mut notice, cx, OfferReason::OverLimit);
    notice
}

/// Adds a button that opens the preview for the people whom the rules leave to the moderator.
///
/// While this preview is open, the button adds the people who have come since. While another preview is open, there is
/// no button.
fn offer_button(notice: &mut Notice, cx: &CallUi<'_>, reason: OfferReason) {
    if let Some(open) = &cx.state.bulk.preview {
        if open.is_offered(reason) {
            more_button(notice, cx, open);
        }
    } else if let Some(offer) = OfferedRemoval::new(cx.call, reason, cx.context.now) {
        notice.button(offer.label(), NoticePress::Offer(offer));
    }
}

/// Adds a button that takes newcomers into the open preview, if anybody came.
pub(super) fn more_button(notice: &mut Notice, cx: &CallUi<'_>, open: &Preview) {
    if let Some((came, reason)) = open.came_since(cx.call, cx.context.now) {
        let label = tr_with("notice-wave-more", &[("n", came.into())]);
        notice.button(label, NoticePress::AddNewcomers(reason));
    }
}
