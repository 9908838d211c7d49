//! How much each part of the evidence counts, the bias first; written by `learn.py`.

/// For a pair of sentences alone, in the order of `Evidence::parts`.
const ALONE: &[f32] = &[
    -3.5581, 5.5101, 0.2356, -1.3896, 0.2090, 1.2454, 0.4251, -1.1970, 4.8798, 0.9963, 0.0496, -0.0029, 5.0446, 3.3475, 2.4349, 0.4294,
    0.6486, 0.0711, 0.7822, -0.9060, 1.3082, -3.3199, -0.5159,
];

/// For a pair among the others, in the order of `Evidence::parts` and `Standing::parts`.
const TOGETHER: &[f32] = &[
    -3.3663, 3.1635, 0.1506, -0.5768, 0.1455, 0.9519, 0.3611, -0.9487, 3.7380, 0.5541, 0.1156, 0.1369, 5.9923, 2.8436, 2.2368, 0.3063,
    0.7737, 0.1410, 0.5924, -0.5881, 1.1725, -2.1399, -0.2588, 0.1184, 0.0555, 0.0349, 0.0123, -0.1910,
];

/// For a pair of sentences alone where an encoder tells what sentences mean, learned with all-MiniLM-L6-v2 in 8 bits.
const ENCODED_ALONE: &[f32] = &[
    -3.9273, 8.7081, -0.0848, -1.7222, 0.1620, 1.4327, 0.3565, -3.7452, 4.1598, 3.6508, -0.0220, 0.0047, 4.1933, 3.1671, 2.0510, 0.3312,
    0.8462, 0.0876, 0.8111, -0.9193, 0.9274, -3.2874, -0.4753,
];

/// The same for a pair among the others.
const ENCODED_TOGETHER: &[f32] = &[
    -3.5244, 5.5306, -0.0650, -0.8871, 0.1200, 1.0868, 0.3250, -2.8817, 2.9868, 2.5605, 0.0736, 0.1445, 5.7825, 2.6722, 1.9639, 0.2255,
    0.9091, 0.1569, 0.5986, -0.6139, 0.9472, -2.1300, -0.2464, 0.1125, 0.0732, 0.0194, -0.0044, -0.1691,
];

/// The weights for a pair of sentences alone.
pub(super) fn alone(encoded: bool) -> &'static [f32] {
    if encoded { ENCODED_ALONE } else { ALONE }
}

/// The weights for a pair among the others.
pub(super) fn together(encoded: bool) -> &'static [f32] {
    if encoded { ENCODED_TOGETHER } else { TOGETHER }
}
