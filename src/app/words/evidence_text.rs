//! Texts about evidence: the reliability of rosters, the proof of a removal, and a computer that slept.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::app::language::text::{in_sentence, sentences, tr, tr_with};
use crate::app::state::action::Action;
use crate::app::words::time_text::{age, clock};
use crate::moderation::command::Command;
use crate::moderation::evidence::departure::{EndedBy, Evidence, ProvedDeparture};
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::rules::DoorRest;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::may_choose;

/// Says why a roster may lack people.
pub(crate) fn incomplete_text(incomplete: IncompleteReason) -> String {
    match incomplete {
        IncompleteReason::Cut => tr("lack-cut"),
        IncompleteReason::Link { read } => tr_with("lack-link", &[("n", read.into())]),
        IncompleteReason::Page { read } => tr_with("lack-page", &[("n", read.into())]),
        IncompleteReason::Entries(n) => tr_with("lack-entries", &[("n", n.into())]),
        IncompleteReason::Slow => tr("lack-slow"),
        IncompleteReason::Cached => tr("lack-cached"),
        IncompleteReason::WithoutUs => tr("lack-without-us"),
        IncompleteReason::InLobby => tr("lack-in-lobby"),
        IncompleteReason::NewIds => tr("lack-new-ids"),
        IncompleteReason::Empty => tr("lack-empty"),
    }
}

/// Names the proof that somebody is gone, such as `two lists agree`.
pub(crate) fn evidence_text(evidence: Evidence) -> String {
    match evidence {
        Evidence::Rosters => tr("proof-rosters"),
        Evidence::SingleReads => tr("proof-single-reads"),
        Evidence::Mixed => tr("proof-mixed"),
    }
}

/// Returns the proof of a departure in a few words, for the second line of a row.
pub(crate) fn proof_text(settled: ProvedDeparture) -> String {
    if settled.how == EndedBy::RemovedAnswerLost {
        return tr("state-removed-answer-lost");
    }
    match settled.evidence {
        Evidence::Rosters => tr("proof-rosters-short"),
        Evidence::SingleReads => tr("proof-single-reads-short"),
        Evidence::Mixed => tr("proof-mixed-short"),
    }
}

/// Returns the line below a result that shows the time of its proof. The line names the proof, and when its readings
/// were requested.
pub(crate) fn proved_text(proof: &str, asked: Now) -> String {
    let asked = tr_with("state-asked", &[("time", clock(asked).into())]);
    format!("{proof} · {}", in_sentence(&asked))
}

/// Says that the computer slept, and for how long. If the length is unknown, says that the clock jumped.
pub(crate) fn slept_text(slept: Option<Duration>) -> String {
    match slept {
        Some(slept) => tr_with("resumed-slept", &[("time", age(slept).into())]),
        None => tr("resumed-clock"),
    }
}

/// Says in a full sentence why a roster may lack people.
pub(crate) fn incomplete_sentence(incomplete: IncompleteReason) -> String {
    tr_with(
        "notice-lack",
        &[("why", incomplete_text(incomplete).into())],
    )
}

/// Says what an incomplete roster means for the moderator, and what to do about it.
pub(crate) fn incomplete_next(incomplete: IncompleteReason) -> String {
    match incomplete {
        IncompleteReason::WithoutUs => tr("notice-without-us-text"),
        _ => tr("notice-lack-text"),
    }
}

/// Says why the door pauses and removes nobody.
pub(crate) fn rest_text(rest: &DoorRest) -> String {
    rest.incomplete
        .map_or_else(|| tr("lack-nothing-yet"), incomplete_text)
}

/// An offer to remove people: a button's label, the people in the preview that the button opens, and a caveat.
type OfferedRemoval = (String, Vec<ParticipantId>, String);

/// Returns an offer to remove the people whom the pausing door hasn't removed. `None` if there are none.
pub(crate) fn door_offer(call: &CallView, rest: &DoorRest) -> Option<OfferedRemoval> {
    offer(call, &rest.offered, tr("preview-may-have-been-here"))
}

/// Returns those of `people` whom a preview would list: listed in the roster, not protected, and not being removed.
pub(crate) fn still_offered(call: &CallView, people: &[ParticipantId]) -> Vec<ParticipantId> {
    let people: BTreeSet<_> = people.iter().collect();
    let rows = call.rows.iter().filter(|row| may_choose(row));
    let ids = rows.filter_map(|row| row.key.participant());
    ids.filter(|id| people.contains(id)).cloned().collect()
}

/// Returns an offer to remove those of `people` who can be removed now, or `None` if nobody can.
pub(crate) fn offer(
    call: &CallView,
    people: &[ParticipantId],
    caveat: String,
) -> Option<OfferedRemoval> {
    let people = still_offered(call, people);
    let label = tr_with("notice-remove-these", &[("n", people.len().into())]);
    let caveat = sentences(&[
        caveat,
        call.incomplete.map(incomplete_sentence).unwrap_or_default(),
    ]);
    (!people.is_empty()).then_some((label, people, caveat))
}

/// Returns the action that dismisses the notice about the computer's sleep.
pub(crate) fn dismiss_resumed() -> Action {
    Action::Tell(Command::DismissResumed)
}
