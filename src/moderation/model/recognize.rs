//! Recognizes the person or number that a typed or pasted line names. The line has to contain one address, number or
//! object ID. It may contain other words, such as a name or a label.

use std::ops::Range;

use crate::moderation::model::invitee::cleaned::{cleaned, without_scheme};
use crate::moderation::model::invitee::cores::{cores, is_core, is_edge};
use crate::moderation::model::invitee::dialed::spaced;
use crate::moderation::model::invitee::{
    Invitee, InviteeError, TypedInvitee, by_form, is_whole, sign_in_name,
};

/// A text with a `+` counts as a number if at least this many digits follow. The error then says why that number cannot
/// be used.
const OTHER_NUMBER: usize = 5;

/// Words before the extension of a number, in the languages of the program.
const EXTENSIONS: [&str; 15] = [
    "ext", "extn", "extension", "x", "durchwahl", "dw", "apparat", "poste", "extensión", "anexo",
    "ramal", "内線", "分机", "内线", "내선",
];

/// Words of a sentence before an address, in the languages of the program.
const BEFORE_ADDRESS: &[&str] = &[
    "is", "at", "to", "for", "under", "via", "mail", "email", "address", "contact", "ist",
    "lautet", "unter", "an", "bei", "für", "über", "mailadresse", "emailadresse", "adresse", "est",
    "à", "par", "pour", "sur", "courriel", "es", "a", "en", "por", "para", "correo", "electrónico",
    "dirección", "é", "em", "pelo", "no", "endereço", "eletrônico",
];

/// Recognizes a typed or pasted text by its form. `Err` if an invitation cannot be made from it.
///
/// Of `Ada <ada@contoso.com>`, the form in which mail programs copy addresses, only the address is used. Words around a
/// number or an address are skipped if its start and end are clear.
pub fn recognize(text: &str) -> Result<TypedInvitee, InviteeError> {
    // Separators remain at the ends of a text that was cut out of a list.
    let is_separator = |c: char| c.is_whitespace() || ",;，；、،؛".contains(c);
    let typed = &*apart(cleaned(text.trim_matches(is_separator)));
    by_form(typed)
        .or_else(|why| among_words(typed).ok_or(why))
        .map_err(|why| match why {
            InviteeError::Letter(_) | InviteeError::Unrecognized if has_extension(typed) => {
                InviteeError::Extension
            }
            InviteeError::Letter(_) | InviteeError::Unrecognized
                if national_number(typed).is_some() =>
            {
                InviteeError::NoPlus
            }
            InviteeError::Unrecognized => unclear_number(typed).unwrap_or(why),
            InviteeError::BadSignInName if has_address(typed) => InviteeError::UnclearAddress,
            _ => why,
        })
}

/// Returns the only number of a text, if it has no country code. `None` if there is an address, an ID or another number
/// too.
pub(crate) fn national_number(text: &str) -> Option<&str> {
    national_place(text).map(|place| &text[place])
}

/// Returns the place of the [`national_number`] of a text.
pub(crate) fn national_place(text: &str) -> Option<Range<usize>> {
    let [place] = &cores(text)[..] else {
        return None;
    };
    let number = &text[place.clone()];
    let is_national = is_core(number)
        && !number.contains(|c: char| c.is_alphabetic() || "+＋@".contains(c))
        && !number.starts_with("00")
        && Invitee::user(number, None).is_err();
    // The bracket before an area code belongs to the number.
    let is_bracketed = number.contains(')') && text[..place.start].ends_with('(');
    is_national.then(|| place.start - usize::from(is_bracketed)..place.end)
}

/// In a line with an at sign, puts spaces between Latin letters or digits and the Chinese, Japanese or Korean
/// characters that touch them.
fn apart(line: String) -> String {
    if !line.contains('@') {
        return line;
    }
    let is_unspaced = |c: char| ('\u{3040}'..'\u{d7b0}').contains(&c);
    let mut apart = String::with_capacity(line.len());
    for c in line.chars() {
        let last = apart.chars().next_back();
        let is_edge = last.is_some_and(|last| {
            is_unspaced(last) && c.is_ascii_alphanumeric()
                || last.is_ascii_alphanumeric() && is_unspaced(c)
        });
        apart.extend(is_edge.then_some(' '));
        apart.push(c);
    }
    apart
}

/// Returns the person or number that the line names. `None` if it names none or several, or is unclear.
fn among_words(line: &str) -> Option<TypedInvitee> {
    // Separators outside a quoted name divide a list.
    let unquoted = line.rsplit(['"', '“', '”', '»']).next();
    if unquoted.is_some_and(|text| text.contains([',', ';'])) {
        return None;
    }
    if line.contains('@') {
        return address(line);
    }
    number(line).or_else(|| object_id(line))
}

/// Whether an extension, such as `ext. 12`, follows the number in a line.
fn has_extension(line: &str) -> bool {
    let number = cores(line).into_iter().next();
    number.is_some_and(|number| extension(&line[number.end..]).is_some())
}

/// Returns the length, in bytes, of a phone extension such as `ext. 12` at the beginning of a text, with the spaces and
/// signs before it. `None` if there is none.
pub(crate) fn extension(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    let behind = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
    let after = behind.trim_start_matches(char::is_numeric);
    let is_extension = EXTENSIONS.contains(&&*word.to_lowercase()) && after.len() < behind.len();
    is_extension.then_some(text.len() - after.len())
}

/// Returns why the number after a `+` cannot be used. `None` if there is no such number, or if it can be used.
fn unclear_number(line: &str) -> Option<InviteeError> {
    let (_, behind) = line.split_once('+')?;
    let has_digits = behind.chars().filter(char::is_ascii_digit).count() >= OTHER_NUMBER;
    let number = format!("+{behind}");
    Invitee::phone(&number).err().filter(|_| has_digits)
}

fn tokens(line: &str) -> impl Iterator<Item = &str> {
    let tokens = line.split(is_edge);
    let tokens = tokens.map(|token| token.trim_end_matches(['.', ',', ';', ':', '!']));
    tokens.map(without_scheme)
}

fn address(line: &str) -> Option<TypedInvitee> {
    let mut found = tokens(line).filter(|token| token.contains('@'));
    let first = found.next()?;
    let name = sign_in_name(first).ok()?;
    let (before, behind) = line.split_once(first)?;
    let is_alone = found.all(|other| other.eq_ignore_ascii_case(first));
    let behind = behind.trim_start();
    let goes_on = behind.starts_with(['.', '@']) && behind.len() > 1;
    let others = [before, behind];
    let is_clear = is_alone && !goes_on && ends_before_address(before);
    let names_other = |text: &&str| cores(text).into_iter().any(|at| !text[at].contains('@'));
    (is_clear && !others.iter().any(names_other)).then_some(TypedInvitee::SignInName(name))
}

/// Whether the words before an address are separate from it: they end in a punctuation mark or in one of
/// [`BEFORE_ADDRESS`], or may be a name.
///
/// Otherwise, the space may be a typing mistake within the address. For this reason, a single word of
/// [`BEFORE_ADDRESS`] only counts from `LONG_WORD` letters.
fn ends_before_address(before: &str) -> bool {
    const LONG_WORD: usize = 4;
    let before = before.trim_end();
    let is_name = |word: &str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        first.is_none_or(|c| !c.is_lowercase())
    };
    let has_sign = before.ends_with(|c| is_edge(c) || ":：|–—-•*=".contains(c));
    let mut words = before.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    let last = last.to_lowercase().replace('-', "");
    // A short word alone may be the start of the address.
    let is_sentence = words.next().is_some() || last.chars().count() >= LONG_WORD;
    has_sign
        || is_sentence && BEFORE_ADDRESS.contains(&&*last)
        || before.split_whitespace().all(is_name)
}

fn has_address(line: &str) -> bool {
    tokens(line).any(|token| sign_in_name(token).is_ok())
}

/// Whether a remark gives hours of service, such as `24x7` or `9:00-17:00 Uhr`. Its digits are then no extension of a
/// phone number.
fn is_hours(remark: &str) -> bool {
    const UNITS: [&str; 9] = [
        "h", "hr", "hrs", "hours", "am", "pm", "uhr", "std", "stunden",
    ];
    let remark = remark.to_lowercase();
    let is_letter = |c: char| c.is_alphabetic() && c != 'x';
    let words: Vec<&str> = remark
        .split(|c| !is_letter(c))
        .filter(|it| !it.is_empty())
        .collect();
    let numbers: Vec<&str> = remark.split(|c: char| !c.is_ascii_digit()).collect();
    let is_short = numbers.iter().all(|number| number.len() <= 2);
    let is_between = |c: char| {
        let (before, after) = remark.split_once(c)?;
        let is_digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
        Some(is_digit(before.chars().last()) && is_digit(after.chars().next()))
    };
    let has_sign = ['x', '/', ':']
        .into_iter()
        .any(|c| is_between(c) == Some(true));
    is_short && words.iter().all(|word| UNITS.contains(word)) && (has_sign || !words.is_empty())
}

/// Returns the line without remarks in parentheses about hours of service.
fn without_hours(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('(') {
        kept.push_str(before);
        match behind.split_once(')') {
            Some((remark, after)) if is_hours(remark) => rest = after,
            _ => {
                kept.push('(');
                rest = behind;
            }
        }
    }
    kept + rest
}

fn number(line: &str) -> Option<TypedInvitee> {
    let line = &*without_hours(line);
    let (before, behind) = line.split_once('+').or_else(|| zeros(line))?;
    let behind = &*spaced(behind);
    let is_part = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '(' | ')' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
    };
    let end = behind.find(|c| !is_part(c)).unwrap_or(behind.len());
    let (digits, rest) = behind.split_at(end);
    let runs_on = digits.ends_with(|c: char| c.is_ascii_digit())
        && rest.starts_with(|c: char| c.is_alphanumeric() || c == '+');
    let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
    // Whether letters spell the end of the number, as in `+1 800 FLOWERS`. Letters in parentheses do not.
    let spells_on = word.chars().count() > 1
        && word.chars().all(char::is_uppercase)
        && digits.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let has_other =
        !cores(before).is_empty() || rest.contains(|c: char| c.is_ascii_digit() || c == '+');
    if runs_on || spells_on || has_other || before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let digits = digits.trim_end_matches(|c: char| !c.is_ascii_digit());
    let found = Invitee::phone(&format!("+{digits}")).ok()?;
    is_whole(&found.id()[1..]).then_some(TypedInvitee::Invitee(found))
}

/// Returns the text before and after the prefix `00` of a number. `None` if there is no such prefix. Also `None` if all
/// digits after it are one group, as in the number of a ticket.
fn zeros(line: &str) -> Option<(&str, &str)> {
    let mut starts = line.match_indices("00").map(|(at, _)| line.split_at(at));
    let begins = |before: &str| {
        let stripped = before.trim_end_matches([' ', '\u{a0}', '(']);
        // After a digit, the zeros are a group within a national number.
        let is_inner = stripped.ends_with(char::is_numeric);
        before.is_empty() || !is_inner && before.ends_with([' ', '\u{a0}', '(', ':'])
    };
    let (before, number) = starts.find(|(before, _)| begins(before))?;
    let behind = &number[2..];
    let digits = behind.find(|c: char| !c.is_ascii_digit())?;
    let is_grouped = behind[digits..].contains(|c: char| c.is_ascii_digit());
    is_grouped.then_some((before, behind))
}

fn object_id(line: &str) -> Option<TypedInvitee> {
    let mut found = tokens(line).filter_map(|token| Invitee::user(token, None).ok());
    let first = found.next()?;
    let is_id = |at| Invitee::user(without_scheme(&line[at]), None).is_ok();
    let is_alone = found.all(|other| other.is_same(&first)) && cores(line).into_iter().all(is_id);
    is_alone.then_some(TypedInvitee::Invitee(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::invitee::LONGEST_UPN;

    #[test]
    fn what_was_typed_is_recognised_by_its_form() {
        const GUID: &str = "11111111-2222-3333-4444-555555555555";
        let user = || Ok(TypedInvitee::Invitee(Invitee::user(GUID, None).unwrap()));
        let phone = |number| Ok(TypedInvitee::Invitee(Invitee::phone(number).unwrap()));
        let name = || Ok(TypedInvitee::SignInName("ada@contoso.com".into()));
        let long = format!("{}@contoso.com", "a".repeat(LONGEST_UPN));
        for (typed, wanted) in [
            (GUID, user()),
            (" 11111111-2222-3333-4444-555555555555\n", user()),
            ("+1 (425) 555-0123", phone("+14255550123")),
            ("ada@contoso.com", name()),
            ("Ada Lovelace <ada@contoso.com>", name()),
            ("ada@contoso.com <mailto:ada@contoso.com>;", name()),
            ("\u{202a}+1 425 555 0123\u{202c}", phone("+14255550123")),
            ("tel:(+1) 425 555 0123", phone("+14255550123")),
            ("8:orgid:11111111-2222-3333-4444-555555555555", user()),
            (
                "Ada <ada@contoso.com>; Bob <bob@contoso.com>",
                Err(InviteeError::UnclearAddress),
            ),
            (
                "ada@contoso.com Bob <bob@contoso.com>",
                Err(InviteeError::UnclearAddress),
            ),
            ("jo hn@contoso.com", Err(InviteeError::UnclearAddress)),
            ("1. Ada <ada@contoso.com>", name()),
            ("his mail is ada@contoso.com", name()),
            ("You find her at ada@contoso.com.", name()),
            ("die Adresse lautet ada@contoso.com", name()),
            ("du erreichst sie unter ada@contoso.com", name()),
            ("son adresse est ada@contoso.com", name()),
            ("su correo es ada@contoso.com", name()),
            ("o e-mail dela é ada@contoso.com", name()),
            ("e-mail ada@contoso.com", name()),
            ("她的邮箱是ada@contoso.com", name()),
            ("メールはada@contoso.comです", name()),
            ("이메일은 ada@contoso.com입니다", name()),
            ("is abel@contoso.com", Err(InviteeError::UnclearAddress)),
            ("call jo hn@contoso.com", Err(InviteeError::UnclearAddress)),
            ("E-Mail: ada@contoso.com", name()),
            ("ada: ada@contoso.com", name()),
            ("- Tel.: +1 425 555 0123", phone("+14255550123")),
            ("Desk: +49 30 901820 (24x7)", phone("+4930901820")),
            ("+49 30 901820 (24/7), desk", Err(InviteeError::Letter('d'))),
            ("Desk +49 30 901820 (9:00-17:00 Uhr)", phone("+4930901820")),
            ("+49 30 901820 (24 h)", phone("+4930901820")),
            ("Desk: +49 30 901820 (x7)", Err(InviteeError::Extension)),
            (
                "Desk: +49 30 901820 (ext. 12)",
                Err(InviteeError::Extension),
            ),
            ("Desk: +49 30 901820 (12)", phone("+493090182012")),
            ("a\u{202e}da@contoso.com", Err(InviteeError::BadSignInName)),
            ("ada@contoso.com?x=1", Err(InviteeError::BadSignInName)),
            ("x:ada@contoso.com", Err(InviteeError::BadSignInName)),
            (
                "+1 425\u{202e} 555 0123",
                Err(InviteeError::Character('\u{202e}')),
            ),
            ("  ", Err(InviteeError::Empty)),
            ("+1 800 FLOWERS", Err(InviteeError::Letter('F'))),
            ("Desk 0044 20 7946 0958", phone("+442079460958")),
            ("Ada Lovelace: +44 (0)20 7946 0958", phone("+442079460958")),
            ("Tel:00442079460958", phone("+442079460958")),
            ("tel:0044-20-7946-0958", phone("+442079460958")),
            ("００４４ ２０ ７９４６ ０９５８", phone("+442079460958")),
            ("＋４４（０）２０ ７９４６ ０９５８", phone("+442079460958")),
            ("Desk +44.20.7946.0958.", phone("+442079460958")),
            ("Desk +49 30/901820", phone("+4930901820")),
            (
                "Desk +49 30 901820. 12 people",
                Err(InviteeError::Letter('p')),
            ),
            ("Ticket 0049123456", Err(InviteeError::Unrecognized)),
            ("Desk 020 7946 0958", Err(InviteeError::NoPlus)),
            ("Hans Meier: 089/636-48018", Err(InviteeError::NoPlus)),
            ("(089) 636 48018 Hans Meier", Err(InviteeError::NoPlus)),
            ("Ada 425 555 0123 (desk)", Err(InviteeError::NoPlus)),
            (
                "00112233-4455-6677-8899-aabbccddeeff",
                Ok(TypedInvitee::Invitee(
                    Invitee::user("00112233-4455-6677-8899-aabbccddeeff", None).unwrap(),
                )),
            ),
            ("4255550123", Err(InviteeError::NoPlus)),
            ("11111111-2222", Err(InviteeError::NoPlus)),
            ("7c0f41d2-0000-4000", Err(InviteeError::NotAGuid)),
            ("Ada Lovelace", Err(InviteeError::Unrecognized)),
            ("ada@", Err(InviteeError::BadSignInName)),
            ("@contoso.com", Err(InviteeError::BadSignInName)),
            ("ada@contoso", Err(InviteeError::BadSignInName)),
            ("ada @contoso.com", Err(InviteeError::BadSignInName)),
            (
                "a@contoso.com, b@contoso.com",
                Err(InviteeError::UnclearAddress),
            ),
            ("../ada@contoso.com", Err(InviteeError::BadSignInName)),
            (&long, Err(InviteeError::BadSignInName)),
        ] {
            assert_eq!(recognize(typed), wanted, "{typed}");
        }
    }

    #[test]
    fn a_line_with_more_than_one_person_or_an_extension_is_no_one_person() {
        let phone = |number| Ok(TypedInvitee::Invitee(Invitee::phone(number).unwrap()));
        let name = || Ok(TypedInvitee::SignInName("ada@contoso.com".into()));
        for (typed, wanted) in [
            ("+49 30 901820 Durchwahl 12", Err(InviteeError::Extension)),
            ("+49 30 901820 内線12", Err(InviteeError::Extension)),
            ("Durchwahl: +49 30 901820", phone("+4930901820")),
            ("Ada [mailto:ada@contoso.com]", name()),
            ("Ada [SIP:ada@contoso.com] desk", name()),
            ("Ada <tel:+49-30-901820>", phone("+4930901820")),
            (
                "ada@contoso.com\n0049 89 217 660",
                Err(InviteeError::UnclearAddress),
            ),
            (
                "+49-89-217-660\nAda <ada@contoso.com>",
                Err(InviteeError::UnclearAddress),
            ),
            (
                "Ada ada@contoso.com 7c0f41d2-abcd-4bcd-8abc-abcdefabcdef",
                Err(InviteeError::UnclearAddress),
            ),
            (
                "Desk 089 217 660 or +49 30 901820",
                Err(InviteeError::Unrecognized),
            ),
            ("Team 24 <ada@contoso.com>", name()),
        ] {
            assert_eq!(recognize(typed), wanted, "{typed}");
        }
    }
}
