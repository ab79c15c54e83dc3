//! The settings of the window, the audit log and the network, as saved in `settings.json`. Contains no secrets.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::moderation::model::audit::operator_name;
use crate::moderation::model::invitee::country::Country;
use crate::moderation::views::table::Sort;
use crate::settings::audit_days::AuditDays;
use crate::settings::file::{Settings, SettingsError, SettingsFile};
use crate::settings::window_place::{WindowPlace, Zoom, or_default, place};

/// The user's choices. Missing members keep their default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Preferences {
    /// Language tag such as `zh-CN`; `None` follows the system.
    pub language: Option<String>,
    /// Color theme: light, dark, or the system's.
    pub theme: Theme,
    /// Whether a row has one line instead of two.
    pub dense_rows: bool,
    /// Whether animations are turned off.
    pub reduce_motion: bool,
    /// Notifications that the desktop shows while the window is not in front.
    pub notifications: Notifications,
    /// Sort order of people in every call.
    pub sort: Sort,
    /// Operator name for the audit log; `None` if none was entered. Needed if several people share one system user.
    pub operator: Option<String>,
    /// How long the audit log is kept.
    pub audit_days: AuditDays,
    /// Whether every request that changes a call waits until its record is on the disk.
    pub require_record: bool,
    /// PEM file with additional certificate authorities, if any.
    pub ca_file: Option<PathBuf>,
    /// Proxy to use instead of the system's, if any. Contains neither user name nor password, since a password would be
    /// secret.
    pub proxy: Option<String>,
    /// Country, such as `DE`, whose calling code was last added to a phone number without a calling code.
    #[serde(deserialize_with = "or_default")]
    pub phone_country: Option<String>,
    /// Zoom of the whole window.
    #[serde(deserialize_with = "or_default")]
    pub zoom: Zoom,
    /// Place of the window when it was last open, and sizes of its panels.
    #[serde(deserialize_with = "place")]
    pub window: WindowPlace,
    /// Whether the user has dismissed the hints of the demo.
    #[serde(deserialize_with = "or_default")]
    pub tour_seen: bool,
    /// The problem of the first setting that could not be read, for the window to show; `None` if
    /// all could be read.
    #[serde(skip)]
    pub trouble: Option<String>,
}

impl Preferences {
    /// Returns the country whose calling code was last added to a phone number without a calling code.
    pub(crate) fn phone_country(&self) -> Option<Country> {
        Country::from_code(self.phone_country.as_deref()?)
    }

    /// Sets the operator name to what was typed, made safe by [`operator_name`]. Returns whether it changed.
    pub fn name_operator(&mut self, typed: &str) -> bool {
        let name = operator_name(typed);
        let is_new = self.operator != name;
        self.operator = name;
        is_new
    }
}

/// Color theme: light, dark, or the system's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Follow the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Notifications that the desktop shows while the window is not in front.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Notifications {
    /// No notifications.
    Off,
    /// Alarms, without a sound.
    #[default]
    On,
    /// Alarms, with a sound where the desktop has one.
    Sound,
}

impl Settings for Preferences {
    const FILE: &'static str = "settings.json";
    const PUTS_ASIDE: bool = true;

    fn rest_of(text: &str, broken: &SettingsError) -> Option<Self> {
        let SettingsError::Broken { path, line, what } = broken else {
            return None;
        };
        let mut members: Map<String, Value> = serde_json::from_str(text).ok()?;
        let fits = |name: &String, value: &mut Value| {
            let alone = Map::from_iter([(name.clone(), value.clone())]);
            Self::deserialize(Value::Object(alone)).is_ok()
        };
        // A misspelled, invalid or duplicate `require_record` counts as on, so that no action goes unrecorded because
        // of a typing error.
        let required = members.get("require_record");
        let is_required = required.is_some_and(|value| !value.is_boolean())
            || members.keys().any(is_required_misspelled)
            || what.contains("duplicate field `require_record`");
        members.retain(fits);
        let read = Self::deserialize(Value::Object(members)).ok()?;
        Some(Self {
            require_record: read.require_record || is_required,
            trouble: Some(format!(
                "{path}, line {line}: {what}; the other settings apply, and the next change keeps the file under another name"
            )),
            ..read
        })
    }
}

/// Whether a member is `require_record` in another spelling.
fn is_required_misspelled(name: &String) -> bool {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    letters == "requirerecord" && name != "require_record"
}

/// The file `settings.json` in the data folder.
pub type PreferencesFile = SettingsFile<Preferences>;

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_saved_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = PreferencesFile::new(&folder.path().join("new"));
        assert_eq!(file.load().unwrap(), Preferences::default());
        let chosen = Preferences {
            language: Some("zh-CN".into()),
            theme: Theme::Dark,
            dense_rows: true,
            reduce_motion: true,
            notifications: Notifications::Sound,
            sort: Sort::Newest,
            operator: Some("Ana Ruiz".into()),
            audit_days: Some(90).try_into().unwrap(),
            require_record: true,
            ca_file: Some("/etc/ssl/office.pem".into()),
            proxy: Some("http://proxy.example:3128".into()),
            phone_country: Some("DE".to_owned()),
            zoom: Zoom::of_factor(1.2),
            window: WindowPlace {
                at: Some([12, -3]),
                size: Some([1000, 700]),
                ..WindowPlace::default()
            },
            tour_seen: true,
            trouble: None,
        };
        file.save(&chosen).unwrap();
        assert_eq!(file.load().unwrap(), chosen);
    }

    #[test]
    fn a_broken_setting_costs_only_itself_and_the_file_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = PreferencesFile::new(folder.path());
        let path = folder.path().join("settings.json");
        let good = "\"dense_rows\": true, \"operator\": \"Ana\"";
        for (number, (broken, line, word)) in [
            ("\n\"theme\": \"pink\"", "line 2", "light"),
            ("\n\n\"color\": 1", "line 3", "color"),
            ("\n\"require_record\": 1", "line 2", "boolean"),
            (
                "\n\"require_record\": true, \"require_record\": false",
                "line 2",
                "duplicate",
            ),
            ("\n\"Require-Record \": true", "line 2", "Require-Record"),
            ("\n\"audit_days\": 3", "line 2", "30, 90, 180 or 365"),
            ("\n\"language\": [7], \"sort\": {}", "line 2", "sequence"),
            ("\n\"dense_rows\": true", "line 2", "duplicate"),
        ]
        .into_iter()
        .enumerate()
        {
            let text = format!("{{{good},{broken}}}");
            fs::write(&path, &text).unwrap();
            let mut read = file.load().unwrap();
            let told = read.trouble.take().unwrap();
            assert!(told.contains(line) && told.contains(word), "{told}");
            let wanted = Preferences {
                dense_rows: true,
                operator: Some("Ana".into()),
                // Counts as on when misspelled, invalid or duplicate.
                require_record: broken.to_lowercase().contains("require"),
                ..Preferences::default()
            };
            assert_eq!(read, wanted);
            assert_eq!(
                fs::read_to_string(&path).unwrap(),
                text,
                "reading changes nothing"
            );
            file.save(&read).unwrap();
            let kept = format!("settings.broken-{}.json", number + 1);
            assert_eq!(fs::read_to_string(folder.path().join(kept)).unwrap(), text);
            assert_eq!(file.load().unwrap(), wanted);
        }
    }

    #[test]
    fn a_file_of_which_nothing_can_be_read_is_told_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = PreferencesFile::new(folder.path());
        let path = folder.path().join("settings.json");
        for text in ["{", "\"dark\"", ""] {
            fs::write(&path, text).unwrap();
            let told = file.load().unwrap_err().to_string();
            assert!(told.contains("line "), "{told}");
            assert!(file.save(&Preferences::default()).is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }
}
