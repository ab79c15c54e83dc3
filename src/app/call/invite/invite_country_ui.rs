//! The line of the invitation dialog that asks for the country of numbers without a country code.

use egui::{Align, ComboBox, Id, Layout, PopupCloseBehavior, Response, Ui, vec2};

use crate::app::call::invite::invite_field_ui::WIDTH;
use crate::app::call::invite::invite_move_ui::{country_filter_id, narrowed_ui};
use crate::app::call::invite::invite_text::first_national;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::invite_form::InviteForm;
use crate::app::language::countries::{countries, country_name};
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, elided, link};
use crate::app::state::action::Action;
use crate::moderation::model::invitee::country::Country;
use crate::moderation::model::name::{SafeName, visible};
use crate::moderation::model::recognize::national_number;
use crate::moderation::views::search_words::searchable;

/// Maximum number of likely countries with a button of their own.
const OFFERED: usize = 2;
/// Width of the list of countries, in points.
const LIST: f32 = 300.0;

/// Draws the line, if the text has or had such numbers: how many, the likeliest countries as buttons, and the list of all
/// countries. Shows what the numbers would become, or an example for several countries. After a choice,
/// draws a link that takes it back.
pub(super) fn country_ui(ui: &mut Ui, cx: &mut CallUi<'_>, form: &mut InviteForm) {
    let missing = form.without_country();
    let chosen = form.chosen_country();
    let likely = if missing > 0 {
        form.likely_countries(cx.context.countries)
    } else {
        Vec::new()
    };
    let words = match chosen {
        _ if missing > 0 => {
            let number = first_national(form).unwrap_or_default().into();
            tr_with(
                "invite-no-country",
                &[("n", missing.into()), ("number", number)],
            )
        }
        Some((country, n)) => {
            let country = country_name(country).into();
            tr_with(
                "invite-country-added",
                &[("n", n.into()), ("country", country)],
            )
        }
        None => return,
    };
    form.wants_country.take_if(|_| missing == 0);
    let said = missing_ui(ui, form, &words, &likely);
    let (mut picked, mut takes_back) = (None, false);
    let mut list = None;
    let layout = match said {
        Some(_) => Layout::left_to_right(Align::Center),
        None => Layout::right_to_left(Align::Center),
    };
    ui.allocate_ui_with_layout(vec2(WIDTH, 30.0), layout, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for country in likely.iter().take(OFFERED) {
            let values = [("country", country_name(*country).into())];
            let label = tr_with("invite-country-use", &values);
            let button = Button::new(ButtonKind::Resting, &label).show(ui);
            let button = button.on_hover_text(completed(form, *country).join("\n"));
            if button.clicked() {
                picked = Some(*country);
            }
        }
        let shown = if likely.is_empty() && chosen.is_none() {
            tr("invite-country-choose")
        } else {
            tr("invite-country-other")
        };
        let (found, response) = list_ui(ui, form, &shown, &likely);
        picked = picked.or(found);
        if chosen.is_some() {
            takes_back = link(ui, &tr("ended-undo"), None).clicked();
        }
        if said.is_none() {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let said = paragraph(ui, words, theme::small(), palette(ui).text_2);
                response.labelled_by(said.id);
            });
        } else {
            list = Some(response);
        }
    });
    if let (Some(said), Some(list)) = (said, list) {
        list.labelled_by(said);
    }
    if takes_back {
        form.take_back_countries(None);
    }
    let Some(country) = picked else { return };
    for text in form.choose_country(country, cx.call) {
        let call = cx.call.id.clone();
        cx.actions.push(Action::LookUp { call, text });
    }
    form.has_added = Some(cx.context.now);
    cx.actions.push(Action::NumbersFrom(country));
}

/// Says in one line which numbers lack a country code, and what they would become in the likeliest countries. Returns the
/// id of these words, or `None` if no number lacks one. After an Enter, asks for the country in amber.
fn missing_ui(ui: &mut Ui, form: &InviteForm, words: &str, likely: &[Country]) -> Option<Id> {
    if form.without_country() == 0 {
        return None;
    }
    let become_all: Vec<String> = match likely {
        [country] => completed(form, *country),
        several => examples(form, &several[..several.len().min(OFFERED)]),
    };
    let p = palette(ui);
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (color, rest) = match form.wants_country {
            Some(_) => (p.warning, tr("invite-country-first")),
            None => (p.text_2, become_all.join(" · ")),
        };
        let said = line(ui, words, theme::small(), color);
        elided(ui, &rest, "", ui.available_width(), &theme::small(), color);
        said.id
    });
    Some(row.inner)
}

/// Returns what the numbers in the field would become in a country, each behind the number as it is written there.
fn completed(form: &InviteForm, country: Country) -> Vec<String> {
    let text = form.field_text();
    let all = text.national.iter().filter_map(|part| {
        let (_, written) = country.complete(part)?;
        let before = privacy::name(&visible(national_number(part)?.trim()));
        Some(format!("{before} → {}", privacy::name(&written)))
    });
    all.collect()
}

/// Returns what one number would become in each of these countries. If no number is valid in all of them, returns an
/// example for each, with its name.
fn examples(form: &InviteForm, countries: &[Country]) -> Vec<String> {
    let text = form.field_text();
    let in_all = |part: &&String| countries.iter().all(|it| it.complete(part).is_some());
    if let Some(part) = text.national.iter().find(in_all)
        && let Some(number) = national_number(part)
    {
        let all = countries.iter().filter_map(|it| it.complete(part));
        let all: Vec<String> = all.map(|(_, written)| privacy::name(&written)).collect();
        let before = privacy::name(&visible(number.trim()));
        return vec![format!("{before} → {}", all.join(" / "))];
    }
    let example = |country: &Country| {
        let number = completed(form, *country).into_iter().next()?;
        let values = [
            ("country", country_name(*country).into()),
            ("number", number.into()),
        ];
        Some(tr_with("invite-country-example", &values))
    };
    countries.iter().filter_map(example).collect()
}

/// Draws the list of all countries, with the likely ones first. Returns the chosen one.
fn list_ui(
    ui: &mut Ui,
    form: &mut InviteForm,
    shown: &str,
    likely: &[Country],
) -> (Option<Country>, Response) {
    let last = form.chosen_country().map(|(country, _)| country);
    let mut picked = None;
    ui.spacing_mut().interact_size.y = 30.0;
    let shown = ComboBox::from_id_salt("country")
        .selected_text(shown)
        // Keeps the list open when its search field is pressed.
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            ui.set_width(LIST);
            let text = |name: &str, country: Country| {
                searchable(&SafeName::new(name), [Some(country.code())])
            };
            let mut all: Vec<(Country, String, String)> = countries()
                .map(|(country, name)| {
                    let searched = text(&name, country);
                    (country, name, searched)
                })
                .collect();
            all.sort_by(|one, other| one.2.cmp(&other.2));
            let place = |country: &Country| {
                let place = likely.iter().position(|it| it == country);
                place.unwrap_or(likely.len())
            };
            all.sort_by_key(|(country, ..)| place(country));
            let options: Vec<_> = all
                .iter()
                .map(|(country, name, searched)| {
                    (name.clone(), searched.clone(), last == Some(*country))
                })
                .collect();
            let about = tr("invite-country-search");
            let found = narrowed_ui(
                ui,
                country_filter_id(),
                &about,
                &mut form.country_filter,
                &options,
            );
            picked = found.map(|at| all[at].0);
        });
    (picked, shown.response)
}
