//! Reads a table that was copied from a spreadsheet or a file: one row is one person.

use crate::app::call::state::invite_split::labels::behind_header;
use crate::app::call::state::invite_split::likeness::{begins_extension, is_one, may_name};
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::offset::offset_in;

/// Texts in the headings of columns with names.
const NAMES: &[&str] = &[
    "name", "nombre", "apellido", "nome", "nom", "prénom", "姓名", "名前", "氏名", "이름", "성명",
];
/// Texts in the headings of columns with addresses or IDs.
pub(super) const ADDRESSES: &[&str] = &[
    "mail", "upn", "address", "adresse", "correo", "courriel", "object id", "objekt-id", "邮箱",
    "邮件", "郵件", "メール", "이메일", "메일",
];
/// Texts in the headings of columns with phone numbers.
pub(super) const NUMBERS: &[&str] = &[
    "phone", "telefon", "tel", "mobil", "handy", "cell", "portable", "teléfono", "móvil",
    "telefone", "celular", "fax", "电话", "手机", "電話", "携帯", "전화", "휴대",
];

/// A table within a text.
pub(crate) struct Table<'t> {
    /// The lines of the table.
    pub(crate) text: &'t str,
    /// The people, each with the address to invite, or else the number.
    pub(crate) people: Vec<String>,
    /// Other numbers and addresses of these people, each after the person's name.
    pub(crate) others: Vec<String>,
    /// The heading, rows that name nobody, and further addresses or numbers that can't be read.
    pub(crate) nobody: Vec<String>,
    /// The names in rows without an address or number.
    pub(crate) nameless: Vec<String>,
}

/// The indices of the columns that a heading names, by their contents.
#[derive(Default)]
struct Columns {
    names: Vec<usize>,
    addresses: Vec<usize>,
    numbers: Vec<usize>,
}

impl Columns {
    /// Reads the heading of a table. `None` if the line is no heading.
    fn of(cells: &[&str]) -> Option<Self> {
        let with = |parts: &[&str]| -> Vec<usize> {
            let has = |cell: &str| parts.iter().any(|part| cell.to_lowercase().contains(part));
            let places = cells.iter().enumerate();
            places
                .filter(|(_, cell)| has(cell))
                .map(|(at, _)| at)
                .collect()
        };
        let mut columns = Self {
            names: with(NAMES),
            addresses: with(ADDRESSES),
            numbers: with(NUMBERS),
        };
        let Self {
            names,
            addresses,
            numbers,
        } = &mut columns;
        names.retain(|at| !addresses.contains(at) && !numbers.contains(at));
        let known = names.len() + addresses.len() + numbers.len();
        let is_heading = known >= 2 && !cells.iter().any(|cell| may_name(cell));
        is_heading.then_some(columns)
    }
}

/// Finds the tables of a text, in order.
pub(crate) fn tables(typed: &str) -> Vec<Table<'_>> {
    let lines: Vec<&str> = typed.lines().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let mut all = ['\t', '|', ';'].into_iter();
        let table = all.find_map(|sign| table(typed, &lines[at..], sign));
        at += table.as_ref().map_or(1, |(_, n)| *n);
        found.extend(table.map(|(table, _)| table));
    }
    found
}

/// Reads the table that begins with the first of these lines and separates its cells with `sign`. Also returns its
/// number of lines. `None` if no table begins there.
fn table<'t>(typed: &'t str, lines: &[&'t str], sign: char) -> Option<(Table<'t>, usize)> {
    let row = |line: &&'t str| {
        let cells = cells(line, sign);
        let has_extension = sign == ';' && cells.iter().any(|it| begins_extension(it));
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        (filled > 1 && !has_extension).then_some(cells)
    };
    let rows: Vec<Vec<&str>> = lines.iter().map_while(row).collect();
    let columns = rows.first().and_then(|cells| Columns::of(cells));
    let has_heading = columns.is_some();
    let people = &rows[usize::from(has_heading)..];
    let is_person = |cells: &&Vec<&str>| {
        let [addresses, numbers] = ways(cells);
        addresses.len() == 1 || addresses.is_empty() && numbers.len() == 1
    };
    let is_table = if has_heading {
        people
            .iter()
            .any(|cells| ways(cells).iter().any(|it| !it.is_empty()))
    } else {
        people.len() > 1 && people.iter().all(|cells| is_person(&cells))
    };
    let last = lines.get(rows.len().checked_sub(1)?)?;
    let text = &typed[offset_in(lines[0], typed)..offset_in(last, typed) + last.len()];
    let mut table = Table {
        text,
        people: Vec::new(),
        others: Vec::new(),
        nobody: Vec::new(),
        nameless: Vec::new(),
    };
    if has_heading {
        table.nobody.push(rows[0].join(" "));
    }
    let columns = columns.unwrap_or_default();
    for cells in people {
        table.take(cells, &columns);
    }
    is_table.then_some((table, rows.len()))
}

impl Table<'_> {
    /// Adds the contents of a row to `people`, `others`, `nobody` and `nameless`.
    fn take(&mut self, cells: &[&str], columns: &Columns) {
        let name = name(cells, columns);
        let [mut addresses, mut numbers] = ways(cells);
        addresses.sort_by_key(|(at, _)| !columns.addresses.contains(at));
        numbers.sort_by_key(|(at, _)| !columns.numbers.contains(at));
        let mut all = addresses
            .into_iter()
            .chain(numbers)
            .map(|(_, way)| named(&name, way));
        match all.next() {
            None => {
                self.nobody.push(cells.join(" ").trim().to_owned());
                self.nameless
                    .extend(Some(name.clone()).filter(|it| !it.is_empty()));
            }
            Some(first) => self.people.push(first),
        }
        let (others, unclear) = all.partition::<Vec<_>, _>(|way| is_one(way));
        self.others.extend(others);
        self.nobody.extend(unclear);
    }
}

/// Splits a line into its cells, without the borders and quotes around them.
fn cells(line: &str, sign: char) -> Vec<&str> {
    let line = if sign == '|' {
        line.trim().trim_matches('|')
    } else {
        line
    };
    let cells = line.split(sign).map(|cell| cell.trim().trim_matches('"'));
    cells.collect()
}

/// Returns the addresses and IDs of a row, and its numbers, each with the index of its cell.
fn ways<'t>(cells: &[&'t str]) -> [Vec<(usize, &'t str)>; 2] {
    let mut all = [Vec::new(), Vec::new()];
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| may_name(cell)) {
        let places = cores(cell);
        for place in &places {
            let way = &cell[place.clone()];
            let is_number = !way.contains(|c: char| c.is_alphabetic() || c == '@');
            // Words after the only number of a cell may be an extension, without which it's another number.
            let is_whole = is_number && places.len() == 1;
            let way = if is_whole {
                cell[place.start..].trim_end()
            } else {
                way
            };
            all[usize::from(is_number)].push((at, way));
        }
    }
    all
}

/// Returns the name in a row, from the cells below a heading for names.
///
/// Without such a heading, the first cell of words is the name. If that cell and the next one have one word each, both
/// cells together are the name.
fn name(cells: &[&str], columns: &Columns) -> String {
    let cells: Vec<&str> = cells
        .iter()
        .map(|cell| behind_header(cell).unwrap_or(cell).trim())
        .collect();
    let is_words = |cell: &&&str| cell.contains(char::is_alphabetic) && !may_name(cell);
    let mut words: Vec<&str> = if columns.names.is_empty() {
        let words = cells.iter().skip_while(|cell| !is_words(cell));
        words.take_while(is_words).take(2).copied().collect()
    } else {
        columns
            .names
            .iter()
            .filter_map(|at| cells.get(*at).copied())
            .collect()
    };
    if columns.names.is_empty() && words.iter().any(|cell| cell.contains([' ', ','])) {
        words.truncate(1);
    }
    let name = words.join(" ");
    let name = match name.split_once(',') {
        Some((last, first)) => format!("{} {}", first.trim(), last.trim()),
        None => name,
    };
    let is_kept = |c: char| c.is_alphanumeric() || " .-'’·".contains(c);
    let name: String = name.chars().filter(|c| is_kept(*c)).collect();
    name.trim().to_owned()
}

/// Returns the name of a person, followed by their address or number. Omits the name if it is empty or would make the
/// text unreadable.
pub(crate) fn named(name: &str, way: &str) -> String {
    let with_name = if way.contains('@') {
        format!("{name} <{way}>")
    } else {
        format!("{name}: {way}")
    };
    // An unreadable address or number keeps the name too, so that it can be corrected.
    let is_clear = is_one(&with_name) || !is_one(way);
    if !name.is_empty() && is_clear {
        with_name
    } else {
        way.to_owned()
    }
}
