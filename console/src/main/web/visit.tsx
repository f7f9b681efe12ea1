import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { type Api, Problem, type Session } from './api';
import { isLost, lookAgainIn } from './session';

/** What every page knows of the one who visits, and can do about it. */
export interface Visit {
  api: Api;
  session: Session;
  /** Something to tell on the next page, such as why the visitor is there. */
  notice: string;
  /** Takes `session` as what holds from now on; pages follow. */
  adopt: (session: Session, notice?: string) => void;
  /** Asks Weir who this is; returns whether the visitor has lost what they had, and says so to them. */
  look: () => Promise<boolean>;
}

const Context = createContext<Visit | null>(null);

export function useVisit(): Visit {
  const visit = useContext(Context);
  if (visit === null) {
    throw new Error('outside of a visit');
  }
  return visit;
}

interface Props {
  api: Api;
  /** What is shown until Weir has said who this is, and where it says nothing. */
  waiting: (problem: Problem | null, again: () => void) => ReactNode;
  children: ReactNode;
}

/** Asks Weir who this is, then shows its children; looks again when the session should be over. */
export function VisitProvider({ api, waiting, children }: Props) {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [notice, setNotice] = useState('');
  const latest = useRef<Session | null>(null);

  const adopt = useCallback((next: Session, said = '') => {
    latest.current = next;
    setSession(next);
    setNotice(said);
  }, []);

  const look = useCallback(async () => {
    const before = latest.current;
    const after = await api.session();
    const lost = before !== null && isLost(before, after);
    adopt(after, lost ? 'Your session has ended. Sign in again.' : '');
    return lost;
  }, [api, adopt]);

  const begin = useCallback(() => {
    setProblem(null);
    look().catch((e: unknown) => setProblem(e instanceof Problem ? e : Problem.unreachable()));
  }, [look]);

  useEffect(begin, [begin]);

  useEffect(() => {
    const rest = session === null ? null : lookAgainIn(session, api.now());
    if (rest === null) {
      return undefined;
    }
    const timer = setTimeout(begin, rest);
    return () => clearTimeout(timer);
  }, [api, session, begin]);

  const visit = useMemo(
    () => (session === null ? null : { api, session, notice, adopt, look }),
    [api, session, notice, adopt, look],
  );
  return visit === null ? waiting(problem, begin) : <Context value={visit}>{children}</Context>;
}
