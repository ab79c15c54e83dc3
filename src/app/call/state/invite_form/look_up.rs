//! One look-up of the invitation dialog in the directory.

use crate::app::state::request::Request;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;

/// A look-up of a sign-in name or object id in the directory.
#[derive(Debug)]
pub(crate) struct DirectoryLookUp {
    pub(super) text: String,
    /// The request to the directory; `None` until the end of the frame that asked for the look-up.
    pub(super) request: Option<Request<DirectoryUser>>,
}

impl DirectoryLookUp {
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            request: None,
        }
    }

    /// Returns the directory's answer; `None` until it has come.
    pub(super) fn answer(&self) -> Option<Result<DirectoryUser, Failure>> {
        self.request.as_ref()?.answer().cloned()
    }
}
