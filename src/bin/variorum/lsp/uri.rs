//! The editor's addresses of files.

use lsp_types::Uri;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What stands for something else in an address, or cannot stand in one.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The file that an address means; none where it means something else, such as a draft without a name.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let path = uri.as_str().strip_prefix("file://")?;
    let path = percent_decode_str(&path[path.find('/')?..]).decode_utf8().ok()?;
    // `/C:/drafts` is `C:/drafts` where drives have letters.
    let drive = path.as_bytes().get(2) == Some(&b':') && path.as_bytes()[1].is_ascii_alphabetic();
    Some(PathBuf::from(if drive { &path[1..] } else { &path[..] }))
}

/// The address of a file.
pub(super) fn of(path: &Path) -> Option<Uri> {
    let path = std::path::absolute(path).ok()?;
    let name = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    let slash = if name.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", utf8_percent_encode(&name, ESCAPED)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_files_lead_to_each_other() {
        for name in ["/desk/draft.txt", "/desk/a b#c%20 [é] 平.md"] {
            assert_eq!(path(&of(Path::new(name)).unwrap()).as_deref(), Some(Path::new(name)));
        }
        for (address, expected) in [
            ("file:///c%3A/desk/a.txt", Some("c:/desk/a.txt")),
            ("file://localhost/a", Some("/a")),
            ("untitled:Untitled-1", None),
            ("file:///%FF", None),
        ] {
            assert_eq!(path(&address.parse().unwrap()).as_deref(), expected.map(Path::new), "{address}");
        }
    }
}
