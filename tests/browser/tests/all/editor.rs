//! The playbook editor: by mouse and by keyboard, in both languages, with good and with bad input.

use browser::{Device, Page, json, stage, visit};
use fantoccini::key::Key;

const DRAFT: &str = "[data-testid=draft]";
const APPLY: &str = "[data-testid=draft-apply]";
const PROBLEM: &str = "[data-testid=problem]";
const ADD_CRITERION: &str = "[data-testid=add-criterion]";
const FORM: &str = "[data-testid=criterion-form]";

/// Brings something to the middle of the screen, clear of the bar at the foot, and presses it.
async fn press(page: &Page, selector: &str) {
    page.see(selector).await;
    const CENTRE: &str =
        "document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})";
    page.run(CENTRE, [json!(selector)]).await;
    page.click(selector).await;
}

/// The editor of a team that works by BANT.
async fn in_the_editor(page: &Page) {
    page.found_team("bant").await;
    page.follow("#/playbook").await;
    page.see("[data-editor]").await;
}

fn row(name: &str) -> String {
    format!("[data-editor=\"{}\"]", stage(name))
}

fn handle(name: &str) -> String {
    format!("{} > .stage-head [data-handle]", row(name))
}

async fn open_stage(page: &Page, name: &str) {
    press(page, &format!("{} .stage-line", row(name))).await;
    page.see("[data-testid=gate-editor]").await;
}

async fn stages_become(page: &Page, names: &[&str]) {
    let stages: Vec<String> = names.iter().map(|name| stage(&format!("bant/{name}"))).collect();
    const ARE: &str = "return JSON.stringify([...document.querySelectorAll('[data-editor]')].map(row => row.dataset.editor)) === JSON.stringify(arguments[0])";
    page.until(&format!("the stages are {names:?}"), ARE, [json!(stages)]).await;
}

/// Waits until the open gate asks this, criterion by criterion, those of groups included.
async fn gate_becomes(page: &Page, texts: &[&str]) {
    const ARE: &str = "const now = [...document.querySelectorAll('[data-testid=gate-editor] .criterion-text')].map(text => text.innerText.trim());
        return now.length === arguments[0].length && now.every((text, at) => text.includes(arguments[0][at]))";
    page.until(&format!("the gate asks {texts:?}"), ARE, [json!(texts)]).await;
}

/// What BANT asks of a prospect; the last is only advised.
const BANT: [&str; 5] = ["Budget", "Authority", "Need", "Timeline", "got in touch"];

/// For whoever can neither drag nor press keys: a finger with a screen reader.
#[test]
fn a_tapped_handle_offers_up_and_down() {
    visit(Device::Tablet, async |page| {
        in_the_editor(page).await;
        press(page, &handle("bant/prospect")).await;
        let step = |way: &str| format!("{} [data-step={way}]", row("bant/prospect"));
        press(page, &step("up")).await;
        stages_become(page, &["prospect", "lead", "opportunity", "customer", "nurturing", "lost"]).await;
        page.until("the button keeps the focus", "return document.activeElement?.dataset.step === 'up'", [])
            .await;
        press(page, &step("up")).await;
        press(page, &step("down")).await;
        press(page, &step("down")).await;
        stages_become(page, &["lead", "opportunity", "prospect", "customer", "nurturing", "lost"]).await;
        press(page, &handle("bant/prospect")).await;
        page.gone(&step("up")).await;
    });
}

#[test]
fn stages_change_places_by_mouse_and_by_key() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        let before = page.stored().await;
        let prospect = page.centre(&handle("bant/prospect")).await;
        let above = page.point(&handle("bant/lead"), 0.5, 0.1).await;
        page.mouse_carry(prospect, above).await;
        page.see(".stages[data-line]").await;
        page.mouse_drop().await;
        stages_become(page, &["prospect", "lead", "opportunity", "customer", "nurturing", "lost"]).await;
        page.hears("Prospect, position 1 of 6").await;
        page.see(DRAFT).await;
        // The focus stays on the handle, so that the next key goes on.
        page.focus(&handle("bant/prospect")).await;
        page.key(Key::Down).await;
        page.hears("Prospect, position 2 of 6").await;
        stages_become(page, &["lead", "prospect", "opportunity", "customer", "nurturing", "lost"]).await;
        page.until(
            "the handle has the focus",
            "return document.activeElement?.closest('[data-editor]')?.dataset.editor === arguments[0]",
            [json!(stage("bant/prospect"))],
        )
        .await;
        // There and back again is no change.
        page.gone(DRAFT).await;
        assert_eq!(page.stored().await, before);
        page.key(Key::Down).await;
        page.hears("Prospect, position 3 of 6").await;
        page.key(Key::Down).await;
        stages_become(page, &["lead", "opportunity", "customer", "prospect", "nurturing", "lost"]).await;
        page.attribute_becomes(DRAFT, "data-changes", "1").await;
    });
}

/// Letting go where it was, or Escape, moves nothing.
#[test]
fn a_drag_that_is_given_up_changes_nothing() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        let prospect = page.centre(&handle("bant/prospect")).await;
        let lost = page.point(&handle("bant/lost"), 0.5, 0.9).await;
        page.mouse_carry(prospect, lost).await;
        page.see(".stages[data-line]").await;
        page.key(Key::Escape).await;
        page.gone(".stages[data-line]").await;
        page.mouse_drop().await;
        page.mouse_drag(prospect, prospect.plus(3.0, 4.0)).await;
        stages_become(page, &["lead", "prospect", "opportunity", "customer", "nurturing", "lost"]).await;
        assert!(!page.has(DRAFT).await);
    });
}

#[test]
fn a_criterion_is_added_edited_and_removed_by_keyboard_alone() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        page.focus(&format!("{} .stage-line", row("bant/prospect"))).await;
        page.key(Key::Enter).await;
        gate_becomes(page, &BANT).await;
        page.focus(ADD_CRITERION).await;
        page.key(Key::Enter).await;
        // The form begins at its first choice; the arrows go through the kinds.
        page.see(FORM).await;
        page.until(
            "the kinds have the focus",
            "return document.activeElement?.dataset?.kind === 'filled'",
            [],
        )
        .await;
        for _ in 0..3 {
            page.key(Key::Down).await;
        }
        page.see("[name=at_least]").await;
        page.focus(&format!("{FORM} [data-option=mail]")).await;
        page.key(Key::Space).await;
        page.fill("[name=at_least]", "2").await;
        page.fill("[name=within]", "30").await;
        page.key(Key::Enter).await;
        page.gone(FORM).await;
        gate_becomes(
            page,
            &[BANT.as_slice(), &["at least 2\u{a0}times (e-mail), in the last 30 days"]].concat(),
        )
        .await;
        page.until(
            "the button has its focus back",
            "return document.activeElement?.dataset?.testid === 'add-criterion'",
            [],
        )
        .await;
        // Edited in place.
        let last = "[data-testid=gate-editor] .criterion:last-child";
        page.focus(&format!("{last} [data-testid=edit-criterion]")).await;
        page.key(Key::Enter).await;
        page.fill("[name=at_least]", "3").await;
        page.key(Key::Enter).await;
        page.says(last, "at least 3").await;
        page.focus(&format!("{last} [data-option=advised]")).await;
        page.key(Key::Space).await;
        page.see("[data-asks][data-advised]").await;
        // Moved to the top, and removed.
        page.focus(&format!("{last} [data-handle]")).await;
        for _ in 0..5 {
            page.key(Key::Up).await;
        }
        page.hears("position 1 of 6").await;
        gate_becomes(page, &[&["at least 3"], BANT.as_slice()].concat()).await;
        page.focus("[data-testid=gate-editor] .criterion:first-child [data-testid=remove-criterion]").await;
        page.key(Key::Enter).await;
        gate_becomes(page, &BANT).await;
        page.gone(DRAFT).await;
    });
}

/// Every kind that needs no more than being chosen, or one press more.
#[test]
fn every_kind_of_criterion_can_be_asked() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        press(page, "[data-testid=add-rule]").await;
        page.fill("[name=any_of]", "France, Belgium").await;
        press(page, "[data-testid=rule-form] [type=submit]").await;
        page.says("[data-testid=rules]", "City: France or Belgium (must hold)").await;
        press(page, "[data-testid=add-rule]").await;
        press(page, "[data-kind=deed]").await;
        page.fill("[data-testid=rule-form] [name=points]", "5").await;
        press(page, "[data-testid=rule-form] [type=submit]").await;
        page.gone("[data-testid=rule-form]").await;
        open_stage(page, "bant/opportunity").await;
        for (kind, more) in [
            ("filled", Some("[data-option=email]")),
            ("inbound", None),
            ("meeting", Some("[data-option=booked]")),
            ("persona", None),
            ("score", None),
            ("basis", None),
            ("decision-maker", None),
        ] {
            press(page, ADD_CRITERION).await;
            press(page, &format!("{FORM} [data-kind={kind}]")).await;
            if let Some(more) = more {
                press(page, &format!("{FORM} {more}")).await;
            }
            press(page, &format!("{FORM} [type=submit]")).await;
            page.gone(FORM).await;
        }
        // A question with choices, written on the spot.
        press(page, ADD_CRITERION).await;
        press(page, &format!("{FORM} [data-kind=chosen]")).await;
        page.choose(&format!("{FORM} [name=question]"), "").await;
        page.fill("[name=question_en]", "How urgent?").await;
        page.fill("[name=choices]", "not\nsoon\nnow").await;
        press(page, &format!("{FORM} .details .toggle:last-child")).await;
        press(page, &format!("{FORM} [type=submit]")).await;
        page.gone(FORM).await;
        gate_becomes(
            page,
            &[
                "Amount filled in",
                "Expected on filled in",
                "What has been offered",
                "E-mail filled in",
                "at least 1\u{a0}time",
                "Meeting booked or held",
                "fits the persona",
                "Total score: at least 10",
                "legal basis",
                "person who decides",
                "How urgent? → now",
            ],
        )
        .await;
        page.says("[data-testid=questions]", "not / soon / now").await;
        press(page, APPLY).await;
        page.gone(DRAFT).await;
        page.saved().await;
        page.reload().await;
        open_stage(page, "bant/opportunity").await;
        page.says("[data-testid=gate-editor]", "How urgent? → now").await;
    });
}

#[test]
fn criteria_are_grouped_and_come_apart() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        open_stage(page, "bant/prospect").await;
        press(page, "[data-testid=group]").await;
        press(page, "[data-testid=grouping] [type=submit]").await;
        page.says(PROBLEM, "at least two").await;
        for nth in 1..=3 {
            press(page, &format!("[data-testid=gate-editor] .criterion:nth-child({nth}) [name=in_group]"))
                .await;
        }
        page.fill("[name=enough]", "4").await;
        press(page, "[data-testid=grouping] [type=submit]").await;
        page.says(PROBLEM, "from 1 to 3").await;
        page.fill("[name=enough]", "2").await;
        press(page, "[data-testid=grouping] [type=submit]").await;
        gate_becomes(page, &[["At least 2 of 3"].as_slice(), &BANT].concat()).await;
        page.fill("[name=needed]", "1\t").await;
        page.says("[data-testid=gate-editor]", "At least 1 of 3").await;
        press(page, APPLY).await;
        page.gone(DRAFT).await;
        page.says("[data-testid=gate-editor]", "At least 1 of 3").await;
        press(page, "[data-testid=ungroup]").await;
        gate_becomes(page, &BANT).await;
        press(page, APPLY).await;
        page.gone(DRAFT).await;
        assert!(page.undo_label().await.contains("change stage Prospect"));
        press(page, "[data-testid=undo]").await;
        gate_becomes(page, &[["At least 1 of 3"].as_slice(), &BANT].concat()).await;
    });
}

#[test]
fn a_template_shows_what_it_would_add() {
    visit(Device::Desktop, async |page| {
        page.found_team("two-way").await;
        page.follow("#/playbook").await;
        open_stage(page, "two-way/prospect").await;
        press(page, "[data-testid=add-template]").await;
        page.choose("[name=template]", &stage("bant/prospect")).await;
        for text in BANT {
            page.says("[data-testid=would-add]", text).await;
        }
        press(page, "[data-testid=template] [type=submit]").await;
        page.gone("[data-testid=template]").await;
        for text in BANT {
            page.says("[data-testid=gate-editor]", text).await;
        }
        for question in &BANT[..4] {
            page.says("[data-testid=questions]", question).await;
        }
        // A second time there is nothing to add.
        press(page, "[data-testid=add-template]").await;
        page.choose("[name=template]", &stage("bant/prospect")).await;
        page.says("[data-testid=would-add]", "asks all of that already").await;
    });
}

#[test]
fn bad_input_is_one_sentence_beside_its_field_and_changes_nothing() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        let before = page.stored().await;
        open_stage(page, "bant/prospect").await;
        let long = "x".repeat(10_000);
        for (field, typed, sentence) in [
            ("stage_name_en", long.as_str(), "200 characters at most"),
            ("probability", "140", "0 to 100"),
            ("stale_after", "soon", "whole number of days"),
            ("wip_hint", "-3", "whole number of leads"),
        ] {
            let field = format!("[name={field}]");
            const TYPE: &str = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
                field.dispatchEvent(new Event('input', {bubbles: true})); field.dispatchEvent(new Event('change', {bubbles: true}))";
            page.run(TYPE, [json!(field), json!(typed)]).await;
            page.says(PROBLEM, sentence).await;
            assert_eq!(page.count(PROBLEM).await, 1, "{field}");
        }
        // A score that nobody can reach, and a persona that insists on nothing.
        press(page, ADD_CRITERION).await;
        for (kind, sentence) in [
            ("score", "9999 points are asked, but the rules give"),
            ("persona", "insists on nothing"),
            ("filled", "at least one field"),
        ] {
            press(page, &format!("{FORM} [data-kind={kind}]")).await;
            if kind == "score" {
                page.fill("[name=points]", "9999").await;
            }
            press(page, &format!("{FORM} [type=submit]")).await;
            page.says(&format!("{FORM} {PROBLEM}"), sentence).await;
        }
        page.key(Key::Escape).await;
        page.gone(FORM).await;
        // A range upside down, and a rule without words.
        press(page, "[data-testid=add-rule]").await;
        press(page, "[data-testid=rule-form] [type=submit]").await;
        page.says("[data-testid=rule-form] [data-testid=problem]", "City: say what").await;
        press(page, "[data-kind=number]").await;
        page.fill("[name=from]", "250").await;
        page.fill("[name=to]", "10").await;
        press(page, "[data-testid=rule-form] [type=submit]").await;
        page.says("[data-testid=rule-form] [data-testid=problem]", "ends before it begins").await;
        // A question that a stage still asks.
        press(page, "[data-question] .line-button").await;
        press(page, "[data-testid=withdraw]").await;
        page.says("[data-question] [data-testid=problem]", "take that criterion away first").await;
        // A stage without a name.
        press(page, ".inline-form:has([name=new_stage]) [type=submit]").await;
        page.says(".inline-form:has([name=new_stage])", "Give a name").await;
        assert!(!page.has(DRAFT).await);
        assert_eq!(page.stored().await, before);
    });
}

#[test]
fn questions_get_choices_and_other_words() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        press(page, "[data-testid=add-question]").await;
        page.fill("[name=question_fr]", "Quelle taille\u{a0}?").await;
        page.fill("[name=question_en]", "What size?").await;
        page.choose("[data-testid=question-form] [name=topic]", "fit").await;
        press(page, "[data-testid=question-form] [type=submit]").await;
        page.gone("[data-testid=question-form]").await;
        page.says("[data-question]:last-child", "No stage asks it").await;
        press(page, "[data-question]:last-child .line-button").await;
        for choice in ["small", "large"] {
            page.fill("[name=new_choice]", choice).await;
            page.key(Key::Enter).await;
            page.says("[data-question]:last-child .line-button", choice).await;
        }
        page.focus("[data-choice]:last-child [data-handle]").await;
        page.key(Key::Up).await;
        page.says("[data-question]:last-child .line-button", "large / small").await;
        page.fill("[name=wording_en]", "How big?\t").await;
        page.says("[data-question]:last-child .line-button", "How big?").await;
        page.choose("[data-question]:last-child [name=occasion]", "capture").await;
        page.says("[data-question]:last-child .line-button", "While a lead is captured").await;
        page.says("[data-testid=heat-rule]", "How big?").await;
        page.fill("[data-testid=heat-rule] [name=worth]", "45\t").await;
        page.attribute_becomes("[data-testid=draft]", "data-changes", "2").await;
        press(page, "[data-testid=withdraw]").await;
        page.until(
            "only those of BANT are left",
            "return document.querySelectorAll('[data-question]').length === 5",
            [],
        )
        .await;
    });
}

#[test]
fn a_stage_is_split_and_another_retired() {
    visit(Device::Desktop, async |page| {
        in_the_editor(page).await;
        open_stage(page, "bant/prospect").await;
        press(page, "[data-testid=split]").await;
        page.fill("[name=split_name]", "Demo").await;
        press(page, ".split [type=submit]").await;
        page.says(".stages", "Demo").await;
        press(page, "[data-testid=retire]").await;
        page.gone(&row("bant/prospect")).await;
        page.see(&format!("[data-retired=\"{}\"]", stage("bant/prospect"))).await;
        press(page, APPLY).await;
        page.gone(DRAFT).await;
        page.follow("#/board").await;
        page.says("[data-testid=board]", "Demo").await;
        assert!(!page.text("[data-testid=board]").await.contains("Prospect"));
    });
}

#[test]
fn all_of_it_in_french_with_a_finger() {
    visit(Device::Tablet, async |page| {
        in_the_editor(page).await;
        press(page, "[data-testid=language]").await;
        page.attribute_becomes("html", "lang", "fr").await;
        page.says("main", "Étapes").await;
        let (from, to) = (
            page.centre(&handle("bant/opportunity")).await,
            page.point(&handle("bant/lead"), 0.5, 0.1).await,
        );
        page.touch_drag(browser::Finger::Swiping, from, to).await;
        page.hears("Opportunité, position 1 sur 6").await;
        page.says(DRAFT, "Brouillon, 1\u{a0}changement").await;
        press(page, "[data-testid=draft-discard]").await;
        stages_become(page, &["lead", "prospect", "opportunity", "customer", "nurturing", "lost"]).await;
    });
}

/// A colleague with a newer version asks for something that this one cannot judge.
#[test]
fn what_cannot_be_read_is_shown_kept_and_removed_only_knowingly() {
    visit(Device::Desktop, async |page| {
        let text = browser::files::sample_text(20);
        let newer = text.replace("\"filled\"", "\"telepathy\"");
        assert_ne!(text, newer);
        let files = browser::files::Files::new();
        page.open("").await;
        page.choose_files(browser::board::IMPORT_FILE, &[&files.write("newer.json", newer)]).await;
        page.preview().await;
        page.click("[data-testid=import-confirm]").await;
        page.gone("[data-testid=import-preview]").await;
        page.follow("#/playbook").await;
        page.choose("[data-testid=team]", &entonnoir::sample::SALES.to_string()).await;
        page.see(&row("bant/opportunity")).await;
        open_stage(page, "bant/opportunity").await;
        let cannot = "A condition that this version cannot judge";
        gate_becomes(page, &[cannot, cannot, "offered"]).await;
        // It can be moved and renamed around without a loss, and one press more than usual takes it away.
        press(page, "[data-testid=gate-editor] .criterion:first-child [data-testid=remove-criterion]").await;
        page.says("[data-testid=knowingly]", "A newer version wrote it").await;
        press(page, "[data-testid=knowingly] .button:last-child").await;
        page.gone("[data-testid=knowingly]").await;
        gate_becomes(page, &[cannot, cannot, "offered"]).await;
        press(page, "[data-testid=gate-editor] .criterion:first-child [data-testid=remove-criterion]").await;
        press(page, "[data-testid=knowingly] .button:first-child").await;
        gate_becomes(page, &[cannot, "offered"]).await;
    });
}
