//! Merges the changes that two windows made to the same saved list.
//!
//! This is a three-way merge: `base` is the list on which this window last agreed with the disk. If a value of this
//! window differs from `base`, this window changed it, and its value usually counts. Otherwise, the value on disk
//! counts. The main exceptions:
//! - Deleting a rule wins over changing it, whichever window writes last.
//! - A call that another window deleted usually stays deleted. It comes back if this window noted the call's end,
//!   changed the rules, or switched the keepAlive requests.

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::saved::{
    SavedCall, SavedDoor, SavedEnd, SavedKeepOut, SavedPerson, SavedRules,
};

/// Merges one call. Returns `None` if another window deleted the call, unless this window changed its rules, its end or
/// its keepAlive setting.
pub(crate) fn merge_call(
    base: Option<&SavedCall>,
    mine: SavedCall,
    theirs: Option<&SavedCall>,
) -> Option<SavedCall> {
    let Some(theirs) = theirs else {
        return base
            .is_none_or(|base| changed_apart_from_last_keep_alive(base, &mine))
            .then_some(mine);
    };
    // If both windows added the same call, compares with an empty call.
    let nothing = SavedCall::new(mine.id.clone(), mine.watched_since);
    let base = base.unwrap_or(&nothing);
    let rules = merge_rules(base.rules.as_ref(), mine.rules, theirs.rules.as_ref());
    let mut ended = pick(Some(&base.ended), mine.ended, &theirs.ended);
    // The other window made the app leave the call. This window may only have noted that the call ended.
    if let (Some(end), Some(SavedEnd { left: true, .. })) = (&mut ended, &theirs.ended) {
        end.left = true;
    }
    Some(SavedCall {
        id: mine.id,
        subject: pick(Some(&base.subject), mine.subject, &theirs.subject),
        label: pick(Some(&base.label), mine.label, &theirs.label),
        created: pick(Some(&base.created), mine.created, &theirs.created),
        keep_alive: pick(Some(&base.keep_alive), mine.keep_alive, &theirs.keep_alive),
        kept_alive: match base.kept_alive {
            kept if kept == theirs.kept_alive => mine.kept_alive,
            kept if kept == mine.kept_alive => theirs.kept_alive,
            _ => mine.kept_alive.max(theirs.kept_alive),
        },
        watched_since: mine.watched_since.min(theirs.watched_since),
        ended,
        rules,
    })
}

/// Whether this window changed the call's rules, its end or its keepAlive setting. If not, a call that another window
/// deleted stays deleted.
fn changed_apart_from_last_keep_alive(base: &SavedCall, mine: &SavedCall) -> bool {
    base.rules != mine.rules || base.ended != mine.ended || base.keep_alive != mine.keep_alive
}

pub(crate) fn merge_protected(
    base: &[SavedPerson],
    mine: Vec<SavedPerson>,
    theirs: &[SavedPerson],
) -> Vec<SavedPerson> {
    let is_same = |one: &SavedPerson, other: &SavedPerson| one.identity.is_same_as(&other.identity);
    merge_list(base, mine, theirs, is_same, |_, mine, _| mine)
}

/// Merges the rules of a call. Returns `None` if none are left.
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
            &base.kept_out, mine.kept_out, &theirs.kept_out, is_same, merge_keep_out,
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

/// Merges the changes of both windows to the rule that keeps one person out.
fn merge_keep_out(
    base: Option<&SavedKeepOut>,
    mine: SavedKeepOut,
    theirs: &SavedKeepOut,
) -> SavedKeepOut {
    SavedKeepOut {
        until: pick(base.map(|base| &base.until), mine.until, &theirs.until),
        by: first(
            base.and_then(|base| base.by.as_ref()),
            mine.by,
            theirs.by.as_ref(),
        ),
        since: mine.since.min(theirs.since),
        ..mine
    }
}

/// Merges the changes of both windows to the door. A door that was opened and closed again counts
/// as a new door.
fn merge_door(
    base: Option<&SavedDoor>,
    mine: Option<SavedDoor>,
    theirs: Option<&SavedDoor>,
) -> Option<SavedDoor> {
    let (mine, theirs) = match (mine, theirs) {
        (Some(mine), Some(theirs)) => (mine, theirs),
        // The door is open in one window. It counts as closed only if the other window closed it after `base`.
        (Some(mine), None) => return is_another(base, &mine).then_some(mine),
        (None, Some(theirs)) => return is_another(base, theirs).then(|| theirs.clone()),
        (None, None) => return None,
    };
    let Some(base) = base else {
        // Both windows closed the door. The later closing decides the settings. The door opens at the later of the two
        // times.
        let until = mine.until.max(theirs.until);
        let is_later = (mine.closed, &mine.by) >= (theirs.closed, &theirs.by);
        let later = if is_later { mine } else { theirs.clone() };
        return Some(SavedDoor { until, ..later });
    };
    let is_new = base.closed == mine.closed && base.closed != theirs.closed;
    if is_new && theirs.by != mine.by {
        // Another window opened the door and closed it again.
        return Some(theirs.clone());
    }
    Some(SavedDoor {
        closed: pick(Some(&base.closed), mine.closed, &theirs.closed),
        until: pick(Some(&base.until), mine.until, &theirs.until),
        scope: pick(Some(&base.scope), mine.scope, &theirs.scope),
        lets_in: pick(Some(&base.lets_in), mine.lets_in, &theirs.lets_in),
        by: first(base.by.as_ref(), mine.by, theirs.by.as_ref()),
    })
}

/// Whether `door` is another door than in `base`: it was closed at another time.
fn is_another(base: Option<&SavedDoor>, door: &SavedDoor) -> bool {
    base.is_none_or(|base| base.closed != door.closed)
}

/// Returns this window's value if this window changed or added it, or else the value on disk.
fn pick<T: PartialEq + Clone>(base: Option<&T>, mine: T, theirs: &T) -> T {
    if base == Some(&mine) {
        theirs.clone()
    } else {
        mine
    }
}

/// Returns the value on disk if another window changed it, or else this window's value. So the
/// window that took over a rule first keeps it.
fn first<T: PartialEq + Clone>(base: Option<&T>, mine: Option<T>, theirs: Option<&T>) -> Option<T> {
    theirs.filter(|_| theirs != base).cloned().or(mine)
}

/// Merges the list of this window with the list on disk. Keeps entries that either window added, and drops entries that
/// either deleted. No list may contain duplicates.
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
