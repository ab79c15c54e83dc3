//! A simulated Graph in this crate, for demos, tests and bug reports without a tenant.
//!
//! [`World`] is the tenant and its rules, without HTTP or a clock. [`Scenario`] lists its people and events.
//! [`Simulator`] serves the world at Graph's paths. A [`Fault`] makes requests fail, or serves a [`Lie`] instead of the
//! truth. The world itself stays true. Nothing here shares a type with `graph`, because a misspelling could then hide
//! on both sides.
//!
//! The table lists the layers from the bottom up. Each layer uses only earlier ones. `fault.rs`, `scenario.rs`,
//! `routes.rs` and `json/mod.rs` use the files in their folders, never the other way round.
//!
//! | | |
//! |---|---|
//! | `validated`, `lock`, `refusal`, `span` | used by several layers |
//! | `fault` | which requests fail, and how: `target`, `lie`, `effect`, `limit` |
//! | `model` | the parts of the world, as plain data |
//! | `world` | the tenant, its calls and its agenda |
//! | `acts` | what can happen in the world |
//! | `scenario` | who is in the world: `form`, `build` |
//! | `json`, `lying_view` | how the world is served in Graph's format, true or not |
//! | `request_log`, `handle` | the simulator without a socket |
//! | `connection`, `routes` | Graph's paths and the simulator's own |
//! | `server`, `command` | the socket, and `moderato simulate` |

mod acts;
mod command;
mod connection;
mod fault;
mod handle;
mod json;
mod lock;
mod lying_view;
mod model;
mod refusal;
mod request_log;
mod routes;
mod scenario;
mod server;
mod span;
mod validated;
mod world;

pub use crate::simulator::command::{SimulateError, simulate};
pub use crate::simulator::fault::Fault;
pub use crate::simulator::fault::effect::{ConnectionBreak, Effect, RetryAfter};
pub use crate::simulator::fault::lie::{AnswerLag, Lie, OddEntry, Spelling, WrongCall, WrongValue};
pub use crate::simulator::fault::target::{Matcher, Target};
pub use crate::simulator::handle::Simulator;
pub use crate::simulator::model::call::{Call, MuteOperation, Participant};
pub use crate::simulator::model::call_state::{CallEnd, CallState};
pub use crate::simulator::model::invitation::{
    Addressing, ExpectedAnswer, Invitation, InvitationFailure, InvitationState, Invitee,
    InviteeAnswer,
};
pub use crate::simulator::model::meeting::Meeting;
pub use crate::simulator::model::person::{Media, Person, PersonKind};
pub use crate::simulator::model::settings::Settings;
pub use crate::simulator::model::tenant::Credentials;
pub use crate::simulator::refusal::Refusal;
pub use crate::simulator::request_log::{HeldRequests, SeenRequest};
pub use crate::simulator::routes::switches::help;
pub use crate::simulator::scenario::build::{ConsoleInvitation, PersonToInvite};
pub use crate::simulator::scenario::{Scenario, ScenarioBuilder, ScenarioError};
pub use crate::simulator::server::RunningServer;
pub use crate::simulator::world::World;
