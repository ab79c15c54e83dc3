//! JSON pieces that calls, people and operations share.

use serde_json::{Map, Value, json};

use crate::simulator::model::person::Person;

/// Makes an identity set with one member; an empty set for a person of the kind `Nobody`.
pub(crate) fn identity_set(person: &Person, id: &str) -> Value {
    let mut set = Map::new();
    set.insert(
        "@odata.type".to_owned(),
        json!("#microsoft.graph.identitySet"),
    );
    if let Some(member) = person.kind.member() {
        let mut identity = json!({ "@odata.type": "#microsoft.graph.identity", "id": id, "displayName": person.display_name() });
        if let Some(tenant) = &person.tenant {
            identity["tenantId"] = json!(tenant);
            identity["identityProvider"] = json!("AAD");
        }
        set.insert(member.to_owned(), identity);
    }
    Value::Object(set)
}

/// Makes a result with numeric codes, as the schema defines it.
pub(crate) fn result_json(code: i32, subcode: i32, message: &str) -> Value {
    json!({ "@odata.type": "#microsoft.graph.resultInfo", "code": code, "subcode": subcode, "message": message })
}
