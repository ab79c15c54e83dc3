//! Two windows changed the same list: what each changed since both agreed stands, and nothing of the other is lost.
//!
//! `base` is what this window held when it last agreed with the disk. What differs from it is its own change; where it has
//! changed nothing, what the disk says stands. Of a rule, taking back wins over changing, so that neither order brings one back; a call comes
//! back if a window did more to it than keep it alive.

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::saved::{
    SavedCall, SavedDoor, SavedEnd, SavedKeepOut, SavedPerson, SavedRules,
};

/// What is to be on the disk of a call that this window changed; `None` where another window has taken it off the list.
pub(crate) fn merge_call(
    base: Option<&SavedCall>,
    mine: SavedCall,
    theirs: Option<&SavedCall>,
) -> Option<SavedCall> {
    let Some(theirs) = theirs else {
        return base
            .is_none_or(|base| says_more_than_signs_of_life(base, &mine))
            .then_some(mine);
    };
    // Two windows that added the same call agreed that nothing was known of it.
    let nothing = unknown(&mine);
    let base = Some(base.unwrap_or(&nothing));
    let rules = merge_rules(
        base.and_then(|base| base.rules.as_ref()),
        mine.rules,
        theirs.rules.as_ref(),
    );
    let mut ended = pick(base.map(|base| &base.ended), mine.ended, &theirs.ended);
    // A window that saw the call end knows less of it than the one that left it.
    if let (Some(end), Some(SavedEnd { left: true, .. })) = (&mut ended, &theirs.ended) {
        end.left = true;
    }
    Some(SavedCall {
        id: mine.id,
        subject: pick(
            base.map(|base| &base.subject),
            mine.subject,
            &theirs.subject,
        ),
        label: pick(base.map(|base| &base.label), mine.label, &theirs.label),
        created: pick(
            base.map(|base| &base.created),
            mine.created,
            &theirs.created,
        ),
        keep_alive: pick(
            base.map(|base| &base.keep_alive),
            mine.keep_alive,
            &theirs.keep_alive,
        ),
        kept_alive: match base {
            Some(base) if base.kept_alive == theirs.kept_alive => mine.kept_alive,
            Some(base) if base.kept_alive == mine.kept_alive => theirs.kept_alive,
            _ => mine.kept_alive.max(theirs.kept_alive),
        },
        watched_since: mine.watched_since.min(theirs.watched_since),
        ended,
        rules,
    })
}

/// A call of which nothing is known but that it is watched.
fn unknown(call: &SavedCall) -> SavedCall {
    SavedCall {
        id: call.id.clone(),
        subject: None,
        label: None,
        created: None,
        keep_alive: false,
        kept_alive: None,
        watched_since: call.watched_since,
        ended: None,
        rules: None,
    }
}

/// Whether a window did more to a call than to keep it alive: only then does it come back after another one let it go.
fn says_more_than_signs_of_life(base: &SavedCall, mine: &SavedCall) -> bool {
    base.rules != mine.rules || base.ended != mine.ended || base.keep_alive != mine.keep_alive
}

/// The protected people, as two windows changed them.
pub(crate) fn merge_protected(
    base: &[SavedPerson],
    mine: Vec<SavedPerson>,
    theirs: &[SavedPerson],
) -> Vec<SavedPerson> {
    let is_same = |one: &SavedPerson, other: &SavedPerson| one.identity.is_same_as(&other.identity);
    merge_list(base, mine, theirs, is_same, |_, mine, _| mine)
}

fn merge_rules(
    base: Option<&SavedRules>,
    mine: Option<SavedRules>,
    theirs: Option<&SavedRules>,
) -> Option<SavedRules> {
    let none = SavedRules::default();
    let (base, theirs) = (base.unwrap_or(&none), theirs.unwrap_or(&none));
    let mine = mine.unwrap_or_default();
    let is_same =
        |one: &SavedKeepOut, other: &SavedKeepOut| one.identity.is_same_as(&other.identity);
    let rules = SavedRules {
        kept_out: merge_list(
            &base.kept_out,
            mine.kept_out,
            &theirs.kept_out,
            is_same,
            merge_keep_out,
        ),
        door: merge_door(base.door.as_ref(), mine.door, theirs.door.as_ref()),
        let_stay: merge_list(
            &base.let_stay,
            mine.let_stay,
            &theirs.let_stay,
            ParticipantId::eq,
            |_, mine, _| mine,
        ),
    };
    (rules != none).then_some(rules)
}

fn merge_keep_out(
    base: Option<&SavedKeepOut>,
    mine: SavedKeepOut,
    theirs: &SavedKeepOut,
) -> SavedKeepOut {
    SavedKeepOut {
        until: pick(base.map(|base| &base.until), mine.until, &theirs.until),
        by: first(base.map(|base| &base.by), mine.by, theirs.by.as_ref()),
        since: mine.since.min(theirs.since),
        ..mine
    }
}

fn merge_door(
    base: Option<&SavedDoor>,
    mine: Option<SavedDoor>,
    theirs: Option<&SavedDoor>,
) -> Option<SavedDoor> {
    let (mine, theirs) = match (mine, theirs) {
        (Some(mine), Some(theirs)) => (mine, theirs),
        // Opened by one of the two, unless the other has closed it anew meanwhile.
        (Some(mine), None) => return is_another(base, &mine).then_some(mine),
        (None, Some(theirs)) => return is_another(base, theirs).then(|| theirs.clone()),
        (None, None) => return None,
    };
    if base.is_none() {
        // Closed by both before either knew of the other: the later one says what holds, for as long as either wanted.
        let until = mine.until.max(theirs.until);
        let is_later = (mine.closed, &mine.by) >= (theirs.closed, &theirs.by);
        let later = if is_later { mine } else { theirs.clone() };
        return Some(SavedDoor { until, ..later });
    }
    let is_mine = |base: &&SavedDoor| base.closed == mine.closed;
    if base.is_some_and(|base| base.closed != theirs.closed && is_mine(&base))
        && theirs.by != mine.by
    {
        // Another window opened it and closed it anew.
        return Some(theirs.clone());
    }
    Some(SavedDoor {
        closed: pick(base.map(|base| &base.closed), mine.closed, &theirs.closed),
        until: pick(base.map(|base| &base.until), mine.until, &theirs.until),
        scope: pick(base.map(|base| &base.scope), mine.scope, &theirs.scope),
        lets_in: pick(
            base.map(|base| &base.lets_in),
            mine.lets_in,
            &theirs.lets_in,
        ),
        by: first(base.map(|base| &base.by), mine.by, theirs.by.as_ref()),
    })
}

fn is_another(base: Option<&SavedDoor>, door: &SavedDoor) -> bool {
    base.is_none_or(|base| base.closed != door.closed)
}

/// One value: what this window changed, or else what the disk says.
fn pick<T: PartialEq + Clone>(base: Option<&T>, mine: T, theirs: &T) -> T {
    if base == Some(&mine) {
        theirs.clone()
    } else {
        mine
    }
}

/// Who came first: of two windows that take over at the same time, one.
fn first<T: PartialEq + Clone>(
    base: Option<&Option<T>>,
    mine: Option<T>,
    theirs: Option<&T>,
) -> Option<T> {
    match theirs {
        Some(theirs) if base.and_then(Option::as_ref) != Some(theirs) => Some(theirs.clone()),
        _ => mine,
    }
}

/// A list without two entries for the same: what either added is there, what either took back is not.
fn merge_list<T: PartialEq + Clone>(
    base: &[T],
    mine: Vec<T>,
    theirs: &[T],
    is_same: impl Fn(&T, &T) -> bool,
    merge_one: impl Fn(Option<&T>, T, &T) -> T,
) -> Vec<T> {
    let find = |list: &[T], of: &T| list.iter().find(|entry| is_same(entry, of)).cloned();
    let mut merged = Vec::with_capacity(theirs.len().max(mine.len()));
    for entry in theirs {
        let was = find(base, entry);
        match find(&mine, entry) {
            Some(own) if was.as_ref() == Some(&own) => merged.push(entry.clone()),
            Some(own) => merged.push(merge_one(was.as_ref(), own, entry)),
            None if was.is_none() => merged.push(entry.clone()),
            None => {}
        }
    }
    let is_new = |entry: &T| find(theirs, entry).is_none() && find(base, entry).is_none();
    merged.extend(mine.into_iter().filter(is_new));
    merged
}

#[cfg(test)]
mod tests;
