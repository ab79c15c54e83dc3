//! The sentence about a move into a call that isn't in front.

use crate::app::language::text::{in_sentence, key, tr, tr_with};
use crate::app::words::activity_text::{Sentence, name};
use crate::app::words::person_text::kind_of;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Subject};

/// Placeholder for the person's name.
const NAME: &str = "\u{1}";

/// Returns the key of the words for a move into another call. `None` if the deed can't be about a move.
pub(crate) fn move_key(deed: Deed, source: Option<Source>) -> Option<&'static str> {
    Some(match (deed, source) {
        (Deed::Invite, _) => key!("activity-move-to"),
        (Deed::CancelInvitation, Some(Source::AutoCancel)) => {
            key!("activity-move-to-cancel-by-itself")
        }
        (Deed::CancelInvitation, _) => key!("activity-move-to-cancel"),
        _ => return None,
    })
}

/// Returns the sentence about a move into the call with this title. `None` if the entry isn't about a move.
///
/// Without the title, the entry would seem to be about a move into the call in front.
pub(crate) fn move_sentence(entry: &ActivityEntry, title: &str) -> Option<Sentence> {
    let ActivityEvent::Did(deed, subject) = &entry.what else {
        return None;
    };
    let key = move_key(*deed, entry.source).filter(|_| entry.moves)?;
    let who = entry.what.who()?;
    let mut about = kind_of(who);
    if matches!(subject, Subject::Invited(.., true)) {
        about = [about, in_sentence(&tr("invitation-hidden"))].join(&tr("counts-comma"));
    }
    let values = [
        ("who", NAME.into()),
        ("kind", about.into()),
        ("call", title.to_owned().into()),
    ];
    let text = tr_with(key, &values);
    let (before, after) = text.split_once(NAME)?;
    Some(Sentence {
        before: before.to_owned(),
        name: name(who),
        after: after.to_owned(),
    })
}
