/** The query options of a list or an entity, as text that is not encoded yet. */
export interface Query {
  filter?: string | undefined;
  search?: string | undefined;
  select?: readonly string[] | undefined;
  expand?: string | undefined;
  orderby?: string | undefined;
  top?: number | undefined;
  count?: boolean | undefined;
}

/** An identifier among values: written into a filter without quotes, as enumerations and GUIDs may be. */
type Value = string | number | boolean | Date | readonly string[];

function literal(value: Value): string {
  if (typeof value === 'string') {
    return `'${value.replaceAll("'", "''")}'`;
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  return Array.isArray(value) ? `(${value.map((it: string) => literal(it)).join(',')})` : String(value);
}

/**
 * A piece of OData with values written safely into it:
 * odata`startsWith(displayName,${text})`, odata`id in ${ids}`.
 */
export function odata(text: TemplateStringsArray, ...values: Value[]): string {
  return text.reduce((sum, piece, i) => sum + literal(values[i - 1] ?? '') + piece);
}

/** Conditions that must all hold; what is empty is left out. */
export function all(...conditions: (string | undefined | false)[]): string | undefined {
  const some = conditions.filter((it): it is string => Boolean(it));
  return some.length > 1 ? some.map((it) => `(${it})`).join(' and ') : some[0];
}

/** A search in some properties: in one of them each word of the text begins a word. Without a word there is none. */
export function search(text: string, ...properties: string[]): string | undefined {
  const phrase = text.replaceAll(/["\\]/g, ' ').trim();
  return phrase ? properties.map((it) => `"${it}:${phrase}"`).join(' OR ') : undefined;
}

/** The options as the query part of an address, with its question mark; empty when there are none. */
export function queryText(query: Query): string {
  const options = [
    ['$filter', query.filter],
    ['$search', query.search],
    ['$select', query.select?.join(',')],
    ['$expand', query.expand],
    ['$orderby', query.orderby],
    ['$top', query.top?.toString()],
    ['$count', query.count ? 'true' : undefined],
  ].filter((it): it is [string, string] => Boolean(it[1]));
  return options.length ? `?${options.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}` : '';
}
