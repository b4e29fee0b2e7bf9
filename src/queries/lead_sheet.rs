//! One lead, whole: what is known, where it stands, what is still missing, and everything that happened.

pub mod consents;
mod history;
mod incoming;
mod reach;
mod teams;

use super::{
    gate::{GateRow, RuleLine, persona, rows, scored},
    heat,
    joining::{SamePerson, same_person},
};
use crate::{
    commands::{LeadForm, gate},
    domain::{
        criterion::{Answer, CriterionKind, Holds, Occasion, Points, Question},
        field::{Fact, Field},
        ids::{LeadId, QuestionId, StageId, TeamId},
        judge::Judge,
        lead::Lead,
        moment::Moment,
        money::Money,
        rule::Rule,
        stage::{Colour, Kind, Stage},
        standing::{Standing, Way},
        team::Team,
        wording::Wording,
        workspace::Workspace,
    },
};

pub use consents::{Consent, Consents};
pub(super) use history::shown;
pub use history::{Entry, Happening, Shown};
pub use incoming::{Incoming, incoming};
pub use reach::Reach;
pub(super) use teams::elsewhere;
pub use teams::{Back, Told};

#[derive(Clone, Debug, PartialEq)]
pub struct LeadSheet {
    pub lead: LeadId,
    pub called: String,
    /// Job title, company and place, as far as they are known and not the name already.
    pub who: Vec<String>,
    /// Ways to reach the person.
    pub reach: Vec<Reach>,
    pub amount: Option<Money>,
    pub team: TeamId,
    pub team_name: String,
    pub stage: StageId,
    pub stage_name: Wording,
    pub colour: Colour,
    pub days: u32,
    /// Longer here than the team finds healthy.
    pub stale: bool,
    /// The next step was due before today.
    pub overdue: bool,
    /// The next step has a day.
    pub is_planned: bool,
    pub stands: Stands,
    /// Who handed it over, and may have it back.
    pub back: Option<Back>,
    pub rules: Rules,
    /// Whether the age is shown.
    pub asks_age: bool,
    pub form: LeadForm,
    /// Where it can go, in order; the present stage included.
    pub stages: Vec<(StageId, Wording)>,
    /// The next stage on the way, and what it asks.
    pub ahead: Option<Ahead>,
    /// Every question that the team asks, with the answer so far; consents stand by themselves.
    pub questions: Vec<(QuestionId, Question, Option<Answer>)>,
    /// To what the person consents, and on what proof.
    pub consents: Consents,
    /// Answers to what other teams ask, by the name of the team.
    pub elsewhere: Vec<(String, Vec<Told>)>,
    /// Others that are the same person, or may be.
    pub same: SamePerson,
    /// Newest first.
    pub history: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    pub stage: StageId,
    pub name: Wording,
    pub rows: Vec<GateRow>,
}

/// Where a lead really stands, beside where its card is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stands {
    /// The card has left the way, so the definitions say nothing of it.
    #[default]
    Beside,
    Settled,
    /// Everything that this later stage asks holds.
    Ready(StageId, Wording),
    /// Further than its conditions: they hold up to this stage, or not even so far.
    Ahead(Option<Wording>),
}

/// What the team's rules of persona and score say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Absent where the team insists on nothing.
    pub persona: Option<Holds>,
    pub musts: Vec<RuleLine>,
    pub fit: i32,
    pub engagement: i32,
    pub points: Vec<RuleLine>,
    /// By the answers so far.
    pub heat: Option<heat::Reading>,
}

pub fn lead_sheet(workspace: &Workspace, lead: LeadId, now: Moment) -> Option<LeadSheet> {
    let lead = workspace.lead(lead)?;
    let (team_id, stage) = workspace.seat(lead)?;
    let team = workspace.team(team_id)?;
    let stages = team.stages_in_order();
    let here = stages.iter().position(|known| known.id == stage);
    let ahead = stages.iter().skip(here.map_or(0, |here| here + 1)).find(|stage| {
        stage.kind().is_on_the_way() && here.is_none_or(|here| stages[here].kind() == Kind::Open)
    });
    let present = workspace.stage_of(lead);
    let judge = Judge::new(workspace, team, now);
    let days = lead.visit().map_or(0, |visit| now.days_since(visit.entered));
    let stale_after = present.and_then(Stage::stale_after);
    Some(LeadSheet {
        lead: lead.id,
        called: lead.called().to_owned(),
        who: who(lead),
        reach: reach::reach(lead),
        amount: lead.amount(),
        team: team_id,
        team_name: team.name().to_owned(),
        stage,
        stage_name: present.map(Stage::name).unwrap_or_default(),
        colour: present.map(Stage::colour).unwrap_or_default(),
        days,
        stale: stale_after.is_some_and(|limit| days > u32::from(limit)),
        overdue: matches!(lead.fact(Field::NextStepOn), Some(Fact::Date(on)) if *on < now.today()),
        is_planned: lead.fact(Field::NextStepOn).is_some(),
        stands: stands(&Way::new(&judge), team, lead),
        back: teams::back(workspace, lead),
        rules: judged(&judge, lead),
        asks_age: asks_age(team, lead),
        form: LeadForm::of(lead, workspace),
        stages: stages.iter().map(|stage| (stage.id, stage.name())).collect(),
        ahead: ahead.map(|next| Ahead {
            stage: next.id,
            name: next.name(),
            rows: rows(&judge, lead, gate(&judge, lead, next.id)),
        }),
        questions: team
            .questions_asked()
            .into_iter()
            .filter(|(_, question)| question.occasion != Some(Occasion::Consent))
            .map(|(id, question)| (id, question.clone(), lead.answer(id).cloned()))
            .collect(),
        consents: consents::consents(lead, team),
        elsewhere: elsewhere(workspace, lead, team),
        same: same_person(workspace, lead),
        history: history::history(workspace, lead),
    })
}

fn who(lead: &Lead) -> Vec<String> {
    let known = [Field::Title, Field::Company, Field::City, Field::Country].map(|field| lead.text(field));
    known.into_iter().filter(|text| !text.is_empty() && *text != lead.called()).map(str::to_owned).collect()
}

fn stands(way: &Way<'_>, team: &Team, lead: &Lead) -> Stands {
    let name = |stage: StageId| team.stage(stage).map(Stage::name).unwrap_or_default();
    let here = lead.visit().and_then(|visit| team.stage_in_use(visit.stage));
    if !here.is_some_and(|here| here.kind().is_on_the_way()) {
        return Stands::Beside;
    }
    match way.standing(lead) {
        Standing::Settled => Stands::Settled,
        Standing::Ready(stage) => Stands::Ready(stage, name(stage)),
        Standing::Ahead(held) => Stands::Ahead(held.map(name)),
    }
}

fn judged(judge: &Judge<'_>, lead: &Lead) -> Rules {
    let musts = persona(judge, lead);
    let score = judge.score(lead);
    Rules {
        persona: (!musts.is_empty()).then(|| judge.holds(lead, &CriterionKind::Persona)),
        musts,
        fit: score.fit,
        engagement: score.engagement,
        points: scored(judge, lead, Points::Total),
        heat: heat::reading(judge.team(), |question| lead.answer(question).map(|answer| answer.said)),
    }
}

/// Only where the team looks at it, or somebody wrote it down: nobody is asked their age for nothing.
fn asks_age(team: &Team, lead: &Lead) -> bool {
    let looks = |rule: &Rule| matches!(rule, Rule::Fit { test, .. } if test.field() == Field::Age);
    lead.fact(Field::Age).is_some() || team.rules().any(|(_, rule)| looks(rule))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{
            AnswerQuestion, Command, EditLead, FoundTeam, HandOver, MoveLead, SendBack, Spot, testing::Bench,
        },
        domain::{criterion::Said, ids::CampaignId, playbooks},
    };

    const CLAIRE: LeadId = LeadId::named("claire");

    fn edited(form: LeadForm) -> LeadSheet {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel").later(1);
        bench.done(EditLead { lead: CLAIRE, form, fresh: CampaignId::named("new") });
        lead_sheet(&bench.workspace, CLAIRE, bench.now).unwrap()
    }

    #[test]
    fn addresses_can_be_followed() {
        let sheet = edited(
            LeadForm::default()
                .with(Field::Email, "claire@acme.example")
                .with(Field::Phone, "+33 (0)1 99 00 12 34 x12")
                .with(Field::Website, "acme.example"),
        );
        let links: Vec<_> = sheet.reach.into_iter().filter_map(|reach| reach.link).collect();
        assert_eq!(links, ["mailto:claire@acme.example", "tel:+330199001234", "https://acme.example"]);
    }

    #[test]
    fn what_is_filled_in_later_is_told_and_the_capture_comes_last() {
        let history = edited(LeadForm::default().with(Field::City, "Lyon")).history;
        let city = Some(Shown::Fact(Fact::Text("Lyon".into())));
        assert_eq!(history[0].what, Happening::Field { field: Field::City, from: None, to: city });
        assert_eq!(history[1].what, Happening::Captured);
        assert_eq!(history.len(), 2);
    }

    fn sheet(bench: &Bench) -> LeadSheet {
        lead_sheet(&bench.workspace, CLAIRE, bench.now).unwrap()
    }

    fn answer(question: &str, said: Said) -> impl Command {
        let to = Some(Answer::new(said, "on the phone"));
        AnswerQuestion { lead: CLAIRE, question: QuestionId::named(question), to }
    }

    fn move_to(stage: &str, reason: Option<&str>) -> impl Command {
        let (to, reason) = (StageId::named(stage), reason.map(Into::into));
        MoveLead { lead: CLAIRE, team: Bench::TEAM, to, spot: Spot::TOP, reason }
    }

    #[test]
    fn the_card_is_compared_with_the_definitions() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        assert_eq!(sheet(&bench).stands, Stands::Settled);
        bench.done(answer("need", Said::Yes));
        let prospect = StageId::named("prospect");
        assert_eq!(sheet(&bench).stands, Stands::Ready(prospect, Wording::same("Prospect")));
        bench.done(move_to("client", Some("signed at the show")));
        assert_eq!(sheet(&bench).stands, Stands::Ahead(Some(Wording::same("Prospect"))));
        bench.done(move_to("lost", None));
        assert_eq!(sheet(&bench).stands, Stands::Beside);
    }

    #[test]
    fn what_another_team_was_told_stays_in_sight_after_a_hand_over_and_back() {
        const SALES: TeamId = TeamId::named("bant");
        let mut bench = Bench::with_team();
        let playbook = Box::new(playbooks::named("bant").unwrap());
        bench.done(FoundTeam { fresh: SALES, name: "Closers".into(), playbook });
        bench.lead("claire", "Claire Morel").done(answer("need", Said::Yes));
        assert_eq!(sheet(&bench).elsewhere, []);
        assert_eq!(sheet(&bench).back, None);
        let (owner, reason) = ("Sam".into(), "ripe".into());
        bench.done(HandOver { lead: CLAIRE, to: SALES, owner, reason });
        let there = sheet(&bench);
        assert_eq!(there.team_name, "Closers");
        let told: Vec<_> = there.elsewhere.iter().map(|(team, told)| (team.as_str(), told.len())).collect();
        assert_eq!(told, [("Sales", 1)]);
        assert_eq!(there.back.as_ref().map(|back| back.stage.clone()), Some(Wording::same("Lead")));
        let handed = there.history.iter().find_map(|entry| match &entry.what {
            Happening::HandedOver { from, to, reason, judged_by, .. } => {
                Some((from.as_str(), to.as_str(), reason.as_str(), *judged_by))
            }
            _ => None,
        });
        assert_eq!(
            handed,
            Some(("Sales", "Closers", "ripe", Some(playbooks::named("bant").unwrap().version)))
        );
        bench.done(SendBack { lead: CLAIRE, reason: "too early".into() });
        assert_eq!(sheet(&bench).elsewhere, []);
        assert_eq!(sheet(&bench).team_name, "Sales");
    }
}
