//! Draws how a pasted text was understood, and reasons why Graph may refuse the join.

use egui::{Margin, Ui};
use egui_material_icons::icons::ICON_WARNING;

use crate::app::calls::join::join_form::MeetingDoubt;
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::shapes::boxed;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Tone, label_value, notice};
use crate::app::words::pasted_text::doubt_text;
use crate::moderation::model::ids::tail;
use crate::moderation::model::meeting::{LinkCloud, MeetingInfo};
use crate::moderation::pasted::reading::{
    Interpretation, LinkKind, MeetingLink, PasteDoubt as ReadingDoubt, Pasted,
};
use crate::moderation::state::snapshot::Session;

/// Draws the possible meanings of an ambiguous text. Returns the index of the meaning chosen in this frame, if any.
pub(crate) fn choices_ui(
    ui: &mut Ui,
    choices: &[Interpretation],
    chosen: Option<usize>,
) -> Option<usize> {
    paragraph(
        ui,
        tr("join-choose"),
        theme::small_strong(),
        palette(ui).text,
    );
    let mut pressed = None;
    for (at, choice) in choices.iter().enumerate() {
        let name = choice_name(choice, choices);
        let item = egui::Button::selectable(chosen == Some(at), name).truncate();
        if ui.add(item).clicked() {
            pressed = Some(at);
        }
    }
    pressed
}

/// Returns the name of a possible meaning. Adds the passcode, or the ids of message and organizer, only if another
/// meaning has the same label.
fn choice_name(choice: &Interpretation, choices: &[Interpretation]) -> String {
    let Pasted::Meeting(link) = &choice.pasted else {
        return facts(choice)
            .into_iter()
            .map(|(_, value)| value)
            .collect::<Vec<_>>()
            .join(" · ");
    };
    let label = link.meeting.label();
    let is_twin = |other: &&Interpretation| matches!(&other.pasted, Pasted::Meeting(link) if link.meeting.label() == label);
    let is_alone = choices.iter().filter(is_twin).count() < 2;
    match &link.meeting {
        MeetingInfo::MeetingId {
            passcode: Some(passcode),
            ..
        } if !is_alone => {
            let values = [
                ("meeting", label.to_string().into()),
                ("passcode", shown_passcode(passcode).into()),
            ];
            tr_with("join-choice-passcode", &values)
        }
        MeetingInfo::Organizer {
            message, organizer, ..
        } if !is_alone => {
            format!("{label} · {message} · {}", tail(organizer))
        }
        _ => label.to_string(),
    }
}

/// Returns the passcode for checking by the user. In presentation mode, says only that there is one.
fn shown_passcode(passcode: &str) -> String {
    if privacy::is_on() {
        tr("join-passcode-given")
    } else {
        passcode.to_owned()
    }
}

/// Draws why the text may have been misread.
pub(crate) fn misreading_ui(ui: &mut Ui, doubts: &[ReadingDoubt]) {
    for doubt in doubts {
        let style = (Tone::Warning, ICON_WARNING.codepoint);
        notice(ui, style, ["", &doubt_text(doubt)], &[], false);
    }
}

/// Draws the interpretation of the pasted text, one fact per line.
pub(crate) fn pasted_ui(ui: &mut Ui, choice: &Interpretation) {
    let p = palette(ui);
    boxed(p.panel, p.line, Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (label, value) in facts(choice) {
            label_value(ui, &label, &value, false);
        }
    });
}

fn facts(choice: &Interpretation) -> Vec<(String, String)> {
    match &choice.pasted {
        Pasted::Call(call) => vec![
            (tr("join-kind"), tr("join-kind-call")),
            (tr("join-call-id"), call.to_string()),
        ],
        Pasted::Meeting(link) => meeting_facts(link, !choice.doubts.is_empty()),
    }
}

fn meeting_facts(link: &MeetingLink, is_doubtful: bool) -> Vec<(String, String)> {
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
                Some(passcode) if is_doubtful => shown_passcode(passcode),
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

/// Draws the reasons why Graph may refuse the join. They don't disable the button: a moderator may know better.
pub(crate) fn doubts_ui(ui: &mut Ui, doubts: &[MeetingDoubt], session: &Session) {
    for doubt in doubts {
        let text = match doubt {
            MeetingDoubt::China => tr("join-warn-china"),
            MeetingDoubt::OtherCloud { link, here } => tr_with(
                "join-warn-cloud",
                &[
                    ("link", cloud_name(*link).into()),
                    ("here", cloud_name(*here).into()),
                ],
            ),
            MeetingDoubt::OtherTenant => {
                let here = session.tenant.to_string();
                tr_with("join-warn-tenant", &[("here", here.into())])
            }
        };
        let icon = ICON_WARNING.codepoint;
        notice(ui, (Tone::Warning, icon), ["", &text], &[], false);
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
