import { fail } from '@gongjian/domain/error/codes.ts'
import { inputProblems, issuesOf } from '@gongjian/domain/operation/input-problems.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { READS_TITLES, type InterpretationView } from '@gongjian/domain/rule/contracts.ts'
import { openBoundsOf } from '@gongjian/domain/rule/view.ts'
import type { App } from '../../app.ts'
import { runOperation } from '../../operation/run.ts'
import { ruleSetsOf } from '../../plan/packs.ts'
import { UsageError } from './answer.ts'
import { dayOption } from './day-option.ts'
import { print, printJson, table } from './output.ts'
import { AT_THE_MACHINE, commandActor, memberNamed, withApp } from './with-app.ts'

export interface InterpretOptions {
  readonly rule?: string
  readonly fact?: string
  readonly reads?: string
  readonly from?: string
  readonly until?: string
  readonly basis?: string
  readonly as?: string
  readonly json?: true
}

/** All that are recorded in the product's database. */
export async function recordedInterpretations(): Promise<readonly InterpretationView[]> {
  return withApp(async (app) => {
    const actor = await commandActor(app, 'office')
    return runOperation(app, actor, 'listInterpretations', {}, { request: AT_THE_MACHINE })
  })
}

/** The rule's only open bound where none is named. */
function factOf({ config }: App, { rule, fact }: InterpretOptions): string | undefined {
  if (fact !== undefined) return fact
  const found = ruleSetsOf(config.plan)
    .flatMap((s) => s.rules)
    .find((r) => r.id === rule)
  const [only, ...others] = found ? openBoundsOf(found) : []
  if (others.length > 0) throw new UsageError(`这条规则有几个界限，请用 --fact 写明：${[only, ...others].join('、')}`)
  return only
}

async function record(app: App, options: InterpretOptions): Promise<InterpretationView> {
  if (options.as === undefined) throw new UsageError('缺少必填选项 --as，用 --help 查看用法')
  const { input } = OPERATIONS.recordInterpretation
  const { rule, reads, basis } = options
  const found = input.safeParse({
    rule,
    fact: factOf(app, options) ?? '',
    reads,
    basis,
    from: dayOption('--from', options.from) ?? app.clock.today(),
    until: dayOption('--until', options.until) ?? null,
  })
  if (!found.success) return fail('bad-input', { problems: inputProblems(input, issuesOf(found.error)) })
  const actor = await memberNamed(app, options.as)
  return runOperation(app, actor, 'recordInterpretation', found.data, { request: AT_THE_MACHINE })
}

function rowOf(i: InterpretationView): string[] {
  const days = i.until === null ? `自 ${i.from} 起` : `${i.from} 至 ${i.until}`
  return [i.rule, i.fact, READS_TITLES[i.reads], days, i.basis, i.by]
}

function show(interpretations: readonly InterpretationView[]): void {
  if (interpretations.length === 0) print('还没有记录界限解释')
  else print(table(['规则', '事实', '读法', '期间', '依据', '记录人'], interpretations.map(rowOf)))
}

export async function interpretCommand(options: InterpretOptions): Promise<void> {
  if (options.rule === undefined) {
    const all = await recordedInterpretations()
    if (options.json) printJson(all)
    else show(all)
    return
  }
  const made = await withApp((app) => record(app, options))
  if (options.json) printJson(made)
  else show([made])
}
