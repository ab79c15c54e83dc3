//! Looks up the addresses of visible members. Graph gives only a name for some members, and an address tells namesakes
//! apart.

use std::sync::Arc;

use crate::app::call::state::call_ui::CallUi;
use crate::moderation::command::Command;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::row::Row;

/// Returns the object id of a member without a known address. `None` for everyone else.
pub(crate) fn unknown_member(row: &Row) -> Option<Arc<str>> {
    let identity = &row.participant.identity;
    let is_unknown = row.badge == Badge::Member && identity.email.is_none();
    let account = identity.lasting().filter(|_| is_unknown)?;
    Some(account.id().clone())
}

/// Asks the directory for these members' addresses unless the last request was for the same members. The worker skips
/// members it has already asked about.
pub(crate) fn ask_for_addresses(unknown: Vec<Arc<str>>, cx: &mut CallUi<'_>) {
    if unknown != cx.state.list.unknown {
        cx.state.list.unknown.clone_from(&unknown);
        if !unknown.is_empty() {
            cx.tell(Command::WhoAre(unknown));
        }
    }
}
