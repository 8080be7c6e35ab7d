//! A draft as an HTML page without a script, a picture or an address of its own.

use super::{Sheet, escaped};

/// The bytes of the page.
pub(super) fn make(sheet: &Sheet) -> Vec<u8> {
    let title = escaped(&sheet.title);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{title}</title>\n<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;\
         padding:0 1rem}}h2{{font-size:1rem;margin:2rem 0 .25rem}}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}</p>\n",
        escaped(&sheet.about)
    );
    for (heading, text) in &sheet.parts {
        page.push_str(&format!("<h2>{}</h2>\n", escaped(heading)));
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            page.push_str(&format!("<p>{}</p>\n", escaped(paragraph.trim()).replace('\n', "<br>\n")));
        }
    }
    page.push_str("</body>\n</html>\n");
    page.into_bytes()
}
