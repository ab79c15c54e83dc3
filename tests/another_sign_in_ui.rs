//! What the window keeps from one sign-in to the next: nothing that belongs to a tenant.

use egui::accesskit::Live;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{AccessKitNode as Node, NodeT as _, Queryable as _};

use crate::window::{Setup, Window, press_key};
use moderato::app::state::action::Action;
use moderato::app::state::copied::Copied;
use moderato::moderation::state::row::RowKey;

const SEARCH: &str = "Search people";

impl Window {
    /// Searches for Bob, opens his card, filters the activity, removes Bob, and copies his name.
    async fn use_it(&mut self) {
        self.until_roster().await;
        self.type_into(Role::SearchInput, SEARCH, "bob");
        let call = self.app().snapshot().calls[0].clone();
        let bob = call.rows.iter().find(|row| row.name.as_str() == "Bob");
        let id = bob.unwrap().removable().unwrap().clone();
        let ctx = self.harness.ctx.clone();
        let state = self.harness.state_mut();
        state.update(
            &ctx,
            Action::ShowPerson(call.id.clone(), RowKey::Participant(id)),
        );
        self.harness.run_steps(3);
        self.press("Mine");
        self.remove_bob();
        self.until("the announcement", Self::names_bob).await;
        let state = self.harness.state_mut();
        state.update(&ctx, Action::Copy(Copied::Name, "Bob".into()));
        self.harness.run_steps(2);
        assert!(self.shows("Copied"), "{}", self.tree());
        assert!(!self.shows(NOBODY));
        assert_eq!(self.searched(), "bob");
    }

    fn searched(&self) -> String {
        let field = self
            .harness
            .get_by_role_and_label(Role::SearchInput, SEARCH);
        field.accesskit_node().value().unwrap_or_default()
    }

    /// Whether an announcement to screen readers names Bob.
    fn names_bob(&self) -> bool {
        let is_said = |node: &Node<'_>| {
            let said = node.label().or_else(|| node.value());
            node.live() == Live::Polite && said.is_some_and(|said| said.contains("Bob"))
        };
        self.harness.query_by(is_said).is_some()
    }

    async fn assert_anew(&mut self) {
        self.until("an empty search", |window| {
            let mut fields = window
                .harness
                .query_all_by_role_and_label(Role::SearchInput, SEARCH);
            fields.next().is_some() && window.searched().is_empty()
        })
        .await;
        assert!(self.shows(NOBODY), "no card of the session before");
        assert!(!self.shows("Copied"));
        assert!(!self.names_bob());
        let all = self.harness.get_by_role_and_label(Role::RadioButton, "All");
        assert_eq!(
            all.accesskit_node().toggled(),
            Some(egui::accesskit::Toggled::True)
        );
        press_key(self, Modifiers::NONE, Key::Slash);
        press_key(self, Modifiers::COMMAND, Key::Z);
        assert_eq!(self.searched(), "", "undo brings nothing back");
    }
}

const NOBODY: &str = "Choose a person to see who they are";

#[tokio::test]
async fn after_a_sign_out_nothing_of_the_session_comes_back_with_the_next() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.use_it().await;
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    assert!(!window.names_bob());
    assert!(!window.shows("Copied"));
    window.sign_in().await;
    window.assert_anew().await;
}

#[tokio::test]
async fn another_app_without_a_sign_out_begins_with_nothing_of_the_one_before() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.use_it().await;
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().update(&ctx, Action::OpenDemo);
    window
        .until("the demo", |window| window.shows("DEMO"))
        .await;
    window.assert_anew().await;
}

#[tokio::test]
async fn a_new_token_for_the_same_app_leaves_everything_as_it_was() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.use_it().await;
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().update(&ctx, Action::FreshToken);
    window.harness.run_steps(3);
    assert_eq!(window.searched(), "bob");
    assert!(!window.shows(NOBODY));
}
