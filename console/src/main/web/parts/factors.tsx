import { useEffect, useState } from 'react';
import { useAct } from '../act';
import { makePasskey } from '../passkey';
import { useVisit } from '../visit';
import { CodeField, Field, Form } from './form';
import { Notice } from './notice';
import { Qr } from './qr';

interface Props<T> {
  done: T;
  cancel: () => void;
}

/** Ties an authenticator app to the account; `done` gets the recovery codes. */
export function AddTotp({ done, cancel }: Props<(recovery: string[]) => Promise<void>>) {
  const { api } = useVisit();
  const [offer, setOffer] = useState<{ secret: string; uri: string } | null>(null);
  const [code, setCode] = useState('');
  const begin = useAct();
  const confirm = useAct();
  const { run } = begin;

  useEffect(() => {
    let left = false;
    run(async () => {
      const made = await api.beginTotp();
      if (!left) {
        setOffer(made);
      }
    });
    return () => {
      left = true;
    };
  }, [api, run]);

  const finish = async () => {
    try {
      await done((await api.confirmTotp(code.replaceAll(' ', ''))).recovery);
    } finally {
      setCode('');
    }
  };

  if (offer === null) {
    return (
      <>
        <Notice kind="error">{begin.problem}</Notice>
        <div className="buttons"><button type="button" onClick={cancel}>Back</button></div>
      </>
    );
  }
  return (
    <Form act={confirm} submit="Confirm" onSubmit={finish} beside={<button type="button" onClick={cancel}>Back</button>}>
      <p>Scan this with the app, or type the key into it. Then enter the code that it shows.</p>
      <Qr text={offer.uri} label="QR code for an authenticator app; the key below says the same" />
      <dl className="facts"><dt>Key</dt><dd><code className="key">{inFours(offer.secret)}</code></dd></dl>
      <CodeField value={code} set={setCode} />
    </Form>
  );
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

/** Has this browser make a passkey for the account. */
export function AddPasskey({ done, cancel }: Props<() => Promise<void>>) {
  const { api } = useVisit();
  const [name, setName] = useState('');
  const act = useAct();

  const finish = async () => {
    await api.addPasskey(name.trim(), await makePasskey(await api.passkeyCreation()));
    await done();
  };

  return (
    <Form act={act} submit="Make passkey" onSubmit={finish} beside={<button type="button" onClick={cancel}>Back</button>}>
      <p>Your browser will ask where to keep it: on this device, a phone or a security key.</p>
      <Field
        label="Name of the passkey"
        hint="To tell it from others later, such as “laptop” or “blue key”."
        value={name}
        set={setName}
        autoComplete="off"
        maxLength={64}
      />
    </Form>
  );
}
