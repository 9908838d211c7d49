//! Quotations of one utterance whose words differ.
//!
//! Quotations are compared as folded words. What differs at the ends is a cut, the normal case; what differs inside is judged by what
//! changed: numbers, negations and modals are the gravest, then words that matter, then grammar, then marks.

use super::{Context, Family, Kind};
use crate::align::quotations::{Change, Relation};
use crate::align::terms::is_content;
use crate::align::{ClaimLink, QuotationLink};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::lexicon::{Class, Word};
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::segment::quotations::QuotationKind;
use crate::text::{Span, WordKey, stem};
use std::ops::Range;

pub(super) const FAMILY: Family =
    Family { name: "quote", kinds: &[&WORD, &POLARITY, &DROPPED, &ADDED, &EXPANDED, &FUNCTION_WORD, &PUNCTUATION], find };

const WORD: Kind = Kind {
    id: "quote-word",
    level: Level::Error,
    summary: "one utterance, another word inside the marks",
    explanation: "Two reports quote one utterance, and a word that matters differs inside the marks.",
    example: "\"materially changed the outcome\" / \"significantly changed the outcome\"",
    silent: "two utterances of one speaker; a difference of spelling",
};

const POLARITY: Kind = Kind {
    id: "quote-polarity",
    level: Level::Error,
    summary: "a number, negation or modal changed inside the marks",
    explanation: "Two reports quote one utterance, and a number, a negation or a modal verb differs inside the marks.",
    example: "\"it will pass\" / \"it would pass\"",
    silent: "\"ten\" / \"10\"",
};

const DROPPED: Kind = Kind {
    id: "quote-dropped",
    level: Level::Warning,
    summary: "words left out of a quotation without an ellipsis",
    explanation: "Two reports quote one utterance; words that matter stand in the first report's quotation and not in the second's, and \
        no ellipsis tells of it. Words cut at the ends are no such case.",
    example: "\"they are probably overstating it\" / \"they are overstating it\"",
    silent: "\"they are … overstating it\"",
};

const ADDED: Kind = Kind {
    id: "quote-added",
    level: Level::Warning,
    summary: "words in the second report's quotation only",
    explanation: "Two reports quote one utterance; words that matter stand in the second report's quotation and not in the first's, and no \
        brackets tell of it.",
    example: "\"constructive talks\" / \"constructive and confidential talks\"",
    silent: "\"constructive [and confidential] talks\"",
};

const EXPANDED: Kind = Kind {
    id: "quote-expanded",
    level: Level::Warning,
    summary: "a handle, name or acronym silently written out inside the marks",
    explanation: "One report quotes a handle, a name or an acronym as it was, the other a fuller form of it, without brackets.",
    example: "\"spoke to @SecRivera today\" / \"spoke to Secretary of State Ana Rivera today\"",
    silent: "\"spoke to [Secretary of State Ana Rivera] today\"",
};

const FUNCTION_WORD: Kind = Kind {
    id: "quote-function-word",
    level: Level::Hint,
    summary: "a word of grammar, a contraction or a spelling differs inside the marks",
    explanation: "Two reports quote one utterance, and only words of grammar, contractions, inflections or spellings differ.",
    example: "\"going to\" / \"gonna\"",
    silent: "the same words",
};

const PUNCTUATION: Kind = Kind {
    id: "quote-punctuation",
    level: Level::Hint,
    summary: "only marks differ inside a quotation",
    explanation: "Two reports quote the same words, and a comma, a full stop or a dash inside the marks differs.",
    example: "\"responsible, and remains so\" / \"responsible and remains so\"",
    silent: "a comma before the closing mark",
};

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.quotations {
        match link.relation {
            Relation::Same => same(context, link),
            Relation::Contained => context.agree(spans(context, link)),
            Relation::Altered => altered(context, link),
        }
    }
    for link in &alignment.claims {
        retold(context, link);
    }
}

fn spans(context: &Context, link: &QuotationLink) -> Pair<Span> {
    Pair::new(
        context.both.left.segments.quotations[link.quotations.left].span,
        context.both.right.segments.quotations[link.quotations.right].span,
    )
}

fn same(context: &mut Context, link: &QuotationLink) {
    let spans = spans(context, link);
    let marks = Pair::new(marks(context.both.left, spans.left), marks(context.both.right, spans.right));
    let posts = [
        context.both.left.segments.quotations[link.quotations.left].kind,
        context.both.right.segments.quotations[link.quotations.right].kind,
    ];
    context.agree(spans);
    if marks.left != marks.right && !posts.contains(&QuotationKind::Post) {
        let message = format!("only marks differ: {} / {}", context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
        let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
        context.tell(&PUNCTUATION, 0.9, message, "The words are the same.".into(), places);
    }
}

/// The marks between the words of a quotation: each with the number of words before it. Dashes and quotation marks of every shape count
/// as one, and what stands behind the last word belongs to the sentence around the quotation.
fn marks(a: &Analysis, span: Span) -> Vec<(usize, char)> {
    let (mut words, mut marks) = (0, Vec::new());
    for token in &a.segments.tokens[a.segments.tokens_in(span)] {
        match token.shape {
            Shape::Mark => marks.push((words, plain_mark(a.of(token.span)))),
            _ => words += 1,
        }
    }
    marks.retain(|&(before, mark)| before < words && mark != ' ');
    marks
}

fn plain_mark(mark: &str) -> char {
    match mark.chars().next().unwrap_or(' ') {
        '–' | '—' | '-' | '−' => '-',
        '"' | '“' | '”' | '\'' | '‘' | '’' | '«' | '»' => ' ',
        other => other,
    }
}

/// Tells the gravest change of an altered quotation; the others of one utterance share its cause.
fn altered(context: &mut Context, link: &QuotationLink) {
    let spans = spans(context, link);
    let judged = link.changes.iter().filter(|c| c.inside || replaces(c)).filter_map(|change| Some((judge(context, change)?, change)));
    let judged: Vec<(&'static Kind, &Change)> = judged.collect();
    if judged.is_empty() {
        return context.agree(spans);
    }
    for (kind, change) in judged {
        let shown = Pair::new(
            shown(context.both.left, &change.tokens.left, spans.left),
            shown(context.both.right, &change.tokens.right, spans.right),
        );
        tell(context, kind, shown, 0.95, "Most words of the two quotations are the same, in the same order.");
    }
}

/// A change at an end that puts other words in place of some is more than a cut, where both are short.
fn replaces(change: &Change) -> bool {
    let len = change.tokens.as_ref().map(|t| t.len());
    (1..=3).contains(&len.left) && (1..=3).contains(&len.right)
}

fn judge(context: &Context, change: &Change) -> Option<&'static Kind> {
    let words = Pair::new(Words::new(context.both.left, &change.tokens.left), Words::new(context.both.right, &change.tokens.right));
    if is_marked(context, change) {
        return None;
    }
    if words.left.has_handle != words.right.has_handle || expands(context, change) {
        return Some(&EXPANDED);
    }
    if words.left.polarity != words.right.polarity {
        return Some(&POLARITY);
    }
    if words.left.content == words.right.content {
        return Some(&FUNCTION_WORD);
    }
    Some(match (words.left.content.is_empty(), words.right.content.is_empty()) {
        (false, true) => &DROPPED,
        (true, false) => &ADDED,
        _ => &WORD,
    })
}

/// What the words of a change carry.
struct Words {
    /// Stems of the other words that matter, sorted; contractions are written out.
    content: Vec<WordKey>,
    /// Keys of numbers, negations and modals, sorted; number words count as their digits.
    polarity: Vec<WordKey>,
    has_handle: bool,
}

impl Words {
    fn new(a: &Analysis, tokens: &Range<usize>) -> Words {
        let (mut content, mut polarity) = (Vec::new(), Vec::new());
        for t in tokens.clone() {
            let token = &a.segments.tokens[t];
            match token.word.value(Class::Contractions) {
                Some(long) => long.split(' ').for_each(|word| push(word, &mut content, &mut polarity)),
                None if token.shape == Shape::Number || token.is(Class::NumberWords) => polarity.push(a.stems[t]),
                None if is_polar(token.word) => polarity.push(token.key),
                None if is_content(a, t) => content.push(a.stems[t]),
                None => {}
            }
        }
        content.sort();
        polarity.sort();
        Words { content, polarity, has_handle: tokens.clone().any(|t| a.of(a.segments.tokens[t].span) == "@") || starts_handle(a, tokens) }
    }
}

/// A word of a contraction written out, where it matters.
fn push(folded: &str, content: &mut Vec<WordKey>, polarity: &mut Vec<WordKey>) {
    let word = Word::look_up(folded);
    if is_polar(word) {
        polarity.push(WordKey::of_folded(folded));
    } else if !word.is(Class::StopWords) {
        content.push(stem::stem(folded, &mut String::new()));
    }
}

/// Negations and modals: what is promised, allowed or denied.
fn is_polar(word: Word) -> bool {
    word.is(Class::Negations) || word.is(Class::Modals)
}

/// Whether an `@` stands right before the first word.
fn starts_handle(a: &Analysis, tokens: &Range<usize>) -> bool {
    !tokens.is_empty() && tokens.start > 0 && a.of(a.segments.tokens[tokens.start - 1].span) == "@"
}

/// Whether an ellipsis or brackets tell of the change.
fn is_marked(context: &Context, change: &Change) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let (a, tokens) = (context.of(side), change.tokens.side(side));
        let around = tokens.start.saturating_sub(3)..(tokens.end + 3).min(a.segments.tokens.len());
        let is = |marks: &[&str]| around.clone().any(|t| marks.contains(&a.of(a.segments.tokens[t].span)));
        is(&["[", "]", "…"]) || around.clone().any(|t| a.document.text()[a.segments.tokens[t].span.start()..].starts_with("..."))
    })
}

/// Whether both sides name one entity of the cast, one of them with more words: a name written out.
fn expands(context: &Context, change: &Change) -> bool {
    let capitals = |side: Side| {
        let (a, tokens) = (context.of(side), change.tokens.side(side));
        tokens.clone().filter(|&t| is_content(a, t)).all(|t| a.segments.tokens[t].is_capital()) && tokens.clone().any(|t| is_content(a, t))
    };
    let (left, right) = (change.tokens.left.len(), change.tokens.right.len());
    let acronym = |side: Side| {
        let (a, tokens) = (context.of(side), change.tokens.side(side));
        tokens.len() <= 2 && tokens.clone().any(|t| a.segments.tokens[t].shape == Shape::Upper)
    };
    capitals(Side::Left)
        && capitals(Side::Right)
        && left != right
        && (acronym(Side::Left) || acronym(Side::Right) || share_word(context, change))
}

fn share_word(context: &Context, change: &Change) -> bool {
    let stems = |side: Side| {
        change.tokens.side(side).clone().filter(move |&t| is_content(context.of(side), t)).map(move |t| context.of(side).stems[t])
    };
    stems(Side::Left).any(|l| stems(Side::Right).any(|r| l == r))
}

/// The changed words with one word to each side, inside the quotation, so that an insertion shows where it was put.
fn shown(a: &Analysis, tokens: &Range<usize>, within: Span) -> Span {
    let inside = a.segments.tokens_in(within);
    let is_word = |t: &usize| a.segments.tokens[*t].is_word();
    let start = (inside.start..tokens.start).rev().find(is_word).unwrap_or(tokens.start);
    let end = (tokens.end..inside.end).find(is_word).map_or(tokens.end, |t| t + 1);
    let text = a.text();
    if start < end { text.span(start..end) } else { within }
}

fn tell(context: &mut Context, kind: &'static Kind, spans: Pair<Span>, confidence: f64, reason: &str) {
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = format!("{}: “{}” / “{}”", kind.summary, context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
    context.tell(kind, confidence, message, reason.into(), places);
}

/// Two quotations in claims about one thing that are told in other words: where the words around agree, an insertion between them is told.
fn retold(context: &mut Context, link: &ClaimLink) {
    let quoted = Pair::new(quotation_of(context.both.left, link.claims.left), quotation_of(context.both.right, link.claims.right));
    let (Some(left), Some(right)) = (quoted.left, quoted.right) else { return };
    let quotations = Pair { left, right };
    if context.alignment.quotations.iter().any(|q| q.quotations.left == left || q.quotations.right == right) {
        return;
    }
    let words: Vec<Pair<usize>> = link.words.iter().copied().filter(|p| is_content(context.both.left, p.left)).collect();
    for pair in words.windows(2) {
        for side in Side::BOTH {
            insertion(context, quotations, side, pair[0], pair[1]);
        }
    }
}

/// The quotation that holds most of a claim.
fn quotation_of(a: &Analysis, claim: usize) -> Option<usize> {
    let span = a.claims[claim].span;
    let held = |q: &crate::segment::Quotation| q.span.intersection(span).map_or(0, Span::len);
    let (i, q) = a.segments.quotations.iter().enumerate().max_by_key(|(i, q)| (held(q), usize::MAX - i))?;
    (held(q) * 2 > span.len() && q.kind != QuotationKind::Scare).then_some(i)
}

/// Words that matter on `side` between two words that stand side by side in the other report.
fn insertion(context: &mut Context, quotations: Pair<usize>, side: Side, first: Pair<usize>, second: Pair<usize>) {
    let (near, far) = (context.of(side.other()), context.of(side));
    let (from, to) = (*first.side(side), *second.side(side));
    let adjacent = *second.side(side.other()) == *first.side(side.other()) + 1;
    if !adjacent || from + 1 >= to || to - from > 4 || !(from + 1..to).any(|t| is_content(far, t)) {
        return;
    }
    let spans_of = |a: &Analysis, l: usize, r: usize| a.text().span(l..r + 1);
    let near_span = spans_of(near, *first.side(side.other()), *second.side(side.other()));
    let far_span = spans_of(far, from, to);
    let inside = |a: &Analysis, q: usize, span: Span| a.segments.quotations[q].span.contains(span);
    if !inside(near, *quotations.side(side.other()), near_span) || !inside(far, *quotations.side(side), far_span) {
        return;
    }
    let (kind, spans) = match side {
        Side::Right => (&ADDED, Pair::new(near_span, far_span)),
        Side::Left => (&DROPPED, Pair::new(far_span, near_span)),
    };
    tell(context, kind, spans, 0.7, "Both quotations tell the same thing, and the words around the difference are the same.");
}
