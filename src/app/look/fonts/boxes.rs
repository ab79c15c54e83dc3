//! Boxes for letters that no font has. A box shows the letter's code in hexadecimal.
//!
//! The digits are drawn here, dot by dot, so that they need no font either.

use egui::epaint::text::{
    FontPriority, GlyphBitmap, GlyphRasterizer, GlyphRasterizerRequest, RasterizedGlyph,
};
use egui::{Color32, ColorImage, vec2};

use crate::app::look::fonts::faces::FontFamilies;
use crate::moderation::model::invisible::{REPLACEMENT, is_invisible};

/// Maximum number of letters of one cluster that get a box. In a name, a cluster has at most four: a letter and three
/// marks.
const MOST: usize = 8;
/// Width and height of a digit, in dots.
const DIGIT: [usize; 2] = [3, 5];
/// Height of a box in dots: two rows of digits, a dot above, between and below them, and the frame.
const HEIGHT: usize = 15;
/// How far the box reaches above the baseline, in dots.
const ABOVE: usize = 12;
/// The font size, in pixels, at which a dot is as large as a pixel.
const SIZE_OF_DOT: f32 = 12.5;

/// The digits 0 to F, each in five rows of three dots.
const DIGITS: [[u8; 5]; 16] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
    [0b010, 0b101, 0b111, 0b101, 0b101],
    [0b110, 0b101, 0b110, 0b101, 0b110],
    [0b011, 0b100, 0b100, 0b100, 0b011],
    [0b110, 0b101, 0b101, 0b101, 0b110],
    [0b111, 0b100, 0b110, 0b100, 0b111],
    [0b111, 0b100, 0b110, 0b100, 0b100],
];
const QUESTION_MARK: [u8; 5] = [0b111, 0b001, 0b011, 0b000, 0b010];

/// Returns rasterizers for text that no font has: for single letters, and for clusters from which egui would silently
/// drop a mark.
pub(crate) fn boxes(faces: FontFamilies) -> [GlyphRasterizer; 2] {
    let letters =
        |request: &GlyphRasterizerRequest<'_>| Some(drawn(request.cluster, request.font_size_px));
    let clusters = move |request: &GlyphRasterizerRequest<'_>| {
        let loses_some = faces.loses_some(request.cluster, request.family);
        loses_some.then(|| drawn(request.cluster, request.font_size_px))
    };
    [
        GlyphRasterizer::new("moderato::boxes::letters", letters),
        // egui asks this rasterizer before any font.
        GlyphRasterizer::new("moderato::boxes::clusters", clusters)
            .with_priority(FontPriority::Highest),
    ]
}

fn drawn(cluster: &str, size: f32) -> RasterizedGlyph {
    let letters = cluster.chars().filter(|letter| !is_invisible(*letter));
    let mut letters: Vec<char> = letters.take(MOST).collect();
    if letters.is_empty() {
        letters.push(REPLACEMENT);
    }
    // The boxes of two letters are one dot apart.
    let width = letters.iter().map(|letter| width_of(*letter) + 1).sum();
    let mut dots = Bitmap::new(width);
    let mut left = 0;
    for letter in letters {
        dots.letter(left, letter);
        left += width_of(letter) + 1;
    }
    dots.enlarged(size)
}

fn width_of(letter: char) -> usize {
    // Each digit takes its width and a dot after it. The added 3 are the dot before the first digit, and the frame.
    columns(letter) * (DIGIT[0] + 1) + 3
}

/// Returns the number of hex digits in each of the two rows of a letter's box.
fn columns(letter: char) -> usize {
    match letter {
        REPLACEMENT => 1,
        '\0'..='\u{FFFF}' => 2,
        _ => 3,
    }
}

struct Bitmap {
    width: usize,
    are_on: Vec<bool>,
}

impl Bitmap {
    fn new(width: usize) -> Self {
        Self {
            width,
            are_on: vec![false; width * HEIGHT],
        }
    }

    fn put(&mut self, x: usize, y: usize) {
        self.are_on[y * self.width + x] = true;
    }

    /// Draws the box of a letter. `left` is the column of its left edge, in dots.
    fn letter(&mut self, left: usize, letter: char) {
        let width = width_of(letter);
        for x in 0..width {
            for y in 0..HEIGHT {
                if x == 0 || y == 0 || x + 1 == width || y + 1 == HEIGHT {
                    self.put(left + x, y);
                }
            }
        }
        if letter == REPLACEMENT {
            return self.digit(left + 2, HEIGHT / 2 - DIGIT[1] / 2, QUESTION_MARK);
        }
        let columns = columns(letter);
        for at in 0..2 * columns {
            let shift = 4 * (2 * columns - 1 - at);
            let digit = DIGITS[(u32::from(letter) >> shift) as usize & 0xF];
            let x = left + 2 + at % columns * (DIGIT[0] + 1);
            let y = 2 + at / columns * (DIGIT[1] + 1);
            self.digit(x, y, digit);
        }
    }

    fn digit(&mut self, left: usize, top: usize, rows: [u8; 5]) {
        for (y, row) in rows.into_iter().enumerate() {
            for x in (0..DIGIT[0]).filter(|x| row >> (DIGIT[0] - 1 - x) & 1 == 1) {
                self.put(left + x, top + y);
            }
        }
    }

    /// Returns the boxes as an image, enlarged to the size of the text around them. Each dot becomes a whole number of
    /// pixels, so that the digits stay sharp.
    fn enlarged(&self, size: f32) -> RasterizedGlyph {
        let dot = dot(size);
        let mut image = ColorImage::filled([self.width * dot, HEIGHT * dot], Color32::TRANSPARENT);
        for y in 0..HEIGHT * dot {
            for x in 0..self.width * dot {
                if self.are_on[y / dot * self.width + x / dot] {
                    image[(x, y)] = Color32::WHITE;
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred pixels")]
        let pixels = |dots: usize| (dots * dot) as f32;
        RasterizedGlyph {
            bitmap: GlyphBitmap {
                image,
                offset_px: vec2(pixels(1), -pixels(ABOVE)),
                is_color: false,
            },
            advance_px: pixels(self.width + 1),
        }
    }
}

/// Returns the width and height of a dot in pixels, for text of this size in pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between one and sixteen"
)]
fn dot(size: f32) -> usize {
    // The cast drops the fraction and turns NaN into zero.
    ((size / SIZE_OF_DOT) as usize).clamp(1, 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the boxes of a cluster at the size of a name, as text: `#` for each white pixel.
    fn looks(cluster: &str) -> String {
        let image = drawn(cluster, 13.0).bitmap.image;
        let lines = image.pixels.chunks(image.size[0]).map(|row| {
            let row = row
                .iter()
                .map(|dot| if *dot == Color32::WHITE { '#' } else { '.' });
            row.collect::<String>()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_box_holds_the_code_of_its_letter() {
        let wanted = "\
###########.
#.........#.
#.###.###.#.
#.#...#.#.#.
#.###.###.#.
#...#.#.#.#.
#.###.###.#.
#.........#.
#.###.#.#.#.
#...#.#.#.#.
#.###.###.#.
#.#.....#.#.
#.###...#.#.
#.........#.
###########.";
        assert_eq!(looks("\u{5824}"), wanted, "{}", looks("\u{5824}"));
    }

    #[test]
    fn letters_that_differ_have_boxes_that_differ_at_every_size() {
        let names = [
            "李", "李\u{301}", "木", "\u{10FB0}", "\u{FB0}", "\u{10FB1}", "\u{FFFD}",
        ];
        let mut seen: Vec<String> = names.iter().map(|name| looks(name)).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), names.len());
        for size in [0.0, 1.0, 11.5, 13.0, 22.0, 26.0, 1e9, f32::NAN] {
            let glyph = drawn("\u{10FB0}", size);
            assert!(glyph.bitmap.image.size[0] >= 15, "{size}");
            assert!(glyph.advance_px > 15.0);
        }
    }

    #[test]
    fn a_cluster_of_a_thousand_marks_is_not_a_mile_wide() {
        let zalgo = format!("a{}", "\u{1AC0}".repeat(1000));
        assert_eq!(drawn(&zalgo, 13.0).bitmap.image.size[0], MOST * 12);
    }
}
