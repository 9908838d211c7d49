//! What stands in the place of a run where this build has none.

use crate::error::{Error, ErrorKind};
use std::path::Path;

/// There is no encoder in this build.
pub(super) enum Session {}

impl Session {
    pub(super) fn open(folder: &Path) -> Result<Session, Error> {
        Err(ErrorKind::LeftOut { what: "a sentence encoder", feature: "encoder" }.of(folder))
    }

    pub(super) fn encode(&self, _: &str) -> Vec<f32> {
        match *self {}
    }
}
