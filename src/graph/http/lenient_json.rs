//! Lenient reading of JSON members whose types vary.
//!
//! Microsoft's own examples contain numbers as strings, `null` ids and missing objects. A [`LenientJson`] type defines
//! which JSON values it accepts. Any other value is skipped and gives the default. Reading fails in three cases:
//! - The JSON is invalid.
//! - A list has too many entries.
//! - The type itself refuses a value.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A type that accepts some kinds of JSON values and ignores all others.
pub(crate) trait LenientJson<'de>: Sized + Default {
    /// Called for a string. The default ignores it.
    fn text(_: Cow<'de, str>) -> Self {
        Self::default()
    }

    /// Called for `true` or `false`.
    fn flag(_: bool) -> Self {
        Self::default()
    }

    /// Called for an integer.
    fn integer(_: i128) -> Self {
        Self::default()
    }

    /// Called for a number with a fraction or an exponent, and for an integer beyond 64 bits. [`Text`] ignores it,
    /// because an `f64` may have lost digits of an id.
    fn fraction(_: f64) -> Self {
        Self::default()
    }

    /// Called for an object. The default skips its members.
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::default())
    }

    /// Called for an array. The default skips its items.
    fn array<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self::default())
    }
}

/// Adapter that lets serde read a [`LenientJson`] value.
#[derive(Default)]
pub(crate) struct Read<T>(pub(crate) T);

impl<'de, T: LenientJson<'de>> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(AnyValue(PhantomData))
            .map(Self)
    }
}

struct AnyValue<T>(PhantomData<T>);

impl<'de, T: LenientJson<'de>> Visitor<'de> for AnyValue<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<T, E> {
        Ok(T::flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        Ok(T::integer(number.into()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        Ok(T::integer(number.into()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<T, E> {
        Ok(T::fraction(number))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<T, E> {
        Ok(T::text(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::object(members)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        T::array(items)
    }
}

/// Name of a member, borrowed from the body unless it contains an escape.
pub(crate) struct Name<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member name")
            }

            fn visit_borrowed_str<E: de::Error>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(NameVisitor)
    }
}

/// Reads the value of a member, after its name.
pub(crate) fn value<'de, T: LenientJson<'de>, A: MapAccess<'de>>(
    members: &mut A,
) -> Result<T, A::Error> {
    members.next_value::<Read<T>>().map(|read| read.0)
}

/// Skips the value of a member, after its name. Uses no stack, however deep the value is nested.
pub(crate) fn skip<'de, A: MapAccess<'de>>(members: &mut A) -> Result<(), A::Error> {
    members.next_value::<IgnoredAny>().map(drop)
}

/// A string, or an integer or boolean as text. `None` for an empty string and for any other value.
#[derive(Default)]
pub(crate) struct Text<'de>(pub(crate) Option<Cow<'de, str>>);

impl<'de> LenientJson<'de> for Text<'de> {
    fn text(text: Cow<'de, str>) -> Self {
        Self((!text.is_empty()).then_some(text))
    }

    fn flag(flag: bool) -> Self {
        Self(Some(Cow::Borrowed(if flag { "true" } else { "false" })))
    }

    fn integer(number: i128) -> Self {
        Self(Some(Cow::Owned(number.to_string())))
    }
}

/// A boolean, also as a string or as 0 and 1. `None` for any other value.
#[derive(Default)]
pub(crate) struct Flag(pub(crate) Option<bool>);

impl<'de> LenientJson<'de> for Flag {
    fn text(text: Cow<'de, str>) -> Self {
        let is = |word: &str| text.trim().eq_ignore_ascii_case(word);
        Self(if is("true") {
            Some(true)
        } else {
            is("false").then_some(false)
        })
    }

    fn flag(flag: bool) -> Self {
        Self(Some(flag))
    }

    fn integer(number: i128) -> Self {
        Self(match number {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        })
    }
}

/// An integer, sent as a number (`5` or `5.0`) or as a string. `None` for any other value.
#[derive(Default)]
pub(crate) struct Int(pub(crate) Option<i64>);

impl<'de> LenientJson<'de> for Int {
    fn text(text: Cow<'de, str>) -> Self {
        let text = text.trim();
        let number = || text.parse::<f64>().ok().map(Self::fraction);
        let whole = text.parse().ok();
        whole.map_or_else(|| number().unwrap_or_default(), |whole| Self(Some(whole)))
    }

    fn integer(number: i128) -> Self {
        Self(i64::try_from(number).ok())
    }

    fn fraction(number: f64) -> Self {
        // Above 9e15, an `f64` cannot represent every integer exactly.
        let is_exact = number.fract() == 0.0 && number.abs() <= 9e15;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is small and has no fraction"
        )]
        Self(is_exact.then_some(number as i64))
    }
}

/// Whether a value is present. Any object counts, and any other value that is not empty, blank, `null`, `false` or 0.
#[derive(Default)]
pub(crate) struct IsPresent(pub(crate) bool);

impl<'de> LenientJson<'de> for IsPresent {
    fn text(text: Cow<'de, str>) -> Self {
        Self(!text.trim().is_empty())
    }

    fn flag(flag: bool) -> Self {
        Self(flag)
    }

    fn integer(number: i128) -> Self {
        Self(number != 0)
    }

    fn fraction(number: f64) -> Self {
        Self(number != 0.0)
    }

    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self(true))
    }

    fn array<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut is_said = false;
        while items.next_element::<IgnoredAny>()?.is_some() {
            is_said = true;
        }
        Ok(Self(is_said))
    }
}

/// Reads an object. Any other JSON value gives `None`.
impl<'de, T: LenientJson<'de>> LenientJson<'de> for Option<T> {
    fn object<A: MapAccess<'de>>(members: A) -> Result<Self, A::Error> {
        T::object(members).map(Some)
    }
}

/// Maximum number of entries of a list, far more than a roster needs. Keeps a compressed response that expands to
/// millions of entries from exhausting memory.
pub(crate) const MOST_ENTRIES: usize = 20_000;
/// Start of the error text for longer lists. [`is_too_long`] recognizes the error by it, since serde errors carry only
/// text.
const TOO_MANY: &str = "a list of too many entries";

/// Whether reading failed because of [`MOST_ENTRIES`].
pub(crate) fn is_too_long(problem: &serde_json::Error) -> bool {
    problem.to_string().starts_with(TOO_MANY)
}

/// Reads an array. Any other JSON value gives an empty list. Fails above [`MOST_ENTRIES`] entries.
impl<'de, T: LenientJson<'de>> LenientJson<'de> for Vec<T> {
    fn array<A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        let mut list = Self::new();
        each(items, |item| list.push(item))?;
        Ok(list)
    }
}

/// Reads the items of an array one by one. Fails above [`MOST_ENTRIES`] entries.
pub(crate) fn each<'de, T: LenientJson<'de>, A: SeqAccess<'de>>(
    mut items: A,
    mut take: impl FnMut(T),
) -> Result<(), A::Error> {
    let mut taken = 0;
    while let Some(Read(item)) = items.next_element()? {
        if taken == MOST_ENTRIES {
            return Err(de::Error::custom(TOO_MANY));
        }
        taken += 1;
        take(item);
    }
    Ok(())
}

/// Declares an object that is read by mapping members to fields. Other members are skipped.
macro_rules! lenient_object {
    ($(#[$about:meta])* struct $name:ident {
        $($(#[$about_field:meta])* $member:literal => $field:ident: $kind:ty),+ $(,)?
    }) => {
        $(#[$about])*
        #[derive(Default)]
        struct $name<'de> {
            $($(#[$about_field])* $field: $kind,)+
        }

        impl<'de> $crate::graph::http::lenient_json::LenientJson<'de> for $name<'de> {
            fn object<A: serde::de::MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
                let mut read = Self::default();
                while let Some($crate::graph::http::lenient_json::Name(name)) = members.next_key()? {
                    match &*name {
                        $($member => read.$field = $crate::graph::http::lenient_json::value(&mut members)?,)+
                        _ => $crate::graph::http::lenient_json::skip(&mut members)?,
                    }
                }
                Ok(read)
            }
        }
    };
}
pub(crate) use lenient_object;

/// Reads a body that has to be a JSON object.
pub(crate) fn object_from<'de, T: LenientJson<'de>>(body: &'de [u8]) -> serde_json::Result<T> {
    let Read(read) = serde_json::from_slice::<Read<Option<T>>>(body)?;
    read.ok_or_else(|| de::Error::custom("not a JSON object"))
}

/// Reads a body. If the body cannot be parsed, repairs its text and tries again.
///
/// A name cut within an emoji leaves a lone surrogate, which must not invalidate the whole roster.
pub(crate) fn read_body<R>(
    body: &[u8],
    decode: impl Fn(&[u8]) -> serde_json::Result<R>,
) -> serde_json::Result<R> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    decode(body).or_else(|problem| match cleaned_up(body) {
        Some(cleaned_up) => decode(&cleaned_up),
        None => Err(problem),
    })
}

/// Replaces invalid UTF-8 and lone surrogates by U+FFFD. `None` if there are none.
fn cleaned_up(body: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(body);
    let mut bytes = text.clone().into_owned().into_bytes();
    let mut changed = matches!(text, Cow::Owned(_));
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        match (surrogate(&bytes, at), surrogate(&bytes, at + 6)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => at += 12,
            (Some(_), _) => {
                bytes[at + 2..at + 6].copy_from_slice(b"fffd");
                changed = true;
                at += 6;
            }
            // Skips the escaped character as well. Otherwise, `\\u` would be taken for an escape.
            (None, _) => at += 2,
        }
    }
    changed.then_some(bytes)
}

/// Returns the surrogate written as `\uXXXX` at this position; `None` if there is none.
fn surrogate(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let unit = u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?;
    (0xD800..0xE000).contains(&unit).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str) -> Option<String> {
        let Read(Text(text)) = serde_json::from_str(json).unwrap();
        text.map(Cow::into_owned)
    }

    #[test]
    fn text_takes_what_can_be_written_as_text_and_skips_the_rest() {
        for (json, wanted) in [
            (r#""a""#, Some("a")),
            (r#""\u0041b""#, Some("Ab")),
            ("7503", Some("7503")),
            ("-1", Some("-1")),
            ("18446744073709551615", Some("18446744073709551615")),
            ("true", Some("true")),
            (r#""""#, None),
            ("null", None),
            ("1.5", None),
            ("[[1], {}]", None),
            (r#"{"a": {"b": []}}"#, None),
        ] {
            assert_eq!(text(json).as_deref(), wanted, "{json}");
        }
    }

    #[test]
    fn numbers_and_flags_are_read_from_strings_too() {
        let int = |json: &str| serde_json::from_str::<Read<Int>>(json).unwrap().0.0;
        assert_eq!(int("200"), Some(200));
        assert_eq!(int(r#"" 200 ""#), Some(200));
        assert_eq!(int("200.0"), Some(200));
        assert_eq!(int("2e2"), Some(200));
        assert_eq!(int(r#""200.0""#), Some(200));
        assert_eq!(int("200.5"), None);
        assert_eq!(int("1e300"), None);
        assert_eq!(int(r#""NaN""#), None);
        assert_eq!(int(r#""412#10073""#), None);
        assert_eq!(int("18446744073709551615"), None);
        assert_eq!(int("null"), None);
        let flag = |json: &str| serde_json::from_str::<Read<Flag>>(json).unwrap().0.0;
        assert_eq!(flag("true"), Some(true));
        assert_eq!(flag(r#""False""#), Some(false));
        assert_eq!(flag("1"), Some(true));
        assert_eq!(flag("2"), None);
        assert_eq!(flag("{}"), None);
    }

    #[test]
    fn nesting_of_any_depth_is_skipped_without_a_stack() {
        let deep = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
        assert_eq!(text(&deep), None);
        let deep = format!(r#"{{"a":{deep}}}"#);
        assert_eq!(text(&deep), None);
    }

    #[test]
    fn only_half_a_surrogate_pair_is_mended() {
        let read = |body: &[u8]| {
            read_body(body, |body| {
                let Read(Text(text)) = serde_json::from_slice(body)?;
                Ok(text.map(Cow::into_owned).unwrap_or_default())
            })
        };
        assert_eq!(read(br#""a\ud83d""#).unwrap(), "a\u{FFFD}");
        assert_eq!(
            read(br#""\ude00\ud83d\ude00\ud83d\u0041""#).unwrap(),
            "\u{FFFD}😀\u{FFFD}A"
        );
        assert_eq!(read(br#""\\ud83d\ud83d""#).unwrap(), "\\ud83d\u{FFFD}");
        assert_eq!(read(b"\"a\xFFb\"").unwrap(), "a\u{FFFD}b");
        assert_eq!(read(b"\xEF\xBB\xBF\"a\"").unwrap(), "a");
        for broken in [&br#""a\ud83d"#[..], br#""\u"#, b"\"\\", b"", b"<html>"] {
            assert!(read(broken).is_err());
        }
    }
}
