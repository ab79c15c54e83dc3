//! The profiles on the sign-in page, to choose, rename or delete. The chosen profile is the one that matches the form's
//! contents.

use egui::{ComboBox, Ui, vec2};
use egui_material_icons::icons::{ICON_DELETE, ICON_EDIT};

use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::editing::select_all;
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::{Button, ButtonKind, TextField, icon_button};
use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::sign_in::profiles::profile_choice::ProfileEdit;
use crate::app::sign_in::sign_in_form::{FocusTarget, SignInForm};
use crate::app::state::action::Action;
use crate::app::state::taken_keys::takes_escape;
use crate::moderation::model::ids::is_guid;
use crate::moderation::model::ids::tail;
use crate::moderation::model::name::SafeName;
use crate::settings::profiles::{Profile, ProfileCloud};

/// Returns the height that the profiles add to the page, in points.
pub(crate) fn profiles_height(form: &SignInForm) -> f32 {
    match (form.profiles.all.is_empty(), &form.profiles.doing) {
        (true, _) => 0.0,
        (false, ProfileEdit::Nothing) => 62.0,
        (false, _) => 130.0,
    }
}

/// Draws the choice of a profile and the buttons to edit it, unless nothing is saved yet.
pub(crate) fn profiles_ui(ui: &mut Ui, form: &mut SignInForm, actions: &mut Vec<Action>) {
    if form.profiles.all.is_empty() {
        return;
    }
    let key = SignInKey::of(form);
    let current = form.profiles.all.iter().position(|known| key.is_of(known));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        choice_ui(ui, form, current);
        let name = current.and_then(|place| form.profiles.all.get(place));
        let Some(name) = name.map(|profile| shown(profile, &form.profiles.all)) else {
            form.profiles.doing = ProfileEdit::Nothing;
            return;
        };
        let done = match &mut form.profiles.doing {
            ProfileEdit::Nothing => false,
            ProfileEdit::Renaming { name, is_new } => {
                rename_ui(ui, name, std::mem::take(is_new), actions)
            }
            ProfileEdit::Deleting => delete_ui(ui, &name, actions),
        };
        if done {
            form.profiles.doing = ProfileEdit::Nothing;
        }
    });
}

fn choice_ui(ui: &mut Ui, form: &mut SignInForm, current: Option<usize>) {
    let p = palette(ui);
    let label = line(ui, tr("profiles-label"), theme::small(), p.text_2);
    let mut chosen = current;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 30.0;
        let room = if current.is_some() { 64.0 } else { 0.0 };
        let name = |place: usize| {
            form.profiles
                .all
                .get(place)
                .map(|known| shown(known, &form.profiles.all))
        };
        let text = current.and_then(name).unwrap_or_else(|| tr("profiles-new"));
        let width = ui.available_width() - room;
        let combo = ui.scope(|ui| {
            // A long name is cut where the room for the choice ends.
            ui.set_max_width(width);
            ComboBox::from_id_salt("profiles")
                .width(width)
                .selected_text(text)
                .truncate()
                .show_ui(ui, |ui| {
                    for (place, profile) in form.profiles.all.iter().enumerate() {
                        let text = shown(profile, &form.profiles.all);
                        if ui
                            .selectable_value(&mut chosen, Some(place), text)
                            .clicked()
                        {
                            ui.close();
                        }
                    }
                    let new = ui.selectable_value(&mut chosen, None, tr("profiles-new"));
                    if new.clicked() {
                        ui.close();
                    }
                })
        });
        let combo = combo.inner;
        let response = combo.response.labelled_by(label.id);
        focus_ring(ui, &response, radius::CONTROL);
        let Some(profile) = current.and_then(|place| form.profiles.all.get(place)) else {
            return;
        };
        if icon_button(ui, ICON_EDIT.codepoint, &tr("profiles-rename")).clicked() {
            let name = shown(profile, &form.profiles.all);
            form.profiles.doing = ProfileEdit::Renaming { name, is_new: true };
        }
        if icon_button(ui, ICON_DELETE.codepoint, &tr("profiles-delete")).clicked() {
            form.profiles.doing = ProfileEdit::Deleting;
        }
    });
    if chosen != current {
        form.profiles.doing = ProfileEdit::Nothing;
        let profile = chosen
            .and_then(|place| form.profiles.all.get(place))
            .cloned();
        form.fill(profile.as_ref());
        form.leads_to = Some(FocusTarget::FirstEmpty);
    }
}

/// Returns a profile's name. For a profile without a name, returns the ends of the IDs of its app and tenant.
///
/// If another profile has the same name, adds tenant and app. If these are also the same, adds the cloud or Graph's
/// address.
pub(crate) fn shown(profile: &Profile, all: &[Profile]) -> String {
    let name = called(profile, all);
    let same = all.iter().filter(|other| called(other, all) == name);
    if same.count() < 2 {
        return name;
    }
    let cloud = match &profile.cloud {
        ProfileCloud::Global => tr("cloud-global"),
        ProfileCloud::UsGovL4 => tr("cloud-us-l4"),
        ProfileCloud::UsGovL5 => tr("cloud-us-l5"),
        ProfileCloud::Custom { graph, .. } => privacy::text(SafeName::new(graph).as_str()),
    };
    format!("{name} · {cloud}")
}

fn called(profile: &Profile, all: &[Profile]) -> String {
    let safe = |text: &str| privacy::text(SafeName::new(text).as_str());
    let app = tail(&profile.client_id);
    if profile.name == profile.tenant && is_guid(&profile.tenant) {
        // The profile is unnamed, and no token contained the app's name.
        let app = tr_with("profiles-default", &[("app", app.into())]);
        return format!("{app} · {}", tail(&profile.tenant));
    }
    let same = all.iter().filter(|other| other.name == profile.name);
    if same.count() < 2 {
        return safe(&profile.name);
    }
    format!(
        "{} · {} · {app}",
        safe(&profile.name),
        safe(&profile.tenant)
    )
}

/// Draws the field for a new name; returns whether the edit is over.
fn rename_ui(ui: &mut Ui, typed: &mut String, is_new: bool, actions: &mut Vec<Action>) -> bool {
    let label = tr("profiles-name");
    let field = TextField::new(typed, &label).at_most(60).show(ui);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if is_new {
        field.request_focus();
        select_all(ui.ctx(), field.id, typed);
    }
    let mut done = (field.has_focus() || field.lost_focus()) && takes_escape(ui);
    ui.horizontal(|ui| {
        let yes = tr("profiles-rename-yes");
        let is_empty = typed.trim().is_empty();
        let why = is_empty.then(|| tr("profiles-name-needed"));
        let yes = Button::new(ButtonKind::Resting, &yes)
            .height(26.0)
            .disabled_because(why.as_deref());
        if (yes.show(ui).clicked() || entered) && !is_empty {
            actions.push(Action::RenameProfile(typed.trim().to_owned()));
            done = true;
        }
        done |= goes_back_ui(ui);
    });
    done
}

/// Draws the button that ends renaming or deleting without a change; returns whether it was pressed.
fn goes_back_ui(ui: &mut Ui) -> bool {
    let button = Button::new(ButtonKind::Quiet, tr("profiles-no")).height(26.0);
    button.show(ui).clicked()
}

fn delete_ui(ui: &mut Ui, name: &str, actions: &mut Vec<Action>) -> bool {
    let p = palette(ui);
    let name = SafeName::new(name);
    let text = tr_with("profiles-delete-text", &[("name", name.as_str().into())]);
    paragraph(ui, text, theme::small(), p.text);
    let mut done = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let yes = Button::new(ButtonKind::DangerOutline, tr("profiles-delete-yes")).height(26.0);
        if yes.show(ui).clicked() {
            actions.push(Action::DeleteProfile);
            done = true;
        }
        done |= goes_back_ui(ui);
    });
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::profiles::ProfileCredential;

    #[test]
    fn profiles_that_would_read_the_same_are_told_apart_by_their_cloud() {
        let id = "fb1b5bf8-c000-4e0f-9e72-1c14689b15b2";
        let profile = |cloud: ProfileCloud, name: &str| Profile {
            name: name.into(),
            cloud,
            tenant: id.into(),
            client_id: id.into(),
            callback_uri: None,
            guest_name: None,
            auto_cancel_secs: 0,
            credential: ProfileCredential::Secret,
            last_used: false,
        };
        let custom = |graph: &str| ProfileCloud::Custom {
            graph: graph.into(),
            authority: None,
        };
        for name in [id, "Desk"] {
            let all = [
                profile(ProfileCloud::Global, name),
                profile(custom("https://one.example"), name),
                profile(custom("https://two.example"), name),
            ];
            let names: Vec<String> = all.iter().map(|one| shown(one, &all)).collect();
            assert!(names[0].ends_with("Global"), "{names:?}");
            assert!(names[1].ends_with("https://one.example"), "{names:?}");
            assert!(names[2].ends_with("https://two.example"), "{names:?}");
            let one = &all[..1];
            assert!(!shown(&all[0], one).contains("Global"));
        }
    }
}
