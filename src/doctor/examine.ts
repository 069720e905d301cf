import type { Complaint, Instruments } from './complaint.ts';
import { failedJobs } from './failed-jobs.ts';
import { givenUp } from './given-up.ts';
import { waiting } from './waiting.ts';

const complaints: readonly Complaint[] = [...givenUp, failedJobs, ...waiting];
/** What can be done again. */
export const redrivable = complaints.filter(({ redrive }) => redrive).map(({ name }) => name);

/** @returns what is wrong, in lines for a person; none when all is well. */
export async function examine(instruments: Instruments): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, title, advice, find, redrive } of complaints) {
    const { count, examples } = await find(instruments);
    if (count === 0) continue;
    lines.push(`${count} ${title}.`, ...examples.map((words) => `    ${words}`));
    if (count > examples.length) lines.push(`    and ${count - examples.length} more`);
    lines.push(`  ${advice}`);
    if (redrive) lines.push(`  npm run doctor -- redrive ${name}`);
    lines.push('');
  }
  return lines;
}

/**
 * Has what was given up done again. Safe to repeat: what is on its way by now is not given up any more.
 * @param names of complaints, or `all`.
 * @returns a line for each.
 */
export async function redrive(instruments: Instruments, names: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, redrive: again } of complaints) {
    const isMeant = names.includes('all') || names.includes(name);
    if (again && isMeant) lines.push(`${name}: ${await again(instruments)} on their way again`);
  }
  return lines;
}
