//! What an upload announces, as tus 1.0 writes it: a list of keys and values in base64.

use super::state::Upload;
use domain::library::Place;
use leptos::prelude::ReadUntracked;

/// The header `Upload-Metadata`.
pub(super) fn metadata(upload: &Upload) -> String {
    let mut fields = vec![("filename", upload.file.clone())];
    if !upload.name.trim().is_empty() {
        fields.push(("name", upload.name.clone()));
    }
    if upload.modified > 0 {
        fields.push(("modified", upload.modified.to_string()));
    }
    match &upload.target.read_untracked().place {
        Place::Campaign(id) => fields.push(("campaign", id.to_string())),
        Place::Resources { folder, groups } => {
            fields.extend(folder.map(|id| ("folder", id.to_string())));
            let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
            fields.push(("groups", groups.join(",")));
        }
    }
    let fields: Vec<String> = fields.into_iter().map(|(name, value)| format!("{name} {}", base64(value.as_bytes()))).collect();
    fields.join(",")
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
        assert_eq!(base64("Größe.pdf".as_bytes()), "R3LDtsOfZS5wZGY=");
    }
}
