//! The whole board by accessible names: order, activity, export, search over all calls, keys.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moderato::moderation::table::Sort;
use moderato::settings::preferences::PreferencesFile;
use moderato::simulator::Scenario;

use crate::window::{Setup, Window};

/// Who stands in the list, from above.
fn rows(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .harness
        .query_all_by_role(Role::Row)
        .map(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            (row.rect().top(), label)
        })
        .collect();
    rows.sort_by(|one, two| one.0.total_cmp(&two.0));
    let name = |label: String| label.split(',').next().unwrap_or_default().to_owned();
    rows.into_iter().map(|(_, label)| name(label)).collect()
}

async fn three_people() -> Window {
    let scenario = Scenario::call("Board review")
        .person("Zoe")
        .guest("Ada")
        .person("Mia")
        .build();
    let setup = Setup {
        sign_in: true,
        ..Setup::default()
    };
    let mut window = Window::open_on(scenario, setup).await;
    window
        .until("the people", |window| rows(window).len() >= 3)
        .await;
    window
}

#[tokio::test]
async fn people_are_sorted_as_chosen_and_the_choice_is_kept() {
    let mut window = three_people().await;
    let of = |window: &Window, names: [&str; 3]| {
        let shown = rows(window);
        names.map(|name| shown.iter().position(|row| row == name).unwrap())
    };
    let [zoe, ada, mia] = of(&window, ["Zoe", "Ada", "Mia"]);
    assert!(zoe < ada && ada < mia, "by arrival");
    window.press("Sort: Arrival");
    window.press("Name");
    let [zoe, ada, mia] = of(&window, ["Zoe", "Ada", "Mia"]);
    assert!(ada < mia && mia < zoe, "by name");
    let kept = PreferencesFile::new(window.folder.path()).load().unwrap();
    assert_eq!(kept.sort, Sort::Name);
    window.press("Sort: Name");
    window.press("Newest");
    assert!(window.shows("Sort: Newest"));
}
