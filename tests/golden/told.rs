//! What a workspace shows and remembers, in words that do not change when the code does.

use entonnoir::domain::{
    beyond::Beyond,
    criterion::{Answer, Criterion, CriterionKind, Said},
    rule::{Heat, Rule, Test, Weight},
    stage::Stage,
    tie::Tie,
    wording::{Locale, Wording},
    workspace::Workspace,
};

/// What is told of later additions stands only where there are any, so that older files are told as they always were.
pub fn told(workspace: &Workspace) -> String {
    let mut lines = Vec::new();
    for team in workspace.all_teams() {
        lines.push(format!(
            "team {} {:?}{}",
            team.id,
            team.name(),
            if team.is_archived() { " archived" } else { "" }
        ));
        lines.extend(team.stages_in_order().into_iter().flat_map(|stage| stage_told(stage, "stage")));
        lines.extend(
            team.stages
                .values()
                .filter(|stage| stage.is_retired())
                .flat_map(|stage| stage_told(stage, "retired stage")),
        );
        lines.extend(team.questions.keys().filter_map(|id| {
            let asked = team.question(*id)?;
            let words = &asked.wording;
            let topic = asked.topic.map(|topic| format!(" about {}", topic.key())).unwrap_or_default();
            let occasion = asked.occasion.map(|at| format!(" at {}", at.key())).unwrap_or_default();
            let choice = |(id, words): &(_, Wording)| format!(" or {id} {:?}", words.text(Locale::En));
            let choices: String = asked.choices.iter().map(choice).collect();
            let (fr, en) = (words.text(Locale::Fr), words.text(Locale::En));
            Some(format!("  question {id} {fr:?} / {en:?}{topic}{occasion}{choices}"))
        }));
        lines.extend(team.rules().map(|(id, rule)| format!("  rule {id} {}", rule_told(rule))));
        lines.extend(beyond_told(&team.beyond));
        lines.extend(
            team.guest_seats().into_iter().filter_map(|seat| {
                Some(format!("  guests of {} {} in {}", seat.0, seat.1, team.hosts(seat)?))
            }),
        );
        for (version, notice) in team.notice.writes() {
            let (fr, en) = (&notice.text.fr, &notice.text.en);
            lines.push(format!("  notice of {version} {fr:?} / {en:?} at {:?}", notice.link));
        }
        for (stage, column) in workspace.index().columns(team.id) {
            let cards: Vec<String> = column.leads().map(|lead| lead.to_string()).collect();
            lines.push(format!("  column {stage}: {} worth {}", cards.join(", "), column.value));
        }
    }
    lines.extend(beyond_told(&workspace.beyond));
    lines.extend(workspace.campaigns().map(|(id, campaign)| format!("campaign {id} {:?}", campaign.name)));
    lines.extend(workspace.erased().each().map(|(lead, at)| format!("erased {lead} at {at}")));
    for lead in workspace.all_leads() {
        lines.push(format!(
            "lead {} of {}{}",
            lead.id,
            lead.created,
            if lead.is_removed() { " removed" } else { "" }
        ));
        for (field, written) in &lead.facts {
            let values: Vec<String> = written
                .writes()
                .iter()
                .map(|(stamp, fact)| {
                    format!("{:?} at {stamp}", fact.as_ref().map(ToString::to_string).unwrap_or_default())
                })
                .collect();
            lines.push(format!("  {}: {}", field.key(), values.join(", then ")));
        }
        for (stamp, tie) in lead.ties.writes() {
            let tie = match tie {
                Tie::Free => "by itself".into(),
                Tie::Joined { into, seen } => format!("joined into {into} when it said {seen:x}"),
                Tie::Alike(other) => format!("like {other}"),
                Tie::Apart(other) => format!("another than {other}"),
            };
            lines.push(format!("  {tie} at {stamp}"));
        }
        lines.extend(beyond_told(&lead.beyond));
        lines.push(format!("  tags {:?}", lead.tags().collect::<Vec<_>>()));
        for question in lead.answers.keys() {
            let answer = lead.answer(*question).map(answer_told);
            lines.push(format!("  answer to {question}: {}", answer.unwrap_or_default()));
        }
        for (id, what) in lead.activities() {
            let (channel, direction) = (what.channel.key(), what.direction.key());
            lines.push(format!("  {channel} {direction} {id} at {}: {:?}", what.at, what.note));
        }
        for visit in lead.trail.path() {
            let pass = visit
                .pass
                .as_ref()
                .map(|pass| format!(" although {:?} was missing: {:?}", pass.missing, pass.reason));
            let judged = visit.judged_by.map(|version| format!(" judged by {version}")).unwrap_or_default();
            let handed = visit.handed_over.as_ref().map(|handed| {
                format!(" handed over by {:?} because {:?}", handed.owner_before, handed.reason)
            });
            lines.push(format!(
                "  in {} of {} from {} at {}{}{judged}{}",
                visit.stage,
                visit.team,
                visit.entered,
                visit.rank,
                pass.unwrap_or_default(),
                handed.unwrap_or_default(),
            ));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Only which it is: nobody here knows what it says.
fn beyond_told(beyond: &Beyond) -> Option<String> {
    let names: Vec<&str> = beyond.fields().iter().map(|(name, _)| name.as_str()).collect();
    (!names.is_empty()).then(|| format!("  of a newer version: {}", names.join(", ")))
}

fn stage_told(stage: &Stage, called: &str) -> Vec<String> {
    let (name, definition) = (stage.name(), stage.definition());
    let mut lines = vec![format!(
        "  {called} {} {:?} / {:?} {} {} {} % stale after {}: {:?} / {:?}",
        stage.id,
        name.text(Locale::Fr),
        name.text(Locale::En),
        stage.kind().key(),
        stage.colour().key(),
        stage.probability(),
        stage.stale_after().map_or("never".to_owned(), |days| format!("{days} days")),
        definition.text(Locale::Fr),
        definition.text(Locale::En),
    )];
    lines.extend(
        stage.gate().iter().map(|criterion| format!("    asks {}: {}", criterion.id, asked(criterion))),
    );
    lines.extend(beyond_told(&stage.beyond));
    lines.extend(stage.unreadable().map(|value| format!("    {value:?}")));
    lines.extend(stage.wip_hint().map(|most| format!("    room for {most}")));
    lines.extend(stage.spared().map(|before| format!("    spares who came before {before}")));
    lines
}

fn asked(criterion: &Criterion) -> String {
    let asked = match &criterion.kind {
        CriterionKind::Filled(fields) => {
            format!("filled {}", fields.iter().map(|field| field.key()).collect::<Vec<_>>().join(" or "))
        }
        CriterionKind::Answered(question) => format!("answered {question}"),
        CriterionKind::Chosen { question, among } => format!("answered {question} with one of {among:?}"),
        CriterionKind::Inbound { channels, at_least, within } => {
            format!(
                "heard {at_least} times through {}{}",
                channels.iter().map(|channel| channel.key()).collect::<Vec<_>>().join(" or "),
                within.map(|days| format!(" in {days} days")).unwrap_or_default()
            )
        }
        CriterionKind::Meeting { booked } => format!("met{}", if *booked { " or booked" } else { "" }),
        CriterionKind::Persona => "fits".to_owned(),
        CriterionKind::Score { of, at_least } => format!("{} points at least {at_least}", of.key()),
        CriterionKind::Basis => "basis".to_owned(),
        CriterionKind::DecisionMaker => "decision maker".to_owned(),
        CriterionKind::AtLeast { needed, of } => {
            format!("{needed} of ({})", of.iter().map(asked).collect::<Vec<_>>().join(" | "))
        }
        CriterionKind::Unreadable(text) => format!("unreadable {text}"),
    };
    format!("{asked}{}", if criterion.advised { ", advised" } else { "" })
}

fn answer_told(answer: &Answer) -> String {
    let said = match answer.said {
        Said::Yes => "true".to_owned(),
        Said::No => "false".to_owned(),
        Said::Choice(choice) => choice.to_string(),
        Said::Unreadable => "something of a newer version".to_owned(),
    };
    let who = if answer.who.is_empty() { String::new() } else { format!(" says {:?}", answer.who) };
    let on = answer.on.map(|on| format!(" on {on}")).unwrap_or_default();
    format!("{said} because {:?}{who}{on}", answer.evidence)
}

fn rule_told(rule: &Rule) -> String {
    match rule {
        Rule::Fit { test: Test::Words { field, any_of }, weight } => {
            format!("{} among {any_of:?}: {}", field.key(), weight_told(*weight))
        }
        Rule::Fit { test: Test::Between { field, from, to }, weight } => {
            format!("{} from {from:?} to {to:?}: {}", field.key(), weight_told(*weight))
        }
        Rule::Engagement(deed) => format!(
            "{} {}: {} points, {} times, in {:?} days",
            deed.direction.map_or("any", |direction| direction.key()),
            deed.channels.iter().map(|channel| channel.key()).collect::<Vec<_>>().join(" or "),
            deed.points,
            deed.most,
            deed.within
        ),
        Rule::Unreadable(text) => format!("unreadable {text}"),
        Rule::Heat(Heat { hot, warm, answers }) => {
            let worth =
                |(question, said, points): &(_, Said, i16)| format!("{question} {}: {points}", said.key());
            let answers = answers.iter().map(worth).collect::<Vec<_>>().join(", ");
            format!("hot from {hot}, warm from {warm}: {answers}")
        }
    }
}

fn weight_told(weight: Weight) -> String {
    match weight {
        Weight::Must => "must".to_owned(),
        Weight::Points(points) => format!("{points} points"),
    }
}
