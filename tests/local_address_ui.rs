//! The sign-in form with an address on this computer, and with IDs in the wrong fields.

use egui::Role;
use egui_kittest::kittest::Queryable as _;

use moderato::settings::environment::Environment;

use crate::sign_in_ui::window_from;
use crate::window::{Window, press_key};

const ADDRESS: &str = "Graph address";

/// Types a text in place of what a field holds.
fn replace(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_label(label).focus();
    window.harness.run_steps(2);
    press_key(window, egui::Modifiers::COMMAND, egui::Key::A);
    press_key(window, egui::Modifiers::NONE, egui::Key::Delete);
    window.harness.run_steps(2);
    window.type_into(Role::TextInput, label, text);
}

/// Fills in the form for the simulator, with the address that `of` makes from the simulator's host and port, and presses
/// *Sign in*. Returns the window, and the simulator's true address.
async fn window_at(of: impl Fn(&str) -> String) -> (Window, String) {
    let mut window = window_from(Environment::default(), Some("http://127.0.0.1:9")).await;
    let known = window.running.simulator.credentials();
    for (label, value) in [
        ("Directory (tenant) ID", &known.tenant_id),
        ("Application (client) ID", &known.client_id),
    ] {
        replace(&mut window, label, value);
    }
    window.type_into(Role::PasswordInput, "Secret value", &known.client_secret);
    let base = window.running.base_url();
    let address = of(base.trim_start_matches("http://"));
    replace(&mut window, ADDRESS, &address);
    window.press("Sign in");
    (window, base)
}

#[tokio::test]
async fn an_address_without_its_scheme_is_suggested_with_it() {
    let (window, base) = window_at(str::to_owned).await;
    assert!(
        window.shows(&format!("Write it as {base}")),
        "{}",
        window.tree()
    );
    let (window, base) = window_at(|host| host.replace("127.0.0.1", "http://localhost")).await;
    assert!(
        window.shows(&format!("Write it as {base}")),
        "{}",
        window.tree()
    );
}

#[tokio::test]
async fn https_at_a_server_on_this_computer_that_speaks_http_is_told_with_the_right_address() {
    let (mut window, base) = window_at(|host| format!("https://{host}")).await;
    let told = "This server speaks http, not https.";
    window.until(told, |window| window.shows(told)).await;
    assert!(window.shows(&format!("Write it as {base}")));
    assert!(!window.shows("proxy in between") && !window.shows("Check host and port"));
}

#[tokio::test]
async fn a_port_where_nothing_answers_is_named_without_advice_about_a_proxy() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let (mut window, _) = window_at(|_| format!("http://127.0.0.1:{port}")).await;
    let told = format!("Nothing answers on port {port}.");
    window.until(&told, |window| window.shows(&told)).await;
    assert!(window.shows("Is the service started?") && window.shows("Check the port"));
    assert!(!window.shows("the proxy, and the firewall") && !window.shows("Check host and port"));
}

#[tokio::test]
async fn one_id_in_both_fields_is_pointed_out_before_anything_is_sent() {
    let (mut window, _) = window_at(|_| String::new()).await;
    let known = window.running.simulator.credentials();
    let base = window.running.base_url();
    replace(&mut window, ADDRESS, &base);
    let twice = known.tenant_id.to_uppercase();
    replace(&mut window, "Application (client) ID", &twice);
    window.press("Sign in");
    assert!(
        window.shows("Both fields have the same ID."),
        "{}",
        window.tree()
    );
    assert!(window.running.simulator.requests().is_empty());
}

#[tokio::test]
async fn swapped_ids_are_offered_to_be_swapped_back() {
    let (mut window, _) = window_at(|_| String::new()).await;
    let known = window.running.simulator.credentials();
    let base = window.running.base_url();
    replace(&mut window, ADDRESS, &base);
    replace(&mut window, "Application (client) ID", &known.tenant_id);
    replace(&mut window, "Directory (tenant) ID", &known.client_id);
    window.press("Sign in");
    let asks = "Are the two IDs in the wrong order?";
    window.until(asks, |window| window.shows(asks)).await;
    window.press("Swap the two IDs");
    assert!(!window.shows(asks), "{}", window.tree());
    window.press("Sign in");
    window.until_signed_in().await;
}
