import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { Point, RegisterId } from '../register/item.ts'
import { FACT_KINDS } from './fact.ts'
import { OUTCOMES } from './rule.ts'
import { VERDICTS } from './verdict.ts'

export const FactView = z.object({
  label: z.string(),
  /** The code word. */
  code: z.string(),
  kind: z.enum(FACT_KINDS),
  options: z.array(z.string()),
  unit: z.string().nullable(),
  /** Label of the fact that names the unit of this number. */
  unitFact: z.string().nullable(),
  /** Taken where the fact is absent; null: absent is missing. */
  presumed: z.union([z.string(), z.boolean()]).nullable(),
  help: z.string().nullable(),
})
export type FactView = z.infer<typeof FactView>

/** Where the document says it; null: the words are not found in it. */
const Span = z.object({ start: z.number().int(), end: z.number().int() })

export const RuleView = z.object({
  id: z.string(),
  title: z.string(),
  clause: z.string(),
  clauseLabel: z.string(),
  quote: z.string(),
  span: Span.nullable(),
  outcome: z.enum(OUTCOMES),
  inPrinciple: z.boolean(),
  /** The whole rule in one Chinese sentence. */
  sentence: z.string(),
  from: Day,
  until: Day.nullable(),
  /** Code words of facts with a plain 以下 or 以上, which an interpretation can settle. */
  openBounds: z.array(z.string()),
})
export type RuleView = z.infer<typeof RuleView>

export const RuleSetView = z.object({
  subject: z.string(),
  title: z.string(),
  register: z.string(),
  facts: z.array(FactView),
  rules: z.array(RuleView),
})
export type RuleSetView = z.infer<typeof RuleSetView>

export const FindingView = z.object({
  rule: z.string(),
  title: z.string(),
  clause: z.string(),
  /** What the rule does; unknown, borderline: it is not decided whether it does. */
  outcome: z.enum([...OUTCOMES, 'unknown', 'borderline']),
  /** What it would do. */
  would: z.enum(OUTCOMES),
  /** A Chinese sentence: the facts, the words of the clause, what follows. */
  because: z.string(),
  /** Labels of the facts without which it is not decided. */
  missing: z.array(z.string()).readonly(),
  /** The words that it rests on. */
  quote: z.string(),
  /** The row of a list that it comes from; null: the plan's own words. */
  source: z.object({ register: z.string(), item: z.number().int(), words: z.string() }).nullable(),
  /** What would have to be so for it not to hold, one way each; of findings that hold alone. */
  lifts: z.array(z.string()).readonly(),
})
export type FindingView = z.infer<typeof FindingView>

export const ScreeningView = z.object({
  verdict: z.enum(VERDICTS),
  on: Day,
  findings: z.array(FindingView).readonly(),
  /** Labels of the missing facts that could still change the verdict, those that decide soonest first. */
  missing: z.array(z.string()).readonly(),
  /** Their code words, for a form. */
  asks: z.array(z.string()).readonly(),
  /** Facts that contradict each other, and which to correct; they change no verdict. */
  notices: z.array(z.string()).readonly().default([]),
})
export type ScreeningView = z.infer<typeof ScreeningView>

/** Of the rows of its register that the reader may see: those that a rule speaks of, and those of which a fact is missing. */
export const RuleCount = z.object({
  rule: z.string(),
  register: RegisterId,
  /** 台, 家, 个. */
  counter: z.string(),
  holds: z.number().int(),
  /** On the bound of a plain 以下 that nobody has read yet. */
  borderline: z.number().int(),
  unknown: z.number().int(),
  /** The sweep that looks with the rule, and what waits there of what it found; null: none does. */
  sweep: z.object({ subject: z.string(), open: z.number().int(), unknown: z.number().int() }).nullable(),
})
export type RuleCount = z.infer<typeof RuleCount>

/** A case of a place: what is asked and known beside the facts of the plan's rules. */
export const ScreenedCase = ScreeningView.extend({
  /** Asked by the county's own list (entry-review/list-rules.ts). */
  questions: z.array(FactView),
  /** Of those, what the project's own words answer. */
  answered: z.record(z.string(), z.boolean()),
  /** Rows of the list that were held against it; null: of no unit yet, or of one whose list the person may not see. */
  listed: z.number().int().nullable(),
  /** Facts that the point of the place tells, and by which polygon. */
  located: z.array(z.object({ code: z.string(), label: z.string(), value: z.boolean(), words: z.string() })),
  /** Who decides next: the lead of the register's task. */
  deciders: z.array(z.string()),
})
export type ScreenedCase = z.infer<typeof ScreenedCase>

export const Reads = z.enum(['included', 'excluded'])
export type Reads = z.infer<typeof Reads>

export const READS_TITLES: Readonly<Record<Reads, string>> = {
  included: '包括本数',
  excluded: '不包括本数',
}

export const InterpretationView = z.object({
  id: z.number().int(),
  rule: z.string(),
  fact: z.string(),
  reads: Reads,
  from: Day,
  until: Day.nullable(),
  basis: z.string(),
  by: z.string(),
  recordedOn: Day,
})
export type InterpretationView = z.infer<typeof InterpretationView>

/** Letters of a basis. */
export const BASIS = { least: 4, most: 500 } as const

const basisWords = `请写明依据（文件名称、文号或会议），${BASIS.least} 至 ${BASIS.most} 字`

/** What is said of a bound, before it is recorded and when it is. */
export const InterpretationInput = z.object({
  rule: z.string().max(80).meta({ title: '规则' }),
  fact: z.string().max(60).meta({ title: '事实' }),
  reads: Reads.meta({ title: '本数' }),
  from: Day,
  until: Day.nullable().default(null).meta({ title: '截止日期' }),
  basis: z.string().trim().min(BASIS.least, basisWords).max(BASIS.most, basisWords).meta({ title: '依据' }),
})

const Subject = z.string().max(40).meta({ title: '审查对象' })

export const ruleContracts = {
  listRuleSets: contract({
    name: 'listRuleSets',
    method: 'GET',
    path: '/rules',
    summary: '方案规则',
    access: 'plan.read',
    input: z.object({}),
    output: z.array(RuleSetView),
  }),
  countRuleRows: contract({
    name: 'countRuleRows',
    method: 'GET',
    path: '/rules/counts',
    summary: '规则涉及的台账条目',
    access: 'item.read',
    input: z.object({}),
    output: z.array(RuleCount),
  }),
  screenCase: contract({
    name: 'screenCase',
    method: 'POST',
    path: '/rules/:subject/screen',
    summary: '按规则审查',
    access: 'plan.read',
    input: z.object({
      subject: Subject,
      facts: z
        .record(z.string().max(260), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
        .describe('键为中文名称或代码；不写或 null 表示不知道')
        .meta({ title: '事实' }),
      on: Day.optional().describe('按哪一天的规则；不写则为当天').meta({ title: '审查日期' }),
      unit: z
        .string()
        .max(40)
        .optional()
        .describe('县（市、区）：其准入清单与方案一并审查')
        .meta({ title: '责任单位' }),
      township: z.string().max(60).optional().meta({ title: '乡镇街道' }),
      point: Point.optional().describe('坐标：载入了区域图的，园区、红线等按它判断').meta({ title: '坐标' }),
      /** Questions of the list, by their words or the project's field; what it does not ask is passed over. */
      answers: z.record(z.string().max(260), z.boolean().nullable()).optional().meta({ title: '准入清单的问题' }),
      /** By the keys of the register's fields. */
      texts: z
        .record(z.string().max(60), z.string().max(4000))
        .optional()
        .describe('产品、工艺、设备的文字，与准入清单对照')
        .meta({ title: '文字' }),
    }),
    output: ScreenedCase,
  }),
  listInterpretations: contract({
    name: 'listInterpretations',
    method: 'GET',
    path: '/rule-interpretations',
    summary: '界限解释',
    access: 'plan.read',
    input: z.object({}),
    output: z.array(InterpretationView),
  }),
  recordInterpretation: contract({
    name: 'recordInterpretation',
    method: 'POST',
    path: '/rule-interpretations',
    summary: '记录界限解释',
    access: 'rule.interpret',
    input: InterpretationInput,
    output: InterpretationView,
  }),
} as const
