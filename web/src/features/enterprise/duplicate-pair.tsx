import { Button } from 'antd'
import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { sidesOf } from './duplicate-sides.ts'
import type { Pair } from './duplicates-page.tsx'
import { EnterpriseMarks } from './enterprise-marks.tsx'
import styles from './enterprise.module.css'

interface Props {
  readonly pair: Pair
  readonly onMerge: (into: number, from: number) => void
  readonly onApart: () => void
}

/** Two enterprises side by side, what differs marked; which of them stays is chosen by its own button. */
export function DuplicatePair({ pair, onMerge, onApart }: Props) {
  const { first, second, because, metres } = pair
  const away = metres !== null && !because.includes('米') ? `，相距约 ${metres.toLocaleString()} 米` : ''
  return (
    <Section
      title={first.name === second.name ? first.name : `${first.name} / ${second.name}`}
      note={`${because}${away}`}
      flush
    >
      <table className={styles.pair}>
        <thead>
          <tr>
            <th aria-label="项目" />
            <Head of={first} />
            <Head of={second} />
          </tr>
        </thead>
        <tbody>
          {sidesOf(first, second).map((s) => (
            <tr key={s.label} data-differs={s.differs || undefined}>
              <th scope="row">{s.label}</th>
              <td>{s.first === '' ? <Unknown because="未填" /> : s.first}</td>
              <td>{s.second === '' ? <Unknown because="未填" /> : s.second}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">哪一家留下</th>
            <td>
              <Button size="small" onClick={() => onMerge(first.id, second.id)}>
                留下这一家
              </Button>
            </td>
            <td>
              <Button size="small" onClick={() => onMerge(second.id, first.id)}>
                留下这一家
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
      <div className={styles.pairFoot}>
        <Button size="small" type="text" onClick={onApart}>
          不是同一家
        </Button>
      </div>
    </Section>
  )
}

function Head({ of }: { of: EnterpriseRow }) {
  return (
    <th scope="col">
      <Link href={paths.enterprise(of.id)} target="_blank">
        {of.name}
      </Link>{' '}
      <EnterpriseMarks of={of} />
    </th>
  )
}
