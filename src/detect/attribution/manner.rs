//! How and where the same words were said.

use super::kinds::{VENUE, VERB};
use crate::analysis::Analysis;
use crate::detect::Context;
use crate::extract::{Attribution, Manner};
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey};

/// Compares the cues and venues of two attributions of one content; `beside` are other pairs of attributions of that content.
pub(super) fn compare(context: &mut Context, told: Pair<&Attribution>, beside: &[Pair<&Attribution>]) {
    // What a report says twice, once with either verb, the other one may follow.
    if !beside.iter().any(|pair| are_even(context.both, *pair)) {
        verbs(context, told);
    }
    let (Some(left), Some(right)) = (told.left.venue, told.right.venue) else { return };
    let manners = [told.left.manner, told.right.manner];
    let at = Pair { left, right };
    if manners.contains(&Manner::Spoken) && manners.contains(&Manner::Written) && !context.is_told(&[&VENUE], at) {
        let message = format!("{}: {} / {}", VENUE.summary, context.words(Side::Left, left), context.words(Side::Right, right));
        let places = vec![context.place(Side::Left, left, None), context.place(Side::Right, right, None)];
        context.tell(&VENUE, 0.7, message, "Both reports give the same words.".into(), places);
    }
}

fn verbs(context: &mut Context, told: Pair<&Attribution>) {
    let (Some(left), Some(right)) = (told.left.cue, told.right.cue) else { return };
    let at = Pair { left, right };
    let tones = Pair::new(tone(context.both.left, left), tone(context.both.right, right));
    if !matches!((tones.left, tones.right), (Some(l), Some(r)) if l != r) || context.is_told(&[&VERB], at) {
        return;
    }
    let message = format!("{}: {} / {}", VERB.summary, context.words(Side::Left, left), context.words(Side::Right, right));
    let places = vec![context.place(Side::Left, left, None), context.place(Side::Right, right, None)];
    context.tell(&VERB, 0.8, message, "Both introduce the same words.".into(), places);
}

/// Whether two attributions have cues of one tone.
fn are_even(both: Pair<&Analysis>, told: Pair<&Attribution>) -> bool {
    let tone_of = |a: &Analysis, told: &Attribution| told.cue.and_then(|cue| tone(a, cue));
    tone_of(both.left, told.left).is_some_and(|left| tone_of(both.right, told.right) == Some(left))
}

/// Whether a cue judges what it introduces; `None` where it does a little, or where it is no verb of saying.
fn tone(a: &Analysis, cue: Span) -> Option<bool> {
    let token = a.segments.tokens[a.segments.tokens_in(cue)].first()?;
    match token.word.value(Class::CueVerbs)? {
        "neutral" | "written" => Some(false),
        "loaded" | "judging" if !MILD.contains(&token.key) => Some(true),
        _ => None,
    }
}

/// Verbs that name what sort of words follow rather than judge them.
const MILD: [WordKey; 20] = [
    WordKey::of_folded("warn"),
    WordKey::of_folded("warns"),
    WordKey::of_folded("warned"),
    WordKey::of_folded("warning"),
    WordKey::of_folded("caution"),
    WordKey::of_folded("cautions"),
    WordKey::of_folded("cautioned"),
    WordKey::of_folded("cautioning"),
    WordKey::of_folded("argue"),
    WordKey::of_folded("argues"),
    WordKey::of_folded("argued"),
    WordKey::of_folded("arguing"),
    WordKey::of_folded("deny"),
    WordKey::of_folded("denies"),
    WordKey::of_folded("denied"),
    WordKey::of_folded("denying"),
    WordKey::of_folded("shout"),
    WordKey::of_folded("shouted"),
    WordKey::of_folded("shouting"),
    WordKey::of_folded("objected"),
];
