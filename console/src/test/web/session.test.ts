import { describe, expect, test } from 'vitest';
import type { Session } from '../../main/web/api';
import { isFresh, isLost, isOutside, lookAgainIn, pathFor } from '../../main/web/session';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function session(with_: Partial<Session> = {}): Session {
  return {
    state: 'none', bootstrap: false, csrf: 'c', ways: { password: true, passkey: true, oidc: null },
    name: null, roles: [], teams: [], factors: [], fresh_until: null, expires: null, ...with_,
  };
}

describe('the page that a session may see', () => {
  test.each([
    ['none', '/', '/sign-in'],
    ['none', '/enrol', '/sign-in'],
    ['none', '/bootstrap', '/bootstrap'],
    ['none', '/anything', '/sign-in'],
    ['second-factor', '/', '/sign-in'],
    ['second-factor', '/bootstrap', '/sign-in'],
    ['enrol', '/', '/enrol'],
    ['enrol', '/sign-in', '/enrol'],
    ['signed-in', '/sign-in', '/'],
    ['signed-in', '/enrol', '/'],
    ['signed-in', '/', '/'],
  ] as const)('%s at %s sees %s', (state, wanted, seen) => {
    expect(pathFor(session({ state }), wanted)).toBe(seen);
  });

  test.each(['/limits', '/alerts'])('%s is for auditors and administrators', (wanted) => {
    expect(pathFor(session({ state: 'signed-in', roles: ['auditor'] }), wanted)).toBe(wanted);
    expect(pathFor(session({ state: 'signed-in', roles: ['operator'] }), wanted)).toBe('/');
    expect(pathFor(session({ state: 'enrol', roles: ['auditor'] }), wanted)).toBe('/enrol');
    expect(pathFor(session(), wanted)).toBe('/sign-in');
  });

  test.each(['/', '/sign-in', '/enrol'])('without any account, %s leads to the first one', (wanted) => {
    expect(pathFor(session({ bootstrap: true }), wanted)).toBe('/bootstrap');
  });
});

describe('a step-up', () => {
  test('holds until its time, with something to spare for the request', () => {
    expect(isFresh(session({ fresh_until: '2026-11-22T12:05:00Z' }), NOW)).toBe(true);
    expect(isFresh(session({ fresh_until: '2026-11-22T12:00:01Z' }), NOW)).toBe(false);
    expect(isFresh(session({ fresh_until: '2026-11-22T11:59:00Z' }), NOW)).toBe(false);
    expect(isFresh(session(), NOW)).toBe(false);
  });
});

test('whoever has no proofs of their own here is vouched for by the other provider', () => {
  const ways = { password: true, passkey: true, oidc: 'Example Ltd' };
  expect(isOutside(session({ state: 'signed-in', ways }))).toBe(true);
  expect(isOutside(session({ state: 'signed-in', ways, factors: ['totp'] }))).toBe(false);
  expect(isOutside(session({ state: 'signed-in' }))).toBe(false);
  expect(isOutside(session({ state: 'none', ways }))).toBe(false);
});

describe('the end of a session', () => {
  const until = (expires: string) => lookAgainIn(session({ state: 'signed-in', expires }), NOW);

  test('is looked for a little after it is due', () => {
    expect(until('2026-11-22T12:30:00Z')).toBe(30 * 60_000 + 5_000);
    expect(until('2026-11-22T11:00:00Z')).toBe(5_000);
  });

  test('is not looked for where nobody has signed in', () => {
    expect(lookAgainIn(session({ expires: '2026-11-22T12:30:00Z' }), NOW)).toBeNull();
  });

  test('is never further away than a timer reaches', () => {
    expect(until('2099-01-01T00:00:00Z')).toBe(2 ** 31 - 1);
  });

  test('is a loss for whoever was on the way in, and for nobody else', () => {
    expect(isLost(session({ state: 'enrol' }), session())).toBe(true);
    expect(isLost(session(), session())).toBe(false);
    expect(isLost(session({ state: 'second-factor' }), session({ state: 'signed-in' }))).toBe(false);
  });
});
