import { useEffect, useSyncExternalStore } from 'react';
import type { Path } from './session';

function watch(changed: () => void): () => void {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
}

/** Returns the path in the address bar. */
export function usePath(): string {
  return useSyncExternalStore(watch, () => location.pathname);
}

/** Goes to `path` without loading anything; in place of the present page where `instead`. */
export function goTo(path: Path, instead = false): void {
  if (location.pathname !== path) {
    history[instead ? 'replaceState' : 'pushState'](null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }
}

/** Keeps the address bar at `path`, so that what it says is what is shown. */
export function useAddress(path: Path): void {
  useEffect(() => goTo(path, true), [path]);
}
