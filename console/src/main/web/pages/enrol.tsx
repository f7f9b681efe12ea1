import { useState } from 'react';
import { useAct } from '../act';
import { Card, Front } from '../parts/frame';
import { Notice } from '../parts/notice';
import { Once } from '../parts/once';
import { knowsPasskeys } from '../passkey';
import { AddPasskey, AddTotp } from '../parts/factors';
import { useVisit } from '../visit';

type Step = { at: 'choose' } | { at: 'totp' } | { at: 'passkey' } | { at: 'codes'; codes: string[] };

/** The second factor of an account that has none: an authenticator app, or a passkey. */
export function Enrol() {
  const { api, session, look, adopt } = useVisit();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const act = useAct();
  const back = () => setStep({ at: 'choose' });
  const done = async () => void (await look());
  const signOut = async () => {
    await api.signOut();
    adopt(await api.session());
  };

  switch (step.at) {
    case 'choose':
      return (
        <Front>
          <Card title="Choose a second proof">
            <p>A password alone does not open Weir. Besides it, <strong>{session.name}</strong> will show one of these:</p>
            <div className="choices">
              {knowsPasskeys() ? (
                <button type="button" className="choice" onClick={() => setStep({ at: 'passkey' })}>
                  <strong>A passkey</strong>
                  <span>This device, a phone or a security key. Cannot be given away on a false page.</span>
                </button>
              ) : null}
              <button type="button" className="choice" onClick={() => setStep({ at: 'totp' })}>
                <strong>An authenticator app</strong>
                <span>Six digits that change every 30 seconds.</span>
              </button>
            </div>
            <Notice kind="error">{act.problem}</Notice>
            <p className="aside"><button type="button" className="link" onClick={() => act.run(signOut)}>Sign out</button></p>
          </Card>
        </Front>
      );
    case 'totp':
      return (
        <Front>
          <Card title="Add an authenticator app">
            <AddTotp done={async (codes) => setStep({ at: 'codes', codes })} cancel={back} />
          </Card>
        </Front>
      );
    case 'passkey':
      return (
        <Front>
          <Card title="Add a passkey">
            <AddPasskey done={done} cancel={back} />
          </Card>
        </Front>
      );
    case 'codes':
      return (
        <Front>
          <Card title="Keep your recovery codes">
            <RecoveryCodes codes={step.codes} name={session.name ?? ''} done={done} />
          </Card>
        </Front>
      );
  }
}

/** The codes for the day on which the phone is lost. */
export function RecoveryCodes({ codes, name, done }: { codes: string[]; name: string; done: () => Promise<void> }) {
  const act = useAct();
  return (
    <>
      <p>Each opens your account once when your authenticator app is not at hand. They are shown only now.</p>
      <Once text={codes.join('\n')} file={`weir-recovery-codes-${name}.txt`} />
      <Notice kind="error">{act.problem}</Notice>
      <div className="buttons">
        <button type="button" className="main" onClick={() => act.run(done)}>I have kept them</button>
      </div>
    </>
  );
}
