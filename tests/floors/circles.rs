//! Finds files that use each other in a circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;

use super::resolving::Edges;

type Next<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Describes each circle: its files, and a shortest way around with the paths that cause it.
pub(super) fn circles(edges: &Edges) -> Vec<String> {
    let mut next = Next::new();
    for (from, to) in edges.keys() {
        next.entry(from).or_default().insert(to);
    }
    let reached: Next<'_> = next
        .keys()
        .map(|from| (*from, ways(&next, from).into_keys().collect()))
        .collect();
    let mutual = |one: &str, other: &str| {
        reached[one].contains(other) && reached.get(other).is_some_and(|back| back.contains(one))
    };
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for start in next.keys().copied() {
        if reached[start].contains(start) && !told.contains(start) {
            let ring = reached[start].iter().copied();
            let ring: Vec<&str> = ring.filter(|file| mutual(start, file)).collect();
            told.extend(ring.iter().copied());
            circles.push(tell(&ring, &shortest(&next, &ring), edges));
        }
    }
    circles
}

/// Returns the files reachable from `from`, each with its predecessor on a shortest way. Contains
/// `from` only if a way leads back to it.
fn ways<'a>(next: &Next<'a>, from: &str) -> BTreeMap<&'a str, &'a str> {
    let mut before = BTreeMap::new();
    let mut waiting: VecDeque<&'a str> = next
        .get_key_value(from)
        .map(|(key, _)| *key)
        .into_iter()
        .collect();
    while let Some(at) = waiting.pop_front() {
        for to in next.get(at).into_iter().flatten() {
            if !before.contains_key(to) {
                before.insert(*to, at);
                waiting.push_back(to);
            }
        }
    }
    before
}

/// Returns a smallest set of files that still forms a circle.
fn shortest<'a>(next: &Next<'a>, ring: &[&'a str]) -> Vec<&'a str> {
    let rounds = ring.iter().map(|start| {
        let before = ways(next, start);
        let mut round = vec![*start];
        let mut at = before[start];
        while at != *start {
            round.push(at);
            at = before[at];
        }
        round.push(start);
        round.reverse();
        round
    });
    rounds.min_by_key(Vec::len).unwrap_or_default()
}

fn tell(ring: &[&str], round: &[&str], edges: &Edges) -> String {
    let mut told = format!("{} files in a circle: {}", ring.len(), ring.join(", "));
    for pair in round.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let paths: Vec<String> = edges[&(from.to_owned(), to.to_owned())]
            .iter()
            .map(|path| format!("`{path}`"))
            .collect();
        write!(told, "\n    src/{from} uses src/{to}: {}", paths.join(", ")).unwrap();
    }
    told
}
