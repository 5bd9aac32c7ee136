import type { ReadingThreshold } from '@gongjian/domain/plan/reading.ts'
import { clauseIdAt, quote, type Document } from '../document.ts'
import type { Quantity } from '../quantity/quantities.ts'
import { operatorAt } from '../target/operators.ts'

type Comparator = ReadingThreshold['comparator']

/** Bounds on things: 20万吨/年以下产能. A band (60至70…之间) is two rows. */
export function readThresholds(document: Document, limits: readonly Quantity[]): ReadingThreshold[] {
  const { s, written } = document.view
  return limits.flatMap((limit) => {
    const operator = operatorAt(s.slice(Math.max(0, limit.start - 10), limit.start))
    const start = limit.start - (limit.suffix === '' ? (operator?.words.length ?? 0) : 0)
    const base = {
      clause: clauseIdAt(document, limit.start),
      ...quote(document, start, limit.end),
      subject: subjectOf(s, start, limit.end),
      unit: written.slice(limit.unitStart, limit.unitEnd),
    }
    if (limit.upTo !== null) {
      return [
        { ...base, comparator: '>=' as const, value: limit.value, borderline: true },
        { ...base, comparator: '<=' as const, value: limit.upTo, borderline: true },
      ]
    }
    const comparator = comparatorOf(limit, operator?.comparator ?? null)
    if (!comparator) return []
    return [{ ...base, comparator, value: limit.value, borderline: limit.suffix === '以上' || limit.suffix === '以下' }]
  })
}

function comparatorOf(limit: Quantity, operator: string | null): Comparator | null {
  if (limit.suffix === '以上' || limit.suffix === '及以上') return '>='
  if (limit.suffix === '以下' || limit.suffix === '及以下' || limit.suffix === '以内') return '<='
  return operator === '>' || operator === '<' || operator === '>=' || operator === '<=' ? operator : null
}

/** What is bounded: 单厂规模 before the number, or the thing named behind it. */
function subjectOf(s: string, start: number, end: number): string {
  const before =
    /(?:[^，。；、：\n\t（）]{0,16}?)((?:单[厂套台炉机个]|直径|炉膛|厚度|规模|能力|投资|容量|浓度|产能|面积|高度|长度)[^，。；、：\n\t]{0,10})$/.exec(
      s.slice(Math.max(0, start - 26), start),
    )
  const behind = /^(?:的)?([^，。；、\n\t]{1,24})/.exec(s.slice(end, end + 26))
  const thing = behind?.[1] ?? ''
  return before?.[1] ? (thing && thing.length <= 16 ? `${thing}${before[1]}` : before[1]) : thing
}
