//! Texts about evidence: why a roster may lack people, how a departure is proved, and whether the computer slept. Also
//! the offers to remove people by hand while a rule pauses.

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
use crate::moderation::state::rules::DoorLimits;
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

/// Names the proof that a person is gone, such as `two lists agree`.
pub(crate) fn evidence_text(evidence: Evidence) -> String {
    match evidence {
        Evidence::Rosters => tr("proof-rosters"),
        Evidence::SingleReads => tr("proof-single-reads"),
        Evidence::Mixed => tr("proof-mixed"),
    }
}

/// Returns the proof of a departure in a few words, for the second line of a row. If the answer to the removal was
/// lost, says this instead.
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

/// Returns the line below a proved result: the proof, and when the removal was requested. The time of the proof is in
/// the result itself.
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
pub(crate) fn door_limits_text(limits: &DoorLimits) -> String {
    limits
        .incomplete
        .map_or_else(|| tr("lack-nothing-yet"), incomplete_text)
}

/// Why a removal by hand is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfferReason {
    /// The door leaves people to the moderator, because they may have been in the call before it closed.
    DoorRests,
    /// More removals are due than the rules may request within a minute. The rest wait.
    OverLimit,
}

/// An offer to remove people by hand.
#[derive(Debug, Clone)]
pub(crate) struct OfferedRemoval {
    pub(crate) reason: OfferReason,
    /// The people in the preview that the offer opens. Never empty.
    pub(crate) people: Vec<ParticipantId>,
    /// A caveat to read first; may be empty.
    pub(crate) caveat: String,
}

impl OfferedRemoval {
    /// Returns the offer for this reason. `None` if there is nobody to remove.
    pub(crate) fn new(call: &CallView, reason: OfferReason, now: Now) -> Option<Self> {
        let people = offered(call, reason, now);
        let of_door = match reason {
            OfferReason::DoorRests => tr("preview-may-have-been-here"),
            OfferReason::OverLimit => String::new(),
        };
        let caveat = call.incomplete.map(incomplete_sentence);
        let caveat = sentences(&[of_door, caveat.unwrap_or_default()]);
        (!people.is_empty()).then_some(Self {
            reason,
            people,
            caveat,
        })
    }

    /// Returns the label of the button that opens the preview.
    pub(crate) fn label(&self) -> String {
        tr_with("notice-remove-these", &[("n", self.people.len().into())])
    }
}

/// Returns the people whose removal is offered for this reason.
pub(crate) fn offered(call: &CallView, reason: OfferReason, now: Now) -> Vec<ParticipantId> {
    match reason {
        OfferReason::DoorRests => {
            let limits = call.door_limits.as_ref();
            limits.map_or_else(Vec::new, |limits| still_offered(call, &limits.offered))
        }
        OfferReason::OverLimit if call.rules.over_limit => {
            let due = call.rules.due.iter();
            let ripe = due.filter(|due| due.at.monotonic <= now.monotonic);
            let ripe: Vec<_> = ripe.map(|due| due.participant.clone()).collect();
            still_offered(call, &ripe)
        }
        OfferReason::OverLimit => Vec::new(),
    }
}

/// Returns those of `people` whom a preview would list. Omits people whose removal waits its turn in the running batch.
fn still_offered(call: &CallView, people: &[ParticipantId]) -> Vec<ParticipantId> {
    let people: BTreeSet<_> = people.iter().collect();
    let rows = call.rows.iter().filter(|row| may_choose(row));
    let ids = rows.filter_map(|row| row.key.participant());
    let is_next = |id: &ParticipantId| call.batch.as_ref().is_some_and(|batch| batch.awaits(id));
    ids.filter(|id| people.contains(id) && !is_next(id))
        .cloned()
        .collect()
}

/// Returns the action that dismisses the notice about the computer's sleep.
pub(crate) fn dismiss_resumed() -> Action {
    Action::Tell(Command::DismissResumed)
}
