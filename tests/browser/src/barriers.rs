//! What keeps somebody out, as far as a program can tell: axe-core looks for it (`vendor/axe.min.js`, version 4.14.1
//! from npm, under the Mozilla Public License in `vendor/axe.LICENSE`; only tests use it).

use serde_json::Value;

use crate::page::Page;

const AXE: &str = include_str!("../vendor/axe.min.js");

/// Everything in the one theme, and what depends on it in the other. What is folded away is unfolded; what moves
/// would be looked at in between.
const LOOK: &str = "
    const root = document.documentElement, chosen = root.dataset.theme;
    document.querySelectorAll('details').forEach(folded => folded.open = true);
    const found = [];
    const look = async (theme, options) => {
        root.dataset.theme = theme;
        document.getAnimations().forEach(animation => animation.finish());
        const { violations } = await axe.run(document, { resultTypes: ['violations'], ...options });
        for (const { id, impact, help, nodes } of violations)
            for (const { target, html, any } of nodes)
                found.push([theme, impact, id, help, target.join(' '), html.slice(0, 120), any[0]?.message].join(' | '));
    };
    return (async () => {
        await look('light', {});
        await look('dark', { runOnly: ['color-contrast'] });
        if (chosen) root.dataset.theme = chosen; else delete root.dataset.theme;
        return found;
    })()";

impl Page {
    /// All that axe finds on the present screen, in both themes.
    pub async fn barriers(&self) -> Vec<String> {
        if self.run("return !window.axe", []).await == Value::Bool(true) {
            self.run(AXE, []).await;
        }
        let found = self.run(LOOK, []).await;
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
