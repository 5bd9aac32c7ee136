/**
 * １号窑 is 1号窑: a facility is found by its name as natural-key.ts (flatKey) writes it, half-width, in small letters and without blanks.
 * U+1680 and the like are what JavaScript takes for blanks and NFKC leaves.
 */
export const SQL = `
create function flat_key(name text) returns text language sql immutable parallel safe strict as $$
  select lower(translate(normalize(name, NFKC), E'\\t\\n\\u000b\\f\\r \\u1680\\u2028\\u2029\\ufeff', ''))
$$;
create index facility_flat on facility (plan_id, enterprise_id, kind, flat_key(name));
`
