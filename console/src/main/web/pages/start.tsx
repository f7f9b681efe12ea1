import { Section } from '../parts/frame';
import { Shell } from '../parts/shell';
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
  const outside = isOutside(session);
  const admin = session.roles.includes('admin');
  return (
    <StepUpProvider>
      <Shell title="Your account">
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
      </Shell>
    </StepUpProvider>
  );
}
