//! When the application cannot start, stops, or has nothing it can read: what is saved is still there, and comes out.

use browser::{Device, Fault, Mirror, Page, Value, board::IMPORT_FILE, card, files::Files, json, visit};
use fantoccini::key::Key;
use serde_json::Map;

const SHOWN: &str = "#recovery[open]";
const RELOAD: &str = "[data-testid=recovery-reload]";
const DOWNLOAD: &str = "[data-testid=recovery-download]";
const FOUND: &str = "[data-testid=recovery-found]";
const PREVIEW: &str = "[data-testid=import-preview]";

/// Waits that are long for a person are short.
const IMPATIENT: &str = "const { setTimeout: wait } = window;
    window.setTimeout = (deed, ms, ...more) => wait(deed, ms >= 5000 && ms < 60000 ? 400 : ms, ...more);";

/// The names of all databases of this origin.
async fn databases(page: &Page) -> Value {
    page.run("indexedDB.databases().then(all => { window.databases = all.map(one => one.name) })", []).await;
    page.until("the databases are listed", "return window.databases && { names: window.databases }", []).await
        ["names"]
        .take()
}

/// What the page says of this much in each store.
fn found(home: usize, copy: usize) -> String {
    let pieces = |count| format!("{count} piece{}", if count == 1 { "" } else { "s" });
    format!("Found: {}, and {} in the copy", pieces(home), pieces(copy))
}

/// How many pieces these are: the edition's mark is one, language, look and team are none.
fn pieces(stored: &Map<String, Value>) -> usize {
    let is_piece = |key: &&String| key.starts_with("entonnoir/c1/");
    stored.keys().filter(is_piece).count()
}

/// Errors in the console are what is tested here; there must be some.
async fn complained(page: &Page) -> Vec<String> {
    let errors = page.console_errors().await;
    assert!(!errors.is_empty(), "whoever looks into the console sees what failed");
    errors
}

async fn file_of_pieces(page: &Page) -> (String, Vec<u8>, Value) {
    page.click(DOWNLOAD).await;
    let (name, bytes) = page.downloaded().await;
    assert!(name.starts_with("entonnoir-pieces-20") && name.ends_with(".json"), "{name}");
    let file: Value = serde_json::from_slice(&bytes).expect("the file is JSON");
    assert_eq!((&file["format"], &file["version"]), (&json!("entonnoir/pieces"), &json!(1)));
    (name, bytes, file)
}

#[test]
fn whatever_keeps_it_from_starting_is_said_and_a_reload_brings_everything_back() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        let before = page.stored().await;
        for (begins, ends, fault) in [
            ("entonnoir-", "_bg.wasm", Fault::Missing),
            ("entonnoir-", "_bg.wasm", Fault::Garbage),
            ("entonnoir-", "_bg.wasm", Fault::SignIn),
            ("entonnoir-", ".js", Fault::Missing),
            ("entonnoir-", ".js", Fault::Garbage),
            ("entonnoir-", ".js", Fault::SignIn),
            ("boot-", ".js", Fault::Missing),
            // Without any style.
            ("", "s", Fault::Missing),
        ] {
            let what = format!("{begins}…{ends}: {fault:?}");
            if ends == "s" {
                page.break_files("style-", ".css", fault).await;
                page.break_files("entonnoir-", ".js", fault).await;
            } else {
                page.break_files(begins, ends, fault).await;
            }
            page.ask_again().await;
            page.see(SHOWN).await;
            page.says("#recovery", "Entonnoir could not start").await;
            page.says("#recovery", "Entonnoir n’a pas pu démarrer").await;
            page.says(FOUND, &found(pieces(&before), pieces(&before))).await;
            page.says("#recovery [role=alert]", "What is saved is still in this browser").await;
            assert!(page.has_focus("#recovery h1").await, "{what}");
            assert_eq!(page.refused_by_policy().await, Vec::<String>::new(), "{what}");
            assert_eq!(page.stored().await, before, "{what}");
            page.mend_files();
            page.click(RELOAD).await;
            page.is_interactive().await;
            page.says(&card(&lead), "Ana Petit").await;
            page.gone(SHOWN).await;
            complained(page).await;
        }
    });
}

#[test]
fn a_panic_is_covered_told_and_over_after_a_reload() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        let lead = page.capture("Ana Petit", "Acme").await;
        page.saved().await;
        // The browser makes no more elements for wasm, which counts on them.
        const BARREN: &str = "const make = Document.prototype.createElement;
            Document.prototype.createElement = function (...name) {
                if (/wasm/.test(new Error().stack)) throw new Error('no more elements');
                return make.apply(this, name);
            }";
        page.run(BARREN, []).await;
        page.click(&format!("{} a", card(&lead))).await;
        page.see(SHOWN).await;
        page.says("#recovery", "Entonnoir has stopped").await;
        page.says("#recovery", "Entonnoir s’est arrêté").await;
        assert!(page.has_focus("#recovery h1").await);
        // For whoever helps, and only then.
        page.gone("#recovery pre").await;
        page.click("#recovery summary").await;
        page.says("#recovery pre", "panicked at").await;
        page.says("#recovery pre", "no more elements").await;
        // Nothing leads back to what is dead.
        for _ in 0..3 {
            page.key(Key::Escape).await;
        }
        page.see(SHOWN).await;
        let (_, _, file) = file_of_pieces(page).await;
        assert_eq!(file["home"], json!(page.stored().await));
        page.click(RELOAD).await;
        page.is_interactive().await;
        page.says(&card(&lead), "Ana Petit").await;
        page.open_lead(&lead).await;
        let errors = complained(page).await;
        assert!(errors.iter().any(|error| error.contains("panicked at")), "{errors:?}");
    });
}

#[test]
fn both_stores_come_out_in_one_file_that_opens_again() {
    visit(Device::Tablet, async |page| {
        page.found_team("bant").await;
        let mut records = Vec::new();
        for name in ["Ana Petit", "Zoé Béranger", "Bruno Morel"] {
            let before = page.stored().await;
            page.capture(name, "Béton Lyon").await;
            let written = page.stored().await.into_iter().find(|(key, _)| !before.contains_key(key));
            records.push(written.expect("a record was written"));
        }
        page.saved().await;
        // By the address, while the application runs: it waits below.
        page.run("window.still = true", []).await;
        page.follow("#/recovery").await;
        page.says("#recovery", "Recover what is saved").await;
        page.click("[data-testid=recovery-leave]").await;
        page.gone(SHOWN).await;
        page.see("[data-testid=export]").await;
        assert_eq!(page.run("return window.still", []).await, true, "nothing was loaded anew");

        // By the address alone: the application does not even start.
        page.follow("#/recovery").await;
        page.ask_again().await;
        let mut stored = page.stored().await;
        page.says(FOUND, &found(pieces(&stored), pieces(&stored))).await;
        const STARTED: &str = "return performance.getEntriesByName('entonnoir:interactive').length";
        assert_eq!(page.run(STARTED, []).await, 0);
        // One piece is only at home, one only in each of the two databases that are the copy; the others are everywhere.
        let [(at_home, _), (usual, in_usual), (bucket, in_bucket)] = records.as_slice() else {
            panic!("three records")
        };
        for (mirror, gone) in [(Mirror::Usual, [at_home, bucket]), (Mirror::Bucket, [at_home, usual])] {
            for key in gone {
                page.remove_from_mirror(mirror, key).await;
            }
        }
        for key in [usual, bucket] {
            page.run("localStorage.removeItem(arguments[0])", [json!(key)]).await;
            stored.remove(key);
        }
        let (home, copy) = (pieces(&stored), pieces(&stored) + 1);
        page.store("theirs", "not ours").await;
        page.ask_again().await;
        page.says(FOUND, &found(home, copy)).await;
        let (name, bytes, file) = file_of_pieces(page).await;
        page.says(FOUND, &name).await;
        assert_eq!(file["home"], json!(stored));
        // What both have alike stands there once.
        assert_eq!(file["mirror"], json!({ usual: in_usual, bucket: in_bucket }));
        assert_eq!(file["counts"], json!({ "home": home, "mirror": copy }));
        assert_eq!(file.get("problems"), None);

        let files = Files::new();
        let colleague = page.someone_else().await;
        colleague.open("").await;
        colleague.choose_files(IMPORT_FILE, &[&files.write(&name, &bytes)]).await;
        assert_eq!(colleague.preview().await, [3, 0, 0, 0, 0]);
        colleague.click("[data-testid=import-confirm]").await;
        colleague.counts_become(&[3, 0, 0, 0, 0, 0]).await;
        colleague.card_named("Ana Petit").await;
        colleague.card_named("Bruno Morel").await;
        colleague.card_named("Zoé Béranger").await;
        // One of them damaged on its way: the other is there, and it is said.
        let torn = String::from_utf8_lossy(&bytes).replace("Petit", "Pet");
        colleague.open("#/data").await;
        colleague.choose_files(IMPORT_FILE, &[&files.write("torn.json", torn)]).await;
        colleague.see(PREVIEW).await;
        assert_eq!(colleague.preview().await, [0, 0, 0, 0, 1]);
        colleague.was_quiet().await;
        colleague.close().await;
    });
}

#[test]
fn looking_makes_no_database_and_writes_nothing() {
    visit(Device::Phone, async |page| {
        page.ask_for("#/recovery").await;
        page.says(FOUND, "Nothing is saved in this browser").await;
        assert_eq!(
            page.run("return document.querySelector(arguments[0]).disabled", [json!(DOWNLOAD)]).await,
            true
        );
        assert_eq!(databases(page).await, json!([]));
        assert_eq!(page.run("return navigator.storageBuckets.keys()", []).await, json!([]));
        assert_eq!(page.stored().await.len(), 0);
        // From there the application starts.
        page.click("[data-testid=recovery-leave]").await;
        page.is_interactive().await;
        page.see("[data-testid=export]").await;
    });
}

#[test]
fn stores_that_refuse_or_never_answer_cost_only_what_is_in_them() {
    visit(Device::Desktop, async |page| {
        page.ask_for("#/recovery").await;
        page.says(FOUND, "Nothing is saved").await;
        const KEYS: [&str; 3] = [
            "entonnoir/c1/j/0000000000000007/00000001",
            "entonnoir/c1/j/0000000000000007/00000002",
            "entonnoir/c1/j/0000000000000007/00000003",
        ];
        page.store(KEYS[0], "here").await;
        page.store_in_mirror(Mirror::Usual, &[(KEYS[1], "there")]).await;
        page.store_in_mirror(Mirror::Bucket, &[(KEYS[2], "apart")]).await;
        let home = json!({ KEYS[0]: "here" });
        let (usual, bucket) = (json!({ KEYS[1]: "there" }), json!({ KEYS[2]: "apart" }));
        let both = json!({ KEYS[1]: "there", KEYS[2]: "apart" });
        let none = json!({});
        const HANGS: &str = "IDBFactory.prototype.open = () => Object.assign(new EventTarget(), {});";
        const USUAL_HANGS: &str = "const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...given) {
                return this === indexedDB ? Object.assign(new EventTarget(), {}) : open.apply(this, given);
            };";
        const BUCKET_REFUSES: &str = "StorageBucketManager.prototype.open = async () => { throw new DOMException('no', 'UnknownError') };";
        // Such as in every browser but one.
        const NO_BUCKETS: &str = "Object.defineProperty(navigator, 'storageBuckets', { value: undefined });";
        const ABSENT: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined });
            Object.defineProperty(navigator, 'storageBuckets', { value: undefined });";
        const BLOCKED: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });";
        for (fault, home, mirror, is_said) in [
            (HANGS, &home, &none, Some(true)),
            // Where one database answers, it may well be all of the copy.
            (USUAL_HANGS, &home, &bucket, None),
            (BUCKET_REFUSES, &home, &usual, None),
            (NO_BUCKETS, &home, &usual, Some(false)),
            (ABSENT, &home, &none, Some(false)),
            (BLOCKED, &none, &both, Some(true)),
        ] {
            let other = page.window().await;
            page.new_window().await;
            page.beforehand(&format!("{IMPATIENT}{fault}")).await;
            page.ask_for("#/recovery").await;
            page.says(FOUND, "Found:").await;
            let says = page.text(FOUND).await.contains("does not answer");
            let (_, _, file) = file_of_pieces(page).await;
            assert_eq!(&file["home"], home, "{fault}");
            assert_eq!(&file["mirror"], mirror, "{fault}");
            if let Some(is_said) = is_said {
                assert_eq!((says, file.get("problems").is_some()), (is_said, is_said), "{fault}");
            }
            page.use_window(&other).await;
        }
    });
}

#[test]
fn a_slow_start_is_said_and_can_be_waited_for() {
    visit(Device::Phone, async |page| {
        page.beforehand(IMPATIENT).await;
        page.break_files("entonnoir-", "_bg.wasm", Fault::Held).await;
        page.ask_for("").await;
        page.see(SHOWN).await;
        page.says("#recovery", "Entonnoir is slow to start").await;
        page.run("document.querySelector('#recovery').dataset.seen = 'yes'", []).await;
        page.click("[data-testid=recovery-wait]").await;
        // It was gone, and is said once more.
        page.see(&format!("{SHOWN}:not([data-seen])")).await;
        page.mend_files();
        page.is_interactive().await;
        page.gone(SHOWN).await;
        page.see("[data-playbook]").await;
    });
}

#[test]
fn the_language_of_the_browser_comes_first() {
    visit(Device::Phone, async |page| {
        for (language, first, second) in [
            ("fr-FR", "Récupérer ce qui est enregistré", "Recover what is saved"),
            ("de", "Recover what is saved", "Récupérer ce qui est enregistré"),
        ] {
            let other = page.someone_who_speaks(language).await;
            other.ask_for("#/recovery").await;
            other.see(SHOWN).await;
            assert_eq!(other.text("#recovery h1").await, first);
            assert_eq!(other.text("#recovery h2").await, second);
            let other_language = if language == "de" { "fr" } else { "en" };
            assert_eq!(other.attribute("#recovery section", "lang").await, other_language);
            let width = other.run("return document.querySelector('#recovery').scrollWidth", []).await;
            assert!(width.as_u64() <= Some(390), "{width}");
            const SMALL: &str = "return [...document.querySelectorAll('#recovery :is(button, a)')].filter(e => e.getBoundingClientRect().height < 44).length";
            assert_eq!(other.run(SMALL, []).await, 0);
            other.close().await;
        }
    });
}

#[test]
fn unreadable_pieces_alone_are_never_an_empty_start() {
    visit(Device::Desktop, async |page| {
        page.ask_for("#/recovery").await;
        page.says(FOUND, "Nothing is saved").await;
        let keys = ["entonnoir/c1/j/0000000000000007/00000001", "entonnoir/c1/j/0000000000000007/00000002"];
        for key in keys {
            page.store(key, "1t.00000000.{\"damaged\":").await;
        }
        let before = page.stored().await;
        page.ask_for("").await;
        page.is_interactive().await;
        page.says("[data-testid=unread]", "2\u{a0}unreadable pieces").await;
        page.click("[data-testid=unread-download]").await;
        let (name, bytes) = page.downloaded().await;
        let file: Value = serde_json::from_slice(&bytes).expect("the file is JSON");
        assert_eq!((&file["format"], &file["home"]), (&json!("entonnoir/pieces"), &json!(before)));
        // It is one of ours, of which nothing can be read, and that is what is said of it.
        let files = Files::new();
        page.choose_files(IMPORT_FILE, &[&files.write(&name, &bytes)]).await;
        page.says("[data-testid=problem]", "could be read").await;
        assert_eq!(page.stored().await, before);
        page.follow("#/board").await;
        page.click("[data-testid=unread] a[href='#/recovery']").await;
        page.says(FOUND, "Found: 2 pieces").await;
    });
}
