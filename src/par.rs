//! Threads: the only place that knows them.

use rayon::prelude::*;

/// Does `f` to every item, on as many threads as there are, and returns the results in the items' order.
///
/// One item, or few bytes of work, is not worth waking threads for: the caller says so with `worth`.
pub(crate) fn map<T: Sync, U: Send>(items: &[T], worth: bool, f: impl Fn(&T) -> U + Sync + Send) -> Vec<U> {
    if worth && items.len() > 1 { items.par_iter().map(f).collect() } else { items.iter().map(f).collect() }
}
