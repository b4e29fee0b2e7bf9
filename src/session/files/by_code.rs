//! Without network and without a cable: a file as codes on one screen, which the camera of another reads; and a person
//! as one code, which any telephone takes for a contact.

use super::{Incoming, MOST_BYTES, Outgoing};
use crate::{
    code::{
        draw::{Squares, draw},
        stream::Sender,
    },
    domain::ids::LeadId,
    session::Session,
    snapshot::{card, packing},
};

/// What goes ten times a second is on a camera’s picture often enough.
pub const FRAMES_A_SECOND: u32 = 10;

/// More squares a side (version 12) ask for a steady hand.
const MOST_SQUARES: usize = 65;

/// A file, ready to be shown; `None` where it takes more than minutes.
pub fn sender(file: &Outgoing) -> Option<Sender> {
    let named = [file.name.as_str(), "\n", &file.text].concat();
    Sender::new(&packing::deflate(named.as_bytes()))
}

/// The file that was read; `None` for what no sender of ours has packed.
pub fn received(bytes: &[u8]) -> Option<Incoming> {
    // No file of ours is larger, and no name a kilobyte long.
    let most = usize::try_from(MOST_BYTES).unwrap_or(usize::MAX).saturating_add(1 << 10);
    let named = String::from_utf8(packing::inflate(bytes, most)?).ok()?;
    let (name, text) = named.split_once('\n')?;
    Some(Incoming { name: name.to_owned(), text: text.to_owned() })
}

impl Session {
    /// One lead as a code with a contact card, of as many fields as any telephone reads with ease; `None` when it is
    /// not here.
    pub fn contact_code(&self, lead: LeadId) -> Option<Squares> {
        let lead = self.workspace.lead(lead)?;
        let codes = card::shorter_and_shorter(lead).filter_map(|card| draw(card.as_bytes()));
        let mut last = None;
        for code in codes {
            let is_easy = code.side <= MOST_SQUARES;
            last = Some(code);
            if is_easy {
                break;
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        code::{
            draw::draw_bare,
            read::{Shades, read},
            stream::{Heard, Receiver},
            testing::shown,
        },
        commands::{CaptureLead, LeadForm},
        domain::{field::Field, moment::Moment},
        sample,
        session::files::extract::{Detail, Which},
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };

    /// What a camera makes of a code.
    fn seen(squares: &Squares, points: usize) -> Vec<Vec<u8>> {
        let (width, shades) = shown(squares, points);
        read(Shades { width, shades: &shades })
    }

    #[test]
    fn two_hundred_leads_are_over_in_half_a_minute_though_a_fifth_is_missed() {
        let session = Session::new(sample::workspace(200, 7, NOW), 1);
        let file = session.export_part(&Which::All, Detail::Whole, NOW);
        let sender = sender(&file).unwrap();
        let mut chance = fastrand::Rng::with_seed(7);
        let (mut receiver, mut unread) = (Receiver::default(), 0);
        let whole = (0..).find_map(|number| {
            if chance.u8(..5) == 0 {
                return None;
            }
            let codes = seen(&draw_bare(&sender.frame(number)).unwrap(), 3);
            // The reader misses about one picture in a hundred even of those without a flaw.
            let Some(code) = codes.first() else {
                unread += 1;
                return None;
            };
            match receiver.take(code) {
                Heard::Whole(bytes) => Some((number + 1, bytes)),
                _ => None,
            }
        });
        let (frames, bytes) = whole.unwrap();
        let Incoming { name, text } = received(&bytes).unwrap();
        assert!(name == file.name && text == file.text);
        // 155 frames without losses, about 200 with them.
        assert!(frames < 30 * FRAMES_A_SECOND && unread < 8, "{frames}, {unread} of them unread");
    }

    #[test]
    fn what_was_not_packed_here_is_no_file() {
        assert_eq!(received(b""), None);
        assert_eq!(received(&packing::deflate(b"no second line")), None);
        assert_eq!(received(&packing::deflate(b"\xff\n{}")), None);
        let most = MOST_BYTES as usize;
        assert_eq!(received(&packing::deflate(&vec![b'\n'; most + 2_000])), None, "a small bomb");
        let largest = Outgoing { name: String::new(), text: " ".repeat(most) };
        assert_eq!(
            received(&packing::deflate(&[b"\n", largest.text.as_bytes()].concat())).unwrap().text.len(),
            most
        );
    }

    #[test]
    fn everybody_fits_a_code_that_says_who_it_is() {
        let session = Session::new(sample::show(NOW), 1);
        for lead in session.workspace().all_leads() {
            let code = session.contact_code(lead.id).unwrap();
            assert!(code.side <= MOST_SQUARES);
            let said = String::from_utf8(seen(&code, 4).remove(0)).unwrap();
            let read = card::decode(said.as_bytes()).unwrap().cards.remove(0);
            for field in [Field::FullName, Field::Company, Field::Phone, Field::Email] {
                let read = read.fields.get(&field).map(String::as_str).unwrap_or_default();
                assert_eq!(read, lead.text(field), "{said}");
            }
        }
    }

    /// What the code of somebody captured like this says.
    fn said_of(form: LeadForm) -> String {
        let mut session = Session::new(sample::show(NOW), 1);
        let lead = LeadId::new(77);
        session.dispatch(CaptureLead { lead, team: sample::SALES, form }, NOW).unwrap();
        let code = session.contact_code(lead).unwrap();
        assert!(code.side <= MOST_SQUARES);
        String::from_utf8(seen(&code, 4).remove(0)).unwrap()
    }

    #[test]
    fn of_long_texts_what_can_be_spared_stays_out() {
        let form = LeadForm::default()
            .with(Field::FullName, "Zoé; Martin")
            .with(Field::Email, "zoe@acme.fr")
            .with(Field::Website, "https://acme.fr/a,b")
            .with(Field::Phone, "+33 6 12 34 56 78");
        assert_eq!(
            said_of(form.clone()),
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Martin;Zoé\\;;;;\r\nFN:Zoé\\; Martin\r\nTEL:+33 6 12 34 56 78\r\n\
             EMAIL:zoe@acme.fr\r\nURL:https://acme.fr/a,b\r\nEND:VCARD\r\n"
        );
        let short = said_of(form.clone().with(Field::Notes, "Stand 4\nà rappeler"));
        assert!(short.contains("\r\nNOTE:Stand 4\\nà rappeler\r\n"), "{short}");
        let long = said_of(form.with(Field::Notes, "é".repeat(81)).with(Field::Company, "É".repeat(120)));
        assert!(!long.contains("NOTE") && !long.contains("ORG"), "{long}");
        assert!(long.contains("EMAIL:zoe@acme.fr") && long.contains("FN:Zoé"), "{long}");
    }
}
