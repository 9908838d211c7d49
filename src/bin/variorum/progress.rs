//! How far long work has come: on standard error, only where that is a terminal, and only once it takes long.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};
use variorum::Steps;

/// Work that takes no longer is not spoken of.
const PATIENCE: Duration = Duration::from_millis(400);

/// Does some work for every item, and counts them on a bar; keeps what comes of it.
pub(crate) fn each<T, U>(what: &'static str, items: &[T], quiet: bool, mut work: impl FnMut(&T) -> Option<U>) -> Vec<U> {
    let bar = ProgressBar::with_draw_target(Some(items.len() as u64), ProgressDrawTarget::hidden()).with_message(what);
    bar.set_style(style("{msg} {wide_bar} {pos} of {len}"));
    let begun = Instant::now();
    let mut waiting = !quiet;
    let mut done = Vec::with_capacity(items.len());
    for item in items {
        if waiting && begun.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            waiting = false;
        }
        done.extend(work(item));
        bar.inc(1);
    }
    bar.finish_and_clear();
    done
}

/// Does some work that tells its steps, and shows them on a bar.
pub(crate) fn meanwhile<T>(what: &'static str, quiet: bool, work: impl FnOnce(&Steps) -> T) -> T {
    if quiet || !io::stderr().is_terminal() {
        return work(&Steps::untold());
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(what);
    bar.set_style(style("{msg} {wide_bar} {pos} of {len} {elapsed}"));
    let tell = |done: usize, of: usize| {
        bar.set_length(of as u64);
        // Steps may be told out of order, and the bar never goes back.
        bar.set_position(bar.position().max(done as u64));
    };
    thread::scope(|scope| {
        let (done, over) = mpsc::channel::<()>();
        let bar = &bar;
        scope.spawn(move || {
            if over.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(Duration::from_millis(100));
                // The work is done when its end of the channel falls away.
                let _ = over.recv();
                bar.finish_and_clear();
            }
        });
        let result = work(&Steps::new(&tell));
        drop(done);
        result
    })
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template is well-formed").progress_chars("=> ")
}
