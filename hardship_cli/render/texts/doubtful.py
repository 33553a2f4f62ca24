"""What else a word can mean that is not taken, and what to write: by fact, by option (``headings``) or by command.

The first line of a text says what the word leaves open, the second what is to be written.
"""

from hardship_cli.i18n import N_

# A person of a Swiss family, as it is written.
_GERMAN = (
    "Ehegatte", "Ehegattin", "Ehefrau", "Ehemann", "Ehepartner", "Ehepartnerin", "Frau", "Mann", "Kind",
    "Familienangehöriger",
)  # fmt: skip
_SWISS_FAMILY = {
    **dict.fromkeys(
        ("eines Schweizers", "einer Schweizerin", "von Schweizern", "Schweizer Staatsangehöriger"), _GERMAN
    ),
    **dict.fromkeys(
        ("of a Swiss", "of a Swiss national", "of a Swiss citizen"),
        ("spouse", "wife", "husband", "child", "family member"),
    ),
}

# Said of any paragraph that is none of the grounds, and of which no more is known.
OTHER_GROUND = N_(
    "This is another provision than those whose permits are reckoned here.\nOf the permit that was held until now write --held-ground other; hardship words --of title lists the grounds."
)

# By the text the words, with commas, that it is about.
ADVICE: dict[str, dict[str, str]] = {
    "act": {
        N_(
            "Titles, cards and certificates are issued, each for a fee of its own.\nWrite --act issue, --act reissue-card or --act fiction-certificate."
        ): "Ausstellung, document issue",
        N_(
            "An application is not an act; what was applied for is one.\nWrite --act issue or --act extend."
        ): "Antrag, application",
        N_(
            "AE is a residence permit (Aufenthaltserlaubnis), which is issued or extended.\nWrite --act issue or --act extend."
        ): "AE",
        N_(
            "This is a word of the asylum procedure or of the Jobcenter.\nIf the extension of a permit is meant, write --act extend."
        ): "Folgeantrag, Weiterbewilligung",
        N_(
            "What changes is not said by it: the purpose of the stay, a condition, the authority.\nWrite --act change-purpose or --act amend-condition."
        ): "Wechsel",
        N_(
            "The certificate (Fiktionsbescheinigung) has a fee, the effect itself has none.\nFor the certificate write --act fiction-certificate, for the effect hardship fiction."
        ): "Fiktion, fiction",
        N_(
            "No act is called so; a fiction certificate (Fiktionsbescheinigung) may be meant.\nIf so, write --act fiction-certificate."
        ): "vorläufige AE",
        N_(
            "Some offices call a new card so, others the transfer of a title to another document.\nWrite --act reissue-card or --act title-transfer."
        ): "Übertrag",
        N_(
            "A card (eAT) comes with each title that is issued or extended; an act of its own is a new card for a title that stays as it is.\nWrite --act issue, --act extend or --act reissue-card."
        ): "Karte, eAT, card",
        N_(
            "A loss is not an act; the new card for one that was lost is.\nWrite --act reissue-card --reason lost."
        ): "Verlust, loss",
        N_(
            "Whether a condition is imposed or changed is not said by it.\nIf it is changed, write --act amend-condition."
        ): "Auflage, Wohnsitzauflage",
        N_(
            "What is confirmed is not said by it.\nWrite --act certificate, or --act fiction-certificate for the effect of an application."
        ): "Bestätigung, confirmation",
        N_(
            "Among the acts is the rejection of an objection (Widerspruch), which has a fee; the period for a remedy is another question.\nFor the fee write --act objection, for the period hardship appeal."
        ): "Einspruch, appeal",
        N_(
            "A passport is issued by one's own state; what is issued here are travel documents for foreigners.\nIf one is meant, write --act travel-document."
        ): "Reisepass, passport",
        N_(
            "RA may be a travel document (Reiseausweis) or a lawyer (Rechtsanwalt).\nIf the document is meant, write --act travel-document."
        ): "RA",
        N_(
            "A paper in place of a passport may be a travel document or a substitute identity document (Ausweisersatz).\nWrite --act travel-document or --act substitute-id."
        ): "Ersatzpapier, Passersatzpapier",
        N_(
            "Into a new passport a title can be transferred; a card (eAT) can also be issued anew for it.\nWrite --act title-transfer, or --act reissue-card with --reason passport-expired."
        ): "neuer Pass, new passport",
        N_(
            "From the duty to hold a passport an exception can be made.\nIf that is meant, write --act passport-exemption."
        ): "Passpflicht",
        N_(
            "It is not among the acts that are reckoned here.\nhardship words --of act lists the acts."
        ): "Verpflichtungserklärung, Einbürgerung, Niederlassungserlaubnis, NE, Blaue Karte, Blaue Karte EU, Visum, Aufenthaltsgestattung, Gestattung, Arbeitserlaubnis, Beschäftigungserlaubnis, naturalisation, settlement permit, Blue Card, EU Blue Card, visa, work permit",
    },
    "outcome": {
        N_(
            "A procedure can end by a grant, a refusal or a withdrawal.\nWrite --outcome granted, --outcome refused or --outcome withdrawn."
        ): "Erledigung, erledigt, eingestellt, Erledigung ohne Entscheidung, Wegzug, discontinued, settled, moved away",
        N_(
            "What was granted in part has two outcomes, each for what it is about.\nWrite --outcome granted or --outcome refused, and the act that it goes with."
        ): "teilweise abgelehnt, teilweise erteilt, teilweise stattgegeben, partly refused, partly granted",
        N_(
            "Revoked is a title, or it lapses; an application is withdrawn.\nIf it was withdrawn, write --outcome withdrawn."
        ): "widerrufen, erloschen, revoked, lapsed",
    },
    "against": {
        N_(
            "Read here is the threat of removal (Abschiebungsandrohung), not the removal, an order of it or a demand to leave.\nIf the threat is meant, write --against removal-threat."
        ): "Abschiebung, Abschiebungsanordnung, Ausreiseaufforderung, removal, deportation",
        N_(
            "An identity document (Ausweis) is not an expulsion (Ausweisung).\nIf the expulsion is meant, write --against expulsion."
        ): "Ausweis",
    },
    "reason": {
        N_(
            "A new passport can lead to a new card, or to the transfer of the title to it.\nFor the card write --reason passport-expired, for the transfer --act title-transfer without a reason."
        ): "neuer Pass, new passport",
        N_(
            "An address is changed on the card by a sticker, which is no new card.\nIf a new card is issued because data changed, write --reason data-changed."
        ): "Umzug, Adresse, Adressänderung, Anschriftenänderung, move, new address, change of address",
    },
    "extras": {
        N_(
            "An added service is the sending of the card to its holder's home; the service of a decision is not.\nIf the card is meant, write --extras delivery."
        ): "Zustellung, Versand, shipping, service",
        N_(
            "The sticker with a new address on the card may be meant, or the one that bears a title (Klebeetikett).\nIf the latter is, write --extras sticker."
        ): "Aufkleber, Kleber",
        N_(
            "The sheet with conditions that goes with a card may be meant, or the form of a toleration or a fiction certificate.\nIf a separate sheet (besonderes Blatt) is meant, write --extras separate-sheet."
        ): "Zusatzblatt, Trägervordruck",
    },
    "benefits": {
        N_(
            "ALG (I) is paid under SGB III, which § 53 Abs. 1 AufenthV does not name; ALG II is Bürgergeld under SGB II.\nFor ALG I write --benefits other, for ALG II --benefits sgb2."
        ): "Arbeitslosengeld, ALG, ALG I, ALG 1, Arbeitslosengeld I, Arbeitslosengeld 1, SGB III, SGB 3, unemployment benefit, unemployment benefit I",
        N_(
            "§ 53 Abs. 1 AufenthV names SGB II, SGB XII and AsylbLG alone: benefits under another book free nobody from the fee; the authority can lower or waive it (§ 53 Abs. 2).\nWrite --benefits other, and the answer says so, or --benefits none."
        ): "SGB I, SGB 1, SGB IV, SGB 4, SGB V, SGB 5, SGB VI, SGB 6, SGB VII, SGB 7, SGB VIII, SGB 8, SGB IX, SGB 9, SGB X, SGB 10, SGB XI, SGB 11, SGB XIV, SGB 14",
        N_(
            "§ 53 Abs. 1 AufenthV does not name this benefit, and it frees nobody from the fee; the authority can lower or waive it (§ 53 Abs. 2).\nWrite --benefits other, and the answer says so, or --benefits none."
        ): "Wohngeld, Kindergeld, KiZ, Kinderzuschlag, BAföG, Elterngeld, Krankengeld, Unterhaltsvorschuss, Rente, Altersrente, housing benefit, child benefit, parental allowance",
    },
    "status": {
        N_(
            "§ 52 Abs. 2 AufenthV speaks of Swiss nationals; whether it holds for their families is not settled by what was read.\nIf the person is Swiss, write --status swiss; else --status none, and ask the authority about the fee."
        ): ", ".join(f"{who} {of}" for of, people in _SWISS_FAMILY.items() for who in people),
        N_(
            "An application for asylum is no status; who is recognised as entitled to asylum has one.\nIf so, write --status asylum."
        ): "Asyl",
        N_(
            "Said of many people; read here is the status alone (Flüchtlingseigenschaft).\nIf it was granted, write --status refugee."
        ): "Flüchtling",
        N_(
            "A nationality alone is no status.\nIf there is a right under the association EU-Turkey, write --status eu-turkey."
        ): "türkisch, Türke, Türkin, TUR, TR, Türkei, Türkiye, Turkish, Turkey, 163",
        N_(
            "A country or its nationality alone is no status; Swiss nationals have one under the agreement between the EU and Switzerland.\nIf the person is one, write --status swiss."
        ): "schweizerisch, Schweiz, CHE, CH, Switzerland, 158",
        N_(
            "This is no protection status.\nWrite --status none, or leave --status out."
        ): "Duldung, geduldet, Gestattung, Aufenthaltsgestattung, Asylbewerber, Asylbewerberin, AG, Abschiebungsverbot, nationales Abschiebungsverbot, § 60 Abs. 5, § 60 Abs. 7, § 25 Abs. 3, toleration, asylum seeker, ban on removal",
    },
    "held": {
        N_(
            "This title is not among those that are read here; what follows from it is not answered.\nhardship words --of held lists what is read."
        ): "Niederlassungserlaubnis, NE, Daueraufenthalt-EU, Erlaubnis zum Daueraufenthalt-EU, Blaue Karte, Blaue Karte EU, ICT-Karte, unbefristet, settlement permit, Blue Card, EU Blue Card, ICT card, permanent residence permit",
        N_(
            "This is no residence title.\nWrite --permit-until none, or with the last day of the title that was held before it."
        ): "Duldung, Fiktionsbescheinigung, FB, Gestattung, Aufenthaltsgestattung, Ankunftsnachweis, toleration, fiction certificate, permission to stay",
    },
    "held_ground": {
        N_(
            "§ 23 and § 23a are two grounds.\nFor § 23a write --held-ground 23a, for § 23 --held-ground other."
        ): "§ 23, § 23 Abs. 1, § 23 Abs. 2, § 23 Abs. 4",
        N_(
            "The provision is read, not the purpose; all but those on hardship are one: other.\nWrite --held-ground other."
        ): "Studium, Arbeit, Familie, studies, work, family",
    },
    "title": {
        N_(
            "§ 23 and § 23a are two grounds, and § 23 is not reckoned here.\nIf § 23a is meant, write --title 23a."
        ): "§ 23, § 23 Abs. 1, § 23 Abs. 2, § 23 Abs. 4",
        OTHER_GROUND: "§ 22, § 24, § 25 Abs. 1, § 25 Abs. 2, § 25 Abs. 3, § 25 Abs. 4 S. 3, § 25a, § 25b, § 26, § 28",
    },
    "delivery": {
        N_(
            "An Einwurf-Einschreiben is no service under § 4 VwZG; it counts as an ordinary letter.\nWrite --delivery letter."
        ): "Einwurf-Einschreiben, Einschreiben Einwurf",
        N_("Mail may be the post or e-mail.\nWrite --delivery letter or --delivery email."): "by mail",
        N_(
            "What is sent as an e-mail, fetched from a portal or put in a mailbox counts from days of its own; a fax is none of them.\nWrite --delivery email, --delivery portal, --delivery mailbox or --delivery e-acknowledgement; for a fax give the day with --notified."
        ): "elektronisch, electronic, electronically, Fax, Telefax",
        N_(
            "There are several forms of service, each with a day of its own.\nWrite --delivery pzu, --delivery registered, --delivery registered-return, --delivery acknowledgement or --delivery handover."
        ): "förmlich, Zustellung, formal service",
        N_(
            "Whether the decision was handed to the person is not said by it.\nIf it was, write --delivery handover."
        ): "Abholung, Bote, Kurier, messenger, courier, collection",
        N_(
            "Not every confirmation is the acknowledgement of receipt by which a decision is served (Empfangsbekenntnis).\nIf that one is meant, write --delivery acknowledgement."
        ): "Empfangsbestätigung, Eingangsbestätigung, receipt",
        N_(
            "This is the channel; whether an acknowledgement of receipt was asked for is not said by it.\nIf it was, write --delivery e-acknowledgement."
        ): "beA, beBPo, MJP, EGVP, De-Mail",
        N_(
            "What is fetched from a portal and what is put in an account's mailbox count from different days.\nWrite --delivery portal or --delivery mailbox."
        ): "online",
        N_(
            "To a box at the post office a letter goes; the mailbox of a user account is another thing.\nWrite --delivery letter or --delivery mailbox."
        ): "Postfach, PO box",
        N_(
            "This is another rule (§ 41 Abs. 4 VwVfG) than public service (öffentliche Zustellung).\nFor the latter write --delivery public; else give the day with --notified."
        ): "öffentliche Bekanntgabe, public notification",
        N_(
            "A letter to another country and service there are two things.\nWrite --delivery abroad for the service."
        ): "Ausland",
    },
    "document": {
        N_(
            "Not every letter is a decision against which a remedy is open.\nIf it is one, write --document decision."
        ): "Schreiben, Brief, Anhörung, Anhörungsschreiben, letter, hearing",
        N_(
            "Of the decisions of a court the judgment and the one in urgent proceedings are read here, of which this is neither.\nhardship words --of document lists what is read."
        ): "Gerichtsbescheid, PKH-Beschluss, Einstellungsbeschluss, Kostenbeschluss",
    },
    "instruction": {
        N_(
            "That there is an instruction does not say whether it is right; with a wrong one the period is a year (§ 58 Abs. 2 VwGO).\nWrite --instruction correct or --instruction wrong."
        ): "ja, yes",
    },
    "decided_by": {
        N_(
            "To which level this office belongs is not the same in all Länder.\nWrite --decided-by local, --decided-by higher or --decided-by supreme."
        ): "LEA, ZAB, LRA, Landratsamt",
        N_(
            "The Federal Office (BAMF) decides on asylum, and no decision of it is reckoned with here.\nFor the authority that decides on the permit write --decided-by local, --decided-by higher or --decided-by supreme."
        ): "BAMF, Bundesamt",
        N_(
            "RP may be a Regierungspräsidium, or the Land Rheinland-Pfalz.\nFor the former write --decided-by higher, for the Land --land RP."
        ): "RP",
    },
    "remedy": {
        N_(
            "An Einspruch is another remedy than the objection (Widerspruch).\nIf the instruction names the objection, write --remedy objection."
        ): "Einspruch",
        N_(
            "An urgent application (§ 80 Abs. 5 VwGO) has no period, and stands beside the action.\nIf the action is meant, write --remedy action."
        ): "Eilantrag",
        N_(
            "Against a judgment leave to appeal is applied for (§ 124a Abs. 4 VwGO).\nIf that is meant, write --remedy leave-to-appeal."
        ): "Berufung",
    },
    "permit_until": {
        N_(
            "A title without an end has no last day, and is not reckoned with here.\n--permit-until none says that no title is held."
        ): "unbefristet, unlimited, indefinite, permanent, ohne Ende, unbegrenzt",
    },
    "headings": {
        N_(
            "A number may be that of a file, a person or a household.\nThe file's goes with --id."
        ): "Nummer, Nr., number",
        N_(
            "The Land is read, and the level of the authority.\nWrite --land or --decided-by."
        ): "ABH, zuständige Stelle, Behörde, authority",
        N_("The German Land is read, not a person's state.\nWrite --land."): "state, Staat, country",
        N_(
            "A nationality is not read; the fee asks for the right of Turkish nationals under the association EU-Turkey, and for Swiss nationals.\nWrite --status eu-turkey or --status swiss."
        ): "Staatsangehörigkeit, Staatsangehörigkeiten, Nationalität, nationality, citizenship",
        N_(
            "A procedure or a recognition says not yet which protection was granted.\nWrite --status asylum, --status refugee or --status subsidiary."
        ): "Schutz, protection, Anerkennung, anerkannt als, recognition, recognised as, Asylentscheidung, BAMF-Entscheidung, Entscheidung BAMF",
        N_("The provision is read, not the purpose.\nWrite --title."): "Aufenthaltszweck, Zweck, purpose",
        N_(
            "Of what is not said by it.\nWrite --act for the act, --benefits for social benefits, --delivery for the kind of delivery."
        ): "Leistung, Bezug, Typ, Art, type",
        N_(
            "Whether benefits are drawn is not which.\nWrite --benefits with the act that grants them."
        ): "Leistungsempfänger, Sozialleistungsempfänger, LU, Lebensunterhalt, ALG",
        N_(
            "An obstacle to leaving or removal is another one than what kept from acting in time.\nIf that is meant, write --obstacle-gone."
        ): "Hindernis entfallen, Hindernis entfallen am",
        N_("What an objection attacks is read.\nIf that is meant, write --against."): "Gegenstand, subject",
        N_("Expenses are not reckoned here; added services are.\nFor these write --extras."): "Auslagen, expenses",
        N_(
            "Day, month or year of a birth are one fact.\nWrite --born 2010-05-12, or --born 2010 where only the year is known."
        ): "Geburt, Geburtsjahr, Jahrgang, Geb.-Jahr, birth, birth year, year of birth",
        N_(
            "An age is another one from birthday to birthday.\nWrite --born DAY, or --minor or --no-minor."
        ): "Alter, Kind, Lebensalter, Altersgruppe, age, child",
        N_(
            "What is held, a protection status and the result of an application are three facts.\nWrite --held, --status or --outcome."
        ): "Aufenthaltsstatus, Bearbeitungsstatus",
        N_(
            "How far an application has got is not read; how it ended is.\nWrite --outcome."
        ): "Antragsstatus, Status Antrag, Verfahrensstand, application status",
        N_(
            "Added services are one fact, whose values they are.\nWrite --extras express, --extras delivery or --extras photo."
        ): "Express, Expressverfahren, Expresszuschlag, Direktversand, Lichtbild, Foto",
        N_(
            "That there is an instruction does not say whether it is right.\nWrite --instruction correct, --instruction missing or --instruction wrong."
        ): "Rechtsbehelfsbelehrung vorhanden, Rechtsbehelfsbelehrung korrekt, Rechtsbehelfsbelehrung richtig, RBB vorhanden, RBB korrekt, RBB richtig, RBB fehlerhaft, Belehrung korrekt, Belehrung richtig",
        N_(
            "Of which title is not said by it.\nWrite --start for the new one, --lawful-since for the beginning of the lawful stay."
        ): "gültig ab, gültig von, valid from",
        N_("A length and a last day are two facts.\nWrite --months or --until."): "Befristung",
        N_(
            "What ends then is not said by it.\nWrite --until for the day asked for, --permit-until for the title that is held, --passport-until or --purpose-until."
        ): "bis, to",
        N_(
            "Of which document is not said by it.\nWrite --permit-until for the title, --passport-until for the passport."
        ): "Gültigkeitsdatum, date of expiry, Ablaufdatum, expiry date",
        N_(
            "A fiction certificate and a toleration are no titles, and their last day is not read.\nWrite --permit-until with the last day of the title before, or --permit-until none."
        ): "FB bis, Duldung bis",
        N_(
            "What follows from a visa depends on its kind.\nWrite --permit-until with its last day, and --held national-visa or --held schengen-visa."
        ): "Visum bis, Visum gültig bis, visa expires, Visum, visa",
        N_(
            "An entry, or a stay as such, is not yet a lawful stay.\nIf the stay was lawful since then, write --lawful-since."
        ): "seit, since, Einreise, eingereist am, Voraufenthalt, Duldung seit, entry",
        N_(
            "Whether the birth was in Germany is read, not the place.\nWrite --born-in-germany or --no-born-in-germany."
        ): "Geburtsort, place of birth, birthplace",
        N_(
            "A stay can be lawful with a title or without one.\nFor a stay without one write --lawful-stay, for its beginning --lawful-since."
        ): "legal",
        N_(
            "An appointment is not an application.\nThe day on which the application arrived goes with --applied."
        ): "Termin, Vorsprache, appointment",
        N_(
            "Who ordered what is not said by it.\nWrite --continuation-ordered for the authority, --suspended for a court."
        ): "Anordnung, angeordnet am",
        N_(
            "The day on a decision and the day on which it was notified are two facts.\nWrite --decided or --notified."
        ): "erlassen am, vom, dated",
        N_(
            "What arrived is not said by it.\nWrite --applied for the application, --received for the decision, --filed for the remedy."
        ): "eingegangen am, arrived on",
        N_(
            "Some mean the day of notification, others the day after it, with which a period begins.\nThe day of notification goes with --notified."
        ): "Fristbeginn, Zustellungsdatum",
        N_(
            "The day on an objection is not the day on which it arrived.\nThe latter goes with --filed."
        ): "Widerspruch vom, Widerspruch am, Klage am",
        N_("The way and the day are two facts.\nWrite --delivery or --posted."): "Versand, dispatch",
        N_(
            "A task may be meant, or the day on which a letter was handed to the post.\nFor the latter write --posted."
        ): "Aufgabe, task",
        N_("A passport may be meant, or what was delivered.\nFor the latter write --document."): "Dokument",
        N_("The remedy that the instruction names is read.\nIf that is meant, write --remedy."): "Rechtsmittel",
        N_(
            "What was ordered is not said by it.\nIf a court suspended the duty to leave, write --suspended."
        ): "Beschluss vom",
        N_(
            "Not where a person lives is read, but where the remedy must arrive: at the seat of the court or the authority.\nWrite --place."
        ): "Ort, Wohnort, town, city, residence",
        N_(
            "What was paid is not said by it.\nIf the fee was, write --paid with the day."
        ): "bezahlt am, bezahlt, gezahlt am, paid on",
        N_(
            "The day whose law applies and the day that counts as today are two.\nWrite --on or --today."
        ): "Stand, Stichtag",
        N_(
            "A key may be that of a service, of a municipality or of a state.\nFor the service write --service, for the municipality --land."
        ): "Schlüssel, key",
        N_(
            "The fee that a decision sets is compared by hardship audit.\nThere it goes with --recorded-fee-eur."
        ): "Gebühr, Betrag, amount",
    },
    "commands": {
        N_(
            "School holidays move no day; public holidays do.\nFor these write hardship holidays."
        ): "Ferien, Schulferien, school holidays",
        N_(
            "A removal has no period that is reckoned here; the time to leave before it has one.\nIf that is meant, write hardship departure."
        ): "Abschiebung, removal, deportation",
        N_(
            "The days on which an answer changes are listed by hardship turns; what the law says on a day is another question.\nIf the former is meant, write hardship turns."
        ): "Stichtage, Stichtag",
        N_(
            "The period for a remedy is reckoned by hardship appeal.\nIf that is meant, write hardship appeal."
        ): "Rechtsmittel, remedy",
        N_(
            "What follows from the period for a remedy, if it is missed, too, is answered with it.\nWrite hardship appeal."
        ): "Vorfrist, Jahresfrist, Bestandskraft, bestandskräftig, unanfechtbar, Wiedereinsetzung, Untätigkeitsklage, reinstatement, action for failure to act",
        N_(
            "Texts for a decision are written by hardship text, and one that was made is checked by hardship audit.\nWrite hardship text or hardship audit."
        ): "Bescheid, decision",
        N_(
            "A file to fill in is written by hardship init.\nIf that is meant, write hardship init case."
        ): "Formular, form",
    },
    "commands text": {
        N_(
            "A note for the file and a fee to be set are two texts.\nWrite hardship text memo or hardship text fee."
        ): "Verfügung",
    },
}
