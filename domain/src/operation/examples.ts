import type { EnterpriseDetail, EnterpriseRow, Facility } from '../enterprise/detail.ts'
import { EXAMPLE_ID, exampleMoment } from '../register/example.ts'
import { exampleImport } from '../register/operation-examples.ts'
import type { Example } from './example.ts'
import { INTERFACE_EXAMPLES, type InterfaceOperation } from './interface-examples.ts'
import type { Operations } from './operations.ts'

/** The operations on enterprises and on imports that have begun, and the interface's own: they are of no one register. */
export type PlainOperation =
  | InterfaceOperation
  | {
      [N in keyof Operations]: Operations[N]['path'] extends
        `/enterprise${string}` | '/industries' | `/imports/${string}`
        ? N
        : never
    }[keyof Operations]

const { at, by, unit } = exampleMoment()
const POINT = { longitude: 113.02, latitude: 34.75 }
const ENTERPRISE = 7
const OTHER = 8
const REASON = '同一家企业，名称写法不同'

function row(id: number, name: string): EnterpriseRow {
  return {
    id,
    name,
    creditCode: null,
    isMadeUpCode: false,
    isUnchecked: true,
    fromPlan: false,
    unit,
    township: '示例镇',
    point: POINT,
    trial: false,
    version: 3,
    items: 1,
    light: 'green',
    values: { name, industry: '3031', size: '小', state: '在产', inPark: false },
  }
}

const KEPT = row(ENTERPRISE, '示例建材厂')
const DOUBLE = row(OTHER, '示例建材有限公司')

const KILN: Facility = {
  id: 31,
  parent: null,
  kind: '窑炉',
  name: '1号窑',
  state: '在用',
  closedOn: null,
  point: null,
  trial: false,
  version: 1,
  children: [],
}

function detail(change: Partial<EnterpriseDetail> = {}): EnterpriseDetail {
  return {
    ...KEPT,
    industryName: '粘土砖瓦及建筑砌块制造',
    updatedBy: by,
    updatedAt: at,
    facilities: [KILN],
    registers: [
      {
        register: 'kilns',
        registerTitle: '工业窑炉',
        clause: '4.3',
        id: EXAMPLE_ID,
        title: '示例建材厂 1号窑',
        unit,
        facility: KILN.id,
        stage: 'listed',
        life: 'worked-off',
        due: '2020-12-31',
        light: 'green',
        because: '到期日之前',
      },
    ],
    inspections: [],
    documents: [],
    documentCount: 0,
    merges: [],
    mayEdit: true,
    mayMerge: true,
    ...change,
  }
}

const MERGED = { id: 5, from: OTHER, name: DOUBLE.name, by, at, reason: REASON, undone: null, mayUndo: true }
const SPOT = { ...POINT, count: 12, light: 'yellow', id: null, title: null } as const
const of = { enterprise: ENTERPRISE }

/** An example of each; one that is new does not compile until it is here. */
export const PLAIN_EXAMPLES: { readonly [N in PlainOperation]: Example<N> } = {
  listEnterprises: {
    input: { q: '建材', where: '[]', sort: JSON.stringify({ field: 'name', descending: false }), limit: 50 },
    output: { rows: [KEPT], next: null, count: 1, isExact: true },
  },
  mapEnterprises: {
    input: { where: '[]', west: 112.7, south: 34.3, east: 114.2, north: 35, zoom: 9 },
    output: [SPOT],
  },
  getEnterprise: { input: of, output: detail() },
  createEnterprise: {
    input: { township: '示例镇', point: POINT, values: { name: '示例建材厂', industry: '3031', size: '小' } },
    output: detail({ facilities: [], registers: [], items: 0, light: 'none', version: 1 }),
  },
  updateEnterprise: {
    input: { ...of, version: 2, change: { values: { state: '在产' } } },
    output: { ...detail(), closedAlong: [] },
  },
  listEnterpriseHistory: {
    input: of,
    output: {
      entries: [
        {
          id: 902,
          at,
          by,
          unit: unit.name,
          action: '修改企业',
          why: null,
          changes: [{ label: '生产状态', from: '停产', to: '在产' }],
        },
      ],
      next: null,
    },
  },
  listIndustries: {
    input: { q: '砖瓦' },
    output: [{ code: '3031', name: '粘土砖瓦及建筑砌块制造', within: '砖瓦、石材等建筑材料制造' }],
  },
  addFacility: { input: { ...of, facility: { kind: '窑炉', name: '1号窑' } }, output: detail() },
  updateFacility: {
    input: { ...of, facility: KILN.id, version: 1, state: '已关停', on: '2019-09-01', reason: '淘汰' },
    output: detail({ facilities: [{ ...KILN, state: '已关停', closedOn: '2019-09-01', version: 2 }] }),
  },
  listDuplicates: {
    input: { limit: 50 },
    output: [{ first: KEPT, second: DOUBLE, because: '名称相近且位置相近', metres: 120 }],
  },
  keepApart: { input: { ...of, other: OTHER, reason: '两家企业共用一个厂区' }, output: { done: true } },
  previewMerge: {
    input: { ...of, from: OTHER },
    output: {
      into: KEPT,
      from: DOUBLE,
      items: 1,
      facilities: 2,
      documents: 4,
      sameFacilities: ['窑炉 1号窑'],
      likeFacilities: [],
      fills: [{ label: '联系人', value: '张三' }],
      problems: [],
    },
  },
  mergeEnterprises: { input: { ...of, from: OTHER, reason: REASON }, output: detail({ merges: [MERGED] }) },
  undoMerge: {
    input: { ...of, merge: MERGED.id, reason: '不是同一家' },
    output: detail({ merges: [{ ...MERGED, undone: { by, at, reason: '不是同一家' }, mayUndo: false }] }),
  },
  getDossier: {
    input: of,
    output: {
      planTitle: '示例方案',
      name: KEPT.name,
      issuer: unit.name,
      madeOn: '2019-09-10',
      trial: false,
      facts: [['责任单位', unit.name]],
      facilities: [{ depth: 0, kind: KILN.kind, name: KILN.name, state: KILN.state, closedOn: '' }],
      hasAllItems: true,
      items: [],
      inspections: [],
      documents: [],
      history: [{ at: '2019-09-10 09:30', by, what: '修改企业' }],
    },
  },
  downloadDossier: { input: { ...of, as: 'docx' } },
  getImport: { input: { id: 12 }, output: exampleImport('kilns') },
  listImportRows: {
    input: { id: 12, kind: 'refused', after: 0, limit: 50 },
    output: {
      rows: [
        {
          n: 3,
          sheet: '窑炉',
          row: 6,
          kind: 'refused',
          itemId: null,
          title: '示例建材厂 1号窑',
          problems: [
            {
              sheet: '窑炉',
              row: 6,
              column: '炉膛直径',
              cell: 'E6',
              value: '约三米',
              message: '炉膛直径应为数字，不是“约三米”',
              refuses: true,
            },
          ],
          changes: [],
        },
      ],
      next: null,
    },
  },
  mapImport: {
    input: { id: 12, choices: { 啥炉: 'kind', 厂内编号: null } },
    output: { ...exampleImport('kilns'), state: 'waiting', progress: 0 },
  },
  takeImport: { input: { id: 12 }, output: { ...exampleImport('kilns'), state: 'waiting', progress: 0 } },
  cancelImport: {
    input: { id: 12 },
    output: { ...exampleImport('kilns'), state: 'cancelled', finishedAt: at },
  },
  downloadRefused: { input: { id: 12 } },
  ...INTERFACE_EXAMPLES,
}

export function isPlainOperation(name: string): name is PlainOperation {
  return Object.hasOwn(PLAIN_EXAMPLES, name)
}
