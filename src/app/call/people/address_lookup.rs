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

/// Asks about members whom the list does not name by an address, whenever others come into sight; who was asked about
/// before is known there.
pub(crate) fn ask_for_addresses(unknown: Vec<Arc<str>>, cx: &mut CallUi<'_>) {
    if unknown != cx.state.list.unknown {
        cx.state.list.unknown.clone_from(&unknown);
        if !unknown.is_empty() {
            cx.tell(Command::WhoAre(unknown));
        }
    }
}
