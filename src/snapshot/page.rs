//! A page to read, as a file of its own: plain HTML that loads nothing and runs nothing.

/// A heading, and lines of two: what it is, and what it says.
pub type Section = (String, Vec<(String, String)>);

/// Prints as it looks; colours are the reader's own.
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}\
    h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}\
    dl{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.35rem 1rem;margin:0}\
    dt{opacity:.75}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}:root{color-scheme:light dark}";

/// `language` as in `lang=""`. Everything is escaped: whatever somebody typed is text.
pub fn encode(language: &str, title: &str, intro: &str, sections: &[Section]) -> String {
    let mut page = String::from("<!doctype html>\n<html lang=\"");
    push(&mut page, language);
    // Not even a page that somebody else has changed could load or run anything.
    page.push_str(
        "\">\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
    );
    push(&mut page, title);
    page.push_str("</title>\n<style>");
    page.push_str(STYLE);
    page.push_str("</style>\n<h1>");
    push(&mut page, title);
    page.push_str("</h1>\n<p>");
    push(&mut page, intro);
    page.push_str("</p>\n");
    for (heading, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
        page.push_str("<h2>");
        push(&mut page, heading);
        page.push_str("</h2>\n<dl>\n");
        for (name, said) in lines {
            page.push_str("<dt>");
            push(&mut page, name);
            page.push_str("</dt><dd>");
            push(&mut page, said);
            page.push_str("</dd>\n");
        }
        page.push_str("</dl>\n");
    }
    page.push_str("</html>\n");
    page
}

fn push(page: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            _ => page.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_somebody_typed_is_text() {
        let evil = "</dd><script>alert('x')</script><img src=x onerror=\"y\">&";
        let section = (evil.to_owned(), vec![(evil.to_owned(), evil.to_owned())]);
        let empty = ("nothing here".to_owned(), Vec::new());
        let page = encode("fr\"", evil, evil, &[section, empty]);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("nothing here"));
        assert_eq!(page.matches("&lt;script&gt;alert(&#39;x&#39;)").count(), 6);
        assert!(page.starts_with("<!doctype html>\n<html lang=\"fr&quot;\">"));
    }
}
