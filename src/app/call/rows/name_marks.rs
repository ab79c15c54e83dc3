//! Marks after a name, for example for a similar name, an organizer, or the number of devices.

use egui::{Role, Ui, WidgetInfo};
use egui_material_icons::icons::{ICON_FLAG, ICON_GROUP, ICON_RADIO_BUTTON_CHECKED, ICON_SHIELD};

use crate::app::call::state::raid::joined_during_raid;
use crate::app::language::privacy;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::shapes::text_width;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::text::has_boxes;
use crate::app::look::widgets::{Tone, elided, mark, tag};
use crate::app::words::person_text::{self, of_devices};
use crate::app::words::time_text::clock;
use crate::moderation::state::deeds::raid::Raid;
use crate::moderation::state::row::{Mark, Role as PersonRole, Row};

pub(crate) enum NameMark {
    Warning(MarkWords),
    Tag(&'static str, String),
    Devices(String),
    /// A guest who joined after raid mode began. The mark is short, because other marks matter more.
    New,
}

/// A warning, or another fact about a name, in words.
pub(crate) struct MarkWords {
    /// The text for a place with enough room.
    pub(crate) full: String,
    /// A shorter text, drawn if the name would otherwise be cut.
    pub(crate) short: String,
    /// The explanation, for the tooltip and the person's card.
    pub(crate) why: String,
    /// [`Tone::Warning`] for a warning, [`Tone::Info`] for another fact.
    pub(crate) tone: Tone,
}

/// How much of the text of warnings is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkForm {
    Full,
    Short,
    Icon,
}

/// Returns how much of the marks' text fits beside a name, and the width left for the name. The name has priority.
pub(crate) fn fit(ui: &Ui, marks: &[NameMark], name: &str, room: f32) -> (MarkForm, f32) {
    let name = text_width(ui, name, theme::body());
    let left = |form| room - marks.iter().map(|mark| mark.width(ui, form)).sum::<f32>();
    let wanted = [
        (MarkForm::Full, name),
        (MarkForm::Short, name.min(room / 2.0)),
    ];
    let fits = wanted
        .into_iter()
        .find(|(form, wants)| left(*form) >= *wants);
    let form = fits.map_or(MarkForm::Icon, |(form, _)| form);
    (form, left(form))
}

/// Merges the warnings into one if they are drawn as icons: two equal icons would say no more than one.
pub(crate) fn in_one_icon(marks: Vec<NameMark>, form: MarkForm) -> Vec<NameMark> {
    let mut merged: Vec<NameMark> = Vec::new();
    for mark in marks {
        let known = merged.iter_mut().find_map(|known| match known {
            NameMark::Warning(words) if words.tone == Tone::Warning => Some(words),
            _ => None,
        });
        match (mark, known) {
            (NameMark::Warning(more), Some(words))
                if form == MarkForm::Icon && more.tone == Tone::Warning =>
            {
                words.full = format!("{}\n{}", words.full, more.full);
                words.why = format!("{}\n{}", words.why, more.why);
            }
            (mark, _) => merged.push(mark),
        }
    }
    merged
}

impl NameMark {
    fn text(&self, form: MarkForm) -> String {
        match (self, form) {
            (Self::Warning(words), MarkForm::Full) => words.full.clone(),
            (Self::Warning(words), MarkForm::Short) => words.short.clone(),
            (Self::Warning(_), MarkForm::Icon) => String::new(),
            (Self::Tag(_, text) | Self::Devices(text), _) => text.clone(),
            (Self::New, _) => tr("mark-raid"),
        }
    }

    fn width(&self, ui: &Ui, form: MarkForm) -> f32 {
        let around = if matches!(self, Self::Devices(_) | Self::New) {
            0.0
        } else {
            26.0
        };
        text_width(ui, &self.text(form), theme::small()) + around + ui.spacing().item_spacing.x
    }

    /// Draws the mark in this form. Screen readers get the full text of a warning.
    pub(crate) fn show(self, ui: &mut Ui, form: MarkForm) {
        let text = self.text(form);
        match self {
            Self::Warning(words) => {
                let shown = if words.tone == Tone::Warning {
                    mark(ui, &text)
                } else {
                    tag(ui, ICON_GROUP.codepoint, &text)
                };
                shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words.full));
                shown.on_hover_text(format!("{}\n{}", words.full, words.why));
            }
            Self::Tag(icon, text) => {
                tag(ui, icon, &text);
            }
            Self::New => {
                let ink = palette(ui).warning;
                elided(ui, &text, "", 80.0, &theme::small_strong(), ink)
                    .on_hover_text(tr("mark-raid-why"));
            }
            Self::Devices(text) => {
                let gray = palette(ui).text_3;
                elided(ui, &text, "", 200.0, &theme::small(), gray);
            }
        }
    }
}

/// Returns the marks of a row whose name is drawn as `name`.
pub(crate) fn marks(ui: &Ui, row: &Row, name: &str, raid: Option<Raid>) -> Vec<NameMark> {
    let mut marks = Vec::new();
    if joined_during_raid(raid, row) {
        marks.push(NameMark::New);
    }
    let warnings = warnings(ui, row, name).into_iter();
    marks.extend(warnings.map(NameMark::Warning));
    let tag = role_tag(row.role);
    marks.extend(tag.map(|(icon, word)| NameMark::Tag(icon, word)));
    if row.devices > 1 {
        let devices = of_devices(key!("row-devices"), row.badge, row.devices);
        marks.push(NameMark::Devices(devices));
    }
    marks
}

/// Returns the warnings and facts about a name that is drawn as `name`.
///
/// First comes the row's mark or, if the row has none, a warning about characters of `name` without a glyph. Last comes the fact that
/// somebody with this name was removed.
pub(crate) fn warnings(ui: &Ui, row: &Row, name: &str) -> Vec<MarkWords> {
    let mut warnings: Vec<MarkWords> = row.mark.iter().map(mark_words).collect();
    if warnings.is_empty() && has_boxes(ui, name) {
        warnings.push(box_words());
    }
    warnings.extend(removed_words(row));
    warnings
}

/// Returns the words for the mark that somebody with this name was removed. `None` if nobody was, or if the row's own
/// mark says so.
pub(crate) fn removed_words(row: &Row) -> Option<MarkWords> {
    let removed = row.removed_namesake.map(Mark::NameOfRemoved);
    let removed = removed.filter(|removed| row.mark.as_ref() != Some(removed));
    removed.as_ref().map(mark_words)
}

/// Returns the icon and the word of the tag for a person's role, such as *Organizer*. `None` for attendees and this
/// app.
pub(crate) fn role_tag(role: PersonRole) -> Option<(&'static str, String)> {
    let icon = match role {
        PersonRole::Organizer => ICON_FLAG,
        PersonRole::Recorder => ICON_RADIO_BUTTON_CHECKED,
        PersonRole::Protected => ICON_SHIELD,
        PersonRole::ThisApp | PersonRole::Attendee => return None,
    };
    person_text::role_word(role).map(|word| (icon.codepoint, word))
}

/// Returns the words that explain the boxes drawn for characters without a glyph.
pub(crate) fn box_words() -> MarkWords {
    MarkWords {
        full: tr("mark-boxes"),
        short: tr("mark-boxes-short"),
        why: tr("mark-boxes-why"),
        tone: Tone::Warning,
    }
}

/// Returns the words of a mark. While names are masked, `full` omits the other person's name.
pub(crate) fn mark_words(mark: &Mark) -> MarkWords {
    let [full, short, why] = match mark {
        Mark::LooksLike(other) | Mark::LooksLikeAnother(other) => {
            let name = [("name", privacy::name(other.as_str()).into())];
            let short = tr("mark-look-alike");
            let full = if privacy::masks() {
                short.clone()
            } else {
                tr_with("mark-looks-like", &name)
            };
            [full, short, tr_with("mark-looks-like-why", &name)]
        }
        Mark::NameOfMember => [
            tr("mark-member-name"),
            tr("mark-look-alike"),
            tr("mark-member-name-why"),
        ],
        Mark::SameName(n) => {
            let told = |key| tr_with(key, &[("n", (*n).into())]);
            [
                key!("mark-same-name"),
                key!("mark-same-name"),
                key!("mark-same-name-why"),
            ]
            .map(told)
        }
        Mark::NameOfRemoved(at) => {
            let time = [("time", clock(*at).into())];
            [
                tr_with("mark-removed-name", &time),
                tr("mark-removed-name-short"),
                tr_with("mark-removed-name-why", &time),
            ]
        }
        Mark::HiddenCharacters => [
            tr("mark-hidden"),
            tr("mark-hidden-short"),
            tr("mark-hidden-why"),
        ],
    };
    let tone = if mark.is_warning() {
        Tone::Warning
    } else {
        Tone::Info
    };
    MarkWords {
        full,
        short,
        why,
        tone,
    }
}
