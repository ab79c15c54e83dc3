//! Exports the actions of earlier sessions as JSON or CSV.

use jiff::Timestamp;

use crate::moderation::model::audit::earlier::EarlierEntry;
use crate::moderation::model::ids::tail;
use crate::moderation::views::export::csv;
use crate::moderation::views::export::json;
use crate::moderation::views::export::options::ExportOptions;

/// Columns of the CSV file. Columns that the export of the activity also has are named in the same way.
const COLUMNS: [&str; 20] = [
    "time", "call", "call_name", "moved_from", "action", "name", "tenant", "identity",
    "participant", "outcome", "verified_at", "evidence", "status", "code", "request_id",
    "client_request_id", "source", "operator", "os_user", "notes",
];

/// Returns the actions as CSV, one row each, redacted as `options` say.
pub fn csv(entries: &[EarlierEntry], options: ExportOptions) -> String {
    let rows = entries.iter().map(|it| cells(redacted(it, options)));
    csv::text(&COLUMNS, rows)
}

/// Returns the actions as JSON, redacted as `options` say.
pub fn json(entries: &[EarlierEntry], options: ExportOptions) -> String {
    let entries: Vec<EarlierEntry> = entries.iter().map(|it| redacted(it, options)).collect();
    json::text(&entries)
}

fn redacted(entry: &EarlierEntry, options: ExportOptions) -> EarlierEntry {
    let mut entry = entry.clone();
    if options.redact_names {
        let texts = entry.operator.iter_mut().chain(&mut entry.os_user);
        let texts = texts.chain(&mut entry.call_name);
        for text in texts.chain([&mut entry.name]).chain(&mut entry.notes) {
            *text = options.name(text).to_owned();
        }
        // A line about several people has all their IDs and numbers.
        let ids = entry.identity.iter().flat_map(|ids| ids.split(", "));
        let short = ids.map(|id| {
            let is_number = id.starts_with('+');
            if is_number { tail(id) } else { id.to_owned() }
        });
        let short: Vec<String> = short.collect();
        entry.identity = entry.identity.map(|_| short.join(", "));
    }
    entry
}

fn cells(entry: EarlierEntry) -> [String; COLUMNS.len()] {
    let time = |at: Timestamp| format!("{at:.3}");
    let text = Option::unwrap_or_default;
    [
        time(entry.at),
        text(entry.call),
        text(entry.call_name),
        text(entry.moved_from),
        entry.action,
        entry.name,
        text(entry.identity_tenant),
        text(entry.identity),
        text(entry.participant),
        text(entry.outcome),
        text(entry.verified_at.map(time)),
        text(entry.evidence),
        text(entry.status.map(|status| status.to_string())),
        text(entry.code),
        text(entry.request_id),
        text(entry.client_request_id),
        entry.source,
        text(entry.operator),
        text(entry.os_user),
        entry.notes.join(" | "),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_names_only_ids_and_the_end_of_a_number_are_left() {
        let entry = EarlierEntry {
            action: "remove".into(),
            name: "Bob".into(),
            call_name: Some("Dinner at Eve's".into()),
            identity: Some("+420601123456, id-1, +4989217660".into()),
            operator: Some("Ada".into()),
            os_user: Some("ada".into()),
            notes: vec!["Bob was rude".into()],
            ..EarlierEntry::default()
        };
        let entries = [entry];
        for make in [csv, json] {
            let whole = make(&entries, ExportOptions::default());
            let told = make(&entries, ExportOptions { redact_names: true });
            for hidden in ["Bob", "Eve", "+42060", "+49892", "Ada", "ada", "rude"] {
                assert!(whole.contains(hidden) && !told.contains(hidden), "{told}");
            }
            assert!(told.contains("456") && told.contains("remove"), "{told}");
        }
    }
}
