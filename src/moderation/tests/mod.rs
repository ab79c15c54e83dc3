//! What the mind does over several events; single rules are tested beside their code.

mod cancelling;
mod cast;
mod endings;
mod export;
mod inviting;
mod never_the_wrong_person;
mod people;
mod removal;
mod roster;
mod stage;
mod verifying;
mod watching;
