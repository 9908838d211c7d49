//! The stages of `variorum inspect` that look at two texts: links, words, similarity, names.

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io::Write;
use variorum::align::{self, cast, claims, quotations, words};
use variorum::lexicon::Class;
use variorum::model::{self, Encoder};
use variorum::pair::Pair;
use variorum::text::Span;
use variorum::{Analysis, Config, Document, Level, compare};

/// These stages have nothing to show of one file alone.
pub(super) fn needs_rows(_: &Document, _: &mut dyn Write) -> Result<()> {
    bail!("this stage looks at two texts; give it rows with --jsonl, or run `variorum compare`")
}

/// A document made of the strings of a list, and where each of them begins.
struct Joined {
    analysis: Analysis,
    starts: Vec<usize>,
}

impl Joined {
    /// The same with what an encoder makes of its sentences.
    fn encoded(self, encoder: Option<&Encoder>) -> Joined {
        Joined { analysis: self.analysis.encoded(encoder), ..self }
    }

    fn new(row: &Json, name: &str, gap: &str) -> Result<Joined> {
        if let Some(text) = row[name].as_str() {
            return Ok(Joined { analysis: Analysis::new(&Document::new(name, text)), starts: vec![0] });
        }
        let parts = row[name].as_array().with_context(|| format!("no list {name}"))?;
        let (mut text, mut starts) = (String::new(), Vec::new());
        for part in parts {
            let part = part.as_str().with_context(|| format!("{name} holds what is no text"))?;
            if matches!(part, "'s" | "’s") && text.ends_with(gap) {
                text.truncate(text.len() - gap.len());
            }
            starts.push(text.len());
            text.push_str(part);
            text.push_str(gap);
        }
        Ok(Joined { analysis: Analysis::new(&Document::new(name, text)), starts })
    }

    /// The part that holds a place.
    fn part(&self, span: Span) -> usize {
        self.starts.partition_point(|&start| start <= span.start()).saturating_sub(1)
    }
}

/// Every pair of sentences that shares anything, with its score; where the row has `"evidence": true`, also what speaks for each pair, by
/// the own sentences of the two texts.
pub(super) fn links(row: &Json, encoder: Option<&Encoder>) -> Result<Json> {
    let (a, b) = (Joined::new(row, "a", "\n\n")?.encoded(encoder), Joined::new(row, "b", "\n\n")?.encoded(encoder));
    let both = Pair::new(&a.analysis, &b.analysis);
    let parts = |sentences: Pair<usize>| {
        let span = |x: &Joined, sentence: usize| x.analysis.segments.sentences[sentence].span;
        (a.part(span(&a, sentences.left)), b.part(span(&b, sentences.right)))
    };
    let cast = cast::align(both);
    let candidates = claims::candidates(both, &cast, &quotations::align(both, &cast));
    let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for candidate in &candidates {
        let score = best.entry(parts(candidate.sentences)).or_insert(0.0);
        *score = score.max(candidate.score);
    }
    let mut out = json!({"links": best.into_iter().map(|((i, j), score)| json!([i, j, score])).collect::<Vec<_>>()});
    if row["evidence"] == true {
        let evidence = |c: &claims::Candidate| {
            json!([c.sentences.left, c.sentences.right, c.evidence.parts().iter().chain(&c.standing.parts()).collect::<Vec<_>>()])
        };
        out["evidence"] = candidates.iter().map(evidence).collect();
        out["names"] = json!({"alone": claims::Evidence::NAMES, "together": claims::Standing::NAMES});
        let spans = |x: &Joined| x.analysis.segments.sentences.iter().map(|s| json!([s.span.start(), s.span.end()])).collect::<Json>();
        out["sentences"] = json!([spans(&a), spans(&b)]);
        out["parts"] = json!([a.starts, b.starts]);
    }
    Ok(out)
}

/// The tokens given that stand opposite each other.
pub(super) fn words(row: &Json) -> Result<Json> {
    let (a, b) = (Joined::new(row, "a", " ")?, Joined::new(row, "b", " ")?);
    let both = Pair::new(&a.analysis, &b.analysis);
    let tokens = both.map(|x| 0..x.segments.tokens.len());
    let part = |x: &Joined, token: usize| x.part(x.analysis.segments.tokens[token].span);
    let mut pairs: Vec<(usize, usize)> = words::align(both, tokens).into_iter().map(|p| (part(&a, p.left), part(&b, p.right))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    Ok(json!({"align": pairs}))
}

/// How alike two sentences are, and whether they conflict.
pub(super) fn similarity(row: &Json, encoder: Option<&Encoder>) -> Result<Json> {
    let text = |name: &str| row[name].as_str().with_context(|| format!("no text {name}"));
    let documents = [Document::new("s1", text("s1")?), Document::new("s2", text("s2")?)];
    let report = compare(&documents, &Config::default());
    let conflict = report.has(Level::Warning);
    let verdict = if conflict {
        "differs"
    } else if report.summary.agree > 0 {
        "same"
    } else {
        "unclear"
    };
    let score = match encoder.map(|encoder| encoder.encode(&[documents[0].text(), documents[1].text()])) {
        Some(vectors) => model::dot(&vectors[0], &vectors[1]),
        None => meaning(&documents[0]).similarity(&meaning(&documents[1])),
    };
    Ok(json!({"score": score, "verdict": verdict, "pred": u8::from(conflict)}))
}

/// The vector of a text: function words count little.
fn meaning(document: &Document) -> model::Vector {
    let analysis = Analysis::new(document);
    let words = analysis.segments.tokens.iter().filter(|t| t.is_word());
    model::encode(words.map(|t| (t.key, analysis.of(t.span), if t.is(Class::StopWords) { 0.3 } else { 1.0 })))
}

/// Whether two names, each in its context, are one.
pub(super) fn names(row: &Json) -> Result<Json> {
    let read = |name: &str| row[name].as_str().with_context(|| format!("no text {name}"));
    let (a, b) = (Analysis::new(&Document::new("a", read("a_context")?)), Analysis::new(&Document::new("b", read("b_context")?)));
    let names = Pair::new(read("a")?, read("b")?);
    let holds = |x: &Analysis, entity: usize, name: &str| x.cast[entity].places.iter().any(|place| x.of(*place).contains(name));
    let linked = align::align(Pair::new(&a, &b)).cast;
    let score = linked
        .iter()
        .filter(|link| holds(&a, link.entities.left, names.left) && holds(&b, link.entities.right, names.right))
        .map(|link| link.score)
        .fold(0.0, f64::max);
    Ok(json!({"score": score, "same": score >= 0.5}))
}
