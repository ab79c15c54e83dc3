//! A text that is put into words each time it is drawn, so that it follows the language of the window.

use std::fmt;
use std::rc::Rc;

use crate::app::language::text::tr;

/// A sentence that is put into words each time it is drawn, such as why a field's text can't be used.
///
/// The default has no words. It stands for an error while the user corrects the field: the line of the error keeps its
/// place.
#[derive(Clone, Default)]
pub struct LateText(Option<Rc<dyn Fn() -> String>>);

impl LateText {
    pub(crate) fn new(words: impl Fn() -> String + 'static) -> Self {
        Self(Some(Rc::new(words)))
    }

    pub(crate) fn of(key: &'static str) -> Self {
        Self::new(move || tr(key))
    }

    /// Makes an error if a check returns words, which say what is wrong. Runs the check again for each drawing.
    pub(crate) fn found(check: impl Fn() -> Option<String> + 'static) -> Option<Self> {
        check().map(|_| Self::new(move || check().unwrap_or_default()))
    }

    /// Returns the words in the chosen language; empty while the text is being corrected.
    pub(crate) fn words(&self) -> String {
        self.0.as_ref().map(|words| words()).unwrap_or_default()
    }

    /// Whether the text is being corrected.
    pub(crate) fn is_corrected(&self) -> bool {
        self.0.is_none()
    }
}

impl PartialEq for LateText {
    fn eq(&self, other: &Self) -> bool {
        self.words() == other.words()
    }
}

impl Eq for LateText {}

impl fmt::Debug for LateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

/// Returns the words of a field's error, for drawing.
pub(crate) fn error_words(error: Option<&LateText>) -> Option<String> {
    error.map(LateText::words)
}

/// Clears the error of a text that is being corrected. The error's line stays, so that no button moves under the
/// pointer.
pub(crate) fn is_corrected(error: &mut Option<LateText>) {
    if let Some(error) = error {
        *error = LateText::default();
    }
}
