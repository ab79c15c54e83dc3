//! The sentences that tell what was found of an audit log.

use std::fmt;

use crate::worker::audit::deletions::Deletion;
use crate::worker::audit::report::{plural, printable};
use crate::worker::audit::trail::{Before, Found, Noted, Trail};

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
        for (file, set_back) in &self.set_back {
            writeln!(f, "In {}, {set_back}", printable(file))?;
        }
        match &self.noted {
            Some(noted) => writeln!(f, "{noted}"),
            None => writeln!(
                f,
                "Not to be found this way: lines cut off at the end, and a whole file written anew by the same user. \
                 Note the head elsewhere and give it as --head later; then both are found."
            ),
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
