/** The scheduler that cluster/sweep.sbatch is run with in a test: whether it is here, and how to get it. */
import { installWherePossible, programs } from './packages.mjs';

const packages = ['slurm-wlm', 'munge'];
const parts = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'sinfo'];

/** A daemon runs as whoever owns its files; a job of root’s needs one of root’s. */
export const hasSlurm = () =>
  process.getuid?.() === 0 && parts.every((part) => programs(part).length > 0);

/** @returns {Promise<string | null>} a sentence where it is missing still */
export async function installSlurm() {
  if (!hasSlurm()) await installWherePossible(packages);
  return hasSlurm()
    ? null
    : `NO SLURM: its daemons are not installed, or this is not root (Debian: apt-get install ${packages.join(' ')}), so cluster/sweep.sbatch is NOT RUN by the tests.`;
}
