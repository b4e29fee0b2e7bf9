//! What shows that somebody consented (GDPR, article 7): what they were told, what they said yes to, when, where and how.
//!
//! A consent is an answer to one of the team's purposes, and its proof is the evidence of that answer: a few lines
//! that people can read wherever answers are shown, and that read back. Only what somebody said yes to is written down:
//! an empty box is no consent, and no refusal either.

use chrono::{DateTime, Timelike};

use super::{
    criterion::{Answer, Said},
    moment::{Millis, Moment, read_day},
    stamp::Stamp,
    text::clean_line,
};

/// How somebody said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// By a tick of their own on the screen that is turned to visitors.
    Kiosk,
    /// Aloud, to somebody of the team.
    Oral,
    /// On paper.
    Form,
}

impl Means {
    pub const ALL: [Means; 3] = [Means::Kiosk, Means::Oral, Means::Form];

    pub fn key(self) -> &'static str {
        match self {
            Means::Kiosk => "kiosk",
            Means::Oral => "oral",
            Means::Form => "form",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Means::ALL.into_iter().find(|means| means.key() == key)
    }
}

/// Written `channel: kiosk`, `at: 2026-11-22T09:30:00Z`, `language: de`, `notice: 19ac-0-1 en`, `show: …`,
/// `device: …` and `words: …`, each on a line of its own, those that are not known left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub means: Means,
    /// In whole seconds.
    pub at: Millis,
    /// In which language they were asked, such as `fr`.
    pub language: String,
    /// The version of the notice that they could read, and in which language it stood there.
    pub notice: Option<(Stamp, String)>,
    /// What they said yes to, word for word.
    pub words: String,
    pub show: String,
    /// Which tablet.
    pub device: String,
}

const SECOND: Millis = 1_000;

impl Proof {
    pub fn text(&self) -> String {
        let notice = self.notice.as_ref().map(|(version, language)| format!("{version} {language}"));
        let at = instant(self.at);
        let lines = [
            ("channel", self.means.key()),
            ("at", &at),
            ("language", &self.language),
            ("notice", notice.as_deref().unwrap_or_default()),
            ("show", &self.show),
            ("device", &self.device),
            ("words", &self.words),
        ];
        let mut text = String::new();
        for (name, value) in lines {
            // Nobody types a line of their own into a proof.
            let value = clean_line(value);
            if !value.is_empty() {
                text.push_str(if text.is_empty() { "" } else { "\n" });
                text.push_str(name);
                text.push_str(": ");
                text.push_str(&value);
            }
        }
        text
    }

    /// `None` for evidence that somebody typed.
    pub fn read(text: &str) -> Option<Self> {
        let line = |name: &str| {
            let mut lines = text.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(known, _)| *known == name).map(|(_, value)| value)
        };
        let said = |name: &str| line(name).unwrap_or_default().to_owned();
        let notice = match line("notice") {
            Some(notice) => {
                let (version, language) = notice.split_once(' ')?;
                Some((version.parse().ok()?, language.to_owned()))
            }
            None => None,
        };
        Some(Self {
            means: Means::from_key(line("channel")?)?,
            at: read_instant(line("at")?)?,
            language: said("language"),
            notice,
            words: said("words"),
            show: said("show"),
            device: said("device"),
        })
    }

    /// On one line, for where the proof of the legal basis stands.
    pub fn line(&self) -> String {
        let notice = self.notice.as_ref().map(|(version, _)| format!("notice {}", instant(version.millis)));
        let parts = [
            format!("{} {}", self.means.key(), instant(self.at)),
            self.language.clone(),
            notice.unwrap_or_default(),
            self.show.clone(),
            self.device.clone(),
        ];
        let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        clean_line(&known.join(", ")).chars().take(200).collect()
    }

    /// The answer that stands on this proof: given, or withdrawn.
    pub fn answer(&self, is_given: bool) -> Answer {
        let said = if is_given { Said::Yes } else { Said::No };
        Answer { on: Some(Moment::utc(self.at).today()), ..Answer::new(said, self.text()) }
    }
}

/// `2026-11-22T09:30:00Z`.
fn instant(at: Millis) -> String {
    let Some(at) = DateTime::from_timestamp_millis(at) else { return String::new() };
    format!("{}T{:02}:{:02}:{:02}Z", at.date_naive(), at.hour(), at.minute(), at.second())
}

fn read_instant(text: &str) -> Option<Millis> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut parts = time.splitn(3, ':').map(|part| part.parse::<u32>().ok());
    let at = read_day(day)?.and_hms_opt(parts.next()??, parts.next()??, parts.next()??)?;
    Some(at.and_utc().timestamp() * SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Millis = 1_762_084_805_000; // 2025-11-02T12:00:05Z

    fn proof() -> Proof {
        Proof {
            means: Means::Kiosk,
            at: AT,
            language: "de".into(),
            notice: Some((Stamp { millis: 1_762_000_000_000, counter: 0, writer: 7 }, "en".into())),
            words: "You may write to me: offers, news.".into(),
            show: "Salon de l’Été".into(),
            device: "Tablette 3".into(),
        }
    }

    #[test]
    fn a_proof_says_everything_that_the_law_asks_and_reads_back() {
        let text = proof().text();
        assert_eq!(
            text,
            "channel: kiosk\nat: 2025-11-02T12:00:05Z\nlanguage: de\nnotice: 19a3f625400-0-7 en\n\
             show: Salon de l’Été\ndevice: Tablette 3\nwords: You may write to me: offers, news."
        );
        assert_eq!(Proof::read(&text), Some(proof()));
        let bare = Proof { notice: None, show: String::new(), device: String::new(), ..proof() };
        assert_eq!(Proof::read(&bare.text()), Some(bare));
        assert_eq!(
            proof().line(),
            "kiosk 2025-11-02T12:00:05Z, de, notice 2025-11-01T12:26:40Z, Salon de l’Été, Tablette 3"
        );
    }

    #[test]
    fn no_line_of_a_proof_can_be_typed_into_another() {
        let sly = Proof { show: "Salon\nchannel: oral\nat: 1999-01-01T00:00:00Z".into(), ..proof() };
        let read = Proof::read(&sly.text()).unwrap();
        assert_eq!((read.means, read.at), (Means::Kiosk, AT));
        assert_eq!(read.show, "Salon channel: oral at: 1999-01-01T00:00:00Z");
    }

    #[test]
    fn what_somebody_typed_is_no_proof() {
        for text in
            ["", "she said so", "channel: kiosk", "channel: kiosk\nat: yesterday", "at: 2025-11-02T12:00:05Z"]
        {
            assert_eq!(Proof::read(text), None, "{text}");
        }
    }
}
