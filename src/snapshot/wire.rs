//! What the written forms have in common: writes with their stamps, and how much is forgiven while reading.

use serde::{Deserialize, Serialize};

use crate::domain::{stamp::Stamp, written::Written};

/// A value over time. A single write made when the record itself was made stands alone, as most do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Writes<T> {
    Many(Vec<(String, T)>),
    One(T),
}

impl<T> Writes<T> {
    pub fn of<M: Ord + Clone>(written: &Written<M>, made: Stamp, wire: impl Fn(&M) -> T) -> Self {
        match written.writes() {
            [(stamp, value)] if *stamp == made => Writes::One(wire(value)),
            writes => {
                Writes::Many(writes.iter().map(|(stamp, value)| (stamp.to_string(), wire(value))).collect())
            }
        }
    }

    /// `None` when a stamp or value makes no sense.
    pub fn read<M: Ord + Clone>(self, made: Stamp, read: impl Fn(T) -> Option<M>) -> Option<Written<M>> {
        match self {
            Writes::One(value) => Some(Written::once(made, read(value)?)),
            Writes::Many(writes) => {
                let writes =
                    writes.into_iter().map(|(stamp, value)| Some((stamp.parse().ok()?, read(value)?)));
                Some(Written::from_writes(writes.collect::<Option<Vec<_>>>()?))
            }
        }
    }
}
