//! The known name that somebody who mistyped one may have meant.

/// How alike two names are, by Jaro and Winkler, where one may be meant by the other.
const LIKENESS: f64 = 0.75;

/// "; did you mean "never"?", where one of the known names is near; it is put behind a message.
pub(crate) fn meant<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let scored = known.into_iter().map(|other| (strsim::jaro_winkler(other, name), other)).filter(|(score, _)| *score > LIKENESS);
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, near)| format!("; did you mean {near:?}?")).unwrap_or_default()
}
