//! A draft as a PDF file, with its font in it. It has Latin, Greek, Cyrillic and some more letters; a text with others is refused by name,
//! since a page of empty boxes helps nobody.

use super::Sheet;
use krilla::{
    Document,
    geom::Point,
    metadata::Metadata,
    page::PageSettings,
    text::{Font, GlyphId, KrillaGlyph},
};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

/// DejaVu Sans; its licence stands beside it.
const FONT: &[u8] = include_bytes!("../../../fonts/DejaVuSans.ttf");
/// A4 in points, and its margin.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 64.0;
/// Letters that are named when they cannot be shown.
const NAMED: usize = 20;

/// The font, to be measured and to be drawn with.
struct Face {
    measured: FontRef<'static>,
    drawn: Font,
}

impl Face {
    fn new() -> Option<Self> {
        Some(Self { measured: FontRef::new(FONT).ok()?, drawn: Font::new(FONT.into(), 0)? })
    }

    /// The glyphs of a line with their widths, as parts of the font's size.
    fn glyphs(&self, line: &str) -> Vec<KrillaGlyph> {
        let (letters, widths) = (self.measured.charmap(), self.measured.glyph_metrics(Size::unscaled(), LocationRef::default()));
        let unit = f32::from(self.measured.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        let glyph = |(at, c): (usize, char)| {
            let id = letters.map(c).unwrap_or_default();
            let width = widths.advance_width(id).unwrap_or_default() / unit;
            KrillaGlyph::new(GlyphId::new(id.to_u32()), width, 0.0, 0.0, 0.0, at..at + c.len_utf8(), None)
        };
        line.char_indices().map(glyph).collect()
    }

    fn width(&self, line: &str, size: f32) -> f32 {
        self.glyphs(line).iter().map(|glyph| glyph.x_advance * size).sum()
    }

    /// A text in lines that fit; a word that does not fit is broken.
    fn lines(&self, text: &str, size: f32) -> Vec<String> {
        let room = PAGE.0 - 2.0 * MARGIN;
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if self.width(&longer, size) <= room {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                for c in word.chars() {
                    line.push(c);
                    if self.width(&line, size) > room {
                        line.pop();
                        lines.push(std::mem::take(&mut line));
                        line.push(c);
                    }
                }
            }
            lines.push(line);
        }
        lines
    }
}

/// The bytes of the file, or the letters that it cannot show.
pub(super) fn make(sheet: &Sheet) -> Result<Vec<u8>, String> {
    let face = Face::new().ok_or_else(String::new)?;
    // size, room above, text
    let mut written = vec![(20.0, 6.0, sheet.title.as_str()), (10.0, 4.0, sheet.about.as_str())];
    for (heading, text) in &sheet.parts {
        written.push((13.0, 20.0, heading.as_str()));
        written.push((10.0, 4.0, text.as_str()));
    }
    let letters = face.measured.charmap();
    let mut strange: Vec<char> =
        written.iter().flat_map(|(_, _, text)| text.chars()).filter(|c| !c.is_whitespace() && letters.map(*c).is_none()).collect();
    if !strange.is_empty() {
        strange.dedup();
        return Err(strange.into_iter().take(NAMED).collect());
    }
    // the lines of each page: size, place from the top, text
    let mut pages: Vec<Vec<(f32, f32, String)>> = vec![Vec::new()];
    let mut down = MARGIN;
    for (size, before, text) in written {
        down += before;
        for line in face.lines(text, size) {
            let height = size * 1.4;
            if down + height > PAGE.1 - MARGIN {
                pages.push(Vec::new());
                down = MARGIN;
            }
            down += height;
            if let Some(page) = pages.last_mut() {
                page.push((size, down, line));
            }
        }
    }
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(sheet.title.clone()).language("en".to_owned()));
    for lines in pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(String::new)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (size, down, line) in lines.into_iter().filter(|(_, _, line)| !line.is_empty()) {
            surface.draw_glyphs(Point::from_xy(MARGIN, down), &face.glyphs(&line), face.drawn.clone(), &line, size, false);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|_| String::new())
}
