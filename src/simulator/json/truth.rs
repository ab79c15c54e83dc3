//! Lists the people who are really in a call, to compare them with the served roster.

use std::time::Duration;

use serde_json::{Value, json};

use crate::simulator::model::call::{Call, Participant};
use crate::simulator::model::call_state::CallState;
use crate::simulator::world::World;

/// Lists everybody in a call with the time of joining, and the people who left most recently; `None` for an
/// unknown call.
pub(crate) fn truth(world: &World, id: &str) -> Option<Value> {
    let call = world.call(id)?;
    let here: Vec<Value> = call
        .participants
        .iter()
        .map(|participant| person(call, participant))
        .collect();
    let left: Vec<Value> = world
        .left(id)
        .map(|(participant, until)| {
            let mut person = person(call, participant);
            person["until"] = seconds(*until);
            person
        })
        .collect();
    let state = match &call.state {
        CallState::Establishing => "establishing",
        CallState::Established => "established",
        CallState::Terminated(_) => "terminated",
    };
    Some(json!({
        "seconds": seconds(world.now()),
        "id": call.id,
        "state": state,
        "my_participant": call.my_participant,
        "here": here,
        "left": left,
    }))
}

fn person(call: &Call, participant: &Participant) -> Value {
    let person = call.person_of(participant);
    json!({
        "id": participant.id,
        "name": person.map(|person| &person.name),
        "kind": person.and_then(|person| person.kind.member()),
        "identity": participant.identity,
        "tenant": person.and_then(|person| person.tenant.as_ref()),
        "in_lobby": participant.in_lobby,
        "since": seconds(participant.since),
    })
}

fn seconds(time: Duration) -> Value {
    json!(time.as_secs_f64())
}
