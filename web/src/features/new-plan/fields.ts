import { COMPARATOR_TITLES } from '@gongjian/domain/target/target.ts'
import {
  DEADLINE_KIND_TITLES,
  FIRMNESS_TITLES,
  PART_WORDS,
  TARGET_KIND_TITLES,
} from '../../components/official-text/words.ts'
import type { Basics, List, RowOf } from './mending.ts'

/** How a value is entered. Each kind is one input in row-field.tsx. */
export type FieldKind =
  | { readonly is: 'text'; readonly nullable?: true }
  | { readonly is: 'number' }
  | { readonly is: 'year' }
  | { readonly is: 'date' }
  | { readonly is: 'units' }
  | { readonly is: 'names' }
  | { readonly is: 'clause' }
  | { readonly is: 'parent' }
  | { readonly is: 'flag'; readonly says: string }
  | { readonly is: 'choice'; readonly titles: Readonly<Record<string, string>> }

export interface Field {
  readonly name: string
  readonly title: string
  readonly kind: FieldKind
  /** Half the width: two stand on one line. */
  readonly half?: true
}

export type EditableList = Exclude<List, 'problems'>

function field<T>(name: keyof T & string, title: string, kind: FieldKind, half?: true): Field {
  return half ? { name, title, kind, half } : { name, title, kind }
}

const CLAUSE: Field = { name: 'clause', title: '所在条目', kind: { is: 'clause' } }
const BOUNDS = { '<': '小于', '<=': '以下（含或待定）', '>': '大于', '>=': '以上（含或待定）' }

/** The form of every kind of row; labels, inputs and checks derive from it. */
export const FIELDS: Record<EditableList, readonly Field[]> = {
  clauses: [
    field<RowOf<'clauses'>>('label', '编号（原文写法）', { is: 'text', nullable: true }, true),
    field<RowOf<'clauses'>>('parent', '上级条款', { is: 'parent' }, true),
    field<RowOf<'clauses'>>('heading', '标题', { is: 'text', nullable: true }),
  ],
  assignments: [
    field<RowOf<'assignments'>>('leads', `${PART_WORDS.leads}单位`, { is: 'units' }),
    field<RowOf<'assignments'>>('responsible', `${PART_WORDS.responsible}单位`, { is: 'units' }),
    field<RowOf<'assignments'>>('cooperating', `${PART_WORDS.cooperating}单位`, { is: 'units' }),
    field<RowOf<'assignments'>>('others', '其他单位（原文未分角色）', { is: 'units' }),
    CLAUSE,
    field<RowOf<'assignments'>>('inherited', '来源', { is: 'flag', says: '按前文统一规定（“以下均由…落实”）' }),
  ],
  deadlines: [
    field<RowOf<'deadlines'>>('kind', '类型', { is: 'choice', titles: DEADLINE_KIND_TITLES }, true),
    field<RowOf<'deadlines'>>('date', '日期', { is: 'date' }, true),
    CLAUSE,
  ],
  targets: [
    field<RowOf<'targets'>>('subject', '指标名称', { is: 'text' }),
    field<RowOf<'targets'>>('kind', '方向', { is: 'choice', titles: TARGET_KIND_TITLES }, true),
    field<RowOf<'targets'>>('comparator', '比较', { is: 'choice', titles: COMPARATOR_TITLES }, true),
    field<RowOf<'targets'>>('value', '数值', { is: 'number' }, true),
    field<RowOf<'targets'>>('unit', '单位', { is: 'text' }, true),
    field<RowOf<'targets'>>('baseline', '基期（年）', { is: 'year' }, true),
    field<RowOf<'targets'>>('by', '完成期限', { is: 'date' }, true),
    field<RowOf<'targets'>>('firmness', '性质', { is: 'choice', titles: FIRMNESS_TITLES }, true),
    CLAUSE,
  ],
  thresholds: [
    field<RowOf<'thresholds'>>('subject', '对象', { is: 'text' }),
    field<RowOf<'thresholds'>>('comparator', '比较', { is: 'choice', titles: BOUNDS }, true),
    field<RowOf<'thresholds'>>('value', '数值', { is: 'number' }, true),
    field<RowOf<'thresholds'>>('unit', '单位', { is: 'text' }, true),
    field<RowOf<'thresholds'>>('borderline', '正好等于时', {
      is: 'flag',
      says: '待定（原文只写“以下/以上”，没有“及”）',
    }),
    CLAUSE,
  ],
  enterprises: [field<RowOf<'enterprises'>>('name', '企业名称', { is: 'text' }), CLAUSE],
  references: [
    field<RowOf<'references'>>('title', '文件名称', { is: 'text', nullable: true }),
    field<RowOf<'references'>>('docNumber', '文号', { is: 'text', nullable: true }),
  ],
  units: [
    field<RowOf<'units'>>('name', '单位名称', { is: 'text' }),
    field<RowOf<'units'>>('aliases', '原文中的其他写法', { is: 'names' }),
  ],
}

export const BASIC_FIELDS: readonly Field[] = [
  field<Basics>('title', '标题', { is: 'text' }),
  field<Basics>('docNumber', '文号', { is: 'text', nullable: true }),
  field<Basics>('issuer', '发文机关', { is: 'text', nullable: true }),
  field<Basics>('signedOn', '成文日期', { is: 'date' }, true),
  field<Basics>('printedOn', '印发日期', { is: 'date' }, true),
]
