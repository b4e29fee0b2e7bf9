//! What is typed and tapped about somebody new and not saved yet, as a text that this browser keeps: a crash costs no
//! more than the last word.

use crate::{
    commands::LeadForm,
    domain::{criterion::Said, field::Field, ids::QuestionId},
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptDraft {
    pub form: LeadForm,
    /// Each question once.
    pub tapped: Vec<(QuestionId, Said)>,
    /// What the badge says that filled the form, word for word.
    pub badge: Option<String>,
}

/// Bytes. Longer is a pasted text: what no longer fits is not kept.
const MOST: usize = 48_000;

const TAGS: &str = "tags";
const BADGE: &str = "badge";

impl KeptDraft {
    pub fn is_empty(&self) -> bool {
        let is_blank = |text: &String| text.trim().is_empty();
        self.tapped.is_empty()
            && self.badge.is_none()
            && self.form.fields.values().all(is_blank)
            && self.form.tags.as_ref().is_none_or(is_blank)
    }

    /// One line each: the name, a tab, what was typed; a question begins with its mark.
    pub fn written(&self) -> String {
        let mut written = String::new();
        let tapped = self.tapped.iter().map(|(question, said)| (format!("?{question}"), said.key()));
        let fields = self.form.fields.iter().map(|(field, text)| (field.key().to_owned(), escaped(text)));
        let tags = self.form.tags.iter().map(|text| (TAGS.to_owned(), escaped(text)));
        let badge = self.badge.iter().map(|text| (BADGE.to_owned(), escaped(text)));
        for (name, text) in tapped.chain(badge).chain(fields).chain(tags) {
            if written.len() + name.len() + text.len() + 2 <= MOST {
                written.extend([name.as_str(), "\t", &text, "\n"]);
            }
        }
        written
    }

    /// What can be read of it; the rest was written by another version.
    pub fn read(kept: &str) -> Self {
        let mut draft = Self::default();
        for (name, text) in kept.lines().take(1_000).filter_map(|line| line.split_once('\t')) {
            if let Some(question) = name.strip_prefix('?').and_then(|id| id.parse().ok()) {
                let is_new = draft.tapped.iter().all(|(known, _)| *known != question);
                draft.tapped.extend(Said::from_key(text).filter(|_| is_new).map(|said| (question, said)));
            } else if name == TAGS {
                draft.form.tags = Some(unescaped(text));
            } else if name == BADGE {
                draft.badge = Some(unescaped(text));
            } else if let Some(field) = Field::from_key(name) {
                draft.form.fields.insert(field, unescaped(text));
            }
        }
        draft
    }
}

/// On one line.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescaped(text: &str) -> String {
    let mut letters = text.chars();
    let mut typed = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        typed.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                other => other.unwrap_or('\\'),
            },
            other => other,
        });
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ChoiceId;

    fn draft() -> KeptDraft {
        let form = LeadForm::default()
            .with(Field::FullName, "Zoé\tBéranger")
            .with(Field::Notes, "Hall 3\nasks for \\n twice\r\n")
            .with(Field::Email, "");
        let need = (QuestionId::named("need"), Said::No);
        let when = (QuestionId::named("when"), Said::Choice(ChoiceId::named("soon")));
        KeptDraft {
            form: LeadForm { tags: Some("vip, béton".into()), ..form },
            tapped: vec![need, when],
            badge: Some("4711\tMOREL\nClaire".into()),
        }
    }

    #[test]
    fn what_is_kept_comes_back_to_the_letter() {
        assert_eq!(KeptDraft::read(&draft().written()), draft());
    }

    #[test]
    fn blanks_are_nothing_to_bring_back() {
        assert!(!draft().is_empty());
        assert!(
            KeptDraft { form: LeadForm::default().with(Field::City, " "), ..KeptDraft::default() }.is_empty()
        );
        assert!(KeptDraft::read("").is_empty());
    }

    #[test]
    fn a_pasted_book_is_left_out_and_the_rest_kept() {
        let long = KeptDraft { form: draft().form.with(Field::City, "é".repeat(MOST)), ..draft() };
        assert!(long.written().len() <= MOST);
        assert_eq!(KeptDraft::read(&long.written()), draft());
    }

    #[test]
    fn what_another_version_wrote_is_passed_over() {
        let read = KeptDraft::read("shoe_size\t44\nno tab\n?nonsense\tyes\n?\t\nfull_name\tAna\\");
        assert_eq!(read.form, LeadForm::default().with(Field::FullName, "Ana\\"));
        assert_eq!(read.tapped, []);
    }
}
