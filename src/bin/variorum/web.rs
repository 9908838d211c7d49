//! Pages of the web: fetched only where their addresses are given, and saved, so that a check can be repeated.

use anyhow::Result;
use std::path::{Path, PathBuf};

/// Whether an input is named by its address on the web.
pub(crate) fn is_address(name: &str) -> bool {
    name.starts_with("https://") || name.starts_with("http://")
}

/// The inputs with saved pages in place of addresses. A page that is saved already is not fetched again.
pub(crate) fn local(inputs: &[PathBuf], folder: &Path) -> Result<Vec<PathBuf>> {
    let local = |input: &PathBuf| match input.to_str().filter(|name| is_address(name)) {
        Some(address) => page::saved(address, folder),
        None => Ok(input.clone()),
    };
    inputs.iter().map(local).collect()
}

#[cfg(not(feature = "url"))]
mod page {
    use super::{Path, PathBuf, Result};

    pub(super) fn saved(address: &str, _: &Path) -> Result<PathBuf> {
        anyhow::bail!("{address}: this build fetches no pages: it was made without the feature `url`")
    }
}

#[cfg(feature = "url")]
mod page {
    use super::{Path, PathBuf, Result};
    use crate::exit::complain;
    use anyhow::{Context, bail, ensure};
    use sha2::{Digest, Sha256};
    use std::fs;
    use std::time::Duration;
    use ureq::http::Uri;

    /// How long a page may take in all.
    const PATIENCE: Duration = Duration::from_secs(30);
    /// The largest page, in bytes: the largest file that is read.
    const LIMIT: u64 = 32 * 1024 * 1024;
    const REDIRECTS: u32 = 5;
    /// What a page can be, and how its file ends.
    const TYPES: [(&str, &str); 6] = [
        ("text/html", "html"),
        ("application/xhtml+xml", "html"),
        ("application/pdf", "pdf"),
        ("text/plain", "txt"),
        ("text/markdown", "md"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ];

    /// The file of a page, fetched if it is not there yet.
    pub(super) fn saved(address: &str, folder: &Path) -> Result<PathBuf> {
        let name = name(address);
        let file = |ending: &str| folder.join(format!("{name}.{ending}"));
        if let Some(file) = TYPES.iter().map(|(_, ending)| file(ending)).find(|file| file.exists()) {
            complain(&format!("{address}: read from {}, where it was saved", file.display()));
            return Ok(file);
        }
        let (bytes, ending) = fetch(address).with_context(|| address.to_owned())?;
        let file = file(ending);
        fs::write(&file, bytes).with_context(|| file.display().to_string())?;
        complain(&format!("{address}: saved as {}", file.display()));
        Ok(file)
    }

    fn fetch(address: &str) -> Result<(Vec<u8>, &'static str)> {
        let uri: Uri = address.parse()?;
        // A program on the same machine may do without encryption; nothing is passed on from there.
        let near = matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
        ensure!(near || uri.scheme_str() == Some("https"), "only https:// is fetched");
        let agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).https_only(!near);
        let agent = agent.max_redirects(if near { 0 } else { REDIRECTS }).user_agent(concat!("variorum/", env!("CARGO_PKG_VERSION")));
        let mut answer = ureq::Agent::from(agent.build()).get(uri).call()?;
        ensure!(answer.status().is_success(), "http status: {}", answer.status());
        let told = answer.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or("text/html").to_owned();
        let told = told.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let Some((_, ending)) = TYPES.iter().find(|(name, _)| *name == told) else { bail!("is {told}, which is no report") };
        let bytes = answer.body_mut().with_config().limit(LIMIT).read_to_vec()?;
        Ok((bytes, ending))
    }

    /// What the file of an address is called, without its ending: its letters and digits, and eight digits of its hash.
    fn name(address: &str) -> String {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let words: Vec<&str> = rest.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let shown: String = words.join("-").chars().take(60).collect();
        let hash: String = Sha256::digest(address).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        format!("{shown}-{hash}")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn addresses_have_names_of_their_own() {
            let names = ["https://a.example/b?c=1", "https://a.example/b?c=2", "https://a.example/../b"].map(name);
            assert!(names[0].starts_with("a-example-b-c-1-") && names[0].len() == 24, "{names:?}");
            assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')), "{names:?}");
            assert!(names[0] != names[1] && names[1] != names[2]);
        }

        #[test]
        fn only_encrypted_pages_are_fetched() {
            for address in ["http://a.example/", "http://127.0.0.1.a.example/", "http://localhost.example/", "ftp://localhost.example/"] {
                assert_eq!(fetch(address).unwrap_err().to_string(), "only https:// is fetched", "{address}");
            }
            assert!(fetch("http://[").is_err());
        }
    }
}
