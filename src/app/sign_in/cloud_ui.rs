//! The choice of the cloud on the sign-in page.

use egui::{Align, ComboBox, Layout, RichText, Ui};

use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::link;
use crate::app::look::widgets::ring::focus_ring;
use crate::app::sign_in::cloud_text::cloud_name;
use crate::app::sign_in::connection_form::connection_link_ui;
use crate::app::sign_in::pasted::pasted_notes::PasteNote;
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::state::start::AuthorityDoubt;
use crate::worker::Cloud;

/// Approximate height of a note about a paste, in points.
const NOTE: f32 = 36.0;

/// Draws the choice of the cloud, the links above it, and the notes about a paste. Warns if the authority from the
/// environment or from a paste doesn't identify a single cloud.
pub(super) fn cloud_ui(ui: &mut Ui, form: &mut SignInForm) {
    let p = palette(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = RichText::new(tr("sign-in-cloud"))
            .font(theme::small())
            .color(p.text_2);
        let label = ui
            .horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 16.0;
                let label = ui.label(label);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    connection_link_ui(ui, &mut form.connection);
                    ui.add_space(8.0);
                    if link(ui, &tr("needs-open"), None).clicked() {
                        form.is_needs_open = true;
                    }
                });
                label
            })
            .inner;
        ui.spacing_mut().interact_size.y = 30.0;
        let mut is_chosen = false;
        let shown = ComboBox::from_id_salt("cloud")
            .width(ui.available_width())
            .selected_text(cloud_name(form.cloud))
            .show_ui(ui, |ui| {
                for cloud in [Cloud::Global, Cloud::UsGovL4, Cloud::UsGovL5, Cloud::Custom] {
                    let is_shown = form.cloud == cloud;
                    if ui.selectable_label(is_shown, cloud_name(cloud)).clicked() {
                        form.cloud = cloud;
                        is_chosen = true;
                        form.authority_doubt = None;
                        form.pasted.clear();
                        // egui itself closes the list only after a press by pointer.
                        ui.close();
                    }
                }
                // Explains why the list lacks the Chinese cloud, for which people look here. The list itself would
                // justify the text.
                ui.vertical(|ui| paragraph(ui, tr("sign-in-china"), theme::small(), p.text_3));
            });
        let response = shown.response.labelled_by(label.id);
        if is_chosen {
            // Tab continues from this control, even after a choice by pointer.
            response.request_focus();
        }
        focus_ring(ui, &response, radius::CONTROL);
        let told = form.authority_doubt.as_ref().map(doubt_text);
        if let Some(told) = told {
            paragraph(ui, told, theme::small(), p.warning);
        }
        let top = ui.cursor().top();
        for note in &form.pasted {
            // What is no longer true keeps its room, so that no field moves.
            let is_true = form.bears_out(note);
            ui.scope(|ui| {
                if !is_true {
                    ui.set_invisible();
                }
                paragraph(ui, note.text(), theme::small(), p.text);
            });
        }
        let is_unused = |it: &PasteNote| *it == PasteNote::NoSecretNeeded;
        if form.pasted.iter().any(is_unused)
            && link(ui, &tr("sign-in-pasted-use-secret"), None).clicked()
        {
            form.pasted.retain(|note| !is_unused(note));
            form.choose_secret();
        }
        if std::mem::take(&mut form.new_notes) > 0 {
            let mut notes = ui.min_rect();
            notes.min.y = top;
            ui.scroll_to_rect(notes, None);
        }
    });
}

/// Returns by how many points the notes about a paste make the form higher.
pub(super) fn pasted_height(form: &SignInForm) -> f32 {
    form.pasted.iter().map(|_| NOTE).sum()
}

/// Says why the authority from the environment or from a paste doesn't identify a single cloud.
fn doubt_text(doubt: &AuthorityDoubt) -> String {
    let (key, host) = match doubt {
        AuthorityDoubt::Unknown(host) => (key!("sign-in-unknown-authority"), host),
        AuthorityDoubt::Shared(host) => (key!("sign-in-either-authority"), host),
    };
    tr_with(key, &[("host", host.as_str().into())])
}
