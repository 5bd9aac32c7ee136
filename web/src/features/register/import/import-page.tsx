import { useState } from 'react'
import { z } from 'zod'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { paths } from '../../../app/paths.ts'
import { ClauseLink } from '../../../components/clause-link.tsx'
import { Empty } from '../../../components/empty.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Link } from '../../../components/link.tsx'
import { Loading } from '../../../components/loading.tsx'
import { PageHead } from '../../../components/page-head.tsx'
import { useOperation } from '../../../app/query.ts'
import { useParam } from '../../../components/use-param.ts'
import { useUrlState } from '../../../components/use-url-state.ts'
import { useRegister, type RegisterView } from '../use-register.ts'
import { DropFile } from './drop-file.tsx'
import { isMoving } from './import-words.ts'
import { JobView } from './job-view.tsx'
import { PastImports } from './past-imports.tsx'
import list from '../../../components/list/list.module.css'
import styles from './import.module.css'

const UrlState = z.object({ job: z.coerce.number().int().optional().catch(undefined) })
const POLL_MS = 1000

/** A workbook into the register: dropped, looked at, then taken or left. */
export function ImportPage() {
  const id = useParam('register')
  const register = useRegister(id)
  if (register.error) return <ErrorState error={register.error} onRetry={() => void register.refetch()} />
  if (!register.data) return <Loading page rows={8} />
  if (!register.data.mayImport)
    return (
      <Empty text="您不能导入这个台账：它的条目由别的单位登记">
        <Link href={paths.register(id)}>回到台账</Link>
      </Empty>
    )
  return <ImportBody key={id} view={register.data} />
}

function ImportBody({ view }: { view: RegisterView }) {
  const register = view.definition
  const [{ job }, set] = useUrlState(UrlState)
  const open = (next: number | undefined) => set({ job: next }, { push: true })
  return (
    <>
      <PageHead
        title={`导入${register.title}`}
        lead={
          <span className={list.lead}>
            <Link href={paths.register(register.id)}>回到{register.title}</Link>
            <ClauseLink label={view.clauseLabel} clause={register.clause} />
          </span>
        }
      />
      {job === undefined ? (
        <div className={styles.start}>
          <DropFile register={register} onStarted={open} />
          <PastImports register={register.id} onOpen={open} />
        </div>
      ) : (
        <Job key={job} view={view} id={job} onLeave={() => open(undefined)} />
      )}
    </>
  )
}

/** Looked at every second while it runs; the page may be left, the job goes on. */
function Job({ view, id, onLeave }: { view: RegisterView; id: number; onLeave: () => void }) {
  const [moving, setMoving] = useState(true)
  const job = useOperation(OPERATIONS.getImport, { id }, { refetchInterval: moving ? POLL_MS : false, staleTime: 0 })
  const now = job.data === undefined || isMoving(job.data.state)
  if (now !== moving) setMoving(now)
  if (job.data) return <JobView view={view} job={job.data} onLeave={onLeave} />
  if (job.error) return <ErrorState error={job.error} onRetry={() => void job.refetch()} />
  return <Loading rows={6} />
}
