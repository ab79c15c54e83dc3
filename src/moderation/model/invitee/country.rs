//! Reads numbers without a country code by the rules of a country.

use std::thread;

use phonenumber::country::Id;
use phonenumber::metadata::{DATABASE, Format};
use phonenumber::{Mode, PhoneNumber, parse};

use crate::moderation::model::digits::plain;
use crate::moderation::model::invitee::{Invitee, InviteeError};
use crate::moderation::model::recognize::{national_place, recognize};

/// A country or territory whose phone numbers have rules of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country(Id);

impl Country {
    /// Returns the country with this code of two capital letters (ISO 3166-1), such as `DE`.
    pub fn from_code(code: &str) -> Option<Self> {
        code.parse().ok().map(Self)
    }

    /// Returns the code of two capital letters.
    pub fn code(&self) -> &str {
        self.0.as_ref()
    }

    /// Returns the number that is dialed before the country's phone numbers, such as 49.
    pub(crate) fn calling_code(self) -> u16 {
        let facts = DATABASE.by_id(self.0.as_ref());
        facts.map_or(0, phonenumber::Metadata::country_code)
    }

    /// Returns the country of an international number. If several countries share its calling code and the number
    /// doesn't tell which, returns the main one.
    pub(crate) fn of_number(number: &str) -> Option<Self> {
        let number = parse(None, number).ok()?;
        let main = || {
            let all = DATABASE.region(&number.code().value())?;
            all.first()?.parse().ok()
        };
        number.country().id().or_else(main).map(Self)
    }

    /// Adds the country code to the only number of a text. Returns the text, and the number alone, both with the code.
    ///
    /// `None` if there is no such number, if it already has a country code, or if it isn't valid in this country.
    pub(crate) fn complete(self, text: &str) -> Option<(String, String)> {
        let place = national_place(text).filter(|_| lacks_country(text))?;
        let written = self.international(&plain(&text[place.clone()]))?;
        let mut completed = text.to_owned();
        completed.replace_range(place, &written);
        recognize(&completed).ok().map(|_| (completed, written))
    }

    /// Writes a national number as an international one, in the usual groups of digits. `None` if it isn't valid.
    fn international(self, national: &str) -> Option<String> {
        let number = parse(Some(self.0), national).ok()?;
        let is_usable = number.is_valid()
            && number.extension().is_none()
            && number.code().value() == self.calling_code()
            && self.has_prefix(national, &number);
        let written = number.format().mode(Mode::International).to_string();
        let written = written.replace(['-', '/'], " ");
        let dialed = number.format().mode(Mode::E164).to_string();
        let is_same = matches!(Invitee::phone(&written), Ok(it) if **it.id() == *dialed);
        (is_usable && is_same).then_some(written)
    }

    /// Whether a number has the trunk prefix, such as 0, if people in this country always write one. Digits without it
    /// may be anything, such as the number of a ticket.
    fn has_prefix(self, national: &str, number: &PhoneNumber) -> bool {
        let facts = DATABASE.by_id(self.0.as_ref());
        let formats = facts.map_or(&[][..], phonenumber::Metadata::formats);
        let is_optional = formats.iter().any(Format::is_national_prefix_optional);
        let count = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        let usual = count(&number.format().mode(Mode::National).to_string());
        let code = count(&number.code().value().to_string());
        let bare = count(&number.format().mode(Mode::E164).to_string()) - code;
        usual == bare || is_optional || count(national) > bare
    }
}

/// Reads the rules of all countries in the background. Otherwise the first number without a country code would hold up
/// the window.
pub(crate) fn load_rules() {
    let load = || _ = DATABASE.by_id("DE");
    // Without this thread, the rules are read once they are needed.
    drop(thread::Builder::new().name("countries".into()).spawn(load));
}

/// Whether a text has exactly one number, and only the country code is missing.
pub(crate) fn lacks_country(text: &str) -> bool {
    recognize(text) == Err(InviteeError::NoPlus) && national_place(text).is_some()
}

/// Whether an international number is valid, and so lacks no digits.
pub(crate) fn is_whole_number(number: &str) -> bool {
    parse(None, number).is_ok_and(|number| number.is_valid())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(country: &str, text: &str) -> Option<String> {
        let country = Country::from_code(country).unwrap();
        country.complete(text).map(|(text, _)| text)
    }

    #[test]
    fn each_country_drops_or_keeps_its_own_trunk_prefix() {
        for (country, text, wanted) in [
            (
                "DE",
                "Jürgen Groß: 0171 23456789",
                "Jürgen Groß: +49 171 23456789",
            ),
            ("DE", "030 / 1234567", "+49 30 1234567"),
            (
                "DE",
                "Frau Kessler: 030 / 1234567-12",
                "Frau Kessler: +49 30 123456712",
            ),
            (
                "DE",
                "(089) 636 48018 Hans Meier",
                "+49 89 63648018 Hans Meier",
            ),
            ("DE", "tel:0171-23456789", "tel:+49 171 23456789"),
            ("DE", "<tel:0171-23456789>", "<tel:+49 171 23456789>"),
            (
                "FR",
                "Camille Dubois: 01 23 45 67 89",
                "Camille Dubois: +33 1 23 45 67 89",
            ),
            ("IT", "Ufficio: 06 6982 1234", "Ufficio: +39 06 6982 1234"),
            ("IT", "347 123 4567", "+39 347 123 4567"),
            ("US", "Bob: (425) 555-0171", "Bob: +1 425 555 0171"),
            ("US", "1-425-555-0171", "+1 425 555 0171"),
            ("RU", "8 (916) 123-45-67", "+7 916 123 45 67"),
            ("HU", "06 30 123 4567", "+36 30 123 4567"),
            ("BY", "8 029 123 45 67", "+375 29 123 45 67"),
            ("BY", "(029) 123-45-67", "+375 29 123 45 67"),
            ("IN", "98765 43210", "+91 98765 43210"),
            ("MX", "55 1234 5678", "+52 55 1234 5678"),
            ("BR", "(11) 91234-5678", "+55 11 91234 5678"),
            ("GB", "020 7946 0958", "+44 20 7946 0958"),
            (
                "JP",
                "田中：０９０-１２３４-５６７８",
                "田中：+81 90 1234 5678",
            ),
            ("KR", "010-1234-5678", "+82 10 1234 5678"),
            ("CN", "138 0013 8000", "+86 138 0013 8000"),
        ] {
            assert_eq!(completed(country, text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_number_that_is_none_in_the_country_gets_no_code() {
        for (country, text) in [
            ("DE", "01 23 45 67 89"),
            ("FR", "0171 23456789"),
            ("US", "0171 23456789"),
            // Without its trunk prefix, it may be anything.
            ("DE", "2026-004711"),
            ("DE", "4500123456"),
            ("FR", "123456789"),
            ("DE", "+49 171 23456789"),
            ("DE", "0049 171 23456789"),
            ("DE", "ada@contoso.com"),
            ("DE", "030 1234567 ext. 12"),
            ("DE", "Ada 030 1234567 or 030 1234568"),
        ] {
            assert_eq!(completed(country, text), None, "{country}: {text}");
        }
    }

    #[test]
    fn the_country_of_an_international_number_is_told() {
        for (number, country) in [
            ("+49 30 1234567", "DE"),
            ("+39 06 6982 1234", "IT"),
            ("+14255550171", "US"),
            ("+16135550171", "CA"),
            ("+74951234567", "RU"),
        ] {
            let found = Country::of_number(number).unwrap();
            assert_eq!(found.code(), country, "{number}");
        }
        assert_eq!(Country::of_number("0171 23456789"), None);
    }
}
