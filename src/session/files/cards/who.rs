//! Who is who: the people of contact cards, told from each other and from those who are here.

use std::collections::BTreeMap;

use super::Person;
use crate::{
    commands::{How, IfKnown, LeadForm, Taken},
    domain::{ids::LeadId, workspace::Workspace},
};

/// Each lead once, in the order of the file. Two people of the file who look alike are treated as if the first had
/// been here already.
#[derive(Default)]
pub(super) struct ToldApart {
    pub taken: Vec<Taken>,
    /// Where those stand who came before.
    leads: BTreeMap<LeadId, usize>,
    /// Of the new ones only: the workspace knows the keys of its own leads.
    keys: BTreeMap<String, usize>,
}

impl ToldApart {
    /// Whoever is new gets an identity of their own, `fresh`: that of a lead which was removed here, or is somebody
    /// else's, would stand in the way of a later file.
    pub fn take(&mut self, person: &Person, here: &Workspace, if_known: IfKnown, fresh: LeadId) {
        if is_erased(here, person) {
            return;
        }
        let keys = person.form.duplicate_keys();
        let known = lead_of(here, person, &keys);
        let earlier = match known {
            Some(lead) => self.leads.get(&lead),
            None => keys.iter().find_map(|key| self.keys.get(key)),
        };
        let earlier = earlier.and_then(|place| self.taken.get_mut(*place));
        match (if_known, earlier, known) {
            (IfKnown::Skip, Some(_), _) | (IfKnown::Skip, _, Some(_)) => {}
            (IfKnown::Fill | IfKnown::Overwrite, Some(earlier), _) => fill(&mut earlier.form, &person.form),
            (IfKnown::Fill | IfKnown::Overwrite, None, Some(lead)) => {
                let how = if if_known == IfKnown::Fill { How::Fill } else { How::Overwrite };
                self.leads.insert(lead, self.taken.len());
                self.taken.push(Taken { lead, form: person.form.clone(), how });
            }
            (IfKnown::KeepBoth, ..) | (_, None, None) => {
                for key in keys {
                    self.keys.entry(key).or_insert(self.taken.len());
                }
                self.taken.push(Taken { lead: fresh, form: person.form.clone(), how: How::New });
            }
        }
    }
}

/// What the file says comes first, then mail, phone, and name with company.
pub(super) fn known_here(workspace: &Workspace, person: &Person) -> Option<LeadId> {
    lead_of(workspace, person, &person.form.duplicate_keys())
}

/// Whether the card is of somebody who was erased for ever: no file brings them back.
pub(super) fn is_erased(workspace: &Workspace, person: &Person) -> bool {
    person.known.is_some_and(|lead| workspace.erased().has(lead))
}

fn lead_of(workspace: &Workspace, person: &Person, keys: &[String]) -> Option<LeadId> {
    let is_here = |lead: &LeadId| workspace.lead(*lead).is_some();
    let by_keys = || {
        let mut leads = keys.iter().flat_map(|key| workspace.index().with_key(key, workspace));
        leads.find(is_here)
    };
    person.known.filter(is_here).or_else(by_keys)
}

/// What an earlier card of the same person does not say.
fn fill(form: &mut LeadForm, more: &LeadForm) {
    for (field, text) in &more.fields {
        form.fields.entry(*field).or_insert_with(|| text.clone());
    }
    if let Some(tags) = &more.tags {
        form.tags = Some(form.tags.iter().chain([tags]).cloned().collect::<Vec<_>>().join("\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, EraseLead, RemoveLead, TakeLeads, testing::Bench},
        domain::{field::Field, rejection::Rejection},
    };

    const HELENE: LeadId = LeadId::named("helene");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let form = LeadForm::default()
            .with(Field::FullName, "Hélène Morel")
            .with(Field::Email, "helene@beton.fr")
            .with(Field::City, "Lyon");
        bench.done(CaptureLead { lead: HELENE, team: Bench::TEAM, form });
        bench
    }

    fn person(fields: &[(Field, &str)]) -> Person {
        let form = fields.iter().fold(LeadForm::default(), |form, (field, typed)| form.with(*field, *typed));
        Person { known: None, form }
    }

    /// Helene with another town and a phone, between two new ones.
    fn people() -> Vec<Person> {
        let mut helene = person(&[
            (Field::FullName, "Helene MOREL"),
            (Field::Email, "Helene@Beton.fr"),
            (Field::City, "Paris"),
            (Field::Phone, "01 99 00 12 34"),
        ]);
        helene.form.tags = Some("salon".into());
        vec![person(&[(Field::FullName, "Ana Petit")]), helene, person(&[(Field::FullName, "Bo Li")])]
    }

    fn take(bench: &Bench, people: &[Person], if_known: IfKnown) -> TakeLeads {
        let mut told_apart = ToldApart::default();
        for (at, person) in people.iter().enumerate() {
            told_apart.take(person, &bench.workspace, if_known, LeadId::named("fresh").derived(at as u64));
        }
        TakeLeads { team: Bench::TEAM, taken: told_apart.taken }
    }

    fn names(bench: &Bench) -> Vec<String> {
        let called = |lead| bench.workspace.lead(lead).unwrap().called().to_owned();
        bench.column("lead").into_iter().map(called).collect()
    }

    fn helene(bench: &Bench, field: Field) -> String {
        bench.workspace.lead(HELENE).unwrap().text(field).to_owned()
    }

    #[test]
    fn the_new_come_on_top_in_the_order_of_the_file_and_gaps_are_filled() {
        let mut bench = bench();
        bench.done(take(&bench, &people(), IfKnown::Fill));
        assert_eq!(names(&bench), ["Ana Petit", "Bo Li", "Hélène Morel"]);
        assert_eq!(
            (&*helene(&bench, Field::City), &*helene(&bench, Field::Phone)),
            ("Lyon", "01 99 00 12 34")
        );
        assert_eq!(bench.workspace.lead(HELENE).unwrap().tags().collect::<Vec<_>>(), ["salon"]);
    }

    #[test]
    fn each_choice_does_what_it_says() {
        let mut skipping = bench();
        skipping.done(take(&skipping, &people(), IfKnown::Skip));
        assert_eq!((names(&skipping).len(), helene(&skipping, Field::Phone)), (3, String::new()));
        let mut both = bench();
        both.done(take(&both, &people(), IfKnown::KeepBoth));
        assert_eq!(names(&both), ["Ana Petit", "Helene MOREL", "Bo Li", "Hélène Morel"]);
    }

    #[test]
    fn somebody_who_is_twice_in_the_file_comes_in_once() {
        let once = person(&[(Field::FullName, "Ana Petit"), (Field::Email, "ana@acme.fr")]);
        let twice = person(&[(Field::Email, "ANA@acme.fr"), (Field::City, "Lyon")]);
        for (if_known, leads, city) in
            [(IfKnown::Fill, 1, "Lyon"), (IfKnown::Skip, 1, ""), (IfKnown::KeepBoth, 2, "")]
        {
            let mut bench = Bench::with_team();
            bench.done(take(&bench, &[once.clone(), twice.clone()], if_known));
            assert_eq!(names(&bench).len(), leads);
            let first = bench.workspace.lead(bench.column("lead")[0]).unwrap();
            assert_eq!(first.text(Field::City), city);
        }
        let mut bench = bench();
        let [one, two] = [Field::Phone, Field::Company]
            .map(|field| person(&[(Field::Email, "helene@beton.fr"), (field, "01 99 00 12 34")]));
        bench.done(take(&bench, &[one, two], IfKnown::Fill));
        assert_eq!(helene(&bench, Field::Phone), helene(&bench, Field::Company));
    }

    #[test]
    fn what_is_known_is_replaced_where_that_is_wanted() {
        let mut bench = bench();
        bench.done(take(&bench, &people(), IfKnown::Overwrite));
        assert_eq!(helene(&bench, Field::City), "Paris");
        assert_eq!(names(&bench).len(), 3);
    }

    #[test]
    fn the_same_people_again_change_nothing() {
        let mut bench = bench();
        bench.done(take(&bench, &people(), IfKnown::Fill));
        for again in [IfKnown::Fill, IfKnown::Skip] {
            assert_eq!(bench.refused(take(&bench, &people(), again)), Rejection::NothingChanged);
        }
    }

    #[test]
    fn who_was_removed_here_comes_in_anew() {
        let mut bench = bench();
        bench.done(RemoveLead { lead: HELENE });
        let known = Person { known: Some(HELENE), ..people().remove(1) };
        bench.done(take(&bench, &[known], IfKnown::Fill));
        assert_eq!(names(&bench), ["Helene MOREL"]);
    }

    #[test]
    fn who_was_erased_here_does_not_come_back() {
        let mut bench = bench();
        bench.done(EraseLead { lead: HELENE });
        let known = Person { known: Some(HELENE), ..people().remove(1) };
        for if_known in [IfKnown::Fill, IfKnown::KeepBoth] {
            assert_eq!(take(&bench, std::slice::from_ref(&known), if_known).taken, []);
        }
    }

    #[test]
    fn our_own_identity_finds_the_lead_whatever_else_has_changed() {
        let bench = bench();
        let renamed = Person { known: Some(HELENE), ..person(&[(Field::FullName, "H. M.")]) };
        let strange =
            Person { known: Some(LeadId::named("elsewhere")), ..person(&[(Field::FullName, "X Y")]) };
        let found = [renamed, strange].map(|person| known_here(&bench.workspace, &person));
        assert_eq!(found, [Some(HELENE), None]);
    }
}
