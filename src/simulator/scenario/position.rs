//! Finds the line and column of a string value in a JSON file, however the file escapes its characters.

/// A string value in a JSON text, not a key.
struct FoundString {
    /// Where the value begins in the text, in bytes.
    at: usize,
    /// The key that the value belongs to, also for a value inside an array.
    key: String,
    value: String,
}

/// Returns line and column, counted from 1, of the last string with this value. Prefers strings under the given keys.
/// Returns (1, 1) if there is no such string. The text must be valid JSON.
pub(crate) fn position(text: &str, value: &str, keys: &[&str]) -> (usize, usize) {
    let mut found = strings(text);
    found.retain(|it| it.value == value);
    let fits = |it: &&FoundString| keys.contains(&&*it.key);
    let last = found.iter().rfind(fits).or(found.last());
    let before = &text[..last.map_or(0, |it| it.at)];
    let column = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, column.chars().count() + 1)
}

fn strings(text: &str) -> Vec<FoundString> {
    let (mut strings, mut key, mut from) = (Vec::new(), String::new(), 0);
    while let Some(at) = text[from..].find('"').map(|next| from + next) {
        let mut is_escaped = false;
        let closes = |c: char| {
            let is_end = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end
        };
        let Some(length) = text[at + 1..].find(closes) else {
            break;
        };
        from = at + length + 2;
        let value: String = serde_json::from_str(&text[at..from]).unwrap_or_default();
        if text[from..].trim_start().starts_with(':') {
            key = value;
        } else {
            let key = key.clone();
            strings.push(FoundString { at, key, value });
        }
    }
    strings
}
