//! Notices about problems with the rosters: the computer slept, the door pauses, rosters lack people.

use egui_material_icons::icons::{ICON_BEDTIME, ICON_DOOR_FRONT, ICON_GROUP, ICON_SYNC_PROBLEM};

use crate::app::call::rows::notice_line::{Acknowledged, Notice, NoticePress};
use crate::app::call::state::context::CallContext;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::words::evidence_text::{
    door_offer, incomplete_next, incomplete_sentence, offer, rest_text, slept_text, still_offered,
};
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::rules::{DoorRest, MOST_IN_A_CALL};
use crate::moderation::state::snapshot::{CallView, Resumed};

/// Says that the computer slept, until the notice is dismissed.
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

/// Says why the door or the rules pause, or why rosters can't prove a removal now. Offers a removal by hand where
/// possible.
///
/// `None` if no such condition lasts.
pub(crate) fn evidence_notice(call: &CallView, context: &CallContext<'_>) -> Option<Notice> {
    if call.new_ids {
        let (bold, rest) = (tr("notice-new-ids"), tr("notice-new-ids-text"));
        let icon = ICON_SYNC_PROBLEM.codepoint;
        return Some(Notice::new(Tone::Warning, icon, bold, rest));
    }
    let is_open = |rest: &&DoorRest| !rest.acts || !still_offered(call, &rest.offered).is_empty();
    if let Some(rest) = call.door_rests.as_ref().filter(is_open) {
        return Some(door_rests_notice(call, rest));
    }
    if call.rules.over_limit {
        return Some(over_limit_notice(call, context));
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

pub(crate) fn door_rests_notice(call: &CallView, rest: &DoorRest) -> Notice {
    let (bold, words) = if rest.acts {
        let n = [("n", still_offered(call, &rest.offered).len().into())];
        (tr_with("notice-door-leaves", &n), String::new())
    } else {
        let why = [("why", rest_text(rest).into())];
        (
            tr_with("notice-door-rests", &why),
            tr("notice-door-rests-text"),
        )
    };
    let icon = ICON_DOOR_FRONT.codepoint;
    let mut notice = Notice::new(Tone::Warning, icon, bold, words);
    if let Some((label, people, caveat)) = door_offer(call, rest) {
        notice.button(label, NoticePress::Offer(people, caveat));
    }
    notice
}

/// Says that the rules pause because they removed too many people within a minute. A button opens the preview for the
/// people whom the rules still have to remove.
pub(crate) fn over_limit_notice(call: &CallView, context: &CallContext<'_>) -> Notice {
    let now = context.now.monotonic;
    let ripe = call.rules.due.iter().filter(|due| due.at.monotonic <= now);
    let ripe: Vec<ParticipantId> = ripe.map(|due| due.participant.clone()).collect();
    let ripe = still_offered(call, &ripe);
    let values = [("most", MOST_IN_A_CALL.into()), ("n", ripe.len().into())];
    let (bold, rest) = (
        tr_with("notice-flood", &values),
        tr_with("notice-flood-text", &values),
    );
    let icon = ICON_DOOR_FRONT.codepoint;
    let mut notice = Notice::new(Tone::Warning, icon, bold, rest);
    if let Some((label, people, caveat)) = offer(call, &ripe, String::new()) {
        notice.button(label, NoticePress::Offer(people, caveat));
    }
    notice
}
