/** Deutsch. */
import type { Words } from './en.ts';

const times = (count: string) => (count === '1' ? 'einmal' : `${count}-mal`);

export const de: Words = {
  name: 'Deutsch',
  lessons: 'Lektionen',
  intro:
    'Sechs Kapitel von je etwa fünf Minuten. Jedes fragt zuerst: Sag, was du erwartest. Dann wird das Spiel vor dir gespielt, und du vergleichst.',
  toLab: 'Zum Labor',
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
    drag: 'Ziehe zuerst jeden Punkt.',
    mark: 'Markiere zuerst mindestens einen Spieler.',
    place: 'Ziehe zuerst den Punkt.',
  },
  youSaid: (said) => `Du sagtest: ${said}.`,
  itIs: (answer) => `Das Spiel sagt: ${answer}.`,
  cameSo: 'So kommt es.',
  nobody: 'niemand',
  preparing: 'Das Spiel wird vorbereitet.',
  failed: (why) =>
    `Das Spiel ist stehen geblieben. ${why} Spiele es noch einmal, oder lade die Seite neu.`,
  again: 'Noch einmal spielen',
  stepAt: (step, steps) => `Schritt ${step} von ${steps}`,
  opens: 'Öffnet sich, wenn das Spiel geantwortet hat.',
  next: 'Nächste Seite',
  nextChapter: 'Nächstes Kapitel',
  allDone: 'Zu allen Kapiteln',
  playIt: 'Spielen und nachsehen',
  right: 'Richtig.',
  wrong: 'So ist es nicht.',
  player: (player) => `Spieler ${player}`,
  markPlayer: (player) => `Spieler ${player} geht`,
  picture: {
    bars: (fee, count, out) =>
      `Was jeder von ${count} Spielern verdient, als Balken, und quer darüber die Gebühr von ${fee}. ${out} stehen bei genau 0.`,
    tiles: (count, out) => `${count} Spieler, je ein Quadrat. ${out} sind draußen.`,
    lines: (from, to) =>
      `Die Teilnahme s jedes Spielers über die Schritte. Beim letzten Schritt reicht sie von ${from} bis ${to}.`,
    square: (first, second, crossings) =>
      `Das Quadrat zweier Spieler. Sie stehen bei ${first} und ${second}. Ihre Linien der besten Antworten kreuzen sich ${times(crossings)}.`,
    utility: (rival, best) =>
      `Was Spieler 1 bei jedem s gewinnt, wenn sein Rivale bei ${rival} steht. Das beste s ist ${best}.`,
    cliff: (out, accuracy) =>
      `Richtige Antworten über den Neuronen, die draußen sind. Zuletzt sind ${out} draußen, und ${accuracy} % sind richtig.`,
    earns: 'verdient',
    fee: 'Gebühr γ',
    step: 'Schritt',
    isIn: (count) => `${count} drin`,
    isOut: (count) => `${count} draußen`,
    out: 'Neuronen draußen',
    accuracy: 'richtige Antworten, %',
    rival: 's des Rivalen, Spieler 0',
    gains: 'Gewinn U',
    bestOf: (player) => `am besten für Spieler ${player}`,
    linesReading: 'Eine Linie je Spieler: 1 ist ganz drin, 0 ist draußen.',
    tilesReading:
      'Ein Quadrat je Spieler. Je kräftiger die Farbe, desto mehr nimmt er teil. Ein Kreuz ist draußen.',
    barsReading: 'Die Höhe ist, was ein Spieler verdient. Der gefüllte Teil ist sein s.',
    squareReading:
      'Nach rechts: s von Spieler 0. Nach oben: s von Spieler 1. Wo sich die Linien kreuzen, will sich keiner bewegen.',
    startReading: 'Setze beide anderswohin, und sieh, wohin sie gehen.',
    utilityReading: 'Die Kurve sagt, was Spieler 1 bei jedem s gewinnt. Ziehe seinen Rivalen.',
    cliffReading: 'Jeder Punkt ist ein Test des Netzes. Nach rechts sind mehr Neuronen draußen.',
  },
  slow: {
    title: 'Ein Schritt, ganz langsam',
    ask: 'Dieses Spiel noch einmal von vorn: was in einem Schritt mit einem Spieler geschieht.',
    which: 'Spieler',
    begin: 'Den ersten Schritt spielen',
    another: 'Den nächsten Schritt spielen',
    step: (step) => `Schritt ${step}`,
    nextPhase: 'Weiter',
    phases: ['Vorwärts', 'Rückwärts', 'Preise', 'Bewegung'],
    forwardNet: (player, s, loss) =>
      `Das Netz liest 128 Bilder. Was Neuron ${player} sagt, zählt mit s = ${s}. Der Verlust ist ${loss}.`,
    forwardGame: (player, s) =>
      `Spieler ${player} nimmt mit s = ${s} teil. Ein Netz gibt es hier nicht: Was er verdient, steht fest.`,
    backward: (player, benefit) =>
      `Etwas mehr von Spieler ${player} brächte b = ${benefit} je Einheit von s.`,
    prices: (fee, size, rivals, sum) =>
      `Etwas mehr würde kosten: Anwesenheit ${fee}, Größe ${size}, Rivalen ${rivals}. Es bleibt: ${sum}.`,
    move: (from, to, rate) =>
      `Also geht s von ${from} nach ${to}. Die Länge des Schritts ist η_s = ${rate}.`,
  },
  teach: {
    title: 'Für Lehrende',
    intro:
      'Sechs Kapitel zu je fünf Minuten: allein, zu zweit oder am Projektor. Lass die Klasse ihre Antwort laut sagen, bevor du spielst.',
    presenter: 'Für den Projektor: dieselben Spiele als Vortrag',
    aim: 'Ziel',
    time: 'Zeit',
    answers: 'Antworten',
    links: 'Woher es kommt',
    paper: 'Der Artikel: Pruning as a Game (arXiv 2512.22106, englisch)',
    theory: 'Dasselbe Spiel im Labor (englisch)',
    claims: 'Die Behauptungen des Artikels neben dem, was hier herauskommt (englisch)',
    classroom: [
      'Jede Zahl auf einer Seite kommt aus dem Spiel, das gezeigt wird. Nichts ist aufgezeichnet.',
      'Die Kapitel 1 bis 4 brauchen kein Netz und antworten in Sekunden. Die Kapitel 5 und 6 trainieren ein Netz und brauchen etwa eine halbe Minute.',
      'Was erledigt ist, bleibt in diesem Browser. Nichts wird irgendwohin gesendet.',
    ],
  },
  chapters: {
    fee: {
      title: 'Ein Neuron, eine Gebühr',
      short: 'Eine Gebühr',
      aim: 'Eine Gebühr fürs Mitmachen ist eine Schwelle: Wer mehr verdient, ist ganz drin, wer weniger verdient, ist draußen.',
      screens: {
        one: {
          lead: 'Ein Neuron verdient 0,6 je Einheit Teilnahme. Es zahlt eine Gebühr von 0,475. Wohin geht es?',
          below:
            'Ein Spieler, kein Netz. Die Teilnahme s reicht von 0, draußen, bis 1, ganz drin. Er beginnt bei einhalb.',
          ask: 'Wähle, wo er zur Ruhe kommt.',
          options: {
            out: 'Er geht: s = 0',
            part: 'Er bleibt halb drin',
            in: 'Er geht ganz hinein: s = 1',
          },
          games: {
            one: {
              title: 'Ein Spieler und eine Gebühr',
              reading: 'Er verdient 0,6 · s und zahlt γ · s.',
            },
          },
          answered: (f) => `Er kommt bei s = ${f('s')} zur Ruhe.`,
          why: [
            (f) =>
              `Jede Einheit von s bringt ${f('benefit')} und kostet ${f('fee')}. So bleibt ${f('left')}, bei jedem s.`,
            () => 'Was sich ein wenig lohnt, lohnt sich immer. Also geht er, so weit er kann.',
          ],
          more: {
            ask: 'Bewege die Gebühr, bis das Neuron geht. Über welcher Gebühr geht es?',
            slider: 'Gebühr γ',
            now: (f) => `Die Gebühr ist ${f('fee')}. Das Neuron steht bei s = ${f('s')}.`,
            reached: () =>
              'Es ist draußen. Es geht, sobald die Gebühr höher ist als der Verdienst.',
          },
        },
        crowd: {
          lead: 'Hier sind 21 Spieler. Sie verdienen von 1 bis hinab zu 0. Alle zahlen eine Gebühr von 0,475. Wer geht?',
          below: 'Spieler 0 verdient 1, jeder nächste 0,05 weniger. Alle beginnen ganz drin.',
          ask: 'Markiere jeden Spieler, der draußen sein wird. Zeichne darüber, oder klicke.',
          games: {
            crowd: { title: '21 Spieler, eine Gebühr', reading: 'Nur die Gebühr kostet: γ · s.' },
          },
          answered: (f) =>
            `${f('out')} von ${f('all')} gehen. ${f('in')} sind ganz drin. Niemand ist dazwischen.`,
          why: [
            (f) =>
              `Der Ärmste, der bleibt, verdient ${f('least')}. Der Reichste, der geht, verdient ${f('most')}. Die Gebühr von ${f('fee')} liegt dazwischen.`,
            () =>
              'Die Gebühr sinkt nicht mit s. An der Tür ist sie so hoch wie in der Mitte. Wer darunter liegt, fällt also bis ganz hinunter.',
          ],
          more: {
            ask: 'Bewege die Gebühr so, dass genau 5 Spieler bleiben.',
            slider: 'Gebühr γ',
            now: (f) => `Bei einer Gebühr von ${f('fee')} sind ${f('in')} Spieler drin.`,
            reached: (f) =>
              `Genau 5 bleiben. Jede Gebühr zwischen 0,75 und 0,8 leistet das; deine ist ${f('fee')}.`,
          },
        },
      },
      answers: [
        'Er geht ganz hinein, zu s = 1: 0,6 ist mehr als 0,475.',
        'Er geht über γ = 0,6.',
        'Die Spieler 11 bis 20 gehen, 10 von 21: Sie verdienen 0,45 oder weniger.',
        'Jede Gebühr über 0,75 und unter 0,8.',
      ],
    },
    cut: {
      title: 'L1 schneidet, L2 schrumpft',
      short: 'L1 und L2',
      aim: 'Eine feste Gebühr (L1) macht genaue Nullen. Ein Preis auf Größe (L2) macht alle klein und niemanden null.',
      screens: {
        both: {
          lead: 'Zweimal dasselbe Spiel. Links zahlt jeder eine feste Gebühr, rechts einen Preis auf seine Größe. Was leert Plätze?',
          below:
            'Dieselben 20 Spieler, sie verdienen von 1 bis hinab zu 0,05. Setze beide Punkte, dann laufen beide Spiele.',
          ask: 'Wie viele der 20 werden bei genau 0 stehen?',
          dots: { fee: 'Feste Gebühr', size: 'Preis auf Größe' },
          games: {
            fee: { title: 'Feste Gebühr (L1)', reading: 'Jeder zahlt γ · s, mit γ = 0,475.' },
            size: {
              title: 'Preis auf Größe (L2)',
              reading: 'Jeder zahlt β · ‖θ‖² · s², mit β = 2.',
            },
          },
          answered: (f) =>
            `Die feste Gebühr leerte ${f('left')} von ${f('all')} Plätzen. Der Preis auf Größe leerte ${f('right')}.`,
          why: [
            () =>
              'Die feste Gebühr ist bei s = 0,01 so hoch wie bei s = 1. Wer weniger bringt, fällt immer weiter, durch den Boden.',
            (f) =>
              `Der Preis auf Größe sinkt mit s. Nahe 0 kostet er fast nichts, also endet der Fall über 0. Das kleinste s ist hier ${f('smallest')}.`,
          ],
          more: {
            ask: 'Kann ein Preis auf Größe allein einen Platz leeren? Bewege β, so weit es geht, und sieh auf das kleinste s.',
            slider: 'Preis der Größe β',
            now: (f) =>
              `Bei β = ${f('beta')} stehen ${f('out')} bei genau 0. Das kleinste s ist ${f('smallest')}.`,
            reached: (f) =>
              `Auch bei β = ${f('beta')} stehen ${f('out')} bei genau 0. Das beste s ist b / (2β‖θ‖²): klein, und nie 0 für jemanden, der etwas verdient.`,
          },
        },
        paper: {
          lead: 'Der Artikel sagt in Abschnitt 9.2: L1 allein gibt selten genaue Nullen, und L2 ist dafür nötig. Stimmt das?',
          below:
            'Links die Gebühr allein. Rechts dieselbe Gebühr und ein Preis auf Größe, β = 0,5.',
          ask: 'Wie viele der 20 werden in jedem Spiel bei genau 0 stehen?',
          dots: { fee: 'Gebühr allein', together: 'Gebühr und Größe' },
          games: {
            fee: { title: 'Gebühr allein', reading: 'γ = 0,475, β = 0.' },
            together: { title: 'Gebühr und Größe', reading: 'γ = 0,475, β = 0,5.' },
          },
          answered: (f) =>
            `Die Gebühr allein leerte ${f('left')} Plätze. Mit dem Preis auf Größe sind es ${f('right')}.`,
          why: [
            () =>
              'Ein Spieler steht bei genau 0, wenn er nicht mehr verdient als die Gebühr. β kommt darin nicht vor.',
            () => 'β bewegt nur die, die bleiben: Sie sind nicht mehr ganz drin.',
            () =>
              'In diesem Spiel stimmt der Satz aus Abschnitt 9.2 also nicht. Die Ansicht „Paper“ des Labors zeigt, was in trainierten Netzen daraus wird.',
          ],
          more: {
            ask: 'Lass den Preis auf Größe stehen. Senke die Gebühr, bis niemand bei genau 0 steht.',
            slider: 'Gebühr γ, rechtes Spiel',
            now: (f) => `Bei einer Gebühr von ${f('gamma')} stehen ${f('out')} bei genau 0.`,
            reached: (f) =>
              `Bei einer Gebühr von ${f('gamma')} ist niemand draußen. Die Nullen waren das Werk der Gebühr.`,
          },
        },
      },
      answers: [
        'Gebühr: 9 von 20 bei genau 0. Größe: niemand.',
        'Kein Preis auf Größe allein leert einen Platz: Das beste s ist b / (2β‖θ‖²), über 0.',
        '9 in beiden Spielen: Der Preis auf Größe fügt keine Null hinzu.',
        'Jede Gebühr unter 0,05, dem Verdienst des Ärmsten.',
      ],
    },
    dominated: {
      title: 'Dominiert',
      short: 'Dominiert',
      aim: 'Wer verliert, was die anderen auch tun, ist sicher draußen. Ist er fort, entscheidet sich der Nächste.',
      screens: {
        rival: {
          lead: 'Spieler 1 verdient 0,2 und zahlt eine Gebühr von 0,3. Er hat einen Rivalen, Spieler 0. Welches s des Rivalen rettet ihn?',
          below:
            'Zwei Spieler, die sich um 0,3 überlappen. Ein Rivale kostet η = 0,3 je Einheit Überlappung.',
          ask: 'Wähle, und ziehe dann den Rivalen selbst.',
          options: {
            away: 'Der Rivale fort: s = 0',
            in: 'Der Rivale ganz drin: s = 1',
            none: 'Nichts, was der Rivale tut',
          },
          games: {
            pair: { title: 'Spieler 1 und sein Rivale', reading: 'γ = 0,3, β = 0,4, η = 0,3.' },
          },
          answered: (f) =>
            `Spieler 1 ist draußen, obwohl sein Rivale bei s = ${f('s0')} bleibt. Nichts, was der Rivale tut, rettet ihn.`,
          why: [
            (f) =>
              `Der Rivale kann hier nur kosten. Am besten ist er fort. Selbst dann verdient Spieler 1 ${f('benefit')} und zahlt ${f('fee')}: ${f('best')} je Einheit.`,
            () =>
              'Ein Spieler, der verliert, was die anderen auch tun, heißt dominiert. Das ist ein Beweis, keine Vermutung: Es gilt für jedes s des Rivalen.',
          ],
          more: {
            ask: 'Erhöhe den Verdienst von Spieler 1, bis er zurückkommt. Was muss er bezahlen?',
            slider: 'Verdienst von Spieler 1',
            now: (f) =>
              `Er verdient ${f('benefit')}. Gebühr und Rivale kosten ihn an der Tür ${f('cost')}. Er steht bei s = ${f('s')}.`,
            reached: (f) =>
              `Er ist zurück: ${f('benefit')} ist mehr als die ${f('cost')}, die Gebühr und Rivale kosten.`,
          },
        },
        rounds: {
          lead: 'Sechs Spieler in einer Reihe. Jeder überlappt sich mit seinen Nachbarn. Spieler 0 bleibt, was auch geschieht. Wer ist am Ende draußen?',
          below:
            'Sie verdienen 1, 0,4, 0,8, 0,4, 0,8, 0,4. Ein Nachbar kostet die Hälfte seines s. Alle beginnen ganz drin.',
          ask: 'Markiere jeden Spieler, der draußen sein wird.',
          games: {
            chain: {
              title: 'Sechs in einer Reihe',
              reading: 'Nur Nachbarn kosten: η = 1, Überlappung 0,5.',
            },
          },
          answered: (f) => `${f('out')} der sechs gehen: jeder zweite.`,
          why: [
            (f) =>
              `Runde ${f('round0')}: Spieler 0 verdient 1 und kann höchstens 0,5 verlieren, er bleibt also. Runde ${f('round1')}: Neben ihm verdient Spieler 1 0,4 und verliert mindestens 0,5, er geht also.`,
            (f) =>
              `Runde ${f('round2')}: Ist 1 fort, verliert Spieler 2 höchstens 0,5 von seinen 0,8, er bleibt also. Dann geht 3 in Runde ${f('round3')}, 4 bleibt in Runde ${f('round4')}, 5 geht in Runde ${f('round5')}.`,
            () =>
              'Sieh auf die Linien: Die Spieler 2 und 4 weichen zuerst und kommen zurück, wenn ihre Nachbarn gegangen sind.',
          ],
          more: {
            ask: 'Mach Nachbarn billiger, bis alle sechs wieder drin sind. Wie niedrig muss η sein?',
            slider: 'Preis der Rivalen η',
            now: (f) => `Bei η = ${f('eta')} sind ${f('out')} draußen.`,
            reached: (f) =>
              `Bei η = ${f('eta')} ist niemand draußen. Spieler 1 hat zwei Nachbarn: Er bleibt, wenn η unter 0,4 liegt.`,
          },
        },
      },
      answers: [
        'Nichts rettet Spieler 1: Bestenfalls hat er 0,2 − 0,3 = −0,1 je Einheit von s.',
        'Er kommt zurück, wenn er mehr verdient, als Gebühr und Rivale kosten, etwa 0,38.',
        'Die Spieler 1, 3 und 5 gehen. Die Runden: 0 drin, 1 draußen, 2 drin, 3 draußen, 4 drin, 5 draußen.',
        'Jedes η unter 0,4.',
      ],
    },
    two: {
      title: 'Zwei von einer Art',
      short: 'Zwei Gleiche',
      aim: 'Zwei Kopien teilen, solange Rivalen weniger kosten als Größe, η < 2β. Darüber bleibt eine, und der Anfang entscheidet welche.',
      screens: {
        share: {
          lead: 'Zwei Kopien eines Neurons. Spieler 0 beginnt bei 0,9, Spieler 1 bei 0,2. Wo kommen sie zur Ruhe?',
          below:
            'Jeder verdient 1. Größe kostet β = 0,5. Ein Rivale kostet η = 0,5, weniger als 2β = 1.',
          ask: 'Ziehe den Punkt dorthin, wo sie enden: nach rechts Spieler 0, nach oben Spieler 1.',
          games: { twins: { title: 'Zwei Kopien', reading: 'β = 0,5, η = 0,5.' } },
          answered: (f) => `Sie enden bei ${f('one')} und ${f('other')}: Sie teilen.`,
          why: [
            (f) =>
              `Die beiden Linien kreuzen sich einmal. Nur dort will sich keiner bewegen: bei s = 1 / (2β + η) = ${f('share')} für beide.`,
            () =>
              'Der Anfang spielt keine Rolle. Größe kostet umso mehr, je mehr man drin ist, also weicht der Größere.',
          ],
          more: {
            ask: 'Bewege jetzt η. Bei welchem η wird aus einer Kreuzung mehr?',
            slider: 'Preis der Rivalen η',
            now: (f) =>
              `η = ${f('eta')}, und 2β = ${f('twice')}. Die Linien kreuzen sich ${times(f('crossings'))}.`,
            reached: (f) =>
              `Hier kippt es: η = ${f('eta')} ist etwa 2β. Darunter eine Kreuzung, darüber drei.`,
          },
        },
        fight: {
          lead: 'Dieselben zwei Kopien, aber ein Rivale kostet η = 1,5, mehr als 2β = 1. Teilen sie, oder bleibt einer?',
          below: 'Spieler 0 beginnt bei 0,45, Spieler 1 bei 0,55.',
          ask: 'Wähle, wie es endet.',
          options: {
            share: 'Sie teilen',
            first: 'Spieler 0 bleibt allein',
            second: 'Spieler 1 bleibt allein',
          },
          games: {
            twins: { title: 'Zwei Kopien, die kämpfen', reading: 'β = 0,5, η = 1,5.' },
            equal: { title: 'Von gleichem Anfang', reading: 'Beide beginnen bei 0,3.' },
          },
          answered: (f) =>
            `Spieler 0 endet bei ${f('one')}, Spieler 1 bei ${f('other')}. Wer vorn war, bleibt.`,
          why: [
            (f) =>
              `Jetzt kreuzen sich die Linien ${f('crossings')}-mal. In zweien ist einer drin und einer draußen. In der dritten teilen beide.`,
            () =>
              'An der geteilten Kreuzung wächst jeder kleine Vorsprung: Wer vorn ist, kostet den anderen mehr. Also entscheidet der Anfang.',
          ],
          more: {
            ask: 'Und wenn beide bei genau 0,3 beginnen?',
            now: (f) => `Sie enden bei ${f('one')} und ${f('other')}.`,
            reached: () =>
              'Ohne Vorsprung wächst nichts, und sie bleiben auf dem Grat. Der kleinste Stoß würde das beenden.',
          },
        },
      },
      answers: [
        'Beide enden bei 1 / (2β + η) = 0,67.',
        'Bei η = 2β = 1.',
        'Spieler 1 bleibt allein: Er war am Anfang vorn. Es gibt drei Kreuzungen.',
        'Sie teilen, bei 0,4: Niemand hat einen Vorsprung.',
      ],
    },
    cliff: {
      title: 'Das echte Netz',
      short: 'Das echte Netz',
      aim: 'Die meisten Neuronen eines Netzes können gehen, während es lernt, und es liest fast ebenso gut. Dann stürzt es ab.',
      screens: {
        many: {
          lead: 'Ein Netz aus 192 Neuronen lernt Ziffern lesen. Eine steigende Gebühr schickt sie fort. Wie viele können gehen, bevor es 2 Punkte schlechter liest?',
          below:
            'Ein Netz 784–128–64–10 und handgeschriebene Ziffern, hier und jetzt trainiert. Die Gebühr steigt von Schritt zu Schritt.',
          ask: 'Ziehe den Punkt: Wie viele von 192 sind höchstens draußen, solange es bis auf 2 Punkte so gut liest wie am besten?',
          options: { fewer: 'Weniger', same: 'Ebenso viele', more: 'Mehr' },
          dots: { out: 'Neuronen draußen' },
          games: {
            net: {
              title: 'Richtige Antworten über Neuronen draußen',
              reading: 'Die Gebühr γ steigt mit jedem Schritt, ab Schritt 2580 auf das Sechsfache.',
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
              'Das Netz lernt weiter, während sie gehen. Jeder Schritt trainiert die, die bleiben.',
            (f) =>
              `Am Ende dieses Laufs waren ${f('lastOut')} draußen, und das Netz las ${f('last')} %.`,
          ],
          more: {
            ask: 'Wenn die Gebühr dreimal so schnell steigt: Sind an der Kante weniger, ebenso viele oder mehr draußen?',
            now: (f) => `Langsam waren es ${f('slow')}, schnell sind es ${f('fast')}.`,
            reached: () => 'Ein Lauf ist ein Fall: Im Labor kannst du anderen Zufall versuchen.',
          },
        },
      },
      answers: [
        'Mit jedem Zufall und jeder Maschine ist es eine andere Zahl. Vergleiche, was die Klasse sagte, mit dem, was kam.',
        'Ebenfalls live gespielt: Ein Lauf ist ein Fall.',
      ],
    },
    back: {
      title: 'Kein Weg zurück, und der Artikel',
      short: 'Kein Weg zurück',
      aim: 'In einem Netz bekommt ein Neuron bei 0 keinen Gradienten und kehrt nie zurück. Und das gedruckte Vorzeichen des Artikels belohnt Schaden.',
      screens: {
        lifted: {
          lead: 'Eine hohe Gebühr schickt alle fort. Nach 100 Schritten fällt sie weg. Wer kommt zurück?',
          below:
            'Links 192 Neuronen eines echten Netzes. Rechts 21 Spieler eines Spiels ohne Netz.',
          ask: 'Ziehe beide Punkte: Wie viele kommen zurück?',
          dots: { net: 'Neuronen des Netzes', game: 'Spieler des Spiels' },
          games: {
            net: { title: 'Ein Netz', reading: 'Gebühr γ = 100, bei Schritt 100 aufgehoben.' },
            game: {
              title: 'Ein Spiel ohne Netz',
              reading: 'Gebühr γ = 3, bei Schritt 100 aufgehoben.',
            },
          },
          answered: (f) =>
            `Von ${f('netGone')} Neuronen, die draußen waren, kamen ${f('net')} zurück. Von ${f('gameGone')} Spielern des Spiels waren es ${f('game')}.`,
          why: [
            () =>
              'In einem Netz wird der Verdienst eines Neurons am Gradienten gemessen. Bei s = 0 sagt es nichts, also bekommt es keinen Gradienten, also scheint es nichts zu verdienen. Null hält fest.',
            () =>
              'Im Spiel hängt der Verdienst nicht von s ab. Jeder, der etwas verdient, kehrt zurück.',
          ],
          more: {
            ask: 'Im Spiel: Setze eine Gebühr, bei der genau 10 Spieler drin sind.',
            slider: 'Gebühr γ, rechtes Spiel',
            now: (f) => `Bei einer Gebühr von ${f('gamma')} sind ${f('in')} drin.`,
            reached: (f) =>
              `Genau 10 sind drin, bei einer Gebühr von ${f('gamma')}. Im Spiel ist der Weg zurück offen.`,
          },
        },
        sign: {
          lead: 'Der Artikel druckt den Verdienst mit einem Plus: + α s ⟨∇L, θ⟩. Der Verlust fällt mit einem Minus. Was liest jedes Netz nach 200 Schritten?',
          below: 'Zweimal dasselbe Netz. Keine Kosten, nur der Verdienst, gewichtet mit α = 10.',
          ask: 'Ziehe beide Punkte: Wie viel Prozent der Testziffern sind richtig?',
          dots: {
            printed: 'Vorzeichen wie gedruckt',
            descent: 'Vorzeichen, mit dem der Verlust fällt',
          },
          games: {
            printed: {
              title: 'Wie gedruckt',
              reading: 'Spieler werden dafür bezahlt, den Verlust zu erhöhen.',
            },
            descent: {
              title: 'Abstieg des Verlusts',
              reading: 'Spieler werden dafür bezahlt, den Verlust zu senken.',
            },
          },
          answered: (f) =>
            `Wie gedruckt liest das Netz ${f('printed')} %. Mit dem Abstieg liest es ${f('descent')} %.`,
          why: [
            () => 'Von zehn Ziffern trifft Raten eine von zehn.',
            () =>
              'In den Läufen des Artikels ist α = 1, und der Verdienst ist klein neben den Kosten. Dort merkt man das Vorzeichen kaum: β und γ entscheiden.',
            () =>
              'Die Ansicht „Paper“ des Labors zeigt die Zahlen des Artikels neben dem, was hier herauskommt, unter jeder Lesart.',
          ],
          more: null,
        },
      },
      answers: [
        'Keins im Netz; 20 von 21 im Spiel: Der Letzte verdient nichts.',
        'Jede Gebühr über 0,5 und unter 0,55.',
        'Wie gedruckt etwa, was Raten ergibt, 10 %. Mit dem Abstieg etwa 90 %.',
      ],
    },
  },
};
