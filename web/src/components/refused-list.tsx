import type { z } from 'zod'
import type { Refusal } from '@gongjian/domain/register/work-contracts.ts'
import styles from './form/dialogs.module.css'

interface Props {
  readonly refused: readonly z.infer<typeof Refusal>[]
  readonly counter: string
  /** Not one can be done. */
  readonly all: boolean
}

/** Who is refused, and why; nothing where nobody is. */
export function RefusedList({ refused, counter, all }: Props) {
  if (refused.length === 0) return null
  return (
    <div className={styles.refused} role="status">
      <b>{all ? '现在不能办：' : `${refused.length} ${counter}不能办，其余照办：`}</b>
      <ul>
        {refused.map((r) => (
          <li key={r.id}>
            {r.title}：{r.why}
          </li>
        ))}
      </ul>
    </div>
  )
}
