import { useEffect, useRef, type ReactNode } from 'react';

/** The mark: water that goes over a weir. */
export function Mark() {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" fill="none">
        <path d="M3 9h9c4 0 4 8 8 8h9" />
        <path d="M3 16h6c5 0 4 8 9 8h11" />
        <path d="M16 3v5" className="faint" />
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

/** The one thing in the middle; its heading gets the focus, so that who cannot see it hears where they are. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Weir`;
    heading.current?.focus();
  }, [title]);
  return (
    <section className="card">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
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
