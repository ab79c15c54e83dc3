//! Composes the answer to a request, with the lies that apply to it.
//!
//! Handlers that read calls or people use this view. So they need not know about lies.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::simulator::fault::AppliedFault;
use crate::simulator::fault::effect::Effect;
use crate::simulator::fault::lie::{Lie, entry, spelling, wrong_call, wrong_value};
use crate::simulator::json::call::{call_json, participant_json, roster_json};
use crate::simulator::model::call::Call;
use crate::simulator::refusal::Refusal;
use crate::simulator::world::World;

/// Lies for one request, in the order they were installed.
#[derive(Clone, Debug, Default)]
pub(crate) struct LyingView {
    lies: Vec<(Lie, u64)>,
    /// Number of rows after which the roster is cut; `None` if it is not.
    cut: Option<usize>,
    /// Number of rows per page of the roster; `None` for a single page.
    page: Option<usize>,
    /// False address at which the roster is said to continue; `None` without this lie.
    next_link: Option<String>,
}

pub(crate) struct ShownPage {
    pub(crate) body: Value,
    /// Index of the first row of the next page; `None` on the last page.
    pub(crate) next: Option<usize>,
    /// False address of the next page, which replaces the true address; `None` without this lie.
    pub(crate) next_link: Option<String>,
}

impl LyingView {
    /// Collects the effects that change how calls and rosters are served.
    pub(crate) fn of(applied: &[AppliedFault]) -> Self {
        let mut view = Self::default();
        for AppliedFault { effect, count } in applied {
            match effect {
                Effect::Lie(lie) => view.lies.push((lie.clone(), *count)),
                Effect::CutRoster(rows) => view.cut = Some(*rows),
                Effect::PageRoster(rows) => view.page = Some(*rows),
                Effect::NextLink(address) => view.next_link = Some(address.clone()),
                _ => {}
            }
        }
        view
    }

    fn lies(&self) -> impl Iterator<Item = &Lie> {
        self.lies.iter().map(|(lie, _)| lie)
    }

    /// Returns a call in its present state, or in an earlier state if a lie makes the answer lag. Calls that ended a
    /// moment ago can be read too.
    pub(crate) fn readable<'world>(
        &self,
        world: &'world World,
        id: &str,
    ) -> Result<Cow<'world, Call>, Refusal> {
        let lag = self.lies().find_map(|lie| match lie {
            Lie::Behind(lag) => Some(*lag),
            _ => None,
        });
        let Some(lag) = lag else {
            return world.readable_call(id).map(Cow::Borrowed);
        };
        let call = world.call_behind(id, lag).ok_or(Refusal::CallNotFound)?;
        world.check_readable(&call)?;
        Ok(Cow::Owned(call))
    }

    /// Returns the answer to GET call.
    pub(crate) fn call(&self, world: &World, call: &Call) -> Value {
        let mut body = call_json(world, call);
        for lie in self.lies() {
            match lie {
                Lie::Call(wrong) => {
                    let other = world.ids.named("the id of another call");
                    wrong_call::falsify(&mut body, *wrong, &other);
                }
                other => rewrite(&mut body, other),
            }
        }
        body
    }

    /// Returns the answer to GET participant; `None` if the roster lacks this id.
    pub(crate) fn participant(&self, world: &World, call: &Call, id: &str) -> Option<Value> {
        let mut body = participant_json(world, call, id)?;
        self.lies().for_each(|lie| rewrite(&mut body, lie));
        Some(body)
    }

    /// Returns the answer to GET participants, starting at row `from`.
    pub(crate) fn page(&self, world: &World, call: &Call, from: usize) -> ShownPage {
        let rows = self.rows(world, call);
        let (from, size) = self.place(from);
        let end = from.saturating_add(size).min(rows.len());
        let people = rows.get(from.min(end)..end).unwrap_or_default();
        let mut body = json!({ "value": people });
        for lie in self.lies() {
            if let Lie::Value(wrong) = lie {
                wrong_value::falsify(&mut body, *wrong);
            }
        }
        ShownPage {
            body,
            next: (end < rows.len()).then_some(end),
            next_link: self.next_link.clone(),
        }
    }

    /// Returns the row at which a page really starts, and the most rows it may have. The start differs
    /// from `from` if a lie skips a page.
    fn place(&self, from: usize) -> (usize, usize) {
        let lost = self.lies().find_map(|lie| match lie {
            Lie::LostPage { rows, page } => Some((*rows, *page)),
            _ => None,
        });
        match lost {
            Some((rows, page)) if page.checked_sub(1) == from.checked_div(rows) => {
                (from.saturating_add(rows), rows)
            }
            Some((rows, _)) => (from, rows),
            None => (from, self.page.unwrap_or(usize::MAX)),
        }
    }

    /// Returns all rows of the roster, across pages.
    fn rows(&self, world: &World, call: &Call) -> Vec<Value> {
        let mut rows = roster_json(world, call);
        // Entries are changed while they still have their true ids.
        for lie in self.lies() {
            match lie {
                Lie::Entry { of, told } => {
                    let places = places(call, &rows, of.as_deref());
                    entry::falsify(&mut rows, &places, *told);
                }
                Lie::WithoutUs => rows.retain(|row| id_of(row) != Some(&call.my_participant)),
                _ => {}
            }
        }
        for (lie, count) in &self.lies {
            match lie {
                Lie::NewIds => rows.iter_mut().for_each(|row| renew(world, row, *count)),
                Lie::CutVarying(most) => cut_anywhere(world, &mut rows, *most, *count),
                other => rows.iter_mut().for_each(|row| rewrite(row, other)),
            }
        }
        rows.truncate(self.cut.unwrap_or(usize::MAX));
        rows
    }
}

/// Applies a lie about spelling, tenants or roster numbers. Does nothing for any other lie.
fn rewrite(body: &mut Value, lie: &Lie) {
    match lie {
        Lie::WithoutTenants => spelling::without_tenants(body),
        Lie::Spelled(how) => spelling::spell(body, *how),
        Lie::Unnumbered => {
            if let Some(number) = body.get_mut("rosterSequenceNumber") {
                *number = Value::Null;
            }
        }
        _ => {}
    }
}

/// Returns the participant id of an entry from its `info`, because the entry may lack its `id`.
fn id_of(row: &Value) -> Option<&str> {
    row.pointer("/info/participantId")?.as_str()
}

/// Returns the indexes of a person's entries, one per device. Without a name, returns the last entry.
fn places(call: &Call, rows: &[Value], name: Option<&str>) -> Vec<usize> {
    let Some(name) = name else {
        return rows.len().checked_sub(1).into_iter().collect();
    };
    let theirs: Vec<&str> = call
        .participants_named(name)
        .map(|participant| participant.id.as_str())
        .collect();
    let is_theirs = |row: &Value| id_of(row).is_some_and(|id| theirs.contains(&id));
    (0..rows.len()).filter(|&at| is_theirs(&rows[at])).collect()
}

/// Replaces an entry's ids with new ids, which depend only on the row and on `turn`.
fn renew(world: &World, row: &mut Value, turn: u64) {
    for member in ["/id", "/info/participantId"] {
        if let Some(id) = row.pointer_mut(member)
            && let Some(old) = id.as_str()
        {
            *id = json!(world.ids.named(&format!("{old} at poll {turn}")));
        }
    }
}

/// Keeps at most `most` rows, starting at a row that depends on `turn`.
fn cut_anywhere(world: &World, rows: &mut Vec<Value>, most: usize, turn: u64) {
    let all = rows.len();
    if all <= most {
        return;
    }
    let begin = world.ids.number(&format!("cut at poll {turn}"));
    let begin = usize::try_from(begin % all as u64).unwrap_or_default();
    let mut at = 0..all;
    rows.retain(|_| at.next().is_some_and(|at| (at + all - begin) % all < most));
}
