//! The result of reading a text: calls and meetings, each with its doubts.

use std::borrow::Cow;
use std::sync::Arc;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::{LinkCloud, MeetingInfo};

/// A call or a meeting that a pasted text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// A call, named by its id.
    Call(CallId),
    /// A meeting to join.
    Meeting(MeetingLink),
}

/// A meeting, with facts from its link that Graph does not need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLink {
    /// Identifies the meeting to Graph.
    pub meeting: MeetingInfo,
    /// Id of the tenant that owns the meeting. Only long links contain this id.
    pub tenant: Option<Arc<str>>,
    /// Cloud of the meeting, by the thread id or the host of its link. `None` if neither names a cloud.
    pub cloud: Option<LinkCloud>,
    /// Host of the link, in lower case. `None` if there was no link, or the link names no host.
    pub host: Option<Arc<str>>,
    /// The form in which the text names the meeting.
    pub kind: LinkKind,
}

/// The form in which a text names a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A `meetup-join` or `light-meetings` link with thread and organizer.
    LongLink,
    /// A `meet` link with the meeting id.
    ShortLink,
    /// A meeting id that was typed, or printed in a mail.
    TypedId,
}

/// The result of reading a pasted text: one call or meeting, or several to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasteReading {
    /// Never empty.
    pub(crate) choices: Vec<Interpretation>,
}

/// One possible reading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpretation {
    /// The call or meeting.
    pub pasted: Pasted,
    /// Doubts about the reading. If there are any, the operator has to confirm the reading before
    /// it is used.
    pub doubts: Vec<PasteDoubt>,
}

impl MeetingLink {
    /// Makes the link of a meeting id, typed or in a link, before its host is known.
    pub(crate) fn of_id(id: String, passcode: Option<String>, kind: LinkKind) -> Self {
        Self {
            meeting: MeetingInfo::MeetingId {
                id: id.into(),
                passcode: passcode.map(Arc::from),
            },
            tenant: None,
            cloud: None,
            host: None,
            kind,
        }
    }
}

impl Pasted {
    /// Returns the data that identifies the meeting. `None` for a call.
    pub(crate) fn info(&self) -> Option<&MeetingInfo> {
        match self {
            Self::Meeting(link) => Some(&link.meeting),
            Self::Call(_) => None,
        }
    }
}

impl Interpretation {
    /// Makes the reading of a call, without doubts.
    pub(crate) fn call(id: CallId) -> Self {
        Self {
            pasted: Pasted::Call(id),
            doubts: Vec::new(),
        }
    }

    /// Adds a doubt to a call id that looks like a GUID with digits missing or added. Without hyphens, at most two may
    /// be missing or added. With two to five hyphens, the id may have up to 48 characters.
    ///
    /// Ids are opaque, so no other id is doubted. Graph's ids that aren't GUIDs are longer, and rarely consist of
    /// hexadecimal digits alone.
    pub(crate) fn counted(self) -> Self {
        let Pasted::Call(id) = &self.pasted else {
            return self;
        };
        let id = id.as_str();
        let hyphens = id.matches('-').count();
        let is_hex = id.bytes().all(|it| it.is_ascii_hexdigit() || it == b'-');
        let (has, of) = (id.len(), if hyphens == 0 { 32 } else { 36 });
        let is_near = if hyphens == 0 {
            has.abs_diff(of) <= 2
        } else {
            (2..=5).contains(&hyphens) && has <= of + 12
        };
        if is_hex && is_near && has != of {
            self.doubt(PasteDoubt::CallIdLength { has, of })
        } else {
            self
        }
    }

    /// Returns the meeting id. `None` if the choice is a long link or a call.
    pub(crate) fn id(&self) -> Option<&str> {
        match self.pasted.info()? {
            MeetingInfo::MeetingId { id, .. } => Some(id),
            MeetingInfo::Organizer { .. } => None,
        }
    }

    pub(crate) fn passcode(&self) -> Option<&str> {
        self.pasted.info()?.passcode()
    }

    /// Whether the choice comes from a short link. `false` for a meeting id that was typed or printed in a mail.
    pub(crate) fn is_short_link(&self) -> bool {
        matches!(&self.pasted, Pasted::Meeting(link) if link.kind == LinkKind::ShortLink)
    }

    /// Sets the passcode of a meeting id. Leaves a call or a long link unchanged.
    pub(crate) fn with_passcode(mut self, text: &str) -> Self {
        if let Pasted::Meeting(link) = &mut self.pasted
            && let MeetingInfo::MeetingId { passcode, .. } = &mut link.meeting
        {
            *passcode = Some(text.into());
        }
        self
    }

    /// Adds a doubt, unless this interpretation has it already.
    pub(crate) fn doubt(mut self, doubt: PasteDoubt) -> Self {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
        self
    }

    /// Adds [`PasteDoubt::PutTogether`]: the link or meeting id may not be whole.
    pub(crate) fn doubted(self) -> Self {
        self.doubt(PasteDoubt::PutTogether)
    }
}

/// Why a reading may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasteDoubt {
    /// The link or meeting id may not be whole. It was broken over several lines, it was shortened, it was decoded by a
    /// guess, or text beside it may belong to it.
    PutTogether,
    /// The passcode may be wrong: it has an unusual form, may be cut or joined with a word, is missing, or there are
    /// two.
    Passcode,
    /// The meeting id or the passcode has no known label.
    Label,
    /// Another link or typed meeting id in the text cannot be read.
    Damaged,
    /// A call id that looks like a GUID but has another length.
    CallIdLength {
        /// How many characters the id has.
        has: usize,
        /// How many characters a GUID has if it is written like this id, for example with or without hyphens.
        of: usize,
    },
    /// A program, such as a mail filter, seems to have changed the link to lower case.
    LostCapitals,
    /// The host looks like a regional Teams host.
    RegionalHost(Arc<str>),
}

impl PasteReading {
    /// Returns all possible readings. Links come before typed meeting ids.
    pub fn choices(&self) -> &[Interpretation] {
        &self.choices
    }

    /// Returns the reading if there is only one. `None` otherwise.
    pub fn only(&self) -> Option<&Interpretation> {
        match self.choices.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Returns the only reading if there are no doubts about it. Such a reading may be used without
    /// confirmation.
    pub fn beyond_doubt(&self) -> Option<&Pasted> {
        let only = self.only().filter(|choice| choice.doubts.is_empty());
        only.map(|choice| &choice.pasted)
    }
}

/// Shortens a host to 100 characters for display.
pub(crate) fn shown(host: &str) -> Arc<str> {
    let cut: Cow<'_, str> = match host.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", &host[..end]).into(),
        None => host.into(),
    };
    cut.into()
}
