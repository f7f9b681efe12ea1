import { useState } from 'react';
import { useAct } from '../act';
import { Field, Form } from '../parts/form';
import { Card, Front } from '../parts/frame';
import { Notice } from '../parts/notice';
import { knowsPasskeys, showPasskey } from '../passkey';
import { goTo } from '../route';
import { useVisit } from '../visit';

/** What `/sign-in?problem=…` says of a sign-in elsewhere that came to nothing. */
const ELSEWHERE: Record<string, string> = {
  expired: 'That sign-in took too long, or was begun in another browser. Try again.',
  denied: 'You were not signed in there.',
  invalid: 'What came back from there does not prove who you are. Weir’s log tells more.',
  unreachable: 'The other sign-in cannot be reached. Weir’s log tells more; a password or a passkey works all the same.',
  'no-role': 'You are known there, but none of your groups has a role here. Ask an administrator.',
};

/** The way in: a password first, a passkey alone, or the company's own sign-in. */
export function SignIn() {
  const { api, session, notice, adopt } = useVisit();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const byPassword = useAct();
  const byPasskey = useAct();
  const { ways } = session;
  const passkey = ways.passkey && knowsPasskeys();
  const elsewhere = ELSEWHERE[new URLSearchParams(location.search).get('problem') ?? ''] ?? '';

  const enter = async () => {
    try {
      adopt(await api.signIn(name, password));
    } finally {
      setPassword('');
    }
  };
  const enterByPasskey = async () => adopt(await api.showPasskey(await showPasskey(await api.passkeyRequest())));

  return (
    <Front>
      <Card title="Sign in">
        <Notice kind="news">{notice}</Notice>
        <Notice kind="error">{elsewhere}</Notice>
        {ways.password ? (
          <Form act={byPassword} submit="Sign in" onSubmit={enter}>
            <Field label="Name" value={name} set={setName} autoComplete="username" name="username" maxLength={128} />
            <Field
              label="Password"
              value={password}
              set={setPassword}
              type="password"
              autoComplete="current-password"
              name="password"
              maxLength={256}
            />
          </Form>
        ) : null}
        {passkey || ways.oidc !== null ? (
          <div className="ways">
            {passkey ? (
              <button type="button" onClick={() => byPasskey.run(enterByPasskey)} aria-busy={byPasskey.busy}>
                Use a passkey
              </button>
            ) : null}
            {ways.oidc === null ? null : <a className="button" href="/sign-in/oidc">Continue with {ways.oidc}</a>}
            <Notice kind="error">{byPasskey.problem}</Notice>
          </div>
        ) : null}
        <p className="aside">
          New here? <button type="button" className="link" onClick={() => goTo('/bootstrap')}>Use your one-time code</button>
        </p>
      </Card>
    </Front>
  );
}
