const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const MINUTE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time as people here write it; `none` where there is none. */
export function When({ at, none, toTheMinute = false }: { at: string | null | undefined; none: string; toTheMinute?: boolean }) {
  return at === null || at === undefined ? none : <time dateTime={at}>{(toTheMinute ? MINUTE : DAY).format(new Date(at))}</time>;
}
