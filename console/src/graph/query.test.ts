import { expect, test } from 'vitest';
import { all, odata, queryText, search } from './query';

test('a value cannot leave its place in a filter', () => {
  expect(odata`displayName eq ${"O'Hara' or true"}`).toBe("displayName eq 'O''Hara'' or true'");
  expect(odata`id in ${['a', "b'"]}`).toBe("id in ('a','b''')");
  expect(odata`top eq ${3} and is eq ${true}`).toBe('top eq 3 and is eq true');
});

test('conditions are joined, and empty ones left out', () => {
  expect(all(undefined, false, 'a eq 1')).toBe('a eq 1');
  expect(all('a eq 1 or b eq 2', 'c eq 3')).toBe('(a eq 1 or b eq 2) and (c eq 3)');
  expect(all()).toBeUndefined();
});

test('a search looks into each property, and a text cannot leave its quotes', () => {
  expect(search(' ann "lee\\ ', 'displayName', 'mail')).toBe('"displayName:ann  lee" OR "mail:ann  lee"');
  expect(search(' " ', 'displayName')).toBeUndefined();
});

test('options are encoded, and only those given are sent', () => {
  expect(queryText({})).toBe('');
  expect(queryText({ filter: "a eq 'b&c'", select: ['id', 'x'], count: true, top: 5 })).toBe(
    "?$filter=a%20eq%20'b%26c'&$select=id%2Cx&$top=5&$count=true",
  );
});
