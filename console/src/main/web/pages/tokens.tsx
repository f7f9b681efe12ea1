import { useState } from 'react';
import { useAct } from '../act';
import { type Scope, SCOPES, type Token } from '../api';
import { Choices } from '../parts/choices';
import { Field, Form } from '../parts/form';
import { Section } from '../parts/frame';
import { Modal } from '../parts/modal';
import { Notice } from '../parts/notice';
import { Once } from '../parts/once';
import { Sure } from '../parts/sure';
import { When } from '../parts/when';
import { type Kept, useList } from '../list';
import { useGuard } from '../step-up';
import { useVisit } from '../visit';

type Open = { what: 'new' } | { what: 'revoke'; token: Token } | { what: 'made'; text: string } | null;

/** What programs show in the place of a person. */
export function Tokens() {
  const { api } = useVisit();
  const tokens = useList(api.tokens);
  const [open, setOpen] = useState<Open>(null);
  const act = useAct();
  const guarded = useGuard();
  const close = () => setOpen(null);

  const show = (next: Open) => act.run(() => guarded(async () => setOpen(next)));
  const revoke = async (token: Token) => {
    await api.removeToken(token.id);
    close();
    await tokens.read();
  };

  return (
    <Section title="API tokens" action={<button type="button" onClick={() => show({ what: 'new' })}>Make token</button>}>
      <Notice kind="error">{act.problem || tokens.act.problem}</Notice>
      {tokens.all?.length === 0 ? <p className="quiet">None yet. Programs show one in place of a person’s sign-in.</p> : null}
      <ul className="rows">
        {tokens.all?.map((token) => (
          <li key={token.id}>
            <div>
              <strong>{token.name}</strong>
              <span className="quiet">
                {token.scopes.join(', ')} · until <When at={token.expires} none="revoked" /> · by {token.by}
              </span>
            </div>
            <button type="button" aria-label={`Revoke ${token.name}`} onClick={() => show({ what: 'revoke', token })}>Revoke</button>
          </li>
        ))}
      </ul>
      {open?.what === 'new' ? <MakeToken tokens={tokens} close={close} made={(text) => setOpen({ what: 'made', text })} /> : null}
      {open?.what === 'revoke' ? (
        <Sure title={`Revoke ${open.token.name}?`} yes="Revoke token" act={() => revoke(open.token)} close={close}>
          Programs that show it are refused from now on.
        </Sure>
      ) : null}
      {open?.what === 'made' ? (
        <Modal title="Your token" close={close}>
          <p>Programs send it as <code>Authorization: Bearer …</code>. It is shown only now.</p>
          <Once text={open.text} />
          <div className="buttons"><button type="button" className="main" onClick={close}>Done</button></div>
        </Modal>
      ) : null}
    </Section>
  );
}

interface MakeProps {
  tokens: Kept<Token>;
  close: () => void;
  made: (text: string) => void;
}

function MakeToken({ tokens, close, made }: MakeProps) {
  const { api } = useVisit();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['metrics']);
  const [until, setUntil] = useState(() => dayIn(90));
  const act = useAct();

  const make = async () => {
    const { token } = await api.addToken({ name: name.trim(), scopes, expires: `${until}T00:00:00Z` });
    await tokens.read();
    made(token);
  };

  return (
    <Modal title="Make token" close={close}>
      <Form act={act} submit="Make token" onSubmit={make} beside={<button type="button" onClick={close}>Cancel</button>}>
        <Field
          label="Name"
          hint="What will show it, such as “deploy pipeline”."
          value={name}
          set={setName}
          autoComplete="off"
          maxLength={64}
        />
        <Choices label="Good for" all={SCOPES} chosen={scopes} set={setScopes} />
        <Field label="Until" value={until} set={setUntil} type="date" min={dayIn(1)} max={dayIn(365)} />
      </Form>
    </Modal>
  );
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
