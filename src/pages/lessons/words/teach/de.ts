/** Für Lehrende, auf Deutsch. */
import type { TeachWords } from './en.ts';

export const teachDe: TeachWords = {
  title: 'Für Lehrende',
  intro:
    'Sechs Kapitel zu je fünf Minuten: allein, zu zweit oder am Projektor. Lass die Klasse ihre Antwort laut sagen, bevor du spielst.',
  presenter: 'Für den Projektor: dieselben Spiele als Vortrag',
  classroom: [
    'Fünf Minuten: eine, um zu sagen, was man erwartet, eine zum Zusehen, zwei, um zu zweit zu sagen, warum, eine für die Frage am Ende.',
    'Jede Zahl auf einer Seite kommt aus einem Spiel, das in diesem Augenblick gespielt wird. Nichts kommt aus einer Aufzeichnung.',
    'Die Kapitel 1 bis 4 brauchen kein Netz und antworten in Sekunden. Die Kapitel 5 und 6 trainieren ein Netz: bis zu einer halben Minute je Seite, auf einer alten Maschine länger.',
    '„Ein Schritt, ganz langsam“ zeigt unter jedem Spiel, warum ein Spieler sich so bewegt: was ein wenig mehr s bringt, und was es kostet.',
    'Was erledigt ist, bleibt in diesem Browser, wo er das zulässt. Nichts wird irgendwohin gesendet.',
  ],
  aim: 'Ziel',
  time: 'Zeit',
  questions: 'Was man fragt, und was zu erwarten ist',
  misunderstandings: 'Häufige Missverständnisse',
  prepared: 'Das vorbereitete Spiel im Labor (englisch)',
  inPaper: 'Im Artikel',
  links: 'Woher es kommt',
  paper: 'Der Artikel: Pruning as a Game (arXiv 2512.22106, englisch)',
  theory: 'Das Labor (englisch)',
  claims: 'Die Behauptungen des Artikels neben dem, was hier herauskommt (englisch)',
  chapters: {
    fee: {
      questions: [
        {
          ask: 'Ein Spieler verdient 0,6 und zahlt 0,475 je Einheit von s. Wohin geht er?',
          answer:
            'Zu s = 1. Von jeder Einheit bleiben 0,125, bei jedem s, also geht er, so weit er kann.',
        },
        {
          ask: 'Ab welcher Gebühr geht er?',
          answer: 'Über 0,6, seinem Verdienst.',
        },
        {
          ask: 'Von 21 Spielern, die 1, 0,95, … 0 verdienen: Wer geht bei 0,475?',
          answer: 'Die Spieler 11 bis 20, zehn also: Sie verdienen 0,45 oder weniger.',
        },
        {
          ask: 'Bei welcher Gebühr bleiben genau 5?',
          answer: 'Jede über 0,75 und unter 0,8: Die Spieler 0 bis 4 verdienen 0,8 oder mehr.',
        },
      ],
      misunderstandings: [
        {
          said: 'Wer nur wenig mehr verdient als die Gebühr, bleibt nur ein wenig drin.',
          so: 'Was bleibt, ist bei jedem s gleich. Ein wenig je Schritt führt zu s = 1, nur langsamer.',
        },
        {
          said: 's sagt, wie gut ein Neuron ist.',
          so: 's sagt, wie weit es teilnimmt. Wie gut es ist, sagt sein Verdienst.',
        },
      ],
      paper: 'Gleichung (10) hat die Gebühr als γ|s|, Gleichung (15) sagt, wer gestrichen wird.',
    },
    cut: {
      questions: [
        {
          ask: 'Wie viele von 20 stehen bei genau 0, unter einer Gebühr von 0,475 und unter einem Preis auf Größe?',
          answer:
            '9 unter der Gebühr: Sie verdienen 0,45 oder weniger. Niemand unter dem Preis auf Größe.',
        },
        {
          ask: 'Der Preis auf Größe viermal so hoch, β = 8: Wie viele stehen bei genau 0?',
          answer: 'Keiner. Jeder hält bei seinem Verdienst geteilt durch 2β: klein, und über 0.',
        },
        {
          ask: 'Fügt der Preis auf Größe neben der Gebühr Nullen hinzu?',
          answer: 'Nein: 9 in beiden Spielen. Bei s = 0 kostet der Preis auf Größe nichts.',
        },
        {
          ask: 'Bei welcher Gebühr steht niemand bei genau 0?',
          answer: 'Jede unter 0,05, dem Verdienst des Ärmsten.',
        },
      ],
      misunderstandings: [
        {
          said: 'Der Preis auf Größe ist schwächer, ein größeres β täte es.',
          so: 'Es liegt nicht daran, wie hoch der Preis ist, sondern dass er bei s = 0 verschwindet. Lass es bei β = 8 spielen.',
        },
        {
          said: 'Fast 0 ist 0.',
          so: 'Der Artikel streicht unter 0,01, und ein kleines s kann vor großen Gewichten stehen. Genau 0 ist etwas anderes.',
        },
      ],
      paper:
        'Abschnitt 9.2 sagt das Gegenteil; Gleichung (14) hat die beste Antwort für beide Preise.',
    },
    dominated: {
      questions: [
        {
          ask: 'Welches s des Rivalen rettet Spieler 1?',
          answer:
            'Keins. Bestenfalls ist der Rivale fort, und auch dann bleibt 0,2 − 0,3 = −0,1 je Einheit.',
        },
        {
          ask: 'Wie viel muss Spieler 1 verdienen, um zurückzukommen?',
          answer:
            'Mehr, als Gebühr und Rivale zusammen kosten: 0,3 + 0,5 · 0,7 · 0,875, etwa 0,61.',
        },
        {
          ask: 'Sechs in einer Reihe: Wer ist draußen?',
          answer:
            'Die Spieler 1, 3 und 5. Die Runden: 0 bleibt, 1 geht, 2 bleibt, 3 geht, 4 bleibt, 5 geht.',
        },
        {
          ask: 'Wie niedrig muss η sein, damit alle drin sind?',
          answer:
            'Unter 0,4: Dann zahlt Spieler 1, der 0,4 verdient, weniger als 0,4 für zwei Nachbarn.',
        },
      ],
      misunderstandings: [
        {
          said: 'Wer am wenigsten verdient, geht zuerst.',
          so: 'Die Spieler 1, 3 und 5 verdienen dasselbe und entscheiden sich in verschiedenen Runden: Es liegt an den Nachbarn.',
        },
        {
          said: 'Dominiert heißt: Er hat diesmal verloren.',
          so: 'Es heißt: Er verliert, was die anderen auch tun. Das ist ein Beweis, bevor gespielt wird.',
        },
      ],
      paper:
        'Gleichung (12) sagt, was es heißt. Die Runden sind unsere: die übliche wiederholte Streichung.',
    },
    two: {
      questions: [
        {
          ask: 'Zwei Kopien, η = 0,5 und β = 0,5: Wo enden sie?',
          answer: 'Beide bei 1 / (2β + η) = 0,67, von jedem Anfang aus.',
        },
        { ask: 'Bei welchem η kreuzen sich die Linien öfter?', answer: 'Über η = 2β = 1.' },
        {
          ask: 'η = 1,5, Anfänge 0,45 und 0,55: Wie endet es?',
          answer: 'Spieler 1 bleibt allein: Er war am Anfang vorn und kostet den anderen mehr.',
        },
        {
          ask: 'Und wenn beide bei 0,3 beginnen?',
          answer:
            'Sie teilen, bei 1 / (2β + η) = 0,4: Niemand hat einen Vorsprung. Der kleinste Stoß würde das beenden.',
        },
      ],
      misunderstandings: [
        {
          said: 'Der Bessere von beiden bleibt.',
          so: 'Sie sind Kopien. Nur ihr Anfang unterscheidet sie.',
        },
        {
          said: 'Wo sich die Linien kreuzen, endet das Spiel immer.',
          so: 'Dort will sich keiner bewegen, aber am hohlen Punkt führt der kleinste Stoß weg.',
        },
      ],
      paper:
        'Abschnitt 5.3: Bei mehreren Gleichgewichten entscheidet der Anfang. η < 2β ist unser (docs/theory.md).',
    },
    cliff: {
      questions: [
        {
          ask: 'Wie viele von 192 können gehen, bevor das Netz 3 Punkte schlechter liest?',
          answer:
            'Die Zahl wechselt mit Zufall und Maschine; in einem unserer Läufe war sie 162. Wer bleibt, lernt weiter.',
        },
        {
          ask: 'Dreimal so schnell: weniger, ebenso viele, mehr?',
          answer:
            'Es wird gespielt; ein Lauf ist ein Fall. Wichtig ist, dass ein Grund genannt wird.',
        },
        {
          ask: 'Drei von vier werden auf einen Schlag genommen: Was liest es einen Schritt danach, was 818 Schritte danach?',
          answer:
            'Von etwa 95 % auf etwa die Hälfte, dann wieder über 90 %: 48 Neuronen genügen, wenn sie es gelernt haben.',
        },
        {
          ask: 'Und eins von vier?',
          answer: 'Zwischen 2 und 20 Punkte schlechter, und bald so gut wie vorher.',
        },
      ],
      misunderstandings: [
        {
          said: 'Die Gebühr findet heraus, welche Neuronen nutzlos sind.',
          so: 'Sie lässt Neuronen gehen, während die anderen übernehmen. Danach werden die, die gingen, nicht mehr gebraucht; das ist nicht dasselbe.',
        },
        {
          said: 'Dann war das Netz umsonst so groß.',
          so: 'Ein Netz braucht zum Lernen vielleicht mehr als zum Können. Und diese Ziffern sind eine leichte Aufgabe.',
        },
      ],
      paper:
        'Abschnitte 7 und 8: Tabelle und Bild 1. Einen Lauf, in dem Neuronen wahllos genommen werden, hat der Artikel nicht.',
    },
    back: {
      questions: [
        {
          ask: 'Die Gebühr fällt weg: Wie viele von 192 Neuronen kommen zurück, wie viele von 21 Spielern?',
          answer: 'Keins im Netz; 20 von 21 Spielern: Der letzte verdient nichts.',
        },
        {
          ask: 'Die Gebühr fällt nach 10 Schritten weg, bei s = 0,5: Wer ist 90 Schritte später draußen?',
          answer: 'Niemand. Halb drin ist nicht draußen: Nur s = 0 hält ein Neuron fest.',
        },
        {
          ask: 'Was lesen die beiden Netze, mit dem gedruckten Vorzeichen und mit einem Minus?',
          answer: 'Etwa 10 %, was Raten ergibt; und etwa 90 %.',
        },
        {
          ask: 'Das gedruckte Vorzeichen mit α = 0?',
          answer:
            'Etwa 90 %: Niemand verdient oder zahlt, alle bleiben drin, und das Netz lernt einfach.',
        },
      ],
      misunderstandings: [
        {
          said: 'Ein Neuron bei 0 ist nutzlos, also bleibt es draußen.',
          so: 'Das kann niemand wissen: Bei s = 0 misst man 0, was es auch brächte.',
        },
        {
          said: 'Dann sind die Zahlen des Artikels falsch.',
          so: 'In seinen Läufen ist α = 1, und der Verdienst ist klein neben den Kosten: Dort merkt man das Vorzeichen kaum.',
        },
      ],
      paper:
        'Gleichung (9) druckt das Plus, die Gleichungen (16) bis (18) bewegen θ und s; Abschnitt 9.3 spricht von s nahe 0.',
    },
  },
};
