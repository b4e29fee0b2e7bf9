//! Texts that would like to be more than texts.

use browser::{
    Device, Value,
    board::IMPORT_FILE,
    files::{Files, sample_text},
    visit,
};

const HOSTILE: [&str; 5] = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "\"><svg/onload=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
    "\u{202e}gnp.exe harmless",
];

#[test]
fn what_people_type_is_shown_as_it_is() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        for text in HOSTILE {
            let lead = page.capture(text.trim_start_matches('\u{202e}'), text).await;
            page.open_lead(&lead).await;
            page.fill("[name=notes]", text).await;
            page.fill("[name=website]", "javascript:alert(1)").await;
            page.click("[data-testid=save-lead]").await;
            page.close_sheet().await;
        }
        page.follow("#/board").await;
        assert_eq!(page.count("main img, main script, main iframe").await, 0);
        assert_eq!(page.refused_by_policy().await, Vec::<String>::new());
    });
}

#[test]
fn what_a_file_brings_is_shown_as_it_is() {
    visit(Device::Desktop, async |page| {
        // Every text of every lead in turn, wherever it may be shown.
        let mut sample: Value = serde_json::from_str(&sample_text(40)).expect("the sample is JSON");
        for part in ["teams", "campaigns", "leads"] {
            for (at, record) in sample[part].as_array_mut().into_iter().flatten().enumerate() {
                taint(record, HOSTILE[at % HOSTILE.len()]);
            }
        }
        let files = Files::new();
        page.open("").await;
        page.choose_files(IMPORT_FILE, &[&files.write("hostile.json", sample.to_string())]).await;
        let [new, .., rejected] = page.preview().await;
        assert_eq!((new, rejected), (40, 0));
        page.click("[data-testid=import-confirm]").await;
        page.see("[data-testid=board] [data-lead]").await;
        for team in page.teams().await {
            page.choose_team(&team).await;
            let drawn: Vec<String> =
                page.columns().await.into_iter().flat_map(|column| column.leads).take(6).collect();
            for lead in drawn {
                page.open_lead(&lead).await;
                assert_eq!(page.count("body img, body iframe, body script:not([src])").await, 0);
                const LINKS: &str = "return [...document.links].map(a => a.protocol).filter(p => !['http:', 'https:', 'mailto:', 'tel:'].includes(p)).length";
                assert_eq!(page.run(LINKS, []).await, 0);
                page.close_sheet().await;
            }
        }
        for route in ["#/playbook", "#/dictionary", "#/data"] {
            page.open(route).await;
        }
        assert_eq!(page.refused_by_policy().await, Vec::<String>::new());
    });
}

/// Puts the text in the place of every text of a person's: those with a blank, a capital or an address in them.
/// Keys, identities and ranks stay, or the record would only be refused.
fn taint(value: &mut Value, with: &str) {
    match value {
        Value::String(text) if text.contains([' ', '@']) || text.starts_with("http") => {
            *text = with.to_owned()
        }
        Value::Array(values) => values.iter_mut().for_each(|value| taint(value, with)),
        Value::Object(fields) => fields.values_mut().for_each(|value| taint(value, with)),
        _ => {}
    }
}
