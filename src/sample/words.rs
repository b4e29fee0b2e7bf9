//! The names and phrases that the sample is made of. All invented: any likeness to real firms is chance.

/// How the people of one country are called, and where they can be reached.
pub(super) struct Country {
    /// As its people write it.
    pub name: &'static str,
    /// Out of a hundred people.
    pub weight: u32,
    pub speaks: Tongue,
    pub cities: &'static [&'static str],
    pub given: &'static [&'static str],
    pub family: &'static [&'static str],
    pub trades: &'static [&'static str],
    pub forms: &'static [&'static str],
    pub numbers: &'static [Numbers],
}

/// Telephone numbers that regulators keep free for films and examples: nobody is ever called by mistake.
pub(super) struct Numbers {
    pub prefix: &'static str,
    /// Digits after the prefix.
    pub digits: usize,
}

/// In which language notes about somebody are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    Fr,
    En,
}

// Word lists are read across, not down.
#[rustfmt::skip]
pub(super) const COUNTRIES: &[Country] = &[
    Country {
        name: "France",
        weight: 58,
        speaks: Tongue::Fr,
        cities: &[
            "Paris", "Lyon", "Marseille", "Toulouse", "Nantes", "Rennes", "Lille", "Bordeaux", "Orléans", "Besançon",
            "Saint-Étienne", "Grenoble", "Annecy", "Le Mans", "Béziers", "Pau", "Metz", "Tours", "Dijon", "Quimper",
        ],
        given: &[
            "Claire", "Éric", "Hélène", "Jean-Baptiste", "Aïcha", "Loïc", "Chloé", "Benoît", "Inès", "Thibault",
            "Maëlle", "Raphaël", "Solène", "Gaël", "Noémie", "François", "Yasmine", "Jérôme", "Léa", "Anaïs", "Hugo",
            "Mehdi", "Océane", "Cédric", "Agnès", "Rémi", "Fatou", "Sébastien", "Élodie", "Paul", "Zoé", "Karim",
        ],
        family: &[
            "Morel", "Lefèvre", "Garnier", "Béranger", "Le Goff", "Dubois-Martin", "Haddad", "Chauvin", "Périer",
            "Delacroix", "Nguyen", "Roussel", "Besnard", "Lacombe", "Guérin", "Traoré", "Faure", "Hervé", "Picard",
            "Maréchal", "Benali", "Tessier", "Marchand", "Vasseur", "Couturier", "Diallo", "Renaud", "Aubry",
            "Colin", "Gauthier", "Kerbrat", "Ferreira", "Joly", "Maçon", "Noël", "D’Amico",
        ],
        trades: &[
            "Atelier", "Constructions", "Menuiserie", "Charpentes", "Architectes", "Habitat", "Promotion", "Maisons",
            "Bureau d’études", "Façades", "Groupe", "Hôtels", "Rénovation", "Couverture",
        ],
        forms: &["SAS", "SARL", "SA", "EURL", "SCOP", ""],
        numbers: &[
            Numbers { prefix: "+3319900", digits: 4 },
            Numbers { prefix: "+3363998", digits: 4 },
            Numbers { prefix: "+3346571", digits: 4 },
        ],
    },
    Country {
        name: "Belgique",
        weight: 8,
        speaks: Tongue::Fr,
        cities: &["Bruxelles", "Namur", "Liège", "Gent", "Mons"],
        given: &["Lieve", "Thomas", "Joëlle", "Pieter", "Marie", "Bart", "Céline", "Wout"],
        family: &["Peeters", "Dupont", "Van den Broeck", "Lambert", "Claes", "Léonard", "D’Hondt", "Maes"],
        trades: &["Bouwbedrijf", "Constructions", "Architectes", "Toitures"],
        forms: &["SRL", "SA", "BV"],
        numbers: &[],
    },
    Country {
        name: "Suisse",
        weight: 6,
        speaks: Tongue::Fr,
        cities: &["Genève", "Lausanne", "Neuchâtel", "Zürich"],
        given: &["Urs", "Noé", "Sandrine", "Reto", "Mélanie", "Luc"],
        family: &["Rochat", "Müller", "Favre", "Jaccoud", "Bächler", "Monnier"],
        trades: &["Charpente", "Immobilier", "Architecture"],
        forms: &["SA", "Sàrl", "AG"],
        numbers: &[],
    },
    Country {
        name: "Deutschland",
        weight: 8,
        speaks: Tongue::En,
        cities: &["Köln", "München", "Lübeck", "Gießen", "Leipzig"],
        given: &["Jürgen", "Anke", "Björn", "Käthe", "Lukas", "Sabine", "Emre", "Heike"],
        family: &["Weiß", "Schröder", "Groß", "Yılmaz", "Krämer", "Strauß", "Böhm", "Vogel"],
        trades: &["Holzbau", "Zimmerei", "Fassaden", "Wohnbau"],
        forms: &["GmbH", "AG", "GmbH & Co. KG"],
        numbers: &[Numbers { prefix: "+493023125", digits: 3 }],
    },
    Country {
        name: "United Kingdom",
        weight: 7,
        speaks: Tongue::En,
        cities: &["London", "Leeds", "Bristol", "Glasgow"],
        given: &["Olivia", "Siobhán", "Harry", "Priya", "Callum", "Grace", "Imran", "Beth"],
        family: &["Hughes", "O’Neill", "Patel", "Fletcher", "MacLeod", "Ashworth", "Okafor", "Shaw"],
        trades: &["Timber", "Homes", "Architects", "Estates"],
        forms: &["Ltd", "LLP", "plc"],
        numbers: &[Numbers { prefix: "+442079460", digits: 3 }],
    },
    Country {
        name: "Polska",
        weight: 5,
        speaks: Tongue::En,
        cities: &["Łódź", "Kraków", "Wrocław", "Gdańsk"],
        given: &["Łukasz", "Małgorzata", "Paweł", "Agnieszka", "Michał", "Zofia"],
        family: &["Wójcik", "Kowalczyk", "Żak", "Nowak", "Dąbek", "Śliwa"],
        trades: &["Drewno", "Budowa", "Fasady"],
        forms: &["sp. z o.o.", "S.A."],
        numbers: &[],
    },
    Country {
        name: "España",
        weight: 4,
        speaks: Tongue::En,
        cities: &["Bilbao", "Málaga", "Logroño"],
        given: &["Íñigo", "Lucía", "Joaquín", "Begoña", "Andrés", "Nuria"],
        family: &["Muñoz", "Ibáñez", "García Peña", "Etxeberria", "Roldán", "Vidal"],
        trades: &["Construcciones", "Maderas", "Estudio"],
        forms: &["S.L.", "S.A."],
        numbers: &[],
    },
    Country {
        name: "Sverige",
        weight: 4,
        speaks: Tongue::En,
        cities: &["Göteborg", "Malmö", "Umeå"],
        given: &["Åsa", "Göran", "Linnéa", "Nils", "Märta", "Øyvind"],
        family: &["Sjöberg", "Åkesson", "Lindqvist", "Öberg", "Nordström", "Dahl"],
        trades: &["Trähus", "Arkitekter", "Bygg"],
        forms: &["AB"],
        numbers: &[],
    },
];

/// Everything that is said in one language.
pub(super) struct Phrases {
    pub titles: &'static [&'static str],
    /// What they are building.
    pub works: &'static [&'static str],
    /// What they said of it.
    pub remarks: &'static [&'static str],
    pub show: &'static [&'static str],
    pub form: &'static [&'static str],
    pub mailing: &'static [&'static str],
    pub letter: &'static [&'static str],
    pub meeting: &'static [&'static str],
    pub call_in: &'static [&'static str],
    pub call_out: &'static [&'static str],
    pub mail_in: &'static [&'static str],
    pub mail_out: &'static [&'static str],
    pub next_steps: &'static [&'static str],
    pub passes: &'static [&'static str],
    /// For each question: grounds for a yes, and for a no.
    pub grounds: &'static [(&'static str, &'static [&'static str], &'static [&'static str])],
}

pub(super) fn phrases(tongue: Tongue) -> &'static Phrases {
    match tongue {
        Tongue::Fr => &FRENCH,
        Tongue::En => &ENGLISH,
    }
}

#[rustfmt::skip]
const FRENCH: Phrases = Phrases {
    titles: &[
        "Gérance", "Direction technique", "Architecte", "Service achats", "Conduite de travaux", "Responsable de projet",
        "Direction générale", "Économiste de la construction", "Secrétariat général", "Responsable des achats",
    ],
    works: &[
        "bardage de douze logements", "école primaire à rénover", "hôtel de quarante chambres",
        "surélévation en centre-ville", "extension de bureaux", "gymnase communal", "résidence étudiante",
        "façade nord à refaire", "maison de santé", "halle de marché", "trois villas en lotissement", "crèche neuve",
        "entrepôt à isoler", "gare routière", "mairie à agrandir", "chai viticole",
    ],
    remarks: &[
        "Compare avec deux autres fournisseurs.", "Demande le classement au feu.", "Attend le permis de construire.",
        "Le prix au mètre carré l’inquiète.", "Veut voir un chantier terminé.", "Livraison souhaitée avant l’été.",
        "L’associé doit donner son accord.", "Préfère le mélèze au douglas.", "Budget voté au conseil de mars.",
        "Cherche une pose clés en main.", "A déjà travaillé avec nous il y a cinq ans.", "Joignable plutôt le matin.",
        "Souhaite trois teintes au choix.", "Le maître d’ouvrage hésite encore.", "S’intéresse de près à l’isolation.",
        "Demande un délai de paiement.", "Le bureau de contrôle veut un avis technique.", "Chantier difficile d’accès.",
    ],
    show: &["Passage sur le stand", "Discussion sur le stand", "A pris un échantillon", "Passage à deux sur le stand"],
    form: &["Formulaire du site", "Demande de catalogue", "Demande de rappel", "Question posée en ligne"],
    mailing: &["Invitation au salon", "Lettre du trimestre", "Annonce de la nouvelle gamme"],
    letter: &["Courrier avec plans", "Lettre de consultation"],
    meeting: &["Rendez-vous dans ses bureaux", "Visite de chantier", "Visioconférence", "Déjeuner de travail"],
    call_in: &["Nous a appelés", "Rappelle après notre message", "Appel de sa part"],
    call_out: &["Appel", "Message laissé sur le répondeur", "Relance par téléphone", "Point rapide"],
    mail_in: &["Répond à notre message", "Écrit pour en savoir plus", "Envoie ses plans"],
    mail_out: &["Documentation envoyée", "Références envoyées", "Compte rendu envoyé", "Fiche technique envoyée"],
    next_steps: &[
        "Rappeler", "Envoyer un échantillon", "Préparer le devis", "Proposer une visite", "Relancer par mail",
        "Joindre le décideur", "Confirmer le rendez-vous", "Envoyer les références", "Chiffrer la variante en mélèze",
    ],
    passes: &[
        "Client historique, le reste suivra.", "Accord oral du directeur, écrit attendu.",
        "Urgent : chantier ouvert le mois prochain.", "Vu avec la responsable des ventes.",
    ],
    grounds: &[
        (
            "bant/budget",
            &["Enveloppe votée.", "Financement bouclé avec la banque.", "Ligne prévue au budget de l’année."],
            &["Budget gelé jusqu’à l’an prochain.", "Trop cher pour cette tranche."],
        ),
        (
            "bant/authority",
            &["Signe les commandes.", "Décide avec son associé.", "Présente le dossier au comité."],
            &["Tout se décide au siège."],
        ),
        (
            "bant/need",
            &["La façade actuelle prend l’eau.", "Bois imposé par le permis.", "Veut réduire le chauffage."],
            &["Reste sur de l’enduit."],
        ),
        (
            "bant/timeline",
            &["Chantier au printemps.", "Commande avant la fin du trimestre.", "Pose prévue en septembre."],
            &["Projet repoussé sans date.", "Rien avant deux ans."],
        ),
        (
            "maturity/fit",
            &["Constructeur de vingt personnes, dans notre région.", "Même profil que nos meilleurs clients."],
            &["Hors de la région que nous livrons."],
        ),
    ],
};

#[rustfmt::skip]
const ENGLISH: Phrases = Phrases {
    titles: &[
        "Managing director", "Architect", "Buyer", "Site manager", "Project lead", "Head of procurement",
        "Quantity surveyor", "Office manager", "Partner",
    ],
    works: &[
        "cladding for twelve flats", "primary school refit", "forty-room hotel", "two extra floors in the city centre",
        "office extension", "sports hall", "student housing", "north façade to replace", "health centre",
        "market hall", "three detached houses", "warehouse to insulate", "town hall wing", "winery",
    ],
    remarks: &[
        "Comparing with two other suppliers.", "Asks for the fire rating.", "Waiting for planning permission.",
        "Worried about the price per square metre.", "Wants to see a finished site.", "Delivery wanted before summer.",
        "The partner has to agree.", "Prefers larch to Douglas fir.", "Looks for supply and fitting in one.",
        "Bought from us five years ago.", "Best reached in the morning.", "Wants three colours to choose from.",
        "The client still hesitates.", "Keen on the insulation.", "Asks for time to pay.", "Access to the site is hard.",
    ],
    show: &["Came to the stand", "Talk at the stand", "Took a sample", "Came with a colleague"],
    form: &["Website form", "Asked for the catalogue", "Asked to be called back", "Question sent online"],
    mailing: &["Invitation to the show", "Quarterly letter", "New range announced"],
    letter: &["Letter with drawings", "Letter asking for prices"],
    meeting: &["Meeting at their office", "Site visit", "Video call", "Working lunch"],
    call_in: &["Called us", "Called back after our message", "Rang with questions"],
    call_out: &["Call", "Message left on voicemail", "Follow-up call", "Short call"],
    mail_in: &["Answers our message", "Writes to know more", "Sends the drawings"],
    mail_out: &["Brochure sent", "References sent", "Minutes sent", "Data sheet sent"],
    next_steps: &[
        "Call back", "Send a sample", "Prepare the quote", "Suggest a visit", "Follow up by mail",
        "Reach the decision maker", "Confirm the meeting", "Send references",
    ],
    passes: &[
        "Long-standing customer, the rest will follow.", "Director agreed on the phone, paper to come.",
        "Urgent: work starts next month.", "Agreed with the head of sales.",
    ],
    grounds: &[
        (
            "bant/budget",
            &["Funding is approved.", "“The money is set aside.”", "In this year’s plan."],
            &["Budget frozen until next year.", "Too expensive for this phase."],
        ),
        (
            "bant/authority",
            &["Signs the order.", "Decides with the partner.", "Presents it to the board."],
            &["Everything is decided at head office."],
        ),
        (
            "bant/need",
            &["The present façade lets water in.", "Permit asks for timber.", "Wants to heat less."],
            &["Stays with render."],
        ),
        (
            "bant/timeline",
            &["Work starts in spring.", "Order before the quarter ends.", "Fitting planned for September."],
            &["Put off without a date.", "Nothing for two years."],
        ),
        (
            "maturity/fit",
            &["Builder of twenty, in our region.", "Like our best customers."],
            &["Outside the region that we deliver to."],
        ),
    ],
};

pub(super) const SALESPEOPLE: [&str; 4] = ["Inès Lambert", "Marc Delorme", "Sofia Rossi", "Tom Becker"];

pub(super) const TAGS: [&str; 9] = [
    "architecte",
    "neuf",
    "rénovation",
    "public",
    "export",
    "VIP",
    "distributeur",
    "logement",
    "échantillon",
];
