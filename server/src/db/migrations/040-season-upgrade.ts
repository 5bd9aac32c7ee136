/**
 * What a row of a season plan was judged by when it was submitted: the settled upgrade that spares its works, or would, (三（三）2（2）), and the trade
 * that the class of its works gives. Of what was submitted before nobody knows, and it stands as it did.
 */
export const SQL = `
alter table season_row add column upgrade_item bigint, add column upgrade_met text, add column upgrade_enjoyed boolean, add column code_trade text;
`
