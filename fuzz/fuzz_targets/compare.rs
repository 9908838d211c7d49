//! The whole pipeline: two texts, parted by a zero byte, compared and written in every format.
#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum::render::{FORMATS, Options};
use variorum::{Config, Document, compare};

fuzz_target!(|text: &str| {
    let (a, b) = text.split_once('\0').unwrap_or((text, text));
    let report = compare(&[Document::new("a", a), Document::new("b", b)], &Config::default());
    for format in FORMATS {
        (format.write)(&report, &Options { color: true, verbose: true, agreements: true, ..Options::default() }, &mut Vec::new()).unwrap();
    }
});
