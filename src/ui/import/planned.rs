//! What would come of another program's file, found out in breaths, and anew whenever something about it is set right.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::Import;
use crate::{
    platform::turn,
    session::files::{Brings, Planning},
    ui::widgets::waiting::Progress,
};

/// So much is found out in one step.
const AT_ONCE: usize = 200;

/// `told` hears how many per cent of it are found out.
pub async fn planned<P: Planning>(mut planning: P, told: impl Fn(usize)) -> P::Plan {
    turn::in_breaths(|| planning.go_on(AT_ONCE), told).await;
    planning.end()
}

/// The latest plan, and one that is under way.
pub struct Planned<P: Send + Sync + 'static> {
    import: Import,
    pub plan: RwSignal<Arc<P>>,
    pub work: Progress,
    /// How many were begun.
    begun: StoredValue<usize>,
}

impl<P: Brings + Send + Sync + 'static> Planned<P> {
    pub fn new(import: Import, first: Arc<P>) -> Self {
        let work = Progress::default();
        let planned = Self { import, plan: RwSignal::new(first), work, begun: StoredValue::default() };
        planned.pack();
        planned
    }

    pub fn anew(self, mut planning: impl Planning<Plan = P> + 'static) {
        let which = self.begun.get_value() + 1;
        self.begun.set_value(which);
        self.work.tell(0);
        spawn_local(async move {
            // Something else may be set right meanwhile, or the file be let go of.
            let is_wanted = || self.begun.try_get_value() == Some(which);
            let next = || is_wanted().then(|| planning.go_on(AT_ONCE)).flatten();
            turn::in_breaths(next, |share| self.work.tell(share)).await;
            if is_wanted() {
                self.plan.set(Arc::new(planning.end()));
                self.work.end();
                self.pack();
            }
        });
    }

    /// Whether something is under way that has to end first.
    pub fn is_busy(self) -> bool {
        self.work.is_under_way() || self.import.taking.is_under_way()
    }

    /// Made ready for storage while somebody looks at it.
    fn pack(self) {
        let plan = self.plan.get_untracked();
        let brought = plan.brought().clone();
        let is_looked_at =
            move || self.plan.try_with_untracked(|latest| Arc::ptr_eq(latest, &plan)) == Some(true);
        spawn_local(self.import.pack(brought, is_looked_at));
    }
}

impl<P: Send + Sync + 'static> Clone for Planned<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Send + Sync + 'static> Copy for Planned<P> {}
