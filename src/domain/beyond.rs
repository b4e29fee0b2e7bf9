//! What a newer version wrote about a lead and this one does not know: kept as it came, and handed on.
//!
//! A team does not update all its tablets in one evening. Whoever still has the older version opens the files of the
//! others and hands files back; what that version cannot show must not be lost on the way.

/// Unknown fields by name, each as the text that stood in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// By name. Hardly any lead has any.
    fields: Vec<(String, String)>,
}

impl Beyond {
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Of two texts for one field the greater stays: which is the later only the newer version can tell, but every
    /// tablet has to keep the same.
    pub fn put(&mut self, name: &str, text: &str) {
        let at = self.fields.partition_point(|(known, _)| known.as_str() < name);
        match self.fields.get_mut(at) {
            Some((known, kept)) if known == name => {
                if kept.as_str() < text {
                    *kept = text.to_owned();
                }
            }
            _ => self.fields.insert(at, (name.to_owned(), text.to_owned())),
        }
    }

    pub fn join(&mut self, other: &Self) {
        other.fields.iter().for_each(|(name, text)| self.put(name, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_field_the_greater_text_stays_whichever_came_first() {
        let texts = [("shoe", "44"), ("hat", "null"), ("shoe", "45"), ("shoe", "\"9\"")];
        let (mut one, mut other) = (Beyond::default(), Beyond::default());
        texts.iter().for_each(|(name, text)| one.put(name, text));
        texts.iter().rev().for_each(|(name, text)| other.put(name, text));
        assert_eq!(one, other);
        assert_eq!(one.fields(), [("hat".into(), "null".into()), ("shoe".into(), "45".into())]);
        one.join(&other);
        assert_eq!(one, other);
    }
}
