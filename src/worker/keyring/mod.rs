//! Secrets that somebody asked to be remembered, in the keyring of the operating system and nowhere else.
//!
//! An entry is found only with the very authority, tenant and app that its secret is about to be used for, so that a
//! changed profile cannot send it elsewhere. Where there is no keyring, nothing is kept: there is no file to fall back on.

mod asking;
mod entries;
mod trouble;

pub use crate::worker::keyring::asking::{KeyringAnswer, PATIENCE};
pub use crate::worker::keyring::entries::{
    Forgotten, KeyringKey, SecretKind, forget, recall, remember,
};
pub use crate::worker::keyring::trouble::KeyringTrouble;
