//! Splits a text at separators, and rejoins what a separator within a name or number has divided.

use crate::app::call::state::invite_split::likeness::{begins_extension, is_one, may_name};
use crate::app::call::state::invite_split::sentence::words;
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::offset::offset_in;
use crate::moderation::model::recognize::extension;

/// Rejoins a surname with the rest of the name and the address after it, and a number with its extension, as in
/// `tel:+1…;ext=3` and `+1 …, ext. 3`.
pub(super) fn with_surnames<'t>(typed: &'t str, parts: Vec<&'t str>) -> Vec<&'t str> {
    let start = |part: &str| offset_in(part, typed);
    let is_word = |part: &str| !part.contains(|c: char| "@+:<>".contains(c) || c.is_numeric());
    let mut joined: Vec<&str> = Vec::with_capacity(parts.len());
    for part in parts {
        let both = joined.last().and_then(|before| {
            let both = typed.get(start(before)..start(part) + part.len())?;
            let gap = &both[before.len()..both.len() - part.len()];
            let is_name = is_word(before) && part.ends_with('>') && gap.trim_matches(' ') == ",";
            let is_extension = gap == ";" && begins_extension(part)
                || gap.trim_matches(' ') == "," && ends_in_number(before) && is_extension(part);
            (is_extension || is_name && is_one(both)).then_some(both)
        });
        match both {
            Some(both) => *joined.last_mut().unwrap_or(&mut "") = both,
            None => joined.push(part),
        }
    }
    joined
}

/// Splits a text at separators, but not within the quotes around a name.
pub(super) fn split_at<'t>(
    typed: &'t str,
    separators: &'static [char],
) -> impl Iterator<Item = &'t str> {
    let mut quote = None;
    let parts = typed.split(move |c: char| {
        match (quote, c) {
            (_, '\n' | '\r') => quote = None,
            (None, '"') => quote = Some('"'),
            (None, '“') => quote = Some('”'),
            (None, '„') => quote = Some('“'),
            (None, '«') => quote = Some('»'),
            (Some(end), c) if c == end => quote = None,
            _ => {}
        }
        separators.contains(&c) && quote.is_none()
    });
    let parts = parts.map(str::trim);
    parts.filter(|part| !part.is_empty())
}

/// Splits a remark in parentheses off a part if there is an address or number both in the remark and before it, as in "Max
/// 0171 … (please not on 030 …)".
pub(super) fn remarks(part: &str) -> Vec<&str> {
    const FEWEST: usize = 3;
    let Some((before, rest)) = part.split_once('(') else {
        return vec![part];
    };
    let (remark, behind) = rest.split_once(')').unwrap_or((rest, ""));
    let is_remark = words(remark).count() >= FEWEST && may_name(remark);
    if !is_remark || !may_name(before) || may_name(behind) {
        return vec![part];
    }
    let mut all = vec![before.trim(), remark.trim(), behind.trim()];
    all.retain(|it| it.contains(char::is_alphanumeric));
    all
}

/// Whether a part is an extension in words, such as `ext. 12`.
fn is_extension(part: &str) -> bool {
    part.starts_with(char::is_alphabetic) && extension(part).is_some()
}

fn ends_in_number(part: &str) -> bool {
    let end = cores(part).pop().map_or(0, |at| at.end);
    end > 0 && !part[end..].contains(char::is_alphanumeric)
}
