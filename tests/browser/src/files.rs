//! Files to put into the import field: whole ones, and all the wrong ones that people pick.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use entonnoir::{
    domain::moment::Moment,
    sample,
    session::{Session, files::table::out::Preset},
    snapshot,
};
use tempfile::TempDir;

/// A folder of files that is gone when this is.
pub struct Files(TempDir);

impl Files {
    #[expect(clippy::new_without_default, reason = "a folder is made, which a default should not do")]
    pub fn new() -> Self {
        Self(tempfile::Builder::new().prefix("entonnoir-files-").tempdir().expect("a folder is made"))
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).expect("the file is written");
        path
    }

    /// The sample show with so many leads: two teams, of which the board shows one.
    pub fn sample(&self, leads: usize) -> PathBuf {
        self.write(&format!("sample-{leads}.json"), sample_text(leads))
    }

    /// As many other people.
    pub fn other_sample(&self, leads: usize) -> PathBuf {
        self.sample_by(leads, 8)
    }

    /// Other people for each seed but 7.
    pub fn sample_by(&self, leads: usize, seed: u64) -> PathBuf {
        self.write(&format!("sample-{leads}-{seed}.json"), sample_of(leads, seed))
    }

    /// Our own table of the sample show with so many leads.
    pub fn table(&self, leads: usize) -> PathBuf {
        let now = now();
        let session = Session::new(sample::workspace(leads, 7, now), 1);
        self.write(&format!("sample-{leads}.csv"), session.export_table(Preset::Plain, None, now).text)
    }
}

/// A snapshot of the sample show with so many leads, exported just now.
pub fn sample_text(leads: usize) -> String {
    sample_of(leads, 7)
}

fn sample_of(leads: usize, seed: u64) -> String {
    let now = now();
    snapshot::file::encode(&sample::workspace(leads, seed, now), now.millis)
}

fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment { millis: since.as_millis() as i64, offset_minutes: 0 }
}

/// The smallest picture there is.
pub const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";
