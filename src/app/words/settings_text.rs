//! Settings in words: why they couldn't be read or saved, how long the log is kept, and how a setting was changed.

use crate::app::language::privacy;
use crate::app::language::text::{key, tr, tr_with};
use crate::moderation::model::audit::record_settings::RecordSettingChange;
use crate::settings::file::SettingsError;

/// Says why settings couldn't be read or saved. Messages about errors of the system or in the file aren't translated.
pub(crate) fn settings_text(error: &SettingsError) -> String {
    match error {
        SettingsError::Held { path } => tr_with("settings-held", &[("path", path.clone().into())]),
        SettingsError::Broken { .. } | SettingsError::File { .. } => error.to_string(),
    }
}

/// Says for how many days the audit log is kept; `None` means forever.
pub(crate) fn kept_for(days: Option<u16>) -> String {
    days.map_or_else(
        || tr("settings-audit-for-good"),
        |days| tr_with("settings-audit-days", &[("n", days.into())]),
    )
}

/// Says which setting of the audit log was changed, and to what. Includes the old value unless the setting is a switch.
pub(crate) fn setting_changed(change: &RecordSettingChange) -> String {
    let new = match change {
        RecordSettingChange::AuditDays { old, new } => {
            let values = [
                ("old", kept_for(*old).into()),
                ("new", kept_for(*new).into()),
            ];
            return tr_with("activity-audit-days", &values);
        }
        RecordSettingChange::Operator { old, new } => {
            let name =
                |name: &Option<String>| name.as_deref().map_or_else(|| "–".into(), privacy::name);
            let values = [("old", name(old).into()), ("new", name(new).into())];
            return tr_with("activity-operator", &values);
        }
        RecordSettingChange::RequireRecord { new, .. } => *new,
    };
    let key = if new {
        key!("activity-setting-on")
    } else {
        key!("activity-setting-off")
    };
    tr_with(key, &[("what", tr("settings-record-required").into())])
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;
    use crate::app::language::text::Language;
    use crate::settings::preferences::{Preferences, PreferencesFile};

    #[test]
    fn settings_that_another_window_keeps_locked_are_told_in_the_language_of_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let lock = File::create(folder.path().join("settings.lock")).unwrap();
        lock.lock().unwrap();
        let file = PreferencesFile::new(folder.path());
        let told = file.save(&Preferences::default()).unwrap_err();
        for (language, wanted) in [
            (Language::English, "Another window is using"),
            (Language::SimplifiedChinese, "另一个窗口正在使用"),
        ] {
            language.choose();
            let text = settings_text(&told);
            assert!(
                text.contains(wanted) && text.contains("settings.json"),
                "{text}"
            );
        }
        Language::English.choose();
        drop(lock);
        file.save(&Preferences::default()).unwrap();
    }
}
