//! The dialog in which somebody is invited: an account by its object id, or a telephone by its number.

use egui::{Align, Id, Key, Layout, Modal, Modifiers, Ui};

use super::action::Action;
use super::failure_text::invitee_error_text;
use super::pane::{CallContext, CallPane, source};
use super::text::tr;
use super::theme::{self, palette};
use super::widgets::{Button, Kind, TextField, segment};
use crate::moderation::command::{Command, NewInvitation};
use crate::moderation::ids::InvitationId;
use crate::moderation::invitee::{Invitee, InviteeError};
use crate::moderation::snapshot::{CallView, WatchState};

/// What stands in the dialog.
#[derive(Debug, Default)]
pub(super) struct InviteForm {
    by: By,
    object_id: String,
    name: String,
    number: String,
    /// What was wrong when it was sent last; gone as soon as something is typed.
    error: Option<InviteeError>,
    has_focus: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum By {
    #[default]
    Account,
    Phone,
}

impl InviteForm {
    fn invitee(&self) -> Result<Invitee, InviteeError> {
        match self.by {
            By::Account => Invitee::user(&self.object_id, Some(&self.name)),
            By::Phone => Invitee::phone(&self.number),
        }
    }
}

/// Draws the dialog, if it is open.
pub(super) fn invite_ui(
    ui: &Ui,
    call: &CallView,
    _: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let Some(mut form) = pane.invite.take() else {
        return;
    };
    if matches!(call.state, WatchState::Ended(_)) {
        return;
    }
    let frame = egui::Frame::popup(ui.style()).inner_margin(20);
    let modal = Modal::new(Id::unique("invite"))
        .frame(frame)
        .show(ui, |ui| form_ui(ui, &mut form));
    let should_close = modal.should_close();
    match modal.inner {
        Some(Pressed::Send(by_pointer)) => match form.invitee() {
            Ok(invitee) => {
                let id = InvitationId::new(uuid::Uuid::new_v4().to_string());
                actions.push(Action::Tell(Command::Invite {
                    call: call.id.clone(),
                    people: vec![NewInvitation::new(id, invitee)],
                    source: source(by_pointer),
                }));
                pane.focus_list = true;
                return;
            }
            Err(error) => form.error = Some(error),
        },
        Some(Pressed::Close) => return,
        None if should_close => return,
        None => {}
    }
    pane.invite = Some(form);
}

enum Pressed {
    Send(bool),
    Close,
}

fn form_ui(ui: &mut Ui, form: &mut InviteForm) -> Option<Pressed> {
    let p = palette(ui);
    ui.set_width(360.0);
    ui.spacing_mut().item_spacing = egui::vec2(8.0, 10.0);
    ui.label(
        egui::RichText::new(tr("invite-title"))
            .font(theme::title())
            .color(p.text),
    );
    let options = [
        (By::Account, tr("invite-account")),
        (By::Phone, tr("invite-phone")),
    ];
    if segment(ui, &mut form.by, &options) {
        form.error = None;
        form.has_focus = false;
    }
    let error = form.error.map(invitee_error_text);
    let first = Id::unique(("invite field", form.by == By::Phone));
    let changed = match form.by {
        By::Account => account_ui(ui, form, first, error.as_deref()),
        By::Phone => {
            let (label, hint) = (tr("invite-number"), "+1 425 555 0123");
            let field = TextField::new(&mut form.number, &label)
                .hint(hint)
                .id(first);
            field.error(error.as_deref()).show(ui).changed()
        }
    };
    if changed {
        form.error = None;
    }
    if !form.has_focus {
        form.has_focus = true;
        ui.memory_mut(|memory| memory.request_focus(first));
    }
    let hint = egui::RichText::new(tr("invite-hint"))
        .font(theme::small())
        .color(p.text_3);
    ui.add(egui::Label::new(hint).wrap());
    let mut pressed = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let send = Button::new(Kind::AccentSolid, &tr("invite-send")).show(ui);
        if send.clicked() {
            let by_pointer = ui.input(|input| input.pointer.primary_released());
            pressed = Some(Pressed::Send(by_pointer));
        }
        if Button::new(Kind::Resting, &tr("question-no"))
            .key("Esc")
            .show(ui)
            .clicked()
        {
            pressed = Some(Pressed::Close);
        }
    });
    let enter = ui.memory(|memory| memory.has_focus(first))
        || ui.input(|input| input.key_pressed(Key::Enter))
            && ui.memory(egui::Memory::focused).is_none();
    if enter && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        pressed = Some(Pressed::Send(false));
    }
    pressed
}

fn account_ui(ui: &mut Ui, form: &mut InviteForm, first: Id, error: Option<&str>) -> bool {
    let label = tr("invite-object-id");
    let hint = "11111111-2222-3333-4444-555555555555";
    let field = TextField::new(&mut form.object_id, &label)
        .hint(hint)
        .mono();
    let id = field.id(first).error(error).show(ui);
    let (label, hint) = (tr("invite-name"), tr("invite-name-hint"));
    let name = TextField::new(&mut form.name, &label).hint(&hint).show(ui);
    id.changed() || name.changed()
}
