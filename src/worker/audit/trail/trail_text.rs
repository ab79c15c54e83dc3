//! Wording of the findings about a log.

use std::fmt;

use crate::worker::audit::deletions::Deletion;
use crate::worker::audit::report::{ChainFault, plural, printable};
use crate::worker::audit::trail::{
    EarlierFile, EarlierFileState, NeighbourFile, NeighbourFileState, NotedHead, Trail, Verdict,
};
use crate::worker::audit::vouching::VerifyClaims;

impl fmt::Display for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.report.fault != Some(ChainFault::NoLog) {
            writeln!(f, "{}\n", self.verdict())?;
        }
        // A noted head that was not found matters most to the reader. So it comes before the intact parts.
        let is_at = |noted: &&NotedHead| matches!(noted, NotedHead::At { .. });
        if let Some(lost) = self.noted.as_ref().filter(|noted| !is_at(noted)) {
            writeln!(f, "{lost}")?;
        }
        write!(f, "{}", self.report)?;
        for EarlierFile { named, found } in &self.before {
            let file = named.shown_name();
            match found {
                EarlierFileState::Whole => {
                    writeln!(f, "{file} is intact and ends with the line that is named.")?;
                }
                EarlierFileState::OtherHead(head) => writeln!(
                    f,
                    "{file} doesn't end with the line that is named: lines were cut off or added, or it was rewritten. \
                     Its head: {head}"
                )?,
                EarlierFileState::Fault(fault) => writeln!(f, "{file} isn't intact. {fault}")?,
                EarlierFileState::Retired(named_in, line) => writeln!(
                    f,
                    "{file} is gone: Moderato deleted it, as line {line} of {named_in} says. What came before it isn't checked."
                )?,
                EarlierFileState::Doubted(named_in, line, doubt) => writeln!(
                    f,
                    "{file} isn't here. Line {line} of {named_in} says that Moderato deleted it, but doesn't count: {doubt}."
                )?,
                EarlierFileState::Missing => writeln!(
                    f,
                    "{file} isn't here, and no line that can be found says that Moderato deleted it."
                )?,
                EarlierFileState::Unreadable(why) => writeln!(f, "{file} can't be read: {why}")?,
            }
        }
        for (named_in, Deletion { line, file, .. }, doubt) in &self.doubted {
            let (named_in, file) = (printable(named_in), file.shown_name());
            writeln!(
                f,
                "{file} isn't here. Line {line} of {named_in} says that Moderato deleted it, but doesn't count: {doubt}."
            )?;
        }
        for beside in &self.beside {
            writeln!(f, "{beside}")?;
        }
        for (file, set_back) in &self.set_back {
            writeln!(f, "In {}, {set_back}", printable(file))?;
        }
        if let Some(noted) = self.noted.as_ref().filter(is_at) {
            writeln!(f, "{noted}")?;
        }
        if self.report.fault == Some(ChainFault::NoLog) {
            return Ok(());
        }
        write!(f, "{VerifyClaims}")
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Whole => "Result: intact.",
            Self::Broken => "Result: NOT intact. The reason is below.",
            Self::Missing => "Result: a file is missing. Its name is below.",
            Self::SetBack => "Result: intact, but times run backwards. Their places are below.",
        })
    }
}

impl fmt::Display for NeighbourFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = &self.named_in;
        let (file, named) = (printable(file), self.named.shown_name());
        write!(f, "Line {line} of {file} names {named} of another window")?;
        match &self.found {
            NeighbourFileState::There(name) if *name == self.named.file => {
                write!(f, ": it's here and no shorter than it was.")
            }
            NeighbourFileState::There(name) => {
                write!(
                    f,
                    ", which is now {} and no shorter than it was.",
                    printable(name)
                )
            }
            NeighbourFileState::Cut(name) => {
                let lines = self.named.lines;
                write!(
                    f,
                    ", but its line number {lines} isn't in {}: lines were cut off or changed, or it was rewritten.",
                    printable(name)
                )
            }
            NeighbourFileState::Retired(named_in, line) => {
                let named_in = printable(named_in);
                write!(
                    f,
                    ", which Moderato deleted, as line {line} of {named_in} says."
                )
            }
            NeighbourFileState::Missing => write!(
                f,
                ", which isn't here, and no line that counts says that Moderato deleted it."
            ),
            NeighbourFileState::Unreadable(why) => write!(f, ", which can't be read: {why}"),
        }
    }
}

impl fmt::Display for NotedHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::At { file, line, behind } = self else {
            return write!(
                f,
                "No intact line has the noted head: lines were cut off, or the file was rewritten, or it's another file's head."
            );
        };
        let file = printable(file);
        write!(
            f,
            "The noted head is the hash of line {line} of {file}: up to there, nothing was cut off or rewritten. "
        )?;
        match behind {
            0 => write!(f, "There are no lines after it."),
            1 => write!(f, "Nothing vouches for the line after it."),
            behind => write!(
                f,
                "Nothing vouches for the {} after it.",
                plural(*behind, "line")
            ),
        }
    }
}
