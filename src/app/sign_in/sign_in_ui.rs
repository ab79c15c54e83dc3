//! The sign-in page: the form on a card, and below it the demo and *About*.

use egui::{
    Align, CornerRadius, Event, Frame, Id, Key, Label, Layout, Margin, Panel, Rect, Response,
    RichText, ScrollArea, Stroke, Ui, vec2,
};
use egui_material_icons::icons::{ICON_LOGIN, ICON_SLIDESHOW};
use secrecy::zeroize::Zeroize as _;

use crate::app::language::late_text::{error_words, is_corrected};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::theme::{palette, radius};
use crate::app::look::widgets::field::{seek_empty, seek_error};
use crate::app::look::widgets::{Button, ButtonKind, TextField, spinner};
use crate::app::sign_in::cloud_ui::{cloud_ui, pasted_height};
use crate::app::sign_in::connection_form::{connection_height, connection_ui};
use crate::app::sign_in::credential::credential_ui::{credential_ui, extra_height};
pub use crate::app::sign_in::credential::secret_field::secret_id;
use crate::app::sign_in::keyring_ui::keyring_ui;
use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::sign_in::profiles::profile_choice_ui::{profiles_height, profiles_ui};
use crate::app::sign_in::refusal_ui::{above_ui, refusal_ui};
use crate::app::sign_in::sign_in_form::{FocusTarget, SignInForm};
use crate::app::sign_in::signed_out_ui::{SignedOut, signed_out_ui};
use crate::app::sign_in::welcome_ui::{
    BESIDE, about_link_ui, is_beside, is_first_start, welcome_beside_ui, welcome_height, welcome_ui,
};
use crate::app::sign_in::where_ui::{where_height, where_ui};
use crate::app::state::action::Action;
use crate::app::words::failure_text::failure_text;
use crate::moderation::model::audit::MAX_OPERATOR_CHARS;
use crate::moderation::model::failure::{Cause, Failure};
use crate::worker::Cloud;

/// For this many seconds after the pointer last moved over the sign-in button, a press is still expected.
const AIMS_FOR: f32 = 0.5;
const WIDTH: f32 = 440.0;
/// Approximate height of the message about a failed sign-in without its details, in points.
const REFUSAL: f32 = 130.0;
/// Approximate height of the note after a sign-out, in points.
const SIGNED_OUT: f32 = 110.0;

/// Height of the sign-in button with the space above it, in points.
const BUTTON: f32 = 46.0;
/// Room that the button for the settings needs beside the page, in the window's corner; in points.
const CORNER: f32 = 160.0;

/// Heights that were measured when the page was last drawn, in points; zero before.
///
/// Estimates don't include the errors and warnings below fields. These could push the button out of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct MeasuredHeights {
    /// Height of the page with its button, without the reason for a failed sign-in.
    page: f32,
    /// Height of the reason for a failed sign-in in the card. Keeps its value while the reason is drawn above the page,
    /// wider than in the card.
    refusal: f32,
}

impl MeasuredHeights {
    fn id() -> Id {
        Id::unique("sign-in page measured")
    }

    fn last(ui: &Ui) -> Self {
        ui.data(|data| data.get_temp(Self::id()))
            .unwrap_or_default()
    }

    /// Stores the heights. If they differ from the last ones, requests another frame, which decides anew what has room.
    fn keep(self, ui: &Ui) {
        if Self::last(ui) != self {
            ui.data_mut(|data| data.insert_temp(Self::id(), self));
            ui.request_repaint();
        }
    }
}

/// The progress of the sign-in, for drawing the page.
#[derive(Debug, Clone, Copy, Default)]
pub struct SignInProgress<'a> {
    /// Whether a sign-in, or the start of the demo, is running.
    pub busy: bool,
    /// Why Entra couldn't answer, and the seconds until the next attempt. `None` if the sign-in isn't waiting.
    pub waits: Option<(&'a Failure, u64)>,
    /// Why the last sign-in failed, or why the last session expired.
    pub refused: Option<&'a Failure>,
}

/// Whether the pointer is about to press the sign-in button.
///
/// A pointer at rest doesn't count: the button may have moved under it.
fn is_aimed_at(ui: &Ui, button: Option<Rect>) -> bool {
    let Some(button) = button else { return false };
    ui.input(|input| {
        let pointer = &input.pointer;
        let is_over = pointer.hover_pos().is_some_and(|at| button.contains(at));
        is_over && (pointer.any_down() || pointer.time_since_last_movement() < AIMS_FOR)
    })
}

/// Draws the sign-in page. `ended` describes the session that ended last. Returns whether the page scrolls, with its
/// button in a foot below it.
pub(crate) fn sign_in_ui(
    ui: &mut Ui,
    form: &mut SignInForm,
    progress: SignInProgress<'_>,
    ended: Option<&mut SignedOut>,
    actions: &mut Vec<Action>,
) -> bool {
    let may_move = form.credential.is_wanted || !is_aimed_at(ui, form.button);
    form.credential.draw_reading(may_move);
    let told = progress
        .refused
        .filter(|failure| !progress.busy && failure.cause != Cause::Stopped);
    form.note_refusal(told);
    let told = told.filter(|failure| !form.is_of_earlier_kind(failure));
    // If Entra's answer would push the end of the form out of sight, the answer is shown beside or above the page.
    let welcome = welcome_height(form, is_beside(ui, form));
    let measured = MeasuredHeights::last(ui);
    let page = (height(ui, form) + welcome).max(measured.page);
    let has_room = ui.available_height() > page + measured.refusal.max(REFUSAL);
    // A page that fits has room for the answer below the welcome beside the form, where it moves nothing.
    let has_foot = ui.available_height() < page;
    let is_aside = !has_room && !has_foot && is_beside(ui, form);
    let aside = told.filter(|_| is_aside);
    if let Some(failure) = told.filter(|_| !has_room && !is_aside) {
        let place = [left_of_card(ui, form), WIDTH];
        above_ui(ui, "sign-in refused", place, |ui| {
            refusal_ui(ui, failure, form, actions);
        });
    }
    // In a low window, the page is scrolled to the field to fill in. The note after a sign-out is then drawn above the
    // page.
    let is_high = ui.available_height() < height(ui, form) + welcome + SIGNED_OUT;
    let ended = match ended {
        Some(ended) if is_high => {
            let place = [left_of_card(ui, form), WIDTH];
            above_ui(ui, "signed out", place, |ui| {
                signed_out_ui(ui, ended, &SignInKey::of(form), actions);
            });
            None
        }
        ended => ended,
    };
    let progress = SignInProgress {
        refused: told.filter(|_| has_room),
        ..progress
    };
    // A dialog that was just closed keeps the keyboard focus for one more frame.
    let is_free = ui.memory(|memory| memory.top_modal_layer().is_none());
    if !is_free && form.leads_to.is_some() {
        ui.request_repaint();
    }
    let error = |it: &mut FocusTarget| is_free && *it == FocusTarget::FirstError;
    if form.leads_to.take_if(error).is_some() {
        seek_error(ui.ctx());
    }
    // A page higher than the window scrolls. The end of the form stays visible below it.
    let has_foot = ui.available_height() < page;
    if has_foot {
        foot_ui(ui, form, progress, actions);
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        page_ui(ui, form, (progress, has_foot, aside), ended, actions);
    });
    has_foot
}

/// Draws the centered page: the welcome, the note after a sign-out, the card with the form, the demo and *About*. With
/// a foot, the card has no button. `aside` is a refusal to draw beside the form.
fn page_ui(
    ui: &mut Ui,
    form: &mut SignInForm,
    (progress, has_foot, aside): (SignInProgress<'_>, bool, Option<&Failure>),
    ended: Option<&mut SignedOut>,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let is_beside = is_beside(ui, form);
    let width = WIDTH + if is_beside { BESIDE } else { 0.0 };
    let side = ((ui.available_width() - width) / 2.0).max(16.0);
    let note = if ended.is_some() { SIGNED_OUT } else { 0.0 };
    let page = height(ui, form) + welcome_height(form, is_beside) + note;
    // Without a foot, the button for the settings must not cover the card.
    let free = if side < CORNER { 44.0 } else { 16.0 };
    let least = if has_foot { 16.0 } else { free };
    let top = ((ui.clip_rect().height() - page) / 2.0).max(least);
    let mut refusal = 0.0;
    ui.add_space(top);
    let drawn = ui.horizontal_top(|ui| {
        ui.add_space(side);
        if is_beside {
            welcome_beside_ui(ui, progress.busy, actions, |ui, actions| {
                if let Some(failure) = aside {
                    refusal_ui(ui, failure, form, actions);
                }
            });
        }
        ui.vertical(|ui| {
            ui.set_width(WIDTH);
            if !is_beside {
                welcome_ui(ui, form, progress.busy, actions);
                ui.add_space(8.0);
            }
            if let Some(ended) = ended {
                signed_out_ui(ui, ended, &SignInKey::of(form), actions);
                ui.add_space(8.0);
            }
            Frame::new()
                .fill(p.canvas)
                .stroke(Stroke::new(1.0, p.line))
                .corner_radius(CornerRadius::same(radius::CARD))
                .inner_margin(Margin::same(20))
                .show(ui, |ui| {
                    refusal = card_ui(ui, form, progress, has_foot, actions);
                });
            ui.add_space(8.0);
            if !is_first_start(form) {
                demo_ui(ui, progress.busy, actions);
                ui.add_space(8.0);
            }
            if !is_beside {
                about_link_ui(ui, actions);
            }
            ui.add_space(16.0);
        });
    });
    let button = if has_foot { BUTTON } else { 0.0 };
    let page = free + drawn.response.rect.height() + button - refusal;
    let refusal = if refusal > 0.0 {
        refusal
    } else {
        MeasuredHeights::last(ui).refusal
    };
    MeasuredHeights { page, refusal }.keep(ui);
}

/// Returns the approximate height of the page in points, for centering it. Slightly too large, so that the page is
/// drawn a little above the middle.
fn height(ui: &Ui, form: &SignInForm) -> f32 {
    let custom = if form.cloud == Cloud::Custom {
        118.0
    } else {
        0.0
    };
    let credential = extra_height(&form.credential);
    let connection = connection_height(&form.connection);
    let place = where_height(ui, form) + pasted_height(form);
    700.0 + custom + place + profiles_height(form) + credential + connection
}

/// Returns the distance of the card with the form from the left edge of the page.
fn left_of_card(ui: &Ui, form: &SignInForm) -> f32 {
    let beside = if is_beside(ui, form) { BESIDE } else { 0.0 };
    ((ui.available_width() - WIDTH - beside) / 2.0).max(16.0) + beside
}

/// Draws the last part of the form in a foot below the page. Used in a window that is too low for the whole page.
fn foot_ui(
    ui: &mut Ui,
    form: &mut SignInForm,
    progress: SignInProgress<'_>,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let side = left_of_card(ui, form);
    let frame = Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, p.line))
        .inner_margin(Margin::symmetric(0, 10));
    Panel::bottom("sign-in foot").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(side + 21.0);
            ui.allocate_ui(vec2(WIDTH - 42.0, 34.0), |ui| {
                end_ui(ui, form, progress, actions);
            });
        });
    });
}

/// Draws the end of the form: the sign-in button, or the progress of the sign-in and a button that cancels it.
fn end_ui(
    ui: &mut Ui,
    form: &mut SignInForm,
    progress: SignInProgress<'_>,
    actions: &mut Vec<Action>,
) {
    if progress.busy {
        busy_ui(ui, progress, actions);
    } else {
        button_ui(ui, form, actions);
    }
}

fn busy_ui(ui: &mut Ui, progress: SignInProgress<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        spinner(ui, 18.0);
        let text = progress.waits.map(|(failure, n)| {
            let why = failure_text(failure, None).sentence;
            tr_with("sign-in-again", &[("why", why.into()), ("n", n.into())])
        });
        let text = text.unwrap_or_else(|| tr("sign-in-under-way"));
        let width = (ui.available_width() - 90.0).max(80.0);
        ui.allocate_ui(vec2(width, 0.0), |ui| ui.add(Label::new(text).wrap()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let cancel = Button::new(ButtonKind::Resting, tr("sign-in-cancel"));
            if cancel.show(ui).clicked() {
                actions.push(Action::CancelSignIn);
            }
        });
    });
}

fn button_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) {
    let button = Button::new(ButtonKind::AccentSolid, tr("sign-in-button"))
        .icon(ICON_LOGIN.codepoint)
        .height(34.0)
        .width(ui.available_width())
        .show(ui);
    form.button = Some(button.rect);
    if button.clicked() {
        actions.push(Action::SignIn);
    }
}

/// Draws the content of the card. Returns the height of the reason for a failed sign-in in it.
fn card_ui(
    ui: &mut Ui,
    form: &mut SignInForm,
    progress: SignInProgress<'_>,
    has_foot: bool,
    actions: &mut Vec<Action>,
) -> f32 {
    // The width of the card without its padding and stroke.
    ui.set_width(WIDTH - 42.0);
    ui.spacing_mut().item_spacing.y = 12.0;
    ui.add_enabled_ui(!progress.busy, |ui| fields_ui(ui, form, actions));
    let top = ui.cursor().top();
    if let Some(failure) = progress.refused {
        refusal_ui(ui, failure, form, actions);
    }
    let refusal = ui.cursor().top() - top;
    if !has_foot {
        end_ui(ui, form, progress, actions);
    }
    if progress.busy {
        return refusal;
    }
    let entered = ui.data_mut(|data| data.remove_temp::<bool>(entered_id()));
    if entered == Some(true) {
        actions.push(Action::SignIn);
    }
    refusal
}

/// Returns the key under which egui remembers that Enter was pressed in a field.
fn entered_id() -> Id {
    Id::unique("sign-in form entered")
}

/// Distributes a pasted block with tenant, application or secret to the fields. Otherwise the text would reach a single
/// field: a secret would be readable there, and egui would remember it for undo.
fn take_pasted(ui: &Ui, form: &mut SignInForm) {
    if ui.memory(|memory| memory.top_modal_layer().is_some() || memory.focused().is_none()) {
        return;
    }
    ui.input_mut(|input| {
        input.events.retain_mut(|event| match event {
            Event::Paste(text) | Event::MiddleClickPaste { text, .. } if form.take(text) => {
                text.zeroize();
                false
            }
            _ => true,
        });
    });
}

fn fields_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) {
    take_pasted(ui, form);
    let is_free = ui.memory(|memory| memory.top_modal_layer().is_none());
    let empty = |it: &mut FocusTarget| is_free && *it == FocusTarget::FirstEmpty;
    if form.leads_to.take_if(empty).is_some() {
        seek_empty(ui.ctx());
    }
    ui.spacing_mut().item_spacing.y = 12.0;
    profiles_ui(ui, form, actions);
    cloud_ui(ui, form);
    let (direct, is_asking) = (form.hosts_without_proxy(), form.is_asking_file);
    let mut entered = connection_ui(ui, &mut form.connection, direct, is_asking, actions);
    if form.cloud == Cloud::Custom {
        addresses_ui(ui, form, &mut entered);
    }
    let errors = [&form.errors.tenant, &form.errors.client_id];
    let [wrong_tenant, wrong_client] = errors.map(|error| error_words(error.as_ref()));
    let (tenant, client) = (tr("sign-in-tenant"), tr("sign-in-client-id"));
    let whole = tr("sign-in-paste-all");
    let tenant_field = TextField::new(&mut form.tenant, &tenant)
        .private()
        .mono()
        .needed(true)
        .hint(&whole)
        .error(wrong_tenant.as_deref());
    let tenant = field_ui(ui, tenant_field, &mut entered);
    let client_field = TextField::new(&mut form.client_id, &client)
        .private()
        .mono()
        .needed(true)
        .error(wrong_client.as_deref());
    let client = field_ui(ui, client_field, &mut entered);
    where_ui(ui, form, [&tenant, &client]);
    if tenant.changed() {
        form.id_changed(true);
    }
    form.is_guessed &= !tenant.changed() && !client.changed();
    if tenant.lost_focus() || client.lost_focus() {
        form.tidy_ids();
    }
    if client.changed() {
        form.id_changed(false);
    }
    if form.leads_to.is_some() {
        // A pasted text has filled several fields, some of them after they were drawn.
        ui.request_repaint();
    }
    entered |= credential_ui(ui, form, actions);
    keyring_ui(ui, form, actions);
    let operator = tr("sign-in-operator");
    let operator_field = TextField::new(&mut form.operator, &operator).at_most(MAX_OPERATOR_CHARS);
    field_ui(ui, operator_field, &mut entered);
    if entered {
        ui.data_mut(|data| data.insert_temp(entered_id(), true));
    }
}

fn addresses_ui(ui: &mut Ui, form: &mut SignInForm, entered: &mut bool) {
    let errors = [&form.errors.graph_url, &form.errors.authority_url];
    let [wrong_graph, wrong_authority] = errors.map(|error| error_words(error.as_ref()));
    let (graph, authority) = (tr("sign-in-graph-url"), tr("sign-in-authority-url"));
    let graph_field = TextField::new(&mut form.graph_url, &graph)
        .hint("https://graph.example.org")
        .needed(true)
        .error(wrong_graph.as_deref());
    if field_ui(ui, graph_field, entered).changed() {
        is_corrected(&mut form.errors.graph_url);
        // Whether a sign-in address is needed depends on Graph's.
        is_corrected(&mut form.errors.authority_url);
    }
    let hint = tr("sign-in-authority-hint");
    let is_needed = form.lacks_authority();
    let authority_field = TextField::new(&mut form.authority_url, &authority)
        .hint(&hint)
        .needed(is_needed)
        .error(wrong_authority.as_deref());
    if field_ui(ui, authority_field, entered).changed() {
        is_corrected(&mut form.errors.authority_url);
    }
}

/// Draws a field. Sets `entered` if Enter was pressed in it.
fn field_ui(ui: &mut Ui, field: TextField<'_>, entered: &mut bool) -> Response {
    let response = field.show(ui);
    *entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    response
}

fn demo_ui(ui: &mut Ui, busy: bool, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let label = tr("sign-in-demo-button");
    let why = busy.then(|| tr("sign-in-under-way"));
    let button = Button::new(ButtonKind::Resting, &label)
        .icon(ICON_SLIDESHOW.codepoint)
        .disabled_because(why.as_deref());
    ui.horizontal(|ui| {
        let gap = ui.spacing().item_spacing.x;
        let room = ui.available_width() - button.measure(ui) - gap;
        let question = RichText::new(tr("sign-in-demo-question")).color(p.text_2);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(Label::new(question).wrap());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button.show(ui).clicked() {
                actions.push(Action::OpenDemo);
            }
        });
    });
}
