//! Settled settings: plain data, with defaults that fit two reports at the command line.

use crate::model::Encoder;
use std::collections::{BTreeMap, BTreeSet};
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Levels that differ from the table's, by kind or family; the kind's goes before its family's.
    pub levels: BTreeMap<String, Level>,
    /// Forms of one name that may stand for each other, each group with all its forms: house style and accepted spellings.
    pub names: Vec<Vec<String>>,
    /// Words and phrases that are added to the word lists, by the name of the list; [`segment::own::LISTS`](crate::segment::own::LISTS) names them.
    pub words: BTreeMap<String, BTreeSet<String>>,
    /// The kinds and families that are told; none stands for all.
    pub select: BTreeSet<String>,
    /// The kinds and families that are not told. A kind goes before its family, whether it is selected or ignored.
    pub ignore: BTreeSet<String>,
    /// How sure a finding must at least be to be told, from 0 to 1.
    pub min_confidence: f64,
    /// Whether links tell what spoke for them.
    pub explain: bool,
    /// What tells the meaning of sentences in place of the compiled-in vectors. An [`Analysis`](crate::Analysis) made before keeps what
    /// it was made with.
    pub encoder: Option<Encoder>,
}

impl Config {
    /// Whether findings of a kind are told.
    ///
    /// ```
    /// use variorum::Config;
    /// let config = Config { select: ["name".into(), "framing-label".into()].into(), ignore: ["name-form".into()].into(), ..Config::default() };
    /// let told = ["name-spelling", "name-form", "framing-label", "framing-loaded"].map(|kind| config.tells(kind));
    /// assert_eq!(told, [true, false, true, false]);
    /// ```
    pub fn tells(&self, kind: &str) -> bool {
        let decided = |name: &str| match () {
            () if self.ignore.contains(name) => Some(false),
            () if self.select.contains(name) => Some(true),
            () => None,
        };
        decided(kind).or_else(|| decided(family(kind))).unwrap_or(self.select.is_empty())
    }

    /// The level of a kind's findings, if it is set.
    pub fn level(&self, kind: &str) -> Option<Level> {
        self.levels.get(kind).or_else(|| self.levels.get(family(kind))).copied()
    }
}

/// The family of a kind: the first part of its id.
pub fn family(kind: &str) -> &str {
    kind.split_once('-').map_or(kind, |(family, _)| family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_go_before_their_families() {
        let set = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<BTreeSet<_>>();
        for (select, ignore, kind, told) in [
            (&[][..], &[][..], "name-form", true),
            (&["name"], &[], "name-form", true),
            (&["name"], &[], "title-rank", false),
            (&["name-form"], &["name"], "name-form", true),
            (&["name-form"], &["name"], "name-given", false),
            (&[], &["name"], "title-rank", true),
            (&["name"], &["name"], "name-form", false),
            (&["name-form"], &["name-form"], "name-form", false),
        ] {
            let config = Config { select: set(select), ignore: set(ignore), ..Config::default() };
            assert_eq!(config.tells(kind), told, "{select:?} {ignore:?} {kind}");
        }
        let config = Config { levels: [("name".into(), Level::Hint), ("name-form".into(), Level::Error)].into(), ..Config::default() };
        assert_eq!(["name-form", "name-given", "title-rank"].map(|k| config.level(k)), [Some(Level::Error), Some(Level::Hint), None]);
    }
}
