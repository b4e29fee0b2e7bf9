//! What can be looked up without going through every lead. Follows from the leads; a law compares it with one made anew.
//!
//! The board is drawn from ranks and amounts alone. What is folded from texts takes several times as long to make, so
//! it is made when somebody first searches or types in a person.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use super::{
    field::Field,
    ids::{LeadId, StageId, TeamId},
    lead::Lead,
    money::Money,
    rank::Rank,
    team::Team,
    text,
    workspace::{Workspace, seat},
};

/// A card of a column, in the order of rank, then identity: equal ranks (two tablets, one position) are settled
/// the same way everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    pub rank: Rank,
    pub lead: LeadId,
    pub amount: Money,
    /// It stands here so that a search reads one list from end to end.
    haystack: OnceLock<String>,
}

impl Seated {
    /// What a search looks into, folded.
    pub fn haystack(&self, workspace: &Workspace) -> &str {
        self.haystack.get_or_init(|| workspace.known_lead(self.lead).map(haystack).unwrap_or_default())
    }
}

/// The leads of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    cards: Vec<Seated>,
    pub value: Money,
}

impl Column {
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    pub fn cards(&self) -> &[Seated] {
        &self.cards
    }

    pub fn get(&self, at: usize) -> Option<LeadId> {
        self.cards.get(at).map(|card| card.lead)
    }

    pub fn leads(&self) -> impl DoubleEndedIterator<Item = LeadId> {
        self.cards.iter().map(|card| card.lead)
    }

    pub fn position(&self, rank: &Rank, lead: LeadId) -> Option<usize> {
        self.search(rank, lead).ok()
    }

    pub fn rank(&self, at: usize) -> Option<&Rank> {
        self.cards.get(at).map(|card| &card.rank)
    }

    fn search(&self, rank: &Rank, lead: LeadId) -> Result<usize, usize> {
        self.cards.binary_search_by(|card| (&card.rank, card.lead).cmp(&(rank, lead)))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    columns: BTreeMap<(TeamId, StageId), Column>,
    /// How many leads came this far and no further along the way.
    furthest: BTreeMap<(TeamId, StageId), usize>,
    /// The leads that others stand for, by identity; and whom leads were joined into.
    hidden: Vec<LeadId>,
    joined_into: Vec<LeadId>,
    /// Who has this mail address, phone line, or name and company.
    keys: OnceLock<Keys>,
}

type Keys = BTreeMap<String, BTreeSet<LeadId>>;

static NO_CARDS: Column = Column { cards: Vec::new(), value: Money::ZERO };

impl Index {
    pub(super) fn of<'a>(
        teams: &BTreeMap<TeamId, Team>,
        leads: impl Iterator<Item = &'a Lead>,
        stand_in: &dyn Fn(LeadId) -> LeadId,
    ) -> Self {
        let mut index = Index::default();
        let ways = ways(teams);
        for lead in leads {
            if let Some(into) = lead.joined_into() {
                index.joined_into.push(into);
                if stand_in(lead.id) != lead.id {
                    index.hidden.push(lead.id);
                }
            }
            if !index.shows(lead) {
                continue;
            }
            let Some(seat) = seat(teams, lead) else { continue };
            // Unsorted here and sorted once below: inserting ten thousand cards in place would move each of them.
            let column = index.columns.entry(seat).or_default();
            column.cards.push(seated(lead));
            column.value = column.value + lead.amount().unwrap_or_default();
            index.note(&ways, lead);
        }
        for column in index.columns.values_mut() {
            column.cards.sort_unstable_by(|one, other| (&one.rank, one.lead).cmp(&(&other.rank, other.lead)));
        }
        index
    }

    pub fn column(&self, team: TeamId, stage: StageId) -> &Column {
        self.columns.get(&(team, stage)).unwrap_or(&NO_CARDS)
    }

    /// The columns of a team that hold any lead.
    pub fn columns(&self, team: TeamId) -> impl Iterator<Item = (StageId, &Column)> {
        let from = (team, StageId::new(0));
        let to = (team, StageId::new(u128::MAX));
        self.columns.range(from..=to).map(|((_, stage), column)| (*stage, column))
    }

    /// How many leads came this far and no further.
    pub fn stopped_at(&self, team: TeamId, stage: StageId) -> usize {
        self.furthest.get(&(team, stage)).copied().unwrap_or(0)
    }

    pub fn with_key(&self, key: &str, workspace: &Workspace) -> impl Iterator<Item = LeadId> {
        self.keys(workspace).get(key).into_iter().flatten().copied()
    }

    /// Who may be the same person by mail address, phone line, or name and company; at least two by each.
    pub fn alike(&self, workspace: &Workspace) -> impl Iterator<Item = &BTreeSet<LeadId>> {
        self.keys(workspace).values().filter(|leads| leads.len() > 1)
    }

    /// The leads that others stand for, removed ones too.
    pub fn hidden(&self) -> &[LeadId] {
        &self.hidden
    }

    pub(super) fn is_joined_into(&self, lead: LeadId) -> bool {
        self.joined_into.contains(&lead)
    }

    fn shows(&self, lead: &Lead) -> bool {
        !lead.is_removed() && self.hidden.binary_search(&lead.id).is_err()
    }

    /// Makes now what would be made when somebody first asks.
    pub(super) fn complete(&self, workspace: &Workspace) {
        self.keys(workspace);
        for card in self.columns.values().flat_map(Column::cards) {
            card.haystack(workspace);
        }
    }

    fn keys(&self, workspace: &Workspace) -> &Keys {
        self.keys.get_or_init(|| {
            let mut known = Keys::new();
            for lead in
                self.columns.values().flat_map(Column::leads).filter_map(|lead| workspace.known_lead(lead))
            {
                note_keys(&mut known, lead);
            }
            known
        })
    }

    pub(super) fn learn(&mut self, teams: &BTreeMap<TeamId, Team>, lead: &Lead) {
        let Some(seat) = seat(teams, lead).filter(|_| self.shows(lead)) else { return };
        let column = self.columns.entry(seat).or_default();
        let card = seated(lead);
        if let Err(at) = column.search(&card.rank, card.lead) {
            column.cards.insert(at, card);
            column.value = column.value + lead.amount().unwrap_or_default();
        }
        self.note(&ways(teams), lead);
    }

    pub(super) fn forget(&mut self, teams: &BTreeMap<TeamId, Team>, lead: &Lead) {
        let Some(seat) = seat(teams, lead).filter(|_| self.shows(lead)) else { return };
        if let Some(column) = self.columns.get_mut(&seat) {
            if let Ok(at) = column.search(&rank(lead), lead.id) {
                column.cards.remove(at);
                column.value = column.value - lead.amount().unwrap_or_default();
            }
            if column.cards.is_empty() {
                self.columns.remove(&seat);
            }
        }
        for stage in furthest(&ways(teams), lead) {
            if let Some(count) = self.furthest.get_mut(&stage) {
                *count -= 1;
                if *count == 0 {
                    self.furthest.remove(&stage);
                }
            }
        }
        let Some(known) = self.keys.get_mut() else { return };
        for key in keys(lead) {
            if let Some(leads) = known.get_mut(&key) {
                leads.remove(&lead.id);
                if leads.is_empty() {
                    known.remove(&key);
                }
            }
        }
    }

    fn note(&mut self, ways: &Ways, lead: &Lead) {
        for stage in furthest(ways, lead) {
            *self.furthest.entry(stage).or_default() += 1;
        }
        if let Some(known) = self.keys.get_mut() {
            note_keys(known, lead);
        }
    }
}

fn note_keys(known: &mut Keys, lead: &Lead) {
    for key in keys(lead) {
        known.entry(key).or_default().insert(lead.id);
    }
}

fn seated(lead: &Lead) -> Seated {
    Seated {
        rank: rank(lead),
        lead: lead.id,
        amount: lead.amount().unwrap_or_default(),
        haystack: OnceLock::new(),
    }
}

fn rank(lead: &Lead) -> Rank {
    lead.visit().map_or_else(Rank::middle, |visit| visit.rank.clone())
}

/// For each team the stages on its way, in order.
type Ways = BTreeMap<TeamId, Vec<StageId>>;

fn ways(teams: &BTreeMap<TeamId, Team>) -> Ways {
    // One by one: `collect` would bring a sorting of its own into the first view.
    let mut ways = Ways::new();
    ways.extend(teams.iter().map(|(id, team)| (*id, team.way())));
    ways
}

/// The furthest stage that a lead reached in each team it has been with.
fn furthest(ways: &Ways, lead: &Lead) -> Vec<(TeamId, StageId)> {
    // A lead has been with one team or two.
    let mut reached: Vec<(TeamId, usize)> = Vec::new();
    for visit in lead.trail.path() {
        let Some(way) = ways.get(&visit.team) else { continue };
        let Some(at) = way.iter().position(|stage| *stage == visit.stage) else { continue };
        match reached.iter_mut().find(|(team, _)| *team == visit.team) {
            Some((_, furthest)) => *furthest = at.max(*furthest),
            None => reached.push((visit.team, at)),
        }
    }
    reached.into_iter().filter_map(|(team, at)| Some((team, *ways.get(&team)?.get(at)?))).collect()
}

/// Everything that a search looks into, with a line break between fields so that no match spans two.
fn haystack(lead: &Lead) -> String {
    let fields = [
        Field::FullName,
        Field::Company,
        Field::Email,
        Field::Notes,
        Field::Title,
        Field::City,
        Field::Phone,
        Field::NextStep,
    ];
    let mut folded = String::new();
    for part in
        fields.into_iter().map(|field| lead.text(field)).chain(lead.tags()).filter(|part| !part.is_empty())
    {
        folded.push_str(&text::fold(part));
        folded.push('\n');
    }
    folded
}

/// By what two leads are taken for the same person.
pub(super) fn keys(lead: &Lead) -> Vec<String> {
    duplicate_keys(
        lead.text(Field::FullName),
        lead.text(Field::Company),
        lead.text(Field::Email),
        lead.text(Field::Phone),
    )
}

/// The same for what is being typed.
pub fn duplicate_keys(full_name: &str, company: &str, email: &str, phone: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let folded = |text: &str| text::fold(&text::clean_line(text));
    let (name, company, email, line) =
        (folded(full_name), text::company(company), folded(email), text::dialled(phone));
    if text::is_email(&email) {
        keys.push(format!("@{email}"));
    }
    if line.len() >= 6 {
        keys.push(format!("+{line}"));
    }
    if name.contains(' ') || !name.is_empty() && !company.is_empty() {
        keys.push(format!("={name}|{company}"));
    }
    keys
}
