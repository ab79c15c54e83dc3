//! What rosters are worth, what proves a removal, and that the computer slept, in words.

use std::time::Duration;

use egui_material_icons::icons::{ICON_BEDTIME, ICON_DOOR_FRONT, ICON_GROUP, ICON_SYNC_PROBLEM};

use crate::app::call::state::pane::CallContext;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::parts::notice_line::{Closes, Notice, Press};
use crate::app::state::action::Action;
use crate::app::words::time_text::age;
use crate::moderation::command::Command;
use crate::moderation::model::evidence::{Departed, Evidence, Settled};
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::reading::Lack;
use crate::moderation::state::rules::{DoorRest, MOST_IN_A_CALL};
use crate::moderation::state::snapshot::{CallView, Resumed};

/// Why a roster may lack people.
pub(crate) fn lack_text(lack: Lack) -> String {
    match lack {
        Lack::Cut => tr("lack-cut"),
        Lack::Link { read } => tr_with("lack-link", &[("n", read.into())]),
        Lack::Page { read } => tr_with("lack-page", &[("n", read.into())]),
        Lack::Entries(n) => tr_with("lack-entries", &[("n", n.into())]),
        Lack::Slow => tr("lack-slow"),
        Lack::WithoutUs => tr("lack-without-us"),
        Lack::InLobby => tr("lack-in-lobby"),
        Lack::NewIds => tr("lack-new-ids"),
        Lack::Empty => tr("lack-empty"),
    }
}

/// `two lists agree`: what proves that somebody is gone.
pub(crate) fn evidence_text(evidence: Evidence) -> String {
    match evidence {
        Evidence::Rosters => tr("proof-rosters"),
        Evidence::SingleReads => tr("proof-single-reads"),
        Evidence::Mixed => tr("proof-mixed"),
    }
}

/// The second line of a row whose removal is proved.
pub(crate) fn proof_text(settled: Settled) -> String {
    match settled.how {
        Departed::RemovedAnswerLost => tr("state-removed-answer-lost"),
        Departed::Removed | Departed::LeftBefore => evidence_text(settled.evidence),
    }
}

/// That the computer slept, and for how long.
pub(crate) fn slept_text(slept: Option<Duration>) -> String {
    match slept {
        Some(slept) => tr_with("resumed-slept", &[("time", age(slept).into())]),
        None => tr("resumed-clock"),
    }
}

/// The same over the list of people, until somebody has read it.
pub(crate) fn resumed_notice(call: &CallView, resumed: Resumed) -> Notice {
    let rest = if call.rules.is_waiting() {
        tr("resumed-rules-wait")
    } else {
        tr("resumed-text")
    };
    let bold = slept_text(resumed.slept);
    let mut notice = Notice::new(Tone::Warning, ICON_BEDTIME.codepoint, bold, rest);
    if call.rules.is_waiting() {
        notice.buttons.push((tr("rules-review"), Press::Review));
    }
    notice.closes = Some(Closes::Resumed);
    notice
}

/// Why the door rests, rules pause or lists prove nothing, with the weapon at hand; it stays as long as it is so.
pub(crate) fn evidence_notice(call: &CallView, context: &CallContext<'_>) -> Option<Notice> {
    if call.new_ids {
        let (bold, rest) = (tr("notice-new-ids"), tr("notice-new-ids-text"));
        let icon = ICON_SYNC_PROBLEM.codepoint;
        return Some(Notice::new(Tone::Warning, icon, bold, rest));
    }
    if let Some(rest) = &call.door_rests {
        return Some(door_rests_notice(call, rest));
    }
    if call.rules.flood {
        return Some(flood_notice(call, context));
    }
    if call.contradicts {
        let (bold, rest) = (tr("notice-contradicts"), tr("notice-contradicts-text"));
        let icon = ICON_SYNC_PROBLEM.codepoint;
        return Some(Notice::new(Tone::Warning, icon, bold, rest));
    }
    let lack = call
        .lack
        .filter(|lack| !matches!(lack, Lack::Empty | Lack::InLobby | Lack::NewIds))?;
    let (bold, rest) = (lack_sentence(lack), tr("notice-lack-text"));
    Some(Notice::new(Tone::Info, ICON_GROUP.codepoint, bold, rest))
}

/// The same as [`lack_text`], as a sentence among others.
pub(crate) fn lack_sentence(lack: Lack) -> String {
    tr_with("notice-lack", &[("why", lack_text(lack).into())])
}

/// Why the door removes nobody by itself.
pub(crate) fn rest_text(rest: &DoorRest) -> String {
    rest.lack.map_or_else(|| tr("lack-nothing-yet"), lack_text)
}

fn door_rests_notice(call: &CallView, rest: &DoorRest) -> Notice {
    let (bold, words) = if rest.acts {
        let n = [("n", rest.offered.len().into())];
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
        notice.buttons.push((label, Press::Offer(people, caveat)));
    }
    notice
}

/// What a button says, whom the preview names that it opens, and what has to be said about them.
type Offered = (String, Vec<ParticipantId>, String);

/// Those whom the resting door would have met; nothing where there are none.
pub(crate) fn door_offer(call: &CallView, rest: &DoorRest) -> Option<Offered> {
    offer(call, &rest.offered, tr("preview-may-have-been-here"))
}

/// Rules removed so many within a minute that they pause: the rest goes by one press.
fn flood_notice(call: &CallView, context: &CallContext<'_>) -> Notice {
    let now = context.now.monotonic;
    let ripe = call.rules.due.iter().filter(|due| due.at.monotonic <= now);
    let ripe: Vec<ParticipantId> = ripe.map(|due| due.participant.clone()).collect();
    let values = [("most", MOST_IN_A_CALL.into()), ("n", ripe.len().into())];
    let (bold, rest) = (
        tr_with("notice-flood", &values),
        tr_with("notice-flood-text", &values),
    );
    let icon = ICON_DOOR_FRONT.codepoint;
    let mut notice = Notice::new(Tone::Warning, icon, bold, rest);
    if let Some((label, people, caveat)) = offer(call, &ripe, String::new()) {
        notice.buttons.push((label, Press::Offer(people, caveat)));
    }
    notice
}

/// The removal of exactly these.
fn offer(call: &CallView, people: &[ParticipantId], caveat: String) -> Option<Offered> {
    let label = tr_with("notice-remove-these", &[("n", people.len().into())]);
    let caveat = sentences(&[caveat, call.lack.map(lack_sentence).unwrap_or_default()]);
    (!people.is_empty()).then(|| (label, people.to_vec(), caveat))
}

/// Puts the notice of the sleep away.
pub(crate) fn dismiss_resumed() -> Action {
    Action::Tell(Command::DismissResumed)
}
