import { useCallback, useState, type FormEvent } from 'react';
import { Field } from '../parts/form';
import { First } from '../parts/first';
import { Section } from '../parts/frame';
import { Notice } from '../parts/notice';
import { Shell } from '../parts/shell';
import { When } from '../parts/when';
import { useAnswer } from '../list';
import { useVisit } from '../visit';
import { asides, dealtOut, type Limits as All, percent, type Rule, type Store, type Used, usedOf, whose } from '../watch';

const FIRST = `policies:
  - name: spend
    budget: {requests: 1000/day, per: caller}`;

/** What rules deal out, and of whom the most is used. */
export function Limits() {
  const { api } = useVisit();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const limits = useAnswer(useCallback(() => api.limits(sought), [api, sought]));
  const { answer, act } = limits;

  const find = (e: FormEvent) => {
    e.preventDefault();
    setSought(typed.trim());
    if (typed.trim() === sought) {
      act.run(limits.read);
    }
  };

  return (
    <Shell title="Limits">
      <form className="find" role="search" onSubmit={find}>
        <Field label="Find a rule, caller, team or model" value={typed} set={setTyped} type="search" required={false} maxLength={200} autoComplete="off" />
        <button type="submit" aria-busy={act.busy}>{typed.trim() === sought ? 'Look again' : 'Find'}</button>
      </form>
      <Notice kind="error">{act.problem}</Notice>
      {answer === null ? null : <Standing all={answer} sought={sought} />}
    </Shell>
  );
}

function Standing({ all, sought }: { all: All; sought: string }) {
  const ofKeys = all.used.filter((used) => used.rule === '(key)');
  const seen = all.rules.filter(
    ({ rule }) => rule.toLowerCase().includes(sought.toLowerCase()) || all.used.some((used) => used.rule === rule),
  );
  return (
    <>
      <p className="quiet" role="status">
        {counted(all, sought)} Read at <When at={all.at} none="" toTheSecond />.
        {all.everything ? '' : ' You see what is of your teams.'}
      </p>
      <Stores all={all.stores} />
      {all.rules.length === 0 && ofKeys.length === 0 ? (
        <Section title="No limits yet">
          <First yaml={FIRST}>
            No policy has a limit or a budget. This one lets each caller make a thousand calls a day;
            with <code>usd: 50/day</code> it counts what calls to models cost.
          </First>
        </Section>
      ) : null}
      {seen.map((rule) => <OfRule key={rule.rule} rule={rule} all={all} />)}
      {ofKeys.length === 0 ? null : <Section title="Budgets of keys"><Rows all={ofKeys} /></Section>}
    </>
  );
}

function counted({ used, found }: All, sought: string): string {
  if (found === 0 && sought !== '') {
    return `Nothing is used by “${sought}”.`;
  }
  return used.length < found ? `The ${used.length} fullest of ${found.toLocaleString('en')}.` : '';
}

const NAMES: Record<Store['store'], string> = { redis: 'Redis', postgres: 'PostgreSQL' };

function Stores({ all }: { all: Store[] }) {
  const there = all.filter((store) => store.up);
  const away = all.filter((store) => !store.up);
  return (
    <>
      {away.map(({ store, counts, meanwhile }) => (
        <Notice key={store} kind="error">
          {NAMES[store]} cannot be asked: {meanwhile}. {counts === 'rates' ? 'Rates are shown as this Weir last heard of them.' : 'What is spent is not known.'}
        </Notice>
      ))}
      {there.map(({ store, counts }) => (
        <p className="quiet" key={store}>
          {counts === 'rates'
            ? `Rates are counted for all Weirs together, by ${NAMES[store]}; of requests this Weir shows what it last heard.`
            : `Budgets are counted for all Weirs together, by ${NAMES[store]}.`}
        </p>
      ))}
    </>
  );
}

function OfRule({ rule, all }: { rule: Rule; all: All }) {
  const rows = all.used.filter((used) => used.rule === rule.rule);
  return (
    <Section title={rule.rule} action={<Held rule={rule} />}>
      <ul className="deals">{rule.deals.map((deal) => <li key={dealtOut(deal)}>{dealtOut(deal)}</li>)}</ul>
      {rows.length === 0 ? <p className="quiet">{unused(rule, all)}</p> : <Rows all={rows} />}
    </Section>
  );
}

function Held({ rule: { shadow, refused } }: { rule: Rule }) {
  if (shadow) {
    return <span className="quiet">tried out only</span>;
  }
  if (refused === null || refused === 0) {
    return refused === null ? null : <span className="quiet">held nothing back in the last hour</span>;
  }
  return <span className="badge">{refused.toLocaleString('en')} held back in the last hour</span>;
}

function unused({ shadow, deals }: Rule, { used, found, stores }: All): string {
  if (shadow) {
    return 'Its mode is shadow: nothing is counted.';
  }
  if (stores.some((store) => !store.up && store.counts === 'budgets') && deals.some((deal) => deal.kind === 'budget')) {
    return 'What is spent is not known now.';
  }
  if (used.length < found) {
    return 'None of its own is among the fullest. Find it by its name.';
  }
  return deals.every((deal) => deal.kind === 'at_once') ? 'Calls in flight are not listed.' : 'Nothing is used now.';
}

function Rows({ all }: { all: Used[] }) {
  return (
    <ul className="rows">
      {all.map((used) => (
        <li key={`${whose(used)} ${used.kind} ${used.counts} ${used.window}`} className="used">
          <strong>{whose(used)}</strong>
          <span className="share">{usedOf(used)} · <strong>{percent(used.part)}</strong></span>
          <meter min={0} max={1} low={0.8} high={0.95} optimum={0} value={Math.min(1, used.part)} aria-label={`${whose(used)}: ${usedOf(used)}`} />
          <span className="quiet">
            {used.window === 'whole' || used.ends === null ? null : <>the {used.window} ends <When at={used.ends} none="" toTheMinute />{asides(used).length > 0 ? ' · ' : ''}</>}
            {asides(used).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
