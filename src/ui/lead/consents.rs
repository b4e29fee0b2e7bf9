//! To what the person consents, and what shows it: recorded when it is said aloud or written, and withdrawn as easily.

use leptos::prelude::*;

use super::{Open, Section};
use crate::{
    commands::RecordConsent,
    domain::{
        consent::{Means, Proof},
        criterion::Said,
        ids::LeadId,
    },
    i18n::{consent as words, format},
    queries::lead_sheet::{Consent, Consents},
    ui::{
        app::{App, use_app},
        later::{Booth, Screen},
    },
};

/// Absent for a team that asks for no consent and has no notice to show.
#[component]
pub fn ConsentsSection(open: Open) -> impl IntoView {
    let app = use_app();
    let known = open.part(|known| known.consents.clone());
    let team = open.part(|known| Some(known.team));
    let is_there =
        Memo::new(move |_| known.with(|known| !known.purposes.is_empty() || known.notice.is_some()));
    let show = move |_| {
        if let Some(team) = team.get_untracked() {
            app.above.set(Some(Screen::Booth(Booth::Notice(team))));
        }
    };
    let lines = move || {
        let known = known.get();
        let line = |consent| view! { <Line consent lead=open.lead known=known.clone()/> };
        known.purposes.iter().cloned().map(line).collect_view()
    };
    view! {
        <Show when=move || is_there.get()>
            <Section title=app.say(words::CONSENTS) name="consents">
                <Show when=move || known.with(|known| known.has_objected)>
                    <p class="problem" data-testid="objected">{app.say(words::HAS_OBJECTED)}</p>
                </Show>
                <ul class="consents">{lines}</ul>
                <Show when=move || known.with(|known| known.notice.is_some())>
                    <button type="button" class="button section-action" data-testid="show-notice" on:click=show>
                        {app.say(words::SHOW_NOTICE)}
                    </button>
                </Show>
            </Section>
        </Show>
    }
}

#[component]
fn Line(consent: Consent, lead: LeadId, known: Consents) -> impl IntoView {
    let app = use_app();
    let is_given = matches!(consent.said, Some((Said::Yes, _)));
    let tone = consent.said.map(|_| if is_given && !known.has_objected { "accent" } else { "warning" });
    let said = match consent.said {
        Some((said, _)) => app.say(words::said(said)),
        None => app.say(words::NOT_GIVEN),
    };
    let past = (!consent.is_asked).then(|| {
        view! { <span class="chip">{app.say(words::NO_LONGER_ASKED)}</span> }
    });
    let wording = app.word(&consent.wording);
    let state = consent.said.map_or("open", |_| if is_given { "given" } else { "withdrawn" });
    let told = consent.told.as_ref().map(|told| {
        view! {
            <details class="gate-more">
                <summary>{app.say(words::TOLD)}</summary>
                <p class="remark">{app.word(&told.text)}</p>
            </details>
        }
    });
    // What the person said yes to, where it is worded otherwise by now.
    let wordings = [&consent.wording.fr, &consent.wording.en];
    let then = consent.proof.as_ref().map(|proof| proof.words.clone());
    let then = then.filter(|words| !words.is_empty() && !wordings.contains(&words));
    let id = consent.purpose.to_string();
    let proof = told_proof(app, &consent);
    let consent = StoredValue::new(consent);
    let record = move |means, is_given: bool| {
        let proof = consent.with_value(|consent| a_proof(app, consent, &known, means));
        let purpose = consent.with_value(|consent| consent.purpose);
        app.ask(RecordConsent { lead, purpose, is_given, proof });
    };
    // As easily withdrawn as given: in the same two ways.
    let deeds = if is_given {
        [
            ("withdraw-consent", words::WITHDRAW_ORAL, Means::Oral),
            ("withdraw-form", words::WITHDRAW_FORM, Means::Form),
        ]
    } else {
        [("record-oral", words::RECORD_ORAL, Means::Oral), ("record-form", words::RECORD_FORM, Means::Form)]
    };
    let deeds = deeds.map(|(testid, name, means)| {
        let record = record.clone();
        view! {
            <button type="button" class="button section-action" data-testid=testid
                on:click=move |_| record(means, !is_given)>
                {app.say(name)}
            </button>
        }
    });
    view! {
        <li class="consent" data-purpose=id data-said=state>
            <p>{wording}</p>
            <p class="consent-said"><span class="chip" data-tone=tone>{said}</span> {past}</p>
            {proof.map(|proof| view! { <p class="hint" data-testid="consent-proof">{proof}</p> })}
            {then.map(|words| view! { <p class="remark">{words}</p> })}
            {told}
            <div class="consent-deeds">{deeds}</div>
        </li>
    }
}

/// What shows it, in one line; what somebody typed instead; or that nothing does.
fn told_proof(app: App, consent: &Consent) -> Option<String> {
    let (said, at) = consent.said?;
    let (locale, now) = (app.locale.get_untracked(), app.now());
    let Some(proof) = &consent.proof else {
        let remark = match consent.remark.as_str() {
            "" => app.say(words::NO_PROOF),
            remark => remark,
        };
        return Some(format!("{remark} · {}", format::instant(locale, at.millis, now)));
    };
    Some(words::told(locale, said, proof, now))
}

/// Of what is said now, in front of this screen.
fn a_proof(app: App, consent: &Consent, known: &Consents, means: Means) -> Proof {
    let (locale, stand) = (app.locale.get_untracked(), app.stand());
    let notice = known.notice.as_ref();
    Proof {
        means,
        at: app.now().millis,
        language: consent.wording.shown_in(locale).key().to_owned(),
        notice: notice.map(|(version, told)| (*version, told.text.shown_in(locale).key().to_owned())),
        words: consent.wording.text(locale).to_owned(),
        show: stand.campaign,
        device: stand.device,
    }
}
