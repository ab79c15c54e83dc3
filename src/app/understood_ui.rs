//! What was read out of a pasted text, and what speaks against it.

use egui::{CornerRadius, Frame, Margin, Stroke, Ui};
use egui_material_icons::icons::ICON_WARNING;

use super::join_form::Doubt;
use super::text::{tr, tr_with};
use super::theme::{palette, radius};
use super::widgets::{Tone, label_value, notice};
use crate::moderation::ids::tail;
use crate::moderation::meeting::{LinkCloud, MeetingInfo};
use crate::moderation::pasted::{LinkKind, MeetingLink, Pasted};
use crate::moderation::snapshot::Session;

/// Draws what was understood, a fact a line.
pub(super) fn understood_ui(ui: &mut Ui, pasted: &Pasted) {
    let p = palette(ui);
    Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            for (label, value) in facts(pasted) {
                label_value(ui, &label, &value, false);
            }
        });
}

fn facts(pasted: &Pasted) -> Vec<(String, String)> {
    match pasted {
        Pasted::Call(call) => vec![
            (tr("join-kind"), tr("join-kind-call")),
            (tr("join-call-id"), call.to_string()),
        ],
        Pasted::Meeting(link) => meeting_facts(link),
    }
}

fn meeting_facts(link: &MeetingLink) -> Vec<(String, String)> {
    let kind = match link.kind {
        LinkKind::LongLink => tr("join-kind-long"),
        LinkKind::ShortLink => tr("join-kind-short"),
        LinkKind::TypedId => tr("join-kind-typed"),
    };
    let mut facts = vec![(tr("join-kind"), kind)];
    match &link.meeting {
        MeetingInfo::Organizer {
            thread, organizer, ..
        } => {
            facts.push((tr("join-thread"), thread.to_string()));
            facts.push((tr("join-organizer"), tail(organizer)));
        }
        MeetingInfo::MeetingId { passcode, .. } => {
            let given = match passcode {
                Some(_) => tr("join-passcode-given"),
                None => tr("join-passcode-none"),
            };
            facts.push((tr("join-meeting-id"), link.meeting.label().to_string()));
            facts.push((tr("join-passcode"), given));
        }
    }
    if let Some(tenant) = &link.tenant {
        facts.push((tr("join-tenant"), tenant.to_string()));
    }
    if let Some(cloud) = link.cloud {
        let name = cloud_name(cloud);
        let cloud = match &link.host {
            Some(host) => {
                let host = host.to_string();
                let values = [("cloud", name.into()), ("host", host.into())];
                tr_with("join-cloud-host", &values)
            }
            None => name,
        };
        facts.push((tr("join-cloud"), cloud));
    }
    facts
}

/// Draws what speaks against joining; whoever knows better may go on.
pub(super) fn doubts_ui(ui: &mut Ui, doubts: &[Doubt], session: &Session) {
    for doubt in doubts {
        let text = match doubt {
            Doubt::China => tr("join-warn-china"),
            Doubt::OtherCloud { link, here } => tr_with(
                "join-warn-cloud",
                &[
                    ("link", cloud_name(*link).into()),
                    ("here", cloud_name(*here).into()),
                ],
            ),
            Doubt::OtherTenant => {
                let here = session.tenant.to_string();
                tr_with("join-warn-tenant", &[("here", here.into())])
            }
        };
        let icon = ICON_WARNING.codepoint;
        notice(ui, Tone::Warning, icon, "", &text, None, false);
    }
}

fn cloud_name(cloud: LinkCloud) -> String {
    match cloud {
        LinkCloud::Global => tr("cloud-global"),
        LinkCloud::GccHigh => tr("cloud-us-l4"),
        LinkCloud::Dod => tr("cloud-us-l5"),
        LinkCloud::China => tr("join-cloud-china"),
    }
}
