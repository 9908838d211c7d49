//! Names that the settings take for one: house style and accepted spellings.

use crate::analysis::Analysis;
use crate::config::Config;
use crate::detect::{Found, Place};
use crate::segment::tokenize;
use crate::text::WordKey;
use std::collections::HashMap;

/// The families that a name may give rise to.
const FAMILIES: [&str; 4] = ["name", "place", "title", "attribution"];

/// Which group every accepted form of a name belongs to.
pub(crate) struct Names {
    groups: HashMap<Vec<WordKey>, usize>,
    forms: Vec<Vec<Vec<WordKey>>>,
}

impl Names {
    pub(crate) fn new(config: &Config) -> Names {
        let keys = |name: &String| tokenize(name).iter().filter(|t| t.is_word()).map(|t| t.key).collect::<Vec<_>>();
        let forms: Vec<Vec<Vec<WordKey>>> = config.names.iter().map(|group| group.iter().map(keys).collect()).collect();
        let groups = forms.iter().enumerate().flat_map(|(i, group)| group.iter().map(move |form| (form.clone(), i))).collect();
        Names { groups, forms }
    }

    /// Whether all that differs is two accepted forms of one name.
    pub(crate) fn accept(&self, analyses: &[Analysis], found: &Found) -> bool {
        let family = found.kind.id.split('-').next().unwrap_or_default();
        let mut groups = found.places.iter().map(|place| self.group(analyses, place));
        let Some(Some(first)) = groups.next().filter(|_| FAMILIES.contains(&family)) else { return false };
        groups.all(|group| group == Some(first))
    }

    /// Whether a name that no source has stands in one under another accepted form; `has` tells of some words whether it does.
    pub(crate) fn accept_alone(&self, analyses: &[Analysis], has: impl Fn(&[WordKey]) -> bool, found: &Found) -> bool {
        let [place] = &found.places[..] else { return false };
        let Some(group) = self.group(analyses, place).filter(|_| found.kind.id == "coverage-unsupported") else { return false };
        self.forms[group].iter().any(|form| has(form))
    }

    fn group(&self, analyses: &[Analysis], place: &Place) -> Option<usize> {
        let tokens = &analyses[place.document].segments.tokens[analyses[place.document].segments.tokens_in(place.span?)];
        self.groups.get(&tokens.iter().filter(|t| t.is_word()).map(|t| t.key).collect::<Vec<_>>()).copied()
    }
}
