import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Certificate, packCertificate, unpackCertificate } from '../src/verify/bound/certificate.ts';

const certificate: Certificate = {
  rows: {
    'balance[lime,2036]': -0.1,
    'claim[land≥]': 1 / 3,
    'total[kiln]': 0,
    'handed_stored_battery[2036,168]': 1e-300,
  },
  hours: {
    'tie@2036': Float64Array.from({ length: 8760 }, (_, h) => Math.sin(h)),
    'security@2036': new Float64Array(8760),
    'balance_electricity@2036': Float64Array.from({ length: 8760 }, (_, h) => (h === 8759 ? 1e300 : 0)),
  },
};

test('a certificate is read as it was written, but for what is zero', () => {
  const bytes = packCertificate(certificate);
  const { rows, hours } = unpackCertificate(bytes);
  const { 'total[kiln]': _, ...others } = certificate.rows;
  expect(rows).toEqual(others);
  expect(Object.keys(hours).sort()).toEqual(['balance_electricity@2036', 'tie@2036']);
  for (const [name, list] of Object.entries(hours))
    expect(list.length === 8760 && list.every((value, h) => value === certificate.hours[name]![h]), name).toBe(true);
  expect(packCertificate({ rows, hours }).every((byte, i) => byte === bytes[i])).toBe(true);
});

test('a certificate in the middle of other bytes is read as well', () => {
  const bytes = packCertificate(certificate);
  const larger = new Uint8Array(bytes.length + 3);
  larger.set(bytes, 3);
  expect(unpackCertificate(larger.subarray(3)).rows).toEqual(unpackCertificate(bytes).rows);
});

test('any numbers survive', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })), (rows) => {
      const read = unpackCertificate(packCertificate({ rows, hours: {} })).rows;
      for (const [name, y] of Object.entries(rows))
        expect(Object.hasOwn(read, name) ? read[name] : 0).toBe(y === 0 ? 0 : y);
    }),
  );
});

test('bytes that are cut off, or of another kind, are refused', () => {
  const bytes = packCertificate(certificate);
  const head = bytes.indexOf(10);
  const refused = (part: Uint8Array) => {
    try {
      unpackCertificate(part);
    } catch (error) {
      return error instanceof RangeError || error instanceof SyntaxError;
    }
    return false;
  };
  for (const length of [0, 1, 20, head, head + 1, bytes.length - 8, bytes.length - 1])
    expect(refused(bytes.slice(0, length)), `${length} bytes`).toBe(true);
  for (const line of [
    'null',
    '[]',
    '{}',
    '{"rows":1,"hours":[],"count":8760,"type":"float64le"}',
    '{"rows":[],"hours":[]}',
  ])
    expect(refused(new TextEncoder().encode(`${line}\n`)), line).toBe(true);
  const more = new Uint8Array(bytes.length + 8);
  more.set(bytes);
  expect(refused(more)).toBe(true);
  expect(() => packCertificate({ rows: {}, hours: { 'tie@2036': new Float64Array(24).fill(1) } })).toThrow(RangeError);
});
