//! Letters that no font has are drawn as boxes, never as nothing.

use std::path::Path;

use egui::{Context, FontFamily, FontId, RawInput};
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;
use moderato::app::look::theme;
use moderato::moderation::model::name::SafeName;
use moderato::simulator::Scenario;

/// Returns the context of a window on a computer without any fonts.
fn without_system_fonts() -> Context {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx
}

/// Returns the drawn glyphs of a text: for each letter with ink, its position on the font's
/// texture.
fn drawn(ctx: &Context, text: &str, font: &FontId) -> Vec<[u16; 2]> {
    let mut ink = Vec::new();
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        let galley =
            ui.painter()
                .layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::WHITE);
        let glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
        let seen = glyphs.filter(|glyph| glyph.uv_rect.max > glyph.uv_rect.min);
        ink = seen.map(|glyph| glyph.uv_rect.min).collect();
    });
    output.textures_delta.clear();
    ink
}

fn families() -> [FontId; 4] {
    [
        theme::body(),
        theme::strong(),
        theme::mono(),
        FontId::new(22.0, FontFamily::Proportional),
    ]
}

#[test]
fn a_letter_that_no_font_has_is_drawn_in_each_family_and_unlike_any_other() {
    let ctx = without_system_fonts();
    let letters = [
        "\u{10FB0}", "\u{16A70}", "\u{11EE0}", "李", "晓", "م", "न", "ส", "\u{FFFD}", "🫨",
    ];
    for font in families() {
        let anna = drawn(&ctx, "Anna", &font).len();
        let mut seen = Vec::new();
        for letter in letters {
            let ink = drawn(&ctx, &format!("Anna{letter}"), &font);
            assert_eq!(ink.len(), anna + 1, "{letter:?} in {font:?}");
            seen.extend(ink.last().copied());
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), letters.len(), "two look alike in {font:?}");
    }
}

#[test]
fn a_mark_that_the_font_of_its_letter_lacks_is_seen() {
    let ctx = without_system_fonts();
    let font = theme::body();
    for marked in [
        "a\u{1DE4}", "a\u{1AC0}", "a\u{5B0}", "a\u{301}\u{1AC0}", "1\u{FE0F}\u{20E3}", "\u{1AC0}",
    ] {
        let without: String = marked.chars().take(1).filter(char::is_ascii).collect();
        let (bare, whole) = (drawn(&ctx, &without, &font), drawn(&ctx, marked, &font));
        assert_ne!(bare, whole, "{marked:?}");
        assert!(!whole.is_empty(), "{marked:?}");
    }
}

#[test]
fn what_the_fonts_have_is_no_box() {
    let ctx = without_system_fonts();
    let font = theme::body();
    let tofu = |text: &str| {
        let boxed = drawn(&ctx, "\u{10FB0}", &font);
        drawn(&ctx, text, &font) == boxed
    };
    assert!(tofu("\u{10FB0}"));
    // The texts are composed and decomposed, and have marks that don't combine with their letter.
    for text in [
        "é", "e\u{301}", "ệ", "e\u{323}\u{302}", "й", "и\u{306}", "x\u{301}",
    ] {
        let letters = drawn(&ctx, text, &font);
        let plain = drawn(&ctx, "e", &font);
        assert!(
            letters.len() <= plain.len() + 2 && !letters.is_empty(),
            "{text:?}"
        );
    }
    assert_eq!(drawn(&ctx, "e\u{301}", &font), drawn(&ctx, "é", &font));
}

#[tokio::test]
async fn a_name_without_a_font_is_marked_and_said_as_it_is() {
    let scenario = Scenario::call("Review")
        .person("Ada")
        .guest("李晓雨")
        .build();
    let mut window = Window::signed_in_on(scenario).await;
    window
        .until("the roster", |window| {
            let marks = window.harness.query_all_by_label("Letters without a font");
            marks.count() > 0
        })
        .await;
    let marks = window.harness.query_all_by_label("Letters without a font");
    assert_eq!(marks.count(), 1, "Ada has none");
    assert!(window.harness.query_all_by_label_contains("李晓雨").count() > 0);
}

/// Boxes would hide from all other tests that our own fonts lack a character.
#[test]
fn the_bundled_fonts_have_every_sign_of_the_english_texts() {
    let ctx = without_system_fonts();
    drop(drawn(&ctx, "", &theme::body()));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/en");
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let signs = text.chars().filter(|sign| !sign.is_whitespace());
        for sign in signs {
            for font in families() {
                assert!(
                    ctx.fonts_mut(|fonts| fonts.has_glyph(&font, sign)),
                    "{sign:?} in {font:?}"
                );
            }
        }
    }
}

/// Draws every code point that a name may contain, with this computer's fonts.
#[test]
#[ignore = "a minute or more; depends on the fonts of this computer"]
fn no_code_point_of_a_name_is_drawn_as_nothing() {
    let ctx = Context::default();
    moderato::app::look::fonts::use_system_fonts(&ctx);
    theme::install(&ctx);
    let all: Vec<char> = ('!'..=char::MAX).filter(|c| !c.is_whitespace()).collect();
    let mut nothing = Vec::new();
    for some in all.chunks(2_000) {
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let ink = |text: &str| {
                let text = text.to_owned();
                let white = egui::Color32::WHITE;
                let galley = ui.painter().layout_no_wrap(text, theme::body(), white);
                let seen = galley.rows.iter().flat_map(|row| &row.glyphs);
                let places = seen.map(|glyph| (glyph.uv_rect.min, glyph.uv_rect.max));
                places.filter(|(min, max)| max > min).collect::<Vec<_>>()
            };
            let plain = ink("Anna");
            for c in some {
                let name = SafeName::new(&format!("Anna{c}"));
                if ink(name.as_str()) == plain {
                    nothing.push(format!("{:04X}", u32::from(*c)));
                }
            }
        });
        output.textures_delta.clear();
    }
    assert!(nothing.is_empty(), "{} {nothing:?}", nothing.len());
}
