import { useCallback, useEffect, useRef, useState } from 'react';
import { type Act, useAct } from './act';

/** What Weir has answered, null until it has; how asking goes; and what asks anew. */
export interface Answered<T> {
  answer: T | null;
  act: Act;
  read: () => Promise<void>;
}

/** Asks by `ask`, and anew whenever that is another one; of several answers the one that was asked for last holds. */
export function useAnswer<T>(ask: () => Promise<T>): Answered<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const asked = useRef(0);
  const act = useAct();
  const { run } = act;
  const read = useCallback(async () => {
    const mine = ++asked.current;
    const got = await ask();
    if (mine === asked.current) {
      setAnswer(got);
    }
  }, [ask]);
  useEffect(() => run(read), [run, read]);
  return { answer, act, read };
}

/** A list that Weir keeps: what it holds, null until that is known; how reading it goes; and what reads it anew. */
export interface Kept<T> {
  all: T[] | null;
  act: Act;
  read: () => Promise<void>;
}

/** Reads a list by `ask`, which must stay the same, and keeps it. */
export function useList<T>(ask: () => Promise<T[]>): Kept<T> {
  const { answer, act, read } = useAnswer(ask);
  return { all: answer, act, read };
}
