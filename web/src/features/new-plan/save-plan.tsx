import { useState, type Dispatch } from 'react'
import { Alert, Button, Input, Modal } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { PlanDraft } from '@gongjian/domain/plan/contracts.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import type { Draft, DraftAction } from './draft.ts'
import styles from './new-plan-page.module.css'
import rowStyles from './rows.module.css'

interface Props {
  readonly draft: Draft
  readonly reading: Reading
  readonly dispatch: Dispatch<DraftAction>
  readonly onClose: () => void
}

interface Problems {
  readonly code?: string
  readonly city?: string
  readonly all?: string
}

/** Names the plan, saves it, and leads into it. */
export function SavePlan({ draft, reading, dispatch, onClose }: Props) {
  const { code, city } = draft
  const [problems, setProblems] = useState<Problems>({})
  const save = useAction(OPERATIONS.savePlan, {
    invalidates: ['listPlans', 'getSession'],
    onRefused: (error) => {
      setProblems(error.code === 'plan-exists' ? { code: error.message } : { all: error.message })
      return true
    },
  })
  function submit() {
    const found = problemsOf(code, city, reading)
    setProblems(found)
    if (Object.keys(found).length === 0) save.mutate({ code, city: city.trim(), text: draft.text, reading })
  }
  function name(next: { code?: string; city?: string }) {
    setProblems({})
    dispatch({ type: 'name', code: next.code ?? code, city: next.city ?? city })
  }
  if (save.data) return <Saved saved={save.data} dispatch={dispatch} onClose={onClose} />
  return (
    <Modal
      open
      title="存为方案"
      okText="存为方案"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <form
        className={rowStyles.fields}
        onSubmit={(e) => {
          e.preventDefault()
          submit()
        }}
      >
        <div>
          <label htmlFor="plan-city">城市</label>
          <Input id="plan-city" autoFocus value={city} onChange={(e) => name({ city: e.target.value })} />
          {problems.city !== undefined && <div role="alert">{problems.city}</div>}
        </div>
        <div>
          <label htmlFor="plan-code">方案代码</label>
          <Input
            id="plan-code"
            placeholder="如 luoyang-2019-12"
            value={code}
            onChange={(e) => name({ code: e.target.value.trim().toLowerCase() })}
          />
          {problems.code === undefined ? (
            <small>小写字母、数字和连字符，存后不能改</small>
          ) : (
            <div role="alert">{problems.code}</div>
          )}
        </div>
        <button type="submit" hidden />
      </form>
      <Summary reading={reading} findings={draft.findings.length} />
      {problems.all !== undefined && <Alert type="error" showIcon title={problems.all} />}
    </Modal>
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
    <p className={styles.none}>
      将建立 {reading.assignments.length} 项任务分工、{reading.units.length} 个单位、{reading.deadlines.length} 个期限、
      {reading.targets.length} 个指标。
      {open + findings > 0 && ` 还有 ${open} 处没有读准、${findings} 条核对意见，不影响保存。`}
    </p>
  )
}

interface SavedProps {
  readonly saved: { readonly code: string; readonly tasks: number; readonly units: number }
  readonly dispatch: Dispatch<DraftAction>
  readonly onClose: () => void
}

function Saved({ saved, dispatch, onClose }: SavedProps) {
  const open = useAction(OPERATIONS.switchPlan, {
    onDone: () => {
      dispatch({ type: 'close' })
      // A full load: nothing of the other plan stays in a cache.
      window.location.assign(paths.document())
    },
  })
  return (
    <Modal
      open
      title="已存为方案"
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>留在这里</Button>
          <Button type="primary" loading={open.isPending} onClick={() => open.mutate({ code: saved.code })}>
            切换到新方案并打开
          </Button>
        </>
      }
    >
      <p>
        方案 <b>{saved.code}</b> 已建立：{saved.tasks} 项任务，{saved.units} 个单位。
      </p>
      <p className={styles.none}>切换后各页面显示新方案；原方案可随时在右上角换回。</p>
    </Modal>
  )
}
