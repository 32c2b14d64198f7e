/** The worker’s one onmessage: hands each command to the runs. */
import type { Command } from '../protocol/commands.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { createResources } from './resources.ts';
import { createRuns } from './runs.ts';

const post = (event: WorkerEvent, transfer: Transferable[] = []) =>
  self.postMessage(event, transfer);

const runs = createRuns(createResources(), post);

self.onmessage = ({ data: command }: MessageEvent<Command>) => {
  switch (command.type) {
    case 'start':
      return runs.start(command);
    case 'end':
      return runs.end(command.run);
    case 'dispose':
      return void runs.endAll().then((tensors) => post({ type: 'disposed', tensors }));
    case 'ping':
      return post({ type: 'pong' });
    default:
      return runs.tell(command);
  }
};
