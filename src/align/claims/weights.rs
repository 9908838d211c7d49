//! How much each part of the evidence counts; written by `learn.py`.

/// For a pair of sentences alone, in the order of `Evidence::parts`, with the bias last.
pub(super) const ALONE: [f32; 15] =
    [5.0569, 0.3499, -1.1704, -0.0932, 0.2253, 5.1271, 1.4081, 0.5589, 0.4814, 0.3598, 0.0760, 5.7778, -4.2360, -0.4983, -4.0371];

/// For a pair among the others, in the order of `Evidence::parts` and `Standing::parts`, with the bias last.
pub(super) const TOGETHER: [f32; 22] = [
    1.6743, 0.1641, 0.0724, -0.6745, 0.0998, 2.0741, 0.5475, 0.2963, 0.1198, 0.5277, 0.0732, 4.4436, -0.7419, -0.0314, 0.1600, 0.1592,
    0.0935, 0.0347, 0.1242, -0.1144, -0.1975, -2.1395,
];

/// The log-odds of some parts by their weights.
pub(super) fn sum(weights: &[f32], parts: &[f32]) -> f32 {
    let (bias, weights) = weights.split_last().expect("a bias");
    parts.iter().zip(weights).map(|(part, weight)| part * weight).sum::<f32>() + bias
}
