//! Stories that once broke a law, in their shortest form.

use super::script::ScriptStep::*;

use crate::moderation::tests::laws::world::driver::World;
use crate::moderation::tests::laws::world::meeting::Who::{self, Guest, Member, Phone};
use crate::moderation::tests::laws::world::script::DeleteEffect::{GoesLate, Stays};
use crate::moderation::tests::laws::world::script::OneLie::{self, Wrong, WrongAndSlow};
use crate::moderation::tests::laws::world::script::Reply::Accepted;
use crate::moderation::tests::laws::world::script::RosterLie::{
    Cut, Held, Lacks, Old, Slow, WithoutId, WithoutUs,
};
use crate::moderation::tests::laws::world::script::ScriptStep;

fn plays(people: &[Who], steps: Vec<ScriptStep>) {
    let mut world = World::new(false, people);
    for step in steps {
        world.takes(step);
    }
    world.closes();
}

#[test]
fn a_reading_of_one_that_is_confirmed_late_says_nothing_against_a_newer_roster() {
    let steps = vec![
        Joins(Member(0), false),
        One(WrongAndSlow(151)),
        Delete(Stays, Accepted),
        Wait(240),
        One(Wrong),
        Press(5),
        Wait(6_000),
    ];
    plays(&[], steps);
}

#[test]
fn a_reading_of_one_says_nothing_against_a_roster_of_the_same_moment() {
    let steps = vec![
        Crowd(8),
        Press(0),
        Wait(50),
        One(Wrong),
        Press(1),
        Crowd(8),
        Wait(2_350),
        Roster(WithoutUs(vec![0])),
        Roster(Cut(6)),
        Wait(1_290),
        Roster(Slow(751)),
        Leaves(0),
        Delete(GoesLate(1_161), Accepted),
        One(Wrong),
        LeaveTogether(4),
        Press(7),
        Wait(1_160),
    ];
    plays(&[], steps);
}

#[test]
fn rosters_of_before_a_sleep_vouch_for_nobody_at_the_door() {
    let steps = vec![
        Wait(2_050),
        Joins(Guest(0), false),
        Sleep(11, false, None),
        CloseDoor(5),
        Wait(1_350),
    ];
    plays(&[], steps);
}

#[test]
fn whoever_was_listed_without_an_id_is_not_new_at_the_door() {
    let steps = vec![
        Roster(Held(19)),
        Roster(WithoutId(0)),
        Roster(Lacks(vec![0])),
        Joins(Guest(0), false),
        Joins(Member(0), false),
        Wait(6_000),
        CloseDoor(17),
        Wait(16_200),
    ];
    plays(&[], steps);
}

#[test]
fn a_line_that_is_still_being_written_is_put_right_though_the_removal_is_tried_again() {
    let steps = vec![
        Press(0),
        Joins(Member(0), false),
        Joins(Member(0), false),
        Wait(6_000),
        One(OneLie::Fails),
        Press(1),
        Leaves(0),
        Wait(8_672),
        Joins(Member(0), false),
        Wait(3_988),
        Roster(Old(13_711)),
        One(Wrong),
        Wait(2_341),
        CloseDoor(5),
        Bulk(vec![1]),
        Disk(2_651),
        Wait(3_810),
    ];
    plays(&[], steps);
}

#[test]
fn a_door_whose_time_was_up_says_nothing_about_whom_the_next_one_concerns() {
    let steps = vec![
        CloseDoor(5),
        Concerns(false, true),
        Sleep(11, false, None),
        CloseDoor(13),
        Wait(1_050),
        Joins(Phone(0), false),
        Wait(3_100),
    ];
    plays(&[], steps);
}

#[test]
fn who_came_back_is_told_once_though_the_removal_before_is_proved_twice() {
    let steps = vec![
        Wait(1_722),
        Wait(2_319),
        EndForAll,
        Wait(1_409),
        Joins(Phone(1), false),
        Roster(Cut(2)),
        Roster(Old(2_760)),
        Wait(350),
        Dismiss(8),
        Wait(3_150),
    ];
    let mut people = [Member(0); 7];
    people[4] = Phone(1);
    plays(&people, steps);
}
