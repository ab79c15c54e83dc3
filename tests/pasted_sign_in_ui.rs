//! What is pasted into the sign-in page.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::settings::environment::Environment;

use crate::form_errors_ui::type_anew;
use crate::sign_in_ui::{choose, window_from};
use crate::window::Window;

#[tokio::test]
async fn a_pasted_block_fills_each_field_and_its_secret_is_readable_nowhere() {
    let environment = Environment::default();
    let mut window = window_from(environment, Some("http://127.0.0.1:9")).await;
    let (tenant, app) = (
        "11111111-2222-4333-8444-555555555555",
        "8c62f621-aaaa-4000-8000-00000000abcd",
    );
    let block = format!(
        "Directory (tenant) ID : {tenant}\nApplication (client) ID\t{app}\nClient secret: hush~Q7.x\n"
    );
    for field in ["Directory (tenant) ID", "Application (client) ID"] {
        window.harness.get_by_label(field).focus();
        window.harness.run_steps(2);
        window.harness.event(egui::Event::Paste(block.clone()));
        window.harness.step();
        assert!(!window.tree().contains("hush"), "{field}");
        window.harness.run_steps(2);
        let tree = window.tree();
        assert!(tree.contains(tenant) && tree.contains(app), "{tree}");
        assert!(
            !tree.contains("hush") && !tree.contains("tenant) ID :"),
            "{tree}"
        );
        window
            .harness
            .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        window.harness.run_steps(2);
        assert!(!window.tree().contains("hush"), "after undo");
    }
}

#[tokio::test]
async fn ids_that_only_their_order_tells_apart_can_be_swapped() {
    let environment = Environment::default();
    let mut window = window_from(environment, Some("http://127.0.0.1:9")).await;
    let (tenant, app) = (
        "11111111-2222-4333-8444-555555555555",
        "8c62f621-aaaa-4000-8000-00000000abcd",
    );
    let labels = ["Directory (tenant) ID", "Application (client) ID"];
    let value = |window: &Window, label| {
        let field = window.harness.get_by_role_and_label(Role::TextInput, label);
        field.accesskit_node().value().unwrap_or_default()
    };
    window.harness.get_by_label(labels[0]).focus();
    window.harness.run_steps(2);
    let pasted = format!("{app}\n{tenant}\nhush~Q7.x-and-more\n");
    window.harness.event(egui::Event::Paste(pasted));
    window.harness.run_steps(3);
    assert_eq!(labels.map(|it| value(&window, it)), [app, tenant]);
    assert!(!window.tree().contains("hush"), "{}", window.tree());
    let asks = "Only their order said which ID is which.";
    assert!(window.shows(asks));
    window.press("Swap");
    assert_eq!(labels.map(|it| value(&window, it)), [tenant, app]);
    window.type_into(Role::TextInput, labels[1], "0");
    assert!(!window.shows(asks), "it asks about what was typed");
}

#[tokio::test]
async fn what_the_simulator_prints_signs_in_to_it_and_never_to_another_cloud() {
    let environment = Environment::default();
    let mut window = window_from(environment, None).await;
    let known = window.running.simulator.credentials();
    let base = window.running.base_url();
    let block = format!(
        "  Cloud                    choose \"Custom addresses\"\n\
         \x20 Graph address            {base}\n\
         \x20 Sign-in address          leave it empty\n\
         \x20 Directory (tenant) ID    {}\n\
         \x20 Application (client) ID  {}\n\
         \x20 Secret value             {}\n",
        known.tenant_id, known.client_id, known.client_secret
    );
    window.harness.get_by_label("Directory (tenant) ID").focus();
    window.harness.run_steps(2);
    window.harness.event(egui::Event::Paste(block));
    window.harness.run_steps(3);
    let told = format!("names {base}, so the cloud is now “Custom addresses”.");
    assert!(window.shows(&told), "{}", window.tree());
    let address = "Graph address";
    type_anew(&mut window, address, "https://graph.example");
    assert!(!window.shows(&told), "the address is another one now");
    type_anew(&mut window, address, &base);
    assert!(window.shows(&told));
    window.press("Sign in");
    window.until_signed_in().await;
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |it| it.shows("Open the demo"))
        .await;
    assert!(
        !window.shows("What you pasted"),
        "it's of the sign-in before"
    );
}

#[tokio::test]
async fn what_a_paste_has_and_the_form_does_not_use_is_told() {
    let mut window = window_from(Environment::default(), None).await;
    choose(&mut window, "Access token");
    let token = "Access token for Graph";
    window.type_into(Role::PasswordInput, token, "e30.e30.x");
    let tenant = "11111111-2222-4333-8444-555555555555";
    let block = format!(
        "See https://wiki.contoso.example/x\nTenant ID: {tenant}\nTenant ID: contoso.example\n\
         Client secret: hush~Q7.x\n"
    );
    window.harness.get_by_label("Directory (tenant) ID").focus();
    window.harness.run_steps(2);
    window.harness.event(egui::Event::Paste(block));
    window.harness.run_steps(3);
    for told in [
        "https://wiki.contoso.example/x",
        "It isn't used, because another kind of credential is filled in.",
        "several values for one field",
    ] {
        assert!(window.shows(told), "{told}: {}", window.tree());
    }
    window.press("Use the secret");
    assert!(window.shows("Secret value") && !window.shows("It isn't used"));
}

#[tokio::test]
async fn a_pasted_secret_is_said_to_be_filled_in_since_only_dots_show_it() {
    let mut window = window_from(Environment::default(), None).await;
    let known = window.running.simulator.credentials();
    let ids = format!(
        "Tenant ID: {}\nClient ID: {}\n",
        known.tenant_id, known.client_id
    );
    let secret = format!("Client secret: {}\n", known.client_secret);
    let told = "The secret is filled in too. The clipboard still has it.";
    for (block, is_told) in [(ids.clone(), false), (format!("{ids}{secret}"), true)] {
        window.harness.get_by_label("Directory (tenant) ID").focus();
        window.harness.run_steps(2);
        window.harness.event(egui::Event::Paste(block));
        window.harness.run_steps(3);
        assert_eq!(window.shows(told), is_told, "{}", window.tree());
    }
}

#[tokio::test]
async fn a_pasted_secret_is_chosen_where_no_other_credential_is_filled_in() {
    let mut window = window_from(Environment::default(), None).await;
    choose(&mut window, "Certificate");
    let known = window.running.simulator.credentials();
    let base = window.running.base_url();
    let block = format!(
        "{base}\nTenant ID: {}\nClient ID: {}\nClient secret: {}\n\
         Callback address: https://bot.example.org/api/calls\n",
        known.tenant_id, known.client_id, known.client_secret
    );
    window.harness.get_by_label("Directory (tenant) ID").focus();
    window.harness.run_steps(2);
    window.harness.event(egui::Event::Paste(block));
    window.harness.run_steps(3);
    assert!(
        window.shows("so the credential is now “Secret”"),
        "{}",
        window.tree()
    );
    assert!(window.shows("The callback address was taken too: https://bot.example.org/api/calls"));
    window.press("Sign in");
    window.until_signed_in().await;
    window.press("Access check");
    assert!(
        window.shows("https://bot.example.org/api/calls"),
        "{}",
        window.tree()
    );
    assert!(!window.shows("Not entered"));
}
