//! Texts about the callback address, to which Graph sends its notifications.

use crate::app::language::text::{sentences, tr};
use crate::settings::callback::{CallbackError, may_be_kept};

/// Says what Graph uses the callback address for. If the address may not be saved, says that first.
pub(crate) fn callback_hint(address: &str) -> String {
    if may_be_kept(address) {
        tr("callback-explained")
    } else {
        sentences(&[tr("callback-not-kept"), tr("callback-explained")])
    }
}

/// Says why Graph couldn't send notifications to this address.
pub(crate) fn callback_text(error: CallbackError) -> String {
    match error {
        CallbackError::Empty => tr("callback-empty"),
        CallbackError::NotAUrl => tr("callback-not-a-url"),
        CallbackError::NotHttps => tr("callback-not-https"),
        CallbackError::NoHost => tr("callback-no-host"),
        CallbackError::UserInfo => tr("callback-user-info"),
        CallbackError::Fragment => tr("callback-fragment"),
        CallbackError::Local => tr("callback-local"),
    }
}
