import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Light } from '../light/light.ts'
import { PlanTarget } from '../target/target.ts'
import { PlanTask } from '../task/task.ts'
import { FilingKind } from '../filing/filing.ts'
import { UnitKind, UnitRef } from '../unit/unit.ts'
import { PlanRef } from '../session/contracts.ts'
import { Day, Instant, Month, ReportDueDay } from '../calendar/calendar.ts'
import { Finding } from './finding.ts'
import { Reading } from './reading.ts'

export const PlanView = z.object({
  code: z.string(),
  title: z.string(),
  city: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  signedOn: Day.nullable(),
  tasks: z.array(PlanTask),
  targets: z.array(PlanTarget),
  units: z.array(UnitRef),
  /** false: saved from a document in the web; a pack folder carries registers and rules too. */
  fromPack: z.boolean(),
})
export type PlanView = z.infer<typeof PlanView>

export const TaskLights = z.object({ task: z.string(), light: Light, counts: z.record(Light, z.number().int()) })

export const DocumentView = z.object({
  text: z.string(),
  reading: Reading,
  findings: z.array(Finding),
  /** Lights of the tasks, for the margin. */
  lights: z.array(TaskLights),
})
export type DocumentView = z.infer<typeof DocumentView>

const Name = z.string().trim().min(2, '单位名称 2 至 60 个字').max(60, '单位名称 2 至 60 个字')

/** A unit that the plan will have. `words`: how the document names it; none: it stands behind a collective name alone. */
export const SetupUnit = z.object({
  name: Name,
  kind: UnitKind.meta({ title: '类别' }),
  words: z.array(z.string()).meta({ title: '原文写法' }),
})
export type SetupUnit = z.infer<typeof SetupUnit>

/** 各县（市、区）政府, 相关部门: who they are, the document does not say. */
export const Collective = z.object({
  name: z.string(),
  kind: UnitKind.meta({ title: '类别' }),
  /** Names of units; null: not said, and it stands as one unit; []: for nobody. */
  members: z.array(Name).nullable().meta({ title: '具体单位' }),
})
export type Collective = z.infer<typeof Collective>

export const SetupFiling = z.object({
  kind: FilingKind,
  title: z.string().trim().min(2, '报送名称 2 至 60 个字').max(60, '报送名称 2 至 60 个字').meta({ title: '报送名称' }),
  clause: z.string().max(40),
  dueOn: Day.meta({ title: '报送截止日' }),
})
export type SetupFiling = z.infer<typeof SetupFiling>

/** What a document leaves open and a running plan needs. */
export const PlanSetup = z.object({
  units: z
    .array(SetupUnit)
    .max(500)
    .refine((units) => units.filter((u) => u.kind === 'office').length === 1, '攻坚办须有且只有一个')
    .refine((units) => new Set(units.map((u) => u.name)).size === units.length, '有两个单位同名，请合并或改名'),
  collectives: z.array(Collective).max(100).meta({ title: '泛称' }),
  firstReportMonth: Month.meta({ title: '首个月报月份' }),
  reportDueDay: ReportDueDay.meta({ title: '每月报送截止日' }),
  filings: z.array(SetupFiling).max(FilingKind.options.length).meta({ title: '一次性报送' }),
})
export type PlanSetup = z.infer<typeof PlanSetup>

/** What a person has mended, ready to be saved. Unit names stand as in the document. */
export const PlanDraft = z.object({
  code: z.string().regex(/^[a-z0-9-]{3,60}$/, '方案代码用小写字母、数字和连字符，3 至 60 位'),
  city: z.string().trim().min(2, '请填写城市').max(20),
  text: z.string().max(5_000_000),
  reading: Reading,
  /** Left out: as proposePlan proposes it. */
  setup: PlanSetup.optional().meta({ title: '建立方式' }),
})
export type PlanDraft = z.infer<typeof PlanDraft>

export const planContracts = {
  getPlan: contract({
    name: 'getPlan',
    method: 'GET',
    path: '/plan',
    summary: '当前方案',
    access: 'plan.read',
    input: z.object({}),
    output: PlanView,
  }),
  getDocument: contract({
    name: 'getDocument',
    method: 'GET',
    path: '/plan/document',
    summary: '方案原文与解读',
    access: 'plan.read',
    input: z.object({}),
    output: DocumentView,
  }),
  listPlans: contract({
    name: 'listPlans',
    method: 'GET',
    path: '/plans',
    summary: '已建方案',
    access: 'plan.import',
    input: z.object({}),
    output: z.array(PlanRef.extend({ savedAt: Instant, tasks: z.number().int(), fromPack: z.boolean() })),
  }),
  readDocument: contract({
    name: 'readDocument',
    method: 'POST',
    path: '/plans/read',
    summary: '读入文件',
    access: 'plan.import',
    upload: true,
    input: z.object({}),
    output: z.object({
      fileName: z.string(),
      kind: z.string(),
      text: z.string(),
      reading: Reading,
      findings: z.array(Finding),
    }),
  }),
  lintDocument: contract({
    name: 'lintDocument',
    method: 'POST',
    path: '/plans/lint',
    summary: '核对修改后的解读',
    access: 'plan.import',
    input: z.object({ text: z.string().max(5_000_000), reading: Reading }),
    output: z.array(Finding),
  }),
  proposePlan: contract({
    name: 'proposePlan',
    method: 'POST',
    path: '/plans/propose',
    summary: '存为方案前的单位、月报和报送',
    access: 'plan.import',
    input: PlanDraft.pick({ city: true, text: true, reading: true }),
    output: z.object({
      setup: PlanSetup,
      /** Units of the plan at hand, where it is the same city's: likely members of a collective name. */
      known: z.array(SetupUnit.pick({ name: true, kind: true })),
    }),
  }),
  savePlan: contract({
    name: 'savePlan',
    method: 'POST',
    path: '/plans',
    summary: '存为方案',
    access: 'plan.import',
    input: PlanDraft,
    output: z.object({
      code: z.string(),
      tasks: z.number().int(),
      units: z.number().int(),
      firstReportMonth: Month,
      filings: z.number().int(),
      /** Who can make accounts in it. */
      administrators: z.array(z.object({ login: z.string(), name: z.string() })),
    }),
  }),
} as const
