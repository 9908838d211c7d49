//! One source beside the draft: how the two align, what differs, and where the source says what the draft says.

use super::figures::is_same;
use crate::align::{self, Alignment, QuotationLink, Relation};
use crate::analysis::Analysis;
use crate::detect::{self, Found, Judgement, Left};
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::Pair;
use crate::report::Sort;
use crate::segment::{Shape, Token};
use crate::text::{Span, WordKey, fold, key};
use crate::value::{Figure, Grain, Measure, NameKind};
use std::collections::{BTreeMap, HashMap};

/// A number this large is hardly the same by chance.
const TELLING: f64 = 100.0;
/// How much of a quotation a source must quote for the rest to be no invention of the draft's.
const MUCH: f64 = 0.5;

/// A source, read against the draft.
pub(super) struct Source<'a> {
    /// Its number among the documents of the report; the draft is 0.
    pub(super) document: usize,
    pub(super) judgement: Judgement,
    draft: &'a Analysis,
    pub(super) own: &'a Analysis,
    alignment: Alignment,
    words: Words,
    /// For each claim of the draft that is linked, the surest claim of the source and its score.
    links: BTreeMap<usize, (usize, f64)>,
}

impl<'a> Source<'a> {
    pub(super) fn new(analyses: &'a [Analysis], document: usize) -> Source<'a> {
        let (draft, own) = (&analyses[0], &analyses[document]);
        let both = Pair::new(draft, own);
        let alignment = align::align(both);
        let judgement = detect::judge(Pair::new(0, document), both, &alignment, Left::Draft);
        let mut links = BTreeMap::new();
        for link in &alignment.claims {
            let best = links.entry(link.claims.left).or_insert((link.claims.right, link.score));
            if link.score > best.1 {
                *best = (link.claims.right, link.score);
            }
        }
        Source { document, judgement, draft, own, alignment, words: Words::of(own), links }
    }

    /// The judgement without its findings, which are told together.
    pub(super) fn judged(&mut self) -> Judgement {
        Judgement { found: Vec::new(), ..self.judgement.clone() }
    }

    /// Where the source says what stands in a stretch of the draft.
    pub(super) fn supports(&self, sort: Sort, span: Span) -> Option<Span> {
        let mention = |fits: fn(&Value) -> bool| self.draft.mentions.iter().find(|m| fits(&m.value) && m.span.overlaps(span));
        match sort {
            Sort::Claim => self.claim(self.draft.claims.iter().position(|c| c.span.overlaps(span))?),
            Sort::Quotation => self.quotation(self.draft.segments.quotations.iter().position(|q| q.span.overlaps(span))?),
            Sort::Name => self.name(span),
            Sort::Title => self.words.run(&self.keys(span)).map(|run| self.span(run)),
            Sort::Figure => self.figure(mention(|v| matches!(v, Value::Figure(_)))?),
            Sort::Date => self.date(mention(|v| matches!(v, Value::When(_)))?),
            Sort::Source => None,
        }
    }

    /// The claim that is about the same as one of the draft.
    pub(super) fn claim(&self, claim: usize) -> Option<Span> {
        self.links.get(&claim).map(|&(own, _)| self.own.claims[own].span)
    }

    /// Whether some words stand in a row in the source.
    pub(super) fn has(&self, words: &[WordKey]) -> bool {
        self.words.run(words).is_some()
    }

    /// How near the source comes to a claim of the draft, from 0 to 1.
    pub(super) fn nearness(&self, claim: usize) -> f64 {
        self.alignment.best.left.get(claim).copied().unwrap_or(0.0)
    }

    /// A quotation that holds all of one of the draft, or its words without marks.
    pub(super) fn quotation(&self, quotation: usize) -> Option<Span> {
        let holds = |link: &&QuotationLink| {
            let words = link.quotations.zip(Pair::new(self.draft, self.own)).map(|(q, a)| a.segments.quotations[q].span.len());
            match link.relation {
                Relation::Same => true,
                Relation::Contained => words.left <= words.right,
                Relation::Altered => link.changes.iter().all(|c| c.respelt || c.marked),
            }
        };
        let linked = self.links_of(quotation).find(holds);
        linked.map(|link| self.own.segments.quotations[link.quotations.right].span).or_else(|| self.verbatim(quotation))
    }

    /// Whether a quotation of the source has much of one of the draft, however it goes on.
    pub(super) fn has_of_quotation(&self, quotation: usize) -> bool {
        let span = self.draft.segments.quotations[quotation].span;
        let words = self.draft.segments.tokens[self.draft.segments.tokens_in(span)].iter().filter(|t| t.is_word()).count();
        self.links_of(quotation).any(|link| link.words as f64 >= MUCH * words as f64)
    }

    fn links_of(&self, quotation: usize) -> impl Iterator<Item = &QuotationLink> {
        self.alignment.quotations.iter().filter(move |link| link.quotations.left == quotation)
    }

    /// Whether a finding is about the quotation of the source that is nearest to the draft's: of two tellings of one utterance only
    /// that one was copied. True of findings that are about no quotation.
    pub(super) fn is_nearest_quotation(&self, found: &Found) -> bool {
        if !found.kind.id.starts_with("quote-") {
            return true;
        }
        let at = |a: &Analysis, document: usize| {
            let span = found.places.iter().find(|p| p.document == document && !p.missing)?.span?;
            a.segments.quotations.iter().position(|q| !q.nested && q.outer.overlaps(span))
        };
        let (Some(left), Some(right)) = (at(self.draft, 0), at(self.own, self.document)) else { return true };
        let nearest = self.links_of(left).max_by(|a, b| a.words.cmp(&b.words).then(a.share.total_cmp(&b.share)));
        nearest.is_none_or(|link| {
            link.quotations.right == right || self.links_of(left).all(|other| other.quotations.right != right || other.words == link.words)
        })
    }

    /// The figure `other` in the claim about what stands in a stretch of the draft.
    pub(super) fn linked_figure(&self, span: Span, other: &Figure) -> Option<Span> {
        let claim = self.linked(span)?;
        let fits = |m: &&crate::extract::Mention| claim.overlaps(m.span) && matches!(&m.value, Value::Figure(f) if is_same(f, other));
        self.own.mentions.iter().find(fits).map(|m| m.span)
    }

    fn verbatim(&self, quotation: usize) -> Option<Span> {
        let runs = self.runs(self.draft.segments.quotations[quotation].span);
        let found: Option<Vec<Span>> = runs.iter().map(|run| self.words.run(run).map(|tokens| self.span(tokens))).collect();
        found?.into_iter().reduce(Span::cover)
    }

    /// The words of a quotation, between its ellipses and brackets.
    fn runs(&self, span: Span) -> Vec<Vec<WordKey>> {
        let (mut runs, mut inside) = (vec![Vec::new()], false);
        for token in &self.draft.segments.tokens[self.draft.segments.tokens_in(span)] {
            match self.draft.of(token.span) {
                "[" => inside = true,
                "]" => inside = false,
                "\u{2026}" | "..." | "." => {}
                _ if token.is_word() && !inside => {
                    runs.last_mut().expect("there is always a run").push(token.key);
                    continue;
                }
                _ => continue,
            }
            runs.push(Vec::new());
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    /// The same name, word for word.
    pub(super) fn name(&self, span: Span) -> Option<Span> {
        self.words.run(&self.keys(span)).map(|run| self.span(run))
    }

    /// The same person, body or place under any form of its name.
    pub(super) fn entity(&self, entity: usize) -> Option<Span> {
        let linked = self.alignment.cast.iter().find(|link| link.entities.left == entity);
        let forms = || {
            self.draft.cast[entity].forms.iter().flat_map(|form| [form.given.map_or(form.family, |g| g.cover(form.family)), form.family])
        };
        let linked = linked.map(|link| self.own.cast[link.entities.right].name);
        linked.or_else(|| forms().find_map(|form| self.name(form))).or_else(|| self.people(entity))
    }

    /// The people of a country, where the draft has its name: "Poland" of "Polish by birth".
    fn people(&self, entity: usize) -> Option<Span> {
        let entity = &self.draft.cast[entity];
        let country = fold::fold(self.draft.of(entity.name), &mut String::new()).to_owned();
        let is_of = |t: &&Token| t.word.value(Class::Demonyms) == Some(country.as_str());
        let found = || self.own.segments.tokens.iter().find(is_of).map(|t| t.span);
        if entity.kind == NameKind::Place { found() } else { None }
    }

    /// The same figure in a claim about the same, or of the same things anywhere.
    pub(super) fn figure(&self, mention: &crate::extract::Mention) -> Option<Span> {
        let Value::Figure(figure) = &mention.value else { return None };
        let linked = self.linked(mention.span);
        let fits = |m: &&crate::extract::Mention| match &m.value {
            Value::Figure(other) => {
                is_same(figure, other) && (linked.is_some_and(|c| c.overlaps(m.span)) || self.is_of_same(figure, other))
            }
            _ => false,
        };
        self.own.mentions.iter().find(fits).map(|m| m.span)
    }

    fn linked(&self, span: Span) -> Option<Span> {
        self.claim(self.draft.claims.partition_point(|c| c.span.start() <= span.start()).checked_sub(1)?)
    }

    /// Whether two figures tell of the same things, wherever they stand.
    fn is_of_same(&self, figure: &Figure, other: &Figure) -> bool {
        let plain = matches!(figure.measure, Measure::Count | Measure::Ordinal) && figure.number.fract() == 0.0;
        if !plain || figure.number >= TELLING {
            return true;
        }
        let head = |a: &Analysis, f: &Figure| {
            let counted = f.counted?;
            let head = counted.head.or(counted.verb)?;
            a.segments.tokens_in(head).next().map(|t| a.stems[t])
        };
        head(self.draft, figure).is_some_and(|h| Some(h) == head(self.own, other))
    }

    /// A date that is at least as fine and lies within, or the day the source appeared.
    pub(super) fn date(&self, mention: &crate::extract::Mention) -> Option<Span> {
        let Value::When(when) = &mention.value else { return None };
        let range = when.range?;
        // Of a source that tells no date of its own, the same words may mean the same day.
        let unread = || self.own.date.is_none().then(|| self.words.run(&self.keys(mention.span))).flatten().map(|run| self.span(run));
        let ranges = || self.own.mentions.iter().filter_map(|m| if let Value::When(w) = &m.value { w.range } else { None });
        // Of a stretch from one day to another both ends must be told, together or apart; any day between them says nothing.
        let days =
            self.draft.segments.tokens[self.draft.segments.tokens_in(mention.span)].iter().filter(|t| t.shape == Shape::Number).count();
        let spell = when.grain == Grain::Span && days >= 2;
        if spell && !ranges().any(|r| r == range) && !(ranges().any(|r| r.from == range.from) && ranges().any(|r| r.to == range.to)) {
            return None;
        }
        let fits = |value: &Value| matches!(value, Value::When(w) if w.range.is_some_and(|r| range.from <= r.from && r.to <= range.to));
        let named = |value: &Value| matches!(value, Value::When(w) if w.weekday.is_some() && w.weekday == when.weekday && w.relative && when.relative);
        let linked = self.linked(mention.span);
        let dates = || self.own.mentions.iter().filter(|m| fits(&m.value));
        let near = dates().find(|m| linked.is_some_and(|c| c.overlaps(m.span)));
        let published = || self.own.date.filter(|&day| range.from <= day && day <= range.to).map(|_| Span::default());
        let weekday = || self.own.mentions.iter().find(|m| linked.is_some_and(|c| c.overlaps(m.span)) && named(&m.value)).map(|m| m.span);
        near.or_else(|| dates().next()).map(|m| m.span).or_else(unread).or_else(weekday).or_else(published)
    }

    /// The words of a stretch of the draft, without articles and marks.
    fn keys(&self, span: Span) -> Vec<WordKey> {
        let tokens = &self.draft.segments.tokens[self.draft.segments.tokens_in(span)];
        tokens.iter().filter(|t| t.is_word() && t.key != key!("the")).map(|t| t.key).collect()
    }

    fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        self.own.text().span(tokens)
    }
}

/// The words of a text, to be looked up in runs.
struct Words {
    keys: Vec<WordKey>,
    tokens: Vec<usize>,
    places: HashMap<WordKey, Vec<usize>>,
}

impl Words {
    fn of(a: &Analysis) -> Words {
        let tokens: Vec<usize> = (0..a.segments.tokens.len()).filter(|&t| a.segments.tokens[t].is_word()).collect();
        let keys: Vec<WordKey> = tokens.iter().map(|&t| a.segments.tokens[t].key).collect();
        let mut places: HashMap<WordKey, Vec<usize>> = HashMap::new();
        keys.iter().enumerate().for_each(|(i, key)| places.entry(*key).or_default().push(i));
        Words { keys, tokens, places }
    }

    /// The tokens where some words stand in a row, at their first place; the rarest of them is looked up.
    fn run(&self, run: &[WordKey]) -> Option<std::ops::Range<usize>> {
        let places: Option<Vec<&Vec<usize>>> = run.iter().map(|key| self.places.get(key)).collect();
        let (offset, places) = places?.into_iter().enumerate().min_by_key(|(_, of)| of.len())?;
        let starts = places.iter().filter_map(|place| place.checked_sub(offset));
        let mut fitting = starts.filter(|&start| self.keys.get(start..start + run.len()) == Some(run));
        fitting.next().map(|start| self.tokens[start]..self.tokens[start + run.len() - 1] + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn values_are_found_in_other_words_and_places() {
        let draft = "Governor Ann Keller said on Monday that 26 people died. \u{201c}We never … promised a bridge,\u{201d} she said.";
        let own = "we never once promised a bridge. Twenty-six people are dead. Ann Keller spoke on 4 May 2026.";
        let date = "2026-05-05".parse().unwrap();
        let analyses: Vec<Analysis> = [draft, own].iter().map(|t| Analysis::new(&Document::new("-", *t).with_date(date))).collect();
        let source = Source::new(&analyses, 1);
        let told = |sort, words: &str| {
            let at = draft.find(words).unwrap();
            source.supports(sort, Span::new(at, at + words.len())).map(|s| analyses[1].of(s))
        };
        assert_eq!(told(Sort::Name, "Ann Keller"), Some("Ann Keller"));
        assert_eq!(told(Sort::Figure, "26 people").map(|t| t.starts_with("Twenty-six")), Some(true));
        assert_eq!(told(Sort::Date, "Monday"), Some("4 May 2026"));
        assert_eq!(told(Sort::Quotation, "never"), Some("we never once promised a bridge"));
        assert_eq!(told(Sort::Name, "Governor"), None);
    }
}
