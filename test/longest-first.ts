import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take more than twenty seconds, the longest first; two that need the same rough plan do not stand together. */
const long = [
  'full-year',
  'studio-whatif',
  'studio-deal',
  'command-line',
  'compare',
  'weather-years',
  'unservable-hours',
  'studio-hours',
  'delivered',
  'studio-files',
  'export',
  'report-browser',
  'mps',
  'verify',
  'studio',
  'studio-map',
  'scaling',
  'pavlodar',
  'studio-engine',
  'operate-command',
  'deal',
  'studio-time',
  'verify-bound',
];

/** It holds a time against the clock, so it comes when little else runs. */
const timed = 'report';

/** Starts the longest files first, so that neither of the two workers is left alone with one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const is = (name: string) => moduleId.endsWith(`/test/${name}.test.ts`);
      const at = long.findIndex(is);
      return at < 0 ? long.length + Number(is(timed)) : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
