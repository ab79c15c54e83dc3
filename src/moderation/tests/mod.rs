//! What the mind does over several events; single rules are tested beside their code.

mod bulk;
mod cancelling;
mod cast;
mod ending;
mod endings;
mod export;
mod inviting;
mod joining;
mod keeping;
mod muting;
mod naming;
mod never_the_wrong_person;
mod noting;
mod people;
mod pressure;
mod raid;
mod removal;
mod roster;
mod rules;
mod rules_limits;
mod rules_switching;
mod stage;
mod verifying;
mod watching;
mod world;
