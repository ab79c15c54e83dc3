//! The text of a secret field. It leaves as few copies in memory as a text field can.

use std::any::TypeId;
use std::ops::{Deref, Range};

use egui::TextBuffer;
use egui::text::CharIndex;
use secrecy::zeroize::{Zeroize as _, Zeroizing};

/// A typed or pasted secret in one allocation. It never grows past `ROOM` bytes, and is overwritten when dropped.
///
/// A growing text would leave earlier copies in memory. A paste that doesn't fit is refused as a whole: the server
/// would reject half a secret anyway.
pub struct SecretText<const ROOM: usize> {
    text: Zeroizing<String>,
    has_refused: bool,
}

impl<const ROOM: usize> Default for SecretText<ROOM> {
    fn default() -> Self {
        Self {
            text: Zeroizing::new(String::with_capacity(ROOM)),
            has_refused: false,
        }
    }
}

impl<const ROOM: usize> From<&str> for SecretText<ROOM> {
    fn from(typed: &str) -> Self {
        let mut text = Self::default();
        text.replace_with(typed);
        text
    }
}

impl<const ROOM: usize> Deref for SecretText<ROOM> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl<const ROOM: usize> SecretText<ROOM> {
    /// Overwrites the whole allocation, including earlier text that the user deleted.
    pub fn wipe(&mut self) {
        self.text.zeroize();
        self.has_refused = false;
    }

    /// Returns the limit in bytes if the last input was refused as too long. Otherwise `None`.
    pub fn refused(&self) -> Option<usize> {
        self.has_refused.then_some(ROOM)
    }
}

impl<const ROOM: usize> TextBuffer for SecretText<ROOM> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.text
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        self.has_refused = self.text.len().saturating_add(text.len()) > ROOM;
        if self.has_refused {
            return 0;
        }
        TextBuffer::insert_text(&mut *self.text, text, char_index)
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        self.has_refused = false;
        TextBuffer::delete_char_range(&mut *self.text, char_range);
    }

    fn clear(&mut self) {
        self.wipe();
    }

    fn replace_with(&mut self, text: &str) {
        self.wipe();
        self.insert_text(text, CharIndex(0));
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Self>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_in_its_place_and_takes_nothing_that_does_not_fit() {
        let mut text = SecretText::<8>::default();
        let place = text.as_ptr();
        for typed in ["äb", "cde"] {
            assert!(text.insert_text(typed, CharIndex(0)) > 0);
        }
        assert_eq!(&*text, "cdeäb");
        assert_eq!(text.insert_text("1234", CharIndex(5)), 0);
        assert_eq!((&*text, text.refused()), ("cdeäb", Some(8)));
        text.delete_char_range(CharIndex(0)..CharIndex(3));
        assert_eq!((&*text, text.refused()), ("äb", None));
        text.replace_with("12345678");
        assert_eq!((&*text, text.as_ptr()), ("12345678", place));
        text.wipe();
        assert_eq!((text.len(), text.as_ptr()), (0, place));
        assert_eq!(SecretText::<8>::from("123456789").refused(), Some(8));
    }
}
