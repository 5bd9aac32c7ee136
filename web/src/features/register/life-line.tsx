import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { ItemDetail, ItemMove } from '@gongjian/domain/register/item.ts'
import { MOVES, STAGE_TITLES, WAYS } from '@gongjian/domain/register/life.ts'
import { referenceInWords } from '@gongjian/domain/register/reference.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import styles from '../../components/form/form.module.css'

/** Who did what, when and why; below it the stages that are still to come. */
export function LifeLine({ register, item }: { register: Register; item: ItemDetail }) {
  const way = WAYS['worked-off']
  const ahead = register.life === 'record' || item.stage === 'removed' ? [] : way.slice(way.indexOf(item.stage) + 1)
  return (
    <Section title="生命线">
      <ol className={styles.line}>
        {item.relapseOf !== null && (
          <li>
            <p>
              由已销号的{' '}
              <Link href={paths.item(register.id, item.relapseOf)}>
                {referenceInWords(item.relapseOf, item.references.relapseOf?.title)}
              </Link>{' '}
              反弹而来
            </p>
          </li>
        )}
        {item.moves.map((m) => (
          <li key={`${m.at}${m.move}`} data-tone={m.move === 'return' || m.move === 'relapse' ? 'back' : undefined}>
            <p>
              <b>{moveTitle(m)}</b> {m.unit === '' || m.unit === m.by ? m.by : `${m.unit} ${m.by}`}
            </p>
            <time dateTime={m.at}>{instantInWords(m.at).slice(0, 16)}</time>
            {m.verifiedBy !== null && <p>{m.verifiedBy}</p>}
            {m.reason !== null && m.reason !== '' && <p>理由：{m.reason}</p>}
          </li>
        ))}
        {item.relapses.map(({ id, title }) => (
          <li key={`relapse${id}`} data-tone="back">
            <p>
              再次发现：<Link href={paths.item(register.id, id)}>{referenceInWords(id, title)}</Link>
            </p>
          </li>
        ))}
        {ahead.map((s) => (
          <li key={s} data-tone="coming">
            <p>{STAGE_TITLES[s]}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function moveTitle({ move, to }: ItemMove): string {
  switch (move) {
    case 'create':
      return `登记为${STAGE_TITLES[to]}`
    case 'relapse':
      return '登记反弹'
    case 'assign':
      return '指定责任单位'
    case 'recheck':
      return '回头看'
    case 'list':
    case 'start':
    case 'claim':
    case 'verify':
    case 'return':
    case 'close':
    case 'remove':
    case 'restore':
      return MOVES[move].title
  }
}
