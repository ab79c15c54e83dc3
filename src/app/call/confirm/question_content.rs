//! What the question on a row says, and helpers for its texts.

use crate::app::call::state::question::QuestionSubject;
use crate::app::language::text::tr;
use crate::moderation::command::Command;

/// What the question says right now.
#[derive(Default)]
pub(crate) struct QuestionContent {
    /// The question, in parts; `true` marks a part that is bold.
    pub(crate) title: Vec<(String, bool)>,
    pub(crate) warnings: Vec<String>,
    /// Ids that tell the person from namesakes, each with its label and in full. There is one inner list for each
    /// person.
    pub(crate) ids: Vec<Vec<[String; 2]>>,
    pub(crate) hint: Option<String>,
    pub(crate) tail: String,
    /// Text and spoken name of the yes button; `None` if the question can only be closed.
    pub(crate) yes: Option<[String; 2]>,
    pub(crate) no: String,
    /// Whether the question can turn into one about keeping the person out, or why not. `None` if this isn't offered.
    pub(crate) keep_out: Option<Result<(), String>>,
    /// The command that closes the guest door, offered for a guest, whom no rule but the door keeps out.
    pub(crate) door: Option<Command>,
    /// The person's number of devices, if the question could be about all of them.
    pub(crate) devices: Option<u32>,
    /// Whether the question offers a choice of how long the person is kept out.
    pub(crate) chooses_time: bool,
    pub(crate) command: Option<Command>,
    /// Whether the person is a member while somebody else only has a similar name. Enter then means no.
    pub(crate) is_doubtful: bool,
    /// That somebody else, whom the question can be about instead, with their name. `None` if there are several.
    pub(crate) instead: Option<(QuestionSubject, String)>,
}

impl QuestionContent {
    /// Returns the question on one line.
    pub(crate) fn title_text(&self) -> String {
        self.title.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Reduces the question to the reason why it is too late, and a button to close.
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

/// A placeholder for the name, at which the sentence is split; searching for the name itself could find the wrong
/// place.
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
