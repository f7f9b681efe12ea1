import { useState } from 'react';
import { useAct } from '../act';
import { Field, Form, NewPasswordField } from '../parts/form';
import { Card, Front } from '../parts/frame';
import { goTo } from '../route';
import { useVisit } from '../visit';

/** The first visit of an account: a one-time code for a name and a password. */
export function Bootstrap() {
  const { api, session, adopt } = useVisit();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct();
  const first = session.bootstrap;

  const enter = async () => adopt(await api.bootstrap(code.trim(), name.trim(), password));

  return (
    <Front>
      <Card title={first ? 'Create the first account' : 'Set up your account'}>
        <p>
          {first
            ? <>Weir has no accounts yet. The first one administers all others. <code>weir admin bootstrap</code> prints the one-time code; it holds for 15 minutes.</>
            : 'Your administrator gave you a one-time code with your account’s name. Choose a password of your own.'}
        </p>
        <Form act={act} submit={first ? 'Create account' : 'Set password'} onSubmit={enter}>
          <Field label="One-time code" value={code} set={setCode} autoComplete="one-time-code" maxLength={128} className="code" />
          <Field
            label="Name"
            value={name}
            set={setName}
            autoComplete="username"
            name="username"
            maxLength={64}
            {...(first ? { hint: 'You sign in with it, and the audit log knows you by it.' } : {})}
          />
          <NewPasswordField label="Password" value={password} set={setPassword} />
        </Form>
        {first ? null : (
          <p className="aside">
            <button type="button" className="link" onClick={() => goTo('/sign-in')}>I have a password already</button>
          </p>
        )}
      </Card>
    </Front>
  );
}
