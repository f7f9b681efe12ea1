const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const MINUTE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time as people here write it; `none` where there is none. */
export function When({ at, none, toTheMinute = false }: { at: string | null; none: string; toTheMinute?: boolean }) {
  return at === null ? none : <time dateTime={at}>{(toTheMinute ? MINUTE : DAY).format(new Date(at))}</time>;
}
