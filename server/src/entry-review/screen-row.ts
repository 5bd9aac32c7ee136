import type { ReadRow, TableRow } from '@gongjian/office'
import { answersInWords, type ListRow } from '@gongjian/domain/entry-review/list-rules.ts'
import { basisWords, outcomeWord } from '@gongjian/domain/entry-review/words.ts'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import { COMMON } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { askedAtAll } from '@gongjian/domain/rule/ask.ts'
import { sourceKey } from '@gongjian/domain/area/area.ts'
import type { Facts, FactSet } from '@gongjian/domain/rule/fact.ts'
import type { Prepared } from '@gongjian/domain/rule/prepare.ts'
import { readFacts } from '@gongjian/domain/rule/read-facts.ts'
import type { Screening } from '@gongjian/domain/rule/screen.ts'
import { VERDICT_TITLES } from '@gongjian/domain/rule/verdict.ts'
import { halfPoint } from '../register/import/row-input.ts'
import { screenFacts } from '../rule/screen-facts.ts'
import { preparedFor, type Batch } from './batch.ts'

interface Placed {
  readonly unit: number | null
  readonly township: string | null
  readonly problems: readonly string[]
}

type Told = Pick<ReadRow['problems'][number], 'row' | 'column' | 'cell' | 'message'>

function told({ row, column, cell, message }: Told): string {
  return `第 ${row} 行“${column}”${cell === '' ? '' : `（${cell}）`}：${message}`
}

function at({ row }: ReadRow, { label }: Field, message: string): string {
  return told({ row, column: label, cell: '', message })
}

/** A county's own workbook need not say whose it is. */
function placeOf({ ctx, places, bodies }: Batch, row: ReadRow): Placed {
  const { unit: named, township: town } = row.cells
  const own = bodies.has(ctx.actor.unitId) ? ctx.actor.unitId : null
  const unit = typeof named === 'string' ? (places.unit(named)?.id ?? null) : own
  if (typeof named === 'string' && unit === null)
    return { unit, township: null, problems: [at(row, COMMON.unit, `没有“${named}”这个单位`)] }
  if (typeof town !== 'string') return { unit, township: null, problems: [] }
  const township = places.township(town, unit)?.code ?? null
  return { unit, township, problems: township === null ? [at(row, COMMON.township, `没有“${town}”，请核对名称`)] : [] }
}

/** Facts of a row; what its words and its columns answer of the list beside them. */
function factsOf(batch: Batch, row: ReadRow, prepared: Prepared, rows: readonly ListRow[], here: Facts) {
  const { base, sheet } = batch
  const known = Object.keys(prepared.set.facts)
  const own = known.filter((k) => k in sheet.register.fields).map((k) => [k, row.cells[k] ?? null] as const)
  const asked = [...sheet.questions].flatMap(([key, label]) => {
    const answer = row.cells[key]
    return known.includes(label) && typeof answer === 'boolean' ? [[label, answer] as const] : []
  })
  const inOwnWords = answersInWords(base.binding.list, rows, row.cells)
  const told = Object.entries(here).filter(([k]) => known.some((x) => x === k || sourceKey(x) === k))
  const said = readFacts(prepared.set, { ...inOwnWords, ...Object.fromEntries(asked), ...Object.fromEntries(own) })
  return { ...said, ...Object.fromEntries(told) }
}

function listNote({ lists }: Batch, unit: number | null): string[] {
  if (unit === null) return ['没有责任单位，县区准入清单未计入']
  return lists.has(unit) ? [] : ['该县区准入清单不在您的管辖范围内，未计入']
}

function answerOf({ verdict, findings, missing }: Screening): TableRow {
  return {
    verdict: VERDICT_TITLES[verdict],
    because: findings.map((f, i) => `${i + 1}. 【${outcomeWord(f)}】${f.because}`).join('\n'),
    basis: [...new Set(findings.map(basisWords))].join('；'),
    missing: missing.join('、'),
  }
}

/** 煤炭 for 煤, 5 万吨 for 50000 吨: the rules know more spellings than a ledger, so a cell is tried by their reading too. */
function understood({ base: { set }, sheet }: Batch, row: ReadRow): ReadRow {
  const cells: Record<string, Value> = { ...row.cells }
  const problems = row.problems.filter((p) => {
    const key = Object.keys(set.facts.facts).find((k) => sheet.register.fields[k]?.label === p.column)
    const text = key === undefined ? undefined : row.texts[key]
    if (!p.refuses || key === undefined || text === undefined) return true
    const value = findFact(set.facts, key, text)
    if (value === null) return true
    cells[key] = value
    return false
  })
  return { ...row, cells, problems }
}

function findFact(set: FactSet, key: string, text: string): Value {
  try {
    return readFacts(set, { [key]: text })[key] ?? null
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** The row's own cells, and before them its verdict. `here`: what its point tells (area/located.ts). */
export function screenRow(batch: Batch, read: ReadRow, here: Facts): TableRow {
  const row = understood(batch, read)
  const place = placeOf(batch, row)
  const own = { ...row.texts, sheet: row.sheet, row: row.row }
  const half = halfPoint(row.cells)
  const whereabouts = half === null ? place.problems : [...place.problems, at(row, COMMON.longitude, half)]
  const wrong = [...row.problems.filter((p) => p.refuses).map(told), ...whereabouts]
  const notes = row.problems.filter((p) => !p.refuses).map(told)
  // A row with a cell that was not understood gets no verdict: it might be another one.
  if (wrong.length > 0) return { ...own, verdict: '有误，未审查', problems: [...wrong, ...notes].join('\n') }
  const prepared = preparedFor(batch, place.unit, place.township)
  const rows = place.unit === null ? [] : (batch.lists.get(place.unit) ?? [])
  const screened = screenFacts(prepared, factsOf(batch, row, prepared, rows, here), askedAtAll)
  const problems = [...notes, ...screened.notices, ...listNote(batch, place.unit)].join('\n')
  return { ...own, ...answerOf(screened), problems }
}
