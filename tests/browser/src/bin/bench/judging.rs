//! How long it takes until every lead is judged by new definitions, and one lead by what was just written down.

use std::time::{SystemTime, UNIX_EPOCH};

use browser::{Page, board::IMPORT_FILE, card, files::Files, json};
use entonnoir::{
    commands::{Redefine, ReshapeStage},
    domain::{
        criterion::{Criterion, CriterionKind},
        field::Field,
        ids::{CriterionId, StageId},
        moment::Moment,
        stage::Trait,
        workspace::Workspace,
    },
    sample::{self, SALES},
    session::{Effect, Session},
    snapshot::file,
};
use fantoccini::key::Key;

use super::{LEADS, RUNS, Start, begin, instrument, read};

/// Another tab, which knows the same leads and changes its mind.
struct OtherTab {
    session: Session,
    now: Moment,
}

/// The sample show of half as many again, of which two leads of three are with Sales: as many as are wanted.
fn all_with_sales() -> Workspace {
    let now = now();
    let show = sample::workspace(LEADS * 3 / 2, 7, now);
    let with_sales =
        |lead: &&entonnoir::domain::lead::Lead| lead.visit().is_some_and(|visit| visit.team == SALES);
    let leads: Vec<_> = show.all_leads().filter(with_sales).cloned().collect();
    assert_eq!(leads.len(), LEADS, "every one of them is judged");
    let campaigns = show.written_campaigns().map(|(id, written)| (id, written.clone()));
    Workspace::from_parts(show.all_teams().cloned(), campaigns, leads)
}

fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::utc(since.as_millis() as i64)
}

impl OtherTab {
    /// What a prospect must be, as the record that other tabs hear of: key and text.
    fn redefine(&mut self, kind: CriterionKind) -> (String, String) {
        self.now.millis += 1;
        let gate = vec![Criterion::required(CriterionId::named("bench"), kind)];
        let step = ReshapeStage { stage: StageId::named("bant/prospect"), to: Trait::Gate(gate) };
        let asked = Redefine { team: SALES, steps: vec![step.into()], spare: false };
        let effects = self.session.dispatch(asked, self.now).expect("the stage is there");
        let Some(Effect::Write { key, value }) = effects.into_iter().next() else {
            panic!("a change of definitions is one record");
        };
        (key, value)
    }
}

async fn hear(page: &Page, (key, value): (String, String)) {
    const HEAR: &str = "dispatchEvent(new StorageEvent('storage', {key: arguments[0], newValue: arguments[1], storageArea: localStorage}))";
    page.run(HEAR, [json!(key), json!(value)]).await;
}

const READY: &str = "document.querySelector('[data-testid=filter-ready]').dataset.count";

/// From hearing of the change until the counts of all have changed and are painted; and, in frames, from an edit of one
/// lead until its card says what follows.
pub async fn measure(page: &Page) -> (Vec<f64>, Vec<f64>) {
    let (files, workspace) = (Files::new(), all_with_sales());
    let text = file::encode(&workspace, now().millis);
    page.open("").await;
    page.forget_everything().await;
    page.choose_files(IMPORT_FILE, &[&files.write("sales.json", text)]).await;
    page.click("[data-testid=import-confirm]").await;
    page.see("[data-testid=board]").await;
    page.choose_team(&SALES.to_string()).await;
    page.see("[data-testid=filter-ready]").await;
    instrument(page).await;
    let mut other = OtherTab { session: Session::new(workspace, 77), now: now() };
    let all = all(page, &mut other).await;
    (all, one(page, &mut other).await)
}

async fn all(page: &Page, other: &mut OtherTab) -> Vec<f64> {
    let mut times = Vec::with_capacity(RUNS);
    for run in 0..RUNS {
        // By turns something that many have and something that few have, so that each change is seen.
        let kind = match run % 2 {
            0 => CriterionKind::Filled(vec![Field::Phone]),
            _ => CriterionKind::Filled(vec![Field::Phone, Field::Email]),
        };
        let before = page.run(&format!("return {READY}"), []).await;
        begin(page, &format!("return {READY} !== {before}"), Start::At("storage")).await;
        hear(page, other.redefine(kind)).await;
        times.push(read(page).await);
    }
    times
}

/// Somebody whose mail address is all that a prospect still lacks.
async fn one(page: &Page, other: &mut OtherTab) -> Vec<f64> {
    hear(page, other.redefine(CriterionKind::Filled(vec![Field::Email]))).await;
    let lead = page.capture("Newcomer Single", "Acme").await;
    let mark = format!("{} [data-standing=ready]", card(&lead));
    let mut frames = Vec::with_capacity(RUNS);
    for run in 0..RUNS {
        page.open_lead(&lead).await;
        page.fill("dialog[open] [name=email]", &format!("n{run}@example.com")).await;
        // The first frame after the event is the one that paints the edit.
        const COUNT: &str = "const [mark] = arguments; window.frames_passed = null;
            addEventListener('keydown', function saved(e) {
                if (e.key !== 'Enter') return;
                removeEventListener('keydown', saved, true);
                let frames = 0;
                const look = () => { frames++; document.querySelector(mark) ? frames_passed = frames : requestAnimationFrame(look) };
                requestAnimationFrame(look);
            }, true)";
        page.run(COUNT, [json!(mark)]).await;
        page.chord(&[Key::Control], char::from(Key::Enter)).await;
        let passed = page.until("the card says so", "return window.frames_passed", []).await;
        frames.push(passed.as_f64().unwrap_or(f64::NAN));
        page.close_sheet().await;
        page.click("[data-testid=undo]").await;
        page.gone(&mark).await;
    }
    frames
}
