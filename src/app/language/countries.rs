//! The names of countries in the chosen language, from the Common Locale Data Repository (CLDR).

use crate::app::language::languages::Language;
use crate::moderation::model::invitee::country::Country;

/// One country in each line: its code, and its names in the order of [`Language::ALL`].
const NAMES: &str = include_str!("../../../assets/countries.tsv");

/// Returns all countries, each with its name and calling code, such as `Germany +49`.
pub(crate) fn countries() -> impl Iterator<Item = (Country, String)> {
    NAMES.lines().filter_map(|line| {
        let country = Country::from_code(line.split('\t').next()?)?;
        Some((country, written(country, line)?))
    })
}

/// Returns a country's name and calling code.
pub(crate) fn country_name(country: Country) -> String {
    let mut lines = NAMES.lines();
    let line = lines.find(|line| line.split('\t').next() == Some(country.code()));
    line.and_then(|line| written(country, line))
        .unwrap_or_default()
}

/// Returns the country's name in the chosen language, with the calling code. `line` is the country's line of [`NAMES`].
fn written(country: Country, line: &str) -> Option<String> {
    let language = Language::chosen();
    let column = Language::ALL.iter().position(|it| *it == language)?;
    let name = line.split('\t').nth(1 + column)?;
    Some(format!("{name} +{}", country.calling_code()))
}

/// Returns the country in the tag of the system's language, such as `de-AT` or `pt_BR.UTF-8`.
pub(crate) fn country_of_the_system() -> Option<Country> {
    let tag = sys_locale::get_locale()?;
    let mut parts = tag.split(['-', '_', '.', '@']).skip(1);
    parts.find_map(Country::from_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_in_every_language() {
        for line in NAMES.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 1 + Language::ALL.len(), "{line}");
            assert!(cells.iter().all(|it| !it.trim().is_empty()), "{line}");
            let country = Country::from_code(cells[0]).unwrap();
            assert_ne!(country.calling_code(), 0, "{line}");
        }
        assert_eq!(NAMES.lines().count(), 245);
        let germany = Country::from_code("DE").unwrap();
        assert_eq!(country_name(germany), "Germany +49");
    }
}
