import { useState } from 'react';
import { useAct } from '../act';
import { CodeField, Form } from '../parts/form';
import { Card, Front } from '../parts/frame';
import { Notice } from '../parts/notice';
import { knowsPasskeys, showPasskey } from '../passkey';
import { useVisit } from '../visit';

/** What comes after the password: a code, a recovery code, or a passkey. */
export function SecondFactor() {
  const { api, session, adopt } = useVisit();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const byCode = useAct();
  const byPasskey = useAct();
  const passkey = session.factors.includes('passkey') && knowsPasskeys();
  const totp = session.factors.includes('totp');

  const enter = async () => {
    try {
      adopt(await api.showCode(code.replaceAll(' ', '')));
    } finally {
      setCode('');
    }
  };
  const enterByPasskey = async () => adopt(await api.showPasskey(await showPasskey(await api.passkeyRequest())));
  const startOver = async () => {
    await api.signOut();
    adopt(await api.session());
  };

  return (
    <Front>
      <Card title="One more proof">
        <p>Signing in as <strong>{session.name}</strong>.</p>
        {passkey ? (
          <div className="ways first">
            <button
              type="button"
              className={totp ? undefined : 'main'}
              onClick={() => byPasskey.run(enterByPasskey)}
              aria-busy={byPasskey.busy}
            >
              Use a passkey
            </button>
            <Notice kind="error">{byPasskey.problem}</Notice>
          </div>
        ) : null}
        {totp || recovery ? (
          <Form act={byCode} submit="Continue" onSubmit={enter}>
            <CodeField value={code} set={setCode} recovery={recovery} key={String(recovery)} />
          </Form>
        ) : null}
        {!totp && !passkey ? <Notice kind="error">This browser cannot use your passkey. Use one that can, or a recovery code.</Notice> : null}
        <p className="aside">
          <button type="button" className="link" onClick={() => setRecovery(!recovery)}>
            {recovery ? 'Use the authenticator app' : 'Use a recovery code'}
          </button>
          <button type="button" className="link" onClick={() => byCode.run(startOver)}>Start over</button>
        </p>
      </Card>
    </Front>
  );
}
