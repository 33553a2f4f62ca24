"""What commands, their parts and the options that are no facts are called. A line is as in ``facts.py``."""

COMMANDS = """
fee | Gebühr | fee | Gebühren, Kosten, fees, cost, Verwaltungsgebühr, costs, price, Preis, Gebührenhöhe | Gebührentabelle, Widerspruch, Fiktionsbescheinigung, Aufenthaltserlaubnis, Aufenthaltstitel
permit | Erlaubnis | permit | Geltungsdauer, Gültigkeit, validity, Laufzeit, Gültigkeitsdauer | Aufenthaltstitel, Aufenthaltserlaubnis
fiction | Fiktion | fiction | Fiktionswirkung, Fortgeltung, Fortbestandsfiktion, Erlaubnisfiktion, Duldungsfiktion, Fortgeltungsfiktion, Aussetzungsfiktion, continuation | Fiktionsbescheinigung
appeal | Rechtsbehelf | appeal | Widerspruchsfrist, Klagefrist, Rechtsbehelfsfrist, Rechtsmittelfrist, Frist für den Widerspruch, Frist für die Klage, appeal deadline, objection deadline, lawsuit deadline, Klage, lawsuit | Rechtsmittel, Widerspruch
departure | Ausreise | departure | Ausreisefrist, time to leave, departure period, Frist zur Ausreise, Ausreise bis |
deadline | Frist | deadline | Fristenrechner, Fristberechnung, time limit, Fristrechner, Fristende | Fristen
holidays | Feiertage | holidays | gesetzliche Feiertage, public holidays, Feiertag, Feiertagskalender, holiday, public holiday, bank holidays |
case | Fall | case | Akte, file, Vorgang, Sache |
due | fällig | due | Fristenliste, Fristenkalender, Wiedervorlage, WV, anstehend | Fristen
turns | Wendepunkte | turns | Wendepunkt, turning points | Stichtage
verify | nachrechnen | verify | Gegenrechnung | kontrollieren
ask | fragen | ask | Assistent, Dialog |
batch | Register | batch | Liste, Stapel, Tabelle |
audit | prüfen | audit | Prüfung, Bescheidprüfung, Gegenprobe, check | kontrollieren
impact | Auswirkung | impact | Auswirkungen, Gesetzesfolgen |
checklist | Checkliste | checklist | Unterlagen, erforderliche Unterlagen, Voraussetzungen, documents, benötigte Unterlagen, benötigte Dokumente, required documents, requirements, Dokumente |
text | Text | text | Textbaustein, Textbausteine, Bausteine | Bescheid
init | Vorlage | template | Muster, anlegen, new | Formular
config | Einstellungen | settings | Konfiguration |
schedules | Rechtsstand | schedules | Gebührenverzeichnis, Quellen, Tarife, Rechtsdaten | Gebührentabelle
help | Hilfe | help | Handbuch, manual |
schema | Schema | schema | JSON-Schema |
mcp | MCP | MCP | Assistenzserver, MCP-Server, assistant server |
words | Wörter | words | Glossar, Begriffe, glossary, Vokabular |
"""

# When an answer has colours.
COLORS = """
auto | auto | auto | automatisch; automatic |
always | immer | always | ja, an; yes, on |
never | nie | never | nein, aus, keine; no, off, none |
"""

# The commands within a command.
PARTS = {
    "config": """
set | setzen | set | setze, ändern |
unset | entfernen | unset | entferne, löschen |
""",
    "init": """
case | Fall | case | Akte |
batch | Register | register | Liste |
schedule | Rechtsstand | schedule | Tarif |
""",
    "schema": """
case | Fall | case | Falldatei, case file |
answer | Antwort | answer | Antworten, answers |
register | Register | register | Liste |
words | Wörter | words | Vokabular |
""",
    "schedules": """
list | Liste | list | |
show | zeigen | show | |
diff | vergleichen | diff | Vergleich |
check | prüfen | check | |
export | ausgeben | export | |
paths | Pfade | paths | |
""",
    "text": """
fee | Gebühr | fee | Gebührenfestsetzung, Gebührenbescheid |
instruction | Belehrung | instruction | Rechtsbehelfsbelehrung, RBB |
fiction | Fiktion | fiction | Fiktionsbescheinigung |
memo | Vermerk | memo | Aktenvermerk | Verfügung
""",
}

OPTIONS = """
all | alle | all | alles, every fact |
json | JSON | JSON | |
plain | knapp | plain | |
explain | erklären | explain | Begründung, mit Begründung |
strict | streng | strict | |
lang | Sprache | language | |
color | Farbe | colour | |
data | Daten | data directory | Datenordner |
today | heute | today | |
out | Ausgabe | out | Datei |
output | Ausgabe | output | Datei |
force | überschreiben | overwrite | |
set | setze | set | ändern |
ics | Kalender | calendar | |
html | Seite | page | |
short | Kurzfassung | short | kurz |
schema | Schema | schema | |
docx | Word | Word document | Dokument |
save | speichern | save | |
remind | erinnern | remind | Erinnerung |
within | innerhalb | within | |
from | von | from | |
over | über | over | |
to | nach | to | |
summary | Zusammenfassung | summary | |
sum_by | Summe nach | sum by | summieren nach |
sheet | Blatt | sheet | Tabellenblatt |
quiet | still | quiet | |
no_roll | ohne Verschiebung | no roll | |
backwards | rückwärts | backwards | |
first_day_counts | erster Tag zählt | first day counts | |
help | Hilfe | help | |
version | Version | version | |
map | zuordnen | map | Zuordnung |
header_row | Überschriftenzeile | header row | Kopfzeile |
ask | fragen | ask | |
explain_row | Zeile erklären | explain row | |
excel_de | Excel deutsch | German Excel | |
only_differences | nur Abweichungen | only differences | |
only_changed | nur Änderungen | only changed | |
known_on | Wissensstand | known on | Kenntnisstand |
passed | vergangene | passed | |
done | erledigt | done | |
markdown | Markdown | Markdown | |
commissions | Kommissionen | commissions | |
of | Angabe | of | |
matrix | Matrix | matrix | |
due | fällig | due | |
file | Quelldatei | file | |
cases | Fälle | cases | |
"""
