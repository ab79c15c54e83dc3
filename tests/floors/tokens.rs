//! Finds paths in mere tokens: in macro arguments and attributes.

use syn::Attribute;
use syn::buffer::{Cursor, TokenBuffer};
use syn::{Macro, Meta};

/// Returns the paths in the arguments of a macro, whether they are code or not.
pub(super) fn in_macro(called: &Macro) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    gather(
        TokenBuffer::new2(called.tokens.clone()).begin(),
        &mut found,
        false,
    );
    found
}

/// Returns the paths in an attribute, including texts such as `#[serde(with = "span::optional")]`.
pub(super) fn in_attribute(attribute: &Attribute) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    if let Meta::List(list) = &attribute.meta {
        gather(
            TokenBuffer::new2(list.tokens.clone()).begin(),
            &mut found,
            true,
        );
    }
    found
}

fn gather(mut cursor: Cursor<'_>, found: &mut Vec<Vec<String>>, texts: bool) {
    while !cursor.eof() {
        if let Some((path, after)) = path_at(cursor) {
            found.push(path);
            cursor = after;
        } else if let Some((inside, _, _, after)) = cursor.any_group() {
            gather(inside, found, texts);
            cursor = after;
        } else if let Some((literal, after)) = cursor.literal() {
            found.extend(path_in(&literal.to_string()).filter(|_| texts));
            cursor = after;
        } else if let Some((_, after)) = cursor.token_tree() {
            cursor = after;
        } else {
            break;
        }
    }
}

/// Returns the path that begins here, such as `a::b::c`. Skips one that begins with `::`, which
/// names another crate.
fn path_at(mut cursor: Cursor<'_>) -> Option<(Vec<String>, Cursor<'_>)> {
    let mut path = Vec::new();
    let elsewhere = colons(cursor);
    cursor = elsewhere.unwrap_or(cursor);
    while let Some((name, after)) = cursor.ident() {
        path.push(name.to_string());
        cursor = after;
        let Some(next) = colons(after).filter(|next| next.ident().is_some()) else {
            break;
        };
        cursor = next;
    }
    if path.is_empty() {
        return None;
    }
    if elsewhere.is_some() {
        path.clear();
    }
    Some((path, cursor))
}

/// Returns the tokens after `::`, if `::` is next.
fn colons(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (first, after) = cursor.punct()?;
    let (second, after) = after.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(after)
}

/// Returns the path in a quoted text, if the text looks like one.
fn path_in(literal: &str) -> Option<Vec<String>> {
    let text = literal.strip_prefix('"')?.strip_suffix('"')?;
    let path = |letter: char| letter.is_alphanumeric() || "_:".contains(letter);
    text.chars()
        .all(path)
        .then(|| text.split("::").map(str::to_owned).collect())
}
