//! How safe, how full, and the files that are the backup: said in words, made, read back, refused when they are wrong.

use browser::{
    Device, Page, Value,
    board::IMPORT_FILE,
    files::{Files, sample_text},
    json, visit,
};

const LAST_FILE: &str = "[data-testid=last-file]";
const DAY: &str = "[data-testid=day]";
const FOLDER: &str = "[data-testid=backup-folder]";
const LIGHT: &str = "[data-testid=safety]";
const PROBLEM: &str = "[data-testid=problem]";

/// Minutes that last a fifth of a second, a clock that can be put forward, and a folder to choose that no dialog asks
/// for. Chromium's private files of a page are a real folder to it.
const STAGE: &str = "
    const every = window.setInterval.bind(window);
    window.setInterval = (work, time) => every(() => { if (!window.paused) work(); }, time >= 60000 ? 200 : time);
    const Clock = Date;
    window.Date = class extends Clock {
        constructor(...parts) {
            if (parts.length) super(...parts);
            else super(Clock.now() + Number(sessionStorage.getItem('ahead') ?? 0));
        }
    };
    window.stick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('stick', { create: true });
    window.showDirectoryPicker = window.stick;
    window.looks = 0;
    const keys = FileSystemDirectoryHandle.prototype.keys;
    FileSystemDirectoryHandle.prototype.keys = function () { window.looks += 1; return keys.call(this); };
";

async fn on_stage(page: &Page) {
    page.beforehand(STAGE).await;
    // Earlier documents do not count.
    page.found_team("bant").await;
    page.reload().await;
}

/// From wherever one is.
async fn write_down(page: &Page, name: &str) -> String {
    page.follow("#/board").await;
    page.see("[data-testid=board] [data-stage]").await;
    page.capture(name, "Acme").await
}

/// Names of the files in the folder, sorted.
async fn in_folder(page: &Page) -> Vec<String> {
    const NAMES: &str = "return (async () => {
        const names = [];
        for await (const [name] of (await stick()).entries()) names.push(name);
        return names.sort();
    })()";
    let names = page.run(NAMES, []).await;
    serde_json::from_value(names).expect("they are names")
}

async fn folder_holds(page: &Page, files: usize) -> Vec<String> {
    const COUNT: &str = "return (async () => {
        let count = 0;
        for await (const _ of (await stick()).entries()) count += 1;
        return count === arguments[0];
    })()";
    page.until(&format!("the folder holds {files} files"), COUNT, [json!(files)]).await;
    in_folder(page).await
}

async fn read_in_folder(page: &Page, name: &str) -> Value {
    const READ: &str = "return (async (name) => (await (await (await stick()).getFileHandle(name)).getFile()).text())(arguments[0])";
    let text = page.run(READ, [json!(name)]).await;
    serde_json::from_str(text.as_str().unwrap_or_default()).expect("the backup is JSON")
}

async fn put_in_folder(page: &Page, name: &str) {
    const PUT: &str = "return (async (name) => {
        const file = await (await (await stick()).getFileHandle(name, { create: true })).createWritable();
        await file.write('{}');
        await file.close();
    })(arguments[0])";
    page.run(PUT, [json!(name)]).await;
}

/// Without the notice about what was saved, which lies over the foot of the screen.
async fn to_data(page: &Page) {
    page.run("document.querySelector('.notice button')?.click()", []).await;
    page.follow("#/data").await;
    page.see(LAST_FILE).await;
}

/// Waits until the rounds have been made a few more times.
async fn some_rounds(page: &Page) {
    let looks = page.run("return window.looks", []).await;
    page.until("the rounds are made", "return window.looks >= arguments[0] + 4", [looks]).await;
}

async fn later(page: &Page, minutes: u64) {
    const AHEAD: &str =
        "sessionStorage.setItem('ahead', Number(sessionStorage.getItem('ahead') ?? 0) + arguments[0])";
    page.run(AHEAD, [json!(minutes * 60_000)]).await;
}

async fn light_is_green(page: &Page) {
    const GREEN: &str = "return !document.querySelector(arguments[0]).dataset.lamp";
    page.until("the light is green", GREEN, [json!(LIGHT)]).await;
}

async fn choose_folder(page: &Page) {
    to_data(page).await;
    page.click("[data-testid=choose-folder]").await;
    page.attribute_becomes(FOLDER, "data-folder", "well").await;
}

#[test]
fn the_lines_say_how_things_stand_in_both_languages() {
    visit(Device::Desktop, async |page| {
        page.open("#/data").await;
        page.says(LAST_FILE, "No leads yet").await;
        page.says(DAY, "there is no day to close").await;
        page.found_team("bant").await;
        write_down(page, "Ana Petit").await;
        to_data(page).await;
        page.says(LAST_FILE, "No file yet").await;
        page.says("[data-testid=room]", "% used").await;
        page.says("[data-testid=place]", "browser tab").await;
        // A headless browser promises nothing, and says so when it is asked.
        page.attribute_becomes("[data-testid=kept]", "data-kept", "no").await;
        page.click("[data-testid=persist]").await;
        page.says("[data-testid=kept]", "declined").await;
        page.click("[data-testid=export]").await;
        page.downloaded().await;
        page.says(LAST_FILE, "Made just now. Handed to the browser, not read back").await;
        page.click("[data-testid=language]").await;
        page.says(LAST_FILE, "Fait à l’instant. Remis au navigateur").await;
        page.says("[data-testid=room]", "% pris").await;
        page.says("[data-testid=place]", "onglet").await;
        page.says("[data-testid=kept]", "n’a rien promis").await;
        // What is written down next is in no file.
        write_down(page, "Bruno Morel").await;
        to_data(page).await;
        page.says(LAST_FILE, "Il lui manque ce qui a changé depuis.").await;
        assert!(page.has("a[href='#/recovery']").await);
    });
}

#[test]
fn the_day_is_closed_by_the_very_file_and_no_other() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        write_down(page, "Ana Petit").await;
        to_data(page).await;
        page.click("[data-testid=export]").await;
        let (_, old) = page.downloaded().await;
        write_down(page, "Bruno Morel").await;
        to_data(page).await;
        page.attribute_becomes(DAY, "data-state", "open").await;
        page.click("[data-testid=close-day]").await;
        let (name, whole) = page.downloaded().await;
        page.attribute_becomes(DAY, "data-state", "waiting").await;
        page.says(DAY, &name).await;

        let files = Files::new();
        let cut = &whole[..whole.len() - 40];
        for (wrong, content, said) in [
            ("older.json", old.as_slice(), "“older.json” lacks 1\u{a0}lead"),
            ("cut.json", cut, "cut short or damaged"),
            ("empty.json", b"", "“empty.json” is empty"),
            ("other.json", sample_text(5).as_bytes(), "something other than this workspace"),
            ("photo.json", b"\x89PNG\r\n", "no Entonnoir snapshot"),
        ] {
            page.choose_files("[data-testid=check-file]", &[&files.write(wrong, content)]).await;
            page.says(&format!("{DAY} {PROBLEM}"), said).await;
            page.attribute_becomes(DAY, "data-state", "waiting").await;
        }
        page.says(LAST_FILE, "not read back").await;

        page.choose_files("[data-testid=check-file]", &[&files.write(&name, &whole)]).await;
        page.attribute_becomes(DAY, "data-state", "closed").await;
        page.says(DAY, "2\u{a0}leads, 0\u{a0}activities: complete.").await;
        assert!(!page.has(&format!("{DAY} {PROBLEM}")).await);
        page.says(LAST_FILE, "It holds everything. Read back, complete.").await;
        // A change in another tab opens the day again.
        let first = page.window().await;
        page.new_window().await;
        page.open("#/board").await;
        page.capture("Chloé Roux", "Acme").await;
        page.use_window(&first).await;
        page.attribute_becomes(DAY, "data-state", "open").await;
        page.says(LAST_FILE, "It lacks what changed since.").await;
    });
}

#[test]
fn a_file_that_was_handed_out_can_be_shown_after_a_reload_and_by_dropping_it() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        write_down(page, "Ana Petit").await;
        to_data(page).await;
        page.click("[data-testid=close-day]").await;
        let (name, whole) = page.downloaded().await;
        page.reload().await;
        page.attribute_becomes(DAY, "data-state", "waiting").await;
        const DROP: &str = "const held = new DataTransfer();
            held.items.add(new File([arguments[1]], arguments[0], { type: 'application/json' }));
            for (const type of ['dragover', 'drop'])
                document.body.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));";
        let text = String::from_utf8(whole).expect("the snapshot is text");
        page.run(DROP, [json!(name), json!(text)]).await;
        page.attribute_becomes(DAY, "data-state", "closed").await;
        assert!(!page.has("[data-testid=import-preview]").await, "it is no import");
    });
}

#[test]
fn restoring_saves_the_present_state_first() {
    visit(Device::Desktop, async |page| {
        let files = Files::new();
        page.found_team("bant").await;
        write_down(page, "Ana Petit").await;
        let bruno = write_down(page, "Bruno Morel").await;
        to_data(page).await;
        page.click("[data-testid=export]").await;
        let (name, bytes) = page.downloaded().await;
        let backup = files.write(&name, bytes);
        // Since then: one changed, one written down.
        page.open_lead(&bruno).await;
        page.fill("[name=company]", "Béton Lyon").await;
        page.click("[data-testid=save-lead]").await;
        page.close_sheet().await;
        write_down(page, "Chloé Roux").await;
        to_data(page).await;
        page.choose_files("[data-testid=restore]", &[&backup]).await;
        let (first, saved) = page.downloaded().await;
        assert!(first.starts_with("entonnoir-before-restore-"), "{first}");
        let saved = String::from_utf8(saved).expect("the snapshot is text");
        assert!(saved.contains("Béton Lyon") && saved.contains("Chloé Roux"));
        page.says("[data-testid=saved-first]", &first).await;
        // All of the backup is here, later values included: there is nothing to take over.
        page.says("body", "changes nothing").await;

        // Where the present state cannot be saved, nothing goes on.
        let other = files.write("other.json", sample_text(5));
        page.run("URL.createObjectURL = () => { throw new DOMException('no', 'NotAllowedError') }", []).await;
        page.choose_files("[data-testid=restore]", &[&other]).await;
        page.says("body", "nothing was restored").await;
        assert!(!page.has("[data-testid=import-preview]").await);
    });
}

#[test]
fn a_folder_gets_a_backup_when_something_changed_and_nothing_otherwise() {
    visit(Device::Desktop, async |page| {
        on_stage(page).await;
        write_down(page, "Ana Petit").await;
        choose_folder(page).await;
        let first = folder_holds(page, 1).await;
        let backup = read_in_folder(page, &first[0]).await;
        assert_eq!(backup["leads"].as_array().map(Vec::len), Some(1));
        page.says(LAST_FILE, "Read back, complete.").await;

        // Idle: rounds are made, nothing is written anywhere.
        let before = page.stored().await;
        later(page, 60).await;
        some_rounds(page).await;
        assert_eq!((in_folder(page).await, page.stored().await), (first, before));

        // A quarter of an hour after a change, in a page that was opened anew.
        page.reload().await;
        write_down(page, "Bruno Morel").await;
        let names = folder_holds(page, 2).await;
        assert_eq!(read_in_folder(page, &names[1]).await["leads"].as_array().map(Vec::len), Some(2));
        write_down(page, "Chloé Roux").await;
        some_rounds(page).await;
        assert_eq!(in_folder(page).await, names, "it is not time yet");

        // Out of sight is out of reach, perhaps for good.
        const HIDE: &str = "Object.defineProperty(document, 'hidden', { value: true });
            document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
        page.run(HIDE, []).await;
        let names = folder_holds(page, 3).await;
        assert_eq!(read_in_folder(page, &names[2]).await["leads"].as_array().map(Vec::len), Some(3));
    });
}

#[test]
fn old_backups_make_room_and_other_files_stay() {
    visit(Device::Desktop, async |page| {
        on_stage(page).await;
        write_down(page, "Ana Petit").await;
        choose_folder(page).await;
        let first = folder_holds(page, 1).await.remove(0);
        let end = &first[first.len() - 10..];
        let foreign =
            ["offer.pdf", "entonnoir-2020-01-01.json", "entonnoir-backup-2020-01-01-120000-zzzz.json"];
        for name in foreign {
            put_in_folder(page, name).await;
        }
        for day in 1..=9 {
            for time in ["090000", "180000"] {
                put_in_folder(page, &format!("entonnoir-backup-2020-01-{day:02}-{time}{end}")).await;
            }
        }
        page.click("[data-testid=back-up-now]").await;
        // Two of today, and the last one of each of the eight latest days; what is not ours is not counted.
        let names = folder_holds(page, 10 + foreign.len()).await;
        for name in foreign {
            assert!(names.iter().any(|kept| kept == name), "{name} is gone: {names:?}");
        }
        assert!(names.contains(&first));
        assert_eq!(names.iter().filter(|name| name.contains("-180000-")).count(), 8, "{names:?}");
        assert!(!names.iter().any(|name| name.contains("2020-01-01-180000")), "{names:?}");
    });
}

#[test]
fn a_folder_that_takes_no_backup_turns_the_light_red_until_it_does() {
    visit(Device::Desktop, async |page| {
        on_stage(page).await;
        write_down(page, "Ana Petit").await;
        choose_folder(page).await;
        assert_eq!(page.attribute(LIGHT, "data-lamp").await, "");
        const REFUSE: &str = "const create = FileSystemFileHandle.prototype.createWritable;
            window.allow = () => { FileSystemFileHandle.prototype.createWritable = create };
            FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException('no', arguments[0]))";
        for (refusal, button, said) in [
            ("NotAllowedError", "allow-folder", "allow it again"),
            ("QuotaExceededError", "try-folder", "is full"),
        ] {
            let held = in_folder(page).await;
            page.run(REFUSE, [json!(refusal)]).await;
            write_down(page, "Bruno Morel").await;
            later(page, 20).await;
            page.attribute_becomes(LIGHT, "data-lamp", "red").await;
            page.attribute_becomes(LIGHT, "data-state", "saved").await;
            to_data(page).await;
            page.says(FOLDER, said).await;
            // A round that is under way ends while the folder is looked at.
            page.run("window.paused = true", []).await;
            // Nothing half written lies there, and nothing old was taken away for it.
            assert_eq!(in_folder(page).await, held);
            // By hand, without waiting for the next round.
            page.run("window.allow()", []).await;
            page.click(&format!("[data-testid={button}]")).await;
            page.attribute_becomes(FOLDER, "data-folder", "well").await;
            light_is_green(page).await;
            folder_holds(page, held.len() + 1).await;
            page.run("window.paused = false", []).await;
        }
        // The browser wants to be asked again, as after a restart: quiet until there is something to write.
        const ASK: &str = "const query = FileSystemHandle.prototype.queryPermission;
            FileSystemHandle.prototype.queryPermission = async () => 'prompt';
            FileSystemHandle.prototype.requestPermission = async () => {
                FileSystemHandle.prototype.queryPermission = query;
                return 'granted';
            }";
        page.run(ASK, []).await;
        page.see("[data-testid=allow-folder]").await;
        assert_eq!(page.attribute(LIGHT, "data-lamp").await, "");
        write_down(page, "Denis Blanc").await;
        page.attribute_becomes(LIGHT, "data-lamp", "red").await;
        to_data(page).await;
        page.click("[data-testid=allow-folder]").await;
        light_is_green(page).await;
        // The stick is pulled out.
        page.run("return (async () => (await navigator.storage.getDirectory()).removeEntry('stick', { recursive: true }))()", [])
            .await;
        write_down(page, "Chloé Roux").await;
        page.attribute_becomes(LIGHT, "data-lamp", "red").await;
        to_data(page).await;
        page.says(FOLDER, "no longer there").await;
    });
}

#[test]
fn with_a_folder_the_day_closes_by_itself() {
    visit(Device::Desktop, async |page| {
        on_stage(page).await;
        write_down(page, "Ana Petit").await;
        choose_folder(page).await;
        write_down(page, "Bruno Morel").await;
        to_data(page).await;
        page.click("[data-testid=close-day]").await;
        page.attribute_becomes(DAY, "data-state", "closed").await;
        page.says(DAY, "2\u{a0}leads, 0\u{a0}activities: complete.").await;
        folder_holds(page, 2).await;
        // A file that reads back otherwise closes nothing.
        write_down(page, "Chloé Roux").await;
        to_data(page).await;
        page.run("const text = Blob.prototype.arrayBuffer; File.prototype.arrayBuffer = function () { return text.call(this.slice(0, -9)) }", []).await;
        page.click("[data-testid=close-day]").await;
        page.says(&format!("{DAY} {PROBLEM}"), "not what was written").await;
        page.attribute_becomes(DAY, "data-state", "open").await;
        folder_holds(page, 2).await;
        page.click("[data-testid=close-day-here]").await;
        page.downloaded().await;
        page.attribute_becomes(DAY, "data-state", "waiting").await;
    });
}

#[test]
fn a_day_without_a_file_asks_for_attention() {
    visit(Device::Desktop, async |page| {
        on_stage(page).await;
        write_down(page, "Ana Petit").await;
        to_data(page).await;
        page.attribute_becomes(LAST_FILE, "data-tone", "green").await;
        later(page, 3 * 60).await;
        page.attribute_becomes(LAST_FILE, "data-tone", "amber").await;
        assert_eq!(page.attribute(LIGHT, "data-lamp").await, "");
        later(page, 22 * 60).await;
        page.attribute_becomes(LAST_FILE, "data-tone", "red").await;
        page.attribute_becomes(LIGHT, "data-lamp", "amber").await;
        page.attribute_becomes(LIGHT, "data-state", "saved").await;
        page.click("[data-testid=export]").await;
        page.downloaded().await;
        page.attribute_becomes(LAST_FILE, "data-tone", "green").await;
        light_is_green(page).await;
    });
}

#[test]
fn files_are_refused_before_the_room_is_full_and_leads_are_not() {
    visit(Device::Desktop, async |page| {
        page.found_team("bant").await;
        page.run("localStorage.setItem('another app', 'x'.repeat(4_700_000))", []).await;
        page.reload().await;
        to_data(page).await;
        page.attribute_becomes("[data-testid=room]", "data-share", "89").await;
        page.attribute_becomes(LIGHT, "data-lamp", "amber").await;
        let before = page.stored().await;
        let files = Files::new();
        page.choose_files(IMPORT_FILE, &[&files.sample(2_000)]).await;
        page.click("[data-testid=import-confirm]").await;
        page.says(".notice[data-tone=problem]", "beyond 90%").await;
        assert_eq!(page.stored().await, before);
        page.click("[data-testid=import-cancel]").await;
        write_down(page, "Ana Petit").await;
        page.saved().await;
    });
}
