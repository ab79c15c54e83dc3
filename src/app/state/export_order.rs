//! An order to export data to a file.

/// Which data to export, and in which format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExportOrder {
    /// The kind of data to export.
    pub what: Exported,
    /// JSON if true, CSV otherwise.
    pub json: bool,
    /// Whether to leave out texts that may contain personal data, such as names, subjects and notes. Also shortens
    /// phone numbers.
    pub redact_names: bool,
}

/// The kinds of data that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exported {
    /// The activity entries that pass the panel's filters.
    Activity,
    /// The people of the call in front.
    Roster,
    /// Actions of earlier sessions, from the audit log.
    Earlier,
}
