//! Wording of what verifying a log found.

use std::fmt;

use crate::worker::audit::deletions::Deletion;
use crate::worker::audit::report::{plural, printable};
use crate::worker::audit::trail::{Before, Beside, Found, FoundBeside, Noted, Trail};
use crate::worker::audit::vouching::Vouching;

impl fmt::Display for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.report)?;
        for Before { named, found } in &self.before {
            let file = named.shown_name();
            match found {
                Found::Whole => {
                    writeln!(f, "{file} is intact and ends with the line that is named.")?;
                }
                Found::OtherHead(head) => writeln!(
                    f,
                    "{file} doesn't end with the line that is named: lines were cut off or added, or it was rewritten. \
                     Its head: {head}"
                )?,
                Found::Fault(fault) => writeln!(f, "{file} isn't intact. {fault}")?,
                Found::Retired(told_in, line) => writeln!(
                    f,
                    "{file} is gone: Moderato deleted it, as line {line} of {told_in} says. What came before it isn't checked."
                )?,
                Found::Doubted(told_in, line, doubt) => writeln!(
                    f,
                    "{file} isn't here. Line {line} of {told_in} says that Moderato deleted it, but doesn't count: {doubt}."
                )?,
                Found::Missing => writeln!(
                    f,
                    "{file} isn't here, and no line that can be found says that Moderato deleted it."
                )?,
                Found::Unreadable(why) => writeln!(f, "{file} can't be read: {why}")?,
            }
        }
        for (told_in, Deletion { line, file, .. }, doubt) in &self.doubted {
            let (told_in, file) = (printable(told_in), file.shown_name());
            writeln!(
                f,
                "{file} isn't here. Line {line} of {told_in} says that Moderato deleted it, but doesn't count: {doubt}."
            )?;
        }
        for beside in &self.beside {
            writeln!(f, "{beside}")?;
        }
        for (file, set_back) in &self.set_back {
            writeln!(f, "In {}, {set_back}", printable(file))?;
        }
        if let Some(noted) = &self.noted {
            writeln!(f, "{noted}")?;
        }
        write!(f, "{Vouching}")
    }
}

impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = &self.told_in;
        let (file, named) = (printable(file), self.named.shown_name());
        write!(f, "Line {line} of {file} names {named} of another window")?;
        match &self.found {
            FoundBeside::There(name) if *name == self.named.file => {
                write!(f, ": it's here and no shorter than it was.")
            }
            FoundBeside::There(name) => {
                write!(
                    f,
                    ", which is now {} and no shorter than it was.",
                    printable(name)
                )
            }
            FoundBeside::Cut(name) => {
                let lines = self.named.lines;
                write!(
                    f,
                    ", but its line number {lines} isn't in {}: lines were cut off or changed, or it was rewritten.",
                    printable(name)
                )
            }
            FoundBeside::Retired(told_in, line) => {
                let told_in = printable(told_in);
                write!(
                    f,
                    ", which Moderato deleted, as line {line} of {told_in} says."
                )
            }
            FoundBeside::Missing => write!(
                f,
                ", which isn't here, and no line that counts says that Moderato deleted it."
            ),
            FoundBeside::Unreadable(why) => write!(f, ", which can't be read: {why}"),
        }
    }
}

impl fmt::Display for Noted {
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
