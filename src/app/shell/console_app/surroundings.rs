//! The window and the desktop around it: the settings of notifications, and requests from other processes.

use egui::{Context, UserAttentionType, ViewportCommand};

use crate::app::call::call_ui::CallUiState;
use crate::app::language::languages::Language;
use crate::app::language::privacy;
use crate::app::shell::alarms::notifications::NotificationSettings;
use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::console_app::desktop_link::JoinText;
use crate::app::state::action::Action;
use crate::desktop::desktop_request::DesktopRequest;

impl ConsoleApp {
    /// Sends the settings of notifications to the task that shows them, if they have changed.
    pub(crate) fn send_wish(&mut self, ctx: &Context) {
        let Some(wishes) = &self.desktop.wishes else {
            return;
        };
        let wish = NotificationSettings {
            language: Language::chosen(),
            notifications: self.view.preferences.notifications,
            is_seen: is_in_front(ctx),
            is_presenting: privacy::is_on(),
        };
        wishes.send_if_modified(|before| std::mem::replace(before, wish) != wish);
    }

    /// Carries out requests from notifications and from other starts of the program.
    pub(crate) fn run_desktop_requests(&mut self, ctx: &Context) {
        while let Some(request) = self
            .desktop
            .inbox
            .as_mut()
            .and_then(|it| it.try_recv().ok())
        {
            match request {
                DesktopRequest::Show(call) => {
                    come_to_the_front(ctx);
                    self.desktop.to_show = call.or(self.desktop.to_show.take());
                }
                DesktopRequest::Handed(handed) => {
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

    /// Carries out requests from other starts of the program.
    ///
    /// Waits while a question or dialog is open over the call in front, or a sign-in is running, because the requests
    /// would be lost then.
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
                self.join_at_start = Some(JoinText::shown_first(text));
                self.join_from_start();
            }
        }
    }

    /// Brings the call requested by a notification to the front. Waits while a question or dialog is open over the call
    /// in front.
    fn show_what_was_asked_for(&mut self) {
        if self.is_asking() {
            return;
        }
        let Some(call) = self.desktop.to_show.take() else {
            return;
        };
        // The call may have been taken off the list meanwhile.
        if self.view.snapshot.call(&call).is_some() {
            self.view.access.is_open = false;
            self.view.calls.board.is_open = false;
            self.show_call(call);
        }
    }

    /// Whether a question, a dialog or a preview is open over the call in front.
    pub(crate) fn is_asking(&self) -> bool {
        let shown = self.view.shown.as_ref();
        let call_state = shown.and_then(|call| self.view.call_states.get(call));
        call_state.is_some_and(CallUiState::is_asking)
    }
}

/// Whether the window is in front and visible. Returns true if the system doesn't report it.
fn is_in_front(ctx: &Context) -> bool {
    ctx.input(|input| {
        let window = input.viewport();
        window.focused != Some(false) && window.minimized != Some(true)
    })
}

/// Brings the window to the front. Desktops that don't allow this highlight the window instead.
fn come_to_the_front(ctx: &Context) {
    for command in [
        ViewportCommand::Minimized(false),
        ViewportCommand::Focus,
        ViewportCommand::RequestUserAttention(UserAttentionType::Informational),
    ] {
        ctx.send_viewport_cmd(command);
    }
}
