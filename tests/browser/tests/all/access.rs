//! What everybody needs: names for what is operated, room for a finger, nothing beyond the edge.

use browser::{Device, Page, json, visit};

/// Goes through every screen and sheet with a few leads in them, and collects what `script` finds there.
async fn found_on_all_screens(page: &Page, script: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut look = async |screen: &str| {
        let here = page.run(script, []).await;
        let here = here.as_array().cloned().unwrap_or_default();
        found.extend(here.iter().map(|what| format!("{screen}: {}", what.as_str().unwrap_or_default())));
    };
    page.open("").await;
    look("first screen").await;
    page.click("[data-testid=sample]").await;
    page.see("[data-testid=board] [data-lead]").await;
    look("board").await;
    for (route, there) in [
        ("#/capture", "dialog[open]"),
        ("#/playbook", "main h1"),
        ("#/dictionary", "[data-testid=dictionary]"),
        ("#/data", "main h1"),
    ] {
        page.open(route).await;
        page.see(there).await;
        look(route).await;
    }
    page.open("#/capture").await;
    page.click("[data-testid=scan]").await;
    page.see("[data-testid=scanner]").await;
    look("scanner").await;
    page.fill("[data-testid=scan-typed]", "4711|MOREL|Claire").await;
    page.click("[data-testid=scan-read]").await;
    page.see("[data-testid=scan-found]").await;
    look("badge read").await;
    page.click("[data-testid=scan-teach]").await;
    page.see("[data-testid=scan-teaching]").await;
    look("badge taught").await;
    page.open("#/board").await;
    page.see("[data-testid=board] [data-lead]").await;
    let lead = page
        .columns()
        .await
        .into_iter()
        .find_map(|column| column.leads.first().cloned())
        .expect("a card is drawn");
    page.open_lead(&lead).await;
    look("lead").await;
    page.click("[data-testid=show-code]").await;
    page.see("[data-testid=contact-code] [data-testid=code]").await;
    look("a lead as a code").await;
    page.click("[data-testid=contact-code-close]").await;
    page.close_sheet().await;
    page.open("#/data").await;
    press(page, "[data-testid=send-by-codes]").await;
    press(page, "[data-testid=part-codes]").await;
    page.see("[data-testid=send-codes] [data-testid=code]").await;
    look("leads as codes").await;
    page.click("[data-testid=codes-stop]").await;
    page.open("#/data").await;
    press(page, "[data-testid=receive-by-codes]").await;
    page.see("[data-testid=receive-codes]").await;
    look("codes received").await;
    page.open("#/board").await;
    press(page, "[data-testid=language]").await;
    page.attribute_becomes("html", "lang", "fr").await;
    look("board in French").await;
    page.open("#/playbook").await;
    page.fill("[name=notice_fr]", "Acme garde tout trois ans.").await;
    press(page, "[data-testid=save-notice]").await;
    page.open("#/kiosk").await;
    page.fill("[data-testid=turn] [name=pin]", "4711").await;
    look("turned to a visitor").await;
    press(page, "[data-testid=turn-now]").await;
    page.see("[data-testid=visitor]").await;
    look("what a visitor sees").await;
    page.click("[data-testid=visitor-leave]").await;
    page.see("dialog [name=pin]").await;
    look("back from the visitor").await;
    found
}

/// By script: this looks at the room that there is, wherever the button went.
async fn press(page: &Page, button: &str) {
    page.see(button).await;
    page.run("document.querySelector(arguments[0]).click()", [json!(button)]).await;
}

async fn none_on_all_screens(page: &Page, what: &str, script: &str) {
    let found = found_on_all_screens(page, script).await;
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The browser's own reckoning of names is asked, not ours.
const NAMELESS: &str = "
    const shown = e => e.checkVisibility({visibilityProperty: true});
    const labelled = e => [...(e.labels ?? [])].some(l => l.innerText.trim() || l.textContent.trim());
    const named = e => e.getAttribute('aria-label')?.trim() || labelled(e) || e.title?.trim()
        || (e.getAttribute('aria-labelledby') ?? '').split(' ').some(id => document.getElementById(id)?.textContent.trim())
        || (e.matches('button, a, summary, option') && e.textContent.trim());
    return [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=button], [tabindex=\"0\"]')]
        .filter(e => shown(e) && !named(e) && !e.querySelector('a[href], button')).map(e => e.outerHTML.slice(0, 160))";

/// Links within a sentence are as large as its letters; everything else needs room: its own, its label's, or what a
/// finger around its middle still hits, for a link may be stretched over its card. Where a sheet is open, the rest is out of reach.
const SMALL: &str = "
    const shown = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const inline = e => getComputedStyle(e).display === 'inline';
    const fits = r => r && r.width > 43 && r.height > 43;
    const hits = (e, x, y) => { const at = document.elementFromPoint(x, y); return !!at && (e.contains(at) || !!e.closest('label')?.contains(at)) };
    const reach = (e, x, y, dx, dy) => { let n = 0; while (n < 44 && hits(e, x + dx * (n + 1), y + dy * (n + 1))) n++; return n };
    const roomy = (e, again) => {
        const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
        if (fits(r) || fits(e.closest('label')?.getBoundingClientRect())) return true;
        if (reach(e, x, y, -1, 0) + reach(e, x, y, 1, 0) > 42 && reach(e, x, y, 0, -1) + reach(e, x, y, 0, 1) > 42) return true;
        if (again) return false;
        // At the edge of the screen there is nothing to hit.
        e.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
        return roomy(e, true);
    };
    const within = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
    return [...within.querySelectorAll('button, a[href], input, select, textarea, summary')]
        .filter(e => shown(e) && !e.closest('.skip') && !inline(e) && e.getBoundingClientRect().width > 1 && !roomy(e))
        .map(e => { const r = e.getBoundingClientRect(); return Math.round(r.width) + 'x' + Math.round(r.height) + ' ' + e.outerHTML.slice(0, 120) })";

/// Wider than the screen, and in nothing that scrolls by itself.
const OVERFLOWING: &str = "
    const root = document.documentElement, width = screen.width;
    if (innerWidth <= width && root.scrollWidth <= root.clientWidth) return [];
    const clipped = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true };
    return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1 && !clipped(e))
        .map(e => Math.round(e.getBoundingClientRect().right) + ' ' + e.outerHTML.slice(0, 120)).concat('the page is ' + innerWidth + ' wide')";

/// An `id` that stands twice leads labels and screen readers astray.
const TWICE: &str = "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, at) => ids.indexOf(id) !== at)";

#[test]
fn everything_that_is_operated_has_a_name() {
    visit(Device::Desktop, async |page| none_on_all_screens(page, "These have no name", NAMELESS).await);
}

#[test]
fn no_identity_stands_twice() {
    visit(Device::Desktop, async |page| none_on_all_screens(page, "These stand twice", TWICE).await);
}

#[test]
fn everything_on_a_tablet_has_room_for_a_finger() {
    visit(Device::Tablet, async |page| {
        none_on_all_screens(page, "These are too small for a finger", SMALL).await
    });
}

#[test]
fn everything_on_a_telephone_has_room_for_a_finger() {
    visit(Device::Phone, async |page| {
        none_on_all_screens(page, "These are too small for a finger", SMALL).await
    });
}

#[test]
fn a_telephone_shows_everything_within_its_width() {
    visit(Device::Phone, async |page| {
        none_on_all_screens(page, "These are wider than the screen", OVERFLOWING).await
    });
}
