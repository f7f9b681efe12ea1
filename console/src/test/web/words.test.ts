import { expect, test } from 'vitest';
import { inWords } from '../../main/web/act';

test.each([[1, '1 second'], [40, '40 seconds'], [119, '119 seconds'], [120, '2 minutes'], [901, '16 minutes']])(
  '%i seconds are said as %s',
  (seconds, words) => expect(inWords(seconds)).toBe(words),
);
