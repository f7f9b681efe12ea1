import type { ReactNode } from 'react';
import { useAct } from '../act';
import { Form } from './form';
import { Modal } from './modal';

interface Props {
  title: string;
  yes: string;
  act: () => Promise<void>;
  close: () => void;
  /** What it will come to. */
  children: ReactNode;
}

/** Asks before what cannot be taken back. */
export function Sure({ title, yes, act, close, children }: Props) {
  const doing = useAct();
  return (
    <Modal title={title} close={close}>
      <Form act={doing} submit={yes} onSubmit={act} beside={<button type="button" onClick={close}>Cancel</button>}>
        <p>{children}</p>
      </Form>
    </Modal>
  );
}
