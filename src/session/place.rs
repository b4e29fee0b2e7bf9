//! What kind of place this is for data to live in, from what a browser gives away about itself.

/// What could be found out; `None` where the browser does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    /// The page was opened from the disk.
    pub is_file: bool,
    /// It has a window and an icon of its own.
    pub is_installed: bool,
    pub is_webkit: bool,
    /// All pages from the disk have one storage: in Chromium, wherever the file lies.
    pub is_chromium: bool,
    /// A telephone or tablet by Apple.
    pub is_ios: bool,
    /// Bytes that the browser would give to all stores together.
    pub quota: Option<f64>,
    /// Whether it gives a page private files.
    pub has_files: Option<bool>,
    /// Whether it has promised to keep what is stored.
    pub is_persistent: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Tab,
    Installed,
    File,
    /// Everything goes when the window closes. Perhaps: browsers hide it, Chromium altogether.
    PerhapsPrivate,
}

/// Less than this is given by no browser that means to keep anything: Chromium gives ten times as much, and older
/// versions gave a private window a small share of the memory.
const SMALL: f64 = (1_u64 << 30) as f64;

impl Seen {
    pub fn place(self) -> Place {
        // Firefox and Safari give a private window no files of its own; a page from the disk gets none either.
        let looks_private = self.has_files == Some(false) || self.quota.is_some_and(|quota| quota < SMALL);
        match self {
            Self { is_file: true, .. } => Place::File,
            Self { is_persistent: Some(true), is_installed: false, .. } => Place::Tab,
            Self { is_installed: true, .. } => Place::Installed,
            _ if looks_private => Place::PerhapsPrivate,
            _ => Place::Tab,
        }
    }

    /// Whether everything goes after seven days of use of the browser without a visit here: WebKit's rule for pages
    /// in a tab ("Full Third-Party Cookie Blocking and More", webkit.org, 2020). Installed ones are exempt.
    pub fn forgets_after_a_week(self) -> bool {
        self.is_webkit && matches!(self.place(), Place::Tab | Place::PerhapsPrivate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHROMIUM: Seen = Seen {
        is_file: false,
        is_installed: false,
        is_webkit: false,
        is_chromium: true,
        is_ios: false,
        quota: Some(10_737_418_240.0),
        has_files: Some(true),
        is_persistent: Some(false),
    };
    const IPAD: Seen = Seen { is_webkit: true, is_chromium: false, is_ios: true, ..CHROMIUM };

    #[test]
    fn a_place_is_named_by_what_shows() {
        for (seen, place) in [
            (Seen::default(), Place::Tab),
            (CHROMIUM, Place::Tab),
            (Seen { is_installed: true, ..CHROMIUM }, Place::Installed),
            (Seen { is_file: true, has_files: Some(false), ..CHROMIUM }, Place::File),
            (Seen { has_files: Some(false), ..CHROMIUM }, Place::PerhapsPrivate),
            (Seen { quota: Some(2e8), ..CHROMIUM }, Place::PerhapsPrivate),
            // Nothing private is ever promised to be kept.
            (Seen { quota: Some(2e8), is_persistent: Some(true), ..CHROMIUM }, Place::Tab),
        ] {
            assert_eq!(seen.place(), place, "{seen:?}");
        }
    }

    #[test]
    fn safari_forgets_tabs_and_keeps_what_is_installed() {
        assert!(IPAD.forgets_after_a_week());
        assert!(!Seen { is_installed: true, ..IPAD }.forgets_after_a_week());
        assert!(!Seen { is_file: true, ..IPAD }.forgets_after_a_week());
        assert!(!CHROMIUM.forgets_after_a_week());
    }
}
