//! The kinds of the quote family.

use super::super::Kind;
use crate::config::Level;

pub(super) const WORD: Kind = Kind {
    id: "quote-word",
    level: Level::Error,
    summary: "one utterance, another word inside the marks",
    explanation: "Two reports quote one utterance, and a word that matters differs inside the marks. Where one speaker is quoted on one \
        thing in quite other words, it is a warning, and a note where a translation is told of.",
    example: "\"materially changed the outcome\" / \"significantly changed the outcome\"",
    silent: "two utterances of one speaker; a difference of spelling",
};

pub(super) const POLARITY: Kind = Kind {
    id: "quote-polarity",
    level: Level::Error,
    summary: "a number, negation or modal changed inside the marks",
    explanation: "Two reports quote one utterance, and a number, a negation or a modal verb differs inside the marks.",
    example: "\"it will pass\" / \"it would pass\"",
    silent: "\"ten\" / \"10\"",
};

pub(super) const DROPPED: Kind = Kind {
    id: "quote-dropped",
    level: Level::Warning,
    summary: "words left out of a quotation without an ellipsis",
    explanation: "Two reports quote one utterance; words that matter stand in the first report's quotation and not in the second's, and \
        no ellipsis tells of it. Words cut at the ends are no such case.",
    example: "\"they are probably overstating it\" / \"they are overstating it\"",
    silent: "\"they are … overstating it\"",
};

pub(super) const ADDED: Kind = Kind {
    id: "quote-added",
    level: Level::Warning,
    summary: "words in the second report's quotation only",
    explanation: "Two reports quote one utterance; words that matter stand in the second report's quotation and not in the first's, and no \
        brackets tell of it.",
    example: "\"constructive talks\" / \"constructive and confidential talks\"",
    silent: "\"constructive [and confidential] talks\"",
};

pub(super) const EXPANDED: Kind = Kind {
    id: "quote-expanded",
    level: Level::Warning,
    summary: "a handle, name or acronym silently written out inside the marks",
    explanation: "One report quotes a handle, a name or an acronym as it was, the other a fuller form of it, without brackets.",
    example: "\"spoke to @SecRivera today\" / \"spoke to Secretary of State Ana Rivera today\"",
    silent: "\"spoke to [Secretary of State Ana Rivera] today\"",
};

pub(super) const FUNCTION_WORD: Kind = Kind {
    id: "quote-function-word",
    level: Level::Hint,
    summary: "a word of grammar, a contraction or a spelling differs inside the marks",
    explanation: "Two reports quote one utterance, and only words of grammar, contractions, inflections or spellings differ.",
    example: "\"going to\" / \"gonna\"",
    silent: "the same words",
};

pub(super) const PUNCTUATION: Kind = Kind {
    id: "quote-punctuation",
    level: Level::Hint,
    summary: "only marks differ inside a quotation",
    explanation: "Two reports quote the same words, and a comma, a full stop or a dash inside the marks differs.",
    example: "\"responsible, and remains so\" / \"responsible and remains so\"",
    silent: "a comma before the closing mark",
};

pub(super) const STITCHED: Kind = Kind {
    id: "quote-stitched",
    level: Level::Warning,
    summary: "words of two utterances joined as one",
    explanation: "Inside one pair of marks one report joins, in one sentence, words that the other quotes in two places, and no ellipsis \
        tells of it.",
    example: "\"The plant is safe.\" … \"Nobody has to leave.\" / \"The plant is safe and nobody has to leave.\"",
    silent: "one utterance, split by the words that name its speaker",
};

pub(super) const TRUNCATED: Kind = Kind {
    id: "quote-truncated",
    level: Level::Note,
    summary: "a quotation is cut so that its condition or hedge is gone",
    explanation: "One report quotes a part of what the other quotes, which is the normal case and is not told; it is told where the cut \
        takes off what limits the words: a condition behind them (if, unless, but, until), or, as a warning, the hedge right before them \
        (probably, I think).",
    example: "\"we will rebuild, but not before spring\" / \"we will rebuild\"",
    silent: "a cut that leaves the condition, or marks it with an ellipsis; a condition told outside the marks",
};

pub(super) const SPEAKER: Kind = Kind {
    id: "quote-speaker",
    level: Level::Error,
    summary: "the same words inside marks, another speaker",
    explanation: "Two reports quote the same words, and give them to two persons.",
    example: "\"the dam will hold,\" the mayor, Ann Keller, said / \"the dam will hold,\" said engineer Rob Ostrow",
    silent: "Keller said / she said; a spokesperson and their office",
};

pub(super) const PARAPHRASE: Kind = Kind {
    id: "quote-paraphrase",
    level: Level::Warning,
    summary: "quoted in one, told without marks in the other, and the substance differs",
    explanation: "One report quotes words that the other tells without marks, and a number, a negation or an opposite makes the two say \
        different things.",
    example: "\"we did not agree to a pause,\" Sole said / Sole said they agreed to a pause",
    silent: "a close paraphrase: \"we will stay\" / they would stay",
};

pub(super) const TWIN: Kind = Kind {
    id: "quote-twin",
    level: Level::Note,
    summary: "one report quotes the same utterance twice, in two wordings",
    explanation: "Within one report two quotations give the same utterance, and a word that matters differs between them with no brackets \
        or ellipsis to tell of it. Two persons who say nearly the same are not judged.",
    example: "\"we will rebuild every house,\" Keller said … \"we will repair every house,\" she had said",
    silent: "a headline that quotes a part of it",
};

pub(super) const UNCLOSED: Kind = Kind {
    id: "quote-unclosed",
    level: Level::Warning,
    summary: "a quotation mark without its partner",
    explanation: "A double quotation mark opens and nothing closes it, or one closes what nothing opened, so that a reader cannot tell where \
        the quoted words end.",
    example: "\"We will rebuild, Keller said on Friday.",
    silent: "a quotation over several paragraphs that is opened anew in each",
};
