/** Deutsch. */
import type { Words } from './en.ts';

const times = (count: string) => (count === '1' ? 'einmal' : `${count}-mal`);

export const de: Words = {
  name: 'Deutsch',
  lessons: 'Lektionen',
  intro:
    'Sechs Kapitel von je etwa fünf Minuten. Jedes fragt zuerst: Sag, was du erwartest. Dann wird das Spiel vor dir gespielt, und du vergleichst.',
  story:
    'Ein neuronales Netz lernt Ziffern lesen. Jedes seiner Neuronen ist ein Spieler. Ein Spieler verdient etwas, wo er hilft, und zahlt fürs Mitmachen. Wer zu wenig verdient, geht, und das Netz wird kleiner, während es lernt. Die Kapitel 1 bis 4 spielen das mit wenigen Zahlen, die Kapitel 5 und 6 mit einem echten Netz.',
  glossary: 'Wörter und Buchstaben',
  terms: {
    player: [
      'Spieler',
      'ein Neuron. Es entscheidet, wie weit es teilnimmt, nur nach dem eigenen Gewinn.',
    ],
    s: [
      's, Teilnahme',
      'wie weit ein Spieler teilnimmt: 0 ist draußen, 1 ist ganz drin, 0,5 ist halb.',
    ],
    earns: [
      'Verdient',
      'was ein Spieler je Einheit von s bekommt. Wer 0,6 verdient, bekommt 0,6 bei s = 1 und 0,3 bei s = 0,5.',
    ],
    fee: [
      'Gebühr γ (Gamma)',
      'was jede Einheit von s kostet, für alle dasselbe. In der Statistik heißt das L1.',
    ],
    size: [
      'Preis auf Größe β (Beta)',
      'kostet β · Größe · s², und so 2β · Größe · s für ein wenig mehr s. Die Größe schreibt man ‖θ‖²: die Quadrate der Gewichte θ (Theta) des Spielers, zusammengezählt. In den Kapiteln 2 bis 4 ist jede Größe 1. In der Statistik heißt dieser Preis L2.',
    ],
    gain: ['Gewinn U', 'was ein Spieler verdient, weniger alles, was er zahlt.'],
    overlap: [
      'Überlappung',
      'wie weit zwei Spieler dasselbe tun: 1 bei Kopien, 0, wenn sie nichts gemeinsam haben.',
    ],
    rivals: [
      'Preis der Rivalen η (Eta)',
      'ein Rivale kostet η · Überlappung · sein s, je Einheit des eigenen s.',
    ],
    best: [
      'Beste Antwort',
      'das s, bei dem ein Spieler am meisten gewinnt, während der andere steht, wo er steht.',
    ],
    net: [
      'Netz',
      'nimmt die Pixel eines Bildes und sagt, welche Ziffer es ist. Es lernt Schritt für Schritt aus Beispielen.',
    ],
    out: ['Draußen, in einem Netz', 'ein Neuron, dessen s unter 0,01 liegt.'],
    loss: ['Verlust L', 'wie falsch das Netz im Mittel liegt. Lernen lässt ihn fallen.'],
    gradient: [
      'Gradient ∇L',
      'wie sich der Verlust ändert, wenn man ein Gewicht des Netzes ein wenig ändert. ⟨∇L, θ⟩ nimmt das mal die eigenen Gewichte θ (Theta) eines Neurons, eines nach dem anderen, und zählt zusammen.',
    ],
    alpha: ['α (Alpha)', 'wie viel der Verdienst neben den Kosten wiegt.'],
    paper: [
      'Der Artikel',
      '„Pruning as a Game“ von Z. Shah und N. Khan, arXiv 2512.22106. Aus ihm kommt das Spiel.',
    ],
  },
  toLab: 'Zum Labor',
  about: 'Über',
  openInLab: 'Im Labor öffnen',
  teacher: 'Für Lehrende',
  language: 'Sprache',
  theme: { light: 'Hell anzeigen', dark: 'Dunkel anzeigen' },
  minutes: (minutes) => `${minutes} Minuten`,
  done: 'erledigt',
  doneCount: (done, all) => `${done} von ${all} Seiten erledigt`,
  forget: 'Alle Kapitel neu beginnen',
  steps: ['Was sagst du?', 'Das Spiel läuft', 'Warum', 'Eine Frage noch'],
  screenOf: (screen, screens) => `Seite ${screen} von ${screens}`,
  commit: 'Das sage ich. Spielen!',
  first: {
    choose: 'Wähle zuerst eine Antwort.',
    drag: 'Setze zuerst jeden Punkt, mit Klick, Ziehen oder Pfeiltasten.',
    mark: 'Markiere zuerst mindestens einen Spieler.',
    place: 'Setze zuerst den Punkt.',
    slide: 'Setze den Regler dorthin, wo es nach deiner Meinung ist.',
  },
  youSaid: (said) => `Du sagtest: ${said}.`,
  itIs: (answer) => `Das Spiel sagt: ${answer}.`,
  verdicts: { right: 'Richtig.', near: 'Nahe dran.', wrong: 'So ist es nicht.' },
  nobody: 'niemand',
  preparing: 'Das Spiel wird vorbereitet.',
  failed: (why) =>
    `Das Spiel ist stehen geblieben. ${why} Spiele es noch einmal, oder lade die Seite neu.`,
  refused: (why) => `Das ging nicht. ${why} Das Spiel steht, wo es stand; versuche es noch einmal.`,
  again: 'Noch einmal spielen',
  stepAt: (step, steps) => `Schritt ${step} von ${steps}`,
  wentOn: (step, steps) => `Schritt ${step}. Bei Schritt ${steps} hatte es geantwortet.`,
  opens: 'Öffnet sich, wenn das Spiel geantwortet hat.',
  next: 'Nächste Seite',
  nextChapter: 'Nächstes Kapitel',
  allDone: 'Zu allen Kapiteln',
  playIt: 'Spielen und nachsehen',
  tryIt: 'Das ist meine Antwort. Probieren!',
  notYet: 'Noch nicht.',
  tooFar: 'Es ist so, aber weniger zu ändern reicht auch. Versuche es näher.',
  player: (player) => `Spieler ${player}`,
  markPlayer: (player) => `Spieler ${player} geht`,
  picture: {
    titles: {
      bars: 'Was jeder Spieler verdient',
      tiles: 'Die Spieler',
      neurons: 'Die Neuronen, und was sie suchen',
      lines: 'Teilnahme s, Schritt für Schritt',
      square: 'Beide Spieler zugleich',
      utility: 'Was Spieler 1 bei jedem s gewinnt',
      cliff: 'Richtige Antworten, und wie viele draußen sind',
      rounds: 'Durchdacht, Runde für Runde',
    },
    bars: (fee, count, out) =>
      `Was jeder von ${count} Spielern verdient, als Balken, gefüllt so weit er teilnimmt, und quer darüber die Gebühr von ${fee}. ${out} stehen bei genau 0.`,
    barsFree: (count, out) =>
      `Was jeder von ${count} Spielern verdient, als Balken, gefüllt so weit er teilnimmt. Eine Gebühr gibt es nicht. ${out} stehen bei genau 0.`,
    tiles: (count, out) => `${count} Spieler, je ein Quadrat. ${out} sind draußen.`,
    lines: (from, to) =>
      `Die Teilnahme s jedes Spielers über die Schritte. Beim letzten Schritt reicht sie von ${from} bis ${to}.`,
    square: (first, second, crossings) =>
      `Das Quadrat zweier Spieler. Sie stehen bei ${first} und ${second}. Ihre Linien der besten Antworten kreuzen sich ${times(crossings)}.`,
    squareBefore: (first, second) =>
      `Das Quadrat zweier Spieler. Sie beginnen bei ${first} und ${second}.`,
    utility: (rival, best) =>
      `Was Spieler 1 bei jedem s gewinnt, wenn sein Rivale bei ${rival} steht. Das beste s ist ${best}.`,
    utilityBefore:
      'Die Achsen dessen, was Spieler 1 gewinnt. Der Verlauf wird gezeichnet, wenn das Spiel läuft.',
    cliff: (out, accuracy) =>
      `Richtige Antworten über den Neuronen, die draußen sind. Zuletzt sind ${out} draußen, und ${accuracy} % sind richtig.`,
    fee: 'Gebühr γ',
    step: 'Schritt',
    isIn: (count) => `${count} drin`,
    isOut: (count) => `${count} draußen`,
    out: 'Neuronen draußen',
    accuracy: 'richtige Antworten, %',
    rival: 's des Rivalen, Spieler 0',
    rivalAt: (rival, best) =>
      `Ziehe den Rivalen. Steht Spieler 0 bei s = ${rival}, so gewinnt Spieler 1 am meisten bei s = ${best}.`,
    gains: 'Gewinn U',
    framed: (player, s) => `Im Rahmen: Neuron ${player}. Es nimmt mit s = ${s} teil.`,
    stateOf: (isOut) => (isOut ? 'draußen' : 'drin'),
    changed: 'Eine gepunktete senkrechte Linie: Dort wurde etwas geändert.',
    neuronsReading:
      'Ein Bild je Neuron: Was sich vom Grund abhebt, will es sehen. Ein Bild, das verblasst, nimmt weniger teil. Ein Kreuz ist draußen. Tiefere Neuronen werden durch die vor ihnen gezeigt.',
    linesReading:
      'Eine Linie je Spieler: 1 ist ganz drin, 0 ist draußen. Ihre Farbe ist umso kräftiger, je weiter drinnen sie endet; gestrichelte enden bei 0.',
    linesNamed: (isMany) =>
      `Neben ihrem Ende steht ihr Spieler${isMany ? ': 3–5 sind die Spieler 3, 4 und 5' : ''}.`,
    tilesReading:
      'Ein Quadrat je Spieler. Je kräftiger die Farbe, desto mehr nimmt er teil. Ein Kreuz ist draußen.',
    barsReading:
      'Ein Balken ist so hoch, wie sein Spieler je Einheit von s verdient; welcher Spieler es ist, steht darunter. Die gefüllte Breite ist s: der ganze Balken ist s = 1, der halbe s = 0,5. Ein Kreuz ist s = 0: draußen.',
    squareReading:
      'Nach rechts: s von Spieler 0. Nach oben: s von Spieler 1. Jede Linie ist die beste Antwort eines Spielers, das s, bei dem er am meisten gewinnt, während der andere stillsteht: die volle von Spieler 0, die gestrichelte von Spieler 1. Wo sie sich kreuzen, will sich keiner bewegen. Ein voller Punkt dort zieht an, ein hohler stößt ab.',
    squareBegins:
      'Nach rechts: s von Spieler 0. Nach oben: s von Spieler 1. Der Punkt ist ihr Anfang.',
    squareAsked: 'Klicke, wo sie nach deiner Meinung enden, oder ziehe.',
    guess: 'deine Vermutung',
    player: 'Spieler',
    startReading: 'Setze beide anderswohin, im Bild oder hier, und sieh, wohin sie gehen.',
    utilityReading:
      'Nach rechts: s von Spieler 1. Nach oben: sein Gewinn U, was er verdient, weniger alles, was er zahlt, während sein Rivale stillsteht. Der Ring ist, wo er am höchsten ist, der volle Punkt, wo Spieler 1 steht.',
    cliffReading:
      'Jeder Punkt ist ein Test des Netzes. Weiter rechts sind mehr Neuronen draußen. Ganz links lernt das Netz noch.',
    cliffAnswered:
      'Die gestrichelte Linie liegt 3 Punkte unter dem Besten. Der große Punkt ist der letzte Test darüber mit den meisten Neuronen draußen.',
    rounds: {
      open: 'offen',
      stays: 'bleibt',
      leaves: '× geht',
      ask: 'Diese Runden sind Gedanken, keine Schritte des Spiels. Noch ist nichts entschieden. Entschieden ist, wer bleibt oder geht, was die noch Offenen auch tun.',
      next: 'Nächste Runde',
      again: 'Von vorn',
      told: (round, player, isIn) =>
        `Runde ${round}: Spieler ${player} ${isIn ? 'bleibt' : 'geht'}, was die noch Offenen auch tun.`,
    },
  },
  slow: {
    title: 'Ein Schritt, ganz langsam',
    ask: 'Dieses Spiel noch einmal von vorn: was in einem Schritt mit einem Spieler geschieht.',
    game: 'Spiel',
    which: 'Spieler',
    begin: 'Den ersten Schritt spielen',
    another: 'Den nächsten Schritt spielen',
    step: (step) => `Schritt ${step}`,
    nextPhase: 'Weiter',
    marked: (player) => `Spieler ${player} ist in den Bildern oben markiert.`,
    phases: ['Vorwärts', 'Rückwärts', 'Preise', 'Bewegung'],
    phasesWithoutNet: ['Jetzt', 'Was er verdient', 'Was er zahlt', 'Bewegung'],
    forwardNet: (player, s, loss) =>
      `Das Netz liest 128 Bilder. Was Neuron ${player} sagt, zählt mit s = ${s}. Der Verlust ist ${loss}.`,
    forwardGame: (player, s) =>
      `Spieler ${player} nimmt mit s = ${s} teil. Ein Netz gibt es hier nicht: Was er je Einheit von s verdient, bleibt gleich.`,
    backwardNet: (player, benefit) =>
      `Die Fehler werden durch das Netz zurückverfolgt. Etwas mehr von Neuron ${player} brächte ${benefit} je Einheit von s.`,
    backwardGame: (player, benefit) =>
      `Etwas mehr von Spieler ${player} brächte ${benefit} je Einheit von s.`,
    price: {
      fee: (cost) => `die Gebühr ${cost}`,
      size: (cost) => `der Preis auf Größe ${cost}`,
      rivals: (cost) => `die Rivalen ${cost}`,
    },
    prices: (charged, left) =>
      charged.length === 0
        ? `Hier kostet nichts etwas. Es bleibt: ${left}.`
        : `Etwas mehr würde je Einheit von s kosten: ${charged.join(', ')}. Es bleibt: ${left}.`,
    because: {
      up: 'Mehr s bringt mehr, als es kostet, also wächst s.',
      down: 'Mehr s kostet mehr, als es bringt, also fällt s.',
      full: 'Mehr würde sich lohnen, aber s ist bei 1 und kann nicht weiter.',
      empty: 'Mehr würde sich nicht lohnen, und s ist schon bei 0.',
      even: 'Mehr bringt, was es kostet, also bleibt s.',
    },
    move: (from, to, rate) =>
      `Es geht von ${from} nach ${to}: was bleibt, mal ${rate}, zwischen 0 und 1.`,
    brings: 'bringt',
    costs: 'kostet',
    margin: (s, brings, costs) =>
      `Was ein wenig mehr s bringt und kostet, bei jedem s. Bei s = ${s} bringt es ${brings} und kostet ${costs}.`,
    marginReading:
      'Nach rechts: s. Nach oben: was ein wenig mehr s bringt, und was es kostet. Die gepunktete Linie ist, wo der Spieler steht. Der Abstand dort entscheidet.',
  },
  chapters: {
    fee: {
      title: 'Ein Neuron, eine Gebühr',
      short: 'Eine Gebühr',
      question:
        'Ein Spieler verdient 0,6 und zahlt 0,475. Geht er, bleibt er halb, oder kommt er ganz herein?',
      aim: 'Eine Gebühr fürs Mitmachen ist eine Schwelle: Wer mehr verdient, ist ganz drin, wer weniger verdient, ist draußen.',
      screens: {
        one: {
          lead: 'Ein Spieler verdient 0,6 je Einheit Teilnahme, und zahlt je Einheit eine Gebühr von 0,475. Wohin geht er?',
          below:
            'Ein Spieler steht für ein Neuron; hier ist er allein. s sagt, wie weit er teilnimmt: 0 ist draußen, 1 ist ganz drin. Er beginnt bei einhalb.',
          ask: 'Wähle, wo er zur Ruhe kommt.',
          options: {
            out: 'Er geht (s = 0)',
            part: 'Er bleibt halb drin',
            in: 'Er geht ganz hinein (s = 1)',
          },
          games: {
            one: {
              title: 'Ein Spieler und eine Gebühr',
              reading: 'Er verdient 0,6 · s und zahlt γ · s. γ (Gamma) ist die Gebühr, 0,475.',
            },
          },
          answered: (f) => `Er kommt bei s = ${f('s')} zur Ruhe.`,
          why: [
            (f) =>
              `Jede Einheit von s bringt ${f('benefit')} und kostet ${f('fee')}. So bleibt ${f('left')}, bei jedem s.`,
            () =>
              'Also macht ihn jedes bisschen mehr s ein wenig reicher. Er geht, so weit er kann.',
          ],
          more: {
            ask: 'Ab welcher Gebühr geht der Spieler? Setze die Gebühr gerade hoch genug.',
            slider: 'Gebühr γ',
            now: (f) => `Die Gebühr ist ${f('fee')}. Der Spieler steht bei s = ${f('s')}.`,
            reached: (f) =>
              `Bei einer Gebühr von ${f('fee')} ist er draußen. Er geht, sobald die Gebühr höher ist als sein Verdienst, 0,6; bei genau 0,6 bliebe er stehen.`,
          },
        },
        crowd: {
          lead: 'Hier sind 21 Spieler. Sie verdienen von 1 bis hinab zu 0. Alle zahlen eine Gebühr von 0,475. Wer geht?',
          below: 'Spieler 0 verdient 1, jeder nächste 0,05 weniger. Alle beginnen ganz drin.',
          ask: 'Markiere jeden Spieler, der draußen sein wird. Zeichne darüber, oder klicke.',
          games: {
            crowd: {
              title: '21 Spieler, eine Gebühr',
              reading: 'Nur die Gebühr γ (Gamma) kostet: γ · s.',
            },
          },
          answered: (f) =>
            `${f('out')} von ${f('all')} gehen. ${f('in')} sind ganz drin. Niemand ist dazwischen.`,
          why: [
            (f) =>
              `Der Ärmste, der bleibt, verdient ${f('least')}. Der Reichste, der geht, verdient ${f('most')}. Die Gebühr von ${f('fee')} liegt dazwischen.`,
            () =>
              'Jede Einheit von s kostet nahe s = 0 dasselbe wie nahe s = 1. Wer weniger verdient als die Gebühr, fällt also bis ganz hinunter.',
          ],
          more: {
            ask: 'Welche Gebühr lässt genau 5 Spieler drin? Setze sie.',
            slider: 'Gebühr γ',
            now: (f) => `Bei einer Gebühr von ${f('fee')} sind ${f('in')} Spieler drin.`,
            reached: (f) =>
              `Genau 5 bleiben. Jede Gebühr zwischen 0,75 und 0,8 leistet das; deine ist ${f('fee')}.`,
          },
        },
      },
    },
    cut: {
      title: 'L1 und L2: Was schneidet?',
      short: 'L1 und L2',
      question: 'Eine feste Gebühr oder ein Preis auf Größe: Was schickt Spieler ganz hinaus?',
      aim: 'Eine feste Gebühr (L1) macht genaue Nullen. Ein Preis auf Größe (L2) macht alle klein und niemanden null.',
      screens: {
        both: {
          lead: 'Zweimal dasselbe Spiel. In einem zahlt jeder eine feste Gebühr, im anderen einen Preis auf seine Größe. Wie viele gehen?',
          below:
            'Dieselben 20 Spieler, sie verdienen von 1 bis hinab zu 0,05. Die Gebühr ist für jedes bisschen s dieselbe. Der Preis auf Größe ist 2 · Größe · s². Die Größe sagt, wie groß die Gewichte eines Neurons sind; hier ist jede 1, also ist er 2 · s².',
          ask: 'Wie viele der 20 werden bei genau s = 0 stehen? Setze beide Punkte.',
          dots: { fee: 'Feste Gebühr', size: 'Preis auf Größe' },
          options: { none: 'Keinen', some: 'Einige, höchstens 10', most: 'Mehr als 10' },
          games: {
            fee: {
              title: 'Feste Gebühr (L1)',
              reading: 'Jeder zahlt γ · s. γ (Gamma) ist die Gebühr, 0,475.',
            },
            size: {
              title: 'Preis auf Größe (L2)',
              reading: 'Jeder zahlt β · Größe · s². β (Beta) ist 2, die Größe 1.',
            },
            dear: {
              title: 'Ein höherer Preis auf Größe',
              reading: 'Jeder zahlt β · Größe · s², mit β = 8.',
            },
          },
          answered: (f) =>
            `Die feste Gebühr schickte ${f('left')} von ${f('all')} Spielern hinaus. Beim Preis auf Größe waren es ${f('right')}.`,
          why: [
            () =>
              'Ein wenig mehr s kostet die feste Gebühr, bei s = 0,01 wie bei s = 1. Wer weniger verdient, fällt immer weiter, bis 0.',
            (f) =>
              `Der Preis auf Größe ist im Ganzen 2 · s². Ein wenig mehr s fügt ihm je Einheit 4 · s hinzu: 4 bei s = 1, aber 0,04 bei s = 0,01. Jeder hält, wo 4 · s sein Verdienst ist. Das kleinste s ist hier ${f('smallest')}.`,
          ],
          more: {
            ask: 'Der Preis auf Größe allein, viermal so hoch: β = 8. Wie viele der 20 schickt er auf genau 0?',
            now: (f) =>
              `Bei β = ${f('beta')} stehen ${f('out')} bei genau 0. Das kleinste s ist ${f('smallest')}.`,
            reached: (f) =>
              `Ein wenig mehr s kostet jetzt ${f('twice')} · s. Jeder hält, wo das sein Verdienst ist: klein, und nie 0 für jemanden, der etwas verdient.`,
          },
        },
        paper: {
          lead: 'Der Artikel zu diesem Spiel sagt in Abschnitt 9.2: Eine Gebühr (L1) allein gibt selten genaue Nullen, ein Preis auf Größe (L2) ist dafür nötig. Stimmt das?',
          below:
            'Ein Spiel hat die Gebühr allein. Das andere hat dieselbe Gebühr und einen Preis auf Größe, 0,5 · s². Der Artikel ist „Pruning as a Game“,',
          ask: 'Wie viele der 20 werden in jedem Spiel bei genau s = 0 stehen?',
          dots: { fee: 'Gebühr allein', together: 'Gebühr und Größe' },
          games: {
            fee: { title: 'Gebühr allein', reading: 'Gebühr γ = 0,475, kein Preis auf Größe.' },
            together: {
              title: 'Gebühr und Größe',
              reading: 'Gebühr γ = 0,475, Preis auf Größe β = 0,5.',
            },
          },
          answered: (f) =>
            `Die Gebühr allein schickte ${f('left')} hinaus. Mit dem Preis auf Größe sind es ${f('right')}.`,
          why: [
            () =>
              'Ein Spieler geht auf genau 0, wenn er weniger verdient als die Gebühr. Bei s = 0 kostet der Preis auf Größe nichts, also zählt er dort nicht.',
            () =>
              'Der Preis auf Größe bewegt die, die bleiben, und sonst niemanden: Keiner ist mehr ganz drin.',
            () =>
              'In diesem Spiel stimmt der Satz aus Abschnitt 9.2 also nicht. Die Ansicht „Paper“ des Labors zeigt, was in trainierten Netzen daraus wird.',
          ],
          more: {
            ask: 'Lass den Preis auf Größe stehen. Wie niedrig muss die Gebühr sein, damit niemand bei genau 0 steht? Senke sie gerade weit genug.',
            slider: 'Gebühr γ, Spiel mit Gebühr und Größe',
            now: (f) => `Bei einer Gebühr von ${f('gamma')} stehen ${f('out')} bei genau 0.`,
            reached: (f) =>
              `Bei einer Gebühr von ${f('gamma')} ist niemand draußen: Sie liegt unter 0,05, dem Verdienst des Ärmsten. Die Nullen waren das Werk der Gebühr.`,
          },
        },
      },
    },
    dominated: {
      title: 'Dominiert',
      short: 'Dominiert',
      question: 'Kann ein Rivale einen Spieler retten, der weniger verdient als seine Gebühr?',
      aim: 'Wer verliert, was die anderen auch tun, ist sicher draußen. Ist er fort, entscheidet sich der Nächste.',
      screens: {
        rival: {
          lead: 'Spieler 1 verdient 0,2 und zahlt eine Gebühr von 0,3. Welches s seines Rivalen, Spieler 0, hielte ihn drin?',
          below:
            'Das alles je Einheit seines s. Rivalen tun zum Teil dasselbe: Diese beiden überlappen sich um 0,7. Also zahlt Spieler 1 auch 0,5 (den Preis der Rivalen) · 0,7 (die Überlappung) · s des Rivalen. Dazu kommt ein Preis auf seine Größe, im Ganzen 0,4 · s².',
          ask: 'Wähle. Wenn das Spiel geantwortet hat, kannst du den Rivalen selbst ziehen.',
          options: {
            away: 'Der Rivale fort (s = 0)',
            in: 'Der Rivale ganz drin (s = 1)',
            none: 'Nichts, was der Rivale tut',
          },
          games: {
            pair: {
              title: 'Spieler 1 und sein Rivale',
              reading:
                'Gebühr γ (Gamma) = 0,3, Preis auf Größe β (Beta) = 0,4, Preis der Rivalen η (Eta) = 0,5, Überlappung 0,7.',
            },
          },
          answered: (f) =>
            `Spieler 1 ist draußen. Sein Rivale steht bei s = ${f('s0')}. Nichts, was der Rivale tut, rettet ihn.`,
          why: [
            (f) =>
              `Der Rivale kann hier nur kosten. Am besten ist er fort. Selbst dann verdient Spieler 1 ${f('benefit')} und zahlt ${f('fee')}: ${f('best')} je Einheit.`,
            () =>
              'Ein Spieler, der verliert, was die anderen auch tun, heißt dominiert. Das ist ein Beweis, keine Vermutung: Es gilt für jedes s des Rivalen.',
          ],
          more: {
            ask: 'Wie viel muss Spieler 1 verdienen, um zurückzukommen? Erhöhe es gerade weit genug.',
            slider: 'Verdienst von Spieler 1',
            now: (f) => `Er verdient ${f('benefit')}. Er steht bei s = ${f('s')}.`,
            reached: (f) =>
              `Er ist zurück: Er verdient ${f('benefit')}, mehr als die ${f('cost')}, die sein erstes bisschen s kostet: Gebühr und Rivale zusammen.`,
          },
        },
        rounds: {
          lead: 'Sechs Spieler in einer Reihe. Jeder überlappt sich mit seinen Nachbarn. Spieler 0 bleibt, was auch geschieht. Wer ist am Ende draußen?',
          below:
            'Sie verdienen 1; 0,4; 0,8; 0,4; 0,8; 0,4 je Einheit von s. Ein Nachbar, der ganz drin ist, nimmt davon 0,5 weg, einer, der halb drin ist, 0,25. Von 0,8 bleibt neben einem Nachbarn, der ganz drin ist, also 0,3. Alle beginnen ganz drin.',
          ask: 'Markiere jeden Spieler, der draußen sein wird.',
          games: {
            chain: {
              title: 'Sechs in einer Reihe',
              reading:
                'Nur Nachbarn kosten: Der Preis der Rivalen η (Eta) ist 1, sie überlappen sich um 0,5.',
            },
          },
          answered: (f) => `${f('out')} der sechs gehen: jeder zweite.`,
          why: [
            (f) =>
              `Man kann es in Runden durchdenken, ohne zu spielen. Runde ${f('round0')}: Spieler 0 verdient 1 und kann höchstens 0,5 verlieren, er bleibt also. Runde ${f('round1')}: Neben ihm verdient Spieler 1 0,4 und verliert mindestens 0,5, er geht also.`,
            (f) =>
              `Runde ${f('round2')}: Ist 1 fort, verliert Spieler 2 höchstens 0,5 von seinen 0,8, er bleibt also. Dann geht 3 in Runde ${f('round3')}, 4 bleibt in Runde ${f('round4')}, 5 geht in Runde ${f('round5')}.`,
            () =>
              'Sieh auf die Linien: Die Spieler 2 und 4 weichen zuerst und kommen zurück, wenn ihre Nachbarn gegangen sind.',
          ],
          more: {
            ask: 'Wie niedrig muss der Preis der Rivalen η sein, damit alle sechs drin sind? Senke ihn gerade weit genug.',
            slider: 'Preis der Rivalen η',
            now: (f) => `Bei η = ${f('eta')} sind ${f('out')} draußen.`,
            reached: (f) =>
              `Bei η = ${f('eta')} ist niemand draußen. Spieler 1 hat zwei Nachbarn und zahlt η · 0,5 für jeden: Er bleibt, wenn η unter 0,4 liegt, seinem Verdienst.`,
          },
        },
      },
    },
    two: {
      title: 'Zwei von einer Art',
      short: 'Kopien',
      question: 'Zwei Kopien eines Neurons: Teilen sie, oder geht eine?',
      aim: 'Zwei Kopien teilen, solange Rivalen weniger kosten als Größe, η < 2β. Darüber bleibt eine, und der Anfang entscheidet welche.',
      screens: {
        share: {
          lead: 'Zwei Kopien eines Neurons. Spieler 0 beginnt bei 0,9, Spieler 1 bei 0,2. Wo kommen sie zur Ruhe?',
          below:
            'Jeder verdient 1 je Einheit von s und zahlt einen Preis auf seine Größe, 0,5 · s². Kopien tun ganz dasselbe, sie überlappen sich um 1: Je Einheit des eigenen s zahlt jeder also auch 0,5 · s des anderen.',
          ask: 'Wo enden beide? Klicke ins Bild, oder setze beide Punkte.',
          games: {
            twins: {
              title: 'Zwei Kopien',
              reading: 'Preis auf Größe β (Beta) = 0,5, Preis der Rivalen η (Eta) = 0,5.',
            },
          },
          answered: (f) => `Sie enden bei ${f('one')} und ${f('other')}: Sie teilen.`,
          why: [
            (f) =>
              `Jeder will das s, bei dem ein wenig mehr so viel kostet, wie er verdient. Ein wenig mehr s fügt dem Preis auf Größe, β · s², 2β · s hinzu, und der Rivale kostet η · (sein s). Also 2β · s + η · (s des anderen) = 1. Für beide zugleich ist das s = 1 / (2β + η) = ${f('share')}, wo sich die Linien kreuzen.`,
            () =>
              'Der Anfang spielt keine Rolle. Größe kostet den Größeren mehr, und das zählt hier mehr als der Rivale: also weicht der Größere.',
          ],
          more: {
            ask: 'Rivalen werden teurer. Ab welchem η kreuzen sich die Linien öfter als einmal? Setze η dorthin, wo es kippt.',
            slider: 'Preis der Rivalen η',
            now: (f) =>
              `Bei η = ${f('eta')} ${f('eta') === f('twice') ? 'liegen die Linien fast aufeinander' : `kreuzen die Linien sich ${times(f('crossings'))}`}.`,
            reached: (f) =>
              `Hier kippt es: η = ${f('eta')}, und 2β ist ${f('twice')}. Sind sie gleich, liegen die Linien aufeinander. Darunter eine Kreuzung, darüber drei.`,
          },
        },
        fight: {
          lead: 'Dieselben zwei Kopien, aber ein Rivale kostet dreimal so viel. Teilen sie, oder bleibt einer?',
          below:
            'Je Einheit des eigenen s zahlt jeder 1,5 · s des anderen, und 0,5 · s² für seine Größe. Spieler 0 beginnt bei 0,45, Spieler 1 bei 0,55.',
          ask: 'Wähle, wie es endet.',
          options: {
            share: 'Sie teilen',
            first: 'Spieler 0 bleibt allein',
            second: 'Spieler 1 bleibt allein',
          },
          games: {
            twins: {
              title: 'Zwei Kopien, teurere Rivalen',
              reading: 'Preis auf Größe β (Beta) = 0,5, Preis der Rivalen η (Eta) = 1,5.',
            },
            equal: { title: 'Von gleichem Anfang', reading: 'Beide beginnen bei 0,3.' },
          },
          answered: (f) =>
            `Spieler 0 endet bei ${f('one')}, Spieler 1 bei ${f('other')}. Wer vorn war, bleibt.`,
          why: [
            (f) =>
              `Ein Rivale kostet jetzt mehr als Größe: η = ${f('eta')} liegt über 2β = ${f('twice')}. Also kreuzen sich die Linien ${f('crossings')}-mal. In zweien ist einer drin und einer draußen. In der dritten teilen beide.`,
            () =>
              'Wer vorn ist, kostet den anderen mehr als der ihn. Also wächst ein kleiner Vorsprung, und der Anfang entscheidet, wer bleibt.',
          ],
          more: {
            ask: 'Und wenn beide bei genau 0,3 beginnen?',
            now: (f) => `Sie enden bei ${f('one')} und ${f('other')}.`,
            reached: () =>
              'Niemand hat einen Vorsprung, also kann keiner wachsen, und sie teilen am hohlen Punkt. Der kleinste Stoß würde das beenden.',
          },
        },
      },
    },
    cliff: {
      title: 'Das echte Netz',
      short: 'Netz',
      question:
        'Wie viele von 192 Neuronen kann ein echtes Netz verlieren, bevor es schlechter liest?',
      aim: 'Die meisten Neuronen eines Netzes können gehen, während es lernt, und es liest fast ebenso gut. Dann stürzt es ab.',
      screens: {
        many: {
          lead: 'Eine steigende Gebühr schickt Neuronen hinaus. Wie viele von 192, ehe das Netz 3 Punkte schlechter liest?',
          below:
            'Es lernt zu sagen, welche Ziffer es sieht: 128 Neuronen sehen auf 784 Pixel, 64 weitere auf jene. Es wird hier und jetzt trainiert. s sagt, wie weit ein Neuron teilnimmt, von 1, ganz drin, bis 0; draußen ist, wer unter 0,01 liegt. 3 Punkte sind 3 von 100 Testziffern.',
          ask: 'Wie viele von 192 sind höchstens draußen, solange es bis auf 3 Punkte so gut liest wie am besten?',
          options: { fewer: 'Weniger', same: 'Ebenso viele', more: 'Mehr' },
          dots: { out: 'Neuronen draußen' },
          games: {
            net: {
              title: 'Das Netz unter steigender Gebühr',
              reading:
                'Die Gebühr γ (Gamma) steigt mit jedem Schritt. Bei Schritt 2580 wird sie auf einmal sechsmal so hoch, um zu sehen, wo das Netz fällt.',
            },
            faster: {
              title: 'Die Gebühr steigt dreimal so schnell',
              reading: 'Dasselbe Netz, derselbe Zufall. Ab Schritt 1290 auf das Sechsfache.',
            },
          },
          answered: (f) =>
            `${f('out')} von ${f('all')} konnten gehen, und ${f('kept')} lesen noch ${f('edge')} %. Am besten las das Netz ${f('best')} %.`,
          why: [
            () =>
              'Das Netz lernt weiter, während sie gehen. Jeder Schritt trainiert die, die bleiben, und sie übernehmen.',
            () =>
              'Also fällt es wenig, bis die meisten draußen sind. Dann kommt die Klippe: Wer bleibt, hat niemanden, der übernimmt. So steil ist sie hier, weil die Gebühr bei Schritt 2580 sechsmal so hoch wird.',
            (f) =>
              `Am Ende dieses Laufs waren ${f('lastOut')} draußen, und das Netz las ${f('last')} %.`,
          ],
          more: {
            ask: 'Wenn die Gebühr dreimal so schnell steigt: Können vor der Klippe weniger, ebenso viele oder mehr gehen?',
            now: (f) => `Langsam waren es ${f('slow')}, schnell sind es ${f('fast')}.`,
            reached: () => 'Ein Lauf ist ein Fall: Im Labor kannst du anderen Zufall versuchen.',
          },
        },
        blow: {
          lead: 'Dasselbe Netz ohne Gebühr. Nach 902 Schritten werden drei von je vier Neuronen auf einen Schlag weggenommen. Was liest es dann?',
          below:
            '144 von 192 gehen, und niemand sieht, welche: 0 bleibt, 1, 2 und 3 gehen, 4 bleibt, und so fort. Sie kommen nie zurück. Die anderen 48 lernen weiter.',
          ask: 'Wie viel Prozent der Testziffern sind richtig, einen Schritt nach dem Schlag und 818 Schritte später?',
          dots: { after: 'Einen Schritt nach dem Schlag', last: '818 Schritte später' },
          options: {
            little: 'Weniger als 2 Punkte schlechter',
            some: '2 bis 20 Punkte schlechter',
            much: 'Mehr als 20 Punkte schlechter',
          },
          games: {
            most: {
              title: 'Drei von vier genommen',
              reading: 'Keine Gebühr. Der Schlag kommt vor Schritt 903.',
            },
            few: {
              title: 'Eins von vier genommen',
              reading: 'Dasselbe Netz, derselbe Zufall, derselbe Schritt.',
            },
          },
          answered: (f) =>
            `Vor dem Schlag las es ${f('before')} %, gleich danach ${f('after')} %, und am Ende ${f('last')} %, mit ${f('out')} von ${f('all')} draußen.`,
          why: [
            () =>
              'Neuronen arbeiten zusammen: Was eines sagt, ist für andere bestimmt, die darauf hören. Auf einen Schlag genommen, fehlen die meisten.',
            () =>
              'Die bleiben, lernen neu, was fehlt, und lernen es gut. Unter einer Gebühr, die langsam steigt, gibt es unterwegs keinen solchen Sturz: Ein Neuron verblasst, während die anderen lernen.',
            () =>
              'Bei solchen Ziffern liest auch ein kleineres Netz gut, wenn es weiterlernt. Schwerere Aufgaben brauchen mehr.',
          ],
          more: {
            ask: 'Und wenn nur eins von je vier genommen wird, 48 von 192? Wie liest es einen Schritt nach dem Schlag?',
            now: (f) =>
              `Von ${f('before')} % fiel es auf ${f('after')} %, und kam auf ${f('last')} %.`,
            reached: (f) =>
              `Das sind ${f('lost')} Punkte. Ein Lauf ist ein Fall: Im Labor kannst du anderen Zufall versuchen.`,
          },
        },
      },
    },
    back: {
      title: 'Ein Weg zurück? Und der Artikel',
      short: 'Zurück?',
      question: 'Fällt die Gebühr weg, wer kommt zurück? Und was macht das Vorzeichen im Artikel?',
      aim: 'In einem Netz bekommt ein Neuron bei 0 keinen Gradienten und kehrt nie zurück. Und das gedruckte Vorzeichen des Artikels belohnt Schaden.',
      screens: {
        lifted: {
          lead: 'Eine hohe Gebühr schickt alle fort. Nach 100 Schritten fällt sie weg. Wer kommt zurück?',
          below:
            'Einmal mit 192 Neuronen eines echten Netzes, einmal mit 21 Spielern ohne Netz, die von 1 bis hinab zu 0 verdienen. s sagt, wie weit jeder teilnimmt: 1 ist ganz drin; unter 0,01 ist draußen.',
          ask: 'Wie viele kommen zurück? Setze beide Punkte.',
          dots: { net: 'Neuronen des Netzes', game: 'Spieler des Spiels' },
          options: { nobody: 'Niemand', some: 'Manche', everybody: 'Alle' },
          games: {
            early: {
              title: 'Früh aufgehoben',
              reading: 'Gebühr γ (Gamma) = 100, bei Schritt 10 aufgehoben.',
            },
            net: {
              title: 'Ein Netz',
              reading: 'Gebühr γ (Gamma) = 100, bei Schritt 100 aufgehoben.',
            },
            game: {
              title: 'Ein Spiel ohne Netz',
              reading: 'Gebühr γ (Gamma) = 3, bei Schritt 100 aufgehoben.',
            },
          },
          answered: (f) =>
            `Von ${f('netGone')} Neuronen, die draußen waren, kamen ${f('net')} zurück. Von ${f('gameGone')} Spielern des Spiels waren es ${f('game')}.`,
          why: [
            () =>
              'In einem Netz misst man an den eigenen Gewichten, was ein Neuron verdient: wie viel der Verlust, also wie falsch das Netz liegt, fiele, wenn sie etwas wüchsen. Bei s = 0 hört es niemand, also ändern seine Gewichte nichts: Es verdient 0, was es auch könnte, und bleibt bei 0. Das gilt auch für eines allein.',
            () =>
              'Ohne Netz hängt der Verdienst nicht von s ab. Jeder, der etwas verdient, kehrt zurück; der letzte verdient 0.',
          ],
          more: {
            ask: 'Dasselbe Netz noch einmal, aber die Gebühr fällt nach 10 Schritten weg, wenn alle bei einhalb stehen. Wer ist 90 Schritte später draußen?',
            now: (f) => `${f('out')} sind draußen. Das kleinste s ist ${f('smallest')}.`,
            reached: () => 'Halb drin ist nicht draußen: Nur s = 0 hält ein Neuron für immer fest.',
          },
        },
        sign: {
          lead: 'Der Artikel bezahlt Neuronen fürs Erhöhen des Verlusts, ein Minus fürs Senken. Was liest jedes Netz?',
          below:
            'Der Verlust L ist, wie falsch das Netz liegt. Gedruckt ist, dass ein Neuron + α · s · ⟨∇L, θ⟩ verdient. ⟨∇L, θ⟩ ist, wie schnell L steigt, wenn seine Gewichte θ (Theta) alle gleich wachsen; α (Alpha) ist, wie viel das wiegt, hier 10, damit man das Vorzeichen sieht; der Artikel nimmt 1. Niemand zahlt etwas, und die Gewichte lernen wie immer. Der Artikel ist „Pruning as a Game“,',
          ask: 'Wie viel Prozent der Testziffern sind nach 200 Schritten richtig? Setze beide Punkte.',
          dots: {
            printed: 'Wie gedruckt, mit Plus',
            descent: 'Mit einem Minus',
          },
          games: {
            without: {
              title: 'Wie gedruckt, α = 0',
              reading: 'Nichts wird verdient, nichts gezahlt.',
            },
            printed: {
              title: 'Wie gedruckt, mit Plus',
              reading: 'Spieler werden dafür bezahlt, den Verlust zu erhöhen.',
            },
            descent: {
              title: 'Mit einem Minus',
              reading: 'Spieler werden dafür bezahlt, den Verlust zu senken.',
            },
          },
          answered: (f) =>
            `Wie gedruckt liest das Netz ${f('printed')} %. Mit einem Minus liest es ${f('descent')} %.`,
          why: [
            () =>
              'Mit dem Plus werden Neuronen bezahlt, die dem Netz schaden, und die ihm helfen, verblassen: Sieh auf die letzten Reihen, die zweite Schicht, deren Bilder Kreuze sind. Von zehn Ziffern trifft Raten eine von zehn.',
            () =>
              'In den Läufen des Artikels ist α = 1, und der Verdienst ist klein neben den Kosten. Dort merkt man das Vorzeichen kaum: β und γ entscheiden.',
            () =>
              'Die Ansicht „Paper“ des Labors zeigt die Zahlen des Artikels neben dem, was hier herauskommt, unter jeder Lesart.',
          ],
          options: {
            guess: 'Etwa eine von zehn',
            half: 'Etwa die Hälfte',
            well: 'Mehr als sieben von zehn',
          },
          more: {
            ask: 'Noch einmal das gedruckte Vorzeichen, aber der Verdienst wiegt nichts: α = 0. Wie viele Ziffern liest das Netz jetzt?',
            now: (f) => `Es liest ${f('without')} %.`,
            reached: () =>
              'Niemand verdient oder zahlt, also bleiben alle drin, und das Netz lernt einfach. Der Schaden kam vom Vorzeichen, und nur so weit, wie der Verdienst wiegt.',
          },
        },
      },
    },
  },
};
