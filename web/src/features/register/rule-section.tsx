import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { CandidateView } from '@gongjian/domain/sweep/contracts.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Link } from '../../components/link.tsx'
import { RuleClause } from '../../components/rule-clause.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import styles from '../../components/form/form.module.css'

/** What the plan's rules say of the item (规则排查), and the row of another register that it was made of; nothing where they say nothing. */
export function RuleSection({ register, id }: { register: string; id: number }) {
  const found = useOperation(OPERATIONS.listItemCandidates, { register, id })
  if (!found.data || found.data.length === 0) return null
  return (
    <Section title="规则依据">
      <ul className={styles.plainList}>
        {found.data.map((c) => (
          <li key={c.id}>
            <span>
              <Link
                href={paths.sweep(c.subject, {
                  state: c.standing === 'unknown' ? 'unknown' : c.state,
                  rule: c.finding.rule,
                })}
              >
                {c.finding.title}
              </Link>{' '}
              <RuleClause rule={c.finding.rule} clause={c.finding.clause} label={c.clauseLabel} />
              <Elsewhere of={c} register={register} id={id} />
            </span>
            <StateTag of="candidate" state={c.state} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The other end, where it is another item. */
function Elsewhere({ of: { item, into }, register, id }: { of: CandidateView; register: string; id: number }) {
  const isHere = item.register === register && item.id === id
  const other = isHere ? into : item
  if (other === null || (other.register === register && other.id === id)) return null
  return (
    <>
      {' '}
      {isHere ? '列入' : '来自'} <Link href={paths.item(other.register, other.id)}>{other.title}</Link>
    </>
  )
}
