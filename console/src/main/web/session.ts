// Which page a session may see, and what its times mean. Pure: all that is decided here is tested without a browser.

import type { Session } from './api';
import { mayWatch } from './watch';

export const PATHS = ['/', '/limits', '/alerts', '/sign-in', '/bootstrap', '/enrol'] as const;
export type Path = (typeof PATHS)[number];

/** Returns the page for `session` where the address bar says `wanted`; never one that the session's state does not allow. */
export function pathFor(session: Session, wanted: string): Path {
  switch (session.state) {
    case 'none':
      return wanted === '/bootstrap' || session.bootstrap ? '/bootstrap' : '/sign-in';
    case 'second-factor':
      return '/sign-in';
    case 'enrol':
      return '/enrol';
    case 'signed-in':
      return (wanted === '/limits' || wanted === '/alerts') && mayWatch(session) ? wanted : '/';
  }
}

/** Returns whether a step-up of `session` still holds for the moment that a request takes. */
export function isFresh(session: Session, now: number): boolean {
  return session.fresh_until !== null && Date.parse(session.fresh_until) - now > 2_000;
}

/** Returns whether `session` is of somebody whom another provider vouches for: their proofs are that one's business. */
export function isOutside(session: Session): boolean {
  return session.state === 'signed-in' && session.factors.length === 0 && session.ways.oidc !== null;
}

/** Returns in how many milliseconds to look whether `session` is over; null where that needs no looking. */
export function lookAgainIn(session: Session, now: number): number | null {
  if (session.state === 'none' || session.expires === null) {
    return null;
  }
  // A little later, so that looking does not keep alive what is about to end; and never beyond what a timer can hold.
  return Math.min(Math.max(Date.parse(session.expires) - now, 0) + 5_000, 2 ** 31 - 1);
}

/** Returns whether a visitor who was `before` has lost that. */
export function isLost(before: Session, after: Session): boolean {
  return before.state !== 'none' && after.state === 'none';
}
