//! No text leaves its place, in any language. Compares painted text with its clip, its control and
//! all other text. Text that is cut off must have a tooltip.

use egui::epaint::ClippedShape;
use egui::{Key, Modifiers, Rect, Role, Shape, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moderato::app::language::languages::Language;
use moderato::app::language::text::tr;
use moderato::app::state::action::Action;
use moderato::settings::preferences::Preferences;
use moderato::simulator::Scenario;
use tempfile::TempDir;

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{calls_of, filled_at, start_in};
use crate::window::{Window, press_key};
use moderato::app::Start;

const SIZES: [[f32; 2]; 2] = [[760.0, 480.0], [1280.0, 800.0]];
/// Letters may extend a little beyond their measured width.
const TOLERANCE: f32 = 1.5;
/// A shape drawn over a text is a control up to this height, and a panel above it.
const CONTROL: f32 = 34.0;
/// A scroll bar is as wide as this at most.
const BAR: f32 = 8.0;

/// A painted text: its bounds, the clip that may hide parts, and whether its end is cut off.
#[derive(Clone)]
struct Text {
    words: String,
    rect: Rect,
    clip: Rect,
    is_cut: bool,
}

impl Text {
    fn seen(&self) -> Rect {
        self.rect.intersect(self.clip)
    }

    fn is_seen(&self) -> bool {
        let seen = self.seen();
        seen.width() > 2.0 && seen.height() > 2.0
    }
}

/// The painted texts in order, and the faults found in them.
#[derive(Default)]
struct Painted {
    texts: Vec<Text>,
    faults: Vec<String>,
}

/// Returns the texts that lie under a scroll bar.
pub(crate) fn under_bars(shapes: &[ClippedShape]) -> Vec<String> {
    let faults = Painted::of(shapes).faults.into_iter();
    faults.filter(|it| it.contains("scroll bar")).collect()
}

/// Whether a rectangle has the form of a vertical scroll bar.
fn is_bar(rect: Rect) -> bool {
    (2.0..=BAR).contains(&rect.width()) && rect.height() > 2.0 * BAR
}

impl Painted {
    fn of(shapes: &[ClippedShape]) -> Self {
        let mut painted = Self::default();
        for clipped in shapes {
            painted.take(&clipped.shape, clipped.clip_rect);
        }
        painted
    }

    fn take(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.take(shape, clip)),
            Shape::Rect(rect) if is_bar(rect.rect) && rect.fill.a() > 0 => {
                self.bar(rect.rect.intersect(clip));
            }
            Shape::Rect(rect) if rect.fill.a() == 255 => self.cover(rect.rect.intersect(clip)),
            Shape::Text(text) if !text.galley.text().trim().is_empty() => {
                let text = Text {
                    words: text.galley.text().to_owned(),
                    rect: text.visual_bounding_rect(),
                    clip,
                    is_cut: text.galley.elided,
                };
                if text.is_seen() {
                    self.add(text);
                }
            }
            _ => {}
        }
    }

    /// Covers texts with a rectangle. A panel hides the texts below it, but a control must not.
    fn cover(&mut self, by: Rect) {
        let is_under = |text: &Text| {
            let both = text.seen().intersect(by);
            both.width() > TOLERANCE && both.height() > TOLERANCE
        };
        if by.height() <= CONTROL {
            let hit = self.texts.iter().filter(|text| is_under(text));
            let told = hit.map(|text| format!("“{}” is covered by a control", text.words));
            self.faults.extend(told);
        }
        self.texts.retain(|text| !is_under(text));
    }

    /// Notes the texts under a scroll bar.
    fn bar(&mut self, bar: Rect) {
        let hit = self.texts.iter().filter(|text| {
            let both = text.seen().intersect(bar);
            both.width() > TOLERANCE && both.height() > TOLERANCE
        });
        let told = hit.map(|text| format!("“{}” is under a scroll bar", text.words));
        self.faults.extend(told);
    }

    fn add(&mut self, text: Text) {
        for other in &self.texts {
            let both = text.seen().intersect(other.seen());
            if both.width() > 2.0 && both.height() > 4.0 {
                let told = format!("“{}” lies over “{}”", text.words, other.words);
                self.faults.push(told);
            }
        }
        self.texts.push(text);
    }
}

/// Returns all visible texts.
fn seen(window: &mut Window) -> Vec<String> {
    window.harness.remove_cursor();
    window.harness.run_steps(2);
    let painted = Painted::of(&window.harness.output().shapes);
    painted.texts.into_iter().map(|text| text.words).collect()
}

/// Returns the faults in the texts of a screen. Ignores texts in `before`, which belong to the
/// screen below.
fn faults(window: &mut Window, before: &[String]) -> Vec<String> {
    window.harness.remove_cursor();
    window.harness.run_steps(2);
    let painted = Painted::of(&window.harness.output().shapes);
    let mut faults = painted.faults;
    let typed = typed(window);
    for text in &painted.texts {
        let is_wide = text.rect.left() < text.clip.left() - TOLERANCE
            || text.rect.right() > text.clip.right() + TOLERANCE;
        if is_wide && !typed.contains(&text.words) {
            faults.push(format!("“{}” is wider than its place", text.words));
        }
    }
    faults.extend(of_controls(window, &painted.texts));
    let texts = painted.texts.into_iter();
    let cut: Vec<Text> = texts
        .filter(|it| it.is_cut && !before.contains(&it.words))
        .collect();
    for text in cut {
        if !is_told_whole(window, &text) {
            faults.push(format!("“{}” is cut, and no tooltip tells it", text.words));
        }
    }
    faults
}

/// Returns the texts in fields, which scroll by themselves.
fn typed(window: &Window) -> Vec<String> {
    let roles = [
        Role::TextInput,
        Role::MultilineTextInput,
        Role::PasswordInput,
    ];
    let fields = roles
        .into_iter()
        .flat_map(|role| window.harness.query_all_by_role(role));
    fields.filter_map(|field| field.value()).collect()
}

/// Returns controls outside the window, and texts outside their control.
fn of_controls(window: &Window, texts: &[Text]) -> Vec<String> {
    let width = window.harness.ctx.content_rect().width();
    let mut faults = Vec::new();
    for role in [
        Role::Button,
        Role::RadioButton,
        Role::CheckBox,
        Role::TextInput,
    ] {
        for control in window.harness.query_all_by_role(role) {
            let (rect, node) = (control.rect(), control.accesskit_node());
            let name = node.label().unwrap_or_default();
            if rect.left() < -TOLERANCE || rect.right() > width + TOLERANCE {
                faults.push(format!("the control “{name}” reaches beyond the window"));
            }
            let own = texts
                .iter()
                .filter(|text| text.words == name && rect.contains(text.rect.center()));
            for text in own {
                if !rect.expand(TOLERANCE).contains_rect(text.rect) {
                    faults.push(format!("“{name}” is wider than its control"));
                }
            }
        }
    }
    faults
}

/// Whether a tooltip shows the whole of a text that is cut off.
fn is_told_whole(window: &mut Window, cut: &Text) -> bool {
    let whole = |window: &Window| {
        let painted = Painted::of(&window.harness.output().shapes);
        let mut texts = painted.texts.into_iter();
        texts.any(|text| !text.is_cut && text.words.contains(&cut.words))
    };
    if whole(window) {
        return true;
    }
    window.harness.hover_at(cut.seen().center());
    window.harness.run_steps(4);
    let told = whole(window);
    window.harness.remove_cursor();
    window.harness.run_steps(2);
    told
}

/// Returns a window in this language, signed in or not, in a call with many kinds of people.
async fn window(language: Language, size: [f32; 2], sign_in: bool) -> Window {
    let scenario = Scenario::call("INC-20417: payments down in EU-West")
        .person("Ada Lovelace")
        .person("Wolfgang Amadeus Mozart-Weissenberger")
        .guest("Customer duty manager")
        .guest("Customer duty manager")
        .guest("Аda Lovelace")
        .and_call("Board review")
        .person("Grace Hopper")
        .build();
    let running = play(scenario).await;
    let folder = TempDir::new().unwrap();
    let mut prefill = filled_at(running.base_url(), &running);
    prefill.app.secret = prefill.app.secret.filter(|_| sign_in);
    let start = Start {
        prefill,
        sign_in_at_once: sign_in,
        calls: calls_of(&running),
        preferences: Ok(Preferences {
            language: Some(language.tag().into()),
            ..Preferences::default()
        }),
        ..start_in(folder.path())
    };
    let mut window = Window::start(running, folder, start, size);
    window.harness.run_steps(2);
    if sign_in {
        window
            .until("both rosters", |window| {
                let calls = &window.app().snapshot().calls;
                calls.len() == 2 && calls.iter().all(|call| call.rows.len() >= 2)
            })
            .await;
    }
    window
}

/// Presses the first control with this name.
fn press(window: &mut Window, key: &str) {
    let name = tr(key);
    {
        let found = window.harness.query_all_by_label(&name);
        let mut controls = found.filter(|it| it.accesskit_node().role() != Role::Label);
        let control = controls.next();
        let control = control.unwrap_or_else(|| panic!("no control is called {name}"));
        control.click();
    }
    window.harness.run_steps(3);
}

/// Checks a screen and records its faults under this name.
fn look(window: &mut Window, screen: &str, into: &mut Vec<String>) {
    look_over(window, screen, &[], into);
}

/// Checks a screen that covers another one, and records its faults; `before` holds the texts of the
/// covered screen.
fn look_over(window: &mut Window, screen: &str, before: &[String], into: &mut Vec<String>) {
    let faults = faults(window, before);
    into.extend(faults.into_iter().map(|fault| format!("{screen}: {fault}")));
}

async fn look_at_sign_in(language: Language, size: [f32; 2], found: &mut Vec<String>) {
    let mut window = window(language, size, false).await;
    look(&mut window, "sign-in", found);
    for kind in [
        "sign-in-kind-certificate",
        "sign-in-kind-federated",
        "sign-in-kind-token",
        "sign-in-kind-secret",
    ] {
        press(&mut window, kind);
        look(&mut window, kind, found);
    }
    press(&mut window, "sign-in-button");
    look(&mut window, "an empty form", found);
    press(&mut window, "connection-open");
    look(&mut window, "connection", found);
}

async fn look_at_calls(language: Language, size: [f32; 2], found: &mut Vec<String>) {
    let mut window = window(language, size, true).await;
    look(&mut window, "call", found);
    press_key(&mut window, Modifiers::NONE, Key::Home);
    press_key(&mut window, Modifiers::NONE, Key::Delete);
    look(&mut window, "question", found);
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    press_key(&mut window, Modifiers::COMMAND, Key::A);
    look(&mut window, "selection", found);
    press_key(&mut window, Modifiers::NONE, Key::Delete);
    look(&mut window, "preview", found);
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    for key in ["call-more", "settings-head"] {
        let before = seen(&mut window);
        press(&mut window, key);
        look_over(&mut window, key, &before, found);
        press_key(&mut window, Modifiers::NONE, Key::Escape);
    }
    press(&mut window, "board-title");
    look(&mut window, "board", found);
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    let context = window.harness.ctx.clone();
    let access = Action::OpenAccessCheck;
    window.harness.state_mut().update(&context, access);
    look(&mut window, "access check", found);
}

/// Checks the dialogs that open over a call.
async fn look_at_dialogs(language: Language, size: [f32; 2], found: &mut Vec<String>) {
    let mut window = window(language, size, true).await;
    press_key(&mut window, Modifiers::NONE, Key::F6);
    press_key(&mut window, Modifiers::NONE, Key::Home);
    let opens = [
        (Modifiers::NONE, Key::Enter, "card"),
        (Modifiers::COMMAND, Key::I, "invite"),
        (Modifiers::COMMAND, Key::N, "add a call"),
        (Modifiers::COMMAND, Key::E, "export"),
        (Modifiers::SHIFT, Key::Questionmark, "keys"),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::P, "palette"),
    ];
    for (modifiers, key, name) in opens {
        let before = seen(&mut window);
        press_key(&mut window, modifiers, key);
        assert_ne!(seen(&mut window), before, "{name} opens");
        look_over(&mut window, name, &before, found);
        press_key(&mut window, Modifiers::NONE, Key::Escape);
    }
    for key in ["call-leave", "rules-open"] {
        if key == "rules-open" {
            press(&mut window, "call-more");
        }
        let before = seen(&mut window);
        press(&mut window, key);
        assert_ne!(seen(&mut window), before, "{key} opens");
        look_over(&mut window, key, &before, found);
        press_key(&mut window, Modifiers::NONE, Key::Escape);
    }
    let before = seen(&mut window);
    let context = window.harness.ctx.clone();
    window
        .harness
        .state_mut()
        .update(&context, Action::OpenAbout);
    assert_ne!(seen(&mut window), before, "about opens");
    look_over(&mut window, "about", &before, found);
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    window.harness.state_mut().update(&context, Action::SignOut);
    window
        .until("signed out", |window| {
            window.shows(&tr("sign-in-demo-button"))
        })
        .await;
    look(&mut window, "signed out", found);
}

/// Checks the demo with its hints, one after the other, and with the latest arrivals beside it.
async fn look_at_the_demo(language: Language, size: [f32; 2], found: &mut Vec<String>) {
    let mut window = window(language, size, false).await;
    let context = window.harness.ctx.clone();
    window
        .harness
        .state_mut()
        .update(&context, Action::OpenDemo);
    window
        .until("the first hint", |window| {
            let next = tr("tour-next");
            window.harness.query_all_by_label(&next).count() > 0
        })
        .await;
    for hint in 1..=3 {
        look(&mut window, &format!("hint {hint}"), found);
        if hint < 3 {
            press(&mut window, "tour-next");
        }
    }
}

async fn nothing_leaves_its_place(
    looks: impl AsyncFn(Language, [f32; 2], &mut Vec<String>),
) -> Result<(), String> {
    let mut found = Vec::new();
    for language in Language::ALL {
        for size in SIZES {
            let mut here = Vec::new();
            looks(language, size, &mut here).await;
            let named = |fault| format!("{} at {size:?}, {fault}", language.tag());
            found.extend(here.into_iter().map(named));
        }
    }
    Language::English.choose();
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("{}:\n{}", found.len(), found.join("\n")))
}

#[tokio::test]
async fn no_text_leaves_its_place_in_any_language() {
    let looks = nothing_leaves_its_place(look_at_sign_in).await;
    assert_eq!(looks, Ok(()));
    let looks = nothing_leaves_its_place(look_at_calls).await;
    assert_eq!(looks, Ok(()));
}

#[tokio::test]
async fn no_text_leaves_its_place_in_dialogs_in_any_language() {
    let looks = Box::pin(nothing_leaves_its_place(look_at_dialogs)).await;
    assert_eq!(looks, Ok(()));
}

#[tokio::test]
async fn no_text_leaves_its_place_in_the_demo_in_any_language() {
    let looks = Box::pin(nothing_leaves_its_place(look_at_the_demo)).await;
    assert_eq!(looks, Ok(()));
}

/// Returns the faults of a panel that `draw` fills, 200 points wide.
fn of_panel(mut draw: impl FnMut(&mut egui::Ui)) -> Vec<String> {
    let context = egui::Context::default();
    let input = egui::RawInput {
        screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(200.0, 100.0))),
        ..egui::RawInput::default()
    };
    let mut drawn = context.run_ui(input, |ui| draw(ui));
    drawn.textures_delta.clear();
    let painted = Painted::of(&drawn.shapes);
    let is_wide = |text: &Text| text.rect.right() > text.clip.right() + TOLERANCE;
    let wide = painted.texts.iter().filter(|text| is_wide(text));
    let wide = wide.map(|text| text.words.clone());
    wide.chain(painted.faults).collect()
}

#[test]
fn a_text_that_leaves_its_place_is_found() {
    let paint = |ui: &egui::Ui, left: f32, words: &str| {
        let ink = egui::Color32::WHITE;
        let font = egui::FontId::default();
        let at = egui::pos2(left, 10.0);
        ui.painter()
            .text(at, egui::Align2::LEFT_TOP, words, font, ink);
    };
    assert_eq!(
        of_panel(|ui| paint(ui, 10.0, "Short")),
        Vec::<String>::new()
    );
    assert_eq!(of_panel(|ui| paint(ui, 180.0, "Too long")), ["Too long"]);
    let over = of_panel(|ui| {
        paint(ui, 10.0, "One over");
        paint(ui, 30.0, "another");
    });
    assert_eq!(over, ["“another” lies over “One over”"]);
    let under = of_panel(|ui| {
        paint(ui, 10.0, "Under a button");
        let button = Rect::from_min_size(egui::pos2(50.0, 8.0), vec2(60.0, 24.0));
        ui.painter().rect_filled(button, 4.0, egui::Color32::RED);
    });
    assert_eq!(under, ["“Under a button” is covered by a control"]);
    let bar = of_panel(|ui| {
        paint(ui, 10.0, "Long enough");
        let bar = Rect::from_min_size(egui::pos2(30.0, 0.0), vec2(4.0, 60.0));
        ui.painter().rect_filled(bar, 2.0, egui::Color32::GRAY);
    });
    assert_eq!(bar, ["“Long enough” is under a scroll bar"]);
}
