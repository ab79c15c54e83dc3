//! Combines the results for a text into one meeting or call, or into several choices. The results come from links,
//! from *lines* (typed meeting ids with their passcodes), and from call ids alone.

use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::MeetingInfo;
use crate::moderation::pasted::container::container_text::ContainerText;
use crate::moderation::pasted::continuation_lines::ContinuationLines;
use crate::moderation::pasted::digits::stand_together;
use crate::moderation::pasted::links::{link, named_call, word};
use crate::moderation::pasted::reading::{
    Interpretation, MeetingLink, PasteDoubt, PasteReading, Pasted,
};
use crate::moderation::pasted::{PastedError, find, following_text, torn_link, typed_meeting_ids};

/// Highest number of meetings and calls that a text may name in one way: by links, by typed meeting ids, or by call ids
/// alone. A text with more is refused.
const MOST: usize = 8;

/// Highest number of links in a text that are read.
const LINKS: usize = 4_096;
/// Highest number of links for which the following lines are tried as their continuation.
const BROKEN: usize = 256;
/// Highest number of shortened links for which the text is searched for the complete link.
const SHORTENED: usize = 16;

/// Shortest line, in characters, that may have been broken because of its length.
const WIDTH: usize = 60;

#[derive(Default)]
pub(crate) struct Findings {
    /// Calls and meetings that links name.
    links: Vec<Interpretation>,
    /// The meetings of typed meeting ids. Or, for a text of a single word, the call or meeting that the word names.
    lines: Vec<Interpretation>,
    /// Calls that a text names without a link. They count only if the text has no link to a meeting or call, usable or
    /// not, and no usable meeting id.
    calls: Vec<CallId>,
    /// Why a link to a meeting cannot be used. `None` if all can.
    of_links: Option<PastedError>,
    /// Why a link does not lead to a meeting. Another link in the text may still be usable.
    beside: Option<PastedError>,
    /// Why a typed meeting id, or a text of one word, cannot be used. `None` if all can.
    of_lines: Option<PastedError>,
    /// Whether `links` or `lines` has more than [`MOST`] entries.
    too_many: bool,
}

impl Findings {
    /// Adds the calls and meetings that a text names. `alone` says whether `text` is all that was pasted.
    pub(crate) fn take_in(&mut self, text: &ContainerText, alone: bool) {
        let all = &*text.content;
        let links = find::links(all);
        let (mut broken, mut shortened) = (0, 0);
        for (at, range) in links.iter().enumerate().take(LINKS) {
            let rest = (broken < BROKEN)
                .then(|| ContinuationLines::behind(all, range))
                .flatten();
            broken += usize::from(rest.is_some());
            let link = &all[range.clone()];
            // A link may have been shortened right after its question mark.
            if find::is_shortened(all[range.end..].trim_start_matches('?')) {
                shortened += 1;
                let is_whole = shortened <= SHORTENED && all.matches(link).count() > 1;
                self.add_shortened(link, is_whole);
                continue;
            }
            let behind = torn_link::behind(all, &links, at);
            let found = read_link(link, rest.as_ref(), all).into_iter();
            for found in found.flat_map(|found| following_text::checked(found, link, behind)) {
                self.add_link(found.map(|choice| choice.in_text(text)));
            }
            if self.too_many {
                return;
            }
        }
        let is_plain = alone && links.is_empty();
        let lines = typed_meeting_ids::find(&find::without(all, &links), is_plain);
        if is_plain && lines.is_empty() {
            let word = all.trim_matches(|c: char| c.is_whitespace() || find::is_quote(c));
            if let Some(inner) = word::decoded(word) {
                let is_guess = true;
                let inner = ContainerText {
                    is_guess,
                    ..inner.into()
                };
                return self.take_in(&inner, false);
            }
            if !named_call::is_labeled(word) {
                self.add_line(read_word(word));
            }
            if word.contains(char::is_whitespace) && named_call::ids(all).is_empty() {
                self.calls.extend(named_call::in_words(all));
            }
        }
        self.calls.extend(named_call::ids(all));
        for line in lines {
            self.add_line(line.map(|choice| choice.in_text(text)));
        }
    }

    /// Adds a link that was shortened for display. Skips it if it may lead to a meeting and the text also contains the
    /// complete link.
    ///
    /// A link that still has its passcode is used with a doubt. Any other shortened link cannot be used.
    fn add_shortened(&mut self, link: &str, is_whole_elsewhere: bool) {
        match link::read(link) {
            Err(error) if error.leads_to_no_meeting() => self.add_link(Err(error)),
            _ if is_whole_elsewhere => {}
            Ok(choice) if choice.passcode().is_some() => self.add_link(Ok(choice.doubted())),
            _ => self.add_link(Err(PastedError::HalfLink)),
        }
    }

    /// Adds the call or meeting of a link, or why the link cannot be used.
    fn add_link(&mut self, found: Result<Interpretation, PastedError>) {
        match found {
            Ok(choice) => {
                add(&mut self.links, choice);
                self.too_many |= self.links.len() > MOST;
            }
            Err(error) if error.leads_to_no_meeting() => {
                self.beside.get_or_insert(error);
            }
            Err(error) => {
                self.of_links.get_or_insert(error);
            }
        }
    }

    /// Adds the meeting or call of a typed meeting id, or of a text that is a single word. If several are unusable,
    /// keeps the first reason.
    fn add_line(&mut self, found: Result<Interpretation, PastedError>) {
        match found {
            Ok(choice) => {
                add(&mut self.lines, choice);
                self.too_many |= self.lines.len() > MOST;
            }
            Err(error) => {
                self.of_lines.get_or_insert(error);
            }
        }
    }

    /// Returns the calls and meetings of all texts. Fails if there are none or too many.
    pub(crate) fn finish(self) -> Result<PasteReading, PastedError> {
        if self.too_many {
            return Err(PastedError::Several);
        }
        if self.links.is_empty() {
            if let Some(error) = self.of_links {
                return Err(error);
            }
            if self.lines.is_empty() && !self.calls.is_empty() {
                return of_calls(self.calls);
            }
            if self.lines.is_empty() {
                let error = self.beside.or(self.of_lines);
                return Err(error.unwrap_or(PastedError::NotUnderstood));
            }
            // The operator may mean the line that could not be read.
            return Ok(PasteReading::of(self.lines, self.of_lines.is_some()));
        }
        let (mut choices, is_damaged) = (self.links, self.of_links.is_some());
        let is_one = choices.len() == 1 && self.lines.len() == 1;
        for line in self.lines {
            add_line_to(&mut choices, line, is_one);
        }
        Ok(PasteReading::of(choices, is_damaged))
    }
}

/// Returns the calls that a text names, each once. Fails if they are more than [`MOST`].
fn of_calls(calls: Vec<CallId>) -> Result<PasteReading, PastedError> {
    let mut choices = Vec::new();
    for id in calls {
        add(&mut choices, Interpretation::call(id));
    }
    if choices.len() > MOST {
        return Err(PastedError::Several);
    }
    Ok(PasteReading::of(choices, false))
}

impl PasteReading {
    /// Makes the result. Marks all choices as doubtful if something in the text could not be read.
    fn of(choices: Vec<Interpretation>, is_damaged: bool) -> Self {
        let choices = choices.into_iter().map(Interpretation::counted);
        let mut choices: Vec<_> = choices.collect();
        if is_damaged {
            // The operator may mean the damaged link or meeting id instead.
            for choice in &mut choices {
                choice.doubts.push(PasteDoubt::Damaged);
            }
        }
        decoded_first(&mut choices);
        Self { choices }
    }
}

impl Interpretation {
    /// Adds doubts that come from the text in which the choice was found.
    fn in_text(self, text: &ContainerText) -> Self {
        let is_folded = match (&text.folded, self.id()) {
            (Some(folded), Some(id)) => !stand_together(id, folded),
            _ => false,
        };
        if is_folded || text.is_guess {
            self.doubted()
        } else {
            self
        }
    }
}

/// Handles a passcode that starts with `3D`, which may be the rest of an encoded equals sign (`=3D`).
///
/// If a later choice has the same meeting id and the passcode without `3D`, it moves before the choice with `3D`, which
/// gets a doubt.
fn decoded_first(choices: &mut [Interpretation]) {
    for at in 0..choices.len() {
        let inner = choices[at]
            .passcode()
            .and_then(|code| code.strip_prefix("3D"));
        let decoded = inner.and_then(|inner| {
            let is_it = |other: &Interpretation| {
                other.passcode() == Some(inner) && other.id() == choices[at].id()
            };
            choices.iter().skip(at).position(is_it)
        });
        if let Some(behind) = decoded {
            choices[at] = choices[at].clone().doubt(PasteDoubt::Passcode);
            choices[at..=at + behind].rotate_right(1);
        }
    }
}

/// Reads a link, alone and joined with the following lines. Returns two results if either could be
/// right.
fn read_link(
    link: &str,
    rest: Option<&ContinuationLines>,
    text: &str,
) -> Vec<Result<Interpretation, PastedError>> {
    let alone = link::read(link);
    let Some(rest) = rest else {
        return vec![alone];
    };
    let mut joined = rest.joined().filter_map(|link| link::read(link).ok());
    match &alone {
        Err(error) => match joined.next() {
            Some(choice) => vec![put_together(choice, text)],
            None if error.is_cut() && rest.looks_like_address() => {
                vec![Err(PastedError::BrokenLines)]
            }
            None => vec![alone],
        },
        Ok(choice) => {
            let Some(longer) = joined.find(|longer| longer.pasted != choice.pasted) else {
                return vec![alone];
            };
            with_longer(choice.clone(), longer, rest, text)
        }
    }
}

/// Decides between the link `alone` and the `longer` link that continues on the following lines. Returns both if either
/// could be right.
fn with_longer(
    alone: Interpretation,
    longer: Interpretation,
    rest: &ContinuationLines,
    text: &str,
) -> Vec<Result<Interpretation, PastedError>> {
    let goes_on = rest.is_line || rest.first.contains('?');
    if alone.id().is_none() {
        return vec![Ok(alone)];
    }
    if alone.id() != longer.id() {
        return if goes_on {
            vec![Err(PastedError::BrokenLines)]
        } else {
            vec![Ok(alone.doubted())]
        };
    }
    let is_passcode = rest.first.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match alone.passcode() {
        None => vec![put_together(longer, text)],
        Some(_) if rest.is_line && is_passcode && rest.width >= WIDTH => {
            vec![Ok(alone.doubted()), put_together(longer, text)]
        }
        Some(_) => vec![Ok(alone)],
    }
}

/// Accepts a link joined from several lines, with a doubt. Refuses it if a line break split its meeting id.
fn put_together(choice: Interpretation, text: &str) -> Result<Interpretation, PastedError> {
    if choice.id().is_some_and(|id| !stand_together(id, text)) {
        return Err(PastedError::BrokenLines);
    }
    Ok(choice.doubted())
}

fn read_word(text: &str) -> Result<Interpretation, PastedError> {
    if text.contains(char::is_whitespace) {
        let has_thread = text.split_whitespace().any(word::is_thread);
        return Err(if has_thread {
            PastedError::HalfLink
        } else {
            PastedError::NotUnderstood
        });
    }
    word::read(text)
}

/// Adds a choice, or merges it with a choice that names the same meeting or call.
fn add(choices: &mut Vec<Interpretation>, choice: Interpretation) {
    for known in &mut *choices {
        if let Some(same) = same(known, &choice) {
            *known = same;
            return;
        }
    }
    choices.push(choice);
}

/// Adds the meeting of a typed meeting id to the meetings of the links. If a link names the same meeting, merges both.
///
/// A long link doesn't contain its meeting id. If it is the only link, and the text has only one meeting id, both count
/// as the same meeting.
fn add_line_to(choices: &mut Vec<Interpretation>, line: Interpretation, is_one: bool) {
    for known in &mut *choices {
        let is_long = known.id().is_none() && matches!(known.pasted, Pasted::Meeting(_));
        if is_one && is_long {
            return;
        }
        if known.id().is_some() && known.id() == line.id() {
            // A link's passcode is longer than the passcode that the same mail prints for typing.
            // Graph accepts both.
            if known.is_short_link() && known.passcode().is_some() {
                return;
            }
        }
        if let Some(same) = same(known, &line) {
            *known = same;
            return;
        }
    }
    choices.push(line);
}

/// Merges two choices if they may name the same call or meeting. `None` if they cannot.
fn same(one: &Interpretation, other: &Interpretation) -> Option<Interpretation> {
    let pasted = match (&one.pasted, &other.pasted) {
        (Pasted::Meeting(one), Pasted::Meeting(other)) => {
            Pasted::Meeting(same_meeting(one, other)?)
        }
        (one, other) => (one == other).then(|| one.clone())?,
    };
    // A choice without doubts confirms the other one.
    let doubts = if one.doubts.is_empty() && one.pasted == pasted
        || other.doubts.is_empty()
            && other.passcode() == pasted.info().and_then(MeetingInfo::passcode)
    {
        Vec::new()
    } else {
        let mut doubts = one.doubts.clone();
        doubts.extend(
            other
                .doubts
                .iter()
                .filter(|doubt| !one.doubts.contains(doubt))
                .cloned(),
        );
        doubts
    };
    Some(Interpretation { pasted, doubts })
}

/// Merges two meetings if they are the same. `None` if they differ. Keeps the details of `one`,
/// because links come before typed meeting ids. If only `other` has a passcode, adds it.
fn same_meeting(one: &MeetingLink, other: &MeetingLink) -> Option<MeetingLink> {
    let mut found = one.clone();
    match (&mut found.meeting, &other.meeting) {
        (
            MeetingInfo::MeetingId { id, passcode },
            MeetingInfo::MeetingId {
                id: same_id,
                passcode: second,
            },
        ) => {
            let agree = passcode.is_none() || second.is_none() || passcode == second;
            if *id != *same_id || !agree {
                return None;
            }
            *passcode = passcode.take().or_else(|| second.clone());
        }
        (meeting, again) if *meeting == *again && one.cloud == other.cloud => {}
        _ => return None,
    }
    Some(found)
}
