//! Negation: words that deny, words that imply a denial, and verbs that tell how an action came out.

use super::clauses::{Part, clause_start, is_finite, is_one_of, is_passive, part};
use super::hedges::{around, onward};
use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, Hit};
use crate::segment::longest;
use crate::text::keys;
use crate::value::{Implicative, Negation, NegationKind, Outcome};
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "negation", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let ahead = &text.tokens()[i..range.end];
            let len = if let Some(hit) = longest(ahead, Class::Negations) {
                negation(text, i, hit, &range, mentions);
                hit.len
            } else if let Some(hit) = longest(ahead, Class::Implicatives) {
                implicative(text, i, hit, &range, mentions);
                hit.len
            } else {
                1
            };
            i += len;
        }
    }
}

fn negation(text: &Text, i: usize, hit: Hit, range: &Range<usize>, mentions: &mut Vec<Mention>) {
    let Some((kind, binding)) = hit.value.split_once(':') else { return };
    let after = i + hit.len;
    let kind = kind_of(kind);
    let scope = match binding {
        "none" => return,
        "no" if !is_determiner(text, i, range) => return,
        "back" => back(text, i, range),
        _ if is_idle(text, i, after, range) || is_noun(text, i, after, range) => return,
        _ if is_denied(text, i, after, range, kind) => back(text, i, range),
        _ => around(text, i, after, range),
    };
    if !scope.is_empty() {
        mentions.push(Mention { span: text.span(i..after), value: Value::Negation(Negation { scope: text.span(scope), kind }) });
    }
}

/// "the talks failed": what stands before.
fn back(text: &Text, i: usize, range: &Range<usize>) -> Range<usize> {
    if i > range.start && matches!(part(text, i - 1), Part::Determiner | Part::Preposition) {
        return i..i;
    }
    let verb = |&j: &usize| !matches!(part(text, j), Part::Auxiliary | Part::Nonfinite | Part::Adverb | Part::Mark);
    let start = clause_start(text, i, range).min(i);
    start..(start..i).rev().find(verb).map_or(start, |j| j + 1)
}

fn implicative(text: &Text, i: usize, hit: Hit, range: &Range<usize>, mentions: &mut Vec<Mention>) {
    let outcome = match hit.value {
        "tried" => Outcome::Tried,
        "managed" => Outcome::Managed,
        _ => Outcome::Planned,
    };
    let scope = onward(text, i + hit.len, range);
    if !scope.is_empty() {
        mentions
            .push(Mention { span: text.span(i..i + hit.len), value: Value::Implicative(Implicative { outcome, scope: text.span(scope) }) });
    }
}

fn kind_of(name: &str) -> NegationKind {
    match name {
        "lacking" => NegationKind::Lacking,
        "scarcely" => NegationKind::Scarcely,
        "failed" => NegationKind::Failed,
        "refused" => NegationKind::Refused,
        "denied" => NegationKind::Denied,
        "prevented" => NegationKind::Prevented,
        _ => NegationKind::Plain,
    }
}

/// "no" before a noun: not the answer, not "No. 5", not Dr. No.
fn is_determiner(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let next = i + 1;
    if next >= range.end || matches!(part(text, next), Part::Mark | Part::Preposition | Part::Coordinator | Part::Auxiliary) {
        return false;
    }
    part(text, i) != Part::Name
}

/// "or not", "if not", "not" at the end: nothing is denied here that the words tell.
fn is_idle(text: &Text, i: usize, after: usize, range: &Range<usize>) -> bool {
    let not = is_one_of(text, i, keys!["not"]) && after == i + 1;
    let hyphenated = text.tokens().get(after).is_some_and(|t| after < range.end && !t.spaced && t.span.of(text.raw) == "-");
    hyphenated
        || not && i > range.start && is_one_of(text, i - 1, keys!["or", "if", "why"])
        || not && (after >= range.end || matches!(text.word(after), "." | "?" | "!"))
}

/// "border disputes", "the disputed islands": no verb here, though the same word may be one.
fn is_noun(text: &Text, i: usize, after: usize, range: &Range<usize>) -> bool {
    if after > i + 1 || i == range.start {
        return false;
    }
    match part(text, i) {
        Part::Third(true) => !is_finite(text, i, range.start, range.end),
        Part::Either | Part::Ing => matches!(part(text, i - 1), Part::Determiner | Part::Possessive | Part::Number),
        _ => false,
    }
}

/// "the attack was prevented", "the claim was denied by the ministry": what is denied stands before; not so in "was denied bail".
fn is_denied(text: &Text, i: usize, after: usize, range: &Range<usize>, kind: NegationKind) -> bool {
    let implied = matches!(kind, NegationKind::Denied | NegationKind::Refused | NegationKind::Prevented);
    let object = after < range.end
        && !matches!(
            part(text, after),
            Part::Mark | Part::Preposition | Part::Adverb | Part::Coordinator | Part::Subordinator | Part::Determiner
        );
    implied && after == i + 1 && !object && is_passive(text, i, range.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::samples;

    /// Each negation or outcome as `word = kind [scope]`, in order.
    fn read(raw: &str) -> Vec<String> {
        samples::read(extract, raw, |m: &Mention| match &m.value {
            Value::Negation(n) => Some(format!("{} = {:?} [{}]", m.span.of(raw), n.kind, n.scope.of(raw))),
            Value::Implicative(i) => Some(format!("{} = {:?} [{}]", m.span.of(raw), i.outcome, i.scope.of(raw))),
            _ => None,
        })
    }

    fn check(cases: &[(&str, &[&str])]) {
        samples::check(read, cases);
    }

    #[test]
    fn plain_negations_bind_their_clause() {
        check(&[
            ("The two sides did not agree on a date.", &["not = Plain [agree on a date]"]),
            ("The minister didn’t comment, but his aide confirmed the visit.", &["didn’t = Plain [comment]"]),
            ("The army cannot hold the town, the general said.", &["cannot = Plain [hold the town]"]),
            ("He never met the envoy.", &["never = Plain [met the envoy]"]),
            ("The firm offered no evidence of fraud.", &["no = Plain [evidence of fraud]"]),
            ("No injuries were reported, police said.", &["No = Plain [injuries were reported]"]),
            ("Nobody was hurt in the blast.", &["Nobody = Plain [was hurt in the blast]"]),
            ("None of the passengers survived.", &["None = Plain [of the passengers survived]"]),
            ("The road is no longer open.", &["no longer = Plain [open]"]),
            ("Neither the mayor nor the governor attended.", &["Neither = Plain [the mayor]", "nor = Plain [the governor attended]"]),
            ("The crew left without warning the port.", &["without = Lacking [warning the port]"]),
            ("He did not resign because the party backed him.", &["not = Plain [resign]"]),
            ("No one claimed the attack.", &["No one = Plain [claimed the attack]"]),
            ("The deal will not not hold.", &["not = Plain [not hold]", "not = Plain [hold]"]),
            ("The toll is not expected to rise further.", &["not = Plain [expected to rise further]"]),
            ("She said nothing.", &["nothing = Plain [She said]"]),
            ("They rarely speak.", &["rarely = Scarcely [speak]"]),
        ]);
    }

    #[test]
    fn verbs_that_imply_a_denial_tell_how() {
        check(&[
            ("Police failed to stop the march.", &["failed to = Failed [stop the march]"]),
            ("The talks failed.", &["failed = Failed [The talks]"]),
            ("The ministry declined to comment.", &["declined to = Refused [comment]"]),
            ("Tehran has denied any involvement in the raid.", &["denied = Denied [any involvement in the raid]"]),
            ("The prisoner was denied bail.", &["denied = Denied [bail]"]),
            ("The report was denied by the ministry.", &["denied = Denied [The report]"]),
            ("The navy foiled an attack off the coast.", &["foiled = Prevented [an attack off the coast]"]),
            ("The government rejected the offer, saying it came late.", &["rejected = Refused [the offer]"]),
            ("He did not deny the charge.", &["not = Plain [deny the charge]", "deny = Denied [the charge]"]),
            ("The ceasefire was signed after talks in Doha failed.", &["failed = Failed [talks in Doha]"]),
            ("The raid was called off and the attack was prevented.", &["prevented = Prevented [the attack]"]),
            ("They were unable to reach the summit.", &["unable to = Failed [reach the summit]"]),
            ("He never failed to vote.", &["never = Plain [failed to vote]", "failed to = Failed [vote]"]),
            ("Troops tried to retake the hill.", &["tried to = Tried [retake the hill]"]),
            ("Two men managed to escape, police said.", &["managed to = Managed [escape]"]),
            ("The premier vowed to punish the raiders.", &["vowed to = Planned [punish the raiders]"]),
        ]);
    }

    #[test]
    fn what_looks_like_a_denial_and_is_none_is_silent() {
        check(&[
            ("Not only the mayor but the whole council resigned.", &[]),
            ("There is no doubt about the result.", &[]),
            ("\"No,\" he said.", &[]),
            ("The train left from platform No. 5.", &[]),
            ("It costs no more than ten dollars.", &[]),
            ("Whether or not they agree, the vote goes on.", &[]),
            ("Many, if not all, of the houses burned.", &[]),
            ("The no-fly zone was extended.", &[]),
            ("A not-for-profit group runs the shelter.", &[]),
            ("The decline in prices went on.", &[]),
            ("The court settles border disputes between farmers.", &[]),
            ("Both sides claim the disputed islands.", &[]),
            ("The knot was tied and the note was read.", &[]),
        ]);
    }

    #[test]
    fn any_text_is_read() {
        for raw in ["", "not", "no", "No.", "“never", "— not —", "لا not ממש", "failed", &"not ".repeat(5000), &"no, ".repeat(3000)]
        {
            read(raw);
        }
    }
}
