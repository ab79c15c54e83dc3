//! The record of a deed in words, such as operator or rule, call, visit, times, and the proof of its effect.

use crate::app::language::privacy;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::words::evidence_text::evidence_text;
use crate::app::words::failure_text::failure_text;
use crate::app::words::time_text::clock;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::tail;
use crate::moderation::state::activity::entry::{ActivityEntry, Outcome, StepKind};
use crate::moderation::state::invitation::cancel_ids::CancelIdSource;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::snapshot::Snapshot;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecordLine {
    pub(crate) label: String,
    /// The value as it is drawn.
    pub(crate) shown: String,
    /// The value as it is copied, with its IDs in full.
    pub(crate) whole: String,
}

/// Returns the record of an entry about a deed of this app or a changed setting of the audit log. Empty for any other
/// entry, and for deeds of the demo.
pub(crate) fn record(snapshot: &Snapshot, entry: &ActivityEntry) -> Vec<RecordLine> {
    if !entry.is_mine() {
        return Vec::new();
    }
    let same = |label: &'static str, text: String| line(label, text.clone(), text);
    let by = line(key!("record-by"), by(entry, false), by(entry, true));
    let when = same(key!("record-when"), when(entry));
    let proof = proof(entry).map(|text| same(key!("record-confirmed"), text));
    let answer = entry.answer.as_ref().filter(|answer| answer.is_accepted);
    let id = answer.and_then(|answer| answer.request_id.as_deref());
    let id = id.map(|id| line(key!("record-request"), id.into(), id.into()));
    let (call, visit) = (call(snapshot, entry), visit(entry));
    let lines = [Some(by), Some(when), proof, call, visit, id];
    lines.into_iter().flatten().collect()
}

fn line(label: &'static str, shown: String, whole: String) -> RecordLine {
    RecordLine {
        label: tr(label),
        shown,
        whole,
    }
}

/// Says who ordered the deed, or which rule or event caused it. For a rule, names no operator, because another operator
/// may have set the rule.
fn by(entry: &ActivityEntry, is_whole: bool) -> String {
    match entry.source {
        Some(Source::KeepOut) => tr("record-by-keep-out"),
        Some(Source::GuestDoor) => tr("record-by-door"),
        Some(Source::OnArrival) => tr("record-by-on-arrival"),
        Some(Source::AutoCancel | Source::Clock) => tr("record-by-clock"),
        Some(Source::Resume) => tr("record-by-resume"),
        Some(Source::Demo) => tr("earlier-of-others"),
        _ => match entry.operator.as_deref() {
            Some(name) if is_whole => name.to_owned(),
            Some(name) => privacy::name(name),
            None => tr("record-by-nobody"),
        },
    }
}

fn call(snapshot: &Snapshot, entry: &ActivityEntry) -> Option<RecordLine> {
    let id = entry.call.as_ref()?;
    let known = snapshot.call(id);
    let with = |id: String| match known {
        Some(call) => format!("{} · {id}", call.title()),
        None => id,
    };
    let (shown, whole) = (with(id.tail()), with(id.to_string()));
    Some(line(key!("record-call"), shown, whole))
}

/// Returns the line with the participant ID, which belongs to one visit: a person who comes back gets another ID.
fn visit(entry: &ActivityEntry) -> Option<RecordLine> {
    let visit = entry.what.who()?.key.as_ref();
    let visit = visit.and_then(RowKey::participant)?.as_str();
    Some(line(key!("record-visit"), tail(visit), visit.to_owned()))
}

fn when(entry: &ActivityEntry) -> String {
    let ordered = ("ordered", clock(entry.at).into());
    match &entry.answer {
        Some(answer) if answer.is_accepted => {
            let accepted = ("accepted", clock(answer.at).into());
            tr_with("record-ordered-accepted", &[ordered, accepted])
        }
        _ => tr_with("record-ordered", &[ordered]),
    }
}

/// Names the proof that the person is gone, and when its readings were requested. `None` without a proof, or if it
/// turned out to be wrong.
fn proof(entry: &ActivityEntry) -> Option<String> {
    let Outcome::Gone { after, settled } = &entry.outcome else {
        return None;
    };
    let [first, newest] = entry.proof?;
    let values = [
        ("time", clock(entry.at.plus(*after)).into()),
        ("proof", evidence_text(settled.evidence).into()),
        ("first", clock(first).into()),
        ("newest", clock(newest).into()),
    ];
    Some(tr_with("record-proof-times", &values))
}

/// Returns the steps of an entry's attempt, one per line.
pub(crate) fn steps(entry: &ActivityEntry) -> Vec<String> {
    entry
        .steps
        .iter()
        .map(|step| {
            let time = ("time", clock(step.at).into());
            match &step.kind {
                StepKind::AddressTried { source, accepted } => {
                    let address = match source {
                        CancelIdSource::Served => tr("step-served"),
                        CancelIdSource::Echoed => tr("step-echoed"),
                        CancelIdSource::Own => tr("step-own"),
                    };
                    let values = [time, ("address", address.into())];
                    match accepted {
                        Some(true) => tr_with("step-taken", &values),
                        Some(false) => tr_with("step-not-taken", &values),
                        None => tr_with("step-asked", &values),
                    }
                }
                StepKind::WithoutOwnId => tr_with("step-without-own-id", &[time]),
                StepKind::Retry { failure } => {
                    let cause = failure_text(failure, None).short.into();
                    tr_with("step-retry", &[time, ("cause", cause)])
                }
            }
        })
        .collect()
}
