//! Looks up users in the tenant's directory.

use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::below;
use crate::graph::requests::response_helpers::not_graph;
use crate::graph::requests::wire::user::user;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;

impl GraphClient {
    /// Looks up a user by object id or sign-in name: `GET /users/{id}`. Needs `User.ReadBasic.All`,
    /// and finds only users of the tenant.
    pub async fn user(&self, id_or_upn: &str) -> Result<DirectoryUser, Failure> {
        let mut out = self.poll(&below("/v1.0/users", &[id_or_upn])?)?;
        // Requests only the members that this program uses.
        out.url
            .set_query(Some("$select=id,displayName,userPrincipalName,mail"));
        let (answer, done) = self.send(&out, &|_| {}).await?;
        user(&answer.body).map_err(|problem| not_graph(&answer, done, &problem))
    }
}
