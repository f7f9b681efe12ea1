import { describe, expect, test } from 'vitest';
import { amountOf, asides, type Dealt, dealtOut, done, mayWatch, percent, told, type Used, usedOf, whose } from '../../main/web/watch';
import type { Role, Session } from '../../main/web/api';

const BUDGET: Dealt = {
  kind: 'budget', counts: 'usd', limit: 50, amount: 50, seconds: null, window: 'day', zone: 'Europe/Berlin',
  ends: '2026-11-24T23:00:00Z', per: ['team'], shares: null,
};
const RATE: Dealt = { ...BUDGET, kind: 'rate', counts: 'requests', limit: 600, amount: 600, seconds: 60, window: null, zone: null, ends: null, per: [] };
const USED: Used = { ...BUDGET, rule: 'spend', of: [{ what: 'team', name: 'payments' }], share: null, used: 12.5, reserved: 0, here: 0, part: 0.25, age: 0 };

test.each([
  [12.5, 'usd', '$12.50'], [0.0023, 'usd', '$0.0023'], [0, 'usd', '$0.00'], [1_200_000, 'tokens', '1,200,000'],
  [0, 'bytes', '0 bytes'], [1_023, 'bytes', '1,023 bytes'], [1_024, 'bytes', '1 KiB'], [1_610_612_736, 'bytes', '1.5 GiB'],
  [-2_048, 'bytes', '-2 KiB'], [2 ** 70, 'bytes', '1,048,576 PiB'],
] as const)('%d of %s is written %s', (amount, counts, text) => {
  expect(amountOf(amount, counts)).toBe(text);
});

test.each([
  [BUDGET, '$50.00 a day (Europe/Berlin) for each team'],
  [{ ...BUDGET, window: 'hour' as const, shares: 'caller' }, '$50.00 an hour (Europe/Berlin) for each team, divided by caller'],
  [{ ...BUDGET, counts: 'requests' as const, limit: 1, per: [] }, '1 request a day (Europe/Berlin) for all together'],
  [RATE, '600 requests in a minute for all together'],
  [{ ...RATE, limit: 50, seconds: 90, per: ['caller', 'model'] }, '600 requests in 90 seconds, 50 at once, for each caller and model'],
  [{ ...RATE, counts: 'bytes' as const, amount: 10_485_760, limit: 10_485_760, seconds: 1 }, '10 MiB in a second for all together'],
  [{ ...RATE, seconds: 3_600 }, '600 requests in an hour for all together'],
  [{ ...RATE, kind: 'at_once' as const, limit: 20 }, '20 calls at once for all together'],
])('what is dealt out is said: %#', (dealt, words) => expect(dealtOut(dealt)).toBe(words));

describe('what is used', () => {
  test('says whose it is and how much of how much', () => {
    expect(whose(USED)).toBe('team payments');
    expect(usedOf(USED)).toBe('$12.50 of $50.00');
    expect(whose({ ...USED, of: [] })).toBe('everybody');
    expect(whose({ ...USED, of: [{ what: 'team', name: '' }, { what: 'model', name: 'gpt-5' }] })).toBe('no team, model gpt-5');
    expect(whose({ ...USED, of: [], share: { what: 'caller', name: 'others' } })).toBe('share of other callers');
    expect(whose({ ...USED, share: { what: 'caller', name: 'checkout' } })).toBe('share of caller checkout, of team payments');
  });

  test.each([[0, '0%'], [0.004, 'under 1%'], [0.5, '50%'], [0.999, '99%'], [1, '100%'], [1.024, '102%']])('%d is %s', (part, text) => {
    expect(percent(part)).toBe(text);
  });

  test('says what else is to be known, and nothing where that is nothing', () => {
    expect(asides(USED)).toEqual([]);
    expect(asides({ ...USED, reserved: 1.5 })).toEqual(['$1.50 of it reserved for calls that are on their way']);
    expect(asides({ ...USED, ...RATE, here: 12, age: 3 })).toEqual(['12 on loan to this Weir', 'heard 3 s ago']);
    expect(asides({ ...USED, age: 150 })).toEqual(['heard 2 min ago']);
  });
});

test.each([
  [null, ''],
  [{ state: 'taken', attempts: 1, trouble: '' }, 'webhook told'],
  [{ state: 'taken', attempts: 3, trouble: '' }, 'webhook told after 3 attempts'],
  [{ state: 'waiting', attempts: 0, trouble: '' }, 'webhook not told yet'],
  [{ state: 'waiting', attempts: 1, trouble: 'status 503' }, 'webhook not told yet: one attempt, the last: status 503'],
  [{ state: 'waiting', attempts: 2, trouble: 'ConnectException' }, 'webhook not told yet: 2 attempts, the last: no connection'],
  [{ state: 'given_up', attempts: 10, trouble: 'status 400' }, 'webhook never told: given up after 10 attempts, the last: status 400'],
  [{ state: 'left_out', attempts: 0, trouble: '' }, 'webhook never told: too many alerts were waiting'],
] as const)('what became of telling somebody is said: %#', (delivery, words) => expect(told(delivery)).toBe(words));

test('a word for what was done that is not known is shown as it is', () => {
  expect(done('throttled')).toBe('throttled to one call a second');
  expect(done('frozen')).toBe('frozen');
});

test.each([[['auditor'], true], [['viewer', 'admin'], true], [['operator'], false], [[], false]])('%s may watch: %s', (roles, may) => {
  expect(mayWatch({ roles: roles as Role[] } as Session)).toBe(may);
});
