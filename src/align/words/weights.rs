//! The weights of the evidence, learnt by `make/learn.py`, as they lie in the binary: for each round and each sort of pair its numbers,
//! little-endian, in single precision.

use super::evidence::{EVIDENCE, SORTS};

/// The weights of one round: for each sort of pair, one for each number of its evidence, the last for nothing at all.
pub type Round = [[f32; EVIDENCE + 1]; SORTS];

const BYTES: &[[u8; 4]] = include_bytes!("weights.bin").as_chunks().0;
const COUNT: usize = BYTES.len() / (SORTS * (EVIDENCE + 1));

pub(super) static ROUNDS: [Round; COUNT] = rounds();

/// Reads the weights; a file of another make does not build.
const fn rounds() -> [Round; COUNT] {
    let mut rounds = [[[0.0; EVIDENCE + 1]; SORTS]; COUNT];
    assert!(COUNT * SORTS * (EVIDENCE + 1) == BYTES.len(), "weights for other evidence");
    let mut i = 0;
    while i < BYTES.len() {
        let (cell, round) = (i % (EVIDENCE + 1), i / (EVIDENCE + 1));
        rounds[round / SORTS][round % SORTS][cell] = f32::from_le_bytes(BYTES[i]);
        i += 1;
    }
    rounds
}
