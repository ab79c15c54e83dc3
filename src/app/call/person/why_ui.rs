//! Says below the buttons of the person's card why some of them are disabled.

use egui::{Context, Id, Ui};

use crate::app::language::text::sentences;
use crate::app::look::styles::quiet;

fn noted() -> Id {
    Id::unique("person reasons")
}

fn height() -> Id {
    Id::unique("person reasons height")
}

/// Notes why a button of the card is disabled, if it is. A reason that several buttons share is noted once.
pub(crate) fn note_why(ui: &Ui, why: Option<&str>) {
    let Some(why) = why else { return };
    ui.data_mut(|data| {
        let all: &mut Vec<String> = data.get_temp_mut_or_default(noted());
        if !all.iter().any(|it| it == why) {
            all.push(why.to_owned());
        }
    });
}

/// Forgets the reasons of the last frame, and returns the height that they took, in points.
pub(crate) fn begin_whys(ctx: &Context) -> f32 {
    ctx.data_mut(|data| {
        data.remove_temp::<Vec<String>>(noted());
        data.get_temp(height()).unwrap_or_default()
    })
}

/// Draws the reasons that were noted.
pub(crate) fn why_ui(ui: &mut Ui) {
    let whys: Option<Vec<String>> = ui.data_mut(|data| data.remove_temp(noted()));
    let top = ui.cursor().top();
    if let Some(whys) = whys {
        quiet(ui, sentences(&whys));
    }
    let taken = ui.cursor().top() - top;
    let before: f32 = ui.data(|data| data.get_temp(height())).unwrap_or_default();
    if (taken - before).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(height(), taken));
        ui.ctx().request_repaint();
    }
}
