//! Reads the bodies of error responses, in all observed forms of Graph and the gateways before it.

use std::borrow::Cow;

use serde::de::{IgnoredAny, MapAccess, SeqAccess};

use crate::graph::http::lenient_json::{
    LenientJson, Name, Read, Text, object_from, read_body, skip, value,
};
use crate::graph::http::shortened::shortened;

/// Maximum number of entries kept of `details`, and of `errors`.
const MOST_DETAILS: usize = 20;
/// Generic error code of Graph. It may come in the error response to any request, so it says nothing about the
/// requested object.
const UNKNOWN: &str = "UnknownError";
/// Codes that say nothing about the requested call or participant. Gateways send all of them but the first. The numbers
/// only repeat the status.
const CODES_OF_NOTHING: [&str; 4] = [UNKNOWN, "ResourceNotFound", "404", "410"];
/// Graph's words for a call that is gone. They say nothing about one participant.
const CALL_GONE: ErrorWords = ErrorWords::Within("call not found");
/// Graph's words if a call has no participant with this id: the participant left, or never had the id.
pub(crate) const PARTICIPANT_GONE: ErrorWords = ErrorWords::Within("participant not found");

/// Lowercase words by which an error is recognized.
#[derive(Debug, Clone, Copy)]
pub enum ErrorWords {
    /// The words may occur anywhere in the message.
    Within(&'static str),
    /// The words have to be the whole message of an error in Graph's envelope. The error has no code, or only
    /// `UnknownError`.
    ///
    /// A gateway may send the same words in another form. They then don't show that a call or a participant is gone.
    Whole(&'static str),
}

impl ErrorWords {
    /// Returns the words, in lowercase.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Within(words) | Self::Whole(words) => words,
        }
    }
}

/// Content of an error body, outermost level first.
#[derive(Default)]
pub(crate) struct ErrorBody {
    /// Error codes of all levels.
    pub(crate) codes: Vec<String>,
    messages: Vec<String>,
    /// Graph's request id, if the body contains it.
    pub(crate) request_id: Option<String>,
    /// Members `target`, `details` and `errors` of all levels, as text.
    pub(crate) notes: Vec<String>,
    /// Whether the body is an object with an object `error`, as Graph's are.
    is_in_envelope: bool,
    /// Number of codes outside of the object `error`. They come first in `codes`.
    bare_codes: usize,
}

impl ErrorBody {
    /// Makes the content of a body that has only this code.
    pub(crate) fn with_code(code: Option<&str>) -> Self {
        Self {
            codes: code.map(str::to_owned).into_iter().collect(),
            ..Self::default()
        }
    }

    /// Reads a body. A body that is not JSON counts as empty, so that only the status matters.
    pub(crate) fn read(body: &[u8]) -> Self {
        let read = |body: &[u8]| {
            let Read(outermost) = serde_json::from_slice::<Read<Outermost<'_>>>(body)?;
            Ok(Self::of(outermost))
        };
        read_body(body, read).unwrap_or_default()
    }

    /// Collects all levels of nested errors.
    fn of(Outermost { envelope, is_list }: Outermost<'_>) -> Self {
        let is_in_envelope = !is_list && envelope.error.as_ref().is_some_and(|it| it.is_object);
        let mut told = Self {
            is_in_envelope,
            ..Self::default()
        };
        // Some gateways send `code` and `message` without the envelope.
        told.add_all(Some(envelope.bare));
        told.bare_codes = told.codes.len();
        told.add_all(envelope.error);
        told
    }

    /// Adds the content of an error and of all its inner errors.
    fn add_all(&mut self, outermost: Option<Level<'_>>) {
        let mut level = outermost.map(Box::new);
        while let Some(mut this) = level {
            level = this.inner.take();
            self.add(&this);
        }
    }

    /// Adds the content of one error, without its inner errors.
    fn add(&mut self, level: &Level<'_>) {
        // An error without code and message may hold them in the first entry of its member `errors`.
        let says_nothing = level.code.is_none() && level.message().is_none();
        let first = level.errors.0.first().filter(|_| says_nothing);
        let code = first.and_then(|first| first.code.as_deref());
        self.add_code(level.code.as_deref().or(code));
        let message = first.and_then(|first| first.message.as_deref());
        if let Some(message) = level.message().or(message) {
            // The message of an `UnknownError` may contain the JSON of a service behind Graph.
            match object_from::<Envelope<'_>>(message.as_bytes()) {
                Ok(wrapped) if wrapped.says_anything() => {
                    for level in [Some(wrapped.bare), wrapped.error].into_iter().flatten() {
                        self.add_code(level.code.as_deref());
                        self.messages.extend(level.message().map(str::to_owned));
                    }
                }
                _ => self.messages.push(message.to_owned()),
            }
        }
        if let Some(id) = level.request_id.as_deref() {
            self.request_id = Some(id.to_owned());
        }
        if let Some(target) = level.target.as_deref() {
            self.notes.push(shortened(&format!("target: {target}")));
        }
        let others = level.errors.0.iter().skip(usize::from(first.is_some()));
        for detail in level.details.0.iter().chain(others) {
            self.notes.push(detail.note());
        }
    }

    fn add_code(&mut self, code: Option<&str>) {
        self.codes.extend(code.map(str::to_owned));
    }

    /// Whether this is Graph's own error, with a code or words about the request. `false` if the whole call is gone,
    /// and for the error of a gateway that lacks a route to Graph.
    pub(crate) fn is_of_graph(&self) -> bool {
        let says_something = |code: &String| {
            let is_it = |known: &&str| code.trim().eq_ignore_ascii_case(known);
            !code.trim().is_empty() && !CODES_OF_NOTHING.iter().any(is_it)
        };
        self.is_in_envelope
            && !self.says(CALL_GONE)
            && (self.codes[self.bare_codes..]
                .last()
                .is_some_and(says_something)
                || self.says(PARTICIPANT_GONE))
    }

    /// Whether any level has this code.
    pub(crate) fn has_code(&self, wanted: &str) -> bool {
        self.codes.iter().any(|code| code.trim() == wanted)
    }

    /// Whether a message contains these words, or is exactly these words, depending on the kind of `words`.
    ///
    /// Exact words count only in an error in Graph's envelope whose codes are empty or `UnknownError`.
    pub(crate) fn says(&self, words: ErrorWords) -> bool {
        let mut messages = self.messages.iter().map(|text| text.to_ascii_lowercase());
        match words {
            ErrorWords::Within(words) => messages.any(|message| message.contains(words)),
            ErrorWords::Whole(words) => {
                let is_nobodys = |code: &String| {
                    let code = code.trim();
                    code.is_empty() || code.eq_ignore_ascii_case(UNKNOWN)
                };
                let is_it = |message: &str| message.trim().trim_end_matches('.') == words;
                self.is_in_envelope
                    && self.codes.iter().all(is_nobodys)
                    && messages.any(|message| is_it(&message))
            }
        }
    }

    /// Returns all codes and messages.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.codes.iter().chain(&self.messages).map(String::as_str)
    }

    /// Returns the innermost message that is not blank; `None` if there is none.
    pub(crate) fn message(&self) -> Option<String> {
        self.messages
            .iter()
            .rev()
            .find(|message| !message.trim().is_empty())
            .cloned()
    }
}

/// A whole error body: the outermost object, alone or as the first of a list.
#[derive(Default)]
struct Outermost<'de> {
    envelope: Envelope<'de>,
    is_list: bool,
}

impl<'de> LenientJson<'de> for Outermost<'de> {
    fn object<A: MapAccess<'de>>(members: A) -> Result<Self, A::Error> {
        let envelope = Envelope::object(members)?;
        Ok(Self {
            envelope,
            is_list: false,
        })
    }

    fn array<A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        let envelope = first_of(items)?;
        Ok(Self {
            envelope,
            is_list: true,
        })
    }
}

/// The outermost object of an error body, or of JSON within a message.
#[derive(Default)]
struct Envelope<'de> {
    error: Option<Level<'de>>,
    bare: Level<'de>,
}

impl Envelope<'_> {
    fn says_anything(&self) -> bool {
        let levels = [Some(&self.bare), self.error.as_ref()];
        let mut levels = levels.into_iter().flatten();
        levels.any(|level| level.code.is_some() || level.message().is_some())
    }
}

impl<'de> LenientJson<'de> for Envelope<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            // `odata.error` is the name in older versions of OData.
            let is = |word: &str| name.trim_start_matches('@').eq_ignore_ascii_case(word);
            if is("error") || is("odata.error") {
                read.error = Some(value(&mut members)?);
            } else {
                read.bare.take_member(&name, &mut members)?;
            }
        }
        Ok(read)
    }
}

/// One level of an error body: an error, an inner error, or an entry of `details` or `errors`.
#[derive(Default)]
struct Level<'de> {
    is_object: bool,
    code: Option<Cow<'de, str>>,
    message: Message<'de>,
    /// Like `title`, a member of `application/problem+json` (RFC 9457).
    detail: Message<'de>,
    title: Message<'de>,
    target: Option<Cow<'de, str>>,
    request_id: Option<Cow<'de, str>>,
    details: Details<'de>,
    /// Entries of the member `errors`.
    errors: Details<'de>,
    inner: Option<Box<Self>>,
}

impl<'de> Level<'de> {
    /// Returns the most specific text: message, detail or title.
    fn message(&self) -> Option<&str> {
        let texts = [&self.message, &self.detail, &self.title];
        texts.into_iter().find_map(|text| text.0.as_deref())
    }

    /// Reads one member of an error object, however its name is capitalized. An empty code, message, detail or title
    /// does not replace an earlier one.
    fn take_member<A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        match &*name.to_ascii_lowercase() {
            "code" | "errorcode" => keep(&mut self.code, value::<Text<'_>, A>(members)?.0),
            "message" | "error_description" | "errormessage" => {
                keep(&mut self.message.0, value::<Message<'_>, A>(members)?.0);
            }
            "detail" => keep(&mut self.detail.0, value::<Message<'_>, A>(members)?.0),
            "title" => keep(&mut self.title.0, value::<Message<'_>, A>(members)?.0),
            "target" => self.target = value::<Text<'_>, A>(members)?.0,
            "request-id" => self.request_id = value::<Text<'_>, A>(members)?.0,
            "details" => self.details = value(members)?,
            "errors" => self.errors = value(members)?,
            "innererror" | "inner_error" => {
                self.inner = value::<Option<Self>, A>(members)?.map(Box::new);
            }
            _ => skip(members)?,
        }
        Ok(())
    }
}

fn keep<T>(kept: &mut Option<T>, new: Option<T>) {
    if new.is_some() {
        *kept = new;
    }
}

impl<'de> LenientJson<'de> for Level<'de> {
    // OAuth's form: `"error": "invalid_token"`.
    fn text(code: Cow<'de, str>) -> Self {
        Self {
            code: Text::text(code).0,
            ..Self::default()
        }
    }

    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self {
            is_object: true,
            ..Self::default()
        };
        while let Some(Name(name)) = members.next_key()? {
            read.take_member(&name, &mut members)?;
        }
        Ok(read)
    }

    fn array<A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        let first: Self = first_of(items)?;
        Ok(Self {
            is_object: false,
            ..first
        })
    }
}

/// Reads the first item of a list, and skips the others.
fn first_of<'de, T: LenientJson<'de>, A: SeqAccess<'de>>(mut items: A) -> Result<T, A::Error> {
    let first = items.next_element::<Read<T>>()?;
    while items.next_element::<IgnoredAny>()?.is_some() {}
    Ok(first.map(|Read(first)| first).unwrap_or_default())
}

/// A text, either a string or an object with its language: `{"lang": "en-US", "value": "…"}`.
#[derive(Default)]
struct Message<'de>(Option<Cow<'de, str>>);

impl<'de> LenientJson<'de> for Message<'de> {
    fn text(text: Cow<'de, str>) -> Self {
        Self(Text::text(text).0)
    }

    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            if name.eq_ignore_ascii_case("value") {
                read = Self(value::<Text<'_>, A>(&mut members)?.0);
            } else {
                skip(&mut members)?;
            }
        }
        Ok(read)
    }
}

/// The first [`MOST_DETAILS`] entries of `details` or `errors` that are not empty.
#[derive(Default)]
struct Details<'de>(Vec<Detail<'de>>);

impl<'de> LenientJson<'de> for Details<'de> {
    fn array<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut first = Vec::new();
        while first.len() < MOST_DETAILS {
            let Some(Read(detail)) = items.next_element::<Read<Detail<'_>>>()? else {
                return Ok(Self(first));
            };
            let is_empty = detail.code.is_none() && detail.message.is_none();
            first.extend((!is_empty).then_some(detail));
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self(first))
    }
}

/// An entry of `details` or `errors`: an object, or only its message.
#[derive(Default)]
struct Detail<'de> {
    code: Option<Cow<'de, str>>,
    message: Option<Cow<'de, str>>,
}

impl Detail<'_> {
    fn note(&self) -> String {
        let message = self.message.as_deref().unwrap_or_default();
        match self.code.as_deref() {
            Some(code) => shortened(&format!("{code}: {message}")),
            None => shortened(message),
        }
    }
}

impl<'de> LenientJson<'de> for Detail<'de> {
    fn text(message: Cow<'de, str>) -> Self {
        Self {
            code: None,
            message: Text::text(message).0,
        }
    }

    fn object<A: MapAccess<'de>>(members: A) -> Result<Self, A::Error> {
        let read = Level::object(members)?;
        Ok(Self {
            code: read.code,
            message: read.message.0.or(read.detail.0).or(read.title.0),
        })
    }
}
