//! Writes reports in every format, and pictures of those for a terminal: `cargo run --example gallery -- FOLDER [seeds] [three] [nasty]`.
//!
//! `docs/gallery.sh` keeps the gallery with it, and `tests/page/run` reads the pages in a browser.

#[path = "../tests/reports/mod.rs"]
mod reports;

use anstyle::{Color, RgbColor};
use anstyle_svg::{Palette, Term};
use std::error::Error;
use std::fs;
use std::path::Path;
use variorum::Report;
use variorum::render::{FORMATS, Options};

/// The name of a report, and how it is made.
type Story = (&'static str, fn() -> Report);

/// The reports that can be written; without any named, all are.
const STORIES: [Story; 3] = [("seeds", reports::seeds), ("three", reports::three), ("nasty", reports::nasty)];

/// The formats of which there are pictures.
const PICTURES: [&str; 3] = ["terminal", "side-by-side", "concise"];

/// Lines of a picture.
const LINES: usize = 48;

/// The sixteen colours of a dark theme, from black to bright white.
const DARK: Palette = Palette([
    RgbColor(0x54, 0x5d, 0x68),
    RgbColor(0xf4, 0x70, 0x67),
    RgbColor(0x57, 0xab, 0x5a),
    RgbColor(0xe0, 0xb0, 0x3a),
    RgbColor(0x6c, 0xb0, 0xff),
    RgbColor(0xc9, 0x9b, 0xf5),
    RgbColor(0x49, 0xc2, 0xcf),
    RgbColor(0xa8, 0xb4, 0xc0),
    RgbColor(0x63, 0x6e, 0x7b),
    RgbColor(0xff, 0x93, 0x8a),
    RgbColor(0x6b, 0xc4, 0x6d),
    RgbColor(0xf0, 0xcc, 0x70),
    RgbColor(0x96, 0xc8, 0xff),
    RgbColor(0xdc, 0xbd, 0xfb),
    RgbColor(0x76, 0xd9, 0xe4),
    RgbColor(0xff, 0xff, 0xff),
]);
const INK: Color = Color::Rgb(RgbColor(0xd5, 0xde, 0xe8));
const PAPER: Color = Color::Rgb(RgbColor(0x1c, 0x21, 0x28));

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("the folder to write to")?;
    let named: Vec<String> = args.collect();
    for (name, report) in STORIES.iter().filter(|(name, _)| named.is_empty() || named.iter().any(|other| other == name)) {
        story(Path::new(&folder), name, &report())?;
    }
    Ok(())
}

fn story(folder: &Path, name: &str, report: &Report) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for format in FORMATS {
        let ending = if format.extension.is_empty() { format.name } else { format.extension };
        let options = Options { width: 100, ..Options::default() };
        fs::write(folder.join(format!("{name}.{ending}")), reports::written(format, report, &options))?;
        if PICTURES.contains(&format.name) {
            let picture = picture(&reports::written(format, report, &Options { color: true, ..options }));
            fs::write(folder.join(format!("{name}-{}.svg", format.name)), picture)?;
        }
    }
    Ok(())
}

/// The beginning of what stands in a terminal.
fn picture(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().take(LINES).collect();
    if text.lines().count() > LINES {
        lines.push("…");
    }
    let picture = Term::new().palette(DARK).fg_color(INK).bg_color(PAPER).render_svg(&lines.join("\n"));
    // Faint words are to be read too.
    picture.replace("opacity: 0.4", "opacity: 0.7")
}
