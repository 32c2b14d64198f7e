/** Slurm on this machine alone, for a test: its three daemons on free ports, with all they write in one folder. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface Slurm {
  /** Runs one of Slurm's programs to its end. @throws Error with what it wrote if it fails */
  run(program: string, ...args: string[]): string;
  stop(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function configuration(folder: string, socket: string): Promise<string> {
  const [host] = os.hostname().split('.');
  return [
    'ClusterName=test',
    `SlurmctldHost=${host}(127.0.0.1)`,
    ...['SlurmUser=root', 'SlurmdUser=root'],
    ...[`SlurmctldPort=${await freePort()}`, `SlurmdPort=${await freePort()}`],
    ...['AuthType=auth/munge', `AuthInfo=socket=${socket}`, 'CredType=cred/munge'],
    ...[`StateSaveLocation=${folder}/state`, `SlurmdSpoolDir=${folder}/spool`],
    ...[`SlurmctldPidFile=${folder}/slurmctld.pid`, `SlurmdPidFile=${folder}/slurmd.pid`],
    // Without control groups, which a container may not have.
    ...['ProctrackType=proctrack/linuxproc', 'TaskPlugin=task/none'],
    ...['SelectType=select/cons_tres', 'SelectTypeParameters=CR_Core'],
    ...['JobAcctGatherType=jobacct_gather/none', 'AccountingStorageType=accounting_storage/none'],
    ...['MpiDefault=none', 'SlurmdParameters=config_overrides', 'ReturnToService=2'],
    `NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4096 State=UNKNOWN`,
    `PartitionName=all Nodes=${host} Default=YES State=UP`,
    '',
  ].join('\n');
}

/** @param folder of the test, which only its owner may write to */
export async function startSlurm(folder: string): Promise<Slurm> {
  const at = (name: string) => path.join(folder, name);
  const socket = at('munge.sock');
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o400 });
  writeFileSync(at('slurm.conf'), await configuration(folder, socket));
  const env = { ...process.env, SLURM_CONF: at('slurm.conf') };
  const daemons: ChildProcess[] = [];

  /** What all daemons have said, for whoever asks why one has died. */
  const logs = () =>
    ['munged', 'slurmctld', 'slurmd']
      .map(at)
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');

  /** Waits until what the daemon is for can be done. */
  async function start(name: string, args: string[], isUp: () => boolean): Promise<void> {
    const daemon = spawn('sh', ['-c', 'exec "$@" > "$0" 2>&1', at(name), name, ...args], { env });
    daemons.unshift(daemon);
    while (!isUp()) {
      if (daemon.exitCode !== null) throw new Error(`${name} has ended:\n${logs()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const answers = (program: string, ...args: string[]) =>
    spawnSync(program, args, { env, encoding: 'utf8' });

  const names = ['key', 'socket', 'pid', 'log', 'seed'];
  const files = names.map((name) =>
    name === 'socket'
      ? `--socket=${socket}`
      : `--${name}-file=${at(name === 'key' ? 'munge.key' : `munged.${name}`)}`,
  );
  const stop = async () => {
    for (const daemon of daemons) {
      if (daemon.exitCode !== null) continue;
      const ended = new Promise((resolve) => daemon.on('exit', resolve));
      daemon.kill('SIGTERM');
      await ended;
    }
  };
  try {
    await start(
      'munged',
      ['--foreground', '--force', ...files],
      () => answers('munge', '--no-input', `--socket=${socket}`).status === 0,
    );
    await start('slurmctld', ['-D', '-c'], () => answers('scontrol', 'ping').stdout.includes('UP'));
    await start('slurmd', ['-D', '-c'], () =>
      answers('sinfo', '--noheader', '--format=%T').stdout.includes('idle'),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    stop,
    run(program, ...args) {
      const { status, stdout, stderr } = answers(program, ...args);
      if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}\n${logs()}`);
      return stdout;
    },
  };
}
