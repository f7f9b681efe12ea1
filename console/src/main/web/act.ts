import { useCallback, useEffect, useState } from 'react';
import { Problem } from './api';
import { useVisit } from './visit';

/** Something that a person does on a page, and how it goes. */
export interface Act {
  busy: boolean;
  /** What went wrong with the last try; empty where nothing did. */
  problem: string;
  /** Seconds until Weir takes another try. */
  wait: number;
  /** Does `what`, once at a time, and tells by the other fields how it went; never throws. */
  run: (what: () => Promise<void>) => void;
}

export function useAct(): Act {
  const { session, look } = useVisit();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [wait, hold] = useCountdown();

  const run = useCallback(
    (what: () => Promise<void>) => {
      const tell = async (e: unknown) => {
        const told = e instanceof Problem ? e : new Problem(0, 'about:blank', 'Something went wrong in this page. Load it anew.');
        // Refused for want of a session: the visitor had one, and no longer has.
        if (told.status === 401 && session.state !== 'none' && (await look().catch(() => false))) {
          return;
        }
        hold(told.wait ?? 0);
        setProblem(told.wait === null ? told.message : `${told.message} You can try again in ${inWords(told.wait)}.`);
      };
      setBusy(true);
      setProblem('');
      what().catch(tell).finally(() => setBusy(false));
    },
    [session, look, hold],
  );
  return { busy, problem, wait, run };
}

/** Returns seconds that run down to nothing, and what sets them. */
function useCountdown(): [number, (seconds: number) => void] {
  const [rest, setRest] = useState(0);
  useEffect(() => {
    if (rest <= 0) {
      return undefined;
    }
    const timer = setTimeout(() => setRest(rest - 1), 1_000);
    return () => clearTimeout(timer);
  }, [rest]);
  return [rest, setRest];
}

/** Returns `seconds` as a person says it: "40 seconds", "3 minutes". */
export function inWords(seconds: number): string {
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
