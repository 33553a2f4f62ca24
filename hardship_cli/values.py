"""The values of facts, and what each is called: the one place where they are listed.

A line is as in ``words/facts.py``; the English ones of the further words stand behind a semicolon.
A title, a place and a Land have readers of their own.
"""

from hardship_cli.acts import ACTS

VALUES = {
    "act": "\n".join([f"{code} | {act.words}" for code, act in ACTS.items()]),
    "outcome": """
granted | erteilt | granted | stattgegeben, Zustimmung, bewilligt, genehmigt, positiv; approved | Erledigung, erledigt, eingestellt
refused | abgelehnt | refused | Ablehnung, versagt, abgel., negativ, Antrag abgelehnt, Ablehnungsbescheid; rejected, refusal, denied, rejection, application refused, application rejected |
withdrawn | zurückgenommen | withdrawn | Antragsrücknahme, Rückn., zurückgezogen, Antrag zurückgenommen, Antrag zurückgezogen, Rücknahme des Antrags; application withdrawn, withdrawn application | Rücknahme, widerrufen, erloschen, withdrawal
withdrawn-early | vor Bearbeitung zurückgenommen | withdrawn before work began | | Rücknahme, withdrawal
not-competent | unzuständig | not competent | nicht zuständig, abgegeben |
""",
    "against": """
refused-issue | Ablehnung der Erteilung | refusal to issue | Erteilung abgelehnt, abgelehnte Erteilung; refused issue | Ablehnung, Ablehnungsbescheid, refusal, rejection
refused-extend | Ablehnung der Verlängerung | refusal to extend | Verlängerung abgelehnt, abgelehnte Verlängerung, Ablehnung des Verlängerungsantrags; refused extension, rejected extension | Ablehnung, Ablehnungsbescheid, refusal, rejection
refused-change-purpose | Ablehnung des Zweckwechsels | refusal of a change of purpose | Zweckwechsel abgelehnt, abgelehnter Zweckwechsel; refused change of purpose | Ablehnung, Ablehnungsbescheid, refusal, rejection
condition | Nebenbestimmung | condition | Auflage, Wohnsitzauflage |
removal-threat | Abschiebungsandrohung | removal threat | Abschiebung angedroht, Androhung | Abschiebung, Abschiebungsanordnung, Ausreiseaufforderung
expulsion | Ausweisung | expulsion | Ausweisungsverfügung | Ausweis
""",
    "reason": """
passport-expired | Pass abgelaufen | passport expired | abgelaufener Pass, Passablauf, Ablauf des Passes; expired passport | abgelaufen, neuer Pass
card-expired | Karte abgelaufen | card expired | Kartennutzungsdauer | abgelaufen
data-changed | Datenänderung | data changed | Namensänderung |
lost | verloren | lost | Verlust, gestohlen, Diebstahl, abhanden, verloren gegangen, Verlust oder Diebstahl; stolen, loss, theft, lost card |
chip-defect | Chipdefekt | chip defect | Chip kaputt | defekt, kaputt, beschädigt
chip-misuse | Chip selbst beschädigt | chip damaged by misuse | unsachgemäß, manipuliert | defekt, kaputt, beschädigt
""",
    "extras": """
express | Express | express | Eilbestellung, Expressverfahren, Expressbestellung; express service |
delivery | Direktversand | delivery by post | Zusendung, Hausversand, Versand nach Hause; home delivery | Zustellung, Versand
photo | Lichtbild | photo | Foto, Passbild vor Ort |
sticker | Klebeetikett | sticker | Etikett | Aufkleber, Kleber
separate-sheet | besonderes Blatt | separate sheet | | Zusatzblatt, Trägervordruck
""",
    "benefits": """
none | keine | none | kein, nein, ohne; no | Wohngeld, Kindergeld, KiZ, BAföG, housing benefit, child benefit
sgb2 | SGB II | SGB II | Bürgergeld, Grundsicherung für Arbeitsuchende, SGB II-Leistungen, SGB 2, ALG II, Alg2, Hartz IV, Hartz 4, H4, JC, Jobcenter, Grundsicherungsgeld, Leistungen nach dem SGB II, Leistungen nach dem SGB 2, Arbeitslosengeld II, Zweites Buch Sozialgesetzbuch, Leistungen SGB II, SGB II (Bürgergeld), Bürgergeld (SGB II), Bezug von Bürgergeld; citizen's benefit, basic income support for jobseekers, basic benefits for job-seekers, unemployment benefit II, job centre | Grundsicherung, Sozialleistungen, Leistungen, öffentliche Mittel, ja, yes, welfare
sgb12 | SGB XII | SGB XII | Sozialhilfe, Hilfe zum Lebensunterhalt, Grundsicherung im Alter, HLU, GruSi Alter, 4. Kap., SGB 12, Leistungen nach dem SGB XII, Leistungen nach dem SGB 12, Zwölftes Buch Sozialgesetzbuch, Leistungen SGB XII, Grundsicherung im Alter und bei Erwerbsminderung; social assistance, basic income support in old age | Grundsicherung, Sozialamt, Sozialleistungen, Leistungen, öffentliche Mittel, ja, yes, welfare
asylblg | AsylbLG | AsylbLG | Asylbewerberleistungen, Leistungen nach dem Asylbewerberleistungsgesetz, § 3 AsylbLG, Leistungen nach dem AsylbLG, Asylbewerberleistungsgesetz, Analogleistungen, § 2 AsylbLG; asylum seekers' benefits, Asylum Seekers' Benefits Act | Sozialamt, Sozialleistungen, Leistungen, öffentliche Mittel, ja, yes
other | sonstige | other | | Wohngeld, Kindergeld, KiZ, BAföG, Arbeitslosengeld, ALG, ALG I, Sozialleistungen, Leistungen, öffentliche Mittel, ja, yes, housing benefit, child benefit
""",
    "status": """
none | keiner | none | kein, keine, nein, ohne; no |
asylum | asylberechtigt | entitled to asylum | Asylberechtigte, Asylberechtigter, § 25 Abs. 1 | anerkannt, Asyl
refugee | Flüchtlingseigenschaft | refugee status | GFK, § 3 AsylG, Konventionsflüchtling, anerkannter Flüchtling, Flüchtlingsschutz, Flüchtlingseigenschaft zuerkannt; recognised refugee | Flüchtling, anerkannt, international schutzberechtigt, internationaler Schutz, Schutzberechtigter, § 25 Abs. 2, international protection
subsidiary | subsidiär schutzberechtigt | subsidiary protection | subsidiärer Schutz, subs. Schutz, § 4 AsylG, subsidiär, subsidiär Schutzberechtigte, subsidiär Schutzberechtigter, subsidiärer Schutz zuerkannt | anerkannt, international schutzberechtigt, internationaler Schutz, Schutzberechtigter, § 25 Abs. 2, international protection
resettlement | Resettlement | resettlement | Resettlement-Flüchtling, § 23 Abs. 4 |
stateless | staatenlos | stateless | Staatenlose, Staatenloser; stateless person |
scholarship | Stipendium | scholarship | Stipendiat, Stipendiatin |
eu-turkey | Assoziationsrecht EWG/Türkei | association right EU-Turkey | ARB 1/80, assoziationsberechtigt; association right | türkisch, Türke, Türkin, TUR, TR, Türkei, Türkiye, Turkish, Turkey, 163
swiss | Schweizer | Swiss national | Freizügigkeitsabkommen EG/Schweiz, FZA, Schweizerin | schweizerisch, Schweiz, CHE, CH, Switzerland, 158
""",
    "held": """
permit | Aufenthaltserlaubnis | residence permit | AE!, Titel, eAT!, Aufenthaltstitel; permit |
national-visa | nationales Visum | national visa | D-Visum, Visum D, Visum Kategorie D, nationales Visum (D), § 6 Abs. 3; D visa, long-stay visa | Visum, Sichtvermerk, visa
schengen-visa | Schengen-Visum | Schengen visa | Schengener Visum, C-Visum, Visum C, Visum Kategorie C, Besuchsvisum, Touristenvisum, § 6 Abs. 1; C visa, short-stay visa | Visum, Sichtvermerk, visa
visa-free | visumfrei | visa-free | visumfreier Aufenthalt, visafrei, visumsfrei, ohne Visum; visa-free stay, visa exempt | Visum, visa
""",
    "held_ground": """
25-4-1 | § 25 Abs. 4 S. 1 | urgent reasons | dringende persönliche oder humanitäre Gründe, vorübergehender Aufenthalt | humanitär, 25 IV, § 25 Abs. 4, 25-4, § 25
25-4-2 | § 25 Abs. 4 S. 2 | exceptional hardship | außergewöhnliche Härte, Verlängerung wegen außergewöhnlicher Härte, außergewöhnliche Härtefälle | Härtefall, Härtefälle, hardship, humanitär, 25 IV, § 25 Abs. 4, 25-4, § 25
25-5 | § 25 Abs. 5 | no departure possible | rechtliche oder tatsächliche Gründe, Ausreisehindernis, § 25 Abs. 5 S. 1, § 25 Abs. 5 S. 2 | humanitär, § 25
23a | § 23a | hardship commission | Härtefallaufnahme durch Länder, Härtefallkommission, Härtefallersuchen, HFK, § 23a Abs. 1, § 23a Abs. 1 S. 1 | Härtefall, Härtefälle, hardship, humanitär, § 23
other | anderer | other | andere, anderes, sonstige, sonstiger | Studium, Arbeit, Familie
""",
    "departure_from": """
notified | ab Bekanntgabe | from notification | Bekanntgabe, Zustellung, ab Zustellung |
enforceable | ab Vollziehbarkeit | from enforceability | Vollziehbarkeit, ab Vollziehbarkeit der Ausreisepflicht |
""",
    "delivery": """
letter | Brief | letter | einfacher Brief, Post!, durch die Post, Normalbrief, Standardbrief, formlos, per Brief, per Post, normaler Brief; ordinary letter, by letter, by post | Einwurf-Einschreiben, Einschreiben, Einwurf, Mail, by mail, registered mail
email | E-Mail | e-mail | elektronisch übermittelt, per E-Mail, per Mail; by e-mail | elektronisch, Mail, Fax
registered | Übergabe-Einschreiben | registered letter | Einschreiben durch Übergabe, ÜE, Einschreiben mit Übergabe, Einschreiben (Übergabe) | Einschreiben, Übergabe, registered mail
registered-return | Einschreiben mit Rückschein | registered letter with return receipt | Rückschein, Einschreiben/Rückschein, EsR; return receipt, registered with return receipt | Einschreiben, registered mail, förmliche Zustellung
pzu | Zustellungsurkunde | certificate of service | Postzustellungsurkunde, PZU, gelber Brief, gelber Umschlag, Niederlegung, Ersatzzustellung, ZU, Postzustellung, per PZU, mit PZU, mit Zustellungsurkunde, Postzustellungsurkunde (PZU), durch die Post mit Zustellungsurkunde, Zustellung durch die Post mit Zustellungsurkunde; yellow envelope, yellow letter | Einwurf, förmlich, Zustellung, förmliche Zustellung
handover | Aushändigung | handed over | persönlich, persönliche Übergabe, ausgehändigt, vor Ort, übergeben, persönlich ausgehändigt, persönlich übergeben; in person, handed over in person | Übergabe, Abholung, Bote
acknowledgement | Empfangsbekenntnis | acknowledgement of receipt | EB, gegen EB, gegen Empfangsbekenntnis, Zustellung gegen Empfangsbekenntnis; against acknowledgement of receipt | Empfangsbestätigung, Eingangsbestätigung, förmliche Zustellung
e-acknowledgement | elektronisches Empfangsbekenntnis | electronic acknowledgement | eEB | beA, EGVP, De-Mail
portal | Abruf im Portal | portal | Abruf, Bereitstellung zum Abruf, Serviceportal, Online-Portal | online
mailbox | Postfach des Nutzerkontos | account mailbox | Nutzerkonto, BundID, ZBP, OZG-Postfach, Servicekonto, BundID-Postfach | Postfach
public | öffentliche Zustellung | public service | öff. Zust., Aushang | öffentliche Bekanntgabe
abroad | Zustellung im Ausland | service abroad | Auslandsvertretung, Botschaft, Auslandszustellung | Ausland
""",
    "document": """
decision | Bescheid | decision | Verfügung, Ordnungsverfügung, Ablehnungsbescheid, Verwaltungsakt, VA; rejection notice | Entscheidung, Schreiben, Beschluss
objection-notice | Widerspruchsbescheid | objection notice | WB, WSB; decision on the objection | Entscheidung
fee-notice | Gebührenbescheid | fee notice | Kostenbescheid | Entscheidung
judgment | Urteil | judgment | Urteil des Verwaltungsgerichts, VG-Urteil | Entscheidung
urgent-order | Eilbeschluss | urgent order | Beschluss im Eilverfahren, Beschluss im einstweiligen Rechtsschutz, § 80 Abs. 5, § 80 Abs. 5 VwGO, § 123, § 123 VwGO | Beschluss, Entscheidung
""",
    "instruction": """
correct | richtig | correct | ordnungsgemäß, vorhanden! | ja
missing | fehlt | missing | ohne, nein, keine, nicht vorhanden; none |
wrong | falsch | wrong | fehlerhaft, unrichtig, unvollständig |
""",
    "decided_by": """
local | Ausländerbehörde | local authority | ABH, untere Ausländerbehörde, Stadt, Landkreis; immigration office, foreigners authority, Aliens' Registration Office | LEA, ZAB, LRA
higher | höhere Behörde | higher authority | Regierungspräsidium, Bezirksregierung, Landesverwaltungsamt, LVwA, Landesdirektion, ADD, Regierung von Oberbayern, Regierung von Niederbayern, Regierung der Oberpfalz, Regierung von Oberfranken, Regierung von Mittelfranken, Regierung von Unterfranken, Regierung von Schwaben | RP, Landesamt
supreme | oberste Landesbehörde | supreme authority | Ministerium, Innenministerium, Senatsverwaltung | Landesamt
""",
    "remedy": """
objection | Widerspruch | objection | WS | Einspruch, Rechtsmittel, appeal
action | Klage | action | Anfechtungsklage, Verpflichtungsklage | Eilantrag, Rechtsmittel, appeal
leave-to-appeal | Antrag auf Zulassung der Berufung | leave to appeal | Zulassungsantrag, Berufungszulassung, Zulassung der Berufung | Berufung, Rechtsmittel, appeal
complaint | Beschwerde | complaint | Beschwerde zum OVG, Beschwerde zum VGH | Rechtsmittel
""",
    "title": """
25-4-2 | § 25 Abs. 4 S. 2 | exceptional hardship | außergewöhnliche Härte, Verlängerung wegen außergewöhnlicher Härte, außergewöhnliche Härtefälle | Härtefall, Härtefälle, hardship, humanitär, 25 IV, § 25 Abs. 4, 25-4, § 25
23a | § 23a | hardship commission | Härtefallaufnahme durch Länder, Härtefallkommission, Härtefallersuchen, HFK, § 23a Abs. 1, § 23a Abs. 1 S. 1 | Härtefall, Härtefälle, hardship, humanitär, § 23
25-4-1 | § 25 Abs. 4 S. 1 | urgent reasons | dringende persönliche oder humanitäre Gründe, vorübergehender Aufenthalt | humanitär, 25 IV, § 25 Abs. 4, 25-4, § 25
25-5 | § 25 Abs. 5 | no departure possible | rechtliche oder tatsächliche Gründe, Ausreisehindernis, § 25 Abs. 5 S. 1, § 25 Abs. 5 S. 2 | humanitär, § 25
""",
}

# What a notice can name: the remedies against it, or that none is open.
RECORDED_REMEDY = "\n".join([*VALUES["remedy"].strip().splitlines()[:2], "none | keiner | none | kein, keine |"])

# What is said for the places of the data that have holidays of their own, and for a seat without (``none``). No closed list: data of
# one's own can have further places. Of towns those stand here of which the law's data say it, most of them seats of courts.
PLACES = """
land | Sitz nicht genannt | seat not named | Sitz unbekannt |
none | Ort ohne eigene Feiertage | place without holidays of its own | ohne eigene Feiertage, keine eigenen Feiertage, no holidays of its own, Ansbach, Bayreuth, Stadt Bautzen, Bautzen, Chemnitz, Dresden, Leipzig, Gera, Meiningen, Weimar |
augsburg | Stadt Augsburg | city of Augsburg | Augsburger Friedensfest gilt |
by-15-august | Mariä Himmelfahrt gilt | Assumption Day is kept | Mariä Himmelfahrt, katholische Gemeinde, Gemeinde mit überwiegend katholischer Bevölkerung, commune with a Catholic majority, München, Stadt München, Munich, Landeshauptstadt München, Regensburg, Stadt Regensburg, Würzburg, Stadt Würzburg |
sn-corpus-christi | Fronleichnamsgemeinde im Landkreis Bautzen | commune in the district of Bautzen that keeps Corpus Christi | | Fronleichnamsgemeinde, Fronleichnam gilt
eichsfeld | Landkreis Eichsfeld | district of Eichsfeld | |
th-corpus-christi | Fronleichnamsgemeinde im Unstrut-Hainich-Kreis oder Wartburgkreis | commune in the districts of Unstrut-Hainich or Wartburg that keeps Corpus Christi | | Fronleichnamsgemeinde, Fronleichnam gilt
"""


def codes_of(fact: str) -> tuple[str, ...]:
    """The values that a fact takes, in their order; of a fact that takes any, none."""
    return tuple([line.partition("|")[0].strip() for line in VALUES.get(fact, "").splitlines() if line])
