//! The project's own tools. This library is the part that the browser tests use too: a built site, served and kept.
//!
//! The programs: `cargo xtask <verb>` (see `main.rs`), and the runner that cargo calls for tests compiled to wasm.

pub mod policy;
pub mod serve;
pub mod worker;
