//! The real `index.html`, put together with an application that is only two bytes.

use super::*;
use crate::application::Chunk;
use base64::{Engine, prelude::BASE64_STANDARD};
use xtask::policy::CONTENT_SECURITY_POLICY;

fn composed() -> Result<Page> {
    let sheets =
        Chunk { stem: "sheets".into(), placeholder: "split_sheets.wasm".into(), wasm: b"\0b".to_vec() };
    let application = Application {
        script: "export class A {\n}\nfetch(\"./split_sheets.wasm\")\nexport { A };".into(),
        wasm: b"\0a".to_vec(),
        chunks: vec![sheets],
    };
    Page::compose(project::root(), &application, &[])
}

fn html(page: &Page) -> String {
    page.files.last().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

#[test]
fn the_page_names_only_files_that_are_there() -> Result<()> {
    let page = composed()?;
    let html = html(&page);
    assert!(!html.contains("<link data-trunk"), "{html}");
    let mut named = 0;
    for attribute in ["href=\"", "src=\"", "data-js=\"", "data-wasm=\""] {
        for value in html.split(attribute).skip(1).filter_map(|after| after.split('"').next()) {
            let name = value.strip_prefix("./").unwrap_or(value);
            assert!(page.files.iter().any(|(file, _)| file == name), "{value} is not in the site");
            named += 1;
        }
    }
    assert!(named >= 7, "{html}");
    Ok(())
}

#[test]
fn the_script_asks_for_a_chunk_by_the_name_it_is_served_under() -> Result<()> {
    let page = composed()?;
    let (name, _) = page.files.iter().find(|(name, _)| name.starts_with("sheets-")).context("no chunk")?;
    let script = page.files.iter().find(|(name, _)| name.starts_with("entonnoir-")).map(|(_, bytes)| bytes);
    let asks = format!("fetch(\"./{name}\")\n");
    assert!(script.is_some_and(|script| String::from_utf8_lossy(script).contains(&asks)));
    assert!(!page.is_in_first_view(name));
    Ok(())
}

#[test]
fn a_name_changes_with_its_content_only() -> Result<()> {
    let mut page = Page { files: Vec::new() };
    let first = page.add_hashed("style", ".css", b"a{}".to_vec());
    assert_eq!(first, page.add_hashed("style", ".css", b"a{}".to_vec()));
    assert_ne!(first, page.add_hashed("style", ".css", b"b{}".to_vec()));
    assert_eq!(first.len(), "style-0123456789abcdef.css".len());
    Ok(())
}

#[test]
fn writing_removes_what_an_earlier_build_left() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("entonnoir-page-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("style-old.css"), "")?;
    let page = composed()?;
    page.write(&folder)?;
    page.write(&folder)?;
    assert_eq!(files_under(&folder)?.len(), page.files.len());
    fs::remove_dir_all(&folder)?;
    Ok(())
}

#[test]
fn the_description_suits_both_readers() -> Result<()> {
    let description = fs::read_to_string(project::root().join("index.html"))?;
    assert!(description.contains(&format!("content=\"{CONTENT_SECURITY_POLICY}\"")), "the policy differs");
    let mut applications = 0;
    for piece in description::pieces(&description)? {
        match piece {
            Piece::Link(Link::Style(path) | Link::LaterStyle(path) | Link::CopyFile(path)) => {
                assert!(project::root().join(&path).is_file(), "{} is missing", path.display());
            }
            Piece::Link(Link::CopyFolder(path)) => assert!(project::root().join(path).is_dir()),
            Piece::Link(Link::Application(name)) => {
                assert_eq!(name, project::APPLICATION);
                applications += 1;
            }
            Piece::Text(_) => {}
        }
    }
    assert_eq!(applications, 1);
    // Trunk's own wasm-opt would be whichever the machine has; some of them break the application.
    assert!(description.contains("data-wasm-opt=\"0\""));
    Ok(())
}

#[test]
fn what_shows_when_the_application_fails_listens_before_it_starts() -> Result<()> {
    let html = html(&composed()?);
    let place = |script: &str| html.find(&format!("<script type=\"module\" src=\"./{script}-"));
    assert!(place("recovery").context("no recovery")? < place("boot").context("no boot")?, "{html}");
    Ok(())
}

#[test]
fn the_first_style_sheet_names_the_layers() -> Result<()> {
    let page = composed()?;
    let style = page.files.iter().find(|(name, _)| name.ends_with(".css")).map(|(_, bytes)| bytes.clone());
    let style = String::from_utf8(style.unwrap_or_default())?;
    assert!(style.contains("@layer reset, tokens, base, layout, components, screens, utilities;"));
    Ok(())
}

#[test]
fn trunk_starts_the_application_the_way_we_do() -> Result<()> {
    let ours = start_tags("recovery.js", "boot.js", "{js}", "{wasm}");
    let scripts = ours.lines().map(str::trim).filter(|line| line.starts_with("<script ")).collect::<String>();
    let scripts = scripts.replace("./", "{base}").replace('"', "\\\"");
    let trunk = fs::read_to_string(project::root().join("Trunk.toml"))?;
    assert!(trunk.contains(&scripts), "{scripts}");
    assert!(trunk.contains("public_url = \"./\""));
    Ok(())
}

/// What a browser reads in the one page.
fn one_file() -> Result<String> {
    let bytes = in_one_file(&composed()?)?;
    let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let text = char::decode_utf16(units).collect::<Result<String, _>>()?;
    text.strip_prefix('\u{feff}').map(str::to_owned).context("The page does not say how it is written.")
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |after| after.split(close).next())
}

#[test]
fn one_file_asks_for_no_other_and_lets_only_itself_run() -> Result<()> {
    let whole = one_file()?;
    for asking in ["src=", "href=\"./", "rel=\"manifest\"", "'self'", "connect-src", "import(", "utf-8"] {
        assert!(!whole.contains(asking), "{asking}");
    }
    // What stands there as it is may run by its hash; so may two scripts and two style sheets that are packed.
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    for (open, close) in [("<script type=\"module\">", "</script>"), ("<style>", "</style>")] {
        let texts: Vec<&str> = between(&whole, open, close).collect();
        assert_eq!(texts.len(), 1);
        assert!(whole.contains(&hash(texts[0])), "{}", texts[0]);
    }
    assert_eq!(whole.matches("'sha256-").count(), 6);
    let mut placeholders = whole.split('$').skip(1).filter(|after| after.starts_with(char::is_uppercase));
    assert_eq!(placeholders.next(), None);
    Ok(())
}

#[test]
fn one_file_packs_first_what_is_wanted_first() -> Result<()> {
    let whole = one_file()?;
    let list = between(&whole, "const FILES = ", ";\n").next().context("no list")?;
    let list: Vec<(String, usize, u32)> = serde_json::from_str(list)?;
    let stems: Vec<&str> = list.iter().filter_map(|(name, ..)| name.split('-').next()).collect();
    assert_eq!(stems, ["recovery", "style", "later", "entonnoir", "entonnoir", "sheets"]);
    assert!(list[3].0.ends_with(".wasm") && list[4].0.ends_with(".js"), "{list:?}");
    Ok(())
}

#[test]
fn what_is_kept_is_the_whole_site_under_the_page_that_names_the_worker() -> Result<()> {
    let site = composed()?.kept_in_the_browser()?;
    let html = html(&site);
    assert!(html.contains("<meta name=\"worker\" content=\"./sw.js\">"), "{html}");
    let worker = site.files.iter().find(|(name, _)| name == worker::NAME).context("no worker")?;
    let worker = String::from_utf8(worker.1.clone())?;
    for (name, _) in site.files.iter().filter(|(name, _)| name != worker::NAME && name != "index.html") {
        assert!(worker.contains(&format!("\"{name}\": \"")), "{name} is not kept");
    }
    let page = worker::hexadecimal(&Sha256::digest(&html));
    assert!(worker.contains(&format!("\"./\": \"{page}\"")), "{worker}");
    assert!(!site.is_in_first_view(worker::NAME));
    Ok(())
}
