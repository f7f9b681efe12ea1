import { useEffect, useRef } from 'react';
import { useAct } from '../act';
import { Mark, Section } from '../parts/frame';
import { Notice } from '../parts/notice';
import { When } from '../parts/when';
import { isOutside } from '../session';
import { StepUpProvider } from '../step-up';
import { useVisit } from '../visit';
import { Accounts } from './accounts';
import { Factors } from './factors';
import { Tokens } from './tokens';

/** Where one is after signing in: who one is, one's factors, and for administrators the accounts and tokens. */
export function Start() {
  const { session } = useVisit();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = 'Weir';
    heading.current?.focus();
  }, []);
  const outside = isOutside(session);
  const admin = session.roles.includes('admin');
  return (
    <StepUpProvider>
      <TopBar />
      <main className="start">
        <h1 ref={heading} tabIndex={-1}>Your account</h1>
        <Section title="Who you are">
          <dl className="facts">
            <dt>Name</dt><dd>{session.name}</dd>
            <dt>Roles</dt><dd>{session.roles.join(', ') || 'none'}</dd>
            <dt>Teams</dt><dd>{session.teams.join(', ') || 'all'}</dd>
            {outside ? <><dt>Vouched for by</dt><dd>{session.ways.oidc}</dd></> : null}
            <dt>Session ends</dt><dd><When at={session.expires} none="never" toTheMinute /> at the latest</dd>
          </dl>
        </Section>
        {outside ? null : <Factors />}
        {admin ? <Accounts /> : null}
        {admin ? <Tokens /> : null}
      </main>
    </StepUpProvider>
  );
}

function TopBar() {
  const { api, session, adopt } = useVisit();
  const act = useAct();
  const signOut = async () => {
    await api.signOut();
    adopt(await api.session(), 'You have signed out.');
  };
  return (
    <header className="bar">
      <Mark />
      <Notice kind="error">{act.problem}</Notice>
      <span className="who">{session.name}</span>
      <button type="button" onClick={() => act.run(signOut)} aria-busy={act.busy}>Sign out</button>
    </header>
  );
}
