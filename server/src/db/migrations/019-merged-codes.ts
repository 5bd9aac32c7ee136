/**
 * A workbook that names the code of an enterprise that was merged away means the one that stands. Likely duplicates are found by joins
 * over all that one may merge (enterprise/sql/like-sql.ts): indexes that serve one row at a time were slower and are dropped.
 */
export const SQL = `
drop index enterprise_core, enterprise_organisation, enterprise_near_1, enterprise_near_2;
create index enterprise_merged_code on enterprise (plan_id, credit_code) where merged_into is not null and credit_code is not null;
`
