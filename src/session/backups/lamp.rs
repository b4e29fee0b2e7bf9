//! When the light in the bar asks for attention beyond "saved": rarely, so that it is heeded.

use super::{
    last::{Standing, Tone},
    writing::Trouble,
};
use crate::{domain::moment::Millis, session::room::Level};

/// How the folder stands that backups go to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FolderStand {
    /// None was chosen, or this browser knows no folders.
    #[default]
    None,
    Well {
        name: String,
    },
    /// The last look at it, or the last backup, failed.
    Troubled {
        name: String,
        trouble: Trouble,
    },
}

/// The most urgent thing that is to be done about the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lamp {
    /// Changes wait, and the folder cannot take them.
    Folder(Trouble),
    Room(Level),
    /// The changes of more than a day are in no file.
    NoFile,
}

impl FolderStand {
    pub fn name(&self) -> Option<&str> {
        match self {
            FolderStand::None => None,
            FolderStand::Well { name } | FolderStand::Troubled { name, .. } => Some(name),
        }
    }
}

impl Lamp {
    /// `None` where everything is well, or can wait. A folder that is out of reach matters once there is something
    /// to write into it.
    pub fn of(folder: &FolderStand, standing: Standing, level: Level, now: Millis) -> Option<Self> {
        let is_behind = matches!(standing, Standing::Behind { .. });
        match folder {
            FolderStand::Troubled { trouble, .. } if is_behind => return Some(Lamp::Folder(*trouble)),
            _ => {}
        }
        if level.asks_for_a_file() {
            return Some(Lamp::Room(level));
        }
        (standing.tone(now) == Tone::Red).then_some(Lamp::NoFile)
    }

    /// Red where the next hour may cost something; amber where the day may.
    pub fn is_red(self) -> bool {
        matches!(self, Lamp::Folder(_) | Lamp::Room(Level::Full))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::DAY;

    const NOW: Millis = 1_773_576_000_000;

    fn behind(age: Millis) -> Standing {
        Standing::Behind { since: NOW - age, was_made: true }
    }

    fn troubled() -> FolderStand {
        FolderStand::Troubled { name: "USB".into(), trouble: Trouble::Gone }
    }

    #[test]
    fn a_working_day_needs_no_attention() {
        let well = FolderStand::Well { name: "USB".into() };
        for standing in [Standing::NothingToLose, Standing::Covered { since: 0 }, behind(DAY - 1)] {
            for folder in [&FolderStand::None, &well] {
                assert_eq!(Lamp::of(folder, standing, Level::Sixty, NOW), None);
            }
        }
    }

    #[test]
    fn a_folder_out_of_reach_is_red_once_changes_wait_for_it() {
        let lamp = Lamp::of(&troubled(), behind(1), Level::Ninety, NOW).unwrap();
        assert_eq!((lamp, lamp.is_red()), (Lamp::Folder(Trouble::Gone), true));
        assert_eq!(Lamp::of(&troubled(), Standing::Covered { since: 0 }, Level::Plenty, NOW), None);
    }

    #[test]
    fn little_room_and_a_day_without_a_file_are_amber() {
        for (standing, level, expected, is_red) in [
            (behind(DAY), Level::Plenty, Lamp::NoFile, false),
            (behind(1), Level::Eighty, Lamp::Room(Level::Eighty), false),
            (Standing::NothingToLose, Level::Full, Lamp::Room(Level::Full), true),
        ] {
            let lamp = Lamp::of(&FolderStand::None, standing, level, NOW).unwrap();
            assert_eq!((lamp, lamp.is_red()), (expected, is_red));
        }
    }
}
