import type { Value } from '@gongjian/domain/register/value.ts'
import { Link } from '../link.tsx'
import { useLater } from '../use-later.ts'
import styles from './form.module.css'

/** So many are told. */
export const LIKE_MOST = 5
/** Shorter words are like everything. */
const SHORTEST = 3

/** What to look for: the first of the names that is long enough, once its writing pauses; '': nothing yet. */
export function useLikeWords(...names: readonly (Value | undefined)[]): string {
  const words = names.map((name) => (typeof name === 'string' ? name.trim() : ''))
  return useLater(words.find((w) => w.length >= SHORTEST) ?? '')
}

interface Props {
  readonly lead: string
  readonly rows: readonly { readonly href: string; readonly name: string; readonly told: string }[]
}

/** What is there already under such a name: told before it is entered a second time. */
export function LikeThese({ lead, rows }: Props) {
  if (rows.length === 0) return null
  return (
    <div className={styles.like} role="status">
      {lead}
      <ul>
        {rows.map(({ href, name, told }) => (
          <li key={href}>
            <Link href={href} target="_blank">
              {name}
            </Link>{' '}
            {told}
          </li>
        ))}
      </ul>
    </div>
  )
}
