//! The sentences that tell what was found of an audit log.

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
                    writeln!(f, "{file} is whole and ends with the line that is named.")?;
                }
                Found::OtherHead(head) => writeln!(
                    f,
                    "{file} does not end with the line that is named: lines were cut off or added, or it was written anew. \
                     Its head: {head}"
                )?,
                Found::Fault(fault) => writeln!(f, "{file} is not whole. {fault}")?,
                Found::Retired(told_in, line) => writeln!(
                    f,
                    "{file} is gone: the program deleted it, as line {line} of {told_in} says. What came before it is not followed."
                )?,
                Found::Doubted(told_in, line, doubt) => writeln!(
                    f,
                    "{file} is not here. Line {line} of {told_in} says that the program deleted it, and does not count: {doubt}."
                )?,
                Found::Missing => writeln!(
                    f,
                    "{file} is not here, and no line that can be found says that the program deleted it."
                )?,
                Found::Unreadable(why) => writeln!(f, "{file} cannot be read: {why}")?,
            }
        }
        for (told_in, Deletion { line, file, .. }, doubt) in &self.doubted {
            let (told_in, file) = (printable(told_in), file.shown_name());
            writeln!(
                f,
                "{file} is not here. Line {line} of {told_in} says that the program deleted it, and does not count: {doubt}."
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
                write!(f, ": it is here and not shorter than it was.")
            }
            FoundBeside::There(name) => {
                write!(
                    f,
                    ", which is {} now and not shorter than it was.",
                    printable(name)
                )
            }
            FoundBeside::Cut(name) => {
                let lines = self.named.lines;
                write!(
                    f,
                    ", but line number {lines} of it is not in {}: lines were cut off or changed, or it was written anew.",
                    printable(name)
                )
            }
            FoundBeside::Retired(told_in, line) => {
                let told_in = printable(told_in);
                write!(
                    f,
                    ", which the program deleted, as line {line} of {told_in} says."
                )
            }
            FoundBeside::Missing => write!(
                f,
                ", which is not here, and no line that counts says that the program deleted it."
            ),
            FoundBeside::Unreadable(why) => write!(f, ", which cannot be read: {why}"),
        }
    }
}

impl fmt::Display for Noted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::At { file, line, behind } = self else {
            return write!(
                f,
                "No line that fits has the noted head: lines were cut off, or the file was written anew, or it is another file's head."
            );
        };
        let file = printable(file);
        write!(
            f,
            "The noted head is the hash of line {line} of {file}: up to there nothing was cut off or written anew. "
        )?;
        match behind {
            0 => write!(f, "No line stands behind it."),
            1 => write!(f, "Nothing vouches for the line behind it."),
            behind => write!(
                f,
                "Nothing vouches for the {} behind it.",
                plural(*behind, "line")
            ),
        }
    }
}
