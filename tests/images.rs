//! Pictures of rows, questions and the palette in both themes, compared with stored pictures.
//!
//! A changed color, size or place shows up here. `INSTA_UPDATE=always cargo test --test main -- images` stores the new
//! pictures; look at them before they are committed.

use std::path::Path;

use egui::{Color32, Key, Theme};
use egui_kittest::Harness;
use egui_material_icons::icons::ICON_INFO;
use moderato::app::look::widgets::{Button, ButtonKind, Tone, notice};
use moderato::moderation::model::participant::Participant;

use crate::desk::{Window, accepted, asked, happen, on_the_clock, wait, window_from};
use crate::fixtures::painter::{Picture, picture};
use crate::fixtures::people::{at, guest};
use crate::fixtures::window::{drawn, press};
use crate::snapshots;

/// Returns the people of the stored texts, and a person with a long name.
fn meeting() -> Vec<Participant> {
    let long = "Kim Long-Name-That-Needs-More-Room-Than-There-Is";
    let mut people = snapshots::meeting();
    people.push(guest("kim", long));
    people
}

fn window(theme: Theme) -> Window {
    let now = on_the_clock(at(99));
    let mut window = window_from(now, meeting(), true, [900.0, 480.0]);
    window.ctx.set_theme(theme);
    wait(&mut window, 1_000);
    window
}

/// Pixels that may differ from the stored picture: less than a letter has.
const TOLERATED: usize = 5;

/// Compares the picture in each theme.
fn in_both<S>(name: &str, draw: impl Fn(Theme) -> Harness<'static, S>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    for (theme, tag) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let window = draw(theme);
        let drawn = picture(&window.ctx, window.output());
        let file = folder.join(format!("{name}-{tag}.png"));
        if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
            drawn.write(&file);
        }
        let differences = Picture::read(&file).differences(&drawn);
        if differences.is_none_or(|n| n > TOLERATED) {
            drawn.write(&file.with_extension("new.png"));
            panic!("{name}-{tag}.png differs in {differences:?} pixels: see {name}-{tag}.new.png");
        }
    }
}

/// The rows show a person being removed, one who was removed, and one who is chosen.
#[test]
fn states_of_rows() {
    in_both("rows", |theme| {
        let mut window = window(theme);
        asked(&mut window, "gus");
        accepted(&mut window, "gus");
        happen(&mut window, |desk| {
            let rest = meeting()
                .into_iter()
                .filter(|it| it.id != Some("gus".into()));
            desk.roster(rest.collect());
        });
        asked(&mut window, "kim");
        press(&mut window, Key::Home);
        press(&mut window, Key::X);
        wait(&mut window, 1_000);
        window
    });
}

#[test]
fn the_question() {
    in_both("question", |theme| {
        let mut window = window(theme);
        press(&mut window, Key::Home);
        press(&mut window, Key::ArrowDown);
        press(&mut window, Key::Delete);
        wait(&mut window, 1_000);
        window
    });
}

#[test]
fn the_palette() {
    in_both("palette", |theme| {
        let mut window = drawn([520.0, 300.0], palette, ());
        window.ctx.set_theme(theme);
        window.run_steps(3);
        window
    });
}

/// Draws buttons, notices and chips in each of their colors.
fn palette(ui: &mut egui::Ui, (): &mut ()) {
    for kinds in [
        &[ButtonKind::Resting, ButtonKind::Quiet][..],
        &[ButtonKind::AccentSolid, ButtonKind::DangerSolid],
        &[ButtonKind::DangerOutline],
    ] {
        ui.horizontal(|ui| {
            for &kind in kinds {
                Button::new(kind, format!("{kind:?}")).show(ui);
            }
        });
    }
    let icon = ICON_INFO.codepoint;
    for tone in [Tone::Info, Tone::Warning, Tone::Danger, Tone::Success] {
        notice(
            ui,
            (tone, icon),
            [&format!("{tone:?}."), "The rest."],
            &["Do it"],
            true,
        );
    }
}

#[test]
fn a_planted_letter_color_or_size_is_noticed() {
    let ink = Color32::MAGENTA;
    let label = |words: &'static str, ink: Color32, width: f32| {
        let draw = move |ui: &mut egui::Ui, (): &mut ()| {
            ui.colored_label(ink, words);
        };
        let window = drawn([width, 40.0], draw, ());
        picture(&window.ctx, window.output())
    };
    let same = label("Remove Ana Ruiz", ink, 200.0);
    assert_eq!(
        same.differences(&label("Remove Ana Ruiz", ink, 200.0)),
        Some(0)
    );
    let other = label("Remove Ana Ruis", ink, 200.0);
    assert!(same.differences(&other).is_some_and(|n| n > TOLERATED));
    let green = label("Remove Ana Ruiz", Color32::GREEN, 200.0);
    assert!(same.differences(&green).is_some_and(|n| n > TOLERATED));
    assert_eq!(
        same.differences(&label("Remove Ana Ruiz", ink, 210.0)),
        None
    );
}
