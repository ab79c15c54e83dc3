//! Selecting people: one by one, in ranges, all of them, and as groups.

use super::*;

fn chosen(selection: &Selection, rows: &[Row]) -> Vec<String> {
    let rows: Vec<Arc<Row>> = rows.iter().cloned().map(Arc::new).collect();
    let people = selection.resolve(&rows).people;
    let ids = people.iter().filter_map(|row| row.key.participant());
    ids.map(ToString::to_string).collect()
}

fn people() -> Vec<Row> {
    let mut boss = row("boss", "Boss", Badge::Member, 1);
    boss.role = Role::Organizer;
    let mut twin = row("twin", "Ada", Badge::Guest, 4);
    twin.mark = Some(crate::moderation::state::row::Mark::NameOfMember);
    vec![
        boss,
        row("ada", "Ada", Badge::Member, 2),
        row("ext", "Eve", Badge::External, 3),
        twin,
        row("tel", "+1", Badge::Phone, 5),
        row("new", "New", Badge::Guest, 95),
    ]
}

#[test]
fn rows_are_chosen_one_by_one_in_ranges_and_all_at_once_but_never_the_protected() {
    let rows = people();
    let table = table_of(rows.clone());
    let key = |id: &str| RowKey::Participant(id.into());
    let mut selection = Selection::default();
    selection.pick(&table, &key("boss"), SelectionClick::Toggle);
    assert!(selection.is_empty());
    selection.pick(&table, &key("ext"), SelectionClick::Toggle);
    selection.pick(&table, &key("tel"), SelectionClick::Range);
    assert_eq!(
        chosen(&selection, &rows),
        ["tel", "twin", "ext"],
        "newest first"
    );
    selection.pick(&table, &key("twin"), SelectionClick::Toggle);
    assert_eq!(chosen(&selection, &rows), ["tel", "ext"]);
    selection.clear();
    selection.pick(&table, &key("tel"), SelectionClick::Range);
    assert_eq!(
        chosen(&selection, &rows),
        ["tel"],
        "a range without a beginning is one row"
    );
    selection.pick_all(&table);
    assert_eq!(selection.len(), 5);
}

#[test]
fn all_means_what_the_list_shows_now() {
    let rows = people();
    let mut table = table_of(rows.clone());
    table.set_filter(RosterFilter::Guests);
    table.update(&view(1, rows.clone()), at(100), &no_words);
    let mut selection = Selection::default();
    selection.pick_all(&table);
    assert_eq!(chosen(&selection, &rows), ["new", "twin"]);
}

#[test]
fn people_are_chosen_by_what_they_have_in_common() {
    let rows = people();
    let table = table_of(rows.clone());
    for (choice, wanted) in [
        (
            QuickChoice::JoinedLately,
            vec!["new", "tel", "twin", "ext", "ada"],
        ),
        (QuickChoice::Guests, vec!["new", "twin"]),
        (QuickChoice::Outsiders, vec!["new", "twin", "ext"]),
        (QuickChoice::Phones, vec!["tel"]),
        (QuickChoice::LookAlikes, vec!["twin"]),
        (
            QuickChoice::EverybodyBut,
            vec!["new", "tel", "twin", "ext", "ada"],
        ),
    ] {
        let mut selection = Selection::default();
        // People first seen at second 2 or later count as new.
        selection.pick_quickly(&table, choice, at(61));
        assert_eq!(chosen(&selection, &rows), wanted, "{choice:?}");
    }
    let mut selection = Selection::default();
    selection.pick_quickly(&table, QuickChoice::Guests, at(100));
    selection.pick_quickly(&table, QuickChoice::EverybodyBut, at(100));
    assert_eq!(chosen(&selection, &rows), ["tel", "ext", "ada"]);
}

#[test]
fn whoever_has_no_account_is_chosen_with_the_guests_however_graph_files_them() {
    let filed = |id: &str| Identity {
        kind: IdentityKind::User,
        id: Some(id.into()),
        ..Identity::default()
    };
    for id in ["8:anon:7f3e", "teamsvisitor:94a5", "8:acs:aa-bb_cc-dd"] {
        let badge = filed(id).recognized().badge(Some("home"));
        let rows = vec![row("visitor", "Eve", badge, 60)];
        let table = table_of(rows.clone());
        for choice in [
            QuickChoice::Guests,
            QuickChoice::NewGuests,
            QuickChoice::Outsiders,
        ] {
            let mut selection = Selection::default();
            selection.pick_quickly(&table, choice, at(61));
            assert_eq!(chosen(&selection, &rows), ["visitor"], "{id} {choice:?}");
        }
    }
}

#[test]
fn who_leaves_or_is_being_removed_is_no_longer_chosen() {
    let rows = people();
    let table = table_of(rows.clone());
    let mut selection = Selection::default();
    selection.pick_all(&table);
    let mut asked = row("tel", "+1", Badge::Phone, 5);
    asked.state = RowState::Asked {
        attempt: crate::moderation::model::ids::AttemptId(1),
        at: at(100),
        waits_until: None,
    };
    selection.settle(&[Arc::new(asked), Arc::new(rows[1].clone())]);
    assert_eq!(chosen(&selection, &rows), ["ada"]);
}

/// Returns the people whom a removal would report as left out.
fn left_out(selection: &Selection, rows: &[Row]) -> Vec<String> {
    let rows: Vec<Arc<Row>> = rows.iter().cloned().map(Arc::new).collect();
    let left_out = selection.resolve(&rows).left_out;
    let ids = left_out.iter().filter_map(|row| row.key.participant());
    ids.map(ToString::to_string).collect()
}

#[test]
fn only_the_protected_whom_the_list_shows_and_the_choice_fits_are_left_out() {
    let mut rows = people();
    let mut bot = row("bot", "Recorder", Badge::App, 6);
    bot.role = Role::Recorder;
    rows.push(bot);
    let mut table = table_of(rows.clone());
    let key = |id: &str| RowKey::Participant(id.into());
    let mut selection = Selection::default();
    selection.pick_all(&table);
    assert_eq!(left_out(&selection, &rows), ["boss", "bot"]);
    selection.clear();
    selection.pick_quickly(&table, QuickChoice::Phones, at(100));
    selection.pick_quickly(&table, QuickChoice::Apps, at(100));
    assert_eq!(left_out(&selection, &rows), ["bot"], "it fits the kind");
    // The first click deselects the last person. That also forgets who was left out.
    selection.pick(&table, &key("tel"), SelectionClick::Toggle);
    selection.pick(&table, &key("ext"), SelectionClick::Toggle);
    assert_eq!(left_out(&selection, &rows), [""; 0]);
    selection.clear();
    table.set_search("ada");
    table.update(&view(2, rows.clone()), at(100), &no_words);
    selection.pick_all(&table);
    assert_eq!(chosen(&selection, &rows), ["twin", "ada"]);
    assert_eq!(left_out(&selection, &rows), [""; 0], "nobody saw them");
}

#[test]
fn whoever_cannot_be_removed_at_all_is_left_out_of_a_group_too() {
    let mut shared = guest("shared", 7);
    shared.seen.shares_id = true;
    let mut nameless = guest("nameless", 7);
    nameless.participant.id = None;
    let mut going = guest("going", 7);
    going.state = RowState::Asked {
        attempt: crate::moderation::model::ids::AttemptId(1),
        at: at(100),
        waits_until: None,
    };
    let rows = vec![guest("free", 7), shared, nameless, going];
    let table = table_of(rows.clone());
    for choice in [QuickChoice::Guests, QuickChoice::EverybodyBut] {
        let mut selection = Selection::default();
        selection.pick_quickly(&table, choice, at(100));
        assert_eq!(chosen(&selection, &rows), ["free"], "{choice:?}");
        let left = left_out(&selection, &rows);
        assert_eq!(left, ["shared", "nameless"], "{choice:?}");
    }
    let mut selection = Selection::default();
    selection.pick_all(&table);
    assert_eq!(left_out(&selection, &rows), ["shared", "nameless"]);
}

#[test]
fn somebody_selected_and_missing_does_not_come_back_into_everybody_but_the_selected() {
    let ada = RowKey::Participant("ada".into());
    let rows = people();
    let mut table = table_of(rows.clone());
    let mut selection = Selection::default();
    selection.pick(&table, &ada, SelectionClick::Toggle);
    let mut without = rows.clone();
    without[1].seen.listing = Listing::NotListed {
        since: at(100),
        last: at(98),
        reason: None,
    };
    let settle = |selection: &mut Selection, rows: &[Row]| {
        let rows: Vec<_> = rows.iter().cloned().map(Arc::new).collect();
        selection.settle(&rows);
    };
    settle(&mut selection, &without);
    assert_eq!(selection.waiting(), 1);
    table.update(&view(2, without), at(100), &no_words);
    selection.pick_quickly(&table, QuickChoice::EverybodyBut, at(100));
    settle(&mut selection, &rows);
    assert_eq!(chosen(&selection, &rows), ["new", "tel", "twin", "ext"]);
}

#[test]
fn nobody_is_left_out_of_a_choice_whose_people_have_all_gone() {
    let rows = people();
    let table = table_of(rows.clone());
    let mut selection = Selection::default();
    selection.pick_all(&table);
    let (boss, others) = (rows[0].clone(), &rows[1..2]);
    selection.settle(&[Arc::new(boss)]);
    selection.pick(&table, &others[0].key, SelectionClick::Toggle);
    assert_eq!(left_out(&selection, &rows), [""; 0]);
}
