import { expect, it } from 'vitest';
import { nameDevice } from './name-device';

it.each([
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/153.0 Safari/537.36 Edg/153.0',
    'Edge on a Mac',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1', 'Safari on an iPhone'],
  ['Mozilla/5.0 (Linux; Android 16) Chrome/153.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['', 'A browser on an unknown device'],
])('names the device behind "%s"', (userAgent, name) => {
  expect(nameDevice(userAgent)).toBe(name);
});
