import { formatIssue } from '../../park/issue.ts';
import { readPlan } from '../../plan/read-plan.ts';

addEventListener('message', ({ data }: MessageEvent<string>) => {
  const read = readPlan(data, 'plan.json');
  postMessage('issue' in read ? formatIssue(read.issue) : null);
});
