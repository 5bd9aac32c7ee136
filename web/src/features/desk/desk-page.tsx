import { Button } from 'antd'
import { z } from 'zod'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { RegisterId } from '@gongjian/domain/register/item.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { usePages } from '../../app/use-pages.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { EnterpriseLink } from '../../components/enterprise-link.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { countInWords } from '../../components/list/count-in-words.ts'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { TodoList } from '../../components/todo-list.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import styles from './desk.module.css'

const UrlState = z.object({ register: RegisterId.optional().catch(undefined) })
const PAGE = 50

/** All that waits for me: reports and filings, then the items of every register by due date. */
export function DeskPage() {
  const [{ register }, set] = useUrlState(UrlState)
  const overview = useOperation(OPERATIONS.getOverview, {})
  const mayRead = useMay('item.read')
  return (
    <>
      <PageHead title="我的待办" />
      <div className={styles.sections}>
        {overview.error && <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />}
        {overview.data && (
          <TodoList
            todos={overview.data.todos}
            title="月报、报送、审查和排查"
            empty="没有等着您办的月报、报送、审查和排查"
          />
        )}
        {mayRead && <ItemDesk register={register} onRegister={(next) => set({ register: next })} />}
      </div>
    </>
  )
}

interface ItemDeskProps {
  readonly register: string | undefined
  readonly onRegister: (register: string | undefined) => void
}

function ItemDesk({ register, onRegister }: ItemDeskProps) {
  const desk = usePages(
    OPERATIONS.listMyDesk,
    { limit: PAGE, ...(register === undefined ? {} : { register }) },
    { keepPrevious: false },
  )
  const [first] = desk.data?.pages ?? []
  const rows = desk.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <Section title="台账" note={first && `${countInWords(first)}，按到期日先后`} flush>
      {first && first.byRegister.length > 1 && (
        <div className={styles.registers} role="group" aria-label="按台账">
          <button type="button" aria-pressed={register === undefined} onClick={() => onRegister(undefined)}>
            全部
          </button>
          {first.byRegister.map((r) => (
            <button
              key={r.register}
              type="button"
              aria-pressed={register === r.register}
              onClick={() => onRegister(r.register)}
            >
              {r.title} <b>{r.count.toLocaleString()}</b>
            </button>
          ))}
        </div>
      )}
      {desk.error && <ErrorState error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.isPending && <Loading rows={8} />}
      {first && rows.length === 0 && <Empty text="台账里没有等着您办的事" />}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={`${row.register}${row.id}`}>
            <LightMark light={row.light} because={row.because} />
            <div className={styles.what}>
              <Link href={paths.item(row.register, row.id)}>{row.title}</Link>
              <small>
                {row.registerTitle} · {row.unit?.name ?? '责任单位待定'}
                {row.enterprise !== null && (
                  <>
                    {' '}
                    · <EnterpriseLink of={{ id: row.enterprise, name: row.title }} text="企业档案" />
                  </>
                )}
              </small>
            </div>
            <StateTag of="stage" state={row.stage} />
            <span className={styles.waits}>{row.waitsFor}</span>
            <span className={styles.due}>{row.due === null ? '没有期限' : <DueMark date={row.due} />}</span>
          </li>
        ))}
      </ul>
      {desk.hasNextPage && (
        <div className={styles.more}>
          <Button loading={desk.isFetchingNextPage} onClick={() => void desk.fetchNextPage()}>
            再显示 {PAGE} 条
          </Button>
        </div>
      )}
    </Section>
  )
}
