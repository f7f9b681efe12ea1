import type { Api, Problem } from './api';
import { Card, Front } from './parts/frame';
import { Notice } from './parts/notice';
import { Alerts } from './pages/alerts';
import { Bootstrap } from './pages/bootstrap';
import { Enrol } from './pages/enrol';
import { Limits } from './pages/limits';
import { SecondFactor } from './pages/second-factor';
import { SignIn } from './pages/sign-in';
import { Start } from './pages/start';
import { useAddress, usePath } from './route';
import { pathFor } from './session';
import { useVisit, VisitProvider } from './visit';

export function App({ api }: { api: Api }) {
  return (
    <VisitProvider api={api} waiting={(problem, again) => <Waiting problem={problem} again={again} />}>
      <Page />
    </VisitProvider>
  );
}

/** The one page that the session's state allows. */
function Page() {
  const { session } = useVisit();
  const path = pathFor(session, usePath());
  useAddress(path);
  switch (path) {
    case '/':
      return <Start />;
    case '/limits':
      return <Limits />;
    case '/alerts':
      return <Alerts />;
    case '/enrol':
      return <Enrol />;
    case '/bootstrap':
      return <Bootstrap />;
    case '/sign-in':
      return session.state === 'second-factor' ? <SecondFactor /> : <SignIn />;
  }
}

function Waiting({ problem, again }: { problem: Problem | null; again: () => void }) {
  if (problem === null) {
    return <Front><p className="waiting" role="status">Asking Weir who you are…</p></Front>;
  }
  return (
    <Front>
      <Card title="No answer">
        <Notice kind="error">{problem.message}</Notice>
        <button type="button" onClick={again}>Try again</button>
      </Card>
    </Front>
  );
}
