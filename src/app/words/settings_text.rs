//! Why settings couldn't be read or saved, in words.

use crate::app::language::text::tr_with;
use crate::settings::file::SettingsError;

/// Says why settings couldn't be read or saved. Quotes hand-written files and system errors unchanged.
pub(crate) fn settings_text(error: &SettingsError) -> String {
    match error {
        SettingsError::Held { path } => tr_with("settings-held", &[("path", path.clone().into())]),
        SettingsError::Broken { .. } | SettingsError::File { .. } => error.to_string(),
    }
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
