//! Which saying a quotation belongs to.

use super::grammar::{self, Part, noun_phrase, noun_phrase_before, part};
use super::sayings::{Order, Saying};
use super::{Attribution, Manner, attribution, source_span};
use crate::extract::Text;
use crate::segment::Quotation;
use crate::segment::quotations::QuotationKind;
use crate::text::Span;
use std::ops::Range;

/// How far before its quotation a cue may stand, in tokens.
const REACH: usize = 48;
/// The same for a verb that attributes only beside a quotation.
const WEAK_REACH: usize = 6;
/// The same for a noun: his claim "…".
const NOMINAL_REACH: usize = 0;
/// The same for a verb that gives a name to something.
const NAMING_REACH: usize = 18;

/// Within how many tokens behind a quotation "quoted" and its object stand.
const QUOTED_REACH: usize = 12;

/// What is known while the quotations are walked.
struct Walk<'t> {
    text: &'t Text<'t>,
    quoted: &'t [u32],
    sayings: &'t [Saying],
    /// The last quotation outside of all others, by its place in the list of attributions.
    last: Option<usize>,
}

/// One attribution for every quotation, in their order.
pub(super) fn of_quotations(text: &Text, quoted: &[u32], sayings: &[Saying]) -> Vec<Attribution> {
    let mut walk = Walk { text, quoted, sayings, last: None };
    let mut found: Vec<Attribution> = Vec::with_capacity(text.segments.quotations.len());
    for (i, quotation) in text.segments.quotations.iter().enumerate() {
        let told = walk.attribute(i, quotation, &found);
        if !quotation.nested && quotation.kind != QuotationKind::Scare {
            walk.last = Some(i);
        }
        found.push(told);
    }
    hand_back(text, &mut found);
    found
}

/// A first part that has no source of its own takes that of the part that goes on with it.
fn hand_back(text: &Text, found: &mut [Attribution]) {
    for (i, quotation) in text.segments.quotations.iter().enumerate().rev() {
        let Some(first) = quotation.continues else { continue };
        if found[first].source.is_none() && found[i].source.is_some() {
            let part = found[i].clone();
            found[first] = Attribution { content: found[first].content, quotation: found[first].quotation, ..part };
        }
    }
}

impl Walk<'_> {
    fn attribute(&self, i: usize, quotation: &Quotation, before: &[Attribution]) -> Attribution {
        let (text, content) = (self.text, quotation.span);
        let nobody = Attribution { source: None, cue: None, content, quotation: Some(i), manner: Manner::Spoken, venue: None };
        let named = |source: Range<usize>| Attribution { source: Some(source_span(text, source)), ..nobody.clone() };
        let tokens = text.segments.tokens_in(quotation.outer);
        if tokens.is_empty() || quotation.kind == QuotationKind::Scare {
            return nobody;
        }
        if quotation.kind == QuotationKind::Post {
            return Attribution { source: author(text, quotation), manner: Manner::Written, ..nobody };
        }
        let told = |saying: &Saying| attribution(text, saying, content, Some(i));
        let led = self.before(quotation, &tokens);
        let leads = led.filter(|s| self.leads(s, quotation, &tokens));
        if let Some(saying) = leads.or_else(|| self.behind(quotation, &tokens)).or(led) {
            return told(saying);
        }
        if quotation.nested {
            return nobody;
        }
        if let Some(first) = quotation.continues.filter(|&first| before[first].source.is_some()) {
            return Attribution { content, quotation: Some(i), ..before[first].clone() };
        }
        if let Some(source) = self.label(&tokens).or_else(|| self.signature(&tokens)) {
            return named(source);
        }
        if quotation.kind == QuotationKind::Fragment && !self.stands_alone(&tokens) {
            return self.later(&tokens).map_or(nobody, told);
        }
        self.carried(&tokens, before).map_or(nobody.clone(), |source| Attribution { source: Some(source), ..nobody })
    }

    /// The saying that begins right behind a quotation.
    fn behind(&self, quotation: &Quotation, tokens: &Range<usize>) -> Option<&Saying> {
        let text = self.text;
        let end = text.tokens().len();
        let inside = quotation.span.of(text.raw);
        let mut next = tokens.end;
        let mut pauses = inside.ends_with([',', '?', '!', '—', '–', '-', '…']) || inside.ends_with("...");
        if next < end && matches!(text.word(next), "," | "—" | "–" | "-" | "--") {
            pauses = true;
            next += 1;
            while next < end && matches!(text.word(next), "-" | "—") {
                next += 1;
            }
        }
        let as_put = next < end && text.word(next) == "as";
        while next < end && (as_put && text.word(next) == "as" || grammar::is_adverb(text, next)) {
            next += 1;
        }
        let at = self.sayings.partition_point(|s| s.cue.start < next);
        let saying = self.sayings[at..].iter().take(3).find(|s| self.begins(s, next) && !(as_put && s.is_weak()))?;
        let same_block = self.same_block(tokens.start, saying.cue.start);
        let inside_same = next.checked_sub(1).is_none_or(|_| self.quoted[saying.cue.start] != self.quoted[tokens.start]);
        let inverted = saying.order != Order::Straight;
        let fits = if inside.ends_with('.') { inverted } else { pauses || inverted || quotation.kind == QuotationKind::Speech };
        (same_block && inside_same && fits && saying.source.is_some()).then_some(saying)
    }

    /// Whether a saying begins at a token; of "the agency quoted Bruce as saying", the agency is its beginning.
    fn begins(&self, saying: &Saying, token: usize) -> bool {
        let plain = |i: usize| part(&self.text.tokens()[i]) != Part::Mark;
        match saying.order {
            Order::Distant | Order::Nominal => false,
            Order::Quoted => saying.start() > token && saying.start() - token < QUOTED_REACH && (token..saying.start()).all(plain),
            _ => saying.start() == token,
        }
    }

    /// The saying that leads to a quotation: the nearest before it in its sentence, or in the one that ends with a colon before it.
    fn before(&self, quotation: &Quotation, tokens: &Range<usize>) -> Option<&Saying> {
        let text = self.text;
        let last = tokens.start.checked_sub(1)?;
        let colon = text.word(last) == ":";
        let place = if colon { last } else { tokens.start };
        let sentence = &self.sentence(place).tokens;
        let floor = sentence.start.max(tokens.start.saturating_sub(REACH));
        let upto = self.sayings.partition_point(|s| s.cue.start < tokens.start);
        let near = self.sayings[..upto].iter().rev().take_while(|s| s.cue.start >= floor);
        let outside = self.outside(quotation, tokens);
        let reach = |s: &Saying| match s.is_weak() {
            true if s.order == Order::Nominal => NOMINAL_REACH,
            true if s.is_naming() || colon => NAMING_REACH,
            true => WEAK_REACH,
            false => REACH,
        };
        let fits = near.filter(|s| s.end() <= tokens.start && self.quoted[s.cue.start] == outside && tokens.start - s.cue.end <= reach(s));
        let fits = || fits.clone();
        let first = fits().next()?;
        let strong = (first.is_weak() && !first.is_naming()).then(|| fits().find(|s| !s.is_weak() && s.source.is_some())).flatten();
        let better = strong.or_else(|| fits().find(|s| first.source.is_none() && s.source.is_some()));
        Some(better.unwrap_or(first)).filter(|s| s.source.is_some())
    }

    /// Whether a saying stands right before a quotation, which ends as a sentence does: wrote: "Where were you?" His party …
    fn leads(&self, saying: &Saying, quotation: &Quotation, tokens: &Range<usize>) -> bool {
        let after = saying.start().checked_sub(2).is_some_and(|i| self.quoted[i] != 0 || self.quoted[i + 1] != 0);
        let near = tokens.start <= saying.end() + 1 && tokens.start > saying.end();
        near && !after && quotation.span.of(self.text.raw).ends_with(['.', '?', '!'])
    }

    /// The saying behind a fragment in its sentence: "…" was what was needed, Bruce said.
    fn later(&self, tokens: &Range<usize>) -> Option<&Saying> {
        let sentence = &self.sentence(tokens.end - 1).tokens;
        let at = self.sayings.partition_point(|s| s.cue.start < tokens.end);
        let near = self.sayings[at..].iter().take_while(|s| s.cue.start < sentence.end.min(tokens.end + REACH));
        let comma = |s: &Saying| s.start() > 0 && matches!(self.text.word(s.start() - 1), "," | "—" | "–");
        let mut fits = near.filter(|s| self.quoted[s.cue.start] == 0 && !s.is_weak());
        fits.find(|s| s.source.is_some() && (comma(s) || s.order == Order::Phrase))
    }

    /// A name and a colon before a quotation, or in capitals at its head: "WALLACE: Let us start."
    fn label(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let text = self.text;
        let head = noun_phrase(text, tokens.start + 1, tokens.end);
        let shouted = |np: &Range<usize>| text.tokens()[np.clone()].iter().all(|t| t.shape == crate::segment::Shape::Upper || !t.is_word());
        if let Some(head) = head.filter(|np| np.end < tokens.end && text.word(np.end) == ":" && shouted(np)) {
            return Some(head);
        }
        let colon = tokens.start.checked_sub(1).filter(|&c| text.word(c) == ":")?;
        let floor = self.sentence(colon).tokens.start;
        let name = noun_phrase_before(text, colon, floor).filter(|np| np.start == floor);
        name.or_else(|| grammar::subject(text, floor..colon))
    }

    /// A dash and a name behind a quotation that stands alone: "…" — Maria Lopez
    fn signature(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let text = self.text;
        let mut i = tokens.end;
        while i < text.tokens().len() && matches!(text.word(i), "—" | "–" | "―" | "-" | "--" | "~") {
            i += 1;
        }
        if i == tokens.end || !self.same_block(tokens.start, i.min(text.tokens().len() - 1)) {
            return None;
        }
        noun_phrase(text, i, text.tokens().len()).filter(|np| part(&text.tokens()[np.start]) == Part::Name)
    }

    /// Whose words stand before a quotation that has nothing beside it: the sentence before it in its paragraph, else the last speaker.
    fn carried(&self, tokens: &Range<usize>, before: &[Attribution]) -> Option<Span> {
        let text = self.text;
        let last = self.last.and_then(|i| before[i].source);
        let start = self.sentence(tokens.start).tokens.start.min(tokens.start);
        let Some(previous) = start.checked_sub(1).filter(|&p| self.same_block(p, tokens.start)) else { return last };
        let sentence = self.sentence(previous);
        if self.quoted[previous] != 0 {
            return last;
        }
        let upto = self.sayings.partition_point(|s| s.cue.start < tokens.start);
        let said = self.sayings[..upto].iter().rev().take_while(|s| s.cue.start >= sentence.tokens.start);
        let said = said.filter(|s| self.quoted[s.cue.start] == 0 && !s.is_weak()).find_map(|s| s.source.clone());
        said.or_else(|| grammar::subject(text, sentence.tokens.clone())).map(|s| source_span(text, s)).or(last)
    }

    /// Whether a quotation is not a part of a sentence of the report.
    fn stands_alone(&self, tokens: &Range<usize>) -> bool {
        let sentence = &self.sentence(tokens.start).tokens;
        let ends = |i: usize| i >= self.text.tokens().len() || !self.same_block(tokens.start, i);
        sentence.start >= tokens.start && (sentence.end <= tokens.end || ends(tokens.end))
    }

    fn sentence(&self, token: usize) -> &crate::segment::Sentence {
        let segments = self.text.segments;
        &segments.sentences[segments.sentence_at(segments.tokens[token].span.start())]
    }

    fn same_block(&self, a: usize, b: usize) -> bool {
        self.sentence(a).block == self.sentence(b).block
    }

    /// What `quoted` says of the words around a quotation.
    fn outside(&self, quotation: &Quotation, tokens: &Range<usize>) -> u32 {
        if quotation.nested { tokens.start.checked_sub(1).map_or(0, |i| self.quoted[i]) } else { 0 }
    }
}

/// The author of an embedded post: what stands behind its words, without the dash and the handle.
fn author(text: &Text, post: &Quotation) -> Option<Span> {
    let line = Span::new(post.span.end(), post.outer.end());
    let tokens = text.segments.tokens_in(line);
    let start = tokens.clone().find(|&i| text.tokens()[i].is_word())?;
    let end = (start..tokens.end).find(|&i| matches!(text.word(i), "(" | "@" | ",")).unwrap_or(tokens.end);
    (end > start).then(|| text.span(start..end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn the_speaker_of_a_quotation_is_found() {
        for (text, expected) in [
            ("\"The dam held,\" said Ann Lee.", "Ann Lee | said"),
            ("\"The dam held,\" she said.", "she | said"),
            ("\"The dam held,\" said County Sheriff Ann Lee in a briefing.", "County Sheriff Ann Lee | said"),
            ("\"The dam held,\" Lee told reporters.", "Lee | told"),
            ("\"The dam held,\" Ann Lee, who runs the county, said.", "Ann Lee | said"),
            ("\"The dam held,\" Ann Lee, 45, a lawyer, of Dover, said.", "Ann Lee | said"),
            ("\"The dam held,\" Rep. Ann Lee (D-Ohio) said Friday.", "Rep. Ann Lee | said"),
            ("\"The dam held,\" a U.S. official said.", "a U.S. official | said"),
            ("\"The dam held,\" according to the spokesperson.", "the spokesperson | according to"),
            ("Ann Lee said: \"The dam held.\"", "Ann Lee | said"),
            ("Lee took to the radio and stated, \"The dam held.\"", "Lee | stated"),
            ("The union's letter said the plan was \"deeply unfair to all\".", "The union's letter | said"),
            ("Lee called the plan \"a national shame\" on Friday.", "Lee | called"),
            ("Asked about the dam, Lee said: \"It held.\"", "Lee | said"),
            ("Lee left the room, saying \"the dam has held\".", "Lee | saying"),
            ("Lee was quoted as saying that \"the dam has held\".", "Lee | saying"),
            ("The paper quoted one resident as saying \"the dam has held\".", "one resident | saying"),
            ("\"The dam held,\" the paper quoted one resident as saying.", "one resident | saying"),
            ("As one resident put it: \"The dam held.\"", "one resident | put"),
            ("A man who saw it said \"the dam has held\".", "A man | said"),
            ("Lee disputed the mayor's claim that \"the dam has held\".", "the mayor | claim"),
            ("Lee: \"The dam held.\"", "Lee | -"),
            ("\"LEE: The dam held, and we were glad.\"", "LEE | -"),
            ("\"The dam held.\" — Ann Lee", "Ann Lee | -"),
            ("Lee was calm. \"The dam has held all night.\"", "Lee | -"),
            ("\"Why now?\" asked one officer.", "one officer | asked"),
            ("In a post on X, Lee wrote: \"Where were they?\" His party said nothing.", "Lee | wrote"),
            ("The boat \"Morning Star of the North\" sank.", "- | -"),
        ] {
            assert!(told(text)[0].starts_with(expected), "{text}: {:?}", told(text));
        }
    }

    #[test]
    fn a_speaker_goes_on_over_paragraphs() {
        let text = "\"The dam held,\" said Ann Lee. \"We slept.\"\n\n\"Nobody was hurt, and the town was dry by noon.\"";
        let speakers: Vec<String> = told(text).iter().map(|t| t.split(" | ").next().unwrap().to_owned()).collect();
        assert_eq!(speakers, ["Ann Lee", "Ann Lee", "Ann Lee"]);
        let text = "“First it broke.\n\n“Then we ran,” Lee said.";
        assert!(told(text).iter().all(|t| t.starts_with("Lee | said")), "{:?}", told(text));
    }

    #[test]
    fn words_that_only_look_like_cues_attribute_nothing() {
        for text in [
            "The so-called \"green list\" was scrapped.",
            "The claims of \"foul and unfair play\" were many.",
            "It was dubbed \"the long wet night\" by all.",
        ] {
            assert!(!told(text)[0].starts_with("The "), "{text}: {:?}", told(text));
        }
    }
}
