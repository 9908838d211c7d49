//! Hedges: words that leave a claim less than certain, and the stretch each of them binds.

use super::clauses::{Part, clause_end, clause_start, is_finite, is_one_of, is_passive, noun_phrase_end, part, skip_adverbs};
use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, Hit};
use crate::segment::{Shape, longest};
use crate::text::keys;
use crate::value::{Certainty, Hedge};
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "hedges", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let hit = longest(&text.tokens()[i..range.end], Class::Hedges);
            i += match hit.and_then(|hit| Some((hit, hedge(text, i, hit, &range)?))) {
                Some((hit, (certainty, scope))) => {
                    let scope = text.span(scope);
                    mentions.push(Mention { span: text.span(i..i + hit.len), value: Value::Hedge(Hedge { certainty, scope }) });
                    hit.len
                }
                None => 1,
            };
        }
    }
}

/// What the words of the list mean here, with the tokens they bind; `None` where they hedge nothing.
fn hedge(text: &Text, i: usize, hit: Hit, range: &Range<usize>) -> Option<(Certainty, Range<usize>)> {
    let (certainty, binding) = hit.value.split_once(':')?;
    let after = i + hit.len;
    let scope = match binding {
        "modal" => is_epistemic(text, i, range).then(|| onward(text, after, range)),
        "infinitive" => takes_infinitive(text, i, after, range).then(|| onward(text, after, range)),
        "passive" => is_passive(text, i, range.start).then(|| onward(text, after, range)),
        "adjective" => is_attributive(text, i, range).then(|| after..noun_phrase_end(text, after, range)),
        "belief" => is_belief(text, i, after, range).then(|| onward(text, after, range)),
        "adverb" => adverb(text, i, after, range),
        "clause" => Some(around(text, i, after, range)),
        _ => Some(onward(text, after, range)),
    }?;
    (!scope.is_empty()).then_some((certainty_of(certainty), scope))
}

fn certainty_of(name: &str) -> Certainty {
    match name {
        "possible" => Certainty::Possible,
        "alleged" => Certainty::Alleged,
        "reported" => Certainty::Reported,
        "apparent" => Certainty::Apparent,
        _ => Certainty::Probable,
    }
}

/// What follows, to the end of its clause.
pub(super) fn onward(text: &Text, from: usize, range: &Range<usize>) -> Range<usize> {
    from..clause_end(text, from, range).max(from)
}

/// What follows; where nothing does, what stands before in the same clause.
pub(super) fn around(text: &Text, i: usize, after: usize, range: &Range<usize>) -> Range<usize> {
    let words = |r: &Range<usize>| r.clone().any(|j| text.tokens()[j].is_word());
    let next = (after..range.end).find(|&j| text.tokens()[j].shape != Shape::Mark).unwrap_or(range.end);
    let onward =
        if text.tokens().get(after).is_some_and(|_| after < range.end && text.word(after) == "," && i == range.start) || next == after {
            onward(text, next, range)
        } else {
            after..after
        };
    if words(&onward) {
        return onward;
    }
    let upto = (range.start..i).rev().find(|&j| text.tokens()[j].shape != Shape::Mark).map_or(i, |j| j + 1);
    clause_start(text, upto.max(range.start), range).min(upto)..upto
}

/// "may", "might", "could" of possibility: no month, no strength, no ability.
fn is_epistemic(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let word = text.word(i);
    let previous = (i > range.start).then(|| part(text, i - 1));
    let next = (i + 1 < range.end).then(|| part(text, i + 1));
    match next {
        None | Some(Part::Mark | Part::Preposition | Part::Auxiliary | Part::Possessive | Part::Coordinator)
            if !is_one_of(text, i + 1, keys!["have", "or"]) =>
        {
            return false;
        }
        Some(Part::Number) => return false,
        _ => {}
    }
    match word {
        "May" => false,
        _ if word.eq_ignore_ascii_case("could") => !is_ability(text, i, range),
        _ => !matches!(previous, Some(Part::Determiner | Part::Possessive | Part::Preposition | Part::Number)),
    }
}

/// "could not reach", "could see", "before they could", "so that they could": what somebody was able to do, not what may be.
fn is_ability(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let senses = keys!["see", "hear", "feel", "not", "only", "hardly", "barely", "afford", "smell", "no", "finally", "never"];
    let heard = keys!["seen", "heard", "felt", "smelled"];
    let purpose = keys!["before", "until", "so", "wherever", "whatever", "what", "how"];
    is_one_of(text, i + 1, senses)
        || is_one_of(text, i + 1, keys!["be"]) && is_one_of(text, i + 2, heard)
        || (range.start.max(i.saturating_sub(4))..i).any(|j| is_one_of(text, j, purpose))
}

/// "police believe the fire was set": somebody's belief, with a clause behind it; the belief in a person or in God is none.
fn is_belief(text: &Text, i: usize, after: usize, range: &Range<usize>) -> bool {
    let believer = i > range.start && matches!(part(text, i - 1), Part::Word | Part::Name | Part::Either | Part::Third(true));
    let that = is_one_of(text, after - 1, keys!["that"]);
    let clause = after < range.end && matches!(part(text, after), Part::Determiner | Part::Pronoun | Part::Possessive | Part::Number);
    let end = clause_end(text, after, range);
    let verb = (after + 1..end).any(|t| matches!(part(text, t), Part::Auxiliary | Part::Past) || is_finite(text, t, after, end));
    believer && (that || clause && verb)
}

/// "is believed to be": a participle, with an infinitive behind it.
fn takes_infinitive(text: &Text, i: usize, after: usize, range: &Range<usize>) -> bool {
    let verb = skip_adverbs(text, after, range.end);
    if verb >= range.end
        || !matches!(part(text, verb), Part::Base(_) | Part::Nonfinite | Part::Auxiliary | Part::Word | Part::Either | Part::Participle)
    {
        return false;
    }
    // "he said to wait", "the state reported to creditors" are no hedges: a participle stands behind an auxiliary or a noun it modifies.
    let active = i > range.start && matches!(part(text, i - 1), Part::Pronoun);
    let passive = is_passive(text, i, range.start) || is_one_of(text, verb, keys!["be", "have"]);
    passive && !active
}

/// "the alleged attacker", "a possible breach": before a noun, and no verb itself.
fn is_attributive(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let next = i + 1;
    if next >= range.end || is_finite(text, i, range.start, range.end) && !opens_phrase(text, i, range) {
        return false;
    }
    let noun = matches!(part(text, next), Part::Word | Part::Name | Part::Base(true) | Part::Third(true) | Part::Ing | Part::Either);
    noun && !is_one_of(text, next, keys!["for", "exception"])
        && !(i > range.start
            && matches!(part(text, i - 1), Part::Pronoun | Part::Relative | Part::Auxiliary)
            && part(text, i) == Part::Either)
        && !(i > range.start && is_one_of(text, i - 1, keys!["as", "if", "where", "whenever", "best", "worst"]))
}

/// A participle that a verb, a preposition or nothing stands before cannot be the verb: "kill suspected militants".
fn opens_phrase(text: &Text, i: usize, range: &Range<usize>) -> bool {
    i == range.start
        || matches!(
            part(text, i - 1),
            Part::Preposition
                | Part::Determiner
                | Part::Number
                | Part::Base(_)
                | Part::Either
                | Part::Past
                | Part::Possessive
                | Part::Coordinator
        )
}

/// "reportedly urging restraint", "a likely cause", "…, apparently."
fn adverb(text: &Text, i: usize, after: usize, range: &Range<usize>) -> Option<Range<usize>> {
    // Likely voters are a term of the pollsters.
    if is_one_of(text, after, keys!["voter", "voters"]) {
        return None;
    }
    if !is_one_of(text, i, keys!["likely", "unlikely"]) {
        return Some(around(text, i, after, range));
    }
    let previous = (i > range.start).then(|| part(text, i - 1));
    if matches!(previous, Some(Part::Determiner | Part::Possessive))
        || is_one_of(text, i.wrapping_sub(1), keys!["most", "more"]) && i >= range.start + 2 && part(text, i - 2) == Part::Determiner
    {
        return Some(after..noun_phrase_end(text, after, range));
    }
    Some(around(text, i, after, range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::samples;

    /// Each hedge as `word = certainty [scope]`, in order.
    fn read(raw: &str) -> Vec<String> {
        samples::read(extract, raw, |m: &Mention| match &m.value {
            Value::Hedge(h) => Some(format!("{} = {:?} [{}]", m.span.of(raw), h.certainty, h.scope.of(raw))),
            _ => None,
        })
    }

    fn check(cases: &[(&str, &[&str])]) {
        samples::check(read, cases);
    }

    #[test]
    fn modals_bind_their_verb_to_the_end_of_the_clause() {
        check(&[
            ("The mayor may resign on Friday.", &["may = Possible [resign on Friday]"]),
            ("Rebels might have shot down the drone, officials said.", &["might = Possible [have shot down the drone]"]),
            (
                "The strike could spread to other ports, and shippers have begun to reroute cargo.",
                &["could = Possible [spread to other ports]"],
            ),
            ("The union said the strike could last weeks because talks have stalled.", &["could = Possible [last weeks]"]),
            ("Prices may rise, but demand will fall.", &["may = Possible [rise]"]),
            ("\"We may never know who did it,\" she said.", &["may = Possible [never know who did it]"]),
            ("The bridge might not reopen this year.", &["might = Possible [not reopen this year]"]),
        ]);
    }

    #[test]
    fn months_strength_and_ability_are_no_modals() {
        check(&[
            ("The vote was held on May 12.", &[]),
            ("On 12 May the court met.", &[]),
            ("In May the ministry closed the road.", &[]),
            ("The parade showed off the country's military might.", &[]),
            ("They feared the might of the army.", &[]),
            ("The spokesman could not be reached.", &[]),
            ("Smoke could be seen for miles.", &[]),
            ("Neighbours could hear shots.", &[]),
            ("The thieves fled before police could arrive.", &[]),
            ("A quake can cause damage.", &[]),
            ("The firm will close the plant.", &[]),
        ]);
    }

    #[test]
    fn adverbs_bind_what_follows_or_what_stands_before() {
        check(&[
            ("The general reportedly ordered the raid on the camp.", &["reportedly = Reported [ordered the raid on the camp]"]),
            ("He met the envoy, reportedly urging patience, before he flew home.", &["reportedly = Reported [urging patience]"]),
            ("The driver was allegedly drunk.", &["allegedly = Alleged [drunk]"]),
            ("Apparently, the pilot ignored the warning.", &["Apparently = Apparent [the pilot ignored the warning]"]),
            ("The pilot ignored the warning, apparently.", &["apparently = Apparent [The pilot ignored the warning]"]),
            ("The fire was probably caused by a faulty cable.", &["probably = Probable [caused by a faulty cable]"]),
            ("It was possibly the largest leak in a decade.", &["possibly = Possible [the largest leak in a decade]"]),
            ("Perhaps the talks will resume.", &["Perhaps = Possible [the talks will resume]"]),
            ("The holes were likely caused by shrapnel.", &["likely = Probable [caused by shrapnel]"]),
            ("The crew presumably left the ship while it was burning near the port.", &["presumably = Probable [left the ship]"]),
        ]);
    }

    #[test]
    fn verbs_and_phrases_bind_what_follows() {
        check(&[
            ("The missile appeared to hit a warehouse.", &["appeared to = Apparent [hit a warehouse]"]),
            ("It seems that the guards were asleep.", &["seems that = Apparent [the guards were asleep]"]),
            ("The plan seemed doomed.", &["seemed = Apparent [doomed]"]),
            ("The suspect is believed to be in Portugal.", &["believed to = Probable [be in Portugal]"]),
            ("Two miners are thought to have died in the shaft.", &["thought to = Probable [have died in the shaft]"]),
            ("The minister is said to favour a truce.", &["said to = Reported [favour a truce]"]),
            ("The toll is expected to rise, officials said.", &["expected to = Probable [rise]"]),
            ("The court is unlikely to rule this week.", &["unlikely to = Probable [rule this week]"]),
            ("Three men suspected of planting the bomb were held.", &["suspected of = Alleged [planting the bomb were held]"]),
            ("She was accused of taking bribes, which she denies.", &["accused of = Alleged [taking bribes]"]),
            ("A man was arrested on suspicion of arson.", &["on suspicion of = Alleged [arson]"]),
            ("It is possible that the tower will fall.", &["possible that = Possible [the tower will fall]"]),
            ("In what appears to be a reprisal, rebels burned two villages.", &["appears to = Apparent [be a reprisal]"]),
            ("Markets fell amid reports that the bank had collapsed.", &["amid reports that = Reported [the bank had collapsed]"]),
            (
                "According to unconfirmed reports, the governor has fled.",
                &["According to unconfirmed reports = Reported [the governor has fled]"],
            ),
            (
                "The governor has fled, according to unconfirmed reports.",
                &["according to unconfirmed reports = Reported [The governor has fled]"],
            ),
            ("Investigators believe the blast was caused by a gas leak.", &["believe = Probable [the blast was caused by a gas leak]"]),
            ("Police suspect that the fire was set by children.", &["suspect that = Probable [the fire was set by children]"]),
            ("It was widely believed that he had left.", &["believed that = Probable [he had left]"]),
        ]);
    }

    #[test]
    fn the_same_words_in_another_use_are_silent() {
        check(&[
            ("She appeared in court on Monday.", &[]),
            ("He said to wait.", &[]),
            ("The firm reported to its shareholders.", &[]),
            ("They reported that the road was open.", &[]),
            ("The company reported profits of ten million.", &[]),
            ("He wants it done as soon as possible.", &[]),
            ("It is possible to cross the river.", &[]),
            ("The dispute was apparent to all.", &[]),
            ("Police suspected him at once.", &[]),
            ("He alleged fraud.", &[]),
            ("Many voters believe the mayor.", &[]),
            ("He leads by 44% among likely voters.", &[]),
            ("The suspect was seen in Leeds.", &[]),
            ("Police questioned a suspect who had fled.", &[]),
        ]);
    }

    #[test]
    fn adjectives_bind_their_noun_phrase() {
        check(&[
            ("The alleged attacker was freed.", &["alleged = Alleged [attacker]"]),
            ("Troops killed four suspected militants in the valley.", &["suspected = Alleged [militants]"]),
            ("The hull was hit by suspected missiles.", &["suspected = Alleged [missiles]"]),
            ("Engineers found a possible gas leak in the cellar.", &["possible = Possible [gas leak]"]),
            ("There was no comment on the reported attack.", &["reported = Reported [attack]"]),
            ("The likely cause was a short circuit.", &["likely = Probable [cause]"]),
            ("An apparent suicide attack closed the market.", &["apparent = Apparent [suicide attack]"]),
        ]);
    }

    #[test]
    fn any_text_is_read() {
        for raw in ["", ",,,", "may", "Possibly", "“allegedly", "قد يكون may ממש", "was likely\n\nreportedly", &"may, ".repeat(3000)]
        {
            read(raw);
        }
    }
}
