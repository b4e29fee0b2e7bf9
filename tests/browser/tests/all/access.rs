//! What everybody needs: names for what is operated, room for a finger, nothing beyond the edge, letters that can be
//! told from their ground. [`screens`](crate::screens) walks; here is what is looked for.

use browser::{Device, Page, visit};

use crate::screens::on_each;

/// What a script finds on a screen.
async fn found(page: &Page, what: &str, script: &str) -> Vec<String> {
    let found = page.run(script, []).await;
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().map(|found| format!("{what}: {}", found.as_str().unwrap_or_default())).collect()
}

/// Fails with everything that was found on any screen.
async fn none_on_any_screen(page: &Page, mut look: impl AsyncFnMut(&Page) -> Vec<String>) {
    let mut all = Vec::new();
    on_each(page, async |screen| {
        let here = look(page).await;
        all.extend(here.into_iter().map(|found| format!("{screen}: {found}")));
    })
    .await;
    assert!(all.is_empty(), "\n{}", all.join("\n"));
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
fn everything_has_a_name_of_its_own_and_axe_finds_nothing() {
    visit(Device::Desktop, async |page| {
        none_on_any_screen(page, async |page| {
            let mut all = found(page, "has no name", NAMELESS).await;
            all.extend(found(page, "stands twice", TWICE).await);
            all.extend(page.barriers().await);
            all
        })
        .await;
    });
}

#[test]
fn everything_on_a_tablet_has_room_for_a_finger() {
    visit(Device::Tablet, async |page| {
        none_on_any_screen(page, async |page| found(page, "too small for a finger", SMALL).await).await;
    });
}

#[test]
fn a_telephone_that_speaks_french_has_room_for_everything_and_axe_finds_nothing() {
    visit(Device::Phone, async |page| {
        page.open("").await;
        page.store("entonnoir/choice/language", "fr").await;
        none_on_any_screen(page, async |page| {
            let mut all = found(page, "too small for a finger", SMALL).await;
            all.extend(found(page, "wider than the screen", OVERFLOWING).await);
            all.extend(page.barriers().await);
            all
        })
        .await;
    });
}
