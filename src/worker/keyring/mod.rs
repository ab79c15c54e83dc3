//! Secrets that the user wants to store, in the system keyring only.
//!
//! An entry is found only for exactly the authority, tenant and app it was stored for. A changed
//! profile therefore cannot send the secret elsewhere. Without a keyring nothing is stored; there
//! is no fallback file.

mod asking;
mod entries;
mod trouble;

pub use crate::worker::keyring::asking::{KeyringAnswer, PATIENCE};
pub use crate::worker::keyring::entries::{
    ForgetResult, KeyringKey, SecretKind, forget, recall, remember,
};
pub use crate::worker::keyring::trouble::KeyringTrouble;
