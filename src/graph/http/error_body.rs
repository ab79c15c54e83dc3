//! Reads the bodies of error responses, in all forms that Graph and the gateways before it have
//! been seen to use.

use std::borrow::Cow;

use serde::de::{IgnoredAny, MapAccess, SeqAccess};

use crate::graph::http::loose::{
    LenientJson, Name, Read, Text, loose_object, object_from, read_body, skip, value,
};
use crate::graph::http::shortened::shortened;

/// Most entries of `details` that are kept.
const MOST_DETAILS: usize = 20;

/// Lowercase words by which an error is recognized.
#[derive(Debug, Clone, Copy)]
pub enum Words {
    /// Anywhere in the message.
    Within(&'static str),
    /// As the whole message, and without a code of somebody else: a gateway on the way may use the
    /// same words, and a cause that ends something must not rest on them.
    Whole(&'static str),
}

impl Words {
    /// Returns the words.
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
    /// Members `target` and `details[]` of all levels, as text.
    pub(crate) notes: Vec<String>,
}

impl ErrorBody {
    /// Reads a body. One that is not JSON gives nothing, so that only the status counts.
    pub(crate) fn read(body: &[u8]) -> Self {
        read_body(body, |body| object_from(body).map(Self::of)).unwrap_or_default()
    }

    /// Collects all levels of nested errors.
    fn of(envelope: Envelope<'_>) -> Self {
        let mut told = Self::default();
        // Some gateways send `code` and `message` without the envelope.
        for outermost in [Some(envelope.bare), envelope.error] {
            let mut level = outermost.map(Box::new);
            while let Some(mut this) = level {
                level = this.inner.take();
                told.add(&this);
            }
        }
        told
    }

    /// Adds the content of one level.
    fn add(&mut self, level: &Level<'_>) {
        self.add_code(level.code.as_deref());
        if let Some(message) = level.message.as_deref() {
            // The message of an `UnknownError` contains the JSON of the service behind it.
            match object_from::<WrappedError<'_>>(message.as_bytes()) {
                Ok(wrapped) if wrapped.code.is_some() || wrapped.message.is_some() => {
                    self.add_code(wrapped.code.as_deref());
                    self.messages
                        .push(wrapped.message.unwrap_or_default().into_owned());
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
        for detail in &level.details.0 {
            let code = detail.code.as_deref().unwrap_or_default();
            let message = detail.message.as_deref().unwrap_or_default();
            self.notes.push(shortened(&format!("{code}: {message}")));
        }
    }

    fn add_code(&mut self, code: Option<&str>) {
        self.codes.extend(code.map(str::to_owned));
    }

    /// Whether any level has this code.
    pub(crate) fn has_code(&self, wanted: &str) -> bool {
        self.codes.iter().any(|code| code.trim() == wanted)
    }

    /// Whether a message is recognized by these words.
    pub(crate) fn says(&self, words: Words) -> bool {
        let mut messages = self.messages.iter().map(|text| text.to_ascii_lowercase());
        match words {
            Words::Within(words) => messages.any(|message| message.contains(words)),
            Words::Whole(words) => {
                let is_nobodys = |code: &String| matches!(code.trim(), "" | "UnknownError");
                let is_it = |message: &str| message.trim().trim_end_matches('.') == words;
                self.codes.iter().all(is_nobodys) && messages.any(|message| is_it(&message))
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

/// The outermost object of an error body.
#[derive(Default)]
struct Envelope<'de> {
    error: Option<Level<'de>>,
    bare: Level<'de>,
}

impl<'de> LenientJson<'de> for Envelope<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            if name == "error" {
                read.error = Some(value(&mut members)?);
            } else {
                read.bare.take_member(&name, &mut members)?;
            }
        }
        Ok(read)
    }
}

/// One level of an error body: an error, an inner error, or an entry of `details`.
#[derive(Default)]
struct Level<'de> {
    code: Option<Cow<'de, str>>,
    message: Option<Cow<'de, str>>,
    target: Option<Cow<'de, str>>,
    request_id: Option<Cow<'de, str>>,
    details: Details<'de>,
    inner: Option<Box<Self>>,
}

impl<'de> Level<'de> {
    /// Reads one member of an error object.
    fn take_member<A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        match name {
            "code" => self.code = value::<Text<'_>, A>(members)?.0,
            "message" | "error_description" => self.message = value::<Text<'_>, A>(members)?.0,
            "target" => self.target = value::<Text<'_>, A>(members)?.0,
            "request-id" => self.request_id = value::<Text<'_>, A>(members)?.0,
            "details" => self.details = value(members)?,
            _ if name.eq_ignore_ascii_case("innererror") => {
                self.inner = value::<Option<Self>, A>(members)?.map(Box::new);
            }
            _ => skip(members)?,
        }
        Ok(())
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
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            read.take_member(&name, &mut members)?;
        }
        Ok(read)
    }
}

/// The first entries of `details`. The rest is skipped.
#[derive(Default)]
struct Details<'de>(Vec<Detail<'de>>);

impl<'de> LenientJson<'de> for Details<'de> {
    fn array<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut first = Vec::new();
        while first.len() < MOST_DETAILS {
            let Some(Read(detail)) = items.next_element::<Read<Option<Detail<'_>>>>()? else {
                return Ok(Self(first));
            };
            first.extend(detail);
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self(first))
    }
}

/// An entry of `details`.
#[derive(Default)]
struct Detail<'de> {
    code: Option<Cow<'de, str>>,
    message: Option<Cow<'de, str>>,
}

loose_object!(Detail {
    "code" => code.0: Text<'de>,
    "message" => message.0: Text<'de>,
});

/// `{"errorCode": …, "message": …}`, which is found as text in the message of an `UnknownError`.
#[derive(Default)]
struct WrappedError<'de> {
    code: Option<Cow<'de, str>>,
    message: Option<Cow<'de, str>>,
}

impl<'de> LenientJson<'de> for WrappedError<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "errorCode" | "code" => read.code = value::<Text<'_>, A>(&mut members)?.0,
                "message" => read.message = value::<Text<'_>, A>(&mut members)?.0,
                _ => skip(&mut members)?,
            }
        }
        Ok(read)
    }
}
