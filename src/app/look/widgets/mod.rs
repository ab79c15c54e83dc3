//! The widgets that panels are built from: every control shows its focus and has a name for screen readers.
//!
//! Icons are code points of the icon font; see [`crate::app::look::theme::icon`].

pub(crate) mod badge;
pub(crate) mod button;
pub(crate) mod choice;
pub(crate) mod editing;
pub(crate) mod field;
pub(crate) mod linked_names;
pub(crate) mod moved;
pub(crate) mod notice;
pub(crate) mod primary;
pub(crate) mod progress;
pub(crate) mod ring;
pub(crate) mod search;
pub(crate) mod secret_text;
pub(crate) mod steady;
pub(crate) mod text;

#[cfg(test)]
mod tests;

pub use crate::app::look::widgets::badge::{badge, badge_icon, badge_word, key_cap, mark, tag};
pub use crate::app::look::widgets::button::{Button, ButtonKind, fold_link, icon_button, link};
pub use crate::app::look::widgets::choice::{
    check_box, check_box_because, chip, focused_segment, segment, segment_of,
};
pub use crate::app::look::widgets::field::{TextField, hide_secret};
pub use crate::app::look::widgets::linked_names::NameList;
pub use crate::app::look::widgets::notice::{
    Cross, NoticeControls, NoticeLabel, NoticePlace, NoticeResponse, Tone, empty_state, notice,
    notice_named, notice_names, notice_rows,
};
pub use crate::app::look::widgets::progress::{keep_still, progress_bar, ringing_arc, spinner};
pub use crate::app::look::widgets::search::SearchField;
pub use crate::app::look::widgets::secret_text::SecretText;
pub use crate::app::look::widgets::text::{
    elided, elided_quiet, fitted, heading, icon, label_value, named, section_head, verbatim,
};
