import type { Line } from '../shared/Explain.tsx';

export const explainFind = (areSeveral: boolean): Line[] => [
  ...(areSeveral
    ? [
        {
          words:
            'Many settings, evenly spread, play a few epochs; the best third of them play three times as many, from the start; and so on, until three or fewer play to their end. On the way the goal is what half of them meet.',
        },
        {
          words:
            'Left: each game as a line through its prices to what it came to; the darker, the further it went. Right: how small and how good; a larger point went further, a thin line joins the games of one setting.',
        },
      ]
    : [
        {
          words:
            'The range is cut where the goal begins to be missed: each try halves what is open. That is right if accuracy and players both fall as the price rises. Where tries contradict it, this says so, and tries the gap between them (dashed band).',
        },
      ]),
  {
    words:
      'Judged is the accuracy on validation images, with the pruned players removed; a filled mark meets the goal. Test images choose nothing: their accuracy is read once, for the answer.',
  },
  {
    words:
      'It is one seed. Within 1.0 point another seed may turn two results round: repeat the answer over several seeds before you believe it.',
  },
];
