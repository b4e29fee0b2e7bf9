//! The release, used as people use it. One program, so that it is linked once.

mod access;
mod appearance;
mod backup;
mod capture;
mod cards;
mod codes;
mod dictionary;
mod drag;
mod dry_run;
mod editor;
mod exchange;
mod first;
mod gate;
mod guests;
mod hand_over;
mod hostile;
mod import_choices;
mod install;
mod join;
mod keeping;
mod kept;
mod keyboard;
mod kiosk;
mod leads;
mod offline;
mod one_file;
mod part;
mod playbook_file;
mod recovery;
mod scale;
mod scan;
mod standing;
mod tables;
mod touch;
#[cfg(target_os = "linux")]
mod wild;
