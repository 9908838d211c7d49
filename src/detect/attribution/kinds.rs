//! The kinds of the attribution family.

use super::super::Kind;
use crate::config::Level;

pub(super) const SOURCE: Kind = Kind {
    id: "attribution-source",
    level: Level::Warning,
    summary: "one claim, two sources",
    explanation: "Two claims about the same thing are given to two sources. A person in one report and a body in the other is a note, \
        since spokespeople speak for their office.",
    example: "the governor said / the mayor said",
    silent: "Giordano said / he said",
};

pub(super) const DROPPED: Kind = Kind {
    id: "attribution-dropped",
    level: Level::Warning,
    summary: "given to a source in one report, asserted in the other",
    explanation: "Two claims say the same in nearly the same words; one report gives them to a source, and the other asserts them in its \
        own voice.",
    example: "the plant leaked for weeks, residents said / the plant leaked for weeks",
    silent: "a headline; a source named elsewhere in the sentence",
};

pub(super) const VAGUE: Kind = Kind {
    id: "attribution-vague",
    level: Level::Warning,
    summary: "a named source in one report, an unnamed one in the other",
    explanation: "The same words or claim are given to a source by name in one report, and to nobody in particular in the other: an \
        official, sources, a person familiar with the matter.",
    example: "Governor Ann Keller said / an official said",
    silent: "Governor Ann Keller said / the governor said",
};

pub(super) const VERB: Kind = Kind {
    id: "attribution-verb",
    level: Level::Note,
    summary: "a neutral verb of saying in one report, a loaded one in the other",
    explanation: "The same words of one source are introduced by a neutral verb in one report, and in the other by one that judges them: \
        claimed, admitted, sneered.",
    example: "said / admitted",
    silent: "said / told reporters",
};

pub(super) const VENUE: Kind = Kind {
    id: "attribution-venue",
    level: Level::Hint,
    summary: "said in another place or way",
    explanation: "The same words were spoken in one report and written in the other, and both name where.",
    example: "in a briefing / in a post on X",
    silent: "on social media / on X",
};
