/** Whom to call at an enterprise: columns of ENTERPRISE_FIELDS. */
export const SQL = `alter table enterprise add person text, add phone text;`
