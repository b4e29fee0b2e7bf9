//! What is typed about a lead and not saved yet.

use std::{cell::RefCell, collections::BTreeMap};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    commands::{EditLead, LeadForm},
    domain::{field::Field, ids::LeadId, rejection::Rejection, text::TextProblem},
    ui::app::App,
};

/// Only the fields that were typed in; the others show what is stored, and follow it when it changes elsewhere.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Whose it is; that of a new lead has none.
    of: Option<LeadId>,
    stored: Signal<LeadForm>,
    typed: RwSignal<LeadForm>,
    problems: RwSignal<Vec<(Field, TextProblem)>>,
    /// What follows at once on choosing, where there is nothing left to type.
    when_chosen: StoredValue<Option<Callback<()>>>,
}

thread_local! {
    /// Drafts of sheets that were closed, by lead; that of a new lead has none. A slip on Escape loses nothing.
    static LEFT: RefCell<BTreeMap<Option<LeadId>, LeadForm>> = const { RefCell::new(BTreeMap::new()) };
}

impl Draft {
    pub fn new(of: Option<LeadId>, stored: Signal<LeadForm>) -> Self {
        let (typed, problems, when_chosen) =
            (RwSignal::default(), RwSignal::default(), StoredValue::default());
        Self { of, stored, typed, problems, when_chosen }
    }

    /// A draft that is still there when its sheet is opened again.
    pub fn kept(of: Option<LeadId>, stored: Signal<LeadForm>) -> Self {
        let draft = Self::new(of, stored);
        if let Some(left) = LEFT.with_borrow_mut(|left| left.remove(&of)) {
            draft.typed.set(left);
        }
        on_cleanup(move || {
            let typed = draft.typed.get_untracked();
            if typed != LeadForm::default() {
                LEFT.with_borrow_mut(|left| left.insert(of, typed));
            }
        });
        draft
    }

    pub fn text(self, field: Field) -> String {
        let typed = self.typed.with(|form| form.fields.get(&field).cloned());
        typed.unwrap_or_else(|| self.stored.with(|form| form.fields.get(&field).cloned()).unwrap_or_default())
    }

    pub fn tags(self) -> String {
        let typed = self.typed.with(|form| form.tags.clone());
        typed.unwrap_or_else(|| self.stored.with(|form| form.tags.clone()).unwrap_or_default())
    }

    pub fn type_in(self, field: Field, text: String) {
        self.typed.update(|form| {
            form.fields.insert(field, text);
        });
        // What is being corrected is no longer called wrong.
        if self.problem_untracked(field) {
            self.problems.update(|problems| problems.retain(|(wrong, _)| *wrong != field));
        }
    }

    /// Like typing, but whole: a choice from a list.
    pub fn choose(self, field: Field, text: String) {
        self.type_in(field, text);
        if let Some(then) = self.when_chosen.get_value() {
            then.run(());
        }
    }

    pub fn when_chosen(self, then: Callback<()>) {
        self.when_chosen.set_value(Some(then));
    }

    pub fn of(self) -> Option<LeadId> {
        self.of
    }

    pub fn type_tags(self, text: String) {
        self.typed.update(|form| form.tags = Some(text));
    }

    pub fn problem(self, field: Field) -> Option<TextProblem> {
        self.problems
            .with(|all| all.iter().find(|(wrong, _)| *wrong == field).map(|(_, problem)| problem.clone()))
    }

    fn problem_untracked(self, field: Field) -> bool {
        self.problems.with_untracked(|all| all.iter().any(|(wrong, _)| *wrong == field))
    }

    /// Whether saving would write anything.
    pub fn differs(self) -> bool {
        self.typed.with(|typed| {
            self.stored.with(|stored| {
                let known = |field| stored.fields.get(field).map_or("", String::as_str);
                typed.fields.iter().any(|(field, text)| known(field) != text)
                    || typed.tags.as_ref().is_some_and(|tags| stored.tags.as_deref().unwrap_or("") != tags)
            })
        })
    }

    /// What was typed elsewhere, or before.
    pub fn put(self, form: LeadForm) {
        self.typed.set(form);
    }

    /// For effects that follow what is typed.
    pub fn track(self) {
        self.typed.track();
    }

    pub fn typed(self) -> LeadForm {
        self.typed.get_untracked()
    }

    pub fn clear(self) {
        self.typed.set(LeadForm::default());
        self.problems.set(Vec::new());
    }

    /// The same for a sheet that closes at once: nothing is drawn anew for it.
    pub fn forget(self) {
        if let Some(mut typed) = self.typed.try_write_untracked() {
            *typed = LeadForm::default();
        }
    }

    /// Says what is wrong. A problem of a field that was not typed in belongs to the one that was: clearing an
    /// address may leave a lead without anything to call it by.
    pub fn refuse(self, problems: Vec<(Field, TextProblem)>) {
        let first_typed = self.typed.with_untracked(|form| form.fields.keys().next().copied());
        let is_typed = |field: &Field| self.typed.with_untracked(|form| form.fields.contains_key(field));
        let at = |field: Field| if is_typed(&field) { field } else { first_typed.unwrap_or(field) };
        self.problems.set(problems.into_iter().map(|(field, problem)| (at(field), problem)).collect());
    }

    /// Writes what was typed to a lead. Answers whether nothing is left to save.
    pub fn save(self, app: App, lead: LeadId) -> bool {
        if !untrack(|| self.differs()) {
            self.clear();
            return true;
        }
        let edit = EditLead { lead, form: self.typed(), fresh: app.fresh() };
        match app.dispatch(edit) {
            Ok(()) | Err(Rejection::NothingChanged) => {
                self.clear();
                true
            }
            Err(Rejection::Form(problems)) => {
                self.refuse(problems);
                false
            }
            Err(rejection) => app.refused(&rejection),
        }
    }

    /// The same for a draft that is about to go: what is wrong is said at the foot of the page.
    pub fn save_later(self, app: App, lead: LeadId) {
        if !untrack(|| self.differs()) {
            return;
        }
        let edit = EditLead { lead, form: self.typed(), fresh: app.fresh() };
        spawn_local(async move {
            match app.dispatch(edit) {
                Ok(()) | Err(Rejection::NothingChanged) => {}
                Err(rejection) => {
                    app.refused(&rejection);
                }
            }
        });
    }

    /// Whether its sheet still stands.
    pub fn is_there(self) -> bool {
        !self.typed.is_disposed()
    }
}

impl App {
    /// Shows why something was refused; always answers no.
    pub fn refused(self, rejection: &Rejection) -> bool {
        self.problem(crate::i18n::rejections::rejection(self.locale.get_untracked(), rejection));
        false
    }
}
