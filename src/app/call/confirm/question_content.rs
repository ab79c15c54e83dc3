//! What the question on a row says, and the pieces its texts are made of.

use crate::app::language::text::tr;
use crate::moderation::command::Command;

/// What the question says right now.
pub(crate) struct QuestionContent {
    /// The question, in parts that are bold or not.
    pub(crate) title: Vec<(String, bool)>,
    pub(crate) warnings: Vec<String>,
    /// Ids that tell the person from namesakes, each with its label, in full; of several people one after the other.
    pub(crate) ids: Vec<Vec<[String; 2]>>,
    pub(crate) hint: Option<String>,
    pub(crate) tail: String,
    /// Text and spoken name of the yes button; `None` if all that is left is to close.
    pub(crate) yes: Option<[String; 2]>,
    pub(crate) no: String,
    /// Whether keeping the person out can be chosen instead, or why not.
    pub(crate) keep_out: Option<Result<(), String>>,
    /// The command that closes the guest door, for somebody whom only the door keeps out.
    pub(crate) door: Option<Command>,
    /// The person's number of devices, if the question could be about all of them.
    pub(crate) devices: Option<u32>,
    /// Whether to choose how long.
    pub(crate) chooses_time: bool,
    pub(crate) command: Option<Command>,
}

impl QuestionContent {
    /// The question on one line.
    pub(crate) fn title_text(&self) -> String {
        self.title.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Leaves only the reason why it is too late, and a button to close.
    pub(super) fn close_only(&mut self, why: String) {
        self.warnings = vec![why];
        self.ids = Vec::new();
        self.hint = None;
        self.keep_out = None;
        self.door = None;
        self.devices = None;
        self.chooses_time = false;
        self.yes = None;
        self.command = None;
        self.no = tr("question-close");
    }
}

/// Stands for the name until the sentence is split there; searching for the name itself could find the wrong place.
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
