//! What the window has to do with the desktop around it: what that is to tell, and what it asks the window for.

use egui::{Context, UserAttentionType, ViewportCommand};

use crate::app::call::call_ui::CallUiState;
use crate::app::language::languages::Language;
use crate::app::language::privacy;
use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::news::desktop::ToJoin;
use crate::app::shell::news::herald::Wish;
use crate::app::state::action::Action;
use crate::desktop::errand::Errand;

impl ConsoleApp {
    /// Says what is to be told while the window is not in front.
    pub(crate) fn send_wish(&mut self, ctx: &Context) {
        let Some(wishes) = &self.desktop.wishes else {
            return;
        };
        let wish = Wish {
            language: Language::chosen(),
            notifications: self.view.preferences.notifications,
            is_seen: is_in_front(ctx),
            is_presenting: privacy::is_on(),
        };
        wishes.send_if_modified(|before| std::mem::replace(before, wish) != wish);
    }

    /// Does what the window was asked for from outside.
    pub(crate) fn run_errands(&mut self, ctx: &Context) {
        while let Some(errand) = self
            .desktop
            .inbox
            .as_mut()
            .and_then(|it| it.try_recv().ok())
        {
            match errand {
                Errand::Show(call) => {
                    come_to_the_front(ctx);
                    self.desktop.to_show = call.or(self.desktop.to_show.take());
                }
                Errand::Handed(handed) => {
                    come_to_the_front(ctx);
                    if handed.presentation {
                        self.update(ctx, Action::Present(true));
                    }
                    self.desktop.handed.push_back(*handed);
                }
            }
        }
        self.show_what_was_asked_for();
        self.follow_handed();
    }

    /// Does what another start was asked for; not under a question, nor while a sign-in is on its way that would lose it.
    fn follow_handed(&mut self) {
        if self.is_asking() || self.view.busy {
            return;
        }
        while let Some(handed) = self.desktop.handed.pop_front() {
            if self.view.snapshot.sign_in.session().is_some() {
                for call in handed.calls {
                    self.add_call(call);
                }
            } else {
                self.calls_at_start.extend(handed.calls);
            }
            if let Some(text) = handed.join {
                self.join_at_start = Some(ToJoin::shown_first(text));
                self.join_from_start();
            }
        }
    }

    /// Not under a question about somebody in another call.
    fn show_what_was_asked_for(&mut self) {
        if self.is_asking() {
            return;
        }
        let Some(call) = self.desktop.to_show.take() else {
            return;
        };
        // It may have been taken off the list meanwhile.
        if self.view.snapshot.call(&call).is_some() {
            self.view.access.is_open = false;
            self.view.calls.board.is_open = false;
            self.show_call(call);
        }
    }

    /// Whether a question is open over the call in front.
    pub(crate) fn is_asking(&self) -> bool {
        let shown = self.view.shown.as_ref();
        let pane = shown.and_then(|call| self.view.panes.get(call));
        pane.is_some_and(CallUiState::is_asking)
    }
}

/// Whether somebody sees the window; one that nobody knows anything of counts as seen.
fn is_in_front(ctx: &Context) -> bool {
    ctx.input(|input| {
        let window = input.viewport();
        window.focused != Some(false) && window.minimized != Some(true)
    })
}

/// Where a desktop lets no program come to the front by itself, it points at the window.
fn come_to_the_front(ctx: &Context) {
    for command in [
        ViewportCommand::Minimized(false),
        ViewportCommand::Focus,
        ViewportCommand::RequestUserAttention(UserAttentionType::Informational),
    ] {
        ctx.send_viewport_cmd(command);
    }
}
