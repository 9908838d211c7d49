//! Quotation marks without a partner.

use super::kinds::UNCLOSED;
use crate::detect::Within;

pub(super) fn within(within: &mut Within) {
    let a = within.analysis;
    for &mark in &a.segments.unclosed {
        let sentence = a.segments.sentences.get(a.segments.sentence_at(mark.start()));
        if sentence.is_some_and(|s| a.segments.block_of(s).kind.is_report()) {
            let message = format!("{}: {}", UNCLOSED.summary, within.words(mark));
            let reason = "The marks of its paragraph do not balance, and no later paragraph takes it up.".to_owned();
            within.tell(&UNCLOSED, 0.9, message, reason, vec![(mark, None)]);
        }
    }
}
