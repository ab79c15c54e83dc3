//! The key on the first button of a notice.

use std::sync::LazyLock;

use crate::app::state::commands::UiCommand;

/// Returns the key that moves the focus to the first button.
pub(super) fn focus_key() -> &'static str {
    static KEY: LazyLock<String> = LazyLock::new(|| UiCommand::GoToNotice.key());
    &KEY
}

/// Returns the keys that press the first button: the one of [`focus_key`], then Enter.
pub(super) fn focus_keys() -> &'static str {
    static KEYS: LazyLock<String> = LazyLock::new(|| format!("{}, Enter", focus_key()));
    &KEYS
}
