//! Decodes single characters: percent-encoded, escaped in JSON or HTML, or several of these
//! combined.

/// Most nested encodings, such as JSON in a JSON string in an address.
const DEEPEST: usize = 3;

/// A character in UTF-8, or one byte of it.
pub(crate) struct Piece {
    bytes: [u8; 4],
    len: usize,
    /// Position in the text after the character.
    pub(crate) end: usize,
}

impl Piece {
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
        let mut bytes = [0; 4];
        let len = char::from_u32(code)?.encode_utf8(&mut bytes).len();
        Some(Self { bytes, len, end })
    }

    /// Returns the character, if it is ASCII.
    fn ascii(&self) -> Option<char> {
        (self.len == 1).then(|| char::from(self.bytes[0]))
    }
}

/// Whether an escape of any kind may start with this byte, including one that is itself escaped.
pub(crate) fn begins_an_escape(byte: u8) -> bool {
    matches!(byte, b'\\' | b'%' | b'&')
}

/// Returns every reading of the text at this position: plain, and decoded once or more.
pub(crate) fn readings(text: &[u8], at: usize) -> impl Iterator<Item = Piece> + '_ {
    let layers = match text.get(at) {
        Some(byte) if begins_an_escape(*byte) => 0..=DEEPEST,
        _ => 0..=0,
    };
    let mut last = 0;
    layers
        .filter_map(move |layer| read(text, at, layer))
        .filter(move |piece| std::mem::replace(&mut last, piece.end) != piece.end)
}

/// Returns the character at this position after `layer` decodings; `None` if the text ends or an
/// escape is invalid.
fn read(text: &[u8], at: usize, layer: usize) -> Option<Piece> {
    let byte = *text.get(at)?;
    // Without an escape at its start, decoding changes nothing.
    let below = layer.checked_sub(1).filter(|_| begins_an_escape(byte));
    let Some(below) = below else {
        return Some(Piece::byte(byte, at + 1));
    };
    let lead = read(text, at, below)?;
    let decoded = match lead.ascii() {
        Some('\\') => json(text, lead.end, below),
        Some('%') => hex(text, lead.end, 2, below).and_then(|(byte, end)| {
            let byte = u8::try_from(byte).ok()?;
            Some(Piece::byte(byte, end))
        }),
        Some('&') => html(text, lead.end, below),
        _ => None,
    };
    Some(decoded.unwrap_or(lead))
}

/// Decodes a JSON escape after its backslash; `None` if it is invalid.
fn json(text: &[u8], at: usize, layer: usize) -> Option<Piece> {
    let kind = read(text, at, layer)?;
    let plain = match kind.ascii()? {
        'u' => return json_unit(text, kind.end, layer),
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        itself @ ('"' | '\\' | '/') => itself,
        _ => return None,
    };
    Piece::character(plain.into(), kind.end)
}

/// Decodes `\uXXXX`, or two of them that form a surrogate pair; `None` if they are invalid.
fn json_unit(text: &[u8], at: usize, layer: usize) -> Option<Piece> {
    let (high, end) = hex(text, at, 4, layer)?;
    if !(0xD800..0xDC00).contains(&high) {
        return Piece::character(high, end);
    }
    let backslash = read(text, end, layer).filter(|it| it.ascii() == Some('\\'))?;
    let letter = read(text, backslash.end, layer).filter(|it| it.ascii() == Some('u'))?;
    let (low, end) = hex(text, letter.end, 4, layer)?;
    let low = low.checked_sub(0xDC00)?;
    Piece::character(0x1_0000 + ((high - 0xD800) << 10) + low, end)
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

/// Decodes an HTML entity after its ampersand; `None` if it is unknown.
fn html(text: &[u8], mut at: usize, layer: usize) -> Option<Piece> {
    /// Length of `#x10FFFF;`, with a few leading zeros.
    const LONGEST: usize = 12;
    let mut name = String::new();
    while name.len() < LONGEST {
        let next = read(text, at, layer)?;
        at = next.end;
        match next.ascii()? {
            ';' => return Piece::character(entity(&name)?, at),
            letter => name.push(letter),
        }
    }
    None
}

/// Returns the code point of an HTML entity; `None` if it is unknown.
fn entity(name: &str) -> Option<u32> {
    if let Some(number) = name.strip_prefix('#') {
        return match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        };
    }
    let named = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    };
    Some(named.into())
}

/// The bytes that the text at a position may start with in any reading, and the bytes that may
/// follow. The following bytes are unknown if an escape starts here.
pub(crate) struct FirstBytes {
    first: PossibleBytes,
    second: Option<PossibleBytes>,
}

type PossibleBytes = [Option<u8>; DEEPEST + 1];

impl FirstBytes {
    pub(crate) fn of(text: &[u8], at: usize) -> Self {
        let is_escape = text.get(at).copied().is_some_and(begins_an_escape);
        Self {
            first: choice(text, at),
            second: (!is_escape).then(|| choice(text, at + 1)),
        }
    }

    /// Whether a text that starts with these two bytes may stand at this position.
    pub(crate) fn may_be(&self, first: u8, second: u8) -> bool {
        let follows = |it: u8| it == second || matches!(it, b'\r' | b'\n' | b'+');
        self.first.contains(&Some(first))
            && self
                .second
                .is_none_or(|choice| choice.into_iter().flatten().any(follows))
    }
}

/// Returns the first byte of each reading at a position.
fn choice(text: &[u8], at: usize) -> PossibleBytes {
    let mut bytes = [None; DEEPEST + 1];
    for (place, piece) in bytes.iter_mut().zip(readings(text, at)) {
        *place = Some(piece.bytes[0]);
    }
    bytes
}
