import { useCallback, useEffect, useId, useState } from 'react';
import { useAct } from '../act';
import { First } from '../parts/first';
import { Section } from '../parts/frame';
import { Notice } from '../parts/notice';
import { Shell } from '../parts/shell';
import { When } from '../parts/when';
import { useAnswer } from '../list';
import { useVisit } from '../visit';
import { type Alert, type Alerts as Page, done, told, WHAT } from '../watch';

const FIRST = `policies:
  - name: loops
    abuse: {identical: 30/m, failures: 60/m, fan_out: 20/m}`;

/** What looked like abuse, the newest first. */
export function Alerts() {
  const { api } = useVisit();
  const [what, setWhat] = useState('');
  const { answer, act, read } = useAnswer(useCallback(() => api.alerts(what), [api, what]));
  const older = useOlder(answer, what);
  const alerts = answer === null ? null : [...answer.alerts, ...older.alerts];

  return (
    <Shell title="Alerts">
      <div className="find">
        <Kinds chosen={what} choose={setWhat} />
        <button type="button" onClick={() => act.run(read)} aria-busy={act.busy}>Look again</button>
      </div>
      <Notice kind="error">{act.problem || older.problem}</Notice>
      {answer !== null && answer.unreadable.length > 0 ? <Notice kind="error">Some of the audit log could not be read: see weir audit verify.</Notice> : null}
      {alerts === null ? null : <Listed alerts={alerts} what={what} />}
      {older.read === null ? null : (
        <div className="buttons"><button type="button" onClick={older.read} aria-busy={older.busy}>Show older ones</button></div>
      )}
    </Shell>
  );
}

/** What stands behind the first page; forgotten when that is another one. */
function useOlder(first: Page | null, what: string) {
  const { api } = useVisit();
  const [pages, setPages] = useState<Page[]>([]);
  const { busy, problem, run } = useAct();
  useEffect(() => setPages([]), [first]);
  const behind = (pages.at(-1) ?? first)?.behind ?? null;
  const read = behind === null || busy ? null : () => run(async () => {
    const next = await api.alerts(what, behind);
    setPages((before) => [...before, next]);
  });
  return { alerts: pages.flatMap((page) => page.alerts), read, busy, problem };
}

function Kinds({ chosen, choose }: { chosen: string; choose: (what: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Kind</label>
      <select id={id} value={chosen} onChange={(e) => choose(e.target.value)}>
        <option value="">All kinds</option>
        {Object.entries(WHAT).map(([word, name]) => <option key={word} value={word}>{name}</option>)}
      </select>
    </div>
  );
}

function Listed({ alerts, what }: { alerts: Alert[]; what: string }) {
  if (alerts.length === 0 && what !== '') {
    return <p className="quiet" role="status">None of this kind.</p>;
  }
  if (alerts.length === 0) {
    return (
      <Section title="No alerts yet">
        <First yaml={FIRST}>
          Weir looks for loops, storms of retries, beacons and the like where a policy says so.
          With <code>alert: {'{url: …}'}</code> a webhook is told as well.
        </First>
      </Section>
    );
  }
  return (
    <Section title="Newest first">
      <ul className="rows">{alerts.map((alert) => <One key={alert.sequence} alert={alert} />)}</ul>
      <p className="quiet">What became of a webhook is known of the latest alerts since Weir has started; all else is from the audit log.</p>
    </Section>
  );
}

function One({ alert: { at, what, caller, destination, rule, reason, action, call, delivery } }: { alert: Alert }) {
  const delivered = told(delivery);
  const failed = delivery !== null && (delivery.state === 'given_up' || delivery.state === 'left_out' || delivery.trouble !== '');
  return (
    <li className="alert">
      <div>
        <strong>{WHAT[what] ?? what}</strong>
        {action === 'recorded' ? null : <span className="badge">{done(action)}</span>}
        <span>{caller === '' ? 'a caller that is not known' : caller} → {destination}: {reason}</span>
        <span className="quiet">
          <When at={at} none="" toTheSecond /> · rule {rule}{action === 'recorded' ? ` · ${done(action)}` : ''}{call === null ? '' : ` · call ${call}`}
        </span>
        {delivered === '' ? null : <span className={failed ? 'bad' : 'quiet'}>{delivered}</span>}
      </div>
    </li>
  );
}
