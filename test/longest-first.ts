import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take more than half a minute, the longest first; two that need the same rough plan do not stand together. */
const long = [
  'studio-whatif',
  'full-year',
  'report-browser',
  'studio-deal',
  'compare',
  'pavlodar',
  'unservable-hours',
  'studio-files',
  'studio',
  'studio-flows',
  'studio-time',
  'studio-map',
  'studio-hours',
  'report',
  'mps',
  'verify-bound',
];

/** Starts the longest files first, so that neither of the two workers is left alone with one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
