import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { useAct } from '../act';
import { goTo, usePath } from '../route';
import type { Path } from '../session';
import { useVisit } from '../visit';
import { mayWatch } from '../watch';
import { Mark } from './frame';
import { Notice } from './notice';

const PAGES: [Path, string][] = [['/', 'Account'], ['/limits', 'Limits'], ['/alerts', 'Alerts']];

/** The frame of what is seen once one is signed in: the way to the other pages above, and this one below its heading. */
export function Shell({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Weir`;
    heading.current?.focus();
  }, [title]);
  return (
    <>
      <TopBar />
      <main className="start">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {children}
      </main>
    </>
  );
}

function TopBar() {
  const { api, session, adopt } = useVisit();
  const act = useAct();
  const signOut = async () => {
    await api.signOut();
    adopt(await api.session(), 'You have signed out.');
  };
  return (
    <header className="bar">
      <Mark />
      {mayWatch(session) ? <Ways /> : null}
      <Notice kind="error">{act.problem}</Notice>
      <span className="who">{session.name}</span>
      <button type="button" onClick={() => act.run(signOut)} aria-busy={act.busy}>Sign out</button>
    </header>
  );
}

function Ways() {
  const here = usePath();
  const go = (e: MouseEvent, path: Path) => {
    // Another tab or window is the browser's business.
    if (!(e.metaKey || e.ctrlKey || e.shiftKey || e.altKey)) {
      e.preventDefault();
      goTo(path);
    }
  };
  return (
    <nav aria-label="Pages">
      {PAGES.map(([path, name]) => (
        <a key={path} href={path} onClick={(e) => go(e, path)} aria-current={path === here ? 'page' : undefined}>{name}</a>
      ))}
    </nav>
  );
}
