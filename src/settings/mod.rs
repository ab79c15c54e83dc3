//! Configuration: flags, environment, policy, settings files, and the folders and exports that the program writes.

pub mod atomic_file;
pub mod audit_days;
pub mod callback;
pub mod environment;
pub mod exports;
pub mod file;
pub mod flags;
pub mod folders;
pub mod own_file;
pub mod patient_lock;
pub mod policy;
pub mod preferences;
pub mod profiles;
pub mod saver;
pub mod window_place;
