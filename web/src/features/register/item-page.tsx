import { useMemo } from 'react'
import { z } from 'zod'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { useOperation } from '../../app/query.ts'
import { paths } from '../../app/paths.ts'
import { ItemNames } from '../../components/field-kinds/item-names.tsx'
import { ErrorPage } from '../../components/error-page.tsx'
import { Loading } from '../../components/loading.tsx'
import { useParam } from '../../components/use-param.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { BalanceSection } from './balance-section.tsx'
import { DueSection } from './due-section.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemHead } from './item-head.tsx'
import { ItemHistory } from './item-history.tsx'
import { ItemNotices } from './item-notices.tsx'
import { LifeLine } from './life-line.tsx'
import { OtherItems } from './other-items.tsx'
import { RuleSection } from './rule-section.tsx'
import { RecheckSection } from './recheck-section.tsx'
import { StepSection } from './step-section.tsx'
import { VerifySection } from './verify-section.tsx'
import { useRegister, type RegisterView } from './use-register.ts'
import styles from '../../components/form/form.module.css'

const UrlState = z.object({ asOf: Day.optional().catch(undefined) })

/** One item: left what it is, in the middle what was done and shown, right how it came here and where it must go. */
export function ItemPage() {
  const register = useParam('register')
  const id = Number(useParam('item'))
  const [{ asOf }, set] = useUrlState(UrlState)
  const view = useRegister(register)
  const item = useOperation(
    OPERATIONS.getItem,
    { register, id, ...(asOf === undefined ? {} : { asOf }) },
    { enabled: Number.isInteger(id), keepPrevious: false },
  )
  const error = view.error ?? item.error
  const page = {
    title: view.data?.definition.title ?? '台账',
    back: { href: paths.register(register), text: '回到台账' },
  }
  if (view.data && item.data)
    return (
      <Body
        key={`${id}.${asOf ?? ''}`}
        view={view.data}
        item={item.data}
        asOf={asOf}
        onDay={(day) => set({ asOf: day }, { push: true })}
      />
    )
  if (!Number.isInteger(id)) return <ErrorPage {...page} error={{ message: '网址里的编号不对，请从台账列表进入' }} />
  if (error) return <ErrorPage {...page} error={error} onRetry={() => void (view.error ? view : item).refetch()} />
  return <Loading page rows={10} />
}

export interface ItemProps {
  readonly view: RegisterView
  readonly item: ItemDetail
  /** Reads as on that day; nothing is written then. */
  readonly asOf: Day | undefined
}

export interface DayProps {
  readonly onDay: (day: Day | undefined) => void
}

function Body({ onDay, ...props }: ItemProps & DayProps) {
  const { view, item, asOf } = props
  const register = view.definition
  const rows = useMemo(() => [item], [item])
  return (
    <ItemNames register={register} rows={rows}>
      <ItemHead {...props} onDay={onDay} />
      {asOf !== undefined && (
        <div className={styles.lock} role="status">
          这是 {asOf} 当日结束时的样子，只能看，不能改。
        </div>
      )}
      {asOf === undefined && item.lock !== null && (
        <div className={styles.lock} role="alert">
          {item.lock}
        </div>
      )}
      {register.noticed && asOf === undefined && item.allowed.edit && <ItemNotices item={item} />}
      <div className={styles.columns}>
        <div className={styles.facts}>
          <ItemForm {...props} />
        </div>
        <div className={styles.middle}>
          <StepSection {...props} />
          <VerifySection {...props} />
          <RecheckSection {...props} />
        </div>
        <div className={styles.right}>
          <DueSection {...props} />
          {item.balance && <BalanceSection register={register} balance={item.balance} />}
          {asOf === undefined && <RuleSection register={register.id} id={item.id} />}
          <LifeLine register={register} item={item} />
          <OtherItems {...props} />
        </div>
        {asOf === undefined && (
          <div className={styles.past}>
            <ItemHistory register={register.id} id={item.id} />
          </div>
        )}
      </div>
    </ItemNames>
  )
}
