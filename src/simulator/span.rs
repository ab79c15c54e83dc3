//! Durations in scenario files.

use std::fmt;
use std::time::Duration;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

/// A duration: seconds, or text such as `1:30` or `1:00:00`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span(pub(crate) Duration);

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SpanVisitor)
    }
}

/// Reads a duration that must be there.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    Ok(Span::deserialize(deserializer)?.0)
}

/// Reads and writes durations that may be absent; writes seconds.
pub(crate) mod optional {
    use std::time::Duration;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use super::Span;

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<Span>::deserialize(deserializer)?.map(|span| span.0))
    }

    #[expect(clippy::ref_option, reason = "serde hands the member over like this")]
    pub(crate) fn serialize<S: Serializer>(
        span: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        span.map(|span| span.as_secs_f64()).serialize(serializer)
    }
}

struct SpanVisitor;

impl Visitor<'_> for SpanVisitor {
    type Value = Span;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a time: seconds, or a text like \"1:30\"")
    }

    fn visit_u64<E: Error>(self, seconds: u64) -> Result<Span, E> {
        Ok(Span(Duration::from_secs(seconds)))
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Span, E> {
        Duration::try_from_secs_f64(seconds)
            .map(Span)
            .map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Span, E> {
        let wrong = || {
            E::custom(format!(
                "\"{text}\" is not a time; write seconds, \"1:30\" or \"1:00:00\""
            ))
        };
        let parts: Vec<u64> = text
            .split(':')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|_not_a_number| wrong())?;
        let (hours, minutes, seconds) = match parts.as_slice() {
            [minutes, seconds] => (0, *minutes, *seconds),
            [hours, minutes, seconds] if *minutes < 60 => (*hours, *minutes, *seconds),
            _ => return Err(wrong()),
        };
        let whole = hours
            .checked_mul(3600)
            .zip(minutes.checked_mul(60))
            .and_then(|(h, m)| h.checked_add(m)?.checked_add(seconds));
        whole
            .filter(|_| seconds < 60)
            .map(|seconds| Span(Duration::from_secs(seconds)))
            .ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_or_a_clock() {
        let times: Vec<Span> = serde_json::from_str(r#"[7, 0.5, "1:30", "1:00:01"]"#).unwrap();
        let seconds: Vec<f64> = times.iter().map(|span| span.0.as_secs_f64()).collect();
        assert_eq!(seconds, [7.0, 0.5, 90.0, 3601.0]);
    }
}
