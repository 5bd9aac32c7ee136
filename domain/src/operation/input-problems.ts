import { z } from 'zod'
import { FIELD_TITLES } from './field-titles.ts'

/** What zod says of one wrong value, as far as a sentence needs it. */
export interface InputIssue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

const CHINESE = /\p{Script=Han}/u
/** The library's own sentence, which may name Chinese options: Invalid option: expected one of "在用"|"停用". */
const ENGLISH = /^[A-Z][a-z]+ [a-z]/

/** The schema that stands under one step of a path; wrappers (optional, nullable, default…) are looked through. */
function below(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  const { def } = schema._zod as z.core.$ZodTypeInternals & { def: z.core.$ZodTypeDef & Record<string, unknown> }
  if (def.type === 'object') return (def.shape as Record<PropertyKey, z.core.$ZodType>)[step]
  if (def.type === 'array') return def.element as z.core.$ZodType
  if (def.type === 'record') return def.valueType as z.core.$ZodType
  const inner = (def.innerType ?? def.in) as z.core.$ZodType | undefined
  return inner && below(inner, step)
}

function titleOf(schema: z.core.$ZodType | undefined, key: string): string {
  return (schema && z.globalRegistry.get(schema)?.title) ?? FIELD_TITLES[key] ?? '这一项'
}

/** `units.2.name` → 单位第 3 项的名称: no English key ever reaches a person. */
export function fieldTitle(input: z.core.$ZodType, path: readonly PropertyKey[]): string {
  let schema: z.core.$ZodType | undefined = input
  let words = ''
  for (const step of path) {
    schema = schema && below(schema, step)
    const isPlace = typeof step === 'number' || /^\d+$/.test(String(step))
    if (isPlace) words += `第 ${Number(step) + 1} 项`
    else words += `${words === '' ? '' : '的'}${titleOf(schema, String(step))}`
  }
  return words === '' ? '输入' : words
}

function sizeWords({ origin, minimum, maximum }: Readonly<Record<string, unknown>>): string {
  const least = minimum !== undefined
  const bound = String(minimum ?? maximum)
  switch (origin) {
    case 'string':
      if (least && bound === '1') return '请填写'
      return least ? `至少 ${bound} 个字` : `不超过 ${bound} 个字`
    case 'array':
      return least ? `至少 ${bound} 项` : `不超过 ${bound} 项`
    default:
      return least ? `不小于 ${bound}` : `不大于 ${bound}`
  }
}

/** In Chinese, whatever language the schema's library speaks; a schema's own Chinese sentence goes first. */
function problemOf({ code, message, details }: InputIssue): string {
  if (CHINESE.test(message) && !ENGLISH.test(message)) return message
  switch (code) {
    case 'too_small':
    case 'too_big':
      return sizeWords(details)
    case 'invalid_value':
      return Array.isArray(details.values) ? `只能是 ${details.values.map(String).join('、')}` : '不是可选的值'
    case 'unrecognized_keys':
      return `没有${Array.isArray(details.keys) ? details.keys.map((k) => `“${String(k)}”`).join('、') : '所写的'}这一栏，请按接口说明改正或去掉`
    case 'invalid_type':
      return /received undefined/.test(message) ? '请填写' : '格式不对'
    default:
      return '格式不对'
  }
}

/** 账号：请填写；角色：只能是 … */
export function inputProblems(input: z.core.$ZodType, issues: readonly InputIssue[]): string {
  return issues.map((issue) => `${fieldTitle(input, issue.path)}：${problemOf(issue)}`).join('；')
}

/** The issues of a failed parse. */
export function issuesOf(error: z.ZodError): InputIssue[] {
  return error.issues.map(({ code, path, message, ...details }) => ({ code, path, message, details }))
}
