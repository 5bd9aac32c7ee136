import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { isOver } from '@gongjian/domain/register/life.ts'
import { referenceInWords } from '@gongjian/domain/register/reference.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { DueMark } from '../../components/due-mark.tsx'
import { EnterpriseLink } from '../../components/enterprise-link.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import styles from '../../components/map/map.module.css'

interface Props {
  readonly register: Register
  readonly id: number
  readonly asOf: string | undefined
  readonly onClose: () => void
}

/** So many of the register's own fields say what the item is. */
const FIELDS = 4

export function ItemCard({ register, id, asOf, onClose }: Props) {
  const item = useOperation(OPERATIONS.getItem, { register: register.id, id, ...(asOf === undefined ? {} : { asOf }) })
  const row = item.data
  const fields = Object.entries(register.fields).flatMap(([key, field]) => {
    const value = row?.values[key] ?? null
    const text =
      field.kind === 'item' && typeof value === 'number'
        ? referenceInWords(value, row?.references[key]?.title)
        : textOf(value, field)
    return text === '' ? [] : [{ key, label: field.label, text }]
  })
  return (
    <aside className={styles.card} aria-label="所选条目">
      <button type="button" aria-label="关闭" onClick={onClose}>
        ×
      </button>
      {item.error && <p>{item.error.message}</p>}
      {item.isPending && <Loading rows={3} />}
      {row && (
        <>
          <h3>
            <Link href={paths.item(row.register, row.id, asOf)}>{row.title}</Link>
          </h3>
          <p>
            <StateTag of="stage" state={row.stage} />{' '}
            <LightMark light={row.light} text because={row.because} size={12} />
          </p>
          <dl>
            {row.enterprise && (
              <>
                <dt>企业</dt>
                <dd>
                  <EnterpriseLink of={row.enterprise} />
                </dd>
              </>
            )}
            <dt>责任单位</dt>
            <dd>{row.unit?.name ?? '待定'}</dd>
            {row.due !== null && (
              <>
                <dt>到期日</dt>
                <dd>
                  <DueMark date={row.due} done={isOver(row.stage)} />
                </dd>
              </>
            )}
            {fields.slice(0, FIELDS).map((f) => (
              <div key={f.key} className={styles.pair}>
                <dt>{f.label}</dt>
                <dd>{f.text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </aside>
  )
}
