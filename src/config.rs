//! Settled settings: plain data, with defaults that fit two reports at the command line.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// How grave a finding is; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Must not be published before it is cleared up
    Error,
    /// Should be looked at
    Warning,
    /// Worth knowing
    Note,
    /// Shown only when asked for
    Hint,
}

impl Level {
    /// All, the gravest first.
    pub const ALL: [Level; 4] = [Level::Error, Level::Warning, Level::Note, Level::Hint];

    /// Its name in every output and setting.
    pub fn name(self) -> &'static str {
        ["error", "warning", "note", "hint"][self as usize]
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(name: &str) -> Result<Level, String> {
        Level::ALL.into_iter().find(|level| level.name() == name).ok_or_else(|| format!("no level {name:?}: error, warning, note or hint"))
    }
}

/// Settings of a comparison.
///
/// ```
/// use variorum::{Config, Level};
/// let strict = Config { levels: [("title-role".into(), Level::Error)].into(), ..Config::default() };
/// assert_eq!(strict.levels["title-role"], Level::Error);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Levels that differ from the table's, by kind.
    pub levels: BTreeMap<String, Level>,
}
