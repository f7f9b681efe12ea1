import { describe, expect, test } from 'vitest';
import { Api, Problem } from '../../main/web/api';

interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A Weir of few words: gives the answers in turn, and keeps what it was asked. */
function saying(...answers: (Response | Error)[]): { api: Api; asked: Asked[] } {
  const asked: Asked[] = [];
  const api = new Api(async (path, init) => {
    asked.push({
      method: init?.method ?? 'GET',
      path: String(path),
      headers: init?.headers as Record<string, string>,
      body: init?.body === undefined ? undefined : JSON.parse(String(init.body)),
    });
    const answer = answers.shift() ?? new Error('asked more often than expected');
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  });
  return { api, asked };
}

const session = (csrf: string) => Response.json({ state: 'none', csrf });
const problem = (status: number, detail: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'T', status, detail }), {
    status, headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

async function refused(what: Promise<unknown>): Promise<Problem> {
  const e = await what.then(() => null, (e: unknown) => e);
  expect(e).toBeInstanceOf(Problem);
  return e as Problem;
}

describe('what changes something', () => {
  test('carries the token of the session; what only asks does not', async () => {
    const { api, asked } = saying(session('one'), session('two'), new Response(null, { status: 204 }));
    await api.session();
    await api.signIn('ann', 'a long password');
    await api.signOut();

    expect(asked.map((each) => each.headers['X-CSRF-Token'])).toEqual([undefined, 'one', 'two']);
    expect(asked[1]).toMatchObject({ method: 'POST', path: '/api/session', body: { name: 'ann', password: 'a long password' } });
  });

  test('is tried once more where the session had changed meanwhile', async () => {
    const { api, asked } = saying(session('old'), problem(403, 'stale'), session('new'), session('next'));
    await api.session();
    await api.showCode('123456');

    expect(asked.map((each) => each.headers['X-CSRF-Token'])).toEqual([undefined, 'old', undefined, 'new']);
  });

  test('is not tried again where the session is the same', async () => {
    const { api, asked } = saying(session('same'), problem(403, 'only an admin may'), session('same'));
    await api.session();

    expect((await refused(api.removeToken('a/b'))).message).toBe('Only an admin may.');
    expect(asked.map((each) => each.path)).toEqual(['/api/session', '/api/tokens/a%2Fb', '/api/session']);
  });

  test('is done to an account only as it was read', async () => {
    const read = new Response('{}', { headers: { ETag: '"7"' } });
    const { api, asked } = saying(read, new Response(null, { status: 204 }));
    await api.changeAccount('bob', { locked: true });

    expect(asked[1]).toMatchObject({ method: 'PATCH', path: '/api/accounts/bob', body: { locked: true } });
    expect(asked[1]?.headers).toMatchObject({ 'If-Match': '"7"', 'Content-Type': 'application/merge-patch+json' });
  });

  test('never has a secret in its address', async () => {
    const secret = 'correct horse battery';
    const { api, asked } = saying(session('a'), session('b'), session('c'), new Response(null, { status: 204 }));
    await api.bootstrap(secret, 'ann', secret);
    await api.signIn('ann', secret);
    await api.stepUp({ password: secret });
    await api.changePassword(secret, secret);

    expect(asked.map((each) => each.path).join(' ')).not.toContain('horse');
  });
});

test('what is sought stands in the address, and is told from it', async () => {
  const { api, asked } = saying(Response.json({}), Response.json({}), Response.json({}));
  await api.limits('a&b=c');
  await api.alerts('');
  await api.alerts('abuse.beacon', 7);

  expect(asked.map((each) => each.path)).toEqual(['/api/limits?q=a%26b%3Dc', '/api/alerts?', '/api/alerts?what=abuse.beacon&behind=7']);
});

describe('what goes wrong', () => {
  test('is told in the words of Weir, as a sentence', async () => {
    const { api } = saying(problem(401, 'the name or the password is wrong'));
    const told = await refused(api.signIn('ann', 'x'));

    expect(told.message).toBe('The name or the password is wrong.');
    expect(told.status).toBe(401);
    expect(told.wait).toBeNull();
  });

  test('says how long to wait', async () => {
    const { api } = saying(problem(429, 'too many tries', { 'Retry-After': '30' }), problem(429, 'x', { 'Retry-After': '0' }));

    expect((await refused(api.signIn('ann', 'x'))).wait).toBe(30);
    expect((await refused(api.signIn('ann', 'x'))).wait).toBe(1);
  });

  test('is no riddle where nothing answers, or something else than Weir does', async () => {
    const { api } = saying(new TypeError('fetch failed'), new Response('<h1>Bad gateway</h1>', { status: 502 }));

    expect((await refused(api.session())).message).toContain('does not answer');
    expect((await refused(api.session())).message).toContain('does not answer');
  });
});
