import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { UNIT_KIND_TITLES } from '@gongjian/domain/unit/unit.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { TaskLinks } from './task-links.tsx'
import type { UnitRow } from './unit-view.ts'
import styles from './unit.module.css'

/** One unit: its names through time, its tasks, its townships. */
export function UnitDrawer({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const mayEdit = useMay('unit.edit')
  const [renaming, setRenaming] = useState(false)
  return (
    <Drawer
      open
      size={520}
      title={unit.name}
      onClose={onClose}
      extra={mayEdit && <Button onClick={() => setRenaming(true)}>登记更名</Button>}
    >
      <dl className={styles.facts}>
        <dt>类别</dt>
        <dd>{UNIT_KIND_TITLES[unit.kind]}</dd>
        <dt>代码</dt>
        <dd>{unit.code}</dd>
        <dt>历次名称</dt>
        <dd>
          <ul className={styles.names}>
            {[...unit.names].reverse().map((n) => (
              <li key={n.validFrom + n.name}>
                {n.name} <span className={styles.quiet}>自 {n.validFrom} 起</span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>别称</dt>
        <dd>{unit.aliases.join('、') || '—'}</dd>
        <dt>牵头任务</dt>
        <dd>
          <TaskLinks tasks={unit.leads} />
        </dd>
        <dt>配合任务</dt>
        <dd>
          <TaskLinks tasks={unit.cooperates} />
        </dd>
        {unit.kind === 'body' && (
          <>
            <dt>乡镇街道</dt>
            <dd>
              <Townships unit={unit.code} />
              <p className={styles.more}>
                <Link href={`${paths.units()}?view=townships&body=${unit.code}`}>
                  {mayEdit ? '调整归属' : '在列表中查看'}
                </Link>
              </p>
            </dd>
          </>
        )}
      </dl>
      {renaming && <RenameDialog unit={unit} onClose={() => setRenaming(false)} />}
    </Drawer>
  )
}

function Townships({ unit }: { unit: string }) {
  const townships = useOperation(OPERATIONS.listTownships, { unit })
  if (townships.error) return <ErrorState error={townships.error} onRetry={() => void townships.refetch()} />
  if (!townships.data) return <Loading rows={2} />
  return <>{townships.data.map((t) => t.name).join('、') || '没有归属的乡镇街道'}</>
}
