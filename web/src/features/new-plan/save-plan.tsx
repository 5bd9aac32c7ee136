import { useEffect, useState, type Dispatch } from 'react'
import { Alert, Button, Input } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { PlanDraft, type PlanSetup } from '@gongjian/domain/plan/contracts.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { useAction, useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import type { Draft, DraftAction } from './draft.ts'
import { SavedPlan } from './saved-plan.tsx'
import { SetupCollectives } from './setup-collectives.tsx'
import { SetupFilings, SetupMonth } from './setup-month.tsx'
import { SetupUnits } from './setup-units.tsx'
import { cityOrOurs, firstSetup, setupProblem, withCity, withProposal } from './setup.ts'
import styles from './setup.module.css'

interface Props {
  readonly draft: Draft
  readonly reading: Reading
  readonly dispatch: Dispatch<DraftAction>
  readonly onBack: () => void
}

interface Problems {
  readonly code?: string
  readonly city?: string
  readonly all?: string
}

/** What the document leaves open is decided here: city, units, month, filings; then it is saved. */
export function SavePlan({ draft, reading, dispatch, onBack }: Props) {
  const { code, city } = draft
  const [problems, setProblems] = useState<Problems>({})
  const { setup, known, proposal } = useSetup(draft, reading, dispatch)
  const save = useAction(OPERATIONS.savePlan, {
    invalidates: ['listPlans', 'getSession'],
    onRefused: (error) => {
      setProblems(error.code === 'plan-exists' ? { code: error.message } : { all: error.message })
      return true
    },
  })
  function change(next: PlanSetup) {
    setProblems({})
    if (draft.setup) dispatch({ type: 'setup', setup: { ...draft.setup, setup: next } })
  }
  function name(next: { code?: string; city?: string }) {
    setProblems({})
    dispatch({ type: 'name', code: next.code ?? code, city: next.city ?? city })
    if (next.city !== undefined && setup) change(withCity(setup, city, next.city))
  }
  function submit() {
    const wrong = problemsOf(code, city, reading)
    const open = setup && setupProblem(setup)
    const found = open && wrong.all === undefined ? { ...wrong, all: open } : wrong
    setProblems(found)
    if (setup && Object.keys(found).length === 0)
      save.mutate({ code, city: city.trim(), text: draft.text, reading, setup })
  }
  if (save.data) return <SavedPlan saved={save.data} dispatch={dispatch} onBack={onBack} />
  return (
    <>
      <PageHead title="存为方案" lead={reading.title} extra={<Button onClick={onBack}>返回修改解读</Button>} />
      <div className={styles.page}>
        <Naming code={code} city={city} problems={problems} onChange={name} />
        {proposal.error && <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />}
        {!setup && !proposal.error && <Loading rows={8} />}
        {setup && (
          <>
            <SetupCollectives setup={setup} reading={reading} known={known} onChange={change} />
            <SetupUnits setup={setup} reading={reading} onChange={change} />
            <SetupMonth setup={setup} onChange={change} />
            <SetupFilings setup={setup} onChange={change} />
          </>
        )}
        <Summary reading={reading} findings={draft.findings.length} />
        {problems.all !== undefined && <Alert type="error" showIcon title={problems.all} />}
        <div className={styles.foot}>
          <Button type="primary" loading={save.isPending} disabled={!setup} onClick={submit}>
            存为方案
          </Button>
          <Button onClick={onBack}>返回修改解读</Button>
          {Object.keys(problems).length > 0 && <span role="alert">请先改正上面标出的地方</span>}
        </div>
      </div>
    </>
  )
}

/** The server proposes; what was decided before stays. */
function useSetup(draft: Draft, reading: Reading, dispatch: Dispatch<DraftAction>) {
  // The city of the moment in which the page was opened: each letter typed would send the whole document.
  const [asked] = useState(cityOrOurs(draft.city))
  const proposal = useOperation(
    OPERATIONS.proposePlan,
    { city: asked, text: draft.text, reading },
    { staleTime: Infinity },
  )
  const proposed = proposal.data?.setup
  const [taken, setTaken] = useState(false)
  useEffect(() => {
    if (!proposed || taken) return
    setTaken(true)
    const named = withCity(proposed, asked, draft.city)
    dispatch({ type: 'setup', setup: draft.setup ? withProposal(draft.setup, named) : firstSetup(named) })
  }, [proposed, taken, asked, draft.city, draft.setup, dispatch])
  return { setup: taken ? draft.setup?.setup : undefined, known: proposal.data?.known ?? [], proposal }
}

interface NamingProps {
  readonly code: string
  readonly city: string
  readonly problems: Problems
  readonly onChange: (next: { code?: string; city?: string }) => void
}

function Naming({ code, city, problems, onChange }: NamingProps) {
  return (
    <Section title="城市和代码">
      <div className={styles.basics}>
        <div>
          <label htmlFor="plan-city">城市</label>
          <Input id="plan-city" value={city} maxLength={20} onChange={(e) => onChange({ city: e.target.value })} />
          {problems.city !== undefined && <div role="alert">{problems.city}</div>}
        </div>
        <div>
          <label htmlFor="plan-code">方案代码</label>
          <Input
            id="plan-code"
            autoFocus
            placeholder="如 luoyang-2019-12"
            value={code}
            maxLength={60}
            onChange={(e) => onChange({ code: e.target.value.trim().toLowerCase() })}
          />
          {problems.code === undefined ? (
            <small>小写字母、数字和连字符，存后不能改</small>
          ) : (
            <div role="alert">{problems.code}</div>
          )}
        </div>
      </div>
    </Section>
  )
}

export function problemsOf(code: string, city: string, reading: Pick<Reading, 'title' | 'assignments'>): Problems {
  const badCode = PlanDraft.shape.code.safeParse(code).error?.issues[0]?.message
  const badCity = PlanDraft.shape.city.safeParse(city).success
    ? undefined
    : city.trim().length < 2
      ? '请填写城市'
      : '城市名称不超过 20 个字'
  const all =
    reading.assignments.length === 0
      ? '还没有任务分工：请先补上至少一项任务及其牵头单位'
      : reading.title.trim() === ''
        ? '还没有标题：请在“基本信息”中填写'
        : undefined
  return {
    ...(badCode === undefined ? {} : { code: code === '' ? '请填写方案代码' : badCode }),
    ...(badCity === undefined ? {} : { city: badCity }),
    ...(all === undefined ? {} : { all }),
  }
}

function Summary({ reading, findings }: { reading: Reading; findings: number }) {
  const open = reading.problems.length
  return (
    <p className={styles.quiet}>
      另有 {reading.assignments.length} 项任务分工、{reading.deadlines.length} 个期限、{reading.targets.length} 个指标。
      没有写明牵头单位的任务由攻坚办审核。
      {open + findings > 0 && ` 还有 ${open} 处没有读准、${findings} 条核对意见，不影响保存。`}
    </p>
  )
}
