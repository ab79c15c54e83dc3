//! States and results in sentences. Draws nothing.

pub(crate) mod activity_text;
pub(crate) mod attendance_text;
pub(crate) mod batch_text;
pub(crate) mod callback_text;
pub(crate) mod curl;
pub(crate) mod evidence_text;
pub mod failure_text;
pub mod hue;
pub(crate) mod id_text;
pub(crate) mod keep_out_text;
pub(crate) mod move_text;
pub(crate) mod network_text;
pub mod pasted_text;
pub mod person_text;
pub(crate) mod phone_text;
pub(crate) mod record_text;
pub(crate) mod ringing_text;
pub mod row;
pub(crate) mod service_text;
pub(crate) mod settings_text;
pub mod time_text;
