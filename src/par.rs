//! Threads: the only place that knows them.

use rayon::prelude::*;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How far some work has come, told whenever a step of it is done.
pub struct Steps<'t> {
    done: AtomicUsize,
    of: AtomicUsize,
    tell: &'t (dyn Fn(usize, usize) + Sync),
}

impl fmt::Debug for Steps<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Steps").field("done", &self.done).field("of", &self.of).finish_non_exhaustive()
    }
}

impl<'t> Steps<'t> {
    /// `tell` gets how many steps are done and how many there are so far, from any thread and in any order.
    ///
    /// ```
    /// use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    /// use variorum::{Config, Document, Steps, compare_in_steps};
    ///
    /// let most = AtomicUsize::new(0);
    /// let tell = |done: usize, of: usize| assert!(most.fetch_max(done, Relaxed) <= of);
    /// let documents = ["a", "b", "c"].map(|name| Document::new(name, "The blast killed 26 people."));
    /// compare_in_steps(&documents, &Config::default(), &Steps::new(&tell));
    /// assert_eq!(most.into_inner(), 9, "three are read, three pairs are compared, and each is checked alone");
    /// ```
    pub fn new(tell: &'t (dyn Fn(usize, usize) + Sync)) -> Steps<'t> {
        Steps { done: AtomicUsize::new(0), of: AtomicUsize::new(0), tell }
    }

    /// For work of which nobody wants to know.
    pub fn untold() -> Steps<'static> {
        Steps::new(&|_, _| {})
    }

    /// Announces more steps.
    pub(crate) fn expect(&self, more: usize) {
        self.of.fetch_add(more, Ordering::Relaxed);
    }

    /// Does a step.
    pub(crate) fn step<T>(&self, work: impl FnOnce() -> T) -> T {
        let result = work();
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.tell)(done, self.of.load(Ordering::Relaxed));
        result
    }
}

/// Does `f` to every item, on as many threads as there are, and returns the results in the items' order.
///
/// One item, or few bytes of work, is not worth waking threads for: the caller says so with `worth`.
pub(crate) fn map<T: Sync, U: Send>(items: &[T], worth: bool, f: impl Fn(&T) -> U + Sync + Send) -> Vec<U> {
    if worth && items.len() > 1 { items.par_iter().map(f).collect() } else { items.iter().map(f).collect() }
}
