import { useId } from 'react';
import type { NetworkParameter } from '../game/parameter.ts';
import { inputSize, isImage } from '../data/dataSet.ts';
import { dataSetOf } from '../data/rows.ts';
import { estimate, type Estimate, type Rates } from '../spec/estimate.ts';
import { playersInWords } from '../game/network.ts';
import { describeNetwork, networkText, readNetwork, type NetworkSize } from '../spec/network.ts';
import type { RunSpec } from '../spec/spec.ts';
import { Choice } from './Choice.tsx';
import { Disclosure } from './Disclosure.tsx';
import { grouped, roughDuration, roughly, withPower } from './format.ts';
import { NetworkForm } from './NetworkForm.tsx';
import { DraftField } from './DraftField.tsx';
import { useDraft } from './useDraft.ts';
import './NetworkControl.css';

/** What a run will cost, as what it is: no promise. */
export function estimateInWords({ secondsPerEpoch, bytes, rate, isMeasured }: Estimate): string {
  const cost = `Estimate: ${roughDuration(secondsPerEpoch)} an epoch and about ${roughly(bytes / 1e6)} MB of memory`;
  const speed = `${withPower(Number(rate.toPrecision(1)))} multiplications a second`;
  return isMeasured
    ? `${cost}, at ${speed} as measured here on such a run.`
    : `${cost}, if this machine does ${speed}; none such was measured here yet.`;
}

/** How many will play, and of which kind where it is another than asked for. */
export function playersOf(
  { players, plays }: Pick<NetworkSize, 'players' | 'plays'>,
  asked: RunSpec['granularity'],
  ofImages: boolean,
): string {
  const count = `${grouped(players)} ${players === 1 ? 'player' : 'players'}`;
  return plays === asked ? count : `${count}, each ${playersInWords(plays, ofImages)}`;
}

interface Props {
  readonly parameter: NetworkParameter;
  readonly aside?: string;
  readonly spec: RunSpec;
  readonly rates: Rates;
  readonly onChange: (value: string) => void;
}

/** A network by name, or any other as text. */
export function NetworkControl({ parameter, aside, spec, rates, onChange }: Props) {
  const id = useId();
  const { name, help } = parameter;
  const { network } = spec;
  const dataSet = dataSetOf(spec);
  const written = networkText(network, dataSet);
  const options = parameter.options.map((option) => ({
    ...option,
    label: networkText(option.value, dataSet),
  }));
  const draft = useDraft(written, (text) => {
    const read = readNetwork(text, dataSet);
    if (!read.ok) return `“${text}” ${read.refusal}`;
    onChange(read.text);
    return null;
  });
  const { shown, refusal, write, take } = draft;
  const asked = { ...spec, network: shown.trim() };
  const size = describeNetwork(asked, spec.granularity);

  return (
    <>
      <Choice
        label={name}
        aside={aside}
        help={help}
        options={options}
        value={network}
        onChange={(next) => {
          write(null);
          onChange(next);
        }}
      />
      <label className="parameter network-widths">
        <span className="note">
          Or as text: its widths, such as {networkText('lenet-300-100', dataSet)}, or its blocks,
          such as {inputSize(dataSet)} d300 tanh d{dataSet.classes.length}
        </span>
        <DraftField draft={draft} describedBy={id} />
      </label>
      <Disclosure title="Block by block" summary="">
        {() => (
          <>
            <NetworkForm text={shown} onChange={write} />
            <button
              type="button"
              className="text-button"
              disabled={shown.trim() === written}
              onClick={take}
            >
              Use this network
            </button>
          </>
        )}
      </Disclosure>
      <p id={id} className="note" role={refusal === null ? undefined : 'alert'}>
        {refusal ??
          (size === null
            ? 'Press Enter, or Use this network, to have it read.'
            : `${playersOf(size, spec.granularity, isImage(dataSet))}, ${grouped(size.parameters)} weights and biases; one ${dataSet.exampleName.one} takes ${grouped(size.multiplications)} multiplications. ${estimateInWords(estimate({ ...asked, granularity: size.plays }, rates))} ${size.notes.join(' ')}`.trim())}
      </p>
    </>
  );
}
