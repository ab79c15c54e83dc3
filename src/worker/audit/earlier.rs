//! Reads from the audit log what earlier sessions did.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use crate::graph::http::refusal_cause::{RequestKind, recorded_cause};
use crate::moderation::access::Right;
use crate::moderation::model::audit::earlier::{EarlierActions, EarlierEntry};
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::failure::Cause;
use crate::regular_file;
use crate::worker::audit::folder::{AuditFolder, month_named, month_of};
use crate::worker::audit::verify::verify_file;

/// How far back actions are shown, in days.
pub const EARLIER_DAYS: i64 = 30;
/// Maximum number of actions shown. Older ones are left out.
const MOST_ENTRIES: usize = 5_000;
/// Maximum number of bytes read as one line. Lines of this program are far shorter.
const MOST_BYTES: u64 = 64 * 1024;
/// Maximum number of bytes read at the end of one file. Limits the memory that a huge log takes.
const MOST_READ: u64 = 64 << 20;

/// Returns the folder of the audit log in a data folder.
pub fn audit_folder(data: &Path) -> PathBuf {
    data.join("audit")
}

/// Selects the actions to read, by app and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierActionsQuery {
    /// Tenant, app and Graph host of the session.
    pub owner: [String; 3],
    /// When the current session began. Only earlier actions are read.
    pub end: Timestamp,
}

/// The actions of earlier sessions, and what is known about their log.
#[derive(Debug, Default)]
pub struct EarlierRecord {
    /// The actions, newest first.
    pub entries: Vec<EarlierEntry>,
    /// Number of actions that were left out, because their tenant, app or Graph host is another.
    pub others: usize,
    /// Whether actions of the last [`EARLIER_DAYS`] days may be missing, because the log is too long.
    pub is_cut: bool,
    /// Names of the files whose chain is damaged, or that can't be read.
    pub damaged: Vec<String>,
}

/// Reads the actions of the [`EARLIER_DAYS`] days before `wish.end`, and checks the chain of each file that may contain
/// them. Blocks.
///
/// Returns the newest action first. If there are too many, leaves out the oldest.
pub fn read_earlier(folder: &Path, wish: &EarlierActionsQuery) -> io::Result<EarlierRecord> {
    let mut record = EarlierRecord::default();
    let since = wish.end - SignedDuration::from_hours(24 * EARLIER_DAYS);
    let names = match AuditFolder::at(folder).names() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(record),
        names => names?,
    };
    for name in names {
        if month_named(&name).is_some_and(|month| month < month_of(since)) {
            continue;
        }
        let path = folder.join(&name);
        let is_whole = verify_file(&path, &[]).is_ok_and(|report| report.is_whole());
        let actions = read_file(&path, wish, MOST_READ);
        if !is_whole || actions.is_err() {
            record.damaged.push(name);
        }
        let actions = actions.unwrap_or_default();
        record.others += actions.others;
        let first = actions.entries.first();
        record.is_cut |= actions.is_cut && first.is_none_or(|first| first.at >= since);
        record.entries.extend(actions.entries);
    }
    record
        .entries
        .sort_by_key(|entry| std::cmp::Reverse(entry.at));
    EarlierEntry::relate(&mut record.entries);
    for entry in &mut record.entries {
        entry.cause = cause(entry);
    }
    record.entries.retain(|entry| entry.at >= since);
    record.is_cut |= record.entries.len() > MOST_ENTRIES;
    record.entries.truncate(MOST_ENTRIES);
    Ok(record)
}

/// Returns why an action failed, from its status and code. `None` if these don't show it, for example if Graph sent no
/// answer.
fn cause(entry: &EarlierEntry) -> Option<Cause> {
    let code = entry.code.as_deref();
    // The code of a failed operation consists of two numbers: Graph's code and subcode.
    if let Some((code, subcode)) = code.and_then(|code| code.split_once('/')) {
        let (code, subcode) = (code.parse().ok()?, subcode.parse().ok()?);
        let message = None;
        return Some(Cause::from(&ResultInfo {
            code,
            subcode,
            message,
        }));
    }
    if code.is_some_and(|code| code.starts_with("AADSTS")) {
        return None;
    }
    let asked = match &*entry.action {
        "remove" | "cancel_invitation" => RequestKind::Removal,
        _ => RequestKind::Other,
    };
    let status = entry.status.filter(|status| *status >= 400)?;
    Some(recorded_cause(status, code, asked))
}

/// What the actions of earlier sessions show about the app's rights.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct EarlierProofs {
    /// When a removal was last proved. `None` if none was.
    pub(crate) removed: Option<Timestamp>,
    /// When a join last created a call. `None` if none did.
    pub(crate) joined: Option<Timestamp>,
    /// When each right was last refused. Leaves out the rights that a join needs if a later join worked, and
    /// [`Right::Removal`] if a later removal was proved.
    pub(crate) refused: BTreeMap<Right, Timestamp>,
    /// When a removal was last refused for lack of a role. `None` if a later removal was proved.
    pub(crate) lacked_role: Option<Timestamp>,
}

/// Returns what the audit log proves about the app's rights for the [`EARLIER_DAYS`] days before this session. `None`
/// if a file of the log is damaged or cannot be read. Blocks.
pub(crate) fn proved_earlier(folder: &Path, wish: &EarlierActionsQuery) -> Option<EarlierProofs> {
    let record = read_earlier(folder, wish).ok()?;
    record.damaged.is_empty().then(|| proofs(&record.entries))
}

/// Returns what these actions show. Expects the newest action first.
fn proofs(entries: &[EarlierEntry]) -> EarlierProofs {
    let mut proofs = EarlierProofs::default();
    for entry in entries {
        let outcome = entry.outcome.as_deref();
        if (&*entry.action, &entry.cause) == ("remove", &Some(Cause::RoleMissing)) {
            if proofs.removed.is_some_and(|at| at > entry.at) {
                continue;
            }
            proofs.lacked_role = proofs.lacked_role.or(Some(entry.at));
        }
        let right = match (&*entry.action, &entry.cause) {
            ("remove", _) if outcome == Some("removed") && entry.evidence.is_some() => {
                let at = entry.verified_at.unwrap_or(entry.at);
                proofs.removed = proofs.removed.or(Some(at));
                continue;
            }
            ("join", _) if outcome == Some("created") => {
                proofs.joined = proofs.joined.or(Some(entry.at));
                continue;
            }
            ("remove", Some(Cause::GrantMissing)) => Right::Removal,
            (_, cause) if proofs.joined.is_none() => match cause {
                Some(Cause::BotNotRegistered) => Right::Bot,
                Some(Cause::RoleMissing) => Right::Consent,
                Some(Cause::TenantMismatch) => Right::OneTenant,
                _ => continue,
            },
            _ => continue,
        };
        proofs.refused.entry(right).or_insert(entry.at);
    }
    let is_newer = |at: &Timestamp| proofs.removed.is_none_or(|removed| *at > removed);
    proofs
        .refused
        .retain(|right, at| *right != Right::Removal || is_newer(at));
    proofs.lacked_role = proofs.lacked_role.filter(is_newer);
    proofs
}

/// Reads the actions in the last `most` bytes of a file.
fn read_file(path: &Path, wish: &EarlierActionsQuery, most: u64) -> io::Result<EarlierActions> {
    let mut file = regular_file::open(path)?;
    let size = file.metadata()?.len();
    let owner = wish.owner.each_ref().map(String::as_str);
    let (mut actions, mut line) = (EarlierActions::default(), Vec::new());
    if size > most {
        // The first line is usually cut off. It is then not JSON, and is skipped.
        file.seek(SeekFrom::Start(size - most))?;
        actions.is_cut = true;
    }
    let mut log = BufReader::new(file);
    loop {
        line.clear();
        log.by_ref().take(MOST_BYTES).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(actions);
        }
        actions.take(&line, owner, wish.end);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn line(attempt: u64, phase: &str, at: &str, more: &str) -> String {
        format!(
            r#"{{"at":"{at}","attempt":{attempt},"phase":"{phase}","action":"remove","source":"click","shown_name":"Bob","os_user":"u","app":"a","graph_host":"g"{more}}}"#
        ) + "\n"
    }

    fn wish() -> EarlierActionsQuery {
        EarlierActionsQuery {
            owner: ["t", "a", "g"].map(String::from),
            end: "2026-11-30T10:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn one_entry_for_each_attempt_of_this_app_and_none_of_this_session() {
        let folder = tempfile::tempdir().unwrap();
        let ours = |rest: &str| format!(r#","tenant":"t"{rest}"#);
        let text = [
            line(1, "intent", "2026-09-01T08:00:00Z", &ours("")),
            line(1, "intent", "2026-11-28T08:00:00Z", &ours("")),
            line(
                1,
                "result",
                "2026-11-28T08:00:02Z",
                &ours(r#","outcome":"removed","evidence":"rosters""#),
            ),
            line(
                1,
                "note",
                "2026-11-28T08:01:00Z",
                &ours(r#","note":"Rude""#),
            ),
            // A later run counts from 1 again.
            line(1, "intent", "2026-11-29T08:00:00Z", &ours("")),
            line(2, "intent", "2026-11-29T09:00:00Z", r#","tenant":"other""#),
            line(2, "result", "2026-11-29T09:00:01Z", r#","tenant":"other""#),
            line(3, "intent", "2026-11-30T10:00:00Z", &ours("")),
            "{half a li".into(),
        ];
        fs::write(folder.path().join("audit.jsonl"), text.concat()).unwrap();
        let read = read_earlier(folder.path(), &wish()).unwrap();
        let told: Vec<_> = read
            .entries
            .iter()
            .map(|it| (it.at.to_string(), it.outcome.as_deref(), it.notes.len()))
            .collect();
        let [newer, older] = ["2026-11-29T08:00:00Z", "2026-11-28T08:00:00Z"].map(String::from);
        assert_eq!(told, [(newer, None, 0), (older, Some("removed"), 1)]);
        assert_eq!((read.others, read.is_cut), (1, false));
        assert_eq!(read.damaged, ["audit.jsonl"], "its lines have no hashes");
    }

    #[test]
    fn a_correction_without_an_answer_keeps_the_answer_of_the_request() {
        let folder = tempfile::tempdir().unwrap();
        let at = "2026-11-29T08:00:00Z";
        let ours = |rest: &str| format!(r#","tenant":"t"{rest}"#);
        let answered = ours(r#","outcome":"cancelled","status":204,"request_id":"r1""#);
        let text = [
            line(1, "intent", at, &ours("")),
            line(1, "result", at, &answered),
            line(1, "result", at, &ours(r#","outcome":"joined_anyway""#)),
        ];
        fs::write(folder.path().join("audit.jsonl"), text.concat()).unwrap();
        let read = read_earlier(folder.path(), &wish()).unwrap();
        let [entry] = &*read.entries else {
            panic!("{read:?}");
        };
        assert_eq!(entry.outcome.as_deref(), Some("joined_anyway"));
        assert_eq!(
            (entry.status, entry.request_id.as_deref()),
            (Some(204), Some("r1"))
        );
    }

    /// Returns the only action of a log with these lines of attempt 1.
    fn only(lines: &[(&str, &str)]) -> EarlierEntry {
        let folder = tempfile::tempdir().unwrap();
        let text = lines.iter().map(|(phase, more)| {
            let more = format!(r#","tenant":"t"{more}"#);
            line(1, phase, "2026-11-29T08:00:00Z", &more)
        });
        fs::write(
            folder.path().join("audit.jsonl"),
            text.collect::<Vec<_>>().concat(),
        )
        .unwrap();
        let read = read_earlier(folder.path(), &wish()).unwrap();
        <[_; 1]>::try_from(read.entries)
            .unwrap()
            .into_iter()
            .next()
            .unwrap()
    }

    #[test]
    fn the_cause_of_a_failure_is_found_from_its_status_and_code() {
        for (more, wanted) in [
            (r#","status":403"#, Some(Cause::GrantMissing)),
            (
                r#","status":403,"code":"7505""#,
                Some(Cause::TenantMismatch),
            ),
            (r#","status":429"#, Some(Cause::Throttled(None))),
            (r#","status":404,"code":"8522""#, Some(Cause::CallNotFound)),
            (r#","code":"412/10""#, Some(Cause::Precondition)),
            (r#","code":"400/7507""#, Some(Cause::Refused)),
            (r#","status":401,"code":"AADSTS7000222""#, None),
            ("", None),
        ] {
            let result = format!(r#","outcome":"failed"{more}"#);
            let entry = only(&[("intent", ""), ("result", &result)]);
            assert_eq!(entry.cause, wanted, "{more}");
        }
    }

    #[test]
    fn the_last_refusal_of_a_right_counts_until_the_right_works() {
        let folder = tempfile::tempdir().unwrap();
        let entry = |day: u8, action: &str, more: &str| EarlierEntry {
            at: format!("2026-11-{day}T08:00:00Z").parse().unwrap(),
            action: action.into(),
            outcome: Some(more.into()),
            evidence: (more == "removed").then(|| "rosters".into()),
            cause: match (action, more) {
                ("remove", "failed") => Some(Cause::GrantMissing),
                ("join", "failed") => Some(Cause::BotNotRegistered),
                ("mute", "failed") => Some(Cause::RoleMissing),
                _ => None,
            },
            ..EarlierEntry::default()
        };
        let shown = |entries: &[EarlierEntry]| {
            let proofs = proofs(entries);
            let joined = proofs
                .joined
                .map(|at| format!("Joined {}", at.strftime("%d")));
            let found = proofs.refused.into_iter();
            let found = found.map(|(right, at)| format!("{right:?} {}", at.strftime("%d")));
            joined
                .into_iter()
                .chain(found)
                .collect::<Vec<_>>()
                .join(", ")
        };
        for (entries, wanted) in [
            (
                vec![entry(29, "remove", "failed"), entry(28, "remove", "failed")],
                "Removal 29",
            ),
            (
                vec![
                    entry(29, "remove", "failed"),
                    entry(28, "remove", "removed"),
                ],
                "Removal 29",
            ),
            (
                vec![
                    entry(29, "remove", "removed"),
                    entry(28, "remove", "failed"),
                ],
                "",
            ),
            (
                vec![
                    entry(29, "join", "created"),
                    entry(28, "join", "failed"),
                    entry(27, "mute", "failed"),
                    entry(26, "join", "created"),
                ],
                "Joined 29",
            ),
            (
                vec![
                    entry(29, "join", "failed"),
                    entry(28, "join", "created"),
                    entry(27, "remove", "failed"),
                ],
                "Joined 28, Bot 29, Removal 27",
            ),
            (
                vec![entry(29, "mute", "failed"), entry(28, "join", "created")],
                "Joined 28, Consent 29",
            ),
        ] {
            assert_eq!(shown(&entries), wanted);
        }
        assert_eq!(
            proved_earlier(folder.path(), &wish()),
            Some(EarlierProofs::default())
        );
    }

    #[test]
    fn on_this_computer_the_port_of_the_service_is_not_compared() {
        for (now, logged, is_ours) in [
            ("127.0.0.1:4000", "127.0.0.1:5000", true),
            ("localhost:4000", "localhost", true),
            ("[::1]:4000", "[::1]:5000", true),
            ("127.0.0.1:4000", "localhost:4000", false),
            ("graph.example:4000", "graph.example:5000", false),
            ("graph.example", "127.0.0.1:4000", false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let text = line(1, "intent", "2026-11-29T08:00:00Z", r#","tenant":"t""#);
            let text = text.replace(
                r#""graph_host":"g""#,
                &format!(r#""graph_host":"{logged}""#),
            );
            fs::write(folder.path().join("audit.jsonl"), text).unwrap();
            let mut wish = wish();
            wish.owner[2] = now.to_owned();
            let read = read_earlier(folder.path(), &wish).unwrap();
            let told = (read.entries.len(), read.others);
            let wanted = if is_ours { (1, 0) } else { (0, 1) };
            assert_eq!(told, wanted, "{now} {logged}");
        }
    }

    #[test]
    fn only_the_end_of_a_huge_file_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        let intent = |n: u64| line(n, "intent", "2026-11-29T08:00:00Z", r#","tenant":"t""#);
        let lines: Vec<String> = (0..50).map(intent).collect();
        fs::write(&path, lines.concat()).unwrap();
        let most = lines[48..].concat().len() as u64 + 5;
        let read = read_file(&path, &wish(), most).unwrap();
        assert_eq!((read.entries.len(), read.is_cut), (2, true));
        let read = read_file(&path, &wish(), MOST_READ).unwrap();
        assert_eq!((read.entries.len(), read.is_cut), (50, false));
    }

    #[test]
    fn a_list_without_the_oldest_of_its_days_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        for (more, is_cut) in [(0, false), (1, true)] {
            let ours = |n| line(n, "intent", "2026-11-29T08:00:00Z", r#","tenant":"t""#);
            let lines: String = (0..MOST_ENTRIES as u64 + more).map(ours).collect();
            fs::write(&path, lines).unwrap();
            let read = read_earlier(folder.path(), &wish()).unwrap();
            assert_eq!((read.entries.len(), read.is_cut), (MOST_ENTRIES, is_cut));
        }
    }

    #[test]
    fn without_a_log_there_is_nothing_earlier() {
        let folder = tempfile::tempdir().unwrap();
        let read = read_earlier(&folder.path().join("audit"), &wish()).unwrap();
        assert!(read.entries.is_empty() && read.damaged.is_empty() && !read.is_cut);
    }
}
