//! What a newer version wrote and this one does not know: kept as it came, and handed on.
//!
//! A team does not update all its tablets in one evening. Whoever still has the older version opens the files of the
//! others and hands files back; what that version cannot show must not be lost on the way.
//!
//! What is unknown within a value that was written at a moment is a part of that value: it goes where the value goes,
//! and comes back with it when something is undone. What is unknown beside such values belongs to the record, and two
//! records join: what has names or stamps of its own by each of them, and of anything else the greater text stays.

/// Unknown fields by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Beyond {
    /// Hardly anything has any, so that it takes no more than a pointer; never empty.
    fields: Option<Box<Fields>>,
}

/// Ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Fields(Vec<(String, Kept)>);

/// What stands in an unknown place. Of two kinds the later one here is the greater.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// The text that stood in the file.
    Text(String),
    /// Writes in the order of their stamps, or records in that of their identities, as all our lists of them are: they
    /// join one by one. Named by what they are told apart by.
    Each(Beyond),
    /// Fields, which join one by one.
    Fields(Beyond),
}

impl Beyond {
    pub fn fields(&self) -> &[(String, Kept)] {
        self.fields.as_ref().map_or(&[], |fields| &fields.0)
    }

    pub fn is_empty(&self) -> bool {
        self.fields.is_none()
    }

    pub fn get(&self, name: &str) -> Option<&Kept> {
        let fields = self.fields();
        let at = fields.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        fields.get(at).map(|(_, kept)| kept)
    }

    pub fn put(&mut self, name: &str, kept: Kept) {
        let Fields(fields) = &mut **self.fields.get_or_insert_default();
        match fields.binary_search_by(|(known, _)| known.as_str().cmp(name)) {
            Ok(at) => fields[at].1.join(&kept),
            Err(at) => fields.insert(at, (name.to_owned(), kept)),
        }
    }

    /// Which of two texts is the later only the newer version can tell, but every tablet has to keep the same.
    pub fn join(&mut self, other: &Self) {
        if other.is_empty() {
            return;
        }
        let Fields(fields) = &mut **self.fields.get_or_insert_default();
        let mut mine = std::mem::take(fields).into_iter().peekable();
        for (name, theirs) in other.fields() {
            while let Some(before) = mine.next_if(|(known, _)| known < name) {
                fields.push(before);
            }
            let mut both =
                mine.next_if(|(known, _)| known == name).unwrap_or_else(|| (name.clone(), theirs.clone()));
            both.1.join(theirs);
            fields.push(both);
        }
        fields.extend(mine);
    }
}

impl Kept {
    fn join(&mut self, other: &Self) {
        match (self, other) {
            (Kept::Each(mine), Kept::Each(theirs)) | (Kept::Fields(mine), Kept::Fields(theirs)) => {
                mine.join(theirs);
            }
            (mine, theirs) if *mine < *theirs => *mine = theirs.clone(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fields: &[(&str, Kept)]) -> Beyond {
        let mut all = Beyond::default();
        fields.iter().for_each(|(name, kept)| all.put(name, kept.clone()));
        all
    }

    fn text(text: &str) -> Kept {
        Kept::Text(text.into())
    }

    #[test]
    fn of_each_field_the_greater_text_stays_whichever_came_first() {
        let texts =
            [("shoe", text("44")), ("hat", text("null")), ("shoe", text("45")), ("shoe", text("\"9\""))];
        let mut one = of(&texts);
        let other = of(&texts.iter().rev().cloned().collect::<Vec<_>>());
        assert_eq!(one, other);
        assert_eq!(one.fields(), [("hat".into(), text("null")), ("shoe".into(), text("45"))]);
        one.join(&other);
        assert_eq!(one, other);
    }

    #[test]
    fn fields_within_fields_and_writes_join_one_by_one() {
        let sizes = |sizes: &[(&str, Kept)]| of(&[("sizes", Kept::Fields(of(sizes)))]);
        let mut one = sizes(&[("shoe", text("44")), ("hat", Kept::Each(of(&[("1", text("a"))])))]);
        let other = sizes(&[("coat", text("50")), ("hat", Kept::Each(of(&[("2", text("b"))])))]);
        one.join(&other);
        let hat = Kept::Each(of(&[("1", text("a")), ("2", text("b"))]));
        assert_eq!(one, sizes(&[("coat", text("50")), ("hat", hat), ("shoe", text("44"))]));
        // What is no list any more cannot be told from what never was one.
        let mut plain = sizes(&[("hat", text("\"z\""))]);
        plain.join(&one);
        assert_eq!(plain, one);
    }
}
