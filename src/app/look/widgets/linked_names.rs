//! Names inside a text that are links.

use std::ops::Range;

use egui::epaint::text::cursor::CCursor;
use egui::text::{CharIndex, LayoutJob, TextFormat};
use egui::{Color32, CursorIcon, Galley, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::app::look::theme::palette;
use crate::app::look::widgets::ring::focus_ring;

/// A list of names as it stands in a text.
#[derive(Debug, Clone, Default)]
pub struct NameList {
    /// The whole list, with separators.
    pub text: String,
    /// The names that `text` shows, in the same order.
    pub names: Vec<String>,
}

/// Appends a text, with the names of `lists` in `ink`. Returns where each name is in the job, in bytes; `None` for names
/// that the text doesn't have.
pub(crate) fn append_linked(
    job: &mut LayoutJob,
    text: &str,
    (plain, ink): (&TextFormat, Color32),
    lists: &[NameList],
) -> Vec<Option<Range<usize>>> {
    let (mut found, mut done) = (Vec::new(), 0);
    for list in lists {
        let Some(begins) = text[done..].find(&list.text) else {
            found.extend(list.names.iter().map(|_| None));
            continue;
        };
        let mut at = done + begins;
        for name in &list.names {
            let begin = at + text[at..].find(name).unwrap_or_default();
            job.append(&text[done..begin], 0.0, plain.clone());
            (at, done) = (begin + name.len(), begin + name.len());
            let start = job.text.len();
            let mut link = plain.clone();
            link.color = ink;
            job.append(name, 0.0, link);
            found.push(Some(start..job.text.len()));
        }
    }
    job.append(&text[done..], 0.0, plain.clone());
    found
}

/// Turns the names at these places of a drawn text into links. Returns the index of the pressed name, or `None`.
pub(crate) fn name_links(
    ui: &Ui,
    (text, galley): (&Response, &Galley),
    places: &[Option<Range<usize>>],
) -> Option<usize> {
    let ink = palette(ui).accent;
    let mut pressed = None;
    for (at, place) in places.iter().enumerate() {
        let Some((place, rect)) = place
            .clone()
            .and_then(|it| Some((it.clone(), rect_of(galley, it)?)))
        else {
            continue;
        };
        let name = &galley.text()[place];
        let rect = rect.translate(text.rect.left_top().to_vec2());
        let link = ui.interact(rect, text.id.with((at, name)), Sense::click());
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
        if link.hovered() {
            let stroke = Stroke::new(1.0, ink);
            ui.painter()
                .hline(rect.x_range(), rect.bottom() - 1.0, stroke);
        }
        focus_ring(ui, &link, 0);
        if link.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            pressed = Some(at);
        }
    }
    pressed
}

/// Returns where these bytes are drawn, or their part on the first line. `None` if they were cut off.
fn rect_of(galley: &Galley, place: Range<usize>) -> Option<Rect> {
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
