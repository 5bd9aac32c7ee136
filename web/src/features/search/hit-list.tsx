import { HIT_KIND_TITLES, type Hit } from '@gongjian/domain/search/contracts.ts'
import { Link } from '../../components/link.tsx'
import { groupHits } from './use-hits.ts'
import styles from './search.module.css'

interface Props {
  readonly hits: readonly Hit[]
  readonly q: string
  /** The one that Enter opens. */
  readonly active?: Hit | undefined
  readonly onOpen?: () => void
}

/** Hits by kind, with the words that were looked for marked. */
export function HitList({ hits, q, active, onOpen }: Props) {
  return (
    <div className={styles.groups}>
      {groupHits(hits).map(({ kind, hits: group }) => (
        <section key={kind} aria-label={HIT_KIND_TITLES[kind]}>
          <h3>
            {HIT_KIND_TITLES[kind]} <small>{group.length}</small>
          </h3>
          {group.map((hit) => (
            <Link
              key={hit.link + hit.title}
              href={hit.link}
              className={hit === active ? styles.active : undefined}
              data-active={hit === active || undefined}
              onClick={onOpen}
            >
              <span className={styles.title}>
                <Marked text={hit.title} q={q} />
              </span>
              {hit.excerpt !== '' && (
                <span className={styles.excerpt}>
                  <Marked text={hit.excerpt} q={q} />
                </span>
              )}
            </Link>
          ))}
        </section>
      ))}
    </div>
  )
}

function Marked({ text, q }: { text: string; q: string }) {
  const word = q.trim()
  const at = word === '' ? -1 : text.toLowerCase().indexOf(word.toLowerCase())
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + word.length)}</mark>
      {text.slice(at + word.length)}
    </>
  )
}
