//! Scripts and style sheets without what only their readers need: remarks on lines of their own, and indentation.

/// The same script or style sheet in fewer bytes. One that is written in a way which could make this a change is left
/// as it is: with a text that goes over several lines.
pub fn lean(text: &str) -> String {
    // A text between backticks may go on in the next line, where blanks and slashes are part of it.
    let is_within_lines =
        text.lines().all(|line| line.matches('`').count() % 2 == 0 && !line.ends_with('\\'));
    if !is_within_lines {
        return text.to_owned();
    }
    let mut lean = String::with_capacity(text.len());
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if line.starts_with("/*") {
            let mut last = line;
            while !last.contains("*/") {
                let Some(next) = lines.next() else { break };
                last = next;
            }
            let rest = last.split_once("*/").map(|(_, rest)| rest.trim()).unwrap_or_default();
            if !rest.is_empty() {
                lean.push_str(rest);
                lean.push('\n');
            }
            continue;
        }
        lean.push_str(line);
        lean.push('\n');
    }
    lean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_indentation_go_and_the_rest_stays_line_by_line() {
        let script =
            "// One.\nlet a = 1; // stays\n\n  /** Two,\n   * three. */\n  let b = \"// no /* remark */\";\n";
        assert_eq!(lean(script), "let a = 1; // stays\nlet b = \"// no /* remark */\";\n");
        let style = "/* One. */\n.a {\n  b: url(\"data:image/svg+xml,//x\");\n}\n/* Two. */ .c {}";
        assert_eq!(lean(style), ".a {\nb: url(\"data:image/svg+xml,//x\");\n}\n.c {}\n");
    }

    #[test]
    fn a_text_over_several_lines_is_not_touched() {
        for text in ["let a = `\n  // no remark\n`;", "let a = \"b\\\n  c\";"] {
            assert_eq!(lean(text), text);
        }
    }
}
