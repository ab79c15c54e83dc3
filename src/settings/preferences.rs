//! Preferences for look and language in `settings.json`. Contains no secrets.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::moderation::model::audit::operator_name;
use crate::moderation::views::table::Sort;
use crate::settings::audit_days::AuditDays;
use crate::settings::file::{Settings, SettingsFile};
use crate::settings::window_place::{WindowPlace, Zoom, or_default, place};

/// The user's choices. Missing members keep their default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Preferences {
    /// Language tag such as `zh-CN`; `None` follows the system.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Whether a row has one line instead of two.
    pub dense_rows: bool,
    /// Whether animations are turned off.
    pub reduce_motion: bool,
    /// Notifications that the desktop shows while the window is not in front.
    pub notifications: Notifications,
    /// Sort order of people in every call.
    pub sort: Sort,
    /// Operator name for the audit log, if one was entered. Several people may share one system
    /// user.
    pub operator: Option<String>,
    /// How long the audit log is kept.
    pub audit_days: AuditDays,
    /// Whether nothing that changes a call is sent before its record is on the disk.
    pub require_record: bool,
    /// PEM file with additional certificate authorities, if any.
    pub ca_file: Option<PathBuf>,
    /// Proxy to use instead of the system's, if any; without name and password, which would be
    /// secret.
    pub proxy: Option<String>,
    /// How large everything is drawn.
    #[serde(deserialize_with = "or_default")]
    pub zoom: Zoom,
    /// Place of the window when it was last open.
    #[serde(deserialize_with = "place")]
    pub window: WindowPlace,
    /// Whether the user has dismissed the hints of the demo.
    #[serde(deserialize_with = "or_default")]
    pub tour_seen: bool,
}

impl Preferences {
    /// Sets the operator name as typed; returns whether it changed.
    pub fn name_operator(&mut self, typed: &str) -> bool {
        let name = operator_name(typed);
        let is_new = self.operator != name;
        self.operator = name;
        is_new
    }
}

/// Light or dark.
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
}

/// The file of the preferences.
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
            zoom: Zoom::of_factor(1.2),
            window: WindowPlace {
                at: Some([12, -3]),
                size: Some([1000, 700]),
                ..WindowPlace::default()
            },
            tour_seen: true,
        };
        file.save(&chosen).unwrap();
        assert_eq!(file.load().unwrap(), chosen);
    }

    #[test]
    fn a_file_that_is_not_understood_is_told_by_line_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = PreferencesFile::new(folder.path());
        let path = folder.path().join("settings.json");
        for (text, line, word) in [
            ("{\n  \"theme\": \"pink\"\n}", "line 2", "light"),
            ("{\n\n  \"color\": 1\n}", "line 3", "color"),
            ("{", "line 1", "EOF"),
            ("{\n\"require_record\": 1}", "line 2", "boolean"),
            ("{\n\"audit_days\": 3}", "line 2", "30, 90, 180 or 365"),
        ] {
            fs::write(&path, text).unwrap();
            let told = file.load().unwrap_err().to_string();
            assert!(told.contains(line) && told.contains(word), "{told}");
            assert!(file.save(&Preferences::default()).is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }
}
