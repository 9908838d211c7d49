//! Evidence as a row of numbers, each said once.

/// Makes a struct of numbers that knows their names, what sort of evidence each is, and their order, in which weights are learned for them.
macro_rules! numbers {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $part:ident: $sort:expr,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $part: f32,)*
        }

        impl $name {
            /// The parts' names, in the order of `parts`.
            pub const NAMES: [&str; [$(stringify!($part)),*].len()] = [$(stringify!($part)),*];

            /// What sort of evidence each is, in the order of `parts`.
            pub(super) const SORTS: [Sort; $name::NAMES.len()] = [$($sort),*];

            /// All parts, in the order in which weights are learned for them.
            pub fn parts(&self) -> [f32; $name::NAMES.len()] {
                [$(self.$part),*]
            }
        }
    };
}

pub(super) use numbers;

/// The bias, which stands first, and the weighted sum of some parts: the log-odds of a logistic regression.
pub(super) fn log_odds<'p>(weights: &[f32], parts: impl IntoIterator<Item = &'p f32>) -> f32 {
    let [bias, weights @ ..] = weights else { return 0.0 };
    bias + weights.iter().zip(parts).map(|(w, p)| w * p).sum::<f32>()
}

/// The logistic function, with six decimals, so that the order in which weights were added decides nothing.
pub(super) fn probability(log_odds: f32) -> f64 {
    let score = 1.0 / (1.0 + f64::from(-log_odds).exp());
    (score * 1e6).round() / 1e6
}
