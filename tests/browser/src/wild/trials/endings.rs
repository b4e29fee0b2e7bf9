//! The page ends in the midst of the work, in the ways in which pages end every day.

use std::time::Duration;

use crate::wild::{Booth, Count, Sitting, Tab};

/// Milliseconds from the first acknowledgement to the end, at most.
const SOON: u64 = 400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Reload,
    /// The tab is closed, the browser goes on.
    Close,
    /// The page's process ends, as when memory runs out.
    Crash,
    /// The machine shuts down and tells the browser so.
    Terminate,
}

impl Ending {
    pub const ALL: [Self; 4] = [Self::Reload, Self::Close, Self::Crash, Self::Terminate];

    fn says(self) -> &'static str {
        match self {
            Ending::Reload => "reloaded while editing",
            Ending::Close => "tab closed while editing",
            Ending::Crash => "page crashed while editing",
            Ending::Terminate => "browser told to end (SIGTERM) while editing",
        }
    }
}

/// Lets it happen so many times, each time at a random moment, and looks each time at what is there.
pub async fn endings(ending: Ending, times: usize) -> Count {
    let mut booth = Booth::set_up().await;
    let mut sitting = booth.sit_down().await;
    for time in 0..times {
        let prefix = format!("{}-{time:04}", sitting.prefix);
        sitting.tab.begin_work(&prefix, usize::MAX >> 16, 20.0).await.expect("the page goes on");
        booth.ledger.note(sitting.tab.outcomes(1).await);
        let moment = Duration::from_millis(fastrand::u64(0..SOON));
        booth.ledger.note(sitting.tab.outcomes_for(moment).await);
        sitting = end(&mut booth, sitting, ending).await;
    }
    sitting.chromium.kill().await;
    booth.sit_down().await.chromium.quit().await;
    Count::new(ending.says(), times, booth.ledger)
}

/// Ends the page, opens it again in the same way, and compares.
async fn end(booth: &mut Booth, mut sitting: Sitting, ending: Ending) -> Sitting {
    match ending {
        Ending::Reload => {
            sitting.tab.reload().await.expect("the page reloads");
            booth.ledger.note(sitting.tab.last_outcomes());
        }
        Ending::Close => {
            sitting.tab.close().await.expect("the tab closes");
            booth.ledger.note(sitting.tab.last_outcomes());
            sitting.tab = Tab::open(&sitting.chromium, &booth.address(), "").await;
        }
        Ending::Crash => {
            booth.ledger.note(sitting.tab.crash().await);
            sitting.tab = Tab::open(&sitting.chromium, &booth.address(), "").await;
        }
        Ending::Terminate => {
            sitting.chromium.terminate().await;
            booth.ledger.note(sitting.tab.last_outcomes());
            return booth.sit_down().await;
        }
    }
    booth.compare(&sitting.tab).await;
    sitting
}
