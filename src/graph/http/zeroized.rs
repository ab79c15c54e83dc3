//! Secret texts that leave no copies behind in memory.

use secrecy::zeroize::Zeroizing;

/// Collects characters into a text that is wiped when it is dropped. `room` is the maximum number
/// of bytes needed: a text that grows is moved, and its old memory is not wiped.
pub(crate) fn gathered(room: usize, letters: impl IntoIterator<Item = char>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(room));
    text.extend(letters);
    debug_assert!(text.len() <= room, "the text has moved");
    text
}
