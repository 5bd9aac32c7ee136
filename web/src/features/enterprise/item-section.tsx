import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { isPressing } from '@gongjian/domain/light/light.ts'
import { isOver } from '@gongjian/domain/register/life.ts'
import { useReach } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { Empty } from '../../components/empty.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Unknown } from '../../components/unknown.tsx'
import styles from './enterprise.module.css'
import { byUrgency } from './by-urgency.ts'
import type { FileProps } from './enterprise-of-address.tsx'
import { itemsWords } from './enterprise-words.ts'

type Item = EnterpriseDetail['registers'][number]

/** The registers that it stands in, each item with its light and its due day. */
export function ItemSection({ enterprise }: FileProps) {
  const { registers } = enterprise
  const seesAll = useReach('item.read') === 'all'
  return (
    <Section title="台账" note={itemsWords(registers.length, seesAll)} flush>
      {registers.length === 0 ? (
        <Empty text={seesAll ? '还没有列入任何台账' : '没有本单位可见的条目；其他单位的台账中可能有'} />
      ) : (
        <DataTable columns={COLUMNS} rows={byUrgency(registers)} rowKey={(r) => `${r.register}.${r.id}`} bare stacks />
      )}
    </Section>
  )
}

const COLUMNS: readonly Column<Item>[] = [
  {
    key: 'title',
    title: '条目',
    render: (r) => <Link href={paths.item(r.register, r.id)}>{r.title}</Link>,
  },
  {
    key: 'register',
    title: '台账',
    width: 200,
    render: (r) => (
      <>
        <Link href={paths.register(r.register)}>{r.registerTitle}</Link>{' '}
        <ClauseLink label={clauseLabel(r.clause)} clause={r.clause} />
      </>
    ),
  },
  { key: 'stage', title: '状态', width: 96, render: (r) => <StateTag of="stage" state={r.stage} /> },
  {
    key: 'light',
    title: '灯',
    width: 110,
    render: (r) => (
      <>
        <LightMark light={r.light} text={r.life === 'record' ? '不计期限' : true} because={r.because} size={12} />
        {isPressing(r.light) && <small className={styles.onPaper}>{r.because}</small>}
      </>
    ),
  },
  {
    key: 'due',
    title: '到期日',
    width: 190,
    render: (r) =>
      r.life === 'record' ? (
        <span>不计期限</span>
      ) : r.due === null ? (
        <Unknown because="没有到期日：持续推进，或决定期限的字段还没有填" />
      ) : (
        <DueMark date={r.due} done={isOver(r.stage)} />
      ),
  },
]
