//! Draws texts in which people's names are links.

use std::ops::Range;

use egui::epaint::text::cursor::CCursor;
use egui::text::{CharIndex, LayoutJob, TextFormat};
use egui::{
    Color32, CursorIcon, Galley, Id, Label, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo,
};

use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::moved::{IgnoresPresses, has_moved_under, without_click};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::steady::nth_id;

/// A list of names within a text.
#[derive(Debug, Clone, Default)]
pub struct NameList {
    /// The whole list, with separators.
    pub text: String,
    /// The names that `text` shows, in the same order, each with an egui id that stands for its person.
    pub names: Vec<(String, Id)>,
}

/// The byte range of a name in a text, and the id of its person.
pub(crate) type LinkPlace = (Range<usize>, Id);

/// Draws a small text over as many lines as needed, with the names of `lists` as links. Returns its response, and the
/// index of the pressed name, if one was pressed.
pub(crate) fn linked_paragraph(
    ui: &mut Ui,
    text: &str,
    lists: &[NameList],
) -> (Response, Option<usize>) {
    let p = palette(ui);
    let plain = TextFormat::simple(theme::small(), p.text_2);
    let mut job = LayoutJob::default();
    let places = append_linked(&mut job, text, (&plain, p.accent), lists);
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let shown = ui.add(Label::new(galley.clone()));
    let pressed = name_links(ui, (&shown, &galley), &places);
    (shown, pressed)
}

/// Appends a text, with the names of `lists` in `ink`. Returns the place of each name in the job: `None` for the
/// names of a list that the text doesn't contain as a whole.
pub(crate) fn append_linked(
    job: &mut LayoutJob,
    text: &str,
    (plain, ink): (&TextFormat, Color32),
    lists: &[NameList],
) -> Vec<Option<LinkPlace>> {
    let (mut found, mut done) = (Vec::new(), 0);
    for list in lists {
        let Some(begins) = text[done..].find(&list.text) else {
            found.extend(list.names.iter().map(|_| None));
            continue;
        };
        let mut at = done + begins;
        for (name, who) in &list.names {
            let begin = at + text[at..].find(name).unwrap_or_default();
            job.append(&text[done..begin], 0.0, plain.clone());
            (at, done) = (begin + name.len(), begin + name.len());
            let start = job.text.len();
            let mut link = plain.clone();
            link.color = ink;
            job.append(name, 0.0, link);
            found.push(Some((start..job.text.len(), *who)));
        }
    }
    job.append(&text[done..], 0.0, plain.clone());
    found
}

/// Turns the names at these places of a drawn text into links. Returns the index of the pressed name, if any.
///
/// The egui id of a link comes from its person, so the link keeps the focus when its name moves. If a name has just
/// come under the resting pointer, a press there is ignored: it was meant for another name.
pub(crate) fn name_links(
    ui: &Ui,
    (text, galley): (&Response, &Galley),
    places: &[Option<LinkPlace>],
) -> Option<usize> {
    let mut pressed = None;
    for (at, place) in places.iter().enumerate() {
        let Some((place, who)) = place else { continue };
        let Some(rect) = rect_of(galley, place) else {
            continue;
        };
        let name = &galley.text()[place.clone()];
        let rect = rect.translate(text.rect.left_top().to_vec2());
        let id = ui.scope_id().with(("name", who));
        if name_link(ui, rect, id, name) {
            pressed = Some(at);
        }
    }
    pressed
}

/// Turns a drawn name into a link, as [`name_links`] does. Returns whether it was pressed.
pub(crate) fn name_link(ui: &Ui, rect: Rect, id: Id, name: &str) -> bool {
    let mut link = ui.interact(rect, nth_id(ui, id), Sense::click());
    if has_moved_under(ui, &link, IgnoresPresses::UntilAimed) {
        link = without_click(link);
    }
    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    if link.hovered() {
        let stroke = Stroke::new(1.0, palette(ui).accent);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 1.0, stroke);
    }
    focus_ring(ui, &link, 0);
    link.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Returns the rectangle in which these bytes of the text are drawn. If they wrap, only the part on their first line.
/// `None` if they were cut off.
pub(crate) fn rect_of(galley: &Galley, place: &Range<usize>) -> Option<Rect> {
    let [begin, end] = [place.start, place.end].map(|at| galley.text()[..at].chars().count());
    let rows = galley.rows.iter();
    let shown: usize = rows.map(|row| row.char_count_including_newline().0).sum();
    if galley.elided && end > shown {
        return None;
    }
    let start = galley.pos_from_cursor(CCursor {
        index: CharIndex(begin),
        prefer_next_row: true,
    });
    let end = galley.pos_from_cursor(CCursor::new(CharIndex(end)));
    let right = if end.top() > start.top() {
        galley.rect.right()
    } else {
        end.right()
    };
    Some(Rect::from_x_y_ranges(start.left()..=right, start.y_range()))
}

#[cfg(test)]
mod tests {
    use egui::vec2;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[derive(Default)]
    struct Desk {
        names: Vec<&'static str>,
        pressed: Vec<&'static str>,
    }

    fn draw(ui: &mut Ui, desk: &mut Desk) {
        let names = desk.names.iter();
        let names: Vec<_> = names.map(|it| ((*it).to_owned(), Id::unique(it))).collect();
        let text = desk.names.join(", ");
        let list = NameList { text, names };
        let (_, pressed) = linked_paragraph(ui, &list.text.clone(), &[list]);
        desk.pressed.extend(pressed.map(|at| desk.names[at]));
    }

    fn window(names: &[&'static str]) -> Harness<'static, Desk> {
        let desk = Desk {
            names: names.to_vec(),
            pressed: Vec::new(),
        };
        let mut window = Harness::builder()
            .with_size([400.0, 100.0])
            .with_step_dt(0.1)
            .with_context_setup(theme::install)
            .build_ui_state(draw, desk);
        window.run_steps(3);
        window
    }

    #[test]
    fn a_press_leads_to_the_name_on_which_it_began() {
        let mut window = window(&["Anna", "Bert"]);
        let bert = window.get_by_label("Bert").rect().center();
        window.hover_at(bert);
        window.run_steps(2);
        window.drag_at(bert);
        window.run_steps(1);
        window.state_mut().names = vec!["Anna", "Carl", "Bert"];
        window.run_steps(1);
        window.drop_at(bert);
        window.run_steps(2);
        assert_eq!(window.state().pressed, ["Bert"]);
    }

    #[test]
    fn a_name_that_came_under_the_resting_pointer_takes_no_press() {
        let mut window = window(&["Anna", "Bert"]);
        let bert = window.get_by_label("Bert").rect().center();
        for names in [vec!["Bert", "Anna"], vec!["Dora", "Carl"]] {
            window.hover_at(bert);
            window.run_steps(2);
            window.state_mut().names = names;
            window.run_steps(2);
            window.drag_at(bert);
            window.run_steps(1);
            window.drop_at(bert);
            window.run_steps(1);
            assert!(window.state().pressed.is_empty());
        }
        let carl = window.get_by_label("Carl").rect().center();
        window.hover_at(carl + vec2(0.0, 60.0));
        window.run_steps(1);
        window.hover_at(carl);
        window.run_steps(1);
        window.drag_at(carl);
        window.run_steps(1);
        window.drop_at(carl);
        window.run_steps(2);
        assert_eq!(window.state().pressed, ["Carl"]);
    }
}
