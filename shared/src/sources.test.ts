import { expect, test } from 'vitest'

import { hostOf, isSourceUrl } from './sources.ts'

test.each([
  ['a page', 'https://zakon.rada.gov.ua/laws/show/3353-12#Text', 'zakon.rada.gov.ua'],
  ['a site', 'https://www.kyivcity.gov.ua', 'kyivcity.gov.ua'],
  ['a question right after the name', 'https://rada.gov.ua?id=1', 'rada.gov.ua'],
  ['a port', 'https://rada.gov.ua:8443/x', 'rada.gov.ua:8443'],
  ['capitals', 'https://Zakon.Rada.gov.ua/Laws', 'zakon.rada.gov.ua'],
  ['a Cyrillic name', 'https://поліція.укр/накази', 'поліція.укр'],
  ['an at sign in the path', 'https://example.org/@user', 'example.org'],
])('%s is an address to show', (_what, url, host) => {
  expect([isSourceUrl(url), hostOf(url)]).toEqual([true, host])
})

test.each([
  ['plain http', 'http://rada.gov.ua'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,https://rada.gov.ua'],
  ['no scheme', 'rada.gov.ua/laws'],
  ['a name and a password', 'https://user:secret@rada.gov.ua'],
  ['a name alone', 'https://rada.gov.ua@evil.example'],
  ['a backslash before another name', String.raw`https://rada.gov.ua\@evil.example`],
  ['two alphabets in one word', 'https://rаda.gov.ua/laws'],
  ['this computer', 'https://localhost/x'],
  ['a number', 'https://192.168.0.1/x'],
  ['a number of the new kind', 'https://[::1]/x'],
  ['a space', 'https://rada.gov.ua/a b'],
  ['a mark that turns the direction', 'https://rada.gov.ua/\u202Egnp.exe'],
  ['a null', 'https://rada.gov.ua/\u0000'],
  ['a label that begins with a dash', 'https://-rada.gov.ua'],
  ['an empty label', 'https://rada..ua'],
  ['a very long one', `https://rada.gov.ua/${'x'.repeat(500)}`],
  ['nothing', ''],
])('%s is none', (_what, url) => {
  expect(isSourceUrl(url)).toBe(false)
})
