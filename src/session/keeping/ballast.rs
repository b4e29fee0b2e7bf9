//! Some room at home is held back for the last saves: what holds it is thrown out when a save finds no room.

use super::{Home, Keeper, Mirror, Refused};
use crate::session::storage::BALLAST;

/// In UTF-16 units: some two hundred edits.
const WEIGHT: usize = 128 * 1024;

impl<H: Home, M: Mirror> Keeper<H, M> {
    /// Writes one text at home, if need be in the place of the ballast.
    pub(super) fn write_at_home(&self, key: &str, text: &str) -> Result<(), Refused> {
        let mut written = self.home.write(key, text);
        if written == Err(Refused::Full) && self.home.read(BALLAST).is_some() {
            self.remove_at_home(BALLAST)?;
            written = self.home.write(key, text);
        }
        if written.is_ok() {
            self.used.set(self.used.get() + self.measure.cost(key, text));
        }
        written
    }

    pub(super) fn remove_at_home(&self, key: &str) -> Result<(), Refused> {
        let Some(text) = self.home.read(key) else { return Ok(()) };
        self.home.remove(key)?;
        self.used.set(self.used.get().saturating_sub(self.measure.cost(key, &text)));
        Ok(())
    }

    /// Takes ballast on once home is half full; while there is plenty of room nobody needs it.
    pub(super) fn take_ballast(&self) {
        let room = self.room();
        if room.share() >= 50 && room.takes_import(WEIGHT) && self.home.read(BALLAST).is_none() {
            self.weigh(".");
        }
    }

    /// Damage to the end of the browser's own log lets it forget whatever is written into the same block of 32 kB
    /// afterwards, session by session (measured in Chromium). Writing more than a block gets it past the spot.
    pub(super) fn write_past_damage(&self) {
        let before = self.home.read(BALLAST);
        // A text that is already there would not be written again.
        let other = if before.is_some_and(|text| text.starts_with('.')) { "-" } else { "." };
        if self.remove_at_home(BALLAST).is_ok() && self.room().takes_import(WEIGHT) {
            self.weigh(other);
        }
    }

    fn weigh(&self, with: &str) {
        // Without it there is a little less to fall back on, and nothing is lost.
        let _ = self.write_at_home(BALLAST, &with.repeat(WEIGHT));
    }
}
