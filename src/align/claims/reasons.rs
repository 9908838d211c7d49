//! Why two claims are linked: how much each sort of evidence spoke for it, or against it.

use super::{Candidate, Evidence, Standing, weights};

/// What sort of thing some evidence is. Parts of one sort tell one thing in several ways, and correct each other, so that only their sum
/// means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// Words that both have, or that mean nearly the same.
    Words,
    /// What the sentences mean.
    Meaning,
    /// Who and what is named.
    Named,
    /// Parts of one utterance.
    Utterance,
    /// Figures and what they count.
    Figures,
    /// Verbs.
    Verbs,
    /// Whose words they give.
    Speakers,
    /// Days.
    Days,
    /// Where in their reports they stand.
    Place,
    /// Other sentences that either could be linked with.
    Rivals,
    /// The sentences around them.
    Neighbours,
}

impl Sort {
    /// All, in the order of `Sort`.
    pub const ALL: [Sort; 11] = [
        Sort::Words,
        Sort::Meaning,
        Sort::Named,
        Sort::Utterance,
        Sort::Figures,
        Sort::Verbs,
        Sort::Speakers,
        Sort::Days,
        Sort::Place,
        Sort::Rivals,
        Sort::Neighbours,
    ];

    /// What it is, in a few words that go on "for it:" or "against it:".
    pub fn name(self) -> &'static str {
        match self {
            Sort::Words => "same or like words",
            Sort::Meaning => "meaning",
            Sort::Named => "who and what is named",
            Sort::Utterance => "one utterance",
            Sort::Figures => "figures",
            Sort::Verbs => "verbs",
            Sort::Speakers => "speakers",
            Sort::Days => "days",
            Sort::Place => "place in the reports",
            Sort::Rivals => "lead over other pairs",
            Sort::Neighbours => "sentences around",
        }
    }
}

/// How much a sort of evidence spoke for a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What it is.
    pub sort: Sort,
    /// By how much it raised the log-odds of the link; below 0, it spoke against it.
    pub weight: f32,
}

impl Candidate {
    /// What spoke for and against the two sentences, the weightiest first; sorts that told nothing are left out.
    ///
    /// The weights are those of the logistic regression that scores the pair, each times its part of the evidence: with
    /// [`Candidate::start`] their sum is the log-odds of the score.
    ///
    /// ```
    /// use variorum::align::{cast, claims};
    /// use variorum::pair::Pair;
    /// use variorum::{Analysis, Document};
    ///
    /// let left = Analysis::new(&Document::new("a", "The blast killed 26 people on Friday."));
    /// let right = Analysis::new(&Document::new("b", "On Friday 26 people died in the blast."));
    /// let both = Pair::new(&left, &right);
    /// let pair = claims::candidates(both, &cast::align(both), &[])[0];
    /// let sum: f32 = pair.reasons().iter().map(|reason| reason.weight).sum();
    /// let score = 1.0 / (1.0 + f64::from(-pair.start() - sum).exp());
    /// assert!((score - pair.score).abs() < 1e-4);
    /// ```
    pub fn reasons(&self) -> Vec<Reason> {
        let mut sums = Sort::ALL.map(|sort| Reason { sort, weight: 0.0 });
        let parts = self.evidence.parts().into_iter().chain(self.standing.parts());
        let sorts = Evidence::SORTS.into_iter().chain(Standing::SORTS);
        for ((part, sort), weight) in parts.zip(sorts).zip(&weights::together(self.encoded)[1..]) {
            sums[sort as usize].weight += weight * part;
        }
        let mut reasons: Vec<Reason> = sums.into_iter().filter(|reason| reason.weight != 0.0).collect();
        reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.sort.cmp(&b.sort)));
        reasons
    }

    /// The log-odds of a pair of which nothing is known.
    pub fn start(&self) -> f32 {
        weights::together(self.encoded)[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stand_in_their_order() {
        assert!(Sort::ALL.into_iter().enumerate().all(|(place, sort)| sort as usize == place));
    }
}
