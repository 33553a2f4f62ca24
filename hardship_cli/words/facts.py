"""What facts are called: options, keys of a case file, headings of a register.

A line is a code, its German word, its English word, further words, and near words that mean several things: those are asked about.
With ``!`` behind it a further word is taken, and it is told as what: elsewhere it means other things, too.
"""

FACTS = """
id | Aktenzeichen | reference | Az., Geschäftszeichen, Gz., AZR-Nummer, AZR-Nr., Aktennummer, Akten-Nr., Vorgangsnummer, lfd. Nr., file number | Nummer, Nr.
land | Bundesland | federal state | Bundesland Behörde, Bundesland der Behörde, Land der Behörde | Behörde, ABH, zuständige Stelle, state
title | Rechtsgrundlage | ground | Handlungsgrundlage, Berechtigung des Aufenthalts, legal basis, Erteilungsgrund, Paragraf, AE nach, Rechtsgrundlage AufenthG, Rechtsgrundlage Titel, Paragraph | Titel, Aufenthaltstitel, Grund, Aufenthaltszweck, Titelart, Art des Titels, Art des Aufenthaltstitels
act | Amtshandlung | chargeable act | Handlung, Vorgang, Anliegen, Antragsart, Vorgangsart, Art des Vorgangs, Art des Antrags, type of application, application type | Antrag, Leistung, Typ, Art
outcome | Ergebnis | result | Antragsentscheidung, Verfahrensausgang, Erledigungsart, Antragsergebnis, Ergebnis des Antrags, Art der Erledigung, outcome of the application | Ausgang, Entscheidung, Bearbeitungsstatus, Entscheidungsart, decision, Antragsstatus, Status Antrag, Verfahrensstand, application status
against | Angegriffen | objected to | Widerspruch gegen, angefochten, gegen | Gegenstand
reason | Ersatzgrund | reason for reissue | Grund der Neuausstellung | Grund
extras | Zusatzleistungen | added services | Zusatzleistung, Nebenleistungen | Auslagen, Express, Expressverfahren, Expresszuschlag, Direktversand, Lichtbild, Foto
born | Geburtsdatum | date of birth | Geburtstag, geboren, geboren am, geb., geb. am, Geb.-Dat., Geb.-Datum, birth date, birthday, BDay, GDat, DOB, born on | Geburt, Geburtsjahr, Jahrgang, Geb.-Jahr, year of birth
minor | minderjährig | underage | Minderjährige, Minderjähriger, ist minderjährig, is minor, mj., minderj., unter 18, U18, under 18 | Kind, Alter, Lebensalter, Altersgruppe, child, age
benefits | Leistungsbezug | social benefits | Sozialleistungen, Sozialleistung, Leistungen, benefit, Transferleistungen | Leistung, Bezug, Leistungsempfänger, Sozialleistungsempfänger, LU, Lebensunterhalt, ALG
status | Schutzstatus | protection status | Asylstatus, asylum status | Aufenthaltsstatus, Bearbeitungsstatus, Schutz, protection, Anerkennung, anerkannt als, recognition, recognised as, Asylentscheidung, BAMF-Entscheidung, Entscheidung BAMF
start | Erteilung ab | first day | Titel ab, neue AE ab, neu gültig ab, start date | gültig ab, gültig von, Beginn, erteilt am, valid from
months | Dauer | length | für die Dauer von, Geltungsdauer, Gültigkeitsdauer, Erteilungsdauer, Aufenthaltsdauer!, duration, Laufzeit, verlängert um, Monate, Verlängerungsdauer, Anzahl Monate, Anzahl der Monate, Zahl der Monate, Monatszahl, Dauer der Verlängerung, Dauer der Erteilung, Dauer der Aufenthaltserlaubnis, Dauer AE, Geltungsdauer AE, Gültigkeitsdauer AE, number of months | Befristung, Frist, Gültigkeit, Gültigkeit AE, Befristung AE, Geltungszeitraum, Zeitraum, validity, validity period, period, term
until | beantragt bis | asked until | gewünscht bis, Verlängerung bis | bis, gültig bis, Ende, valid until, expires, expiry, Gültigkeit, Gültigkeit AE, Gültigkeit bis, Geltungszeitraum, Zeitraum, validity, validity period, period, term
purpose_until | Zweck bis | purpose ends | Zweckende, Vertragsende!, Ende des Aufenthaltszwecks, Zweck endet am, Aufenthaltszweck bis, end of purpose |
passport_until | Pass gültig bis | passport expiry | Passablauf, Reisepass bis, Reisepass gültig bis, Pass bis, Pass läuft ab am, Ablauf des Passes, Passgültigkeit, Nationalpass gültig bis, passport expires, passport valid until, Passablaufdatum, passport expiry date, Reisepass Ablauf, Pass Ablauf, Ablauf Pass, Ablauf Reisepass, Passgültigkeit bis | Gültigkeitsdatum, Ablauf der Gültigkeit, date of expiry, Gültigkeit bis
lawful_since | rechtmäßig seit | lawful stay since | rechtmäßiger Aufenthalt seit, erlaubter Aufenthalt seit, rechtmäßig in Deutschland seit | seit, Einreise, eingereist am, Voraufenthalt, Duldung seit
permit_until | Titel gültig bis | permit expiry | AE gültig bis, Aufenthaltserlaubnis gültig bis, permit expires, AE bis, Titel bis, Titelablauf, eAT gültig bis, Aufenthaltserlaubnis bis, Aufenthaltstitel gültig bis, Aufenthaltstitel bis, Ablauf der Aufenthaltserlaubnis, Ablauf des Aufenthaltstitels, permit valid until, residence permit expires, residence permit valid until, Titel abgelaufen am, Titel läuft ab am, permit expired on, AT gültig bis, AE Ablauf, Ablauf AE, Ablaufdatum AE, Titel Ablaufdatum, Ablaufdatum Titel, Ablaufdatum des Titels, Ablauf Titel, Ablauf des Titels, Ablauf Aufenthaltstitel, Ablaufdatum der Aufenthaltserlaubnis, Ablaufdatum des Aufenthaltstitels, gültig bis AE, gültig bis Titel | gültig bis, befristet bis, Ablauf, Ablaufdatum, Ablauf der Gültigkeit, FB bis, Duldung bis, valid until, expiry date, expires, expiry, Visum bis, Visum gültig bis, visa expires, Gültigkeit bis, Gültigkeit AE, Befristung AE
held | bisheriger Status | held now | bisheriger Aufenthaltsstatus, jetziger Titel, bisheriger Titel, was jetzt besteht, Visumart, Visumtyp, Visumkategorie, Art des Visums, visa type, type of visa | Visum, visa, Titel, Aufenthaltstitel, Aufenthaltsstatus, Titelart, Art des Titels, Art des Aufenthaltstitels
held_ground | bisherige Rechtsgrundlage | ground held now | Rechtsgrundlage des bisherigen Titels, bisheriger Paragraf, current ground |
born_in_germany | im Bundesgebiet geboren | born in Germany | in Deutschland geboren, Geburt im Bundesgebiet, Geburt in Deutschland, hier geboren, seit Geburt, geboren in Deutschland, geboren in D, in D geboren, Geburt im Inland, im Inland geboren | Geburtsort, place of birth
lawful_stay | rechtmäßig ohne Titel | lawful without title | rechtmäßiger Aufenthalt ohne Titel, gilt als erlaubt!, vom Erfordernis eines Aufenthaltstitels befreit!, lawful stay without title | legal
applied | Antragseingang | application received | Eingang des Antrags, Antrag eingegangen, Antrag eingegangen am, Antragsdatum!, Antrag gestellt am!, Antragstellung!, Antrag vom!, beantragt am!, applied on!, application date!, date of application!, Antrag am!, Datum Antrag!, Datum des Antrags!, Antragstag!, Eingang Antrag, Antrag eing. am, Antragseingangsdatum, Eingang des Verlängerungsantrags, application received on | Eingang, Eingangsdatum, Posteingang, Antrag, Termin, Vorsprache, date received, date of receipt
continuation_ordered | Fortgeltung angeordnet am | continuation ordered on | Fortgeltungsanordnung, Anordnung der Fortgeltung, Fortgeltung angeordnet | Anordnung, angeordnet am
decided | Bescheiddatum | date of decision | Bescheid vom, Datum des Bescheids, Briefdatum!, abgelehnt am!, notice date, Entscheidungsdatum, entschieden am, Ausfertigungsdatum, Datum des Schreibens!, Datum des Briefs!, letter date!, date of the letter!, Datum der Entscheidung, Datum Entscheidung, Entscheidung vom, Entscheidung am, Datum Bescheid, Bescheid am, Verfügung vom, Verfügungsdatum, Datum der Verfügung, decision date, decided on | erteilt am, erlassen am, vom, Datum, Bescheid, Entscheidung, dated, decision, Bescheid erlassen am
posted | Aufgabe zur Post | handed to the post | aufgegeben, aufgegeben am, Tag der Aufgabe, Absendung, Absendetag, Ausgangsdatum, Bereitstellung, abgesandt am, abgeschickt, versandt am, Versanddatum, Postausgang, Ab-Vermerk, ab am, sent, abgeschickt am, zur Post gegeben, zur Post gegeben am, bereitgestellt am, posted on, sent on, provided on, abgesendet, abgesendet am, gesendet am, verschickt am, versendet am, mailed, mailed on, date sent, Versand am, Datum des Versands, versendet, Postausgangsdatum, Aufgabe zur Post am, Datum der Aufgabe zur Post, dispatch date, date of dispatch | Ausgang, Poststempel, eingeworfen am, Datum des Poststempels, Datum auf dem Umschlag, postmark
received | Zugang | really received | Zugangstag, tatsächlicher Zugang, zugegangen, zugegangen am, erhalten am, Zugangsdatum, bekommen am, abgerufen am, erhalten, received on, Abruf am, retrieved on, niedergelegt am, Zugang am, Datum des Zugangs, Tag des Zugangs | Zustelldatum, zugestellt am, Zustellung am, Eingang, Eingangsdatum, Posteingang, eingegangen am, date received, date of receipt, Zustellung, zugestellt, eingeworfen am, Poststempel, Datum des Poststempels, Datum auf dem Umschlag, postmark, served, served on, delivered, delivered on, Datum der Zustellung, Tag der Zustellung, PZU-Datum, Datum PZU, PZU vom, date of service
notified | Bekanntgabe | notification | Bekanntgabetag, bekannt gegeben am, Bekanntgabedatum, Bekanntgabefiktion, bekanntgegeben, notified on, Bekanntgabe am, Datum der Bekanntgabe, Tag der Bekanntgabe, notification date, date of notification | Fristbeginn, Zustellungsdatum, Zustelldatum, zugestellt am, Zustellung am, Zustellung, zugestellt, served, served on, delivered, delivered on, Datum der Zustellung, Tag der Zustellung, PZU-Datum, Datum PZU, PZU vom, date of service, Bescheid erlassen am
filed | Rechtsbehelf eingegangen am | remedy filed | Klage erhoben am!, Widerspruch eingelegt am!, Widerspruch eingegangen am, Klageeingang, Widerspruchseingang, WS-Eingang, Eingang des Widerspruchs, Eingang der Klage, Klage eingegangen am, objection received, objection filed, lawsuit filed, Eingang Widerspruch, Widerspruch eingegangen, Eingang Klage, Klage eingegangen | Eingang, Eingangsdatum, Posteingang, Widerspruch vom, date received, date of receipt, Widerspruch am, Klage am
obstacle_gone | Hindernis weggefallen am | obstacle gone on | Wegfall des Hindernisses!, Hindernis behoben am, Versäumnisgrund entfallen, Versäumnisgrund entfallen am, Wiedereinsetzung: Hindernis weg | Hindernis entfallen, Hindernis entfallen am
delivery | Zustellart | kind of delivery | Zustellungsart, Zustellarten, Art der Bekanntgabe, Übermittlungsweg, Versandart, Zustellweg, Art der Zustellung, Form der Zustellung, Zustellungsform, Zustellform, Versandform, Versandweg, Bekanntgabeart, Art der Übermittlung, delivery method, method of delivery, mode of delivery | Zustellung, Versand
document | Schriftstück | kind of document | zuzustellendes Dokument, Bescheidart, Art der Entscheidung | Bescheid, Dokument, Entscheidungsart, decision
instruction | Rechtsbehelfsbelehrung | instruction on the remedy | Rechtsmittelbelehrung, Belehrung über Rechtsbehelfe, Belehrung!, RBB, RMB, RBL | Rechtsbehelfsbelehrung vorhanden, Rechtsbehelfsbelehrung korrekt, Rechtsbehelfsbelehrung richtig, RBB vorhanden, RBB korrekt, RBB richtig, RBB fehlerhaft, Belehrung korrekt, Belehrung richtig
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

# Words by which a heading speaks of a person or a length, whatever stands beside them: it is not read, and its rows are to be
# reviewed. With * behind it, a longer word may begin so (Leistungsart).
SPOKEN = """
born | Geburtsdat*, Gebdat*, Geburtsmonat*, Geburtsjahr*, Geburtstag*, Jahrgang, birth date, birth day, birth year, birth month, year of birth
minor | Alter in, Alter am, Alter bei, Alter zum, Alter heute, Alter Jahre, Lebensalter*, Lebensjahr*, Altersgruppe*, Altersstufe*, age in, age at, age on, age group, years old, Minderj*, Volljährig*, Jugendliche*, Heranwachsende*, unter 18, über 18, under 18, over 18, 18 Jahre, UMA, umF, unbegleitet*, unaccompanied
benefits | Leistung, Leistungen, Leistungsart*, Leistungsbez*, Leistungsbehörde*, Leistungsgrund*, Leistungsträger*, Leistungsempf*, Leistungsgesetz*, Sozialleistung*, Transferleistung*, Sozialhilfe*, Sozialamt*, Sozialgeld*, Bürgergeld*, Grundsicherung*, Arbeitslosengeld*, Asylbewerberleistung*, SGB*, AsylbLG*, Alg2*, Hartz*, Jobcenter*, Bedarfsgemeinschaft*, BG-Nr, BG-Nummer, hilfebedürftig*, hilfsbedürftig*, Bedürftigkeit*, Mittellos*, public funds, public assistance, income support, Lebensunterhalt*, livelihood*, destitut*, indigent
status | Schutzart*, Schutzform*, Schutzgrund*, Schutzberechtigt*, Schutzberechtigung*, Schutzstatus*, Schutzgewährung*, Schutzzuerkennung*, Schutz BAMF, Schutz Asyl, internationaler Schutz, internationalen Schutz, intern Schutz, int Schutz, subsidiär*, Asylstatus*, Asylberecht*, Asylanerkennung*, Flüchtling*, Konventionspass*, Konventionsflüchtling*, GFK*, Resettlement*, Stipendi*, Stipendium*, Assoziation*, ARB 1/80, ARB, international protection, protection status, form of protection, protection granted, type of protection, subsidiary*, refugee*, scholarship*
months | Anzahl Monate, Zahl Monate, Verlängerungsdauer*, Erteilungsdauer*, Geltungsdauer*, Gültigkeitsdauer*
nationality | Staatsang*, Staang*, STA, Nationalität*, nationality, nationalities, citizenship
"""
NATIONALITY = "nationality"  # no fact

# Words for the opposite of a fact, or for something that only sounds like one: never read, and said.
REVERSED = """
minor | volljährig, vj., Volljährige, Volljähriger, Ü18, über 18, über 18 Jahre, over 18, erwachsen, Erwachsene, Erwachsener, adult, of age, is adult, of full age
benefits | LU gesichert, Lebensunterhalt gesichert, Lebensunterhaltssicherung, Lebensunterhaltsicherung, LU-Sicherung, LUS, Sicherung des Lebensunterhalts, livelihood secured, livelihood secure
lawful_stay | unerlaubt, illegal
"""
