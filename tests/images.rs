//! Pictures of rows, questions and the palette in both themes, compared with those that are stored.
//!
//! A change of a color, a size or a place shows up here. `INSTA_UPDATE=always cargo test --test main -- images` takes over
//! what is so now; look at the new pictures before they are committed.

use egui::{Color32, Key, Rect, Theme, pos2, vec2};
use egui_kittest::Harness;
use egui_material_icons::icons::ICON_INFO;
use moderato::app::look::widgets::{Button, ButtonKind, Tone, notice};
use moderato::moderation::model::participant::Participant;

use crate::desk::{Window, accepted, asked, happen, on_the_clock, wait, window_from};
use crate::fixtures::painter::picture;
use crate::fixtures::people::{at, guest, own, user};
use crate::fixtures::window::{drawn, press};

fn meeting() -> Vec<Participant> {
    vec![
        own(),
        user("11111111-2222-3333-4444-555555555555", "Ana Ruiz"),
        guest("gus", "Gus"),
        // The first letter is Cyrillic.
        guest("twin", "Аna Ruiz"),
        guest("kim", "Kim Long-Name-That-Needs-More-Room-Than-There-Is"),
    ]
}

fn window(theme: Theme) -> Window {
    let now = on_the_clock(at(99));
    let mut window = window_from(now, meeting(), true, [900.0, 480.0]);
    window.ctx.set_theme(theme);
    wait(&mut window, 1_000);
    window
}

/// Compares the picture in each theme.
fn in_both<S>(name: &str, draw: impl Fn(Theme) -> Harness<'static, S>) {
    for (theme, tag) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let window = draw(theme);
        let drawn = picture(&window.ctx, window.output());
        insta::assert_binary_snapshot!(&format!("{name}-{tag}.png"), drawn);
    }
}

/// One is being removed, one was removed, one is chosen.
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

/// Buttons, notices and chips in each of their colors.
fn palette(ui: &mut egui::Ui, (): &mut ()) {
    for kinds in [
        [ButtonKind::Resting, ButtonKind::Quiet],
        [ButtonKind::AccentSolid, ButtonKind::DangerSolid],
        [ButtonKind::DangerOutline, ButtonKind::Warning],
    ] {
        ui.horizontal(|ui| {
            for kind in kinds {
                Button::new(kind, &format!("{kind:?}")).show(ui);
            }
        });
    }
    let icon = ICON_INFO.codepoint;
    for tone in [Tone::Info, Tone::Warning, Tone::Danger, Tone::Success] {
        notice(
            ui,
            tone,
            icon,
            &format!("{tone:?}."),
            "The rest.",
            Some("Do it"),
            true,
        );
    }
}

#[test]
fn a_planted_color_is_noticed() {
    let mut color = Color32::BLACK;
    let pictures = [0, 0, 2].map(|red| {
        color[0] = red;
        let dot = move |ui: &mut egui::Ui, (): &mut ()| {
            let rect = Rect::from_min_size(pos2(5.0, 5.0), vec2(3.0, 3.0));
            ui.painter().rect_filled(rect, 0.0, color);
        };
        let window = drawn([40.0, 20.0], dot, ());
        picture(&window.ctx, window.output())
    });
    assert!(pictures[0] == pictures[1]);
    assert!(pictures[1] != pictures[2]);
}
