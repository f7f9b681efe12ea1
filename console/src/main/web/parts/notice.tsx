import type { ReactNode } from 'react';

/** Something that has to be noticed; read out at once where it is an error. Nothing where there is nothing to tell. */
export function Notice({ kind, children }: { kind: 'error' | 'news'; children: ReactNode }) {
  const empty = children === '' || children === null;
  // The region stands there before it has anything to tell, or else what it comes to tell would not be read out.
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={empty ? undefined : `notice ${kind}`}>
      {children}
    </div>
  );
}
