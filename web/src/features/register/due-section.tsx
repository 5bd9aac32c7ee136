import { Button } from 'antd'
import { useState } from 'react'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import { isOver } from '@gongjian/domain/register/life.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Section } from '../../components/section.tsx'
import type { ItemProps } from './item-page.tsx'
import { PutOffDialog } from './put-off-dialog.tsx'
import { standingTerms } from './standing-terms.ts'
import styles from '../../components/form/form.module.css'

/** When it must be done, where that comes from, and what is missing to know it. */
export function DueSection({ view, item, asOf }: ItemProps) {
  const [putsOff, setPutsOff] = useState(false)
  const register = view.definition
  if (register.life === 'record') return null
  const { dueBasis } = item
  const done = isOver(item.stage)
  return (
    <Section
      title="期限"
      extra={
        item.allowed.putOff &&
        asOf === undefined &&
        standingTerms(register, item).length > 0 && (
          <Button size="small" onClick={() => setPutsOff(true)}>
            延期
          </Button>
        )
      }
    >
      {putsOff && <PutOffDialog register={register} item={item} onClose={() => setPutsOff(false)} />}
      <dl className={styles.due}>
        <dt>到期日</dt>
        <dd>
          {item.due === null && dueBasis.missing.length > 0 ? '还不能确定' : <DueMark date={item.due} done={done} />}
        </dd>
        {dueBasis.day !== null && (
          <>
            <dt>方案时限</dt>
            <dd>{dueBasis.day}</dd>
          </>
        )}
        {dueBasis.startBy !== null && (
          <>
            <dt>最迟启动</dt>
            <dd>
              <DueMark date={dueBasis.startBy} done={done || item.stage !== 'listed'} />
            </dd>
          </>
        )}
        {item.ownDue !== null && (
          <>
            <dt>县区时限</dt>
            <dd>{item.ownDue}</dd>
          </>
        )}
        {dueBasis.clause !== null && (
          <>
            <dt>依据</dt>
            <dd>
              <ClauseLink label={clauseLabel(dueBasis.clause)} clause={dueBasis.clause} />
            </dd>
          </>
        )}
      </dl>
      {dueBasis.missing.length > 0 && (
        <p className={styles.missing}>
          填写 {dueBasis.missing.map((k) => columnOf(register, k)?.label ?? '企业规模').join('、')} 后才能确定期限。
        </p>
      )}
    </Section>
  )
}
