//! Contents of the question on a row, and helpers for its texts.

use crate::app::call::state::question::QuestionSubject;
use crate::app::language::text::tr;
use crate::moderation::command::Command;

/// Contents of the open question, computed in each frame.
#[derive(Default)]
pub(crate) struct QuestionContent {
    /// The question, in parts; `true` marks a bold part.
    pub(crate) title: Vec<(String, bool)>,
    pub(crate) warnings: Vec<String>,
    /// Ids that tell the person from namesakes: one list per person, each id with its label and in full.
    pub(crate) ids: Vec<Vec<[String; 2]>>,
    pub(crate) hint: Option<String>,
    pub(crate) tail: String,
    /// Text and spoken name of the yes button; `None` if the question can only be closed.
    pub(crate) yes: Option<[String; 2]>,
    pub(crate) no: String,
    /// Whether the question can switch to keeping the person out; `Err` holds the reason why not. `None` if keeping out
    /// isn't offered.
    pub(crate) keep_out: Option<Result<(), String>>,
    /// The command that closes the guest door. Offered for guests while the door is open: a rule against one person
    /// wouldn't keep out a guest, who has a new identity at each visit.
    pub(crate) door: Option<Command>,
    /// Label of the button that extends the question to all of the person's devices. `None` if there is no such button.
    pub(crate) devices: Option<String>,
    /// Whether the question offers a choice of how long the person is kept out.
    pub(crate) chooses_time: bool,
    pub(crate) command: Option<Command>,
    /// Whether the person is a member whose look-alikes are all non-members. Enter then means no.
    pub(crate) is_doubtful: bool,
    /// If the question is about a member: the question about the only person whose name resembles the member's, and that
    /// person's name. `None` if there are several, or if the person is a member or can't be removed now.
    pub(crate) instead: Option<(QuestionSubject, String)>,
    /// The question about removing the person who came by the invitation, and the spoken name of its button. Set only if
    /// they came while this question was open.
    pub(crate) removal: Option<(QuestionSubject, String)>,
}

impl QuestionContent {
    /// Returns the question on one line.
    pub(crate) fn title_text(&self) -> String {
        self.title.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Drops the contents except the title and the end of the id. Adds a button that closes the question, and `why`, the
    /// reason that a yes is no longer possible.
    pub(super) fn close_only(&mut self, why: String) {
        *self = Self {
            title: std::mem::take(&mut self.title),
            tail: std::mem::take(&mut self.tail),
            warnings: vec![why],
            no: tr("question-close"),
            ..Self::default()
        };
    }
}

/// Placeholder for the name, at which the sentence is split. Searching for the name itself could find other words of
/// the sentence.
pub(super) const HERE: &str = "\u{E000}";

/// Splits a sentence around the name; only the name is bold.
pub(super) fn parts(sentence: &str, name: &str) -> Vec<(String, bool)> {
    let (before, after) = sentence.split_once(HERE).unwrap_or((sentence, ""));
    vec![
        (before.to_owned(), false),
        (name.to_owned(), true),
        (after.to_owned(), false),
    ]
}
