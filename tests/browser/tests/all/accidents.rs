//! What the page calls saved is there afterwards, whatever happens to the browser and to its files.
//!
//! A little of everything; `cargo xtask endure` does a lot of it. They take longest, and a name among the first lets the
//! others fill up the time beside them.

use std::{env, time::Duration};

use browser::{
    in_turn,
    wild::{
        Damage, Store,
        trials::{self, Ending},
    },
};

#[test]
fn kills_in_the_midst_of_the_work_lose_nothing() {
    in_turn(trials::kills(40)).assert_clean();
}

#[test]
fn kills_while_the_journal_is_packed_lose_nothing() {
    in_turn(trials::packing(3)).assert_clean();
}

#[test]
fn reloads_lose_nothing() {
    in_turn(trials::endings(Ending::Reload, 20)).assert_clean();
}

#[test]
fn closed_tabs_lose_nothing() {
    in_turn(trials::endings(Ending::Close, 20)).assert_clean();
}

#[test]
fn crashed_pages_lose_nothing() {
    in_turn(trials::endings(Ending::Crash, 20)).assert_clean();
}

#[test]
fn a_machine_that_shuts_down_loses_nothing() {
    in_turn(trials::endings(Ending::Terminate, 20)).assert_clean();
}

#[test]
fn two_tabs_at_once_keep_all_of_both_and_show_each_others() {
    in_turn(trials::tabs(2, 300)).assert_clean();
}

#[test]
fn damage_to_localstorage_loses_nothing_then_or_later() {
    damage(Store::Home, &Damage::USUAL);
}

#[test]
fn damage_to_indexeddb_loses_nothing_then_or_later() {
    damage(Store::Mirror, &Damage::USUAL);
}

/// As the other database in all but its place: one damage that the browser may get over, and one that it cannot.
#[test]
fn damage_to_the_bucket_loses_nothing_then_or_later() {
    damage(Store::Bucket, &[Damage::TornTail(3000), Damage::DeletedFolder]);
}

fn damage(store: Store, damages: &[Damage]) {
    in_turn(async {
        let booth = trials::worked_at().await;
        for damage in damages {
            trials::damage(&booth, store, *damage).await.assert_clean();
        }
    });
}

#[test]
fn with_all_stores_gone_the_first_screen_offers_the_last_file() {
    in_turn(async {
        let booth = trials::worked_at().await;
        trials::damage_to_all(&booth, Damage::DeletedFolder).await.assert_clean();
    });
}

#[test]
fn a_full_disk_is_said_in_time_and_nothing_on_it_is_called_saved() {
    match in_turn(trials::full_disk(100)) {
        Ok(count) => count.assert_clean(),
        // Where every check must run, and could, leaving it out is a failure.
        Err(reason) if env::var("CI").is_ok_and(|ci| ci == "true") && trials::is_administrator() => {
            panic!("There is no disk to fill: {reason}")
        }
        Err(reason) => eprintln!("skipped: there is no disk to fill ({reason})"),
    }
}

#[test]
fn an_edit_is_written_once() {
    in_turn(trials::one_write(5)).assert_clean();
}

#[test]
fn an_idle_page_writes_nothing() {
    in_turn(trials::idle(Duration::from_secs(600))).assert_clean();
}

#[test]
fn beside_a_later_version_nothing_is_written_and_the_reason_is_said() {
    in_turn(trials::later_version()).assert_clean();
}
