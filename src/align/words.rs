//! Words of one claim that stand opposite words of another.
