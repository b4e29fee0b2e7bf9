//! The application on the home screen: what an installer needs is there, and an iPad asks for it before the first lead.

use browser::{Device, json, visit};

const ASK: &str = "[data-testid=install-first]";

#[test]
fn an_ipad_asks_to_be_installed_before_the_first_lead() {
    visit(Device::Tablet, async |page| {
        page.open("").await;
        page.see("[data-playbook]").await;
        // Safari on an iPad says that it is on a computer; what gives it away is its maker and the fingers.
        page.beforehand(
            "Object.defineProperties(Navigator.prototype, { vendor: { get: () => 'Apple Computer, Inc.' },
            maxTouchPoints: { get: () => 5 } })",
        )
        .await;
        page.reload().await;
        page.says(ASK, "seven days").await;
        page.says(ASK, "Add to Home Screen").await;
        // With a team, and no lead yet, it is not too late.
        page.found_team("bant").await;
        page.see(ASK).await;
        page.click("[data-testid=install-later]").await;
        page.gone(ASK).await;
        page.reload().await;
        page.follow("#/data").await;
        page.says("[data-testid=place]", "Add to Home Screen").await;
        page.gone(ASK).await;
        page.run("localStorage.removeItem('entonnoir/choice/install')", []).await;
        page.reload().await;
        page.see(ASK).await;
        page.follow("#/board").await;
        page.capture("Ana Petit", "Acme").await;
        page.gone(ASK).await;
        // From the home screen nothing is asked.
        page.beforehand("Object.defineProperty(Navigator.prototype, 'standalone', { get: () => true })")
            .await;
        page.forget_everything().await;
        page.open("#/data").await;
        page.attribute_becomes("[data-testid=place]", "data-place", "installed").await;
        page.gone(ASK).await;
    });
}

#[test]
fn what_an_installer_needs_is_there_and_its_offer_is_passed_on() {
    visit(Device::Desktop, async |page| {
        page.open("#/data").await;
        let manifest =
            page.ask_chromium("Page.getAppManifest", json!({})).await.expect("Chromium reads the manifest");
        assert_eq!(manifest["errors"], json!([]), "{manifest}");
        let missing = page.ask_chromium("Page.getInstallabilityErrors", json!({})).await;
        assert_eq!(missing.expect("Chromium judges the page")["installabilityErrors"], json!([]));
        page.see("[data-testid=offline]").await;
        // An offer that nobody has to answer, in the place of the browser's own, which may come at any time.
        const OFFER: &str = "const offer = new Event('beforeinstallprompt', { cancelable: true });
            offer.prompt = async () => { window.prompted = true };
            dispatchEvent(offer);
            return offer.defaultPrevented";
        assert_eq!(page.run(OFFER, []).await, true);
        page.follow("#/board").await;
        page.follow("#/data").await;
        page.click("[data-testid=install]").await;
        page.until("the browser asks", "return window.prompted", []).await;
        page.gone("[data-testid=install]").await;
    });
}
