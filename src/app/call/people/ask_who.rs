//! Who in sight is known by a name alone: the directory is asked for an address that tells them from others.

use std::sync::Arc;

use crate::app::call::state::call_ui::CallUi;
use crate::moderation::command::Command;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::row::Row;

/// The object id of a member of whom no address is known.
pub(crate) fn unknown_member(row: &Row) -> Option<Arc<str>> {
    let identity = &row.participant.identity;
    let is_unknown = row.badge == Badge::Member && identity.email.is_none();
    let account = identity.lasting().filter(|_| is_unknown)?;
    Some(account.id().clone())
}

/// Asks the directory about members whom the list does not name by an address, each once.
pub(crate) fn ask_who(unknown: Vec<Arc<str>>, cx: &mut CallUi<'_>) {
    let is_new = |id: &Arc<str>| cx.state.list.asked_who.insert(id.clone());
    let new: Vec<Arc<str>> = unknown.into_iter().filter(is_new).collect();
    if !new.is_empty() {
        cx.tell(Command::WhoAre(new));
    }
}
