//! What is written down reads back as it was, letter for letter.

use entonnoir::{
    domain::{moment::Moment, workspace::Workspace},
    sample,
    session::storage::{self, Piece},
    snapshot::{file, parts, record},
};
use proptest::prelude::*;

use crate::{
    law,
    world::{NOON, World, stories, whole},
};

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn a_file_reads_back_and_the_same_workspace_gives_the_same_text(steps in stories(80)) {
        for tablet in World::after(2, &steps).tablets {
            let text = file::encode(tablet.workspace(), NOON);
            let decoded = file::decode(&text).unwrap();
            prop_assert_eq!(&decoded.rejected, &[]);
            prop_assert_eq!(&decoded.workspace, tablet.workspace());
            prop_assert_eq!(decoded.workspace.whole_index(), tablet.workspace().whole_index());
            prop_assert_eq!(file::encode(&decoded.workspace, NOON), text);
        }
    }

    #[test]
    fn pieces_read_back_in_any_order(steps in stories(80)) {
        for tablet in World::after(2, &steps).tablets {
            let mut joined = Workspace::default();
            for piece in parts::encode(tablet.workspace()).iter().rev() {
                joined.join(&parts::decode(piece).unwrap());
            }
            prop_assert_eq!(&joined, tablet.workspace());
            prop_assert_eq!(parts::encode(&joined), parts::encode(tablet.workspace()));
        }
    }

    #[test]
    fn records_read_back(steps in stories(80)) {
        for tablet in World::after(2, &steps).tablets {
            let records = tablet.pieces.iter().filter_map(|(key, text)| match storage::piece(key) {
                Some(Piece::Journal { writer, sequence }) => Some((writer, sequence, text)),
                _ => None,
            });
            let mut read = Vec::new();
            for (writer, sequence, text) in records {
                let part = storage::part_key(writer, sequence, 0);
                let beside = tablet.pieces.iter().filter(|(key, _)| key.starts_with(part.trim_end_matches("0000")));
                let change = whole(text, beside.map(|(_, text)| text.as_str()));
                prop_assert_eq!(&record::encode(&change), text);
                read.push(change);
            }
            read.sort_by_key(|change| change.stamp);
            prop_assert_eq!(read, tablet.changes());
        }
    }
}

/// What `cargo xtask sample` writes.
#[test]
fn a_sample_is_the_same_every_time_and_reads_back_whole() {
    let workspace = sample::workspace(1_000, 7, Moment::utc(NOON));
    let text = file::encode(&workspace, NOON);
    assert_eq!(text, file::encode(&sample::workspace(1_000, 7, Moment::utc(NOON)), NOON));
    let read = file::decode(&text).unwrap();
    assert_eq!(read.rejected, []);
    assert_eq!(read.workspace, workspace);
    assert_eq!(read.workspace.whole_index(), workspace.whole_index());
}
