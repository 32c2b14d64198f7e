/** The button beside a panel's heading that takes its numbers and its picture away; what it opens is fetched then. */
import type { Lab } from '../../state/lab.ts';
import { fetched } from '../../ui/fetched.ts';
import { Icon } from '../../ui/icons.tsx';
import { OnDemand } from '../../ui/OnDemand.tsx';
import type { Side } from '../../ui/placement.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useChosenId } from '../shared/useChosen.ts';
import type { PictureName } from './registry.ts';
import './takeAway.css';

const TakeAwayMenu = fetched(async () => (await import('./TakeAwayMenu.tsx')).TakeAwayMenu);

const BELOW_OR_ABOVE: readonly Side[] = ['below', 'above'];

interface Props {
  readonly lab: Lab;
  readonly name: PictureName;
  /** The panel's heading. */
  readonly of: string;
}

export function TakeAway({ lab, name, of }: Props) {
  // Here, not in the menu: pictures of one player keep theirs from the moment they are there.
  const chosen = useChosenId(lab);
  return (
    <Popover
      className="take-away"
      sides={BELOW_OR_ABOVE}
      label={`Take away: ${of}`}
      button={
        <>
          <Icon name="take" />
          <span className="visually-hidden">Take away: {of}</span>
        </>
      }
    >
      <OnDemand>
        <TakeAwayMenu lab={lab} name={name} of={of} chosen={chosen} />
      </OnDemand>
    </Popover>
  );
}
