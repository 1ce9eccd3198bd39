import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Link, readLink, writeLink } from '../src/studio/link.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}$/).filter((text) => !(text in Object.prototype));
const reserved = ['park', 'scenario', 'lang', 'set'];

test('a link says all that it was written from', () => {
  const link: fc.Arbitrary<Link> = fc.record(
    {
      view: word,
      park: fc.string({ minLength: 1 }),
      scenario: word,
      lang: fc.constantFrom('en', 'ru', 'kk', 'zh'),
      set: fc.dictionary(word, fc.string({ minLength: 1 }), { noNullPrototype: true }),
      own: fc.dictionary(
        word.filter((text) => !reserved.includes(text)),
        fc.string(),
        { noNullPrototype: true },
      ),
    },
    { requiredKeys: ['view', 'set', 'own'] },
  );
  fc.assert(
    fc.property(link, (one) => {
      expect(readLink(writeLink(one))).toEqual({ link: one, dropped: [] });
    }),
  );
});

test('whatever stands after # is read without a throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      readLink(`#${text}`);
    }),
  );
});

test('reads as people write it', () => {
  const { link } = readLink('#/glance?park=pavlodar&scenario=base&lang=ru&set=taxRate:0.25,prices.alumina:400');
  expect(link).toEqual({
    view: 'glance',
    park: 'pavlodar',
    scenario: 'base',
    lang: 'ru',
    set: { taxRate: '0.25', 'prices.alumina': '400' },
    own: {},
  });
});
