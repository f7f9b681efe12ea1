import { useState } from 'react';
import { useAct } from '../act';
import { type Account, type Factor, ROLES, type Role } from '../api';
import { Choices } from '../parts/choices';
import { Field, Form } from '../parts/form';
import { Section } from '../parts/frame';
import { Modal } from '../parts/modal';
import { Notice } from '../parts/notice';
import { Once } from '../parts/once';
import { Sure } from '../parts/sure';
import { type Kept, useList } from '../list';
import { useGuard } from '../step-up';
import { useVisit } from '../visit';

type Open = { what: 'new' } | { what: 'edit' | 'reset' | 'remove'; account: Account } | { what: 'code'; name: string; code: string } | null;

/** The accounts of all administrators, for those who keep them. */
export function Accounts() {
  const { api, session } = useVisit();
  const accounts = useList(api.accounts);
  const [open, setOpen] = useState<Open>(null);
  const act = useAct();
  const guarded = useGuard();
  const close = () => setOpen(null);

  const show = (next: Open) => act.run(() => guarded(async () => setOpen(next)));
  const lock = (account: Account) => act.run(() => guarded(async () => {
    await api.changeAccount(account.name, { locked: !account.locked });
    await accounts.read();
  }));
  const reset = async (account: Account) => {
    const { name, code } = await api.resetAccount(account.name);
    setOpen({ what: 'code', name, code });
    await accounts.read();
  };
  const remove = async (account: Account) => {
    await api.removeAccount(account.name);
    close();
    await accounts.read();
  };

  return (
    <Section title="Accounts" action={<button type="button" onClick={() => show({ what: 'new' })}>Add account</button>}>
      <Notice kind="error">{act.problem || accounts.act.problem}</Notice>
      <ul className="rows">
        {accounts.all?.map((account) => (
          <li key={account.name}>
            <div>
              <strong>{account.name}</strong>
              {account.locked ? <span className="badge">locked</span> : null}
              <span className="quiet">{told(account)}</span>
            </div>
            <div className="buttons">
              <button type="button" aria-label={`Edit ${account.name}`} onClick={() => show({ what: 'edit', account })}>Edit</button>
              {account.name === session.name ? null : (
                <>
                  <button
                    type="button"
                    aria-label={`${account.locked ? 'Unlock' : 'Lock'} ${account.name}`}
                    onClick={() => lock(account)}
                  >
                    {account.locked ? 'Unlock' : 'Lock'}
                  </button>
                  <button type="button" aria-label={`Reset ${account.name}`} onClick={() => show({ what: 'reset', account })}>
                    Reset
                  </button>
                  <button type="button" aria-label={`Remove ${account.name}`} onClick={() => show({ what: 'remove', account })}>
                    Remove
                  </button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {open?.what === 'new' ? (
        <EditAccount accounts={accounts} close={close} made={(name, code) => setOpen({ what: 'code', name, code })} />
      ) : null}
      {open?.what === 'edit' ? <EditAccount accounts={accounts} account={open.account} close={close} /> : null}
      {open?.what === 'reset' ? (
        <Sure title={`Reset ${open.account.name}?`} yes="Reset account" act={() => reset(open.account)} close={close}>
          For whoever has lost password, phone or passkey: all of these end at once, and a new one-time code sets them up again.
        </Sure>
      ) : null}
      {open?.what === 'remove' ? (
        <Sure title={`Remove ${open.account.name}?`} yes="Remove account" act={() => remove(open.account)} close={close}>
          The account, its factors and its sessions end at once. What it did stays in the audit log.
        </Sure>
      ) : null}
      {open?.what === 'code' ? (
        <Modal title={`A code for ${open.name}`} close={close}>
          <p>Hand this to {open.name}, who uses it once on this address to choose a password. It is shown only now.</p>
          <Once text={open.code} />
          <div className="buttons"><button type="button" className="main" onClick={close}>Done</button></div>
        </Modal>
      ) : null}
    </Section>
  );
}

const FACTORS: Record<Factor, string> = { totp: 'authenticator app', passkey: 'passkey' };

function told(account: Account): string {
  const teams = account.teams.length === 0 ? 'all teams' : account.teams.join(', ');
  return [account.roles.join(', '), teams, proofs(account)].join(' · ');
}

function proofs({ enrolled, factors }: Account): string {
  if (!enrolled) {
    return 'has not used the one-time code yet';
  }
  return factors.length === 0 ? 'no second factor yet' : factors.map((factor) => FACTORS[factor]).join(' and ');
}

interface EditProps {
  accounts: Kept<Account>;
  account?: Account;
  close: () => void;
  /** Gets the one-time code of an account that did not exist before. */
  made?: (name: string, code: string) => void;
}

function EditAccount({ accounts, account, close, made }: EditProps) {
  const { api } = useVisit();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>(account?.roles ?? ['viewer']);
  const [teams, setTeams] = useState(account?.teams.join(', ') ?? '');
  const act = useAct();

  const save = async () => {
    const standing = { roles, teams: teams.split(',').map((team) => team.trim()).filter((team) => team !== '') };
    if (account === undefined) {
      const { name: kept, code } = await api.addAccount({ name: name.trim(), ...standing });
      await accounts.read();
      made?.(kept, code);
    } else {
      await api.changeAccount(account.name, standing);
      close();
      await accounts.read();
    }
  };

  return (
    <Modal title={account === undefined ? 'Add account' : `Edit ${account.name}`} close={close}>
      <Form
        act={act}
        submit={account === undefined ? 'Add account' : 'Save'}
        onSubmit={save}
        beside={<button type="button" onClick={close}>Cancel</button>}
      >
        {account === undefined ? <Field label="Name" value={name} set={setName} autoComplete="off" maxLength={64} /> : null}
        <Choices label="Roles" all={ROLES} chosen={roles} set={setRoles} />
        <Field
          label="Teams"
          hint="Names with commas between them; the account sees only the callers of these. Empty for all."
          value={teams}
          set={setTeams}
          required={false}
          autoComplete="off"
        />
      </Form>
    </Modal>
  );
}
