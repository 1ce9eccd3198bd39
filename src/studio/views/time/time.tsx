import './time.css';
import type { Plan } from '../../../plan/plan.ts';
import { Notice } from '../../design/notice.tsx';
import { Segmented } from '../../design/segmented.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { glanceMessages } from '../../messages/glance.ts';
import { type MoneyKind, timeMessages } from '../../messages/time.ts';
import { go, useLink } from '../../navigation.ts';
import { useShell, useTexts } from '../../speech.tsx';
import { WithPlan } from '../../with-plan.tsx';
import { Built } from './built.tsx';
import { Capex } from './capex.tsx';
import { Cash } from './cash.tsx';
import { moneyKinds } from './counted-money.ts';
import { Deposits } from './deposits.tsx';
import { Receipts } from './receipts.tsx';

/** The park along the years: what is built, paid, earned, drawn from the ground and given to the state. */
export default function Time() {
  const shell = useShell();
  const m = useTexts(timeMessages);
  return (
    <div className="time-view">
      <ViewHeading beside={<p className="note">{m.lead}</p>}>{shell.view['time']}</ViewHeading>
      <WithPlan>{(plan) => <Screen key={`${plan.park} ${plan.scenario}`} plan={plan} />}</WithPlan>
    </div>
  );
}

function Screen({ plan }: { readonly plan: Plan }) {
  const m = useTexts(timeMessages);
  const g = useTexts(glanceMessages);
  const { own } = useLink();
  const { accounts } = plan;
  const kinds = accounts ? moneyKinds(accounts) : [];
  const money = kinds.find((kind) => kind === own['money']) ?? 'real';
  const set = (change: Record<string, string>) => go({ own: { ...own, ...change } });
  const names: Readonly<Record<MoneyKind, string>> = {
    real: m.kinds.real(plan.baseYear),
    nominal: m.kinds.nominal,
    local: m.kinds.local(accounts?.currency ?? ''),
  };
  return (
    <>
      <Built plan={plan} all={own['plants'] === 'all'} onAll={(all) => set({ plants: all ? 'all' : 'few' })} />
      {accounts ? (
        <>
          <div className="money-choice unprinted">
            <span className="note" aria-hidden="true">
              {m.money}
            </span>
            <Segmented
              label={m.money}
              options={kinds.map((kind) => [kind, names[kind]] as const)}
              value={money}
              onChange={(to) => set({ money: to })}
            />
          </div>
          <Cash plan={plan} accounts={accounts} money={money} />
          <Capex plan={plan} accounts={accounts} money={money} />
          <Receipts plan={plan} accounts={accounts} money={money} />
        </>
      ) : (
        <Notice kind="unsure">{g.noAccounts}</Notice>
      )}
      <Deposits plan={plan} />
    </>
  );
}
