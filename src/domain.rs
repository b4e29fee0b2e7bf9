//! Plain values and the rules about them. Knows nothing of screens, files, browsers or clocks.
//!
//! The words are those that the team uses: a [`workspace::Workspace`] holds teams, campaigns and leads; a
//! [`team::Team`] has stages ([`stage::Stage`]), each with the criteria ([`criterion::Criterion`]) to enter it;
//! a [`lead::Lead`] is one card, with facts, tags, answers, activities and the trail of its moves. Whatever can
//! change is [`written::Written`] under a [`stamp::Stamp`], so that two workspaces join without loss, in any
//! order; whatever happens is an [`event::Event`], which can be inverted; what came in
//! files can be taken out again, as one of the [`imports::Imports`]. Leads of one person are joined by a
//! [`tie::Tie`]. What can be said of a lead under a team's criteria is the [`judge::Judge`]'s; where that puts it is
//! its [`standing::Standing`].

pub mod ids;
pub mod moment;
pub mod stamp;
pub mod written;
pub mod wording;
pub mod money;
pub mod rank;
pub mod text;
pub mod field;
pub mod activity;
pub mod criterion;
pub mod consent;
pub mod rule;
pub mod stage;
pub mod playbook;
pub mod playbooks;
pub mod notice;
pub mod team;
pub mod campaign;
pub mod trail;
pub mod tie;
pub mod beyond;
pub mod lead;
pub mod index;
pub mod erased;
pub mod event;
pub mod contradiction;
pub mod rejection;
pub mod workspace;
pub mod badge;
pub mod dated;
pub mod imports;
pub mod judge;
pub mod standing;
pub mod standings;
