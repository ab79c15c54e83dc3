//! Says above the buttons of the person's card why some of them are disabled. The buttons keep their place when the
//! text grows.

use egui::{Context, Id, Ui};

use crate::app::language::text::sentences;
use crate::app::look::styles::quiet;

fn noted() -> Id {
    Id::unique("person reasons")
}

/// Notes why a button of the card is disabled, if it is. A reason that several buttons share is noted once.
pub(crate) fn note_disabled_reason(ui: &Ui, why: Option<&str>) {
    let Some(why) = why else { return };
    ui.data_mut(|data| {
        let all: &mut Vec<String> = data.get_temp_mut_or_default(noted());
        if !all.iter().any(|it| it == why) {
            all.push(why.to_owned());
        }
    });
}

/// The reasons that the last frame noted. This frame draws them above its buttons.
pub(crate) struct DisabledReasons {
    all: Vec<String>,
}

impl DisabledReasons {
    pub(crate) fn take(ui: &Ui) -> Self {
        let all: Vec<String> = ui
            .data_mut(|data| data.remove_temp(noted()))
            .unwrap_or_default();
        Self { all }
    }

    pub(crate) fn show(&self, ui: &mut Ui) {
        if !self.all.is_empty() {
            quiet(ui, sentences(&self.all));
        }
    }

    /// Draws the window again if the reasons noted in this frame differ from the reasons that it shows.
    pub(crate) fn settle(&self, ctx: &Context) {
        let now: Option<Vec<String>> = ctx.data(|data| data.get_temp(noted()));
        if now.unwrap_or_default() != self.all {
            ctx.request_repaint();
        }
    }
}
