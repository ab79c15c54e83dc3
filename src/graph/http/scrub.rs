//! Removes our secrets from the responses of servers.
//!
//! A server receives the token or the client secret. Some servers repeat a received text in an error, a header, an id
//! or a page. Any such text may be shown later. So each response is cleaned when it arrives, before other code reads
//! it. The only exception is the body that grants a token.

mod escapes;
mod filler;
mod forms;
mod lists;
mod needle;
mod starts;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use crate::graph::http::scrub::needle::Needle;
use crate::graph::http::scrub::starts::SecretPrefixes;
use crate::moderation::model::ids::hyphenated_guid;

/// Text that replaces a secret.
const REMOVED: &str = "[secret]";
/// Shortest text that is registered as a secret, in bytes. Removing shorter texts would damage
/// names.
const SHORTEST: usize = 6;
/// Maximum number of tokens and assertions remembered, besides the credential itself.
const MOST_PASSING: usize = 8;
/// Maximum number of meeting passcodes and callback address keys remembered in each of the lists `meetings` and
/// `plain`.
const MOST_OF_MEETINGS: usize = 32;
/// Maximum number of credentials, tokens and assertions remembered from earlier sign-ins.
const MOST_EARLIER: usize = 12;
/// Number of newest tokens and assertions remembered from an earlier sign-in.
const NEWEST_PASSING: usize = 3;
/// Shortest passcode or key, in bytes, that can't be mistaken for a part of an id or name. It also has to mix letters
/// and digits.
const UNMISTAKABLE: usize = 8;
/// Longest request id, in bytes.
const LONGEST_ID: usize = 100;

/// The secrets of one session, and newer ones of earlier sign-ins. Cheap to clone; clones share them. `Debug` prints
/// none of them.
#[derive(Clone, Default)]
pub(crate) struct Scrub(Arc<RwLock<KnownSecrets>>);

#[derive(Default)]
struct KnownSecrets {
    /// Secrets for the whole session.
    lasting: Vec<Secret>,
    /// Tokens and assertions, newest last.
    passing: Vec<Secret>,
    /// Credentials, tokens and assertions of earlier sign-ins, newest last.
    earlier: Vec<Secret>,
    /// Passcodes of meetings and keys of callback addresses that can't be mistaken for an id or
    /// name, newest last.
    meetings: Vec<Secret>,
    /// Short or plain passcodes and keys, such as `123456`. Removed from error bodies only, because a roster may
    /// contain an id with the same digits.
    plain: Vec<Secret>,
    /// GUIDs of tenants and apps. They stay readable, even if the operator pasted one into the field of a secret.
    public: Vec<String>,
    /// Forms of all secrets except those in `plain`, by their first bytes. Removed from headers and bodies.
    everywhere: SecretPrefixes,
    /// Forms of all secrets, by their first bytes. Removed from error bodies.
    in_errors: SecretPrefixes,
}

impl Scrub {
    /// Registers a secret for the whole session: a client secret or a pasted token.
    pub(crate) fn keep(&self, secret: &str) {
        self.learn(secret, |known, secret| known.lasting.push(secret));
    }

    /// Leaves the tenant or app of a sign-in readable, even if it is registered as a secret.
    ///
    /// Ignores an `id` that is not a GUID, because it may be a secret in the wrong field.
    pub(crate) fn allow(&self, id: &str) {
        if hyphenated_guid(id).is_none() {
            return;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.public.push(id.to_ascii_lowercase());
    }

    /// Registers a secret that is soon replaced: a token or an assertion.
    pub(crate) fn keep_for_now(&self, secret: &str) {
        self.learn(secret, |known, secret| {
            push(&mut known.passing, secret, MOST_PASSING);
        });
    }

    /// Adopts the secrets of an earlier sign-in, because a server that received them may still repeat them.
    ///
    /// Of its tokens and assertions, adopts only the newest [`NEWEST_PASSING`].
    pub(crate) fn take_over(&self, earlier: &Self) {
        if Arc::ptr_eq(&self.0, &earlier.0) {
            return;
        }
        let before = earlier.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let newest = before.passing.len().saturating_sub(NEWEST_PASSING);
        let passing = &before.passing[newest..];
        for secret in before.earlier.iter().chain(&before.lasting).chain(passing) {
            known.earlier.retain(|old| !old.is_same_as(secret));
            push(&mut known.earlier, secret.clone(), MOST_EARLIER);
        }
        known.public.extend(before.public.iter().cloned());
        known.public.sort_unstable();
        known.public.dedup();
        for secret in &before.meetings {
            push(&mut known.meetings, secret.clone(), MOST_OF_MEETINGS);
        }
        for secret in &before.plain {
            push(&mut known.plain, secret.clone(), MOST_OF_MEETINGS);
        }
        known.collect();
    }

    /// Registers a passcode of a meeting, or a key of a callback address.
    pub(crate) fn keep_of_meeting(&self, secret: &str) {
        let has = |kind: fn(&u8) -> bool| secret.as_bytes().iter().any(kind);
        let mixes = has(u8::is_ascii_alphabetic) && has(u8::is_ascii_digit);
        let is_unmistakable = secret.len() >= UNMISTAKABLE && mixes;
        self.learn(secret, |known, secret| {
            let kept = if is_unmistakable {
                &mut known.meetings
            } else {
                &mut known.plain
            };
            push(kept, secret, MOST_OF_MEETINGS);
        });
    }

    /// Registers a secret, unless it is known or too short.
    fn learn(&self, secret: &str, keep: impl FnOnce(&mut KnownSecrets, Secret)) {
        if secret.len() < SHORTEST {
            return;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.earlier.retain(|old| !old.is(secret));
        if known.secrets().all(|old| !old.is(secret)) {
            keep(&mut known, Secret::new(secret));
            known.collect();
        }
    }

    /// Removes secrets from a text, except plain passcodes such as `123456`.
    pub(crate) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.cleaned(text.as_bytes(), |known| &known.everywhere) {
            // A match may start or end within a character, so the other bytes may be invalid UTF-8.
            Some(bytes) => String::from_utf8_lossy(&bytes).into_owned().into(),
            None => text.into(),
        }
    }

    /// Removes secrets from the body of a success, except plain passcodes such as `123456`. JSON stays valid.
    pub(crate) fn body(&self, body: Vec<u8>) -> Vec<u8> {
        self.cleaned(&body, |known| &known.everywhere)
            .unwrap_or(body)
    }

    /// Removes secrets from the body of an error, including plain passcodes such as `123456`. Elsewhere, plain
    /// passcodes stay, because an id could contain the same digits.
    pub(crate) fn error_body(&self, body: Vec<u8>) -> Vec<u8> {
        self.cleaned(&body, |known| &known.in_errors)
            .unwrap_or(body)
    }

    /// Returns a server's request id without secrets. `None` if the rest does not look like an id.
    pub(crate) fn id(&self, id: &str) -> Option<String> {
        let id = self.text(id);
        is_like_an_id(&id).then(|| id.into_owned())
    }

    /// Returns the text without the secrets that `of` selects. `None` if it contains none.
    fn cleaned(&self, text: &[u8], of: fn(&KnownSecrets) -> &SecretPrefixes) -> Option<Vec<u8>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let starts = of(&known);
        let mut places = known.listed(starts, text).into_iter();
        let unlisted = without(text, &format!("\"{REMOVED}\""), |_| places.next());
        let text = unlisted.as_deref().unwrap_or(text);
        without(text, REMOVED, |from| known.find(starts, text, from)).or(unlisted)
    }
}

impl fmt::Debug for Scrub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scrub")
    }
}

impl KnownSecrets {
    fn secrets(&self) -> impl Iterator<Item = &Secret> {
        self.unmistakable().chain(&self.plain)
    }

    /// Returns the secrets that are also removed from headers and successes, not only from error bodies.
    fn unmistakable(&self) -> impl Iterator<Item = &Secret> {
        let tokens = self.lasting.iter().chain(&self.passing);
        tokens.chain(&self.earlier).chain(&self.meetings)
    }

    /// Rebuilds `everywhere` and `in_errors` from all secrets, after one was added.
    fn collect(&mut self) {
        self.everywhere = SecretPrefixes::of(self.unmistakable().flat_map(|secret| &secret.0));
        self.in_errors = SecretPrefixes::of(self.secrets().flat_map(|secret| &secret.0));
    }

    /// Returns the range of the next secret in a text. Skips parts of the ids that [`Scrub::allow`] leaves readable.
    fn find(
        &self,
        starts: &SecretPrefixes,
        text: &[u8],
        mut from: usize,
    ) -> Option<(usize, usize)> {
        loop {
            let (start, end) = starts.find(text, from)?;
            let found = &text[start..end];
            let is_part = |id: &String| {
                let mut parts = id.as_bytes().windows(found.len());
                parts.any(|part| part.eq_ignore_ascii_case(found))
            };
            if !self.public.iter().any(is_part) {
                return Some((start, end));
            }
            from = end;
        }
    }

    /// Returns the ranges of secrets that are written as lists of characters, in order.
    fn listed(&self, starts: &SecretPrefixes, text: &[u8]) -> Vec<(usize, usize)> {
        let mut places: Vec<(usize, usize)> = Vec::new();
        let (mut from, mut goes_on) = (0, false);
        while let Some(spelled) = lists::next(text, from, goes_on) {
            let mut at = 0;
            while let Some((start, end)) = self.find(starts, &spelled.text, at) {
                if spelled.goes_on && end == spelled.text.len() {
                    // The next part contains the whole secret.
                    break;
                }
                let place = spelled.place(start, end);
                let done = places.last().map_or(0, |last| last.1);
                places.extend(place.filter(|place| place.0 >= done));
                at = end;
            }
            (from, goes_on) = (spelled.end, spelled.goes_on);
        }
        places
    }
}

/// Replaces each range that `find` returns with `instead`, and searches on from the end of the range. `None` if `find`
/// returns no range.
fn without(
    text: &[u8],
    instead: &str,
    mut find: impl FnMut(usize) -> Option<(usize, usize)>,
) -> Option<Vec<u8>> {
    let mut clean: Option<Vec<u8>> = None;
    let mut done = 0;
    while let Some((start, end)) = find(done) {
        let clean = clean.get_or_insert_default();
        clean.extend_from_slice(&text[done..start]);
        clean.extend_from_slice(instead.as_bytes());
        done = end;
    }
    if let Some(clean) = &mut clean {
        clean.extend_from_slice(&text[done..]);
    }
    clean
}

/// Adds a secret, and drops the oldest if there are more than `most`.
fn push(kept: &mut Vec<Secret>, secret: Secret, most: usize) {
    kept.push(secret);
    if kept.len() > most {
        kept.remove(0);
    }
}

/// All forms of one secret, the plain one first. Clones share them.
#[derive(Clone)]
struct Secret(Vec<Arc<Needle>>);

impl Secret {
    fn new(secret: &str) -> Self {
        Self(forms::all_of(secret).into_iter().map(Arc::new).collect())
    }

    fn is(&self, secret: &str) -> bool {
        self.0.first().is_some_and(|it| it.is(secret.as_bytes()))
    }

    fn is_same_as(&self, other: &Self) -> bool {
        let [one, other] = [self, other].map(|secret| secret.0.first());
        one.zip(other)
            .is_some_and(|(one, other)| one.is(other.bytes()))
    }
}

/// Whether a text has the form of a request id. Other texts are not shown, since a server could
/// send any text as the id.
pub(crate) fn is_like_an_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:|{}".contains(&byte);
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(plain)
}

#[cfg(test)]
mod tests;
