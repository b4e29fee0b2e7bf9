//! How much the first view weighs, and the one page; and whether that is still little enough.

use std::io::Write;

use anyhow::{Result, ensure};

use crate::page::Page;

/// In bytes on the wire, compressed: a few seconds on a slow mobile line.
const FIRST_VIEW: usize = 350_000;

/// In bytes on the disk: what goes into a mail, and onto the oldest stick.
const ONE_FILE: usize = 1_200_000;

/// Refuses the one page when it has grown too heavy to hand about.
pub fn check_one_file(length: usize) -> Result<()> {
    ensure!(
        length <= ONE_FILE,
        "The one page weighs {length} bytes, {} too many: see what the largest files hold that nobody needs.",
        length - ONE_FILE
    );
    Ok(())
}

/// Prints the size of each file, and refuses a page whose first view has grown too heavy.
pub fn check(page: &Page) -> Result<()> {
    let (first, later): (Vec<_>, Vec<_>) =
        page.files.iter().partition(|(name, _)| page.is_in_first_view(name));
    let weight = table("first view", &first)?;
    println!("{:<44} {:>21}", "at most", FIRST_VIEW);
    if !later.is_empty() {
        table("later", &later)?;
    }
    ensure!(
        weight <= FIRST_VIEW,
        "The first view weighs {weight} bytes, {} too many: load what it does not need later.",
        weight - FIRST_VIEW
    );
    Ok(())
}

/// Prints what some files weigh, and answers with their sum on the wire.
fn table(heading: &str, files: &[&(String, Vec<u8>)]) -> Result<usize> {
    let (mut raw_total, mut compressed_total) = (0, 0);
    println!("{heading:<44} {:>10} {:>10}", "raw", "brotli 11");
    for (name, bytes) in files {
        let compressed = compressed_length(bytes)?;
        println!("{name:<44} {:>10} {compressed:>10}", bytes.len());
        raw_total += bytes.len();
        compressed_total += compressed;
    }
    println!("{:<44} {raw_total:>10} {compressed_total:>10}", "total, in bytes");
    Ok(compressed_total)
}

fn compressed_length(bytes: &[u8]) -> Result<usize> {
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, 11, 24);
    compressor.write_all(bytes)?;
    Ok(compressor.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: Vec<u8>) -> Page {
        let html = b"<script src=\"./boot.js\">".to_vec();
        Page {
            files: vec![
                ("boot.js".into(), bytes),
                ("later.wasm".into(), vec![]),
                ("index.html".into(), html),
            ],
        }
    }

    /// Bytes that do not compress, the same every time.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state.to_be_bytes()[0]
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn what_compresses_well_passes_and_what_does_not_is_refused() {
        assert!(check(&page(vec![b'a'; 1_000_000])).is_ok());
        assert!(check(&page(noise(FIRST_VIEW + 1_000))).is_err());
    }

    #[test]
    fn one_page_that_is_too_heavy_is_refused() {
        assert!(check_one_file(ONE_FILE).is_ok());
        assert!(check_one_file(ONE_FILE + 1).is_err());
    }

    #[test]
    fn only_what_the_page_names_counts() {
        let page = page(Vec::new());
        assert!(page.is_in_first_view("boot.js") && page.is_in_first_view("index.html"));
        assert!(!page.is_in_first_view("later.wasm"));
    }
}
