import { isNeeded } from '@gongjian/domain/register/columns.ts'
import { demandText } from '@gongjian/domain/register/demand.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import { unitOf } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { addAcross, type Workbook } from '../../table/xlsx-stream.ts'
import { widthOf, type LaidColumn } from './layout.ts'

export const NOTES_SHEET = '填表说明'
const WIDTHS = [26, 8, 44, 12, 40, 22]
const LINE_POINTS = 15

/** Explains each column: whether it must be filled in, how, in which unit, what it may be, an example. */
export function writeNotes(
  book: Workbook,
  register: Register,
  columns: readonly LaidColumn[],
  notes: readonly string[] = general(register, columns),
): void {
  const sheet = book.addWorksheet(NOTES_SHEET, { views: [{ state: 'frozen', ySplit: notes.length + 2 }] })
  sheet.columns = WIDTHS.map((width) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }))
  addAcross(sheet, `《${register.title}台账》填表说明`, true, WIDTHS.length)
  for (const line of notes) addAcross(sheet, line, false, WIDTHS.length)
  const head = sheet.addRow(['栏目', '必填', '怎么填', '单位', '可选项', '示例'])
  head.font = { bold: true }
  head.commit()
  for (const { key, field } of columns) {
    const cells = [
      field.label,
      isNeeded(register, key) ? '必填' : '',
      [HOW[field.kind](field), field.help ?? ''].filter((t) => t !== '').join('；'),
      unitOf(field) ?? '',
      optionsOf(field),
      exampleOf(key, field, register),
    ]
    const row = sheet.addRow(cells)
    row.height = LINE_POINTS * Math.max(...cells.map((c, i) => Math.ceil(widthOf(c) / ((WIDTHS[i] ?? 10) - 2)))) + 4
    row.commit()
  }
  sheet.commit()
}

function general(register: Register, columns: readonly LaidColumn[]): string[] {
  const labelOf = (key: string): string => columns.find((c) => c.key === key)?.field.label ?? key
  return [
    '1. 从台账表第 4 行起填写，一行一条；不要改动表头，栏目可以少，顺序可以变。',
    `2. 同一责任单位内，“${register.key.map(labelOf).join('＋')}”相同的视为同一条：再次导入时更新原有内容，不会重复。`,
    '3. 不清楚的留空，不要写 0；空单元格在导入时不改动系统里已有的内容。',
    '4. 合计、小计行和空行不会导入。请不要在单元格里写公式以外的批注或单位。',
    '5. 导入前先预览：有问题的行会指明行、列和改法，可以下载修改后再导入。',
    ...register.demands.map((d, i) => `${6 + i}. ${demandText(register, d)}。`),
  ]
}

const HOW: Readonly<Record<Field['kind'], (field: Field) => string>> = {
  text: () => '文字',
  note: () => '文字，可以多行',
  choice: () => '从下拉列表中选一项',
  choices: () => '可填多项，用顿号隔开',
  quantity: (f) => (f.kind === 'quantity' ? `数字，${f.min} 至 ${f.max}，最多 ${f.decimals} 位小数` : '数字'),
  count: () => '整数',
  money: () => '数字，单位万元',
  day: () => '日期，年-月-日',
  year: () => '四位年份',
  yesNo: () => '填“是”或“否”，不清楚留空',
  industry: () => 'GB/T 4754-2017 的 2 至 4 位代码，前面的 0 不能省',
  item: () => '系统中该条目的编号，如 #1024；后面可以带名称，只认编号',
  computed: () => '由系统计算',
}

function optionsOf(field: Field): string {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.options.join('、')
    case 'yesNo':
      return '是、否'
    case 'text':
    case 'note':
    case 'quantity':
    case 'count':
    case 'money':
    case 'day':
    case 'year':
    case 'industry':
    case 'item':
    case 'computed':
      return ''
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  unit: '荥阳市',
  township: '豫龙镇',
  enterprise: '××机械制造有限公司',
  creditCode: '18 位代码，暂无留空',
  facility: '1 号窑',
  person: '张××',
  longitude: '113.4012',
  latitude: '34.7870',
}

/** Of no real enterprise; the day is the plan's kind of day, not a deadline. */
function exampleOf(key: string, field: Field, register: Register): string {
  const known = EXAMPLES[key]
  if (known !== undefined) return known
  switch (field.kind) {
    case 'text':
    case 'note':
      return key === 'title' ? `××${register.counter === '家' ? '企业' : '项目'}` : ''
    case 'choice':
      return field.options[0] ?? ''
    case 'choices':
      return field.options.slice(0, 2).join('、')
    case 'quantity':
    case 'money':
      return '1.5'
    case 'count':
      return '2'
    case 'day':
      return '2019-09-25'
    case 'year':
      return '2019'
    case 'yesNo':
      return '是'
    case 'industry':
      return '3391'
    case 'item':
      return '#1024'
    case 'computed':
      return ''
  }
}
