/** Deutsch, für den Projektor. */
import type { Tell } from '../../lessons/words/en.ts';
import type { PresenterWords } from './en.ts';

function crossings(f: Tell): string {
  if (f('eta') === f('twice')) return 'die Linien liegen fast aufeinander';
  return f('crossings') === '1' ? '*1* Kreuzung' : `*${f('crossings')}* Kreuzungen`;
}

const someOrNone = (count: string) => (count === '0' ? '*keinen*' : `*${count}*`);

export const de: PresenterWords = {
  presenter: 'Vortrag',
  play: 'Spielen',
  pause: 'Pause',
  prepareAgain: 'Noch einmal vorbereiten',
  preparing: (step, until) => `Wird vorbereitet: Schritt ${step} von ${until}.`,
  failed: (why) =>
    `Das Spiel ist stehen geblieben. ${why} Die Taste R bereitet es noch einmal vor.`,
  previous: 'Zurück',
  next: 'Weiter',
  placeOf: (place, all) => `${place} von ${all}`,
  toLab: 'Labor',
  toLight: 'Hell anzeigen',
  toDark: 'Dunkel anzeigen',
  language: 'Sprache',
  point: 'Zeige auf',
  absent: (mark) => `${mark}: jetzt nicht in diesem Bild`,
  classSays: (value) => `die Klasse sagt ${value}`,
  classSilent: 'was sagt die Klasse?',
  run: {
    title: 'Der Lauf des Labors',
    now: (f) => `Schritt ${f('step')}: *${f('out')}* von *${f('all')}* sind draußen.`,
    testedNow: (f) => `Das Netz liest *${f('accuracy')} %* richtig.`,
    tested: (f) => `Bei Schritt ${f('testedAt')} las das Netz *${f('accuracy')} %* richtig.`,
    preparing: 'Der Lauf wird vorbereitet.',
    failed: (why) => `Der Lauf ist stehen geblieben. ${why}`,
    pictures: {
      participation: 'Jeder Spieler',
      curves: 'Das Netz',
      crowd: 'Alle bei jedem s',
      responses: 'Beste Antworten',
    },
    picture: 'Bild',
    prices: { alpha: 'Nutzen α', beta: 'Größe β', gamma: 'Gebühr γ', eta: 'Rivalen η' },
    marks: { now: 'jetzt', epsilon: 'ε: darunter draußen', selected: 'dieser Spieler' },
  },
  moments: {
    alone: {
      title: 'Ein Neuron, eine Gebühr',
      ask: (f) =>
        `Ein Neuron verdient *${f('benefit')}*. Die [presence:Gebühr] ist *${f('fee')}*. Bleibt es?`,
      now: (f) =>
        `Es verdient *${f('benefit')}* und zahlt eine [presence:Gebühr] von *${f('fee')}*. Es nimmt mit s = *${f('s')}* teil.`,
      games: { one: { title: 'Was es verdient', formula: 'U = b s − γ s' } },
      prices: { gamma: 'Gebühr γ' },
      marks: { earns: 'was es verdient', fee: 'die Gebühr', line: 's jetzt' },
    },
    threshold: {
      title: 'Eine Gebühr für 21',
      ask: (f) =>
        `*${f('all')}* Neuronen verdienen von 1 abwärts bis 0. Jedes zahlt eine [presence:Gebühr] von *${f('fee')}*. Wie viele gehen?`,
      now: (f) =>
        `Bei einer [presence:Gebühr] von *${f('fee')}* sind *${f('out')}* von *${f('all')}* Neuronen draußen.`,
      games: { crowd: { title: 'Was jedes Neuron verdient' } },
      prices: { gamma: 'Gebühr γ' },
      guess: 'draußen',
      marks: {
        fee: 'die Gebühr',
        poorest: 'der Ärmste drin',
        richest: 'der Reichste draußen',
      },
    },
    pair: {
      title: 'L1 schneidet, L2 schrumpft',
      ask: (f) =>
        `*${f('all')}* Neuronen zahlen eine [presence:Gebühr], dieselben *${f('all')}* einen [size:Preis der Größe]. Wo gehen manche ganz?`,
      now: (f) =>
        `Die [presence:Gebühr] schickte *${f('left')}* hinaus, auf genau 0. Der [size:Preis der Größe] schickte ${someOrNone(f('right'))} hinaus.`,
      games: {
        fee: { title: 'L1, eine Gebühr', formula: '− γ s' },
        size: { title: 'L2, Preis der Größe', formula: '− β ‖θ‖² s²' },
      },
      guess: 'draußen',
      marks: { seat: 'derselbe Spieler', line: 'sein Weg' },
    },
    rounds: {
      title: 'Dominiert, Runde um Runde',
      ask: () =>
        'Sechs Neuronen in einer Reihe. Ein [rivals:Nachbar] kostet jedes die Hälfte seines s. Wie viele sind am Ende draußen?',
      now: (f) =>
        `Ein [rivals:Nachbar] kostet η / 2 = *${f('half')}* seines s. *${f('out')}* von sechs sind draußen.`,
      games: { chain: { title: 'Sie verdienen 1 und 0,4 0,8 0,4 0,8 0,4' } },
      prices: { eta: 'Rivalen η' },
      guess: 'draußen',
      marks: {
        player0: 'Spieler 0',
        player1: 'Spieler 1',
        player2: 'Spieler 2',
        player3: 'Spieler 3',
      },
    },
    share: {
      title: 'Zwei Kopien teilen',
      ask: (f) =>
        `Zwei Kopien. Ein [rivals:Rivale] kostet *${f('eta')}*, weniger als [size:2β] = *${f('twice')}*. Teilen sie?`,
      now: (f) =>
        `[rivals:η] = *${f('eta')}*, [size:2β] = *${f('twice')}*: ${crossings(f)}. Sie stehen bei *${f('one')}* und *${f('other')}*.`,
      games: { twins: {} },
      prices: { eta: 'Rivalen η' },
      marks: {
        now: 'jetzt',
        crossing: 'keiner will fort',
        first: 'Spieler 0',
        second: 'Spieler 1',
      },
    },
    fight: {
      title: 'Zwei Kopien kämpfen',
      ask: (f) =>
        `Nun kostet ein [rivals:Rivale] *${f('eta')}*, mehr als [size:2β] = *${f('twice')}*. Teilen sie noch immer?`,
      now: (f) =>
        `[rivals:η] = *${f('eta')}*, [size:2β] = *${f('twice')}*: ${crossings(f)}. Sie stehen bei *${f('one')}* und *${f('other')}*.`,
      games: { twins: {} },
      prices: { eta: 'Rivalen η' },
      marks: {
        now: 'jetzt',
        crossing: 'keiner will fort',
        first: 'Spieler 0',
        second: 'Spieler 1',
      },
    },
    cliff: {
      title: 'Das echte Netz',
      ask: (f) =>
        `*${f('out')}* von *${f('all')}* Neuronen sind draußen. Ohne sie liest das Netz *${f('accuracy')} %*. Wie viele können gehen?`,
      now: (f) =>
        `*${f('out')}* von *${f('all')}* Neuronen sind draußen. Ohne sie liest das Netz *${f('accuracy')} %*.`,
      games: {
        net: { title: '192 Neuronen', figure: (f) => `${f('accuracy')} % richtig` },
      },
      guess: 'draußen, höchstens 3 Punkte unter dem Besten',
      marks: { last: 'der Test von eben', best: '3 Punkte unter dem Besten' },
    },
    lifted: {
      title: 'Kein Weg zurück',
      ask: (f) =>
        `Eine hohe [presence:Gebühr] trieb *${f('netGone')}* Neuronen und *${f('gameGone')}* Spieler hinaus. Nun endet sie. Wer kommt zurück?`,
      now: (f) =>
        `Die [presence:Gebühr] ist fort. *${f('net')}* von *${f('netGone')}* Neuronen kamen zurück, und *${f('game')}* von *${f('gameGone')}* Spielern.`,
      games: { net: { title: 'Ein echtes Netz' }, game: { title: 'Das Spiel, ohne Netz' } },
      guess: 'zurück',
      marks: { seat: 'Spieler 3', line: 'sein Weg' },
    },
    sign: {
      title: 'Das gedruckte Vorzeichen',
      ask: () =>
        'Der Artikel druckt + [benefit:α s ⟨∇L, θ⟩]. Beim Abstieg ist es −. Was lesen die Netze mit α = 10, nicht 1, nach 200 Schritten?',
      now: (f) =>
        `Mit dem gedruckten Vorzeichen und α = 10 liest das Netz *${f('printed')} %*. Beim Abstieg liest es *${f('descent')} %*.`,
      games: {
        printed: { title: 'Wie gedruckt', figure: (f) => `${f('printed')} % richtig` },
        descent: { title: 'Abstieg des Verlusts', figure: (f) => `${f('descent')} % richtig` },
      },
      guess: '% richtig',
      marks: {},
    },
  },
};
