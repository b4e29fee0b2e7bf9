//! A small disk of its own for a profile, which can be filled to the last byte.

use std::{
    ffi::CString,
    fs,
    fs::OpenOptions,
    io::{self, Write},
    path::PathBuf,
    thread,
    time::Duration,
};

use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};
use tempfile::TempDir;

/// In the machine's memory; gone when this is dropped.
pub struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// A disk of so many megabytes.
    ///
    /// # Errors
    /// The system's reason for refusing it: only its administrator may have it.
    pub fn new(megabytes: usize) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("entonnoir-disk-").tempdir()?;
        let size = CString::new(format!("size={megabytes}m"))?;
        mount("tmpfs", folder.path(), "tmpfs", MountFlags::empty(), Some(size.as_c_str()))?;
        Ok(Self { folder })
    }

    /// Where a profile goes.
    pub fn profile(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    fn filler(&self) -> PathBuf {
        self.folder.path().join("filler")
    }

    /// Takes up all the room there is. Again later, it takes what has become free since.
    pub fn fill(&self) {
        const STEPS: [usize; 3] = [1 << 20, 1 << 12, 1];
        let file = OpenOptions::new().create(true).append(true).open(self.filler());
        let mut file = file.expect("a file can be made");
        for step in STEPS {
            let zeros = vec![0; step];
            while file.write(&zeros).is_ok_and(|written| written == step) {}
        }
    }

    /// Gives all of it back.
    pub fn free(&self) {
        drop(fs::remove_file(self.filler()));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // A browser that has just ended may hold it for a moment longer; after that, it goes when nobody holds it.
        for _ in 0..50 {
            if unmount(self.folder.path(), UnmountFlags::empty()).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = unmount(self.folder.path(), UnmountFlags::DETACH);
    }
}
