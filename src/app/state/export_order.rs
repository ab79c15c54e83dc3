//! What is to be written into a file.

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExportOrder {
    /// The activity or the roster.
    pub what: Exported,
    /// JSON, or else CSV.
    pub json: bool,
    /// Without names.
    pub redact_names: bool,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exported {
    /// The entries that the filters show.
    Activity,
    /// The people of the call in front.
    Roster,
}
