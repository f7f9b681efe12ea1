// Passkeys as browsers give them. What goes wrong on the way is told as a sentence that the person can act on.

import { Problem, type PasskeyAnswer } from './api';

/** Returns whether this browser can use passkeys here: they need https or localhost, and a browser of 2025 or later. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Has the browser make a passkey; throws a Problem that says what to do. */
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<PasskeyAnswer> {
  return answerOf(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
}

/** Has the browser show one of its passkeys; throws a Problem that says what to do. */
export async function showPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<PasskeyAnswer> {
  return answerOf(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
}

async function answerOf(ceremony: () => Promise<Credential | null>): Promise<PasskeyAnswer> {
  try {
    return ((await ceremony()) as PublicKeyCredential).toJSON();
  } catch (e) {
    throw new Problem(0, 'about:blank', sentenceFor(e instanceof DOMException ? e.name : ''));
  }
}

function sentenceFor(name: string): string {
  switch (name) {
    case 'NotAllowedError':
      return 'No passkey was used: it was cancelled, or took too long. Try again.';
    case 'InvalidStateError':
      return 'This device already has a passkey for your account.';
    case 'SecurityError':
      return 'Passkeys do not work at this address. Open Weir by the address that its configuration gives as admin.origin.';
    default:
      return 'This browser could not use a passkey.';
  }
}
