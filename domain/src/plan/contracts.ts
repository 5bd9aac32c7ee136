import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Light } from '../light/light.ts'
import { PlanTarget } from '../target/target.ts'
import { PlanTask } from '../task/task.ts'
import { UnitRef } from '../unit/unit.ts'
import { PlanRef } from '../session/contracts.ts'
import { Day, Instant } from '../calendar/calendar.ts'
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

/** What a person has mended, ready to be saved. Unit names stand as in the document. */
export const PlanDraft = z.object({
  code: z.string().regex(/^[a-z0-9-]{3,60}$/, '方案代码用小写字母、数字和连字符，3 至 60 位'),
  city: z.string().trim().min(2, '请填写城市').max(20),
  text: z.string().max(5_000_000),
  reading: Reading,
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
  savePlan: contract({
    name: 'savePlan',
    method: 'POST',
    path: '/plans',
    summary: '存为方案',
    access: 'plan.import',
    input: PlanDraft,
    output: z.object({ code: z.string(), tasks: z.number().int(), units: z.number().int() }),
  }),
} as const
