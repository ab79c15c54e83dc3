//! Raids: the wave is detected, and raid mode polls often and ends by itself.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::Effect;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::Participant;
use crate::moderation::tests::cast::{guest, user};
use crate::moderation::tests::stage::{Stage, id};
use crate::moderation::views::table::QuickChoice;

fn crowd(count: usize) -> Vec<Participant> {
    let mut people = vec![user("ada")];
    people.extend((0..count).map(|n| guest("Eve", &format!("g{n}"))));
    people
}

impl Stage {
    fn people(&mut self, count: usize) -> &mut Self {
        let asked = self.now;
        self.roster_asked(asked, crowd(count))
    }

    fn wave(&self) -> Option<usize> {
        self.view().wave.map(|wave| wave.joins)
    }
}

#[test]
fn five_joins_within_ten_seconds_are_a_wave_and_fewer_or_slower_are_not() {
    let mut stage = Stage::with(["ada"]);
    for count in 1..=4 {
        stage.wait(3).people(count);
    }
    assert_eq!(stage.wave(), None, "four in ten seconds");
    stage.wait(3).people(5);
    assert_eq!(stage.wave(), None, "the first one is too long ago");
    stage.wait(2).people(10);
    assert_eq!(stage.wave(), Some(8));
    assert_eq!(
        stage.view().alarms,
        0,
        "the notice of the call in front tells of it"
    );
    stage.command(Command::Show(None));
    assert_eq!(stage.view().alarms, 1);
    stage.command(Command::DismissWave(id()));
    assert_eq!(stage.wave(), None);
}

#[test]
fn those_who_were_there_before_are_no_wave_and_an_old_one_is_forgotten() {
    let mut stage = Stage::new();
    stage.reads_call().people(30);
    assert_eq!(stage.wave(), None);
    stage.wait(2).people(36);
    assert_eq!(stage.wave(), Some(6));
    stage.wait(3).people(30).wait(3).people(30);
    assert_eq!(stage.wave(), Some(6), "it has just been");
    stage.wait(120);
    assert_eq!(stage.wave(), None);
}

#[test]
fn a_wave_counts_all_who_come_after_it_began_and_is_told_of_while_its_guests_are_here() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).people(5);
    stage.wait(8).people(7);
    stage.wait(40).people(8);
    let wave = stage.view().wave.unwrap();
    assert_eq!(wave.joins, 8, "also those who come slowly");
    let came = QuickChoice::CameWith(wave.since.monotonic);
    let count = |stage: &Stage| came.count(&stage.view().rows, stage.now);
    assert_eq!(count(&stage), 8);
    stage.wait(300).people(8);
    assert_eq!(count(&stage), 8, "five minutes later, too");
    assert!(stage.view().wave.is_some());
    stage.wait(5).people(0).wait(5).people(0);
    assert_eq!(stage.view().wave, None, "nobody of it is left");
}

#[test]
fn a_wave_tells_apart_who_comes_under_the_name_of_someone_removed() {
    let names = ["Ada", "Bo", "Cy", "Di", "Ed", "Flo"];
    let come = |round: u32, count: usize| {
        let guests = names.iter().take(count);
        let guests = guests.map(|name| guest(name, &format!("{name}-{round}")));
        guests.chain([user("own")]).collect::<Vec<_>>()
    };
    let mut stage = Stage::with(["own"]);
    let asked = stage.wait(2).now;
    stage.roster_asked(asked, come(1, 5));
    for name in &names[..2] {
        stage.press(&format!("{name}-1")).accept();
    }
    for _ in 0..2 {
        let asked = stage.wait(2).now;
        let mut people = come(1, 5);
        people.drain(..2);
        stage.roster_asked(asked, people);
    }
    let wave = stage.view().wave.unwrap();
    assert_eq!((wave.joins, wave.returns), (5, 0));
    let asked = stage.wait(2).now;
    let mut people = come(1, 5);
    people.drain(..2);
    people.extend(come(2, 6).into_iter().filter(|it| {
        let name = it.identity.display_name.as_deref();
        ["Ada", "Bo", "Flo"].map(Some).contains(&name)
    }));
    stage.roster_asked(asked, people);
    let wave = stage.view().wave.unwrap();
    assert_eq!((wave.joins, wave.returns), (8, 2));
}

#[test]
fn after_a_removal_of_several_people_the_joins_of_a_wave_count_anew_with_the_next_arrival() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).people(7);
    let first = stage.view().wave.unwrap();
    assert_eq!((first.joins, first.counted_since), (7, first.since));
    stage.command(Command::RemoveMany {
        call: id(),
        people: vec!["g1".into(), "g2".into()],
    });
    stage.wait(2).people(7);
    assert_eq!(stage.view().wave.unwrap().joins, 7, "nobody else has come");
    stage.wait(2).people(9);
    let wave = stage.view().wave.unwrap();
    assert_eq!((wave.joins, wave.arrivals), (2, 9));
    assert!(wave.counted_since.monotonic > wave.since.monotonic);
    assert_eq!(wave.since, first.since);
}

#[test]
fn those_who_came_while_nobody_looked_are_no_wave() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(40).people(12);
    assert_eq!(stage.wave(), None, "nobody knows how fast they came");
    stage.wait(2).people(18);
    assert_eq!(stage.wave(), Some(6));
}

#[test]
fn guests_in_the_lobby_and_those_who_were_there_before_did_not_come_with_the_wave() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).people(1).wait(30);
    let mut people = crowd(7);
    people.push(Participant {
        in_lobby: true,
        ..guest("Late", "late")
    });
    let asked = stage.now;
    stage.roster_asked(asked, people);
    let wave = stage.view().wave.unwrap();
    let came = QuickChoice::CameWith(wave.since.monotonic);
    assert_eq!(came.count(&stage.view().rows, stage.now), 6);
}

#[test]
fn who_was_admitted_from_the_lobby_or_could_not_be_removed_is_left_out_of_the_next_round() {
    let mut stage = Stage::with(["ada"]);
    let mut people = crowd(7);
    people.push(Participant {
        in_lobby: true,
        ..guest("Late", "late")
    });
    let asked = stage.now;
    stage.roster_asked(asked, people.clone());
    let wave = stage.view().wave.unwrap();
    let came = QuickChoice::CameWith(wave.since.monotonic);
    let count = |stage: &Stage| came.count(&stage.view().rows, stage.now);
    people[7].in_lobby = false;
    stage.wait(2);
    let asked = stage.now;
    stage.roster_asked(asked, people);
    assert_eq!(count(&stage), 7, "somebody wanted the eighth");
    stage.press("g0").fail(Cause::NotFound);
    assert_eq!(count(&stage), 6, "trying again is an action of its own");
}

#[test]
fn a_wave_is_told_of_while_a_guest_is_here_who_could_not_be_removed() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).people(6);
    stage.press("g0").fail(Cause::NotFound);
    stage.wait(5).people(1).wait(5).people(1);
    stage.wait(300).people(1);
    assert!(stage.view().wave.is_some(), "Eve is still here");
    stage.wait(5).people(0).wait(5).people(0);
    assert_eq!(stage.view().wave, None, "nobody of it is left");
}

#[test]
fn raid_mode_polls_often_and_ends_after_ten_minutes() {
    let mut stage = Stage::with(["ada"]);
    let often = |stage: &Stage| {
        let often = Effect::PollOften(id());
        stage
            .effects
            .iter()
            .filter(|effect| **effect == often)
            .count()
    };
    stage.command(Command::Raid(id(), true));
    assert_eq!(often(&stage), 1);
    stage.wait(120);
    assert_eq!(often(&stage), 6);
    let raid = stage.view().raid.unwrap();
    assert_eq!(raid.until.since(raid.since), Duration::from_mins(10));
    stage.wait(480);
    assert_eq!(stage.view().raid, None);
    stage.wait(120);
    assert_eq!(often(&stage), 0);
    stage.command(Command::Raid(id(), true)).call_ends(200, 0);
    assert_eq!(stage.view().raid, None, "it ends with the call");
}

#[test]
fn a_dismissed_wave_is_told_of_again_when_more_come_at_once_and_counts_from_its_first_guest() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).people(6);
    let first = stage.view().wave.unwrap();
    stage.command(Command::DismissWave(id()));
    stage.wait(3).people(8).wait(3).people(10);
    assert_eq!(stage.wave(), None, "four more in ten seconds");
    assert_eq!(stage.view().of_folded_wave(), 10);
    stage.wait(2).people(13);
    let again = stage.view().wave.unwrap();
    assert_eq!((again.joins, again.arrivals), (7, 13));
    assert_eq!(again.since, first.since);
    assert_ne!(again.at, first.at, "the alarm is raised again");
    stage.command(Command::DismissWave(id()));
    stage.command(Command::ShowWave(id()));
    assert_eq!(stage.wave(), Some(7));
}

#[test]
fn a_guest_whom_the_operator_let_stay_is_of_no_wave() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).people(6);
    let wave = stage.view().wave.unwrap();
    assert_eq!(stage.view().came_with(wave).count(), 6);
    stage.command(Command::LetStay(id(), "g0".into()));
    assert_eq!(stage.view().came_with(wave).count(), 5);
    let came = QuickChoice::CameWith(wave.since.monotonic);
    assert_eq!(came.count(&stage.view().rows, stage.now), 5);
}
