//! Adding and joining calls, and the choices that are saved for the next join.

use std::path::PathBuf;

use egui::{Context, Event};

use crate::app::calls::join::join_form::{JoinForm, JoinFormOrder};
use crate::app::language::text::tr;
use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::console_app::desktop_link::JoinText;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::files::take_dropped;
use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::state::choices::Choices;
use crate::app::state::file_field::is_key_file;
use crate::app::words::settings_text::settings_text;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::NewCall;
use crate::moderation::pasted::read;
use crate::moderation::pasted::reading::Pasted;

impl ConsoleApp {
    pub(crate) fn open_add_call(&mut self) {
        if let Some(session) = self.view.snapshot.sign_in.session()
            && self.view.calls.joining.is_none()
        {
            self.view.calls.joining = Some(JoinForm::new(session, &self.view.choices));
        }
    }

    pub(crate) fn correct_call(&mut self, call: CallId) {
        self.open_add_call();
        if let Some(form) = &mut self.view.calls.joining {
            form.set_text(call.as_str().to_owned());
            self.tell(Command::Forget(call));
        }
    }

    /// Joins the meeting or watches the call that standard input named. If the text is ambiguous, or something is
    /// missing or wrong, opens the dialog, which names the problem.
    ///
    /// A text from a second start is only shown in the dialog, where the user joins.
    pub(crate) fn join_from_start(&mut self) {
        // The answer to the sign-in may arrive before the snapshot with the session.
        self.take_snapshot();
        let Some(session) = self.view.snapshot.sign_in.session() else {
            return;
        };
        let Some(JoinText { text, at_once }) = self.join_at_start.take() else {
            return;
        };
        let mut form = JoinForm::new(session, &self.view.choices);
        form.take_in(text);
        // A text that may name another meeting is shown to the user first.
        let is_clear = at_once && form.is_beyond_doubt();
        let order = is_clear.then(|| form.order()).flatten();
        match order {
            Some(JoinFormOrder::Watch(call)) => self.add_call(call),
            Some(JoinFormOrder::Join(new)) => self.join(*new, Source::Key),
            None => self.view.calls.joining = Some(form),
        }
    }

    /// Opens the join dialog for a meeting that was pasted outside all fields. Does nothing while a dialog is open, or
    /// without a session.
    pub(crate) fn read_pasted_meeting(&mut self, ctx: &Context) {
        let is_covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if is_covered || ctx.text_edit_focused() || self.view.calls.joining.is_some() {
            return;
        }
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) if names_a_meeting(text) => Some(text.clone()),
                _ => None,
            })
        });
        if let Some(text) = pasted {
            self.open_add_call();
            if let Some(form) = &mut self.view.calls.joining {
                form.take_in(text);
            }
        }
    }

    /// Reads files dropped onto the window as if their text had been pasted. Reads none of them if one may hold a
    /// private key.
    ///
    /// Before a sign-in, a single file goes into the sign-in form if the form has a field for it.
    pub(crate) fn read_dropped_files(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        if !paths.is_empty() && !self.gives_to_form(ctx, &paths) {
            if paths.iter().any(|path| is_key_file(path)) {
                // The join dialog must never read a private key.
                self.view.tell_trouble(|| tr("drop-key"));
                return;
            }
            self.open_add_call();
            if let Some(form) = &mut self.view.calls.joining {
                form.take_dropped(paths, ctx);
            } else {
                self.view.tell_trouble(|| tr("join-drop-signed-out"));
            }
        }
        if let Some(form) = &mut self.view.calls.joining {
            form.collect_dropped();
        }
    }

    /// Gives a single dropped file to the sign-in form, unless there is a session or a sign-in is running. Returns
    /// whether the form has taken the file.
    fn gives_to_form(&mut self, ctx: &Context, paths: &[PathBuf]) -> bool {
        let is_signed_out = self.view.snapshot.sign_in.session().is_none();
        let [path] = paths else { return false };
        is_signed_out && !self.view.busy && take_dropped(ctx, &mut self.view.form, path)
    }

    pub(crate) fn add_call(&mut self, call: CallId) {
        self.view.access.is_open = false;
        if self.view.snapshot.call(&call).is_none() {
            self.tell(Command::Watch(call.clone()));
        }
        self.view.calls.board.is_open = false;
        self.show_call(call);
    }

    pub(crate) fn join(&mut self, new: NewCall, source: Source) {
        self.view.access.is_open = false;
        self.arrivals.expect(&new.meeting);
        self.tell(Command::Join { new, source });
    }

    /// Uses these choices for the session from now on, and saves them except in the demo.
    pub(crate) fn choose(&mut self, choices: Choices) {
        let before = std::mem::replace(&mut self.view.choices, choices);
        if before == self.view.choices {
            return;
        }
        if let Some(key) = self.signed_in_as.clone() {
            let now = self.view.choices.clone();
            self.save_profiles(move |file| file.keep(&key, &before, &now));
        }
    }

    /// Uses the saved choices of the sign-in that has just worked, and saves its profile. Without a key, uses the
    /// demo's choices and saves nothing.
    ///
    /// If the sign-in form has a callback address from a pasted text, this address replaces the saved one.
    pub(crate) fn begin_choices(&mut self, key: Option<SignInKey>) {
        let choices = match &key {
            None => Ok(Choices::of_the_demo()),
            Some(key) => self.profiles.choices(key),
        };
        let credential = &self.view.form.credential;
        self.view.place = match &key {
            None => CredentialPlace::Demo,
            Some(_) => CredentialPlace::of(credential, credential.uses_kept()),
        };
        if let Some(key) = key.clone() {
            self.keep_profile(key);
        }
        self.signed_in_as = key;
        for call_state in self.view.call_states.values_mut() {
            call_state.begin_session();
        }
        self.view.choices = choices.unwrap_or_else(|error| {
            self.view.tell_trouble(move || settings_text(&error));
            Choices::default()
        });
        if let Some(address) = self.view.form.callback.take()
            && self.signed_in_as.is_some()
        {
            let choices = self.view.choices.clone();
            self.choose(Choices {
                callback_uri: Some(address),
                ..choices
            });
        }
    }

    /// Brings a newly joined call to the front. Waits while the call in front has an open question or dialog, which
    /// must not end up over another call.
    pub(crate) fn show_arrivals(&mut self) {
        self.arrivals.note(&self.view.snapshot);
        if self.is_asking() {
            return;
        }
        if let Some(call) = self.arrivals.take() {
            self.view.calls.board.is_open = false;
            self.show_call(call);
        }
    }
}

fn names_a_meeting(text: &str) -> bool {
    let is_meeting = |pasted: &Pasted| matches!(pasted, Pasted::Meeting(_));
    read(text).is_ok_and(|reading| reading.choices().iter().any(|it| is_meeting(&it.pasted)))
}
