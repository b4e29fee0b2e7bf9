//! What a person decides before files are taken over: which of two values, what of a wrong clock, and whether a mass of
//! leads may go.

use std::time::{SystemTime, UNIX_EPOCH};

use browser::{Device, Page, board::IMPORT_FILE, card, files::Files, visit};
use entonnoir::{
    commands::{CaptureLead, EditLead, FoundTeam, LeadForm, RemoveLead},
    domain::{
        field::Field,
        ids::{CampaignId, LeadId, TeamId},
        moment::{DAY, Moment},
        playbooks,
        workspace::Workspace,
    },
    session::Session,
};
use fantoccini::key::Key;

const PREVIEW: &str = "[data-testid=import-preview]";
const CONFIRM: &str = "[data-testid=import-confirm]";
const MINUTE: i64 = 60_000;

/// A tablet that is no browser: what it does becomes a file.
struct Tablet {
    session: Session,
    now: Moment,
}

impl Tablet {
    /// With so many leads, an hour ago.
    fn with(leads: usize) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = Moment::utc(since.as_millis() as i64 - 60 * MINUTE);
        let mut tablet = Self { session: Session::new(Workspace::default(), 11), now };
        let playbook = Box::new(playbooks::named("bant").expect("a built-in playbook"));
        let found = FoundTeam { fresh: TeamId::named("booth"), name: "Booth".into(), playbook };
        tablet.session.dispatch(found, now).expect("the team is founded");
        for n in 0..leads {
            tablet.captures(&format!("Lead {n:02}"));
        }
        tablet
    }

    fn captures(&mut self, name: &str) {
        self.now.millis += 1;
        let team = self.session.workspace().teams()[0].id;
        let form = LeadForm::default().with(Field::FullName, name).with(Field::Company, "Acme");
        let captured = self.session.dispatch(CaptureLead { lead: LeadId::named(name), team, form }, self.now);
        captured.expect("the lead is captured");
    }

    /// A second one that knows the same.
    fn other(&self) -> Self {
        Self { session: Session::new(self.session.workspace().clone(), 22), now: self.now }
    }

    fn later(mut self, by: i64) -> Self {
        self.now.millis += by;
        self
    }

    fn writes(mut self, lead: usize, field: Field, typed: &str) -> Self {
        self.now.millis += 1;
        let form = LeadForm::default().with(field, typed);
        let edit = EditLead { lead: named(lead), form, fresh: CampaignId::named("new") };
        self.session.dispatch(edit, self.now).expect("the value is new");
        self
    }

    fn removes(mut self, leads: usize) -> Self {
        for n in 0..leads {
            self.session.dispatch(RemoveLead { lead: named(n) }, self.now).expect("the lead is there");
        }
        self
    }

    fn file(&self) -> String {
        self.session.export(self.now).text
    }
}

fn named(lead: usize) -> LeadId {
    LeadId::named(&format!("Lead {lead:02}"))
}

fn card_of(lead: usize) -> String {
    card(&named(lead).to_string())
}

/// Where one of the two values of a lead is chosen.
fn side(lead: usize, side: &str) -> String {
    format!("[data-testid=conflict][data-of=\"{}\"] input[value={side}]", named(lead))
}

/// The value beside it, which is what a finger finds.
fn value(lead: usize, side: &str) -> String {
    format!("[data-testid=conflict][data-of=\"{}\"] label:has(input[value={side}])", named(lead))
}

/// Opens the page with what one tablet knows, and shows what another's file would do to it.
async fn look(page: &Page, files: &Files, mine: &Tablet, theirs: &Tablet) -> [usize; 5] {
    page.open("").await;
    page.choose_files(IMPORT_FILE, &[&files.write("mine.json", mine.file())]).await;
    page.click(CONFIRM).await;
    page.see("[data-testid=board] [data-lead]").await;
    look_again(page, files, theirs).await
}

async fn look_again(page: &Page, files: &Files, theirs: &Tablet) -> [usize; 5] {
    page.open("#/data").await;
    page.choose_files(IMPORT_FILE, &[&files.write("theirs.json", theirs.file())]).await;
    page.preview().await
}

async fn shows(page: &Page, companies: [&str; 3]) {
    for (lead, company) in companies.iter().enumerate() {
        page.says(&card_of(lead), company).await;
    }
}

#[test]
fn a_conflict_is_changed_by_tap_and_by_key_and_one_undo_takes_all_back() {
    for device in [Device::Desktop, Device::Tablet] {
        visit(device, async |page| {
            let both = Tablet::with(3);
            let mut theirs = both.other().later(MINUTE).writes(1, Field::Company, "Theirs 1");
            let mine = both.later(2 * MINUTE);
            let mine = mine.writes(0, Field::Company, "Mine 0").writes(1, Field::Company, "Mine 1");
            let mine = mine.writes(2, Field::Company, "Mine 2");
            theirs = theirs.later(4 * MINUTE).writes(0, Field::Company, "Theirs 0");
            theirs = theirs.writes(2, Field::Company, "Theirs 2").writes(2, Field::Phone, "0155123456");
            theirs.captures("Bruno Morel");
            let files = Files::new();
            assert_eq!(look(page, &files, &mine, &theirs).await, [1, 2, 3, 0, 0]);

            // The later one is chosen to begin with.
            for (lead, later) in [(0, "theirs"), (1, "mine"), (2, "theirs")] {
                page.see(&format!("{}:checked", side(lead, later))).await;
            }
            page.click(&value(0, "mine")).await;
            page.see(&format!("{}:checked", side(0, "mine"))).await;
            page.focus(&side(1, "mine")).await;
            page.key(Key::Down).await;
            page.see(&format!("{}:checked", side(1, "theirs"))).await;

            // What changes in a lead is there for whoever unfolds it.
            let row = format!("[data-testid=changed-lead][data-of=\"{}\"]", named(2));
            page.click(&format!("{row} summary")).await;
            page.says(&row, "Phone: 0155123456").await;

            page.click(CONFIRM).await;
            page.total_becomes(4).await;
            shows(page, ["Mine 0", "Theirs 1", "Theirs 2"]).await;
            page.reload().await;
            page.total_becomes(4).await;
            shows(page, ["Mine 0", "Theirs 1", "Theirs 2"]).await;
            page.click("[data-testid=undo]").await;
            page.total_becomes(3).await;
            shows(page, ["Mine 0", "Mine 1", "Mine 2"]).await;
            page.reload().await;
            page.total_becomes(3).await;
            shows(page, ["Mine 0", "Mine 1", "Mine 2"]).await;
            page.click("[data-testid=redo]").await;
            page.total_becomes(4).await;
            shows(page, ["Mine 0", "Theirs 1", "Theirs 2"]).await;
        });
    }
}

#[test]
fn all_conflicts_are_settled_at_once_and_none_is_out_of_reach() {
    visit(Device::Desktop, async |page| {
        let both = Tablet::with(45);
        let mut theirs = both.other().later(MINUTE);
        let mut mine = both;
        for lead in 0..45 {
            mine = mine.writes(lead, Field::City, "Ici");
            theirs = theirs.writes(lead, Field::City, "Ailleurs");
        }
        let files = Files::new();
        assert_eq!(look(page, &files, &mine, &theirs).await, [0, 45, 45, 0, 0]);
        assert_eq!(page.count("[data-testid=conflict]").await, 40);
        page.click("[data-part=conflicts] [data-testid=show-more]").await;
        page.see(&side(44, "mine")).await;
        assert_eq!(page.count("[data-testid=conflict]").await, 45);
        page.gone("[data-part=conflicts] [data-testid=show-more]").await;
        page.click("[data-testid=keep-mine]").await;
        page.see(&format!("{}:checked", side(0, "mine"))).await;
        page.click(CONFIRM).await;
        page.gone(PREVIEW).await;
        page.see("[data-testid=board] [data-lead]").await;
        page.open(&format!("#/lead/{}", named(44))).await;
        page.says("[data-testid=lead]", "Ici").await;
    });
}

#[test]
fn what_a_wrong_clock_dated_in_the_future_stays_out_unless_it_is_wanted() {
    for (language, ahead) in [("en", "3\u{a0}days ahead"), ("fr", "avance de 3\u{a0}jours")] {
        visit(Device::Desktop, async |page| {
            let page = page.someone_who_speaks(language).await;
            let mine = Tablet::with(2);
            let theirs = mine.other().later(MINUTE).writes(0, Field::Company, "Theirs 0");
            let theirs = theirs.later(3 * DAY + 120 * MINUTE).writes(1, Field::Company, "Theirs 1");
            let files = Files::new();
            assert_eq!(look(&page, &files, &mine, &theirs).await, [0, 1, 0, 0, 0]);
            page.says("[data-testid=import-future]", ahead).await;
            page.click(CONFIRM).await;
            page.says(&card_of(0), "Theirs 0").await;
            page.says(&card_of(1), "Acme").await;

            // Nothing else is new, and the question is put all the same.
            assert_eq!(look_again(&page, &files, &theirs).await, [0, 0, 0, 0, 0]);
            page.see(&format!("{CONFIRM}:disabled")).await;
            page.click("label:has([name=future][value=take])").await;
            page.attribute_becomes(PREVIEW, "data-changed", "1").await;
            page.click(CONFIRM).await;
            page.says(&card_of(1), "Theirs 1").await;
            page.was_quiet().await;
            page.close().await;
        });
    }
}

#[test]
fn a_mass_of_removals_takes_its_number_typed() {
    for (language, label) in [("en", "Type 6"), ("fr", "Tapez 6")] {
        visit(Device::Desktop, async |page| {
            let page = page.someone_who_speaks(language).await;
            let mine = Tablet::with(12);
            let theirs = mine.other().later(MINUTE).removes(6);
            let files = Files::new();
            assert_eq!(look(&page, &files, &mine, &theirs).await, [0, 0, 0, 6, 0]);
            page.says("[data-testid=import-stake]", label).await;
            page.see(&format!("{CONFIRM}:disabled")).await;
            page.fill("[data-testid=import-agree]", "12").await;
            page.see(&format!("{CONFIRM}:disabled")).await;
            page.fill("[data-testid=import-agree]", "6").await;
            page.see(&format!("{CONFIRM}:enabled")).await;
            page.click(CONFIRM).await;
            page.total_becomes(6).await;
            page.click("[data-testid=undo]").await;
            page.total_becomes(12).await;
            page.was_quiet().await;
            page.close().await;
        });
    }
}
