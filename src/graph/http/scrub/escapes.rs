//! Decodes one encoded character. Encodings may be nested. These are known:
//! - percent and quoted-printable codes
//! - escapes of JSON and programming languages
//! - HTML entities
//! - full-width forms

/// Maximum number of nested encodings, such as JSON in a JSON string in an address.
const DEEPEST: usize = 4;

/// A character in UTF-8, or one byte of it.
pub(crate) struct DecodedPiece {
    bytes: [u8; 4],
    len: usize,
    /// Position in the text after the character.
    pub(crate) end: usize,
}

impl DecodedPiece {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn byte(byte: u8, end: usize) -> Self {
        Self {
            bytes: [byte, 0, 0, 0],
            len: 1,
            end,
        }
    }

    fn character(code: u32, end: usize) -> Option<Self> {
        let code = match code {
            FULL_WIDTH..=0xFF5E => code - FULL_WIDTH + u32::from(b'!'),
            code => code,
        };
        let mut bytes = [0; 4];
        let len = char::from_u32(code)?.encode_utf8(&mut bytes).len();
        Some(Self { bytes, len, end })
    }

    /// Returns the character, if it is a single byte.
    fn ascii(&self) -> Option<char> {
        (self.len == 1).then(|| char::from(self.bytes[0]))
    }
}

/// First full-width form of an ASCII character. Keyboards for East Asian languages write these
/// forms (Unicode, "Halfwidth and Fullwidth Forms").
const FULL_WIDTH: u32 = 0xFF01;
/// First byte of full-width forms in UTF-8.
const FULL_WIDTH_LEAD: u8 = 0xEF;

/// The bytes with which an escape may start, including an escape that is itself escaped.
pub(crate) const ESCAPES: [u8; 5] = [b'\\', b'%', b'&', b'=', FULL_WIDTH_LEAD];

fn begins_an_escape(byte: u8) -> bool {
    ESCAPES.contains(&byte)
}

/// Returns the readings of the text at this position: plain, and decoded once or more.
pub(crate) fn readings(text: &[u8], at: usize) -> impl Iterator<Item = DecodedPiece> + '_ {
    let layers = match text.get(at) {
        Some(byte) if begins_an_escape(*byte) => 0..=DEEPEST,
        _ => 0..=0,
    };
    let mut last = 0;
    layers
        .filter_map(move |layer| read(text, at, layer))
        .filter(move |piece| std::mem::replace(&mut last, piece.end) != piece.end)
}

/// Returns the character at this position after `layer` decodings. An invalid escape stands for itself. `None` at the
/// end of the text.
fn read(text: &[u8], at: usize, layer: usize) -> Option<DecodedPiece> {
    let byte = *text.get(at)?;
    // Decoding changes nothing if the text does not start with an escape here.
    let below = layer.checked_sub(1).filter(|_| begins_an_escape(byte));
    let Some(below) = below else {
        return Some(DecodedPiece::byte(byte, at + 1));
    };
    if byte == FULL_WIDTH_LEAD {
        return Some(full_width(text, at).unwrap_or(DecodedPiece::byte(byte, at + 1)));
    }
    let lead = read(text, at, below)?;
    if lead.bytes() == [FULL_WIDTH_LEAD] {
        return Some(full_width_bytes(text, &lead, below).unwrap_or(lead));
    }
    let decoded = match lead.ascii() {
        Some('\\') => backslash(text, lead.end, below),
        Some('%') => byte_of(text, lead.end, below).or_else(|| wide_percent(text, lead.end, below)),
        Some('=') => byte_of(text, lead.end, below),
        Some('&') => html(text, lead.end, below),
        _ => None,
    };
    Some(decoded.unwrap_or(lead))
}

/// Reads a full-width form as the ASCII character that it stands for; `None` if it is another
/// character.
fn full_width(text: &[u8], at: usize) -> Option<DecodedPiece> {
    let bytes = text.get(at..at + 3)?;
    let character = str::from_utf8(bytes).ok()?.chars().next()?;
    let piece = DecodedPiece::character(character.into(), at + 3)?;
    (piece.len == 1).then_some(piece)
}

/// Reads a full-width form whose three bytes are encoded one by one; `None` if it is another
/// character.
fn full_width_bytes(text: &[u8], lead: &DecodedPiece, layer: usize) -> Option<DecodedPiece> {
    let second = read(text, lead.end, layer)?;
    let third = read(text, second.end, layer)?;
    let bytes = [lead, &second, &third].map(|piece| piece.bytes[0]);
    let form = full_width(&bytes, 0)?;
    Some(DecodedPiece {
        end: third.end,
        ..form
    })
}

/// Reads a byte written as two hexadecimal digits.
fn byte_of(text: &[u8], at: usize, layer: usize) -> Option<DecodedPiece> {
    let (byte, end) = hex(text, at, 2, layer)?;
    Some(DecodedPiece::byte(u8::try_from(byte).ok()?, end))
}

/// Decodes `%uXXXX` after its percent sign, as old scripts write it.
fn wide_percent(text: &[u8], at: usize, layer: usize) -> Option<DecodedPiece> {
    let letter = read(text, at, layer).filter(|it| matches!(it.ascii(), Some('u' | 'U')))?;
    let (code, end) = hex(text, letter.end, 4, layer)?;
    DecodedPiece::character(code, end)
}

/// Decodes an escape after its backslash, as JSON and programming languages write it; `None` if it
/// is invalid.
fn backslash(text: &[u8], at: usize, layer: usize) -> Option<DecodedPiece> {
    let kind = read(text, at, layer)?;
    let plain = match kind.ascii()? {
        'u' => {
            let unit = json_unit(text, kind.end, layer);
            return unit.or_else(|| in_braces(text, kind.end, layer));
        }
        'U' => {
            let (code, end) = hex(text, kind.end, 8, layer)?;
            return DecodedPiece::character(code, end);
        }
        'x' => return byte_of(text, kind.end, layer),
        '0'..='3' => return octal(text, at, layer),
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        itself @ ('"' | '\'' | '\\' | '/') => itself,
        _ => return None,
    };
    DecodedPiece::character(plain.into(), kind.end)
}

/// Decodes `{41}`, hexadecimal digits in braces.
fn in_braces(text: &[u8], at: usize, layer: usize) -> Option<DecodedPiece> {
    let brace = read(text, at, layer).filter(|it| it.ascii() == Some('{'))?;
    let (mut code, mut at) = (0_u32, brace.end);
    for _ in 0..=6 {
        let next = read(text, at, layer)?;
        at = next.end;
        match next.ascii()? {
            '}' => return DecodedPiece::character(code, at),
            digit => code = code << 4 | digit.to_digit(16)?,
        }
    }
    None
}

/// Decodes three octal digits.
fn octal(text: &[u8], mut at: usize, layer: usize) -> Option<DecodedPiece> {
    let mut code = 0;
    for _ in 0..3 {
        let digit = read(text, at, layer)?;
        code = code << 3 | digit.ascii()?.to_digit(8)?;
        at = digit.end;
    }
    Some(DecodedPiece::byte(u8::try_from(code).ok()?, at))
}

/// Decodes `\uXXXX`, or two such escapes that form a surrogate pair; `None` if the escape is invalid.
fn json_unit(text: &[u8], at: usize, layer: usize) -> Option<DecodedPiece> {
    let (high, end) = hex(text, at, 4, layer)?;
    if !(0xD800..0xDC00).contains(&high) {
        return DecodedPiece::character(high, end);
    }
    let backslash = read(text, end, layer).filter(|it| it.ascii() == Some('\\'))?;
    let letter = read(text, backslash.end, layer).filter(|it| it.ascii() == Some('u'))?;
    let (low, end) = hex(text, letter.end, 4, layer)?;
    let low = low.checked_sub(0xDC00)?;
    DecodedPiece::character(0x1_0000 + ((high - 0xD800) << 10) + low, end)
}

/// Reads this many hexadecimal digits. Returns their value and the position after them; `None` if
/// there are fewer.
fn hex(text: &[u8], mut at: usize, digits: usize, layer: usize) -> Option<(u32, usize)> {
    let mut number = 0;
    for _ in 0..digits {
        let digit = read(text, at, layer)?;
        number = number << 4 | digit.ascii()?.to_digit(16)?;
        at = digit.end;
    }
    Some((number, at))
}

/// Decodes an HTML entity after its ampersand; `None` if it is unknown. The semicolon after a
/// number may be missing, as browsers allow.
fn html(text: &[u8], mut at: usize, layer: usize) -> Option<DecodedPiece> {
    /// Longest name or number, in bytes. Fits a number with many leading zeros.
    const LONGEST: usize = 24;
    let mut name = String::new();
    while name.len() < LONGEST {
        let Some(next) = read(text, at, layer) else {
            break;
        };
        match next.ascii() {
            Some(';') => return DecodedPiece::character(entity(&name)?, next.end),
            Some(letter) if continues(&name, letter) => name.push(letter),
            _ => break,
        }
        at = next.end;
    }
    let code = name.strip_prefix('#').and_then(|_| entity(&name))?;
    DecodedPiece::character(code, at)
}

/// Whether the name or number of an entity may continue with this letter.
fn continues(name: &str, letter: char) -> bool {
    match name {
        "" => letter == '#' || letter.is_ascii_alphabetic(),
        "#" => letter.is_ascii_digit() || matches!(letter, 'x' | 'X'),
        _ if name.starts_with("#x") || name.starts_with("#X") => letter.is_ascii_hexdigit(),
        _ if name.starts_with('#') => letter.is_ascii_digit(),
        _ => letter.is_ascii_alphanumeric(),
    }
}

/// Returns the code point of an HTML entity; `None` if it is unknown.
fn entity(name: &str) -> Option<u32> {
    if let Some(number) = name.strip_prefix('#') {
        return match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        };
    }
    let named = ENTITIES.iter().find(|(known, _)| *known == name);
    named.map(|(_, character)| u32::from(*character))
}

/// HTML names of the ASCII characters that secrets may contain, and of other characters written in their place. Source:
/// <https://html.spec.whatwg.org/multipage/named-characters.html>.
const ENTITIES: [(&str, char); 44] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("nbsp", ' '),
    ("excl", '!'),
    ("num", '#'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("ast", '*'),
    ("midast", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("dash", '-'),
    ("period", '.'),
    ("sol", '/'),
    ("colon", ':'),
    ("semi", ';'),
    ("equals", '='),
    ("quest", '?'),
    ("commat", '@'),
    ("lsqb", '['),
    ("lbrack", '['),
    ("bsol", '\\'),
    ("rsqb", ']'),
    ("rbrack", ']'),
    ("Hat", '^'),
    ("lowbar", '_'),
    ("UnderBar", '_'),
    ("grave", '`'),
    ("DiacriticalGrave", '`'),
    ("lcub", '{'),
    ("lbrace", '{'),
    ("vert", '|'),
    ("verbar", '|'),
    ("rcub", '}'),
    ("rbrace", '}'),
    ("tilde", '~'),
];

/// The bytes with which the text at a position may start, depending on how escapes are decoded. `second` holds the
/// bytes that may follow. It is `None` (unknown) if an escape starts here.
pub(crate) struct FirstBytes {
    first: PossibleBytes,
    second: Option<PossibleBytes>,
}

type PossibleBytes = [Option<u8>; DEEPEST + 1];

impl FirstBytes {
    pub(crate) fn first(&self) -> impl Iterator<Item = u8> + '_ {
        self.first.iter().flatten().copied()
    }

    pub(crate) fn of(text: &[u8], at: usize) -> Self {
        let is_escape = text.get(at).copied().is_some_and(begins_an_escape);
        Self {
            first: choice(text, at),
            second: (!is_escape).then(|| choice(text, at + 1)),
        }
    }

    /// Whether the text at this position may start with one of `first`. The next byte has to be unknown, one of
    /// `second`, a control character or a plus sign.
    pub(crate) fn may_be(&self, first: [u8; 2], second: [u8; 2]) -> bool {
        let follows = |it: u8| second.contains(&it) || it.is_ascii_control() || it == b'+';
        first.iter().any(|first| self.first.contains(&Some(*first)))
            && self
                .second
                .is_none_or(|choice| choice.into_iter().flatten().any(follows))
    }
}

/// Returns the first byte at a position for each way to decode the text there.
fn choice(text: &[u8], at: usize) -> PossibleBytes {
    let mut bytes = [None; DEEPEST + 1];
    for (place, piece) in bytes.iter_mut().zip(readings(text, at)) {
        *place = Some(piece.bytes[0]);
    }
    bytes
}
