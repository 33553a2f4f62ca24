"""What facts are called: options, keys of a case file, headings of a register.

A line is a code, its German word, its English word, further words, and near words that mean several things: those are asked about.
"""

FACTS = """
id | Aktenzeichen | reference | Az., Geschäftszeichen, Gz., AZR-Nummer, AZR-Nr., Aktennummer, Akten-Nr., Vorgangsnummer, lfd. Nr., file number | Nummer, Nr.
land | Bundesland | federal state | | Behörde, ABH, zuständige Stelle, state
title | Rechtsgrundlage | ground | Handlungsgrundlage, Berechtigung des Aufenthalts, legal basis, Erteilungsgrund, Paragraf, AE nach | Titel, Aufenthaltstitel, Grund, Aufenthaltszweck
act | Amtshandlung | chargeable act | Vorgang, Anliegen, Antragsart | Antrag, Leistung, Typ, Art
outcome | Ergebnis | result | Antragsentscheidung, Verfahrensausgang, Erledigungsart | Ausgang, Entscheidung
against | Angegriffen | objected to | Widerspruch gegen, angefochten, gegen | Gegenstand
reason | Ersatzgrund | reason for reissue | Grund der Neuausstellung | Grund
extras | Zusatzleistungen | added services | Zusatzleistung, Nebenleistungen | Auslagen
born | Geburtsdatum | date of birth | Geburtstag, geboren, geboren am, geb., geb. am, Geb.-Dat., Geb.-Datum, birth date, birthday, BDay, GDat, DOB, born on | Geburt, Geburtsjahr, Jahrgang, Geb.-Jahr, year of birth
minor | minderjährig | underage | Minderjährige, Minderjähriger, ist minderjährig, is minor, mj., minderj., unter 18, U18, under 18 | Kind, Alter, Lebensalter, Altersgruppe, child, age
benefits | Leistungsbezug | social benefits | Sozialleistungen, Sozialleistung, Leistungen, benefit, Transferleistungen | Leistung, Bezug, Leistungsempfänger, Sozialleistungsempfänger
status | Schutzstatus | protection status | Asylstatus | Aufenthaltsstatus, Bearbeitungsstatus
start | Erteilung ab | first day | Titel ab, neue AE ab, neu gültig ab, start date | gültig ab, gültig von, Beginn, erteilt am, valid from
months | Dauer | length | für die Dauer von, Geltungsdauer, Gültigkeitsdauer, Erteilungsdauer, Aufenthaltsdauer, duration, Laufzeit, verlängert um, Monate | Befristung, Frist
until | beantragt bis | asked until | gewünscht bis, Verlängerung bis | bis, gültig bis, Ende, valid until, expires, expiry
purpose_until | Zweck bis | purpose ends | Zweckende, Vertragsende, Ende des Aufenthaltszwecks, Zweck endet am, Aufenthaltszweck bis, end of purpose |
passport_until | Pass gültig bis | passport expiry | Passablauf, Reisepass bis, Reisepass gültig bis, Pass bis, Pass läuft ab am, Ablauf des Passes, Passgültigkeit, Nationalpass gültig bis, passport expires, passport valid until, Passablaufdatum, passport expiry date | Gültigkeitsdatum, Ablauf der Gültigkeit, date of expiry
lawful_since | rechtmäßig seit | lawful stay since | rechtmäßiger Aufenthalt seit, erlaubter Aufenthalt seit, rechtmäßig in Deutschland seit | seit, Einreise, eingereist am, Voraufenthalt, Duldung seit
permit_until | Titel gültig bis | permit expiry | AE gültig bis, Aufenthaltserlaubnis gültig bis, permit expires, AE bis, Titel bis, Titelablauf, eAT gültig bis, Aufenthaltserlaubnis bis, Aufenthaltstitel gültig bis, Aufenthaltstitel bis, Ablauf der Aufenthaltserlaubnis, Ablauf des Aufenthaltstitels, permit valid until, residence permit expires, residence permit valid until, Titel abgelaufen am, Titel läuft ab am, permit expired on | gültig bis, befristet bis, Ablauf, Ablaufdatum, Ablauf der Gültigkeit, FB bis, Duldung bis, valid until, expiry date, expires, expiry, Visum bis, Visum gültig bis, visa expires
held | bisheriger Status | held now | bisheriger Aufenthaltsstatus, jetziger Titel, bisheriger Titel, was jetzt besteht | Visum, visa, Titel, Aufenthaltstitel
held_ground | bisherige Rechtsgrundlage | ground held now | Rechtsgrundlage des bisherigen Titels, bisheriger Paragraf, current ground |
born_in_germany | im Bundesgebiet geboren | born in Germany | in Deutschland geboren, Geburt im Bundesgebiet, Geburt in Deutschland, hier geboren, seit Geburt | Geburtsort, place of birth
lawful_stay | rechtmäßig ohne Titel | lawful without title | rechtmäßiger Aufenthalt ohne Titel, gilt als erlaubt, vom Erfordernis eines Aufenthaltstitels befreit, lawful stay without title | legal
applied | Antragseingang | application received | Eingang des Antrags, Antrag eingegangen, Antrag eingegangen am, Antragsdatum, Antrag gestellt am, Antragstellung, Antrag vom, beantragt am, applied on, application date, date of application | Eingang, Eingangsdatum, Posteingang, Antrag, Termin, Vorsprache, date received, date of receipt
continuation_ordered | Fortgeltung angeordnet am | continuation ordered on | Fortgeltungsanordnung, Anordnung der Fortgeltung, Fortgeltung angeordnet | Anordnung, angeordnet am
decided | Bescheiddatum | date of decision | Bescheid vom, Datum des Bescheids, Briefdatum, abgelehnt am, notice date, Entscheidungsdatum, entschieden am, Ausfertigungsdatum, Datum des Schreibens, Datum des Briefs, letter date, date of the letter | erteilt am, erlassen am, vom, Datum, Bescheid, Entscheidung, dated
posted | Aufgabe zur Post | handed to the post | aufgegeben, aufgegeben am, Tag der Aufgabe, Absendung, Absendetag, Ausgangsdatum, Bereitstellung, abgesandt am, abgeschickt, versandt am, Versanddatum, Postausgang, Ab-Vermerk, ab am, sent, abgeschickt am, zur Post gegeben, zur Post gegeben am, bereitgestellt am, posted on, sent on, provided on, abgesendet, abgesendet am, gesendet am, verschickt am, versendet am, mailed, mailed on, date sent | Ausgang, Poststempel, eingeworfen am, Datum des Poststempels, Datum auf dem Umschlag, postmark
received | Zugang | really received | Zugangstag, tatsächlicher Zugang, zugegangen, zugegangen am, erhalten am, Zugangsdatum, bekommen am, abgerufen am, erhalten, received on, Abruf am, retrieved on, niedergelegt am | Zustelldatum, zugestellt am, Zustellung am, Eingang, Eingangsdatum, Posteingang, eingegangen am, date received, date of receipt, Zustellung, zugestellt, eingeworfen am, Poststempel, Datum des Poststempels, Datum auf dem Umschlag, postmark, served, served on, delivered, delivered on
notified | Bekanntgabe | notification | Bekanntgabetag, bekannt gegeben am, Bekanntgabedatum, Bekanntgabefiktion, bekanntgegeben, notified on | Fristbeginn, Zustellungsdatum, Zustelldatum, zugestellt am, Zustellung am, Zustellung, zugestellt, served, served on, delivered, delivered on
filed | Rechtsbehelf eingegangen am | remedy filed | Klage erhoben am, Widerspruch eingelegt am, Widerspruch eingegangen am, Klageeingang, Widerspruchseingang, WS-Eingang, Eingang des Widerspruchs, Eingang der Klage, Klage eingegangen am, objection received, objection filed, lawsuit filed | Eingang, Eingangsdatum, Posteingang, Widerspruch vom, date received, date of receipt
obstacle_gone | Hindernis weggefallen am | obstacle gone on | Wegfall des Hindernisses, Hindernis behoben am, Versäumnisgrund entfallen, Versäumnisgrund entfallen am, Wiedereinsetzung: Hindernis weg | Hindernis entfallen, Hindernis entfallen am
delivery | Zustellart | kind of delivery | Zustellungsart, Zustellarten, Art der Bekanntgabe, Übermittlungsweg, Versandart, Zustellweg | Zustellung, Versand
document | Schriftstück | kind of document | zuzustellendes Dokument, Bescheidart, Art der Entscheidung | Bescheid, Dokument
instruction | Rechtsbehelfsbelehrung | instruction on the remedy | Rechtsmittelbelehrung, Belehrung über Rechtsbehelfe, Belehrung, RBB, RMB, RBL |
decided_by | Behördenebene | level of the authority | Ebene, Ausgangsbehörde | Behörde
remedy | Rechtsbehelf | remedy named | statthafter Rechtsbehelf | Rechtsmittel
began | Verfahrensbeginn | procedure began | Beginn des Verfahrens, Verfahren eingeleitet am | Beginn
departure_days | Ausreisefrist in Tagen | time for departure | Ausreisefrist Tage, Tage zur Ausreise, days to leave | Ausreisefrist
departure_until | Ausreise bis | leave by | Ausreisefrist bis, Ausreisetag, auszureisen bis, departure by, to leave by | Ausreisefrist
departure_from | Ausreisefrist ab | time for departure counts from | Beginn der Ausreisefrist |
enforceable_from | vollziehbar ab | enforceable from | vollziehbar seit, Ausreisepflicht vollziehbar ab, Vollziehbarkeit ab |
suspended | ausgesetzt am | suspended on | Vollziehung ausgesetzt am, aufschiebende Wirkung angeordnet am, aufschiebende Wirkung ab | Beschluss vom
enforceable_again | wieder vollziehbar ab | enforceable again from | wieder vollziehbar seit, Ende der Aussetzung |
place | Sitz | seat | Gerichtsort, Sitz der Behörde, Gerichtssitz | Ort
paid | Gebühr bezahlt am | fee paid on | Gebühr bezahlt, Gebühr gezahlt am, Zahlungseingang, Zahlungsdatum, fee paid, date of payment | bezahlt am, bezahlt, gezahlt am, paid on
on | Rechtsstand | law of | Recht vom, Recht am | Stand, Datum, Stichtag
service | Leistungsschlüssel | service key | FIM-Schlüssel, LeiKa-Schlüssel, LeiKa-ID, FIM-ID, Leistungs-ID, FIM key | Schlüssel
"""

# What an audit compares (columns of a register).
RECORDED = """
recorded_fee_eur | Gebühr laut Bescheid | recorded fee | Gebühr lt. Bescheid, festgesetzter Betrag, festgesetzte Gebühr, Gebühr Ist | Gebühr, Betrag
recorded_remedy | Rechtsbehelf laut Bescheid | recorded remedy | RBB nennt |
recorded_last_day | Fristende laut Akte | recorded last day | Fristablauf, Fristende, Ablauf der Frist, Endfrist, Hauptfrist, notierte Frist | Frist, Ablauf, Ende
recorded_valid_until | erteilt bis | recorded validity | verlängert bis, neue AE bis, Titel laut Bescheid bis | gültig bis, befristet bis
"""

# Words for the opposite of a fact, or for something that only sounds like one: never read, and said.
REVERSED = """
minor | volljährig, vj., Volljährige
benefits | LU gesichert, Lebensunterhalt gesichert
lawful_stay | unerlaubt, illegal
"""
