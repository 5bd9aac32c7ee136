import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Day, Instant } from '../calendar/calendar.ts'
import { Attachment } from '../file/contracts.ts'
import { RowNumber } from '../operation/row-number.ts'
import { Lock } from '../report/contracts.ts'
import { Timeliness } from '../report/report.ts'
import { UnitCode, UnitRef } from '../unit/unit.ts'
import { FilingKind, FilingState } from './filing.ts'

const Touched = z.object({ by: z.string(), at: Instant })

export const FilingPart = z.object({
  key: z.string(),
  title: z.string(),
  wants: z.enum(['file', 'text', 'either']),
  text: z.string(),
  files: z.array(Attachment),
  present: z.boolean(),
  version: z.number().int(),
  edited: Touched.nullable(),
})
export type FilingPart = z.infer<typeof FilingPart>

export const FilingRow = z.object({
  kind: FilingKind,
  unit: UnitRef,
  title: z.string(),
  clause: z.string(),
  clauseLabel: z.string(),
  dueOn: Day,
  state: FilingState,
  timeliness: Timeliness,
  submitted: Touched.nullable(),
  missing: z.array(z.string()).describe('titles of the parts that are not there yet'),
})
export type FilingRow = z.infer<typeof FilingRow>

export const Filing = FilingRow.extend({
  parts: z.array(FilingPart),
  reviewed: Touched.nullable(),
  returnReason: z.string().nullable(),
  lock: Lock.nullable(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), review: z.boolean() }),
})
export type Filing = z.infer<typeof Filing>

const Key = z.object({ kind: FilingKind, unit: UnitCode })

export const filingContracts = {
  listFilings: contract({
    name: 'listFilings',
    method: 'GET',
    path: '/filings',
    summary: '方案报送',
    access: 'filing.read',
    input: z.object({ kind: FilingKind.optional() }),
    output: z.array(FilingRow),
  }),
  getFiling: contract({
    name: 'getFiling',
    method: 'GET',
    path: '/filings/:kind/:unit',
    summary: '方案报送件',
    access: 'filing.read',
    input: Key,
    output: Filing,
  }),
  saveFilingPart: contract({
    name: 'saveFilingPart',
    method: 'PUT',
    path: '/filings/:kind/:unit/parts/:part',
    summary: '保存方案内容',
    access: 'filing.edit',
    input: Key.extend({ part: z.string().max(40), text: z.string().max(20_000), expectedVersion: RowNumber }),
    output: Filing,
  }),
  submitFiling: contract({
    name: 'submitFiling',
    method: 'POST',
    path: '/filings/:kind/:unit/submit',
    summary: '提交方案',
    access: 'filing.submit',
    input: Key,
    output: Filing,
  }),
  reviewFiling: contract({
    name: 'reviewFiling',
    method: 'POST',
    path: '/filings/:kind/:unit/review',
    summary: '接受或退回方案',
    access: 'filing.review',
    input: Key.extend({ decision: z.enum(['accept', 'return']), reason: z.string().trim().max(1000).optional() }),
    output: Filing,
  }),
} as const
