import { useMay } from '../../app/me.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Desk } from './desk.tsx'
import { StartPanel } from './start-panel.tsx'
import { useDraft } from './use-draft.ts'

/** 新方案: an official document becomes a plan, read by the machine and mended by hand. */
export function NewPlanPage() {
  const may = useMay('plan.import')
  const { draft, reading, dispatch, kept } = useDraft()
  if (!may)
    return (
      <>
        <PageHead title="新方案" />
        <Empty text="建立方案由市攻坚办办理。如需建立，请把文件交给市攻坚办" />
      </>
    )
  if (!draft || !reading) return <StartPanel dispatch={dispatch} />
  return <Desk draft={draft} reading={reading} kept={kept} dispatch={dispatch} />
}
