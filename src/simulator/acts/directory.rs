//! The tenant's directory: finds its own users by object id or sign-in name.

use deunicode::deunicode;
use serde_json::{Value, json};

use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::world::World;

impl World {
    /// Returns a user as the directory describes them; `None` for unknown people and people of other tenants.
    pub(crate) fn directory_user(&self, asked: &str) -> Option<Value> {
        let (id, name) = self
            .users()
            .find(|(id, name)| id.eq_ignore_ascii_case(asked) || self.is_upn(asked, name))?;
        let upn = self.upn(name);
        Some(json!({ "id": id, "displayName": name, "userPrincipalName": upn, "mail": upn }))
    }

    /// Returns the sign-in name of a user of the tenant.
    pub fn upn(&self, name: &str) -> String {
        let domain = self.tenant.domains.first();
        format!(
            "{}@{}",
            ascii_name(name),
            domain.map_or("invalid", String::as_str)
        )
    }

    /// Whether `asked` is the sign-in name of the user with this name.
    fn is_upn(&self, asked: &str, name: &str) -> bool {
        asked.contains('@') && asked.eq_ignore_ascii_case(&self.upn(name))
    }

    /// Returns the object ids and names of the users of this tenant who are in a call or may join one. Leaves out
    /// people who are known only by an id.
    fn users(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = |person: &&Person| {
            person.kind == PersonKind::User && person.tenant.as_deref() == Some(&*self.tenant.id)
        };
        let rehearsals = self.meetings.iter().map(|meeting| &meeting.rehearsal);
        let calls = self.calls.iter().chain(rehearsals);
        let people = calls.clone().flat_map(|call| &call.people).filter(own);
        let people =
            people.filter_map(|person| Some((person.identity.as_deref()?, person.shown_name())));
        let expected = calls
            .flat_map(|call| &call.expected)
            .filter(|expected| expected.kind == PersonKind::User)
            .filter_map(|expected| Some((&*expected.identity, expected.name.as_deref()?)));
        // Skips people who are known only by the id with which they were invited. That id is also their name.
        people.chain(expected).filter(|(id, name)| id != name)
    }
}

/// Turns `Ana Ruiz` into `ana.ruiz`, and letters of all scripts into Latin ones.
fn ascii_name(name: &str) -> String {
    let latin = deunicode(name).to_ascii_lowercase();
    let latin = latin.replace(['\'', '`'], "");
    let parts = latin.split(|c: char| !c.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::{InviteeAnswer, Scenario};

    #[test]
    fn the_directory_knows_the_tenants_own_people_and_nobody_else() {
        let mut stranger = Person::new(PersonKind::User, "Sadia Chowdhury");
        stranger.tenant = Some("another".to_owned());
        let mut quiet = Person::new(PersonKind::User, "Björn Lindqvist");
        quiet.nameless = true;
        let world = Scenario::call("Town hall")
            .with(quiet)
            .with(stranger)
            .guest("Bob")
            .invitable("Grace Hopper", InviteeAnswer::Never)
            .meeting("Review", None, &["Ada"])
            .build()
            .into_world();
        let named = |asked: &str| {
            let user = world.directory_user(asked)?;
            Some(user["displayName"].as_str()?.to_owned())
        };
        for name in ["Björn Lindqvist", "Grace Hopper", "Ada"] {
            assert_eq!(named(&world.user_id(name)).as_deref(), Some(name));
            let upn = world.upn(name).to_uppercase();
            assert_eq!(named(&upn).as_deref(), Some(name));
        }
        for (name, upn) in [
            ("Björn Lindqvist", "bjorn.lindqvist@contoso.example"),
            ("Søren Holm", "soren.holm@contoso.example"),
            ("Ольга Смирнова", "olga.smirnova@contoso.example"),
        ] {
            assert_eq!(world.upn(name), upn);
        }
        for nobody in ["Sadia Chowdhury", "Bob", "Nobody"] {
            assert_eq!(named(&world.user_id(nobody)), None, "{nobody}");
            assert_eq!(named(&world.upn(nobody)), None, "{nobody}");
        }
    }
}
