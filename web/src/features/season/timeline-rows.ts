import type { SeasonTimeline, TimelineBar } from '@gongjian/domain/season/obey-contracts.ts'

/** One row of the drawing: a works, or one of its lines under it. */
export type DrawnRow =
  | { readonly kind: 'works'; readonly at: number; readonly lines: number }
  | { readonly kind: 'line'; readonly at: number; readonly bars: readonly TimelineBar[]; readonly name: string }

function linesOf(at: number, bars: readonly TimelineBar[]): DrawnRow[] {
  // Turns of one line stand in one row, one after another.
  const lines = Map.groupBy(bars, ([, name]) => name.replace(/ · 第 \d+ 轮$/, ''))
  return [...lines].map(([name, its]) => ({ kind: 'line', at, name, bars: its }))
}

/** The works whose name holds the words, each with its lines. */
export function drawnRows({ enterprises, bars }: SeasonTimeline, q: string): DrawnRow[] {
  const words = q.trim()
  const byWorks = Map.groupBy(bars, ([at]) => at)
  return enterprises.flatMap((e, at): DrawnRow[] => {
    if (words !== '' && !e.name.includes(words)) return []
    const lines = linesOf(at, byWorks.get(at) ?? [])
    return [{ kind: 'works', at, lines: lines.length }, ...lines]
  })
}
