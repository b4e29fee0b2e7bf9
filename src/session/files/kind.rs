//! What kind of file came in, told by what is in it and then by its name: each kind has its own way in.

use crate::snapshot::card;

/// What a file is taken for. A wrong guess costs a sentence: each reader looks for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A snapshot, a playbook or raw pieces; also whatever nobody knows.
    Ours,
    /// Contact cards.
    Card,
}

impl Kind {
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        match extension(name).as_str() {
            _ if text.starts_with(b"{") => Kind::Ours,
            _ if card::is_meant(text) => Kind::Card,
            "vcf" | "vcard" => Kind::Card,
            _ => Kind::Ours,
        }
    }
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        for (name, bytes, kind) in [
            ("a.vcf", &b"BEGIN:VCARD\n"[..], Kind::Card),
            ("A.VCF", b"\xef\xbb\xbf\r\n begin:vcard\r\n", Kind::Card),
            ("a.txt", b"BEGIN:VCARD\n", Kind::Card),
            ("a.vcf", b"junk", Kind::Card),
            ("a.vcf", b"\xef\xbb\xbf {\"format\":\"entonnoir/snapshot\"}", Kind::Ours),
            ("a.json", b"{}", Kind::Ours),
            ("a", b"\x89PNG", Kind::Ours),
        ] {
            assert_eq!(Kind::of(name, bytes), kind, "{name}");
        }
    }
}
