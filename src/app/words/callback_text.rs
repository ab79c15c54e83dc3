//! Texts about the callback address, to which Graph sends its notifications.

use crate::app::language::text::{sentences, tr};
use crate::moderation::model::name::SafeName;
use crate::settings::callback::{CallbackError, may_be_kept};

/// Says what Graph uses the callback address for. If the address may not be saved, says that first.
pub(crate) fn callback_hint(address: &str) -> String {
    if may_be_kept(address) {
        tr("callback-explained")
    } else {
        sentences(&[tr("callback-not-kept"), tr("callback-explained")])
    }
}

/// Returns a callback address for showing and copying. What follows `?` may be a key, so `…` stands for it.
pub(crate) fn shown_callback(address: &str) -> String {
    let shown = match address.split_once('?') {
        Some((address, _)) => format!("{address}?…"),
        None => address.to_owned(),
    };
    SafeName::new(&shown).as_str().to_owned()
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
        CallbackError::OfMicrosoft => tr("callback-of-microsoft"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_key_is_not_shown() {
        for (address, shown) in [
            ("https://relay.example/calls", "https://relay.example/calls"),
            (
                "https://relay.example/calls?code=hush",
                "https://relay.example/calls?…",
            ),
            (
                "https://relay.example/?a=hush?b=hush",
                "https://relay.example/?…",
            ),
        ] {
            assert_eq!(shown_callback(address), shown);
        }
    }
}
