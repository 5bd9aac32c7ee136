import { LIGHT_TITLES } from '../light/light.ts'
import { choice, count, day, itemOf, note, quantity, text, type Field } from './field.ts'
import type { Register } from './register.ts'
import { STAGE_TITLES } from './life.ts'
import { NAMING } from './subject.ts'

/** Counties number their furnaces, lines and wells, or name them: it is one column. Names first, which say more than numbers. */
const FACILITIES = ['设备', '设施', '装置', '产线', '生产线', '窑炉', '炉窑', '锅炉', '自备井', '水井', '机井', '井']
const FACILITY_HEADS = ['名称', '编号'].flatMap((what) => FACILITIES.map((of) => `${of}${what}`))

/** Where an item comes from that a person enters. */
export const BY_COUNTY = '县区填报'
export const BY_CITY = '市级录入'

/** What every item of every register has beside its own fields (plan-reading, "Common to every register"). */
export const COMMON = {
  id: text('编号', { aliases: ['系统编号', '条目编号'], help: '系统给出，导入时可留空' }),
  unit: text('责任单位', {
    aliases: ['县（市、区）', '县市区', '县区', '所属县区', '区县', '主体责任单位', '属地'],
    help: '16 个主体责任单位之一；不清楚时留空，列为“待定”',
  }),
  township: text('乡镇街道', { aliases: ['乡镇（街道）', '乡镇', '街道', '乡镇办', '所在乡镇'] }),
  enterprise: text('企业名称', {
    aliases: ['单位名称', '企业', '名称', '公司名称', '业主单位', '建设单位'],
    longest: 120,
  }),
  creditCode: text('统一社会信用代码', {
    aliases: ['信用代码', '社会信用代码', '组织机构代码', '营业执照号'],
    help: '18 位，按 GB 32100-2015 校验；暂无代码的留空',
  }),
  facility: text('设备（产线）名称', {
    aliases: ['生产线', ...FACILITY_HEADS],
    longest: 120,
  }),
  title: text('名称', { longest: 200 }),
  person: text('责任人', { aliases: ['负责人', '联系人', '责任领导', '包保责任人'], longest: 60 }),
  longitude: quantity('经度', '度', {
    aliases: ['东经', '经度（E）', 'lng', 'lon'],
    min: 73,
    max: 136,
    decimals: 7,
    help: 'WGS84，十进制度',
  }),
  latitude: quantity('纬度', '度', {
    aliases: ['北纬', '纬度（N）', 'lat'],
    min: 3,
    max: 54,
    decimals: 7,
    help: 'WGS84，十进制度',
  }),
  planned: day('计划完成日期', { aliases: ['计划完成时间', '计划完成时限', '拟完成时间'] }),
  done: day('实际完成日期', { aliases: ['完成时间', '实际完成时间', '完成日期'] }),
  ownDue: day('县区时限', { aliases: ['整改时限', '完成时限', '县定时限'], help: '可早于方案时限，不可晚于' }),
  due: day('到期日', { help: '方案时限与县区时限中较早的一个，由系统计算' }),
  stage: choice('状态', Object.values(STAGE_TITLES), { aliases: ['整治状态', '进展状态'] }),
  light: choice('灯', Object.values(LIGHT_TITLES), { indexed: false }),
  relapseOf: itemOf(null, '反弹前条目', { help: '反弹条目所对应的已销号条目编号，由系统填写' }),
  left: quantity('可用余额', '', { help: '入账数量减去已支出的，由系统计算；只有入账有余额' }),
  short: quantity('替代缺口', '', {
    help: '项目准入审查要求的数量（排放量 × 要求的倍数）比它的各笔支出合计多出的部分，列在它最后一笔支出上，由系统计算，须补足',
  }),
  source: choice('来源', [BY_COUNTY, BY_CITY, '现场检查', '批量导入', '方案点名', '其他台账', '规则筛查', '群众举报']),
  remark: note('备注', { aliases: ['说明', '备 注'], longest: 1000 }),
} as const satisfies Record<string, Field>

export type CommonKey = keyof typeof COMMON

/** One thing in two columns: neither says anything without the other. */
export const POINT_COLUMNS = ['longitude', 'latitude'] as const

/** Which common columns a workbook or a form of the register carries, in order; `id` first so that an export comes back to its rows. */
export function inputColumnsOf(register: Register): CommonKey[] {
  const subject: Record<Register['subject'], CommonKey[]> = {
    enterprise: ['enterprise', 'creditCode'],
    facility: ['enterprise', 'creditCode', 'facility'],
    project: ['title', 'enterprise', 'creditCode'],
    park: ['title'],
    record: ['title'],
  }
  const place: CommonKey[] = register.subject === 'record' ? ['unit'] : ['unit', 'township']
  const work: CommonKey[] = register.life === 'record' ? [] : ['person', 'planned', 'done', 'ownDue']
  const point: CommonKey[] = register.subject === 'record' ? [] : [...POINT_COLUMNS]
  return ['id', ...place, ...subject[register.subject], ...work, ...point, 'source', 'remark']
}

/** What the system fills in and nobody types, in every register. */
export const DERIVED: readonly CommonKey[] = ['due', 'stage', 'light']
/** The same where closed items are looked at again, and where credits are drawn on. */
const DERIVED_OF_SOME: readonly CommonKey[] = ['relapseOf', 'left', 'short']

/** Whether the system fills the column in, so that nobody types it and no import reads it. */
export function isDerived(register: Register, key: string): boolean {
  return columnOf(register, key)?.kind === 'computed' || [...DERIVED, ...DERIVED_OF_SOME].some((d) => d === key)
}

/** Rounds of looking again that are done: a list is narrowed by it, and no row shows it. */
const RECHECKS = count('回头看次数', '次')

function isCommon(key: string): key is CommonKey {
  return Object.hasOwn(COMMON, key)
}

/** Of today alone, since they follow from other rows: what is left of a credit, and what a debit lacks to what its project demands now. */
export const OF_OTHER_ROWS = ['left', 'short'] as const
export type OfOtherRows = (typeof OF_OTHER_ROWS)[number]

export function isOfOtherRows(key: string): key is OfOtherRows {
  return OF_OTHER_ROWS.some((k) => k === key)
}

/** In the unit of the entries' amount; null: the register has no two sides. */
function besideOf({ doubleEntry, fields }: Register, key: OfOtherRows): Field | null {
  const amount = doubleEntry && fields[doubleEntry.amount]
  return amount?.kind === 'quantity' ? { ...COMMON[key], unit: amount.unit, decimals: amount.decimals } : null
}

/** The column of a key, its label as the register says it; null: the register has none of that name. */
export function columnOf(register: Register, key: string): Field | null {
  if (key === 'title') return { ...COMMON.title, label: register.titleLabel }
  if (isOfOtherRows(key)) return besideOf(register, key)
  if (key === 'rechecks') return register.recheck ? RECHECKS : null
  if (isCommon(key)) return COMMON[key]
  return register.fields[key] ?? null
}

/**
 * Without these an item does not stand in the ledger: what names it, and the fields that the register marks. A column of the key alone
 * is not asked for: two items may differ in that one of them has it empty.
 */
export function isNeeded({ subject, fields }: Register, key: string): boolean {
  return NAMING[subject].some((k) => k === key) || fields[key]?.required === true
}

/** Every column in the order of a complete export. */
export function allColumnsOf(register: Register): string[] {
  const relapse: CommonKey[] = register.recheck ? ['relapseOf'] : []
  const beside = register.doubleEntry ? OF_OTHER_ROWS : []
  return [...inputColumnsOf(register), ...Object.keys(register.fields), ...DERIVED, ...beside, ...relapse]
}
