//! Reads `index.html` the way Trunk does: its `<link data-trunk …>` say what the page is made of.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'page> {
    /// Goes into the page as it is.
    Text(&'page str),
    Link(Link),
}

#[derive(Debug, PartialEq, Eq)]
pub enum Link {
    Style(PathBuf),
    /// Nothing of the first view is drawn with it.
    LaterStyle(PathBuf),
    CopyFile(PathBuf),
    CopyFolder(PathBuf),
    /// The application itself, by the name of its binary.
    Application(String),
}

/// Cuts the page at its links; those in comments do not count.
pub fn pieces(page: &str) -> Result<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let (mut written, mut at) = (0, 0);
    while let Some(start) = page[at..].find('<').map(|found| at + found) {
        let closing = if page[start..].starts_with("<!--") { "-->" } else { ">" };
        let length = page[start..].find(closing).context("index.html ends inside a tag.")? + closing.len();
        at = start + length;
        let tag = &page[start..at];
        if tag.starts_with("<link ") && has_attribute(tag, "data-trunk") {
            pieces.extend([Piece::Text(&page[written..start]), Piece::Link(link(tag)?)]);
            written = at;
        }
    }
    pieces.push(Piece::Text(&page[written..]));
    Ok(pieces)
}

/// The page with `style` where the first style sheet was named, `start` where the application was, and the other
/// links gone with the line they stood on.
pub fn rewritten(pieces: &[Piece], style: &str, start: &str) -> String {
    let mut page = String::new();
    let mut styled = false;
    for piece in pieces {
        match piece {
            Piece::Text(text) => page.push_str(text),
            Piece::Link(Link::Style(_)) if !styled => {
                styled = true;
                page.push_str(style);
            }
            Piece::Link(Link::Application(_)) => page.push_str(start),
            Piece::Link(_) => page.truncate(page.trim_end().len()),
        }
    }
    page
}

fn link(tag: &str) -> Result<Link> {
    let value = |name: &str| attribute(tag, name).with_context(|| format!("{tag} needs `{name}`."));
    Ok(match value("rel")? {
        "css" if has_attribute(tag, "data-later") => Link::LaterStyle(value("href")?.into()),
        "css" => Link::Style(value("href")?.into()),
        "copy-file" => Link::CopyFile(value("href")?.into()),
        "copy-dir" => Link::CopyFolder(value("href")?.into()),
        "rust" => Link::Application(value("data-bin")?.to_owned()),
        other => bail!("`rel=\"{other}\"` in {tag} is not one we know: css, copy-file, copy-dir, rust."),
    })
}

pub fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split('"').next()
}

fn has_attribute(tag: &str, name: &str) -> bool {
    tag.split(['>', ' ', '\n', '=', '/']).any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<head>\n  <!-- <link data-trunk rel=\"css\" href=\"no.css\"> -->\n  <link rel=\"icon\" href=\"i\">
  <link data-trunk rel=\"css\" href=\"a.css\">\n  <link data-trunk data-later rel=\"css\" href=\"b.css\">
  <link data-trunk rel=\"copy-file\" href=\"c\">\n  <link data-trunk rel=\"rust\" data-bin=\"e\">\n</head>";

    #[test]
    fn links_are_replaced_and_all_else_is_kept() -> Result<()> {
        let page = rewritten(&pieces(PAGE)?, "STYLE", "START");
        assert_eq!(
            page,
            "<head>\n  <!-- <link data-trunk rel=\"css\" href=\"no.css\"> -->\n  <link rel=\"icon\" href=\"i\">
  STYLE\n  START\n</head>"
        );
        Ok(())
    }

    #[test]
    fn later_styles_are_told_from_the_first() -> Result<()> {
        let links = pieces(PAGE)?.into_iter().filter_map(|piece| match piece {
            Piece::Link(link) => Some(link),
            Piece::Text(_) => None,
        });
        let styles: Vec<Link> = links.take(2).collect();
        assert_eq!(styles, [Link::Style("a.css".into()), Link::LaterStyle("b.css".into())]);
        Ok(())
    }

    #[test]
    fn an_unknown_or_incomplete_link_is_named() {
        for page in
            ["<link data-trunk rel=\"sass\" href=\"a\">", "<link data-trunk rel=\"css\">", "<link data-trunk"]
        {
            assert!(pieces(page).is_err(), "{page}");
        }
    }
}
