import type { Balance } from '@gongjian/domain/register/item.ts'
import { columnOf } from '@gongjian/domain/register/columns.ts'
import { unitOf } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { paths } from '../../app/paths.ts'
import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import styles from '../../components/form/form.module.css'

/** What a credit has, who took of it, and what is left. */
export function BalanceSection({ register, balance }: { register: Register; balance: Balance }) {
  const left = columnOf(register, 'left')
  const unit = (left && unitOf(left)) ?? ''
  const words = (n: number | null): string => (n === null ? '数量未填' : `${numberInWords(n)} ${unit}`)
  return (
    <Section title="余额">
      <dl className={styles.due}>
        <dt>入账</dt>
        <dd>{words(balance.amount)}</dd>
        <dt>已支出</dt>
        <dd>{words(balance.spent)}</dd>
        <dt>{left?.label ?? '余额'}</dt>
        <dd>
          <b>{words(balance.left)}</b>
        </dd>
      </dl>
      {balance.draws.length > 0 && (
        <ul className={styles.plainList} aria-label="用到这笔入账的支出">
          {balance.draws.map((d) => (
            <li key={d.id}>
              <span>
                <Link href={paths.item(d.register, d.id)}>{d.title}</Link> {words(d.amount)}
                <span className={styles.quiet}>
                  {' '}
                  {d.on} {d.unit?.short}
                </span>
              </span>
              <StateTag of="stage" state={d.stage} />
            </li>
          ))}
        </ul>
      )}
      {balance.expired > 0 && (
        <p className={styles.quiet}>有效期已过，没有用完的 {words(balance.expired)}不能再用于替代。</p>
      )}
      {balance.unseen.length > 0 && (
        <p className={styles.quiet}>
          另有其他单位的支出：{balance.unseen.map((b) => `${b.unit?.short ?? '待定'} ${words(b.amount)}`).join('、')}。
        </p>
      )}
      {balance.spent === 0 && <p className={styles.quiet}>还没有支出用到这笔入账。</p>}
    </Section>
  )
}
