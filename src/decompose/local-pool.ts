import type { BlockAnswer } from './block-solver.ts';
import { BlockSolver } from './block-solver.ts';
import type { BlockMultipliers } from './certificate.ts';
import type { BlockPool } from './decompose.ts';

/** Solves blocks on this thread, one after another. */
export function localPool(...args: ConstructorParameters<typeof BlockSolver>): BlockPool {
  const solver = new BlockSolver(...args);
  return {
    async ask(questions) {
      const answers: BlockAnswer[] = [];
      for (const question of questions) answers.push(await solver.answer(question));
      return answers;
    },
    async multipliers(questions) {
      const answers: BlockMultipliers[] = [];
      for (const question of questions) answers.push(await solver.multipliers(question));
      return answers;
    },
    dispose: () => solver.dispose(),
  };
}
