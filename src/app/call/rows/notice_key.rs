//! The key on the first button of a notice.

use std::sync::LazyLock;

use crate::app::state::commands::UiCommand;

/// Returns the key that moves the focus to the first button.
pub(super) fn focus_key() -> &'static str {
    static KEY: LazyLock<String> = LazyLock::new(|| UiCommand::GoToNotice.key());
    &KEY
}
