import { useId, type FormEvent, type InputHTMLAttributes, type ReactNode } from 'react';
import type { Act } from '../act';
import { Notice } from './notice';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  hint?: string;
  value: string;
  set: (value: string) => void;
}

/** A field with its label above and, where it needs one, a hint below. */
export function Field({ label, hint, value, set, ...more }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        onChange={(e) => set(e.target.value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        required
        spellCheck={false}
        autoCapitalize="none"
        {...more}
      />
      {hint === undefined ? null : <p className="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

/** The field for the code of an authenticator app, or a recovery code where `recovery`. */
export function CodeField({ set, value, recovery = false }: { value: string; set: (value: string) => void; recovery?: boolean }) {
  return recovery
    ? <Field label="Recovery code" value={value} set={set} autoComplete="off" maxLength={64} className="code" />
    : (
      <Field
        label="Code"
        hint="The six digits that your authenticator app shows now."
        value={value}
        set={set}
        autoComplete="one-time-code"
        inputMode="numeric"
        pattern="[0-9 ]{6,7}"
        maxLength={7}
        className="code"
      />
    );
}

/** The fewest characters of a new password, as Weir demands them. */
const SHORTEST = 12;

/** The field for a password that is being made. */
export function NewPasswordField({ label, set, value }: { label: string; value: string; set: (value: string) => void }) {
  return (
    <Field
      label={label}
      hint={`At least ${SHORTEST} characters; a few words in a row are a good one.`}
      value={value}
      set={set}
      type="password"
      autoComplete="new-password"
      minLength={SHORTEST}
      maxLength={256}
    />
  );
}

interface FormProps {
  act: Act;
  submit: string;
  onSubmit: () => Promise<void>;
  /** What stands beside the button. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A form that says what went wrong above its button, and waits as long as Weir says. */
export function Form({ act, submit, onSubmit, beside, children }: FormProps) {
  const send = (e: FormEvent) => {
    e.preventDefault();
    if (!act.busy && act.wait === 0) {
      act.run(onSubmit);
    }
  };
  return (
    <form onSubmit={send}>
      {children}
      <Notice kind="error">{act.problem}</Notice>
      <div className="buttons">
        <button type="submit" className="main" aria-disabled={act.busy || act.wait > 0} aria-busy={act.busy}>
          {act.wait > 0 ? `Wait ${act.wait} s` : submit}
        </button>
        {beside}
      </div>
    </form>
  );
}
