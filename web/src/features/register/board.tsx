import { Button } from 'antd'
import { isOver, STAGE_TITLES, type Stage } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { paths } from '../../app/paths.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { countInWords } from '../../components/list/count-in-words.ts'
import { Loading } from '../../components/loading.tsx'
import { lanesOf } from './lanes.ts'
import type { ListState } from '../../components/list/list-state.ts'
import { useItems } from './use-items.ts'
import styles from '../../components/list/list.module.css'

const CARDS = 20

/** Where the work stands, a lane a stage; the same filter as the table's. */
export function Board({ register, state }: { register: Register; state: ListState }) {
  return (
    <div className={styles.board}>
      {lanesOf(register.life, state.where).map((stage) => (
        <Lane key={stage} register={register} state={state} stage={stage} />
      ))}
    </div>
  )
}

function Lane({ register, state, stage }: { register: Register; state: ListState; stage: Stage }) {
  const where = [...state.where.filter((c) => c.field !== 'stage'), { field: 'stage', op: 'is' as const, value: stage }]
  const items = useItems(register.id, { ...state, where }, CARDS, 'no')
  const [first] = items.data?.pages ?? []
  const rows = items.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <section aria-label={STAGE_TITLES[stage]}>
      <h2>
        {STAGE_TITLES[stage]}
        <small>{first ? countInWords(first, register.counter) : ''}</small>
      </h2>
      {items.error && <ErrorState error={items.error} onRetry={() => void items.refetch()} />}
      {items.isPending && <Loading rows={3} />}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={paths.item(row.register, row.id)} title={row.title}>
              {row.title}
            </Link>
            <div>
              <LightMark light={row.light} because={row.because} size={12} />
              <span>{row.unit ? row.unit.short : '待定'}</span>
              {row.due !== null && <DueMark date={row.due} done={isOver(stage)} />}
            </div>
          </li>
        ))}
      </ul>
      {items.hasNextPage && (
        <Button block loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
          再显示 {CARDS} {register.counter}
        </Button>
      )}
    </section>
  )
}
