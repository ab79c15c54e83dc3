//! Says which entries of the invitation dialog are invited, and which parts of the text were skipped.

use crate::moderation::model::invitee::cores::cores;

/// Fewest digits by which a number with its country code is recognized as one that was skipped.
const SHORTEST: usize = 6;

/// Whether the dialog's yes button invites an entry, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Share {
    /// The button invites the person, unless they are ringing, in the lobby or in the call.
    #[default]
    Included,
    /// The person was added without a press, or couldn't be invited for a while. Only a press includes them.
    Held,
    /// The entry is kept from the last time the dialog was open. Only a press, or naming the person again, includes it.
    Kept,
    /// The text gives the person as its sender. Only a press, or naming the person again, includes them.
    Sender,
    /// The text gives the person as a recipient. Only a press, or naming the person again, includes them.
    Recipient,
    /// The sentence around the person seems to say that they aren't to be invited. Only a press, or naming the person
    /// again, includes them.
    Doubted,
    /// The text quotes an older mail that names the person. Only a press, or naming the person again, includes them.
    Quoted,
    /// The sentence around the person gives them in case of problems. Only a press, or naming the person again, includes
    /// them.
    Fallback,
    /// Another number or address of somebody in the same row of a table. Only a press, or naming it again, includes it.
    Other,
}

impl Share {
    /// Whether the entry counts among the people to invite: it was probably meant, and isn't kept from the last time the dialog was open.
    pub(crate) fn is_meant(self) -> bool {
        self != Self::Kept && !self.is_aside()
    }

    /// Whether the entry was probably not meant. The results don't list it among the people who were left out.
    pub(crate) fn is_aside(self) -> bool {
        matches!(
            self,
            Self::Sender
                | Self::Recipient
                | Self::Doubted
                | Self::Quoted
                | Self::Fallback
                | Self::Other
        )
    }
}

impl SkippedParts {
    /// Notes a line that isn't used.
    pub(crate) fn note(&mut self, line: String, has_number: bool) {
        let lines = if has_number {
            &mut self.numbers
        } else {
            &mut self.nobody
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }

    /// Strikes off the lines whose only number is now called with its country code.
    pub(crate) fn strike_off(&mut self, called: &str) {
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let called = digits(called);
        self.numbers.retain(|line| {
            let all = cores(line);
            let number = all.first().map(|at| digits(&line[at.clone()]));
            let number = number.unwrap_or_default();
            let rest = number.trim_start_matches('0');
            all.len() != 1 || rest.len() < SHORTEST || !called.ends_with(rest)
        });
    }
}

/// Parts of a list that were skipped, but don't have to be corrected.
#[derive(Debug, Default)]
pub(crate) struct SkippedParts {
    /// How many people were in the list already, or were named twice in the text.
    pub(crate) listed: usize,
    /// Lines with a number that can't be called, because it has no country code.
    pub(crate) numbers: Vec<String>,
    /// Lines that name nobody.
    pub(crate) nobody: Vec<String>,
}
