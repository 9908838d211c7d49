//! How much a PDF unpacks to, found out without unpacking it all.

use crate::error::ErrorKind;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use pdf_extract::{Document as Pdf, Object, Stream};
use std::io::Read;

/// The most that all streams of a file but its pictures unpack to, in bytes: text, fonts, drawings.
pub(super) const LIMIT: u64 = 64 * 1024 * 1024;

/// The longest stream in LZW, which packs a thousand bytes into one at best; nothing has written it for decades.
const LZW: usize = 64 * 1024;

/// Checks the streams that are unpacked when a file is loaded, before it is: known by the keyword before them.
pub(super) fn check_file(bytes: &[u8]) -> Result<(), ErrorKind> {
    let mut left = LIMIT;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        let before = &bytes[start.saturating_sub(512)..start];
        let is_picture = before.windows(6).any(|w| w == b"/Image") && !before.windows(7).any(|w| w == b"/ObjStm");
        if !is_picture && !before.ends_with(b"end") {
            let line_end = bytes[at..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
            left = spend(left, unpacked(&bytes[at + line_end..], left))?;
        }
    }
    Ok(())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|w| w == word)
}

/// Checks all streams of a loaded file but its pictures.
pub(super) fn check_streams(pdf: &Pdf) -> Result<(), ErrorKind> {
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok()).filter(|stream| !is_picture(stream));
    let mut left = LIMIT;
    for stream in streams {
        let is_lzw = stream.filters().is_ok_and(|filters| filters.contains(&b"LZWDecode".as_slice()));
        if is_lzw && stream.content.len() > LZW {
            return Err(ErrorKind::Unpacks { limit: LIMIT });
        }
        left = spend(left, unpacked(&stream.content, left).max(stream.content.len() as u64))?;
    }
    Ok(())
}

pub(super) fn is_picture(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
}

fn spend(left: u64, size: u64) -> Result<u64, ErrorKind> {
    left.checked_sub(size).ok_or(ErrorKind::Unpacks { limit: LIMIT })
}

/// How many bytes some bytes unpack to, up to just above a limit; nothing if they are not packed. What is packed twice is unpacked
/// twice.
fn unpacked(bytes: &[u8], limit: u64) -> u64 {
    let mut head = Vec::new();
    let mut size = measure(ZlibDecoder::new(bytes), limit, &mut head);
    if size == 0 && bytes.len() > 2 {
        size = measure(DeflateDecoder::new(&bytes[2..]), limit, &mut head);
    }
    if size > limit || !matches!(head[..], [0x78, ..]) {
        return size;
    }
    let inner = ZlibDecoder::new(ZlibDecoder::new(bytes));
    size.max(measure(inner, limit, &mut Vec::new()))
}

/// The number of bytes a reader gives, up to just above a limit, and the first of them.
fn measure(mut reader: impl Read, limit: u64, head: &mut Vec<u8>) -> u64 {
    let mut buffer = [0; 16 * 1024];
    let mut size = 0;
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        if size == 0 {
            head.extend_from_slice(&buffer[..count.min(2)]);
        }
        size += count as u64;
        if size > limit {
            break;
        }
    }
    size
}
