import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import { useAct } from './act';
import { CodeField, Field, Form } from './parts/form';
import { Modal } from './parts/modal';
import { Notice } from './parts/notice';
import { knowsPasskeys, showPasskey } from './passkey';
import { isFresh, isOutside } from './session';
import { useVisit } from './visit';

/** Returns whether the visitor has just proved who they are; asks them where they have not. */
type Fresh = () => Promise<boolean>;

const Context = createContext<Fresh>(async () => false);

/** Returns a way to do what only somebody may do who has just proved who they are; not done where they give up. */
export function useGuard(): (what: () => Promise<void>) => Promise<void> {
  const fresh = useContext(Context);
  return useCallback(
    async (what) => {
      if (await fresh()) {
        await what();
      }
    },
    [fresh],
  );
}

/** Lets the pages within it ask for a fresh proof. */
export function StepUpProvider({ children }: { children: ReactNode }) {
  const { api, session } = useVisit();
  const [asking, setAsking] = useState(false);
  const answer = useRef<(proved: boolean) => void>(() => {});

  const fresh = useCallback<Fresh>(() => {
    if (isFresh(session, api.now())) {
      return Promise.resolve(true);
    }
    setAsking(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, [api, session]);
  const end = (proved: boolean) => {
    setAsking(false);
    answer.current(proved);
  };
  return (
    <Context value={fresh}>
      {children}
      {asking ? <StepUp end={end} /> : null}
    </Context>
  );
}

function StepUp({ end }: { end: (proved: boolean) => void }) {
  const { api, session, adopt } = useVisit();
  const totp = session.factors.includes('totp');
  const passkey = session.factors.includes('passkey') && knowsPasskeys();
  const [byCode, setByCode] = useState(totp);
  const [text, setText] = useState('');
  const typed = useAct();
  const shown = useAct();

  const prove = async () => {
    try {
      adopt(await api.stepUp(byCode ? { code: text.replaceAll(' ', '') } : { password: text }));
      end(true);
    } finally {
      setText('');
    }
  };
  const proveByPasskey = async () => {
    adopt(await api.stepUp(await showPasskey(await api.passkeyRequest())));
    end(true);
  };
  const other = () => {
    setText('');
    setByCode(!byCode);
  };

  if (isOutside(session)) {
    return (
      <Modal title="Is it you?" close={() => end(false)}>
        <p>This needs a fresh proof, which {session.ways.oidc} gives: sign in there again.</p>
        <div className="buttons">
          <a className="button" href="/sign-in/oidc">Continue with {session.ways.oidc}</a>
          <button type="button" onClick={() => end(false)}>Cancel</button>
        </div>
      </Modal>
    );
  }
  return (
    <Modal title="Is it you?" close={() => end(false)}>
      <p>This needs a fresh proof; it then holds for a few minutes.</p>
      {passkey ? (
        <div className="ways first">
          <button type="button" onClick={() => shown.run(proveByPasskey)} aria-busy={shown.busy}>Use a passkey</button>
          <Notice kind="error">{shown.problem}</Notice>
        </div>
      ) : null}
      <Form act={typed} submit="Continue" onSubmit={prove} beside={<button type="button" onClick={() => end(false)}>Cancel</button>}>
        {byCode
          ? <CodeField value={text} set={setText} />
          : <Field label="Password" value={text} set={setText} type="password" autoComplete="current-password" maxLength={256} />}
      </Form>
      {totp ? (
        <p className="aside">
          <button type="button" className="link" onClick={other}>{byCode ? 'Use the password' : 'Use the authenticator app'}</button>
        </p>
      ) : null}
    </Modal>
  );
}
