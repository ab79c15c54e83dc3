//! An order to export something: its contents and its format.

/// An order to export something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExportOrder {
    /// The activity or the roster.
    pub what: Exported,
    /// JSON if true, CSV otherwise.
    pub json: bool,
    /// Whether names are left out.
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
