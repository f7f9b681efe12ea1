// What the pages ask of Weir, in the words of its API (/openapi.json): types as it sends them, one function for each question.

import type { Alerts, Limits } from './watch';

export type State = 'none' | 'second-factor' | 'enrol' | 'signed-in';
export type Factor = 'totp' | 'passkey';

export const ROLES = ['viewer', 'auditor', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ['metrics', 'audit', 'keys', 'secrets', 'rotate', 'accounts', 'debug'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who this browser is to Weir, and what it may do next. */
export interface Session {
  state: State;
  /** No account exists yet: the one-time code is wanted. */
  bootstrap: boolean;
  csrf: string;
  ways: { password: boolean; passkey: boolean; oidc: string | null };
  name: string | null;
  roles: Role[];
  teams: string[];
  factors: Factor[];
  /** Until when a step-up holds; an RFC 3339 time. */
  fresh_until: string | null;
  expires: string | null;
}

export interface Passkey {
  id: string;
  name: string;
  created: string;
  used: string | null;
}

export interface Account {
  name: string;
  roles: Role[];
  teams: string[];
  locked: boolean;
  factors: Factor[];
  /** Its owner has used the one-time code and has a password. */
  enrolled: boolean;
}

export interface NewAccount {
  name: string;
  roles: Role[];
  teams: string[];
}

export interface Token {
  id: string;
  name: string;
  /** The account that made it. */
  by: string;
  scopes: Scope[];
  created: string;
  expires: string | null;
}

export interface NewToken {
  name: string;
  scopes: Scope[];
  expires: string;
}

/** What a passkey says, as browsers write it. */
export type PasskeyAnswer = ReturnType<PublicKeyCredential['toJSON']>;

/** What a step-up shows: the password, a code, or a passkey's answer. */
export type Proof = { password: string } | { code: string } | PasskeyAnswer;

/** An answer that is not a success, in the words of RFC 9457. */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  /** Seconds to wait before the next try, where Weir said so. */
  readonly wait: number | null;

  constructor(status: number, type: string, message: string, wait: number | null = null) {
    super(message);
    this.status = status;
    this.type = type;
    this.wait = wait;
  }

  /** The way to Weir is broken: nothing was answered, or nothing that Weir says. */
  static unreachable(): Problem {
    return new Problem(0, 'about:blank', 'Weir does not answer. Check that it runs, then try again.');
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A client that remembers the session's CSRF token, and nothing else. */
export class Api {
  readonly #send: typeof fetch;
  #csrf = '';
  #ahead = 0;

  constructor(send: typeof fetch = (input, init) => fetch(input, init)) {
    this.#send = send;
  }

  /** The time by Weir's clock, which is the one that its answers speak of; in milliseconds, to a second. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  async session(): Promise<Session> {
    return this.#met(await this.#ask<Session>('GET', '/api/session'));
  }

  readonly bootstrap = (code: string, name: string, password: string) =>
    this.#enter('/api/bootstrap', { code, name, password });
  readonly signIn = (name: string, password: string) => this.#enter('/api/session', { name, password });
  readonly showCode = (code: string) => this.#enter('/api/session/totp', { code });
  readonly showPasskey = (answer: PasskeyAnswer) => this.#enter('/api/session/passkey', answer);
  readonly stepUp = (proof: Proof) => this.#enter('/api/session/step-up', proof);
  readonly signOut = () => this.#ask<void>('DELETE', '/api/session');

  async passkeyRequest(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return (await this.#ask<Ceremony<PublicKeyCredentialRequestOptionsJSON>>('POST', '/api/session/passkey/options')).publicKey;
  }

  readonly beginTotp = () => this.#ask<{ secret: string; uri: string }>('POST', '/api/me/totp');
  readonly confirmTotp = (code: string) => this.#ask<{ recovery: string[] }>('PUT', '/api/me/totp', { code });
  readonly removeTotp = () => this.#ask<void>('DELETE', '/api/me/totp');
  readonly passkeys = () => this.#ask<Passkey[]>('GET', '/api/me/passkeys');
  readonly addPasskey = (name: string, credential: PasskeyAnswer) =>
    this.#ask<void>('POST', '/api/me/passkeys', { name, credential });
  readonly removePasskey = (id: string) => this.#ask<void>('DELETE', `/api/me/passkeys/${encodeURIComponent(id)}`);
  readonly changePassword = (old: string, next: string) =>
    this.#ask<void>('PUT', '/api/me/password', { old, new: next });

  async passkeyCreation(): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return (await this.#ask<Ceremony<PublicKeyCredentialCreationOptionsJSON>>('POST', '/api/me/passkeys/options')).publicKey;
  }

  readonly accounts = () => this.#ask<Account[]>('GET', '/api/accounts');
  readonly addAccount = (account: NewAccount) =>
    this.#ask<{ name: string; code: string }>('POST', '/api/accounts', account);
  readonly resetAccount = (name: string) =>
    this.#ask<{ name: string; code: string }>('POST', `/api/accounts/${encodeURIComponent(name)}/reset`);
  readonly removeAccount = (name: string) => this.#onAccount('DELETE', name);
  readonly changeAccount = (name: string, change: Partial<Pick<Account, 'roles' | 'teams' | 'locked'>>) =>
    this.#onAccount('PATCH', name, change);

  /** Of those that `sought` is part of: a rule's name, or whose it is. */
  readonly limits = (sought: string) => this.#ask<Limits>('GET', `/api/limits?${new URLSearchParams({ q: sought })}`);
  /** Of one kind, or of all where `what` is empty; behind a place where an answer before ended, or from the newest on. */
  readonly alerts = (what: string, behind: number | null = null) =>
    this.#ask<Alerts>('GET', `/api/alerts?${new URLSearchParams({ ...(what === '' ? {} : { what }), ...(behind === null ? {} : { behind: `${behind}` }) })}`);

  readonly tokens = () => this.#ask<Token[]>('GET', '/api/tokens');
  readonly addToken = (token: NewToken) => this.#ask<{ id: string; token: string }>('POST', '/api/tokens', token);
  readonly removeToken = (id: string) => this.#ask<void>('DELETE', `/api/tokens/${encodeURIComponent(id)}`);

  /** Does it to the account as it is now: what changed it between reading and writing makes it fail with 412. */
  async #onAccount(method: Method, name: string, change?: object): Promise<void> {
    const path = `/api/accounts/${encodeURIComponent(name)}`;
    const read = await this.#exchange('GET', path);
    await this.#exchange(method, path, change, { 'If-Match': read.headers.get('ETag') ?? '*' });
  }

  async #enter(path: string, body: object): Promise<Session> {
    return this.#met(await this.#ask<Session>('POST', path, body));
  }

  #met(session: Session): Session {
    this.#csrf = session.csrf;
    return session;
  }

  async #ask<T>(method: Method, path: string, body?: object): Promise<T> {
    const answer = await this.#exchange(method, path, body);
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async #exchange(method: Method, path: string, body?: object, more: Record<string, string> = {}): Promise<Response> {
    const token = this.#csrf;
    let answer = await this.#once(method, path, body, more);
    if (answer.status === 403 && method !== 'GET') {
      // The session may have changed behind this page's back: in another tab, or by ending while it was left alone.
      await this.session();
      if (this.#csrf !== token) {
        answer = await this.#once(method, path, body, more);
      }
    }
    if (!answer.ok) {
      throw await problemOf(answer);
    }
    return answer;
  }

  async #once(method: Method, path: string, body: object | undefined, more: Record<string, string>): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json', ...more };
    if (method !== 'GET') {
      headers['X-CSRF-Token'] = this.#csrf;
    }
    const request: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error' };
    if (body !== undefined) {
      headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      request.body = JSON.stringify(body);
    }
    try {
      const answer = await this.#send(path, request);
      const clock = Date.parse(answer.headers.get('Date') ?? '');
      this.#ahead = Number.isNaN(clock) ? this.#ahead : clock - Date.now();
      return answer;
    } catch {
      throw Problem.unreachable();
    }
  }
}

interface Ceremony<T> {
  publicKey: T;
}

async function problemOf(answer: Response): Promise<Problem> {
  const seconds = Number.parseInt(answer.headers.get('Retry-After') ?? '', 10);
  const wait = Number.isNaN(seconds) ? null : Math.max(seconds, 1);
  const told = await answer.json().then((json: { type?: string; title?: string; detail?: string }) => json, () => null);
  if (told === null) {
    return answer.status >= 500 ? Problem.unreachable() : new Problem(answer.status, 'about:blank', `Weir answered ${answer.status}.`, wait);
  }
  const said = told.detail ?? told.title ?? `Weir answered ${answer.status}`;
  return new Problem(answer.status, told.type ?? 'about:blank', sentence(said), wait);
}

/** The API speaks in clauses; a page speaks in sentences. */
function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
