//! The choices of the current sign-in, in the settings: callback address, and when invitations are canceled.

use egui::{Response, Ui};

use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::TextField;
use crate::app::state::action::Action;
use crate::app::state::choices::Choices;
use crate::app::words::callback_text::{callback_hint, callback_text};
use crate::moderation::state::invitation::RINGS_FOR;
use crate::settings::callback::check_callback;

/// The fields as typed. A field is applied when it loses the focus, or when the settings are closed.
#[derive(Debug, Default)]
pub(crate) struct ProfileForm {
    callback: String,
    secs: String,
    /// The choices with which the fields were filled; `None` before the fields are filled.
    from: Option<Choices>,
    /// The invalid texts for which the settings stayed open once. Closing the settings again drops these texts.
    held_back: Option<[String; 2]>,
}

impl ProfileForm {
    /// Fills the fields with the current choices, unless they already show them.
    fn fill(&mut self, choices: &Choices) {
        if self.from.as_ref() != Some(choices) {
            *self = Self {
                callback: choices.callback_uri.clone().unwrap_or_default(),
                secs: choices.auto_cancel_secs.to_string(),
                from: Some(choices.clone()),
                held_back: self.held_back.take(),
            };
        }
    }

    fn callback_error(&self) -> Option<String> {
        let typed = self.callback.trim();
        let checked = (!typed.is_empty()).then(|| check_callback(typed));
        checked?.err().map(callback_text)
    }

    /// Returns the typed seconds. `None` if they aren't a number, or exceed the time for which an invitation rings.
    fn secs(&self) -> Option<u16> {
        let secs = self.secs.trim().parse::<u16>().ok()?;
        (u64::from(secs) <= RINGS_FOR.as_secs()).then_some(secs)
    }

    /// Whether an invalid text keeps the settings open. The same texts do so only once, so that the user can always
    /// close the settings.
    pub(crate) fn holds_back(&mut self) -> bool {
        let is_wrong = self.callback_error().is_some() || self.secs().is_none();
        let typed = Some([self.callback.clone(), self.secs.clone()]);
        if self.from.is_none() || !is_wrong || self.held_back == typed {
            return false;
        }
        self.held_back = typed;
        true
    }

    /// Returns the choices as typed. A field with invalid text keeps its earlier choice. `None` if nothing differs from
    /// the choices that filled the form, or if none have filled it yet.
    fn typed(&self) -> Option<Choices> {
        let before = self.from.as_ref()?;
        let mut choices = before.clone();
        if self.callback_error().is_none() {
            let typed = self.callback.trim();
            choices.callback_uri = (!typed.is_empty()).then(|| typed.to_owned());
        }
        if let Some(secs) = self.secs() {
            choices.auto_cancel_secs = secs;
        }
        (choices != *before).then_some(choices)
    }
}

pub(crate) fn profile_ui(
    ui: &mut Ui,
    form: &mut ProfileForm,
    choices: &Choices,
    is_demo: bool,
    actions: &mut Vec<Action>,
) {
    form.fill(choices);
    let p = palette(ui);
    line(ui, tr("profile-head"), theme::small_strong(), p.text);
    let error = form.callback_error();
    let label = tr("callback-label");
    let callback = TextField::new(&mut form.callback, &label)
        .hint("https://bot.example.org/api/calls")
        .private()
        .mono()
        .error(error.as_deref())
        .show(ui);
    quiet(ui, callback_hint(&form.callback));
    ui.add_space(4.0);
    let most = [("most", RINGS_FOR.as_secs().into())];
    let is_wrong = form.secs().is_none();
    let error = is_wrong.then(|| tr_with("profile-auto-cancel-wrong", &most));
    let label = tr("profile-auto-cancel");
    let secs = TextField::new(&mut form.secs, &label)
        .error(error.as_deref())
        .show(ui);
    if is_demo {
        quiet(ui, tr("profile-demo"));
    }
    if [callback, secs].iter().any(Response::lost_focus) {
        take_over(form, actions);
    }
}

/// Applies the typed choices when the settings are closed.
pub(crate) fn leave(form: &mut ProfileForm, actions: &mut Vec<Action>) {
    take_over(form, actions);
    *form = ProfileForm::default();
}

fn take_over(form: &ProfileForm, actions: &mut Vec<Action>) {
    if let Some(choices) = form.typed() {
        actions.push(Action::Choose(choices));
    }
}
