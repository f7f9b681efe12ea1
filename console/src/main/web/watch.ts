// What is watched: limits and alerts, with their types as Weir sends them and the words in which people read them. Pure.

import type { Session } from './api';

/** Something and its name; empty where it has none. */
export interface Named {
  what: string;
  name: string;
}

/** How much there is of something. */
export interface Terms {
  kind: 'rate' | 'budget' | 'at_once';
  counts: 'usd' | 'tokens' | 'requests' | 'bytes';
  limit: number;
  /** What flows in over `seconds`, or is there anew in each window. */
  amount: number;
  seconds: number | null;
  window: 'hour' | 'day' | 'month' | 'whole' | null;
  zone: string | null;
  ends: string | null;
}

export interface Dealt extends Terms {
  per: string[];
  shares: string | null;
}

export interface Used extends Terms {
  rule: string;
  of: Named[];
  share: Named | null;
  used: number;
  reserved: number;
  /** What of the rest this Weir has on loan. */
  here: number;
  /** Of the limit; 1 is all of it. */
  part: number;
  /** How many seconds ago whoever counts was asked. */
  age: number;
}

export interface Rule {
  rule: string;
  shadow: boolean;
  /** Calls held back in the last hour; null where one may not know. */
  refused: number | null;
  deals: Dealt[];
}

export interface Store {
  store: 'redis' | 'postgres';
  counts: 'rates' | 'budgets';
  up: boolean;
  meanwhile: string;
}

export interface Limits {
  at: string;
  everything: boolean;
  stores: Store[];
  rules: Rule[];
  used: Used[];
  found: number;
  counted: number;
}

export interface Delivery {
  state: 'waiting' | 'taken' | 'given_up' | 'left_out';
  attempts: number;
  trouble: string;
}

export interface Alert {
  sequence: number;
  at: string;
  what: string;
  caller: string;
  destination: string;
  rule: string;
  reason: string;
  action: string;
  call: string | null;
  delivery: Delivery | null;
}

export interface Alerts {
  alerts: Alert[];
  behind: number | null;
  unreadable: string[];
}

/** Returns whether who has `session` may see limits and alerts. */
export function mayWatch(session: Session): boolean {
  return session.roles.some((role) => role === 'auditor' || role === 'admin');
}

const WHOLE = new Intl.NumberFormat('en');
const TENTHS = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const DOLLARS = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Returns `amount` without its unit where that goes without saying: "$12.50", "1.5 GiB", "1,200". */
export function amountOf(amount: number, counts: Terms['counts']): string {
  switch (counts) {
    case 'usd':
      return DOLLARS.format(amount);
    case 'bytes': {
      const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(amount))) / 10)));
      return `${TENTHS.format(amount / 1024 ** step)} ${UNITS[step]}`;
    }
    case 'tokens':
    case 'requests':
      return WHOLE.format(amount);
  }
}

/** Returns `amount` with what it is of: "1,200 tokens". */
function measured(amount: number, counts: Terms['counts']): string {
  const text = amountOf(amount, counts);
  const plain = counts === 'tokens' || counts === 'requests';
  return plain ? `${text} ${amount === 1 ? counts.slice(0, -1) : counts}` : text;
}

/** Returns what a rule deals out, in words: "$50.00 a day for each team (Europe/Berlin)". */
export function dealtOut(dealt: Dealt): string {
  const whom = dealt.per.length === 0 ? 'for all together' : `for each ${dealt.per.join(' and ')}`;
  const divided = dealt.shares === null ? '' : `, divided by ${dealt.shares}`;
  return `${terms(dealt)} ${whom}${divided}`;
}

function terms({ kind, counts, limit, amount, seconds, window, zone }: Terms): string {
  switch (kind) {
    case 'at_once':
      return `${WHOLE.format(limit)} ${limit === 1 ? 'call' : 'calls'} at once`;
    case 'rate':
      return `${measured(amount, counts)} in ${span(seconds ?? 0)}${limit === amount ? '' : `, ${amountOf(limit, counts)} at once,`}`;
    case 'budget':
      return window === 'whole' ? measured(limit, counts) : `${measured(limit, counts)} ${window === 'hour' ? 'an' : 'a'} ${window} (${zone})`;
  }
}

const SPANS: [number, string][] = [[86_400, 'day'], [3_600, 'hour'], [60, 'minute'], [1, 'second']];

/** Returns so many seconds in the largest unit that fits: "a minute", "90 seconds". */
function span(seconds: number): string {
  const [each, unit] = SPANS.find(([long]) => seconds >= long && seconds % long === 0) ?? [1, 'second'];
  const count = seconds / each;
  return count === 1 ? `${unit === 'hour' ? 'an' : 'a'} ${unit}` : `${TENTHS.format(count)} ${unit}s`;
}

/** Returns whose it is, in words: "team payments", "everybody". */
export function whose({ of, share }: Used): string {
  const all = of.length === 0 ? 'everybody' : of.map(called).join(', ');
  return share === null ? all : `share of ${share.name === 'others' ? `other ${share.what}s` : called(share)}${of.length === 0 ? '' : `, of ${all}`}`;
}

function called({ what, name }: Named): string {
  return name === '' ? `no ${what}` : `${what} ${name}`;
}

/** Returns how much is used of how much: "$12.50 of $50.00", "580 of 600 requests". */
export function usedOf({ used, limit, counts }: Used): string {
  return `${amountOf(used, counts)} of ${measured(limit, counts)}`;
}

/** Returns the part in percent; all of it is not said where a little is left, nor nothing where something is used. */
export function percent(part: number): string {
  const whole = part < 1 ? Math.min(99, Math.floor(part * 100)) : Math.round(part * 100);
  return whole === 0 && part > 0 ? 'under 1%' : `${WHOLE.format(whole)}%`;
}

/** What else is to be said of a bucket or budget, besides when it ends. */
export function asides({ reserved, counts, here, age }: Used): string[] {
  return [
    reserved > 0 ? `${amountOf(reserved, counts)} of it reserved for calls that are on their way` : '',
    here > 0 ? `${amountOf(here, counts)} on loan to this Weir` : '',
    age > 0 ? `heard ${age < 120 ? `${age} s` : `${Math.floor(age / 60)} min`} ago` : '',
  ].filter((each) => each !== '');
}

/** What an alert can be about, and what that is to a person. */
export const WHAT: Record<string, string> = {
  'abuse.identical': 'The same request again and again',
  'abuse.failures': 'Calls that keep failing',
  'abuse.fan_out': 'Too many destinations',
  'abuse.paths': 'Too many different paths',
  'abuse.new_destination': 'A destination that is new',
  'abuse.new_country': 'A country that is new',
  'abuse.volume': 'Far more than usual',
  'abuse.hour': 'An unusual hour',
  'abuse.beacon': 'Calls as regular as a clock',
  'key.leaked': 'One of Weir’s keys in what was sent',
  'key.misused': 'A key where it was not made for',
};

const ACTIONS: Record<string, string> = {
  recorded: 'recorded only',
  throttled: 'throttled to one call a second',
  denied: 'denied for a while',
  alerted: 'recorded and told',
  revoked: 'key revoked',
};

/** Returns what was done, in words. */
export function done(action: string): string {
  return ACTIONS[action] ?? action;
}

/** What stood in the way of telling somebody, by the names of Java's exceptions. */
const TROUBLES: Record<string, string> = {
  ConnectException: 'no connection',
  HttpConnectTimeoutException: 'no connection in time',
  HttpTimeoutException: 'no answer in time',
  SSLHandshakeException: 'no TLS connection',
  IOException: 'the connection broke or its secret cannot be had',
  GeneralSecurityException: 'it cannot be signed',
};

/** Returns whether and how somebody was told, in words; empty where that is not known, or nobody was to be told. */
export function told(delivery: Delivery | null): string {
  if (delivery === null) {
    return '';
  }
  const { state, attempts, trouble } = delivery;
  const times = attempts === 1 ? 'one attempt' : `${attempts} attempts`;
  const last = `the last: ${TROUBLES[trouble] ?? trouble}`;
  switch (state) {
    case 'taken':
      return attempts === 1 ? 'webhook told' : `webhook told after ${times}`;
    case 'waiting':
      return attempts === 0 ? 'webhook not told yet' : `webhook not told yet: ${times}, ${last}`;
    case 'given_up':
      return `webhook never told: given up after ${times}, ${last}`;
    case 'left_out':
      return 'webhook never told: too many alerts were waiting';
  }
}
