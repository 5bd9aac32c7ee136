import type { CallOf, OutputOf } from '../operation/contract.ts'
import type { Operations } from '../operation/operations.ts'
import {
  EXAMPLE_ID,
  exampleCells,
  exampleDetail,
  exampleEvidence,
  exampleInput,
  exampleMoment,
  examplePeriod,
  exampleRow,
} from './example.ts'
import type { ImportJob } from './import-contracts.ts'
import type { Register } from './register.ts'

/** Every operation on one register, by its address. */
export type RegisterOperation = {
  [N in keyof Operations]: Operations[N]['path'] extends `/registers/:register${string}` ? N : never
}[keyof Operations]

interface Example<N extends RegisterOperation> {
  /** null: the register has nothing that this operation is for. */
  readonly input: CallOf<Operations[N]> | null
  /** undefined: it answers with a file. */
  readonly output?: OutputOf<Operations[N]>
}

const { at, by, unit } = exampleMoment()

export function exampleImport(register: string): ImportJob {
  const counts = { rows: 120, created: 80, updated: 30, unchanged: 8, refused: 2, noticed: 3 }
  return {
    id: 12,
    register,
    fileName: '台账.xlsx',
    bytes: 48_128,
    state: 'ready',
    progress: 100,
    ahead: 0,
    counts,
    sheets: [],
    passedOver: null,
    emptyClears: false,
    error: null,
    by,
    at,
    finishedAt: null,
  }
}

function view(register: Register) {
  const [first] = register.views
  const columns = [...(first?.columns ?? ['title'])]
  return {
    name: '本月要办',
    sharedWith: 'nobody' as const,
    columns,
    where: [{ field: 'stage', op: 'is' as const, value: 'listed' }],
    sort: null,
  }
}

/** An example of each operation on a register; one that is new does not compile until it is here. */
export const REGISTER_EXAMPLES: { readonly [N in RegisterOperation]: (register: Register) => Example<N> } = {
  getRegister: (r) => ({
    input: { register: r.id },
    output: {
      definition: r,
      clauseLabel: r.clause,
      views: [],
      mayEdit: true,
      mayImport: true,
      mayShareWithAll: false,
      unit: exampleMoment().unit,
    },
  }),
  getRegisterFigures: (r) => ({
    input: { register: r.id },
    output: r.figures
      .slice(0, 2)
      .map(({ key, label, unit: of }) => ({ key, label, unit: of, value: 12, by: [], series: null })),
  }),
  listItems: (r) => ({
    input: {
      register: r.id,
      where: JSON.stringify([{ field: 'stage', op: 'in', value: ['listed', 'underway'] }]),
      sort: JSON.stringify({ field: 'title', descending: false }),
      limit: 50,
      sums: 'no',
    },
    output: { rows: [exampleRow(r)], next: null, count: 1, isExact: true, sums: {} },
  }),
  getItem: (r) => ({ input: { register: r.id, id: EXAMPLE_ID }, output: exampleDetail(r) }),
  createItem: (r) => ({
    input: { register: r.id, item: exampleInput(r) },
    output: { ...exampleDetail(r), stage: 'draft', version: 1, notices: [] },
  }),
  noticeItem: (r) => ({
    input: { register: r.id, item: exampleInput(r) },
    output: [],
  }),
  updateItem: (r) => ({
    input: { register: r.id, id: EXAMPLE_ID, version: 2, item: { remark: '示例，由接口报送' } },
    output: { ...exampleDetail(r), notices: [] },
  }),
  saveView: (r) => {
    const { name, ...rest } = view(r)
    return {
      input: { register: r.id, view: name, ...rest },
      output: { id: 3, register: r.id, by, isOwn: true, name, ...rest },
    }
  },
  removeView: (r) => ({ input: { register: r.id, view: 3 }, output: { done: true } }),
  listItemHistory: (r) => ({
    input: { register: r.id, id: EXAMPLE_ID },
    output: {
      entries: [
        {
          id: 901,
          at,
          by,
          unit: unit.name,
          action: '修改',
          why: null,
          changes: [{ label: '备注', from: '', to: '示例' }],
        },
      ],
      next: null,
    },
  }),
  moveItems: (r) => ({
    input: { register: r.id, ids: [EXAMPLE_ID], move: 'list' },
    output: { moved: [EXAMPLE_ID], refused: [] },
  }),
  editItems: (r) => ({
    input: { register: r.id, ids: [EXAMPLE_ID, EXAMPLE_ID + 1], item: { person: '李四' } },
    output: {
      changed: [EXAMPLE_ID],
      refused: [{ id: EXAMPLE_ID + 1, title: '示例二厂', why: '该条目不在您的管辖范围内，不能修改' }],
    },
  }),
  assignItem: (r) => ({
    input: { register: r.id, id: EXAMPLE_ID, unit: unit.code, reason: '营业执照住所在该县' },
    output: exampleDetail(r),
  }),
  saveItemStep: (r) => ({
    input: {
      register: r.id,
      id: EXAMPLE_ID,
      step: r.steps[0]?.key ?? '步骤',
      planned: '2019-11-30',
      doneOn: null,
      note: '已签拆除合同',
    },
    output: exampleDetail(r),
  }),
  uploadStepFile: (r) => ({
    input: { register: r.id, id: EXAMPLE_ID, step: r.steps[0]?.key ?? '步骤' },
    output: exampleEvidence(),
  }),
  relapseItem: (r) => ({
    input: { register: r.id, id: EXAMPLE_ID, foundOn: '2019-09-09', reason: '夜间重新点火' },
    output: { ...exampleDetail(r), relapseOf: EXAMPLE_ID },
  }),
  recordRecheck: (r) => ({
    input: { register: r.id, id: EXAMPLE_ID, doneOn: '2019-09-09', found: false, note: '现场无反弹' },
    output: exampleDetail(r),
  }),
  getSeries: (r) => {
    const [series] = r.series
    if (!series) return { input: null }
    const period = examplePeriod(series)
    const row = { item: EXAMPLE_ID, title: exampleRow(r).title, beside: '', unit, mayEdit: true }
    return {
      input: { register: r.id, series: series.id, year: Number(period.slice(0, 4)) },
      output: { periods: [period], rows: [{ ...row, cells: { [period]: exampleCells(series) } }], next: null },
    }
  },
  saveSeries: (r) => {
    const [series] = r.series
    if (!series) return { input: null }
    const cell = { item: EXAMPLE_ID, period: examplePeriod(series), values: exampleCells(series) }
    return { input: { register: r.id, series: series.id, cells: [cell] }, output: { saved: 1, asks: [] } }
  },
  mapItems: (r) => ({
    input: { register: r.id, west: 112.7, south: 34.3, east: 114.2, north: 35, zoom: 9 },
    output: [{ longitude: 113.02, latitude: 34.75, count: 12, light: 'yellow', id: null, title: null }],
  }),
  downloadTemplate: (r) => ({ input: { register: r.id } }),
  exportItems: (r) => ({ input: { register: r.id, format: 'csv', where: '[]' } }),
  startImport: (r) => ({ input: { register: r.id, emptyClears: 'no' }, output: exampleImport(r.id) }),
  listImports: (r) => ({ input: { register: r.id }, output: [exampleImport(r.id)] }),
}

export function isRegisterOperation(name: string): name is RegisterOperation {
  return Object.hasOwn(REGISTER_EXAMPLES, name)
}
