import { useState } from 'react';
import { useAct } from '../act';
import { AddPasskey, AddTotp } from '../parts/factors';
import { Field, Form, NewPasswordField } from '../parts/form';
import { Section } from '../parts/frame';
import { Modal } from '../parts/modal';
import { Notice } from '../parts/notice';
import { When } from '../parts/when';
import { useList } from '../list';
import { knowsPasskeys } from '../passkey';
import { useGuard } from '../step-up';
import { useVisit } from '../visit';
import { RecoveryCodes } from './enrol';

type Open = { what: 'totp' } | { what: 'codes'; codes: string[] } | { what: 'passkey' } | { what: 'password' } | null;

/** How one proves who one is: what there is, and how to change it. */
export function Factors() {
  const { api, session, look } = useVisit();
  const passkeys = useList(api.passkeys);
  const [open, setOpen] = useState<Open>(null);
  const act = useAct();
  const guarded = useGuard();
  const totp = session.factors.includes('totp');

  const close = () => setOpen(null);
  const changed = async () => {
    await passkeys.read();
    await look();
  };
  const after = (what: () => Promise<void>) => act.run(() => guarded(async () => {
    await what();
    await changed();
  }));
  const begin = (what: 'totp' | 'passkey' | 'password') => act.run(() => guarded(async () => setOpen({ what })));
  const finish = async () => {
    close();
    await changed();
  };

  return (
    <Section title="How you sign in">
      <Notice kind="error">{act.problem || passkeys.act.problem}</Notice>
      <ul className="rows" hidden={passkeys.all === null}>
        <li>
          <div><strong>Password</strong></div>
          <button type="button" onClick={() => begin('password')}>Change password</button>
        </li>
        <li>
          <div><strong>Authenticator app</strong><span className="quiet">{totp ? 'set up' : 'not set up'}</span></div>
          {totp
            ? <button type="button" aria-label="Remove the authenticator app" onClick={() => after(api.removeTotp)}>Remove</button>
            : <button type="button" onClick={() => begin('totp')}>Set up</button>}
        </li>
        {passkeys.all?.map((key) => (
          <li key={key.id}>
            <div>
              <strong>Passkey “{key.name}”</strong>
              <span className="quiet">made <When at={key.created} none="" />, last used <When at={key.used} none="never" /></span>
            </div>
            <button type="button" aria-label={`Remove passkey ${key.name}`} onClick={() => after(() => api.removePasskey(key.id))}>
              Remove
            </button>
          </li>
        ))}
        {session.ways.passkey && knowsPasskeys() ? (
          <li>
            <div><strong>Another passkey</strong><span className="quiet">this device, a phone or a security key</span></div>
            <button type="button" onClick={() => begin('passkey')}>Add passkey</button>
          </li>
        ) : null}
      </ul>
      {open?.what === 'totp' ? (
        <Modal title="Add an authenticator app" close={close}>
          <AddTotp done={async (codes) => setOpen({ what: 'codes', codes })} cancel={close} />
        </Modal>
      ) : null}
      {open?.what === 'codes' ? (
        <Modal title="Keep your recovery codes" close={() => void finish()}>
          <RecoveryCodes codes={open.codes} name={session.name ?? ''} done={finish} />
        </Modal>
      ) : null}
      {open?.what === 'passkey' ? (
        <Modal title="Add a passkey" close={close}><AddPasskey done={finish} cancel={close} /></Modal>
      ) : null}
      {open?.what === 'password' ? <ChangePassword close={close} /> : null}
    </Section>
  );
}

function ChangePassword({ close }: { close: () => void }) {
  const { api, session, look } = useVisit();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const act = useAct();
  const change = async () => {
    await api.changePassword(old, next);
    close();
    await look();
  };
  return (
    <Modal title="Change password" close={close}>
      <Form act={act} submit="Change password" onSubmit={change} beside={<button type="button" onClick={close}>Cancel</button>}>
        <input type="hidden" name="username" autoComplete="username" value={session.name ?? ''} readOnly />
        <Field label="Present password" value={old} set={setOld} type="password" autoComplete="current-password" maxLength={256} />
        <NewPasswordField label="New password" value={next} set={setNext} />
      </Form>
    </Modal>
  );
}
