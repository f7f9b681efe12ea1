import type { ReactNode } from 'react';

/** What is seen where there is nothing yet: how to begin, with lines of the configuration. */
export function First({ yaml, children }: { yaml: string; children: ReactNode }) {
  return (
    <>
      <p>{children}</p>
      <pre className="yaml" tabIndex={0}>{yaml}</pre>
      <p className="quiet">Weir takes the file in as soon as it is saved; <code>weir check weir.yaml</code> says beforehand whether it will.</p>
    </>
  );
}
