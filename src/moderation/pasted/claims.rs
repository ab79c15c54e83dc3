//! What the links and lines of a text name together: one meeting or call, or several to choose from.

use crate::moderation::model::meeting::MeetingInfo;
use crate::moderation::pasted::container::opened::ContainerText;
use crate::moderation::pasted::continued::ContinuationLines;
use crate::moderation::pasted::digits::stand_together;
use crate::moderation::pasted::links::{link, word};
use crate::moderation::pasted::reading::{
    Interpretation, LinkKind, MeetingLink, PasteDoubt, PasteReading, Pasted,
};
use crate::moderation::pasted::{PastedError, find, prose};

/// From so many meetings somebody can choose; a text with more is a list.
const MOST: usize = 8;

/// So many links of one text are looked at, so many of them with their next lines, and so many for their whole.
const LINKS: usize = 4_096;
const BROKEN: usize = 256;
const SHORTENED: usize = 16;

/// The shortest line that a program breaks for its length.
const WIDTH: usize = 60;

/// What was found so far.
#[derive(Default)]
pub(crate) struct Claims {
    links: Vec<Interpretation>,
    lines: Vec<Interpretation>,
    /// Why a link that was meant for a meeting cannot be used.
    of_links: Option<PastedError>,
    /// Where a link leads that was not meant for one.
    beside: Option<PastedError>,
    /// Why a line cannot be used.
    of_lines: Option<PastedError>,
    too_many: bool,
}

impl Claims {
    /// Takes in what a text names; `alone` if it is all that was pasted.
    pub(crate) fn take_in(&mut self, text: &ContainerText, alone: bool) {
        let all = &*text.content;
        let links = find::links(all);
        let (mut broken, mut shortened) = (0, 0);
        for range in links.iter().take(LINKS) {
            let rest = (broken < BROKEN)
                .then(|| ContinuationLines::behind(all, range))
                .flatten();
            broken += usize::from(rest.is_some());
            let link = &all[range.clone()];
            if find::is_shortened(&all[range.end..]) {
                shortened += 1;
                let is_whole = shortened <= SHORTENED && all.matches(link).count() > 1;
                self.add_shortened(link, is_whole);
                continue;
            }
            for found in read_link(link, rest.as_ref(), all) {
                self.add_link(found.map(|choice| choice.in_text(text)));
            }
            if self.too_many {
                return;
            }
        }
        let is_plain = alone && links.is_empty();
        let lines = prose::ids(&find::without(all, &links), is_plain);
        if is_plain && lines.is_empty() {
            let word = all.trim_matches(|c: char| c.is_whitespace() || find::is_quote(c));
            self.add_line(read_word(word));
        }
        for line in lines {
            self.add_line(line.map(|choice| choice.in_text(text)));
        }
    }

    /// A link that was shortened for show: nothing of it is known, unless it stands there whole as well.
    fn add_shortened(&mut self, link: &str, is_whole_elsewhere: bool) {
        match link::read(link) {
            Err(error) if error.is_beside_the_point() => self.add_link(Err(error)),
            _ if is_whole_elsewhere => {}
            Ok(choice) if choice.passcode().is_some() => self.add_link(Ok(choice.doubted())),
            _ => self.add_link(Err(PastedError::HalfLink)),
        }
    }

    fn add_link(&mut self, found: Result<Interpretation, PastedError>) {
        match found {
            Ok(choice) => {
                add(&mut self.links, choice);
                self.too_many |= self.links.len() > MOST;
            }
            Err(error) if error.is_beside_the_point() => {
                self.beside.get_or_insert(error);
            }
            Err(error) => {
                self.of_links.get_or_insert(error);
            }
        }
    }

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

    /// What all of it names.
    pub(crate) fn finish(self) -> Result<PasteReading, PastedError> {
        if self.too_many {
            return Err(PastedError::Several);
        }
        if self.links.is_empty() {
            if let Some(error) = self.of_links {
                return Err(error);
            }
            if self.lines.is_empty() {
                let error = self.beside.or(self.of_lines);
                return Err(error.unwrap_or(PastedError::NotUnderstood));
            }
            // A line that cannot be read may have been the one that counts.
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

impl PasteReading {
    fn of(mut choices: Vec<Interpretation>, is_damaged: bool) -> Self {
        if is_damaged {
            // A good one beside a damaged one: nobody knows which of them was meant.
            for choice in &mut choices {
                choice.doubts.push(PasteDoubt::Damaged);
            }
        }
        Self { choices }
    }
}

impl Interpretation {
    /// With what speaks against it because of the text in which it stood.
    fn in_text(mut self, text: &ContainerText) -> Self {
        let is_folded = match (&text.folded, self.id()) {
            (Some(folded), Some(id)) => !stand_together(id, folded),
            _ => false,
        };
        if (is_folded || text.is_guess) && !self.doubts.contains(&PasteDoubt::PutTogether) {
            self.doubts.push(PasteDoubt::PutTogether);
        }
        self
    }

    fn id(&self) -> Option<&str> {
        match self.info()? {
            MeetingInfo::MeetingId { id, .. } => Some(id),
            MeetingInfo::Organizer { .. } => None,
        }
    }

    fn passcode(&self) -> Option<&str> {
        match self.info()? {
            MeetingInfo::MeetingId { passcode, .. } => passcode.as_deref(),
            MeetingInfo::Organizer { .. } => None,
        }
    }

    fn info(&self) -> Option<&MeetingInfo> {
        match &self.pasted {
            Pasted::Meeting(link) => Some(&link.meeting),
            Pasted::Call(_) => None,
        }
    }
}

/// A link, alone or with the next lines where it was broken; two readings where nobody can tell.
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

/// A short link whose digits or passcode may go on in the next line.
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

impl Interpretation {
    fn doubted(mut self) -> Self {
        self.doubts.push(PasteDoubt::PutTogether);
        self
    }
}

/// A link of several lines; never one whose digits stood on two of them.
fn put_together(choice: Interpretation, text: &str) -> Result<Interpretation, PastedError> {
    if choice.id().is_some_and(|id| !stand_together(id, text)) {
        return Err(PastedError::BrokenLines);
    }
    Ok(choice.doubted())
}

fn read_word(text: &str) -> Result<Interpretation, PastedError> {
    if text.contains(char::is_whitespace) {
        return Err(PastedError::NotUnderstood);
    }
    word::read(text)
}

/// Adds a choice to those that name something else.
fn add(choices: &mut Vec<Interpretation>, choice: Interpretation) {
    for known in &mut *choices {
        if let Some(same) = same(known, &choice) {
            *known = same;
            return;
        }
    }
    choices.push(choice);
}

/// A line beside links: the meeting of one of them, or one of its own. Digits name the meeting of a long link only
/// where there is one of each.
fn add_line_to(choices: &mut Vec<Interpretation>, line: Interpretation, is_one: bool) {
    for known in &mut *choices {
        let is_long = known.id().is_none() && matches!(known.pasted, Pasted::Meeting(_));
        if is_one && is_long {
            return;
        }
        if known.id().is_some() && known.id() == line.id() {
            let is_short =
                matches!(&known.pasted, Pasted::Meeting(link) if link.kind == LinkKind::ShortLink);
            // The passcode of a link is longer than the one that its mail prints for typing: both are good.
            if is_short && known.passcode().is_some() {
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

/// What two choices name together, unless they name different things.
fn same(one: &Interpretation, other: &Interpretation) -> Option<Interpretation> {
    let pasted = match (&one.pasted, &other.pasted) {
        (Pasted::Meeting(one), Pasted::Meeting(other)) => {
            Pasted::Meeting(same_meeting(one, other)?)
        }
        (one, other) => (one == other).then(|| one.clone())?,
    };
    // What was read beyond doubt in one place was read right in the other.
    let doubts = if one.doubts.is_empty() && one.pasted == pasted
        || other.doubts.is_empty() && other.passcode() == passcode_of(&pasted)
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

fn passcode_of(pasted: &Pasted) -> Option<&str> {
    match pasted {
        Pasted::Meeting(MeetingLink {
            meeting: MeetingInfo::MeetingId { passcode, .. },
            ..
        }) => passcode.as_deref(),
        _ => None,
    }
}

/// The first of two wins: links are claimed before the lines of the mail around them.
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
