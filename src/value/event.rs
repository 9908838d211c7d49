//! Events on ladders: steps of one course of things that reports must not mix up.

/// What befell somebody or something, as a step on a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The step.
    pub step: Step,
}

/// A course of things, told in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ladder {
    /// From questioning to sentence
    Legal,
    /// What happened to people
    Casualties,
    /// What happened to objects
    Damage,
    /// From a proposal to a treaty in force
    Agreement,
}

/// A step; those of one ladder stand together, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Step {
    Questioned,
    Detained,
    Arrested,
    Charged,
    Indicted,
    Tried,
    Acquitted,
    Convicted,
    Sentenced,
    Unharmed,
    Missing,
    Injured,
    Hospitalised,
    Critical,
    Killed,
    Damaged,
    Destroyed,
    Proposed,
    Agreed,
    Signed,
    Ratified,
    InForce,
}

/// Every step with its name.
const STEPS: &[(&str, Step)] = &[
    ("questioned", Step::Questioned),
    ("detained", Step::Detained),
    ("arrested", Step::Arrested),
    ("charged", Step::Charged),
    ("indicted", Step::Indicted),
    ("tried", Step::Tried),
    ("acquitted", Step::Acquitted),
    ("convicted", Step::Convicted),
    ("sentenced", Step::Sentenced),
    ("unharmed", Step::Unharmed),
    ("missing", Step::Missing),
    ("injured", Step::Injured),
    ("hospitalised", Step::Hospitalised),
    ("critical", Step::Critical),
    ("killed", Step::Killed),
    ("damaged", Step::Damaged),
    ("destroyed", Step::Destroyed),
    ("proposed", Step::Proposed),
    ("agreed", Step::Agreed),
    ("signed", Step::Signed),
    ("ratified", Step::Ratified),
    ("in-force", Step::InForce),
];

impl Step {
    /// The ladder it is a step of.
    pub fn ladder(self) -> Ladder {
        match self {
            step if step <= Step::Sentenced => Ladder::Legal,
            step if step <= Step::Killed => Ladder::Casualties,
            step if step <= Step::Destroyed => Ladder::Damage,
            _ => Ladder::Agreement,
        }
    }

    /// The step of that name.
    pub fn named(name: &str) -> Option<Step> {
        STEPS.iter().find(|(n, _)| *n == name).map(|(_, step)| *step)
    }

    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        STEPS[self as usize].0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_ordered_and_keep_their_names() {
        for (i, (name, step)) in STEPS.iter().enumerate() {
            assert_eq!((*step as usize, step.name(), Step::named(name)), (i, *name, Some(*step)));
        }
        assert!(Step::Charged < Step::Convicted && Step::Injured < Step::Killed);
        assert_eq!((Step::Charged.ladder(), Step::Critical.ladder()), (Ladder::Legal, Ladder::Casualties));
    }
}
