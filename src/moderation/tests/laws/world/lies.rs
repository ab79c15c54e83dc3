//! Turns a true roster into a false one.

use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Participant;
use crate::moderation::tests::laws::world::meeting::OWN;
use crate::moderation::tests::laws::world::script::RosterLie;

/// Whether these entries list the id as present.
pub(crate) fn lists(entries: &[Participant], id: &ParticipantId) -> bool {
    let theirs = |entry: &Participant| entry.id.as_ref() == Some(id) && entry.removed.is_none();
    entries.iter().any(theirs)
}

/// Falsifies a roster. Returns why people may be missing. `None` if nothing in the response shows that.
pub(crate) fn distort(entries: &mut Vec<Participant>, lie: RosterLie) -> Option<IncompleteReason> {
    match lie {
        RosterLie::Lacks(whom) => drop_all(entries, &whom),
        RosterLie::Short(kept) => entries.truncate(kept),
        RosterLie::Removed(at) => {
            if let Some(entry) = pick(entries, at) {
                entry.removed = Some("removed".into());
            }
        }
        RosterLie::Empty => entries.clear(),
        RosterLie::WithoutUs(whom) => {
            drop_all(entries, &whom);
            entries.retain(|entry| entry.id != Some(OWN.into()));
        }
        RosterLie::WithoutId(at) => {
            if let Some(entry) = pick(entries, at) {
                entry.id = None;
            }
        }
        RosterLie::Capitals(whom) => {
            for at in whom {
                pick(entries, at).into_iter().for_each(shout);
            }
            entries.first_mut().into_iter().for_each(shout);
        }
        RosterLie::Twice(at, loud) => {
            if let Some(mut again) = pick(entries, at).cloned() {
                if loud {
                    shout(&mut again);
                }
                entries.push(again);
            }
        }
        RosterLie::Cut(most) if entries.len() > most => {
            entries.truncate(most);
            return Some(IncompleteReason::Cut);
        }
        RosterLie::LostPage(read) if entries.len() > read => {
            entries.truncate(read);
            return Some(IncompleteReason::Page { read });
        }
        RosterLie::Unreadable(whom) if entries.len() > 1 => {
            let before = entries.len();
            drop_all(entries, &whom);
            return Some(IncompleteReason::Entries(before - entries.len()));
        }
        _ => {}
    }
    None
}

/// Writes the participant id in capitals.
fn shout(entry: &mut Participant) {
    let id = entry.id.take();
    entry.id = id.map(|id| id.as_str().to_uppercase().as_str().into());
}

/// Picks one of the entries except the first, which is this app's: the one at position `at`, wrapping around. `None` if
/// there are no others.
fn pick(entries: &mut [Participant], at: usize) -> Option<&mut Participant> {
    let others = entries.len().checked_sub(1).filter(|others| *others > 0)?;
    entries.get_mut(1 + at % others)
}

fn drop_all(entries: &mut Vec<Participant>, whom: &[usize]) {
    for at in whom {
        let id = pick(entries, *at).and_then(|entry| entry.id.clone());
        entries.retain(|entry| entry.id != id || id.is_none());
    }
}
