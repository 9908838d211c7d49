//! How much each part of the evidence counts; written by `learn.py`.

/// For a pair of sentences alone, in the order of `Evidence::parts`, with the bias last.
pub(super) const ALONE: [f32; 15] =
    [4.7293, 0.3738, -1.0474, 0.0856, 0.2223, 4.9867, 1.3023, 0.5882, 0.5181, 0.3231, 0.1313, 6.4248, -4.3319, -0.4361, -4.1329];

/// For a pair among the others, in the order of `Evidence::parts` and `Standing::parts`, with the bias last.
pub(super) const TOGETHER: [f32; 22] = [
    1.6418, 0.2113, 0.0726, -0.6178, 0.0956, 2.0140, 0.4657, 0.3270, 0.1368, 0.5110, 0.0990, 4.3525, -0.8310, -0.0005, 0.1568, 0.1470,
    0.1076, 0.0326, 0.1236, -0.1417, -0.1514, -2.2192,
];

/// The log-odds of some parts by their weights, to three decimals, so that the order in which weights were added decides nothing.
pub(super) fn sum(weights: &[f32], parts: &[f32]) -> f32 {
    let (bias, weights) = weights.split_last().expect("a bias");
    let sum = parts.iter().zip(weights).map(|(part, weight)| part * weight).sum::<f32>() + bias;
    (sum * 1e3).round() / 1e3
}
