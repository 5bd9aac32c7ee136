import { Alert, Button, Drawer, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { AppraisalResult, SCORE_STAGES, ScoreStage, totalOf } from '@gongjian/domain/appraisal/appraisal.ts'
import type { AppraisalEntry, AppraisalRound } from '@gongjian/domain/appraisal/contracts.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ApiError } from '../../app/client.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { NumberInput } from '../../components/number-input.tsx'
import { APPRAISAL_CHANGES } from './changes.ts'
import { differenceIn, scoreOf } from './score-words.ts'
import styles from './appraisal.module.css'

interface Props {
  readonly round: AppraisalRound
  readonly entry: AppraisalEntry
  readonly onClose: () => void
}

/** Every criterion under every stage; and a form for the stage that is this person's now. */
export function ScoreDrawer({ round, entry, onClose }: Props) {
  const confirmDeed = useConfirmDeed()
  const clear = useAction(OPERATIONS.clearAppraisalScores, { invalidates: APPRAISAL_CHANGES })
  async function takeBack(stage: ScoreStage) {
    const { title } = SCORE_STAGES[stage]
    const content = '撤回后上一环节可以更正；撤回的分数留在变更历史里。'
    if (await confirmDeed({ title: `撤回${title}？`, content, verb: '撤回', danger: true }))
      clear.mutate({ round: round.id, item: entry.item, stage })
  }
  return (
    <Drawer open title={entry.enterprise.name} onClose={onClose} size={640} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <DataTable columns={columnsOf(entry)} rows={rowsOf(round)} rowKey={(r) => r.title} stacks />
      <ul className={styles.hands}>
        {entry.stages.map((s) => (
          <li key={s.stage}>
            <b>{SCORE_STAGES[s.stage].title}</b>：{s.by} {instantInWords(s.at).slice(0, 16)}
            {s.result !== null && `，${s.result}`}
            {s.opinion !== '' && `。${s.opinion}`}
            {entry.mayClear.includes(s.stage) && (
              <Button size="small" danger disabled={clear.isPending} onClick={() => void takeBack(s.stage)}>
                撤回
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entry.may.map((stage) => (
        <StageForm key={stage} round={round} entry={entry} stage={stage} />
      ))}
    </Drawer>
  )
}

interface CriterionRow {
  readonly title: string
  readonly max: number
  /** null: the sum of all. */
  readonly at: number | null
}

function rowsOf({ criteria }: AppraisalRound): CriterionRow[] {
  return [
    ...criteria.map((c, at) => ({ ...c, at })),
    { title: '总分', max: totalOf(criteria.map((c) => c.max)), at: null },
  ]
}

function columnsOf(entry: AppraisalEntry): Column<CriterionRow>[] {
  return [
    { key: 'title', title: '评分项', render: (r) => (r.at === null ? <b>{r.title}</b> : r.title) },
    { key: 'max', title: '满分', align: 'right', width: 70, render: (r) => r.max },
    ...ScoreStage.options.map((stage): Column<CriterionRow> => ({
      key: stage,
      title: SCORE_STAGES[stage].title,
      align: 'right',
      width: 120,
      render: ({ at }) => {
        const its = scoreOf(entry, stage)
        if (!its) return '—'
        const pick = (s: typeof its): number => (at === null ? s.total : (s.scores[at] ?? 0))
        return `${pick(its)}${differenceIn(entry, stage, pick)}`
      },
    })),
  ]
}

interface Values {
  readonly scores: readonly number[]
  readonly opinion: string
  readonly result?: AppraisalResult
}

function StageForm({ round, entry, stage }: Omit<Props, 'onClose'> & { stage: ScoreStage }) {
  const [form] = Form.useForm<Values>()
  const [refusal, setRefusal] = useState('')
  const scores = Form.useWatch('scores', form) ?? []
  const save = useAction(OPERATIONS.saveAppraisalScores, {
    invalidates: APPRAISAL_CHANGES,
    onRefused: (error: ApiError) => {
      setRefusal(error.message)
      return true
    },
  })
  function give({ scores: given = [], opinion, result }: Values) {
    setRefusal('')
    const own = { round: round.id, item: entry.item, stage, scores: [...given], opinion }
    save.mutate(result === undefined ? own : { ...own, result })
  }
  const mine = scoreOf(entry, stage)
  const { title } = SCORE_STAGES[stage]
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.stageForm}
      initialValues={{ scores: mine?.scores ?? [], opinion: mine?.opinion ?? '', result: mine?.result ?? undefined }}
      onFinish={(values) => {
        if (!save.isPending) give(values)
      }}
    >
      <h3>{title}</h3>
      <div className={styles.scores}>
        {round.criteria.map((c, i) => (
          <Form.Item
            key={c.title}
            name={['scores', i]}
            label={`${c.title}（满分 ${c.max}）`}
            rules={[{ required: true, message: '请打分' }]}
          >
            <NumberInput min={0} max={c.max} precision={1} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      {round.criteria.length > 0 && (
        <p className={styles.quiet}>总分 {totalOf(scores.filter((s) => typeof s === 'number'))}</p>
      )}
      {stage === 'lead' && (
        <Form.Item name="result" label="评审结果" rules={[{ required: true, message: '请选择评审结果' }]}>
          <Radio.Group options={AppraisalResult.options.map((r) => ({ value: r, label: r }))} />
        </Form.Item>
      )}
      <Form.Item name="opinion" label="意见">
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      {refusal !== '' && <Alert type="error" title={refusal} role="alert" />}
      <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
        保存{title}
      </Button>
    </Form>
  )
}
