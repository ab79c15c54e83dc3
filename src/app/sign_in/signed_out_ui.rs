//! The note after a sign-out. It says what goes on, such as calls that the app is still in. It also says what to do if
//! a credential may have leaked.

use std::sync::Arc;

use egui::{Label, Margin, RichText, Ui};
use egui_material_icons::icons::{ICON_CLOSE, ICON_CONTENT_COPY, ICON_INFO};
use jiff::{SignedDuration, Timestamp};

use crate::app::language::text::{tr, tr_with};
use crate::app::look::shapes::boxed;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{icon_button, link};
use crate::app::parts::dialog::{Dialog, DialogResult, close_at_right_ui, title_ui};
use crate::app::sign_in::note_ui::note_ui;
use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::network_text::owner_text;
use crate::app::words::time_text::hour;
use crate::moderation::access::report::AccessReport;
use crate::moderation::state::snapshot::CallView;

const WIDTH: f32 = 520.0;
/// Width of the cross with the space before it, in points.
const CROSS: f32 = 40.0;

/// Facts about the session that ended last.
#[derive(Debug, Clone)]
pub(crate) struct SignedOut {
    client_id: String,
    /// When the newest token of the session expires, or `None` if that couldn't be read.
    ends: Option<Timestamp>,
    /// Number of calls in which the app stays.
    calls: usize,
    /// When Graph will have ended these calls, because nobody sends keepAlive for them any more.
    last_until: Timestamp,
    /// Whether calls that were only watched go on.
    watched: bool,
    is_list_open: bool,
    /// The sign-in of the session.
    key: SignInKey,
    /// The app and its tenant, as shown in the access check.
    owner: String,
    /// Whether another sign-in was tried since. The note then only tells of the calls.
    is_brief: bool,
    /// The sessions of other sign-ins that ended before and whose calls go on.
    before: Vec<Self>,
}

/// Graph ends a call that gets no keepAlive for this long.
const KEPT_FOR: SignedDuration = SignedDuration::from_mins(45);

impl SignedOut {
    /// Collects the facts about a session at its end.
    pub(crate) fn of(
        (report, calls): (&AccessReport, &[Arc<CallView>]),
        key: SignInKey,
        now: Timestamp,
    ) -> Self {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let id = report.facts.client_id.trim();
        let is_plain = !id.is_empty() && id.chars().all(plain);
        Self {
            // An unusual id is left out, because the commands with it are pasted into a shell.
            client_id: if is_plain { id } else { "<client id>" }.to_owned(),
            ends: report.facts.token.as_ref().and_then(|token| token.ends),
            calls: calls.iter().filter(|call| call.keeps_the_app()).count(),
            watched: calls
                .iter()
                .any(|call| call.goes_on() && !call.keeps_the_app()),
            is_list_open: false,
            last_until: now + KEPT_FOR,
            key,
            owner: owner_text(&report.facts),
            is_brief: false,
            before: Vec::new(),
        }
    }

    /// Adds an earlier note, whose calls this session couldn't leave.
    pub(crate) fn after(mut self, earlier: Option<Self>) -> Self {
        if let Some(mut earlier) = earlier {
            self.before = std::mem::take(&mut earlier.before);
            self.before.push(earlier);
            self.before.retain(|it| it.key != self.key);
        }
        self
    }

    /// Returns what still has to be told once another sign-in is tried; `None` if there are no calls.
    pub(crate) fn briefly(mut self, now: Timestamp) -> Option<Self> {
        self.is_brief = true;
        Some(self).filter(|it| it.is_told(now))
    }

    /// Whether there is something to tell.
    pub(crate) fn is_told(&self, now: Timestamp) -> bool {
        let mut all = self.before.iter().chain([self]);
        !self.is_brief || all.any(|it| it.has_calls(now))
    }

    /// Returns what still has to be told once this sign-in has worked: the calls of other sign-ins.
    pub(crate) fn without(mut self, key: &SignInKey) -> Option<Self> {
        self.before.retain(|it| it.key != *key);
        if self.key != *key {
            return Some(self);
        }
        let mut last = self.before.pop()?;
        (last.before, last.is_brief) = (self.before, true);
        Some(last)
    }

    fn has_calls(&self, now: Timestamp) -> bool {
        self.calls > 0 && now < self.last_until
    }

    /// Returns the commands to run after a leak, in order, each with a description.
    fn commands(&self) -> [(String, String); 3] {
        let id = &self.client_id;
        [
            (
                tr("leak-credential"),
                format!("az ad app credential delete --id {id} --key-id <key id>"),
            ),
            (
                tr("leak-app"),
                format!("az ad sp update --id {id} --set accountEnabled=false"),
            ),
            (
                tr("leak-grant"),
                format!(
                    "Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds @{{Remove=\"{id}\"}}"
                ),
            ),
        ]
    }
}

/// Draws the note, and the list of commands over everything if the list is open. `key` is the sign-in in the form.
pub(crate) fn signed_out_ui(
    ui: &mut Ui,
    ended: &mut SignedOut,
    key: &SignInKey,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let symbol = (ICON_INFO.codepoint, p.info);
    note_ui(ui, p.info_tint, symbol, |ui| {
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - CROSS;
            ui.vertical(|ui| {
                ui.set_width(width);
                text_ui(ui, ended, key);
            });
            if icon_button(ui, ICON_CLOSE.codepoint, &tr("widget-close-notice")).clicked() {
                actions.push(Action::PutAwaySignedOut);
            }
        });
    });
    if ended.is_list_open {
        list_ui(ui, ended, actions);
    }
}

/// Draws the text of the note. Names the sign-in of a call only if the form has another.
fn text_ui(ui: &mut Ui, ended: &mut SignedOut, key: &SignInKey) {
    let p = palette(ui);
    let now = Timestamp::now();
    if !ended.is_brief {
        ended_ui(ui, ended);
    }
    let all = ended.before.iter().chain([&*ended]);
    for it in all.filter(|it| it.has_calls(now)) {
        if it.key != *key {
            paragraph(ui, &it.owner, theme::small_strong(), p.text);
        }
        let text = tr_with("signed-out-calls", &[("n", it.calls.into())]);
        paragraph(ui, text, theme::small(), p.text);
    }
    if !ended.is_brief && link(ui, &tr("signed-out-leak"), None).clicked() {
        ended.is_list_open = true;
    }
}

/// Says that the session has ended, until when a copied token works, and that watched calls go on.
fn ended_ui(ui: &mut Ui, ended: &SignedOut) {
    let p = palette(ui);
    paragraph(ui, tr("signed-out"), theme::small_strong(), p.text);
    let text = match ended.ends {
        Some(ends) => tr_with("signed-out-token", &[("time", hour(ends).into())]),
        None => tr("signed-out-token-unknown"),
    };
    paragraph(ui, text, theme::small(), p.text);
    if ended.watched {
        paragraph(ui, tr("signed-out-watched"), theme::small(), p.text_2);
    }
}

fn list_ui(ui: &Ui, ended: &mut SignedOut, actions: &mut Vec<Action>) {
    let shown = Dialog::new("leak checklist", &tr("leak-title"), WIDTH).show(ui, |ui| {
        let p = palette(ui);
        title_ui(ui, &tr("leak-title"));
        let text = RichText::new(tr("leak-text")).color(p.text_2);
        ui.add(Label::new(text).wrap());
        for (number, (what, command)) in (1..).zip(ended.commands()) {
            command_ui(ui, number, &what, &command, actions);
        }
        let text = RichText::new(tr("leak-after")).color(p.text_2);
        ui.add(Label::new(text).wrap());
        close_at_right_ui(ui, &tr("leak-close")).then_some(())
    });
    if !matches!(shown, DialogResult::Open) {
        ended.is_list_open = false;
    }
}

fn command_ui(ui: &mut Ui, number: u32, what: &str, command: &str, actions: &mut Vec<Action>) {
    let p = palette(ui);
    paragraph(ui, format!("{number}. {what}"), theme::strong(), p.text);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 36.0;
        boxed(p.field, p.edge, Margin::symmetric(10, 6)).show(ui, |ui| {
            // The width without the box's padding and stroke.
            ui.set_width(width - 22.0);
            let text = RichText::new(command).font(theme::mono()).color(p.text);
            ui.add(Label::new(text).wrap().selectable(true));
        });
        let name = tr_with("leak-copy", &[("n", number.into())]);
        if icon_button(ui, ICON_CONTENT_COPY.codepoint, &name).clicked() {
            actions.push(Action::Copy(Copied::Command, command.to_owned()));
        }
    });
}
