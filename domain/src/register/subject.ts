/**
 * What an item is about. enterprise, facility: a row of the hub · project, park: a name of its own, an enterprise where
 * known · record: a value, a list or a case that is kept and not worked off.
 */
export type Subject = 'enterprise' | 'facility' | 'project' | 'park' | 'record'

/** What a form calls an item's title. */
export const TITLE_LABELS: Record<Subject, string> = {
  enterprise: '企业名称',
  facility: '设备（产线）',
  project: '项目名称',
  park: '园区名称',
  record: '名称',
}

/** What names an item, and must be there before it stands in the ledger; its key may hold more, or other columns. */
export const NAMING: Record<Subject, readonly ('enterprise' | 'facility' | 'title')[]> = {
  enterprise: ['enterprise'],
  facility: ['enterprise', 'facility'],
  project: ['title'],
  park: ['title'],
  record: ['title'],
}
