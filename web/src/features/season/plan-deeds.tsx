import { App, Button } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { isOpenFinding, isUnsettled } from '@gongjian/domain/season/findings.ts'
import { downloadUrl } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { useGo } from '../../components/link.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { SEASON_CHANGES } from './season-changes.ts'
import type { RowWriting } from './use-row-writing.ts'

interface Props {
  readonly plan: SeasonPlanView
}

interface WritingProps extends Props {
  /** What is typed in the table: saved before a deed over all rows. */
  readonly desk: RowWriting['desk']
}

/** What this person may do with the plan as it stands, and nothing else. */
export function PlanDeeds({ plan, desk }: WritingProps) {
  const { may } = plan
  const go = useGo()
  return (
    <>
      {plan.counts.rows > 0 && <Button href={downloadUrl(OPERATIONS.exportSeasonPlan, keyOf(plan))}>导出 Excel</Button>}
      {plan.inForce !== null && (
        <Button onClick={() => go(paths.patrol(plan.season.id, plan.unit.code))}>巡查单</Button>
      )}
      {may.includes('edit') && <Propose plan={plan} desk={desk} />}
      {may.includes('submit') && <Submit plan={plan} desk={desk} />}
      {may.includes('approve') && <Review plan={plan} />}
      {may.includes('reopen') && <Reopen plan={plan} />}
    </>
  )
}

function keyOf({ season, unit }: SeasonPlanView) {
  return { season: season.id, unit: unit.code }
}

function Propose({ plan, desk }: WritingProps) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const propose = useAction(OPERATIONS.proposeSeason, { invalidates: ['getSeasonPlan'] })
  async function ask() {
    if (!(await desk.flush())) return void message.warning('还有内容没有保存到服务器，保存后才能生成')
    const yes = await confirmDeed({
      title: '按规则生成方案条目？',
      content:
        '补上上一错峰季和企业库里在用的产线，按绩效等级、目录类别、公布名单和提标治理写入建议措施。已经写了措施的条目不改动。不属于方案四（六）2（2）所列行业的、在“散乱污”台账的、已关停的不带入，生成以后逐家列出。',
      verb: '生成',
    })
    if (yes) propose.mutate(keyOf(plan))
  }
  return (
    <Button loading={propose.isPending} onClick={() => void ask()}>
      按规则生成
    </Button>
  )
}

function Submit({ plan, desk }: WritingProps) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const submit = useAction(OPERATIONS.submitSeasonPlan, {
    invalidates: SEASON_CHANGES,
    onDone: () => void message.success('已提交，等待审核'),
  })
  const open = plan.findings.filter(isOpenFinding).length
  async function ask() {
    if (!(await desk.flush())) return void message.warning('还有内容没有保存到服务器，保存后才能提交')
    const yes = await confirmDeed({
      title: `提交${plan.unit.name}${plan.season.name}错峰方案？`,
      content:
        open > 0
          ? `还有 ${open} 项核对发现没有改正或答复，提交会被拒绝。`
          : `共 ${plan.counts.rows} 条。提交后不能修改，被退回后才可以再改。`,
      verb: '提交',
    })
    if (yes) submit.mutate(keyOf(plan))
  }
  return (
    <Button type="primary" loading={submit.isPending} onClick={() => void ask()}>
      提交
    </Button>
  )
}

function Review({ plan }: Props) {
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const [returning, setReturning] = useState(false)
  const review = useAction(OPERATIONS.reviewSeasonPlan, {
    invalidates: SEASON_CHANGES,
    onDone: (_, { decision }) => {
      setReturning(false)
      void message.success(decision === 'approve' ? '已批准' : '已退回')
    },
  })
  const waiting = plan.findings.filter(isUnsettled).length
  const isWhole = plan.counts.gaps.length === 0
  async function approve() {
    const yes = await confirmDeed({
      title: `批准${plan.unit.name}${plan.season.name}错峰方案？`,
      content: !isWhole
        ? '提交以后有变化，有条目没有写理由或没有填完，批准会被拒绝；请退回县（市、区）修改。'
        : waiting > 0
          ? `还有 ${waiting} 项核对发现的答复没有认可，批准会被拒绝。`
          : `第 ${plan.versions[0]?.number ?? 1} 版，共 ${plan.counts.rows} 条。批准后即为执行的方案。`,
      verb: '批准',
    })
    if (yes) review.mutate({ ...keyOf(plan), decision: 'approve' })
  }
  return (
    <>
      <Button danger disabled={review.isPending} onClick={() => setReturning(true)}>
        退回
      </Button>
      <Button type="primary" loading={review.isPending} onClick={() => void approve()}>
        批准
      </Button>
      {returning && (
        <ReasonDialog
          title="退回这份错峰方案"
          verb="退回"
          label="退回理由（县（市、区）会看到）"
          suggestions={['核对发现的答复理由不充分，请改正或补充依据。', '请把措施细化到产线、工序和设备。']}
          busy={review.isPending}
          onCancel={() => setReturning(false)}
          onGive={(reason) => review.mutate({ ...keyOf(plan), decision: 'return', reason })}
        />
      )}
    </>
  )
}

function Reopen({ plan }: Props) {
  const [asking, setAsking] = useState(false)
  const reopen = useAction(OPERATIONS.reopenSeasonPlan, {
    invalidates: SEASON_CHANGES,
    onDone: () => setAsking(false),
  })
  return (
    <>
      <Button onClick={() => setAsking(true)}>调整</Button>
      {asking && (
        <ReasonDialog
          title="调整已批准的错峰方案"
          verb="调整"
          suggestions={['企业绩效等级调整', '公布名单有变化', '上级要求加严']}
          busy={reopen.isPending}
          onCancel={() => setAsking(false)}
          onGive={(reason) => reopen.mutate({ ...keyOf(plan), reason })}
        >
          调整期间第 {plan.inForce} 版继续执行；改好后重新提交、批准，新版才生效。
        </ReasonDialog>
      )}
    </>
  )
}
