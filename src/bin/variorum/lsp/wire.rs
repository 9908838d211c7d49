//! Messages as bytes: headers, a length, JSON. What is no message is told and skipped.

use lsp_server::Message;
use serde_json::{Value, json};
use std::io::{self, BufRead, Read as _, Write};

/// The longest message that is taken, in bytes: the largest draft, escaped, with room.
const LIMIT: u64 = 64 * 1024 * 1024;
/// The longest line of a header.
const HEADER: u64 = 8 * 1024;
const LENGTH: &[u8] = b"content-length:";

/// What came in.
#[derive(Debug)]
pub(super) enum Read {
    Message(Message),
    /// What was wrong with it
    Malformed(String),
}

/// Reads up to the end of the next message; nothing at the end of the stream.
pub(super) fn read(stream: &mut impl BufRead) -> io::Result<Option<Read>> {
    let Some(length) = length(stream)? else { return Ok(None) };
    let length = match length {
        Ok(length) if length <= LIMIT => length,
        Ok(length) => {
            io::copy(&mut stream.take(length), &mut io::sink())?;
            return Ok(Some(Read::Malformed(format!("a message of {length} bytes; the limit is {LIMIT}"))));
        }
        Err(fault) => return Ok(Some(Read::Malformed(fault))),
    };
    let mut body = Vec::new();
    stream.take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&body).map_or_else(|fault| Read::Malformed(fault.to_string()), Read::Message)))
}

/// The length that a message's header tells, or what is wrong with the header.
fn length(stream: &mut impl BufRead) -> io::Result<Option<Result<u64, String>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        stream.by_ref().take(HEADER).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        // What a message whose length was wrong leaves behind may stand before the header.
        let lower = line.to_ascii_lowercase();
        let at = lower.windows(LENGTH.len()).rposition(|bytes| bytes == LENGTH);
        match at {
            Some(at) => {
                length = std::str::from_utf8(&line[at + LENGTH.len()..]).ok().and_then(|n| n.trim().parse().ok()).or(Some(u64::MAX))
            }
            None if !line.trim_ascii().is_empty() => {}
            None => match length {
                Some(u64::MAX) => return Ok(Some(Err("a header whose Content-Length is no number".to_owned()))),
                Some(length) => return Ok(Some(Ok(length))),
                None => return Ok(Some(Err("a header without Content-Length".to_owned()))),
            },
        }
    }
}

/// Writes one message.
pub(super) fn write(out: &mut impl Write, mut message: Value) -> io::Result<()> {
    message["jsonrpc"] = json!("2.0");
    let body = message.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(mut bytes: &[u8]) -> Vec<String> {
        let mut told = Vec::new();
        while let Some(read) = read(&mut bytes).unwrap() {
            told.push(match read {
                Read::Message(Message::Notification(n)) => n.method,
                Read::Message(other) => format!("{other:?}"),
                Read::Malformed(_) => "malformed".to_owned(),
            });
        }
        told
    }

    #[test]
    fn what_is_no_message_is_skipped() {
        let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let good = framed(r#"{"method":"a"}"#);
        for (before, expected) in [
            (String::new(), &["a"][..]),
            (framed("{"), &["malformed", "a"]),
            (framed("[]"), &["malformed", "a"]),
            (framed(&"[".repeat(100_000)), &["malformed", "a"]),
            ("Content-Type: x\r\n\r\n".to_owned(), &["malformed", "a"]),
            ("Content-Length: many\r\n\r\n".to_owned(), &["malformed", "a"]),
            ("garbage\n".to_owned(), &["a"]),
            ("Content-Length: 1\r\n\r\n{}".to_owned(), &["malformed", "a"]),
            ("x".repeat(30_000), &["a"]),
        ] {
            assert_eq!(told((before.clone() + &good).as_bytes()), expected, "{:.60}", before);
        }
        assert_eq!(told(b"Content-Length: 2\r\n\r\n\xFF\xFE"), ["malformed"]);
        assert_eq!(told(b"Content-Length: 99999999999999\r\n\r\n{}"), ["malformed"]);
        assert!(told(b"Content-Length: 10\r\n\r\n{}").is_empty());
    }
}
