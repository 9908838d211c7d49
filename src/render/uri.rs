//! File names as URI references (RFC 3986).

use std::fmt::Write;

/// A relative path as a relative reference, an absolute one as a `file:` URI.
pub(super) fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len() + 8);
    if file.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in file.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => write!(uri, "%{byte:02X}").expect("a string takes all"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_part_of_a_uri_is_encoded() {
        for (file, expected) in
            [("drafts/a.txt", "drafts/a.txt"), ("/tmp/a b.txt", "file:///tmp/a%20b.txt"), ("São:1?#.txt", "S%C3%A3o%3A1%3F%23.txt")]
        {
            assert_eq!(uri(file), expected);
        }
    }
}
