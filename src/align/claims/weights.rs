//! How much each part of the evidence counts, the bias first; written by `learn.py`.

/// For a pair of sentences alone, in the order of `Evidence::parts`.
pub(super) const ALONE: &[f32] = &[
    -3.5581, 5.5101, 0.2356, -1.3896, 0.2090, 1.2454, 0.4251, -1.1970, 4.8798, 0.9963, 0.0496, -0.0029, 5.0446, 3.3475, 2.4349, 0.4294,
    0.6486, 0.0711, 0.7822, -0.9060, 1.3082, -3.3199, -0.5159,
];

/// For a pair among the others, in the order of `Evidence::parts` and `Standing::parts`.
pub(super) const TOGETHER: &[f32] = &[
    -3.0871, 3.1635, 0.1506, -0.5768, 0.1455, 0.9519, 0.3611, -0.9487, 3.7380, 0.5541, 0.1156, 0.1369, 5.9923, 2.8436, 2.2368, 0.3063,
    0.7737, 0.1410, 0.5924, -0.5881, 1.1725, -2.1399, -0.2588, 0.1184, 0.0555, 0.0349, 0.0123, -0.1910,
];
