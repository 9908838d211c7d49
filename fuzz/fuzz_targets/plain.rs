//! Plain text in any encoding.
#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum_fuzz::read;

fuzz_target!(|bytes: &[u8]| read(bytes, "a.txt"));
