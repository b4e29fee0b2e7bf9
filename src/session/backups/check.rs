//! Whether a file holds everything that is here: it is read as an import would read it, joined, and counted.

use crate::{
    domain::{lead::Lead, workspace::Workspace},
    session::{Session, files::Unusable},
    snapshot::file::{Decoded, Decoding},
};

/// A file that holds everything, by what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complete {
    pub leads: usize,
    pub activities: usize,
}

/// Why a file is no backup of what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incomplete {
    /// It cannot be read at all.
    Unusable(Unusable),
    /// Cut short, or damaged; so many of its leads could still be read.
    Damaged { leads: usize },
    /// It reads well, but lacks something that is here: so many leads are missing in it, or were changed since. None
    /// of them: what is missing concerns teams or campaigns.
    Behind { leads: usize },
    /// It shares nothing with what is here.
    Other,
}

/// A file that is being read back.
pub struct Checking<'a>(Decoding<'a>);

impl<'a> Checking<'a> {
    /// # Errors
    /// Why it is no backup of anything.
    pub fn begin(text: &'a str) -> Result<Self, Incomplete> {
        Decoding::begin(text).map(Self).map_err(|why| Incomplete::Unusable(why.into()))
    }

    /// Reads at most so many leads more, and says how many per cent that makes; `None` once all are read.
    pub fn go_on(&mut self, most: usize) -> Option<usize> {
        self.0.go_on(most).then(|| self.0.share())
    }
}

impl Session {
    /// Compares what was read, all of it, with what is here. Changes nothing.
    ///
    /// # Errors
    /// Why it is no backup of what is here.
    pub fn check(&self, mut checking: Checking<'_>) -> Result<Complete, Incomplete> {
        while checking.go_on(usize::MAX).is_some() {}
        let Decoded { workspace: theirs, rejected } = checking.0.end();
        let here = self.workspace();
        if !rejected.is_empty() {
            return Err(Incomplete::Damaged { leads: counted(&theirs).leads });
        }
        let mut joined = theirs.clone();
        joined.join(here);
        if joined == theirs {
            return Ok(counted(&theirs));
        }
        let is_known = |lead: &&Lead| theirs.known_lead(lead.id).is_some();
        if here.all_leads().next().is_some() && !here.all_leads().any(|lead| is_known(&lead)) {
            return Err(Incomplete::Other);
        }
        let lacks = |lead: &&Lead| joined.known_lead(lead.id) != theirs.known_lead(lead.id);
        Err(Incomplete::Behind { leads: here.all_leads().filter(lacks).count() })
    }
}

/// What a person would count on the board: removed and joined leads are in the file, but nobody misses them.
pub fn counted(workspace: &Workspace) -> Complete {
    let leads = || workspace.shown_leads();
    Complete { leads: leads().count(), activities: leads().map(|lead| lead.activities().count()).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{commands::RemoveLead, domain::moment::Moment, sample};

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };
    const LATER: Moment = Moment { millis: NOW.millis + 60_000, offset_minutes: 0 };

    fn shown() -> Session {
        Session::new(sample::show(NOW), 1)
    }

    fn check(session: &Session, text: &str) -> Result<Complete, Incomplete> {
        Checking::begin(text).and_then(|checking| session.check(checking))
    }

    #[test]
    fn the_very_file_is_complete_and_counted() {
        let session = shown();
        let complete = check(&session, &session.export(NOW).text).unwrap();
        assert_eq!(complete, counted(session.workspace()));
        assert_eq!(complete.leads, 60);
        assert!(complete.activities > 0);
        // Another file of the same day holds the same.
        assert_eq!(check(&session, &session.export(LATER).text), Ok(complete));
    }

    #[test]
    fn a_file_from_before_the_last_change_is_refused() {
        let mut session = shown();
        let old = session.export(NOW).text;
        let lead = session.workspace().all_leads().next().unwrap().id;
        session.dispatch(RemoveLead { lead }, LATER).unwrap();
        assert_eq!(check(&session, &old), Err(Incomplete::Behind { leads: 1 }));
        assert_eq!(check(&session, &session.export(LATER).text).map(|complete| complete.leads), Ok(59));
    }

    #[test]
    fn a_file_that_lacks_leads_is_refused() {
        let session = Session::new(sample::workspace(61, 7, NOW), 1);
        let fewer = Session::new(sample::workspace(60, 7, NOW), 1).export(NOW).text;
        assert_eq!(check(&session, &fewer), Err(Incomplete::Behind { leads: 1 }));
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        let session = shown();
        let text = session.export(NOW).text;
        for tenth in 0..10 {
            let mut end = text.len() * tenth / 10;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let found = check(&session, &text[..end]);
            assert!(matches!(found, Err(Incomplete::Damaged { .. } | Incomplete::Unusable(_))), "{found:?}");
        }
        // Cut between two records: each of those that are left is whole.
        let lines: Vec<&str> = text.lines().collect();
        let short = lines[..lines.len() - 5].join("\n");
        assert!(matches!(check(&session, &short), Err(Incomplete::Damaged { leads: 50.. })));
        assert_eq!(check(&session, ""), Err(Incomplete::Unusable(Unusable::Empty)));
    }

    #[test]
    fn somebody_elses_file_is_told_from_an_old_one() {
        // Another show has other leads: its sample came from another seed.
        let other = Session::new(sample::workspace(20, 3, NOW), 2);
        let empty = Session::new(Workspace::default(), 2);
        for file in [other, empty] {
            assert_eq!(check(&shown(), &file.export(NOW).text), Err(Incomplete::Other));
        }
        assert_eq!(check(&shown(), "[1,2]"), Err(Incomplete::Unusable(Unusable::Foreign)));
    }
}
