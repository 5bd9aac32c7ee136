import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { placeWords, stateWords } from './enterprise-words.ts'
import styles from '../../components/map/map.module.css'

/** So many items are told; the file has them all. */
const ITEMS = 4

/** What a click on the map shows of an enterprise. */
export function EnterpriseCard({ id, onClose }: { id: number; onClose: () => void }) {
  const enterprise = useOperation(OPERATIONS.getEnterprise, { enterprise: id })
  const row = enterprise.data
  return (
    <aside className={styles.card} aria-label="所选企业">
      <button type="button" aria-label="关闭" onClick={onClose}>
        ×
      </button>
      {enterprise.error && <p>{enterprise.error.message}</p>}
      {enterprise.isPending && <Loading rows={3} />}
      {row && (
        <>
          <h3>
            <Link href={paths.enterprise(row.id)}>{row.name}</Link>
          </h3>
          <p>
            <LightMark light={row.light} text size={12} />
          </p>
          <dl>
            <dt>所在</dt>
            <dd>{placeWords(row)}</dd>
            <dt>状态</dt>
            <dd>{stateWords(row) || '未填'}</dd>
            <dt>台账</dt>
            <dd>
              {row.registers.slice(0, ITEMS).map((r) => (
                <div key={`${r.register}${r.id}`}>
                  <LightMark light={r.light} because={r.because} size={10} />{' '}
                  <Link href={paths.item(r.register, r.id)}>{r.registerTitle}</Link>
                </div>
              ))}
              {row.registers.length > ITEMS && <span>等 {row.registers.length} 条</span>}
              {row.registers.length === 0 && '没有可见的台账条目'}
            </dd>
          </dl>
        </>
      )}
    </aside>
  )
}
