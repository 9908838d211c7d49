//! One file a command.

pub(crate) mod compare;
pub(crate) mod explain;
pub(crate) mod inspect;
pub(crate) mod schema;
