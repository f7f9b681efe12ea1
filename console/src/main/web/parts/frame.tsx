import { useEffect, useId, useRef, type ReactNode } from 'react';

/** The mark: water that goes over a weir. */
export function Mark() {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" fill="none">
        <path d="M3 8h10c5 0 4 9 9 9h7" />
        <path d="M3 15h5c5 0 4 9 9 9h12" />
      </svg>
      Weir
    </span>
  );
}

/** The frame of what is seen before one is signed in: one thing in the middle. */
export function Front({ children }: { children: ReactNode }) {
  return (
    <div className="front">
      <header><Mark /></header>
      <main>{children}</main>
    </div>
  );
}

/** The one thing in the middle; the focus goes to its first field, or its heading, so that who cannot see it hears where they are. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const card = useRef<HTMLElement>(null);
  const id = useId();
  useEffect(() => {
    document.title = `${title} · Weir`;
    (card.current?.querySelector('input') ?? card.current?.querySelector('h1'))?.focus();
  }, [title]);
  return (
    <section className="card" ref={card} aria-labelledby={id}>
      <h1 id={id} tabIndex={-1}>{title}</h1>
      {children}
    </section>
  );
}

/** A part of the start page. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <div className="heading">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
