const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const MINUTE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const SECOND = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

interface Props {
  at: string | null;
  /** What is said where there is no time. */
  none: string;
  toTheMinute?: boolean;
  toTheSecond?: boolean;
}

/** A time as people here write it; `none` where there is none. */
export function When({ at, none, toTheMinute = false, toTheSecond = false }: Props) {
  const format = toTheSecond ? SECOND : toTheMinute ? MINUTE : DAY;
  return at === null ? none : <time dateTime={at}>{format.format(new Date(at))}</time>;
}
