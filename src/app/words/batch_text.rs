//! The results of a batch removal in words: how many people had each result, and the most common refusal.

use std::collections::BTreeSet;

use crate::app::language::text::{key, tr, tr_with};
use crate::moderation::acts::batch::EntryResult;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::deeds::batch::RemovalBatch;
use crate::moderation::state::row::RowState;
use crate::moderation::state::snapshot::CallView;

/// Returns how many people of a batch had each result, in words. `failed` counts all failures that the panel tells.
pub(crate) fn through_of(batch: &RemovalBatch, failed: usize) -> String {
    let [removed, already_gone, _, unproved, stopped] = counts(batch);
    through(removed, already_gone, failed, unproved, stopped)
}

/// Returns how many people had each result, in the order in which the text names the results.
fn counts(batch: &RemovalBatch) -> [usize; 5] {
    [
        batch.count(EntryResult::is_removed),
        batch.count(EntryResult::is_gone_before),
        batch.count(EntryResult::is_left_over),
        batch.count(|result| *result == EntryResult::NotProved),
        batch.count(|result| *result == EntryResult::Stopped),
    ]
}

/// Says how many people of a running batch are gone, whether removed or not.
pub(crate) fn how_far(batch: &RemovalBatch) -> String {
    let gone = batch.count(EntryResult::is_gone);
    let of = batch.people.len();
    tr_with("ending-removing", &[("n", gone.into()), ("of", of.into())])
}

/// Returns how many removals of a batch wait for a proof, and how many have no answer yet.
pub(crate) fn under_way(call: &CallView, batch: &RemovalBatch) -> [usize; 2] {
    let rows = call.rows.iter();
    let accepted = rows.filter(|row| matches!(row.state, RowState::Accepted { .. }));
    let accepted: BTreeSet<_> = accepted.filter_map(|row| row.key.participant()).collect();
    let open = batch.people.iter().filter(|one| one.result.is_open());
    let (accepted, open): (Vec<_>, Vec<_>) =
        open.partition(|one| accepted.contains(&one.participant));
    [accepted.len(), open.len()]
}

/// Lists a batch's counts so far: the people proved gone, then the other results without zeros.
///
/// `failed` counts all failures that the panel tells, including removals without effect.
pub(crate) fn so_far(call: &CallView, batch: &RemovalBatch, failed: usize) -> String {
    let gone = batch.count(EntryResult::is_gone);
    let [.., unproved, stopped] = counts(batch);
    let [accepted, open] = under_way(call, batch);
    let mut parts = vec![tr_with("removal-proved", &[("n", gone.into())])];
    parts.extend(said([0, 0, failed, unproved, stopped], 0));
    parts.extend(counted(key!("removal-checked"), accepted));
    parts.extend(counted(key!("removal-open"), open));
    parts.join(" · ")
}

/// Returns the most common refusal of a batch, with the kinds of the people who got it. `None` if no two people got the
/// same one.
pub(crate) fn shared_refusal(batch: &RemovalBatch) -> Option<(&Failure, Vec<Badge>)> {
    let people = batch.people.iter();
    let failures = people.filter_map(|person| match &person.result {
        EntryResult::Failed(failure) => Some((&**failure, person.who.badge)),
        _ => None,
    });
    let failures: Vec<(&Failure, Badge)> = failures.collect();
    let same = |failure: &Failure| -> Vec<Badge> {
        let others = failures.iter();
        let others = others.filter(|(other, _)| other.cause == failure.cause);
        others.map(|(_, badge)| *badge).collect()
    };
    let counted = failures
        .iter()
        .map(|(failure, _)| (*failure, same(failure)));
    let shared = counted.filter(|(_, badges)| badges.len() > 1);
    shared.max_by_key(|(_, badges)| badges.len())
}

/// Says how many people had each result. Omits zeros except for the number of removed people.
pub(crate) fn through(
    removed: usize,
    already_gone: usize,
    failed: usize,
    unproved: usize,
    stopped: usize,
) -> String {
    let counts = [removed, already_gone, failed, unproved, stopped];
    said(counts, 1).join(&tr("counts-comma"))
}

/// Returns the words for each number. Omits zeros except in the first `always` numbers.
fn said(
    [removed, already_gone, failed, unproved, stopped]: [usize; 5],
    always: usize,
) -> Vec<String> {
    let parts = [
        (key!("removal-removed"), removed),
        (key!("removal-already-gone"), already_gone),
        (key!("removal-not"), failed),
        (key!("removal-unproved"), unproved),
        (key!("removal-not-asked"), stopped),
    ];
    let parts = parts.into_iter().enumerate();
    let parts = parts.filter(|(place, (_, n))| *place < always || *n > 0);
    parts
        .map(|(_, (key, n))| tr_with(key, &[("n", n.into())]))
        .collect()
}

/// Returns a number in words, or `None` if it is zero.
fn counted(key: &str, n: usize) -> Option<String> {
    (n > 0).then(|| tr_with(key, &[("n", n.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::language::text::Language;

    #[test]
    fn only_what_there_is_is_counted() {
        for ([removed, gone, failed, unproved, stopped], english, chinese) in [
            (
                [20, 1, 1, 2, 0],
                "20 removed, 1 already gone, 1 failed, 2 accepted but not proved",
                "已移除 20 人，1 人已先行离开，1 人未能移除，2 人已接受但未经证实",
            ),
            ([1, 0, 0, 0, 0], "1 removed", "已移除 1 人"),
            (
                [0, 2, 0, 0, 0],
                "No one removed, 2 already gone",
                "未移除任何人，2 人已先行离开",
            ),
            (
                [0, 0, 0, 0, 300],
                "No one removed, 300 not asked",
                "未移除任何人，300 人未发送请求",
            ),
        ] {
            for (language, said) in [
                (Language::English, english),
                (Language::SimplifiedChinese, chinese),
            ] {
                language.choose();
                let told = through(removed, gone, failed, unproved, stopped);
                assert_eq!(told, said);
            }
        }
        Language::English.choose();
    }
}
