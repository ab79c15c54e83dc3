//! Tests the order in which a cancellation tries the participant ids of an invitation.

use super::*;
use crate::moderation::state::invitation::cancel_ids::{CancelIdSource, ids_to_try};

#[test]
fn an_id_is_tried_once_for_its_best_source() {
    let id = |text: &str| Some(ParticipantId::from(text));
    let sources = |addresses: Vec<Address>| {
        addresses
            .into_iter()
            .map(|address| (address.source, address.id.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        sources(ids_to_try(id("a"), id("b"), id("b"))),
        [
            (CancelIdSource::Served, "a".to_owned()),
            (CancelIdSource::Echoed, "b".to_owned())
        ]
    );
    assert_eq!(
        sources(ids_to_try(None, None, id("c"))),
        [(CancelIdSource::Own, "c".to_owned())]
    );
    assert_eq!(sources(ids_to_try(id(".."), id(""), None)), []);
}
