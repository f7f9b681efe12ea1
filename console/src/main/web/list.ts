import { useCallback, useEffect, useState } from 'react';
import { type Act, useAct } from './act';

/** A list that Weir keeps: what it holds, null until that is known; how reading it goes; and what reads it anew. */
export interface Kept<T> {
  all: T[] | null;
  act: Act;
  read: () => Promise<void>;
}

/** Reads a list by `ask`, which must stay the same, and keeps it. */
export function useList<T>(ask: () => Promise<T[]>): Kept<T> {
  const [all, setAll] = useState<T[] | null>(null);
  const act = useAct();
  const { run } = act;
  const read = useCallback(async () => setAll(await ask()), [ask]);
  useEffect(() => run(read), [run, read]);
  return { all, act, read };
}
