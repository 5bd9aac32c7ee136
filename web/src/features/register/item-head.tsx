import { Button } from 'antd'
import { useState } from 'react'
import { MOVES, type Move } from '@gongjian/domain/register/life.ts'
import { paths } from '../../app/paths.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DateField } from '../../components/date-field.tsx'
import { EnterpriseLink } from '../../components/enterprise-link.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link, useGo } from '../../components/link.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { TrialMark } from '../../components/trial-mark.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import type { DayProps, ItemProps } from './item-page.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { isBack } from './move-words.ts'
import { RelapseDialog } from './relapse-dialog.tsx'
import styles from '../../components/form/form.module.css'

export function ItemHead({ view, item, asOf, onDay }: ItemProps & DayProps) {
  const register = view.definition
  const go = useGo()
  const [asking, setAsking] = useState<Move | 'assign' | 'relapse' | null>(null)
  const { allowed } = item
  const stop = () => setAsking(null)
  const moves = asOf === undefined ? allowed.moves : []
  return (
    <>
      <PageHead
        title={item.title}
        lead={
          <span className={styles.lead}>
            <Link href={paths.register(register.id)}>{register.title}</Link>
            <ClauseLink label={view.clauseLabel} clause={register.clause} />
            <span className={styles.quiet}>编号 {item.id}</span>
            <StateTag of="stage" state={item.stage} />
            <LightMark light={item.light} text={item.because} size={12} />
            <span>{item.unit?.name ?? '责任单位待定'}</span>
            {item.enterprise && <EnterpriseLink of={item.enterprise} text="企业档案" />}
            <TrialMark trial={item.trial} />
          </span>
        }
        extra={
          <>
            <DateField label="看某日的样子" value={asOf} onChange={onDay} width={150} />
            <Button onClick={() => window.print()}>打印</Button>
            {asOf === undefined && register.reviewed !== null && (
              <Button onClick={() => go(paths.entryReview(item.id))}>准入审查</Button>
            )}
            {asOf === undefined && allowed.relapse && <Button onClick={() => setAsking('relapse')}>登记反弹</Button>}
            {asOf === undefined && allowed.assign && <Button onClick={() => setAsking('assign')}>指定责任单位</Button>}
            {moves.map((m) => (
              <Button key={m} type={isBack(m) ? 'default' : 'primary'} danger={isBack(m)} onClick={() => setAsking(m)}>
                {MOVES[m].title}
              </Button>
            ))}
          </>
        }
      />
      {asking === 'assign' && <AssignDialog register={register.id} item={item} onClose={stop} />}
      {asking === 'relapse' && <RelapseDialog register={register.id} item={item} onClose={stop} />}
      {asking !== null && asking !== 'assign' && asking !== 'relapse' && (
        <MoveDialog
          register={register.id}
          ids={[item.id]}
          move={asking}
          counter={register.counter}
          onClose={stop}
          onDone={stop}
        />
      )}
    </>
  )
}
