//! Damage to the files in which the browser keeps its stores; each is a LevelDB: a log, and a list of what counts.

use std::{
    fmt, fs,
    fs::OpenOptions,
    path::{Path, PathBuf},
};

/// Which of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// localStorage.
    Home,
    /// IndexedDB where it usually lies.
    Mirror,
    /// IndexedDB in a storage bucket.
    Bucket,
}

impl Store {
    pub const ALL: [Self; 3] = [Self::Home, Self::Mirror, Self::Bucket];

    /// The folders of this store; none when nothing was ever written to it.
    pub fn folders(self, profile: &Path) -> Vec<PathBuf> {
        let folder = profile.join("Default");
        match self {
            Store::Home => vec![folder.join("Local Storage/leveldb")],
            // One a site.
            Store::Mirror => databases(&folder.join("IndexedDB")),
            // One a bucket, under its number.
            Store::Bucket => {
                let buckets = entries(&folder.join("WebStorage"));
                buckets.flat_map(|bucket| databases(&bucket.join("IndexedDB"))).collect()
            }
        }
    }
}

fn databases(folder: &Path) -> Vec<PathBuf> {
    entries(folder).filter(|path| path.extension().is_some_and(|end| end == "leveldb")).collect()
}

/// None of a folder that is not there.
fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The last so many bytes of the log were never written.
    TornTail(u64),
    /// One byte of the log, at so many percent of it, has changed.
    FlippedByte(u64),
    /// The second half of the log reads as nothing.
    ZeroedHalf,
    EmptiedLog,
    DeletedFolder,
    /// The list of files reads as nothing.
    ZeroedManifest,
    /// The name of the list of files is no name.
    GarbledCurrent,
}

impl Damage {
    /// The ones that differ most.
    pub const USUAL: [Self; 6] = [
        Self::TornTail(10),
        Self::TornTail(3000),
        Self::FlippedByte(50),
        Self::ZeroedHalf,
        Self::EmptiedLog,
        Self::DeletedFolder,
    ];

    pub const FURTHER: [Self; 6] = [
        Self::TornTail(1),
        Self::TornTail(200),
        Self::FlippedByte(5),
        Self::FlippedByte(95),
        Self::ZeroedManifest,
        Self::GarbledCurrent,
    ];

    /// Does the damage to a profile at which no browser runs.
    ///
    /// # Panics
    /// When there is nothing to damage: the store was never used.
    pub fn strike(self, store: Store, profile: &Path) {
        let folders = store.folders(profile);
        assert!(!folders.is_empty(), "{store} holds nothing that could be damaged");
        for folder in folders {
            self.strike_folder(&folder);
        }
    }

    fn strike_folder(self, folder: &Path) {
        match self {
            Damage::DeletedFolder => fs::remove_dir_all(folder).expect("the folder is there"),
            Damage::GarbledCurrent => {
                fs::write(folder.join("CURRENT"), "no such file\n").expect("the file is written");
            }
            Damage::ZeroedManifest => {
                let zero = |bytes: &mut Vec<u8>| bytes.fill(0);
                change(&largest(folder, |name| name.starts_with("MANIFEST")), zero);
            }
            Damage::TornTail(bytes) => {
                let log = log(folder);
                let length = fs::metadata(&log).expect("the log is there").len();
                let file = OpenOptions::new().write(true).open(&log).expect("the log can be written");
                file.set_len(length.saturating_sub(bytes)).expect("the log can be cut");
            }
            Damage::EmptiedLog => change(&log(folder), Vec::clear),
            Damage::ZeroedHalf => change(&log(folder), |bytes| {
                let half = bytes.len() / 2;
                bytes[half..].fill(0);
            }),
            Damage::FlippedByte(percent) => change(&log(folder), |bytes| {
                let at = bytes.len() * percent as usize / 100;
                bytes[at] ^= 0x5a;
            }),
        }
    }
}

/// Where the latest writes are; all of them, in a store as small as a day's.
fn log(folder: &Path) -> PathBuf {
    let log = largest(folder, |name| name.ends_with(".log"));
    let length = fs::metadata(&log).expect("the log is there").len();
    assert!(length > 4000, "{} holds {length} bytes: too little to show anything", log.display());
    log
}

fn largest(folder: &Path, is_meant: impl Fn(&str) -> bool) -> PathBuf {
    let entries = fs::read_dir(folder).expect("the folder is there").flatten();
    let meant = entries.filter(|entry| entry.file_name().to_str().is_some_and(&is_meant));
    let largest = meant.max_by_key(|entry| entry.metadata().map_or(0, |file| file.len()));
    largest.unwrap_or_else(|| panic!("{} holds no such file", folder.display())).path()
}

fn change(file: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).expect("the file can be read");
    change(&mut bytes);
    fs::write(file, bytes).expect("the file can be written");
}

impl fmt::Display for Store {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Store::Home => "localStorage",
            Store::Mirror => "IndexedDB",
            Store::Bucket => "the bucket's IndexedDB",
        })
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Damage::TornTail(bytes) => write!(out, "{bytes} bytes torn off"),
            Damage::FlippedByte(percent) => write!(out, "a byte flipped at {percent} %"),
            Damage::ZeroedHalf => out.write_str("second half zeroed"),
            Damage::EmptiedLog => out.write_str("log emptied"),
            Damage::DeletedFolder => out.write_str("folder deleted"),
            Damage::ZeroedManifest => out.write_str("MANIFEST zeroed"),
            Damage::GarbledCurrent => out.write_str("CURRENT garbled"),
        }
    }
}
