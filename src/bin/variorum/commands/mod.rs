//! One file a command.

pub(crate) mod baseline;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod config;
pub(crate) mod explain;
pub(crate) mod inspect;
mod inspect_pairs;
pub(crate) mod review;
pub(crate) mod schema;
pub(crate) mod shell;
pub(crate) mod watch;
