import type { DealStudy } from '../../../plan/deal.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Language } from '../../../present/language.ts';

/** A document to make of a plan, in a language. */
export interface DocumentTask {
  readonly kind: 'report' | 'workbook' | 'deals';
  readonly plan: Plan;
  readonly lang: Language;
  readonly hours?: Readonly<Record<string, ArrayLike<number>>>;
  readonly study?: DealStudy;
}

export type DocumentAnswer = { readonly body: string | Uint8Array<ArrayBuffer> } | { readonly failed: string };

addEventListener('message', async ({ data }: MessageEvent<DocumentTask>) => {
  const answer = (message: DocumentAnswer) => postMessage(message);
  try {
    answer({ body: await make(data) });
  } catch (error) {
    answer({ failed: error instanceof Error ? error.message : String(error) });
  }
});

async function make({ kind, plan, lang, hours, study }: DocumentTask): Promise<string | Uint8Array<ArrayBuffer>> {
  if (kind === 'workbook') {
    const { planWorkbook } = await import('../../../present/workbook/workbook.ts');
    return (await planWorkbook(plan, hours)) as Uint8Array<ArrayBuffer>;
  }
  if (kind === 'report') {
    const { planReport } = await import('../../../present/report.ts');
    return planReport(plan, { lang, ...(hours ? { hours } : {}) });
  }
  const { dealPage } = await import('../../../present/deal-page.ts');
  const { processes } = plan.names;
  return dealPage(
    study!,
    lang,
    Object.fromEntries(Object.entries(processes).map(([id, { name }]) => [id, name])),
    Object.fromEntries(Object.entries(processes).map(([id, { unit }]) => [id, unit])),
  );
}
