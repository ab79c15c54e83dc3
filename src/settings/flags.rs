//! The command line. Never contains secrets, because other processes can read arguments.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand};
use serde::{Deserialize, Serialize};

use crate::moderation::model::digest::Digest;

/// A console for people who moderate Microsoft Teams calls.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    after_help = "AZURE_CLIENT_CERTIFICATE_PATH names a certificate to sign in with. Secrets and passwords come from the environment (AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PASSWORD) or are typed in the window; never as arguments."
)]
pub struct Flags {
    #[command(subcommand)]
    /// What to run instead of the window.
    pub mode: Option<ProgramMode>,
    #[command(flatten)]
    /// How the window starts.
    pub window: WindowFlags,
}

impl Flags {
    /// Reads a command line; its first word is the program's name. `--help` and `--version` also give an `Err`, which
    /// holds the text to print.
    pub fn read(words: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Self, clap::Error> {
        const WHY: &str = "options of the window can't be used with a command";
        let words: Vec<std::ffi::OsString> = words.into_iter().collect();
        if let Some((kind, hint)) = hint(&words) {
            return Err(Self::command().error(kind, hint));
        }
        let flags = Self::try_parse_from(words)?;
        // `--data-dir` may also stand before `audit`.
        let taken = match &flags.mode {
            None => return Ok(flags),
            Some(ProgramMode::Audit(_)) => flags.window.data_dir.clone(),
            Some(ProgramMode::Simulate { .. }) => None,
        };
        let allowed = WindowFlags {
            data_dir: taken,
            ..WindowFlags::default()
        };
        if flags.window == allowed {
            return Ok(flags);
        }
        Err(Self::command().error(ErrorKind::ArgumentConflict, WHY))
    }
}

/// Options for secrets, as other programs have them. This program deliberately has no such option.
const SECRET_OPTIONS: [&str; 7] = [
    "--client-secret",
    "--secret",
    "--password",
    "--certificate-password",
    "--access-token",
    "--token",
    "--passcode",
];

/// Returns a hint if the command line has an option for a secret, or `verify` without `audit`. The hint repeats no word
/// of the command line, because the word may be a secret.
fn hint(words: &[std::ffi::OsString]) -> Option<(ErrorKind, &'static str)> {
    let word = |word: &std::ffi::OsString| word.to_string_lossy().into_owned();
    let is_secret = |word: String| {
        let option = word.split('=').next().unwrap_or_default();
        SECRET_OPTIONS.contains(&option)
    };
    if words.iter().map(word).any(is_secret) {
        let hint = "secrets are never arguments, which every process on this computer can read: put them into AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PASSWORD, or type them in the window";
        return Some((ErrorKind::UnknownArgument, hint));
    }
    let is_verify = words.get(1).map(word).as_deref() == Some("verify");
    is_verify.then_some((
        ErrorKind::InvalidSubcommand,
        "the command is `moderato audit verify`",
    ))
}

/// How the window starts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct WindowFlags {
    /// Open a made-up meeting on this computer; SCENARIO is a built-in name or a file
    #[arg(long, value_name = "SCENARIO", num_args = 0..=1, default_missing_value = "town_hall",
        conflicts_with_all = ["graph_url", "authority_url", "tenant", "client_id", "calls"])]
    pub demo: Option<String>,
    /// The Graph root of a custom cloud, without /v1.0; https, or http on 127.0.0.1
    #[arg(long, value_name = "URL")]
    pub graph_url: Option<String>,
    /// The sign-in authority of a custom cloud; on 127.0.0.1 it defaults to the Graph root
    #[arg(long, value_name = "URL", requires = "graph_url")]
    pub authority_url: Option<String>,
    /// Directory (tenant) ID or domain [env: `AZURE_TENANT_ID`]
    #[arg(long, value_name = "ID")]
    pub tenant: Option<String>,
    /// Application (client) ID [env: `AZURE_CLIENT_ID`]
    #[arg(long, value_name = "ID")]
    pub client_id: Option<String>,
    /// Trust the certificate authorities in this PEM file too, such as that of a proxy that inspects TLS
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
    /// Use this proxy instead of the system's; never for 127.0.0.1
    #[arg(long, value_name = "URL")]
    pub proxy: Option<String>,
    /// Watch the call with this ID; can be given several times
    #[arg(long = "call", value_name = "ID")]
    pub calls: Vec<String>,
    /// Join the meeting, or watch the call, that standard input names: a link, an invitation, or an ID.
    /// Never an argument: a link may contain a passcode, which every process on this computer could read
    #[arg(long, conflicts_with = "demo")]
    pub join: bool,
    /// Send nothing that changes a call before its audit log line is on the disk; the settings can't undo this
    #[arg(long)]
    pub require_record: bool,
    /// Mask names, addresses, numbers, and IDs from the start, for a screen that others see
    #[arg(long)]
    pub presentation: bool,
    /// Keep everything that Moderato writes in this folder
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Open another window, even if one is open that works with the same folder
    #[arg(long)]
    pub new_window: bool,
}

/// The flags that choose a window's scenario, addresses, app and network, and whether actions need a record. Contains
/// no secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartFlags {
    demo: Option<String>,
    graph_url: Option<String>,
    authority_url: Option<String>,
    tenant: Option<String>,
    client_id: Option<String>,
    ca_file: Option<PathBuf>,
    proxy: Option<String>,
    require_record: bool,
}

impl WindowFlags {
    /// Returns the flags that [`StartFlags::fits`] compares.
    pub fn given(&self) -> StartFlags {
        StartFlags {
            demo: self.demo.clone(),
            graph_url: self.graph_url.clone(),
            authority_url: self.authority_url.clone(),
            tenant: self.tenant.clone(),
            client_id: self.client_id.clone(),
            ca_file: self.ca_file.clone(),
            proxy: self.proxy.clone(),
            require_record: self.require_record,
        }
    }
}

impl StartFlags {
    /// Whether a window that was started with `own` fits this request. Both must have the same demo or none. Other
    /// values that the request leaves out fit any window.
    pub fn fits(&self, own: &Self) -> bool {
        let fits = |asked: &Option<String>, own| asked.is_none() || asked == own;
        self.demo == own.demo
            && fits(&self.graph_url, &own.graph_url)
            && fits(&self.authority_url, &own.authority_url)
            && fits(&self.tenant, &own.tenant)
            && fits(&self.client_id, &own.client_id)
            && fits(&self.proxy, &own.proxy)
            && (self.ca_file.is_none() || self.ca_file == own.ca_file)
            && (own.require_record || !self.require_record)
    }
}

/// What to run instead of the window.
#[derive(Debug, Subcommand)]
pub enum ProgramMode {
    /// Run only the simulator, and print what to enter in the sign-in form
    #[command(after_long_help = crate::simulator::help())]
    Simulate {
        /// The loopback address to listen on; port 0 picks a free one
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
        listen: SocketAddr,
        /// A built-in name or a scenario file
        #[arg(long, value_name = "FILE", default_value = "town_hall")]
        scenario: String,
    },
    /// Work with the audit log
    #[command(subcommand)]
    Audit(AuditMode),
}

/// What to do with the audit log.
#[derive(Debug, Subcommand)]
pub enum AuditMode {
    /// Check whether the log's chain is intact, or which line was changed, moved, or removed
    #[command(after_help = "Exit codes:
  0  everything fits
  1  something doesn't fit, or can't be read
  2  called wrongly
  3  everything fits, but a file that a line names is missing
  4  everything fits, but times run backwards by more than two minutes")]
    Verify {
        /// A file of the audit log, or a folder with one; left out, Moderato's own log folder, which the first line names
        file: Option<PathBuf>,
        /// The data folder whose log to check, if it isn't the usual one
        #[arg(long, value_name = "DIR", conflicts_with = "file")]
        data_dir: Option<PathBuf>,
        /// A head that was noted elsewhere: finds lines cut off at the end since then, and a rewritten file, and
        /// counts the lines after that head
        #[arg(long, value_name = "HASH")]
        head: Option<Digest>,
        /// How many days the log is kept here, or `forever`; a file that was deleted sooner is reported as missing
        #[arg(long, value_name = "DAYS", value_parser = days)]
        kept: Option<u32>,
    },
}

fn days(text: &str) -> Result<u32, &'static str> {
    if text == "forever" {
        return Ok(u32::MAX);
    }
    let wanted = "enter a number of days, such as 90, or `forever`";
    text.parse().map_err(|_not_a_number| wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Flags::command().debug_assert();
    }

    #[test]
    fn the_demo_takes_an_optional_scenario_and_no_real_tenant() {
        let parse = |line: &str| Flags::try_parse_from(line.split(' '));
        assert_eq!(
            parse("moderato --demo").unwrap().window.demo.as_deref(),
            Some("town_hall")
        );
        let named = parse("moderato --demo support_bridge").unwrap();
        assert_eq!(named.window.demo.as_deref(), Some("support_bridge"));
        assert!(parse("moderato --demo --tenant t").is_err());
        assert!(parse("moderato --authority-url https://a").is_err());
    }

    #[test]
    fn a_window_does_what_a_start_asks_for_unless_that_was_told_something_else() {
        let given = |line: &str| {
            let words = std::iter::once("moderato").chain(line.split_whitespace());
            Flags::try_parse_from(words).unwrap().window.given()
        };
        let own = given("--tenant t --client-id a --require-record");
        for fits in [
            "",
            "--tenant t",
            "--require-record --client-id a",
            "--call c --presentation --new-window",
        ] {
            assert!(given(fits).fits(&own), "{fits}");
        }
        for other in [
            "--tenant u",
            "--graph-url https://a.example",
            "--proxy http://a:1",
            "--ca-file a",
            "--demo",
        ] {
            assert!(!given(other).fits(&own), "{other}");
        }
        assert!(!given("--require-record").fits(&given("")));
        assert!(!given("--demo raid").fits(&given("--demo")));
    }

    #[test]
    fn several_calls_can_be_given() {
        let flags = Flags::try_parse_from(["moderato", "--call", "a", "--call", "b"]).unwrap();
        assert_eq!(flags.window.calls, ["a", "b"]);
    }

    #[test]
    fn a_log_is_verified_against_a_head_that_is_a_hash() {
        let parse = |line: &str| Flags::try_parse_from(line.split(' '));
        let hash = "0f".repeat(32);
        let given = parse(&format!("moderato audit verify log.jsonl --head {hash}")).unwrap();
        let Some(ProgramMode::Audit(AuditMode::Verify {
            file, head, kept, ..
        })) = given.mode
        else {
            panic!("{given:?}");
        };
        assert_eq!((file, head), (Some("log.jsonl".into()), hash.parse().ok()));
        assert_eq!(kept, None);
        assert!(parse("moderato audit verify log.jsonl --kept 90").is_ok());
        assert!(parse("moderato audit verify log.jsonl --kept forever").is_ok());
        assert!(parse("moderato audit verify log.jsonl --kept never").is_err());
        let told = parse("moderato audit verify log.jsonl --kept 5x").unwrap_err();
        assert!(
            told.to_string().contains("such as 90, or `forever`"),
            "{told}"
        );
        assert!(parse("moderato audit verify log.jsonl --head 0f").is_err());
        assert!(parse("moderato audit verify").is_ok());
        assert!(parse("moderato audit verify log.jsonl --data-dir d").is_err());
    }

    #[test]
    fn a_secret_among_the_arguments_is_not_repeated_and_a_wrong_command_gets_a_hint() {
        let read = |line: &str| {
            let words = line.split(' ').map(Into::into);
            Flags::read(words).unwrap_err().to_string()
        };
        for line in [
            "moderato --client-secret hush",
            "moderato --secret=hush",
            "moderato --tenant t --password hush",
        ] {
            let told = read(line);
            assert!(
                told.contains("AZURE_CLIENT_SECRET") && !told.contains("hush"),
                "{told}"
            );
        }
        assert!(read("moderato verify").contains("`moderato audit verify`"));
    }

    #[test]
    fn a_command_takes_the_data_folder_if_it_uses_one_and_no_option_of_the_window() {
        let read = |line: &str| Flags::read(line.split(' ').map(Into::into));
        for right in [
            "moderato --data-dir d audit verify",
            "moderato audit verify --data-dir d",
            "moderato --data-dir d audit verify log.jsonl",
            "moderato --data-dir d --demo",
            "moderato simulate --scenario raid",
        ] {
            assert!(read(right).is_ok(), "{right}");
        }
        for wrong in [
            "moderato --data-dir d simulate",
            "moderato --demo=raid audit verify",
            "moderato --new-window simulate",
            "moderato --tenant t --data-dir d audit verify",
        ] {
            let error = read(wrong).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::ArgumentConflict, "{wrong}");
        }
    }

    #[test]
    fn no_flag_takes_a_secret() {
        let command = Flags::command();
        let names: Vec<_> = command
            .get_arguments()
            .filter_map(clap::Arg::get_long)
            .collect();
        assert!(names.len() > 5);
        let secret = |name: &&str| {
            ["secret", "token", "password"]
                .iter()
                .any(|word| name.contains(word))
        };
        assert_eq!(names.iter().copied().find(secret), None);
    }

    #[test]
    fn the_page_on_using_it_lists_every_option_and_no_other() {
        let page = include_str!("../../docs/using.md");
        let command = Flags::command();
        let simulate = command.find_subcommand("simulate").unwrap();
        let audit = command.find_subcommand("audit").unwrap();
        let verify = audit.find_subcommand("verify").unwrap();
        let known: Vec<String> = [&command, simulate, verify]
            .into_iter()
            .flat_map(clap::Command::get_arguments)
            .filter_map(clap::Arg::get_long)
            .map(|name| format!("--{name}"))
            .collect();
        let table = page.split("## Options").nth(1).unwrap();
        let table = table.split("\n\n`MODERATO_LOG").next().unwrap();
        for option in &known {
            assert!(
                table.contains(option.as_str()),
                "{option} is not in docs/using.md"
            );
        }
        let words = table.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
        for word in words
            .filter(|word| word.starts_with("--") && word.len() > 3 && !word.starts_with("---"))
        {
            assert!(
                known.iter().any(|option| option == word),
                "there is no {word}"
            );
        }
    }
}
