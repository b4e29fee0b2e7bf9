//! What kind of file came in, told by what is in it and then by its name: each kind has its own way in.

use super::passphrase::is_locked;
use crate::snapshot::card;

/// What a file is taken for. A wrong guess costs a sentence: each reader looks for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A snapshot, a playbook or raw pieces; also whatever nobody knows.
    Ours,
    /// A table in a text file.
    Csv,
    /// Whatever it is, a passphrase opens it.
    Locked,
    /// A workbook of a spreadsheet, which only the spreadsheet reads.
    Workbook,
    /// Contact cards.
    Card,
}

impl Kind {
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        // Zipped, or the older compound file.
        let is_packed = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
        match extension(name).as_str() {
            "xlsx" | "xlsm" | "xls" | "ods" | "numbers" if is_packed => Kind::Workbook,
            _ if text.starts_with(b"{") => Kind::Ours,
            _ if is_locked(bytes) => Kind::Locked,
            _ if card::is_meant(text) => Kind::Card,
            "vcf" | "vcard" => Kind::Card,
            "csv" | "tsv" | "tab" | "txt" => Kind::Csv,
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
            ("a.csv", &b"Nom;Ville\n"[..], Kind::Csv),
            ("A.CSV", b"Nom;Ville\n", Kind::Csv),
            ("a.tsv", b"Nom\tVille\n", Kind::Csv),
            ("a.csv", b"\xef\xbb\xbf {\"format\":\"entonnoir/snapshot\"}", Kind::Ours),
            ("a.json", b"{}", Kind::Ours),
            ("a.json", b"Nom;Ville\n", Kind::Ours),
            ("a.xlsx", b"PK\x03\x04...", Kind::Workbook),
            ("a.csv", b"", Kind::Csv),
            ("a", b"\x89PNG", Kind::Ours),
            ("a.json.age", b"age-encryption.org/v1\n-> scrypt", Kind::Locked),
            ("a.txt", b"\n-----BEGIN AGE ENCRYPTED FILE-----\n", Kind::Locked),
            ("a.vcf", b"BEGIN:VCARD\n", Kind::Card),
            ("A.VCF", b"\xef\xbb\xbf\r\n begin:vcard\r\n", Kind::Card),
            ("a.txt", b"BEGIN:VCARD\n", Kind::Card),
            ("a.vcf", b"junk", Kind::Card),
            ("a.vcf", b"\xef\xbb\xbf {\"format\":\"entonnoir/snapshot\"}", Kind::Ours),
        ] {
            assert_eq!(Kind::of(name, bytes), kind, "{name}");
        }
    }
}
